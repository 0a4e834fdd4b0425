//! A form: a small TOML text with a comment above each field, and what was
//! filled in.

use crate::domain::commitment::{Commitment, Draft};
use crate::domain::due::Base;
use crate::domain::filling::{Entry, Field, Filled};
use crate::domain::ids::OWN_LETTER;
use crate::i18n::filling::{
    FormProblem, FormSay, candidate_title, field_words, form_title, letters_words,
};
use crate::i18n::{Lang, promised};
use toml::{Table, Value};

/// A form for a person to fill in.
#[derive(Clone, Debug)]
pub struct Form {
    head: Vec<String>,
    fields: &'static [Field],
    shown: Filled,
    lang: Lang,
}

impl Form {
    /// The form of a new commitment of one's own, with what is known of it.
    #[must_use]
    pub fn new(known: Filled, lang: Lang) -> Self {
        let head = vec![
            form_title(None, lang),
            FormSay::SaveAdds.say(lang).to_owned(),
            FormSay::Lists.say(lang).to_owned(),
        ];
        Self { head, fields: Field::NEW, shown: known, lang }
    }

    /// The form of a commitment as it stands.
    #[must_use]
    pub fn of(item: &Commitment, lang: Lang) -> Self {
        let own = item.id.letter() == OWN_LETTER;
        let mut head = vec![
            form_title(Some(item), lang),
            FormSay::SaveEdits.say(lang).to_owned(),
            FormSay::Lists.say(lang).to_owned(),
            FormSay::Elsewhere.say(lang).to_owned(),
        ];
        if !own {
            head.push(letters_words(item, lang));
        }
        let fields = if own { Field::OWN } else { Field::LETTERS };
        Self { head, fields, shown: stands(&item.draft, item.base, fields, lang), lang }
    }

    /// The form of what was read in a letter and is not recorded yet.
    #[must_use]
    pub fn of_candidate(draft: &Draft, base: Base, lang: Lang) -> Self {
        let head = vec![
            candidate_title(draft, lang),
            FormSay::SaveEdits.say(lang).to_owned(),
            FormSay::Lists.say(lang).to_owned(),
        ];
        let fields = Field::OWN;
        Self { head, fields, shown: stands(draft, base, fields, lang), lang }
    }

    /// What the form shows before anybody has written in it.
    #[must_use]
    pub fn shown(&self) -> &Filled {
        &self.shown
    }

    /// The text of the form.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.head {
            comment(&mut text, line);
        }
        for field in self.fields {
            text.push('\n');
            comment(&mut text, &field_words(*field, self.lang));
            let value = match self.shown.get(*field) {
                Some(entry) => toml_value(entry),
                None if field.is_list() => Value::Array(Vec::new()),
                None => Value::String(String::new()),
            };
            text.push_str(&format!("{} = {value}\n", field.key()));
        }
        text
    }

    /// What was filled in; fields that are no longer there were not touched.
    ///
    /// # Errors
    /// The first line or field that cannot be read.
    pub fn read(&self, text: &str) -> Result<Filled, FormProblem> {
        let table: Table = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            FormProblem::Line { line, detail: error.message().replace('\n', " ") }
        })?;
        let mut filled = Filled::default();
        for (name, value) in table {
            let field = self.fields.iter().copied().find(|field| field.key() == name);
            let field = field.ok_or_else(|| FormProblem::UnknownField {
                name,
                known: self.fields.iter().map(|field| field.key()).collect(),
            })?;
            filled.put(field, entry(field, value)?);
        }
        Ok(filled)
    }
}

/// A form with a mistake in it, to be corrected: the mistake stands above it,
/// in the place of the one before.
#[must_use]
pub fn with_mistake(text: &str, mistake: &str, lang: Lang) -> String {
    let mut marked = String::new();
    comment(&mut marked, &format!("! {}", FormSay::Mistake.say(lang)));
    for line in mistake.lines() {
        comment(&mut marked, &format!("! {line}"));
    }
    let is_old = |line: &str| line.starts_with("# ! ");
    let rest = text.lines().skip_while(|line| is_old(line));
    for line in rest {
        marked.push_str(line);
        marked.push('\n');
    }
    marked
}

/// A line of the person's words or of nuo's that TOML passes over.
fn comment(text: &mut String, line: &str) {
    // A control character would end the comment, or make the form unreadable.
    let line: String = line.chars().filter(|c| !c.is_control()).collect();
    text.push_str(&format!("# {line}\n"));
}

fn toml_value(entry: &Entry) -> Value {
    match entry {
        Entry::Text(text) => Value::String(text.clone()),
        Entry::List(texts) => Value::Array(texts.iter().cloned().map(Value::String).collect()),
    }
}

fn entry(field: Field, value: Value) -> Result<Entry, FormProblem> {
    let name = field.key();
    match (field.is_list(), value) {
        (false, Value::String(text)) => Ok(Entry::Text(text)),
        // 2027-06-30 and 500 need no quotes.
        (false, Value::Datetime(day)) => Ok(Entry::Text(day.to_string())),
        (false, Value::Integer(number)) => Ok(Entry::Text(number.to_string())),
        (false, Value::Float(_) | Value::Boolean(_) | Value::Array(_) | Value::Table(_)) => {
            Err(FormProblem::NotText { name })
        }
        // One text is a list of one.
        (true, Value::String(text)) => Ok(Entry::List(vec![text])),
        (true, Value::Array(values)) => {
            let texts = values.into_iter().map(|value| match value {
                Value::String(text) => Ok(text),
                _ => Err(FormProblem::NotAList { name }),
            });
            Ok(Entry::List(texts.collect::<Result<_, _>>()?))
        }
        (true, _) => Err(FormProblem::NotAList { name }),
    }
}

/// The fields of a commitment as they stand.
fn stands(draft: &Draft, base: Base, fields: &[Field], lang: Lang) -> Filled {
    let mut filled = Filled::default();
    for field in fields {
        let entry = match field {
            Field::Code => Entry::Text(draft.code.clone()),
            Field::Title => Entry::Text(draft.title.clone()),
            Field::TitleEn => Entry::Text(draft.title_en.clone()),
            Field::Due => Entry::Text(due_text(draft, base)),
            Field::Kind => Entry::Text(draft.kind.key().to_owned()),
            Field::Strength => Entry::Text(draft.strength.key().to_owned()),
            Field::Condition => Entry::Text(draft.condition.clone().unwrap_or_default()),
            Field::Target => Entry::Text(target_text(draft, lang)),
            Field::Parts => Entry::List(draft.parts.iter().map(|part| part.name.clone()).collect()),
            Field::Lead => Entry::List(draft.lead.clone()),
            Field::Co => Entry::List(draft.co.clone()),
            Field::Tags => Entry::List(draft.tags.clone()),
            Field::Note => Entry::Text(String::new()),
        };
        filled.put(*field, entry);
    }
    filled
}

fn due_text(draft: &Draft, base: Base) -> String {
    match draft.due.wording.as_str() {
        "" => base.latest.map(|day| day.to_string()).unwrap_or_default(),
        wording => wording.to_owned(),
    }
}

fn target_text(draft: &Draft, lang: Lang) -> String {
    let Some(target) = &draft.target else { return String::new() };
    format!("{} {}", target.metric, promised(target, lang)).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Form, with_mistake};
    use crate::domain::filling::{Entry, Field, Filled};
    use crate::i18n::Lang;
    use crate::i18n::filling::FormProblem;

    #[test]
    fn a_form_is_read_as_it_was_written() {
        let mut known = Filled::default();
        known.put_text(Field::Title, Some("“双引”与\"直引\"\\反斜"));
        known.put(Field::Tags, Entry::List(vec!["重点".into(), "a,b".into()]));
        for lang in [Lang::Zh, Lang::En] {
            let form = Form::new(known.clone(), lang);
            let read = form.read(&form.text()).expect("read");
            for field in [Field::Title, Field::Tags] {
                assert_eq!(read.get(field), known.get(field));
            }
            assert_eq!(read.get(Field::Due), Some(&Entry::Text(String::new())));
            assert!(form.read("").expect("read").is_empty());
        }
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        let form = Form::new(Filled::default(), Lang::Zh);
        let check = |text: &str| form.read(text).expect_err(text);
        assert!(matches!(check("title = \"a\"\ndue = 年底\n"), FormProblem::Line { line: 2, .. }));
        assert!(matches!(check("titel = \"a\""), FormProblem::UnknownField { .. }));
        assert_eq!(check("title = [\"a\"]"), FormProblem::NotText { name: "title" });
        assert_eq!(check("tags = 5"), FormProblem::NotAList { name: "tags" });
        let due = form.read("due = 2027-06-30").expect("read");
        assert_eq!(due.get(Field::Due), Some(&Entry::Text("2027-06-30".into())));
    }

    #[test]
    fn the_last_mistake_only_stands_above_the_form() {
        let first = with_mistake("title = 1x\n", "甲", Lang::Zh);
        let second = with_mistake(&first, "乙\n丙", Lang::Zh);
        assert!(second.contains("# ! 乙\n# ! 丙\ntitle = 1x\n"), "{second}");
        assert!(!second.contains('甲'), "{second}");
    }
}
