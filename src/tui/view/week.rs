//! The week screen: the report as it is handed on, and what there is to choose.

use crate::domain::weekly::WeeklyReport;
use crate::i18n::Lang;
use crate::i18n::week_screen::{WeekText, days, narrower, title};
use crate::report::text::PAGE_COLUMNS;
use crate::report::{Format, Languages, render};
use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Edge, Line, Span, Target};
use crate::tui::layout::Shape;
use crate::tui::model::Model;
use crate::tui::state::week::{Choice, LANGUAGES, Layout, Pane};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;

/// Columns of the choices beside the page.
const CHOICES_MIN: u16 = 16;
const CHOICES_MAX: u16 = 38;
/// A page with its frame and a column before its lines.
const FRAMED_PAGE: u16 = 83;
/// From so many columns on the whole choices fit on one line.
const LINE_OF_CHOICES: u16 = 76;

/// Where things stand.
struct Places {
    /// What the lines of the report stand in.
    page: Rect,
    /// The page's frame, where it has one.
    frame: Option<Rect>,
    /// The choices, beside the page or over it.
    choices: Rect,
    /// The title, where no frame has it.
    title: Option<Rect>,
}

fn places(model: &Model) -> Places {
    let layout = model.layout();
    let body = layout.body;
    match layout.shape {
        Shape::Side | Shape::Broad => {
            let beside = body.width.saturating_sub(FRAMED_PAGE).clamp(CHOICES_MIN, CHOICES_MAX);
            let frame = Rect { width: body.width.saturating_sub(beside), ..body };
            let choices = Rect { x: frame.right(), width: beside.min(body.width), ..body };
            let page = Rect {
                x: frame.x + 2,
                y: frame.y + 1,
                width: frame.width.saturating_sub(3),
                height: frame.height.saturating_sub(2),
            };
            Places { page, frame: Some(frame), choices, title: None }
        }
        Shape::Tiny | Shape::TooSmall => {
            let (choices, page) = top_line(body);
            Places { page, frame: None, choices, title: None }
        }
        Shape::Narrow | Shape::Stacked => {
            let (choices, below) = top_line(body);
            let (title, page) = top_line(below);
            Places { page, frame: None, choices, title: Some(title) }
        }
    }
}

fn top_line(area: Rect) -> (Rect, Rect) {
    let height = area.height.min(1);
    (Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area })
}

/// The languages of the report: those that were chosen, or the screen's.
#[must_use]
pub fn languages(model: &Model) -> Languages {
    model.week.languages.unwrap_or(Languages::One(model.lang))
}

/// How the report is to be laid out now. A page that is printed has a fixed
/// width, of which a narrow screen shows as much as it has.
#[must_use]
pub fn layout_of(model: &Model) -> Layout {
    let room = usize::from(places(model).page.width).max(1);
    let columns = match model.week.format {
        Format::Text => room.min(PAGE_COLUMNS),
        Format::Md | Format::Json => room,
    };
    Layout {
        format: model.week.format,
        languages: languages(model),
        columns,
        ambiguous: model.week.sender.ambiguous,
    }
}

/// The lines of the report. Forms without a width of their own are broken
/// where the screen ends, as a terminal breaks them.
#[must_use]
pub fn lines_of(report: &WeeklyReport, layout: Layout, screen: Ambiguous) -> Vec<String> {
    let Layout { format, languages, columns, ambiguous } = layout;
    let text = render(report, format, languages, columns, ambiguous);
    let broken = |line: &str| match format {
        Format::Text => vec![line.to_owned()],
        Format::Md | Format::Json => {
            let indent = line.len() - line.trim_start().len();
            let lines =
                wrap(&clean_line(line.trim_start()), columns.saturating_sub(indent), screen);
            let indent = " ".repeat(indent.min(columns.saturating_sub(1)));
            lines.into_iter().map(|line| format!("{indent}{line}")).collect()
        }
    };
    text.lines().flat_map(broken).collect()
}

/// The lines on the screen: those that are kept, where they still fit.
fn lines(model: &Model) -> Cow<'_, [String]> {
    let layout = layout_of(model);
    match (&model.week.laid, &model.week.report) {
        (Some(laid), _) if laid.layout == layout => Cow::Borrowed(&laid.lines),
        (_, Some(report)) => Cow::Owned(lines_of(report, layout, model.ambiguous)),
        (_, None) => Cow::Borrowed(&[]),
    }
}

/// Lines that the screen shows at once.
#[must_use]
pub fn page_rows(model: &Model) -> usize {
    usize::from(places(model).page.height)
}

/// How far the report can be scrolled.
#[must_use]
pub fn last_top(model: &Model) -> usize {
    lines(model).len().saturating_sub(page_rows(model).max(1))
}

/// Draws the screen; gives the place of the cursor.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>) -> Option<Position> {
    let lang = model.lang;
    let places = places(model);
    let lines = lines(model);
    let shown = usize::from(places.page.height);
    let top = model.week.top.min(lines.len().saturating_sub(shown.max(1)));
    let heading = match &model.week.report {
        Some(report) => title(report.week, report.as_of, lang),
        None => WeekText::Loading.say(lang).to_owned(),
    };
    let note = format!(
        "{}-{}/{}",
        (top + 1).min(lines.len()),
        (top + shown).min(lines.len()),
        lines.len()
    );
    if let Some(frame) = places.frame {
        let edge = if model.week.pane == Pane::Page { Edge::Focus } else { Edge::Plain };
        let heading = format!("{heading}  {}", chosen_words(model));
        canvas.frame(frame, &heading, &note, edge);
        canvas.target(frame, Target::Pane(0));
    }
    if let Some(area) = places.title {
        head(model, canvas, area, &heading, &note);
    }
    for (y, line) in (places.page.y..places.page.bottom()).zip(lines.iter().skip(top)) {
        canvas.put(places.page.x, y, places.page.width, line, Role::Text);
    }
    let cursor = match places.frame {
        Some(_) => choices_beside(model, canvas, places.choices),
        None => choices_over(model, canvas, places.choices),
    };
    cursor.or(Some(Position { x: places.page.x, y: places.page.y }))
}

/// Language and form in words.
fn chosen_words(model: &Model) -> String {
    let form = format_name(model.week.format).say(model.lang);
    match model.week.format {
        Format::Json => form.to_owned(),
        Format::Text | Format::Md => {
            format!("{}  {form}", languages_name(languages(model)).say(model.lang))
        }
    }
}

/// The title without a frame, with the place at its end.
fn head(model: &Model, canvas: &mut Canvas<'_>, area: Rect, heading: &str, note: &str) {
    let columns = layout_of(model).columns;
    let narrow = model.week.format == Format::Text && columns < PAGE_COLUMNS;
    let mut line = vec![Span::new(format!(" {heading}"), Role::Title)];
    let room = usize::from(area.width).saturating_sub(canvas.columns(note) + 1);
    if narrow {
        let words = format!("  {}", narrower(columns, PAGE_COLUMNS, model.lang));
        let used: usize = line.iter().map(|span| canvas.columns(&span.text)).sum();
        if used + canvas.columns(&words) < room {
            line.push(Span::new(words, Role::Dim));
        }
    }
    let room = u16::try_from(room).unwrap_or(area.width);
    canvas.put_line(area.x, area.y, room, &line);
    canvas.put(area.x + room, area.y, area.width.saturating_sub(room), note, Role::Dim);
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

const fn languages_name(languages: Languages) -> WeekText {
    match languages {
        Languages::One(Lang::Zh) => WeekText::Chinese,
        Languages::One(Lang::En) => WeekText::English,
        Languages::Both => WeekText::Both,
    }
}

const fn format_name(format: Format) -> WeekText {
    match format {
        Format::Text => WeekText::PlainText,
        Format::Md => WeekText::Markdown,
        Format::Json => WeekText::Json,
    }
}

const fn name(choice: Choice) -> WeekText {
    match choice {
        Choice::Week => WeekText::Week,
        Choice::Languages => WeekText::Languages,
        Choice::Format => WeekText::Format,
    }
}

/// The choices on one line; where that is too short, only what is chosen.
fn choices_over(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let wide = area.width >= LINE_OF_CHOICES;
    let mut x = area.x;
    let mut cursor = None;
    for choice in Choice::ALL {
        let here = is_at(model, choice);
        let mut line: Line = vec![Span::new(if here { ">" } else { " " }, Role::Key)];
        if wide {
            line.push(Span::new(format!("{} ", name(choice).say(model.lang)), Role::Dim));
        }
        if choice == Choice::Week {
            line.push(Span::new(week_words(model), Role::Key));
        }
        for (word, chosen) in options(model, choice) {
            match (wide, chosen) {
                (true, true) => line.push(Span::new(format!("[{word}] "), Role::Key)),
                (true, false) => line.push(Span::new(format!("{word} "), Role::Text)),
                (false, true) => line.push(Span::new(word, Role::Key)),
                (false, false) => {}
            }
        }
        let room = area.right().saturating_sub(x);
        let written = canvas.put_line(x, area.y, room, &line);
        let place = Choice::ALL.iter().position(|one| *one == choice).unwrap_or(0);
        canvas.target(Rect { x, width: written, ..area }, Target::Line(1, place));
        if here {
            cursor = Some(Position { x, y: area.y });
        }
        x += written + 1;
    }
    cursor
}

/// The choices in a pane of their own, and what the keys do with them.
fn choices_beside(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let lang = model.lang;
    let edge = if model.week.pane == Pane::Choices { Edge::Focus } else { Edge::Plain };
    let inner = canvas.frame(area, WeekText::Choices.say(lang), "", edge);
    canvas.target(area, Target::Pane(1));
    let mut y = inner.y;
    let mut cursor = None;
    for (place, choice) in Choice::ALL.into_iter().enumerate() {
        let here = is_at(model, choice);
        let first = y;
        let mut put = |text: String, role: Role| {
            if y < inner.bottom() {
                canvas.put(inner.x, y, inner.width, &text, role);
            }
            y += 1;
        };
        let mark = if here { ">" } else { " " };
        put(format!("{mark}{}", name(choice).say(lang)), if here { Role::Key } else { Role::Dim });
        if choice == Choice::Week {
            put(format!("   {}", week_words(model)), Role::Key);
            if let Some(report) = &model.week.report {
                let words = days(report.week, model.today, lang);
                for line in
                    wrap(&words, usize::from(inner.width.saturating_sub(3)), model.ambiguous)
                {
                    put(format!("   {line}"), Role::Dim);
                }
            }
        }
        for (word, chosen) in options(model, choice) {
            let dot = if chosen { "(o)" } else { "( )" };
            put(format!("   {dot} {word}"), if chosen { Role::Key } else { Role::Text });
        }
        if choice == Choice::Languages && model.week.format == Format::Json {
            let room = usize::from(inner.width.saturating_sub(3));
            for line in wrap(WeekText::JsonBoth.say(lang), room, model.ambiguous) {
                put(format!("   {line}"), Role::Dim);
            }
        }
        if here && first < inner.bottom() {
            cursor = Some(Position { x: inner.x, y: first });
        }
        let height = y.min(inner.bottom()).saturating_sub(first);
        canvas.target(Rect { y: first, height, ..inner }, Target::Line(1, place));
        y += 1;
    }
    cursor
}
