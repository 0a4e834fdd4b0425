//! A line to be typed at the foot of the screen, and a question that one key
//! answers. Data only.

use super::field::Field;
use super::state::week::Printing;

/// A line that is being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub purpose: PromptPurpose,
    pub field: Field,
    /// Why what was typed cannot be taken.
    pub error: Option<String>,
    pub stage: Stage,
}

/// What a line is typed for.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum PromptPurpose {
    /// The week that is reported on.
    Week,
    /// The file that a report is written to.
    ReportFile,
    /// The day as of which the ledger is shown.
    AsOf,
    /// What to look for in the log.
    Log,
    /// The file of a letter to be read.
    Letter,
}

/// Enter may be the input method's: where something is written, it only makes
/// ready, and the next one does it.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Stage {
    #[default]
    Typing,
    Ready,
}

impl Prompt {
    /// A line that holds a text to begin with.
    #[must_use]
    pub fn new(purpose: PromptPurpose, text: &str) -> Self {
        let field = Field::holding(text);
        Self { purpose, field, error: None, stage: Stage::Typing }
    }
}

/// A question that one key answers; every other key leaves things as they are.
#[derive(Clone, Debug)]
pub struct Confirm {
    pub question: String,
    /// What the key does.
    pub act: String,
    pub subject: ConfirmSubject,
}

/// The key that answers; no key that asks is the same.
pub const CONFIRM: char = 'y';

/// What is asked about.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ConfirmSubject {
    /// Taking an operation out of force.
    Revert(i64),
    /// Going to the operation that has to be undone first.
    GoTo(i64),
    /// Putting a report in the place of this file, named as it was typed.
    Overwrite(String),
    /// Sealing the report.
    Seal(Box<Printing>),
    /// Accepting all candidates that are pending.
    AcceptAll,
    /// Recording what was accepted of a letter.
    Take,
    /// Leaving a letter of which something is not recorded.
    LeaveLetter,
    /// Leaving the program while such a letter lies open.
    Quit,
}
