//! What keys make of the counts screen. Pure, as all of `update`.

use crate::domain::overview::{Facet, Subset};
use crate::domain::query::{Query, parse};
use crate::i18n::phrase_filter;
use crate::i18n::status::{StatusText, drilled, subset_filter};
use crate::i18n::tui::TuiText;
use crate::tui::ask::reload;
use crate::tui::canvas::Target;
use crate::tui::keymap::Action;
use crate::tui::model::{Focus, Message, Model, Tone};
use crate::tui::moving::steps;
use crate::tui::msg::Effect;
use crate::tui::state::status::{Ask, Loaded};
use crate::tui::state::{Screen, ScreenAsk};
use crate::tui::status_panes::{inside, lines_area, panes, rows};
use std::collections::BTreeSet;

/// Asks for everything that the screen shows.
#[must_use]
pub fn load(model: &Model) -> Effect {
    Effect::Screen(ScreenAsk::Status(Ask { query: model.list.query.clone() }))
}

/// Takes an answer in, and stays on the line that was selected.
pub fn take_in(model: &mut Model, loaded: Loaded) -> Vec<Effect> {
    let board = &mut model.status;
    let before: Vec<Option<Subset>> = Facet::ALL
        .into_iter()
        .map(|facet| board.subsets(facet).into_iter().nth(board.place(facet).chosen))
        .collect();
    let focus = board.facet;
    board.overview = Some(loaded.overview);
    let lower = board.lower;
    for (facet, subset) in Facet::ALL.into_iter().zip(before) {
        let lines = board.subsets(facet);
        let found = subset.and_then(|subset| lines.iter().position(|line| *line == subset));
        let line = found.unwrap_or(board.place(facet).chosen);
        board.select(facet, line);
    }
    let line = board.place(focus).chosen;
    board.select(focus, line);
    board.lower = lower;
    follow(model);
    Vec::new()
}

/// What an action means here; nothing where it means what it does everywhere.
pub fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    let page = rows(model);
    match action {
        Action::NextPane => walk(model, 1),
        Action::PreviousPane => walk(model, Facet::ALL.len() - 1),
        // A double click opens what it is at.
        Action::DrillDown | Action::Open => return Some(drill(model)),
        // Without a filter there is nothing to go back from.
        Action::Back if model.list.query == Query::All => {}
        Action::Back => return Some(clear(model)),
        _ => step(model, steps(action, page)?),
    }
    Some(Vec::new())
}

/// Goes to what was pointed at.
pub fn point(model: &mut Model, target: Target) -> Vec<Effect> {
    let facet = |number: usize| Facet::ALL.get(number).copied();
    match target {
        Target::Pane(number) => {
            if let Some(facet) = facet(number) {
                let line = model.status.place(facet).chosen;
                model.status.select(facet, line);
            }
        }
        Target::Line(number, line) => {
            if let Some(facet) = facet(number) {
                model.status.select(facet, line);
            }
        }
        _ => {}
    }
    follow(model);
    Vec::new()
}

fn step(model: &mut Model, by: isize) {
    let facet = model.status.facet;
    let line = model.status.place(facet).chosen.saturating_add_signed(by);
    model.status.select(facet, line);
    follow(model);
}

/// Gives another pane the focus.
fn walk(model: &mut Model, by: usize) {
    let at = (model.status.facet as usize + by) % Facet::ALL.len();
    let facet = Facet::ALL[at];
    let line = model.status.place(facet).chosen;
    model.status.select(facet, line);
    follow(model);
}

/// Brings the selected line of every pane on the screen.
fn follow(model: &mut Model) {
    for (facet, area) in panes(model) {
        let rows = lines_area(facet, inside(model, area)).height;
        model.status.follow(facet, usize::from(rows));
    }
}

fn clear(model: &mut Model) -> Vec<Effect> {
    model.list.filter.clear();
    model.list.query = Query::All;
    model.message = Some(Message::plain(TuiText::FilterCleared.say(model.lang)));
    vec![reload(model, false), load(model)]
}

/// Goes to the list with the filter of the selected line, as if it were typed.
fn drill(model: &mut Model) -> Vec<Effect> {
    let lang = model.lang;
    let Some(subset) = model.status.selected() else { return Vec::new() };
    let Some(overview) = &model.status.overview else { return Vec::new() };
    let count = overview.now(&subset);
    if count == 0 {
        let text = StatusText::NobodyThere.say(lang).to_owned();
        model.message = Some(Message { text, tone: Tone::Plain });
        return Vec::new();
    }
    let letters: BTreeSet<&str> =
        overview.parts.iter().map(|(part, _)| part.letter.as_str()).collect();
    let term = subset_filter(&subset, letters.len(), lang);
    let text = narrowed(&model.list.filter, &model.list.query, &term);
    match parse(&text, model.today) {
        Ok(query) => {
            model.message = Some(Message::plain(drilled(&term, count, lang)));
            model.list.filter = text;
            model.list.query = query;
            model.list.selected = 0;
            model.focus = Focus::List;
            model.screen = Screen::List;
            vec![reload(model, true)]
        }
        Err(error) => {
            model.message = Some(Message::error(&phrase_filter(&error, lang)));
            Vec::new()
        }
    }
}

/// A filter with one more term that has to hold too.
fn narrowed(filter: &str, query: &Query, term: &str) -> String {
    match query {
        Query::All => term.to_owned(),
        Query::Or(_) => format!("({filter}) {term}"),
        _ => format!("{filter} {term}"),
    }
}
