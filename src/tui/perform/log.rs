//! Reads what the log screen shows.

use crate::app::{App, AppError, Extent, LogScope};
use crate::domain::dates::parse_date;
use crate::domain::query::Query;
use crate::text::fold::fold_text;
use crate::tui::state::log::{Ask, At, Chosen, Loaded, Shown, Touched};

/// Events of an operation that the screen reads; the others are counted.
const ENTRY_EVENTS: u32 = 200;

/// Answers what the screen asks.
///
/// # Errors
/// When the ledger cannot be read, or an operation is not there or cannot be
/// undone.
pub fn load(app: &App, ask: &Ask) -> Result<Loaded, AppError> {
    match ask {
        Ask::Window { scope, at, rows } => window(app, scope, *at, *rows),
        Ask::Entry(seq) => Ok(Loaded::Entry(chosen(app, *seq)?)),
        Ask::Find { typed, rows } => find(app, typed, *rows),
        Ask::Preview(seq) => match app.preview_undo(Some(*seq)) {
            Ok(preview) => Ok(Loaded::Preview(preview.op)),
            Err(AppError::BuiltOn { op, later }) => Ok(Loaded::BuiltOn { op, later }),
            Err(error) => Err(error),
        },
        Ask::Place { item, query, sort } => {
            let shown = if app.position(query, *sort, item)?.is_some() {
                Shown::Here
            } else if app.position(&Query::All, *sort, item)?.is_some() {
                Shown::Unfiltered
            } else {
                Shown::Nowhere
            };
            Ok(Loaded::Place { item: item.clone(), shown })
        }
    }
}

fn window(app: &App, scope: &LogScope, at: At, rows: usize) -> Result<Loaded, AppError> {
    app.reading(|app| {
        let place = match at {
            At::Place(place) => place,
            At::Op(seq) => app.log_place(scope, seq)?,
        };
        // The total bounds the place; asking for no rows is cheap.
        let total = app.log(scope, 0..0, Extent::Beginning)?.total;
        let selected = place.min(total.saturating_sub(1));
        let around = rows.max(1) * 2;
        let places = selected.saturating_sub(around)..selected + around + 1;
        let page = app.log(scope, places, Extent::Beginning)?;
        let chosen = page.row(selected).map(|row| chosen(app, row.op.seq)).transpose()?;
        Ok(Loaded::Window { scope: scope.clone(), page, selected, chosen })
    })
}

fn chosen(app: &App, seq: i64) -> Result<Box<Chosen>, AppError> {
    let entry = app.log_entry(seq, ENTRY_EVENTS)?;
    let item = match Touched::by(&entry.row).single() {
        Some(id) => match app.item(id) {
            Ok(_) => Some(id.clone()),
            // Its recording was undone.
            Err(AppError::NoSuchCode { .. }) => None,
            Err(error) => return Err(error),
        },
        None => None,
    };
    Ok(Box::new(Chosen { entry, item }))
}

/// An operation by its number, a commitment, a name, a day: what is typed is
/// the first of these that there is.
fn find(app: &App, typed: &str, rows: usize) -> Result<Loaded, AppError> {
    let typed = typed.trim();
    let marked = typed.strip_prefix(['#', '＃']);
    let item = if marked.is_some() { None } else { app.resolve(typed).ok() };
    if let Some(item) = item {
        return window(app, &LogScope::About(item), At::Place(0), rows);
    }
    if let Ok(seq) = fold_text(marked.unwrap_or(typed)).parse::<i64>() {
        return match app.log_entry(seq, 1) {
            Ok(_) => window(app, &LogScope::All, At::Op(seq), rows),
            Err(AppError::NoSuchOperation(_)) => Ok(Loaded::NotFound(typed.to_owned())),
            Err(error) => Err(error),
        };
    }
    let by = LogScope::By(typed.to_owned());
    if app.log(&by, 0..0, Extent::Beginning)?.total > 0 {
        return window(app, &by, At::Place(0), rows);
    }
    let day = parse_date(typed, app.thresholds().today).ok();
    match day.map(|day| app.last_op_by(day)).transpose()?.flatten() {
        Some(seq) => window(app, &LogScope::All, At::Op(seq), rows),
        None => Ok(Loaded::NotFound(typed.to_owned())),
    }
}
