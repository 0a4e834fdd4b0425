//! What was found in a letter, as text: its head, each candidate, what was
//! doubted and left aside, and what to do next.

use super::source::Opened;
use super::{ReadArgs, candidate, head};
use crate::cli::copies::quoted;
use crate::cli::failure::Failure;
use crate::cli::output::Role;
use crate::cli::session::Session;
use crate::cli::show::{write_labelled, write_titled};
use crate::domain::due::resolve;
use crate::domain::reading::comparison::Known;
use crate::domain::reading::desk::{Desk, Entry, Standing};
use crate::domain::vocabulary::Certainty;
use crate::i18n::reading::{
    ReadSay, base_missing, change_words, doubts_counted, found, noise_counted, noise_line, ways_on,
};

/// Writes everything.
pub(super) fn write(
    session: &mut Session,
    args: &ReadArgs,
    opened: &Opened,
    desk: &Desk,
) -> Result<(), Failure> {
    head::write(session, opened, desk)?;
    let mut after_known = false;
    for entry in desk.entries() {
        let known = matches!(entry.standing, Standing::Known(_));
        // What is said in one line stands together.
        if !(known && after_known) {
            session.output.line("")?;
        }
        after_known = known;
        candidate::write(session, desk, entry)?;
    }
    write_changes(session, desk, Beside::Candidates)?;
    write_counts(session, args, opened, desk)?;
    say_next(session, args, desk);
    Ok(())
}

/// Whether the candidates are written too, with what has changed of each.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Beside {
    Candidates,
    Nothing,
}

/// Writes what a changed letter does to the promises that the ledger has; beside
/// the candidates only those of which nothing is left.
pub(super) fn write_changes(
    session: &mut Session,
    desk: &Desk,
    beside: Beside,
) -> Result<(), Failure> {
    let Some(comparison) = desk.comparison() else { return Ok(()) };
    let told = |known: &&Known| {
        let told = beside == Beside::Candidates && known.candidate.is_some();
        !known.changes.is_empty() && !known.withdrawn && !told
    };
    let changed: Vec<&Known> = comparison.known.iter().filter(told).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let lang = session.lang;
    session.output.line("")?;
    session.output.pieces(&[(Role::Heading, ReadSay::Changes.say(lang))])?;
    for known in changed {
        write_titled(session, known.item.code(), &known.title)?;
        let lines = known.changes.iter().flat_map(|change| change_words(change, lang));
        write_labelled(session, vec![(String::new(), lines.collect())])?;
    }
    Ok(())
}

fn write_counts(
    session: &mut Session,
    args: &ReadArgs,
    opened: &Opened,
    desk: &Desk,
) -> Result<(), Failure> {
    let lang = session.lang;
    let reading = &opened.reading;
    let doubted = desk.entries().iter().flat_map(|entry| &entry.candidate.doubts);
    let doubts = doubts_counted(reading.doubts.iter().chain(doubted), lang);
    let mut noise: Vec<String> = noise_counted(&reading.noise, lang).into_iter().collect();
    if args.verbose {
        noise.extend(reading.noise.iter().map(|noise| noise_line(noise, lang)));
    }
    if doubts.is_some() || !noise.is_empty() {
        session.output.line("")?;
    }
    let facts = vec![
        (ReadSay::Doubts.say(lang).to_owned(), doubts.into_iter().collect()),
        (ReadSay::Noise.say(lang).to_owned(), noise),
    ];
    write_labelled(session, facts)
}

fn say_next(session: &mut Session, args: &ReadArgs, desk: &Desk) {
    let lang = session.lang;
    let file = quoted(&args.file);
    let entries = desk.entries();
    let new = entries.iter().filter(|entry| entry.is_offered()).count();
    if new == 0 {
        let say = match desk.comparison() {
            Some(_) => ReadSay::NothingNew,
            None => ReadSay::NothingFound,
        };
        session.output.note(say.say(lang));
        return;
    }
    session.output.note(&found(entries.len(), new, lang));
    let codes = baseless(desk);
    if !codes.is_empty() {
        session.output.note(&base_missing(&codes, &file, lang));
    }
    for way in ways_on(&file, lang) {
        session.output.note(&way);
    }
}

/// The codes of those whose due dates count from a day that nobody knows.
fn baseless(desk: &Desk) -> Vec<&str> {
    let reply = desk.reading().letter.reply.date;
    let lacks = |entry: &&Entry| {
        let base = resolve(entry.candidate.draft.due.rule, reply);
        base.certainty == Certainty::Relative && base.latest.is_none()
    };
    desk.entries().iter().filter(lacks).map(Entry::code).collect()
}
