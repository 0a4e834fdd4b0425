//! What a message makes of the model, and what it asks to be done. Pure.

use super::field::Field;
use super::form::{Body, Form, Menu, MenuPurpose, Purpose};
use super::keymap::{Action, Found, Press, find};
use super::model::{FilterLine, Focus, Message, Model, Overlay, Tone};
use super::msg::{Ask, Effect, Loaded, Msg, Request};
use super::view::{last_detail_scroll, last_help_scroll};
use crate::app::{Access, Sort};
use crate::domain::event::{Command, Scope};
use crate::domain::query::{Query, complete, parse};
use crate::domain::vocabulary::Status;
use crate::i18n::tui::{TuiText, elsewhere};
use crate::i18n::{Lang, operation, phrase_filter, redone, undone};
use crate::settings::ThemeName;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// Takes a message in; gives what is to be done.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(code, modifiers) => key(model, code, modifiers),
        Msg::Paste(text) => paste(model, &text),
        Msg::Resize(columns, rows) => {
            model.size = (columns, rows);
            vec![reload(model, false), Effect::Redraw]
        }
        Msg::Tick => vec![Effect::Poll],
        Msg::Loaded(loaded) => {
            take_in(model, *loaded);
            Vec::new()
        }
        Msg::Recorded(outcome) => {
            model.overlay = Overlay::None;
            let sentence = operation(&outcome.op, model.lang);
            let text = format!("{sentence}   {}", TuiText::UndoHint.say(model.lang));
            model.message = Some(Message { text, tone: Tone::Done });
            vec![reload(model, true)]
        }
        Msg::Undone(op) => {
            let text = undone(&op, model.lang);
            let text = format!("{text}   {}", TuiText::RedoHint.say(model.lang));
            model.message = Some(Message { text, tone: Tone::Done });
            vec![reload(model, true)]
        }
        Msg::Redone(op) => {
            let text = redone(&op, model.lang);
            model.message = Some(Message { text, tone: Tone::Done });
            vec![reload(model, true)]
        }
        Msg::Elsewhere(count) => {
            if count > 0 {
                model.message = Some(Message::plain(elsewhere(count, model.lang)));
            }
            vec![reload(model, true)]
        }
        Msg::Failed(phrase) => {
            let message = Message::error(&phrase);
            match &mut model.overlay {
                Overlay::Form(form) => form.error = Some(message.text),
                Overlay::None | Overlay::Help { .. } | Overlay::Menu(_) | Overlay::Filter(_) => {
                    model.message = Some(message);
                }
            }
            Vec::new()
        }
        Msg::Nothing => Vec::new(),
    }
}

/// Asks for the list again, staying on the selected commitment.
#[must_use]
pub fn reload(model: &Model, summary: bool) -> Effect {
    Effect::Load(Ask {
        query: model.list.query.clone(),
        sort: model.list.sort,
        stay_on: model.list.current().map(|row| row.id.clone()),
        place: model.list.selected,
        rows: model.list_rows(),
        summary,
    })
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
    if let Some((summary, letters)) = loaded.summary {
        model.summary = summary;
        model.letters = letters;
    }
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    match &mut model.overlay {
        Overlay::Filter(line) => {
            line.field.paste(text);
            filter_typed(model)
        }
        Overlay::Form(form) => {
            form.error = None;
            if let Some(Body::Text(field)) = form.current().map(|entry| &mut entry.body) {
                field.paste(text);
            }
            Vec::new()
        }
        Overlay::None | Overlay::Help { .. } | Overlay::Menu(_) => Vec::new(),
    }
}

fn key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let press = Press::of(code, modifiers);
    // These two work everywhere, also in text fields.
    match find(press, None) {
        Found::Action(Action::Suspend) => return vec![Effect::Suspend],
        Found::Action(Action::Redraw) => return vec![Effect::Redraw],
        _ => {}
    }
    match &model.overlay {
        Overlay::None => command_key(model, press),
        Overlay::Help { .. } => help_key(model, press),
        Overlay::Menu(_) => menu_key(model, press),
        Overlay::Filter(_) => filter_key(model, code, modifiers),
        Overlay::Form(_) => form_key(model, code, modifiers),
    }
}

fn command_key(model: &mut Model, press: Press) -> Vec<Effect> {
    let before = model.pending.take();
    match find(press, before) {
        Found::Action(action) => act(model, action),
        Found::Prefix(press) => {
            model.pending = Some(press);
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
        Action::Back => {
            model.focus = Focus::List;
            Vec::new()
        }
        Action::NextPane => {
            model.focus = match model.focus {
                Focus::List => Focus::Detail,
                Focus::Detail => Focus::List,
            };
            Vec::new()
        }
        Action::Filter => {
            model.overlay = Overlay::Filter(FilterLine {
                field: Field::holding(&model.list.filter),
                before: (model.list.filter.clone(), model.list.query.clone()),
                problem: None,
            });
            Vec::new()
        }
        Action::ClearFilter => {
            model.list.filter.clear();
            model.list.query = Query::All;
            vec![reload(model, false)]
        }
        Action::Sort => {
            let chosen = Sort::ALL.iter().position(|sort| *sort == model.list.sort).unwrap_or(0);
            model.overlay = Overlay::Menu(Menu { purpose: MenuPurpose::Sort, chosen });
            Vec::new()
        }
        Action::Done => open_form(model, Purpose::Done),
        Action::Progress => open_form(model, Purpose::Progress),
        Action::Note => open_form(model, Purpose::Note),
        Action::Evidence => open_form(model, Purpose::Evidence),
        Action::Defer => open_form(model, Purpose::Defer),
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
            if let Some(row) = model.list.current() {
                model.overlay = Overlay::Menu(Menu::statuses(row));
            }
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
        Action::Reload => vec![reload(model, true)],
        Action::Suspend => vec![Effect::Suspend],
        Action::Redraw => vec![Effect::Redraw],
    }
}

/// Why an action is not possible now.
#[must_use]
pub fn refusal(model: &Model, action: Action) -> Option<TuiText> {
    let writes = matches!(
        action,
        Action::Done
            | Action::DoneNow
            | Action::Progress
            | Action::Note
            | Action::Evidence
            | Action::Defer
            | Action::Status
            | Action::Review
            | Action::Undo
            | Action::Redo
    );
    let on_item = writes && !matches!(action, Action::Undo | Action::Redo);
    if writes && model.access == Access::Read {
        return Some(TuiText::ReadOnly);
    }
    if (on_item || action == Action::Open) && model.list.current().is_none() {
        return Some(TuiText::NothingSelected);
    }
    let item = model.detail.as_ref().map(|detail| &detail.item);
    match action {
        Action::Progress if item.is_some_and(|item| item.draft.target.is_none()) => {
            Some(TuiText::NoTarget)
        }
        Action::Defer if item.is_some_and(|item| !item.is_open()) => Some(TuiText::IsClosed),
        Action::ClearFilter if model.list.query == Query::All => Some(TuiText::NoFilter),
        _ => None,
    }
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
    let last = model.list.page.total.saturating_sub(1);
    let place = model.list.selected.saturating_add_signed(by).min(last);
    if place == model.list.selected {
        return Vec::new();
    }
    model.list.selected = place;
    let rows = model.list_rows();
    model.list.follow(rows);
    model.detail_scroll = 0;
    let top = model.list.top;
    let shown = top..(top + rows).min(model.list.page.total);
    let missing = shown.clone().next().is_some_and(|first| model.list.row(first).is_none())
        || shown.last().is_some_and(|last| model.list.row(last).is_none());
    match model.list.current().map(|row| row.id.clone()).filter(|_| !missing) {
        Some(id) => vec![Effect::Detail(id)],
        None => vec![Effect::Load(Ask {
            query: model.list.query.clone(),
            sort: model.list.sort,
            stay_on: None,
            place,
            rows,
            summary: false,
        })],
    }
}

fn open_form(model: &mut Model, purpose: Purpose) -> Vec<Effect> {
    if let Some(detail) = &model.detail {
        model.overlay = Overlay::Form(Form::new(purpose, &detail.item, model.today));
    }
    Vec::new()
}

fn on_selected(
    model: &Model,
    command: impl FnOnce(Vec<crate::domain::ids::ItemId>) -> Command,
) -> Vec<Effect> {
    let Some(row) = model.list.current() else { return Vec::new() };
    let command = command(vec![row.id.clone()]);
    vec![Effect::Execute(Box::new(Request { command, evidence: Vec::new(), on: None }))]
}

fn help_key(model: &mut Model, press: Press) -> Vec<Effect> {
    let last = last_help_scroll(model);
    let Overlay::Help { scroll } = &mut model.overlay else { return Vec::new() };
    match find(press, model.pending.take()) {
        Found::Prefix(press) => model.pending = Some(press),
        Found::Action(Action::First) => *scroll = 0,
        Found::Action(Action::Last) => *scroll = last,
        Found::Action(Action::Down) => *scroll = (*scroll + 1).min(last),
        Found::Action(Action::Up) => *scroll = (*scroll).min(last).saturating_sub(1),
        Found::Action(Action::PageDown | Action::HalfDown) => *scroll = (*scroll + 10).min(last),
        Found::Action(Action::PageUp | Action::HalfUp) => {
            *scroll = (*scroll).min(last).saturating_sub(10);
        }
        Found::Action(Action::Language) => model.lang = model.lang.other(),
        Found::Action(Action::Back | Action::Help | Action::Quit) => model.overlay = Overlay::None,
        _ => {}
    }
    Vec::new()
}

fn menu_key(model: &mut Model, press: Press) -> Vec<Effect> {
    let Overlay::Menu(menu) = &mut model.overlay else { return Vec::new() };
    let count = menu.lines();
    if let KeyCode::Char(c) = press.code
        && let Some(digit) = c.to_digit(10)
    {
        // 1 to 9, then 0 for the tenth.
        let place = if digit == 0 { 9 } else { digit as usize - 1 };
        menu.chosen = place.min(count - 1);
        return choose(model);
    }
    match find(press, None) {
        Found::Action(Action::Down) => menu.chosen = (menu.chosen + 1) % count,
        Found::Action(Action::Up) => menu.chosen = (menu.chosen + count - 1) % count,
        Found::Action(Action::Open) => return choose(model),
        Found::Action(Action::Back | Action::Quit) => model.overlay = Overlay::None,
        _ => {}
    }
    Vec::new()
}

fn choose(model: &mut Model) -> Vec<Effect> {
    let Overlay::Menu(menu) = &model.overlay else { return Vec::new() };
    let chosen = menu.chosen;
    match menu.purpose {
        MenuPurpose::Sort => {
            model.overlay = Overlay::None;
            model.list.sort = Sort::ALL.get(chosen).copied().unwrap_or_default();
            vec![reload(model, false)]
        }
        MenuPurpose::Status { .. } => {
            let status = Status::ALL.get(chosen).copied().unwrap_or(Status::Unchecked);
            let purpose = match status {
                Status::Done => Purpose::Done,
                other => Purpose::Mark(other),
            };
            open_form(model, purpose)
        }
    }
}

fn form_key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let (today, lang) = (model.today, model.lang);
    let Overlay::Form(form) = &mut model.overlay else { return Vec::new() };
    match code {
        KeyCode::Esc => {
            model.overlay = Overlay::None;
            return Vec::new();
        }
        KeyCode::Tab | KeyCode::Down => form.next(),
        KeyCode::BackTab | KeyCode::Up => form.previous(),
        KeyCode::F(2) => return submit(form, today, lang),
        // Enter may be the input method's: in an entry it only goes on.
        KeyCode::Enter if form.on_button() => return submit(form, today, lang),
        KeyCode::Enter => form.next(),
        _ => {
            let Some(entry) = form.current() else { return Vec::new() };
            let used = match &mut entry.body {
                Body::Text(field) => field.key(code, modifiers),
                Body::Choice { options, chosen } => {
                    let count = options.len();
                    match Press::of(code, modifiers).code {
                        KeyCode::Left => *chosen = (*chosen + count - 1) % count,
                        KeyCode::Right | KeyCode::Char(' ') => *chosen = (*chosen + 1) % count,
                        _ => return Vec::new(),
                    }
                    true
                }
            };
            if used {
                form.error = None;
            }
        }
    }
    Vec::new()
}

fn submit(form: &mut Form, today: chrono::NaiveDate, lang: Lang) -> Vec<Effect> {
    match form.request(today, lang) {
        Ok(request) => vec![Effect::Execute(Box::new(request))],
        Err((name, message)) => {
            form.focus = form.entries.iter().position(|entry| entry.name == name).unwrap_or(0);
            form.error = Some(message);
            Vec::new()
        }
    }
}

fn filter_key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let Overlay::Filter(line) = &mut model.overlay else { return Vec::new() };
    match code {
        KeyCode::Esc => {
            let (text, query) = line.before.clone();
            model.overlay = Overlay::None;
            model.list.filter = text;
            model.list.query = query;
            vec![reload(model, false)]
        }
        // What was typed stays, unless it cannot be read.
        KeyCode::Enter if line.problem.is_none() => {
            model.overlay = Overlay::None;
            Vec::new()
        }
        KeyCode::Tab => {
            let offer = complete(line.field.value(), line.field.cursor());
            let Some(candidate) = offer.candidates.first() else { return Vec::new() };
            let mut text = line.field.value().to_owned();
            text.replace_range(offer.replace, candidate);
            line.field.set(&text);
            filter_typed(model)
        }
        _ => {
            if line.field.key(code, modifiers) {
                filter_typed(model)
            } else {
                Vec::new()
            }
        }
    }
}

/// Reads what is typed; a mistake keeps the last good result.
fn filter_typed(model: &mut Model) -> Vec<Effect> {
    let Overlay::Filter(line) = &mut model.overlay else { return Vec::new() };
    let text = line.field.value().to_owned();
    match parse(&text, model.today) {
        Ok(query) => {
            line.problem = None;
            model.list.filter = text;
            model.list.query = query;
            vec![reload(model, false)]
        }
        Err(error) => {
            line.problem = Some((phrase_filter(&error, model.lang), error.at));
            Vec::new()
        }
    }
}
