//! Years, named or told from the reply, and what follows them.

use super::month::{before, damaged, month, range_sign};
use super::words::{
    DOUBTFUL_YEARS, NAMED_AFTER_YEAR, NEXT_YEARS, REPLY_YEARS, SEASON_TAILS, SEASONS, WITHIN,
};
use super::{Context, Found, Role, Year};
use crate::domain::due::Rule;
use crate::domain::vocabulary::DoubtKind;
use crate::extract::glyphs::Glyphs;

/// Four digits that are a year, and the place behind them.
pub(super) fn named(g: &Glyphs, at: usize) -> Option<(i32, usize)> {
    let number = g.number(at).filter(|number| number.digits == 4)?;
    let year = i32::try_from(number.whole()?).ok()?;
    (1949..=2100).contains(&year).then_some((year, number.end))
}

/// A named year with what follows it.
pub(super) fn absolute(g: &Glyphs, at: usize) -> Option<Found> {
    let (year, after) = named(g, at)?;
    if let Some(found) = numeric(g, at, year, after) {
        return Some(found);
    }
    if let Some(found) = range(g, at, year, after) {
        return Some(found);
    }
    let after = g.eat(after, "年")?;
    if g.eat_any(after, NAMED_AFTER_YEAR).is_some() || is_document(g, after) {
        return None;
    }
    tail(g, at, Year::On(year), after)
}

/// 2024年第15号
fn is_document(g: &Glyphs, at: usize) -> bool {
    let number = g.eat(at, "第").and_then(|at| g.number(at));
    number.is_some_and(|number| g.at(number.end) == '号')
}

/// 2024-06-30, 2024.6.30
fn numeric(g: &Glyphs, start: usize, year: i32, at: usize) -> Option<Found> {
    let sign = g.at(at);
    if !matches!(sign, '-' | '.' | '/') {
        return None;
    }
    let (month, after) = short(g, at + 1)?;
    if g.at(after) != sign {
        return None;
    }
    let (day, end) = short(g, after + 1)?;
    let end = g.skip(end, &["日"]);
    let Some(rule) = Year::On(year).day(month, day) else {
        return Some(damaged(g, start, end));
    };
    let end = before(g, end).unwrap_or(end);
    Some(Found { year: Some(Year::On(year)), month: Some(month), ..Found::new(start, end, rule) })
}

/// One or two digits that stand alone.
fn short(g: &Glyphs, at: usize) -> Option<(u32, usize)> {
    let end = g.run(at);
    let written = (at..end).filter(|_| end - at <= 2).map(|place| g.at(place));
    written.collect::<String>().parse().ok().map(|value| (value, end))
}

/// 2024—2026年, 2024年至2026年底
pub(super) fn range(g: &Glyphs, at: usize, first: i32, after: usize) -> Option<Found> {
    let sign = range_sign(g, g.skip(after, &["年度", "年"]))?;
    let (last, after) = named(g, sign)?;
    let after = g.eat(after, "年")?;
    if last < first {
        return Some(damaged(g, at, after));
    }
    let found = tail(g, at, Year::On(last), after)?;
    let whole = found.rule == Rule::InYear(last) && last > first;
    let rule = if whole { Rule::RangeEnd(last) } else { found.rule };
    Some(Found { rule, first: Some(first), ..found })
}

/// 今年, 明年, 次年 with what follows.
pub(super) fn relative(g: &Glyphs, at: usize, context: Option<Context>) -> Option<Found> {
    if let Some(after) = g.eat_any(at, NEXT_YEARS) {
        let after = g.skip(after, &["度"]);
        return match context {
            Some(context) => tail(g, at, context.year.shifted(1), after),
            None => unsure(g, at, after),
        };
    }
    if let Some(after) = g.eat(at, "当年") {
        return match (context, tail(g, at, Year::Reply(0), after)) {
            (_, Some(found)) if found.end == after => None,
            (Some(context), _) => tail(g, at, context.year, after),
            (None, Some(found)) => unsure(g, at, found.end),
            (None, None) => None,
        };
    }
    let (years, after) = g.eat_of(at, REPLY_YEARS)?;
    if g.eat_any(at, DOUBTFUL_YEARS).is_some()
        && ("以目今之近年此往历其到满".contains(g.before(at))
            || "龄轮产均检近".contains(g.at(after)))
    {
        return None;
    }
    let found = tail(g, at, Year::Reply(years), after)?;
    let role = if years < 0 { Role::Past } else { found.role };
    Some(Found { role, ..found })
}

/// A time without a sure day.
pub(super) fn unsure(g: &Glyphs, start: usize, end: usize) -> Option<Found> {
    let end = before(g, end).unwrap_or(end);
    Some(Found { doubts: vec![DoubtKind::TwoReadings], ..Found::new(start, end, Rule::None) })
}

/// What follows a year; `after` is behind 年.
pub(super) fn tail(g: &Glyphs, start: usize, year: Year, after: usize) -> Option<Found> {
    let with = |rule: Rule, end: usize| {
        let end = before(g, end).unwrap_or(end);
        Some(Found { year: Some(year), ..Found::new(start, end, rule) })
    };
    let at = g.skip(after, &["度"]);
    let inner = g.skip(at, &["年"]);
    if let Some(end) = g.eat_any(inner, &["底", "末"]) {
        return with(year.end(), end);
    }
    if let Some(end) = g
        .eat_any(inner, &["初", "中前", "中"])
        .filter(|_| inner > at)
        .or_else(|| g.eat_any(at, &["初", "中前"]))
    {
        let found = unsure(g, start, end)?;
        let past = g.eat(inner, "初").is_some() && year == Year::Reply(0);
        let role = if past { Role::Past } else { found.role };
        return Some(Found { year: Some(year), role, ..found });
    }
    if let Some((last, end)) = within_year(g, at) {
        // 第四季度前 is read in two ways, 第四季度末前 is not.
        let ended = g.eat_any(end, &["末", "底"]);
        if ended.is_none() && before(g, end).is_some() {
            return unsure(g, start, end).map(|found| Found { year: Some(year), ..found });
        }
        let rule = year.month_span(last)?;
        let found = with(rule, ended.or_else(|| g.eat_any(end, WITHIN)).unwrap_or(end))?;
        return Some(Found { month: Some(last), ..found });
    }
    if let Some(end) = season(g, at) {
        return unsure(g, start, end).map(|found| Found { year: Some(year), ..found });
    }
    if let Some(found) = month(g, at, Some(year)) {
        return Some(Found { start, ..found });
    }
    if g.at(at) == '月' && "底日末份".contains(g.at(at + 1)) {
        return Some(damaged(g, start, at));
    }
    if let Some(end) = g.eat_any(inner, WITHIN) {
        return with(year.within(), end);
    }
    if before(g, at).is_some() {
        return unsure(g, start, at).map(|found| Found { year: Some(year), ..found });
    }
    Some(Found { year: Some(year), ..Found::new(start, at, year.within()) })
}

/// The last month of half a year or a quarter that stands here.
pub(super) fn within_year(g: &Glyphs, at: usize) -> Option<(u32, usize)> {
    const PARTS: &[(&str, u32)] =
        &[("上半年", 6), ("下半年", 12), ("前三个季度", 9), ("前三季度", 9), ("前两个季度", 6)];
    if let Some(found) = g.eat_of(at, PARTS) {
        return Some(found);
    }
    let mut at = g.skip(at, &["第"]);
    // 三、四季度: the last one.
    for _ in 0..2 {
        let number = g.number(at)?;
        let quarter = number.whole().filter(|quarter| (1..=4).contains(quarter))?;
        if let Some(end) = g.eat_any(number.end, &["季度", "季"]) {
            return Some((quarter * 3, end));
        }
        let next = g.eat(number.end, "、").or_else(|| range_sign(g, number.end))?;
        at = g.skip(next, &["第"]);
    }
    None
}

/// Behind a time of the year whose days are not the same everywhere.
pub(super) fn season(g: &Glyphs, at: usize) -> Option<usize> {
    let mut end = g.eat_any(at, SEASONS)?;
    for _ in 0..2 {
        end = g.skip(end, SEASON_TAILS);
    }
    Some(end)
}
