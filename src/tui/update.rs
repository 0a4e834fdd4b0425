//! What an action makes of the model, and what it asks to be done. Pure.

use super::ask::open_form;
use super::copy::{Copied, copied};
use super::editor::{add_item, edit_item};
use super::filter_line;
use super::form::{Purpose, Request};
use super::keymap::Action;
use super::menu::{Menu, MenuPurpose};
use super::model::{Focus, Help, Message, Model, Overlay, Tone};
use super::moving::{scrolled, steps};
use super::msg::{Capture, Effect, Outside, Travel};
use super::overlays::open_thing;
use super::palette::{palette_again, palette_open};
use super::refusal::{openable, refusal};
use super::screens;
use super::state::Screen;
use super::travel;
use super::view::last_detail_scroll;
use super::views_menu;
use crate::app::{Breadth, Sort};
use crate::domain::event::{Command, Scope};
use crate::domain::query::Query;
use crate::domain::vocabulary::Status;
use crate::i18n::tui::{TuiText, said_copied};
use crate::settings::ThemeName;

/// Does what an action says, or says why not.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    model.message = None;
    if let Some(text) = refusal(model, action) {
        model.message = Some(Message { text, tone: Tone::Error });
        return Vec::new();
    }
    if let Some(effects) = screens::act(model, action) {
        return effects;
    }
    if let Some(screen) = screen_of(action, model) {
        return screens::go(model, screen);
    }
    let page = model.list_rows().max(1);
    if let Some(by) = steps(action, page) {
        return step(model, by);
    }
    match action {
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
        Action::Withdraw => open_form_for(model, Purpose::Withdraw),
        Action::Edit => edit_item(model),
        Action::Add => add_item(model),
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
                ThemeName::Contrast => TuiText::ThemeContrast,
                ThemeName::ColorBlind => TuiText::ThemeColorBlind,
                ThemeName::Mono => TuiText::ThemeMono,
            };
            model.message = Some(Message::plain(name.say(model.lang)));
            Vec::new()
        }
        Action::Mouse => {
            let (capture, text) = match model.mouse {
                Capture::Off => (Capture::On, TuiText::MouseOn),
                Capture::On => (Capture::Off, TuiText::MouseOff),
            };
            model.mouse = capture;
            model.message = Some(Message::plain(model.told(text)));
            vec![Effect::Outside(Outside::Mouse(capture))]
        }
        Action::ReadLetter => screens::letter::ask(model),
        Action::AsOf => travel::ask_day(model),
        Action::DayBack => travel::day_back(model),
        Action::DayForward => travel::day_forward(model),
        Action::Now => vec![Effect::Travel(Travel::Now)],
        Action::OpenSource => open_source(model),
        Action::CopyCode => copy(model, Copied::Code),
        Action::CopyLine => copy(model, Copied::Line),
        Action::CopyMarkdown => copy(model, Copied::Markdown),
        Action::CopyQuote => copy(model, Copied::Quote),
        Action::Help => {
            model.overlay = Overlay::Help(Help::default());
            Vec::new()
        }
        Action::Palette => palette_open(model),
        Action::Quit => screens::letter::quit(model),
        Action::Reload => changed(model),
        Action::Suspend => vec![Effect::Suspend],
        Action::Redraw => vec![Effect::Redraw],
        // Moving is done above; what concerns one screen alone is done there.
        Action::Down
        | Action::Up
        | Action::PageDown
        | Action::PageUp
        | Action::HalfDown
        | Action::HalfUp
        | Action::First
        | Action::Last
        | Action::WeekBefore
        | Action::WeekAfter
        | Action::WeekPick
        | Action::WeekWrite
        | Action::WeekCopy
        | Action::WeekSeal
        | Action::LogOpen
        | Action::LogFind
        | Action::LogItem
        | Action::LogAll
        | Action::LogRevert
        | Action::LogThen
        | Action::LetterAccept
        | Action::LetterRefuse
        | Action::LetterReopen
        | Action::LetterEdit
        | Action::LetterSplit
        | Action::LetterJoin
        | Action::LetterPick
        | Action::LetterAcceptAll
        | Action::LetterRecord
        | Action::LetterAbout
        | Action::ListScreen
        | Action::DeadlinesScreen
        | Action::StatusScreen
        | Action::ReviewScreen
        | Action::WeekScreen
        | Action::LogScreen
        | Action::Earlier
        | Action::Later
        | Action::NextView
        | Action::BackToToday
        | Action::ZoomIn
        | Action::ZoomOut
        | Action::NextScreen
        | Action::DrillDown
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
        | Action::UnfoldAll
        // What a review means by its own keys stands with its screen.
        | Action::Unchanged
        | Action::PartlyDone
        | Action::ClaimedDone
        | Action::AnyStatus
        | Action::Skip
        | Action::LeaveForNext => Vec::new(),
    }
}

/// Opens what stands behind the commitment, asking where there are several.
fn open_source(model: &mut Model) -> Vec<Effect> {
    let Some(detail) = &model.detail else { return Vec::new() };
    let mut things = openable(detail);
    match things.len() {
        0 => Vec::new(),
        1 => open_thing(model, &things.remove(0)),
        _ => {
            model.overlay = Overlay::Menu(Menu { purpose: MenuPurpose::Open(things), chosen: 0 });
            Vec::new()
        }
    }
}

fn copy(model: &mut Model, what: Copied) -> Vec<Effect> {
    let text = model.detail.as_ref().and_then(|detail| copied(model, detail, what));
    let Some(text) = text else { return Vec::new() };
    model.message = Some(Message::plain(said_copied(&text, model.lang)));
    vec![Effect::Outside(Outside::Copy(text))]
}

/// The screen so many places further on, around the end.
fn further(model: &Model, by: usize) -> Option<Screen> {
    let from = model.screens().position(|screen| screen == model.screen)?;
    model.screens().nth((from + by) % model.screens().count())
}

/// The screen that an action goes to.
fn screen_of(action: Action, model: &Model) -> Option<Screen> {
    match action {
        Action::ListScreen => Some(Screen::List),
        Action::DeadlinesScreen => Some(Screen::Deadlines),
        Action::StatusScreen => Some(Screen::Status),
        Action::ReviewScreen => Some(Screen::Review),
        Action::WeekScreen => Some(Screen::Week),
        Action::LogScreen => Some(Screen::Log),
        Action::NextScreen => further(model, 1),
        Action::PreviousScreen => further(model, model.screens().count() - 1),
        _ => None,
    }
}

/// Whether the list shows less than all, or a view.
fn is_narrowed(model: &Model) -> bool {
    model.list.query != Query::All || model.list.view().is_some()
}

/// Reads everything again that a change may have touched.
pub fn changed(model: &Model) -> Vec<Effect> {
    let mut effects = screens::load(model);
    if model.screen != Screen::List
        && let Some(id) = model.current()
    {
        effects.push(Effect::Detail(id.clone()));
    }
    effects.extend(palette_again(model));
    effects
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
    screens::filtered(model)
}

/// Moves the selection, or scrolls the detail that has the focus.
fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    if model.focus == Focus::Detail {
        let last = last_detail_scroll(model);
        model.detail_scroll = scrolled(model.detail_scroll, by, last);
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
    vec![Effect::Execute(Box::new(Request { breadth, ..Request::of(command) }))]
}
