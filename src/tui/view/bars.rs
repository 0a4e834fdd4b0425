//! The lines above and below the panes: header, message, footer.

use crate::domain::vocabulary::Status;
use crate::i18n::past_screen::past_mark;
use crate::i18n::tui::TuiText;
use crate::i18n::{Lang, Term, marked, weekday};
use crate::tui::canvas::{Canvas, Span};
use crate::tui::keymap::{Action, footer as named};
use crate::tui::layout::Shape;
use crate::tui::model::{Model, Tone};
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Name, letter, day and counts.
pub fn header(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = model.lang;
    let counts = &model.summary.counts;
    let of = |status: Status| {
        counts.statuses.iter().find(|(found, _)| *found == status).map_or(0, |(_, count)| *count)
    };
    let small = matches!(model.layout().shape, Shape::Tiny | Shape::Narrow);
    let mut line = vec![Span::new(if small { " 诺 " } else { " nuo 诺  " }, Role::Title)];
    if !small && let [letter] = model.letters.as_slice() {
        let number = &letter.number;
        let number = match lang {
            Lang::Zh => format!("第{number}号  "),
            Lang::En => format!("No. {number}  "),
        };
        line.push(Span::new(number, Role::Text));
    }
    let day = if small {
        model.today.format("%m-%d").to_string()
    } else {
        format!("{} {}", model.today, weekday(model.today, lang))
    };
    match model.past {
        Some(past) => {
            line.push(Span::new(past_mark(past.day, past.op, small, lang), Role::Past));
        }
        None => line.push(Span::new(day, Role::Text)),
    }
    let gap = if small { " " } else { " | " };
    let mut counted = vec![
        (TuiText::Total.say(lang), counts.total, Role::Text),
        (TuiText::Overdue.say(lang), counts.overdue, Role::Overdue),
        (TuiText::DueSoon.say(lang), counts.due_soon, Role::Soon),
        (Status::Done.word(lang), of(Status::Done), Role::Closed),
        (TuiText::NoProof.say(lang), counts.no_proof, Role::Overdue),
        (Status::InProgress.word(lang), of(Status::InProgress), Role::Open),
        (Status::Claimed.word(lang), of(Status::Claimed), Role::Claimed),
    ];
    if counts.no_proof == 0 {
        counted.retain(|(text, ..)| *text != TuiText::NoProof.say(lang));
    }
    if model.access == crate::app::Access::Read {
        line.push(Span::new(format!(" [{}]", TuiText::Offline.say(lang)), Role::Error));
    }
    // Where the list has no frame, its marks are counted here.
    if small && let Some(found) = model.marked() {
        let text = marked(found.len(), model.list.page.totals.hidden, lang);
        line.push(Span::new(format!(" {text}"), Role::Key));
    }
    // The most important come first; those that do not fit are left out whole.
    let mut used: usize = line.iter().map(|span| canvas.columns(&span.text)).sum();
    for (text, number, role) in counted {
        let text = format!("{text} {number}");
        used += canvas.columns(gap) + canvas.columns(&text);
        if used > usize::from(area.width) {
            break;
        }
        line.push(Span::new(gap, Role::Dim));
        line.push(Span::new(text, if number == 0 { Role::Dim } else { role }));
    }
    canvas.put_line(area.x, area.y, area.width, &line);
}

/// What happened last.
pub fn message(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(message) = &model.message else { return };
    let role = match message.tone {
        Tone::Plain => Role::Text,
        Tone::Done => Role::Success,
        Tone::Error => Role::Error,
    };
    canvas.put(area.x + 1, area.y, area.width.saturating_sub(1), &message.text, role);
}

/// The most useful keys, as many as fit.
pub fn footer(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let keymap = &model.keymap;
    let words = |action: Action| {
        let label = keymap.of(action)?.binding.label;
        let shown = keymap.shown_on(model.screen, action);
        (!shown.is_empty()).then(|| (shown, label.say(model.lang)))
    };
    let width_of = |(shown, label): &(String, &str)| {
        u16::try_from(canvas.columns(shown) + canvas.columns(label) + 3).unwrap_or(u16::MAX)
    };
    // Help comes last on the screen and is never the one left out.
    let help = words(Action::Help);
    let mut used = help.as_ref().map_or(0, width_of);
    let mut shown = Vec::new();
    for pair in named(model.screen).iter().filter_map(|action| words(*action)) {
        used += width_of(&pair);
        if used > area.width + 1 {
            break;
        }
        shown.push(pair);
    }
    let mut x = area.x + 1;
    for (key, label) in shown.into_iter().chain(help) {
        let line = [Span::new(key, Role::Key), Span::new(format!(" {label}"), Role::Dim)];
        let room = area.right().saturating_sub(x);
        x += canvas.put_line(x, area.y, room, &line) + 2;
    }
}
