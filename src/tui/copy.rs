//! What of a commitment is handed to the clipboard: its code, one line, a piece
//! of Markdown, or the letter's own words.

use super::model::{Detail, Model};
use crate::domain::commitment::Commitment;
use crate::domain::due::ReplyDate;
use crate::domain::timeliness;
use crate::i18n::tui::TuiText;
use crate::i18n::{Term, certainty_mark, due_range, due_reason, evidence_line, target_words};
use crate::text::clean::clean_line;
use crate::text::escape;

/// What is to be copied.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Copied {
    Code,
    Line,
    Markdown,
    /// The letter's own words; only where a copy of it is attached.
    Quote,
}

/// The text to copy; none where the letter's words are not at hand.
#[must_use]
pub fn copied(model: &Model, detail: &Detail, what: Copied) -> Option<String> {
    let item = &detail.item;
    match what {
        Copied::Code => Some(item.code().to_owned()),
        Copied::Line => Some(line(model, item)),
        Copied::Markdown => Some(markdown(model, detail)),
        Copied::Quote => quote(model, detail),
    }
}

fn title<'i>(model: &Model, item: &'i Commitment) -> std::borrow::Cow<'i, str> {
    clean_line(model.lang.title(&item.draft))
}

/// The due date with its mark, or the word for having none.
fn due(model: &Model, item: &Commitment) -> String {
    match item.due() {
        Some(due) => {
            let stated =
                if item.moves.is_empty() { item.base.certainty } else { return due.to_string() };
            format!("{}{}", due_range(item.due_earliest(), due), certainty_mark(stated))
        }
        None => timeliness::of(item, model.today, model.soon_days)
            .map_or_else(|| "--".to_owned(), |word| word.word(model.lang).to_owned()),
    }
}

fn status(model: &Model, item: &Commitment) -> String {
    let lang = model.lang;
    let mut words = vec![item.status().word(lang).to_owned()];
    if item.due().is_some() {
        let late = timeliness::of(item, model.today, model.soon_days);
        words.extend(late.map(|late| late.word(lang).to_owned()));
    }
    if item.lacks_proof() {
        words.push(TuiText::NoProof.say(lang).to_owned());
    }
    words.join(lang.pick("，", ", "))
}

fn line(model: &Model, item: &Commitment) -> String {
    let lang = model.lang;
    let mut pieces = vec![
        format!("{} {}", item.code(), title(model, item)),
        format!("{} {}", TuiText::Due.say(lang), due(model, item)),
        status(model, item),
    ];
    if !item.draft.lead.is_empty() {
        let lead = clean_line(&model.units(&item.draft.lead)).into_owned();
        pieces.push(format!("{} {lead}", TuiText::Lead.say(lang)));
    }
    pieces.join("  ")
}

fn markdown(model: &Model, detail: &Detail) -> String {
    let lang = model.lang;
    let item = &detail.item;
    let mut lines =
        vec![format!("- **{}** {}", item.code(), escape::markdown(&title(model, item)))];
    let mut add = |label: TuiText, text: &str| {
        if !text.is_empty() {
            let text = escape::markdown(&clean_line(text));
            lines.push(format!("  - {}{}{text}", label.say(lang), lang.pick("：", ": ")));
        }
    };
    let letter = model.letters.iter().find(|letter| letter.id == item.id.letter());
    let reply = letter.map_or(ReplyDate::default(), |letter| letter.reply.date);
    let reasons = due_reason(item, reply, lang).join(lang.pick("；", "; "));
    let dated = match reasons.as_str() {
        "" => due(model, item),
        reasons => format!("{}{}{reasons}", due(model, item), lang.pick("；", "; ")),
    };
    add(TuiText::Due, &dated);
    add(TuiText::Status, &status(model, item));
    add(TuiText::Lead, &model.units(&item.draft.lead));
    if let Some(target) = &item.draft.target {
        add(TuiText::Target, &target_words(target, lang));
    }
    for added in &item.evidence {
        add(TuiText::Evidence, &evidence_line(&added.evidence, lang));
    }
    if let Some(note) = item.notes.last() {
        add(TuiText::Notes, &format!("{} {}", note.on, note.text));
    }
    lines.join("\n")
}

fn quote(model: &Model, detail: &Detail) -> Option<String> {
    let lang = model.lang;
    let letter = model.letters.iter().find(|letter| letter.id == detail.item.id.letter())?;
    let quotes: Vec<String> = detail
        .clauses
        .iter()
        .map(|clause| {
            let words = clean_line(&clause.text[clause.clause.clone()]).into_owned();
            let place = clause.paragraph;
            match lang {
                crate::i18n::Lang::Zh => {
                    format!("“{words}”（{}，第 {place} 段）", clean_line(&letter.title))
                }
                crate::i18n::Lang::En => {
                    format!("“{words}” ({}, paragraph {place})", clean_line(&letter.title))
                }
            }
        })
        .collect();
    (!quotes.is_empty()).then(|| quotes.join("\n"))
}
