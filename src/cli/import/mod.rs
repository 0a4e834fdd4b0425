//! `nuo import`: an office's table into the ledger, with a look at what it would
//! do before anything is recorded.

mod answer;
mod ask;
mod known;
mod preview;
mod whole;

use super::choice::keyed;
use super::failure::{Exit, Failure};
use super::session::{Form, Input, Session};
use crate::app::{AppError, Existing, ImportError, Outcome};
use crate::domain::intake::{Intake, OnConflict, Plan, Reject};
use crate::domain::refusal::Refusal;
use crate::i18n::cli::UsageProblem;
use crate::i18n::import::{ImportSay, reject_reason, rejects_written};
use crate::import::columns::{Choice, Columns, read_choice};
use crate::import::rows::{Reading, read_rows};
use crate::import::table::{
    FILE_MAX_BYTES, Format, Found, Search, Table, TableRow, read, rejected,
};
use clap::{ArgAction, Args};
use std::collections::{BTreeMap, HashMap};
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

/// What `nuo import` is given.
#[derive(Debug, Args)]
pub struct ImportArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "FORMAT", value_parser = keyed(Format::ALL, Format::key))]
    pub format: Option<Format>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "CHOICE", value_parser = keyed(OnConflict::ALL, OnConflict::key))]
    pub on_conflict: Option<OnConflict>,
    #[arg(long, value_name = "HEADER=FIELD", action = ArgAction::Append)]
    pub map: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long, value_name = "LETTER")]
    pub letter: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
}

impl ImportArgs {
    fn on_conflict(&self) -> OnConflict {
        self.on_conflict.unwrap_or_default()
    }

    /// Whether anything is asked for that a whole ledger has no place for.
    fn wants_a_table(&self) -> bool {
        let named = self.rejects.is_some() || self.sheet.is_some() || self.letter.is_some();
        self.dry_run || named || self.on_conflict.is_some() || !self.map.is_empty()
    }

    /// Whether the rejected rows would be written over the file they come from.
    fn rejects_over_file(&self) -> bool {
        let place = |path: &Path| path.canonicalize().ok();
        let rejects = self.rejects.as_deref().and_then(place);
        rejects.is_some() && rejects == place(&self.file)
    }
}

/// A file that was read, and what its rows would do.
struct Prepared {
    name: String,
    table: Table,
    columns: Columns,
    intake: Intake,
    plan: Plan,
    rejects: Vec<Reject>,
    passed_over: Vec<u64>,
}

/// Imports a table.
///
/// # Errors
/// A file that cannot be read, rows that are rejected or differ from the
/// ledger, or that the ledger cannot be written. Nothing is recorded then.
pub fn run(session: &mut Session, args: &ImportArgs) -> Result<Exit, Failure> {
    if args.rejects_over_file() {
        return Err(UsageProblem::RejectsOverFile.into());
    }
    let (name, mut reader) = source(session, &args.file)?;
    let problem = |source| AppError::File { path: args.file.clone(), source };
    let mut bytes = Vec::new();
    reader.by_ref().take(whole::HEAD_BYTES).read_to_end(&mut bytes).map_err(problem)?;
    if whole::is_whole(&bytes) {
        if args.wants_a_table() {
            return Err(UsageProblem::NoTable.into());
        }
        return whole::run(session, bytes.as_slice().chain(reader));
    }
    reader.take(FILE_MAX_BYTES).read_to_end(&mut bytes).map_err(problem)?;
    let bad = |error| Failure::Import { name: name.clone(), error };
    let choices: Vec<Choice> =
        args.map.iter().map(|text| read_choice(text)).collect::<Result<_, _>>().map_err(bad)?;
    let format = args.format.unwrap_or_else(|| Format::of(&name, &bytes));
    let headers = choices.iter().map(|choice| choice.header.as_str()).collect();
    let search = Search { sheet: args.sheet.as_deref(), headers };
    let table = match read(&bytes, format, &search).map_err(bad)? {
        Found::Table(table) => table,
        // A file of nuo's own: whoever reads its schema takes over here.
        Found::Own { schema } => return Err(bad(ImportError::Schema { schema })),
    };
    let columns = columns(session, args, &table, choices).map_err(bad)?;
    let mut prepared = prepare(session, args, name, table, columns)?;
    let aside = match &args.rejects {
        Some(path) if !prepared.rejects.is_empty() => {
            Some(set_aside(session, path, &mut prepared)?)
        }
        Some(_) | None => None,
    };
    finish(session, args, prepared, aside)
}

/// The file, or standard input for `-`.
fn source(session: &Session, path: &Path) -> Result<(String, Box<dyn Read>), Failure> {
    if path == Path::new("-") {
        let stdin = std::io::stdin();
        if session.input == Input::Refused && stdin.is_terminal() {
            return Err(UsageProblem::InputIsTerminal.into());
        }
        return Ok(("-".to_owned(), Box::new(stdin.lock())));
    }
    if path.is_dir() {
        return Err(AppError::NotAFile { path: path.to_owned() }.into());
    }
    let problem = |source| AppError::File { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(problem)?;
    Ok((path.display().to_string(), Box::new(file)))
}

/// What the columns mean; where that is not clear a person at a terminal is
/// asked.
fn columns(
    session: &mut Session,
    args: &ImportArgs,
    table: &Table,
    mut choices: Vec<Choice>,
) -> Result<Columns, ImportError> {
    let terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let may_ask = session.input == Input::Allowed && terminal && session.form == Form::Text;
    if !may_ask || args.file == Path::new("-") {
        return Columns::of(&table.headers, &choices);
    }
    ask::ask(&table.headers, &mut choices, session.lang);
    Columns::of(&table.headers, &choices)
}

fn prepare(
    session: &Session,
    args: &ImportArgs,
    name: String,
    table: Table,
    columns: Columns,
) -> Result<Prepared, Failure> {
    let letters = session.app.letters()?;
    let read = |table: &Table| {
        let letter = args.letter.as_deref();
        let Reading { mut intake, rejects, passed_over } =
            read_rows(table, &columns, &letters, letter, session.today);
        intake.on_conflict = args.on_conflict();
        (intake, rejects, passed_over)
    };
    let asked = known::pass_over_known(session, &table)?;
    let (mut intake, mut rejects, passed_over) = read(asked.as_ref().unwrap_or(&table));
    let mut plan = session.app.plan_import(&mut intake)?;
    rejects.append(&mut plan.rejects);
    rejects.sort_by_key(|reject| reject.row);
    Ok(Prepared { name, table, columns, intake, plan, rejects, passed_over })
}

/// The file of the rejected rows, which is written once the others are
/// imported.
struct Aside {
    path: PathBuf,
    bytes: Vec<u8>,
    rows: usize,
}

impl Aside {
    fn write(&self, session: &mut Session) -> Result<(), Failure> {
        session.app.write_file(&self.path, &self.bytes, Existing::Replace)?;
        let path = self.path.display().to_string();
        session.output.note(&rejects_written(self.rows, &path, session.lang));
        Ok(())
    }
}

/// Takes the rejected rows out, so that the others can be imported.
fn set_aside(
    session: &mut Session,
    path: &Path,
    prepared: &mut Prepared,
) -> Result<Aside, Failure> {
    let mut reasons: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for reject in &prepared.rejects {
        reasons.entry(reject.row).or_default().push(reject_reason(reject, session.lang));
    }
    let separator = session.lang.pick("；", "; ");
    let rows: HashMap<u64, &TableRow> =
        prepared.table.rows.iter().map(|row| (row.number, row)).collect();
    let found = |(number, reasons): (&u64, &Vec<String>)| {
        rows.get(number).map(|row| (*row, reasons.join(separator)))
    };
    let listed: Vec<(&TableRow, String)> = reasons.iter().filter_map(found).collect();
    let header = ImportSay::Reason.say(session.lang);
    let problem = |source| AppError::File { path: path.to_owned(), source };
    let bytes = rejected(&prepared.table, &listed, header).map_err(problem)?;
    let aside = Aside { path: path.to_owned(), bytes, rows: listed.len() };
    prepared.intake.rows.retain(|row| !reasons.contains_key(&row.number));
    let standing = prepared.intake.letters().into_iter().map(str::to_owned).collect::<Vec<_>>();
    prepared.intake.letters.retain(|letter| standing.contains(&letter.id));
    prepared.plan = session.app.plan_import(&mut prepared.intake)?;
    Ok(aside)
}

/// Records what is to be recorded, and says what was or would be done.
fn finish(
    session: &mut Session,
    args: &ImportArgs,
    prepared: Prepared,
    aside: Option<Aside>,
) -> Result<Exit, Failure> {
    let stuck = !prepared.rejects.is_empty() && aside.is_none();
    let conflicts = args.on_conflict() == OnConflict::Fail && prepared.plan.has_conflicts();
    let records = prepared.plan.records(args.on_conflict());
    let view = preview::View::of(session, &prepared)?;
    let outcome = if args.dry_run || stuck || conflicts || !records {
        None
    } else {
        Some(session.app.import(prepared.intake.clone())?)
    };
    say(session, args, &view, outcome.as_ref())?;
    if stuck {
        let rows = view.rejected_rows();
        return Err(Failure::Rejected { rows });
    }
    if conflicts && !args.dry_run {
        let rows = view.conflicts();
        return Err(AppError::Refused(Refusal::Conflicts { rows }).into());
    }
    if let Some(aside) = aside {
        aside.write(session)?;
    }
    Ok(Exit::Done)
}

fn say(
    session: &mut Session,
    args: &ImportArgs,
    view: &preview::View,
    outcome: Option<&Outcome>,
) -> Result<(), Failure> {
    match session.form {
        Form::Json => answer::write(session, args, view, outcome),
        Form::Text => preview::write(session, args, view, outcome),
    }
}
