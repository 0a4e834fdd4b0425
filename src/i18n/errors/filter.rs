//! A mistake in a filter, in words.

use super::{Phrase, date_hint, date_problem};
use crate::domain::query::{Key, QueryError, QueryProblem};
use crate::i18n::{Lang, either};

/// The words for a mistake in a filter, and what to do.
#[must_use]
pub fn phrase_filter(error: &QueryError, lang: Lang) -> Phrase {
    let (message, hint) = filter_words(&error.problem, lang);
    Phrase::new("filter", message, hint)
}

fn filter_words(problem: &QueryProblem, lang: Lang) -> (String, String) {
    let no_hint = String::new();
    let suggest = |suggestion: Option<&str>| {
        suggestion
            .map_or(String::new(), |word| either!(lang, "是不是 {word}？", "Did you mean {word}?"))
    };
    let word = |key: &Key| lang.pick(key.chinese(), key.english());
    match problem {
        QueryProblem::MissingTerm => {
            (lang.pick("这里缺一个条件", "a condition is missing here").to_owned(), no_hint)
        }
        QueryProblem::MissingKey { .. } => (
            lang.pick("符号前缺少字段", "there is no field before the sign").to_owned(),
            lang.pick("例如 状态:推进中", "for example status:in_progress").to_owned(),
        ),
        QueryProblem::MissingValue { key } => {
            let key = word(key);
            (either!(lang, "{key} 后面缺少值", "{key} has no value"), no_hint)
        }
        QueryProblem::UnknownKey { word, suggestion } => {
            let hint = match suggestion {
                Some(_) => suggest(*suggestion),
                None => either!(lang, "若是文字，请加引号", "Put it in quotes if it is text"),
            };
            (either!(lang, "没有字段“{word}”", "there is no field \"{word}\""), hint)
        }
        QueryProblem::UnknownValue { key, word: typed, suggestion, expected } => {
            let (key, expected) = (word(key), expected.join(" "));
            let hint = match suggestion {
                Some(_) => suggest(*suggestion),
                None => either!(lang, "可用：{expected}", "Possible: {expected}"),
            };
            (either!(lang, "{key} 没有“{typed}”这个值", "{key} has no value \"{typed}\""), hint)
        }
        QueryProblem::SignNotAllowed { key, sign, allowed } => {
            let (key, sign) = (word(key), sign.text());
            let allowed: Vec<&str> = allowed.iter().map(|sign| sign.text()).collect();
            let allowed = allowed.join(" ");
            (
                either!(lang, "{key} 不能用 {sign}", "{key} does not take {sign}"),
                either!(lang, "可用：{allowed}", "It takes {allowed}"),
            )
        }
        QueryProblem::FlagWithValue { flag } => {
            let flag = lang.pick(flag.chinese(), flag.english());
            (
                either!(
                    lang,
                    "{flag} 单独使用，后面不带值",
                    "{flag} stands alone, without a value"
                ),
                no_hint,
            )
        }
        QueryProblem::BadDate { problem, .. } => {
            (date_problem(problem, lang), date_hint(problem, lang).to_owned())
        }
        QueryProblem::BadNumber { key, word: typed } => {
            let key = word(key);
            (
                either!(
                    lang,
                    "{key} 要一个整数，不是“{typed}”",
                    "{key} takes a whole number, not \"{typed}\""
                ),
                no_hint,
            )
        }
        QueryProblem::UnclosedQuote => {
            (lang.pick("引号没有配对", "the quote is not closed").to_owned(), no_hint)
        }
        QueryProblem::UnclosedGroup => {
            (lang.pick("左括号没有配对", "the parenthesis is not closed").to_owned(), no_hint)
        }
        QueryProblem::UnopenedGroup => {
            (lang.pick("右括号没有配对", "the parenthesis was not opened").to_owned(), no_hint)
        }
        QueryProblem::TooDeep { limit } => (
            either!(lang, "括号超过 {limit} 层", "more than {limit} parentheses inside each other"),
            no_hint,
        ),
        QueryProblem::TooLong { limit } => {
            (either!(lang, "条件超过 {limit} 个", "more than {limit} conditions"), no_hint)
        }
    }
}
