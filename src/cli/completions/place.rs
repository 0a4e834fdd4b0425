//! Where on a command line the cursor stands: in which command, and at a flag, a
//! flag's value, or an argument.

use crate::cli::help::below;
use clap::{Arg, ArgAction, Command};

/// What may stand at the cursor.
#[derive(Debug)]
pub enum Wanted<'a> {
    /// One of the command's commands.
    Commands,
    Flags,
    /// One of these: of `CODE… STATUS` both may come.
    Values(Vec<&'a Arg>),
    Nothing,
}

/// A place on a command line.
#[derive(Debug)]
pub struct Place<'a> {
    pub command: &'a Command,
    /// Such as `letter set`.
    pub path: String,
    pub wanted: Vec<Wanted<'a>>,
    /// What of the word at the cursor stands before the value: `--lang=`.
    pub head: String,
    /// The rest of the word.
    pub typed: String,
}

/// Finds the place of the last word.
#[must_use]
pub fn place<'a>(words: &[String], root: &'a Command) -> Place<'a> {
    let (typed, before) = words.split_last().map_or(("", &[][..]), |(last, before)| (last, before));
    let mut walk =
        Walk { command: root, path: String::new(), awaits: None, arguments: 0, plain: false };
    before.iter().skip(1).for_each(|word| walk.take(word));
    let (wanted, head) = walk.wanted(typed);
    let typed = typed.get(head.len()..).unwrap_or_default().to_owned();
    Place { command: walk.command, path: walk.path, wanted, head, typed }
}

struct Walk<'a> {
    command: &'a Command,
    path: String,
    /// The flag whose value comes next.
    awaits: Option<&'a Arg>,
    /// Arguments of the command so far.
    arguments: usize,
    /// Whether `--` has ended the flags.
    plain: bool,
}

impl<'a> Walk<'a> {
    fn take(&mut self, word: &str) {
        if self.awaits.take().is_some() {
            return;
        }
        if word == "--" && !self.plain {
            self.plain = true;
        } else if word.starts_with('-') && word.len() > 1 && !self.plain {
            self.awaits = if word.contains('=') { None } else { self.flag(word) };
        } else if let Some(found) = self.below(word) {
            self.path = below(&self.path, found.get_name());
            self.command = found;
        } else {
            self.arguments += 1;
        }
    }

    fn below(&self, word: &str) -> Option<&'a Command> {
        let first = self.arguments == 0 && !self.plain;
        first.then(|| self.command.find_subcommand(word)).flatten()
    }

    /// The flag that a word is, if it takes a value.
    fn flag(&self, word: &str) -> Option<&'a Arg> {
        let named = |arg: &&Arg| match word.strip_prefix("--") {
            Some(long) => arg.get_long() == Some(long),
            None => arg.get_short() == word.chars().next_back(),
        };
        self.command.get_arguments().filter(takes_value).find(named)
    }

    fn wanted(&self, typed: &str) -> (Vec<Wanted<'a>>, String) {
        if let Some(arg) = self.awaits {
            return (vec![Wanted::Values(vec![arg])], String::new());
        }
        let flags = typed.starts_with('-') && !self.plain;
        if let Some((flag, _)) = typed.split_once('=').filter(|_| flags) {
            let wanted = match self.flag(flag) {
                Some(arg) => Wanted::Values(vec![arg]),
                None => Wanted::Nothing,
            };
            return (vec![wanted], format!("{flag}="));
        }
        if flags && (typed.starts_with("--") || !self.takes_filters()) {
            return (vec![Wanted::Flags], String::new());
        }
        let mut wanted = Vec::new();
        if self.command.has_subcommands() && self.arguments == 0 {
            wanted.push(Wanted::Commands);
        }
        let values = self.values();
        if !values.is_empty() {
            wanted.push(Wanted::Values(values));
        }
        (wanted, String::new())
    }

    /// Whether a word that begins with `-` may be a negated term.
    fn takes_filters(&self) -> bool {
        self.command.get_positionals().any(|arg| super::offers::value_name(arg) == "FILTER")
    }

    /// The arguments that may come next.
    fn values(&self) -> Vec<&'a Arg> {
        let all: Vec<&Arg> = self.command.get_positionals().collect();
        let several =
            |arg: &&&Arg| arg.get_num_args().is_some_and(|number| number.max_values() > 1);
        match all.iter().position(|arg| several(&arg)) {
            // Behind the first of several anything may come that may come after.
            Some(first) if self.arguments > first => all[first..].to_vec(),
            Some(_) | None if self.command.is_allow_missing_positional_set() => {
                all.get(self.arguments..).unwrap_or_default().to_vec()
            }
            Some(_) | None => all.get(self.arguments).into_iter().copied().collect(),
        }
    }
}

fn takes_value(arg: &&Arg) -> bool {
    !arg.is_positional() && matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}
