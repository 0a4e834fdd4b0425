//! The dates that a clause names, each with the rule that it stands for.
//!
//! A text is read once from left to right; what has no sure reading gives no
//! rule and a doubt. It knows no reply date: whether a date lies before it is
//! for its caller to compare.

mod month;
mod role;
mod series;
mod span;
mod title;
mod words;
mod year;

pub(in crate::extract) use title::passed_over;

use crate::domain::due::Rule;
use crate::domain::period::Pace;
use crate::domain::reading::Doubt;
use crate::domain::vocabulary::DoubtKind;
use crate::extract::glyphs::{Firsts, Glyphs, is_numeral};
use chrono::{Datelike, Months, NaiveDate};
use std::ops::Range;
use std::sync::LazyLock;

/// What a date is said of.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Role {
    /// The day by which, or the time in which, something is to be. Of a bare
    /// year or month the text alone cannot say whether it is still to come.
    Limit,
    /// Something that has happened: 2020年以来, 截至2025年4月底, 已于.
    Past,
    /// A year range in a title.
    Title,
    /// From when on something holds; no limit.
    Start,
    /// 届时, 同步: the date of the clause before.
    SameTime,
    /// 持续, 尽快: a word for when, without a date.
    Open,
}

/// A date in a clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands in the text that was searched, in bytes.
    pub range: Range<usize>,
    pub rule: Rule,
    pub role: Role,
    pub doubts: Vec<Doubt>,
}

/// Every date in a text, in the order of the text.
///
/// A month or day without a year belongs to the year that its sentence named
/// before, else to the reply's. 每年 takes its first and last year from a date
/// before it in its sentence.
#[must_use]
pub fn mentions(text: &str) -> Vec<Mention> {
    let glyphs = Glyphs::of(text);
    let found = joined(&glyphs, found(&glyphs));
    found.into_iter().map(|found| found.mention(text, &glyphs)).collect()
}

/// The places of the characters that dates are written with.
pub(in crate::extract) fn places(g: &Glyphs) -> Vec<Range<usize>> {
    let dates = found(g).into_iter().filter(|found| !matches!(found.role, Role::Open));
    dates.map(|found| found.start..found.end).collect()
}

fn found(g: &Glyphs) -> Vec<Found> {
    let mut search = Search { g, found: Vec::new(), context: None };
    let mut at = 0;
    while at < g.len() {
        at = if FIRSTS.has(g.at(at)) { search.step(at).max(at + 1) } else { at + 1 };
    }
    search.found
}

/// What a date or a word for when begins with.
static FIRSTS: LazyLock<Firsts> = LazyLock::new(|| {
    let paces = words::PACES.iter().map(|(word, _)| *word);
    let years = words::REPLY_YEARS.iter().map(|(word, _)| *word);
    let plain = [words::DAILY, words::NEXT_YEARS, words::SEASONS, words::OPEN];
    let plain = plain.into_iter().flatten().copied();
    Firsts::of(
        paces.chain(years).chain(plain),
        "。！？\n《（(〔[【﹝第“”\"‘'「＂年当本上下前月未今接过最近半届到同",
    )
});

/// A year, named or told from the year of the reply.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Year {
    On(i32),
    Reply(i32),
}

impl Year {
    const fn shifted(self, years: i32) -> Self {
        match self {
            Self::On(year) => Self::On(year + years),
            Self::Reply(n) => Self::Reply(n + years),
        }
    }

    const fn end(self) -> Rule {
        match self {
            Self::On(year) => Rule::YearEnd(year),
            Self::Reply(years) => Rule::ReplyYearEnd(years),
        }
    }

    const fn within(self) -> Rule {
        match self {
            Self::On(year) => Rule::InYear(year),
            Self::Reply(years) => Rule::ReplyYearEnd(years),
        }
    }

    const fn month_end(self, month: u32) -> Rule {
        match self {
            Self::On(year) => Rule::MonthEnd(year, month),
            Self::Reply(years) => Rule::ReplyMonthEnd { years, month },
        }
    }

    /// The end of a time that ends with this month, which is not named as an end.
    fn month_span(self, month: u32) -> Option<Rule> {
        match self {
            Self::On(year) => {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                first.checked_add_months(Months::new(1))?.pred_opt().map(Rule::SpanEnd)
            }
            Self::Reply(years) => {
                (1..=12).contains(&month).then_some(Rule::ReplyMonthEnd { years, month })
            }
        }
    }

    const fn before_month(self, month: u32) -> Rule {
        match self {
            Self::On(year) => Rule::BeforeMonth(year, month),
            Self::Reply(years) if month == 1 => Rule::ReplyMonthEnd { years: years - 1, month: 12 },
            Self::Reply(years) => Rule::ReplyMonthEnd { years, month: month - 1 },
        }
    }

    fn day(self, month: u32, day: u32) -> Option<Rule> {
        match self {
            Self::On(year) => NaiveDate::from_ymd_opt(year, month, day).map(Rule::Day),
            Self::Reply(years) => {
                // A leap year has every day that there is.
                NaiveDate::from_ymd_opt(2024, month, day)?;
                Some(Rule::ReplyDay { years, month, day })
            }
        }
    }
}

/// The same day as the end of a longer time.
const fn as_span(rule: Rule) -> Rule {
    match rule {
        Rule::Day(day) => Rule::SpanEnd(day),
        other => other,
    }
}

/// The year that a sentence speaks of, and how far in it.
#[derive(Copy, Clone, Debug)]
struct Context {
    year: Year,
    month: Option<u32>,
}

/// A date that was found; its places count characters.
#[derive(Clone, Debug)]
struct Found {
    start: usize,
    end: usize,
    rule: Rule,
    role: Role,
    doubts: Vec<DoubtKind>,
    year: Option<Year>,
    month: Option<u32>,
    /// The first year of a range.
    first: Option<i32>,
}

impl Found {
    const fn new(start: usize, end: usize, rule: Rule) -> Self {
        Self {
            start,
            end,
            rule,
            role: Role::Limit,
            doubts: Vec::new(),
            year: None,
            month: None,
            first: None,
        }
    }

    fn spanning(self) -> Self {
        Self { rule: as_span(self.rule), ..self }
    }

    fn mention(self, text: &str, g: &Glyphs) -> Mention {
        let range = g.bytes(self.start..self.end);
        let words = text.get(range.clone()).unwrap_or_default();
        let doubt = |kind| Doubt { kind, words: words.to_owned(), place: None };
        let doubts = self.doubts.into_iter().map(doubt).collect();
        Mention { range, rule: self.rule, role: self.role, doubts }
    }
}

struct Search<'a> {
    g: &'a Glyphs,
    found: Vec<Found>,
    context: Option<Context>,
}

impl Search<'_> {
    /// Reads what stands at a place and gives the place to go on from.
    fn step(&mut self, at: usize) -> usize {
        let g = self.g;
        if "。！？\n".contains(g.at(at)) {
            self.context = None;
            return at + 1;
        }
        if let Some((titles, end)) = title::title(g, at) {
            self.found.extend(titles);
            return end;
        }
        if let Some(end) = title::passed_over(g, at) {
            return end;
        }
        let Some(found) = self.read(at) else {
            return if is_numeral(g.at(at)) || g.at(at).is_ascii_digit() {
                past_number(g, at)
            } else {
                at + 1
            };
        };
        let found = role::settled(g, found);
        let end = found.end;
        match (found.role, found.year) {
            (Role::Past, _) => self.context = None,
            (Role::Limit | Role::Start, Some(year)) => {
                self.context = Some(Context { year, month: found.month });
            }
            _ => {}
        }
        // The words before it may have been given to the mention before.
        let start = self.found.last().map_or(found.start, |last| found.start.max(last.end));
        self.found.push(Found { start, ..found });
        end
    }

    fn read(&self, at: usize) -> Option<Found> {
        let g = self.g;
        let c = g.at(at);
        if c.is_ascii_digit() || is_numeral(c) || c == '第' || "“\"‘'「＂".contains(c) {
            let numeric = || {
                let free = !matches!(g.before(at), '.' | '*' | '×' | '/');
                free.then(|| year::absolute(g, at).or_else(|| self.without_year(at))).flatten()
            };
            return series::plan(g, at)
                .or_else(numeric)
                .or_else(|| span::span(g, at))
                .or_else(|| self.part_of_year(at))
                .or_else(|| title::damaged(g, at))
                .or_else(|| self.season(at));
        }
        series::every(g, at)
            .or_else(|| year::relative(g, at, self.context))
            .or_else(|| self.part_of_year(at))
            .or_else(|| reply_month(g, at))
            .or_else(|| span::span(g, at))
            .or_else(|| self.season(at))
            .or_else(|| title::same_time(g, at))
            .or_else(|| title::open(g, at))
    }

    /// A month or day that names no year.
    fn without_year(&self, at: usize) -> Option<Found> {
        let g = self.g;
        if "第每个".contains(g.before(at)) {
            return None;
        }
        let found = month::month(g, at, None)?;
        self.placed(found, at, |year| month::month(g, at, Some(year)))
    }

    /// 上半年, 第四季度, 年底, 年内 without a year.
    fn part_of_year(&self, at: usize) -> Option<Found> {
        let g = self.g;
        let bare = !"今明去本当前后来次每近全历多数度几翌半".contains(g.before(at))
            && !is_numeral(g.before(at))
            && !g.before(at).is_ascii_digit();
        if bare && g.at(at) == '年' && (g.eat_any(at + 1, &["底", "末", "内"]).is_some()) {
            let read = |year| year::tail(g, at, year, at + 1);
            return self.placed(read(Year::Reply(0))?, at, read);
        }
        if bare && year::within_year(g, at).is_some() {
            let read = |year| year::tail(g, at, year, at);
            return self.placed(read(Year::Reply(0))?, at, read);
        }
        None
    }

    /// Puts a date without a year into the year that its sentence named.
    fn placed(
        &self,
        found: Found,
        at: usize,
        read: impl Fn(Year) -> Option<Found>,
    ) -> Option<Found> {
        let Some(context) = self.context else { return Some(found) };
        let earlier = found.month.zip(context.month).is_some_and(|(month, named)| month < named);
        if earlier {
            let doubts = vec![DoubtKind::YearMissing];
            return Some(Found { doubts, ..Found::new(at, found.end, Rule::None) });
        }
        read(context.year)
    }

    /// 春节前, 入冬前: no day is sure.
    fn season(&self, at: usize) -> Option<Found> {
        let g = self.g;
        let end = year::season(g, at)?;
        let free = !is_numeral(g.before(at)) && g.before(at) != '第';
        let end = month::before(g, end).filter(|_| free)?;
        year::unsure(g, at, end)
    }
}

/// 本月底, 下月, 月底前.
fn reply_month(g: &Glyphs, at: usize) -> Option<Found> {
    const MONTHS: &[(&str, u32)] = &[("本月", 0), ("下个月", 1), ("下月", 1)];
    if let Some(end) = g.eat_any(at, &["上个月", "上月"]) {
        return Some(Found { role: Role::Past, ..Found::new(at, end, Rule::None) });
    }
    let within = |months, end: usize| {
        let end = month::before(g, end).unwrap_or(end);
        Some(Found::new(at, end, Rule::ReplyMonth(months)))
    };
    if let Some((months, after)) = g.eat_of(at, MONTHS) {
        if let Some(end) = g.eat_any(after, &["底", "末", "内"]) {
            return within(months, end);
        }
        if let Some(end) = g.eat_any(after, &["初", "上旬", "中旬"]) {
            return year::unsure(g, at, end);
        }
        let day = g.number(after).and_then(|number| g.eat_any(number.end, &["日", "号"]));
        return match (day, month::before(g, after)) {
            (Some(end), _) => year::unsure(g, at, end),
            (None, Some(end)) => year::unsure(g, at, end),
            (None, None) => within(months, g.skip(after, &["下旬"])),
        };
    }
    let end = g.eat_any(at, &["月底", "月末"])?;
    let free = !is_numeral(g.before(at)) && !"每本下上当0123456789".contains(g.before(at));
    free.then(|| within(0, end)).flatten()
}

/// Behind a number, its decimals and what parts its thousands.
fn past_number(g: &Glyphs, at: usize) -> usize {
    let mut end = g.run(at);
    while g.at(at).is_ascii_digit() && g.at(end) == '.' && g.at(end + 1).is_ascii_digit() {
        end = g.run(end + 1);
    }
    end
}

/// Gives 每年 the years of a date before it in its sentence, and makes one
/// mention of both where they touch.
fn joined(g: &Glyphs, found: Vec<Found>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::with_capacity(found.len());
    for mut next in found {
        if let Rule::Every { pace, .. } = next.rule
            && let Some(last) = joined.last()
            && next.start - last.end <= 16
            && g.until(last.end, next.start - last.end, "。；！？\n") == next.start
            && let Some(rule) = bounded(g, last, pace)
        {
            next.rule = rule;
            if next.start - last.end <= 1 {
                next.start = last.start;
                joined.pop();
            }
        }
        joined.push(next);
    }
    joined
}

fn bounded(g: &Glyphs, date: &Found, pace: Pace) -> Option<Rule> {
    let (from, until) = match (date.role, date.rule, date.year) {
        (Role::Start | Role::Past, _, Some(Year::On(year))) if g.before(date.end) == '起' => {
            (Some(year), None)
        }
        (Role::Limit, Rule::RangeEnd(last), _) => (date.first, Some(last)),
        (Role::Limit, Rule::FiveYearPlan(number), _) => {
            let end = crate::domain::due::resolve(Rule::FiveYearPlan(number), Default::default());
            (None, end.latest.map(|day| day.year()))
        }
        (Role::Limit, Rule::InYear(year) | Rule::YearEnd(year), _)
            if "到至".contains(g.at(date.start)) =>
        {
            (None, Some(year))
        }
        _ => return None,
    };
    Some(Rule::Every { pace, from, until })
}

#[cfg(test)]
mod tests;
