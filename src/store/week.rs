//! What the weekly report is made of, answered by effective day.

use super::listing::read_day;
use super::{Store, StoreError};
use crate::domain::commitment::Commitment;
use crate::domain::event::Event;
use crate::domain::vocabulary::{Channel, Status};
use chrono::NaiveDate;
use rusqlite::params;

/// How commitments stood on a day.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    /// Each status that occurs, in the order of the vocabulary.
    pub statuses: Vec<(Status, usize)>,
    pub overdue: usize,
    pub undated: usize,
}

impl Tally {
    /// Every commitment that counted on that day.
    #[must_use]
    pub fn total(&self) -> usize {
        self.statuses.iter().map(|(_, count)| count).sum()
    }

    #[must_use]
    pub fn of(&self, status: Status) -> usize {
        self.statuses.iter().find(|(found, _)| *found == status).map_or(0, |(_, count)| *count)
    }
}

/// An event that a week's report speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekEvent {
    pub event: Event,
    pub recorded_on: NaiveDate,
    pub actor: String,
    pub channel: Channel,
}

/// Open commitments with a date in a range, or a property, on a day.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Pick {
    /// Open on the day and due before it.
    Overdue,
    /// Open on the day and due from that day up to this one, inclusive.
    DueUntil(NaiveDate),
    /// Fell overdue from the first of these days up to the day asked for: open
    /// on the day after the due date.
    FellOverdueSince(NaiveDate),
    /// Done on the day, and without proof as it is known now.
    DoneWithoutProof,
    /// Open on the day, and never looked at by anybody.
    NeverLooked,
}

impl Store {
    /// How commitments stood on `day`, by what is known now.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn tally(&self, day: NaiveDate) -> Result<Tally, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT status, count(*), sum(open AND due < ?1), sum(open AND due IS NULL)
             FROM stretch WHERE from_day <= ?1 AND until_day > ?1 GROUP BY status",
        )?;
        let mut rows = statement.query([day.to_string()])?;
        let mut tally = Tally::default();
        while let Some(row) = rows.next()? {
            let status: String = row.get(0)?;
            let status = Status::from_key(&status)
                .ok_or_else(|| StoreError::Damaged("stretch.status".to_owned()))?;
            tally.statuses.push((status, row.get(1)?));
            tally.overdue += row.get::<_, Option<usize>>(2)?.unwrap_or(0);
            tally.undated += row.get::<_, Option<usize>>(3)?.unwrap_or(0);
        }
        tally.statuses.sort_unstable();
        Ok(tally)
    }

    /// The events in force that are effective from `first` to `last`, and
    /// those that were recorded then about an earlier day, in the order of
    /// recording.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn week_events(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<WeekEvent>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT e.body, o.day, o.actor, o.channel FROM event e JOIN op o ON o.seq = e.op
             WHERE e.seq IN (
                 SELECT seq FROM event WHERE day BETWEEN ?1 AND ?2
                 UNION SELECT l.seq FROM event l JOIN op p ON p.seq = l.op
                   WHERE p.day BETWEEN ?1 AND ?2 AND l.day < ?1)
               AND e.fact NOT IN ('undone', 'redone')
               AND o.kind <> 'founding'
               AND NOT EXISTS(SELECT 1 FROM revoked r WHERE r.op = e.op)
             ORDER BY e.seq",
        )?;
        let mut rows = statement.query(params![first.to_string(), last.to_string()])?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            let damaged = || StoreError::Damaged("op".to_owned());
            let channel: String = row.get(3)?;
            events.push(WeekEvent {
                event: serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?,
                recorded_on: read_day(row.get(1)?)?.ok_or_else(damaged)?,
                actor: row.get(2)?,
                channel: Channel::from_key(&channel).ok_or_else(damaged)?,
            });
        }
        Ok(events)
    }

    /// The commitments of a kind on `day`, by due date and then by code.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn pick(&self, pick: Pick, day: NaiveDate) -> Result<Vec<Commitment>, StoreError> {
        let (test, from) = match pick {
            Pick::Overdue => ("s.open AND s.due < ?1 AND ?2 = ?2", day),
            Pick::DueUntil(last) => ("s.open AND s.due >= ?1 AND s.due <= ?2", last),
            Pick::FellOverdueSince(first) => ("s.open AND s.due < ?1", first),
            Pick::DoneWithoutProof => ("s.status = 'done' AND c.noproof AND ?2 = ?2", day),
            Pick::NeverLooked => ("s.open AND c.looked = 0 AND ?2 = ?2", day),
        };
        let held = match pick {
            // The stretch that holds on the day after the due date, if that
            // day lies in the range asked for.
            Pick::FellOverdueSince(_) => {
                "date(s.due, '+1 day') >= ?2 AND s.from_day <= date(s.due, '+1 day')
                 AND s.until_day > date(s.due, '+1 day')"
            }
            _ => "s.from_day <= ?1 AND s.until_day > ?1",
        };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT c.body FROM stretch s JOIN commitment c ON c.id = s.item
             WHERE {test} AND {held} ORDER BY s.due, c.letter, c.place"
        ))?;
        let mut rows = statement.query(params![day.to_string(), from.to_string()])?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            items.push(serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?);
        }
        Ok(items)
    }
}
