//! What keys make of the deadlines screen. Pure, as all of `update`.

use crate::domain::agenda::month::months_on;
use crate::domain::query::Query;
use crate::i18n::AgendaText;
use crate::i18n::tui::TuiText;
use crate::tui::ask::reload_at;
use crate::tui::canvas::Target;
use crate::tui::keymap::Action;
use crate::tui::model::{Focus, Message, Model, Tone};
use crate::tui::moving::{signed, steps};
use crate::tui::msg::Effect;
use crate::tui::state::deadlines::{Ask, Loaded, Pane, Places, places};
use crate::tui::state::{Screen, ScreenAsk};
use chrono::{NaiveDate, TimeDelta};

/// Asks for everything that the screen shows, staying on its commitment.
#[must_use]
pub fn load(model: &Model) -> Effect {
    ask(model, None, model.deadlines.current.clone())
}

fn ask(model: &Model, dated: Option<usize>, stay_on: Option<crate::domain::ids::ItemId>) -> Effect {
    let places = here(model);
    Effect::Screen(ScreenAsk::Deadlines(Ask {
        query: model.list.query.clone(),
        stay_on,
        place: model.deadlines.selected,
        rows: places.agenda_rows,
        bars: places.bars,
        dated,
    }))
}

fn here(model: &Model) -> Places {
    places(&model.layout(), model.deadlines.pane)
}

/// Takes an answer in.
pub fn take_in(model: &mut Model, loaded: Loaded) -> Vec<Effect> {
    let Loaded { agenda, place, offset, rows, items_offset, items } = loaded;
    let screen = &mut model.deadlines;
    if let Some(agenda) = agenda {
        screen.agenda = agenda;
    }
    screen.selected = place;
    (screen.offset, screen.rows) = (offset, rows);
    (screen.items_offset, screen.items) = (items_offset, items);
    settle(model);
    Vec::new()
}

/// Brings window and current commitment in line with what is selected.
fn settle(model: &mut Model) {
    let (places, today) = (here(model), model.today);
    let screen = &mut model.deadlines;
    screen.follow(today, &places);
    let chosen = screen.chosen(today);
    screen.current = chosen.and_then(|place| screen.row(place)).map(|row| row.id.clone());
}

/// What an action means here; nothing where it means what it does everywhere.
pub fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    let page = here(model).agenda_rows.max(here(model).bars).max(1);
    let effects = match (action, model.deadlines.pane) {
        (Action::NextView | Action::NextPane, pane) => focus(model, pane.further(1)),
        (Action::PreviousPane, pane) => focus(model, pane.further(2)),
        (Action::ZoomIn, _) => zoom(model, action),
        (Action::ZoomOut, _) => zoom(model, action),
        (Action::BackToToday, pane) => back_to_today(model, pane),
        (Action::Open, Pane::Calendar) => to_day(model),
        (Action::Open, Pane::Agenda | Pane::Timeline) => to_list(model),
        (Action::Back, Pane::Calendar | Pane::Timeline) => focus(model, Pane::Agenda),
        (Action::Back, Pane::Agenda) => {
            // With a filter it means what it does on the list.
            model.focus = Focus::List;
            return (model.list.query == Query::All).then(Vec::new);
        }
        (Action::Earlier, Pane::Agenda) => group(model, Toward::Earlier),
        (Action::Later, Pane::Agenda) => group(model, Toward::Later),
        (Action::Earlier, Pane::Calendar) => day(model, |day| days_on(day, -1)),
        (Action::Later, Pane::Calendar) => day(model, |day| days_on(day, 1)),
        (Action::Up, Pane::Calendar) => day(model, |day| days_on(day, -7)),
        (Action::Down, Pane::Calendar) => day(model, |day| days_on(day, 7)),
        (Action::PageUp, Pane::Calendar) => day(model, |day| months_on(day, -1)),
        (Action::PageDown, Pane::Calendar) => day(model, |day| months_on(day, 1)),
        (Action::HalfUp, Pane::Calendar) => day(model, |day| months_on(day, -12)),
        (Action::HalfDown, Pane::Calendar) => day(model, |day| months_on(day, 12)),
        (Action::First | Action::Last, Pane::Calendar) => busy_day(model, action),
        (Action::Earlier, Pane::Timeline) => scroll(model, -1),
        (Action::Later, Pane::Timeline) => scroll(model, 1),
        _ => step(model, steps(action, page)?),
    };
    Some(effects)
}

/// Goes to what was pointed at.
pub fn point(model: &mut Model, target: Target) -> Vec<Effect> {
    let (pane, place) = match target {
        Target::Row(place) => (Pane::Agenda, Some(place)),
        Target::Pane(at) | Target::Line(at, _) => {
            let Some(pane) = Pane::ALL.get(at).copied() else { return Vec::new() };
            let place = match (pane, target) {
                (Pane::Timeline, Target::Line(_, place)) => Some(place),
                _ => None,
            };
            (pane, place)
        }
        Target::Tab(_) | Target::Choice(_) | Target::Entry(_) => return Vec::new(),
    };
    let mut effects = focus(model, pane);
    if let Some(place) = place {
        effects.extend(select(model, place));
    }
    if let (Pane::Calendar, Target::Line(_, number)) = (pane, target) {
        let pointed = i32::try_from(number).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
        effects.extend(day(model, |day| pointed.unwrap_or(day)));
    }
    effects
}

/// Selects a place; asks for rows where it is not loaded.
fn select(model: &mut Model, place: usize) -> Vec<Effect> {
    let screen = &mut model.deadlines;
    screen.selected = place.min(screen.agenda.total().saturating_sub(1));
    settle(model);
    missing(model)
}

/// Asks for what the screen shows and has not loaded.
fn missing(model: &Model) -> Vec<Effect> {
    let (screen, places) = (&model.deadlines, here(model));
    let total = screen.agenda.total();
    let last = |first: usize, rows: usize| (first + rows).min(total).saturating_sub(1);
    // A window of lines has at most as many places as lines.
    let around = |rows: usize| {
        [screen.selected.saturating_sub(rows.saturating_sub(1)), last(screen.selected, rows)]
    };
    let rows = around(places.agenda_rows.max(1)).map(|place| screen.row(place).is_none());
    let bars = [screen.bars_top, last(screen.bars_top, places.bars)];
    let bars = bars.map(|place| places.bars > 0 && screen.item(place).is_none());
    let is_missing = total > 0 && rows.into_iter().chain(bars).any(|missing| missing);
    if is_missing { vec![ask(model, Some(screen.agenda.dated_total()), None)] } else { Vec::new() }
}

fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let place = model.deadlines.selected.saturating_add_signed(by);
    select(model, place)
}

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Toward {
    Earlier,
    Later,
}

/// To the first of the next group; or to the first of this one, and then of
/// the one before.
fn group(model: &mut Model, toward: Toward) -> Vec<Effect> {
    let selected = model.deadlines.selected;
    let groups = model.deadlines.agenda.groups(model.today);
    let mut starts = groups.iter().map(|group| group.places.start);
    let place = match toward {
        Toward::Later => starts.find(|start| *start > selected),
        Toward::Earlier => starts.rfind(|start| *start < selected),
    };
    place.map_or_else(Vec::new, |place| select(model, place))
}

/// Gives a pane the focus. The calendar begins with the selected commitment's
/// day, and what was chosen in it stays selected.
fn focus(model: &mut Model, pane: Pane) -> Vec<Effect> {
    let today = model.today;
    let screen = &mut model.deadlines;
    screen.day = match pane {
        Pane::Calendar => Some(screen.calendar_day(today)),
        Pane::Agenda | Pane::Timeline => None,
    };
    screen.pane = pane;
    settle(model);
    missing(model)
}

/// Moves the calendar's day; the first commitment of that day is selected.
fn day(model: &mut Model, moved: impl Fn(NaiveDate) -> NaiveDate) -> Vec<Effect> {
    let today = model.today;
    let screen = &mut model.deadlines;
    let day = moved(screen.calendar_day(today));
    screen.day = Some(day);
    let place = screen.agenda.on(day).first.unwrap_or(screen.selected);
    select(model, place)
}

/// To the agenda, at what the chosen day has.
fn to_day(model: &mut Model) -> Vec<Effect> {
    if model.deadlines.current.is_some() {
        return focus(model, Pane::Agenda);
    }
    let text = AgendaText::NothingOnDay.say(model.lang);
    model.message = Some(Message::plain(text));
    Vec::new()
}

/// To the first or the last day on which anything is due.
fn busy_day(model: &mut Model, action: Action) -> Vec<Effect> {
    let dated = &model.deadlines.agenda.dated;
    let found = if action == Action::First { dated.first() } else { dated.last() };
    match found.map(|found| found.day) {
        Some(found) => day(model, |_| found),
        None => Vec::new(),
    }
}

fn days_on(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day)
}

fn zoom(model: &mut Model, action: Action) -> Vec<Effect> {
    let columns = bar_columns(model);
    let today = model.today;
    let screen = &mut model.deadlines;
    let scale = if action == Action::ZoomIn { screen.scale.closer() } else { screen.scale.wider() };
    if screen.start.is_some() {
        screen.start = Some(screen.axis(today, columns).zoomed(scale).start());
    }
    screen.scale = scale;
    Vec::new()
}

/// Scrolls the timeline by an eighth of what it shows.
fn scroll(model: &mut Model, toward: isize) -> Vec<Effect> {
    let columns = bar_columns(model);
    let by = signed((columns / 8).max(1)) * toward;
    let today = model.today;
    let screen = &mut model.deadlines;
    screen.start = Some(screen.axis(today, columns).scrolled(by).start());
    Vec::new()
}

/// Columns of the timeline's bars.
fn bar_columns(model: &Model) -> usize {
    crate::tui::view::bar_columns(model)
}

fn back_to_today(model: &mut Model, pane: Pane) -> Vec<Effect> {
    let today = model.today;
    match pane {
        Pane::Calendar => day(model, |_| today),
        Pane::Timeline => {
            model.deadlines.start = None;
            Vec::new()
        }
        // The first that is not overdue.
        Pane::Agenda => {
            let agenda = &model.deadlines.agenda;
            let past = agenda.dated.iter().take_while(|one| one.day < today);
            let place = past.map(|one| one.count).sum();
            select(model, place)
        }
    }
}

/// To the list, on this commitment with its detail.
fn to_list(model: &mut Model) -> Vec<Effect> {
    let Some(id) = model.deadlines.current.clone() else {
        let text = TuiText::NothingSelected.say(model.lang).to_owned();
        model.message = Some(Message { text, tone: Tone::Error });
        return Vec::new();
    };
    model.screen = Screen::List;
    model.focus = Focus::Detail;
    vec![reload_at(model, id)]
}
