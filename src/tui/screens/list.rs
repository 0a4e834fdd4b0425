//! What keys make of the list: marks, groups and folds. Pure, as all of
//! `update`.

use crate::domain::ids::ItemId;
use crate::domain::listing::Group;
use crate::i18n::tui::TuiText;
use crate::tui::ask::{at_place, reload};
use crate::tui::keymap::Action;
use crate::tui::model::{Message, Model};
use crate::tui::msg::{Effect, Which};
use crate::tui::state::list::{Fold, Folds, Line};

/// What an action means here; nothing where it means what it does everywhere.
pub fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Select => Some(mark_here(model)),
        Action::SelectAll => Some(vec![Effect::Collect(Which::Matching(model.list.query.clone()))]),
        Action::Back if model.is_in_list() && !model.list.marked.is_empty() => {
            model.list.marked.clear();
            model.list.page.totals.hidden = 0;
            model.message = Some(Message::plain(TuiText::SelectionCleared.say(model.lang)));
            Some(Vec::new())
        }
        Action::Open if model.is_in_list() && model.list.heading().is_some() => {
            Some(fold_here(model))
        }
        Action::GroupPart => Some(group(model, Some(Group::Part))),
        Action::GroupLead => Some(group(model, Some(Group::Lead))),
        Action::GroupStatus => Some(group(model, Some(Group::Status))),
        Action::GroupMonth => Some(group(model, Some(Group::Month))),
        Action::GroupNone => Some(group(model, None)),
        Action::Fold => Some(fold_here(model)),
        Action::FoldAll => Some(fold_all(model, Fold::Folded)),
        Action::UnfoldAll => Some(fold_all(model, Fold::Open)),
        _ => None,
    }
}

/// Moves the selection by so many lines, as far as there are any.
pub fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let place = model.list.selected.saturating_add_signed(by);
    select(model, place)
}

/// Goes to a line by its place in the whole listing.
pub fn select(model: &mut Model, place: usize) -> Vec<Effect> {
    let last = model.list.page.totals.lines.saturating_sub(1);
    let place = place.min(last);
    if place == model.list.selected {
        return Vec::new();
    }
    model.list.selected = place;
    let rows = model.list_rows();
    model.list.follow(rows);
    model.detail_scroll = 0;
    let top = model.list.top;
    let shown = top..(top + rows).min(last + 1);
    let missing = shown.clone().next().is_some_and(|first| model.list.line(first).is_none())
        || shown.last().is_some_and(|last| model.list.line(last).is_none());
    match model.list.line(place).filter(|_| !missing) {
        Some(Line::Row(row)) => vec![Effect::Detail(row.id.clone())],
        Some(Line::Heading { .. }) => {
            model.detail = None;
            Vec::new()
        }
        None => vec![at_place(model, place)],
    }
}

/// Marks the selected commitment or takes its mark off; of a heading all of
/// its group.
fn mark_here(model: &mut Model) -> Vec<Effect> {
    let list = &mut model.list;
    match list.line(list.selected) {
        Some(Line::Row(row)) => {
            let id = row.id.clone();
            if !list.marked.remove(&id) {
                list.marked.insert(id);
            }
            step(model, 1)
        }
        Some(Line::Heading { section, .. }) => {
            vec![Effect::Collect(Which::Group(section.key.clone()))]
        }
        None => Vec::new(),
    }
}

/// Marks what was asked for; takes the marks off where all of it is marked.
pub fn collected(model: &mut Model, ids: Vec<ItemId>) -> Vec<Effect> {
    let marked = &mut model.list.marked;
    if ids.iter().all(|id| marked.contains(id)) {
        for id in &ids {
            marked.remove(id);
        }
    } else {
        marked.extend(ids);
    }
    Vec::new()
}

fn group(model: &mut Model, by: Option<Group>) -> Vec<Effect> {
    let below = model.list.selected + 1;
    // A heading goes; the first commitment under it stays.
    if model.list.heading().is_some() && matches!(model.list.line(below), Some(Line::Row(_))) {
        model.list.selected = below;
    }
    model.list.group = by;
    model.list.folds = Folds::default();
    vec![reload(model, false)]
}

fn fold_here(model: &mut Model) -> Vec<Effect> {
    if let Some(key) = model.list.group_here() {
        model.list.folds.turn(&key);
    }
    vec![reload(model, false)]
}

fn fold_all(model: &mut Model, fold: Fold) -> Vec<Effect> {
    model.list.folds = Folds::all(fold);
    vec![reload(model, false)]
}
