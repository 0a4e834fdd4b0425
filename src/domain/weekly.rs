//! The weekly report as data, and how it follows from what was recorded.
//!
//! Everything goes by the day on which it is effective, as far as it is known
//! now: a week's report changes later only when something is recorded about
//! that week or an earlier one. Pure: it sees the numbers, the events and the
//! commitments that the week touches, and no clock, language or ledger.

pub mod codes;
mod news;
mod report;
mod tally;

pub use codes::CodeGroup;
pub use news::{About, AnswerNews, Completion, Kept, News, Proof, Step};
pub use report::{
    Change, DueItem, LetterNews, Moved, Notes, Stale, Stalled, Totals, Unproved, WeeklyReport,
};
pub use tally::{Limits, Tally};

use crate::domain::commitment::{Commitment, days_after};
use crate::domain::event::{Event, Fact, Subject};
use crate::domain::ids::ItemId;
use crate::domain::iso_week::Week;
use crate::domain::register::RegisterRow;
use crate::domain::seal::Since;
use crate::domain::trend::Trend;
use crate::domain::vocabulary::Status;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The days of the nearer and the farther look ahead.
pub const AHEAD_DAYS: [u32; 2] = [14, 30];

/// The day that the report of `week` speaks of: its Sunday, or today in the
/// week that is running. `None` for a week that has not begun.
#[must_use]
pub fn report_day(week: Week, today: NaiveDate) -> Option<NaiveDate> {
    (week.start() <= today).then_some(week.end().min(today))
}

/// The days of the quarter ahead.
pub const QUARTER_DAYS: u32 = 92;

/// What is gathered for a report besides what it says in words.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Wanted {
    /// How closing kept pace with falling due, and what falls due in the
    /// quarter ahead.
    pub charts: bool,
    /// Every commitment's row of the register.
    pub register: bool,
}

/// An event with what its operation says about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Occurrence {
    pub event: Event,
    pub recorded_on: NaiveDate,
    /// Of a letter's event: the commitments that its operation touched.
    pub op_items: usize,
}

/// The sealed report that a report is compared with.
#[derive(Clone, Debug)]
pub struct SinceInput {
    pub since: Since,
    /// The commitments that the events are about, as they were recorded when
    /// it was sealed.
    pub were: BTreeMap<ItemId, Commitment>,
}

/// What a report is made of.
#[derive(Clone, Debug)]
pub struct WeeklyInput {
    pub week: Week,
    /// What it is compared with, if not with the week before.
    pub since: Option<SinceInput>,
    pub as_of: NaiveDate,
    /// The unit that hands the report on; may be empty.
    pub unit: String,
    pub soon_days: u32,
    pub stale_days: u32,
    /// How all commitments stood on `as_of`, and on the Sunday before.
    pub now: Tally,
    pub before: Tally,
    /// What is effective in the week or was recorded in it, in the order of
    /// recording.
    pub events: Vec<Occurrence>,
    /// The commitments that the events are about.
    pub touched: BTreeMap<ItemId, Commitment>,
    pub overdue: Vec<Commitment>,
    pub newly_overdue: BTreeSet<ItemId>,
    /// Due from `as_of` on, for as many days as the longest look ahead.
    pub due_next: Vec<Commitment>,
    pub no_proof: Vec<Commitment>,
    pub stalled: Vec<Commitment>,
    pub unlooked: Vec<ItemId>,
    pub stale: Vec<Stale>,
    /// Where they are wanted: the curve as of `as_of`, and what falls due in
    /// the quarter from then on.
    pub trend: Option<Trend>,
    pub quarter: Option<Vec<Commitment>>,
    /// The register as it stood on `as_of`, where it is wanted.
    pub register: Option<Vec<RegisterRow>>,
    /// Dateless, to be looked at again by the end of the next week.
    pub reviews: Vec<ItemId>,
    /// English names of units.
    pub units: BTreeMap<String, String>,
}

/// Builds the report.
#[must_use]
pub fn build(input: WeeklyInput) -> WeeklyReport {
    let (as_of, units) = (input.as_of, &input.units);
    // What was recorded on its last day after a report was sealed is news.
    let since = input.since.as_ref().map(|input| input.since);
    let from = since.map_or(input.week.start(), |since| since.as_of);
    let (week, late): (Vec<_>, Vec<_>) =
        input.events.iter().partition(|heard| heard.event.on >= from);
    let news = news_of(&input.touched, &week, input.week.end(), units);
    let moved = news.iter().flat_map(moves).collect();
    let late_recorded = news_of(&input.touched, &late, as_of, units);
    let before_day = if since.is_some() { from } else { from.pred_opt().unwrap_or(from) };
    let change = change(&input, before_day);
    let is_looked = |news: &&News| news.looked && !news.has_progress() && news.moves.is_empty();
    let looked: Vec<ItemId> =
        news.iter().filter(is_looked).map(|n| ItemId::of(&n.about.letter, &n.about.code)).collect();
    let (done, rest): (Vec<News>, Vec<News>) =
        news.into_iter().partition(|news| news.completion.is_some());
    let (closed, rest): (Vec<News>, Vec<News>) = rest.into_iter().partition(News::is_closed_undone);
    let progressed = rest.into_iter().filter(News::has_progress).collect();
    let overdue = |item: &Commitment| due_item(item, as_of, units);
    let (new, old): (Vec<_>, Vec<_>) =
        input.overdue.iter().partition(|item| input.newly_overdue.contains(&item.id));
    let newly_overdue: Vec<DueItem> = new.into_iter().filter_map(overdue).collect();
    let old = old.into_iter().filter_map(overdue);
    let ahead = |items: &Vec<Commitment>| items.iter().filter_map(overdue).collect();
    let now_limits = input.now.limits;
    WeeklyReport {
        week: input.week,
        issue: None,
        since,
        from,
        to: input.week.end(),
        as_of,
        totals: Totals { total: input.now.total(), tally: input.now },
        before: Totals { total: input.before.total(), tally: input.before },
        change,
        letters: letters(&input.events),
        done,
        closed,
        progressed,
        looked: codes::group(&looked),
        moved,
        overdue: newly_overdue.iter().cloned().chain(old).collect(),
        newly_overdue,
        due_next: input.due_next.iter().filter_map(|item| due_item(item, as_of, units)).collect(),
        no_proof: input.no_proof.iter().map(|item| unproved(item, as_of, units)).collect(),
        stalled: input.stalled.iter().map(|item| stalled(item, as_of, units)).collect(),
        unlooked: codes::group(&input.unlooked),
        stale: input.stale,
        reviews: codes::group(&input.reviews),
        late_recorded,
        notes: Notes {
            soon_days: input.soon_days,
            stale_days: input.stale_days,
            limits: now_limits,
        },
        quarter: input.quarter.as_ref().map(ahead),
        trend: input.trend,
        register: input.register,
        unit: input.unit,
    }
}

/// The last day of the look ahead.
#[must_use]
pub fn ahead_until(as_of: NaiveDate, soon_days: u32) -> NaiveDate {
    days_after(as_of, soon_days.max(AHEAD_DAYS[1]))
}

fn news_of(
    touched: &BTreeMap<ItemId, Commitment>,
    events: &[&Occurrence],
    until: NaiveDate,
    units: &BTreeMap<String, String>,
) -> Vec<News> {
    let mut by_item: BTreeMap<&ItemId, Vec<&Occurrence>> = BTreeMap::new();
    for heard in events {
        if let Subject::Item(id) = &heard.event.about {
            by_item.entry(id).or_default().push(heard);
        }
    }
    let mut items: Vec<_> = by_item.into_iter().collect();
    items.sort_by_cached_key(|(id, _)| codes::order(id));
    let news = |(id, mut events): (&ItemId, Vec<&Occurrence>)| {
        events.sort_by_key(|heard| heard.event.on);
        News::of(touched.get(id)?, &events, until, units)
    };
    items.into_iter().filter_map(news).collect()
}

fn moves(news: &News) -> Vec<Moved> {
    let moved = news.moves.iter().map(|moved| Moved {
        about: news.about.clone(),
        on: moved.on,
        from: moved.from,
        to: moved.to,
        days: moved.from.map(|from| (moved.to - from).num_days()),
        reason: moved.reason.clone(),
    });
    moved.collect()
}

fn change(input: &WeeklyInput, before_day: NaiveDate) -> Change {
    let mut change = Change { newly_overdue: input.newly_overdue.len(), ..Change::default() };
    let counts = |item: &Commitment, day: NaiveDate| {
        item.counts_from() <= day && item.at(day).withdrawn.is_none()
    };
    let done = |item: &Commitment, day| item.status_at(day) == Status::Done;
    for item in input.touched.values() {
        let before = match &input.since {
            None => Some(item),
            Some(since) => since.were.get(&item.id),
        };
        let before = before.filter(|before| counts(before, before_day));
        let (was, is) = (before.is_some(), counts(item, input.as_of));
        change.added += usize::from(!was && is);
        change.withdrawn += usize::from(was && !is);
        let was_done = before.is_some_and(|before| done(before, before_day));
        match (was_done, is && done(item, input.as_of)) {
            (false, true) => change.newly_done += 1,
            (true, false) => change.reopened += 1,
            (false, false) | (true, true) => {}
        }
    }
    let overdue = input.before.overdue + change.newly_overdue;
    change.cleared = overdue.saturating_sub(input.now.overdue);
    change
}

fn due_item(
    item: &Commitment,
    as_of: NaiveDate,
    units: &BTreeMap<String, String>,
) -> Option<DueItem> {
    let then = item.at(as_of);
    let due = then.due()?;
    // Of a recurring commitment another period's date may have been moved.
    let is_moved = then.moves.iter().any(|moved| moved.to == due);
    Some(DueItem {
        about: About::of(item, units),
        status: then.status(),
        due,
        earliest: then.due_earliest(),
        certainty: item.base.certainty,
        days_left: (due - as_of).num_days(),
        value: then.latest_observation().map(|seen| seen.value),
        target: item.draft.target.clone(),
        moves: if is_moved { then.moves.len() } else { 0 },
        days_moved: if is_moved { then.days_moved() } else { 0 },
    })
}

fn unproved(item: &Commitment, as_of: NaiveDate, units: &BTreeMap<String, String>) -> Unproved {
    Unproved { about: About::of(item, units), on: item.at(as_of).status_on() }
}

fn stalled(item: &Commitment, as_of: NaiveDate, units: &BTreeMap<String, String>) -> Stalled {
    let then = item.at(as_of);
    let reason = then.statuses.last().and_then(|change| change.note.clone());
    Stalled { about: About::of(item, units), since: then.status_on(), reason }
}

fn letters(events: &[Occurrence]) -> Vec<LetterNews> {
    let news = |heard: &Occurrence| {
        let Subject::Letter(letter) = &heard.event.about else { return None };
        let (letter, on) = (letter.clone(), heard.event.on);
        match &heard.event.fact {
            Fact::LetterRecorded { .. } => {
                Some(LetterNews::Recorded { letter, on, commitments: heard.op_items })
            }
            Fact::ReplyDateSet { date, .. } => {
                Some(LetterNews::ReplyDateSet { letter, on, date: *date, dates: heard.op_items })
            }
            Fact::ClassSet { class } => {
                Some(LetterNews::ClassSet { letter, on, class: class.mark.clone() })
            }
            Fact::DocumentNumberSet { number } => {
                Some(LetterNews::DocumentNumberSet { letter, on, number: number.clone() })
            }
            Fact::TextAttached { text } => {
                Some(LetterNews::TextAttached { letter, on, name: text.name.clone() })
            }
            // The copy that the new words stand in is told of.
            Fact::LetterRevised { .. }
            | Fact::Placed { .. }
            | Fact::Recorded { .. }
            | Fact::DueComputed { .. }
            | Fact::StatusSet { .. }
            | Fact::Observed { .. }
            | Fact::Noted { .. }
            | Fact::EvidenceAdded { .. }
            | Fact::DueMoved { .. }
            | Fact::PeriodAnswered { .. }
            | Fact::PartAnswered { .. }
            | Fact::Reviewed
            | Fact::Edited { .. }
            | Fact::Withdrawn { .. }
            | Fact::ReportSealed { .. }
            | Fact::Undone { .. }
            | Fact::Redone { .. } => None,
        }
    };
    events.iter().filter_map(news).collect()
}
