//! What the head and the signature of a letter say.

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::show::write_facts;
use crate::domain::letter::Letter;
use crate::i18n::cli::Say;
use crate::i18n::{reply_date, units};

/// Writes the facts of a letter that was read.
pub(super) fn write(session: &mut Session, letter: &Letter) -> Result<(), Failure> {
    let lang = session.lang;
    let units = |names: &[String]| vec![units(std::slice::from_ref(letter), names, lang)];
    let class = letter.class.as_ref().map(|class| format!("{} ({})", class.mark, class.scheme));
    let both = |zh: &str, en: &str| vec![lang.pick_filled(zh, en).to_owned()];
    let facts = vec![
        (Say::Letter, vec![letter.id.clone()]),
        (Say::Entry, both(&letter.title, &letter.title_en)),
        (Say::Suggestion, both(&letter.suggestion, &letter.suggestion_en)),
        (Say::SuggestionNumber, vec![letter.number.clone()]),
        (Say::Session, both(&letter.session, &letter.session_en)),
        (Say::Region, both(&letter.region, &letter.region_en)),
        (Say::Addressee, both(&letter.addressee, &letter.addressee_en)),
        (Say::Lead, units(&letter.lead)),
        (Say::Co, units(&letter.co)),
        (Say::ReplyDate, vec![reply_date(letter.reply.date, lang)]),
        (Say::Basis, both(&letter.reply.basis, &letter.reply.basis_en)),
        (Say::DocumentNumber, letter.document_number.clone().into_iter().collect()),
        (Say::Class, class.into_iter().collect()),
    ];
    write_facts(session, facts)
}
