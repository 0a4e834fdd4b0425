//! Errors in words: what happened and what to do next. The matches are
//! exhaustive, so that a new error does not compile without its words.

mod date;
mod filter;
mod ledger;
mod refusal;

pub use date::{date_hint, date_problem, phrase_date};
pub use filter::phrase_filter;

use super::cli::finding_words;
use super::seal::phrase_seal;
use super::whole::phrase_whole;
use super::{Lang, either};
use crate::app::AppError;

/// An error in words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Phrase {
    /// A stable English key for programs.
    pub key: &'static str,
    /// What happened and why.
    pub message: String,
    /// What to do next; empty where there is nothing to do.
    pub hint: String,
}

impl Phrase {
    pub(super) fn new(
        key: &'static str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { key, message: message.into(), hint: hint.into() }
    }
}

/// The words for an error of the application.
#[must_use]
pub fn phrase(error: &AppError, lang: Lang) -> Phrase {
    match error {
        AppError::Store(error) => ledger::store(error, lang),
        AppError::Refused(refusal) => refusal::refused(refusal, lang),
        AppError::EachRefused(refusals) => Phrase::new(
            "each_refused",
            super::refused_each(refusals, lang),
            lang.pick("没有记录任何改动", "Nothing was recorded"),
        ),
        AppError::NoSuchCode { typed, near } => Phrase::new(
            "no_such_code",
            either!(lang, "没有编号为 {typed} 的承诺", "There is no commitment {typed}"),
            match near.as_slice() {
                [] => {
                    lang.pick("用 nuo list 查看全部编号", "See all codes with: nuo list").to_owned()
                }
                near => {
                    let near = near.join(lang.pick("、", ", "));
                    either!(lang, "是不是 {near}？", "Did you mean {near}?")
                }
            },
        ),
        AppError::AmbiguousCode { typed, letters } => {
            let first = letters.first().map_or("", String::as_str);
            Phrase::new(
                "ambiguous_code",
                either!(
                    lang,
                    "编号 {typed} 在几份来文中都有",
                    "Several letters have the code {typed}"
                ),
                either!(
                    lang,
                    "写全来文，例如 {first}/{typed}",
                    "Name the letter too, for example {first}/{typed}"
                ),
            )
        }
        AppError::NoSuchLetter { known, .. } if known.is_empty() => Phrase::new(
            "no_such_letter",
            lang.pick("账本里没有来文", "The ledger has no letters"),
            "",
        ),
        AppError::NoSuchLetter { typed, known } => {
            let known = known.join(lang.pick("、", ", "));
            Phrase::new(
                "no_such_letter",
                either!(lang, "没有来文 {typed}", "There is no letter {typed}"),
                either!(lang, "现有来文：{known}", "Letters in the ledger: {known}"),
            )
        }
        AppError::NothingToUndo => Phrase::new(
            "nothing_to_undo",
            lang.pick("没有可以撤销的操作", "There is nothing to undo"),
            lang.pick("用 nuo log 查看操作记录", "See what was recorded with: nuo log"),
        ),
        AppError::NothingToRedo => Phrase::new(
            "nothing_to_redo",
            lang.pick("没有可以重做的操作", "There is nothing to redo"),
            lang.pick(
                "撤销之后若又有新的操作，就不能再重做",
                "Once something else is recorded after an undo, it cannot be redone",
            ),
        ),
        AppError::Past { day, .. } => Phrase::new(
            "past",
            either!(
                lang,
                "现在看到的是 {day} 时的账本，只能查看",
                "This is the ledger as of {day}; it can only be read"
            ),
            lang.pick(
                "界面上按 T 回到现在；命令去掉 --as-of",
                "Come back to now with T on the screens, or without --as-of",
            ),
        ),
        AppError::NotYet { day, today } => Phrase::new(
            "not_yet",
            either!(
                lang,
                "{day} 还没有到（今天是 {today}）",
                "{day} has not come (today is {today})"
            ),
            lang.pick("写今天或以前的日期", "Name today or a day before it"),
        ),
        AppError::NoSuchOperation(seq) => Phrase::new(
            "no_such_operation",
            either!(lang, "没有操作 #{seq}", "There is no operation #{seq}"),
            lang.pick("用 nuo log 查看操作序号", "See the numbers with: nuo log"),
        ),
        AppError::AlreadyUndone(seq) => Phrase::new(
            "already_undone",
            either!(lang, "操作 #{seq} 已经撤销", "Operation #{seq} is undone already"),
            lang.pick("用 nuo redo 可重做最近撤销的操作", "Put the last one back with: nuo redo"),
        ),
        AppError::NotUndoable(seq) => Phrase::new(
            "not_undoable",
            either!(lang, "操作 #{seq} 不能撤销", "Operation #{seq} cannot be undone"),
            lang.pick(
                "建账和撤销、重做本身不能撤销；撤销之后用 nuo redo 重做",
                "The founding, undos and redos stay; use nuo redo after an undo",
            ),
        ),
        AppError::BuiltOn { op, later } => Phrase::new(
            "built_on",
            either!(lang, "操作 #{later} 建立在 #{op} 之上", "Operation #{later} builds on #{op}"),
            either!(
                lang,
                "先撤销 #{later}：nuo undo {later}",
                "Undo #{later} first: nuo undo {later}"
            ),
        ),
        AppError::File { path, source } => {
            let (path, reason) = (path.display(), io_reason(source, lang));
            Phrase::new(
                "file",
                either!(
                    lang,
                    "无法读写文件 {path}：{reason}",
                    "Cannot use the file {path}: {reason}"
                ),
                lang.pick("请检查路径和权限", "Check the path and its permissions"),
            )
        }
        AppError::NotAFile { path } => {
            let path = path.display();
            Phrase::new(
                "not_a_file",
                either!(lang, "{path} 是文件夹，不是文件", "{path} is a directory, not a file"),
                lang.pick("请给出一个文件", "Name a file"),
            )
        }
        AppError::Exists { path } => {
            let path = path.display();
            Phrase::new(
                "exists",
                either!(
                    lang,
                    "{path} 已经存在，没有改动",
                    "{path} is there already; it was not changed"
                ),
                lang.pick(
                    "换一个文件名；nuo backup 可加 --force 覆盖",
                    "Take another name; nuo backup takes --force",
                ),
            )
        }
        AppError::IsLedger { path } => {
            let path = path.display();
            Phrase::new(
                "is_ledger",
                either!(
                    lang,
                    "{path} 是账本自己的文件，没有改动",
                    "{path} belongs to the ledger; it was not changed"
                ),
                lang.pick("换一个文件名", "Take another name"),
            )
        }
        AppError::NotRestorable { path, source } => {
            let Phrase { key, message, .. } = ledger::store(source, lang);
            let path = path.display();
            Phrase::new(
                key,
                either!(
                    lang,
                    "{path} 不能用来恢复：{message}；现有账本没有改动",
                    "{path} cannot be restored: {message}; the present ledger was not changed"
                ),
                other_copy(lang),
            )
        }
        AppError::Unsound { path, findings } => {
            let path = path.display();
            let first = findings.first().map(|found| finding_words(found, lang));
            let first = first.unwrap_or_default();
            Phrase::new(
                "unsound",
                either!(
                    lang,
                    "{path} 没有通过检验：{first}；没有改动",
                    "{path} does not prove sound: {first}; nothing was changed"
                ),
                other_copy(lang),
            )
        }
        AppError::TooLarge { path, limit } => {
            let (path, limit) = (path.display(), limit / 1024 / 1024);
            Phrase::new(
                "too_large",
                either!(lang, "{path} 超过 {limit} MB", "{path} is larger than {limit} MB"),
                lang.pick("可改为记录它的网址或文号", "Record its address or number instead"),
            )
        }
        AppError::OtherText { matched, clauses, misses } => {
            let shown: Vec<&str> = misses.iter().take(5).map(String::as_str).collect();
            let shown = shown.join(" ");
            Phrase::new(
                "other_text",
                either!(
                    lang,
                    "文件与来文不符：{clauses} 处原文只对上 {matched} 处，缺 {shown} 等",
                    "The file is not this letter: {matched} of {clauses} clauses match; missing {shown}"
                ),
                lang.pick(
                    "请附上这份复函的全文，每段一行；账本没有改动",
                    "Attach the full text of this reply, one paragraph a line; nothing was changed",
                ),
            )
        }
        AppError::NoText { letter } => Phrase::new(
            "no_text",
            either!(lang, "{letter} 没有附上原文", "No copy of {letter} is attached"),
            either!(
                lang,
                "附上后再打开：nuo letter attach {letter} 文件",
                "Attach one first: nuo letter attach {letter} FILE"
            ),
        ),
        AppError::NothingToOpen { code } => Phrase::new(
            "nothing_to_open",
            either!(
                lang,
                "{code} 的这项佐证没有文件，也没有网址",
                "This proof of {code} has no file and no address"
            ),
            lang.pick("看详情里的记录", "See the record in the details"),
        ),
        AppError::DamagedEvidence { name, path } => {
            let path = path.display();
            Phrase::new(
                "damaged_evidence",
                either!(
                    lang,
                    "佐证 {name} 的存档丢失或被改过（{path}）",
                    "The stored copy of {name} is missing or was changed ({path})"
                ),
                lang.pick(
                    "nuo doctor 查明哪些不符；从备份恢复这份文件",
                    "nuo doctor tells which differ; restore the file from a backup",
                ),
            )
        }
        AppError::NotText { path } => {
            let path = path.display();
            Phrase::new(
                "not_text",
                either!(lang, "{path} 不是文本文件", "{path} is not a text file"),
                lang.pick("请另存为 UTF-8 或 GB18030 文本", "Save it as UTF-8 or GB18030 text"),
            )
        }
        AppError::FutureWeek { week, today } => Phrase::new(
            "future_week",
            either!(
                lang,
                "{week} 还没有开始（今天是 {today}）",
                "{week} has not begun yet (today is {today})"
            ),
            lang.pick(
                "周报只能出到本周；不写 --week 即为本周",
                "Reports reach up to this week, which is the one without --week",
            ),
        ),
        AppError::Whole(problem) => phrase_whole(problem, lang),
        AppError::Seal(problem) => phrase_seal(*problem, lang),
        AppError::NoWeek(problem) => Phrase::new(
            "no_week",
            date_problem(problem, lang),
            lang.pick(
                "周次写作 2026-W11、上周，或该周的任意一天",
                "Write a week as 2026-W11, last, or any day in it",
            ),
        ),
        AppError::Catalogue(error) => Phrase::new(
            "catalogue",
            either!(lang, "承诺目录无法读取：{error}", "The catalogue cannot be read: {error}"),
            "",
        ),
    }
}

const fn other_copy(lang: Lang) -> &'static str {
    lang.pick(
        "换一份备份；自动备份在账本旁的 .backups 文件夹里",
        "Use another copy; automatic ones lie beside the ledger in the .backups folder",
    )
}

pub(super) fn io_reason(error: &std::io::Error, lang: Lang) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => lang.pick("文件不存在", "it does not exist").to_owned(),
        ErrorKind::PermissionDenied => lang.pick("没有权限", "permission denied").to_owned(),
        ErrorKind::StorageFull => lang.pick("磁盘已满", "the disk is full").to_owned(),
        ErrorKind::NotADirectory => {
            lang.pick("路径中有一段不是文件夹", "part of the path is not a directory").to_owned()
        }
        _ => error.to_string(),
    }
}
