//! Recording what was found without a look at each.

use super::source::Opened;
use super::summary::{Beside, write_changes};
use super::{ReadArgs, reread};
use crate::cli::failure::{Exit, Failure};
use crate::cli::session::{Form, Session};
use crate::domain::reading::desk::{Act, Desk, Entry, Standing};
use crate::i18n::reading::{ReadSay, below_score, left_out, phrase_objection};
use serde_json::json;

/// Without a word from the person, what may well be a report of things done is
/// left alone.
const LEAST: u8 = 50;

/// Records every new candidate that is sure enough, as one operation.
///
/// # Errors
/// That the ledger cannot be written.
pub(super) fn run(
    session: &mut Session,
    args: &ReadArgs,
    opened: &Opened,
    mut desk: Desk,
) -> Result<Exit, Failure> {
    let lang = session.lang;
    let least = args.score.unwrap_or(LEAST);
    let mut below = 0;
    for at in 0..desk.entries().len() {
        let entry = &desk.entries()[at];
        if !matches!(entry.standing, Standing::New) {
            continue;
        }
        if entry.candidate.score < least {
            below += 1;
            continue;
        }
        let code = entry.code().to_owned();
        if let Err(objection) = desk.act(&Act::Accept(at), &reread) {
            let why = phrase_objection(&objection, lang).message;
            session.output.note(&left_out(&code, &why, lang));
        }
    }
    if session.form == Form::Text {
        write_changes(session, &desk, Beside::Nothing)?;
    }
    let taking = super::taking(args, &desk);
    if taking.drafts.is_empty() {
        nothing(session, &desk)?;
    } else {
        let outcome = session.app.take(&taking, &opened.text)?;
        session.say_written(&outcome)?;
    }
    if below > 0 {
        session.output.note(&below_score(below, least, lang));
    }
    Ok(Exit::Done)
}

fn nothing(session: &mut Session, desk: &Desk) -> Result<(), Failure> {
    let is_new = |entry: &Entry| entry.standing == Standing::New;
    let say = match (desk.comparison(), desk.entries().is_empty()) {
        (Some(_), _) if !desk.entries().iter().any(is_new) => ReadSay::NothingNew,
        (None, true) => ReadSay::NothingFound,
        (_, _) => ReadSay::NothingTaken,
    };
    session.output.note(say.say(session.lang));
    if session.form == Form::Json {
        session.output.json(&json!({ "op": null, "undo": null, "changed": [] }))?;
    }
    Ok(())
}
