//! The quantities that a clause promises.
//!
//! A bare number is `exactly`; words such as 不少于, 以上 and 约 say otherwise. A
//! ceiling is kept as `high`, everything else as `low`. 万 and 亿 stay in the
//! unit (1.5 万亩), 千 and 百 are reckoned in. Dates, spans of time, ordinals and
//! the numbers of documents and names are no quantities. Whether a number is a
//! promise or a result is not decided here.

mod amount;
mod subject;
mod units;
mod whole;
mod words;

use self::amount::{Amount, Sort};
use crate::domain::target::Target;
use crate::domain::vocabulary::{Operator, Scope};
use crate::extract::glyphs::{Firsts, Glyphs, is_numeral};
use crate::extract::when;
use std::ops::Range;
use std::sync::LazyLock;

/// The longest title or quoted name whose numbers are passed over.
const LONGEST_TITLE: usize = 120;
const LONGEST_NAME: usize = 14;

/// A quantity in a clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where it stands in the text that was searched, in bytes.
    pub range: Range<usize>,
    pub target: Target,
}

impl Quantity {
    /// Whether it is a sum of money.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.target.unit.ends_with('元')
    }
}

/// Every quantity in a text that can be a promise, in the order of the text.
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    let g = Glyphs::of(text);
    let mut dates = when::places(&g).into_iter().peekable();
    let mut search = Search { g: &g, found: Vec::new(), baseline: None, last: 0 };
    let mut at = 0;
    while at < g.len() {
        while dates.next_if(|date| date.end <= at).is_some() {}
        let inside = dates.peek().filter(|date| date.contains(&at));
        at = match inside.map(|date| date.end) {
            Some(end) => end,
            None if FIRSTS.has(g.at(at)) => search.step(at).max(at + 1),
            None => at + 1,
        };
    }
    search.found
}

/// What a quantity begins with.
static FIRSTS: LazyLock<Firsts> =
    LazyLock::new(|| Firsts::of(words::SERIES.iter().copied(), "《“〔[【（(﹝第全应半超过翻"));

/// The number that something rises or falls from: 由30%, 从20个.
struct Baseline {
    value: f64,
    unit: String,
    start: usize,
    end: usize,
}

struct Search<'a> {
    g: &'a Glyphs,
    found: Vec<Quantity>,
    baseline: Option<Baseline>,
    /// Behind the last quantity.
    last: usize,
}

impl Search<'_> {
    /// Reads what stands at a place and gives the place to go on from.
    fn step(&mut self, at: usize) -> usize {
        let g = self.g;
        if let Some(end) = passed_over(g, at) {
            return end;
        }
        if let Some(found) = whole::whole(g, at).filter(|found| found.start >= self.last) {
            return self.keep_whole(&found);
        }
        let c = g.at(at);
        let numeric = c.is_ascii_digit() || is_numeral(c);
        if !numeric {
            return at + 1;
        }
        match amount::amount(g, at) {
            Some(found) if is_free(g, at) => self.keep(at, found),
            _ => past_number(g, at),
        }
    }

    fn keep(&mut self, at: usize, found: Amount) -> usize {
        let g = self.g;
        let from = ["由目前的", "由原来的", "从目前的", "从原来的", "由", "从"];
        if let Some(start) = g.back_any(at, &from).filter(|_| found.high.is_none()) {
            let Amount { low: value, unit, end, .. } = found;
            self.baseline = Some(Baseline { value, unit, start, end });
            return end;
        }
        let start = found.start.max(self.last);
        let baseline = self.baseline.take().filter(|baseline| {
            let near = start.checked_sub(baseline.end).is_some_and(|gap| gap <= 10);
            near && baseline.unit == found.unit
                && g.has_any(baseline.end..start.max(at), &["到", "至"])
        });
        let named = baseline.as_ref().map_or(start, |baseline| baseline.start);
        let (low, high) = match found.operator {
            Operator::AtMost => (None, Some(found.low)),
            _ => (Some(found.low), found.high),
        };
        let target = Target {
            metric: subject::metric(g, named, found.end, found.sort),
            metric_en: String::new(),
            operator: found.operator,
            low,
            high,
            unit: found.unit,
            unit_en: String::new(),
            scope: subject::scope(g, start, found.sort),
            baseline: baseline.map(|baseline| baseline.value),
        };
        self.push(start..found.end, target)
    }

    fn keep_whole(&mut self, found: &whole::Whole) -> usize {
        let g = self.g;
        let series = found.operator == Operator::NonDecreasing;
        let target = Target {
            metric: subject::metric(g, found.start, found.end, Sort::Share),
            metric_en: String::new(),
            operator: found.operator,
            low: found.low,
            high: None,
            unit: found.unit.to_owned(),
            unit_en: String::new(),
            scope: if series { Scope::Period } else { subject::scope(g, found.start, Sort::Share) },
            baseline: None,
        };
        self.push(found.start..found.end, target)
    }

    fn push(&mut self, places: Range<usize>, target: Target) -> usize {
        self.last = places.end;
        let range = self.g.bytes(places.clone());
        self.found.push(Quantity { range, target });
        places.end
    }
}

/// Behind a title, a short quoted name, a document's number or an ordinal.
fn passed_over(g: &Glyphs, at: usize) -> Option<usize> {
    let closed = |most, close: &str| {
        let end = g.until(at + 1, most, close);
        (g.at(end) != '\n' && close.contains(g.at(end))).then_some(end + 1)
    };
    match g.at(at) {
        '《' => closed(LONGEST_TITLE, "》"),
        '“' => closed(LONGEST_NAME, "”"),
        _ => when::passed_over(g, at),
    }
}

/// Whether a number begins here and is no part of a name: G312线, K12.
fn is_free(g: &Glyphs, at: usize) -> bool {
    let before = g.before(at);
    !before.is_ascii_alphanumeric()
        && !matches!(before, '.' | '×' | '*' | '+' | '/' | '第' | '数' | '几')
}

fn past_number(g: &Glyphs, at: usize) -> usize {
    let mut end = g.run(at).max(at + 1);
    while g.at(at).is_ascii_digit() && g.at(end) == '.' && g.at(end + 1).is_ascii_digit() {
        end = g.run(end + 1);
    }
    end
}

#[cfg(test)]
mod tests;
