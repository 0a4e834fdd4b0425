//! What is wrong with the keys that a person asks for in `config.toml`, and
//! how it is said.

use super::tui::Label;
use super::{Lang, either};

/// Why a line of `[keys]` is not followed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum KeyProblem {
    UnknownAction {
        name: String,
        /// The action that was probably meant.
        near: Option<String>,
    },
    /// The same action stands on an earlier line.
    Twice { action: String, line: usize },
    /// Neither a text nor a list of texts.
    NotKeys { action: String },
    /// No key is written like this, or no terminal sends it.
    Unreadable { action: String, key: String },
    /// It means something else in the same place, or begins or goes on with
    /// what does.
    Taken { action: String, key: String, by: Label, by_name: String },
    /// Neither quitting nor the palette would have a key.
    NoWayOut { action: String },
}

/// A line of `config.toml` that is not followed, as it is said.
#[must_use]
pub fn key_mistake(line: usize, problem: &KeyProblem, lang: Lang) -> String {
    let text = key_problem(problem, lang);
    either!(lang, "config.toml 第 {line} 行：{text}", "config.toml line {line}: {text}")
}

fn key_problem(problem: &KeyProblem, lang: Lang) -> String {
    match problem {
        KeyProblem::UnknownAction { name, near: Some(near) } => either!(
            lang,
            "没有叫 {name} 的动作，是不是 {near}？",
            "there is no action {name}; did you mean {near}?"
        ),
        KeyProblem::UnknownAction { name, near: None } => either!(
            lang,
            "没有叫 {name} 的动作，名称见 nuo keys",
            "there is no action {name}; nuo keys names them"
        ),
        KeyProblem::Twice { action, line } => either!(
            lang,
            "{action} 在第 {line} 行已经写过，以那行为准",
            "{action} is set on line {line} already, which counts"
        ),
        KeyProblem::NotKeys { action } => either!(
            lang,
            "{action} 要写成 \"x\" 或 [\"x\", \"Ctrl-N\"]，按键未改",
            "write {action} = \"x\" or [\"x\", \"Ctrl-N\"]; its keys stay"
        ),
        KeyProblem::Unreadable { action, key } => either!(
            lang,
            "“{key}”不是能用的键（写法如 x、Ctrl-N、PgDn、g x），{action} 按键未改",
            "\"{key}\" is no key (write x, Ctrl-N, PgDn or g x); the keys of {action} stay"
        ),
        KeyProblem::Taken { action, key, by, by_name } => {
            let by = by.say(lang);
            either!(
                lang,
                "{key} 与“{by}”（{by_name}）冲突，{action} 按键未改",
                "{key} clashes with \"{by}\" ({by_name}); the keys of {action} stay"
            )
        }
        KeyProblem::NoWayOut { action } => either!(
            lang,
            "quit 和 palette 不能都没有键，{action} 按键未改",
            "quit and palette cannot both be without a key; the keys of {action} stay"
        ),
    }
}

/// How many more lines are not followed, behind the first of them.
#[must_use]
pub fn more_key_mistakes(count: usize, lang: Lang) -> String {
    either!(lang, "另有 {count} 处，见 nuo keys", "{count} more; nuo keys tells them")
}
