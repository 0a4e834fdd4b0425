//! One commitment as a review shows it: how it stands, why it is due when it
//! is, the letter's words, what has changed, and the one question.

use crate::app::{Queued, since_last_look};
use crate::i18n::review::{ReviewText, last_look, question};
use crate::i18n::{operation, short_date};
use crate::tui::canvas::{Canvas, Line, Span};
use crate::tui::keymap::Action;
use crate::tui::model::{Detail, Model};
use crate::tui::refusal::refusal;
use crate::tui::theme::Role;
use crate::tui::view::detail::Sheet;

/// The answers, in the order in which they are named.
const ANSWERS: [Action; 11] = [
    Action::Unchanged,
    Action::Done,
    Action::PartlyDone,
    Action::ClaimedDone,
    Action::Progress,
    Action::Defer,
    Action::Note,
    Action::Evidence,
    Action::AnyStatus,
    Action::Skip,
    Action::LeaveForNext,
];

/// What is known of the commitment.
#[must_use]
pub fn facts(model: &Model, queued: &Queued, detail: &Detail, width: usize) -> Vec<Line> {
    let (item, lang) = (&detail.item, model.lang);
    let mut sheet = Sheet::new(model, width);
    sheet.paragraph(
        &format!("{}  ", item.code()),
        vec![Span::new(lang.title(&item.draft), Role::Title)],
    );
    sheet.units(item);
    sheet.due(item);
    sheet.status(item);
    let looked = last_look(queued.looked_on, model.today, lang);
    sheet.labelled_as(ReviewText::Look.say(lang), vec![Span::new(looked, Role::Text)]);
    sheet.source(detail);
    changes(&mut sheet, model, queued, detail);
    sheet.target(item);
    sheet.answers(item);
    sheet.evidence(item);
    sheet.into_lines()
}

fn changes(sheet: &mut Sheet<'_>, model: &Model, queued: &Queued, detail: &Detail) {
    let lang = model.lang;
    let since = match queued.looked_on {
        Some(_) => ReviewText::Since,
        None => ReviewText::SinceEver,
    };
    let mut head = vec![Span::new(since.say(lang), Role::Title)];
    let ops = since_last_look(&detail.ops);
    if ops.is_empty() {
        head.push(Span::new(format!("  {}", ReviewText::NothingSince.say(lang)), Role::Dim));
    }
    sheet.paragraph("", head);
    for op in ops {
        let day = short_date(op.day, model.today);
        let said = operation(op, lang);
        let said = format!("{}  {}", op.actor, without_code(&said, detail.item.code()));
        sheet.paragraph(&format!("  {day}  "), vec![Span::new(said, Role::Text)]);
    }
}

/// Every line is about this one commitment.
fn without_code<'s>(sentence: &'s str, code: &str) -> &'s str {
    sentence.strip_prefix(code).map_or(sentence, str::trim_start)
}

/// The question and the keys that answer it; what is impossible now is left out.
#[must_use]
pub fn asked(model: &Model, queued: &Queued, canvas: &Canvas<'_>, width: usize) -> Vec<Line> {
    let lang = model.lang;
    let words = question(queued.ground, &model.review.rules, lang);
    let mut lines = vec![vec![Span::new(words, Role::Title)]];
    let mut line: Line = Vec::new();
    let mut used = 0;
    for action in ANSWERS.into_iter().filter(|action| refusal(model, *action).is_none()) {
        let Some(bound) = model.keymap.of(action) else { continue };
        let (shown, label) = (bound.shown(), bound.binding.label.say(lang));
        let columns = canvas.columns(&shown) + canvas.columns(label) + 1;
        let gap = if line.is_empty() { 2 } else { 3 };
        if used + gap + columns > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        let gap = if line.is_empty() { 2 } else { 3 };
        used += gap + columns;
        line.push(Span::new(" ".repeat(gap), Role::Text));
        line.push(Span::new(shown, Role::Key));
        line.push(Span::new(format!(" {label}"), Role::Text));
    }
    lines.push(line);
    lines
}
