//! What a message makes of the model, and what it asks to be done. Pure.

use super::ask::{open_form, reload};
use super::filter_line;
use super::form::{Body, Menu, MenuPurpose, Purpose, Request};
use super::keymap::{Action, Found, Press};
use super::model::{Focus, Message, Model, Overlay, Tone};
use super::msg::{Effect, Loaded, Msg};
use super::overlays::{form_key, help_key, menu_key};
use super::refusal::refusal;
use super::screens;
use super::state::Screen;
use super::view::last_detail_scroll;
use super::views_menu;
use crate::app::{Breadth, Sort};
use crate::domain::event::{Command, Scope};
use crate::domain::query::Query;
use crate::domain::vocabulary::Status;
use crate::i18n::tui::{Problem, TuiText, elsewhere};
use crate::i18n::{operation, redone, refused_each, undone};
use crate::settings::ThemeName;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// Takes a message in; gives what is to be done.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let before = model.current().cloned();
    let mut effects = take(model, msg);
    // The list reads the detail of its row together with the rows.
    if model.screen != Screen::List
        && let Some(id) = model.current().filter(|id| before.as_ref() != Some(*id))
    {
        effects.push(Effect::Detail(id.clone()));
    }
    effects
}

fn take(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(code, modifiers) => key(model, code, modifiers),
        Msg::Paste(text) => paste(model, &text),
        Msg::Resize(columns, rows) => {
            model.size = (columns, rows);
            let mut effects = screens::load(model);
            effects.push(Effect::Redraw);
            effects
        }
        Msg::Tick => vec![Effect::Poll],
        Msg::Loaded(loaded) => {
            take_in(model, *loaded);
            Vec::new()
        }
        Msg::Screen(loaded) => screens::take_in(model, *loaded),
        Msg::Recorded(outcome) => {
            model.overlay = Overlay::None;
            let lang = model.lang;
            let mut text = operation(&outcome.op, lang);
            if !outcome.refused.is_empty() {
                let refused = refused_each(&outcome.refused, lang);
                text = format!("{text}{}{refused}", lang.pick("。", ". "));
            }
            let text = format!("{text}   {}", TuiText::UndoHint.say(lang));
            model.message = Some(Message { text, tone: Tone::Done });
            // Those that refused stay marked.
            for id in &outcome.changed {
                model.list.marked.remove(id);
            }
            changed(model)
        }
        Msg::Undone(op) => {
            let text = undone(&op, model.lang);
            let text = format!("{text}   {}", TuiText::RedoHint.say(model.lang));
            model.message = Some(Message { text, tone: Tone::Done });
            changed(model)
        }
        Msg::Redone(op) => {
            let text = redone(&op, model.lang);
            model.message = Some(Message { text, tone: Tone::Done });
            changed(model)
        }
        Msg::Collected(ids) => screens::list::collected(model, ids),
        Msg::Occurring(words) => {
            if let Overlay::Filter(line) = &mut model.overlay {
                line.occurring = *words;
            }
            Vec::new()
        }
        Msg::Counted(counts) => {
            views_menu::counted(model, counts);
            Vec::new()
        }
        Msg::Kept(views) => views_menu::kept(model, views),
        Msg::Elsewhere(count) => {
            if count > 0 {
                model.message = Some(Message::plain(elsewhere(count, model.lang)));
            }
            changed(model)
        }
        Msg::Failed(phrase) => {
            let message = Message::error(&phrase);
            match &mut model.overlay {
                Overlay::Form(form) => form.error = Some(message.text),
                Overlay::Views(menu) => menu.error = Some(message.text),
                Overlay::None | Overlay::Help { .. } | Overlay::Menu(_) | Overlay::Filter(_) => {
                    model.message = Some(message);
                }
            }
            Vec::new()
        }
        Msg::Nothing => Vec::new(),
    }
}

/// Reads everything again that a change may have touched.
fn changed(model: &Model) -> Vec<Effect> {
    let mut effects = screens::load(model);
    if model.screen != Screen::List
        && let Some(id) = model.current()
    {
        effects.push(Effect::Detail(id.clone()));
    }
    effects
}

fn take_in(model: &mut Model, loaded: Loaded) {
    model.today = loaded.today;
    let shown = |model: &Model| model.detail.as_ref().map(|detail| detail.item.id.clone());
    let before = shown(model);
    if let Some((page, selected)) = loaded.page {
        model.list.page = page;
        model.list.selected = selected;
        let rows = model.list_rows();
        model.list.follow(rows);
        model.detail = loaded.detail;
    } else if loaded.detail.is_some() {
        model.detail = loaded.detail;
    }
    if shown(model) != before {
        model.detail_scroll = 0;
    }
    if let (Overlay::Form(form), Some(detail)) = (&mut model.overlay, &model.detail)
        && form.catch_up(&detail.item)
    {
        form.error = Some(Problem::ChangedMeanwhile.say(model.lang).to_owned());
    }
    if let Some((summary, letters)) = loaded.summary {
        model.summary = summary;
        model.letters = letters;
    }
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    match &mut model.overlay {
        Overlay::Filter(line) => {
            line.field.paste(text);
            filter_line::typed(model)
        }
        Overlay::Views(menu) => {
            if let Some(field) = menu.field() {
                field.paste(text);
            }
            Vec::new()
        }
        Overlay::Form(form) => {
            form.error = None;
            if let Some(Body::Text(field)) = form.current().map(|entry| &mut entry.body)
                && !field.paste(text)
            {
                form.error = Some(Problem::PasteCut.say(model.lang).to_owned());
            }
            Vec::new()
        }
        Overlay::None | Overlay::Help { .. } | Overlay::Menu(_) => Vec::new(),
    }
}

fn key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let press = Press::of(code, modifiers);
    // These two work everywhere, also in text fields.
    match model.keymap.find(model.screen, &[], press) {
        Found::Action(Action::Suspend) => return vec![Effect::Suspend],
        Found::Action(Action::Redraw) => return vec![Effect::Redraw],
        _ => {}
    }
    match &model.overlay {
        Overlay::None => command_key(model, press),
        Overlay::Help { .. } => help_key(model, press),
        Overlay::Menu(_) => menu_key(model, press),
        Overlay::Filter(_) => filter_line::key(model, code, modifiers),
        Overlay::Views(_) => views_menu::key(model, code, modifiers),
        Overlay::Form(_) => form_key(model, code, modifiers),
    }
}

fn command_key(model: &mut Model, press: Press) -> Vec<Effect> {
    let before = std::mem::take(&mut model.pending);
    match model.keymap.find(model.screen, &before, press) {
        Found::Action(action) => act(model, action),
        Found::Prefix(typed) => {
            model.pending = typed;
            Vec::new()
        }
        Found::Nothing => Vec::new(),
    }
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    model.message = None;
    if let Some(reason) = refusal(model, action) {
        let text = reason.say(model.lang).to_owned();
        model.message = Some(Message { text, tone: Tone::Error });
        return Vec::new();
    }
    if let Some(effects) = screens::act(model, action) {
        return effects;
    }
    if let Some(screen) = screen_of(action, model.screen) {
        return screens::go(model, screen);
    }
    let page = model.list_rows().max(1);
    match action {
        Action::Down => step(model, 1),
        Action::Up => step(model, -1),
        Action::PageDown => step(model, signed(page)),
        Action::PageUp => step(model, -signed(page)),
        Action::HalfDown => step(model, signed(page.div_ceil(2))),
        Action::HalfUp => step(model, -signed(page.div_ceil(2))),
        Action::First => step(model, isize::MIN / 2),
        Action::Last => step(model, isize::MAX / 2),
        Action::Open => {
            model.focus = Focus::Detail;
            Vec::new()
        }
        Action::Back if model.focus == Focus::List && is_narrowed(model) => clear_filter(model),
        Action::Back => {
            model.focus = Focus::List;
            Vec::new()
        }
        Action::NextPane | Action::PreviousPane => {
            model.focus = match model.focus {
                Focus::List => Focus::Detail,
                Focus::Detail => Focus::List,
            };
            Vec::new()
        }
        Action::Filter => filter_line::open(model),
        Action::ClearFilter => clear_filter(model),
        Action::Views => views_menu::open(model),
        Action::Sort => {
            let chosen = Sort::ALL.iter().position(|sort| *sort == model.list.sort).unwrap_or(0);
            model.overlay = Overlay::Menu(Menu { purpose: MenuPurpose::Sort, chosen });
            Vec::new()
        }
        Action::Done => open_form_for(model, Purpose::Done),
        Action::Progress => open_form_for(model, Purpose::Progress),
        Action::Note => open_form_for(model, Purpose::Note),
        Action::Evidence => open_form_for(model, Purpose::Evidence),
        Action::Defer => open_form_for(model, Purpose::Defer),
        Action::DoneNow => on_selected(model, |items| Command::Mark {
            items,
            scope: Scope::Whole,
            status: Status::Done,
            note: None,
            evidence: Vec::new(),
            value: None,
        }),
        Action::Review => on_selected(model, |items| Command::Review { items }),
        Action::Status => {
            let menu = match (model.marked(), &model.detail) {
                (Some(marked), _) => Some(Menu::statuses_of_many(marked.len(), model.lang)),
                (None, Some(detail)) => Some(Menu::statuses(&detail.item)),
                (None, None) => None,
            };
            model.overlay = menu.map_or(Overlay::None, Overlay::Menu);
            Vec::new()
        }
        Action::Undo => vec![Effect::Undo],
        Action::Redo => vec![Effect::Redo],
        Action::Language => {
            model.lang = model.lang.other();
            vec![Effect::Redraw]
        }
        Action::Theme => {
            model.theme = model.theme.next();
            let name = match model.theme.name() {
                ThemeName::Dark => TuiText::ThemeDark,
                ThemeName::Light => TuiText::ThemeLight,
                ThemeName::Mono => TuiText::ThemeMono,
            };
            model.message = Some(Message::plain(name.say(model.lang)));
            Vec::new()
        }
        Action::Help => {
            model.overlay = Overlay::Help { scroll: 0 };
            Vec::new()
        }
        Action::Quit => {
            model.leaving = true;
            Vec::new()
        }
        Action::Reload => changed(model),
        Action::Suspend => vec![Effect::Suspend],
        Action::Redraw => vec![Effect::Redraw],
        Action::ListScreen
        | Action::DeadlinesScreen
        | Action::StatusScreen
        | Action::ReviewScreen
        | Action::WeekScreen
        | Action::LogScreen
        | Action::NextScreen
        | Action::PreviousScreen
        | Action::Select
        | Action::SelectAll
        | Action::GroupPart
        | Action::GroupLead
        | Action::GroupStatus
        | Action::GroupMonth
        | Action::GroupNone
        | Action::Fold
        | Action::FoldAll
        | Action::UnfoldAll => Vec::new(),
    }
}

/// The screen that an action goes to.
const fn screen_of(action: Action, from: Screen) -> Option<Screen> {
    match action {
        Action::ListScreen => Some(Screen::List),
        Action::DeadlinesScreen => Some(Screen::Deadlines),
        Action::StatusScreen => Some(Screen::Status),
        Action::ReviewScreen => Some(Screen::Review),
        Action::WeekScreen => Some(Screen::Week),
        Action::LogScreen => Some(Screen::Log),
        Action::NextScreen => Some(from.further(1)),
        Action::PreviousScreen => Some(from.further(Screen::ALL.len() - 1)),
        _ => None,
    }
}

/// Whether the list shows less than all, or a view.
fn is_narrowed(model: &Model) -> bool {
    model.list.query != Query::All || model.list.view().is_some()
}

fn clear_filter(model: &mut Model) -> Vec<Effect> {
    let text = match model.list.view() {
        Some(_) => {
            views_menu::leave(model);
            TuiText::ViewLeft
        }
        None => TuiText::FilterCleared,
    };
    model.list.filter.clear();
    model.list.query = Query::All;
    model.message = Some(Message::plain(text.say(model.lang)));
    vec![reload(model, false)]
}

fn signed(rows: usize) -> isize {
    isize::try_from(rows).unwrap_or(isize::MAX / 2)
}

/// Moves the selection, or scrolls the detail that has the focus.
fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    if model.focus == Focus::Detail {
        let last = last_detail_scroll(model);
        model.detail_scroll = model.detail_scroll.min(last).saturating_add_signed(by).min(last);
        return Vec::new();
    }
    screens::list::step(model, by)
}

fn open_form_for(model: &mut Model, purpose: Purpose) -> Vec<Effect> {
    open_form(model, purpose);
    Vec::new()
}

fn on_selected(
    model: &Model,
    command: impl FnOnce(Vec<crate::domain::ids::ItemId>) -> Command,
) -> Vec<Effect> {
    let (items, breadth) = match (model.marked(), model.current()) {
        (Some(marked), _) => (marked.iter().cloned().collect(), Breadth::EachThatAccepts),
        (None, Some(id)) => (vec![id.clone()], Breadth::AllOrNone),
        (None, None) => return Vec::new(),
    };
    let command = command(items);
    vec![Effect::Execute(Box::new(Request { command, evidence: Vec::new(), on: None, breadth }))]
}
