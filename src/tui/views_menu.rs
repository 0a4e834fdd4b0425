//! Keys in the menu of views, and what choosing one makes of the list. Pure, as
//! all of `update`.

use super::ask::reload;
use super::field::Field;
use super::keymap::{Action, Found, Press};
use super::model::{Message, Model, Overlay};
use super::msg::Effect;
use super::screens::go;
use super::state::Screen;
use super::state::list::Folds;
use super::state::views::{Owner, Step, ViewLine, ViewsMenu};
use crate::app::Access;
use crate::domain::query::{Query, parse};
use crate::domain::views::{Over, View, ViewChange, Views};
use crate::i18n::views::{ViewText, view_chosen, view_gone, view_kept};
use crate::i18n::views::{built_in_names, listed_views, phrase_view};
use crate::i18n::{Lang, phrase_filter};
use chrono::NaiveDate;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// Opens the menu at the view that the list shows.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let lines = lines(&model.views, model.today, model.lang);
    let shown = model.list.view();
    let chosen = lines.iter().position(|line| Some(&line.view) == shown).unwrap_or(0);
    let count = count(&lines);
    let error = model.views.problem.as_ref().map(|problem| said(phrase_view(problem, model.lang)));
    model.overlay = Overlay::Views(ViewsMenu { lines, chosen, step: Step::Choosing, error });
    vec![count]
}

fn lines(views: &Views, today: NaiveDate, lang: Lang) -> Vec<ViewLine> {
    let listed = listed_views(views, lang).into_iter();
    listed
        .map(|listed| ViewLine {
            owner: if listed.built_in.is_some() { Owner::BuiltIn } else { Owner::Person },
            query: parse(&listed.view.filter, today).map_err(|error| phrase_filter(&error, lang)),
            view: listed.view,
            count: None,
        })
        .collect()
}

fn count(lines: &[ViewLine]) -> Effect {
    Effect::Count(lines.iter().map(|line| line.query.as_ref().ok().cloned()).collect())
}

fn said(phrase: crate::i18n::Phrase) -> String {
    Message::error(&phrase).text
}

/// Takes the counts in.
pub fn counted(model: &mut Model, counts: Vec<Option<usize>>) {
    if let Overlay::Views(menu) = &mut model.overlay {
        for (line, count) in menu.lines.iter_mut().zip(counts) {
            line.count = count;
        }
    }
}

/// Takes in what the person keeps now, and stays in the menu.
pub fn kept(model: &mut Model, views: Views) -> Vec<Effect> {
    let before = std::mem::replace(&mut model.views, views);
    let Overlay::Views(menu) = &mut model.overlay else { return Vec::new() };
    let lines = lines(&model.views, model.today, model.lang);
    // The one that is new or changed is chosen.
    let new = lines
        .iter()
        .position(|line| line.owner == Owner::Person && !before.own.contains(&line.view));
    let chosen = new.unwrap_or(menu.chosen).min(lines.len().saturating_sub(1));
    let effect = count(&lines);
    // The view that the list shows may have another name now, or be gone.
    if let Some(chosen) = &mut model.list.chosen
        && before.own.contains(chosen)
        && !model.views.own.contains(chosen)
    {
        match new.and_then(|place| lines.get(place)) {
            Some(line) => chosen.name.clone_from(&line.view.name),
            None => model.list.chosen = None,
        }
    }
    let message = match (new.and_then(|place| lines.get(place)), &menu.step) {
        (Some(line), Step::Saving(_)) => {
            model.list.chosen = Some(line.view.clone());
            view_kept(&line.view.name, model.lang)
        }
        (Some(line), _) => view_kept(&line.view.name, model.lang),
        (None, _) => {
            let gone = before.own.iter().find(|view| !model.views.own.contains(view));
            gone.map(|view| view_gone(&view.name, model.lang)).unwrap_or_default()
        }
    };
    *menu = ViewsMenu { lines, chosen, step: Step::Choosing, error: None };
    model.message = Some(Message::plain(message));
    vec![effect]
}

/// A key while the menu is open.
pub fn key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let Overlay::Views(menu) = &mut model.overlay else { return Vec::new() };
    match (&mut menu.step, code) {
        (Step::Choosing, _) => choosing(model, Press::of(code, modifiers)),
        (_, KeyCode::Esc) => {
            menu.step = Step::Choosing;
            menu.error = None;
            Vec::new()
        }
        (Step::Removing, _) => {
            let press = Press::of(code, modifiers);
            let sure = press.code == KeyCode::Char('y') && !press.control;
            let name = menu.current().map(|line| line.view.name.clone());
            match name.filter(|_| sure) {
                Some(name) => vec![Effect::KeepView(ViewChange::Remove { name })],
                None => {
                    menu.step = Step::Choosing;
                    Vec::new()
                }
            }
        }
        (Step::Saving(_) | Step::Renaming(_), KeyCode::Enter) => named(model, Over::Refused),
        (Step::Saving(_) | Step::Renaming(_), KeyCode::F(2)) => named(model, Over::Meant),
        (Step::Saving(field) | Step::Renaming(field), _) => {
            if field.key(code, modifiers) {
                menu.error = None;
            }
            Vec::new()
        }
    }
}

fn choosing(model: &mut Model, press: Press) -> Vec<Effect> {
    let lang = model.lang;
    let access = model.access;
    let list = &model.list;
    let present = list.view().map(|view| view.name.clone()).unwrap_or_default();
    let Overlay::Views(menu) = &mut model.overlay else { return Vec::new() };
    let count = menu.lines.len().max(1);
    menu.error = None;
    let own = menu.current().is_some_and(|line| line.owner == Owner::Person);
    let refused = |menu: &mut ViewsMenu, text: ViewText| {
        menu.error = Some(text.say(lang).to_owned());
        Vec::new()
    };
    if let KeyCode::Char(c) = press.code
        && !press.control
    {
        match (c, own) {
            ('a' | 'e' | 'x', _) if access == Access::Read => {
                return refused(menu, ViewText::ReadOnly);
            }
            ('e' | 'x', false) => return refused(menu, ViewText::NotOwn),
            ('a', _) => {
                menu.step = Step::Saving(Field::holding(&present));
                return Vec::new();
            }
            ('e', true) => {
                let name = menu.current().map(|line| line.view.name.clone()).unwrap_or_default();
                menu.step = Step::Renaming(Field::holding(&name));
                return Vec::new();
            }
            ('x', true) => {
                menu.step = Step::Removing;
                return Vec::new();
            }
            _ => {}
        }
        if let Some(digit) = c.to_digit(10) {
            // 1 to 9, then 0 for the tenth.
            let place = if digit == 0 { 9 } else { digit as usize - 1 };
            if place < menu.lines.len() {
                menu.chosen = place;
                return choose(model);
            }
            return Vec::new();
        }
    }
    match model.keymap.find(model.screen, &[], press) {
        Found::Action(Action::Down) => menu.chosen = (menu.chosen + 1) % count,
        Found::Action(Action::Up) => menu.chosen = (menu.chosen + count - 1) % count,
        Found::Action(Action::First) => menu.chosen = 0,
        Found::Action(Action::Last) => menu.chosen = count - 1,
        Found::Action(Action::Open) => return choose(model),
        Found::Action(Action::Back | Action::Quit | Action::Views) => {
            model.overlay = Overlay::None;
        }
        _ => {}
    }
    Vec::new()
}

/// Takes the view that was pointed at, unless something is asked of it.
pub fn point(model: &mut Model, place: usize) -> Vec<Effect> {
    let Overlay::Views(menu) = &mut model.overlay else { return Vec::new() };
    if menu.step != Step::Choosing {
        return Vec::new();
    }
    menu.chosen = place;
    choose(model)
}

fn choose(model: &mut Model) -> Vec<Effect> {
    let Overlay::Views(menu) = &mut model.overlay else { return Vec::new() };
    let Some(line) = menu.current().cloned() else { return Vec::new() };
    match line.query {
        Ok(query) => {
            model.overlay = Overlay::None;
            apply(model, line.view, query)
        }
        Err(reason) => {
            menu.error = Some(said(reason));
            Vec::new()
        }
    }
}

/// Shows a view: its filter, order, groups and columns become the list's.
pub fn apply(model: &mut Model, view: View, query: Query) -> Vec<Effect> {
    let list = &mut model.list;
    list.filter.clone_from(&view.filter);
    list.query = query;
    list.sort = view.sort;
    list.group = view.group;
    list.columns.clone_from(&view.columns);
    list.folds = Folds::default();
    model.message = Some(Message::plain(view_chosen(&view.name, model.lang)));
    model.list.chosen = Some(view);
    if model.screen == Screen::List { vec![reload(model, false)] } else { go(model, Screen::List) }
}

/// Leaves the view that was chosen: the list is whole again, in its usual
/// order and columns.
pub fn leave(model: &mut Model) {
    let list = &mut model.list;
    list.chosen = None;
    list.sort = Default::default();
    list.group = None;
    list.columns.clear();
    list.folds = Folds::default();
}

fn named(model: &mut Model, over: Over) -> Vec<Effect> {
    let list = &model.list;
    let (filter, sort, group) = (list.filter.trim().to_owned(), list.sort, list.group);
    let columns = list.columns.clone();
    let Overlay::Views(menu) = &mut model.overlay else { return Vec::new() };
    let change = match &menu.step {
        Step::Saving(field) => {
            let name = field.value().trim().to_owned();
            ViewChange::Save { view: View { name, filter, sort, group, columns }, over }
        }
        Step::Renaming(field) => {
            let Some(from) = menu.current().map(|line| line.view.name.clone()) else {
                return Vec::new();
            };
            ViewChange::Rename { from, to: field.value().to_owned() }
        }
        Step::Choosing | Step::Removing => return Vec::new(),
    };
    // What can be seen to fail is said before the file is touched.
    match model.views.clone().change(&change, &built_in_names()) {
        Ok(()) => vec![Effect::KeepView(change)],
        Err(problem) => {
            menu.error = Some(said(phrase_view(&problem, model.lang)));
            Vec::new()
        }
    }
}
