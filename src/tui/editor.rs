//! Texts that are written in the person's own editor: a note that is being
//! typed, the wording of a commitment, a new commitment. Pure: what runs the
//! editor is the loop around the terminal.

use super::form::{Body, Request};
use super::model::{Message, Model, Overlay, Tone};
use super::msg::{Back, Editing, Effect, Outside};
use super::screens::letter;
use crate::domain::due::resolve;
use crate::domain::event::Command;
use crate::domain::filling::Filled;
use crate::domain::ids::ItemId;
use crate::domain::reading::desk::Act;
use crate::editing::form::{Form, with_mistake};
use crate::i18n::Phrase;
use crate::i18n::filling::{FormSay, phrase_form, phrase_unfit};
use crate::i18n::letter_screen::LetterText;

/// Hands the entry with the focus to the editor.
pub fn edit_entry(model: &mut Model) -> Vec<Effect> {
    let Overlay::Form(form) = &mut model.overlay else { return Vec::new() };
    let name = format!("nuo-{}.txt", form.items.first().map_or("", ItemId::code));
    match form.current().map(|entry| &entry.body) {
        Some(Body::Area(area)) => {
            let text = area.value().to_owned();
            hand_over(Editing { name, text, back: Back::Entry })
        }
        Some(Body::Text(_) | Body::Choice { .. }) | None => Vec::new(),
    }
}

/// Hands the wording of the present commitment to the editor.
#[must_use]
pub fn edit_item(model: &Model) -> Vec<Effect> {
    let Some(detail) = &model.detail else { return Vec::new() };
    let item = &detail.item;
    let name = format!("nuo-{}.toml", item.code());
    let text = Form::of(item, model.lang).text();
    hand_over(Editing { name, text, back: Back::Item(item.id.clone()) })
}

/// Hands the chosen candidate of the letter that lies open to the editor.
pub fn edit_candidate(model: &mut Model) -> Vec<Effect> {
    let Some(place) = letter::chosen(model) else { return Vec::new() };
    let Some(form) = form_of_candidate(model, place) else { return Vec::new() };
    let name = format!("nuo-{}.toml", letter::code_of(model, place));
    hand_over(Editing { name, text: form.text(), back: Back::Candidate(place) })
}

fn form_of_candidate(model: &Model, place: usize) -> Option<Form> {
    let desk = &model.letter.open.as_ref()?.desk;
    let draft = &desk.entries().get(place)?.candidate.draft;
    let base = resolve(draft.due.rule, desk.reading().letter.reply.date);
    Some(Form::of_candidate(draft, base, model.lang))
}

/// Takes a form of a candidate in that came back.
fn mend(model: &mut Model, given: Editing, text: &str, place: usize) -> Vec<Effect> {
    let lang = model.lang;
    let Some(form) = form_of_candidate(model, place) else { return nothing(model) };
    let Some(letter) = &model.letter.open else { return nothing(model) };
    let Some(entry) = letter.desk.entries().get(place) else { return nothing(model) };
    let (draft, day) = (&entry.candidate.draft, letter.desk.reading().day(model.today));
    let filled = form.read(text).map(|filled| filled.changes_from(form.shown()));
    let edit = match filled {
        Ok(filled) if filled.is_empty() => return nothing(model),
        Ok(filled) => filled.edit(draft, day).map_err(|unfit| phrase_unfit(&unfit, lang)),
        Err(problem) => Err(phrase_form(&problem, lang)),
    };
    match edit {
        Ok(edit) => {
            if letter::at_desk(model, &Act::Edit(place, Box::new(edit))).is_some() {
                let said =
                    format!("{} {}", LetterText::Mended.say(lang), letter::code_of(model, place));
                letter::tell(model, &said);
            }
            Vec::new()
        }
        Err(phrase) => again(model, given, text, &phrase),
    }
}

/// Hands the form of a new commitment to the editor.
#[must_use]
pub fn add_item(model: &Model) -> Vec<Effect> {
    let text = Form::new(Filled::default(), model.lang).text();
    hand_over(Editing { name: "nuo-add.toml".to_owned(), text, back: Back::New })
}

fn hand_over(editing: Editing) -> Vec<Effect> {
    vec![Effect::Outside(Outside::Edit(Box::new(editing)))]
}

/// Takes in what came back from the editor.
pub fn edited(model: &mut Model, given: Editing, result: Result<String, Phrase>) -> Vec<Effect> {
    let text = match result {
        Ok(text) => text,
        Err(phrase) => {
            model.message = Some(Message::error(&phrase));
            return Vec::new();
        }
    };
    match &given.back {
        Back::Entry => {
            if let Overlay::Form(form) = &mut model.overlay
                && let Some(Body::Area(area)) = form.current().map(|entry| &mut entry.body)
            {
                area.set(text.trim_end());
                form.error = None;
            }
            Vec::new()
        }
        // Left as it was handed over: the person has given up, or has looked.
        Back::Item(_) | Back::New | Back::Candidate(_) if text == given.text => nothing(model),
        Back::Item(id) => {
            let found = model.detail.as_ref().filter(|detail| detail.item.id == *id);
            let Some(item) = found.map(|detail| &detail.item) else { return nothing(model) };
            let form = Form::of(item, model.lang);
            let filled = form.read(&text).map(|filled| filled.changes_from(form.shown()));
            let command = match filled {
                Ok(filled) if filled.is_empty() => return nothing(model),
                Ok(filled) => filled
                    .edit(&item.draft, model.today)
                    .map(|edit| Command::Edit { item: id.clone(), edit: Box::new(edit) })
                    .map_err(|unfit| phrase_unfit(&unfit, model.lang)),
                Err(problem) => Err(phrase_form(&problem, model.lang)),
            };
            match command {
                Ok(command) => {
                    let request = Request::of(command);
                    vec![Effect::Execute(Box::new(request))]
                }
                Err(phrase) => again(model, given, &text, &phrase),
            }
        }
        Back::Candidate(place) => {
            let place = *place;
            mend(model, given, &text, place)
        }
        Back::New => {
            let form = Form::new(Filled::default(), model.lang);
            let read = form.read(&text).map_err(|problem| phrase_form(&problem, model.lang));
            let draft = read.and_then(|filled| match filled.changes_from(form.shown()) {
                changes if changes.is_empty() => Ok(None),
                changes => {
                    let draft = changes.draft(model.today);
                    draft
                        .map(|draft| Some((draft, changes.note())))
                        .map_err(|unfit| phrase_unfit(&unfit, model.lang))
                }
            });
            match draft {
                Ok(None) => nothing(model),
                Ok(Some((draft, note))) => vec![Effect::Add(Box::new(draft), note)],
                Err(phrase) => again(model, given, &text, &phrase),
            }
        }
    }
}

fn nothing(model: &mut Model) -> Vec<Effect> {
    let text = FormSay::NothingEdited.say(model.lang).to_owned();
    model.message = Some(Message { text, tone: Tone::Plain });
    Vec::new()
}

/// Hands a form back with its mistake in it; one that comes back as it was
/// then is given up.
fn again(model: &Model, given: Editing, text: &str, phrase: &Phrase) -> Vec<Effect> {
    let said = format!("{}\n{}", phrase.message, phrase.hint);
    let text = with_mistake(text, said.trim_end(), model.lang);
    hand_over(Editing { text, ..given })
}
