//! A promise that says several things is cut where dates, numbers or
//! conditions differ.

use super::conditions::binding;
use super::cues::{AFTER_WILL, COMPLETES};
use super::due::Timing;
use super::how_many::quantities;
use super::regions::Stretch;
use super::segment::clauses;
use super::tone::{is_own, masked};
use super::who::{Home, Role, units};
use crate::domain::due::Rule;
use crate::domain::vocabulary::{Ground, Operator};
use std::ops::Range;

/// A part that gives a clause away has to keep more characters than this.
const SHORTEST: usize = 12;

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
    /// It holds from a day that is to come.
    begins: bool,
    /// A unit is charged with something of its own: 所需经费由某局统筹解决.
    charges: bool,
    /// The one who replies says what it does itself.
    own: bool,
    /// Another unit than the one who replies acts.
    other: bool,
    /// It says after its date what is done to what, not only that what stands
    /// before is completed.
    own_object: bool,
    /// It has little more than a date.
    bare: bool,
    /// It says before what other thing it is to be: 在建成之前.
    before: bool,
}

/// Cuts a promise into its parts.
pub(super) fn parts(text: &str, place: &Stretch, timing: &Timing) -> Vec<Part> {
    let mut cutting = Cutting::default();
    for clause in read(text, place, timing) {
        match cutting.ground(&clause) {
            Some(ground) => cutting.begin(text, &clause, Some(ground)),
            None if cutting.parts.is_empty() => cutting.begin(text, &clause, None),
            None => cutting.go_on(&clause),
        }
        cutting.rules.extend(&clause.rules);
        cutting.units.extend(clause.unit);
        cutting.acted |= clause.acts;
        cutting.named_other |= clause.other;
    }
    cutting.parts
}

/// What the last part holds while the clauses are gone through.
#[derive(Default)]
struct Cutting {
    parts: Vec<Part>,
    rules: Vec<Rule>,
    units: Vec<String>,
    acted: bool,
    named_other: bool,
    /// The last clause, where it has no date and is not the first of its part.
    undated: Option<Range<usize>>,
}

impl Cutting {
    /// Why a new part begins with a clause, if one does.
    fn ground(&self, clause: &Clause) -> Option<Ground> {
        let last = self.parts.last().filter(|_| self.acted)?;
        let other_date = |rule: &Rule| !self.rules.is_empty() && !self.rules.contains(rule);
        let other_unit = |unit: &String| !self.units.is_empty() && !self.units.contains(unit);
        let recurs = clause.rules.iter().any(|rule| matches!(rule, Rule::Every { .. }));
        let late_date =
            self.rules.is_empty() && !clause.rules.is_empty() && clause.own_object && !recurs;
        let later = !self.rules.is_empty() && clause.rules.is_empty() && clause.begins;
        if clause.rules.iter().any(other_date) || late_date || later {
            Some(Ground::SplitByDate)
        } else if (clause.condition.is_some() || clause.before) && last.condition.is_none() {
            Some(Ground::SplitByCondition)
        } else if clause.acts && clause.unit.as_ref().is_some_and(other_unit) {
            Some(Ground::SplitByNumber)
        } else if clause.charges || (clause.own && self.named_other) {
            Some(Ground::SplitByUnit)
        } else {
            None
        }
    }

    fn begin(&mut self, text: &str, clause: &Clause, ground: Option<Ground>) {
        let mut start = clause.range.start;
        // 编制某规划，明年印发: what is only dated takes its object along.
        if let Some(object) =
            self.undated.take().filter(|_| ground == Some(Ground::SplitByDate) && clause.bare)
            && let Some(last) = self.parts.last_mut()
            && text[last.range.start..object.start].chars().count() > SHORTEST
        {
            start = object.start;
            last.range.end = text[..start].trim_end_matches(['，', ',']).len();
        }
        let governs = ground == Some(Ground::SplitByNumber) && clause.rules.is_empty();
        let governed_by = self.parts.last().filter(|_| governs).map(|last| last.range.clone());
        self.parts.push(Part {
            range: start..clause.range.end,
            ground,
            condition: clause.condition.clone(),
            governed_by,
        });
        self.rules.clear();
        self.units.clear();
        self.acted = false;
        self.named_other = false;
    }

    fn go_on(&mut self, clause: &Clause) {
        self.undated = clause.rules.is_empty().then(|| clause.range.clone());
        if let Some(last) = self.parts.last_mut() {
            last.range.end = clause.range.end;
            last.condition = last.condition.take().or_else(|| clause.condition.clone());
        }
    }
}

fn read(text: &str, place: &Stretch, timing: &Timing) -> Vec<Clause> {
    let hidden = masked(text);
    let bound = binding(text);
    let counted = quantities(text);
    let read = |range: Range<usize>| Clause {
        rules: timing.limits(&place.part(&range)),
        unit: within(&counted, &range, |quantity| quantity.range.start)
            .iter()
            .find(|quantity| {
                !quantity.target.unit.ends_with('元') && quantity.target.operator != Operator::All
            })
            .map(|quantity| quantity.target.unit.clone()),
        condition: within(&bound, &range, |condition| condition.start).first().cloned(),
        acts: says_enough(&hidden[range.clone()])
            && !only_says_who(&hidden[range.clone()])
            && timing.after_limit(text, place, &range).is_none_or(|rest| rest.chars().count() > 1),
        begins: timing.begins(&place.part(&range)),
        charges: charges(&hidden[range.clone()]),
        own: is_own(&hidden[range.clone()])
            && !only_says_who(&hidden[range.clone()])
            && hidden[range.clone()].trim_start().starts_with(['我', '本']),
        other: names_other(&hidden[range.clone()]),
        own_object: timing.after_limit(text, place, &range).is_some_and(has_object),
        bare: hidden[range.clone()].chars().count() <= 10
            && within(&counted, &range, |quantity| quantity.range.start).is_empty(),
        before: says_until(&hidden[range.clone()]) && timing.limits(&place.part(&range)).is_empty(),
        range,
    };
    clauses(&hidden).into_iter().map(read).collect()
}

/// Those of ordered findings that begin in a range.
fn within<'f, T>(found: &'f [T], range: &Range<usize>, start: impl Fn(&T) -> usize) -> &'f [T] {
    let from = found.partition_point(|one| start(one) < range.start);
    let to = found.partition_point(|one| start(one) < range.end);
    &found[from..to.max(from)]
}

/// Whether the words behind a date do something of their own.
fn has_object(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['，', '、', ' ', '前', '再', '将', '力', '争', '内']);
    rest.chars().count() >= 6 && !COMPLETES.iter().any(|word| rest.starts_with(word))
}

/// Whether a clause says enough to do something, by a verb or its length.
fn says_enough(clause: &str) -> bool {
    let mut verbs = AFTER_WILL.iter().filter(|word| word.chars().count() >= 2);
    clause.chars().count() >= 6 || verbs.any(|verb| clause.contains(verb))
}

/// 由某局牵头, 在建成之前: without what is done.
fn only_says_who(clause: &str) -> bool {
    ["牵头", "负责", "统筹", "配合", "参与"].iter().any(|end| clause.trim_end().ends_with(end))
        || says_until(clause)
}

/// 在建成之前.
fn says_until(clause: &str) -> bool {
    clause.trim_start().starts_with('在') && clause.trim_end().ends_with('前')
}

/// Whether a unit is charged with something: 所需经费由某局统筹解决.
fn charges(clause: &str) -> bool {
    let charged = clause.find('由').is_some_and(|at| {
        let rest = &clause[at + '由'.len_utf8()..];
        !clause[..at].ends_with(['理', '自', '事', '缘', '经', '因'])
            && units(rest, &Home::default()).first().is_some_and(|unit| unit.range.start <= 3)
    });
    charged && !only_says_who(clause) && clause.chars().count() >= 8
}

/// Whether another unit than the one who replies acts in a clause.
fn names_other(clause: &str) -> bool {
    !is_own(clause)
        && units(clause, &Home::default()).iter().any(|unit| unit.role == Role::Lead && !unit.own)
}
