//! The words in which a person writes a quantity: `示范基地 20-30 家`, `不少于
//! 500 名`, `at most 5 days`.

use crate::domain::folding::fold;
use crate::domain::target::Target;
use crate::domain::vocabulary::{Operator, Scope};

/// Words before the number, longer ones before their beginnings.
const BEFORE: &[(&str, Operator)] = &[
    ("不少于", Operator::AtLeast),
    ("不低于", Operator::AtLeast),
    ("至少", Operator::AtLeast),
    ("at least", Operator::AtLeast),
    (">=", Operator::AtLeast),
    ("≥", Operator::AtLeast),
    ("不超过", Operator::AtMost),
    ("不高于", Operator::AtMost),
    ("不多于", Operator::AtMost),
    ("至多", Operator::AtMost),
    ("at most", Operator::AtMost),
    ("<=", Operator::AtMost),
    ("≤", Operator::AtMost),
    ("大约", Operator::About),
    ("约", Operator::About),
    ("about", Operator::About),
    ("=", Operator::Exactly),
];

/// Words behind the unit.
const BEHIND: &[(&str, Operator)] = &[
    ("及以上", Operator::AtLeast),
    ("以上", Operator::AtLeast),
    ("及以下", Operator::AtMost),
    ("以下", Operator::AtMost),
    ("以内", Operator::AtMost),
    ("左右", Operator::About),
];

const SERIES: &[&str] = &["只增不减", "逐年不减", "不减", "never less"];

const BETWEEN: &[&str] = &["-", "~", "—", "至", "到", "to"];

/// The target that a text names; `None` when it names none.
#[must_use]
pub fn read_target(text: &str, scope: Scope) -> Option<Target> {
    let text: String = text.trim().chars().map(half_width).collect();
    if let Some((metric, unit)) = SERIES.iter().find_map(|word| text.split_once(word)) {
        let unit = unit.trim().trim_start_matches('(').trim_end_matches(')');
        return Some(target(metric, Operator::NonDecreasing, (None, None), unit, scope));
    }
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let (head, tail) = text.split_at(first);
    let (low, tail) = number(tail)?;
    let tail = tail.trim_start();
    let more = BETWEEN.iter().find_map(|sign| number(tail.strip_prefix(sign)?.trim_start()));
    let (high, unit) = match more {
        Some((high, unit)) => (Some(high), unit),
        None => (None, tail),
    };
    let head = head.trim();
    let lead = BEFORE.iter().find_map(|(word, meant)| Some((without_end(head, word)?, *meant)));
    let unit = unit.trim();
    let behind = BEHIND.iter().find_map(|(word, meant)| Some((without_end(unit, word)?, *meant)));
    let (metric, unit, operator) = match (lead, behind) {
        (Some(_), Some(_)) => return None,
        (Some((metric, meant)), None) => (metric, unit, Some(meant)),
        (None, Some((unit, meant))) => (head, unit, Some(meant)),
        (None, None) => (head, unit, None),
    };
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    if metric.ends_with(is_sign) || unit.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (operator, bounds) = match (operator, high) {
        (None, Some(high)) if low < high => (Operator::Range, (Some(low), Some(high))),
        (Some(Operator::AtMost), None) => (Operator::AtMost, (None, Some(low))),
        (operator, None) => (operator.unwrap_or(Operator::Exactly), (Some(low), None)),
        (_, Some(_)) => return None,
    };
    Some(target(metric, operator, bounds, unit, scope))
}

/// Digits and signs as a Latin keyboard types them; words stay as they are.
fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' | '\u{3000}' | '−' | '–' => fold(c),
        _ => c,
    }
}

fn without_end<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (rest, end) = text.split_at_checked(text.len().checked_sub(word.len())?)?;
    end.eq_ignore_ascii_case(word).then_some(rest)
}

fn target(
    metric: &str,
    operator: Operator,
    (low, high): (Option<f64>, Option<f64>),
    unit: &str,
    scope: Scope,
) -> Target {
    Target {
        metric: metric.trim().to_owned(),
        metric_en: String::new(),
        operator,
        low,
        high,
        unit: unit.trim().to_owned(),
        unit_en: String::new(),
        scope,
        baseline: None,
    }
}

/// A number at the beginning of a text, thousands set off or not.
fn number(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    let value: f64 = digits.replace(',', "").parse().ok()?;
    value.is_finite().then_some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::read_target;
    use crate::domain::vocabulary::{Operator, Scope};

    #[test]
    fn quantities_are_read_as_they_are_written() {
        use Operator::{About, AtLeast, AtMost, Exactly, NonDecreasing, Range};
        for (text, operator, low, high, metric, unit) in [
            ("20-30 家", Range, Some(20.0), Some(30.0), "", "家"),
            ("示范基地 20～30家", Range, Some(20.0), Some(30.0), "示范基地", "家"),
            ("20 to 30 bases", Range, Some(20.0), Some(30.0), "", "bases"),
            ("20至30家", Range, Some(20.0), Some(30.0), "", "家"),
            ("不少于500名", AtLeast, Some(500.0), None, "", "名"),
            ("编制 ≥ 500 名", AtLeast, Some(500.0), None, "编制", "名"),
            ("1,000 人以上", AtLeast, Some(1000.0), None, "", "人"),
            ("办理时长不超过 5 天", AtMost, None, Some(5.0), "办理时长", "天"),
            ("GDP At most 5 days", AtMost, None, Some(5.0), "GDP", "days"),
            ("约 3.5 亿元", About, Some(3.5), None, "", "亿元"),
            ("100家左右", About, Some(100.0), None, "", "家"),
            ("４ 份", Exactly, Some(4.0), None, "", "份"),
            ("科技支出只增不减（亿元）", NonDecreasing, None, None, "科技支出", "亿元"),
        ] {
            let target = read_target(text, Scope::Window).expect(text);
            let found = (target.operator, target.low, target.high);
            assert_eq!(found, (operator, low, high), "{text}");
            assert_eq!((target.metric.as_str(), target.unit.as_str()), (metric, unit), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_quantity() {
        for text in ["", "很多家", "30-20 家", "-5 家", "20-30-40", "不少于 5 家以上", "1.2.3 家"]
        {
            assert_eq!(read_target(text, Scope::Window), None, "{text}");
        }
    }
}
