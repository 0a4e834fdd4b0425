//! What the word at the cursor of the filter line may become: keys, flags and
//! values, and the units, tags and letters of the ledger. Pure.

use super::model::Model;
use super::state::filter::{FilterLine, Offer};
use crate::domain::query::{Key, complete, quoted};
use crate::i18n::Lang;
use crate::text::pinyin::Needle;

/// What may stand at the cursor.
#[must_use]
pub fn offer(model: &Model, line: &FilterLine) -> Offer {
    let text = line.field.value();
    let found = complete(text, line.field.cursor());
    let typed = text.get(found.replace.clone()).unwrap_or_default();
    let mut words: Vec<String> = found
        .candidates
        .iter()
        .filter(|word| !typed.is_empty() || found.key.is_some() || speaks(word, model.lang))
        .map(|word| match Key::from_word(word) {
            Some(_) if found.key.is_none() => format!("{word}:"),
            _ => (*word).to_owned(),
        })
        .collect();
    if let Some(key) = found.key {
        let needle = Needle::new(typed);
        let fits = |word: &&String| typed.is_empty() || needle.is_in(word);
        words.extend(of_ledger(model, line, key).iter().filter(fits).map(|word| whole(word)));
    }
    // What stands there already is no offer.
    if let [only] = words.as_slice()
        && only == typed
    {
        words.clear();
    }
    Offer { replace: found.replace, words }
}

/// Whether a word belongs to the language of the screen.
fn speaks(word: &str, lang: Lang) -> bool {
    match lang {
        Lang::Zh => !word.is_ascii(),
        Lang::En => word.is_ascii(),
    }
}

/// The words of the ledger that a key may be followed by.
fn of_ledger(model: &Model, line: &FilterLine, key: Key) -> Vec<String> {
    match key {
        Key::Lead => line.occurring.leads.clone(),
        Key::Co => line.occurring.co.clone(),
        Key::Tag => line.occurring.tags.clone(),
        Key::Letter => model.letters.iter().map(|letter| letter.id.clone()).collect(),
        Key::Part => {
            let parts = model.letters.iter().flat_map(|letter| &letter.parts);
            let mut parts: Vec<u32> = parts.map(|part| part.part).collect();
            parts.sort_unstable();
            parts.dedup();
            parts.iter().map(ToString::to_string).collect()
        }
        Key::Code
        | Key::Status
        | Key::Due
        | Key::Kind
        | Key::Strength
        | Key::Certainty
        | Key::Note
        | Key::Evidence
        | Key::Moves
        | Key::Review
        | Key::Updated => Vec::new(),
    }
}

/// A word as a filter takes it: in quotes where it would end too early.
fn whole(word: &str) -> String {
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '|' | ',' | '，' | '、')
    };
    if word.contains(ends) { quoted(word) } else { word.to_owned() }
}
