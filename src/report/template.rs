//! Templates: the built-in ones and those that a user brings.
//!
//! There is one environment for all of them. What a template prints is made
//! safe by the ending of its name: markup in `html` and `xml`, nothing but
//! control characters and direction marks elsewhere. A name that is not there
//! is an error, since a report with a hole in it is worse than none.
//!
//! A template is a single file. It may extend a built-in one by its name, and
//! it can read nothing else.

use super::page::{Page, pages};
use super::{Languages, json};
use crate::domain::vocabulary::Status;
use crate::domain::weekly::WeeklyReport;
use crate::i18n::{Lang, Term, short_date};
use crate::text::clean::strip_controls;
use crate::text::escape::markdown;
use chrono::NaiveDate;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
};
use serde::Serialize;

/// The templates that are part of the program, by name.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("weekly.html", include_str!("../../assets/report/weekly.html")),
    ("weekly.docx/document.xml", include_str!("../../assets/report/docx/document.xml")),
    ("weekly.docx/core.xml", include_str!("../../assets/report/docx/core.xml")),
];

/// What a template is filled with: the keys of the report as JSON has them,
/// and the same report in words.
#[derive(Serialize)]
struct Filling<'r> {
    #[serde(flatten)]
    report: json::Named<'r>,
    pages: Vec<Page>,
}

/// What a template sees of a report: the keys of its JSON, and `pages`, which
/// are its words in each language.
#[must_use]
pub fn data(report: &WeeklyReport, languages: Languages) -> Value {
    Value::from(Serde(Filling { report: json::Named::of(report), pages: pages(report, languages) }))
}

/// The environment of every template, with the built-in ones in it.
#[must_use]
pub fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(print);
    environment.set_debug(true);
    environment.set_syntax(syntax());
    environment.add_filter("short", short);
    environment.add_filter("word", word);
    environment.add_filter("markdown", |text: String| markdown(&text));
    for (name, source) in BUILT_IN {
        environment.add_template(name, source).expect("the tests fill in every built-in template");
    }
    environment
}

/// Lines that hold nothing but a tag leave no trace, and the last line keeps
/// its end.
fn syntax() -> SyntaxConfig {
    let mut builder = SyntaxConfig::builder();
    builder.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    builder.build().expect("the usual delimiters")
}

/// A built-in template, filled in.
#[must_use]
pub fn fill(name: &str, data: Value) -> String {
    let environment = environment();
    let template = environment.get_template(name).expect("the name of a built-in template");
    template.render(data).expect("the tests fill in every built-in template")
}

/// Prints a value: cleaned of what acts on a reader, then escaped as the
/// template's name asks for.
fn print(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() => {
            let mut text = strip_controls(text);
            // No XML may hold these.
            if *state.auto_escape() == AutoEscape::Html && text.contains(['\u{fffe}', '\u{ffff}']) {
                text = text.replace(['\u{fffe}', '\u{ffff}'], "").into();
            }
            escape_formatter(out, state, &Value::from(text.as_ref()))
        }
        _ => escape_formatter(out, state, value),
    }
}

/// `{{ day|short(as_of) }}`: month and day, with the year where it is another
/// than that of the second day.
fn short(day: String, seen_from: String) -> Result<String, Error> {
    Ok(short_date(parse_day(&day)?, parse_day(&seen_from)?))
}

fn parse_day(text: &str) -> Result<NaiveDate, Error> {
    text.parse().map_err(|_| {
        Error::new(ErrorKind::InvalidOperation, format!("{text:?} is not a day such as 2026-11-30"))
    })
}

/// `{{ status|word("zh") }}`: the word for a status in a language.
fn word(key: String, lang: String) -> Result<&'static str, Error> {
    let wrong = |what: String| Error::new(ErrorKind::InvalidOperation, what);
    let lang = Lang::from_key(&lang)
        .ok_or_else(|| wrong(format!("{lang:?} is no language; there are \"zh\" and \"en\"")))?;
    let status = Status::from_key(&key)
        .ok_or_else(|| wrong(format!("{key:?} is not the key of a status")))?;
    Ok(status.word(lang))
}
