//! What can be wrong with the shape of a command line, and the words for it.

use crate::i18n::{Lang, either};

/// What is wrong with the shape of a command line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ShapeProblem {
    UnknownCommand {
        word: String,
        near: Option<String>,
    },
    UnknownFlag {
        flag: String,
        near: Option<String>,
    },
    MissingCommand {
        command: String,
        known: Vec<String>,
    },
    MissingArguments {
        command: String,
        names: Vec<String>,
    },
    MissingValue {
        command: String,
        name: String,
    },
    BadValue {
        name: String,
        value: String,
        known: Vec<String>,
        near: Option<String>,
    },
    NotANumber {
        name: String,
        value: String,
    },
    Conflict {
        name: String,
        with: String,
    },
    UnneededValue {
        name: String,
    },
    NotUnicode,
    /// A mistake that the parser cannot describe.
    Other {
        command: String,
    },
}

impl ShapeProblem {
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::UnknownCommand { .. } => "unknown_command",
            Self::UnknownFlag { .. } => "unknown_flag",
            Self::MissingCommand { .. } => "missing_command",
            Self::MissingArguments { .. } => "missing_argument",
            Self::MissingValue { .. } => "missing_value",
            Self::BadValue { .. } | Self::NotANumber { .. } | Self::UnneededValue { .. } => {
                "bad_value"
            }
            Self::Conflict { .. } => "conflict",
            Self::NotUnicode => "not_unicode",
            Self::Other { .. } => "usage",
        }
    }

    pub(super) fn words(&self, lang: Lang) -> (String, String) {
        match self {
            Self::UnknownCommand { word, near } => (
                either!(lang, "没有“{word}”这个命令", "There is no command \"{word}\""),
                near.as_deref().map_or_else(|| see_help("", lang), |near| did_you_mean(near, lang)),
            ),
            Self::UnknownFlag { flag, near } => (
                either!(
                    lang,
                    "没有“{flag}”这个选项或参数",
                    "There is no option or argument \"{flag}\""
                ),
                near.as_deref().map_or_else(|| see_help("", lang), |near| did_you_mean(near, lang)),
            ),
            Self::MissingCommand { command, known } => {
                let known = known.join(lang.pick("、", ", "));
                (
                    either!(
                        lang,
                        "nuo {command} 后面缺少子命令",
                        "nuo {command} needs a subcommand"
                    ),
                    either!(lang, "可用：{known}", "Possible: {known}"),
                )
            }
            Self::MissingArguments { command, names } => {
                let names = names.join(lang.pick("、", ", "));
                (either!(lang, "缺少参数：{names}", "Missing: {names}"), see_help(command, lang))
            }
            Self::MissingValue { command, name } => (
                either!(lang, "{name} 后面缺少值", "{name} needs a value"),
                see_help(command, lang),
            ),
            Self::BadValue { name, value, known, near } => {
                let known = known.join(" ");
                (
                    either!(lang, "{name} 没有“{value}”这个值", "{name} has no value \"{value}\""),
                    match near {
                        Some(near) => did_you_mean(near, lang),
                        None if known.is_empty() => String::new(),
                        None => either!(lang, "可用：{known}", "Possible: {known}"),
                    },
                )
            }
            Self::NotANumber { name, value } => (
                either!(
                    lang,
                    "{name} 不接受“{value}”，要一个范围内的整数",
                    "{name} does not take \"{value}\"; it needs a whole number in range"
                ),
                String::new(),
            ),
            Self::Conflict { name, with } => (
                either!(lang, "{name} 与 {with} 不能同用", "{name} cannot be used with {with}"),
                lang.pick("两者留一", "Leave one of them out").to_owned(),
            ),
            Self::UnneededValue { name } => (
                either!(lang, "{name} 不带值，或值的个数不对", "{name} takes no such value"),
                String::new(),
            ),
            Self::NotUnicode => (
                lang.pick("参数不是 UTF-8 文字", "An argument is not UTF-8 text").to_owned(),
                String::new(),
            ),
            Self::Other { command } => (
                lang.pick("命令写法不对", "The command line cannot be read").to_owned(),
                see_help(command, lang),
            ),
        }
    }
}

/// A suggestion for a mistyped word.
pub(super) fn did_you_mean(near: &str, lang: Lang) -> String {
    either!(lang, "是不是 {near}？", "Did you mean {near}?")
}

fn see_help(command: &str, lang: Lang) -> String {
    let command =
        if command.is_empty() { "nuo -h".to_owned() } else { format!("nuo {command} -h") };
    either!(lang, "用法见 {command}", "See {command}")
}
