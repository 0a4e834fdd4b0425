//! The list of commitments.

use crate::app::Row;
use crate::domain::query::Query;
use crate::domain::vocabulary::Timeliness;
use crate::i18n::tui::{self, TuiText};
use crate::i18n::{Lang, Term, certainty_mark, days_left, progress_text};
use crate::tui::canvas::{Canvas, Edge, Target};
use crate::tui::layout::Shape;
use crate::tui::model::{Focus, Model};
use crate::tui::theme::{Role, row_mark};
use ratatui::layout::{Position, Rect};

/// Draws the list; gives the place of the selected row.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Rect, shape: Shape) -> Option<Position> {
    match shape {
        Shape::TooSmall | Shape::Tiny => rows(model, canvas, area, 1, &line_of),
        Shape::Narrow => rows(model, canvas, area, 2, &line_of),
        Shape::Stacked | Shape::Side | Shape::Broad => framed(model, canvas, area),
    }
}

fn framed(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let list = &model.list;
    let lang = model.lang;
    let edge = if model.focus == Focus::List { Edge::Focus } else { Edge::Plain };
    let total = match (&list.query, lang) {
        (Query::All, _) => list.page.total.to_string(),
        _ => format!("{}/{}", list.page.total, list.page.all),
    };
    let mut title = format!("{} {total}  ", TuiText::List.say(lang));
    if list.query != Query::All {
        title.push_str(&format!("{}:{}  ", TuiText::Filter.say(lang), list.filter));
    }
    title.push_str(&format!("{}:{}", TuiText::SortTitle.say(lang), tui::sort(list.sort, lang)));
    let place = if list.page.total == 0 { 0 } else { list.selected + 1 };
    let inner = canvas.frame(area, &title, &format!("{place}/{}", list.page.total), edge);
    if inner.height == 0 {
        return None;
    }
    let columns = Columns::fit(model, inner.width);
    canvas.put(inner.x, inner.y, inner.width, &columns.heads(canvas, lang), Role::Dim);
    let body = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    rows(model, canvas, body, 1, &|model: &Model, canvas: &Canvas<'_>, row: &Row, _: u16| {
        vec![columns.line(model, canvas, row)]
    })
}

type LineMaker<'a> = &'a dyn Fn(&Model, &Canvas<'_>, &Row, u16) -> Vec<String>;

fn rows(
    model: &Model,
    canvas: &mut Canvas<'_>,
    area: Rect,
    lines_each: u16,
    make: LineMaker<'_>,
) -> Option<Position> {
    let list = &model.list;
    if list.page.total == 0 {
        let text = model.told(match list.query {
            Query::All => TuiText::Empty,
            _ => TuiText::NoMatch,
        });
        canvas.put(area.x + 1, area.y, area.width.saturating_sub(1), &text, Role::Dim);
        return None;
    }
    let mut cursor = None;
    let shown = usize::from(area.height / lines_each);
    for (at, place) in (list.top..list.page.total).take(shown).enumerate() {
        let Some(row) = list.row(place) else { continue };
        let y = area.y + u16::try_from(at).unwrap_or(0) * lines_each;
        let (mark, role) = row_mark(row.status, timeliness(model, row));
        for (index, text) in make(model, canvas, row, area.width).iter().enumerate() {
            let y = y + u16::try_from(index).unwrap_or(0);
            let written = canvas.put(area.x, y, area.width, text, Role::Text);
            if index == 0 {
                canvas.put(area.x, y, 1, mark, role);
            }
            debug_assert!(written <= area.width, "a row stays in its pane");
        }
        let area_of_row = Rect { x: area.x, y, width: area.width, height: lines_each };
        canvas.target(area_of_row, Target::Row(place));
        if place == list.selected {
            canvas.restyle(area_of_row, Role::Selected);
            cursor = Some(Position { x: area.x, y });
        }
    }
    cursor
}

fn timeliness(model: &Model, row: &Row) -> Option<Timeliness> {
    row.timeliness(model.today, model.soon_days)
}

/// Two lines for a narrow screen, of which a tiny one shows the first.
fn line_of(model: &Model, canvas: &Canvas<'_>, row: &Row, width: u16) -> Vec<String> {
    let title = title(model, row);
    let due = due_text(row);
    let width = usize::from(width);
    let code = canvas.pad(row.id.code(), code_columns(model));
    if model.layout().shape == Shape::Tiny {
        let head = format!("  {code} {due}");
        // A letter or two of the title would say nothing.
        let room = width.saturating_sub(canvas.columns(&head) + 1);
        return vec![if room < 6 { head } else { format!("{head} {title}") }];
    }
    let due = canvas.pad(&due, DUE_COLUMNS);
    let left = canvas.pad(&left_text(model, row), left_columns(model.lang));
    let progress = progress_text(&row.progress, model.today, model.lang);
    let first = format!("  {code} {due} {left} {progress}");
    vec![canvas.pad(&first, width), canvas.pad(&format!("  {title}"), width)]
}

/// The due date; derived, relative and doubtful ones never look like stated
/// ones.
pub fn due_text(row: &Row) -> String {
    match row.due {
        Some(due) => {
            let mark = if row.moves > 0 { "" } else { certainty_mark(row.certainty) };
            format!("{due}{mark}")
        }
        None => "--".to_owned(),
    }
}

/// The title; what is done without proof says so wherever it appears.
pub(super) fn title(model: &Model, row: &Row) -> String {
    let title = model.lang.pick_filled(&row.title, &row.title_en);
    match row.lacks_proof() {
        true => format!("[{}] {title}", TuiText::NoProof.say(model.lang)),
        false => title.to_owned(),
    }
}

pub(super) fn left_text(model: &Model, row: &Row) -> String {
    let lang = model.lang;
    if !row.status.is_open() {
        return row.status.word(lang).to_owned();
    }
    match row.due {
        Some(due) => days_left(due, model.today, lang),
        None if row.base_missing => Timeliness::BaseMissing.word(lang).to_owned(),
        None => Timeliness::Undated.word(lang).to_owned(),
    }
}

/// Which columns there is room for. Dropped in this order: progress, unit,
/// days left; code, mark and due date always stay.
struct Columns {
    code: usize,
    due: usize,
    left: usize,
    lead: usize,
    title: usize,
    progress: usize,
}

/// A date and its mark.
const DUE_COLUMNS: usize = 11;

/// Enough for the longest code that is loaded.
fn code_columns(model: &Model) -> usize {
    let codes = model.list.page.rows.iter().map(|row| row.id.code().chars().count());
    codes.max().unwrap_or(4).clamp(4, 10)
}

pub(super) const fn left_columns(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 9,
        Lang::En => 11,
    }
}

const TITLE_AT_LEAST: usize = 24;

impl Columns {
    fn fit(model: &Model, width: u16) -> Self {
        let code = code_columns(model);
        let due = DUE_COLUMNS;
        let mut room = usize::from(width).saturating_sub(2 + code + 1 + due + 1);
        let mut take = |wanted: usize| {
            if room > TITLE_AT_LEAST + wanted {
                room -= wanted + 1;
                wanted
            } else {
                0
            }
        };
        let left = take(left_columns(model.lang));
        let lead = take(12);
        let progress = if lead > 0 { take(10) } else { 0 };
        // What is over goes to units first, so that they can be told apart.
        let extra = room.saturating_sub(46).min(10);
        let lead = if lead > 0 { lead + extra } else { 0 };
        let title = room - if lead > 0 { extra } else { 0 };
        Self { code, due, left, lead, title, progress }
    }

    fn join(&self, canvas: &Canvas<'_>, cells: [&str; 6]) -> String {
        let widths = [self.code, self.due, self.left, self.lead, self.title, self.progress];
        let mut line = String::from("  ");
        for (cell, width) in cells.into_iter().zip(widths) {
            if width > 0 {
                line.push_str(&canvas.pad(cell, width));
                line.push(' ');
            }
        }
        line.pop();
        line
    }

    fn heads(&self, canvas: &Canvas<'_>, lang: Lang) -> String {
        let texts = [
            TuiText::Code,
            TuiText::Due,
            TuiText::Left,
            TuiText::Lead,
            TuiText::Title,
            TuiText::Progress,
        ];
        self.join(canvas, texts.map(|text| text.say(lang)))
    }

    fn line(&self, model: &Model, canvas: &Canvas<'_>, row: &Row) -> String {
        let lead = row.lead.first().map_or("", |unit| model.unit(unit));
        let cells = [
            row.id.code(),
            &due_text(row),
            &left_text(model, row),
            lead,
            &title(model, row),
            &progress_text(&row.progress, model.today, model.lang),
        ];
        self.join(canvas, cells)
    }
}
