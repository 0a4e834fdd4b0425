//! What changed between two moments of a ledger, in words.

use super::cli::Say;
use super::{
    Lang, Term, certainty_mark, due_range, evidence_line, field_name, number, part_word,
    reply_date, target_words, units,
};
use super::{due::step, either};
use crate::domain::commitment::{Answer, DueWords, Move, Note, StatusChange};
use crate::domain::diff::{Change, Delta, LetterChange, Limit};
use crate::domain::event::first_line;
use crate::domain::letter::{AttachedText, ClassMark, Letter};
use crate::domain::target::{Observation, Target};
use chrono::NaiveDate;

/// A change as a label and the lines behind it.
#[must_use]
pub fn changed(change: &Change, letters: &[Letter], lang: Lang) -> (Say, Vec<String>) {
    let entry = |zh, en| (Say::Entry, vec![lang.pick(zh, en).to_owned()]);
    match change {
        Change::Recorded => entry("新收入台账", "new in the ledger"),
        Change::Gone => entry("收入台账一事已撤销", "its recording was undone"),
        Change::Restored => entry("撤回一事已撤销，重新计入", "its withdrawal was undone"),
        Change::Other => entry("承诺内容有其他改动", "other parts of it were changed"),
        Change::Withdrawn(gone) => {
            let (on, reason) = (gone.on, &gone.reason);
            let words =
                either!(lang, "{on} 撤回，理由“{reason}”", "withdrawn on {on}, reason: {reason}");
            (Say::Entry, vec![words])
        }
        Change::Status { from, to, steps } => {
            let head = arrow(from.word(lang), to.word(lang));
            let told = |change: &StatusChange, with: With| {
                let word = match with {
                    With::Value => format!(" {}", change.status.word(lang)),
                    With::Day => String::new(),
                };
                format!("{}{word}{}", change.on, remark(change.note.as_deref(), lang))
            };
            (Say::Status, lines(head, steps, told))
        }
        Change::Due { from, to, moves } => (Say::Due, due(*from, *to, moves, lang)),
        Change::Progress { period, from, to, seen } => {
            let value = |value: &Option<f64>| value.map_or_else(|| "-".to_owned(), number);
            let period = period.map(|period| format!("{period}  ")).unwrap_or_default();
            let head = format!("{period}{}", arrow(&value(from), &value(to)));
            let told = |seen: &Observation, with: With| {
                let value = match with {
                    With::Value => format!(" {}", number(seen.value)),
                    With::Day => String::new(),
                };
                format!("{}{value}{}", seen.on, remark(seen.note.as_deref(), lang))
            };
            (Say::Progress, lines(head, seen, told))
        }
        Change::Period { period, from, to } => {
            let word = |answer: &Answer| answer.verdict.word(lang);
            (Say::Periods, vec![format!("{period}  {}", answered(from, to, word))])
        }
        Change::Part { part, from, to } => {
            let name = lang.pick_filled(&part.name, &part.name_en);
            let word = |answer: &Answer| part_word(answer.verdict, lang);
            (Say::Parts, vec![format!("{name}  {}", answered(from, to, word))])
        }
        Change::Evidence(records) => {
            let told = |added: &crate::domain::commitment::AddedEvidence| {
                format!("{} {}", added.on, evidence_line(&added.evidence, lang))
            };
            (Say::Evidence, signed(records, told))
        }
        Change::Notes(notes) => {
            let told = |note: &Note| format!("{} {}", note.on, shortened(&note.text));
            (Say::Notes, signed(notes, told))
        }
        Change::Reviews(days) => (Say::Reviewed, signed(days, NaiveDate::to_string)),
        Change::Title { from, to } => (Say::Title, replaced(from, to)),
        Change::TitleEn { from, to } => (Say::TitleEn, replaced(from, to)),
        Change::Lead { from, to } => (Say::Lead, vec![listed(from, to, letters, lang)]),
        Change::Co { from, to } => (Say::Co, vec![listed(from, to, letters, lang)]),
        Change::Kind { from, to } => (Say::Kind, vec![arrow(from.word(lang), to.word(lang))]),
        Change::Strength { from, to } => {
            (Say::Strength, vec![arrow(from.word(lang), to.word(lang))])
        }
        Change::Condition { from, to } => {
            let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
            (Say::Condition, vec![arrow(&shown(from), &shown(to))])
        }
        Change::DueWords { from, to } => {
            let shown = |due: &DueWords| match lang.pick_filled(&due.wording, &due.wording_en) {
                "" => due.rule.to_string(),
                words => words.to_owned(),
            };
            (Say::Why, vec![arrow(&shown(from), &shown(to))])
        }
        Change::Target { from, to } => {
            let shown = |target: &Option<Target>| match target {
                Some(target) => target_words(target, lang),
                None => "-".to_owned(),
            };
            (Say::Target, vec![arrow(&shown(from), &shown(to))])
        }
        Change::Field { key, from, to } => {
            let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
            let name = field_name(key, lang);
            (Say::Fields, vec![format!("{name}  {}", arrow(&shown(from), &shown(to)))])
        }
        Change::Tags { from, to } => (Say::Tags, vec![listed(from, to, &[], lang)]),
    }
}

/// A change of a letter as a label and the lines behind it.
#[must_use]
pub fn letter_changed(change: &LetterChange, lang: Lang) -> (Say, Vec<String>) {
    let entry = |zh, en| (Say::Entry, vec![lang.pick(zh, en).to_owned()]);
    let optional = |text: Option<&String>| text.map_or_else(|| "-".to_owned(), Clone::clone);
    match change {
        LetterChange::Recorded => entry("新收入来文", "new in the ledger"),
        LetterChange::Gone => entry("收入来文一事已撤销", "its recording was undone"),
        LetterChange::Other => entry("来文信息有其他改动", "other facts of it were changed"),
        LetterChange::ReplyDate { from, to } => {
            let line = arrow(&reply_date(*from, lang), &reply_date(*to, lang));
            (Say::ReplyDate, vec![line])
        }
        LetterChange::Class { from, to } => {
            let mark = |class: &Option<ClassMark>| match class {
                Some(class) => format!("{} ({})", class.mark, class.scheme),
                None => "-".to_owned(),
            };
            (Say::Class, vec![arrow(&mark(from), &mark(to))])
        }
        LetterChange::DocumentNumber { from, to } => {
            (Say::DocumentNumber, vec![arrow(&optional(from.as_ref()), &optional(to.as_ref()))])
        }
        LetterChange::Text { from, to } => {
            let name = |text: &Option<AttachedText>| optional(text.as_ref().map(|text| &text.name));
            (Say::FullText, vec![arrow(&name(from), &name(to))])
        }
    }
}

fn arrow(from: &str, to: &str) -> String {
    format!("{from} -> {to}")
}

/// How much of a step is told: behind the whole way its value stands already.
#[derive(Copy, Clone)]
enum With {
    Day,
    Value,
}

/// The way from one value to another, and its steps: a single one on the same
/// line, several on lines of their own.
fn lines<T>(head: String, steps: &Delta<T>, told: impl Fn(&T, With) -> String) -> Vec<String> {
    match (steps.added.as_slice(), steps.removed.as_slice()) {
        ([], []) => vec![head],
        ([only], []) => vec![format!("{head}  {}", told(only, With::Day))],
        _ => std::iter::once(head).chain(signed(steps, |step| told(step, With::Value))).collect(),
    }
}

/// What was undone and what is new, each on its line with its sign.
fn signed<T>(delta: &Delta<T>, told: impl Fn(&T) -> String) -> Vec<String> {
    let removed = delta.removed.iter().map(|gone| format!("- {}", told(gone)));
    let added = delta.added.iter().map(|new| format!("+ {}", told(new)));
    removed.chain(added).collect()
}

fn due(from: Limit, to: Limit, moves: &Delta<Move>, lang: Lang) -> Vec<String> {
    let shown = |limit: Limit| match limit.latest {
        Some(day) => {
            let mark = if limit.moved { "+" } else { certainty_mark(limit.certainty) };
            format!("{mark}{}", due_range(limit.earliest, day))
        }
        None => limit.certainty.word(lang).to_owned(),
    };
    let (from, to) = (shown(from), shown(to));
    let head = if from == to {
        either!(lang, "{to}（没有变）", "{to} (the same)")
    } else {
        arrow(&from, &to)
    };
    let told = |moved: &Move, with: With| {
        let Move { from, to, reason, on, .. } = moved;
        match (with, from) {
            (With::Value, _) | (With::Day, None) => {
                format!("{on} {}", step(*from, *to, "->", reason, lang))
            }
            (With::Day, Some(from)) => {
                let (days, reason) = ((*to - *from).num_days(), first_line(reason));
                either!(
                    lang,
                    "{on} 改期 {days:+} 天，理由“{reason}”",
                    "moved on {on} by {days:+} days, reason: {reason}"
                )
            }
        }
    };
    lines(head, moves, told)
}

fn answered<'w>(
    from: &Option<Answer>,
    to: &Option<Answer>,
    word: impl Fn(&Answer) -> &'w str,
) -> String {
    let shown = |answer: &Option<Answer>| match answer {
        Some(answer) => format!("{} {}", word(answer), answer.on),
        None => "-".to_owned(),
    };
    arrow(&shown(from), &shown(to))
}

fn listed(from: &[String], to: &[String], letters: &[Letter], lang: Lang) -> String {
    let shown = |names: &[String]| match names {
        [] => "-".to_owned(),
        names => units(letters, names, lang),
    };
    arrow(&shown(from), &shown(to))
}

fn replaced(from: &str, to: &str) -> Vec<String> {
    let sides = [("-", from), ("+", to)].into_iter().filter(|(_, text)| !text.is_empty());
    sides.map(|(sign, text)| format!("{sign} {text}")).collect()
}

fn remark(note: Option<&str>, lang: Lang) -> String {
    let Some(note) = note.map(shortened) else { return String::new() };
    either!(lang, " “{note}”", " \"{note}\"")
}

/// The first line of a text, and a sign where there are more.
fn shortened(text: &str) -> String {
    let line = first_line(text);
    if line.len() < text.trim().len() { format!("{line} …") } else { line.to_owned() }
}

/// What a comparison is of.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Span {
    /// Each moment as its day and its newest operation.
    pub from: (NaiveDate, i64),
    pub to: (NaiveDate, i64),
}

impl Span {
    /// The moments in words: `2026-07-01 (#4) -> 2026-11-23 (#9)`.
    #[must_use]
    pub fn words(self) -> String {
        let shown = |(day, op): (NaiveDate, i64)| format!("{day} (#{op})");
        arrow(&shown(self.from), &shown(self.to))
    }
}

/// That nothing changed between two moments.
#[must_use]
pub fn nothing_changed(span: Span, lang: Lang) -> String {
    let words = span.words();
    either!(lang, "{words}  没有变动", "{words}  Nothing changed")
}

/// How much changed, by how many operations.
#[must_use]
pub fn changed_in_all(items: usize, letters: usize, operations: i64, lang: Lang) -> String {
    let plural = |count: i64| if count == 1 { "" } else { "s" };
    let counted = |count: usize| plural(i64::try_from(count).unwrap_or(i64::MAX));
    let (op, item, letter) = (plural(operations), counted(items), counted(letters));
    match letters {
        0 => either!(
            lang,
            "{operations} 次操作，变动承诺 {items} 条",
            "{operations} operation{op}, {items} commitment{item} changed"
        ),
        _ => either!(
            lang,
            "{operations} 次操作，变动承诺 {items} 条、来文 {letters} 份",
            "{operations} operation{op}, {items} commitment{item} and {letters} letter{letter} changed"
        ),
    }
}
