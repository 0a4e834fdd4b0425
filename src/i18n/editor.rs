//! What can go wrong with a text in the person's own editor, and the words for
//! it.

use super::errors::{Phrase, io_reason};
use super::{Lang, either};
use std::io::Error;
use std::path::{Path, PathBuf};

/// Why an edited text cannot be used.
#[derive(Debug)]
pub enum EditorProblem {
    NotStarted {
        program: String,
        source: Error,
    },
    /// It ended and said that the text is not to be used; `code` is absent when
    /// a signal ended it.
    Failed {
        program: String,
        code: Option<i32>,
    },
    File {
        path: PathBuf,
        source: Error,
    },
    TooLong {
        limit_bytes: usize,
    },
    NotText,
}

/// The words for it.
#[must_use]
pub fn phrase_editor(problem: &EditorProblem, lang: Lang) -> Phrase {
    match problem {
        EditorProblem::NotStarted { program, source } => {
            let reason = io_reason(source, lang);
            Phrase::new(
                "no_editor",
                either!(
                    lang,
                    "无法启动编辑器 {program}：{reason}",
                    "Cannot start the editor {program}: {reason}"
                ),
                lang.pick(
                    "用 VISUAL 或 EDITOR 指定编辑器，例如 EDITOR=nano",
                    "Name your editor in VISUAL or EDITOR, for example EDITOR=nano",
                ),
            )
        }
        EditorProblem::Failed { program, code } => {
            let code = match code {
                Some(code) => either!(lang, "退出码 {code}", "exit code {code}"),
                None => lang.pick("被信号终止", "ended by a signal").to_owned(),
            };
            Phrase::new(
                "editor_failed",
                either!(
                    lang,
                    "编辑器 {program} 没有正常结束（{code}），没有改动",
                    "The editor {program} did not end well ({code}); nothing was changed"
                ),
                "",
            )
        }
        EditorProblem::File { path, source } => {
            let (path, reason) = (path.display(), io_reason(source, lang));
            Phrase::new(
                "editor_file",
                either!(
                    lang,
                    "无法读写临时文件 {path}：{reason}",
                    "Cannot use the temporary file {path}: {reason}"
                ),
                lang.pick("检查 TMPDIR 所指的文件夹", "Check the folder that TMPDIR names"),
            )
        }
        EditorProblem::TooLong { limit_bytes } => {
            let kilobytes = limit_bytes / 1024;
            Phrase::new(
                "too_long",
                either!(
                    lang,
                    "所写超过 {kilobytes} KB，没有改动",
                    "The text has more than {kilobytes} KB; nothing was changed"
                ),
                lang.pick(
                    "长材料可作佐证附上：nuo attach",
                    "Add a long text as evidence: nuo attach",
                ),
            )
        }
        EditorProblem::NotText => Phrase::new(
            "not_text",
            lang.pick(
                "所写不是 UTF-8 文字，没有改动",
                "The text is not UTF-8; nothing was changed",
            ),
            lang.pick("让编辑器以 UTF-8 保存", "Let the editor save it as UTF-8"),
        ),
    }
}

/// Where a text lies that could not be used, so that nothing typed is lost.
#[must_use]
pub fn kept_text(path: &Path, lang: Lang) -> String {
    let path = path.display();
    either!(lang, "所写内容保留在 {path}", "What you wrote is kept in {path}")
}

/// Somebody else changed a commitment while it was being edited.
#[must_use]
pub fn phrase_overtaken(code: &str, lang: Lang) -> Phrase {
    Phrase::new(
        "overtaken",
        either!(
            lang,
            "{code} 在编辑期间被别处改过，没有记录",
            "{code} was changed elsewhere while you edited it; nothing was recorded"
        ),
        either!(lang, "重新打开：nuo edit {code}", "Open it again: nuo edit {code}"),
    )
}
