//! Commitments of one's own: the code that is proposed for the next one, and
//! taking it into the ledger.

use super::execute::new_id;
use super::{App, AppError, Outcome};
use crate::domain::commitment::Draft;
use crate::domain::event::Command;
use crate::domain::ids::OWN_LETTER;
use crate::domain::refusal::Refusal;
use crate::text::fold::fold_text;

/// What codes that nuo proposes begin with: the part that no letter has. They
/// are made of digits, so that they can be typed with an input method on.
const OWN_PART: &str = "0.";

impl App {
    /// The next code for a commitment of one's own. Withdrawn ones keep theirs.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn free_code(&self) -> Result<String, AppError> {
        let taken = self.store.codes()?;
        let numbers = taken.iter().filter_map(|code| code.strip_prefix(OWN_PART)?.parse().ok());
        let last: u64 = numbers.max().unwrap_or(0);
        Ok(format!("{OWN_PART}{}", last.saturating_add(1)))
    }

    /// Takes a commitment of one's own into the ledger, with a note where there
    /// is one; a draft without a code gets the next one.
    ///
    /// # Errors
    /// A refusal, also of a code that a letter has already, or that the ledger
    /// cannot be written.
    pub fn add(&mut self, mut draft: Draft, note: Option<String>) -> Result<Outcome, AppError> {
        if draft.code.is_empty() {
            draft.code = self.free_code()?;
        }
        // Typed codes are compared half-width.
        if !draft.code.is_ascii() {
            draft.code = fold_text(&draft.code);
        }
        let elsewhere = |letter: &str| letter != OWN_LETTER;
        if self.store.find_code(&draft.code)?.iter().any(|id| elsewhere(id.letter())) {
            return Err(Refusal::CodeTaken(draft.code).into());
        }
        let id = new_id(self.opening.clock.now().milliseconds());
        // The end of the name is random.
        let tail = id.get(id.len().saturating_sub(8)..).unwrap_or(&id).to_owned();
        self.execute(&Command::Add { draft: Box::new(draft), tail, note }, None)
    }
}
