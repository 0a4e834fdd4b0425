//! A line that is typed at the foot of the screen with what is understood of
//! it, and a question that waits for its key.

use super::typed::typed;
use crate::domain::dates::parse_week;
use crate::i18n::letter_screen::LetterText;
use crate::i18n::log_screen::LogText;
use crate::i18n::past_screen::{PastText, day_meant};
use crate::i18n::phrase_date;
use crate::i18n::tui::TuiText;
use crate::i18n::week_screen::{WeekText, days};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Span};
use crate::tui::model::Model;
use crate::tui::prompt::{CONFIRM, Confirm, Prompt, PromptPurpose, Stage};
use crate::tui::theme::Role;
use crate::tui::travel::day_of;
use ratatui::layout::{Position, Rect};

const QUESTION_COLUMNS: u16 = 64;

/// Draws the line and, below, its error or what it means; gives the cursor's
/// place.
pub fn line(
    model: &Model,
    prompt: &Prompt,
    canvas: &mut Canvas<'_>,
    upper: Rect,
    lower: Rect,
) -> Position {
    let lang = model.lang;
    let name = match prompt.purpose {
        PromptPurpose::Week => WeekText::Picking.say(lang),
        PromptPurpose::ReportFile => WeekText::File.say(lang),
        PromptPurpose::AsOf => PastText::Ask.say(lang),
        PromptPurpose::Log => LogText::Find.say(lang),
        PromptPurpose::Letter => LetterText::File.say(lang),
    };
    let label = format!("{name}: ");
    let written =
        canvas.put(upper.x + 1, upper.y, upper.width.saturating_sub(1), &label, Role::Key);
    let start = upper.x + 1 + written;
    let width = upper.right().saturating_sub(start);
    let (_, cursor) = typed(&prompt.field, canvas, Rect { x: start, width, ..upper });
    let hint = match &prompt.error {
        Some(error) => vec![Span::new(format!("! {error}"), Role::Error)],
        None => hint(model, prompt),
    };
    canvas.put_line(lower.x + 1, lower.y, lower.width.saturating_sub(1), &hint);
    cursor
}

fn hint(model: &Model, prompt: &Prompt) -> Vec<Span> {
    let lang = model.lang;
    let typed = prompt.field.value().trim();
    let keys = |words: WeekText| Span::new(words.say(lang), Role::Key);
    match (prompt.purpose, prompt.stage) {
        (PromptPurpose::Week, _) => {
            let read = match (typed, parse_week(typed, model.today)) {
                ("", _) => Span::new(WeekText::PickExample.say(lang), Role::Dim),
                (_, Ok(week)) => {
                    Span::new(format!("= {week}  {}", days(week, model.today, lang)), Role::Success)
                }
                (_, Err(problem)) => Span::new(phrase_date(&problem, lang), Role::Dim),
            };
            vec![read, Span::new("   ", Role::Dim), keys(WeekText::PickKeys)]
        }
        (PromptPurpose::ReportFile, Stage::Typing) => vec![keys(WeekText::FileKeys)],
        (PromptPurpose::ReportFile, Stage::Ready) => vec![keys(WeekText::FileReady)],
        (PromptPurpose::AsOf, _) => {
            let meant = day_of(model, prompt.field.value()).ok();
            let meant = meant.map(|day| Span::new(day_meant(day, lang), Role::Success));
            let gap = Span::new("   ", Role::Dim);
            let hint = Span::new(PastText::AskHint.say(lang), Role::Dim);
            meant.into_iter().flat_map(|meant| [meant, gap.clone()]).chain([hint]).collect()
        }
        (PromptPurpose::Letter, _) => vec![
            Span::new(LetterText::FileForms.say(lang), Role::Dim),
            Span::new("   ", Role::Dim),
            Span::new(LetterText::FileKeys.say(lang), Role::Key),
        ],
        (PromptPurpose::Log, _) => vec![
            Span::new(LogText::FindExample.say(lang), Role::Dim),
            Span::new("   ", Role::Dim),
            Span::new(LogText::FindKeys.say(lang), Role::Key),
        ],
    }
}

/// Draws the question; gives the place of its last line.
pub fn confirm(
    model: &Model,
    confirm: &Confirm,
    canvas: &mut Canvas<'_>,
    within: Rect,
) -> Option<Position> {
    let lang = model.lang;
    let width = QUESTION_COLUMNS.min(within.width);
    let lines =
        wrap(&confirm.question, usize::from(width.saturating_sub(4)).max(1), model.ambiguous);
    let height = u16::try_from(lines.len() + 4).unwrap_or(u16::MAX);
    let inner = canvas.popup(within, width, height, TuiText::Question.say(lang), "");
    let room = inner.width.saturating_sub(2);
    let last = inner.bottom().saturating_sub(1);
    for (y, line) in (inner.y..last).zip(&lines) {
        canvas.put(inner.x + 1, y, room, line, Role::Text);
    }
    let keys = [
        Span::new(CONFIRM.to_string(), Role::Key),
        Span::new(format!(" {}   ", confirm.act), Role::Text),
        Span::new("Esc", Role::Key),
        Span::new(format!(" {}", TuiText::LeaveIt.say(lang)), Role::Text),
    ];
    canvas.put_line(inner.x + 1, last, room, &keys);
    (inner.height > 0).then_some(Position { x: inner.x + 1, y: last })
}
