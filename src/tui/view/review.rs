//! The review screen: how far the walk has come, the queue where there is
//! room, and the card with its question.

mod card;

use crate::app::Queued;
use crate::domain::query::Query;
use crate::i18n::days_left;
use crate::i18n::review::{
    ReviewText, answer, answered, beside_filter, ground, next_review, position, rules_line,
    still_due,
};
use crate::i18n::tui::{TuiText, screen_name};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Edge, Line, Span, Target};
use crate::tui::keymap::Action;
use crate::tui::layout::Shape;
use crate::tui::model::{Detail, Model};
use crate::tui::state::Screen;
use crate::tui::theme::{Role, row_mark};
use ratatui::layout::{Position, Rect};

const QUEUE_COLUMNS: u16 = 30;
const QUEUE_COLUMNS_BROAD: u16 = 44;

/// Lines about the commitment that the keys of the question leave room for.
const LEAST_FACTS: usize = 12;

/// Where the parts of the screen stand.
struct Parts {
    progress: Rect,
    queue: Option<Rect>,
    card: Rect,
    is_framed: bool,
}

fn parts(model: &Model, area: Rect) -> Parts {
    let height = area.height.min(1);
    let progress = Rect { height, ..area };
    let rest = Rect { y: area.y + height, height: area.height - height, ..area };
    let columns = match model.layout().shape {
        Shape::TooSmall | Shape::Tiny | Shape::Narrow | Shape::Stacked => 0,
        Shape::Side => QUEUE_COLUMNS,
        Shape::Broad => QUEUE_COLUMNS_BROAD,
    };
    let queue = Rect { width: columns.min(rest.width), ..rest };
    let card = Rect { x: rest.x + queue.width, width: rest.width - queue.width, ..rest };
    let is_framed = model.layout().shape != Shape::Tiny && rest.height >= 6;
    Parts { progress, queue: (columns > 0).then_some(queue), card, is_framed }
}

/// Draws the screen; gives the place of the selected line.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let parts = parts(model, area);
    progress(model, canvas, parts.progress);
    let at = parts.queue.and_then(|area| queue(model, canvas, area));
    let card = Position { x: parts.card.x, y: parts.card.y };
    match shown(model) {
        Some((queued, detail)) => draw_card(model, canvas, &parts, queued, detail),
        None => draw_end(model, canvas, &parts),
    }
    Some(at.unwrap_or(card))
}

/// The card that is shown, once everything about it is read.
fn shown(model: &Model) -> Option<(&Queued, &Detail)> {
    let id = model.review.current.as_ref()?;
    let detail = model.detail.as_ref().filter(|detail| detail.item.id == *id)?;
    Some((model.review.queued(id)?, detail))
}

fn progress(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = model.lang;
    let (at, of) = model.review.place();
    let mut words = vec![format!("{} ", screen_name(Screen::Review.number(), lang))];
    if model.review.current.is_some() {
        words.push(position(at, of, lang));
    }
    if model.list.query != Query::All {
        let beside = beside_filter(model.review.beside, lang);
        words.push(format!("{}:{} ({beside})", TuiText::Filter.say(lang), model.list.filter));
    }
    if model.review.current.is_some() {
        words.push(ReviewText::StopAnyTime.say(lang).to_owned());
    }
    let roles = [Role::Title, Role::Text, Role::Dim, Role::Dim];
    let mut line: Line = words
        .into_iter()
        .zip(roles)
        .map(|(text, role)| Span::new(format!(" {text} "), role))
        .collect();
    if matches!(model.layout().shape, Shape::Side | Shape::Broad) {
        line.push(Span::new(format!("  {}", rules_line(&model.review.rules, lang)), Role::Dim));
    }
    canvas.put_line(area.x, area.y, area.width, &line);
}

/// What is to be reviewed, and below it what was.
fn queue(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let lang = model.lang;
    let review = &model.review;
    let order = review.order();
    let title = format!("{} {}", ReviewText::Queue.say(lang), review.queue.total);
    let inner = canvas.frame(area, &title, "", Edge::Plain);
    let answers = review.walk.answered();
    let below = match answers.len() {
        0 => 0,
        count => u16::try_from(count + 2).unwrap_or(u16::MAX).min(inner.height / 2),
    };
    let rows = usize::from(inner.height - below);
    let at = order.iter().position(|id| Some(id) == review.current.as_ref());
    let top = (at.unwrap_or(0) + 1).saturating_sub(rows.max(1));
    let mut cursor = None;
    let lines = order.iter().enumerate().skip(top).take(rows);
    for ((place, id), y) in lines.zip(inner.y..) {
        let Some(queued) = review.queued(id) else { continue };
        let line = Rect { y, height: 1, ..inner };
        canvas.put_line(inner.x, y, inner.width, &queue_line(model, queued));
        canvas.target(line, Target::Row(place));
        if Some(place) == at {
            canvas.restyle(line, Role::Selected);
            cursor = Some(Position { x: inner.x, y });
        }
    }
    let head = inner.bottom() - below + 1;
    if below > 1 {
        canvas.put(inner.x, head, inner.width, ReviewText::Reviewed.say(lang), Role::Title);
    }
    for (given, y) in answers.iter().rev().zip(head + 1..inner.bottom()) {
        let text = format!("v {}  {}", given.item.code(), answer(given.answer, lang));
        canvas.put(inner.x, y, inner.width, &text, Role::Closed);
    }
    cursor
}

fn queue_line(model: &Model, queued: &Queued) -> Line {
    let lang = model.lang;
    let row = &queued.row;
    let (mark, role) = row_mark(row.status, row.timeliness(model.today, model.soon_days));
    let open = row.due.filter(|_| row.status.is_open());
    let when = match open {
        Some(due) => days_left(due, model.today, lang),
        None => ground(queued.ground, lang).to_owned(),
    };
    let title = lang.pick_filled(&row.title, &row.title_en);
    let code = crate::text::fit::pad(row.id.code(), 5, model.ambiguous);
    let when = crate::text::fit::pad(&when, 11, model.ambiguous);
    vec![
        Span::new(format!("{mark} {code} "), role),
        Span::new(format!("{when} "), role),
        Span::new(title, Role::Dim),
    ]
}

fn draw_card(
    model: &Model,
    canvas: &mut Canvas<'_>,
    parts: &Parts,
    queued: &Queued,
    detail: &Detail,
) {
    let (upper, lower) = sheets(model, canvas, parts, queued, detail);
    let height = inside(parts).height;
    let room = usize::from(height).saturating_sub(lower.len());
    let scroll = model.review.scroll.min(upper.len().saturating_sub(room));
    let note = match upper.len() > room {
        true => format!("{}-{}/{}", scroll + 1, (scroll + room).min(upper.len()), upper.len()),
        false => String::new(),
    };
    let place = ground(queued.ground, model.lang);
    let title = format!("{} - {place}", detail.item.code());
    let inner = frame(canvas, parts, &title, &note);
    let below = inner.y + u16::try_from(room).unwrap_or(0);
    for (line, y) in upper.iter().skip(scroll).zip(inner.y..below) {
        canvas.put_line(inner.x, y, inner.width, line);
    }
    for (line, y) in lower.iter().zip(below..inner.bottom()) {
        canvas.put_line(inner.x, y, inner.width, line);
    }
}

/// The lines about the commitment, and below them the question with its keys,
/// of which the first are kept where it is low.
fn sheets(
    model: &Model,
    canvas: &Canvas<'_>,
    parts: &Parts,
    queued: &Queued,
    detail: &Detail,
) -> (Vec<Line>, Vec<Line>) {
    let inner = inside(parts);
    let width = usize::from(inner.width);
    let upper = card::facts(model, queued, detail, width);
    let mut lower = card::asked(model, queued, canvas, width);
    let height = usize::from(inner.height);
    // A line between the two, where there is room for it.
    if upper.len() + lower.len() < height {
        lower.insert(0, Line::new());
    }
    lower.truncate((height / 3).max(2).max(height.saturating_sub(LEAST_FACTS)));
    (upper, lower)
}

/// How far the card can be scrolled.
#[must_use]
pub fn last_scroll(model: &Model) -> usize {
    let Some((queued, detail)) = shown(model) else { return 0 };
    let mut buffer = ratatui::buffer::Buffer::empty(Rect::default());
    let canvas = Canvas::new(&mut buffer, model.theme, model.ambiguous);
    let parts = parts(model, model.layout().body);
    let (upper, lower) = sheets(model, &canvas, &parts, queued, detail);
    let room = usize::from(inside(&parts).height).saturating_sub(lower.len());
    upper.len().saturating_sub(room)
}

/// The place of the card's lines.
fn inside(parts: &Parts) -> Rect {
    let Rect { x, y, width, height } = parts.card;
    match parts.is_framed {
        true => Rect {
            x: x + 2,
            y: y + 1,
            width: width.saturating_sub(4),
            height: height.saturating_sub(2),
        },
        false => parts.card,
    }
}

fn frame(canvas: &mut Canvas<'_>, parts: &Parts, title: &str, note: &str) -> Rect {
    if parts.is_framed {
        canvas.frame(parts.card, title, note, Edge::Focus);
    }
    inside(parts)
}

/// What stands behind the last card, or where nothing is due.
fn draw_end(model: &Model, canvas: &mut Canvas<'_>, parts: &Parts) {
    let lang = model.lang;
    let review = &model.review;
    let due = review.queue.total;
    let (left, put_off) = review.walk.put_off_counts();
    let mut texts = match (review.walk.answered(), due) {
        ([], 0) => vec![ReviewText::NoneDue.say(lang).to_owned()],
        _ => vec![answered(&review.walk.counts(), lang), still_due(put_off, due, lang)],
    };
    if due == 0 {
        texts.push(next_review(review.next, lang));
    }
    if model.list.query != Query::All {
        texts.push(beside_filter(review.beside, lang));
    }
    let inner = frame(canvas, parts, screen_name(Screen::Review.number(), lang), "");
    let mut y = inner.y;
    for text in texts {
        for line in wrap(&text, usize::from(inner.width).max(2), model.ambiguous) {
            if y < inner.bottom() {
                canvas.put(inner.x, y, inner.width, &line, Role::Text);
                y += 1;
            }
        }
    }
    let mut keys = vec![(Action::WeekScreen, ReviewText::WeekKey)];
    if left > 0 {
        keys.insert(0, (Action::Unchanged, ReviewText::GoOnKey));
    }
    if model.list.query != Query::All {
        keys.push((Action::ClearFilter, ReviewText::ClearKey));
    }
    keys.push((Action::Back, ReviewText::BackKey));
    for ((action, word), y) in keys.into_iter().zip(y + 1..inner.bottom()) {
        let shown = match action {
            // Both keys go there; this one is the shorter way to say it.
            Action::WeekScreen => "w".to_owned(),
            other => model.keymap.of(other).map(|bound| bound.shown()).unwrap_or_default(),
        };
        let line =
            [Span::new(shown, Role::Key), Span::new(format!(" {}", word.say(lang)), Role::Dim)];
        canvas.put_line(inner.x, y, inner.width, &line);
    }
}
