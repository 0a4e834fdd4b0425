//! `nuo keys`: the keys of the screens, from the table that they go by.

use super::failure::{Exit, Failure};
use super::session::{Form, Session};
use crate::i18n::Lang;
use crate::i18n::tui::Section;
use crate::text::fit::pad;
use crate::tui::keymap::Keymap;
use serde_json::{Value, json};

/// Columns of the keys themselves.
const KEY_COLUMNS: usize = 9;

/// Prints the table.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(session: &mut Session) -> Result<Exit, Failure> {
    let (lang, ambiguous) = (session.lang, session.ambiguous());
    let keymap = Keymap::default();
    let with_keys = || keymap.all().iter().filter(|bound| !bound.keys.is_empty());
    if session.form == Form::Json {
        let keys: Vec<Value> = with_keys()
            .map(|bound| {
                let binding = bound.binding;
                json!({ "keys": bound.shown(), "action": binding.label.say(Lang::En),
                    "section": binding.section.say(Lang::En) })
            })
            .collect();
        session.output.json(&json!({ "schema": "nuo.keys/1", "keys": keys }))?;
        return Ok(Exit::Done);
    }
    for section in Section::ALL {
        session.output.line(section.say(lang))?;
        for bound in with_keys().filter(|bound| bound.binding.section == section) {
            let keys = pad(&bound.shown(), KEY_COLUMNS, ambiguous);
            session.output.line(&format!("  {keys}{}", bound.binding.label.say(lang)))?;
        }
    }
    Ok(Exit::Done)
}
