//! What a promise depends on: 待计划批复后, 如能列入规划, 在资金允许的情况下.

use super::segment::clauses;
use crate::extract::glyphs::{Firsts, Glyphs};
use std::ops::Range;
use std::sync::LazyLock;

/// A condition in a sentence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Condition {
    /// Where it stands in the text that was searched, in bytes.
    pub range: Range<usize>,
    /// Its words, as the letter has them.
    pub text: String,
}

const STOPS: &str = "，。；！？\n";

/// How a condition that begins with a word ends.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum End {
    /// With one of these words in its clause: 待…后; else with its clause.
    With(&'static [&'static str]),
    /// Only with one of these words: 在…的情况下.
    Only(&'static [&'static str]),
    /// With its clause: 如…, 一旦….
    Clause,
}

const AFTER: &[&str] = &["之后", "以后", "后再", "后", "时再", "时"];
const GIVEN: &[&str] = &[
    "的情况下",
    "情况下",
    "的前提下",
    "前提下",
    "的基础上再",
    "的条件下",
    "条件下",
    "许可时",
    "允许时",
    "范围内",
];

const BEGINNINGS: &[(&str, End)] = &[
    ("待", End::With(AFTER)),
    ("等", End::Only(&["后再", "之后再", "以后再", "后予以", "后统一", "后优先"])),
    ("如果", End::Clause),
    ("如能", End::Clause),
    ("如不能", End::Clause),
    ("如未", End::Clause),
    ("如有", End::Clause),
    ("如遇", End::Clause),
    ("如国家", End::Clause),
    ("如上级", End::Clause),
    ("如省", End::Clause),
    ("如资金", End::Clause),
    ("如条件", End::Clause),
    ("如政策", End::Clause),
    ("如获", End::Clause),
    ("如确", End::Clause),
    ("如需", End::Clause),
    ("如该", End::Clause),
    ("如", End::Only(&["，则", "的，", "，将", "，我局将", "，我厅将", "，我委将", "，我县将"])),
    ("倘若", End::Clause),
    ("假如", End::Clause),
    ("若", End::Clause),
    ("一旦", End::Clause),
    ("只要", End::Clause),
    ("条件成熟", End::With(AFTER)),
    ("条件具备", End::With(AFTER)),
    ("条件允许", End::With(AFTER)),
    ("时机成熟", End::With(AFTER)),
    ("具备条件", End::With(&["后", "时", "的"])),
    ("资金到位", End::Only(AFTER)),
    ("资金落实", End::Only(AFTER)),
    ("在", End::Only(GIVEN)),
    ("视", End::Only(&["情况", "情形", "进度", "财力", "实际", "条件"])),
    ("根据资金", End::Only(&["情况"])),
    ("争取到", End::Only(&["后", "之后"])),
    ("经批准", End::Only(&["后"])),
    ("报经", End::Only(&["后"])),
];

/// Characters before a beginning that make another word of it: 期待, 例如, 倘若.
const OTHER_BEFORE: &[(char, &str)] = &[
    ('待', "期等对优招接款看善亏虐有亟厚礼交急留担宽薄慢时相坐立"),
    ('如', "例诸比假譬犹宛正恰不何又再有自一莫即真就如"),
    ('若', "倘假宛般恍似自"),
    ('视', "重电监巡正忽轻注审检透影仇敌近可俯环傲"),
    ('等', "均相平同对高中初上下一二三四五六七八九特优甲乙何不我你他们"),
    ('在', "存正现所旨实潜内外好自"),
];

/// What follows a beginning where it opens no condition: 待遇, 若干, 如下.
const OTHER_AFTER: &[(char, &str)] = &[
    ('待', "遇人业岗在续办客定"),
    ('如', "下期何此实同今其意约数火皋愿"),
    ('若', "干是非"),
    ('视', "频角野觉力听为察点线窗"),
    ('等', "级待量候号同额离候"),
];

/// Every condition in a text, in the order of the text.
#[must_use]
pub fn conditions(text: &str) -> Vec<Condition> {
    let g = Glyphs::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < g.len() {
        let place = FIRSTS.has(g.at(at)).then(|| condition(&g, at)).flatten();
        let Some(end) = place else {
            at += 1;
            continue;
        };
        let range = g.bytes(at..end);
        let words = text.get(range.clone()).unwrap_or_default().to_owned();
        found.push(Condition { range, text: words });
        at = end;
    }
    found
}

static FIRSTS: LazyLock<Firsts> =
    LazyLock::new(|| Firsts::of(BEGINNINGS.iter().map(|(word, _)| *word), ""));

/// Behind the condition that begins here.
fn condition(g: &Glyphs, at: usize) -> Option<usize> {
    let (end, behind) = g.eat_of(at, BEGINNINGS)?;
    let listed = |table: &[(char, &str)], other: char| {
        table.iter().any(|(first, others)| *first == g.at(at) && others.contains(other))
    };
    if listed(OTHER_BEFORE, g.before(at)) || listed(OTHER_AFTER, g.at(at + 1)) {
        return None;
    }
    let clause = g.until(behind, 48, STOPS);
    match end {
        End::Clause => (clause > behind).then_some(clause),
        End::Only(words) => closing(g, behind, clause, words),
        End::With(words) => match closing(g, behind, clause, words) {
            Some(end) => Some(end),
            None => (clause > behind && g.at(at) != '待').then_some(clause),
        },
    }
}

/// Behind the first of these words from a place; 后 in 后续 and 今后 is none.
fn closing(g: &Glyphs, from: usize, to: usize, words: &[&str]) -> Option<usize> {
    (from..to).find_map(|place| {
        let end = g.eat_any(place, words)?;
        let before = g.before(place);
        let other = g.at(place) == '后'
            && ("今此前最落".contains(before) || "续期勤台果面备".contains(g.at(place + 1)))
            || g.at(place) == '时'
                && ("及按同届临适随小平".contains(before)
                    || "间期限段代刻".contains(g.at(place + 1)));
        // 再 and what follows 后 tell what is done then.
        let less = words_behind(g, place, end);
        (!other).then_some(less)
    })
}

/// Behind 后 or 时 themselves, where the closing word goes on with what is done.
fn words_behind(g: &Glyphs, place: usize, end: usize) -> usize {
    let marks = ["之后", "以后", "后", "时", "的，", "，"];
    let mark = marks.iter().find_map(|mark| g.eat(place, mark)).unwrap_or(end);
    match g.before(mark) {
        '，' => mark - 1,
        _ => mark,
    }
}

/// The conditions that a promise waits for: not the limits within which it is
/// kept, as in 在保证安全的前提下.
#[must_use]
pub fn binding(text: &str) -> Vec<Range<usize>> {
    let kept = [
        "在保证",
        "在确保",
        "在不影响",
        "在符合",
        "在遵守",
        "在尊重",
        "在坚持",
        "在保障",
        "在严格",
    ];
    let found = conditions(text).into_iter();
    let binds = |words: &str| {
        !kept.iter().any(|word| words.starts_with(word)) && !words.ends_with("范围内")
    };
    let mut ranges: Vec<Range<usize>> =
        found.filter(|condition| binds(&condition.text)).map(|condition| condition.range).collect();
    // 如年底前争取到资金: the whole clause waits, its date included.
    let behind_title = |clause: Range<usize>| {
        let begin = text[clause.clone()].rfind('。').map_or(0, |at| at + '。'.len_utf8());
        clause.start + begin..clause.end
    };
    let parts = clauses(text).into_iter().map(behind_title);
    for clause in parts.filter(|clause| waits(&text[clause.clone()])) {
        ranges.retain(|range| !clause.contains(&range.start));
        ranges.push(clause);
    }
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// Whether a clause begins with 如 as "if".
fn waits(clause: &str) -> bool {
    let other = [
        "如期",
        "如下",
        "如何",
        "如实",
        "如数",
        "如约",
        "如此",
        "如上",
        "如是",
        "如有意见",
        "如有疑问",
    ];
    ["如", "若", "倘若", "一旦"].iter().any(|word| clause.trim_start().starts_with(word))
        && !other.iter().any(|word| clause.trim_start().starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::conditions;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        let found = conditions(text);
        for condition in &found {
            assert_eq!(text.get(condition.range.clone()), Some(condition.text.as_str()));
        }
        found.into_iter().map(|condition| condition.text).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn conditions_are_found_with_what_they_cover() {
        for (text, expected) in [
            ("待计划批复后尽快启动改建", "待计划批复后"),
            ("待上级下达指标之后，再行安排", "待上级下达指标之后"),
            ("待条件成熟时增设站点", "待条件成熟时"),
            ("如能列入规划，待政策启动后优先安排", "如能列入规划 | 待政策启动后"),
            ("如果资金落实，今年开工", "如果资金落实"),
            ("若审批通过，年内开工", "若审批通过"),
            ("一旦具备条件，立即实施", "一旦具备条件"),
            ("条件成熟时设立分院", "条件成熟时"),
            ("条件成熟后设立分院", "条件成熟后"),
            ("在资金允许的情况下逐步推开", "在资金允许的情况下"),
            ("在不增加编制的前提下充实力量", "在不增加编制的前提下"),
            ("视资金到位情况分批实施", "视资金到位情况"),
            ("争取到资金后优先安排", "争取到资金后"),
            ("等项目获批后再研究", "等项目获批后"),
            ("资金到位后立即开工", "资金到位后"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn other_words_open_no_condition() {
        for text in [
            "期待您继续关注",
            "亟待解决",
            "提高待遇",
            "例如修路",
            "现答复如下",
            "如期完成",
            "诸如此类",
            "比如停车",
            "若干措施",
            "重视民生",
            "电视宣传",
            "平等对待",
            "今后加强管理",
            "在后续工作中",
            "安排在今年",
            "高等院校",
            "等方面",
            "同时推进",
            "对待群众",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_with_ranges_in_order(
            text in "[待等如若能果一旦条件成熟时后再在的情况下视资金，。]{0,40}"
        ) {
            let mut last = 0;
            for found in conditions(&text) {
                prop_assert!(found.range.start >= last && found.range.start < found.range.end);
                last = found.range.end;
            }
        }
    }
}
