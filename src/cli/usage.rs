//! From what clap reports to what is said about it: clap does not speak
//! Chinese, so its errors are read as data.

use crate::i18n::Lang;
use crate::i18n::cli::{ShapeProblem, value_name};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// What is wrong with the command line; `command` is the command it is about
/// and `shape` how that command is made up.
#[must_use]
pub fn shape_problem(
    error: &clap::Error,
    command: &str,
    shape: &clap::Command,
    lang: Lang,
) -> ShapeProblem {
    let text = |kind: ContextKind| texts(error, kind, lang).into_iter().next().unwrap_or_default();
    let near = |kind: ContextKind| texts(error, kind, lang).into_iter().next();
    let command = command.to_owned();
    let name = text(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => ShapeProblem::UnknownCommand {
            word: text(ContextKind::InvalidSubcommand),
            near: near(ContextKind::SuggestedSubcommand),
        },
        ErrorKind::UnknownArgument => {
            ShapeProblem::UnknownFlag { flag: name, near: near(ContextKind::SuggestedArg) }
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let known = shape.get_subcommands().map(|below| below.get_name().to_owned());
            let known = known.filter(|name| name != "help").collect();
            ShapeProblem::MissingCommand { command, known }
        }
        ErrorKind::MissingRequiredArgument => {
            let names = missing(texts(error, ContextKind::InvalidArg, lang), shape, lang);
            ShapeProblem::MissingArguments { command, names }
        }
        ErrorKind::InvalidValue => {
            let value = text(ContextKind::InvalidValue);
            if value.is_empty() {
                return ShapeProblem::MissingValue { command, name };
            }
            let known = texts(error, ContextKind::ValidValue, lang);
            ShapeProblem::BadValue { name, value, known, near: near(ContextKind::SuggestedValue) }
        }
        ErrorKind::ValueValidation => {
            ShapeProblem::NotANumber { name, value: text(ContextKind::InvalidValue) }
        }
        ErrorKind::TooFewValues => ShapeProblem::MissingValue { command, name },
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            ShapeProblem::UnneededValue { name }
        }
        ErrorKind::ArgumentConflict => {
            ShapeProblem::Conflict { name, with: text(ContextKind::PriorArg) }
        }
        ErrorKind::InvalidUtf8 => ShapeProblem::NotUnicode,
        _ => ShapeProblem::Other { command },
    }
}

/// Of `CODE… STATUS` clap fills the last first and calls the codes missing,
/// where a person has written a code and forgotten the status.
fn missing(names: Vec<String>, shape: &clap::Command, lang: Lang) -> Vec<String> {
    let positionals: Vec<&clap::Arg> = shape.get_positionals().collect();
    let [codes, last] = positionals.as_slice() else { return names };
    let is_several = codes.get_num_args().is_some_and(|number| number.max_values() > 1);
    match names.as_slice() {
        [only] if is_several && only.starts_with('<') => vec![in_words(&last.to_string(), lang)],
        _ => names,
    }
}

fn texts(error: &clap::Error, kind: ContextKind, lang: Lang) -> Vec<String> {
    let found = match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(_) | None => Vec::new(),
    };
    match kind {
        ContextKind::InvalidArg | ContextKind::PriorArg => {
            found.iter().map(|text| in_words(text, lang)).collect()
        }
        _ => found,
    }
}

/// `--on <DATE>` as `--on <日期>`.
fn in_words(text: &str, lang: Lang) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((head, tail)) = rest.split_once('<') {
        let name = tail.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let name = &tail[..tail.len() - name.len()];
        words.push_str(head);
        words.push('<');
        words.push_str(value_name(name, lang));
        rest = &tail[name.len()..];
    }
    words.push_str(rest);
    words.replace("...", "…")
}

/// The command that a path such as `letter set` leads to.
#[must_use]
pub fn command_at<'a>(root: &'a clap::Command, path: &[String]) -> &'a clap::Command {
    path.iter().fold(root, |command, name| command.find_subcommand(name).unwrap_or(command))
}

/// What has to be known of a command line before it is parsed.
#[derive(Debug, Default)]
pub struct Glance {
    /// The commands that were named, such as `letter set`.
    pub commands: Vec<String>,
    pub lang: Option<String>,
    pub json: bool,
    /// The place of the first command among the arguments.
    first: Option<usize>,
    /// The places of what was given to flags as their values.
    values: Vec<usize>,
}

/// Reads what has to be known before parsing: the language of errors, their
/// form, and the command they are about.
#[must_use]
pub fn glance(arguments: &[OsString], root: &clap::Command) -> Glance {
    let mut glance = Glance::default();
    let mut command = root;
    let mut at = 1;
    while let Some(argument) = arguments.get(at) {
        let word = argument.to_string_lossy();
        at += 1;
        let flag = match word.strip_prefix("--") {
            Some("") => break,
            Some(flag) => flag,
            None if word.starts_with('-') => continue,
            None => {
                if let Some(next) = command.find_subcommand(word.as_ref()) {
                    glance.commands.push(word.into_owned());
                    glance.first.get_or_insert(at - 1);
                    command = next;
                }
                continue;
            }
        };
        let (flag, value) = match flag.split_once('=') {
            Some((flag, value)) => (flag, Some(value.to_owned())),
            None => (flag, None),
        };
        let next = arguments.get(at).map(|value| value.to_string_lossy());
        let takes_next = |argument: &clap::Arg| {
            let hyphen = next.as_deref().is_some_and(|next| next.starts_with('-'));
            argument.get_long() == Some(flag)
                && argument.get_action().takes_values()
                && (!hyphen || argument.is_allow_hyphen_values_set())
        };
        let mut known = command.get_arguments().chain(root.get_arguments());
        let value = match value {
            None if known.any(takes_next) => {
                glance.values.push(at);
                at += 1;
                next.map(std::borrow::Cow::into_owned)
            }
            value => value,
        };
        match flag {
            "lang" => glance.lang = value.or(glance.lang),
            "json" => glance.json = true,
            _ => {}
        }
    }
    glance
}

/// Stands before a filter word that begins with `-`, so that clap does not
/// take it for a flag. No argument of a program can hold this character.
const SHIELD: char = '\0';

/// The commands whose words are a filter.
const FILTERED: [&str; 4] = ["list", "status", "check", "export"];

/// The arguments with filter words such as `-closed` shielded.
#[must_use]
pub fn shielded(arguments: Vec<OsString>, glance: &Glance) -> Vec<OsString> {
    let filtered = glance.commands.first().is_some_and(|name| FILTERED.contains(&name.as_str()));
    let Some(first) = glance.first.filter(|_| filtered) else { return arguments };
    let shield = |(at, argument): (usize, OsString)| match argument.to_str() {
        Some(word) if at > first && is_negated(word) && !glance.values.contains(&at) => {
            OsString::from(format!("{SHIELD}{word}"))
        }
        _ => argument,
    };
    arguments.into_iter().enumerate().map(shield).collect()
}

fn is_negated(word: &str) -> bool {
    word.starts_with('-')
        && !word.starts_with("--")
        && !matches!(word, "-" | "-h" | "-q" | "-V" | "-hq" | "-qh" | "-o")
}

/// The words of a filter as one text.
#[must_use]
pub fn filter_text(words: &[String]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.trim_start_matches(SHIELD)).collect();
    words.join(" ")
}
