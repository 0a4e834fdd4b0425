//! A filter in words, with every date resolved, so that a person sees what
//! was understood.

use super::{Lang, Term};
use crate::domain::query::{
    CodePattern, Comparison, DateField, DateTest, Key, NameField, NumberField, Query,
};

/// What a filter asks.
#[must_use]
pub fn filter(query: &Query, lang: Lang) -> String {
    match query {
        Query::All => lang.pick("全部", "everything").to_owned(),
        Query::And(queries) => joined(queries, lang.pick(" 且 ", " and "), lang),
        Query::Or(queries) => format!("({})", joined(queries, lang.pick(" 或 ", " or "), lang)),
        Query::Not(query) => format!("{}{}", lang.pick("非", "not "), filter(query, lang)),
        Query::Flag(flag) => lang.pick(flag.chinese(), flag.english()).to_owned(),
        Query::Text(text) => match lang {
            Lang::Zh => format!("含“{text}”"),
            Lang::En => format!("has \"{text}\""),
        },
        Query::Code(patterns) => {
            let codes: Vec<String> = patterns
                .iter()
                .map(|pattern| match pattern {
                    CodePattern::Exact(code) | CodePattern::Glob(code) => code.clone(),
                    CodePattern::Family(code) => format!("{code}.*"),
                })
                .collect();
            listed(Key::Code, codes.iter().map(String::as_str), "=", lang)
        }
        Query::Status(list) => terms(Key::Status, list, lang),
        Query::Kind(list) => terms(Key::Kind, list, lang),
        Query::Strength(list) => terms(Key::Strength, list, lang),
        Query::Certainty(list) => terms(Key::Certainty, list, lang),
        Query::Lead(list) => has(Key::Lead, list, lang),
        Query::Co(list) => has(Key::Co, list, lang),
        Query::Note(list) => has(Key::Note, list, lang),
        Query::Tag(list) => has(Key::Tag, list, lang),
        Query::Letter(list) => has(Key::Letter, list, lang),
        Query::Named { field, names } => named(*field, names, lang),
        Query::Part(parts) => {
            let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
            listed(Key::Part, parts.iter().map(String::as_str), "=", lang)
        }
        Query::Date { field, test } => date(*field, *test, lang),
        Query::Number { field, comparison, value } => {
            let key = match field {
                NumberField::Evidence => Key::Evidence,
                NumberField::Moves => Key::Moves,
            };
            let sign = match comparison {
                Comparison::Less => "<",
                Comparison::AtMost => "<=",
                Comparison::Equal => "=",
                Comparison::AtLeast => ">=",
                Comparison::Greater => ">",
            };
            format!("{} {sign} {value}", name(key, lang))
        }
    }
}

fn joined(queries: &[Query], word: &str, lang: Lang) -> String {
    queries.iter().map(|query| filter(query, lang)).collect::<Vec<_>>().join(word)
}

const fn name(key: Key, lang: Lang) -> &'static str {
    lang.pick(key.chinese(), key.english())
}

fn listed<'v>(key: Key, values: impl Iterator<Item = &'v str>, sign: &str, lang: Lang) -> String {
    format!("{} {sign} {}", name(key, lang), values.collect::<Vec<_>>().join("|"))
}

fn terms<T: Term>(key: Key, list: &[T], lang: Lang) -> String {
    listed(key, list.iter().map(|value| value.word(lang)), "=", lang)
}

fn has(key: Key, list: &[String], lang: Lang) -> String {
    listed(key, list.iter().map(String::as_str), lang.pick("含", "has"), lang)
}

fn named(field: NameField, names: &[String], lang: Lang) -> String {
    let key = match field {
        NameField::Lead => Key::Lead,
        NameField::Co => Key::Co,
        NameField::Tag => Key::Tag,
        NameField::Letter => Key::Letter,
    };
    let none = lang.pick("无", "none");
    let shown = |name: &'_ String| if name.is_empty() { none.to_owned() } else { name.clone() };
    let names: Vec<String> = names.iter().map(shown).collect();
    listed(key, names.iter().map(String::as_str), "=", lang)
}

fn date(field: DateField, test: DateTest, lang: Lang) -> String {
    let name = match field {
        DateField::Due => name(Key::Due, lang),
        DateField::Review => name(Key::Review, lang),
        DateField::Updated => name(Key::Updated, lang),
    };
    match test {
        DateTest::Missing => format!("{name} {}", lang.pick("无", "none")),
        DateTest::Present => format!("{name} {}", lang.pick("有", "any")),
        DateTest::Between { from: Some(from), to: Some(to) } if from == to => {
            format!("{name} = {from}")
        }
        DateTest::Between { from: Some(from), to: Some(to) } => format!("{name} {from}..{to}"),
        DateTest::Between { from: Some(from), to: None } => format!("{name} >= {from}"),
        DateTest::Between { from: None, to: Some(to) } => format!("{name} <= {to}"),
        DateTest::Between { from: None, to: None } => name.to_owned(),
    }
}
