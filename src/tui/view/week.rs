//! The week screen: the report as it is handed on, and what there is to choose.

use super::choices::{self, format_name, languages};
use crate::domain::weekly::WeeklyReport;
use crate::i18n::week_screen::{WeekText, narrower, sealed_title, title, written_as};
use crate::report::text::PAGE_COLUMNS;
use crate::report::{Format, render};
use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Edge, Span, Target};
use crate::tui::layout::Shape;
use crate::tui::model::Model;
use crate::tui::state::week::{Layout, Pane};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;

/// Columns of the choices beside the page.
const CHOICES_MIN: u16 = 16;
const CHOICES_MAX: u16 = 38;
/// A page with its frame and a column before its lines.
const FRAMED_PAGE: u16 = 83;

/// Narrower than this, the title has a line to itself.
const NARROW_TITLE: u16 = 60;

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

impl Places {
    /// Whether the title has no room for more than itself.
    const fn title_is_narrow(&self) -> bool {
        self.page.width < NARROW_TITLE
    }
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

/// How the report is to be laid out now. A page that is printed has a fixed
/// width, of which a narrow screen shows as much as it has.
#[must_use]
pub fn layout_of(model: &Model) -> Layout {
    let room = usize::from(places(model).page.width).max(1);
    let columns = match model.week.format {
        Format::Text | Format::Html | Format::Docx => room.min(PAGE_COLUMNS),
        Format::Md | Format::Json => room,
    };
    Layout {
        format: model.week.format.readable(),
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
    let bytes = render(report, format.readable(), languages, columns, ambiguous);
    let text = String::from_utf8_lossy(&bytes);
    let broken = |line: &str| match format {
        Format::Text | Format::Html | Format::Docx => vec![line.to_owned()],
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
        Some(report) => match model.week.sealed {
            Some(op) => sealed_title(report, op, lang),
            None => title(report.week, report.as_of, lang),
        },
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
        Some(_) => choices::beside(model, canvas, places.choices),
        None => {
            let note = otherwise_when_written(model).filter(|_| places.title_is_narrow());
            choices::over(model, canvas, places.choices, note.as_deref())
        }
    };
    cursor.or(Some(Position { x: places.page.x, y: places.page.y }))
}

/// The title without a frame, with the place at its end.
fn head(model: &Model, canvas: &mut Canvas<'_>, area: Rect, heading: &str, note: &str) {
    let mut line = vec![Span::new(format!(" {heading}"), Role::Title)];
    if let Some(words) = otherwise_when_written(model).filter(|_| area.width >= NARROW_TITLE) {
        line.push(Span::new(format!("  {words}"), Role::Dim));
    }
    let note_columns = u16::try_from(canvas.columns(note) + 1).unwrap_or(area.width);
    let room = area.width.saturating_sub(note_columns);
    let fits = |line: &[Span]| {
        let used: usize = line.iter().map(|span| canvas.columns(&span.text)).sum();
        used <= usize::from(room)
    };
    if !fits(&line) {
        line.truncate(1);
    }
    canvas.put_line(area.x, area.y, room, &line);
    canvas.put(area.x + room + 1, area.y, note_columns, note, Role::Dim);
}

/// How what is written differs from what is shown: a page of fixed width does
/// not fit the screen, or the form can only be read elsewhere.
fn otherwise_when_written(model: &Model) -> Option<String> {
    let format = model.week.format;
    if format.readable() != format {
        return Some(written_as(format_name(format).say(model.lang), model.lang));
    }
    let layout = layout_of(model);
    let narrow = format == Format::Text && layout.columns < PAGE_COLUMNS;
    narrow.then(|| narrower(PAGE_COLUMNS, model.lang))
}
