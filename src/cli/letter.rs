//! `nuo letter`: the reply letters and their facts.

use super::args::{LetterAttachArgs, LetterIdArgs, LetterSetArgs, LetterVerb};
use super::failure::{Exit, Failure};
use super::session::{Form, Session};
use super::show::write_facts;
use super::table::{Cell, Line, Yielding, write_table};
use crate::domain::event::{Command, LetterChange};
use crate::domain::letter::{ClassMark, Letter};
use crate::i18n::cli::Say;
use crate::i18n::cli::outside_bounds;
use crate::i18n::{reply_date, units};
use serde_json::{Value, json};
use std::path::Path;

/// Carries out one of the commands about letters.
///
/// # Errors
/// An unknown letter, a refusal, or that the ledger cannot be used.
pub fn run(session: &mut Session, verb: &LetterVerb) -> Result<Exit, Failure> {
    match verb {
        LetterVerb::List => list(session)?,
        LetterVerb::Show(args) => show(session, args)?,
        LetterVerb::Set(args) => set(session, args)?,
        LetterVerb::Attach(args) => attach(session, args)?,
    }
    Ok(Exit::Done)
}

fn list(session: &mut Session) -> Result<(), Failure> {
    let letters = session.app.letters()?;
    let lang = session.lang;
    if session.form == Form::Json {
        let items: Vec<Value> = letters.iter().map(letter_json).collect();
        let answer = json!({
            "schema": "nuo.letters/1", "as_of": session.today, "count": items.len(),
            "items": items,
        });
        return Ok(session.output.json(&answer)?);
    }
    let row = |letter: &Letter| {
        let attached = if letter.attached.is_some() { Say::Attached } else { Say::NotAttached };
        Line::Cells(vec![
            Cell::plain(letter.id.as_str()),
            Cell::plain(reply_date(letter.reply.date, lang)),
            Cell::plain(attached.say(lang)),
            Cell::plain(lang.pick_filled(&letter.title, &letter.title_en)),
        ])
    };
    let lines: Vec<Line> = letters.iter().map(row).collect();
    let headings = [Say::Letter, Say::ReplyDate, Say::FullText, Say::Title]
        .map(|say| Cell::plain(say.say(lang)));
    let yielding = Yielding { clipped: Some(3), dropped: vec![2] };
    let ambiguous = session.ambiguous();
    Ok(write_table(&mut session.output, headings.into(), &lines, &yielding, ambiguous)?)
}

fn show(session: &mut Session, args: &LetterIdArgs) -> Result<(), Failure> {
    let letter = session.letter(args.letter.as_deref())?;
    if session.form == Form::Json {
        let mut answer = json!({ "schema": "nuo.letter-facts/1", "as_of": session.today });
        answer["letter"] = letter_json(&letter);
        return Ok(session.output.json(&answer)?);
    }
    let lang = session.lang;
    let both = |zh: &str, en: &str| vec![lang.pick_filled(zh, en).to_owned()];
    let units = |names: &[String]| vec![units(std::slice::from_ref(&letter), names, lang)];
    let part = |part: &crate::domain::letter::Part| {
        format!("{} {}", part.part, lang.pick_filled(&part.title, &part.title_en))
    };
    let class = letter.class.as_ref().map(|class| format!("{} ({})", class.mark, class.scheme));
    let attached = match &letter.attached {
        Some(text) => format!("{}  sha256 {}", text.name, text.sha256),
        None => Say::NoTextYet.say(lang).to_owned(),
    };
    let facts = vec![
        (Say::Letter, vec![letter.id.clone()]),
        (Say::Title, both(&letter.title, &letter.title_en)),
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
        (Say::LetterParts, letter.parts.iter().map(part).collect()),
        (Say::FullText, vec![attached]),
    ];
    write_facts(session, facts)
}

fn set(session: &mut Session, args: &LetterSetArgs) -> Result<(), Failure> {
    let facts = session.letter(args.letter.as_deref())?;
    let (letter, known) = (facts.id, facts.reply.date);
    let change = &args.change;
    let change = match (&change.reply_date, &change.class, &change.document_number) {
        (Some(day), _, _) => LetterChange::ReplyDate(session.day("--reply-date", day)?),
        (None, Some(mark), _) => LetterChange::Class(ClassMark {
            mark: mark.trim().to_owned(),
            scheme: args.scheme.as_deref().unwrap_or_default().trim().to_owned(),
        }),
        (None, None, number) => LetterChange::DocumentNumber(number.clone().unwrap_or_default()),
    };
    let set = match &change {
        LetterChange::ReplyDate(day) => Some(*day),
        LetterChange::Class(_) | LetterChange::DocumentNumber(_) | LetterChange::Text(_) => None,
    };
    let outcome = session.app.execute(&Command::SetLetter { letter, change }, None)?;
    session.say_written(&outcome)?;
    if let (Some(day), Some(from), Some(to)) = (set, known.earliest, known.latest)
        && !(from..=to).contains(&day)
    {
        session.output.note(&outside_bounds(from, to, session.lang));
    }
    Ok(())
}

fn attach(session: &mut Session, args: &LetterAttachArgs) -> Result<(), Failure> {
    let letter = session.letter(args.letter.as_deref())?.id;
    let outcome = session.app.attach_text(&letter, Path::new(&args.file))?;
    session.say_written(&outcome)
}

/// The facts of a letter as JSON.
pub(super) fn letter_json(letter: &Letter) -> Value {
    let Letter { reply, .. } = letter;
    json!({
        "id": letter.id, "title": letter.title, "title_en": letter.title_en,
        "number": letter.number, "session": letter.session, "session_en": letter.session_en,
        "region": letter.region, "region_en": letter.region_en,
        "suggestion": letter.suggestion, "suggestion_en": letter.suggestion_en,
        "addressee": letter.addressee, "addressee_en": letter.addressee_en,
        "lead": letter.lead, "co": letter.co,
        "reply": {
            "on": reply.date.on, "earliest": reply.date.earliest, "latest": reply.date.latest,
            "basis": reply.basis, "basis_en": reply.basis_en,
        },
        "document_number": letter.document_number, "class": letter.class,
        "parts": letter.parts, "attached": letter.attached,
    })
}
