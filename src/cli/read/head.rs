//! What the head and the signature of a letter say, and whether the ledger has
//! it.

use super::source::Opened;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::show::write_labelled;
use crate::domain::reading::desk::Desk;
use crate::i18n::cli::Say;
use crate::i18n::reading::{ReadSay, doubt_words, recognised};
use crate::i18n::{reply_date, units};

/// Writes the facts of a letter that was read.
pub(super) fn write(session: &mut Session, opened: &Opened, desk: &Desk) -> Result<(), Failure> {
    let lang = session.lang;
    let letter = &opened.reading.letter;
    let units = |names: &[String]| vec![units(std::slice::from_ref(letter), names, lang)];
    let class = letter.class.as_ref().map(|class| format!("{} ({})", class.mark, class.scheme));
    let both = |zh: &str, en: &str| vec![lang.pick_filled(zh, en).to_owned()];
    let recorded =
        desk.comparison().map(|known| recognised(&known.letter.id, known.sameness, lang));
    let said = |say: Say, lines: Vec<String>| (say.say(lang).to_owned(), lines);
    let read = |say: ReadSay, lines: Vec<String>| (say.say(lang).to_owned(), lines);
    let doubts = opened.reading.doubts.iter().map(|doubt| doubt_words(doubt, lang));
    let facts = vec![
        read(ReadSay::Title, both(&letter.title, &letter.title_en)),
        said(Say::SuggestionNumber, vec![letter.number.clone()]),
        said(Say::Suggestion, both(&letter.suggestion, &letter.suggestion_en)),
        said(Say::Session, both(&letter.session, &letter.session_en)),
        said(Say::Region, both(&letter.region, &letter.region_en)),
        said(Say::Addressee, both(&letter.addressee, &letter.addressee_en)),
        said(Say::Lead, units(&letter.lead)),
        said(Say::Co, units(&letter.co)),
        said(Say::ReplyDate, vec![reply_date(letter.reply.date, lang)]),
        said(Say::Basis, both(&letter.reply.basis, &letter.reply.basis_en)),
        said(Say::DocumentNumber, letter.document_number.clone().into_iter().collect()),
        said(Say::Class, class.into_iter().collect()),
        read(ReadSay::Recorded, recorded.into_iter().collect()),
        read(ReadSay::Doubts, doubts.collect()),
    ];
    write_labelled(session, facts)
}
