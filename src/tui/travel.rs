//! Looking at the ledger as it was recorded on another day. Pure: the ledger of
//! that day is opened by the session.

use super::model::{Message, Model, Overlay, Tone};
use super::msg::{Effect, Travel};
use super::prompt::{Prompt, PromptPurpose};
use crate::app::AsOf;
use crate::domain::dates::parse_date;
use crate::i18n::past_screen::{PastText, said_now, said_past};
use crate::i18n::phrase_date;
use crate::i18n::tui::TuiText;
use chrono::NaiveDate;

/// Asks for the day to look at.
pub fn ask_day(model: &mut Model) -> Vec<Effect> {
    model.overlay = Overlay::Prompt(Prompt::new(PromptPurpose::AsOf, ""));
    Vec::new()
}

/// Takes a typed day.
///
/// # Errors
/// The words for a mistake.
pub fn typed_day(model: &mut Model, typed: &str) -> Result<Vec<Effect>, String> {
    let day = day_of(model, typed)?;
    model.overlay = Overlay::None;
    Ok(vec![Effect::Travel(Travel::Day(day))])
}

/// The day that a typed text means, counted from the present one.
///
/// # Errors
/// The words for a mistake.
pub fn day_of(model: &Model, typed: &str) -> Result<NaiveDate, String> {
    let lang = model.lang;
    let day = parse_date(typed, model.present).map_err(|problem| phrase_date(&problem, lang))?;
    if day > model.present { Err(PastText::NotYet.say(lang).to_owned()) } else { Ok(day) }
}

/// A day back.
#[must_use]
pub fn day_back(model: &Model) -> Vec<Effect> {
    let from = model.past.map_or(model.present, |past| past.day);
    from.pred_opt().map(|day| Effect::Travel(Travel::Day(day))).into_iter().collect()
}

/// A day forward; today is the present.
pub fn day_forward(model: &mut Model) -> Vec<Effect> {
    let next = model.past.and_then(|past| past.day.succ_opt());
    match next {
        Some(day) if day >= model.present => vec![Effect::Travel(Travel::Now)],
        Some(day) => vec![Effect::Travel(Travel::Day(day))],
        None => {
            let text = model.told(TuiText::IsPresent);
            model.message = Some(Message { text, tone: Tone::Error });
            Vec::new()
        }
    }
}

/// Takes in that another moment is shown from now on.
pub fn arrived(model: &mut Model, past: Option<AsOf>, first: Option<NaiveDate>) {
    model.past = past;
    let text = match past {
        Some(past) => model.fill(&said_past(past.day, past.op, first, model.lang)),
        None => said_now(model.lang),
    };
    model.message = Some(Message::plain(text));
}
