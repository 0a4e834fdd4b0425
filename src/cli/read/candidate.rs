//! One candidate in full: what it promises, why it is taken for a promise, and
//! the clause.

use crate::cli::failure::Failure;
use crate::cli::output::Role;
use crate::cli::session::Session;
use crate::cli::show::{write_labelled, write_quoted};
use crate::domain::due::resolve;
use crate::domain::reading::{Candidate, Doubt, Reading};
use crate::i18n::cli::Say;
use crate::i18n::reading::{ReadSay, doubt_words, scored};
use crate::i18n::{Lang, Term, certainty_mark, due_range, place_words, target_words, units};

/// Writes a candidate.
pub(super) fn write(
    session: &mut Session,
    reading: &Reading,
    found: &Candidate,
) -> Result<(), Failure> {
    let (lang, draft) = (session.lang, &found.draft);
    let code = if draft.code.is_empty() { "-" } else { &draft.code };
    session.output.pieces(&[
        (Role::Heading, code),
        (Role::Plain, "  "),
        (Role::Heading, lang.title(draft)),
    ])?;
    let letters = std::slice::from_ref(&reading.letter);
    let said = |say: Say, lines: Vec<String>| (say.say(lang).to_owned(), lines);
    let target = draft.target.as_ref().map(|target| target_words(target, lang));
    let facts = vec![
        said(Say::Due, vec![due(reading, found, lang)]),
        said(Say::Target, target.into_iter().collect()),
        said(Say::Lead, vec![units(letters, &draft.lead, lang)]),
        said(Say::Co, vec![units(letters, &draft.co, lang)]),
        said(Say::Kind, vec![format!("{} · {}", draft.kind.word(lang), draft.strength.word(lang))]),
        said(Say::Condition, draft.condition.clone().into_iter().collect()),
        (ReadSay::Grounds.say(lang).to_owned(), vec![grounds(found, lang)]),
        (ReadSay::Doubts.say(lang).to_owned(), doubts(&found.doubts, lang)),
        said(Say::Letter, draft.source.iter().map(|place| place_words(place, lang)).collect()),
    ];
    write_labelled(session, facts)?;
    for place in &draft.source {
        let paragraph = place.paragraph as usize;
        let Some(text) = paragraph.checked_sub(1).and_then(|at| reading.paragraphs.get(at)) else {
            continue;
        };
        write_quoted(session, place.paragraph, &text[place.bytes(text)])?;
    }
    Ok(())
}

fn due(reading: &Reading, found: &Candidate, lang: Lang) -> String {
    let words = &found.draft.due;
    let base = resolve(words.rule, reading.letter.reply.date);
    let date = match base.latest {
        Some(day) => {
            format!("{}{}", certainty_mark(base.certainty), due_range(base.earliest, day))
        }
        None => "-".to_owned(),
    };
    let wording = lang.pick_filled(&words.wording, &words.wording_en);
    let pieces = [date.as_str(), base.certainty.word(lang), wording];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("  ")
}

fn grounds(found: &Candidate, lang: Lang) -> String {
    let grounds: Vec<&str> = found.grounds.iter().map(|ground| ground.word(lang)).collect();
    scored(found.score, &found.cue, &grounds.join(lang.pick("、", ", ")), lang)
}

/// Doubts in words, one a line.
pub(super) fn doubts(doubts: &[Doubt], lang: Lang) -> Vec<String> {
    doubts.iter().map(|doubt| doubt_words(doubt, lang)).collect()
}
