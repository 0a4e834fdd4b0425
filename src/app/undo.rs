//! Undo and redo by operation, to any depth, whichever process recorded it.
//!
//! Undoing is recorded like anything else: it takes the events of an operation
//! out of force, and what they touched is made again from the rest.

use super::execute::{Outcome, new_op};
use super::{App, AppError};
use crate::domain::event::{Event, Fact, Subject, touched};
use crate::store::{OpKind, OpRecord};

/// What an undo or redo would be about.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub op: OpRecord,
}

impl App {
    /// Undoes an operation, or the newest one in force. The outcome carries
    /// the operation that was undone.
    ///
    /// # Errors
    /// When there is nothing to undo, the operation is unknown or undone
    /// already, or something still in force builds on it.
    pub fn undo(&mut self, op: Option<i64>) -> Result<(Outcome, OpRecord), AppError> {
        self.present()?;
        let now = self.opening.clock.now();
        self.keep_copy(now.today())?;
        let writing = self.store.begin()?;
        let target = match op {
            None => writing.undo_candidate()?.ok_or(AppError::NothingToUndo)?,
            Some(seq) => writing.op(seq)?.ok_or(AppError::NoSuchOperation(seq))?,
        };
        undoable(&target)?;
        if let Some(later) = writing.built_on(target.seq)? {
            return Err(AppError::BuiltOn { op: target.seq, later });
        }
        let about = Event {
            about: Subject::Operation,
            on: now.today(),
            fact: Fact::Undone { op: target.id.clone() },
        };
        let head = new_op(&writing, now, &self.opening)?;
        let seq = writing.record(&head, OpKind::Undo, Some(target.seq), &[about])?;
        writing.set_revoked(target.seq, Some(seq))?;
        writing.rebuild(&target)?;
        let record = writing.op(seq)?.ok_or(AppError::NoSuchOperation(seq))?;
        writing.commit()?;
        let changed = touched(&target.events).0.into_iter().collect();
        Ok((Outcome { op: record, changed, refused: Vec::new() }, target))
    }

    /// Redoes what was undone last. The outcome carries the operation that is
    /// in force again.
    ///
    /// # Errors
    /// When nothing was undone since the last other operation.
    pub fn redo(&mut self) -> Result<(Outcome, OpRecord), AppError> {
        self.present()?;
        let now = self.opening.clock.now();
        self.keep_copy(now.today())?;
        let writing = self.store.begin()?;
        let target = writing.redo_candidate()?.ok_or(AppError::NothingToRedo)?;
        let about = Event {
            about: Subject::Operation,
            on: now.today(),
            fact: Fact::Redone { op: target.id.clone() },
        };
        let head = new_op(&writing, now, &self.opening)?;
        let seq = writing.record(&head, OpKind::Redo, Some(target.seq), &[about])?;
        writing.set_revoked(target.seq, None)?;
        writing.rebuild(&target)?;
        let record = writing.op(seq)?.ok_or(AppError::NoSuchOperation(seq))?;
        writing.commit()?;
        let changed = touched(&target.events).0.into_iter().collect();
        Ok((Outcome { op: record, changed, refused: Vec::new() }, target))
    }

    /// What an undo would undo, without doing it.
    ///
    /// # Errors
    /// As [`App::undo`].
    pub fn preview_undo(&self, op: Option<i64>) -> Result<Preview, AppError> {
        let target = match op {
            None => self.store.undo_candidate()?.ok_or(AppError::NothingToUndo)?,
            Some(seq) => self.store.op(seq)?.ok_or(AppError::NoSuchOperation(seq))?,
        };
        undoable(&target)?;
        match self.store.built_on(target.seq)? {
            Some(later) => Err(AppError::BuiltOn { op: target.seq, later }),
            None => Ok(Preview { op: target }),
        }
    }

    /// What a redo would redo, without doing it.
    ///
    /// # Errors
    /// As [`App::redo`].
    pub fn preview_redo(&self) -> Result<Preview, AppError> {
        Ok(Preview { op: self.store.redo_candidate()?.ok_or(AppError::NothingToRedo)? })
    }
}

fn undoable(target: &OpRecord) -> Result<(), AppError> {
    match (target.kind, target.revoked_by) {
        (OpKind::Change, None) => Ok(()),
        (OpKind::Change, Some(_)) => Err(AppError::AlreadyUndone(target.seq)),
        (OpKind::Founding | OpKind::Undo | OpKind::Redo, _) => {
            Err(AppError::NotUndoable(target.seq))
        }
    }
}
