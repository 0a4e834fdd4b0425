//! Going to a commitment in the list, from wherever it was seen. Pure, as all
//! of `update`.

use crate::domain::ids::ItemId;
use crate::domain::query::Query;
use crate::i18n::palette::{unhidden, unlisted};
use crate::tui::ask::reload_at;
use crate::tui::model::{Focus, Message, Model, Tone};
use crate::tui::msg::{Effect, Shown};
use crate::tui::state::Screen;

/// Asks where the list shows a commitment, to go there.
pub fn reach(model: &Model, item: ItemId) -> Vec<Effect> {
    let (query, sort) = (model.list.query.clone(), model.list.sort);
    vec![Effect::Reach { item, query, sort }]
}

/// Goes to a commitment, without the filter where that hides it. What is in no
/// list is said, and the screen stays.
pub fn arrive(model: &mut Model, item: ItemId, shown: Shown) -> Vec<Effect> {
    let lang = model.lang;
    match shown {
        Shown::Here => {}
        Shown::Unfiltered => {
            model.list.filter.clear();
            model.list.query = Query::All;
            model.message = Some(Message::plain(unhidden(item.code(), lang)));
        }
        Shown::Nowhere => {
            let text = unlisted(item.code(), lang);
            model.message = Some(Message { text, tone: Tone::Error });
            return Vec::new();
        }
    }
    to_list(model, item)
}

/// Goes to the list, on this commitment where it matches.
pub fn to_list(model: &mut Model, item: ItemId) -> Vec<Effect> {
    model.screen = Screen::List;
    model.focus = Focus::List;
    vec![reload_at(model, item)]
}
