//! The calendar: months with marks, and what the chosen day has.

use super::agenda::day_text;
use crate::domain::agenda::OnDay;
use crate::domain::agenda::month::{DayOff, Month, day_off};
use crate::domain::commitment::days_after;
use crate::i18n::{AgendaText, day_words, month_name, no_calendar};
use crate::tui::canvas::{Canvas, Span, Target};
use crate::tui::model::Model;
use crate::tui::state::deadlines::{Pane, months_from};
use crate::tui::theme::{Role, row_mark};
use crate::tui::view::columns::title;
use chrono::{Datelike, NaiveDate};
use ratatui::layout::{Position, Rect};

/// Columns of a day: a bracket, two digits, a mark, a bracket or a day off.
const CELL_COLUMNS: u16 = 5;
/// Blank columns between two months, and a row below.
const GAP: u16 = 2;
/// Name, weekdays, six weeks.
const MONTH_ROWS: u16 = 8;
/// The height from which a second row of months leaves room for the day.
const ROWS_FOR_TWO: u16 = 26;

/// Draws months, legend and day; gives the place of the chosen day.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let day = model.deadlines.calendar_day(model.today);
    let cell = (area.width / 7).min(CELL_COLUMNS);
    if cell < 2 || area.height == 0 {
        return None;
    }
    let across = ((area.width + GAP) / (cell * 7 + GAP)).max(1);
    let down: u16 = if area.height >= ROWS_FOR_TWO { 2 } else { 1 };
    let months = months_from(day, usize::from(across * down));
    let mut cursor = None;
    for (at, month) in (0_u16..).zip(&months) {
        let x = area.x + (at % across) * (cell * 7 + GAP);
        let y = area.y + (at / across) * (MONTH_ROWS + 1);
        let at = Rect { x, y, width: cell * 7, height: MONTH_ROWS }.intersection(area);
        cursor = cursor.or(draw_month(model, canvas, at, *month, cell));
    }
    let used = (down * (MONTH_ROWS + 1)).min(area.height);
    let below = Rect { y: area.y + used, height: area.height - used, ..area };
    let (year, last) = (day.year(), months.last().map_or(day.year(), |month| month.year()));
    let mut lines = vec![
        vec![Span::new(AgendaText::CalendarKey.say(model.lang), Role::Dim)],
        vec![Span::new(AgendaText::DayOffKey.say(model.lang), Role::Dim)],
    ];
    let unknown = (year..=last).find(|year| !crate::domain::calendar::is_known(*year));
    if let Some(year) = unknown {
        lines.push(vec![Span::new(no_calendar(year, model.lang), Role::Dim)]);
    }
    lines.push(Vec::new());
    lines.extend(day_lines(model, day, usize::from(below.height)));
    for (y, line) in (below.y..below.bottom()).zip(lines) {
        canvas.put_line(below.x + 1, y, below.width.saturating_sub(1), &line);
    }
    cursor.filter(|_| model.deadlines.pane == Pane::Calendar)
}

fn draw_month(
    model: &Model,
    canvas: &mut Canvas<'_>,
    area: Rect,
    month: Month,
    cell: u16,
) -> Option<Position> {
    let chosen = model.deadlines.calendar_day(model.today);
    // In a very low pane the weeks stand alone.
    let head: u16 = match area.height {
        ..3 => 0,
        3 => 1,
        _ => 2,
    };
    let name = month_name(month, model.lang);
    let width = u16::try_from(canvas.columns(&name)).unwrap_or(0);
    let left = area.width.saturating_sub(width) / 2;
    let above = Rect { height: head, ..area };
    put(canvas, above, left, 0, area.width - left, &name, Role::Title);
    let before = u16::from(cell > 3);
    for (at, weekday) in (0_u16..).zip(AgendaText::Weekdays.say(model.lang).split_whitespace()) {
        put(canvas, above, at * cell + before, 1, cell - before, weekday, Role::Dim);
    }
    let mut cursor = None;
    let weeks = month.weeks();
    // Where there is no room for every week, the chosen one is shown.
    let at = weeks.iter().position(|week| week.contains(&Some(chosen))).unwrap_or(0);
    let room = usize::from(area.height - head).max(1);
    let skipped = (at + 1).saturating_sub(room);
    for (row, week) in (head..).zip(weeks.into_iter().skip(skipped)) {
        for (at, day) in (0_u16..).zip(week) {
            let Some(day) = day else { continue };
            let x = at * cell;
            if row >= area.height {
                continue;
            }
            draw_day(model, canvas, area, (x, row), day, cell);
            let place = Rect { x: area.x + x, y: area.y + row, width: cell, height: 1 };
            let number = usize::try_from(day.num_days_from_ce()).unwrap_or(0);
            canvas.target(place, Target::Line(Pane::Calendar as usize, number));
            if day == chosen {
                if model.deadlines.pane == Pane::Calendar {
                    canvas.restyle(place, Role::Selected);
                }
                cursor = Some(Position { x: place.x, y: place.y });
            }
        }
    }
    cursor
}

/// Writes inside an area; what lies below it is left out.
fn put(canvas: &mut Canvas<'_>, area: Rect, x: u16, y: u16, width: u16, text: &str, role: Role) {
    if y < area.height && x < area.width {
        canvas.put(area.x + x, area.y + y, width.min(area.width - x), text, role);
    }
}

fn draw_day(
    model: &Model,
    canvas: &mut Canvas<'_>,
    area: Rect,
    (x, y): (u16, u16),
    day: NaiveDate,
    cell: u16,
) {
    let (mark, role) = mark(model, day, model.deadlines.agenda.on(day));
    let off = day_off(day);
    let today = day == model.today;
    let (before, after) = match (today, off) {
        (true, _) => ("[", "]"),
        (false, DayOff::Holiday) => (" ", "h"),
        (false, DayOff::MadeUp) => (" ", "w"),
        (false, DayOff::Usual | DayOff::Unknown) => (" ", " "),
    };
    // The bracket stands close where there is no mark.
    let mark = if mark == " " && cell > 4 { "" } else { mark };
    let number = match (today, off) {
        (true, _) => Role::Key,
        (false, DayOff::Holiday) => Role::Dim,
        (false, _) => Role::Text,
    };
    let digits = format!("{:>2}", day.day());
    let pieces: &[(&str, Role)] = match cell {
        5.. => &[(before, Role::Key), (&digits, number), (mark, role), (after, Role::Dim)],
        4 => &[(before, Role::Key), (&digits, number), (mark, role)],
        3 => &[(&digits, number), (mark, role)],
        _ => &[(&digits, number)],
    };
    let mut at = x;
    for (text, role) in pieces {
        let width = u16::try_from(canvas.columns(text)).unwrap_or(1);
        put(canvas, area, at, y, width, text, *role);
        at += width;
    }
}

/// What a day has, by what weighs most. A reminder has its own mark.
fn mark(model: &Model, day: NaiveDate, found: OnDay) -> (&'static str, Role) {
    match found {
        OnDay { due: 0, reviews: 0, .. } => (" ", Role::Text),
        OnDay { due: 0, .. } => ("r", Role::Undated),
        _ if day < model.today => ("!", Role::Overdue),
        _ if day <= days_after(model.today, model.soon_days) => (">", Role::Soon),
        _ => ("*", Role::Open),
    }
}

/// The day in words, and the first of its commitments.
fn day_lines(model: &Model, day: NaiveDate, rows: usize) -> Vec<Vec<Span>> {
    let screen = &model.deadlines;
    let found = screen.agenda.on(day);
    let mut lines = vec![vec![Span::new(day_words(day, found, model.lang), Role::Text)]];
    let Some(first) = found.first else {
        let text = AgendaText::NothingOnDay.say(model.lang);
        lines.push(vec![Span::new(text, Role::Dim)]);
        return lines;
    };
    let count = if found.due > 0 { found.due } else { found.reviews };
    for row in (first..first + count.min(rows)).filter_map(|place| screen.row(place)) {
        let (mark, role) = row_mark(row.status, row.timeliness(model.today, model.soon_days));
        let day = if row.due.is_none() { format!(" {}", day_text(row)) } else { String::new() };
        lines.push(vec![
            Span::new(mark, role),
            Span::new(format!(" {}{day} {}", row.id.code(), title(model, row)), Role::Text),
        ]);
    }
    lines
}
