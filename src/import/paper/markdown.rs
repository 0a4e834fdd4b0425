//! Markdown as its text: every line is a paragraph, as in plain text; what marks
//! it up is taken off. A row of a table is one paragraph, its cells parted by a
//! space. Front matter, comments and struck words are left aside.

use super::line::{Line, beginning};
use super::marks::say;
use super::{Noise, NoiseKind, Sheet};

pub(super) fn read(text: &str) -> Sheet {
    let text = text.trim_start_matches('\u{feff}');
    let mut aside: Vec<String> = Vec::new();
    let body = match front_matter(text) {
        Some((front, body)) => {
            aside.push(front.to_owned());
            body
        }
        None => text,
    };
    let spoken = without_comments(body, &mut aside);
    let kept = spoken.lines().flat_map(|line| lines(line, &mut aside)).collect();
    let aside = aside.iter().map(|text| beginning(text)).filter(|text| !text.is_empty());
    let noise = |text| Noise { kind: NoiseKind::Machine, text, paragraph: None };
    Sheet::of(kept, aside.map(noise).collect())
}

/// The text without its comments, whose lines are left aside. What begins one and
/// has no end is taken off alone.
fn without_comments(text: &str, aside: &mut Vec<String>) -> String {
    let mut spoken = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once("<!--") {
        let Some((comment, after)) = inside.split_once("-->") else {
            return spoken + &rest.replace("<!--", "");
        };
        spoken.push_str(before);
        if comment.contains('\n') {
            spoken.push('\n');
        }
        aside.extend(comment.lines().map(str::to_owned));
        rest = after;
    }
    spoken + rest
}

/// What stands between two lines of dashes at the very beginning.
fn front_matter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        // A rule above a letter ends in no second one soon.
        if line.contains('。') {
            return None;
        }
        at += line.len();
    }
    None
}

/// The paragraphs in a line: one, more where it is broken, none where it only
/// marks something up.
fn lines(line: &str, aside: &mut Vec<String>) -> Vec<String> {
    let block = block(line.trim());
    let pieces = block.split("<br>").flat_map(|piece| piece.split("<br/>"));
    let pieces = pieces.flat_map(|piece| piece.split("<br />"));
    pieces
        .filter_map(|piece| {
            let mut line = Line::default();
            say(piece, &mut line, aside);
            line.take()
        })
        .collect()
}

/// The line without the marks at its beginning and end.
fn block(line: &str) -> String {
    let mut rest = line;
    // A quotation may hold a list which holds a heading.
    for _ in 0..8 {
        let before = rest;
        rest = rest.trim_start_matches('>').trim_start();
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) && rest[hashes..].starts_with([' ', '\t', '\u{3000}']) {
            rest = rest[hashes..].trim().trim_end_matches('#').trim_end();
        }
        for bullet in ["- [ ] ", "- [x] ", "* ", "- ", "+ "] {
            rest = rest.strip_prefix(bullet).unwrap_or(rest).trim_start();
        }
        if rest == before {
            break;
        }
    }
    let only = |marks: &str| rest.len() >= 3 && rest.chars().all(|c| marks.contains(c));
    if only("-")
        || only("*")
        || only("_")
        || only("=")
        || rest.starts_with("```")
        || rest.starts_with("~~~")
    {
        return String::new();
    }
    if rest.starts_with('|') && rest.len() > 1 {
        if rest.chars().all(|c| "|:- \t".contains(c)) {
            return String::new();
        }
        let cells: Vec<&str> = rest.trim_matches('|').split('|').map(str::trim).collect();
        return cells.join(" ");
    }
    rest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn marks_are_taken_off_and_the_text_stays() {
        let rows = [
            ("# 关于某路的答复 #", "关于某路的答复"),
            ("**张某某**代表：", "张某某代表："),
            ("> - 一是*加快*建设；", "一是加快建设；"),
            ("1. 建成5个", "1. 建成5个"),
            ("| 任务 | 时限 |", "任务 时限"),
            ("见[通知](http://a.example/b)。", "见通知。"),
            ("![图](a.png)文字", "文字"),
            ("2 \\* 3 ~~不~~做", "2 * 3 做"),
            ("面积5*10米", "面积5*10米"),
            ("[2024]1号", "[2024]1号"),
            ("一<!-- 注 -->二", "一二"),
            ("#标签", "#标签"),
        ];
        for (line, expected) in rows {
            assert_eq!(read(line).paragraphs, [expected], "{line}");
        }
        assert_eq!(read("甲<br>乙\n---\n|---|:-:|\n```\n").paragraphs, ["甲", "乙"]);
    }

    #[test]
    fn front_matter_and_comments_are_left_aside_and_listed() {
        let sheet = read("---\ntitle: x\n---\n甲\n<!-- 一\n二 -->乙\n");
        assert_eq!(sheet.paragraphs, ["甲", "乙"]);
        let noise: Vec<&str> = sheet.noise.iter().map(|noise| noise.text.as_str()).collect();
        assert_eq!(noise, ["title: x", "一", "二"]);
        let sheet = read("甲<!-- 一 -->\n<!-- 没有结尾\n~~不~~做");
        assert_eq!(sheet.paragraphs, ["甲", "没有结尾", "做"]);
        let noise: Vec<&str> = sheet.noise.iter().map(|noise| noise.text.as_str()).collect();
        assert_eq!(noise, ["一", "不"]);
        assert_eq!(read("---\n甲。\n---\n乙").paragraphs, ["甲。", "乙"]);
    }
}
