//! Questions about columns whose meaning is not clear.

use crate::cli::output::{ask as ask_for, complain};
use crate::i18n::Lang;
use crate::i18n::import::{ImportSay, header_question, no_such_field};
use crate::import::columns::{Choice, Columns, Field, Meaning, read_meaning, same_header};
use crate::import::error::ImportError;
use std::io::BufRead;

/// Asks for the meaning of each header that is not known, and of those of
/// which several stand for one field. What is not answered stays as it is.
pub(super) fn ask(headers: &[String], choices: &mut Vec<Choice>, lang: Lang) {
    let mut told = false;
    loop {
        let unclear = match Columns::of(headers, choices) {
            Ok(columns) => columns.unknown,
            Err(ImportError::Doubled { headers, .. }) => headers,
            Err(_) => return,
        };
        let open = |header: &&String| {
            !choices.iter().any(|choice| same_header(&choice.header, header.as_str()))
        };
        let Some(header) = unclear.iter().find(open).cloned() else { return };
        if !told {
            complain(ImportSay::Asking.say(lang));
            told = true;
        }
        match answer(&header, lang) {
            Some(meaning) => choices.push(Choice { header, meaning }),
            None => return,
        }
    }
}

/// What a person answers; `None` at the end of the input.
fn answer(header: &str, lang: Lang) -> Option<Meaning> {
    loop {
        ask_for(&header_question(header, lang));
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line).ok()? == 0 {
            return None;
        }
        let typed = line.trim();
        if typed.is_empty() {
            return Some(Meaning::Own(header.to_owned()));
        }
        match read_meaning(typed, header) {
            Some(meaning) => return Some(meaning),
            None => complain(&no_such_field(typed, &Field::keys(), lang)),
        }
    }
}
