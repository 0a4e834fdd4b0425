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
use super::template_error::TemplateProblem;
use super::{Format, Languages, json};
use crate::domain::vocabulary::Status;
use crate::domain::weekly::{Wanted, WeeklyReport};
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

/// The templates that are part of the program, by name. The form that each is
/// for is the ending of its name.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("weekly.html", include_str!("../../assets/report/weekly.html")),
    ("weekly.md", include_str!("../../assets/report/weekly.md")),
    ("weekly.docx/document.xml", include_str!("../../assets/report/docx/document.xml")),
    ("weekly.docx/core.xml", include_str!("../../assets/report/docx/core.xml")),
];

/// The forms that have a built-in template.
pub const FORMS: [Format; 2] = [Format::Html, Format::Md];

/// The built-in template of one of the [`FORMS`].
#[must_use]
pub fn built_in(form: Format) -> &'static str {
    let name = format!("weekly.{}", form.ending());
    BUILT_IN.iter().find(|(known, _)| *known == name).map_or("", |(_, source)| source)
}

/// What a template is for, which says how what it prints is made safe.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Form {
    /// Nothing is escaped.
    Text,
    /// Nothing is escaped; there is a filter for it.
    Markdown,
    /// Markup is escaped, as in the two that follow.
    Html,
    Xml,
    /// Values are written as JSON.
    Json,
}

impl Form {
    /// What a template for a form of the report is for. The JSON is what
    /// templates are filled in with, and has none.
    #[must_use]
    pub const fn of(format: Format) -> Option<Self> {
        match format {
            Format::Text => Some(Self::Text),
            Format::Md => Some(Self::Markdown),
            Format::Html => Some(Self::Html),
            Format::Json | Format::Docx => None,
        }
    }

    /// What the name of a template says. An ending that only says that it is
    /// a template (`weekly.html.j2`) is passed over; any other is plain text.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let name = name.to_lowercase();
        let bare = [".j2", ".jinja", ".jinja2"].iter().find_map(|end| name.strip_suffix(end));
        match bare.unwrap_or(&name).rsplit('.').next() {
            Some("html" | "htm") => Self::Html,
            Some("xml" | "svg") => Self::Xml,
            Some("md" | "markdown") => Self::Markdown,
            Some("json") => Self::Json,
            _ => Self::Text,
        }
    }

    /// What a report in this form shows besides words.
    #[must_use]
    pub const fn wanted(self) -> Wanted {
        Wanted { charts: true, register: matches!(self, Self::Html | Self::Xml) }
    }

    /// The key of the report's form that is nearest to it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => Format::Text.key(),
            Self::Markdown => Format::Md.key(),
            Self::Html | Self::Xml => Format::Html.key(),
            Self::Json => Format::Json.key(),
        }
    }

    /// What the name of a template for this ends in.
    const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Xml => "xml",
            Self::Json => "json",
        }
    }
}

/// A user's template is called this, with the ending of its form: no built-in
/// one has such a name, and so it can extend any of them.
const OWN: &str = "own";

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

/// A user's template, filled in.
///
/// # Errors
/// What is wrong with the template, and where.
pub fn fill_own(source: &str, form: Form, data: &Value) -> Result<String, TemplateProblem> {
    let environment = environment();
    environment
        .render_named_str(&format!("{OWN}.{}", form.ending()), source, data.clone())
        .map_err(|error| TemplateProblem::of(&error, source, data))
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
