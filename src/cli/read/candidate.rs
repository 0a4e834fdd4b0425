//! One candidate in full: what it promises, why it is taken for a promise, and
//! the clause.

use crate::cli::failure::Failure;
use crate::cli::output::Role;
use crate::cli::session::Session;
use crate::cli::show::{write_labelled, write_quoted, write_titled};
use crate::domain::due::resolve;
use crate::domain::reading::Candidate;
use crate::domain::reading::desk::{Desk, Entry, Standing};
use crate::i18n::cli::Say;
use crate::i18n::reading::{ReadSay, change_words, doubt_words, due_found, scored};
use crate::i18n::{Lang, Term, lead_inferred, place_words, target_words, units};

/// Writes a candidate; of one that the ledger has as it is, only which it is.
pub(super) fn write(session: &mut Session, desk: &Desk, entry: &Entry) -> Result<(), Failure> {
    let lang = session.lang;
    let draft = &entry.candidate.draft;
    if let Standing::Known(_) = entry.standing {
        let beside = ReadSay::Recognised.say(lang);
        return session
            .output
            .pieces(&[
                (Role::Plain, entry.code()),
                (Role::Plain, "  "),
                (Role::Plain, lang.title(draft)),
                (Role::Faint, &format!("  {beside}")),
            ])
            .map_err(Failure::from);
    }
    write_titled(session, entry.code(), lang.title(draft))?;
    write_facts(session, desk, entry)
}

/// Writes what there is to know of a candidate beside its title.
pub(super) fn write_facts(
    session: &mut Session,
    desk: &Desk,
    entry: &Entry,
) -> Result<(), Failure> {
    let lang = session.lang;
    let Entry { candidate, standing, .. } = entry;
    let draft = &candidate.draft;
    let reading = desk.reading();
    let letters = std::slice::from_ref(&reading.letter);
    let base = resolve(draft.due.rule, reading.letter.reply.date);
    let mut lead = units(letters, &draft.lead, lang);
    if !draft.lead_named && !lead.is_empty() {
        lead.push_str(lead_inferred(lang));
    }
    let target = draft.target.as_ref().map(|target| target_words(target, lang));
    let kind = format!("{} · {}", draft.kind.word(lang), draft.strength.word(lang));
    let changes = match standing {
        Standing::Changed { changes, .. } => {
            changes.iter().flat_map(|change| change_words(change, lang)).collect()
        }
        Standing::New | Standing::Known(_) => Vec::new(),
    };
    let doubts = candidate.doubts.iter().map(|doubt| doubt_words(doubt, lang));
    let said = |say: Say, lines: Vec<String>| (say.say(lang).to_owned(), lines);
    let read = |say: ReadSay, lines: Vec<String>| (say.say(lang).to_owned(), lines);
    let facts = vec![
        read(ReadSay::Recorded, changes),
        said(Say::Due, vec![due_found(&draft.due, base, lang)]),
        said(Say::Target, target.into_iter().collect()),
        said(Say::Lead, vec![lead]),
        said(Say::Co, vec![units(letters, &draft.co, lang)]),
        said(Say::Kind, vec![kind]),
        said(Say::Condition, draft.condition.clone().into_iter().collect()),
        read(ReadSay::Grounds, vec![grounds(candidate, lang)]),
        read(ReadSay::Doubts, doubts.collect()),
        read(ReadSay::Place, draft.source.iter().map(|place| place_words(place, lang)).collect()),
    ];
    write_labelled(session, facts)?;
    for place in &draft.source {
        if let Some(words) = reading.words(place) {
            write_quoted(session, place.paragraph, words)?;
        }
    }
    Ok(())
}

fn grounds(candidate: &Candidate, lang: Lang) -> String {
    let grounds: Vec<&str> = candidate.grounds.iter().map(|ground| ground.word(lang)).collect();
    scored(candidate.score, &candidate.cue, &grounds.join(lang.pick("、", ", ")), lang)
}
