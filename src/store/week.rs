//! What the weekly report is made of, answered by effective day.
//!
//! A day's answer rests on what is effective by that day, whenever it was
//! recorded, and on the events in force only.

use super::history::damaged;
use super::listing::read_day;
use super::replay::IN_FORCE;
use super::{Store, StoreError};
use crate::domain::as_of::NO_NEWS;
use crate::domain::commitment::Commitment;
use crate::domain::event::LOOKS;
use crate::domain::ids::ItemId;
use crate::domain::vocabulary::{Certainty, Kind, Status};
use crate::domain::weekly::{Occurrence, Tally};
use chrono::NaiveDate;
use rusqlite::{ToSql, params};

/// Open commitments with a date in a range, or a property, on a day.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Pick {
    /// Open on the day and due before it.
    Overdue,
    /// Open on the day and due from that day up to this one, inclusive.
    DueUntil(NaiveDate),
    /// Overdue on the day, and not yet overdue on the day before this one.
    FellOverdueSince(NaiveDate),
    /// Done on the day, without any proof by then.
    DoneWithoutProof,
    /// Stalled on the day.
    Stalled,
}

/// Open commitments that are quiet on a day.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Quiet {
    /// Nobody has looked at them.
    Unlooked,
    /// Somebody has, and there is no news since this day or after it.
    SilentSince(NaiveDate),
    /// Without a date, and not looked at after this day.
    DatelessUnlookedAfter(NaiveDate),
}

/// What is known of a quiet commitment.
#[derive(Clone, Debug, PartialEq)]
pub struct QuietRow {
    pub id: ItemId,
    pub kind: Kind,
    pub title: String,
    pub title_en: String,
    pub lead: Vec<String>,
    /// The last day on which somebody looked at it, else that of recording.
    pub looked: NaiveDate,
    /// The last day with any news of it.
    pub heard: Option<NaiveDate>,
}

/// That a stretch `s` holds on the day asked for.
const HELD: &str = "s.from_day <= ?1 AND s.until_day > ?1";

/// Keys as the list of an IN; they are our own constants.
fn listed(keys: &[&str]) -> String {
    format!("('{}')", keys.join("','"))
}

impl Store {
    /// How commitments stood on `day`, by what is known now.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn tally(&self, day: NaiveDate) -> Result<Tally, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT status, open, due IS NULL, certainty, moved, count(*),
                    coalesce(sum(due <= ?1), 0), coalesce(sum(due < ?1), 0)
             FROM (SELECT s.status AS status, s.open AS open, s.due AS due,
                     c.certainty AS certainty,
                     s.open AND s.due IS NOT NULL AND EXISTS(SELECT 1 FROM event e
                       WHERE e.item = s.item AND e.fact = 'due_moved' AND e.day <= ?1
                         AND e.body ->> 'to' = s.due
                         AND {IN_FORCE}) AS moved
                   FROM stretch s JOIN commitment c ON c.id = s.item WHERE {HELD})
             GROUP BY 1, 2, 3, 4, 5"
        ))?;
        let mut rows = statement.query([day.to_string()])?;
        let mut tally = Tally::default();
        while let Some(row) = rows.next()? {
            let status: String = row.get(0)?;
            let certainty: String = row.get(3)?;
            add(
                &mut tally,
                &Counted {
                    status: Status::from_key(&status).ok_or_else(|| damaged("stretch.status"))?,
                    open: row.get(1)?,
                    undated: row.get(2)?,
                    certainty: Certainty::from_key(&certainty)
                        .ok_or_else(|| damaged("commitment.certainty"))?,
                    moved: row.get(4)?,
                    count: row.get(5)?,
                    due: row.get(6)?,
                    passed: row.get(7)?,
                },
            );
        }
        tally.statuses.sort_unstable();
        Ok(tally)
    }

    /// The events in force that are effective from `first` to `last`, and
    /// those that were recorded then about an earlier day, in the order of
    /// recording.
    ///
    /// What a letter's operation did to each of its commitments is not among
    /// them: the letter's own event has their number.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn week_events(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<Occurrence>, StoreError> {
        self.occurrences(
            "e.seq IN (
                 SELECT seq FROM event WHERE day BETWEEN ?1 AND ?2
                 UNION SELECT l.seq FROM op p JOIN event l ON l.op = p.seq
                   WHERE p.day BETWEEN ?1 AND ?2 AND l.day < ?1)",
            params![first.to_string(), last.to_string()],
        )
    }

    /// The events in force that were recorded after the operation `op`, or are
    /// effective after the day `told`, and are effective by `last`, as
    /// [`Store::week_events`] gives them.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn events_after(
        &self,
        op: i64,
        told: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<Occurrence>, StoreError> {
        self.occurrences(
            "(e.op > ?1 OR e.day > ?3) AND e.day <= ?2",
            params![op, last.to_string(), told.to_string()],
        )
    }

    fn occurrences(
        &self,
        test: &str,
        values: &[&dyn ToSql],
    ) -> Result<Vec<Occurrence>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT e.body, o.day,
                    CASE WHEN e.letter IS NULL THEN 0 ELSE
                      (SELECT count(DISTINCT x.item) FROM event x WHERE x.op = e.op) END
             FROM event e JOIN op o ON o.seq = e.op
             WHERE {test} AND o.kind = 'change'
               AND (e.item IS NULL
                 OR e.op NOT IN (SELECT op FROM event WHERE letter IS NOT NULL))
               AND {IN_FORCE}
             ORDER BY e.seq"
        ))?;
        let mut rows = statement.query(values)?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            events.push(Occurrence {
                event: serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?,
                recorded_on: read_day(row.get(1)?)?.ok_or_else(|| damaged("op.day"))?,
                op_items: row.get(2)?,
            });
        }
        Ok(events)
    }

    /// The commitments of a kind on `day`, by due date and then by code.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn pick(&self, pick: Pick, day: NaiveDate) -> Result<Vec<Commitment>, StoreError> {
        let (test, other) = match pick {
            Pick::Overdue => ("s.open AND s.due < ?1 AND ?2 = ?2".to_owned(), day),
            Pick::DueUntil(last) => ("s.open AND s.due >= ?1 AND s.due <= ?2".to_owned(), last),
            Pick::FellOverdueSince(first) => (
                "s.open AND s.due < ?1 AND NOT EXISTS(SELECT 1 FROM stretch b
                   WHERE b.item = s.item AND b.from_day <= ?2 AND b.until_day > ?2
                     AND b.open AND b.due < ?2)"
                    .to_owned(),
                first.pred_opt().unwrap_or(first),
            ),
            Pick::DoneWithoutProof => (
                format!(
                    "s.status = 'done' AND ?2 = ?2 AND NOT EXISTS(SELECT 1 FROM event e
                       WHERE e.item = s.item AND e.fact = 'evidence_added' AND e.day <= ?1
                         AND {IN_FORCE})"
                ),
                day,
            ),
            Pick::Stalled => ("s.status = 'stalled' AND ?2 = ?2".to_owned(), day),
        };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT c.body FROM stretch s JOIN commitment c ON c.id = s.item
             WHERE {test} AND {HELD} ORDER BY s.due, c.letter, c.place"
        ))?;
        let mut rows = statement.query(params![day.to_string(), other.to_string()])?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            items.push(serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?);
        }
        Ok(items)
    }

    /// The open commitments that are quiet on `day`, by code; never in full,
    /// since they may be many.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn quiet(&self, quiet: Quiet, day: NaiveDate) -> Result<Vec<QuietRow>, StoreError> {
        let (looks, no_news) = (listed(LOOKS), listed(NO_NEWS));
        let (test, other) = match quiet {
            Quiet::Unlooked => ("looked IS NULL AND ?2 = ?2", day),
            Quiet::SilentSince(since) => {
                ("looked IS NOT NULL AND coalesce(heard, looked) < ?2", since)
            }
            Quiet::DatelessUnlookedAfter(last) => {
                ("due IS NULL AND coalesce(looked, recorded) <= ?2", last)
            }
        };
        let last = format!(
            "SELECT max(e.day) FROM event e WHERE e.item = s.item AND e.day <= ?1 AND {IN_FORCE}"
        );
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT uid, kind, title, title_en, lead, coalesce(looked, recorded), heard
             FROM (SELECT i.uid AS uid, c.kind AS kind, c.title AS title, c.title_en AS title_en,
                     c.lead AS lead, c.letter AS letter, c.place AS place, s.due AS due,
                     ({last} AND e.fact IN {looks}) AS looked,
                     ({last} AND e.fact NOT IN {no_news}) AS heard,
                     (SELECT max(o.day) FROM event e JOIN op o ON o.seq = e.op
                      WHERE e.item = s.item AND e.fact = 'recorded' AND {IN_FORCE}) AS recorded
                   FROM stretch s JOIN commitment c ON c.id = s.item JOIN item i ON i.id = s.item
                   WHERE s.open AND {HELD})
             WHERE {test} ORDER BY letter, place"
        ))?;
        let mut rows = statement.query(params![day.to_string(), other.to_string()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let kind: String = row.get(1)?;
            let lead: String = row.get(4)?;
            found.push(QuietRow {
                id: ItemId::stored(row.get(0)?),
                kind: Kind::from_key(&kind).ok_or_else(|| damaged("commitment.kind"))?,
                title: row.get(2)?,
                title_en: row.get(3)?,
                lead: lead.lines().map(str::to_owned).collect(),
                looked: read_day(row.get(5)?)?.ok_or_else(|| damaged("event.day"))?,
                heard: read_day(row.get(6)?)?,
            });
        }
        Ok(found)
    }
}

/// Commitments that stood alike.
struct Counted {
    status: Status,
    open: bool,
    undated: bool,
    certainty: Certainty,
    moved: bool,
    count: usize,
    /// Due on the day or before it.
    due: usize,
    /// Due before the day.
    passed: usize,
}

fn add(tally: &mut Tally, counted: &Counted) {
    let Counted { status, open, undated, certainty, moved, count, due, passed } = *counted;
    match tally.statuses.iter_mut().find(|(seen, _)| *seen == status) {
        Some((_, sum)) => *sum += count,
        None => tally.statuses.push((status, count)),
    }
    tally.due += due;
    if status == Status::Done {
        tally.due_done += due;
    }
    if !open {
        return;
    }
    tally.overdue += passed;
    let limits = &mut tally.limits;
    let ground = match (undated, moved, certainty) {
        (true, _, Certainty::Relative) => &mut limits.base_missing,
        (true, _, _) | (false, false, Certainty::None) => &mut limits.undated,
        (false, true, _) => &mut limits.moved,
        (false, false, Certainty::Stated) => &mut limits.stated,
        (false, false, Certainty::Derived) => &mut limits.derived,
        (false, false, Certainty::Relative) => &mut limits.relative,
        (false, false, Certainty::Doubtful) => &mut limits.doubtful,
    };
    *ground += count;
    tally.undated = tally.limits.undated;
}
