//! What a message makes of the model, and what it asks to be done. Pure.

use super::editor::edited;
use super::filter_line;
use super::form::Body;
use super::keymap::{Action, Found, Press};
use super::letter_tools;
use super::model::{Message, Model, Overlay, Tone};
use super::msg::{Effect, Loaded, Msg};
use super::overlays::{form_key, help_key, menu_key, reading_key, show_clause};
use super::palette::{palette_found, palette_key, palette_typed};
use super::pointing::point;
use super::prompts::{confirm_key, prompt_key, prompt_paste};
use super::screens;
use super::state::Screen;
use super::travel::arrived;
use super::update::{act, changed};
use super::views_menu;
use crate::i18n::tui::{Problem, TuiText, elsewhere};
use crate::i18n::{operation, redone, refused_each, undone};
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// Takes a message in; gives what is to be done.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let before = model.current().cloned();
    let mut effects = take(model, msg);
    screens::meant(model, &mut effects);
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
        Msg::Point(gesture, target) => point(model, gesture, target),
        Msg::Paste(text) => paste(model, &text),
        Msg::Resize(columns, rows) => {
            model.size = (columns, rows);
            screens::letter::follow(model);
            let mut effects = screens::load(model);
            effects.push(Effect::Redraw);
            effects
        }
        Msg::Tick => {
            model.hesitates = model.is_in_sequence();
            vec![Effect::Poll]
        }
        Msg::Loaded(loaded) => {
            take_in(model, *loaded);
            Vec::new()
        }
        Msg::Reached(item, shown) => screens::arrive(model, item, shown),
        Msg::Found(rows) => {
            palette_found(model, rows);
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
            let text = format!("{text}   {}", model.told(TuiText::UndoHint));
            model.message = Some(Message { text, tone: Tone::Done });
            // Those that refused stay marked.
            for id in &outcome.changed {
                model.list.marked.remove(id);
            }
            let mut effects = screens::recorded(model, &outcome);
            effects.extend(changed(model));
            effects
        }
        Msg::Undone(op) => {
            let text = undone(&op, model.lang);
            let text = format!("{text}   {}", model.told(TuiText::RedoHint));
            model.message = Some(Message { text, tone: Tone::Done });
            let mut effects = screens::undone(model, &op);
            effects.extend(changed(model));
            effects
        }
        Msg::Redone(op) => {
            let text = redone(&op, model.lang);
            model.message = Some(Message { text, tone: Tone::Done });
            let mut effects = screens::redone(model, &op);
            effects.extend(changed(model));
            effects
        }
        Msg::Travelled(past, first) => {
            arrived(model, past, first);
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
            if count != 0 {
                model.message = Some(Message::plain(elsewhere(count, model.lang)));
            }
            changed(model)
        }
        Msg::Failed(phrase) => {
            let message = Message::error(&phrase);
            screens::letter::failed(model);
            match &mut model.overlay {
                Overlay::Form(form) => form.error = Some(message.text),
                Overlay::Views(menu) => menu.error = Some(message.text),
                Overlay::Prompt(prompt) => prompt.error = Some(message.text),
                Overlay::None
                | Overlay::Help(_)
                | Overlay::Menu(_)
                | Overlay::Confirm(_)
                | Overlay::Reading(_)
                | Overlay::Letter(_)
                | Overlay::Filter(_)
                | Overlay::Palette(_) => model.message = Some(message),
            }
            Vec::new()
        }
        Msg::Reading(reading) => {
            model.overlay = Overlay::Reading(reading);
            show_clause(model);
            Vec::new()
        }
        Msg::Edited(editing, result) => edited(model, *editing, result),
        Msg::Outside(outside) => vec![Effect::Outside(outside)],
        Msg::Nothing => Vec::new(),
    }
}

fn take_in(model: &mut Model, loaded: Loaded) {
    model.today = loaded.today;
    if model.past.is_none() {
        model.present = loaded.today;
    }
    let shown = |model: &Model| model.detail.as_ref().map(|detail| detail.item.id.clone());
    let before = shown(model);
    if let Some((page, selected)) = loaded.page {
        model.list.page = page;
        model.list.selected = selected;
        let rows = model.list_rows();
        model.list.follow(rows);
        // A screen other than the list is at a commitment of its own.
        if model.screen == Screen::List {
            model.detail = loaded.detail;
        }
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
            let whole = match form.current().map(|entry| &mut entry.body) {
                Some(Body::Text(field)) => field.paste(text),
                Some(Body::Area(area)) => area.paste(text),
                Some(Body::Choice { .. }) | None => true,
            };
            if !whole {
                form.error = Some(Problem::PasteCut.say(model.lang).to_owned());
            }
            Vec::new()
        }
        Overlay::Palette(palette) => {
            palette.field.paste(text);
            palette_typed(model)
        }
        Overlay::Help(help) => {
            help.field.paste(text);
            help.scroll = 0;
            Vec::new()
        }
        Overlay::Prompt(_) => prompt_paste(model, text),
        Overlay::None
        | Overlay::Menu(_)
        | Overlay::Confirm(_)
        | Overlay::Reading(_)
        | Overlay::Letter(_) => Vec::new(),
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
        Overlay::Help(_) => help_key(model, code, modifiers),
        Overlay::Menu(_) => menu_key(model, press),
        Overlay::Reading(_) => reading_key(model, press),
        Overlay::Letter(_) => letter_tools::key(model, press),
        Overlay::Filter(_) => filter_line::key(model, code, modifiers),
        Overlay::Views(_) => views_menu::key(model, code, modifiers),
        Overlay::Form(_) => form_key(model, code, modifiers),
        Overlay::Palette(_) => palette_key(model, code, modifiers),
        Overlay::Prompt(_) => prompt_key(model, code, modifiers),
        Overlay::Confirm(_) => confirm_key(model, press),
    }
}

fn command_key(model: &mut Model, press: Press) -> Vec<Effect> {
    let before = std::mem::take(&mut model.pending);
    model.hesitates = false;
    // Esc takes back what was begun, and nothing else.
    if press.code == KeyCode::Esc && !before.is_empty() {
        return Vec::new();
    }
    match model.keymap.find(model.screen, &before, press) {
        Found::Action(action) => act(model, action),
        Found::Prefix(typed) => {
            model.pending = typed;
            Vec::new()
        }
        Found::Nothing => Vec::new(),
    }
}
