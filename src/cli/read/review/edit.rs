//! Mending a candidate: field by field, or as a form in the person's editor.

use super::{Linear, Step, goes_back};
use crate::app::AppError;
use crate::cli::failure::Failure;
use crate::cli::own::fill_in;
use crate::cli::read::reread;
use crate::domain::commitment::Draft;
use crate::domain::due::resolve;
use crate::domain::event::Edit;
use crate::domain::filling::{Entry, Field, Filled};
use crate::domain::reading::desk::{Act, Objection};
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::{Kind, Strength};
use crate::editing::form::Form;
use crate::i18n::filling::phrase_unfit;
use crate::i18n::reading::{ReviewAsk, due_found, edit_question, field_line};
use crate::i18n::{Lang, Term, series};
use crate::text::fold::fold_text;
use chrono::NaiveDate;

/// How one field was answered.
enum Typed {
    Value(Entry),
    Kept,
    Over,
}

impl Linear<'_> {
    /// Asks for new values until the person is done; nothing when nothing was
    /// changed.
    pub(super) fn edit(&mut self, at: usize) -> Result<Option<Step>, Failure> {
        if !self.is_new(at)? {
            return Ok(None);
        }
        let lang = self.lang();
        let draft = self.desk.entries()[at].candidate.draft.clone();
        let form = self.form(&draft);
        for (number, field) in (1..).zip(Field::OWN) {
            let value = value_text(*field, form.shown().get(*field), lang);
            self.prompts.say(&field_line(number, *field, &value, lang))?;
        }
        let editor = self.prompts.session.editor("read", self.environment).is_ok();
        let question = if editor { ReviewAsk::WhichFieldOrEditor } else { ReviewAsk::WhichField };
        let mut filled = Filled::default();
        loop {
            let Some(typed) = self.ask(question)? else { return Ok(Some(Step::Over)) };
            match fold_text(&typed).as_str() {
                "" if filled.is_empty() => break,
                "" => {
                    let edit = filled.edit(&draft, self.day()).map_err(Failure::Unfit)?;
                    if self.act(&Act::Edit(at, Box::new(edit)))?.is_some() {
                        return Ok(Some(Step::At(at)));
                    }
                }
                "e" if editor => match self.in_editor(at, &draft)? {
                    Some(edit) => {
                        let mended = self.act(&Act::Edit(at, Box::new(edit)))?;
                        return Ok(mended.map(|_| Step::At(at)));
                    }
                    None => break,
                },
                back if goes_back(back) => break,
                number => match chosen(number) {
                    Some((number, field)) => match self.value(&draft, &filled, field)? {
                        Typed::Value(entry) => {
                            let value = value_text(field, Some(&entry), lang);
                            self.prompts.say(&field_line(number, field, &value, lang))?;
                            filled.put(field, entry);
                        }
                        Typed::Kept => {}
                        Typed::Over => return Ok(Some(Step::Over)),
                    },
                    None => self.unknown()?,
                },
            }
        }
        self.say(ReviewAsk::WentBack)?;
        Ok(None)
    }

    fn form(&self, draft: &Draft) -> Form {
        let base = resolve(draft.due.rule, self.desk.reading().letter.reply.date);
        Form::of_candidate(draft, base, self.lang())
    }

    /// The day from which typed dates count.
    fn day(&self) -> NaiveDate {
        self.desk.reading().day(self.prompts.session.today)
    }

    /// Asks for the value of a field until it can be read.
    fn value(&mut self, draft: &Draft, filled: &Filled, field: Field) -> Result<Typed, Failure> {
        let lang = self.lang();
        loop {
            let Some(typed) = self.prompts.ask(&edit_question(field, lang))? else {
                return Ok(Typed::Over);
            };
            let text = match typed.as_str() {
                "" => return Ok(Typed::Kept),
                back if goes_back(back) => return Ok(Typed::Kept),
                "-" | "－" => "",
                text => text,
            };
            let entry = match field.is_list() {
                true => Entry::List(listed(text)),
                false => Entry::Text(text.to_owned()),
            };
            let mut with = filled.clone();
            with.put(field, entry.clone());
            match with.edit(draft, self.day()) {
                Ok(edit) => {
                    if field == Field::Due {
                        self.say_due(&edit)?;
                    }
                    return Ok(Typed::Value(entry));
                }
                Err(unfit) => self.prompts.say_problem(&phrase_unfit(&unfit, lang))?,
            }
        }
    }

    /// A date is said back, so that a misreading is heard.
    fn say_due(&mut self, edit: &Edit) -> Result<(), Failure> {
        let Some(due) = &edit.due else { return Ok(()) };
        let base = resolve(due.rule, self.desk.reading().letter.reply.date);
        let said = due_found(due, base, self.lang());
        self.prompts.say(&format!("  {said}"))
    }

    fn in_editor(&mut self, at: usize, draft: &Draft) -> Result<Option<Edit>, Failure> {
        let (form, day) = (self.form(draft), self.day());
        let desk = &self.desk;
        let session = &mut *self.prompts.session;
        let editor = session.editor("read", self.environment)?;
        let name = format!("nuo-{}.toml", draft.code);
        fill_in(session, &editor, &name, &form, |_, filled| {
            let edit = filled.edit(draft, day).map_err(Failure::Unfit)?;
            match desk.may(&Act::Edit(at, Box::new(edit.clone())), &reread) {
                Ok(()) => Ok(edit),
                Err(Objection::NothingChanges) => {
                    Err(AppError::Refused(Refusal::NothingChanges).into())
                }
                Err(objection) => Err(Failure::Desk(objection)),
            }
        })
    }
}

/// The field with a number that was typed.
fn chosen(typed: &str) -> Option<(usize, Field)> {
    let number = typed.parse::<usize>().ok()?;
    Some((number, *Field::OWN.get(number.checked_sub(1)?)?))
}

fn listed(text: &str) -> Vec<String> {
    let pieces = text.split(['、', '，', ',', ';', '；']).map(str::trim);
    pieces.filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

fn value_text(field: Field, entry: Option<&Entry>, lang: Lang) -> String {
    match entry {
        Some(Entry::Text(text)) => {
            let word = match field {
                Field::Kind => Kind::from_key(text).map(|kind| kind.word(lang)),
                Field::Strength => Strength::from_key(text).map(|strength| strength.word(lang)),
                _ => None,
            };
            word.unwrap_or(text).to_owned()
        }
        Some(Entry::List(texts)) => series(texts, lang),
        None => String::new(),
    }
}
