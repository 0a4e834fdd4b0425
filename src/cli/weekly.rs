//! `nuo weekly`: prints the report of a week, or writes it to a file.

use super::choice::{LangChoice, keyed, report_languages};
use super::failure::{Exit, Failure};
use super::handing::{hand_over, print};
use super::printing::Printing;
use super::sealing::{choose, kept};
use super::session::{Form, Session};
use crate::app::{App, AppError};
use crate::domain::dates::parse_week;
use crate::domain::iso_week::Week;
use crate::i18n::cli::UsageProblem;
use crate::report::{Format, template, text};
use crate::settings::{Environment, Settings};
use clap::Args;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What `nuo weekly` is asked for.
#[derive(Args, Clone, Debug, Default)]
pub struct WeeklyArgs {
    /// The week: 2026-W11, last, 上周, or any day in it; this week without it
    #[arg(long, value_name = "WEEK", allow_hyphen_values = true)]
    pub week: Option<String>,
    /// The form of the report; by the file's ending unless said, else text
    #[arg(long, value_parser = keyed(&Format::ALL, Format::key))]
    pub format: Option<Format>,
    /// The language of the report; JSON has both
    #[arg(long = "lang", id = "lang", value_name = "LANG", value_parser = report_languages())]
    pub languages: Option<LangChoice>,
    /// Hand the report on: number it, and keep it as it is
    #[arg(long, conflicts_with_all = ["sealed", "fresh"])]
    pub seal: bool,
    /// Compare with the last sealed report and not with the week before
    #[arg(long, conflicts_with = "sealed")]
    pub since_last: bool,
    /// Print the sealed report, also of the running week
    #[arg(long, conflicts_with = "fresh")]
    pub sealed: bool,
    /// Make the report of a sealed week anew, by what is recorded now
    #[arg(long)]
    pub fresh: bool,
    /// Attach the register, also to a form that goes without
    #[arg(long, overrides_with = "no_register")]
    pub register: bool,
    /// Attach no register
    #[arg(long, overrides_with = "register")]
    pub no_register: bool,
    /// Fill in this template, a file of one's own
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
    /// Print the built-in template of a form, to start one's own from
    #[arg(
        long,
        value_name = "FORMAT",
        value_parser = keyed(&template::FORMS, Format::key),
        conflicts_with_all = [
            "week", "format", "seal", "since_last", "sealed", "fresh", "register",
            "no_register", "template",
        ]
    )]
    pub print_template: Option<Format>,
    /// Write to this file and not to the screen
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The terminal that standard output is, if it is one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Screen {
    pub columns: usize,
    pub rows: usize,
    /// `$PAGER`; an empty one or `cat` means none.
    pub pager: Option<String>,
}

/// What pages when `$PAGER` is not set.
const PAGER: &str = "less -FRX";

/// Carries the command out on the program's own streams.
///
/// # Errors
/// As [`run`].
pub fn obey(
    session: &mut Session,
    arguments: &WeeklyArgs,
    environment: &Environment,
) -> Result<Exit, Failure> {
    let mut arguments = arguments.clone();
    if session.form == Form::Json {
        arguments.format = Some(Format::Json);
    }
    let size = std::io::stdout().is_terminal().then(ratatui::crossterm::terminal::size);
    let screen = size.and_then(Result::ok).map(|(columns, rows)| Screen {
        columns: usize::from(columns.max(20)),
        rows: usize::from(rows),
        pager: environment.variables.get("PAGER").cloned(),
    });
    let mut said = Vec::new();
    let mut out = std::io::stdout();
    let done =
        run(&mut session.app, &session.settings, &arguments, screen.as_ref(), &mut out, &mut said);
    // Also when the report could not be written: it may be sealed by then.
    String::from_utf8_lossy(&said).lines().for_each(|line| session.output.note(line));
    done.map(|()| Exit::Done)
}

/// Prints or writes the report. `screen` is set only where `out` is a
/// terminal; what is said about the report goes to `said`.
///
/// # Errors
/// When the week cannot be read or has not begun, or the ledger cannot be
/// read or the file not be written.
pub fn run(
    app: &mut App,
    settings: &Settings,
    arguments: &WeeklyArgs,
    screen: Option<&Screen>,
    out: &mut dyn Write,
    said: &mut dyn Write,
) -> Result<(), Failure> {
    let page = screen.filter(|_| arguments.output.is_none());
    let (bytes, is_text) = match arguments.print_template {
        Some(form) => (template::built_in(form).as_bytes().to_vec(), false),
        None => {
            let printing = Printing::of(app, settings, arguments)?;
            if page.is_some() && !printing.is_readable() {
                return Err(UsageProblem::BinaryOnTerminal { format: printing.key() }.into());
            }
            let columns = page.map_or(text::PAGE_COLUMNS, |screen| screen.columns);
            (report(app, settings, arguments, &printing, columns, said)?, printing.is_text())
        }
    };
    if let Some(screen) = page.filter(|_| is_text) {
        return show(&String::from_utf8_lossy(&bytes), screen, out);
    }
    for line in hand_over(app, settings.lang, arguments.output.as_deref(), &bytes, out)? {
        // The file is there; that nobody hears of it changes nothing.
        let _ = writeln!(said, "{line}");
    }
    Ok(())
}

/// The bytes of the report that was asked for, sealed where that was asked.
fn report(
    app: &mut App,
    settings: &Settings,
    arguments: &WeeklyArgs,
    printing: &Printing,
    columns: usize,
    said: &mut dyn Write,
) -> Result<Vec<u8>, Failure> {
    let today = app.thresholds().today;
    let week = match &arguments.week {
        Some(typed) => parse_week(typed, today).map_err(AppError::NoWeek)?,
        None => Week::containing(today),
    };
    let wanted = printing.wanted(arguments);
    let mut chosen = choose(app, arguments, week, &settings.unit, wanted, settings.lang)?;
    if arguments.seal {
        chosen.said = Some(chosen.seal(app, printing, settings.lang)?);
    }
    let kept = match &chosen.sealed {
        Some(sealed)
            if (columns == text::PAGE_COLUMNS || !printing.is_text())
                && !(arguments.register || arguments.no_register) =>
        {
            kept(app, sealed, printing)?
        }
        Some(_) | None => None,
    };
    let bytes = match kept {
        Some(bytes) => bytes,
        None => {
            chosen.attach(app, wanted)?;
            printing.bytes(&chosen.report, columns)?
        }
    };
    if let Some(words) = &chosen.said {
        // What is printed does not depend on who hears of it.
        let _ = writeln!(said, "{words}");
    }
    Ok(bytes)
}

/// Pages what is longer than the screen.
fn show(text: &str, screen: &Screen, out: &mut dyn Write) -> Result<(), Failure> {
    let pager = screen.pager.as_deref().unwrap_or(PAGER).trim();
    let fits = text.lines().count() < screen.rows;
    if fits || pager.is_empty() || pager == "cat" || !page(text, pager) {
        return print(text.as_bytes(), out);
    }
    Ok(())
}

/// Whether the pager took the text; `sh` reads its command line, which may
/// have arguments.
fn page(text: &str, pager: &str) -> bool {
    let started = Command::new("sh").arg("-c").arg(pager).stdin(Stdio::piped()).spawn();
    let Ok(mut child) = started else { return false };
    if let Some(mut input) = child.stdin.take() {
        // Whoever leaves the pager early has seen enough.
        let _ = input.write_all(text.as_bytes());
    }
    // 127: there is no such program.
    child.wait().is_ok_and(|status| status.code() != Some(127))
}
