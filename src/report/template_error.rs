//! What is wrong with a template, and where in it.

use crate::domain::spelling::distance;
use crate::i18n::template::{TemplateFault, phrase_template};
use crate::i18n::{Lang, Phrase};
use minijinja::{Error, ErrorKind, Value};
use std::collections::BTreeSet;

/// A mistake in a template.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TemplateProblem {
    /// The line it stands in, from one.
    pub line: Option<usize>,
    /// The piece of the template that is meant, on one line.
    pub piece: Option<String>,
    pub fault: Fault,
}

/// What kind of mistake it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fault {
    /// It is no template.
    Syntax { detail: String },
    /// It asks for a name that the report does not have; `near` is one that it
    /// has and that looks like it.
    UnknownName { near: Option<String> },
    /// It uses a filter, test or function that there is none of.
    UnknownTool { detail: String },
    /// It extends or includes a template that is not built in.
    UnknownTemplate,
    /// Anything else, in the words of the template engine.
    Other { detail: String },
}

/// More of a template than this is not quoted, in characters.
const LONGEST_PIECE: usize = 60;

/// Names longer than this are not guessed at, in characters.
const LONGEST_NAME: usize = 40;

impl TemplateProblem {
    /// The words for it, where the template lies in a file.
    #[must_use]
    pub fn phrase(&self, path: &str, lang: Lang) -> Phrase {
        let fault = match &self.fault {
            Fault::Syntax { detail } => TemplateFault::Syntax(detail),
            Fault::UnknownName { near } => TemplateFault::UnknownName(near.as_deref()),
            Fault::UnknownTool { detail } => TemplateFault::UnknownTool(detail),
            Fault::UnknownTemplate => TemplateFault::UnknownTemplate,
            Fault::Other { detail } => TemplateFault::Other(detail),
        };
        phrase_template(path, self.line, self.piece.as_deref(), fault, lang)
    }

    /// What an error of the engine means for the template `source` that was
    /// filled in with `data`.
    #[must_use]
    pub fn of(error: &Error, source: &str, data: &Value) -> Self {
        let error = innermost(error);
        let piece = piece(error, source);
        let detail = || error.detail().unwrap_or(error_name(error.kind())).to_owned();
        let fault = match error.kind() {
            ErrorKind::SyntaxError | ErrorKind::BadEscape => Fault::Syntax { detail: detail() },
            ErrorKind::UndefinedError => {
                Fault::UnknownName { near: piece.as_deref().and_then(|piece| near(piece, data)) }
            }
            ErrorKind::UnknownFilter
            | ErrorKind::UnknownTest
            | ErrorKind::UnknownFunction
            | ErrorKind::UnknownMethod => Fault::UnknownTool { detail: detail() },
            ErrorKind::TemplateNotFound => Fault::UnknownTemplate,
            _ => Fault::Other { detail: detail() },
        };
        Self { line: error.line(), piece, fault }
    }
}

/// An error in a block or a macro is wrapped once for each that it is in.
fn innermost(error: &Error) -> &Error {
    let mut inner = error;
    while let Some(next) =
        std::error::Error::source(inner).and_then(|source| source.downcast_ref::<Error>())
    {
        inner = next;
    }
    inner
}

fn error_name(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::SyntaxError => "syntax error",
        ErrorKind::InvalidOperation => "invalid operation",
        _ => "error",
    }
}

/// The piece of the template that the error points at, else its line.
fn piece(error: &Error, source: &str) -> Option<String> {
    let pointed = error.range().and_then(|range| source.get(range));
    let line = || source.lines().nth(error.line()?.checked_sub(1)?);
    let text = pointed.filter(|text| !text.trim().is_empty()).or_else(line)?;
    let text = text.trim().lines().next().unwrap_or_default();
    let mut piece: String = text.chars().take(LONGEST_PIECE).collect();
    if piece.len() < text.len() {
        piece.push('…');
    }
    (!piece.is_empty()).then_some(piece)
}

/// The name of the report that is most like the last one of a piece.
fn near(piece: &str, data: &Value) -> Option<String> {
    let letters = |word: &str| word.chars().collect::<Vec<char>>();
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let wrong = piece.split(|c| !is_part(c)).rfind(|word| !word.is_empty())?;
    let wrong_letters = letters(wrong);
    if wrong_letters.len() > LONGEST_NAME {
        return None;
    }
    let mut known = BTreeSet::new();
    gather(data, &mut known, 0);
    let measured = known.into_iter().filter(|name| name != wrong).map(|name| {
        let steps = distance(&wrong_letters, &letters(&name));
        (steps, name)
    });
    let (steps, name) = measured.min()?;
    (steps <= (wrong_letters.len() / 3).max(1)).then_some(name)
}

/// Names of the report lie no deeper than this.
const DEEPEST: usize = 8;

/// Every name of the report, from the first of each list.
fn gather(value: &Value, known: &mut BTreeSet<String>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    let Ok(inner) = value.try_iter() else { return };
    match value.kind() {
        minijinja::value::ValueKind::Map => {
            for key in inner {
                if let Ok(under) = value.get_item(&key) {
                    gather(&under, known, depth + 1);
                }
                known.extend(key.as_str().map(str::to_owned));
            }
        }
        minijinja::value::ValueKind::Seq => {
            inner.take(1).for_each(|first| gather(&first, known, depth + 1));
        }
        _ => {}
    }
}
