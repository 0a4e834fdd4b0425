//! Reads what the week screen shows, and makes what it hands on: a file, a text
//! for the clipboard, a sealed report.

use crate::app::{App, AppError, HandedOn, Outcome};
use crate::domain::iso_week::Week;
use crate::domain::weekly::Wanted;
use crate::report::text::PAGE_COLUMNS;
use crate::report::{json, render};
use crate::tui::state::week::{Ask, Loaded, Printing};

/// Answers what the screen asks.
///
/// # Errors
/// When the week has not begun, the ledger cannot be read, or the file not be
/// written.
pub fn load(app: &App, ask: &Ask) -> Result<Loaded, AppError> {
    match ask {
        Ask::Report { week, unit, wanted } => {
            let week = shown(app, *week);
            let sealed = app.closing_seal(week)?;
            let report = match &sealed {
                Some(sealed) => app.sealed_report(&sealed.seal)?,
                None => app.weekly(week, unit, *wanted)?,
            };
            let sealed = sealed.map(|sealed| sealed.op);
            Ok(Loaded::Report { report: Box::new(report), sealed })
        }
        Ask::Write { typed, folder, printing, existing } => {
            let path = app.typed_path(typed, folder);
            match app.write_file(&path, &print(app, printing)?, *existing) {
                Ok(written) => Ok(Loaded::Written(written)),
                Err(AppError::Exists { path }) => Ok(Loaded::Taken { typed: typed.clone(), path }),
                Err(error) => Err(error),
            }
        }
        Ask::Copy(printing) => {
            let format = printing.format;
            // What is no text itself is copied as plain text.
            let format = if format.is_text() { format } else { format.readable() };
            let bytes = print(app, &Printing { format, ..printing.clone() })?;
            Ok(Loaded::Copied(String::from_utf8_lossy(&bytes).into_owned()))
        }
    }
}

/// Seals the report as `nuo weekly --seal` does.
///
/// # Errors
/// As [`App::seal`].
pub fn seal(app: &mut App, printing: &Printing) -> Result<Outcome, AppError> {
    let Printing { week, unit, format, languages, ambiguous } = printing;
    let after = app.newest_op()?;
    let week = shown(app, *week);
    // What is sealed is kept as data that any form can be made of later.
    let mut report = app.weekly(week, unit, Wanted { charts: true, ..format.wanted() })?;
    let (outcome, _) = app.seal(&mut report, after, |report| {
        Ok::<_, AppError>(HandedOn {
            data: json::render(report).into_bytes(),
            printed: render(report, *format, *languages, PAGE_COLUMNS, *ambiguous),
            format: format.key(),
            lang: languages.key(),
            template: None,
        })
    })?;
    Ok(outcome)
}

fn shown(app: &App, week: Option<Week>) -> Week {
    week.unwrap_or_else(|| Week::containing(app.thresholds().today))
}

/// The report as `nuo weekly` writes it to a file, with all that its form has
/// and the screen has not.
fn print(app: &App, printing: &Printing) -> Result<Vec<u8>, AppError> {
    let Printing { week, unit, format, languages, ambiguous } = printing;
    let week = shown(app, *week);
    let wanted = format.wanted();
    let report = match app.closing_seal(week)? {
        Some(sealed) => {
            let kept = app.sealed_bytes(&sealed.seal, format.key(), languages.key(), None)?;
            if let Some(bytes) = kept {
                return Ok(bytes);
            }
            match wanted.register {
                true => app.sealed_with_register(&sealed)?,
                false => app.sealed_report(&sealed.seal)?,
            }
        }
        None => app.weekly(week, unit, wanted)?,
    };
    Ok(render(&report, *format, *languages, PAGE_COLUMNS, *ambiguous))
}
