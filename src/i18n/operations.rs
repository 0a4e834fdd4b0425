//! What an operation did, in one sentence.

use super::quotes::in_quotes;
use super::seal::sealed;
use super::target_words;
use super::{Lang, Term, due_moved, either, field_name, number, part_word, place_words, series};
use crate::app::{OpKind, OpRecord};
use crate::domain::commitment::{Evidence, Place};
use crate::domain::event::{Edit, Event, Fact, Subject};
use std::collections::BTreeSet;

/// What an operation did: `2.15 进度 12`, or for several commitments the
/// sentence of the first with the count before it.
#[must_use]
pub fn operation(op: &OpRecord, lang: Lang) -> String {
    sentence(&op.events, op.items, lang)
}

/// The same for some events of an operation that touched `count` commitments.
#[must_use]
pub fn sentence(events: &[Event], count: usize, lang: Lang) -> String {
    let items: BTreeSet<&str> = events.iter().filter_map(code).collect();
    if let Some(sentence) = letter_speaks(events, count, lang) {
        return sentence;
    }
    let Some(first) = events.first() else { return String::new() };
    let facts = first_facts(events, lang);
    match (count, items.len(), lang) {
        (_, 0, _) => facts,
        // In the history of one commitment only its own events are at hand.
        (_, 1, _) => format!("{} {facts}", code(first).unwrap_or_default()),
        (count, _, Lang::Zh) => format!("{count} 条（{}）{facts}", listed(&items, count)),
        (count, _, Lang::En) => format!("{count} commitments ({}): {facts}", listed(&items, count)),
    }
}

/// The same in two columns: what it touched, and what it did to that.
#[must_use]
pub fn operation_columns(op: &OpRecord, target: Option<&OpRecord>, lang: Lang) -> (String, String) {
    let (touched, facts) = match (op.kind, target) {
        (OpKind::Founding | OpKind::Change, _) => touched_and_facts(op, lang),
        (OpKind::Undo | OpKind::Redo, Some(target)) => touched_and_facts(target, lang),
        (OpKind::Undo | OpKind::Redo, None) => (String::new(), String::new()),
    };
    let number = op.target.unwrap_or_default();
    let did = match op.kind {
        OpKind::Founding => lang.pick("建账：", "founding: ").to_owned(),
        OpKind::Change => String::new(),
        OpKind::Undo => either!(lang, "已撤销 #{number}：", "undid #{number}: "),
        OpKind::Redo => either!(lang, "已重做 #{number}：", "redid #{number}: "),
    };
    (touched, format!("{did}{facts}"))
}

fn touched_and_facts(op: &OpRecord, lang: Lang) -> (String, String) {
    let items: BTreeSet<&str> = op.events.iter().filter_map(code).collect();
    if let Some(sentence) = letter_speaks(&op.events, op.items, lang) {
        return (lang.pick("来文", "letter").to_owned(), sentence);
    }
    let facts = first_facts(&op.events, lang);
    let count = op.items;
    match items.first() {
        None => (String::new(), facts),
        Some(code) if items.len() == 1 => ((*code).to_owned(), facts),
        Some(_) => {
            let listed = listed(&items, count);
            (
                either!(lang, "{count} 条", "{count} items"),
                either!(lang, "（{listed}）{facts}", "({listed}) {facts}"),
            )
        }
    }
}

/// What the events say about the first thing that they are about.
fn first_facts(events: &[Event], lang: Lang) -> String {
    let Some(first) = events.first() else { return String::new() };
    let same = events.iter().filter(|event| event.about == first.about);
    // Where each of several came from is its own.
    let several = events.iter().filter_map(code).any(|other| Some(other) != code(first));
    let say = if several { shared_fact } else { fact };
    let facts: Vec<String> =
        same.map(|event| say(&event.fact, lang)).filter(|text| !text.is_empty()).collect();
    facts.join(lang.pick("，", ", "))
}

/// An operation in a history; of an undo or redo, what `target` did, where
/// that is at hand.
#[must_use]
pub fn history_line(op: &OpRecord, target: Option<&OpRecord>, lang: Lang) -> String {
    let number = || op.target.map(|seq| format!("#{seq}")).unwrap_or_default();
    match (op.kind, target) {
        (OpKind::Founding, _) => {
            format!("{}{}", lang.pick("建账：", "founding: "), operation(op, lang))
        }
        (OpKind::Change, _) => operation(op, lang),
        (OpKind::Undo, Some(target)) => undone(target, lang),
        (OpKind::Undo, None) => format!("{} {}", lang.pick("已撤销", "Undid"), number()),
        (OpKind::Redo, Some(target)) => redone(target, lang),
        (OpKind::Redo, None) => format!("{} {}", lang.pick("已重做", "Redid"), number()),
    }
}

/// The sentence for an operation that was undone.
#[must_use]
pub fn undone(op: &OpRecord, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("已撤销 #{}：{}", op.seq, operation(op, lang)),
        Lang::En => format!("Undid #{}: {}", op.seq, operation(op, lang)),
    }
}

/// The sentence for an operation that is in force again.
#[must_use]
pub fn redone(op: &OpRecord, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("已重做 #{}：{}", op.seq, operation(op, lang)),
        Lang::En => format!("Redid #{}: {}", op.seq, operation(op, lang)),
    }
}

fn code(event: &Event) -> Option<&str> {
    match &event.about {
        Subject::Item(id) => Some(id.code()),
        Subject::Letter(_) | Subject::Operation => None,
    }
}

fn listed(codes: &BTreeSet<&str>, count: usize) -> String {
    const SHOWN: usize = 3;
    let mut text = codes.iter().take(SHOWN).copied().collect::<Vec<_>>().join(" ");
    if count > SHOWN {
        text.push_str(" …");
    }
    text
}

/// Changes to a letter speak for the whole operation, unless they only come
/// with commitments that were added.
fn letter_speaks(events: &[Event], items: usize, lang: Lang) -> Option<String> {
    let adds = |event: &Event| matches!(event.fact, Fact::Recorded { .. } | Fact::Placed { .. });
    let mut events = events.iter().take_while(|event| !adds(event));
    events.find_map(|event| letter_sentence(event, items, lang))
}

fn letter_sentence(event: &Event, items: usize, lang: Lang) -> Option<String> {
    let Subject::Letter(id) = &event.about else { return None };
    Some(match (&event.fact, lang) {
        (Fact::LetterRecorded { .. }, Lang::Zh) => format!("收入来文 {id}，承诺 {items} 条"),
        (Fact::LetterRecorded { .. }, Lang::En) => {
            format!("recorded letter {id} with {items} commitments")
        }
        (Fact::ReplyDateSet { date, .. }, Lang::Zh) => {
            let on = date.on.map_or(String::new(), |day| day.to_string());
            format!("{id} 复函日期 {on}，重算期限 {items} 条")
        }
        (Fact::ReplyDateSet { date, .. }, Lang::En) => {
            let on = date.on.map_or(String::new(), |day| day.to_string());
            format!("{id} reply date {on}, {items} due dates computed again")
        }
        (Fact::ClassSet { class }, Lang::Zh) => format!("{id} 办复类别 {}", class.mark),
        (Fact::ClassSet { class }, Lang::En) => format!("{id} class {}", class.mark),
        (Fact::DocumentNumberSet { number }, Lang::Zh) => format!("{id} 文号 {number}"),
        (Fact::DocumentNumberSet { number }, Lang::En) => format!("{id} document number {number}"),
        (Fact::LetterRevised { .. }, Lang::Zh) => {
            format!("{id} 来文有改动，按新文本更新，涉及承诺 {items} 条")
        }
        (Fact::LetterRevised { .. }, Lang::En) => {
            format!("{id} changed wording was taken, {items} commitments touched")
        }
        (Fact::TextAttached { text }, Lang::Zh) if items > 0 => {
            format!("{id} 附上原文 {}，涉及承诺 {items} 条", text.name)
        }
        (Fact::TextAttached { text }, Lang::En) if items > 0 => {
            format!("{id} text attached: {}, {items} commitments touched", text.name)
        }
        (Fact::TextAttached { text }, Lang::Zh) => format!("{id} 附上原文 {}", text.name),
        (Fact::TextAttached { text }, Lang::En) => format!("{id} text attached: {}", text.name),
        _ => return None,
    })
}

/// What a fact says of several commitments: where each of them came from is
/// its own.
fn shared_fact(one: &Fact, lang: Lang) -> String {
    match one {
        Fact::StatusSet { status, note, .. } => {
            let note = note.as_deref().map(|note| quoted(note, lang)).unwrap_or_default();
            format!("-> {}{note}", status.word(lang))
        }
        Fact::DueMoved { to, reason, .. } => due_moved(None, *to, "->", reason, lang),
        other => fact(other, lang),
    }
}

/// What one fact says, without its subject.
pub(super) fn fact(fact: &Fact, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    match fact {
        Fact::StatusSet { status, was, note } => {
            let note = note.as_deref().map(|note| quoted(note, lang)).unwrap_or_default();
            format!("{} -> {}{note}", was.word(lang), status.word(lang))
        }
        Fact::Observed { value, was, period, .. } => {
            let period = period.map(|period| format!("{period} ")).unwrap_or_default();
            let from = was.map(|was| format!("{} -> ", number(was))).unwrap_or_default();
            format!("{} {period}{from}{}", lang.pick("进度", "progress"), number(*value))
        }
        Fact::Noted { text } => format!("{}{}", lang.pick("备注", "note"), quoted(text, lang)),
        Fact::EvidenceAdded { evidence } => {
            format!("{} {}", lang.pick("佐证", "evidence"), evidence_name(evidence))
        }
        Fact::DueMoved { from, to, reason } => due_moved(*from, *to, "->", reason, lang),
        Fact::PeriodAnswered { period, verdict } => format!("{period} {}", verdict.word(lang)),
        Fact::PartAnswered { name, verdict, .. } => {
            let open = if zh { "分项 " } else { "part " };
            format!("{open}{name} {}", part_word(*verdict, lang))
        }
        Fact::Reviewed => lang.pick("已复核", "reviewed").to_owned(),
        Fact::Edited { edit } => edited(edit, lang),
        Fact::Withdrawn { reason } if zh => format!("撤回，理由“{reason}”"),
        Fact::Withdrawn { reason } => format!("withdrawn, reason: {reason}"),
        Fact::Recorded { draft, .. } => {
            format!("{}{}", lang.pick("新增", "added"), quoted(lang.title(draft), lang))
        }
        Fact::DueComputed { base, was } => {
            let day = |day: Option<chrono::NaiveDate>| day.map_or("--".into(), |d| d.to_string());
            format!("{} {} -> {}", lang.pick("期限", "due"), day(was.latest), day(base.latest))
        }
        Fact::Placed { source, .. } => {
            format!("{} {}", lang.pick("原文位置", "place"), places(source, lang))
        }
        Fact::LetterRecorded { .. }
        | Fact::LetterRevised { .. }
        | Fact::ReplyDateSet { .. }
        | Fact::ClassSet { .. }
        | Fact::DocumentNumberSet { .. }
        | Fact::TextAttached { .. }
        | Fact::Undone { .. }
        | Fact::Redone { .. } => String::new(),
        Fact::ReportSealed { seal } => sealed(seal, lang),
    }
}

/// Where a commitment stands in its letter.
pub(super) fn places(places: &[Place], lang: Lang) -> String {
    let words: Vec<String> = places.iter().map(|place| place_words(place, lang)).collect();
    series(&words, lang)
}

/// What an edit changed, field by field.
fn edited(edit: &Edit, lang: Lang) -> String {
    let names = |names: &[String]| match names {
        [] => lang.pick("（无）", "(none)").to_owned(),
        names => series(names, lang),
    };
    let field = |zh: &str, en: &str, value: String| format!("{} {value}", lang.pick(zh, en));
    let mut said = Vec::new();
    said.extend(
        edit.title
            .as_ref()
            .map(|title| format!("{}{}", lang.pick("改题", "title"), quoted(title, lang))),
    );
    said.extend(edit.title_en.as_ref().map(|title| match title.as_str() {
        "" => field("英文名", "English title", names(&[])),
        title => format!("{}{}", lang.pick("英文名", "English title"), quoted(title, lang)),
    }));
    said.extend(edit.lead.as_ref().map(|lead| field("牵头", "lead", names(lead))));
    said.extend(edit.co.as_ref().map(|co| field("协办", "co-handlers", names(co))));
    said.extend(edit.tags.as_ref().map(|tags| field("标签", "tags", names(tags))));
    said.extend(edit.kind.map(|kind| field("类型", "kind", kind.word(lang).to_owned())));
    said.extend(edit.strength.map(|word| field("力度", "strength", word.word(lang).to_owned())));
    said.extend(edit.condition.as_ref().map(|condition| match condition.value() {
        Some(text) => format!("{}{}", lang.pick("条件", "condition"), quoted(text, lang)),
        None => field("条件", "condition", names(&[])),
    }));
    said.extend(edit.target.as_ref().map(|target| {
        let words = target.value().map(|target| target_words(target, lang));
        field("目标", "target", words.unwrap_or_else(|| names(&[])))
    }));
    said.extend(edit.fields.iter().map(|(key, value)| match value.as_str() {
        "" => format!("{} {}", field_name(key, lang), names(&[])),
        value => format!("{}{}", field_name(key, lang), quoted(value, lang)),
    }));
    // The new date follows from it and is a fact of its own.
    said.extend(edit.due.as_ref().map(|due| match due.wording.as_str() {
        "" => lang.pick("改期限", "due date edited").to_owned(),
        wording => format!("{}{}", lang.pick("期限写作", "due as"), quoted(wording, lang)),
    }));
    said.join(lang.pick("，", ", "))
}

fn quoted(text: &str, lang: Lang) -> String {
    let line = crate::domain::event::first_line(text);
    let more = if line.len() < text.trim().len() { "…" } else { "" };
    format!("{}{}", lang.pick("", " "), in_quotes(&format!("{line}{more}"), lang))
}

fn evidence_name(evidence: &Evidence) -> &str {
    evidence.number.as_deref().unwrap_or(&evidence.title)
}
