//! Markdown as its text: every line is a paragraph, as in plain text; what marks
//! it up is taken off. A row of a table is one paragraph, its cells parted by a
//! space. Front matter and comments are left aside.

use super::line::{Line, beginning};
use super::{Noise, NoiseKind, Sheet};

pub(super) fn read(text: &str) -> Sheet {
    let text = text.trim_start_matches('\u{feff}');
    let mut dropped = Vec::new();
    let mut drop = |text: &str| {
        let text = beginning(text);
        if !text.is_empty() {
            dropped.push(Noise { kind: NoiseKind::Machine, text, paragraph: None });
        }
    };
    let body = match front_matter(text) {
        Some((front, body)) => {
            drop(front);
            body
        }
        None => text,
    };
    let mut kept = Vec::new();
    let mut comment = false;
    for line in body.lines() {
        let mut rest = line;
        let mut spoken = String::new();
        loop {
            if comment {
                let Some((inside, after)) = rest.split_once("-->") else {
                    drop(rest);
                    break;
                };
                drop(inside);
                (comment, rest) = (false, after);
            } else if let Some((before, after)) = rest.split_once("<!--") {
                spoken.push_str(before);
                (comment, rest) = (true, after);
            } else {
                spoken.push_str(rest);
                break;
            }
        }
        kept.extend(lines(&spoken));
    }
    Sheet::of(kept, dropped)
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
fn lines(line: &str) -> Vec<String> {
    let block = block(line.trim());
    let pieces = block.split("<br>").flat_map(|piece| piece.split("<br/>"));
    let pieces = pieces.flat_map(|piece| piece.split("<br />"));
    pieces
        .filter_map(|piece| {
            let mut line = Line::default();
            line.push(&inline(piece));
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

/// The text of a piece of a line.
fn inline(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                said.push_str(&after[..1]);
                &after[1..]
            }
            '*' | '`' => after,
            '~' if after.starts_with('~') => &after[1..],
            '_' if after.starts_with('_') => &after[1..],
            '!' if after.starts_with('[') => link(after).map_or(after, |(_, after)| after),
            '[' => match link(rest) {
                Some((words, after)) => {
                    said.push_str(words);
                    after
                }
                None => {
                    said.push(c);
                    after
                }
            },
            c => {
                said.push(c);
                after
            }
        };
    }
    said
}

/// The words of a link and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    const MOST: usize = 500;
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at);
    let near = &text[..end];
    let (words, target) = near.strip_prefix('[')?.split_once("](")?;
    let end = target.find(')')?;
    if words.contains('[') {
        return None;
    }
    Some((words, &text[1 + words.len() + 2 + end + 1..]))
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
            ("2 \\* 3 ~~不~~", "2 * 3 不"),
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
        assert_eq!(read("---\n甲。\n---\n乙").paragraphs, ["甲。", "乙"]);
    }
}
