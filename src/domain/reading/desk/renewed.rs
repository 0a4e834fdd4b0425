//! The desk after something of it was recorded.

use super::{Choice, Desk};
use crate::domain::reading::Reading;
use crate::domain::reading::comparison::Comparison;

impl Desk {
    /// The letter with what is on the desk as its candidates: mended, split,
    /// joined, added.
    #[must_use]
    pub fn as_mended(&self) -> Reading {
        let candidates = self.entries.iter().map(|entry| entry.candidate.clone()).collect();
        Reading { candidates, ..self.reading.clone() }
    }

    /// The same candidates beside what the ledger has now. What was refused stays
    /// refused, everything else that is offered is pending, and nothing that was
    /// done before can be taken back here. `known` compares [`Desk::as_mended`].
    #[must_use]
    pub fn renewed(&self, known: Option<Comparison>) -> Self {
        let mut desk = Self::new(self.as_mended(), known);
        for (entry, before) in desk.entries.iter_mut().zip(&self.entries) {
            if entry.is_offered() && before.choice == Choice::Refused {
                entry.choice = Choice::Refused;
            }
        }
        desk
    }

    /// The desk after what it had recorded was taken back, beside what the ledger
    /// has now: as it is where that is what the ledger had before; otherwise
    /// renewed, and what was accepted stays accepted where it is still offered.
    #[must_use]
    pub fn taken_back(&self, known: Option<Comparison>) -> Self {
        if self.known == known {
            return self.clone();
        }
        let mut desk = self.renewed(known);
        for (entry, before) in desk.entries.iter_mut().zip(&self.entries) {
            if entry.is_offered() && before.choice == Choice::Accepted {
                entry.choice = Choice::Accepted;
            }
        }
        desk
    }
}
