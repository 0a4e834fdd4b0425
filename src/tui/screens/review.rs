//! What keys make of the review screen: every answer is recorded as one that a
//! review gave, and brings the next card. Pure, as all of `update`.

use crate::app::{OpRecord, Outcome};
use crate::domain::event::{Command, Subject};
use crate::domain::ids::ItemId;
use crate::domain::review::Walk;
use crate::domain::vocabulary::Status;
use crate::i18n::review::stopped;
use crate::tui::ask::open_form;
use crate::tui::canvas::Target;
use crate::tui::form::{Purpose, Request};
use crate::tui::keymap::Action;
use crate::tui::menu::Menu;
use crate::tui::model::{Message, Model, Overlay};
use crate::tui::moving::scrolled;
use crate::tui::msg::Effect;
use crate::tui::state::review::{Ask, Loaded};
use crate::tui::state::{Screen, ScreenAsk};
use crate::tui::view::last_card_scroll;

/// Commitments of the queue that are read beside those put off.
const WINDOW: usize = 200;

/// Asks for everything that the screen shows.
#[must_use]
pub fn load(model: &Model) -> Effect {
    let (_, put_off) = model.review.walk.put_off_counts();
    let query = model.list.query.clone();
    Effect::Screen(ScreenAsk::Review(Ask { query, limit: WINDOW + put_off }))
}

/// Takes an answer in; stays on the card while it is due.
pub fn take_in(model: &mut Model, loaded: Loaded) -> Vec<Effect> {
    let review = &mut model.review;
    let Loaded { queue, beside, next, rules } = loaded;
    (review.queue, review.beside, review.next, review.rules) = (queue, beside, next, rules);
    let order = review.order();
    let current = review.current.take().filter(|id| order.contains(id));
    show(model, current.or_else(|| order.first().cloned()));
    Vec::new()
}

fn show(model: &mut Model, id: Option<ItemId>) {
    if model.review.current != id {
        model.review.scroll = 0;
    }
    model.review.current = id;
}

/// The commitments that an operation was about.
fn items(op: &OpRecord) -> impl Iterator<Item = &ItemId> {
    op.events.iter().filter_map(|event| match &event.about {
        Subject::Item(id) => Some(id),
        Subject::Letter(_) | Subject::Operation => None,
    })
}

/// An answer is on disk: it is noted, and the next card comes.
pub fn recorded(model: &mut Model, outcome: &Outcome) {
    let Some(id) = outcome.changed.first() else { return };
    advance(model, id);
    model.review.walk.answer(id, outcome.op.seq, &outcome.op.events);
}

/// An answer was taken back: its card comes again.
pub fn undone(model: &mut Model, op: &OpRecord) {
    let back = model.review.walk.take_back(op.seq);
    if let Some(id) = back.or_else(|| items(op).next().cloned()) {
        show(model, Some(id));
    }
}

/// An answer holds again.
pub fn redone(model: &mut Model, op: &OpRecord) {
    if let Some(id) = items(op).next().cloned() {
        advance(model, &id);
        model.review.walk.answer(&id, op.seq, &op.events);
    }
}

/// Goes to the card behind one, or to the first one left before it.
fn advance(model: &mut Model, id: &ItemId) {
    let order = model.review.order();
    let at = order.iter().position(|found| found == id);
    let next = at.and_then(|at| order.get(at + 1)).or_else(|| order.first());
    show(model, next.filter(|next| *next != id).cloned());
}

/// What is asked of the ledger here is an answer of the review.
pub fn as_answers(effects: &mut [Effect]) {
    for effect in effects {
        if let Effect::Execute(request) = effect {
            let command =
                std::mem::replace(&mut request.command, Command::Review { items: Vec::new() });
            request.command = Command::Reviewing(Box::new(command));
        }
    }
}

/// What an action means here; nothing where it means what it does everywhere.
pub fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    let page = usize::from(model.layout().body.height / 2).max(1);
    match action {
        Action::Down => step(model, 1),
        Action::Up => step(model, -1),
        Action::First => step(model, isize::MIN / 2),
        Action::Last => step(model, isize::MAX / 2),
        Action::PageDown | Action::HalfDown => scroll(model, page.cast_signed()),
        Action::PageUp | Action::HalfUp => scroll(model, -page.cast_signed()),
        Action::Unchanged => return Some(unchanged(model)),
        Action::PartlyDone => open_form(model, Purpose::Mark(Status::Partial)),
        Action::ClaimedDone => open_form(model, Purpose::Mark(Status::Claimed)),
        Action::AnyStatus => {
            if let Some(detail) = &model.detail {
                model.overlay = Overlay::Menu(Menu::statuses(&detail.item));
            }
        }
        Action::Skip => put_off(model, Walk::skip),
        Action::LeaveForNext => put_off(model, Walk::leave),
        Action::Back => return Some(stop(model)),
        // There is one pane.
        Action::NextPane | Action::PreviousPane => {}
        _ => return None,
    }
    Some(Vec::new())
}

/// The card is answered; behind the last one, the walk begins again with what
/// was left.
fn unchanged(model: &mut Model) -> Vec<Effect> {
    let Some(id) = model.review.current.clone() else {
        model.review.walk = Walk::default();
        return vec![load(model)];
    };
    let command = Command::Review { items: vec![id] };
    vec![Effect::Execute(Box::new(Request::of(command)))]
}

fn put_off(model: &mut Model, how: impl FnOnce(&mut Walk, &ItemId)) {
    let Some(id) = model.review.current.clone() else { return };
    advance(model, &id);
    how(&mut model.review.walk, &id);
    // Skipped alone it comes again at once.
    let order = model.review.order();
    if model.review.current.is_none() {
        show(model, order.first().cloned());
    }
}

fn step(model: &mut Model, by: isize) {
    let order = model.review.order();
    let Some(at) = order.iter().position(|id| Some(id) == model.review.current.as_ref()) else {
        return;
    };
    let at = at.saturating_add_signed(by).min(order.len() - 1);
    show(model, order.get(at).cloned());
}

/// Goes to the card that was pointed at in the queue.
pub fn point(model: &mut Model, target: Target) {
    if let Target::Row(place) = target
        && let Some(id) = model.review.order().get(place).cloned()
    {
        show(model, Some(id));
    }
}

fn scroll(model: &mut Model, by: isize) {
    let last = last_card_scroll(model);
    model.review.scroll = scrolled(model.review.scroll, by, last);
}

/// Ends the walk; the next one goes on with what is still due.
fn stop(model: &mut Model) -> Vec<Effect> {
    let due = model.review.queue.total;
    if due > 0 {
        model.message = Some(Message::plain(stopped(due, model.lang)));
    }
    model.review.walk = Walk::default();
    super::go(model, Screen::List)
}
