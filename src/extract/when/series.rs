//! Five-year plans, and what is done once in every period.

use super::words::{DAILY, PACES, YEARLY_ACTS, YEARLY_VERBS};
use super::year::{season, tail, unsure};
use super::{Found, Role, Year};
use crate::domain::due::Rule;
use crate::domain::period::Pace;
use crate::domain::vocabulary::DoubtKind;
use crate::extract::glyphs::Glyphs;

const PLANS: &[(&str, u32)] = &[
    ("十二五", 12),
    ("十三五", 13),
    ("十四五", 14),
    ("十五五", 15),
    ("十六五", 16),
    ("第十三个五年规划", 13),
    ("第十四个五年规划", 14),
    ("第十五个五年规划", 15),
];
const OPENING: &[&str] = &["“", "\"", "‘", "'", "「", "”", "＂"];
const CLOSING: &[&str] = &["”", "\"", "’", "'", "」", "“", "＂"];

/// 期间, 末 and the like, behind which the plan's last year is meant.
const PLAN_TIME: &[&str] = &[
    "规划中后期",
    "规划期末",
    "规划期间",
    "规划期内",
    "规划时期",
    "规划后期",
    "规划末期",
    "规划期",
    "规划末",
    "中后期",
    "期间",
    "期末",
    "期内",
    "时期",
    "后期",
    "末期",
    "末年",
    "末",
];
/// Parts of a plan's time that end on no sure day.
const PLAN_PART: &[&str] =
    &["规划初期", "规划前期", "规划中期", "初期", "前期", "中期", "初", "前三年", "前两年"];

/// “十四五”期间: the plan's name with a word of time behind it. The name alone is
/// the plan, not a time.
pub(super) fn plan(g: &Glyphs, at: usize) -> Option<Found> {
    let (mut number, mut end) = plan_name(g, at)?;
    // “十四五”“十五五”期间, “十四五”和“十五五”时期
    if let Some((later, after)) = plan_name(g, g.skip(end, &["和", "、", "及", "至", "到"])) {
        (number, end) = (later, after);
    }
    let rule = Rule::FiveYearPlan(number);
    if let Some(end) = g.eat_any(end, &["以来", "期间以来", "时期以来"]) {
        return Some(Found { role: Role::Past, ..Found::new(at, end, rule) });
    }
    if let Some(end) = g.eat_any(end, PLAN_TIME) {
        let end = super::month::before(g, end).unwrap_or(end);
        let role = if g.eat_any(end, &["以来"]).is_some() { Role::Past } else { Role::Limit };
        return Some(Found { role, ..Found::new(at, end, rule) });
    }
    if let Some(end) = g.eat_any(end, PLAN_PART).filter(|end| g.eat(*end, "评估").is_none()) {
        return unsure(g, at, end);
    }
    let free = !"入编订制为属了".contains(g.before(at));
    let bare = g.eat_any(end, &["，我", "我", "全省", "全市", "全县", "全区", "将", "拟", "力争"]);
    (bare.is_some() && free).then(|| Found::new(at, end, rule))
}

fn plan_name(g: &Glyphs, at: usize) -> Option<(u32, usize)> {
    let inner = g.skip(at, OPENING);
    let (number, end) = g.eat_of(inner, PLANS)?;
    Some((number, g.skip(end, CLOSING)))
}

/// 每年, 每季度, 每年6月底前; 年度 before an act that is done once a year.
pub(super) fn every(g: &Glyphs, at: usize) -> Option<Found> {
    if let Some(end) = g.eat_any(at, DAILY) {
        return Some(Found { role: Role::Open, ..Found::new(at, end, Rule::None) });
    }
    if let Some((pace, end)) = g.eat_of(at, PACES) {
        let end = inner_limit(g, at, end, pace);
        return Some(match pace {
            Some(pace) => Found::new(at, end, whenever(pace)),
            None => {
                Found { doubts: vec![DoubtKind::TwoReadings], ..Found::new(at, end, Rule::None) }
            }
        });
    }
    let end = g.eat(at, "年度")?;
    let clause = g.since(at, 20, "，。；！？\n");
    let yearly = g.eat_any(end, YEARLY_ACTS).is_some()
        && !"本上下跨全各该当0123456789".contains(g.before(at))
        && g.has_any(clause..at, YEARLY_VERBS);
    yearly.then(|| Found::new(at, end, whenever(Pace::Year)))
}

pub(super) const fn whenever(pace: Pace) -> Rule {
    Rule::Every { pace, from: None, until: None }
}

/// 每年年底前, 每年6月底前: the limit within the period belongs to its words.
fn inner_limit(g: &Glyphs, at: usize, end: usize, pace: Option<Pace>) -> usize {
    match pace {
        Some(Pace::Year) => {
            let next = g.skip(end, &["的", "于", "在"]);
            let found = tail(g, at, Year::Reply(0), next);
            let bare = g.skip(next, &["度"]);
            let limit = found.filter(|found| found.end > bare && g.at(next) != '内');
            let end = limit.map_or_else(
                || season(g, next).map_or(end, |end| before_or(g, end)),
                |found| found.end,
            );
            further_months(g, end)
        }
        Some(Pace::Quarter | Pace::Month) => {
            let last = g.eat_any(end, &["底", "末"]);
            last.map_or(end, |end| before_or(g, end))
        }
        None => end,
    }
}

/// Behind the months that follow one: 每年3月、9月.
fn further_months(g: &Glyphs, end: usize) -> usize {
    let mut end = end;
    while let Some(next) = g.eat_any(end, &["、", "和", "及", "与"])
        && let Some(found) = super::month::month(g, next, None)
    {
        end = found.end;
    }
    end
}

fn before_or(g: &Glyphs, end: usize) -> usize {
    super::month::before(g, end).unwrap_or(end)
}
