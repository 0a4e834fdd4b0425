//! The lines above and below the panes: header, message, footer, filter line.

use crate::domain::query::Query;
use crate::domain::vocabulary::Status;
use crate::i18n::past_screen::past_mark;
use crate::i18n::tui::TuiText;
use crate::i18n::{self, weekday};
use crate::i18n::{Lang, Term};
use crate::text::width::columns;
use crate::tui::canvas::{Canvas, Span};
use crate::tui::keymap::{Action, footer as named};
use crate::tui::layout::Shape;
use crate::tui::model::{FilterLine, Model, Tone};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};

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

/// Blanks a line.
pub fn footer_clear(canvas: &mut Canvas<'_>, area: Rect) {
    canvas.clear(area);
}

/// The filter being typed, and what was understood; gives the cursor's place.
pub fn filter(
    model: &Model,
    line: &FilterLine,
    canvas: &mut Canvas<'_>,
    upper: Rect,
    lower: Rect,
) -> Position {
    let lang = model.lang;
    let start = upper.x + 3;
    canvas.put(upper.x + 1, upper.y, 2, "/", Role::Key);
    let width = upper.right().saturating_sub(start);
    let (shown, cursor) = line.field.visible(usize::from(width), model.ambiguous);
    canvas.put(start, upper.y, width, &shown, Role::Text);
    let hint = match &line.problem {
        Some((problem, at)) => {
            underline(line, at, canvas, start, upper.y, width, &shown);
            let text = match problem.hint.as_str() {
                "" => format!("! {}", problem.message),
                hint => format!("! {}   {hint}", problem.message),
            };
            vec![Span::new(text, Role::Error)]
        }
        None => {
            let count = model.list.page.total;
            let words = match &model.list.query {
                Query::All => filter_example(lang).to_owned(),
                query => format!("= {}", i18n::filter(query, lang)),
            };
            let count = match lang {
                Lang::Zh => format!("{count} 条  "),
                Lang::En => format!("{count} found  "),
            };
            let keys = format!("   {}", TuiText::FilterKeys.say(lang));
            let mut line = vec![Span::new(count, Role::Success), Span::new(words, Role::Dim)];
            let used: usize = line.iter().map(|span| canvas.columns(&span.text)).sum();
            if used + canvas.columns(&keys) < usize::from(lower.width) {
                line.push(Span::new(keys, Role::Dim));
            }
            line
        }
    };
    canvas.put_line(lower.x + 1, lower.y, lower.width.saturating_sub(1), &hint);
    let x = start + u16::try_from(cursor).unwrap_or(0);
    Position { x: x.min(upper.right().saturating_sub(1)), y: upper.y }
}

const fn filter_example(lang: Lang) -> &'static str {
    lang.pick("例：逾期  牵头:财政  期限<年底  -已结", "e.g. overdue  lead:财政  due<eoy  -closed")
}

/// Marks the place of a mistake in the line.
fn underline(
    line: &FilterLine,
    at: &std::ops::Range<usize>,
    canvas: &mut Canvas<'_>,
    x: u16,
    y: u16,
    width: u16,
    shown: &str,
) {
    // What is shown is the end of the value.
    let skipped = line.field.value().len() - shown.len();
    let (Some(from), Some(to)) = (at.start.checked_sub(skipped), at.end.checked_sub(skipped))
    else {
        return;
    };
    let (Some(before), Some(wrong)) = (shown.get(..from), shown.get(from..to)) else { return };
    let before = u16::try_from(columns(before, canvas.ambiguous)).unwrap_or(u16::MAX);
    if before < width {
        canvas.put(x + before, y, width - before, wrong, Role::Mistake);
    }
}
