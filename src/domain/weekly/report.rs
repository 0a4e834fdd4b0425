//! What a weekly report holds.

use super::{About, CodeGroup, Limits, News, Tally};
use crate::domain::due::ReplyDate;
use crate::domain::iso_week::Week;
use crate::domain::register::RegisterRow;
use crate::domain::seal::{Issue, Since};
use crate::domain::target::Target;
use crate::domain::trend::Trend;
use crate::domain::vocabulary::{Certainty, Status};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A commitment of which nothing was heard for a while.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stale {
    #[serde(flatten)]
    pub about: About,
    /// The last day of which something is known.
    pub last: NaiveDate,
    pub days: i64,
}

/// A commitment with a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DueItem {
    #[serde(flatten)]
    pub about: About,
    pub status: Status,
    pub due: NaiveDate,
    /// The first day it can be due, where the reply's date is uncertain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<NaiveDate>,
    pub certainty: Certainty,
    /// Days until it is due; negative once that has passed.
    pub days_left: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// How often a person moved dates to come to this one, and by how many
    /// days in all.
    pub moves: usize,
    pub days_moved: i64,
}

/// A due date that was moved in the week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    #[serde(flatten)]
    pub about: About,
    pub on: NaiveDate,
    pub from: Option<NaiveDate>,
    pub to: NaiveDate,
    pub days: Option<i64>,
    pub reason: String,
}

/// A commitment that is done without proof.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unproved {
    #[serde(flatten)]
    pub about: About,
    /// The day of completion.
    pub on: Option<NaiveDate>,
}

/// A commitment whose steps have stopped, with the last word on why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stalled {
    #[serde(flatten)]
    pub about: About,
    pub since: Option<NaiveDate>,
    pub reason: Option<String>,
}

/// What happened to a letter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum LetterNews {
    /// It came into the ledger with so many commitments.
    Recorded {
        letter: String,
        on: NaiveDate,
        commitments: usize,
    },
    /// Its date was set, and so many due dates were computed again.
    ReplyDateSet {
        letter: String,
        on: NaiveDate,
        date: ReplyDate,
        dates: usize,
    },
    ClassSet {
        letter: String,
        on: NaiveDate,
        class: String,
    },
    DocumentNumberSet {
        letter: String,
        on: NaiveDate,
        number: String,
    },
    TextAttached {
        letter: String,
        on: NaiveDate,
        name: String,
    },
}

/// How one week's numbers became the next one's.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub added: usize,
    pub withdrawn: usize,
    pub newly_done: usize,
    /// Done a week ago and no longer.
    pub reopened: usize,
    pub newly_overdue: usize,
    /// Overdue a week ago and no longer.
    pub cleared: usize,
}

/// Totals of a day with their sum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    pub total: usize,
    #[serde(flatten)]
    pub tally: Tally,
}

/// What the numbers were made with.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notes {
    pub soon_days: u32,
    pub stale_days: u32,
    /// What the dates of the open commitments rest on.
    pub limits: Limits,
}

/// The report of a week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeeklyReport {
    pub week: Week,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub as_of: NaiveDate,
    pub unit: String,
    /// The number that it is handed on under; only a sealed one has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<Issue>,
    /// The sealed report that it is compared with, and not the week before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
    pub totals: Totals,
    pub before: Totals,
    pub change: Change,
    pub letters: Vec<LetterNews>,
    pub done: Vec<News>,
    /// Closed otherwise than as done, or missed for a period or a part.
    pub closed: Vec<News>,
    pub progressed: Vec<News>,
    /// Looked at in the week, without any other news.
    pub looked: Vec<CodeGroup>,
    pub moved: Vec<Moved>,
    /// Those of `overdue` that were not overdue on the Sunday before.
    pub newly_overdue: Vec<DueItem>,
    pub overdue: Vec<DueItem>,
    pub due_next: Vec<DueItem>,
    pub no_proof: Vec<Unproved>,
    pub stalled: Vec<Stalled>,
    pub unlooked: Vec<CodeGroup>,
    pub stale: Vec<Stale>,
    pub reviews: Vec<CodeGroup>,
    /// Recorded in the week about an earlier day.
    pub late_recorded: Vec<News>,
    pub notes: Notes,
    /// How closing kept pace with falling due up to `as_of`, where charts are
    /// wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trend: Option<Trend>,
    /// What falls due in the quarter from `as_of` on, where charts are wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quarter: Option<Vec<DueItem>>,
    /// The register as it stood on `as_of`, where it is attached. It is no part
    /// of the data of the report: as data it is exported by itself.
    #[serde(skip)]
    pub register: Option<Vec<RegisterRow>>,
}

impl WeeklyReport {
    /// Whether anything but moved due dates was recorded about the week, or
    /// in it.
    #[must_use]
    pub fn has_progress(&self) -> bool {
        !(self.done.is_empty()
            && self.closed.is_empty()
            && self.progressed.is_empty()
            && self.looked.is_empty()
            && self.letters.is_empty()
            && self.late_recorded.is_empty())
    }

    /// Whether anything was recorded about the week, or in it.
    #[must_use]
    pub fn has_news(&self) -> bool {
        self.has_progress() || !self.moved.is_empty()
    }

    /// Whether there is nothing to report: no news, nothing overdue and
    /// nothing that falls due.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.has_news() && self.overdue.is_empty() && self.due_next.is_empty()
    }
}
