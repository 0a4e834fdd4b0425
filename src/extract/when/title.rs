//! What is no date though it looks like one, and words for when without a
//! date: titles, document numbers, damaged dates, 届时, 持续.

use super::month::{damaged as damage, range_sign};
use super::words::{ENDINGS, NOT_OPEN_AFTER, NOT_OPEN_BEFORE, OPEN};
use super::{Found, Role};
use crate::domain::due::Rule;
use crate::domain::vocabulary::DoubtKind;
use crate::extract::glyphs::{Glyphs, is_numeral};

/// The longest title that is looked through for its end.
const LONGEST_TITLE: usize = 120;

/// The year ranges of a title that begins here, and the place behind it; of a
/// plan's years in brackets also without a title around them.
pub(super) fn title(g: &Glyphs, at: usize) -> Option<(Vec<Found>, usize)> {
    if g.at(at) == '《' {
        let close = g.until(at, LONGEST_TITLE, "》\n");
        if g.at(close) != '》' {
            return None;
        }
        let inside = (at..close).filter_map(|place| years(g, place));
        return Some((inside.collect(), close + 1));
    }
    let plans = &["》", "方案", "计划", "规划", "行动", "纲要", "意见", "》的", "措施"];
    if matches!(g.at(at), '（' | '(') && g.back_any(at, plans).is_some() {
        let found = years(g, at + 1)?;
        let end = found.end + usize::from(matches!(g.at(found.end), '）' | ')'));
        return Some((vec![found], end));
    }
    None
}

/// 2021—2023年 as the years of a plan.
fn years(g: &Glyphs, at: usize) -> Option<Found> {
    let (first, after) = super::year::named(g, at)?;
    if g.before(at).is_ascii_digit() || is_numeral(g.before(at)) {
        return None;
    }
    let next = range_sign(g, g.skip(after, &["年"]))?;
    let (last, end) = super::year::named(g, next)?;
    let end = g.eat(end, "年").or_else(|| matches!(g.at(end), '）' | ')').then_some(end))?;
    let doubts = vec![DoubtKind::TitleRange];
    let found = Found { role: Role::Title, doubts, ..Found::new(at, end, Rule::PlanTitle(last)) };
    (first <= last).then_some(Found { first: Some(first), ..found })
}

/// Behind a document number or an ordinal: 〔2022〕15号, 第46号, 第三批.
pub(in crate::extract) fn passed_over(g: &Glyphs, at: usize) -> Option<usize> {
    if "〔[【（(﹝".contains(g.at(at)) {
        let (_, end) = super::year::named(g, at + 1)?;
        if !"〕]】）)﹞".contains(g.at(end)) {
            return None;
        }
        let number = g.skip(end + 1, &["第"]);
        let end = g.run(number);
        return (end > number).then(|| g.skip(end, &["号"]));
    }
    if g.at(at) == '第' {
        let mut end = g.run(at + 1);
        // 第1—3批 whole, but no 第三、四季度.
        if let Some(next) = g.eat(end, "、").or_else(|| range_sign(g, end)) {
            let next = g.skip(next, &["第"]);
            end = if g.run(next) > next { g.run(next) } else { end };
        }
        let quarter = g.eat_any(end, &["季度", "季", "个五年"]).is_some();
        return (end > at + 1 && !quarter).then_some(end);
    }
    None
}

/// Digits that were a date before some were lost.
pub(super) fn damaged(g: &Glyphs, at: usize) -> Option<Found> {
    let end = g.run(at);
    let count = end - at;
    if !g.at(at).is_ascii_digit() || count > 8 {
        return None;
    }
    let written = g.words(at..end);
    let next = g.at(end);
    let century = written.starts_with("19") || written.starts_with("20");
    let free = "\n，。；、于在到至前（".contains(g.before(at)) || g.is_spaced(at);
    let ends = "\n，。；、前）".contains(next);
    let dated = |place: usize| {
        let month = g.number(place).is_some_and(|number| g.at(number.end) == '月');
        month || "底末".contains(g.at(place)) || g.eat(place, "月底").is_some()
    };
    let broken = match (count, next) {
        (5, '年') => century,
        (2 | 3, '年') => dated(end + 1) && (count == 2 || century),
        (4, '年') => dated(end + 1),
        (3 | 4, '日') => is_month_and_day(&written) && "\n，。；、前）".contains(g.at(end + 1)),
        (5..=8, '日' | '月') => century,
        (5..=8, _) => century && free && ends && (1949..=2100).contains(&head(&written)),
        _ => false,
    };
    broken.then(|| damage(g, at, end))
}

fn head(written: &str) -> u32 {
    written.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0)
}

/// 317 as 3 and 17.
fn is_month_and_day(written: &str) -> bool {
    (1..=2).any(|cut| {
        let parts = written.split_at_checked(cut);
        let parts = parts.and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
        parts.is_some_and(|(month, day)| {
            let (month, day): (u32, u32) = (month, day);
            (1..=12).contains(&month) && (1..=31).contains(&day)
        })
    })
}

/// 届时, 同步, and 同时 before an act that ends something.
pub(super) fn same_time(g: &Glyphs, at: usize) -> Option<Found> {
    let end = match g.eat_any(at, &["届时", "到时"]) {
        Some(end) => (g.at(end) != '候').then_some(end),
        None => match g.eat(at, "同步") {
            Some(end) => {
                (!"不非异".contains(g.before(at)) && !"卫性率".contains(g.at(end))).then_some(end)
            }
            None => g.eat(at, "同时").filter(|end| g.eat_any(*end, ENDINGS).is_some()),
        },
    }?;
    Some(Found { role: Role::SameTime, ..Found::new(at, end, Rule::None) })
}

/// 持续, 尽快 and other words for when.
pub(super) fn open(g: &Glyphs, at: usize) -> Option<Found> {
    let end = g.eat_any(at, OPEN)?;
    let other = g.eat_any(end, NOT_OPEN_AFTER).is_some() || NOT_OPEN_BEFORE.contains(g.before(at));
    (!other).then(|| Found { role: Role::Open, ..Found::new(at, end, Rule::None) })
}
