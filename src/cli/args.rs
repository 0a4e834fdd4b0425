//! The shape of the command line: which words, flags and values there are.
//! Every text about them stands in `i18n`; `help` brings the two together.

use super::agenda::Bundle;
use super::choice::{LangChoice, keyed, languages};
use super::completions::CompletionsArgs;
use super::copies::{BackupArgs, RestoreArgs};
use super::export::ExportArgs;
use super::import::ImportArgs;
use super::own::{AddArgs, EditArgs};
use super::read::ReadArgs;
use super::schema::SchemaArgs;
use super::weekly::WeeklyArgs;
use crate::app::{Group, Sort};
use crate::domain::listing::Column;
use crate::domain::vocabulary::EvidenceKind;
use crate::settings::Color;
use crate::tui::Screen;
use clap::{ArgAction, Args, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// Everything that was typed.
#[derive(Debug, Parser)]
#[command(name = "nuo", version, disable_help_flag = true, disable_version_flag = true)]
#[command(args_override_self = true)]
pub struct Typed {
    #[command(flatten)]
    pub global: Global,
    #[arg(long, value_name = "FILTER")]
    pub filter: Option<String>,
    #[arg(long, value_name = "SCREEN", value_parser = keyed(&Screen::ALL, Screen::key))]
    pub screen: Option<Screen>,
    #[command(subcommand)]
    pub asked: Option<Asked>,
}

/// Flags that every command takes.
#[derive(Debug, Args)]
pub struct Global {
    #[arg(long, global = true, value_name = "FILE")]
    pub db: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    #[arg(long, global = true, value_name = "MOMENT", allow_hyphen_values = true)]
    pub as_of: Option<String>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true, value_name = "WHEN", value_parser = keyed(COLORS, color_key))]
    pub color: Option<Color>,
    #[arg(long, global = true, value_name = "LANG", value_parser = languages())]
    pub lang: Option<LangChoice>,
    #[arg(long, global = true)]
    pub no_input: bool,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(long, global = true)]
    pub read_only: bool,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// What is asked for: something of an open ledger, or not.
#[derive(Debug, Subcommand)]
pub enum Asked {
    #[command(flatten)]
    Ledger(Box<Verb>),
    #[command(flatten)]
    Apart(Apart),
}

/// What is done without opening a ledger first.
#[derive(Debug, Subcommand)]
pub enum Apart {
    Restore(RestoreArgs),
    Completions(CompletionsArgs),
    Man,
    Schema(SchemaArgs),
}

/// What is done with an open ledger.
#[derive(Debug, Subcommand)]
pub enum Verb {
    List(ListArgs),
    Agenda(AgendaArgs),
    Show(CodesArgs),
    Status(StatusArgs),
    Mark(MarkArgs),
    Done(DoneArgs),
    Progress(ProgressArgs),
    Note(NoteArgs),
    Attach(AttachArgs),
    Defer(DeferArgs),
    Add(AddArgs),
    Edit(EditArgs),
    Withdraw(WithdrawArgs),
    Read(ReadArgs),
    Import(ImportArgs),
    Review(ReviewArgs),
    Log(LogArgs),
    Diff(DiffArgs),
    Undo(UndoArgs),
    Redo(RedoArgs),
    Letter(LetterArgs),
    Weekly(WeeklyArgs),
    Export(ExportArgs),
    Check(CheckArgs),
    Doctor,
    Backup(BackupArgs),
    Keys,
    Views,
}

impl Asked {
    /// Whether it shows the ledger, so that it can show a past one.
    #[must_use]
    pub const fn takes_as_of(&self) -> bool {
        match self {
            Self::Ledger(verb) => verb.takes_as_of(),
            Self::Apart(
                Apart::Restore(_) | Apart::Completions(_) | Apart::Man | Apart::Schema(_),
            ) => false,
        }
    }
}

impl Verb {
    const fn takes_as_of(&self) -> bool {
        match self {
            Self::List(_)
            | Self::Agenda(_)
            | Self::Show(_)
            | Self::Status(_)
            | Self::Log(_)
            | Self::Diff(_)
            | Self::Weekly(_)
            | Self::Export(_)
            | Self::Views
            | Self::Check(_) => true,
            Self::Letter(args) => match args.verb {
                LetterVerb::List | LetterVerb::Show(_) => true,
                LetterVerb::Set(_) | LetterVerb::Attach(_) => false,
            },
            Self::Review(args) => args.list,
            Self::Mark(_)
            | Self::Done(_)
            | Self::Progress(_)
            | Self::Note(_)
            | Self::Attach(_)
            | Self::Defer(_)
            | Self::Add(_)
            | Self::Edit(_)
            | Self::Withdraw(_)
            | Self::Read(_)
            | Self::Import(_)
            | Self::Undo(_)
            | Self::Redo(_)
            | Self::Doctor
            | Self::Backup(_)
            | Self::Keys => false,
        }
    }
}

#[derive(Debug, Args)]
pub struct ListArgs {
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    #[arg(long, value_name = "KEY", value_parser = keyed(&Sort::ALL, Sort::key))]
    pub sort: Option<Sort>,
    #[arg(long, value_name = "KEY", value_parser = keyed(&Group::ALL, Group::key))]
    pub group: Option<Group>,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', value_parser = keyed(&Column::ALL, Column::key))]
    pub columns: Vec<Column>,
}

#[derive(Debug, Args)]
pub struct AgendaArgs {
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, conflicts_with = "days")]
    pub to: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub days: u32,
    #[arg(long, value_name = "KEY", default_value = "week", value_parser = keyed(Bundle::ALL, Bundle::key))]
    pub by: Bundle,
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct CodesArgs {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
}

#[derive(Debug, Args)]
pub struct StatusArgs {
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,
    #[arg(long, value_name = "KEY", value_parser = keyed(&Group::ALL, Group::key))]
    pub by: Option<Group>,
    #[arg(long)]
    pub chart: bool,
}

#[derive(Debug, Args)]
pub struct MarkArgs {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(value_name = "STATUS", required = true)]
    pub status: String,
    #[command(flatten)]
    pub how: How,
}

#[derive(Debug, Args)]
pub struct DoneArgs {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[command(flatten)]
    pub how: How,
}

/// What goes with a status.
#[derive(Debug, Args)]
pub struct How {
    #[command(flatten)]
    pub with: With,
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["part", "all_parts"])]
    pub period: Option<String>,
    #[arg(long, value_name = "PART", conflicts_with = "all_parts")]
    pub part: Option<String>,
    #[arg(long)]
    pub all_parts: bool,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub value: Option<String>,
}

/// What goes with any record of progress.
#[derive(Debug, Args)]
pub struct With {
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    #[arg(long, value_name = "EVIDENCE", action = ArgAction::Append)]
    pub evidence: Vec<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

#[derive(Debug, Args)]
pub struct ProgressArgs {
    #[arg(value_name = "CODE")]
    pub code: String,
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    pub value: String,
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    #[command(flatten)]
    pub with: With,
}

#[derive(Debug, Args)]
pub struct NoteArgs {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(value_name = "TEXT", required = true)]
    pub text: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

#[derive(Debug, Args)]
pub struct AttachArgs {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(value_name = "EVIDENCE", required = true)]
    pub evidence: String,
    #[arg(long, value_name = "KIND", value_parser = keyed(EvidenceKind::ALL, EvidenceKind::key))]
    pub kind: Option<EvidenceKind>,
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub number: Option<String>,
    #[arg(long, value_name = "UNIT")]
    pub issuer: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub date: Option<String>,
    #[arg(long, value_name = "GRADE", value_parser = clap::value_parser!(u8).range(0..=3))]
    pub grade: Option<u8>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

#[derive(Debug, Args)]
pub struct DeferArgs {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub to: String,
    /// Its absence is the ledger's to refuse, with the hint that goes with it.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub reason: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

#[derive(Debug, Args)]
pub struct WithdrawArgs {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub reason: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

#[derive(Debug, Args)]
pub struct ReviewArgs {
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,
    #[arg(long, conflicts_with = "list")]
    pub linear: bool,
    #[arg(long)]
    pub list: bool,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

#[derive(Debug, Args)]
pub struct LogArgs {
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
    #[arg(long, value_name = "N", conflicts_with = "code")]
    pub op: Option<i64>,
    #[arg(long, value_name = "N", conflicts_with = "op")]
    pub before: Option<i64>,
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: u32,
}

#[derive(Debug, Args)]
pub struct DiffArgs {
    #[arg(value_name = "MOMENT", allow_hyphen_values = true)]
    pub from: String,
    #[arg(value_name = "MOMENT", allow_hyphen_values = true)]
    pub to: Option<String>,
    #[arg(long = "code", value_name = "CODE", action = ArgAction::Append)]
    pub codes: Vec<String>,
}

#[derive(Debug, Args)]
pub struct UndoArgs {
    #[arg(value_name = "N", value_parser = operation)]
    pub op: Option<i64>,
    #[arg(long)]
    pub dry_run: bool,
}

/// The number of an operation, also as nuo shows it: `21` or `#21`.
fn operation(text: &str) -> Result<i64, std::num::ParseIntError> {
    text.strip_prefix('#').unwrap_or(text).parse()
}

#[derive(Debug, Args)]
pub struct RedoArgs {
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct LetterArgs {
    #[command(subcommand)]
    pub verb: LetterVerb,
}

/// What is to be done with a letter.
#[derive(Debug, Subcommand)]
pub enum LetterVerb {
    List,
    Show(LetterIdArgs),
    Set(LetterSetArgs),
    Attach(LetterAttachArgs),
}

#[derive(Debug, Args)]
pub struct LetterIdArgs {
    #[arg(value_name = "LETTER")]
    pub letter: Option<String>,
}

#[derive(Debug, Args)]
pub struct LetterSetArgs {
    #[arg(value_name = "LETTER")]
    pub letter: Option<String>,
    #[command(flatten)]
    pub change: LetterSet,
    /// A class means nothing without the scheme it belongs to.
    #[arg(long, value_name = "TEXT", requires = "class")]
    pub scheme: Option<String>,
}

/// One fact of a letter; each is an operation of its own.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct LetterSet {
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub reply_date: Option<String>,
    #[arg(long, value_name = "MARK", requires = "scheme")]
    pub class: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub document_number: Option<String>,
}

#[derive(Debug, Args)]
#[command(allow_missing_positional = true)]
pub struct LetterAttachArgs {
    #[arg(value_name = "LETTER")]
    pub letter: Option<String>,
    #[arg(value_name = "FILE", required = true)]
    pub file: OsString,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub days: u32,
}

const COLORS: &[Color] = &[Color::Auto, Color::Always, Color::Never];

const fn color_key(color: Color) -> &'static str {
    match color {
        Color::Auto => "auto",
        Color::Always => "always",
        Color::Never => "never",
    }
}
