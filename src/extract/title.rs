//! A short title made from a clause: what is to be done, without who, when and
//! the words of intent.

use super::cues::{AFTER_WILL, GOING_ON, REGION};
use super::segment::{clauses, enclosed, inside_at};

/// The most characters that a title has.
const MOST: usize = 28;

/// Words at a clause's beginning that a title does without.
const DROPPED: &[&str] = &[
    "我局",
    "我厅",
    "我委",
    "我办",
    "我院",
    "我部",
    "我市",
    "我县",
    "我省",
    "我区",
    "我州",
    "我镇",
    "我们",
    "本局",
    "并",
    "还",
    "同时",
    "将",
    "拟",
    "要",
    "也",
    "再",
    "积极",
    "切实",
    "认真",
    "着力",
    "力争",
    "计划",
    "预计",
    "届时",
    "予以",
    "此外",
    "另外",
    "其中",
    "以及",
    "同步",
    "均",
    "都",
    "仍",
    "必须",
    "大力",
    "全力",
    "努力",
    "尽快",
    "适时",
    "打算",
    "下功夫",
];

/// A title of the first clauses of `text` that say what is done.
pub(super) fn title(text: &str) -> String {
    let parts: Vec<&str> = clauses(text).into_iter().map(|range| text[range].trim()).collect();
    let shortened: Vec<&str> = parts.iter().map(|part| bare(part)).collect();
    let meaty = |part: &&&str| part.chars().count() >= 5 && !introduces(part);
    let said = |part: &&&str| !REGION.contains(*part) && !introduces(part);
    let chosen = shortened.iter().find(meaty).or_else(|| shortened.iter().find(said));
    let chosen = chosen.or(shortened.last()).copied().unwrap_or(text);
    cut(chosen)
}

/// What is counted, without who, when and the words of intent; empty where
/// nothing else is left.
pub(super) fn metric(words: &str) -> &str {
    let rest = bare(words);
    let only = |words: &[&str]| words.contains(&rest);
    let actor = rest.starts_with('我') && rest.chars().count() <= 3;
    let when = ["年内", "年底", "期末", "月底", "前"].iter().any(|end| rest.ends_with(end));
    if actor || when || only(DROPPED) || only(AFTER_WILL) || only(REGION) {
        ""
    } else {
        rest.trim_end_matches('-')
    }
}

/// A heading, shortened to fit.
pub(super) fn short(heading: &str) -> String {
    cut(heading.trim())
}

/// Whether a clause only says on what ground, for what or by whom.
fn introduces(clause: &str) -> bool {
    let who = ["牵头", "负责", "统筹", "配合"].iter().any(|end| clause.ends_with(end));
    let when =
        ["年", "底", "末", "前", "内", "期间", "月", "日"].iter().any(|end| clause.ends_with(end));
    if who || (when && clause.chars().count() <= 12) {
        return true;
    }
    [
        "根据",
        "按照",
        "围绕",
        "结合",
        "为了",
        "为进一步",
        "针对",
        "在",
        "对于",
        "以",
        "立足",
        "依托",
        "聚焦",
        "坚持",
        "通过",
        "待",
        "如",
        "若",
    ]
    .iter()
    .any(|word| clause.starts_with(word))
}

/// A clause without what a title does without.
fn bare(clause: &str) -> &str {
    let mut rest = clause.trim();
    loop {
        let before = rest.len();
        for word in DROPPED.iter().chain(REGION).chain(GOING_ON.iter().take(4)) {
            rest = rest.strip_prefix(word).unwrap_or(rest).trim_start();
        }
        if rest.len() == before {
            return if rest.is_empty() { clause.trim() } else { rest };
        }
    }
}

/// The beginning that fits, cut where no title or quotation is open.
fn cut(text: &str) -> String {
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let inside = enclosed(text);
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at);
    let stop = match text[..end].rfind(['、', '和', '及', '与']) {
        Some(at) if at * 2 > end && !inside_at(&inside, at) => at,
        _ => end,
    };
    let stop = match inside.iter().find(|stretch| stretch.contains(&stop)) {
        Some(stretch) if text[..stretch.end].chars().count() <= MOST + 12 => stretch.end,
        _ => stop,
    };
    // A number is not cut in two.
    let kept = text[..stop].trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_title_says_what_is_done() {
        for (text, expected) in [
            ("我局将继续加大巡查力度，严肃查处违停", "加大巡查力度"),
            ("下一步，我市将于2025年底前建成三座泵站", "于2025年底前建成三座泵站"),
            ("力争到2030年底，覆盖率达到九成", "覆盖率达到九成"),
            ("按照先急后缓的原则，改造老旧管网12公里", "改造老旧管网12公里"),
            (
                "印发《某某市老年助餐服务三年行动方案（2024—2026年）》及配套清单",
                "印发《某某市老年助餐服务三年行动方案（2024—2026年）》…",
            ),
        ] {
            assert_eq!(title(text), expected, "{text}");
        }
    }
}
