//! Lines of a page that are no lines of the letter: ways through the site,
//! facts of the page, buttons, the foot of the site, page numbers.
//!
//! A line is noise only as a whole. Where the letter may have said it, it is the
//! letter's: class marks, signers, document numbers, units, days and contacts
//! stay, and so does a line with a sentence in it. Some words are noise beside
//! a line that surely is, and the letter's elsewhere.

mod words;

use crate::domain::reading::Noise;
use crate::domain::vocabulary::NoiseKind;
use words::{
    CONTROLS, FACTS, FACTS_IN_COMPANY, FOOT_BELOW, FOOT_IN_COMPANY, FOOT_LINKS, FOOT_MARKS,
    HEADS_OF_WAYS, SCANS, WAYS, WHERE,
};

/// A longer line holds more than a page says in one.
const LONGEST_BYTES: usize = 750;
/// A longer value of a fact is none.
const LONGEST_VALUE: usize = 40;

/// The lines that are not the letter's, each with the number of its paragraph.
#[must_use]
pub fn noise(paragraphs: &[String]) -> Vec<Noise> {
    let verdicts = verdicts(paragraphs);
    let numbered = paragraphs.iter().zip(verdicts).zip(1..);
    numbered
        .filter_map(|((text, verdict), number)| {
            Some(Noise { kind: verdict?, text: text.clone(), paragraph: Some(number) })
        })
        .collect()
}

/// What one line is, seen alone.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Seen {
    Letter,
    Noise(NoiseKind),
    /// A fact without its value, which may stand in the next line.
    FactName,
    /// Noise beside a line of that kind.
    Beside(NoiseKind),
    /// Noise under a line of that kind.
    Below(NoiseKind),
}

impl Seen {
    const fn sure(self) -> Option<NoiseKind> {
        match self {
            Self::Noise(kind) => Some(kind),
            Self::FactName => Some(NoiseKind::PageFacts),
            Self::Letter | Self::Beside(_) | Self::Below(_) => None,
        }
    }
}

fn verdicts(paragraphs: &[String]) -> Vec<Option<NoiseKind>> {
    let seen: Vec<Seen> = paragraphs.iter().map(|text| look(text)).collect();
    let mut verdicts: Vec<Option<NoiseKind>> = seen.iter().map(|seen| seen.sure()).collect();
    for at in 1..seen.len() {
        let above = verdicts[at - 1];
        match seen[at] {
            Seen::Beside(kind) | Seen::Below(kind) if above == Some(kind) => {
                verdicts[at] = Some(kind);
            }
            Seen::Letter if seen[at - 1] == Seen::FactName && is_value(&paragraphs[at]) => {
                verdicts[at] = Some(NoiseKind::PageFacts);
            }
            _ => {}
        }
    }
    for at in (1..seen.len()).rev() {
        if let Seen::Beside(kind) = seen[at - 1]
            && verdicts[at] == Some(kind)
        {
            verdicts[at - 1] = Some(kind);
        }
    }
    verdicts
}

fn is_value(text: &str) -> bool {
    let of_letter = ["关于", "代表", "委员", "答复", "复函", "建议", "提案"];
    text.chars().count() <= LONGEST_VALUE
        && !of_letter.iter().any(|word| text.contains(word))
        && !text.ends_with(is_colon)
}

fn look(text: &str) -> Seen {
    if text.len() > LONGEST_BYTES || text.contains(['。', '；', '！', '？']) {
        return Seen::Letter;
    }
    let bare = text.trim_matches(|c: char| c.is_whitespace() || is_rule(c));
    let sure = [is_way, is_invitation, is_page_number, is_script]
        .iter()
        .find_map(|look| look(bare, text))
        .or_else(|| tokens(text));
    if let Some(kind) = sure {
        return Seen::Noise(kind);
    }
    // A foot may name the site's host and its licence in one line.
    if FOOT_MARKS.iter().any(|mark| bare.contains(mark)) {
        return Seen::Noise(NoiseKind::Footer);
    }
    if let Some(seen) = fact(bare) {
        return seen;
    }
    if FOOT_IN_COMPANY.iter().any(|mark| bare.starts_with(mark)) {
        return Seen::Beside(NoiseKind::Footer);
    }
    if FOOT_BELOW.iter().any(|mark| bare.starts_with(mark)) {
        return Seen::Below(NoiseKind::Footer);
    }
    Seen::Letter
}

/// What lines are ornamented with at their ends.
const fn is_rule(c: char) -> bool {
    matches!(
        c,
        '|' | '｜' | '【' | '】' | '[' | ']' | '*' | '•' | '·' | '●' | '■' | '-' | '>' | '»'
    )
}

const fn is_colon(c: char) -> bool {
    matches!(c, '：' | ':')
}

/// What stands between the steps of a way through a site.
const fn is_step(c: char) -> bool {
    matches!(c, '>' | '＞' | '›' | '»' | '/' | '／' | '\\' | '→' | '|' | '｜' | '-' | '·' | '》')
}

/// The way to this page, or on from it.
fn is_way(bare: &str, _: &str) -> Option<NoiseKind> {
    let way = Some(NoiseKind::Navigation);
    let after = |marks: &[&str]| {
        let longest = marks.iter().filter_map(|mark| bare.strip_prefix(mark));
        longest.min_by_key(|rest| rest.len()).map(str::trim_start)
    };
    if let Some(rest) = after(WHERE)
        && (rest.is_empty() || rest.starts_with(|c| is_colon(c) || is_step(c) || c == '是'))
    {
        return way;
    }
    if let Some(rest) = after(&["首页", "网站首页", "主页", "返回首页"])
        && rest.starts_with(is_step)
    {
        return way;
    }
    let steps = bare.matches(['>', '＞', '›', '»']).count();
    if steps >= 2 && bare.ends_with("正文") {
        return way;
    }
    let further = ["上一篇", "下一篇", "上一条", "下一条", "上一页", "下一页"];
    if let Some(rest) = after(&further)
        && (rest.is_empty() || rest.starts_with(|c| is_colon(c) || is_step(c)))
    {
        return way;
    }
    let head = bare.trim_end_matches(|c: char| is_colon(c) || c.is_whitespace());
    HEADS_OF_WAYS.contains(&head).then_some(NoiseKind::Navigation)
}

fn is_invitation(bare: &str, _: &str) -> Option<NoiseKind> {
    let start = SCANS.iter().any(|mark| bare.starts_with(mark));
    let short = bare.chars().count() <= LONGEST_VALUE;
    (start && short && !bare.contains("代表")).then_some(NoiseKind::Control)
}

/// — 3 —, 第 3 页 共 5 页, Page 3 of 5.
fn is_page_number(_: &str, text: &str) -> Option<NoiseKind> {
    if text.len() > 60 {
        return None;
    }
    let line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '─' | '~' | '·' | '•');
    let inner = line.trim_matches(is_dash);
    let digits = |text: &str| {
        let few = (1..=4).contains(&text.chars().count());
        few && text.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
    };
    let dashed = line.starts_with(is_dash) && line.ends_with(is_dash) && digits(inner);
    let page = |text: &str| {
        let number = text.strip_prefix(['第', '共']).and_then(|rest| rest.strip_suffix('页'));
        number.is_some_and(|number| {
            digits(number)
                || !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c))
        })
    };
    let named = || {
        let mut parts: Vec<&str> = inner.split_inclusive('页').collect();
        parts.retain(|part| !part.is_empty());
        let part = |part: &&str| {
            page(part.trim_matches(['/', '／', '，', ',', '|', '(', '（', ')', '）']))
        };
        !parts.is_empty() && parts.len() <= 2 && parts.iter().all(part) && inner.contains('第')
    };
    let english = || {
        let rest = line.strip_prefix("Page").or_else(|| line.strip_prefix("page"));
        rest.is_some_and(|rest| rest.split("of").all(digits))
    };
    (dashed || named() || english()).then_some(NoiseKind::PageNumber)
}

/// Lines of a script that were copied along.
fn is_script(bare: &str, _: &str) -> Option<NoiseKind> {
    let starts =
        ["var ", "function ", "function(", "$(", "document.", "window.", "(function", "<!--"];
    starts.iter().any(|start| bare.starts_with(start)).then_some(NoiseKind::Machine)
}

/// A line of buttons and links and nothing else.
fn tokens(text: &str) -> Option<NoiseKind> {
    let parts = |c: char| {
        c.is_whitespace() || "|｜/／、，,【】[]（）()<>＜＞»›:：".contains(c) || c == '\u{b7}'
    };
    let (mut controls, mut ways, mut feet, mut single) = (0, 0, 0, 0);
    for token in text.split(parts).filter(|token| !token.is_empty()) {
        if CONTROLS.contains(&token) {
            controls += 1;
            single += usize::from(token.chars().count() == 1);
        } else if WAYS.contains(&token) {
            ways += 1;
        } else if FOOT_LINKS.contains(&token) {
            feet += 1;
        } else if !(controls > 0 && token.chars().all(|c| c.is_ascii_digit())) {
            return None;
        }
    }
    if controls + ways + feet == single {
        return None;
    }
    // 主办单位 alone may be the head of a letter's table.
    let alone =
        feet == 1 && controls + ways == 0 && FOOT_IN_COMPANY.iter().any(|m| text.contains(m));
    match (controls, ways, feet) {
        _ if alone => None,
        (_, 0, 0) => Some(NoiseKind::Control),
        (_, _, 0) => Some(NoiseKind::Navigation),
        (_, ways, feet) if feet >= ways => Some(NoiseKind::Footer),
        _ => Some(NoiseKind::Navigation),
    }
}

/// 来源：… 发布时间：… and what stands beside it.
fn fact(bare: &str) -> Option<Seen> {
    let colons = colons(bare);
    let Some(first) = colons.first() else {
        return is_moment(bare).then_some(Seen::Noise(NoiseKind::PageFacts));
    };
    let name = |colon: &usize| {
        let words = bare[..*colon].trim_end();
        let from = words.rfind(|c: char| c.is_whitespace() || "]】|｜）)".contains(c));
        from.map_or(words, |from| {
            words[from..].trim_start_matches(|c: char| c.is_whitespace() || "]】|｜）)".contains(c))
        })
    };
    if colons.iter().any(|colon| is_person(name(colon))) {
        return None;
    }
    let squeezed: String = bare[..*first].chars().filter(|c| !c.is_whitespace()).collect();
    let begins = |names: &[&str]| {
        names.contains(&squeezed.as_str())
            || names.contains(&name(first)) && is_site(bare, name(first))
    };
    let rest = bare[*first..].trim_start_matches(is_colon).trim();
    if begins(FACTS) {
        return Some(if rest.is_empty() {
            Seen::FactName
        } else {
            Seen::Noise(NoiseKind::PageFacts)
        });
    }
    let beside = colons.iter().skip(1).any(|colon| FACTS.contains(&name(colon)));
    match begins(FACTS_IN_COMPANY) {
        true if beside => Some(Seen::Noise(NoiseKind::PageFacts)),
        true => Some(Seen::Beside(NoiseKind::PageFacts)),
        false if CONTROLS.contains(&squeezed.as_str()) && beside => {
            Some(Seen::Noise(NoiseKind::PageFacts))
        }
        false => None,
    }
}

/// Where its colons stand, but for those of a time of day.
fn colons(text: &str) -> Vec<usize> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let inside = |at: usize, mark: &str| {
        digit(text[..at].chars().next_back()) && digit(text[at + mark.len()..].chars().next())
    };
    text.match_indices(is_colon).filter(|(at, mark)| !inside(*at, mark)).map(|(at, _)| at).collect()
}

/// Whether somebody is addressed.
fn is_person(name: &str) -> bool {
    ["代表", "委员", "同志", "先生", "女士", "如下"].iter().any(|end| name.ends_with(end))
}

/// Whether before the first name of a fact stands at most a site's name or a time.
fn is_site(bare: &str, name: &str) -> bool {
    let before = bare.find(name).map_or("", |at| bare[..at].trim());
    let title = ["关于", "答复", "复函", "建议", "提案", "号", "，"];
    before.chars().count() <= LONGEST_VALUE && !title.iter().any(|word| before.contains(word))
}

/// 2023-09-18 10:22, which no letter is dated with.
fn is_moment(bare: &str) -> bool {
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    let clock = bare.rsplit_once(' ').is_some_and(|(_, clock)| {
        let parts: Vec<&str> = clock.split(':').collect();
        let number = |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        (2..=3).contains(&parts.len()) && parts.iter().all(number)
    });
    let other = |c: char| !(c.is_ascii_digit() || c.is_whitespace() || "-/.:年月日".contains(c));
    digits >= 10 && clock && !bare.contains(other)
}

#[cfg(test)]
mod tests;
