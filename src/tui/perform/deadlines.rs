//! Reads what the deadlines screen shows.

use crate::app::{App, AppError, Row};
use crate::tui::state::deadlines::{Ask, Loaded};

/// Answers what the screen asks: the counts where they are not known, and the
/// rows and bars around one place.
///
/// # Errors
/// When the ledger cannot be read.
pub fn load(app: &App, ask: &Ask) -> Result<Loaded, AppError> {
    app.reading(|app| {
        let agenda = match ask.dated {
            Some(_) => None,
            None => Some(app.agenda(&ask.query)?),
        };
        let counted = agenda.as_ref().map(|agenda| (agenda.dated_total(), agenda.total()));
        let (dated, total) = counted.unwrap_or((ask.dated.unwrap_or(0), usize::MAX));
        let stay = match &ask.stay_on {
            Some(id) => app.agenda_place(&ask.query, dated, id)?,
            None => None,
        };
        let place = stay.unwrap_or(ask.place).min(total.saturating_sub(1));
        let around = ask.rows.max(ask.bars).max(1) * 2;
        let offset = place.saturating_sub(around);
        let rows = app.agenda_rows(&ask.query, dated, offset..place + around + 1)?;
        let items_offset = place.saturating_sub(ask.bars).max(offset);
        let bars = rows.iter().skip(items_offset - offset).take(2 * ask.bars);
        let item = |row: &Row| app.item(&row.id);
        let items = bars.map(item).collect::<Result<_, _>>()?;
        Ok(Loaded { agenda, place, offset, rows, items_offset, items })
    })
}
