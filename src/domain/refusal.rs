//! Why a rule does not let a command be carried out.

use crate::domain::period::Period;
use crate::domain::vocabulary::Status;
use chrono::NaiveDate;

/// Why a command cannot be carried out. Nothing was changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("no commitment {0}")]
    NoSuchItem(String),
    #[error("no letter {0}")]
    NoSuchLetter(String),
    #[error("{0} is already in the ledger")]
    LetterKnown(String),
    #[error("{0} is no name for a letter")]
    BadLetterName(String),
    #[error("code {0} is already taken")]
    CodeTaken(String),
    #[error("{0} is no code")]
    BadCode(String),
    /// What a letter says is not edited.
    #[error("{code} stands in the letter {letter}")]
    LettersWords { code: String, letter: String },
    #[error("the due date of {code} was moved")]
    DueWasMoved { code: String },
    #[error("{code} is conditional without a condition")]
    NoCondition { code: String },
    #[error("{code} already has the status {status:?}")]
    AlreadyStatus { code: String, status: Status, on: NaiveDate },
    #[error("{on} lies after today, {today}")]
    InFuture { on: NaiveDate, today: NaiveDate },
    #[error("a reason is required")]
    NoReason,
    #[error("the text is empty")]
    NoText,
    #[error("{code} still has open parts")]
    PartsOpen { code: String, open: Vec<String> },
    #[error("{code} has no part {name}")]
    NoSuchPart { code: String, name: String, known: Vec<String> },
    #[error("{code} is recurring; a period is needed")]
    PeriodNeeded { code: String, next: Option<Period> },
    #[error("{code} is counted by period; name the one the value is for")]
    ValuePeriodNeeded { code: String, next: Option<Period> },
    #[error("{code} has no period {period}")]
    NoSuchPeriod { code: String, period: Period, first: Option<Period> },
    #[error("{code} {name} has that answer already")]
    AlreadyAnswered { code: String, name: String },
    #[error("{code} is done, so its part {name} cannot be missed")]
    WholeDone { code: String, name: String },
    #[error("a part or period takes done or broken only")]
    NotAVerdict { status: Status },
    #[error("{code} has no target")]
    NoTarget { code: String },
    #[error("not a value that can be recorded")]
    BadValue { value: f64 },
    #[error("{code} is already due on {to}")]
    SameDue { code: String, to: NaiveDate },
    #[error("{code} is closed")]
    Closed { code: String, status: Status },
    #[error("{code} was withdrawn")]
    Withdrawn { code: String, on: NaiveDate },
    #[error("row {row} cannot be imported")]
    BadRow { row: u64 },
    #[error("{rows} rows say something else than the ledger")]
    Conflicts { rows: usize },
    #[error("nothing would change")]
    NothingChanges,
    #[error("that was recorded already")]
    EvidenceKnown { code: String, title: String },
}
