//! One operation in full: when, who, every event with what was before it, why,
//! and its link of the chain.

use super::operations::{fact, places};
use super::quotes::in_quotes;
use super::seal::sealed_lines;
use super::{
    Lang, Term, due_range, either, evidence_line, field_name, part_word, reply_date, series,
};
use super::{target_words, texts};
use crate::app::{LogEntry, OpKind, OpRecord};
use crate::domain::apply::{Recorded, apply};
use crate::domain::commitment::{Commitment, Draft};
use crate::domain::due::Base;
use crate::domain::event::{Edit, Event, Fact, Subject};
use crate::domain::letter::Letter;
use crate::domain::vocabulary::Certainty;
use chrono::NaiveDate;

/// A label and what stands behind it; lines of the same subject have the label
/// once.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SheetLine {
    pub label: String,
    /// May have several lines, as it was typed.
    pub text: String,
}

texts! {
    /// The labels that are not a code.
    SheetLabel {
        Recorded => "记录", "Recorded";
        Kind => "类型", "Kind";
        Reason => "理由", "Reason";
        State => "现状", "Now";
        Hash => "哈希", "Hash";
    }
}

/// Characters of a hash that tell it from any other in practice.
const HASH_SHOWN: usize = 12;

/// The lines of an operation.
#[must_use]
pub fn operation_sheet(entry: &LogEntry, lang: Lang) -> Vec<SheetLine> {
    let op = &entry.row.op;
    let line = |label: SheetLabel, text: String| SheetLine { label: label.say(lang).into(), text };
    let recorded = format!("{}  {}", exact_time(&op.at), actor(op, lang));
    let mut lines = vec![line(SheetLabel::Recorded, recorded)];
    let kind = kind(op, entry.row.target.as_ref(), lang);
    lines.extend(kind.map(|kind| line(SheetLabel::Kind, kind)));
    for event in &op.events {
        lines.extend(event_lines(event, entry, lang));
    }
    if entry.events_left > 0 {
        let (left, seq) = (entry.events_left, op.seq);
        lines.push(SheetLine {
            label: "…".into(),
            text: either!(
                lang,
                "还有 {left} 项，全部见 nuo log --op {seq}",
                "{left} more; all of them: nuo log --op {seq}"
            ),
        });
    }
    if let Some(reason) = op.reason.as_ref().filter(|_| !op.events.iter().any(says_reason)) {
        lines.push(line(SheetLabel::Reason, reason.clone()));
    }
    if let Some(by) = op.revoked_by {
        let text = either!(lang, "x 已被 #{by} 撤销", "x undone by #{by}");
        lines.push(line(SheetLabel::State, text));
    }
    let hash = short_hash(&entry.hash);
    let chain = match short_hash(&entry.previous) {
        "" => either!(lang, "{hash}  前面没有了", "{hash}  nothing before it"),
        previous => {
            either!(lang, "{hash}  前一条 {previous}", "{hash}  the one before: {previous}")
        }
    };
    lines.push(line(SheetLabel::Hash, chain));
    lines
}

/// The moment of an operation with its offset: `2026-11-23 09:41:07 +08:00`.
#[must_use]
pub fn exact_time(at: &str) -> String {
    let (Some(day), Some(time)) = (at.get(..10), at.get(11..19)) else { return at.to_owned() };
    let rest = at.get(19..).unwrap_or_default();
    let offset = rest.find(['+', '-', 'Z']).and_then(|from| rest.get(from..)).unwrap_or_default();
    format!("{day} {time} {offset}").trim_end().to_owned()
}

fn short_hash(hash: &str) -> &str {
    hash.get(..HASH_SHOWN).unwrap_or(hash)
}

fn actor(op: &OpRecord, lang: Lang) -> String {
    let (actor, channel) = (&op.actor, op.channel.word(lang));
    either!(lang, "{actor}（{channel}）", "{actor} ({channel})")
}

/// What sort of operation it is, where its events do not say it.
fn kind(op: &OpRecord, target: Option<&OpRecord>, lang: Lang) -> Option<String> {
    let count = op.items;
    match op.kind {
        OpKind::Founding => Some(lang.pick("建账", "founding").to_owned()),
        OpKind::Change if count < 2 => None,
        OpKind::Change => Some(either!(lang, "一次改 {count} 条", "{count} commitments at once")),
        OpKind::Undo | OpKind::Redo => Some(super::history_line(op, target, lang)),
    }
}

/// Whether an event's own words have the reason.
const fn says_reason(event: &Event) -> bool {
    matches!(event.fact, Fact::DueMoved { .. } | Fact::Withdrawn { .. })
}

fn event_lines(event: &Event, entry: &LogEntry, lang: Lang) -> Vec<SheetLine> {
    let (label, texts) = match &event.about {
        Subject::Item(id) => (id.code(), item_facts(event, entry.before.items.get(id), lang)),
        Subject::Letter(id) => {
            (id.as_str(), letter_facts(&event.fact, entry.before.letters.get(id), lang))
        }
        Subject::Operation => match &event.fact {
            Fact::ReportSealed { seal } => ("", sealed_lines(seal, lang)),
            // What it is about stands among the kinds.
            _ => return Vec::new(),
        },
    };
    let mut texts = texts;
    if let Some(first) = texts.first_mut().filter(|_| event.on != entry.row.op.day) {
        let on = event.on;
        first.push_str(&either!(lang, "（自 {on} 起生效）", " (effective {on})"));
    }
    texts.into_iter().map(|text| SheetLine { label: label.to_owned(), text }).collect()
}

fn item_facts(event: &Event, before: Option<&Commitment>, lang: Lang) -> Vec<String> {
    let said = &event.fact;
    match said {
        Fact::Recorded { draft, base } => {
            let added = in_quotes(lang.title(draft), lang);
            let due = base_words(base, lang);
            vec![match base.latest {
                Some(_) => either!(lang, "新增{added}，期限 {due}", "added {added}, due {due}"),
                None => either!(lang, "新增{added}，{due}", "added {added}, {due}"),
            }]
        }
        Fact::DueComputed { base, was } => {
            let step = step(&base_words(was, lang), &base_words(base, lang));
            vec![either!(lang, "期限 {step}", "due {step}")]
        }
        Fact::StatusSet { status, was, note } => {
            let step = step(was.word(lang), status.word(lang));
            let first = either!(lang, "状态 {step}", "status {step}");
            std::iter::once(first).chain(note.as_deref().map(|note| remark(note, lang))).collect()
        }
        Fact::Observed { note, .. } => {
            let note = note.as_deref().map(|note| remark(note, lang));
            std::iter::once(fact(said, lang)).chain(note).collect()
        }
        Fact::Noted { text } => vec![either!(lang, "备注：{text}", "note: {text}")],
        Fact::EvidenceAdded { evidence } => {
            let words = evidence_line(evidence, lang);
            vec![either!(lang, "佐证：{words}", "evidence: {words}")]
        }
        Fact::PeriodAnswered { period, verdict } => {
            let was = before.and_then(|item| item.periods.get(period));
            let was = was.map_or("-", |answer| answer.verdict.word(lang));
            vec![format!("{period} {}", step(was, verdict.word(lang)))]
        }
        Fact::PartAnswered { part, name, verdict } => {
            let was = before.and_then(|item| item.parts.get(part));
            let was = was.map_or("-", |answer| part_word(answer.verdict, lang));
            let step = step(was, part_word(*verdict, lang));
            vec![either!(lang, "分项 {name} {step}", "part {name} {step}")]
        }
        Fact::Placed { source, was } => {
            let step = step(&places(was, lang), &places(source, lang));
            vec![either!(lang, "原文位置 {step}", "place {step}")]
        }
        Fact::Edited { edit } => edited(event, edit, before, lang),
        Fact::DueMoved { .. }
        | Fact::Reviewed
        | Fact::Withdrawn { .. }
        | Fact::LetterRecorded { .. }
        | Fact::LetterRevised { .. }
        | Fact::ReplyDateSet { .. }
        | Fact::ClassSet { .. }
        | Fact::DocumentNumberSet { .. }
        | Fact::TextAttached { .. }
        | Fact::ReportSealed { .. }
        | Fact::Undone { .. }
        | Fact::Redone { .. } => vec![fact(said, lang)],
    }
}

/// The fields that an edit touched, as they were and as they are then.
fn edited(event: &Event, edit: &Edit, before: Option<&Commitment>, lang: Lang) -> Vec<String> {
    let recorded = Recorded { event: event.clone(), recorded_on: event.on };
    let after = apply(before.cloned(), &recorded);
    let (Some(before), Some(after)) = (before, after) else {
        return vec![fact(&event.fact, lang)];
    };
    let Edit { title, title_en, lead, co, tags, due, kind, strength, condition, target, fields } =
        edit;
    type Words<'w> = &'w dyn Fn(&Draft) -> String;
    let condition_words = |draft: &Draft| draft.condition.clone().unwrap_or_default();
    let target_of = |draft: &Draft| draft.target.as_ref().map(|target| target_words(target, lang));
    let words: [(bool, &str, &str, Words<'_>); 10] = [
        (title.is_some(), "标题", "Chinese title", &|draft| draft.title.clone()),
        (title_en.is_some(), "英文标题", "English title", &|draft| draft.title_en.clone()),
        (lead.is_some(), "牵头", "lead", &|draft| series(&draft.lead, lang)),
        (co.is_some(), "协办", "co-handlers", &|draft| series(&draft.co, lang)),
        (tags.is_some(), "标签", "tags", &|draft| series(&draft.tags, lang)),
        (kind.is_some(), "类型", "kind", &|draft| draft.kind.word(lang).to_owned()),
        (strength.is_some(), "力度", "strength", &|draft| draft.strength.word(lang).to_owned()),
        (condition.is_some(), "条件", "condition", &condition_words),
        (target.is_some(), "目标", "target", &|draft| target_of(draft).unwrap_or_default()),
        (due.is_some(), "期限写作", "due as", &|draft| draft.due.wording.clone()),
    ];
    let touched = words.into_iter().filter(|(touched, ..)| *touched);
    let line = |(_, zh, en, words): (bool, &str, &str, Words<'_>)| {
        let step = step(&words(&before.draft), &words(&after.draft));
        format!("{} {step}", lang.pick(zh, en))
    };
    let value = |draft: &Draft, key: &str| draft.fields.get(key).cloned().unwrap_or_default();
    let field = |key: &String| {
        let step = step(&value(&before.draft, key), &value(&after.draft, key));
        format!("{} {step}", field_name(key, lang))
    };
    touched.map(line).chain(fields.keys().map(field)).collect()
}

fn letter_facts(said: &Fact, before: Option<&Letter>, lang: Lang) -> Vec<String> {
    match said {
        Fact::LetterRecorded { letter } => {
            let title = in_quotes(lang.pick_filled(&letter.title, &letter.title_en), lang);
            vec![either!(lang, "收入来文{title}", "letter recorded: {title}")]
        }
        Fact::ReplyDateSet { date, was } => {
            let step = step(&reply_date(*was, lang), &reply_date(*date, lang));
            vec![either!(lang, "复函日期 {step}", "reply date {step}")]
        }
        Fact::ClassSet { class } => {
            let was = before.and_then(|letter| letter.class.as_ref());
            let words = |mark: &str, scheme: &str| {
                either!(lang, "{mark}（口径：{scheme}）", "{mark} (scheme: {scheme})")
            };
            let was = was.map(|was| words(&was.mark, &was.scheme)).unwrap_or_default();
            let step = step(&was, &words(&class.mark, &class.scheme));
            vec![either!(lang, "办复类别 {step}", "class {step}")]
        }
        Fact::DocumentNumberSet { number } => {
            let was = before.and_then(|letter| letter.document_number.as_deref());
            let step = step(was.unwrap_or_default(), number);
            vec![either!(lang, "文号 {step}", "document number {step}")]
        }
        Fact::TextAttached { text } => {
            let was = before.and_then(|letter| letter.attached.as_ref());
            let step = step(was.map_or("", |was| was.name.as_str()), &text.name);
            let hash = short_hash(&text.sha256);
            vec![either!(lang, "原文 {step}（sha256 {hash}）", "text {step} (sha256 {hash})")]
        }
        Fact::LetterRevised { paragraphs, was } => {
            let step = step(&was.len().to_string(), &paragraphs.len().to_string());
            vec![either!(lang, "来文有改动，段数 {step}", "changed wording, paragraphs {step}")]
        }
        Fact::Placed { .. }
        | Fact::Recorded { .. }
        | Fact::DueComputed { .. }
        | Fact::StatusSet { .. }
        | Fact::Observed { .. }
        | Fact::Noted { .. }
        | Fact::EvidenceAdded { .. }
        | Fact::DueMoved { .. }
        | Fact::PeriodAnswered { .. }
        | Fact::PartAnswered { .. }
        | Fact::Reviewed
        | Fact::Edited { .. }
        | Fact::Withdrawn { .. }
        | Fact::ReportSealed { .. }
        | Fact::Undone { .. }
        | Fact::Redone { .. } => vec![fact(said, lang)],
    }
}

/// From one value to another; what was empty is a dash.
fn step(was: &str, now: &str) -> String {
    let shown = |value: &str| if value.is_empty() { "-".to_owned() } else { value.to_owned() };
    format!("{} -> {}", shown(was), shown(now))
}

fn remark(text: &str, lang: Lang) -> String {
    either!(lang, "说明：{text}", "remark: {text}")
}

/// A computed due date with how sure it is.
fn base_words(base: &Base, lang: Lang) -> String {
    let certainty = base.certainty.word(lang);
    let range = |latest: NaiveDate| due_range(base.earliest, latest);
    match (base.latest.map(range), base.certainty) {
        (Some(range), _) => either!(lang, "{range}（{certainty}）", "{range} ({certainty})"),
        (None, Certainty::Relative) => lang.pick("基准日待填", "base date missing").to_owned(),
        (None, Certainty::Stated | Certainty::Derived | Certainty::Doubtful | Certainty::None) => {
            lang.pick("无时限", "no date").to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::exact_time;

    #[test]
    fn the_moment_has_its_offset_and_no_fractions() {
        for (stored, shown) in [
            ("2026-11-23T09:41:07.123+08:00", "2026-11-23 09:41:07 +08:00"),
            ("2026-11-23T09:41:07-03:30", "2026-11-23 09:41:07 -03:30"),
            ("2026-11-23T09:41:07.1Z", "2026-11-23 09:41:07 Z"),
            ("soon", "soon"),
        ] {
            assert_eq!(exact_time(stored), shown);
        }
    }
}
