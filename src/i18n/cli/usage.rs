//! Why a command line cannot be used, and the words for it.

use super::asking;
use super::shape::{ShapeProblem, did_you_mean};
use crate::domain::dates::DateProblem;
use crate::domain::vocabulary::Status;
use crate::i18n::terms::possible;
use crate::i18n::{Lang, Phrase, date_hint, date_problem, either, number};
use chrono::NaiveDate;
use std::path::PathBuf;

/// Why a command line, or what it was started in, cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum UsageProblem {
    Shape(ShapeProblem),
    /// A flag of the screens on a command.
    ScreenFlag {
        flag: &'static str,
    },
    /// A command that cannot look at the past.
    AsOf {
        command: String,
    },
    OpNumber {
        text: String,
    },
    NoTerminal,
    PoorTerminal {
        term: String,
    },
    Date {
        name: &'static str,
        problem: DateProblem,
    },
    Status {
        word: String,
        near: Option<String>,
    },
    Schema {
        word: String,
        near: Option<&'static str>,
        known: Vec<&'static str>,
    },
    /// A span of days that ends before it begins.
    Backwards {
        from: NaiveDate,
        to: NaiveDate,
    },
    Period {
        text: String,
    },
    Amount {
        text: String,
    },
    OtherGoal {
        code: String,
        typed: f64,
        goal: Option<f64>,
    },
    Field {
        text: String,
    },
    SeveralLetters {
        known: Vec<String>,
    },
    InputTooLong {
        limit_bytes: usize,
    },
    InputNotText,
    InputIsTerminal,
    /// A form is to be filled in and there is no terminal for an editor.
    NoEditor {
        command: &'static str,
    },
    /// Something is to be replaced and nobody can be asked.
    NotConfirmed,
    /// Neither a flag nor the name of a file says what form to write.
    NoFormat {
        known: Vec<&'static str>,
    },
    /// A part of the ledger was asked for in a form that has the whole.
    WholeOnly,
    /// What goes with tables was asked of a whole ledger.
    NoTable,
    /// Rejected rows would replace the file that they come from.
    RejectsOverFile,
    /// What is to be written is not for a terminal.
    BinaryOnTerminal {
        format: &'static str,
    },
    /// Prompts were asked for, and that nothing be asked.
    NoPrompts {
        /// The command that shows the same without asking.
        instead: &'static str,
    },
    /// Prompts about a letter that comes from where their answers come from.
    LetterFromInput,
    /// A form of the report that has no templates.
    NoTemplateFor {
        form: &'static str,
    },
    NoHome,
    Config {
        path: PathBuf,
        message: String,
    },
    Variable {
        variable: &'static str,
        value: String,
    },
}

impl UsageProblem {
    /// The words.
    #[must_use]
    pub fn phrase(&self, lang: Lang) -> Phrase {
        let (message, hint) = self.words(lang);
        Phrase { key: self.key(), message, hint }
    }

    const fn key(&self) -> &'static str {
        match self {
            Self::Shape(problem) => problem.key(),
            Self::ScreenFlag { .. } => "usage",
            Self::AsOf { .. } => "usage",
            Self::OpNumber { .. } => "bad_operation",
            Self::NoTerminal => "no_terminal",
            Self::PoorTerminal { .. } => "poor_terminal",
            Self::Date { .. } => "bad_date",
            Self::Status { .. } => "bad_status",
            Self::Schema { .. } => "bad_schema",
            Self::Backwards { .. } => "bad_range",
            Self::Period { .. } => "bad_period",
            Self::Amount { .. } => "bad_amount",
            Self::OtherGoal { .. } => "other_goal",
            Self::Field { .. } => "bad_field",
            Self::SeveralLetters { .. } => "several_letters",
            Self::InputTooLong { .. } => "input_too_long",
            Self::InputNotText => "input_not_text",
            Self::InputIsTerminal => "input_is_terminal",
            Self::NoEditor { .. } => "no_terminal",
            Self::NotConfirmed => "not_confirmed",
            Self::NoFormat { .. } => "no_format",
            Self::WholeOnly => "whole_only",
            Self::NoTable => "no_table",
            Self::RejectsOverFile => "rejects_over_file",
            Self::BinaryOnTerminal { .. } => "binary_on_terminal",
            Self::NoPrompts { .. } => "no_prompts",
            Self::LetterFromInput => "letter_from_input",
            Self::NoTemplateFor { .. } => "no_template",
            Self::NoHome => "no_home",
            Self::Config { .. } => "config",
            Self::Variable { .. } => "variable",
        }
    }

    fn words(&self, lang: Lang) -> (String, String) {
        let none = String::new();
        match self {
            Self::Shape(problem) => problem.words(lang),
            Self::ScreenFlag { flag } => (
                either!(
                    lang,
                    "{flag} 只用于不带命令的 nuo",
                    "{flag} goes with nuo alone, without a command"
                ),
                lang.pick(
                    "筛选条件直接写在命令后：nuo list 逾期",
                    "Write a filter after the command: nuo list overdue",
                )
                .to_owned(),
            ),
            Self::AsOf { command } => {
                let command = format!("nuo {command}");
                let command = command.trim_end();
                (
                    either!(
                        lang,
                        "{command} 不接受 --as-of：只有查看账本的命令能看过去",
                        "{command} does not take --as-of: only commands that show the ledger can show a past one"
                    ),
                    lang.pick(
                        "可用于 list、agenda、show、status、log、diff、weekly、check、review --list、letter list、letter show",
                        "It goes with list, agenda, show, status, log, diff, weekly, check, review --list, letter list and letter show",
                    )
                    .to_owned(),
                )
            }
            Self::OpNumber { text } => (
                either!(lang, "看不懂操作序号“{text}”", "Cannot read the operation \"{text}\""),
                lang.pick("写成 '#118'，序号见 nuo log", "Write '#118'; nuo log has the numbers")
                    .to_owned(),
            ),
            Self::NoPrompts { instead } => asking::no_prompts(instead, lang),
            Self::LetterFromInput => asking::letter_from_input(lang),
            Self::NoTemplateFor { form } => (
                either!(lang, "{form} 格式没有模板", "The form {form} has no templates"),
                lang.pick(
                    "JSON 是模板所用的数据；去掉 --template，或用 --format html、md、text",
                    "JSON is what templates are filled with; leave out --template, or use --format html, md or text",
                )
                .to_owned(),
            ),
            Self::NoTerminal => (
                lang.pick("没有终端，不能打开界面", "There is no terminal to open the screens on")
                    .to_owned(),
                lang.pick(
                    "用命令查看：nuo list；全部命令：nuo -h",
                    "Use a command: nuo list; all of them: nuo -h",
                )
                .to_owned(),
            ),
            Self::PoorTerminal { term } => {
                let term = if term.is_empty() { lang.pick("未设置", "not set") } else { term };
                (
                    either!(
                        lang,
                        "终端类型（TERM）是 {term}，不能打开界面",
                        "TERM is {term}, so the screens cannot be opened"
                    ),
                    lang.pick("用命令查看：nuo list", "Use a command: nuo list").to_owned(),
                )
            }
            Self::Date { name, problem } => {
                let words = date_problem(problem, lang);
                let message = format!("{name}{}{words}", lang.pick("：", ": "));
                (message, date_hint(problem, lang).to_owned())
            }
            Self::Status { word, near } => (
                either!(lang, "没有“{word}”这个状态", "There is no status \"{word}\""),
                match near {
                    Some(near) => did_you_mean(near, lang),
                    None => possible(Status::ALL, Status::key, lang),
                },
            ),
            Self::Schema { word, near, known } => {
                let known = known.join(" ");
                (
                    either!(lang, "没有“{word}”这份 Schema", "There is no schema \"{word}\""),
                    match near {
                        Some(near) => did_you_mean(near, lang),
                        None => either!(lang, "可用：{known}", "Possible: {known}"),
                    },
                )
            }
            Self::Backwards { from, to } => (
                either!(lang, "{to} 在 {from} 之前", "{to} lies before {from}"),
                lang.pick("--to 应不早于 --from", "--to must not be before --from").to_owned(),
            ),
            Self::Period { text } => (
                either!(lang, "看不懂时期“{text}”", "Cannot read the period \"{text}\""),
                lang.pick("写 2022、2022-Q3 或 2022-07", "Write 2022, 2022-Q3 or 2022-07")
                    .to_owned(),
            ),
            Self::Amount { text } => (
                either!(lang, "看不懂进度值“{text}”", "Cannot read the value \"{text}\""),
                lang.pick(
                    "写 12、+4 或 86/120（斜杠后须是目标）",
                    "Write 12, +4 or 86/120 (the goal after the slash)",
                )
                .to_owned(),
            ),
            Self::OtherGoal { code, typed, goal } => {
                let typed = number(*typed);
                let goal = goal.map(number);
                let (zh, en) = match &goal {
                    Some(goal) => (format!("目标是 {goal}"), format!("its goal is {goal}")),
                    None => ("没有目标数".to_owned(), "it has no goal".to_owned()),
                };
                (
                    either!(
                        lang,
                        "{code} {zh}，不是 {typed}，没有改动",
                        "{code}: {en}, not {typed}; nothing was changed"
                    ),
                    lang.pick(
                        "确认编号，或只写斜杠前的数",
                        "Check the code, or write only the number before the slash",
                    )
                    .to_owned(),
                )
            }
            Self::Field { text } => (
                either!(lang, "看不懂栏目“{text}”", "Cannot read the field \"{text}\""),
                lang.pick(
                    "写成 名称=内容，如 责任人=王某；名称= 为去掉",
                    "Write NAME=TEXT, such as owner=Wang; NAME= takes it away",
                )
                .to_owned(),
            ),
            Self::SeveralLetters { known } => {
                let known = known.join(lang.pick("、", ", "));
                (
                    lang.pick(
                        "账本中有几份来文，须写明是哪一份",
                        "The ledger has several letters; name one",
                    )
                    .to_owned(),
                    either!(lang, "现有来文：{known}", "Letters in the ledger: {known}"),
                )
            }
            Self::InputTooLong { limit_bytes } => {
                let kilobytes = limit_bytes / 1024;
                (
                    either!(
                        lang,
                        "标准输入超过 {kilobytes} KB，没有改动",
                        "Standard input has more than {kilobytes} KB; nothing was changed"
                    ),
                    lang.pick(
                        "长材料可作佐证附上：nuo attach",
                        "Add a long text as evidence: nuo attach",
                    )
                    .to_owned(),
                )
            }
            Self::InputNotText => (
                lang.pick(
                    "标准输入不是 UTF-8 文字，没有改动",
                    "Standard input is not UTF-8 text; nothing was changed",
                )
                .to_owned(),
                none,
            ),
            Self::InputIsTerminal => (
                lang.pick(
                    "加了 --no-input，不等待键盘输入",
                    "With --no-input nothing is read from the keyboard",
                )
                .to_owned(),
                lang.pick(
                    "把文字直接写在命令里，或从管道送入",
                    "Write the text on the command line, or pipe it in",
                )
                .to_owned(),
            ),
            Self::NoFormat { known } => {
                let known = known.join(lang.pick("、", ", "));
                (
                    lang.pick("没有说写成什么格式", "It is not said what format to write")
                        .to_owned(),
                    either!(
                        lang,
                        "用 --format 选一种（{known}），或用 -o 写明带后缀的文件名，如 -o 台账.xlsx",
                        "Choose one with --format ({known}), or name a file with such an ending: -o register.xlsx"
                    ),
                )
            }
            Self::NoTable => (
                lang.pick(
                    "文件是整本台账，--dry-run、--map、--rejects、--on-conflict、--letter、--sheet 只用于表格",
                    "The file is a whole ledger; --dry-run, --map, --rejects, --on-conflict, --letter and --sheet go with tables",
                )
                .to_owned(),
                lang.pick(
                    "先导入另一个台账来看：nuo --db 新文件.db import 文件",
                    "To look at it first, import it as another ledger: nuo --db NEW.db import FILE",
                )
                .to_owned(),
            ),
            Self::RejectsOverFile => (
                lang.pick("--rejects 就是要导入的文件", "--rejects is the file to import").to_owned(),
                lang.pick("另起一个文件名", "Name another file for them").to_owned(),
            ),
            Self::WholeOnly => (
                lang.pick(
                    "json 导出的是整本台账连同历史，不能只导出一部分",
                    "As json the whole ledger goes out with its history, not a part of it",
                )
                .to_owned(),
                lang.pick(
                    "去掉筛选和表格、日历才有的选项（--columns、--withdrawn、--raw、--alarm、--no-alarm）；只要一部分时用 nuo list 筛选 --json",
                    "Leave out the filter and what only tables and calendars have (--columns, --withdrawn, --raw, --alarm, --no-alarm); for a part use nuo list FILTER --json",
                )
                .to_owned(),
            ),
            Self::BinaryOnTerminal { format } => (
                either!(
                    lang,
                    "{format} 是二进制文件，不能显示在终端上",
                    "A {format} file is binary and cannot be shown on a terminal"
                ),
                either!(
                    lang,
                    "用 -o 写到文件，如 -o 文件名.{format}，或接到管道",
                    "Write it to a file: -o FILE.{format}, or into a pipe"
                ),
            ),
            Self::NoEditor { command } => asking::no_editor(command, lang),
            Self::NotConfirmed => (
                lang.pick(
                    "没有终端或加了 --no-input，无法请你确认，没有改动",
                    "There is no terminal to ask you on, or --no-input forbids it; nothing was changed",
                )
                .to_owned(),
                lang.pick("确定要替换就加 --yes", "Add --yes if you mean it").to_owned(),
            ),
            Self::NoHome => (
                lang.pick(
                    "没有主目录，不知道账本放在哪里",
                    "There is no home folder to keep the ledger in",
                )
                .to_owned(),
                lang.pick("用 --db 或 NUO_DB 指定账本", "Name the ledger with --db or NUO_DB")
                    .to_owned(),
            ),
            Self::Config { path, message } => {
                let (path, message) = (path.display(), message.trim_end());
                (
                    either!(
                        lang,
                        "配置文件 {path} 不能用：\n{message}",
                        "The settings file {path} cannot be used:\n{message}"
                    ),
                    lang.pick("改正后再试", "Correct it and try again").to_owned(),
                )
            }
            Self::Variable { variable, value } => (
                either!(
                    lang,
                    "{variable} 的值“{value}”不能用",
                    "{variable} has the value \"{value}\", which cannot be used"
                ),
                match *variable {
                    "NUO_TODAY" | "--today" => {
                        lang.pick("写成 2026-11-23", "Write it as 2026-11-23").to_owned()
                    }
                    _ => lang.pick("写 zh 或 en", "Use zh or en").to_owned(),
                },
            ),
        }
    }
}
