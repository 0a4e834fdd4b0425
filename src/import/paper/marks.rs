//! The marks in a line of Markdown: those that only make words bold are taken
//! off, struck words are left aside. A star that may be a sign of multiplication
//! stays, so that no two numbers become one.

use super::line::Line;

/// So many characters on, the end of a link or of struck words is looked for.
const NEAR: usize = 2000;
/// So many marks on, the mark that closes one is looked for.
const NEAR_MARKS: usize = 64;

/// Stars, underscores or tildes in a row.
#[derive(Copy, Clone)]
struct Run {
    at: usize,
    end: usize,
    mark: char,
}

/// What is not said, and where the text goes on behind it.
struct Cut {
    at: usize,
    to: usize,
    struck: Option<(usize, usize)>,
}

/// Says a piece of a line; struck words are added to `struck`.
pub(super) fn say(text: &str, line: &mut Line, struck: &mut Vec<String>) {
    let cuts = cuts(text);
    let mut cuts = cuts.iter().peekable();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        while cuts.next_if(|cut| cut.at < at).is_some() {}
        if let Some(cut) = cuts.next_if(|cut| cut.at == at) {
            struck.extend(cut.struck.map(|(from, to)| text[from..to].to_owned()));
            at = cut.to;
            continue;
        }
        let (rest, after) = (&text[at..], at + c.len_utf8());
        at = match c {
            '\\' if text[after..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                line.push(&text[after..=after]);
                after + 1
            }
            '`' => after,
            '!' if text[after..].starts_with('[') => {
                link(&text[after..]).map_or(after, |(_, length)| after + length)
            }
            '[' if let Some((words, length)) = link(rest) => {
                line.push(words);
                at + length
            }
            '<' if let Some((words, length)) = struck_out(rest) => {
                struck.push(words.to_owned());
                at + length
            }
            '<' if begins(rest, "<sup>") => {
                line.raise();
                at + "<sup>".len()
            }
            '<' if begins(rest, "</sup>") => {
                line.lower();
                at + "</sup>".len()
            }
            _ => {
                line.push(&text[at..after]);
                after
            }
        };
    }
    line.lower();
}

/// The marks that stand in pairs round words, in their order.
fn cuts(text: &str) -> Vec<Cut> {
    let runs = runs(text);
    let mut used = vec![false; runs.len()];
    let mut cuts = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        if used[at] || !opens(text, *run) {
            continue;
        }
        let mut later = (at + 1..runs.len()).take(NEAR_MARKS);
        let Some(end) = later.find(|end| !used[*end] && pair(text, *run, runs[*end])) else {
            continue;
        };
        (used[at], used[end]) = (true, true);
        let close = runs[end];
        if run.mark == '~' {
            cuts.push(Cut { at: run.at, to: close.end, struck: Some((run.end, close.at)) });
        } else {
            cuts.extend([*run, close].map(|run| Cut { at: run.at, to: run.end, struck: None }));
        }
    }
    cuts.sort_by_key(|cut| cut.at);
    cuts
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut escaped = false;
    for (at, mark) in text.char_indices() {
        if !escaped && matches!(mark, '*' | '_' | '~') {
            match runs.last_mut().filter(|run| run.end == at && run.mark == mark) {
                Some(run) => run.end = at + 1,
                None => runs.push(Run { at, end: at + 1, mark }),
            }
        }
        escaped = mark == '\\' && !escaped;
    }
    runs.retain(|run| match run.mark {
        '~' => run.end - run.at == 2,
        _ => run.end - run.at <= 3,
    });
    runs
}

/// The characters before and behind a run.
fn around(text: &str, run: Run) -> (Option<char>, Option<char>) {
    (text[..run.at].chars().next_back(), text[run.end..].chars().next())
}

/// Whether a run may be a sign between two numbers: `5*10`, `5米*10米`.
fn multiplies(text: &str, run: Run) -> bool {
    let (before, after) = around(text, run);
    let number = |c: Option<char>| c.is_some_and(char::is_numeric);
    let measured = || text[..run.at].chars().rev().take(4).any(char::is_numeric);
    number(after) && (number(before) || is_single_star(run) && measured())
}

fn is_single_star(run: Run) -> bool {
    run.mark == '*' && run.end - run.at == 1
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

fn opens(text: &str, run: Run) -> bool {
    let (before, after) = around(text, run);
    after.is_some_and(|c| !c.is_whitespace())
        && !multiplies(text, run)
        && !(run.mark == '_' && is_word(before))
}

/// Whether the second run closes the first.
fn pair(text: &str, open: Run, close: Run) -> bool {
    let (before, after) = around(text, close);
    let words = &text[open.end..close.at];
    // `单价*5，总价*6` has two signs and nothing that is bold.
    let signs = is_single_star(close)
        && after.is_some_and(char::is_numeric)
        && words.contains(char::is_numeric);
    open.mark == close.mark
        && open.end - open.at == close.end - close.at
        && before.is_some_and(|c| !c.is_whitespace())
        && !multiplies(text, close)
        && !(close.mark == '_' && is_word(after))
        && !signs
}

fn begins(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
}

fn near(text: &str) -> &str {
    text.char_indices().nth(NEAR).map_or(text, |(at, _)| &text[..at])
}

/// The words that a tag strikes out, and how long they are with their tags.
fn struck_out(text: &str) -> Option<(&str, usize)> {
    const TAGS: [(&str, &str); 3] =
        [("<del>", "</del>"), ("<s>", "</s>"), ("<strike>", "</strike>")];
    let (open, close) = TAGS.iter().find(|(open, _)| begins(text, open))?;
    let end = near(text).to_ascii_lowercase().find(close)?;
    Some((&text[open.len()..end], end + close.len()))
}

/// The words of a link, and how long it is.
fn link(text: &str) -> Option<(&str, usize)> {
    let (words, target) = near(text).strip_prefix('[')?.split_once("](")?;
    let end = target.find(')')?;
    if words.contains('[') {
        return None;
    }
    Some((words, 1 + words.len() + 2 + end + 1))
}

#[cfg(test)]
mod tests {
    use super::{Line, say};

    #[test]
    fn only_marks_in_pairs_round_words_are_taken_off() {
        let rows = [
            ("**一是**2024年底前建成**120**个", "一是2024年底前建成120个"),
            ("新增*120*个，***全部***开放，__都__ 好", "新增120个，全部开放，都 好"),
            ("路面5*10米，2 * 3，*注", "路面5*10米，2 * 3，*注"),
            ("5米*10米，6米*8米", "5米*10米，6米*8米"),
            ("单价*5，总价*6", "单价*5，总价*6"),
            ("__年__月，file_name_1", "__年__月，file_name_1"),
            ("\\*一\\*，`二`，5~~10", "*一*，二，5~~10"),
            ("10<sup>4</sup>5个，附件<sup>1</sup>", "10^4 5个，附件^1"),
            ("<del>没有结尾", "<del>没有结尾"),
        ];
        for (text, expected) in rows {
            let (mut line, mut struck) = (Line::default(), Vec::new());
            say(text, &mut line, &mut struck);
            assert_eq!((line.take().as_deref(), struck.len()), (Some(expected), 0), "{text}");
        }
    }

    #[test]
    fn struck_words_are_not_said() {
        for text in ["我局~~不**再**~~做", "我局<DEL>不**再**</del>做", "我局<s>不**再**</s>做"]
        {
            let (mut line, mut struck) = (Line::default(), Vec::new());
            say(text, &mut line, &mut struck);
            assert_eq!(line.take().as_deref(), Some("我局做"));
            assert_eq!(struck, ["不**再**"]);
        }
    }
}
