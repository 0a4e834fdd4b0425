//! What a quantity counts, and over which time: cut from the clause around it.

use super::amount::Sort;
use super::words::{CHANGES, LEVEL, MAKING, PERIODS, SUMS};
use crate::domain::vocabulary::Scope;
use crate::extract::glyphs::Glyphs;

/// The most characters of a metric.
const LONGEST: usize = 16;

const STOPS: &str = "，。；：！？、（）()“”《》\n";

/// Words that lead in what is counted and are no part of it.
const LEADS: &[&str] = &[
    "力争到",
    "力争",
    "确保",
    "争取",
    "预计",
    "计划",
    "努力",
    "将",
    "拟",
    "实现",
    "推动",
    "使",
    "再",
    "到时",
    "届时",
    "每半年",
    "每季度",
    "每年",
    "每月",
    "期间",
    "今年",
    "明年",
    "共建成",
    "共有",
    "完成",
    "分别",
    "以及",
    "其中",
    "并",
    "和",
    "及",
];

/// Words between what is counted and its number; longer ones before their ends.
const TRAILS: &[&str] = &[
    "的目标",
    "不少于",
    "不低于",
    "不超过",
    "增至",
    "升至",
    "降至",
    "力争",
    "确保",
    "实现",
    "达到",
    "做到",
    "至少",
    "超过",
    "突破",
    "控制",
    "稳定",
    "保持",
    "提高",
    "提升",
    "增长",
    "增加",
    "降低",
    "下降",
    "减少",
    "扩大",
    "压缩",
    "基本",
    "同比",
    "年均",
    "累计",
    "共计",
    "总计",
    "每年",
    "全部",
    "每村",
    "逐步",
    "新增",
    "要",
    "将",
    "达",
    "为",
    "至",
    "到",
    "在",
    "约",
    "近",
    "超",
    "的",
    "共",
    "各",
    "占",
    "均",
];

/// Words behind the number that go on with something else.
const ENDS: &[&str] = &[
    "和", "与", "以及", "并", "用于", "用以", "进行", "予以", "开展", "实施", "纳入", "列入",
    "达到", "实现", "给予", "提供", "分别", "完成", "支持",
];

/// Words before a sum that do not say what it is for.
const PAYING: &[&str] = &["安排", "投入", "筹措", "争取", "下达", "落实", "拨付"];

/// Short words for what is counted: the noun behind the number, or else the
/// words before it. `start` is where the number, or the one it rises from, begins.
pub(super) fn metric(g: &Glyphs, start: usize, end: usize, sort: Sort) -> String {
    let before = before(g, start);
    let verb = sort == Sort::Money && PAYING.contains(&before.as_str());
    if matches!(sort, Sort::Share | Sort::Money) && !before.is_empty() && !verb {
        return before;
    }
    let after = after(g, end);
    if after.chars().count() >= 2 || before.is_empty() { after } else { before }
}

fn after(g: &Glyphs, end: usize) -> String {
    let start = g.skip(g.skip(end, &["的"]), ENDS);
    let mut stop = g.until(start, LONGEST, STOPS);
    if let Some(digit) = (start..stop).find(|place| g.at(*place).is_ascii_digit()) {
        stop = digit;
    }
    let cut = (start..stop).find(|place| g.eat_any(*place, ENDS).is_some());
    g.words(start..cut.unwrap_or(stop))
}

fn before(g: &Glyphs, start: usize) -> String {
    let mut from = g.since(start, 2 * LONGEST, STOPS);
    let mut to = start;
    while let Some(less) = g.back_any(to, TRAILS).filter(|less| *less >= from) {
        to = less;
    }
    let mut place = from;
    while place < to {
        let led = g.eat_any(place, LEADS).filter(|end| *end <= to);
        match led.filter(|end| place == from || end - place > 1) {
            Some(end) => (from, place) = (end, end),
            None => place += 1,
        }
    }
    // A date before it is no part of it.
    if let Some(date) = (from..to).rev().find(|place| {
        matches!(g.at(*place), '年' | '月' | '日') && g.before(*place).is_ascii_digit()
    }) {
        from = g.skip(date + 1, &["底前", "底", "末", "前", "内", "起"]);
    }
    let from = from.max(to.saturating_sub(LONGEST)).min(to);
    g.words(from..to)
}

/// Over which time a quantity is counted.
pub(super) fn scope(g: &Glyphs, start: usize, sort: Sort) -> Scope {
    let sentence = g.since(start, 40, "。；！？\n");
    let clause = g.since(start, 32, "，。；！？：\n");
    // 每年，… belongs to the clause behind it.
    let led = clause.checked_sub(1).filter(|comma| {
        *comma > sentence && PERIODS.iter().any(|word| g.back(*comma, word).is_some())
    });
    if led.is_some() || g.has_any(clause..start, PERIODS) {
        return Scope::Period;
    }
    if g.has_any(clause..start, SUMS) {
        return Scope::Cumulative;
    }
    let near = start.saturating_sub(6).max(clause);
    if sort == Sort::Share {
        let changed = CHANGES.iter().any(|word| g.back(start, word).is_some());
        return if changed { Scope::Window } else { Scope::Stock };
    }
    if g.has_any(near..start, LEVEL) && !g.has_any(clause..start, &["新增", "新建", "新认定"])
    {
        return Scope::Stock;
    }
    if g.has_any(clause..start, &["总数", "保有量", "总量", "存量", "拥有量"])
        && !g.has_any(clause..start, MAKING)
    {
        return Scope::Stock;
    }
    Scope::Window
}
