//! Reads what the week screen shows, and writes the file that it hands on.

use crate::app::{App, AppError};
use crate::domain::iso_week::Week;
use crate::report::text::PAGE_COLUMNS;
use crate::report::{Format, render};
use crate::tui::state::week::{Ask, Handed, Loaded};

/// Answers what the screen asks.
///
/// # Errors
/// When the week has not begun, the ledger cannot be read, or the file not be
/// written.
pub fn load(app: &App, ask: &Ask) -> Result<Loaded, AppError> {
    match ask {
        Ask::Report { week, unit } => {
            let week = week.unwrap_or_else(|| Week::containing(app.thresholds().today));
            Ok(Loaded::Report(Box::new(app.weekly(week, unit)?)))
        }
        Ask::Write { typed, folder, handed, existing } => {
            let bytes = bytes(app, handed)?;
            let path = app.typed_path(typed, folder);
            match app.write_file(&path, &bytes, *existing) {
                Ok(written) => Ok(Loaded::Written(written)),
                Err(AppError::Exists { path }) => Ok(Loaded::Taken { typed: typed.clone(), path }),
                Err(error) => Err(error),
            }
        }
    }
}

/// What `nuo weekly` writes of the same report.
fn bytes(app: &App, handed: &Handed) -> Result<Vec<u8>, AppError> {
    let Handed { report, format, languages, ambiguous } = handed;
    let register = match format {
        Format::Docx => app.annex(report)?,
        Format::Text | Format::Md | Format::Json | Format::Html => Vec::new(),
    };
    Ok(render(report, &register, *format, *languages, PAGE_COLUMNS, *ambiguous))
}
