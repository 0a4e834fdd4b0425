//! `nuo completions SHELL`, and the hidden command that the scripts of the
//! shells ask what may stand at the cursor.
//!
//! The scripts hold no words of their own: codes, statuses and filters change,
//! and so does the command line.

mod line;
mod offers;
mod place;

use super::args::Typed;
use super::choice::keyed;
use super::output::{Broken, Output, Paint, Talk};
use crate::settings::{Environment, Flags, Settings, fixed_day};
use clap::{Args, CommandFactory};
use line::Line;
use offers::{Ledger, Offers, offers};
use place::place;
use std::ffi::OsString;

/// A shell that has a script.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
}

impl Shell {
    const ALL: &'static [Self] = &[Self::Bash, Self::Zsh, Self::Fish];

    const fn key(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
        }
    }

    const fn script(self) -> &'static str {
        match self {
            Self::Bash => include_str!("../../../assets/completions/nuo.bash"),
            Self::Zsh => include_str!("../../../assets/completions/nuo.zsh"),
            Self::Fish => include_str!("../../../assets/completions/nuo.fish"),
        }
    }
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    #[arg(value_name = "SHELL", value_parser = keyed(Shell::ALL, Shell::key))]
    pub shell: Shell,
}

/// Prints the script of a shell.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(output: &mut Output, args: &CompletionsArgs) -> Result<(), Broken> {
    args.shell.script().lines().try_for_each(|line| output.line(line))?;
    output.finish()
}

/// The first argument of the question that the scripts ask.
pub const QUESTION: &str = "__complete";

/// Answers what may stand at the cursor: `words` and the words up to it, or
/// `line` with the line up to it and the characters at which the shell breaks
/// words. The first line of the answer is `words` or `files`, the others are
/// candidates with a tab and what they are. Nothing is ever said of errors: a
/// person is in the middle of typing.
///
/// # Errors
/// When standard output cannot be written.
pub fn answer(arguments: &[OsString], environment: &Environment) -> Result<(), Broken> {
    let arguments: Vec<String> =
        arguments.iter().map(|text| text.to_string_lossy().into_owned()).collect();
    let line = match arguments.as_slice() {
        [form, line, breaks] if form == "line" => Line::typed(line, breaks),
        [form, words @ ..] if form == "words" => Line::of_words(words),
        _ => return Ok(()),
    };
    let mut root = Typed::command();
    root.build();
    let found = place(&line.words, &root);
    let Ok(settings) = settings(&line.words, environment) else { return Ok(()) };
    let lang = settings.lang;
    let Offers { candidates, files } = offers(&found, &Ledger::of(settings), lang);
    let mut output = Output::new(Paint::Plain, Talk::Quiet, None);
    output.line(if files { "files" } else { "words" })?;
    for candidate in candidates {
        let Some(text) = candidate.text.get(line.behind_break..) else { continue };
        output.pair(text, &candidate.about)?;
    }
    output.finish()
}

/// The settings that hold for the line: its own flags count too.
fn settings(words: &[String], environment: &Environment) -> Result<Settings, ()> {
    let value = |flag: &str| {
        let with_sign = format!("{flag}=");
        let at = words.iter().position(|word| word == flag || word.starts_with(&with_sign))?;
        let own = words[at].strip_prefix(&with_sign);
        own.or_else(|| words.get(at + 1).map(String::as_str)).filter(|value| !value.is_empty())
    };
    let flags = Flags {
        db: value("--db").map(Into::into),
        lang: value("--lang").and_then(crate::i18n::Lang::from_key),
        today: value("--today").and_then(|day| fixed_day("--today", day).ok()),
        color: None,
    };
    Settings::resolve(&flags, environment).map_err(drop)
}
