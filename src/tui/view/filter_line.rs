//! The filter line: what is typed, what it may become, what was understood of
//! it.

use super::typed::typed;
use crate::domain::dates::Period;
use crate::domain::query::{Query, dates};
use crate::i18n::tui::TuiText;
use crate::i18n::{self, Lang, how_many, weekday};
use crate::text::width::columns;
use crate::tui::canvas::{Canvas, Span};
use crate::tui::completion::offer;
use crate::tui::model::Model;
use crate::tui::state::filter::{FilterLine, Offer};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};
use std::ops::Range;

/// Draws the line and its hint, and above them what is offered; gives the
/// cursor's place.
pub fn draw(
    model: &Model,
    line: &FilterLine,
    canvas: &mut Canvas<'_>,
    upper: Rect,
    lower: Rect,
) -> Position {
    if let Some(y) = upper.y.checked_sub(1).filter(|y| *y > 0) {
        offers(model, line, canvas, Rect { y, ..upper });
    }
    canvas.clear(upper);
    canvas.clear(lower);
    let start = upper.x + 3;
    canvas.put(upper.x + 1, upper.y, 2, "/", Role::Key);
    let width = upper.right().saturating_sub(start);
    let row = Rect { x: start, width, ..upper };
    let (shown, cursor) = typed(&line.field, canvas, row);
    let hint = match &line.problem {
        Some((problem, at)) => {
            underline(line, at, canvas, row, &shown);
            let text = match problem.hint.as_str() {
                "" => format!("! {}", problem.message),
                hint => format!("! {}   {hint}", problem.message),
            };
            vec![Span::new(text, Role::Error)]
        }
        None => understood(model, line, canvas, lower.width),
    };
    canvas.put_line(lower.x + 1, lower.y, lower.width.saturating_sub(1), &hint);
    cursor
}

/// How many match, the filter in words, and the days of its dates.
fn understood(model: &Model, line: &FilterLine, canvas: &Canvas<'_>, width: u16) -> Vec<Span> {
    let lang = model.lang;
    let words = match &model.list.query {
        Query::All => example(lang).to_owned(),
        query => format!("= {}", i18n::filter(query, lang)),
    };
    let found = format!("{}  ", found(model.list.page.totals.matching, lang));
    let mut hint = vec![Span::new(found, Role::Success), Span::new(words, Role::Dim)];
    let named = dates(line.field.value(), model.today);
    if !named.is_empty() {
        let named: Vec<String> =
            named.into_iter().map(|(word, period)| resolved(word, period, lang)).collect();
        hint.push(Span::new(format!("   {}", named.join("  ")), Role::Key));
    }
    let keys = format!("   {}", TuiText::FilterKeys.say(lang));
    let used: usize = hint.iter().map(|span| canvas.columns(&span.text)).sum();
    if used + canvas.columns(&keys) < usize::from(width) {
        hint.push(Span::new(keys, Role::Dim));
    }
    hint
}

fn found(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => how_many(count, lang),
        Lang::En => format!("{count} found"),
    }
}

fn resolved(word: &str, Period { from, to }: Period, lang: Lang) -> String {
    match from == to {
        true => format!("{word} = {from} {}", weekday(from, lang)),
        false => format!("{word} = {from}..{to}"),
    }
}

const fn example(lang: Lang) -> &'static str {
    lang.pick("例：逾期  牵头:财政  期限<年底  -已结", "e.g. overdue  lead:财政  due<eoy  -closed")
}

/// One line with what the word at the cursor may become, the chosen one in
/// sight.
fn offers(model: &Model, line: &FilterLine, canvas: &mut Canvas<'_>, area: Rect) {
    let (offer, chosen) = match &line.walk {
        Some(walk) => (walk.offer.clone(), Some(walk.at)),
        None => (offer(model, line), None),
    };
    let Offer { words, .. } = offer;
    if words.is_empty() {
        return;
    }
    canvas.clear(area);
    let room = usize::from(area.width).saturating_sub(6);
    let shown = shown(&words, chosen.unwrap_or(0), room, canvas);
    let mut x = area.x + 1;
    let mut put = |text: &str, role: Role| {
        let width = area.right().saturating_sub(x);
        x += canvas.put(x, area.y, width, text, role);
    };
    if shown.start > 0 {
        put("< ", Role::Dim);
    }
    for (place, word) in words.iter().enumerate().take(shown.end).skip(shown.start) {
        put(word, if chosen == Some(place) { Role::Selected } else { Role::Text });
        put("  ", Role::Text);
    }
    let left = words.len() - shown.end;
    if left > 0 {
        put(&format!("+{left}"), Role::Dim);
    }
}

/// Those that fit into so many columns, one of them among them.
fn shown(words: &[String], chosen: usize, room: usize, canvas: &Canvas<'_>) -> Range<usize> {
    let mut start = 0;
    loop {
        let mut used = 0;
        let fits = words[start..].iter().take_while(|word| {
            used += canvas.columns(word) + 2;
            used <= room
        });
        // A word that is too long for the line is shown as far as it goes.
        let end = start + fits.count().max(1);
        if chosen < end {
            return start..end;
        }
        start = end;
    }
}

/// Marks the place of a mistake in the line.
fn underline(
    line: &FilterLine,
    at: &Range<usize>,
    canvas: &mut Canvas<'_>,
    area: Rect,
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
    if before < area.width {
        canvas.put(area.x + before, area.y, area.width - before, wrong, Role::Mistake);
    }
}
