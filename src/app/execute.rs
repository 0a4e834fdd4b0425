//! Carrying out commands: decide, record, derive, all in one transaction.

use super::{App, AppError};
use crate::clock::Moment;
use crate::domain::decide::{Days, Each, World, after, decide, decide_each};
use crate::domain::event::{Command, touched};
use crate::domain::ids::ItemId;
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::Channel;
use crate::import::catalogue::Batch;
use crate::store::{NewOp, OpKind, StoreError, Writing};
use chrono::NaiveDate;
use uuid::{NoContext, Timestamp, Uuid};

/// What a command did.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The operation as it was recorded.
    pub op: super::OpRecord,
    /// The commitments it touched, in the order of their codes.
    pub changed: Vec<ItemId>,
    /// Those that refused, where each was decided by itself.
    pub refused: Vec<(ItemId, Refusal)>,
}

/// Whether one refusal stops a command on several commitments.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Breadth {
    AllOrNone,
    /// Those that accept are changed, the others are named.
    EachThatAccepts,
}

impl App {
    /// Carries out a command as one operation, effective from `on` or today.
    ///
    /// When this returns, the change is on disk.
    ///
    /// # Errors
    /// A refusal, or that the ledger could not be written. Nothing is recorded.
    pub fn execute(
        &mut self,
        command: &Command,
        on: Option<NaiveDate>,
    ) -> Result<Outcome, AppError> {
        self.execute_with(command, on, |_| Ok(()))
    }

    /// Carries out a command on those commitments that accept it, as one
    /// operation.
    ///
    /// # Errors
    /// As [`App::execute`], and when none accepts it.
    pub fn execute_each(
        &mut self,
        command: &Command,
        on: Option<NaiveDate>,
    ) -> Result<Outcome, AppError> {
        self.carry_out(command, on, Breadth::EachThatAccepts, |_| Ok(()))
    }

    /// The same, with more work in the transaction.
    pub(super) fn execute_with(
        &mut self,
        command: &Command,
        on: Option<NaiveDate>,
        more: impl FnOnce(&Writing<'_>) -> Result<(), AppError>,
    ) -> Result<Outcome, AppError> {
        self.carry_out(command, on, Breadth::AllOrNone, more)
    }

    fn carry_out(
        &mut self,
        command: &Command,
        on: Option<NaiveDate>,
        breadth: Breadth,
        more: impl FnOnce(&Writing<'_>) -> Result<(), AppError>,
    ) -> Result<Outcome, AppError> {
        self.present()?;
        let now = self.opening.clock.now();
        self.keep_copy(now.today())?;
        let writing = self.store.begin()?;
        let world = writing.world(command.items(), &command.letters())?;
        let days = Days { on: on.unwrap_or(now.today()), today: now.today() };
        let Each { events, refused } = match breadth {
            Breadth::AllOrNone => {
                Each { events: decide(&world, command, days)?, refused: Vec::new() }
            }
            Breadth::EachThatAccepts => decide_each(&world, command, days)?,
        };
        if events.is_empty() && !refused.is_empty() {
            return Err(AppError::EachRefused(refused));
        }
        more(&writing)?;
        let reason = command.reason().map(str::to_owned);
        let mut op = NewOp { reason, ..new_op(&writing, now, &self.opening)? };
        if matches!(command, Command::Import { .. }) {
            op.channel = Channel::Import;
        }
        let seq = writing.record(&op, OpKind::Change, None, &events)?;
        let next = after(&world, &events, now.today());
        let (items, letters) = touched(&events);
        writing.derive(&next, &items, &letters)?;
        let record = writing.op(seq)?.ok_or(AppError::NoSuchOperation(seq))?;
        writing.commit()?;
        Ok(Outcome { op: record, changed: items.into_iter().collect(), refused })
    }

    /// Keeps a copy of the ledger before the first write of a day. Only a
    /// damaged ledger keeps anybody from writing: a copy that cannot be made is
    /// seen in `nuo doctor`.
    pub(super) fn keep_copy(&self, today: NaiveDate) -> Result<(), AppError> {
        match self.store.keep_copy(today) {
            Err(error @ StoreError::Damaged(_)) => Err(error.into()),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Records the built-in letter; does nothing where another process did.
    pub(super) fn found(&mut self, batch: &Batch) -> Result<(), AppError> {
        let now = self.opening.clock.now();
        let writing = self.store.begin()?;
        if !writing.is_empty()? {
            return Ok(());
        }
        let command = Command::RecordLetter {
            letter: Box::new(batch.letter.clone()),
            drafts: batch.drafts.clone(),
        };
        let world = World::default();
        let days = Days { on: now.today(), today: now.today() };
        let events = decide(&world, &command, days)?;
        let op = new_op(&writing, now, &self.opening)?;
        writing.record(&op, OpKind::Founding, None, &events)?;
        let (items, letters) = touched(&events);
        writing.derive(&after(&world, &events, now.today()), &items, &letters)?;
        Ok(writing.commit()?)
    }
}

/// The head of an operation. Its id is later than every id in the ledger, so
/// that ids sort in the order of recording even when a clock was set back.
pub(super) fn new_op(
    writing: &Writing<'_>,
    now: Moment,
    opening: &super::Opening,
) -> Result<NewOp, AppError> {
    let newest = writing.newest_op_id()?.and_then(|id| Uuid::parse_str(&id).ok());
    let newest = newest.and_then(|id| id.get_timestamp()).map_or(0, |time| {
        let (seconds, nanoseconds) = time.to_unix();
        seconds * 1000 + u64::from(nanoseconds) / 1_000_000
    });
    Ok(NewOp {
        id: new_id(now.milliseconds().max(newest + 1)),
        at: now.text(),
        day: now.today(),
        actor: opening.actor.clone(),
        channel: opening.channel,
        reason: None,
    })
}

/// A name that nothing else has, ordered by the milliseconds since 1970.
pub(super) fn new_id(milliseconds: u64) -> String {
    let nanoseconds = u32::try_from(milliseconds % 1000).unwrap_or(0) * 1_000_000;
    let time = Timestamp::from_unix(NoContext, milliseconds / 1000, nanoseconds);
    Uuid::new_v7(time).to_string()
}
