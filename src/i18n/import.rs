//! The words of an import: what it would do, why a row or a file cannot be
//! imported, and what to do about it.

mod rows;

pub use rows::{brought, doubt_words, kept_words};

use super::errors::{Phrase, phrase_date};
use super::{Lang, either, texts};
use crate::app::ImportError;
use crate::domain::dates::DateProblem;
use crate::domain::intake::{Problem, Reject};
use chrono::NaiveDate;

texts! {
    /// Words without values.
    ImportSay {
        Added => "新增", "New";
        Changed => "与台账不同", "Different from the ledger";
        Doubtful => "存疑：是不是同一条，拿不准", "Doubtful: these may not be the same";
        Kept => "以台账为准，文件中的说法没有采用", "Kept as the ledger has it, whatever the file says";
        Gone => "文件中没有的（台账照旧保留）", "Not in the file (they stay in the ledger)";
        Rejected => "不能导入的行", "Rows that cannot be imported";
        Reason => "导入未成原因", "nuo: reason";
        DryRun => "只是预览，没有记录", "This was a preview; nothing was recorded";
        Nothing => "与台账一致，没有要记录的", "The ledger says all of that already; nothing was recorded";
        NothingTaken => "没有要记录的；列出的不同之处没有采用，台账照旧", "Nothing was recorded; the ledger stays as it is where the file differs, as listed";
        Asking => "有的表头看不出是哪一栏。回车：照原样保留；-：不导入；或写栏目名，如 lead、责任单位", "Some headers are not clear. Return keeps a column as it is, - leaves it out, or name a field, such as lead";
    }
}

/// How many rows there are of each sort.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    pub added: usize,
    pub changed: usize,
    pub same: usize,
    pub doubtful: usize,
    pub kept: usize,
    pub gone: usize,
    pub rejected: usize,
}

/// What an import would do, or did as an operation with this number.
#[must_use]
pub fn summary(name: &str, counts: Counts, op: Option<i64>, lang: Lang) -> String {
    let Counts { added, changed, same, doubtful, kept, gone, rejected } = counts;
    let mut pieces = vec![
        either!(lang, "新增 {added}", "{added} new"),
        either!(lang, "不同 {changed}", "{changed} different"),
        either!(lang, "相同 {same}", "{same} the same"),
    ];
    let further = [
        (doubtful, either!(lang, "存疑 {doubtful}", "{doubtful} doubtful")),
        (kept, either!(lang, "未采用 {kept}", "{kept} kept")),
        (gone, either!(lang, "文件中没有 {gone}", "{gone} not in the file")),
        (rejected, either!(lang, "不能导入 {rejected}", "{rejected} rejected")),
    ];
    pieces.extend(further.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words));
    let pieces = pieces.join(lang.pick("，", ", "));
    let name = if name == "-" { lang.pick("标准输入", "standard input") } else { name };
    match op {
        Some(op) => either!(lang, "#{op} 导入 {name}：{pieces}", "#{op} imported {name}: {pieces}"),
        None => format!("{name}{}{pieces}", lang.pick("：", ": ")),
    }
}

/// A row and the commitment that it is about.
#[must_use]
pub fn row_words(row: u64, code: &str, title: &str, lang: Lang) -> String {
    either!(lang, "第 {row} 行  {code}  {title}", "row {row}  {code}  {title}")
}

/// That a list goes on.
#[must_use]
pub fn more(count: usize, lang: Lang) -> String {
    either!(lang, "… 还有 {count} 行，全部见 --json", "... {count} more; all of them with --json")
}

/// The headers that are kept as they are.
#[must_use]
pub fn unknown_headers(headers: &[String], lang: Lang) -> Option<String> {
    let words = headers.join(lang.pick("、", ", "));
    (!headers.is_empty()).then(|| {
        either!(
            lang,
            "照原样保留的栏：{words}（另有所指就加 --map \"表头=栏目\"）",
            "Columns kept as they are: {words} (if one means something else: --map \"HEADER=field\")"
        )
    })
}

/// The headers above what is not imported.
#[must_use]
pub fn computed_headers(headers: &[String], lang: Lang) -> Option<String> {
    let words = headers.join(lang.pick("、", ", "));
    (!headers.is_empty()).then(|| {
        either!(
            lang,
            "不导入的栏（由 nuo 自己算出）：{words}（要保留就加 --map \"表头=field\"）",
            "Columns left out, as nuo computes them: {words} (to keep one: --map \"HEADER=field\")"
        )
    })
}

/// The rows that are no commitments.
#[must_use]
pub fn passed_over(rows: &[u64], lang: Lang) -> Option<String> {
    let listed: Vec<String> = rows.iter().take(10).map(u64::to_string).collect();
    let more = if rows.len() > 10 { " …" } else { "" };
    let listed = format!("{}{more}", listed.join(lang.pick("、", ", ")));
    (!rows.is_empty()).then(|| {
        either!(
            lang,
            "略过的小标题、合计和说明：第 {listed} 行",
            "Passed over as headings, sums or notes: row {listed}"
        )
    })
}

/// That rejected rows were written to a file.
#[must_use]
pub fn rejects_written(rows: usize, path: &str, lang: Lang) -> String {
    either!(
        lang,
        "不能导入的 {rows} 行已写到 {path}，改好后再导入那个文件",
        "{rows} rejected rows are written to {path}; mend them and import that file"
    )
}

/// The question about a header.
#[must_use]
pub fn header_question(header: &str, lang: Lang) -> String {
    either!(lang, "“{header}”是哪一栏？ ", "What is \"{header}\"? ")
}

/// That an answer names no field.
#[must_use]
pub fn no_such_field(typed: &str, known: &[&str], lang: Lang) -> String {
    let known = known.join(" ");
    either!(
        lang,
        "没有“{typed}”这一栏；可用：{known}",
        "There is no field \"{typed}\"; possible: {known}"
    )
}

/// A rejected row: where it is, what stands there, and what is wrong with it.
#[must_use]
pub fn reject_line(reject: &Reject, lang: Lang) -> String {
    let Reject { row, value, .. } = reject;
    let reason = reject_reason(reject, lang);
    match value.is_empty() {
        true => either!(lang, "第 {row} 行  {reason}", "row {row}  {reason}"),
        false => {
            either!(lang, "第 {row} 行  {reason}：“{value}”", "row {row}  {reason}: \"{value}\"")
        }
    }
}

/// The reason for a reject, with the column that it is about.
#[must_use]
pub fn reject_reason(reject: &Reject, lang: Lang) -> String {
    let words = problem_words(&reject.problem, lang);
    match reject.column.as_str() {
        "" => words,
        column => format!("{column}{}{words}", lang.pick("：", ": ")),
    }
}

fn problem_words(problem: &Problem, lang: Lang) -> String {
    let word = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match problem {
        Problem::NoTitle => word("没有写承诺事项", "nothing is promised in it"),
        Problem::Twice { row } => {
            either!(lang, "与第 {row} 行是同一条", "the same commitment as in row {row}")
        }
        Problem::Alike { codes } => {
            let codes = codes.join(lang.pick("、", ", "));
            either!(
                lang,
                "台账中有几条同名（{codes}），要写编号",
                "several in the ledger have this title ({codes}); give its code"
            )
        }
        Problem::BadCode => word(
            "编号以字母或数字开头，只能用字母、数字和 . - _，最多 16 个",
            "a code begins with a letter or digit and takes letters, digits and . - _, 16 at most",
        ),
        Problem::CodeElsewhere { letter } => either!(
            lang,
            "编号已用在来文 {letter} 中；是那份来文的就加 --letter {letter}",
            "the letter {letter} has this code; if it is meant: --letter {letter}"
        ),
        Problem::Date(problem) => date_words(problem, lang),
        Problem::NoYear => word("没有写年份", "the year is missing"),
        Problem::TwoDates => word("一格里有两个日期", "two dates in one cell"),
        Problem::NumberForDate => {
            word("看不出是 1 月还是 10 月，写成 2024年10月", "January or October? Write 2024-10")
        }
        Problem::InFuture { today } => {
            either!(lang, "晚于今天（{today}）", "after today ({today})")
        }
        Problem::Status { known } => {
            let known = known.join(" ");
            either!(
                lang,
                "看不懂这个状态；可写 {known} 或对应中文",
                "no status of nuo's; possible: {known}"
            )
        }
        Problem::NoCondition => word("附条件，但没有写条件", "conditional without its condition"),
        Problem::TooLong { limit_bytes } => {
            let kilobytes = limit_bytes / 1024;
            either!(lang, "超过 {kilobytes} KB", "more than {kilobytes} KB")
        }
        Problem::Fault => word("表格公式出错", "an error of its spreadsheet"),
        Problem::TooManyCells => word("比表头多出一格", "a cell beyond the last header"),
    }
}

/// Day problems in a table: what has two readings is told with both.
fn date_words(problem: &DateProblem, lang: Lang) -> String {
    match problem {
        DateProblem::Ambiguous { readings, .. } if !readings.is_empty() => {
            let days: Vec<String> = readings.iter().map(NaiveDate::to_string).collect();
            let days = days.join(lang.pick(" 或 ", " or "));
            either!(lang, "日期有几种读法：{days}", "the date can be read as {days}")
        }
        problem => phrase_date(problem, lang),
    }
}

/// Why a file cannot be imported.
#[must_use]
pub fn phrase_import(name: &str, error: &ImportError, lang: Lang) -> Phrase {
    let name = if name == "-" { lang.pick("标准输入", "standard input") } else { name };
    let said = |key, zh: &str, en: &str, hint: &str| {
        let words = lang.pick(zh, en);
        Phrase::new(key, format!("{name}{}{words}", lang.pick("：", ": ")), hint)
    };
    let list = |words: &[String]| words.join(lang.pick("、", ", "));
    let in_parts = lang.pick("分成几个文件导入", "Import it in parts");
    match error {
        ImportError::Empty => said("empty", "里面没有内容", "there is nothing in it", ""),
        ImportError::TooLarge { limit_bytes } | ImportError::Bomb { limit_bytes } => {
            let limit = limit_bytes / 1024 / 1024;
            let words = either!(lang, "超过 {limit} MB", "more than {limit} MB");
            said("too_large", &words, &words, in_parts)
        }
        ImportError::TooManyRows { limit } => {
            let words = either!(lang, "超过 {limit} 行", "more than {limit} rows");
            said("too_many_rows", &words, &words, in_parts)
        }
        ImportError::TooManyCells { limit } => {
            let words = either!(lang, "超过 {limit} 格", "more than {limit} cells");
            said("too_many_cells", &words, &words, in_parts)
        }
        ImportError::TooManyColumns { limit } => {
            let words = either!(lang, "超过 {limit} 栏", "more than {limit} columns");
            let hint =
                lang.pick("删去不导入的栏", "Take out the columns that are not to be imported");
            said("too_many_columns", &words, &words, hint)
        }
        ImportError::NotText => said(
            "not_text",
            "既不是 UTF-8 也不是 GB18030 文字",
            "neither UTF-8 nor GB18030 text",
            lang.pick("另存为 CSV UTF-8 再试", "Save it as CSV UTF-8 and try again"),
        ),
        ImportError::Csv { line, detail } => {
            let words = either!(lang, "第 {line} 行：{detail}", "line {line}: {detail}");
            said("bad_csv", &words, &words, "")
        }
        ImportError::Json { line, column, detail } => {
            let words = either!(
                lang,
                "第 {line} 行第 {column} 列不是 JSON：{detail}",
                "line {line}, column {column} is no JSON: {detail}"
            );
            said("bad_json", &words, &words, "")
        }
        ImportError::NotATable => said(
            "not_a_table",
            "不是一列对象",
            "not a list of objects",
            lang.pick(
                "写成 [{\"title\": \"…\"}, …]，或像 nuo list --json 那样放在 items 里",
                "Write [{\"title\": \"...\"}, ...], or put them in items as nuo list --json does",
            ),
        ),
        ImportError::Schema { schema } => {
            let words = either!(lang, "{schema} 不能导入", "{schema} cannot be imported");
            said("schema", &words, &words, "")
        }
        ImportError::Workbook { detail } => {
            let words =
                either!(lang, "不是能读的工作簿（{detail}）", "not a readable workbook ({detail})");
            said("bad_workbook", &words, &words, "")
        }
        ImportError::OldWorkbook => said(
            "old_workbook",
            "是旧格式（xls）或加了密码",
            "an old workbook (xls), or one with a password",
            lang.pick("另存为不加密的 xlsx 再试", "Save it as xlsx without a password"),
        ),
        ImportError::NoSheet { name: wanted, known } => {
            let known = list(known);
            let words = either!(lang, "没有工作表“{wanted}”", "there is no sheet \"{wanted}\"");
            let hint = either!(lang, "有：{known}", "There are: {known}");
            said("no_sheet", &words, &words, &hint)
        }
        ImportError::NoHeader { seen } => {
            let seen = list(seen);
            let hint = either!(
                lang,
                "看到的是：{seen}\n写明哪一栏是承诺事项：--map \"表头=title\"",
                "Found: {seen}\nSay which column holds what is promised: --map \"HEADER=title\""
            );
            said("no_header", "没有找到表头", "no header was found", &hint)
        }
        ImportError::Doubled { field, headers } => {
            let first = headers.first().map_or("", String::as_str);
            let listed = list(headers);
            let words = either!(
                lang,
                "几栏是同一项（{field}）：{listed}",
                "several columns are {field}: {listed}"
            );
            let hint = either!(
                lang,
                "写明其中一栏另作何用：--map \"{first}=field\" 照原样保留，--map \"{first}=-\" 不导入；同名的要在文件里改名",
                "Say what else one of them is: --map \"{first}=field\" keeps it as it is, --map \"{first}=-\" leaves it out; rename them where they have one name"
            );
            said("doubled_header", &words, &words, &hint)
        }
        ImportError::BadMap { text, known } => {
            let known = known.join(" ");
            Phrase::new(
                "bad_map",
                either!(lang, "看不懂 --map “{text}”", "Cannot read --map \"{text}\""),
                either!(
                    lang,
                    "写成 \"表头=栏目\"；栏目可用：{known}；field 照原样保留，- 不导入",
                    "Write \"HEADER=field\"; fields: {known}; or field to keep it as it is, - to leave it out"
                ),
            )
        }
        ImportError::NoColumn { header, known } => {
            let known = list(known);
            let words = either!(lang, "没有“{header}”这个表头", "there is no header \"{header}\"");
            let hint = either!(lang, "有：{known}", "There are: {known}");
            said("no_column", &words, &words, &hint)
        }
    }
}

/// That rows keep the file from being imported.
#[must_use]
pub fn phrase_rejected(rows: usize, lang: Lang) -> Phrase {
    Phrase::new(
        "rejected",
        either!(
            lang,
            "有 {rows} 行不能导入，所以什么都没有导入",
            "{rows} rows cannot be imported, so nothing was imported"
        ),
        lang.pick(
            "改正后再导入；或用 --rejects 文件 把这些行另存，先导入其余的",
            "Correct them; or set them aside with --rejects FILE and import the others",
        ),
    )
}
