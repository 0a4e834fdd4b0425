//! `nuo add` and `nuo edit`: commitments of one's own, and the wording of any.
//! With flags, or in the person's editor.

use super::failure::{Exit, Failure};
use super::session::{Form as Answer, Session};
use crate::app::{AppError, Outcome};
use crate::domain::commitment::Commitment;
use crate::domain::event::Command;
use crate::domain::filling::{Entry, Field, Filled};
use crate::domain::ids::OWN_LETTER;
use crate::domain::refusal::Refusal;
use crate::editing::form::{Form, with_mistake};
use crate::editing::{Editor, Sheet};
use crate::i18n::cli::UsageProblem;
use crate::i18n::field_key;
use crate::i18n::filling::{FormSay, as_read};
use crate::settings::Environment;
use clap::{ArgAction, Args};
use serde_json::json;
use std::collections::BTreeMap;

/// What `nuo add` is given.
#[derive(Debug, Args)]
pub struct AddArgs {
    #[arg(value_name = "TITLE")]
    pub title: Vec<String>,
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
    #[command(flatten)]
    pub promise: Promise,
    #[command(flatten)]
    pub wording: Wording,
    #[arg(long, value_name = "TEXT", action = ArgAction::Append)]
    pub part: Vec<String>,
    #[arg(long, value_name = "TAG", action = ArgAction::Append)]
    pub tag: Vec<String>,
    #[arg(long, value_name = "NAME=TEXT", action = ArgAction::Append)]
    pub field: Vec<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    #[arg(long)]
    pub edit: bool,
}

/// What `nuo edit` is given.
#[derive(Debug, Args)]
pub struct EditArgs {
    #[arg(value_name = "CODE")]
    pub code: String,
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[command(flatten)]
    pub wording: Wording,
    #[command(flatten)]
    pub promise: Promise,
    #[arg(long, value_name = "TAG", action = ArgAction::Append)]
    pub tag: Vec<String>,
    #[arg(long, value_name = "TAG", action = ArgAction::Append)]
    pub untag: Vec<String>,
    #[arg(long, value_name = "NAME=TEXT", action = ArgAction::Append)]
    pub field: Vec<String>,
}

/// What may be said of every commitment.
#[derive(Debug, Args)]
pub struct Wording {
    #[arg(long, value_name = "TEXT")]
    pub title_en: Option<String>,
    #[arg(long, value_name = "UNIT", action = ArgAction::Append)]
    pub lead: Vec<String>,
    #[arg(long, value_name = "UNIT", action = ArgAction::Append)]
    pub co: Vec<String>,
}

/// What is promised: said of one's own only.
#[derive(Debug, Args)]
pub struct Promise {
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    pub due: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    #[arg(long, value_name = "STRENGTH")]
    pub strength: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub condition: Option<String>,
    #[arg(long, value_name = "TARGET")]
    pub target: Option<String>,
}

impl Wording {
    fn put(&self, filled: &mut Filled) {
        filled.put_text(Field::TitleEn, self.title_en.as_deref());
        put_list(filled, Field::Lead, &self.lead);
        put_list(filled, Field::Co, &self.co);
    }
}

impl Promise {
    fn put(&self, filled: &mut Filled) {
        filled.put_text(Field::Due, self.due.as_deref());
        filled.put_text(Field::Kind, self.kind.as_deref());
        filled.put_text(Field::Strength, self.strength.as_deref());
        filled.put_text(Field::Condition, self.condition.as_deref());
        filled.put_text(Field::Target, self.target.as_deref());
    }
}

/// The further fields that were typed, each `NAME=TEXT`.
fn further(typed: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let read = |typed: &String| {
        let pair = typed.split_once(['=', '＝']).map(|(name, text)| (field_key(name), text.trim()));
        match pair.filter(|(key, _)| !key.is_empty()) {
            Some((key, text)) => Ok((key.to_owned(), text.to_owned())),
            None => Err(UsageProblem::Field { text: typed.clone() }.into()),
        }
    };
    typed.iter().map(read).collect()
}

/// An empty text given alone empties the list.
fn put_list(filled: &mut Filled, field: Field, texts: &[String]) {
    if !texts.is_empty() {
        filled.put(field, Entry::List(texts.to_vec()));
    }
}

/// Takes a commitment of one's own into the ledger.
///
/// # Errors
/// What cannot be read, a refusal, or that the ledger cannot be written.
pub fn add(
    session: &mut Session,
    args: &AddArgs,
    environment: &Environment,
) -> Result<Exit, Failure> {
    let fields = further(&args.field)?;
    let mut filled = Filled::default();
    filled.put_text(Field::Code, args.code.as_deref());
    let title = Some(args.title.join(" ")).filter(|title| !title.trim().is_empty());
    filled.put_text(Field::Title, title.as_deref());
    args.promise.put(&mut filled);
    args.wording.put(&mut filled);
    put_list(&mut filled, Field::Parts, &args.part);
    put_list(&mut filled, Field::Tags, &args.tag);
    let note = args.note.as_deref().map(|note| session.text(note)).transpose()?;
    filled.put_text(Field::Note, note.as_deref());
    let outcome = if title.is_none() || args.edit {
        let editor = session.editor("add", environment)?;
        if args.code.is_none() {
            filled.put(Field::Code, Entry::Text(session.app.free_code()?));
        }
        let form = Form::new(filled, session.lang);
        let filled = fill_in(session, &editor, "nuo-add.toml", &form, |session, filled| {
            record(session, &form.shown().with(filled), &fields)
        })?;
        match filled {
            Some(outcome) => outcome,
            None => return nothing(session, FormSay::NothingFilled),
        }
    } else {
        record(session, &filled, &fields)?
    };
    session.say_written(&outcome)?;
    say_as_read(session, &outcome)?;
    Ok(Exit::Done)
}

fn record(
    session: &mut Session,
    filled: &Filled,
    fields: &BTreeMap<String, String>,
) -> Result<Outcome, Failure> {
    let mut draft = filled.draft(session.today).map_err(Failure::Unfit)?;
    draft.fields.extend(fields.clone());
    draft.fields.retain(|_, text| !text.is_empty());
    Ok(session.app.add(draft, filled.note())?)
}

/// Changes the wording of a commitment, or any field of one's own.
///
/// # Errors
/// An unknown code, what cannot be read, a refusal, or that the ledger cannot
/// be written.
pub fn edit(
    session: &mut Session,
    args: &EditArgs,
    environment: &Environment,
) -> Result<Exit, Failure> {
    let id = session.app.resolve(&args.code)?;
    let item = session.app.item(&id)?;
    let mut filled = Filled::default();
    filled.put_text(Field::Title, args.title.as_deref());
    args.wording.put(&mut filled);
    args.promise.put(&mut filled);
    if !args.tag.is_empty() || !args.untag.is_empty() {
        let stay = item.draft.tags.iter().filter(|tag| !args.untag.contains(tag));
        filled.put(Field::Tags, Entry::List(stay.chain(&args.tag).cloned().collect()));
    }
    let fields = further(&args.field)?;
    let outcome = if filled.is_empty() && fields.is_empty() {
        let editor = session.editor("edit", environment)?;
        let name = format!("nuo-{}.toml", item.code());
        let form = Form::of(&item, session.lang);
        let filled = fill_in(session, &editor, &name, &form, |session, filled| {
            let now = session.app.item(&id)?;
            if Form::of(&now, session.lang).shown() != form.shown() {
                return Err(Failure::Overtaken { code: now.code().to_owned() });
            }
            change(session, &now, filled, &fields)
        })?;
        match filled {
            Some(outcome) => outcome,
            None => return nothing(session, FormSay::NothingEdited),
        }
    } else {
        change(session, &item, &filled, &fields)?
    };
    session.say_written(&outcome)?;
    if filled.get(Field::Due).is_some() || id.letter() == OWN_LETTER {
        say_as_read(session, &outcome)?;
    }
    Ok(Exit::Done)
}

fn change(
    session: &mut Session,
    item: &Commitment,
    filled: &Filled,
    fields: &BTreeMap<String, String>,
) -> Result<Outcome, Failure> {
    let mut edit = filled.edit(&item.draft, session.today).map_err(Failure::Unfit)?;
    edit.fields.clone_from(fields);
    Ok(session.app.execute(&Command::Edit { item: item.id.clone(), edit: Box::new(edit) }, None)?)
}

/// The date is said back with how sure it is, so that a misreading is seen.
fn say_as_read(session: &mut Session, outcome: &Outcome) -> Result<(), Failure> {
    if session.form == Answer::Text {
        for id in &outcome.changed {
            let item = session.app.item(id)?;
            session.output.note(&as_read(&item, session.today, session.lang));
        }
    }
    Ok(())
}

fn nothing(session: &mut Session, say: FormSay) -> Result<Exit, Failure> {
    session.output.note(say.say(session.lang));
    session.output.note(&format!("  {}", FormSay::WaitFlag.say(session.lang)));
    if session.form == Answer::Json {
        session.output.json(&json!({ "op": null, "undo": null, "changed": [] }))?;
    }
    Ok(Exit::Done)
}

/// Has a form filled in until it can be recorded; `None` when it was left as it
/// was or emptied. Whatever was typed and could not be recorded is kept.
pub(super) fn fill_in<T>(
    session: &mut Session,
    editor: &Editor,
    name: &str,
    form: &Form,
    record: impl Fn(&mut Session, &Filled) -> Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    let mut given = form.text();
    let sheet = Sheet::new(name, &given)?;
    let mut mistake: Option<Failure> = None;
    let mut before: Option<String> = None;
    let failure = loop {
        let text = match sheet.edit(editor) {
            Ok(text) => text,
            Err(problem) => break mistake.unwrap_or(Failure::Editor(problem)),
        };
        // Left as it was handed over: the person has given up, or has looked. A
        // program for an editor may write the same again and again.
        if text == given || before.as_ref() == Some(&text) {
            match mistake {
                Some(failure) => break failure,
                None => return Ok(None),
            }
        }
        let read = form.read(&text).map_err(Failure::Form);
        let failure = match read.map(|filled| filled.changes_from(form.shown())) {
            Ok(changes) if changes.is_empty() => return Ok(None),
            Ok(changes) => match record(session, &changes) {
                Ok(outcome) => return Ok(Some(outcome)),
                Err(Failure::App(AppError::Refused(Refusal::NothingChanges))) => return Ok(None),
                Err(failure) => failure,
            },
            Err(failure) => failure,
        };
        if !matches!(failure.exit(), Exit::Usage | Exit::Refused)
            || matches!(failure, Failure::Overtaken { .. })
        {
            break failure;
        }
        let said = failure.phrase(session.lang);
        let said = format!("{}\n{}", said.message, said.hint);
        given = with_mistake(&text, said.trim_end(), session.lang);
        sheet.write(&given)?;
        (mistake, before) = (Some(failure), Some(text));
    };
    // Unless the editor was never there, something may have been typed.
    let untouched = sheet.read().is_ok_and(|text| text == form.text());
    if untouched {
        return Err(failure);
    }
    Err(Failure::Kept { failure: Box::new(failure), path: sheet.keep() })
}
