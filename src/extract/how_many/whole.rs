//! Quantities without a number of their own: 全覆盖, 只增不减, 翻一番, 三分之一.

use super::words::{ALL_OF, SERIES};
use crate::domain::vocabulary::Operator;
use crate::extract::glyphs::Glyphs;

/// What such words promise; places count characters.
pub(super) struct Whole {
    pub start: usize,
    pub end: usize,
    pub operator: Operator,
    pub low: Option<f64>,
    pub unit: &'static str,
}

pub(super) fn whole(g: &Glyphs, at: usize) -> Option<Whole> {
    if let Some(end) = g.eat_any(at, SERIES) {
        let end = g.skip(end, &["水平", "规模"]);
        let operator = Operator::NonDecreasing;
        return Some(Whole { start: at, end, operator, low: None, unit: "" });
    }
    let percent =
        |operator, low, end| Some(Whole { start: at, end, operator, low: Some(low), unit: "%" });
    if let Some(end) = all(g, at) {
        let nearly = ["基本实现", "基本", "近乎", "接近"].iter().find_map(|word| g.back(at, word));
        let clause = g.since(at, 20, "，。；：\n");
        let about = nearly.is_some() || g.has_any(clause..at, &["基本实现"]);
        let operator = if about { Operator::About } else { Operator::All };
        return percent(operator, 100.0, end)
            .map(|found| Whole { start: nearly.unwrap_or(at), ..found });
    }
    if let Some(end) = g.eat_any(at, &["半数以上", "超过半数", "超过一半", "过半数", "一半以上"])
    {
        return percent(Operator::AtLeast, 50.0, end);
    }
    doubled(g, at).or_else(|| fraction(g, at))
}

/// 全覆盖, 应建尽建, 全部办结.
fn all(g: &Glyphs, at: usize) -> Option<usize> {
    if let Some(end) = g.eat_any(at, &["全面覆盖", "全覆盖"]) {
        return Some(end);
    }
    if let Some(end) = g.eat(at, "全部") {
        return g.eat_any(end, ALL_OF).map(|_| end);
    }
    let pair = |length: usize| {
        let first = g.words(at + 1..at + 1 + length);
        let end = g.eat(at + 1 + length, "尽").and_then(|next| g.eat(next, &first))?;
        g.at(at + 1).is_alphabetic().then_some(end)
    };
    if g.at(at) == '应' { pair(1).or_else(|| pair(2)) } else { None }
}

/// 翻一番, 翻两番, 翻番.
fn doubled(g: &Glyphs, at: usize) -> Option<Whole> {
    const TIMES: &[(&str, f64)] = &[
        ("翻一番", 2.0),
        ("翻1番", 2.0),
        ("翻番", 2.0),
        ("翻两番", 4.0),
        ("翻二番", 4.0),
        ("翻2番", 4.0),
        ("翻三番", 8.0),
    ];
    let (times, end) = g.eat_of(at, TIMES)?;
    let (operator, end) = match g.eat(end, "以上") {
        Some(end) => (Operator::AtLeast, end),
        None => (Operator::Exactly, end),
    };
    Some(Whole { start: at, end, operator, low: Some(times), unit: "倍" })
}

/// 百分之六十, 三分之二以上.
fn fraction(g: &Glyphs, at: usize) -> Option<Whole> {
    let (low, end) = if let Some(next) = g.eat(at, "百分之") {
        match g.number(next) {
            Some(number) => (number.value, number.end),
            None => (100.0, g.eat(next, "百")?),
        }
    } else {
        let whole = g.number(at).filter(|number| number.value >= 2.0)?;
        let part = g.eat(whole.end, "分之").and_then(|next| g.number(next))?;
        ((part.value / whole.value * 10_000.0).round() / 100.0, part.end)
    };
    if g.eat_any(end, &["的信心", "信心", "努力", "百"]).is_some() {
        return None;
    }
    let (operator, end) = match g.eat_any(end, &["以上"]) {
        Some(end) => (Operator::AtLeast, end),
        None if (low - 100.0).abs() < f64::EPSILON => (Operator::All, end),
        None => (Operator::Exactly, end),
    };
    let led = ["不低于", "不少于", "超过", "至少"].iter().find_map(|word| g.back(at, word));
    let operator = if led.is_some() { Operator::AtLeast } else { operator };
    Some(Whole { start: led.unwrap_or(at), end, operator, low: Some(low), unit: "%" })
}
