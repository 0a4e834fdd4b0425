//! `nuo keys`: the keys of the screens, from the table that they go by.

use super::failure::{Exit, Failure};
use super::session::{Form, Session};
use crate::i18n::tui::Section;
use crate::text::fit::pad;
use crate::tui::keymap::KEYMAP;
use serde_json::{Value, json};

/// Columns of the keys themselves.
const KEY_COLUMNS: usize = 9;

/// Prints the table.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(session: &mut Session) -> Result<Exit, Failure> {
    let (lang, ambiguous) = (session.lang, session.ambiguous());
    if session.form == Form::Json {
        let keys: Vec<Value> = KEYMAP
            .iter()
            .map(|binding| {
                json!({ "keys": binding.shown, "action": binding.label.say(crate::i18n::Lang::En),
                    "section": binding.section.say(crate::i18n::Lang::En) })
            })
            .collect();
        session.output.json(&json!({ "schema": "nuo.keys/1", "keys": keys }))?;
        return Ok(Exit::Done);
    }
    for section in Section::ALL {
        session.output.line(section.say(lang))?;
        for binding in KEYMAP.iter().filter(|binding| binding.section == section) {
            let keys = pad(binding.shown, KEY_COLUMNS, ambiguous);
            session.output.line(&format!("  {keys}{}", binding.label.say(lang)))?;
        }
    }
    Ok(Exit::Done)
}
