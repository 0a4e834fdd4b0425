//! What is wrong with a user's template, in words.

use super::{Lang, Phrase, either};

/// The kinds of mistakes, each with what is said about it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum TemplateFault<'t> {
    /// It cannot be read as a template; the engine's reason.
    Syntax(&'t str),
    /// A name that the report does not have, with one that is like it.
    UnknownName(Option<&'t str>),
    /// A filter, test or function that there is none of; the engine's reason.
    UnknownTool(&'t str),
    UnknownTemplate,
    /// The engine's reason.
    Other(&'t str),
}

/// The words for a mistake in the template `path`, on a line and at a piece of
/// it where they are known.
#[must_use]
pub fn phrase_template(
    path: &str,
    line: Option<usize>,
    piece: Option<&str>,
    fault: TemplateFault<'_>,
    lang: Lang,
) -> Phrase {
    let place = match line {
        Some(line) => either!(lang, "模板 {path} 第 {line} 行", "Template {path}, line {line}"),
        None => either!(lang, "模板 {path}", "Template {path}"),
    };
    let at = match piece {
        Some(piece) => either!(lang, "“{piece}”处", " at \"{piece}\""),
        None => String::new(),
    };
    let (what, hint) = words(fault, lang);
    let colon = lang.pick("：", ": ");
    Phrase { key: "template", message: format!("{place}{at}{colon}{what}"), hint }
}

fn words(fault: TemplateFault<'_>, lang: Lang) -> (String, String) {
    let names = lang.pick(
        "可用的名字见 nuo weekly --format json，另有 pages；可有可无的先用 is defined 判断",
        "The names are those of nuo weekly --format json, and pages; test for optional ones with: is defined",
    );
    let example = lang.pick(
        "对照内置模板：nuo weekly --print-template html",
        "Compare the built-in one: nuo weekly --print-template html",
    );
    match fault {
        TemplateFault::Syntax(reason) => {
            (either!(lang, "语法有误（{reason}）", "it cannot be read ({reason})"), example.into())
        }
        TemplateFault::UnknownName(near) => {
            let what = lang.pick("周报里没有这个名字", "the report has no such name").to_owned();
            let hint = match near {
                Some(near) => {
                    either!(lang, "是不是 {near}？{names}", "Did you mean {near}? {names}")
                }
                None => names.to_owned(),
            };
            (what, hint)
        }
        TemplateFault::UnknownTool(reason) => (
            either!(lang, "没有这个过滤器或函数（{reason}）", "there is no such tool ({reason})"),
            lang.pick(
                "除 Jinja 常用的以外，另有 short、word 和 markdown",
                "Besides the usual ones of Jinja there are short, word and markdown",
            )
            .to_owned(),
        ),
        TemplateFault::UnknownTemplate => (
            lang.pick("没有这个模板", "there is no such template").to_owned(),
            lang.pick(
                "一份模板是一个文件，只能引用内置的 weekly.html 和 weekly.md",
                "A template is one file; it can extend the built-in weekly.html and weekly.md only",
            )
            .to_owned(),
        ),
        TemplateFault::Other(reason) => (
            either!(lang, "不能填写（{reason}）", "it cannot be filled in ({reason})"),
            example.into(),
        ),
    }
}
