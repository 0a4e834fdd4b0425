//! The menu of views.

use super::typed::typed;
use crate::domain::query::Query;
use crate::i18n;
use crate::i18n::views::{ViewText, remove_view};
use crate::tui::canvas::{Canvas, Span, Target};
use crate::tui::model::Model;
use crate::tui::state::views::{Owner, Step, ViewLine, ViewsMenu};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};

const COLUMNS: u16 = 74;
const COUNT_COLUMNS: usize = 6;

/// Draws the menu; gives the place of the cursor.
pub fn draw(
    model: &Model,
    menu: &ViewsMenu,
    canvas: &mut Canvas<'_>,
    within: Rect,
) -> Option<Position> {
    let lang = model.lang;
    let keys = match menu.step {
        Step::Saving(_) | Step::Renaming(_) => ViewText::NameKeys.say(lang),
        Step::Choosing | Step::Removing => {
            let whole = ViewText::Keys.say(lang);
            let fits = canvas.columns(whole) + 6 <= usize::from(within.width.min(COLUMNS));
            if fits { whole } else { ViewText::KeysShort.say(lang) }
        }
    };
    // The views, and a line for what is asked or went wrong.
    let height = u16::try_from(menu.lines.len() + 3).unwrap_or(u16::MAX);
    let inner = canvas.popup(within, COLUMNS, height, ViewText::Title.say(lang), keys);
    if inner.height == 0 {
        return None;
    }
    let asked = Rect { y: inner.bottom() - 1, height: 1, ..inner };
    let shown = usize::from(inner.height - 1);
    let top = (menu.chosen + 1).saturating_sub(shown.max(1));
    let names = menu.lines.iter().map(|line| canvas.columns(&line.view.name)).max();
    let names = names.unwrap_or(0).min(24).min(usize::from(inner.width) / 2);
    let mut cursor = None;
    for (y, (place, line)) in (inner.y..asked.y).zip(menu.lines.iter().enumerate().skip(top)) {
        let spans = spans(model, line, place, names, canvas);
        canvas.put_line(inner.x, y, inner.width, &spans);
        canvas.target(Rect { y, height: 1, ..inner }, Target::Choice(place));
        if place == menu.chosen {
            canvas.restyle(Rect { y, height: 1, ..inner }, Role::Selected);
            cursor = Some(Position { x: inner.x, y });
        }
    }
    match &menu.step {
        Step::Choosing => {}
        Step::Removing => {
            let name = menu.current().map_or("", |line| line.view.name.as_str());
            canvas.put(inner.x + 1, asked.y, inner.width - 1, &remove_view(name, lang), Role::Key);
        }
        Step::Saving(field) | Step::Renaming(field) => {
            let saving = matches!(menu.step, Step::Saving(_));
            let label = if saving { ViewText::SaveAs } else { ViewText::Rename }.say(lang);
            let x = inner.x + 1;
            let used = canvas.put(x, asked.y, inner.width - 1, label, Role::Key);
            let width = inner.right().saturating_sub(x + used);
            cursor = Some(typed(field, canvas, Rect { x: x + used, width, ..asked }).1);
            // What went wrong with the name stands over it.
            if let Some(error) = &menu.error
                && asked.y > inner.y
            {
                let above = Rect { y: asked.y - 1, ..asked };
                canvas.clear(above);
                canvas.put(x, above.y, inner.width - 1, &format!("! {error}"), Role::Error);
            }
            return cursor;
        }
    }
    if let Some(error) = &menu.error {
        canvas.clear(asked);
        canvas.put(inner.x + 1, asked.y, inner.width - 1, &format!("! {error}"), Role::Error);
    }
    cursor
}

fn spans(
    model: &Model,
    line: &ViewLine,
    place: usize,
    names: usize,
    canvas: &Canvas<'_>,
) -> Vec<Span> {
    let lang = model.lang;
    let digit = match place {
        0..=8 => (place + 1).to_string(),
        9 => "0".to_owned(),
        _ => " ".to_owned(),
    };
    let mut spans = vec![Span::new(format!(" {digit} "), Role::Key)];
    let role = if line.owner == Owner::Person { Role::Title } else { Role::Text };
    spans.push(Span::new(canvas.pad(&line.view.name, names), role));
    let (count, words, role) = match &line.query {
        Ok(query) => {
            let count = line.count.map(|count| count.to_string()).unwrap_or_default();
            let words = match query {
                Query::All => ViewText::Whole.say(lang).to_owned(),
                _ => line.view.filter.clone(),
            };
            (count, arranged(line, words, lang), Role::Dim)
        }
        Err(reason) => ("!".to_owned(), reason.message.clone(), Role::Error),
    };
    spans.push(Span::new(format!("{count:>COUNT_COLUMNS$}  "), Role::Text));
    spans.push(Span::new(words, role));
    spans
}

/// The filter, and the order and groups that are not the usual ones.
fn arranged(line: &ViewLine, mut words: String, lang: i18n::Lang) -> String {
    let view = &line.view;
    if view.sort != Default::default() {
        let sort = i18n::tui::sort(view.sort, lang);
        words.push_str(&format!("  {}:{sort}", i18n::tui::TuiText::SortTitle.say(lang)));
    }
    if let Some(by) = view.group {
        let by = i18n::group(by, lang);
        words.push_str(&format!("  {}:{by}", i18n::tui::TuiText::GroupTitle.say(lang)));
    }
    words
}
