//! One commitment as the prompts read it out.

use crate::app::{Queued, since_last_look};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::show::{
    lead_words, part_lines, period_answers, place_lines, reply_of, state_facts,
};
use crate::cli::show::{write_clauses, write_labelled};
use crate::cli::show_target::target_lines;
use crate::domain::commitment::Commitment;
use crate::i18n::cli::Say;
use crate::i18n::review::{ReviewText, ground, last_look, position};
use crate::i18n::{due_reason, evidence_line, sentence};

/// Operations that are looked through for what has changed.
const CARD_OPS: u32 = 200;

/// Reads a card out: which it is, how it stands, why it is due when it is, and
/// what has changed since the last look.
///
/// # Errors
/// When the ledger cannot be read or standard output not be written.
pub fn read_out(
    session: &mut Session,
    queued: &Queued,
    item: &Commitment,
    (at, of): (usize, usize),
) -> Result<(), Failure> {
    let lang = session.lang;
    let letters = session.app.letters()?;
    let head = format!("{}  {}  {}", position(at, of, lang), item.code(), lang.title(&item.draft));
    session.output.line("")?;
    session.output.line(&head)?;
    let mut facts = vec![(ReviewText::Ground.say(lang), vec![ground(queued.ground, lang).into()])];
    let said = |(say, lines): (Say, Vec<String>)| (say.say(lang), lines);
    let state = state_facts(session, item).into_iter().filter(|(say, _)| *say != Say::Kind);
    facts.extend(state.map(said));
    let looked = last_look(queued.looked_on, session.today, lang);
    facts.push((ReviewText::LastLook.say(lang), vec![looked]));
    let proofs = item.evidence.iter().map(|added| evidence_line(&added.evidence, lang));
    facts.extend(
        [
            (Say::Why, due_reason(item, reply_of(&letters, item).date, lang)),
            (Say::Lead, vec![lead_words(&letters, item, lang)]),
            (Say::Target, target_lines(item, lang)),
            (Say::Parts, part_lines(item, lang)),
            (Say::Periods, period_answers(session, item)),
            (Say::Evidence, proofs.collect()),
            (Say::Letter, place_lines(&letters, item, lang)),
        ]
        .map(said),
    );
    let facts = facts.into_iter().map(|(label, lines)| (label.to_owned(), lines));
    write_labelled(session, facts.collect())?;
    write_clauses(session, item)?;
    let since = match queued.looked_on {
        Some(_) => ReviewText::Since,
        None => ReviewText::SinceEver,
    };
    session.output.line(since.say(lang))?;
    let lines = changes(session, item)?;
    if lines.is_empty() {
        session.output.line(&format!("  {}", ReviewText::NothingSince.say(lang)))?;
    }
    for line in lines {
        session.output.line(&format!("  {line}"))?;
    }
    Ok(())
}

fn changes(session: &Session, item: &Commitment) -> Result<Vec<String>, Failure> {
    let ops = session.app.ops_of(&item.id, CARD_OPS)?;
    let line = |op: &crate::app::OpRecord| {
        let sentence = sentence(&op.events, 1, session.lang);
        format!("{} {}  {sentence}", op.day, op.actor)
    };
    Ok(since_last_look(&ops).into_iter().map(line).collect())
}
