//! `--as-of`: the commands that read show the ledger as it was recorded then.

use super::failure::Failure;
use super::session::Session;
use crate::app::AsOf;
use crate::i18n::past::{nothing_by, shown_as_of};

/// Turns a session to the past and says so.
///
/// # Errors
/// A moment that cannot be read or has not come, or that the ledger cannot be
/// read.
pub fn look_back(session: &mut Session, typed: &str) -> Result<(), Failure> {
    let point = session.point("--as-of", typed)?;
    let past = session.app.past(point)?;
    if let Some(AsOf { day, op }) = past.as_of() {
        let words = match op {
            0 => nothing_by(day, session.app.first_day()?, session.lang),
            _ => shown_as_of(day, op, session.lang),
        };
        session.output.note(&words);
    }
    session.today = past.thresholds().today;
    session.app = past;
    Ok(())
}
