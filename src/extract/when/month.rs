//! Months and days, with a year before them or without one.

use super::words::{BEFORE, NOT_BEFORE};
use super::{Found, Year};
use crate::domain::vocabulary::DoubtKind;
use crate::extract::glyphs::{Glyphs, is_dash, is_numeral};

/// What a day or month of some year is, before the year is settled.
#[derive(Copy, Clone, Debug)]
enum Part {
    Day(u32),
    /// A day in the month that ends a longer time: 5月11日至14日, 上旬.
    LastDay(u32),
    /// 月底.
    End,
    /// The month as a whole.
    Whole,
    /// 10月前.
    Before,
    /// 6月初, 3月内.
    Unsure,
    Damaged,
}

/// Behind a word for "before" that stands here.
pub(super) fn before(g: &Glyphs, at: usize) -> Option<usize> {
    let end = g.eat_any(at, BEFORE)?;
    (!NOT_BEFORE.contains(g.at(end)) || end - at > 1).then_some(end)
}

/// Behind the sign of a range: —, ——, 至, 到.
pub(super) fn range_sign(g: &Glyphs, at: usize) -> Option<usize> {
    if is_dash(g.at(at)) {
        let twice = is_dash(g.at(at + 1));
        return Some(at + 1 + usize::from(twice));
    }
    g.eat_any(at, &["至", "到"])
}

/// A month that begins here, in the year that stands before it.
pub(super) fn month(g: &Glyphs, at: usize, year: Option<Year>) -> Option<Found> {
    let number = g.number(at)?;
    if number.digits > 2 && g.at(number.end) != '月' || number.digits > 4 {
        return None;
    }
    let mut month = number.whole();
    let mut end = number.end;
    if let Some(next) = range_sign(g, end) {
        // 1—6月, 1至9月
        let last = g.number(next)?;
        month = last.whole();
        end = last.end;
    }
    let after = g.eat(end, "月")?;
    let valid = month.filter(|month| (1..=12).contains(month));
    let Some(month) = valid else {
        let ascii = !number.chinese;
        return (ascii || year.is_some()).then(|| damaged(g, at, after));
    };
    let (part, end) = part(g, after, number.chinese, year.is_some())?;
    if let (Part::Day(_) | Part::LastDay(_) | Part::End | Part::Whole, Some(next)) =
        (part, range_sign(g, end))
        && let Some(last) = range_end(g, at, next, year, month, part)
    {
        return Some(last);
    }
    build(g, at, end, year, month, part)
}

/// The end of a range of days or months: 6月1日至30日, 7月至次年2月, 6—8月.
fn range_end(
    g: &Glyphs,
    at: usize,
    next: usize,
    year: Option<Year>,
    month: u32,
    part: Part,
) -> Option<Found> {
    if let Some((later, after)) = super::year::named(g, next)
        && let Some(found) = self::month(g, g.eat(after, "年")?, Some(Year::On(later)))
    {
        return Some(Found { start: at, ..found.spanning() });
    }
    if let Some(found) = self::month(g, next, year) {
        return Some(Found { start: at, ..found.spanning() });
    }
    let number = g.number(next).filter(|_| matches!(part, Part::Day(_)))?;
    let after = g.eat_any(number.end, &["日", "号"])?;
    build(g, at, after, year, month, Part::LastDay(number.whole()?))
}

/// What stands behind 月.
fn part(g: &Glyphs, at: usize, chinese: bool, has_year: bool) -> Option<(Part, usize)> {
    const TENS: &[(&str, Part)] = &[
        ("上中旬", Part::LastDay(20)),
        ("中下旬", Part::Whole),
        ("上旬", Part::LastDay(10)),
        ("中旬", Part::LastDay(20)),
        ("下旬", Part::Whole),
        ("底", Part::End),
        ("末", Part::End),
        ("初", Part::Unsure),
    ];
    let at = g.skip(at, &["份"]);
    if let Some(found) = g.eat_of(at, TENS) {
        return Some(found);
    }
    if let Some(number) = g.number(at)
        && g.before(at) == '月'
    {
        let value = number.whole().unwrap_or(0);
        if let Some(end) = g.eat(number.end, "日").or_else(|| day_mark(g, number.end)) {
            return Some((Part::Day(value), end));
        }
        if let Some(next) = range_sign(g, number.end)
            && let Some(last) = g.number(next)
            && let Some(end) = g.eat_any(last.end, &["日", "号"])
        {
            return Some((Part::LastDay(last.whole().unwrap_or(0)), end));
        }
        if before(g, number.end).is_some() {
            return Some((Part::Damaged, number.end));
        }
    }
    // 三月三, 一月一调度
    if chinese && is_numeral(g.at(at)) && !has_year {
        return None;
    }
    if g.at(at) == '日' && "，。；、）\n前".contains(g.at(at + 1)) {
        return Some((Part::Damaged, at + 1));
    }
    if let Some(end) = before(g, at) {
        return Some((Part::Before, end));
    }
    if !has_year && g.at(at) == '内' {
        return Some((Part::Unsure, at + 1));
    }
    Some((Part::Whole, g.skip(at, &["期间", "之内", "以内", "内"])))
}

/// 号 as the mark of a day and not of a document or a house.
fn day_mark(g: &Glyphs, at: usize) -> Option<usize> {
    let end = g.eat(at, "号")?;
    (g.eat_any(end, &["文", "提案", "建议", "线", "楼", "院", "令", "公告"]).is_none())
        .then_some(end)
}

fn build(
    g: &Glyphs,
    start: usize,
    end: usize,
    year: Option<Year>,
    month: u32,
    part: Part,
) -> Option<Found> {
    let settled = year.unwrap_or(Year::Reply(0));
    let rule = match part {
        Part::Day(day) => settled.day(month, day),
        Part::LastDay(day) => settled.day(month, day).map(super::as_span),
        Part::End => Some(settled.month_end(month)),
        Part::Whole => settled.month_span(month),
        Part::Before => Some(settled.before_month(month)),
        Part::Unsure => Some(crate::domain::due::Rule::None),
        Part::Damaged => None,
    };
    let Some(rule) = rule else { return Some(damaged(g, start, end)) };
    let doubts = match part {
        Part::Before | Part::Unsure => vec![DoubtKind::TwoReadings],
        _ => Vec::new(),
    };
    let end = before(g, end).unwrap_or(end);
    let found = Found { doubts, ..Found::new(start, end, rule) };
    Some(Found { year: Some(settled), month: Some(month), ..found })
}

/// A date that lost characters; it reaches as far as it looks like one.
pub(super) fn damaged(g: &Glyphs, start: usize, from: usize) -> Found {
    let mut end = from;
    while end < start + 16 && (g.at(end).is_ascii_digit() || "年月日底末前".contains(g.at(end)))
    {
        end += 1;
    }
    let none = crate::domain::due::Rule::None;
    Found { doubts: vec![DoubtKind::DamagedDate], ..Found::new(start, end, none) }
}
