//! Spans that are counted from the reply: 三年内, 未来两年, 十五个工作日内.

use super::month::range_sign;
use super::{Found, Role};
use crate::domain::due::{Rule, Span};
use crate::domain::vocabulary::DoubtKind;
use crate::extract::glyphs::{Glyphs, numeral_digit};

#[derive(Copy, Clone, Debug)]
enum Unit {
    Years,
    Months,
    Quarters,
    Weeks,
    Days,
    Workdays,
}

const UNITS: &[(&str, Unit)] = &[
    ("个工作日", Unit::Workdays),
    ("个法定工作日", Unit::Workdays),
    ("工作日", Unit::Workdays),
    ("个自然日", Unit::Days),
    ("个星期", Unit::Weeks),
    ("个季度", Unit::Quarters),
    ("个年度", Unit::Years),
    ("个月", Unit::Months),
    ("星期", Unit::Weeks),
    ("周年", Unit::Years),
    ("周", Unit::Weeks),
    ("年", Unit::Years),
    ("天", Unit::Days),
    ("日", Unit::Days),
];

const AHEAD: &[&str] = &["未来的", "未来", "今后的", "今后", "接下来的", "接下来", "下一个"];
const BEHIND: &[&str] = &["过去的", "过去", "最近", "近"];
const WITHIN: &[&str] = &[
    "左右的时间内",
    "左右时间内",
    "的时间内",
    "的时间里",
    "时间内",
    "时间里",
    "左右内",
    "之内",
    "以内",
    "期内",
    "期间内",
    "内",
];
/// 用三年时间, 通过两年努力: the words on both sides make a span of it.
const USED: &[&str] = &["力争用", "争取用", "利用", "通过", "经过", "再用", "用"];
const EFFORT: &[&str] = &[
    "左右的时间",
    "左右时间",
    "左右的努力",
    "左右努力",
    "的时间",
    "时间",
    "左右",
    "的努力",
    "努力",
];
/// Events from which a service counts its days.
const EVENTS: &[&str] = &["受理", "收到", "接到", "申请", "立案", "发现", "报备", "提交", "接报"];

/// A span that begins here, with the words that lead it in.
pub(super) fn span(g: &Glyphs, at: usize) -> Option<Found> {
    if let Some(after) = g.eat_any(at, BEHIND) {
        return past(g, at, after);
    }
    let ahead = g.eat_any(at, AHEAD);
    let (span, end, ranged) = amount(g, ahead.unwrap_or(at))?;
    if let Some(end) = g.eat(end, "来").filter(|_| ahead.is_none()) {
        let years = matches!(span, Span::Years(_));
        return years.then(|| Found { role: Role::Past, ..Found::new(at, end, Rule::None) });
    }
    let inside = g.eat_any(end, WITHIN);
    let used = USED.iter().any(|word| g.back(at, word).is_some());
    let effort = g.eat_any(end, EFFORT).filter(|_| used);
    let end = match (inside, effort, ahead) {
        (Some(end), _, _) | (None, Some(end), _) => end,
        (None, None, Some(_)) => g.skip(end, &["时间", "左右"]),
        (None, None, None) => return None,
    };
    let rule = match counted_from(g, at) {
        Base::Reply => Rule::ReplyPlus(span),
        Base::Event => Rule::Condition,
    };
    let doubts = if ranged { vec![DoubtKind::TwoReadings] } else { Vec::new() };
    Some(Found { doubts, ..Found::new(at, end, rule) })
}

/// 近三年, 近年来, 过去五年.
fn past(g: &Glyphs, at: usize, after: usize) -> Option<Found> {
    let vague = g.eat_any(after, &["几年来", "些年来", "年来", "几年", "些年", "年"]);
    let end = match (vague, amount(g, after)) {
        (Some(end), _) => end,
        (None, Some((_, end, _))) => g.skip(end, &["以来", "来", "内"]),
        (None, None) => return None,
    };
    Some(Found { role: Role::Past, ..Found::new(at, end, Rule::None) })
}

/// How long, where it ends, and whether it is the upper end of a range.
fn amount(g: &Glyphs, at: usize) -> Option<(Span, usize, bool)> {
    const HALVES: &[(&str, Span)] = &[
        ("一年半", Span::Months(18)),
        ("两年半", Span::Months(30)),
        ("一个半月", Span::Days(45)),
        ("半个月", Span::Days(15)),
        ("半年", Span::Months(6)),
        ("半月", Span::Days(15)),
    ];
    if let Some((span, end)) = g.eat_of(at, HALVES) {
        return (g.before(at) != '上' && g.before(at) != '下').then_some((span, end, false));
    }
    if let Some((high, end)) = neighbours(g, at) {
        let (unit, end) = g.eat_of(end, UNITS)?;
        return Some((long(high, unit)?, end, true));
    }
    let number = g.number(at)?;
    let low_unit = g.skip(number.end, &["个月", "年", "个", "天", "日"]);
    if let Some(next) = range_sign(g, number.end).or_else(|| range_sign(g, low_unit))
        && let Some(high) = g.number(next)
    {
        let (unit, end) = g.eat_of(high.end, UNITS)?;
        return Some((long(high.whole()?, unit)?, end, true));
    }
    let (unit, end) = g.eat_of(number.end, UNITS)?;
    Some((long(number.whole()?, unit)?, end, false))
}

/// 两三年, 三五年: the higher of two numerals that stand together.
fn neighbours(g: &Glyphs, at: usize) -> Option<(u32, usize)> {
    let low = numeral_digit(g.at(at)).filter(|_| g.run(at) == at + 2)?;
    let high = numeral_digit(g.at(at + 1))?;
    (0 < low && low < high && !g.at(at).is_ascii_digit()).then_some((high, at + 2))
}

fn long(count: u32, unit: Unit) -> Option<Span> {
    let (span, most) = match unit {
        Unit::Years => (Span::Years(count), 50),
        Unit::Months => (Span::Months(count), 120),
        Unit::Quarters => (Span::Months(count.checked_mul(3)?), 40),
        Unit::Weeks => (Span::Days(count.checked_mul(7)?), 104),
        Unit::Days => (Span::Days(count), 1000),
        Unit::Workdays => (Span::Workdays(count), 250),
    };
    (1..=most).contains(&count).then_some(span)
}

/// What a span is counted from.
enum Base {
    Reply,
    /// Something that is still to happen, or happens again and again.
    Event,
}

fn counted_from(g: &Glyphs, at: usize) -> Base {
    let start = g.since(at, 16, "，。；！？\n");
    let led = g.back_any(at, &["，", "的"]).unwrap_or(at);
    let clause = g.since(led, 16, "，。；！？\n");
    if g.has_any(clause..at, &["答复", "复函", "本函", "回复"]) {
        return Base::Reply;
    }
    let after = g.back_any(led, &["之日起", "日起", "后", "起"]).is_some()
        && g.back_any(led, &["今后", "此后", "前后"]).is_none();
    // 待方案出台后，我委将在三个月内: the clause before names the event.
    let comma = g.back(start, "，").filter(|_| start > at.saturating_sub(16));
    let late = comma.is_some_and(|comma| {
        g.back_any(comma, &["之日起", "后"]).is_some()
            && g.back_any(comma, &["今后", "此后", "最后"]).is_none()
    });
    if after || late || g.has_any(start..at, EVENTS) { Base::Event } else { Base::Reply }
}
