//! `nuo keys`: the keys of the screens, from the table that they go by, with
//! the names by which `config.toml` rebinds them.

use super::failure::{Exit, Failure};
use super::session::{Form, Session};
use crate::i18n::Lang;
use crate::i18n::tui::Section;
use crate::text::fit::pad;
use crate::text::width::columns;
use crate::tui::keymap::{Keymap, Sequence};
use serde_json::{Value, json};

/// Columns of the keys themselves.
const KEY_COLUMNS: usize = 9;

/// Prints the table.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(session: &mut Session) -> Result<Exit, Failure> {
    let (lang, ambiguous) = (session.lang, session.ambiguous());
    let (keymap, mistakes) = Keymap::with(&session.settings.keys);
    for mistake in &mistakes {
        session.output.note(&mistake.say(lang));
    }
    if session.form == Form::Json {
        let keys: Vec<Value> = keymap
            .all()
            .iter()
            .map(|bound| {
                let binding = bound.binding;
                let all: Vec<String> = bound.keys.iter().map(Sequence::written).collect();
                json!({ "keys": bound.shown(), "all": all, "name": binding.name(),
                    "action": binding.label.say(Lang::En), "cli": binding.cli,
                    "section": binding.section.say(Lang::En) })
            })
            .collect();
        session.output.json(&json!({ "schema": "nuo.keys/1", "keys": keys }))?;
        return Ok(Exit::Done);
    }
    let of =
        |section: Section| keymap.all().iter().filter(move |one| one.binding.section == section);
    let widest =
        keymap.all().iter().map(|one| columns(one.binding.label.say(lang), ambiguous)).max();
    for section in Section::ALL {
        session.output.line(section.say(lang))?;
        for bound in of(section) {
            let shown = bound.shown();
            let shown = if shown.is_empty() { "-" } else { &shown };
            let keys = pad(shown, KEY_COLUMNS, ambiguous);
            let label = pad(bound.binding.label.say(lang), widest.unwrap_or(0) + 2, ambiguous);
            session.output.line(&format!("  {keys}{label}{}", bound.binding.name()))?;
        }
    }
    Ok(Exit::Done)
}
