//! What there is to choose on the week screen: week, languages and form.

use crate::i18n::Lang;
use crate::i18n::week_screen::{WeekText, days};
use crate::report::{Format, Languages};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Edge, Line, Span, Target};
use crate::tui::model::Model;
use crate::tui::state::week::{Choice, LANGUAGES, Pane};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};

/// How much of the choices there is room for on one line.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Room {
    /// Every option, and the names of the groups.
    Named,
    /// Every option.
    Options,
    /// What is chosen.
    Chosen,
}

/// The fullest line that fits.
fn room_for(model: &Model, canvas: &Canvas<'_>, width: u16) -> Room {
    let columns = |room: Room| {
        let group = |choice: Choice| {
            let heading = format!("  {}", heading(model, choice, room));
            let words = options(model, choice)
                .into_iter()
                .map(|(word, chosen)| canvas.columns(word) + if chosen { 3 } else { 1 });
            canvas.columns(&heading) + words.sum::<usize>()
        };
        Choice::ALL.into_iter().map(group).sum::<usize>()
    };
    let fits = |room: &Room| columns(*room) <= usize::from(width);
    [Room::Named, Room::Options].into_iter().find(fits).unwrap_or(Room::Chosen)
}

/// What stands before the options of a group.
fn heading(model: &Model, choice: Choice, room: Room) -> String {
    let name = match room {
        Room::Named => format!("{} ", name(choice).say(model.lang)),
        Room::Options | Room::Chosen => String::new(),
    };
    let week = if choice == Choice::Week { week_words(model) } else { String::new() };
    format!("{name}{week}")
}

/// The languages of the report: those that were chosen, or the screen's.
#[must_use]
pub fn languages(model: &Model) -> Languages {
    model.week.languages.unwrap_or(Languages::One(model.lang))
}

/// Whether a group of choices is the one that the keys act on.
fn is_at(model: &Model, choice: Choice) -> bool {
    model.week.pane == Pane::Choices && model.week.choice == choice
}

/// The week with the signs of the keys that change it.
fn week_words(model: &Model) -> String {
    let week = model.week.report.as_ref().map(|report| report.week.to_string());
    format!("< {} >", week.unwrap_or_else(|| "--".to_owned()))
}

/// The options of a group with the chosen one.
fn options(model: &Model, choice: Choice) -> Vec<(&'static str, bool)> {
    let lang = model.lang;
    match choice {
        Choice::Week => Vec::new(),
        Choice::Languages => LANGUAGES
            .iter()
            .map(|one| (languages_name(*one).say(lang), *one == languages(model)))
            .collect(),
        Choice::Format => Format::ALL
            .iter()
            .map(|one| (format_name(*one).say(lang), *one == model.week.format))
            .collect(),
    }
}

/// The number of a group's first option among all that can be pointed at.
const fn first_option(choice: Choice) -> usize {
    match choice {
        Choice::Week | Choice::Languages => 0,
        Choice::Format => LANGUAGES.len(),
    }
}

/// The name of a choice of languages.
pub const fn languages_name(languages: Languages) -> WeekText {
    match languages {
        Languages::One(Lang::Zh) => WeekText::Chinese,
        Languages::One(Lang::En) => WeekText::English,
        Languages::Both => WeekText::Both,
    }
}

/// The name of a form of the report.
pub const fn format_name(format: Format) -> WeekText {
    match format {
        Format::Text => WeekText::PlainText,
        Format::Md => WeekText::Markdown,
        Format::Json => WeekText::Json,
        Format::Html => WeekText::Html,
        Format::Docx => WeekText::Word,
    }
}

const fn name(choice: Choice) -> WeekText {
    match choice {
        Choice::Week => WeekText::Week,
        Choice::Languages => WeekText::Languages,
        Choice::Format => WeekText::Format,
    }
}

/// The choices on one line; where that is too short, without the names of the
/// groups, or only what is chosen. A note stands behind them where there is
/// room for it.
pub fn over(
    model: &Model,
    canvas: &mut Canvas<'_>,
    area: Rect,
    note: Option<&str>,
) -> Option<Position> {
    let room = room_for(model, canvas, area.width);
    let wide = room != Room::Chosen;
    let mut x = area.x;
    let mut cursor = None;
    for choice in Choice::ALL {
        let here = is_at(model, choice);
        let mut line: Line = vec![Span::new(if here { ">" } else { " " }, Role::Key)];
        if room == Room::Named {
            line.push(Span::new(format!("{} ", name(choice).say(model.lang)), Role::Dim));
        }
        if choice == Choice::Week {
            line.push(Span::new(week_words(model), Role::Key));
        }
        let left = area.right().saturating_sub(x);
        let start = x;
        let mut written = canvas.put_line(x, area.y, left, &line);
        let place = Choice::ALL.iter().position(|one| *one == choice).unwrap_or(0);
        canvas.target(Rect { x, width: written, ..area }, Target::Line(1, place));
        for (at, (word, chosen)) in options(model, choice).into_iter().enumerate() {
            let span = match (wide, chosen) {
                (true, true) => Span::new(format!("[{word}] "), Role::Key),
                (true, false) => Span::new(format!("{word} "), Role::Text),
                (false, true) => Span::new(word, Role::Key),
                (false, false) => continue,
            };
            let x = start + written;
            let width = canvas.put_line(x, area.y, area.right().saturating_sub(x), &[span]);
            let target = match wide {
                true => Target::Choice(first_option(choice) + at),
                false => Target::Line(1, place),
            };
            canvas.target(Rect { x, width, ..area }, target);
            written += width;
        }
        if here {
            cursor = Some(Position { x, y: area.y });
        }
        x += written + 1;
    }
    let note = note.unwrap_or_default();
    let room = area.right().saturating_sub(x + 1);
    if canvas.columns(note) <= usize::from(room) {
        canvas.put(x + 1, area.y, room, note, Role::Dim);
    }
    cursor
}

/// A line of the pane of choices.
struct Row {
    text: String,
    role: Role,
    target: Target,
    /// Whether the keys act on the group that it begins.
    here: bool,
}

/// The choices in a pane of their own; gives the place of the one that the keys
/// act on.
pub fn beside(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let edge = if model.week.pane == Pane::Choices { Edge::Focus } else { Edge::Plain };
    let inner = canvas.frame(
        area,
        WeekText::Choices.say(model.lang),
        &model.fill(WeekText::ChoiceKeys.say(model.lang)),
        edge,
    );
    canvas.target(area, Target::Pane(1));
    let mut cursor = None;
    for (y, row) in (inner.y..inner.bottom()).zip(rows(model, inner.width)) {
        canvas.put(inner.x, y, inner.width, &row.text, row.role);
        canvas.target(Rect { y, height: 1, ..inner }, row.target);
        if row.here {
            cursor = Some(Position { x: inner.x, y });
        }
    }
    cursor
}

fn rows(model: &Model, width: u16) -> Vec<Row> {
    let lang = model.lang;
    let room = usize::from(width.saturating_sub(3));
    let mut rows = Vec::new();
    for (place, choice) in Choice::ALL.into_iter().enumerate() {
        let here = is_at(model, choice);
        let target = Target::Line(1, place);
        let (mark, role) = if here { (">", Role::Key) } else { (" ", Role::Dim) };
        let heading = format!("{mark}{}", name(choice).say(lang));
        rows.push(Row { text: heading, role, target, here });
        let mut add = |text: String, role: Role, target: Target| {
            rows.push(Row { text: format!("   {text}"), role, target, here: false });
        };
        if choice == Choice::Week {
            add(week_words(model), Role::Key, target);
        }
        for (at, (word, chosen)) in options(model, choice).into_iter().enumerate() {
            let (dot, role) = if chosen { ("(o)", Role::Key) } else { ("( )", Role::Text) };
            add(format!("{dot} {word}"), role, Target::Choice(first_option(choice) + at));
        }
        for line in wrap(&explained(model, choice), room, model.ambiguous) {
            add(line, Role::Dim, target);
        }
    }
    rows
}

/// What there is to say of a group as it is now chosen; may be empty.
fn explained(model: &Model, choice: Choice) -> String {
    match (choice, &model.week.report) {
        (Choice::Week, Some(report)) => days(report.week, model.today, model.lang),
        (Choice::Languages, _) if model.week.format == Format::Json => {
            WeekText::JsonBoth.say(model.lang).to_owned()
        }
        (Choice::Format, _) if model.week.format.readable() != model.week.format => {
            WeekText::ShownAsText.say(model.lang).to_owned()
        }
        (Choice::Week | Choice::Languages | Choice::Format, _) => String::new(),
    }
}
