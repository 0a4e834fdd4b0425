//! Reads what the week screen shows, and makes what it hands on: a file, or a
//! text for the clipboard.

use crate::app::{App, AppError};
use crate::domain::iso_week::Week;
use crate::report::render;
use crate::report::text::PAGE_COLUMNS;
use crate::tui::state::week::{Ask, Loaded, Printing};

/// Answers what the screen asks.
///
/// # Errors
/// When the week has not begun, the ledger cannot be read, or the file not be
/// written.
pub fn load(app: &App, ask: &Ask) -> Result<Loaded, AppError> {
    match ask {
        Ask::Report { week, unit, wanted } => {
            let report = app.weekly(shown(app, *week), unit, *wanted)?;
            Ok(Loaded::Report(Box::new(report)))
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

fn shown(app: &App, week: Option<Week>) -> Week {
    week.unwrap_or_else(|| Week::containing(app.thresholds().today))
}

/// The report as `nuo weekly` writes it to a file, with all that its form has
/// and the screen has not.
fn print(app: &App, printing: &Printing) -> Result<Vec<u8>, AppError> {
    let Printing { week, unit, format, languages, ambiguous } = printing;
    let report = app.weekly(shown(app, *week), unit, format.wanted())?;
    Ok(render(&report, *format, *languages, PAGE_COLUMNS, *ambiguous))
}
