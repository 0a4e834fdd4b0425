//! Reads what the review screen shows.

use crate::app::{App, AppError};
use crate::domain::query::Query;
use crate::tui::state::review::{Ask, Loaded};

/// Answers what the screen asks.
///
/// # Errors
/// When the ledger cannot be read.
pub fn load(app: &App, ask: &Ask) -> Result<Loaded, AppError> {
    let queue = app.review_queue(&ask.query, ask.limit)?;
    let all = match ask.query {
        Query::All => queue.total,
        _ => app.review_count(&Query::All)?,
    };
    let next = match queue.total {
        0 => app.first_review(&ask.query)?,
        _ => None,
    };
    Ok(Loaded { beside: all.saturating_sub(queue.total), queue, next, rules: *app.review_rules() })
}
