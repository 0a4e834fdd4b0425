//! A promise that says several things is cut where dates, numbers or
//! conditions differ.

use super::conditions::conditions;
use super::cues::AFTER_WILL;
use super::due::Timing;
use super::how_many::quantities;
use super::regions::Stretch;
use super::segment::clauses;
use super::tone::masked;
use crate::domain::due::Rule;
use crate::domain::vocabulary::{Ground, Operator};
use std::ops::Range;

/// A part of a promise, in bytes of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub range: Range<usize>,
    /// Why it was cut off from what stands before it.
    pub ground: Option<Ground>,
    pub condition: Option<Range<usize>>,
    /// The part before it whose date holds for it, too.
    pub governed_by: Option<Range<usize>>,
}

impl Part {
    pub const fn whole(length: usize) -> Self {
        Self { range: 0..length, ground: None, condition: None, governed_by: None }
    }
}

#[derive(Default)]
struct Clause {
    range: Range<usize>,
    rules: Vec<Rule>,
    unit: Option<String>,
    condition: Option<Range<usize>>,
    acts: bool,
    /// It says before what other thing it is to be: 在建成之前.
    before: bool,
}

/// Cuts a promise into its parts.
pub(super) fn parts(text: &str, place: &Stretch, timing: &Timing) -> Vec<Part> {
    let clauses = read(text, place, timing);
    let mut parts: Vec<Part> = Vec::new();
    let (mut rules, mut units, mut acted): (Vec<Rule>, Vec<String>, bool) =
        (Vec::new(), Vec::new(), false);
    for clause in clauses {
        let dates_differ =
            acted && clause.rules.iter().any(|rule| !rules.is_empty() && !rules.contains(rule));
        let binds = (clause.condition.is_some() || clause.before)
            && acted
            && parts.last().is_some_and(|part| part.condition.is_none());
        let numbers_differ = acted
            && clause.acts
            && clause.unit.as_ref().is_some_and(|unit| !units.is_empty() && !units.contains(unit));
        let ground = if dates_differ {
            Some(Ground::SplitByDate)
        } else if binds {
            Some(Ground::SplitByCondition)
        } else if numbers_differ {
            Some(Ground::SplitByNumber)
        } else {
            None
        };
        let last = parts.last().map(|part| part.range.clone());
        match parts.last_mut().filter(|_| ground.is_none()) {
            Some(part) => {
                part.range.end = clause.range.end;
                part.condition = part.condition.take().or(clause.condition);
            }
            None => {
                let governed_by = last
                    .filter(|_| ground == Some(Ground::SplitByNumber) && clause.rules.is_empty());
                parts.push(Part {
                    range: clause.range.clone(),
                    ground,
                    condition: clause.condition,
                    governed_by,
                });
                (rules, units) = (Vec::new(), Vec::new());
                acted = false;
            }
        }
        rules.extend(clause.rules);
        units.extend(clause.unit);
        acted |= clause.acts;
    }
    parts
}

fn read(text: &str, place: &Stretch, timing: &Timing) -> Vec<Clause> {
    let hidden = masked(text);
    let bound = conditions(text);
    let counted = quantities(text);
    let inside = |outer: &Range<usize>, inner: &Range<usize>| outer.contains(&inner.start);
    let read = |range: Range<usize>| Clause {
        rules: timing.limits(&place.part(&range)),
        unit: counted
            .iter()
            .find(|quantity| {
                inside(&range, &quantity.range)
                    && !quantity.target.unit.ends_with('元')
                    && quantity.target.operator != Operator::All
            })
            .map(|quantity| quantity.target.unit.clone()),
        condition: bound
            .iter()
            .find(|condition| inside(&range, &condition.range))
            .map(|condition| condition.range.clone()),
        acts: acts(&hidden[range.clone()]),
        before: hidden[range.clone()].trim_start().starts_with('在')
            && hidden[range.clone()].trim_end().ends_with('前')
            && timing.limits(&place.part(&range)).is_empty(),
        range,
    };
    clauses(&hidden).into_iter().map(read).collect()
}

/// Whether a clause does something, by its first words or its length.
fn acts(clause: &str) -> bool {
    let verbs = AFTER_WILL.iter().filter(|word| word.chars().count() >= 2);
    let holds = verbs.into_iter().any(|verb| clause.contains(verb));
    holds || clause.chars().count() >= 10
}
