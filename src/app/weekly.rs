//! Gathers what the weekly report is made of.

use super::{App, AppError};
use crate::domain::commitment::{days_after, review_day};
use crate::domain::event::Subject;
use crate::domain::ids::ItemId;
use crate::domain::iso_week::Week;
use crate::domain::query::Query;
use crate::domain::register::{LastRecording, RegisterRow};
use crate::domain::seal::{SealProblem, Since};
use crate::domain::trend::{Trend, Turns};
use crate::domain::weekly::{
    About, Occurrence, QUARTER_DAYS, SinceInput, Stale, Wanted, WeeklyInput, WeeklyReport,
    ahead_until, build, report_day,
};
use crate::store::{Pick, Quiet, QuietRow, Sealed, Store, StoreError, Withdrawn};
use chrono::{Days, Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// No dateless commitment is looked at again sooner than this.
const SHORTEST_REVIEW: Months = Months::new(6);

impl App {
    /// The report of a week with what is wanted besides, over one unchanging
    /// state of the ledger; `unit` hands it on.
    ///
    /// # Errors
    /// When the week has not begun, or the ledger cannot be read.
    pub fn weekly(&self, week: Week, unit: &str, wanted: Wanted) -> Result<WeeklyReport, AppError> {
        let today = self.thresholds().today;
        let as_of = report_day(week, today).ok_or(AppError::FutureWeek { week, today })?;
        let input = self.store.reading(|store| self.gather(store, week, as_of, unit, wanted))?;
        Ok(build(input))
    }

    /// The report of a week compared with the last one that was sealed about
    /// that week or an earlier one, and not with the week before. Seals about
    /// the week `replaced` are passed over: the report will take their place.
    ///
    /// # Errors
    /// As [`App::weekly`], and [`SealProblem::NoneUntil`] when none was.
    pub fn weekly_since_last(
        &self,
        week: Week,
        unit: &str,
        wanted: Wanted,
        replaced: Option<Week>,
    ) -> Result<WeeklyReport, AppError> {
        let today = self.thresholds().today;
        let as_of = report_day(week, today).ok_or(AppError::FutureWeek { week, today })?;
        let mut seals = self.seals()?;
        seals.retain(|Sealed { seal, .. }| seal.as_of <= as_of && Some(seal.week) != replaced);
        let last = seals.into_iter().max_by_key(|sealed| (sealed.seal.as_of, sealed.op));
        let last = last.ok_or(SealProblem::NoneUntil { day: as_of })?;
        let after = self.store.op_number(&last.seal.after)?;
        let after = after.ok_or_else(|| StoreError::Damaged("event.body".into()))?;
        let since = Since {
            issue: last.seal.issue,
            week: last.seal.week,
            as_of: last.seal.as_of,
            op: last.op,
        };
        let input = self.store.reading(|store| {
            let input = self.gather(store, week, as_of, unit, wanted)?;
            self.beside_last_seal(store, input, since, after)
        })?;
        Ok(build(input))
    }

    /// Puts the ledger as it was sealed in the place of the week before.
    fn beside_last_seal(
        &self,
        store: &Store,
        input: WeeklyInput,
        since: Since,
        after: i64,
    ) -> Result<WeeklyInput, AppError> {
        let then = store.past(after, self.opening.wait)?;
        let events = store.events_after(after, since.as_of, input.as_of)?;
        let touched = touched(store, &events)?;
        let mut were = BTreeMap::new();
        for id in touched.keys() {
            were.extend(then.item(id)?.map(|item| (id.clone(), item)));
        }
        let overdue = then.pick(Pick::Overdue, since.as_of)?;
        let overdue: BTreeSet<ItemId> = overdue.into_iter().map(|item| item.id).collect();
        let now = input.overdue.iter().map(|item| &item.id);
        Ok(WeeklyInput {
            newly_overdue: now.filter(|id| !overdue.contains(id)).cloned().collect(),
            before: then.tally(since.as_of)?,
            since: Some(SinceInput { since, were }),
            touched,
            events,
            ..input
        })
    }

    /// The register as of a report's day, for one that has none attached.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn annex(&self, report: &WeeklyReport) -> Result<Vec<RegisterRow>, AppError> {
        self.attached(report.as_of)
    }

    /// The register as it stood on a day. Which operation was the last one is
    /// left out of it, since that changes with what is recorded later.
    fn attached(&self, day: NaiveDate) -> Result<Vec<RegisterRow>, AppError> {
        let mut rows = self.register(&Query::All, Withdrawn::LeftOut, Some(day))?;
        rows.iter_mut().for_each(|row| row.last = LastRecording::default());
        Ok(rows)
    }

    fn gather(
        &self,
        store: &Store,
        week: Week,
        as_of: NaiveDate,
        unit: &str,
        wanted: Wanted,
    ) -> Result<WeeklyInput, AppError> {
        let thresholds = self.thresholds();
        let (soon_days, stale_days) = (thresholds.soon_days, thresholds.stale_days);
        let first = week.start();
        let letters = store.letters()?;
        let units: BTreeMap<String, String> =
            letters.into_iter().flat_map(|letter| letter.units).collect();
        let events = store.week_events(first, as_of)?;
        let newly = store.pick(Pick::FellOverdueSince(first), as_of)?;
        let silent_since =
            as_of.checked_sub_days(Days::new(u64::from(stale_days))).unwrap_or(as_of);
        let quarter = Pick::DueUntil(days_after(as_of, QUARTER_DAYS));
        let silent = store.quiet(Quiet::SilentSince(silent_since), as_of)?;
        Ok(WeeklyInput {
            week,
            since: None,
            as_of,
            unit: unit.to_owned(),
            soon_days,
            stale_days,
            now: store.tally(as_of)?,
            before: store.tally(week.previous().end())?,
            touched: touched(store, &events)?,
            events,
            overdue: store.pick(Pick::Overdue, as_of)?,
            newly_overdue: newly.into_iter().map(|item| item.id).collect(),
            due_next: store.pick(Pick::DueUntil(ahead_until(as_of, soon_days)), as_of)?,
            no_proof: store.pick(Pick::DoneWithoutProof, as_of)?,
            stalled: store.pick(Pick::Stalled, as_of)?,
            unlooked: ids(store.quiet(Quiet::Unlooked, as_of)?),
            stale: silent.iter().map(|row| stale(row, as_of, &units)).collect(),
            trend: wanted.charts.then(|| trend(store, as_of)).transpose()?,
            quarter: wanted.charts.then(|| store.pick(quarter, as_of)).transpose()?,
            register: wanted.register.then(|| self.attached(as_of)).transpose()?,
            reviews: reviews(store, as_of, week.next().end())?,
            units,
        })
    }
}

/// The curve as it was known to run on a day.
fn trend(store: &Store, day: NaiveDate) -> Result<Trend, AppError> {
    let mut turns = Turns::default();
    store.stretches(|stretch| turns.add_by(&stretch, day))?;
    Ok(turns.trend(day))
}

fn touched(
    store: &Store,
    events: &[Occurrence],
) -> Result<BTreeMap<ItemId, crate::domain::commitment::Commitment>, AppError> {
    let mut items = BTreeMap::new();
    for heard in events {
        let Subject::Item(id) = &heard.event.about else { continue };
        if items.contains_key(id) {
            continue;
        }
        if let Some(item) = store.item(id)? {
            items.insert(id.clone(), item);
        }
    }
    Ok(items)
}

fn ids(rows: Vec<QuietRow>) -> Vec<ItemId> {
    rows.into_iter().map(|row| row.id).collect()
}

fn stale(row: &QuietRow, as_of: NaiveDate, units: &BTreeMap<String, String>) -> Stale {
    let last = row.heard.unwrap_or(row.looked);
    let about = About::named(&row.id, &row.title, &row.title_en, &row.lead, units);
    Stale { about, last, days: (as_of - last).num_days() }
}

/// The dateless commitments that are to be looked at again by `until`.
fn reviews(store: &Store, as_of: NaiveDate, until: NaiveDate) -> Result<Vec<ItemId>, AppError> {
    let last = until.checked_sub_months(SHORTEST_REVIEW).unwrap_or(until);
    // A month's end may be clipped on the way back, so the rule has the word.
    let last = last.checked_add_days(Days::new(3)).unwrap_or(last);
    let mut rows = store.quiet(Quiet::DatelessUnlookedAfter(last), as_of)?;
    rows.retain(|row| review_day(row.kind, row.looked).is_some_and(|day| day <= until));
    Ok(ids(rows))
}
