//! What a person fills in about a commitment, field by field, and what follows
//! from it: a draft of one's own, or an edit.
//!
//! Flags, a form in an editor and a dialog all end here, so that the same words
//! mean the same everywhere. Must not know how the fields were typed.

mod due_words;
mod target_words;

pub use due_words::read_due;
pub use target_words::read_target;

use crate::domain::commitment::{Draft, DueWords, PartName};
use crate::domain::dates::DateProblem;
use crate::domain::due::Rule;
use crate::domain::event::{Change, Edit};
use crate::domain::query::{kind_named, strength_named};
use crate::domain::target::Target;
use crate::domain::vocabulary::{Kind, Scope, Strength};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A field of a commitment, in the order in which a form has them.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Field {
    Code,
    Title,
    TitleEn,
    Due,
    Kind,
    Strength,
    Condition,
    Target,
    Parts,
    Lead,
    Co,
    Tags,
    Note,
}

impl Field {
    /// Those of a new commitment of one's own.
    pub const NEW: &'static [Self] = &[
        Self::Code,
        Self::Title,
        Self::TitleEn,
        Self::Due,
        Self::Kind,
        Self::Strength,
        Self::Condition,
        Self::Target,
        Self::Parts,
        Self::Lead,
        Self::Co,
        Self::Tags,
        Self::Note,
    ];
    /// Those that may be changed of one's own.
    pub const OWN: &'static [Self] = &[
        Self::Title,
        Self::TitleEn,
        Self::Due,
        Self::Kind,
        Self::Strength,
        Self::Condition,
        Self::Target,
        Self::Lead,
        Self::Co,
        Self::Tags,
    ];
    /// Those that may be changed of a letter's: what nuo says, not the letter.
    pub const LETTERS: &'static [Self] =
        &[Self::Title, Self::TitleEn, Self::Lead, Self::Co, Self::Tags];

    /// The name of the field in a form.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Title => "title",
            Self::TitleEn => "title_en",
            Self::Due => "due",
            Self::Kind => "kind",
            Self::Strength => "strength",
            Self::Condition => "condition",
            Self::Target => "target",
            Self::Parts => "parts",
            Self::Lead => "lead",
            Self::Co => "co",
            Self::Tags => "tags",
            Self::Note => "note",
        }
    }

    /// Whether it holds several texts.
    #[must_use]
    pub const fn is_list(self) -> bool {
        match self {
            Self::Parts | Self::Lead | Self::Co | Self::Tags => true,
            Self::Code
            | Self::Title
            | Self::TitleEn
            | Self::Due
            | Self::Kind
            | Self::Strength
            | Self::Condition
            | Self::Target
            | Self::Note => false,
        }
    }
}

/// What stands in a field.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Entry {
    Text(String),
    List(Vec<String>),
}

/// The fields that were filled in; the others were not touched.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Filled(BTreeMap<Field, Entry>);

/// Why what was filled in makes no commitment.
#[derive(Clone, Debug, PartialEq)]
pub enum Unfit {
    Due(DateProblem),
    Kind { text: String },
    Strength { text: String },
    Target { text: String },
}

impl Filled {
    /// Fills in a field.
    pub fn put(&mut self, field: Field, entry: Entry) {
        self.0.insert(field, entry);
    }

    /// Fills in a field where there is something to fill in.
    pub fn put_text(&mut self, field: Field, text: Option<&str>) {
        if let Some(text) = text {
            self.put(field, Entry::Text(text.to_owned()));
        }
    }

    #[must_use]
    pub fn get(&self, field: Field) -> Option<&Entry> {
        self.0.get(&field)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those fields that are not filled in alike in `shown`.
    #[must_use]
    pub fn changes_from(&self, shown: &Self) -> Self {
        let changed = self.0.iter().filter(|(field, entry)| shown.get(**field) != Some(entry));
        Self(changed.map(|(field, entry)| (*field, entry.clone())).collect())
    }

    /// These fields with others over them.
    #[must_use]
    pub fn with(&self, others: &Self) -> Self {
        let mut both = self.clone();
        both.0.extend(others.0.clone());
        both
    }

    /// The text of a field without the space around it; `None` where it was not
    /// touched.
    fn text(&self, field: Field) -> Option<&str> {
        match self.0.get(&field)? {
            Entry::Text(text) => Some(text.trim()),
            Entry::List(_) => None,
        }
    }

    /// The texts of a field, each once and none of them empty.
    fn list(&self, field: Field) -> Option<Vec<String>> {
        let Entry::List(texts) = self.0.get(&field)? else { return None };
        let mut kept: Vec<String> = Vec::new();
        for text in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            if !kept.iter().any(|known| known == text) {
                kept.push(text.to_owned());
            }
        }
        Some(kept)
    }

    /// The draft of a new commitment of one's own. Where nothing is said of its
    /// kind it follows from the due date and the target; the code is empty where
    /// none was chosen.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn draft(&self, today: NaiveDate) -> Result<Draft, Unfit> {
        let filled = |field| self.text(field).filter(|text| !text.is_empty());
        let due = due(filled(Field::Due).unwrap_or_default(), today)?;
        let target = target(filled(Field::Target).unwrap_or_default(), due.rule)?;
        let kind = match filled(Field::Kind) {
            Some(text) => kind(text)?,
            None => usual_kind(&due, target.as_ref()),
        };
        let condition = filled(Field::Condition).map(str::to_owned);
        let strength = match filled(Field::Strength) {
            Some(text) => strength(text)?,
            None if condition.is_some() => Strength::Conditional,
            None => Strength::Firm,
        };
        let due = match due.rule {
            Rule::None if strength == Strength::Conditional => {
                DueWords { rule: Rule::Condition, ..due }
            }
            _ => due,
        };
        let part = |name: String| PartName { name, name_en: String::new() };
        Ok(Draft {
            code: filled(Field::Code).unwrap_or_default().to_owned(),
            title: filled(Field::Title).unwrap_or_default().to_owned(),
            title_en: filled(Field::TitleEn).unwrap_or_default().to_owned(),
            kind,
            strength,
            condition,
            condition_en: None,
            lead: self.list(Field::Lead).unwrap_or_default(),
            lead_named: true,
            co: self.list(Field::Co).unwrap_or_default(),
            due,
            target,
            parts: self.list(Field::Parts).unwrap_or_default().into_iter().map(part).collect(),
            theme: String::new(),
            theme_en: String::new(),
            tags: self.list(Field::Tags).unwrap_or_default(),
            source: Vec::new(),
            fields: BTreeMap::new(),
        })
    }

    /// The note that goes with a new commitment.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        self.text(Field::Note).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The edit of a commitment that is now as `draft` says: what is emptied is
    /// taken away, or found out again.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn edit(&self, draft: &Draft, today: NaiveDate) -> Result<Edit, Unfit> {
        let due = self.text(Field::Due).map(|text| due(text, today)).transpose()?;
        let stands = due.as_ref().unwrap_or(&draft.due);
        let target = self.text(Field::Target).map(|text| target(text, stands.rule)).transpose()?;
        let kind = match self.text(Field::Kind) {
            Some("") => {
                let target = target.as_ref().unwrap_or(&draft.target);
                Some(usual_kind(stands, target.as_ref()))
            }
            text => text.map(kind).transpose()?,
        };
        let strength = match self.text(Field::Strength) {
            Some("") => Some(Strength::Firm),
            text => text.map(strength).transpose()?,
        };
        let owned = |text: &str| text.to_owned();
        Ok(Edit {
            title: self.text(Field::Title).map(owned),
            title_en: self.text(Field::TitleEn).map(owned),
            lead: self.list(Field::Lead),
            co: self.list(Field::Co),
            tags: self.list(Field::Tags),
            kind,
            strength,
            condition: self.text(Field::Condition).map(|text| match text {
                "" => Change::Clear,
                text => Change::Set(text.to_owned()),
            }),
            target: target.map(|target| target.map_or(Change::Clear, Change::Set)),
            due,
            fields: BTreeMap::new(),
        })
    }
}

fn due(text: &str, today: NaiveDate) -> Result<DueWords, Unfit> {
    let none = DueWords { wording: String::new(), wording_en: String::new(), rule: Rule::None };
    if text.is_empty() { Ok(none) } else { read_due(text, today).map_err(Unfit::Due) }
}

fn target(text: &str, rule: Rule) -> Result<Option<Target>, Unfit> {
    let scope = match rule {
        Rule::Every { .. } => Scope::Period,
        _ => Scope::Window,
    };
    match text {
        "" => Ok(None),
        text => match read_target(text, scope) {
            Some(target) => Ok(Some(target)),
            None => Err(Unfit::Target { text: text.to_owned() }),
        },
    }
}

fn kind(text: &str) -> Result<Kind, Unfit> {
    kind_named(text).ok_or_else(|| Unfit::Kind { text: text.to_owned() })
}

fn strength(text: &str) -> Result<Strength, Unfit> {
    strength_named(text).ok_or_else(|| Unfit::Strength { text: text.to_owned() })
}

/// The kind of a commitment of which nobody said it: it follows from the due
/// date and the target.
#[must_use]
pub fn usual_kind(due: &DueWords, target: Option<&Target>) -> Kind {
    match (due.rule, target) {
        (Rule::Every { .. }, _) => Kind::Recurring,
        (_, Some(target)) if target.low.is_none() && target.high.is_none() => Kind::Floor,
        (_, Some(_)) => Kind::Quantity,
        // The words for "goes on" are kept, those for "no date" are not.
        (Rule::None, None) if !due.wording.is_empty() => Kind::Continuous,
        (_, None) => Kind::Output,
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Field, Filled};
    use crate::domain::due::Rule;
    use crate::domain::event::Change;
    use crate::domain::vocabulary::Kind;

    fn filled(texts: &[(Field, &str)]) -> Filled {
        let mut filled = Filled::default();
        for (field, text) in texts {
            filled.put_text(*field, Some(text));
        }
        filled
    }

    #[test]
    fn the_kind_follows_from_due_date_and_target() {
        let today = "2026-11-23".parse().expect("a day");
        for (due, target, kind, rule) in [
            ("2027年底", "", "output", "year-end:2027"),
            ("", "", "output", "none"),
            ("持续", "", "continuous", "none"),
            ("每年", "500 名", "recurring", "every:year"),
            ("年底", "20-30 家", "quantity", "day:2026-12-31"),
            ("", "经费只增不减", "floor", "none"),
        ] {
            let draft = filled(&[(Field::Due, due), (Field::Target, target)]).draft(today);
            let draft = draft.expect(due);
            let found = (draft.kind.key(), draft.due.rule.to_string());
            assert_eq!(found, (kind, rule.to_owned()), "{due} {target}");
        }
    }

    #[test]
    fn what_is_emptied_is_taken_away_and_what_is_untouched_stays() {
        let today = "2026-11-23".parse().expect("a day");
        let was = filled(&[(Field::Due, "每年"), (Field::Target, "5 份"), (Field::Kind, "floor")]);
        let draft = was.draft(today).expect("a draft");
        let mut emptied = filled(&[
            (Field::Due, ""),
            (Field::Target, " "),
            (Field::Condition, ""),
            (Field::Kind, ""),
        ]);
        emptied.put(Field::Tags, Entry::List(vec![" 重点 ".into(), "重点".into(), String::new()]));
        let edit = emptied.edit(&draft, today).expect("read");
        assert_eq!(edit.due.map(|due| due.rule), Some(Rule::None));
        assert_eq!((edit.target, edit.condition), (Some(Change::Clear), Some(Change::Clear)));
        assert_eq!(edit.tags, Some(vec!["重点".to_owned()]));
        assert_eq!(edit.kind, Some(Kind::Output), "it is found out again");
        assert_eq!((edit.title, edit.lead, edit.strength), (None, None, None));
    }
}
