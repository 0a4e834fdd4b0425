//! `nuo export`: the register as a file for others.

use super::choice::keyed;
use super::failure::{Exit, Failure};
use super::handing::hand_over;
use super::session::{Form, Session};
use super::usage::filter_text;
use crate::app::Withdrawn;
use crate::domain::register::RegisterColumn;
use crate::export::{Alarms, Circumstances, Format, Guard, Table, csv, ics, markdown, xlsx};
use crate::i18n::cli::UsageProblem;
use crate::i18n::export::{no_dates, nothing_matches};
use crate::i18n::whole::files_left_out;
use crate::import::columns::is_taken;
use clap::{ArgAction, Args};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// What leaves nuo.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Leaving {
    /// The whole ledger with its history, which nuo reads again.
    Whole,
    Register(Format),
}

impl Leaving {
    const ALL: [Self; 5] = [
        Self::Whole,
        Self::Register(Format::Csv),
        Self::Register(Format::Xlsx),
        Self::Register(Format::Md),
        Self::Register(Format::Ics),
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::Whole => "json",
            Self::Register(format) => format.key(),
        }
    }

    /// What a file of this name holds by its ending.
    fn of_ending(ending: &str) -> Option<Self> {
        match ending.eq_ignore_ascii_case("json") {
            true => Some(Self::Whole),
            false => Format::of_ending(ending).map(Self::Register),
        }
    }
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,
    #[arg(long, value_name = "FORMAT", value_parser = keyed(&Leaving::ALL, Leaving::key))]
    pub format: Option<Leaving>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', value_parser = keyed(&RegisterColumn::ALL, RegisterColumn::key))]
    pub columns: Vec<RegisterColumn>,
    #[arg(long)]
    pub withdrawn: bool,
    #[arg(long)]
    pub raw: bool,
    #[arg(long, value_name = "N", action = ArgAction::Append, conflicts_with = "no_alarm", value_parser = clap::value_parser!(u32).range(0..=366))]
    pub alarm: Vec<u32>,
    #[arg(long)]
    pub no_alarm: bool,
}

impl ExportArgs {
    /// The form that was asked for, or that the file's name says.
    fn leaving(&self, form: Form) -> Result<Leaving, UsageProblem> {
        let ending = self.output.as_deref().and_then(Path::extension);
        let by_name = ending.and_then(|ending| Leaving::of_ending(&ending.to_string_lossy()));
        let by_flag = (form == Form::Json).then_some(Leaving::Whole);
        self.format.or(by_flag).or(by_name).ok_or(UsageProblem::NoFormat {
            known: Leaving::ALL.iter().map(|leaving| leaving.key()).collect(),
        })
    }

    /// Whether anything was asked for that a whole ledger does not have.
    fn asks_for_a_part(&self) -> bool {
        let calendar = self.no_alarm || !self.alarm.is_empty();
        let table = self.raw || self.withdrawn || !self.columns.is_empty();
        calendar || table || !self.filter.is_empty()
    }

    fn alarms(&self) -> Alarms {
        match (self.no_alarm, self.alarm.as_slice()) {
            (true, _) => Alarms(Vec::new()),
            (false, []) => Alarms::default(),
            (false, days) => {
                let mut days = days.to_vec();
                days.sort_unstable_by(|a, b| b.cmp(a));
                days.dedup();
                Alarms(days)
            }
        }
    }
}

/// Writes the register to a file or to standard output.
///
/// # Errors
/// When the form is not said or cannot be shown, a mistake in the filter, or
/// that the ledger cannot be read or the file not be written.
pub fn run(session: &mut Session, args: &ExportArgs) -> Result<Exit, Failure> {
    let format = match args.leaving(session.form)? {
        Leaving::Whole => return whole(session, args),
        Leaving::Register(format) => format,
    };
    if format == Format::Xlsx && args.output.is_none() && std::io::stdout().is_terminal() {
        return Err(UsageProblem::BinaryOnTerminal { format: "xlsx" }.into());
    }
    let filter = filter_text(&args.filter);
    let query = session.query(&filter)?;
    // A calendar has to be told what is withdrawn, or it would keep it.
    let withdrawn = match args.withdrawn || format == Format::Ics {
        true => Withdrawn::Included,
        false => Withdrawn::LeftOut,
    };
    let rows = session.app.register(&query, withdrawn, None)?;
    let about = Circumstances {
        as_of: session.today,
        soon_days: session.settings.soon_days,
        filter: &filter,
        unit: &session.settings.unit,
        lang: session.lang,
    };
    let table = || Table::of(&rows, &args.columns, about.lang).marking(is_taken);
    let guard = if args.raw { Guard::Bare } else { Guard::Guarded };
    let bytes = match format {
        Format::Csv => csv(&table(), guard),
        Format::Xlsx => xlsx(&rows, &table(), &about),
        Format::Md => Ok(markdown(&rows, &args.columns, &about).into_bytes()),
        Format::Ics => Ok(ics(&rows, &args.alarms(), &about).into_bytes()),
    }
    .map_err(Failure::Output)?;
    if rows.is_empty() {
        session.output.note(nothing_matches(session.lang));
    } else if format == Format::Ics && !bytes.windows(12).any(|line| line == b"BEGIN:VEVENT") {
        session.output.note(no_dates(session.lang));
    }
    deliver(session, args.output.as_deref(), &bytes)?;
    Ok(Exit::Done)
}

/// Writes the whole ledger.
fn whole(session: &mut Session, args: &ExportArgs) -> Result<Exit, Failure> {
    if args.asks_for_a_part() {
        return Err(UsageProblem::WholeOnly.into());
    }
    let (document, _) = session.app.whole()?;
    let missing = session.app.files_missing()?;
    if missing > 0 {
        session.output.note(&files_left_out(missing, session.lang));
    }
    deliver(session, args.output.as_deref(), &document)?;
    Ok(Exit::Done)
}

fn deliver(session: &mut Session, path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let said = hand_over(&session.app, session.lang, path, bytes, &mut std::io::stdout().lock())?;
    said.iter().for_each(|line| session.output.note(line));
    Ok(())
}
