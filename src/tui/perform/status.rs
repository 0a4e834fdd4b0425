//! Reads what the counts screen shows.

use crate::app::{App, AppError};
use crate::tui::state::status::{Ask, Loaded};

/// Answers what the screen asks.
///
/// # Errors
/// When the ledger cannot be read.
pub fn load(app: &App, ask: &Ask) -> Result<Loaded, AppError> {
    Ok(Loaded { overview: Box::new(app.overview(&ask.query)?) })
}
