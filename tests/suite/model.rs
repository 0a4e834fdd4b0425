//! A small second opinion: what a ledger should hold after a list of commands,
//! worked out without events, without SQL and without the domain's own rules.

use chrono::{Datelike, Months, NaiveDate};
use nuo::domain::vocabulary::Status;
use std::collections::BTreeMap;

/// One thing that an accepted command does to one commitment.
#[derive(Clone, Debug)]
pub enum Effect {
    Added,
    Status(Status, NaiveDate),
    Moved(NaiveDate),
    YearAnswered(i32),
    Proofs(usize),
    Withdrawn,
}

/// Everything that an operation did.
#[derive(Clone, Debug, Default)]
pub struct Op {
    pub effects: Vec<(String, Effect)>,
    pub reply: Option<NaiveDate>,
    pub revoked: bool,
}

/// When something falls due, in words of the test.
#[derive(Copy, Clone, Debug)]
pub enum Due {
    Never,
    On(NaiveDate),
    TwoYearsAfterReply,
    /// Each year from this one, or from the year of the reply.
    Yearly(Option<i32>),
}

/// What is known of one commitment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Standing {
    pub status: Status,
    pub status_on: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub proofs: usize,
    pub withdrawn: bool,
}

/// The operations so far, by their numbers in the ledger.
#[derive(Clone, Debug, Default)]
pub struct Model {
    ops: BTreeMap<i64, Op>,
}

impl Model {
    pub fn record(&mut self, seq: i64, op: Op) {
        self.ops.insert(seq, op);
    }

    pub fn revoke(&mut self, seq: i64, revoked: bool) {
        self.ops.get_mut(&seq).expect("a change").revoked = revoked;
    }

    /// The newest operation that a plain undo takes.
    pub fn newest(&self) -> Option<i64> {
        self.ops.iter().rev().find(|(_, op)| !op.revoked).map(|(seq, _)| *seq)
    }

    pub fn numbers(&self) -> Vec<i64> {
        self.ops.keys().copied().collect()
    }

    /// How a commitment stands; `None` while one's own is not in the ledger.
    pub fn standing(&self, code: &str, due: Due) -> Option<Standing> {
        let mut there = code.contains('.');
        let mut found = Standing {
            status: Status::Unchecked,
            status_on: None,
            due: None,
            proofs: 0,
            withdrawn: false,
        };
        let mut reply = None;
        let mut answered: Vec<i32> = Vec::new();
        let mut moved: Option<(Option<i32>, NaiveDate)> = None;
        for op in self.ops.values().filter(|op| !op.revoked) {
            reply = op.reply.or(reply);
            for (_, effect) in op.effects.iter().filter(|(about, _)| about == code) {
                match effect {
                    Effect::Added => there = true,
                    Effect::Status(status, on) => {
                        (found.status, found.status_on) = (*status, Some(*on));
                    }
                    Effect::Moved(to) => moved = Some((open_year(due, reply, &answered), *to)),
                    Effect::YearAnswered(year) => answered.push(*year),
                    Effect::Proofs(count) => found.proofs += count,
                    Effect::Withdrawn => found.withdrawn = true,
                }
            }
        }
        let year = open_year(due, reply, &answered);
        found.due = match moved {
            Some((about, to)) if about == year => Some(to),
            _ => computed(due, reply, year),
        };
        there.then_some(found)
    }
}

/// The first year without an answer.
fn open_year(due: Due, reply: Option<NaiveDate>, answered: &[i32]) -> Option<i32> {
    let Due::Yearly(from) = due else { return None };
    let first = from.unwrap_or_else(|| reply.map_or(2021, |day| day.year()));
    (first..).find(|year| !answered.contains(year))
}

fn computed(due: Due, reply: Option<NaiveDate>, year: Option<i32>) -> Option<NaiveDate> {
    let latest_reply = NaiveDate::from_ymd_opt(2021, 8, 31);
    match due {
        Due::Never => None,
        Due::On(day) => Some(day),
        Due::TwoYearsAfterReply => reply.or(latest_reply)?.checked_add_months(Months::new(24)),
        Due::Yearly(_) => NaiveDate::from_ymd_opt(year?, 12, 31),
    }
}
