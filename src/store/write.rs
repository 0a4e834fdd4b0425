//! Recording operations: the events and the tables derived from them, in one
//! transaction.

use super::history::{OpKind, chain_hash, last_link};
use super::{Store, StoreError};
use crate::domain::commitment::{Commitment, stretches};
use crate::domain::decide::World;
use crate::domain::event::{Event, Subject};
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::vocabulary::{Channel, Verdict};
use crate::text::fold::fold_text;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde::Serialize;
use std::collections::BTreeSet;

/// Who does something, when, and why.
#[derive(Clone, Debug)]
pub struct NewOp {
    /// Globally unique and ordered in time.
    pub id: String,
    /// The moment, in RFC 3339 with the offset of the place.
    pub at: String,
    /// The day at that place.
    pub day: NaiveDate,
    pub actor: String,
    pub channel: Channel,
    pub reason: Option<String>,
}

/// A write in progress. Dropping it leaves the ledger as it was.
pub struct Writing<'a> {
    transaction: Transaction<'a>,
}

impl Store {
    /// Begins a write, waiting for other processes.
    ///
    /// # Errors
    /// `ReadOnly` without the right to write, `Busy` when another process
    /// writes for longer than the wait.
    pub fn begin(&mut self) -> Result<Writing<'_>, StoreError> {
        if self.access == super::Access::Read {
            return Err(StoreError::ReadOnly);
        }
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Writing { transaction })
    }
}

impl Writing<'_> {
    /// The connection, for reading what the decision depends on.
    pub(super) fn connection(&self) -> &Connection {
        &self.transaction
    }

    /// Records an operation and its events; gives its number.
    ///
    /// # Errors
    /// When the ledger cannot be written; nothing is recorded then.
    pub fn record(
        &self,
        op: &NewOp,
        kind: OpKind,
        target: Option<i64>,
        events: &[Event],
    ) -> Result<i64, StoreError> {
        let origin: String = self.transaction.query_row(
            "SELECT value FROM meta WHERE key = 'origin'",
            [],
            |row| row.get(0),
        )?;
        let (last, prev) = last_link(&self.transaction, &origin)?;
        let bodies = events.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
        let header = Header {
            id: &op.id,
            origin: &origin,
            at: &op.at,
            day: op.day,
            actor: &op.actor,
            channel: op.channel,
            kind,
            reason: op.reason.as_deref(),
        };
        let hash = chain_hash(&prev, &serde_json::to_string(&header)?, &bodies);
        let seq = last + 1;
        self.transaction
            .prepare_cached("INSERT INTO op VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)")?
            .execute(params![
                seq,
                op.id,
                origin,
                prev,
                hash,
                op.at,
                op.day.to_string(),
                op.actor,
                op.channel.key(),
                kind.key(),
                op.reason,
                target
            ])?;
        for (event, body) in events.iter().zip(&bodies) {
            let (item, letter) = match &event.about {
                Subject::Item(id) => (Some(self.item_number(id)?), None),
                Subject::Letter(id) => (None, Some(id.as_str())),
                Subject::Operation => (None, None),
            };
            self.transaction
                .prepare_cached(
                    "INSERT INTO event(op,item,letter,fact,day,body) VALUES(?1,?2,?3,?4,?5,?6)",
                )?
                .execute(params![
                    seq,
                    item,
                    letter,
                    event.fact.key(),
                    event.on.to_string(),
                    body
                ])?;
        }
        Ok(seq)
    }

    /// Takes an operation out of force, or puts it back.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn set_revoked(&self, op: i64, revoked_by: Option<i64>) -> Result<(), StoreError> {
        match revoked_by {
            Some(by) => self
                .transaction
                .execute("INSERT OR REPLACE INTO revoked VALUES(?1, ?2)", [op, by])?,
            None => self.transaction.execute("DELETE FROM revoked WHERE op = ?1", [op])?,
        };
        Ok(())
    }

    /// Writes the derived rows of the named commitments and letters as they
    /// stand in `world`; what is absent there is taken out.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn derive(
        &self,
        world: &World,
        items: &BTreeSet<ItemId>,
        letters: &BTreeSet<String>,
    ) -> Result<(), StoreError> {
        for id in letters {
            match world.letters.get(id) {
                Some(letter) => self.put_letter(letter)?,
                None => {
                    self.transaction.execute("DELETE FROM letter WHERE id = ?1", [id])?;
                }
            }
        }
        for id in items {
            let number = self.item_number(id)?;
            match world.items.get(id) {
                Some(item) => put_item(&self.transaction, number, item)?,
                None => remove_item(&self.transaction, number)?,
            }
        }
        for id in letters {
            self.put_clauses(id, world.letters.get(id))?;
        }
        Ok(())
    }

    /// Keeps a copy of a letter's text under its hash.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn keep_text(&self, letter: &str, sha256: &str, text: &[&str]) -> Result<(), StoreError> {
        let mut insert = self
            .transaction
            .prepare_cached("INSERT OR IGNORE INTO letter_text VALUES(?1,?2,?3,?4)")?;
        for (place, paragraph) in text.iter().enumerate() {
            let number = i64::try_from(place + 1).unwrap_or(i64::MAX);
            insert.execute(params![letter, sha256, number, paragraph])?;
        }
        Ok(())
    }

    /// Makes the write durable.
    ///
    /// # Errors
    /// When it could not be made durable; nothing was recorded then.
    pub fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit()?)
    }

    fn item_number(&self, id: &ItemId) -> Result<i64, StoreError> {
        let found = self
            .transaction
            .prepare_cached("SELECT id FROM item WHERE uid = ?1")?
            .query_row([id.as_str()], |row| row.get(0))
            .optional()?;
        if let Some(number) = found {
            return Ok(number);
        }
        self.transaction
            .prepare_cached("INSERT INTO item(uid) VALUES(?1)")?
            .execute([id.as_str()])?;
        Ok(self.transaction.last_insert_rowid())
    }

    fn put_letter(&self, letter: &Letter) -> Result<(), StoreError> {
        self.transaction.execute(
            "INSERT OR REPLACE INTO letter VALUES(?1, ?2)",
            params![letter.id, serde_json::to_string(letter)?],
        )?;
        Ok(())
    }

    /// The attached words of each clause, which text filters search.
    fn put_clauses(&self, id: &str, letter: Option<&Letter>) -> Result<(), StoreError> {
        self.transaction.execute("DELETE FROM clause WHERE letter = ?1", [id])?;
        let Some(text) = letter.and_then(|letter| letter.attached.as_ref()) else {
            return Ok(());
        };
        let items = super::history::letter_items(&self.transaction, id)?;
        for item in items {
            let mut words = String::new();
            for place in &item.draft.source {
                let paragraph: Option<String> = self
                    .transaction
                    .prepare_cached(
                        "SELECT text FROM letter_text WHERE letter=?1 AND sha256=?2 AND paragraph=?3",
                    )?
                    .query_row(params![id, text.sha256, place.paragraph], |row| row.get(0))
                    .optional()?;
                let length = place.end.saturating_sub(place.start) as usize;
                words.extend(
                    paragraph.unwrap_or_default().chars().skip(place.start as usize).take(length),
                );
                words.push('\n');
            }
            let number = self.item_number(&item.id)?;
            self.transaction.execute(
                "INSERT INTO clause VALUES(?1, ?2, ?3)",
                params![number, id, fold_text(&words)],
            )?;
        }
        Ok(())
    }
}

#[derive(Serialize)]
pub(super) struct Header<'a> {
    pub id: &'a str,
    pub origin: &'a str,
    pub at: &'a str,
    pub day: NaiveDate,
    pub actor: &'a str,
    pub channel: Channel,
    pub kind: OpKind,
    pub reason: Option<&'a str>,
}

fn remove_item(connection: &Connection, number: i64) -> Result<(), StoreError> {
    for table in [
        "DELETE FROM commitment WHERE id = ?1",
        "DELETE FROM stretch WHERE item = ?1",
        "DELETE FROM clause WHERE item = ?1",
    ] {
        connection.prepare_cached(table)?.execute([number])?;
    }
    Ok(())
}

/// Where a commitment stands in listings: open with a date first, then open
/// without one, then closed, then withdrawn.
pub(super) fn standing(item: &Commitment) -> i64 {
    match (item.withdrawn.is_some(), item.is_open(), item.due().is_some()) {
        (true, _, _) => 3,
        (false, false, _) => 2,
        (false, true, false) => 1,
        (false, true, true) => 0,
    }
}

/// The key that sorts codes by their numbers: `2.9` before `2.10`.
pub(super) fn place_key(code: &str) -> String {
    let piece = |piece: &str| match piece.parse::<u64>() {
        Ok(number) => format!("{number:08}"),
        Err(_) => piece.to_owned(),
    };
    code.split('.').map(piece).collect::<Vec<_>>().join(".")
}

/// The numbers behind the progress column, without any words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, serde::Deserialize)]
pub struct Progress {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<(usize, usize)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<Periods>,
}

/// The answered periods of a recurring commitment.
#[derive(Clone, Debug, PartialEq, Serialize, serde::Deserialize)]
pub struct Periods {
    pub kept: usize,
    pub missed: usize,
    pub first: crate::domain::period::Period,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<crate::domain::period::Period>,
}

impl Periods {
    /// How many periods have begun by `today`.
    #[must_use]
    pub fn begun(&self, today: NaiveDate) -> usize {
        let mut begun = 0;
        let mut period = self.first;
        while period.start() <= today && self.last.is_none_or(|last| period <= last) {
            begun += 1;
            period = period.next();
        }
        begun
    }
}

/// What of a commitment's progress is counted.
#[must_use]
pub fn progress(item: &Commitment) -> Progress {
    let target = item.draft.target.as_ref();
    let parts = item.draft.parts.len();
    let answered =
        |verdict: Verdict| item.periods.values().filter(|answer| answer.verdict == verdict).count();
    Progress {
        value: item.latest_observation().map(|seen| seen.value),
        low: target.and_then(|target| target.low),
        high: target.and_then(|target| target.high),
        parts: (parts > 0).then(|| (parts - item.open_parts().len(), parts)),
        periods: item.base.first.map(|first| Periods {
            kept: answered(Verdict::Kept),
            missed: answered(Verdict::Missed),
            first,
            last: item.base.last,
        }),
    }
}

/// Columns of `commitment`, in the order of `put_item`.
pub(super) fn put_item(
    connection: &Connection,
    number: i64,
    item: &Commitment,
) -> Result<(), StoreError> {
    let draft = &item.draft;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let notes: Vec<&str> = item
        .notes
        .iter()
        .map(|note| note.text.as_str())
        .chain(item.statuses.iter().filter_map(|change| change.note.as_deref()))
        .chain(item.observations.iter().filter_map(|seen| seen.note.as_deref()))
        .collect();
    let notes = fold_text(&notes.join("\n"));
    let proofs: Vec<&str> =
        item.evidence.iter().map(|added| added.evidence.title.as_str()).collect();
    let words = [
        draft.title.as_str(),
        &draft.title_en,
        &draft.lead.join("\n"),
        &draft.co.join("\n"),
        &draft.theme,
        &draft.theme_en,
        &proofs.join("\n"),
    ];
    let search = format!("{}\n{notes}", fold_text(&words.join("\n")));
    let part = draft.code.split('.').next().and_then(|part| part.parse::<i64>().ok()).unwrap_or(0);
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO commitment VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,
             ?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28,?29)",
        )?
        .execute(params![
            number,
            item.id.letter(),
            item.code(),
            place_key(item.code()),
            part,
            draft.title,
            draft.title_en,
            draft.kind.key(),
            draft.strength.key(),
            item.status().key(),
            day(item.status_on()),
            standing(item),
            day(item.due()),
            day(item.due_earliest()),
            item.base.certainty.key(),
            item.lacks_base(),
            draft.lead.join("\n"),
            draft.co.join("\n"),
            i64::try_from(item.evidence.len()).unwrap_or(i64::MAX),
            i64::try_from(item.moves.len()).unwrap_or(i64::MAX),
            item.lacks_proof(),
            item.last_look().is_some(),
            day(item.review_on()),
            item.updated_on.to_string(),
            serde_json::to_string(&progress(item))?,
            notes,
            draft.tags.join("\n"),
            search,
            serde_json::to_string(item)?,
        ])?;
    connection.prepare_cached("DELETE FROM stretch WHERE item = ?1")?.execute([number])?;
    let mut insert = connection.prepare_cached("INSERT INTO stretch VALUES(?1,?2,?3,?4,?5,?6)")?;
    for stretch in stretches(item) {
        insert.execute(params![
            number,
            stretch.from.to_string(),
            stretch.until.to_string(),
            stretch.status.key(),
            stretch.status.is_open(),
            day(stretch.due),
        ])?;
    }
    Ok(())
}
