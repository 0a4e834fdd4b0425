//! The rows of the register, read in one go: the commitments, who marked them
//! done, and the newest operation that each rests on.

use super::filter::compile;
use super::history::damaged;
use super::listing::read_day;
use super::replay::IN_FORCE;
use super::{Store, StoreError};
use crate::domain::commitment::Commitment;
use crate::domain::query::Query;
use crate::domain::register::{LastRecording, Recordings, Verification};
use crate::domain::timeliness::Thresholds;
use chrono::NaiveDate;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// Whether withdrawn commitments are among those asked for.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Withdrawn {
    #[default]
    LeftOut,
    Included,
}

/// The newest operation about each commitment and each letter, those that put
/// one of its operations in force or out of it included.
const LAST_OPS: &str = "about(item, letter, op) AS (
      SELECT item, letter, op FROM event WHERE item IS NOT NULL OR letter IS NOT NULL
      UNION ALL SELECT e.item, e.letter, u.seq FROM op u CROSS JOIN event e ON e.op = u.target
        WHERE u.target IS NOT NULL),
    last_item(item, op) AS MATERIALIZED
      (SELECT item, max(op) FROM about WHERE item IS NOT NULL GROUP BY item),
    last_letter(letter, op) AS MATERIALIZED
      (SELECT letter, max(op) FROM about WHERE letter IS NOT NULL GROUP BY letter)";

impl Store {
    /// The commitments that match, by letter and place, with what was recorded
    /// about them; by facts effective until `day`, where one is given.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn register(
        &self,
        query: &Query,
        withdrawn: Withdrawn,
        day: Option<NaiveDate>,
        thresholds: Thresholds,
    ) -> Result<Vec<(Commitment, Recordings)>, StoreError> {
        let mut values = vec![day.map_or(Value::Null, |day| Value::Text(day.to_string()))];
        let test = compile(query, thresholds, &mut values);
        let standing = match withdrawn {
            Withdrawn::LeftOut if day.is_none() => "c.standing < 3",
            Withdrawn::LeftOut | Withdrawn::Included => "c.standing <= 3",
        };
        // Only of those that were ever done is it asked who said so.
        let mut statement = self.connection.prepare_cached(&format!(
            "WITH {LAST_OPS},
             at(day) AS (SELECT ?),
             done(item, event) AS MATERIALIZED
               (SELECT e.item, max(e.seq) FROM event e, at
                WHERE e.fact = 'status_set' AND (at.day IS NULL OR e.day <= at.day) AND {IN_FORCE}
                GROUP BY e.item)
             SELECT c.body, v.actor, v.day, r.seq, r.at
             FROM commitment c
             LEFT JOIN done d ON d.item = c.id
             LEFT JOIN main.event s ON s.seq = d.event
             LEFT JOIN main.op v ON v.seq = s.op
             LEFT JOIN last_item i ON i.item = c.id
             LEFT JOIN last_letter l ON l.letter = c.letter
             LEFT JOIN main.op r ON r.seq = max(coalesce(i.op, 0), coalesce(l.op, 0))
             WHERE {standing} AND ({test}) ORDER BY c.letter, c.place"
        ))?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let item: Commitment =
                serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?;
            let recorded_on = read_day(row.get(2)?)?;
            let actor: Option<String> = row.get(1)?;
            let verified = actor
                .zip(recorded_on)
                .map(|(actor, recorded_on)| Verification { actor, recorded_on });
            let op: Option<i64> = row.get(3)?;
            let last = LastRecording {
                op: op.ok_or_else(|| damaged("a commitment without an operation"))?,
                at: row.get(4)?,
            };
            found.push((item, Recordings { verified, last }));
        }
        Ok(found)
    }
}
