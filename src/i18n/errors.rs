//! Errors in words: what happened and what to do next. The matches are
//! exhaustive, so that a new error does not compile without its words.

use super::terms::Term;
use super::{Lang, either};
use crate::app::{AppError, StoreError};
use crate::domain::dates::DateProblem;
use crate::domain::event::Refusal;
use crate::domain::query::{QueryError, QueryProblem};

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
        AppError::Store(error) => store(error, lang),
        AppError::Refused(refusal) => refused(refusal, lang),
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
        AppError::NoWeek(problem) => Phrase::new(
            "no_week",
            phrase_date(problem, lang),
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

fn io_reason(error: &std::io::Error, lang: Lang) -> String {
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

fn store(error: &StoreError, lang: Lang) -> Phrase {
    match error {
        StoreError::IsDirectory(path) => {
            let path = path.display();
            Phrase::new(
                "is_directory",
                either!(lang, "{path} 是文件夹，不是账本", "{path} is a directory, not a ledger"),
                either!(
                    lang,
                    "写上文件名，例如 --db {path}/nuo.db",
                    "Name a file in it, such as --db {path}/nuo.db"
                ),
            )
        }
        StoreError::NotALedger(path) => {
            let path = path.display();
            Phrase::new(
                "not_a_ledger",
                either!(
                    lang,
                    "{path} 不是 nuo 账本，未作改动",
                    "{path} is not a nuo ledger; it was left as it is"
                ),
                lang.pick(
                    "用 --db 指定账本，或换一个新文件名",
                    "Name a ledger with --db, or a new file",
                ),
            )
        }
        StoreError::Newer { path, found, known } => {
            let path = path.display();
            Phrase::new(
                "newer_ledger",
                either!(
                    lang,
                    "{path} 由更新版本的 nuo 写成（格式 {found}，本程序只懂到 {known}），未作改动",
                    "{path} was written by a newer nuo (format {found}; this one knows {known}); it was left as it is"
                ),
                lang.pick("请升级 nuo", "Use a newer nuo"),
            )
        }
        StoreError::Missing(path) => {
            let path = path.display();
            Phrase::new(
                "missing",
                either!(lang, "没有账本 {path}", "There is no ledger {path}"),
                lang.pick("去掉 --read-only 即可新建", "It is made when --read-only is left out"),
            )
        }
        StoreError::File { path, source } => {
            let (path, reason) = (path.display(), io_reason(source, lang));
            Phrase::new(
                "ledger_file",
                either!(
                    lang,
                    "无法打开账本 {path}：{reason}",
                    "Cannot open the ledger {path}: {reason}"
                ),
                lang.pick(
                    "请检查路径和权限，或用 --db 另指一处",
                    "Check the path and its permissions, or name another with --db",
                ),
            )
        }
        StoreError::ReadOnly => Phrase::new(
            "read_only",
            lang.pick("账本只读，没有改动", "The ledger is read-only; nothing was changed"),
            lang.pick(
                "去掉 --read-only，或取得账本文件和所在文件夹的写权限",
                "Leave out --read-only, or get the right to write the file and its folder",
            ),
        ),
        StoreError::Busy => Phrase::new(
            "busy",
            lang.pick(
                "另一个程序正在写账本，没有改动",
                "Another process is writing; nothing was changed",
            ),
            lang.pick("稍后再试", "Try again in a moment"),
        ),
        StoreError::DiskFull => Phrase::new(
            "disk_full",
            lang.pick("磁盘已满，没有改动", "The disk is full; nothing was changed"),
            lang.pick("腾出空间后再试", "Free some space and try again"),
        ),
        StoreError::Io(detail) => Phrase::new(
            "ledger_io",
            either!(
                lang,
                "账本文件读写失败：{detail}",
                "The ledger file could not be read or written: {detail}"
            ),
            lang.pick(
                "检查磁盘、剩余空间和文件大小限制，然后重新打开账本核对",
                "Check the disk, its free space and limits on file size, then open the ledger again",
            ),
        ),
        StoreError::Damaged(detail) => Phrase::new(
            "damaged",
            either!(lang, "账本已损坏：{detail}", "The ledger is damaged: {detail}"),
            lang.pick("先复制一份，再运行 nuo doctor", "Copy it first, then run: nuo doctor"),
        ),
        StoreError::Setting(name) => Phrase::new(
            "setting",
            either!(
                lang,
                "账本不接受设置 {name}，为防丢失未作改动",
                "The ledger did not take the setting {name}; nothing was changed"
            ),
            lang.pick("换到本机磁盘上的文件夹", "Move it to a folder on a local disk"),
        ),
        StoreError::Sqlite(error) => Phrase::new(
            "sqlite",
            either!(lang, "账本读写失败：{error}", "The ledger could not be used: {error}"),
            lang.pick("运行 nuo doctor 检查", "Check it with: nuo doctor"),
        ),
    }
}

fn refused(refusal: &Refusal, lang: Lang) -> Phrase {
    match refusal {
        Refusal::NoSuchItem(code) => Phrase::new(
            "no_such_code",
            either!(lang, "没有编号为 {code} 的承诺", "There is no commitment {code}"),
            lang.pick("用 nuo list 查看全部编号", "See all codes with: nuo list"),
        ),
        Refusal::NoSuchLetter(id) => Phrase::new(
            "no_such_letter",
            either!(lang, "没有来文 {id}", "There is no letter {id}"),
            lang.pick("用 nuo letter list 查看", "See them with: nuo letter list"),
        ),
        Refusal::LetterKnown(id) => Phrase::new(
            "letter_known",
            either!(lang, "来文 {id} 已在账本中", "The letter {id} is in the ledger already"),
            "",
        ),
        Refusal::CodeTaken(code) => Phrase::new(
            "code_taken",
            either!(lang, "编号 {code} 已被占用", "The code {code} is taken"),
            lang.pick("换一个编号", "Choose another code"),
        ),
        Refusal::AlreadyStatus { code, status, on } => {
            let word = status.word(lang);
            Phrase::new(
                "already",
                either!(
                    lang,
                    "{code} 自 {on} 起已是“{word}”，没有改动",
                    "{code} has been \"{word}\" since {on}; nothing was changed"
                ),
                either!(
                    lang,
                    "补佐证用 nuo attach {code}，备注用 nuo note {code}",
                    "Add proof with nuo attach {code}, a note with nuo note {code}"
                ),
            )
        }
        Refusal::InFuture { on, today } => Phrase::new(
            "in_future",
            either!(
                lang,
                "{on} 在今天（{today}）之后，没有改动",
                "{on} lies after today ({today}); nothing was changed"
            ),
            lang.pick("生效日期只能是今天或以前", "Name today or an earlier day"),
        ),
        Refusal::NoReason => Phrase::new(
            "no_reason",
            lang.pick("必须写明理由，没有改动", "A reason is required; nothing was changed"),
            lang.pick("用 --reason 写明理由", "Give it with --reason"),
        ),
        Refusal::NoText => Phrase::new(
            "no_text",
            lang.pick("内容为空，没有改动", "The text is empty; nothing was changed"),
            "",
        ),
        Refusal::PartsOpen { code, open } => {
            let open = open.join(lang.pick("、", ", "));
            Phrase::new(
                "parts_open",
                either!(
                    lang,
                    "{code} 还有分项未办结：{open}",
                    "{code} still has open parts: {open}"
                ),
                either!(
                    lang,
                    "逐项用 nuo done {code} --part 名称，或一并用 --all-parts",
                    "Mark each with nuo done {code} --part NAME, or all with --all-parts"
                ),
            )
        }
        Refusal::NoSuchPart { code, name, known } => {
            let known = known.join(lang.pick("、", ", "));
            Phrase::new(
                "no_such_part",
                either!(
                    lang,
                    "{code} 没有（或不止一个）分项“{name}”",
                    "{code} has no (or more than one) part \"{name}\""
                ),
                if known.is_empty() {
                    lang.pick("它没有分项", "It has no parts").to_owned()
                } else {
                    either!(
                        lang,
                        "分项：{known}；也可写序号",
                        "Its parts: {known}; a number does too"
                    )
                },
            )
        }
        Refusal::PeriodNeeded { code, next } => {
            let next = next.map_or_else(|| "2026".to_owned(), |period| period.to_string());
            Phrase::new(
                "period_needed",
                either!(
                    lang,
                    "{code} 每期都要办，须写明是哪一期",
                    "{code} recurs; name the period"
                ),
                either!(
                    lang,
                    "例如 nuo done {code} --period {next}",
                    "For example: nuo done {code} --period {next}"
                ),
            )
        }
        Refusal::NoSuchPeriod { code, period, first } => Phrase::new(
            "no_such_period",
            either!(
                lang,
                "{code} 没有 {period} 这一期（或尚未开始）",
                "{code} has no period {period}, or it has not begun"
            ),
            first.map_or_else(
                || lang.pick("它不是周期性承诺", "It does not recur").to_owned(),
                |first| either!(lang, "第一期是 {first}", "Its first period is {first}"),
            ),
        ),
        Refusal::AlreadyAnswered { code, name } => Phrase::new(
            "already",
            either!(
                lang,
                "{code} 的 {name} 已经这样记过，没有改动",
                "{code} {name} is recorded like that already; nothing was changed"
            ),
            "",
        ),
        Refusal::NotAVerdict { status } => {
            let word = status.word(lang);
            Phrase::new(
                "not_a_verdict",
                either!(
                    lang,
                    "单期或分项不能记为“{word}”",
                    "A period or part cannot be \"{word}\""
                ),
                lang.pick("只能是 done 或 broken", "Use done or broken"),
            )
        }
        Refusal::NoTarget { code } => Phrase::new(
            "no_target",
            either!(
                lang,
                "{code} 没有量化目标，不能记进度值",
                "{code} has no target, so it takes no value"
            ),
            either!(
                lang,
                "可用 nuo note {code} 记文字进展",
                "Record progress in words with nuo note {code}"
            ),
        ),
        Refusal::BadValue { value } => Phrase::new(
            "bad_value",
            either!(lang, "{value} 不能作为进度值", "{value} cannot be recorded as a value"),
            lang.pick(
                "写不小于零的数，或 +4 这样的增量",
                "Give a number from zero up, or a step such as +4",
            ),
        ),
        Refusal::SameDue { code, to } => Phrase::new(
            "same_due",
            either!(
                lang,
                "{code} 的期限本来就是 {to}，没有改动",
                "{code} is due on {to} already; nothing was changed"
            ),
            "",
        ),
        Refusal::Closed { code, status } => {
            let word = status.word(lang);
            Phrase::new(
                "closed",
                either!(
                    lang,
                    "{code} 已结（{word}），不能改期限",
                    "{code} is closed ({word}); its due date cannot be moved"
                ),
                either!(
                    lang,
                    "如需重开：nuo mark {code} in_progress",
                    "To open it again: nuo mark {code} in_progress"
                ),
            )
        }
        Refusal::Withdrawn { code, on } => Phrase::new(
            "withdrawn",
            either!(lang, "{code} 已于 {on} 撤回", "{code} was withdrawn on {on}"),
            lang.pick(
                "撤销那次操作即可恢复：nuo log",
                "Undo that operation to bring it back: nuo log",
            ),
        ),
        Refusal::NothingChanges => Phrase::new(
            "nothing_changes",
            lang.pick("内容与现有一致，没有改动", "That is how it is already; nothing was changed"),
            "",
        ),
        Refusal::EvidenceKnown { code, title } => Phrase::new(
            "already",
            either!(
                lang,
                "{code} 已有这份佐证：{title}",
                "{code} has this evidence already: {title}"
            ),
            "",
        ),
    }
}

/// The words for a date that cannot be read.
#[must_use]
pub fn phrase_date(problem: &DateProblem, lang: Lang) -> String {
    match problem {
        DateProblem::Empty => lang.pick("没有写日期", "the date is missing").to_owned(),
        DateProblem::Unknown { text } => either!(
            lang,
            "看不懂日期“{text}”；写 2026-03-12、3月12日、月底、+30d 等",
            "cannot read the date \"{text}\"; write 2026-03-12, today, fri, eom or +30d"
        ),
        DateProblem::NoSuchDay { year, month, day } => {
            either!(lang, "{year}年{month}月没有{day}日", "{year}-{month:02} has no day {day}")
        }
        DateProblem::NoSuchMonth { year, month } => {
            either!(lang, "{year}年没有{month}月", "{year} has no month {month}")
        }
        DateProblem::NoSuchWeek { year, week } => {
            either!(lang, "{year}年没有第{week}周", "{year} has no week {week}")
        }
        DateProblem::Ambiguous { text, readings } => {
            let readings: Vec<String> = readings.iter().map(ToString::to_string).collect();
            let readings = readings.join(lang.pick("、", ", "));
            let or = if readings.is_empty() {
                String::new()
            } else {
                either!(lang, "（可能是 {readings}）", " (it may be {readings})")
            };
            either!(
                lang,
                "日期“{text}”有歧义{or}；请写年-月-日",
                "the date \"{text}\" is ambiguous{or}; write year-month-day"
            )
        }
        DateProblem::TooWide { text, from, to } => {
            either!(
                lang,
                "“{text}”是一段时间（{from}..{to}），这里要一天",
                "\"{text}\" is a period ({from}..{to}); one day is needed"
            )
        }
        DateProblem::OutOfRange { text } => {
            either!(
                lang,
                "日期“{text}”超出范围（1949—2199）",
                "the date \"{text}\" is out of range (1949 to 2199)"
            )
        }
        DateProblem::CalendarYear { year } => {
            either!(
                lang,
                "{year}年的放假安排尚不可知，无法数工作日",
                "the holidays of {year} are not known, so working days cannot be counted"
            )
        }
    }
}

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
    let word = |key: &crate::domain::query::Key| lang.pick(key.chinese(), key.english());
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
        QueryProblem::BadDate { problem, .. } => (phrase_date(problem, lang), no_hint),
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
