//! The terminal interface's only way to the ledger: an effect goes in, a
//! message comes out.

mod deadlines;
mod found;
mod kept;
mod letter;
mod letter_file;
mod list;
mod log;
mod review;
mod status;
mod week;

use super::form::Request;
use super::model::{Detail, Summary};
use super::msg::{Effect, Loaded, Msg, Outside};
use super::state::{ScreenAsk, ScreenLoaded};
use crate::app::{App, AppError, Breadth, Extent, Sort};
use crate::domain::ids::ItemId;
use crate::domain::query::{Flag, Query};
use crate::i18n::{Lang, phrase};
use crate::settings::Kept;

/// Codes that the deadline strip names in one line at the most.
const NAMED_CODES: usize = 12;
/// Operations that the screen shows of an item, and of the ledger.
const SHOWN_OPS: u32 = 30;

/// What was last seen of the ledger, to notice changes from outside. Only
/// looking for them moves it on: what a key reads in between must not hide one.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Changes only when another process has written.
    version: Option<i64>,
    /// The newest operation then, and the own ones since.
    newest: i64,
    today: Option<chrono::NaiveDate>,
    /// The order of the grouped list that is on the screen.
    arranged: Option<list::Arranged>,
}

impl Watch {
    /// Begins to watch, before anything is read for the screen. What cannot be
    /// read now is said when the screen asks for it.
    #[must_use]
    pub fn over(app: &App) -> Self {
        let mut watch = Self::default();
        let _ = note_state(app, &mut watch);
        watch
    }
}

/// Carries an effect out. Effects on the terminal itself are none of its.
pub fn perform(
    app: &mut App,
    watch: &mut Watch,
    kept: &mut Kept,
    effect: Effect,
    lang: Lang,
) -> Msg {
    let result = match effect {
        Effect::Load(ask) => list::load(app, watch, &ask),
        Effect::Detail(id) => detail_alone(app, &id),
        Effect::Summary => summary_alone(app),
        Effect::Screen(ask) => screen(app, &ask, lang),
        Effect::Find(text) => found::find(app, &text).map(Msg::Found),
        Effect::Reach { item, query, sort } => {
            found::shown(app, &item, &query, sort).map(|shown| Msg::Reached(item, shown))
        }
        Effect::ReadLetter(id) => letter::read(app, &id).map(|found| Msg::Reading(Box::new(found))),
        Effect::OpenEvidence(id, place) => {
            letter::evidence(app, &id, place).map(|found| Msg::Outside(Outside::Open(found)))
        }
        Effect::Take(taking, text) => {
            app.take(&taking, &text).map(|outcome| Msg::Recorded(Box::new(outcome)))
        }
        Effect::Add(draft, note) => {
            app.add(*draft, note).map(|outcome| Msg::Recorded(Box::new(outcome)))
        }
        Effect::Execute(request) => execute(app, *request),
        Effect::Collect(which) => list::collect(app, watch, &which),
        Effect::Occurring => app.occurring().map(|words| Msg::Occurring(Box::new(words))),
        Effect::Count(queries) => list::count(app, &queries),
        Effect::KeepView(change) => return kept::change(kept, &change, lang),
        Effect::RememberFilter(filter) => return kept::remember(app, kept, &filter),
        Effect::Seal(printing) => {
            week::seal(app, &printing).map(|outcome| Msg::Recorded(Box::new(outcome)))
        }
        Effect::Undo => app.undo(None).map(|(_, op)| Msg::Undone(Box::new(op))),
        Effect::Revert(seq) => app.undo(Some(seq)).map(|(_, op)| Msg::Undone(Box::new(op))),
        Effect::Redo => app.redo().map(|(_, op)| Msg::Redone(Box::new(op))),
        Effect::Poll => poll(app, watch),
        Effect::Suspend | Effect::Redraw | Effect::Outside(_) | Effect::Travel(_) => {
            Ok(Msg::Nothing)
        }
    };
    // Own changes are no news: each is one operation.
    if matches!(result, Ok(Msg::Recorded(_) | Msg::Undone(_) | Msg::Redone(_))) {
        watch.newest += 1;
    }
    result.unwrap_or_else(|error| Msg::Failed(phrase(&error, lang)))
}

fn note_state(app: &App, watch: &mut Watch) -> Result<(), AppError> {
    watch.version = Some(app.data_version()?);
    watch.newest = app.newest()?;
    watch.today = Some(app.thresholds().today);
    Ok(())
}

fn poll(app: &App, watch: &mut Watch) -> Result<Msg, AppError> {
    let version = app.data_version()?;
    let new_day = watch.today.is_some_and(|day| day != app.thresholds().today);
    if watch.version == Some(version) && !new_day {
        return Ok(Msg::Nothing);
    }
    let before = watch.newest;
    note_state(app, watch)?;
    Ok(Msg::Elsewhere(watch.newest - before))
}

fn screen(app: &App, ask: &ScreenAsk, lang: Lang) -> Result<Msg, AppError> {
    let loaded = match ask {
        ScreenAsk::Deadlines(ask) => ScreenLoaded::Deadlines(deadlines::load(app, ask)?),
        ScreenAsk::Status(ask) => ScreenLoaded::Status(status::load(app, ask)?),
        ScreenAsk::Review(ask) => ScreenLoaded::Review(review::load(app, ask)?),
        ScreenAsk::Week(ask) => ScreenLoaded::Week(week::load(app, ask)?),
        ScreenAsk::Log(ask) => ScreenLoaded::Log(log::load(app, ask)?),
        ScreenAsk::Letter(ask) => return letter_file::load(app, ask, lang),
    };
    Ok(Msg::Screen(Box::new(loaded)))
}

fn detail_alone(app: &App, id: &ItemId) -> Result<Msg, AppError> {
    let today = app.thresholds().today;
    match detail(app, id) {
        Ok(detail) => {
            let detail = Some(detail);
            Ok(Msg::Loaded(Box::new(Loaded { today, page: None, detail, summary: None })))
        }
        // Its recording was undone meanwhile; the screen is read again too.
        Err(AppError::NoSuchCode { .. }) => Ok(Msg::Nothing),
        Err(error) => Err(error),
    }
}

fn summary_alone(app: &App) -> Result<Msg, AppError> {
    let summary = Some((summary(app)?, app.letters()?));
    let today = app.thresholds().today;
    Ok(Msg::Loaded(Box::new(Loaded { today, page: None, detail: None, summary })))
}

fn detail(app: &App, id: &ItemId) -> Result<Detail, AppError> {
    let item = app.item(id)?;
    let clauses = app.clauses(&item)?;
    Ok(Detail { clauses, ops: app.ops_of(id, SHOWN_OPS)?, item })
}

fn summary(app: &App) -> Result<Summary, AppError> {
    let codes = |flag: Flag| -> Result<Vec<String>, AppError> {
        let page = app.page(&Query::Flag(flag), Sort::Due, 0..NAMED_CODES)?;
        Ok(page.rows.iter().map(|row| row.id.code().to_owned()).collect())
    };
    Ok(Summary {
        counts: app.counts(&Query::All)?,
        months: app.due_months()?,
        overdue: codes(Flag::Overdue)?,
        soon: codes(Flag::Soon)?,
        recent: app.ops(SHOWN_OPS, Extent::Beginning)?,
        reviews: app.review_count(&Query::All)?,
    })
}

fn execute(app: &mut App, request: Request) -> Result<Msg, AppError> {
    let Request { mut command, evidence: typed, on, breadth } = request;
    let proofs = typed.iter().map(|text| app.evidence(text)).collect::<Result<Vec<_>, _>>()?;
    command.add_evidence(proofs);
    let outcome = match breadth {
        Breadth::AllOrNone => app.execute(&command, on)?,
        Breadth::EachThatAccepts => app.execute_each(&command, on)?,
    };
    Ok(Msg::Recorded(Box::new(outcome)))
}
