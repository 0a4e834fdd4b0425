//! The words of what leaves nuo: names of sheets, what is said about the rows,
//! and the events of a calendar.

use super::register::{register_name, unit_series};
use super::{Lang, Term, either, texts};
use crate::domain::register::{RegisterColumn, RegisterRow};
use crate::domain::vocabulary::Certainty;
use crate::i18n::register::register_cell;
use chrono::NaiveDate;

texts! {
    /// Fixed words.
    ExportText {
        SummarySheet => "汇总", "Summary";
        NotesSheet => "说明", "Notes";
        ByStatus => "按办理状态", "By status";
        ByTimeliness => "按时限状态", "By timeliness";
        NoVerdict => "已结，不判时限", "Closed, no verdict";
        Count => "条数", "Count";
        Total => "合计", "Total";
        PageFooter => "&C第 &P 页，共 &N 页", "&CPage &P of &N";
        CalendarName => "答复承诺", "Reply commitments";
        DueCategory => "期限", "Due date";
        ReviewCategory => "复核提醒", "Review reminder";
    }
}

/// The heading of an office's own column that has the name of another.
#[must_use]
pub fn office_heading(name: &str, lang: Lang) -> String {
    either!(lang, "{name}（原表）", "{name} (office's table)")
}

/// What stands above the rows.
#[must_use]
pub fn caption(as_of: NaiveDate, unit: &str, lang: Lang) -> String {
    let name = match lang {
        Lang::Zh => format!("答复承诺事项{}", register_name(lang)),
        Lang::En => format!("{} of commitments in replies", register_name(lang)),
    };
    match unit.trim() {
        "" => either!(lang, "{name}（截至 {as_of}）", "{name} (as of {as_of})"),
        unit => either!(lang, "{unit} {name}（截至 {as_of}）", "{unit}: {name} (as of {as_of})"),
    }
}

/// How many rows there are, and of which filter.
#[must_use]
pub fn count_line(count: usize, filter: &str, lang: Lang) -> String {
    match filter.trim() {
        "" => either!(lang, "共 {count} 条。", "{count} in all."),
        filter => either!(
            lang,
            "符合筛选“{filter}”的共 {count} 条。",
            "{count} that match the filter \"{filter}\"."
        ),
    }
}

/// How the numbers and the dates are to be read.
#[must_use]
pub fn notes(soon_days: u32, lang: Lang) -> Vec<String> {
    let soon = either!(
        lang,
        "时限状态由完成时限、截至日和完成日期算出，不是填报的：逾期指未结且已过时限，临期指未结且 {soon_days} 天内到期。无时限和未核查的事项不算按期。",
        "Timeliness is computed from the due date, the as-of day and the day of completion and is not reported by anyone: overdue is open past its due date, due soon is open and due within {soon_days} days. What has no date or was not looked at never counts as on time."
    );
    let texts: &[&str] = match lang {
        Lang::Zh => &[
            "完成时限的把握分五等：明示（来文写明日期）、推定（按通行读法）、相对（从答复之日起算）、存疑（有两种读法）、无时限。依据写在“时限依据与把握”一列，推定的不是来文原话。",
            "答复日期只知范围的，完成时限取最迟一日，最早一日写在依据里。没有时限的不代拟日期；复核日是 nuo 的提醒，不是承诺。改过期的，完成时限是改期后的日期，原因和次数另列。",
            "办理状态由人核查后填写：未核查指无人看过或看了没有查到，未启动指有依据表明没有开始，两者不混同。待核实是承办单位自报完成、尚未核实。",
            "已办结而没有佐证的，佐证一列写“无据”。核实人是在账本里记下办结的人，核实日期是记录的日子。空格表示不知道，不表示没有。",
            "颜色只是辅助，状态都写有文字。",
        ],
        Lang::En => &[
            "A due date is stated (the letter names it), derived (the usual reading), relative (counted from the reply), doubtful (two readings) or absent. The column on its basis says why; what is derived is not in the letter's words.",
            "Where the reply's date is known by bounds only, the due date is the last possible day and its basis names the first. No date is made up for what has none; the review date is nuo's reminder and no promise. A date that was moved is the new one; why and how often stands in a column of its own.",
            "A person sets the status after looking: unchecked means that nobody has looked, or found nothing; not started means that there is evidence that nothing has begun. Claimed is the unit's own word that nobody has verified yet.",
            "What is marked done without evidence says \"no proof\" in that column. Verified by is who recorded it as done, and the day is the day of recording. An empty cell means unknown, not none.",
            "Colours only help; every status is written in words.",
        ],
    };
    std::iter::once(soon).chain(texts.iter().map(|text| (*text).to_owned())).collect()
}

/// That no commitment matches what was exported.
#[must_use]
pub const fn nothing_matches(lang: Lang) -> &'static str {
    lang.pick("没有符合的承诺，写出的是空表", "No commitment matches; what was written is empty")
}

/// That nothing that matches has a date.
#[must_use]
pub const fn no_dates(lang: Lang) -> &'static str {
    lang.pick("符合的承诺没有日期，日历是空的", "What matches has no dates; the calendar is empty")
}

/// What a calendar shows on the due date.
#[must_use]
pub fn due_summary(row: &RegisterRow, lang: Lang) -> String {
    let (code, title) = (&row.code, title(row, lang));
    match certainty(row) {
        None => either!(lang, "期限：{code} {title}", "Due: {code} {title}"),
        Some(certainty) => {
            let word = certainty.word(lang);
            either!(lang, "期限（{word}）：{code} {title}", "Due ({word}): {code} {title}")
        }
    }
}

/// What a calendar shows on the review date, which nobody promised.
#[must_use]
pub fn review_summary(row: &RegisterRow, lang: Lang) -> String {
    let (code, title) = (&row.code, title(row, lang));
    either!(lang, "复核（nuo 提醒）：{code} {title}", "Review (nuo's reminder): {code} {title}")
}

/// What is known of a due date, a line each.
#[must_use]
pub fn due_description(row: &RegisterRow, lang: Lang) -> String {
    let mut lines = facts(row, lang);
    if let (Some(earliest), Some(latest)) = (row.due.earliest, row.due.latest) {
        lines.push(either!(
            lang,
            "日期不确定：最早 {earliest}，最迟 {latest}；日历上按最迟一日",
            "The date is uncertain: {earliest} at the earliest, {latest} at the latest; the calendar has the latest"
        ));
    }
    lines.push(labelled(row, RegisterColumn::DueBasis, lang));
    lines.push(labelled(row, RegisterColumn::Problem, lang));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// What is known of a reminder, a line each.
#[must_use]
pub fn review_description(row: &RegisterRow, lang: Lang) -> String {
    let mut lines = vec![
        lang.pick(
            "这是 nuo 的复核提醒，不是来文承诺的期限",
            "This is nuo's reminder to look at it, not a date that was promised",
        )
        .to_owned(),
    ];
    lines.extend(facts(row, lang));
    lines.push(labelled(row, RegisterColumn::DueBasis, lang));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// What an alarm says.
#[must_use]
pub fn alarm_words(days: u32, summary: &str, lang: Lang) -> String {
    match (days, lang) {
        (0, Lang::Zh) => format!("今天：{summary}"),
        (_, Lang::Zh) => format!("还有 {days} 天：{summary}"),
        (0, Lang::En) => format!("Today: {summary}"),
        (1, Lang::En) => format!("Tomorrow: {summary}"),
        (_, Lang::En) => format!("In {days} days: {summary}"),
    }
}

fn facts(row: &RegisterRow, lang: Lang) -> Vec<String> {
    let units = unit_series(&row.lead, lang);
    let lead = match units.is_empty() {
        true => String::new(),
        false => labelled(row, RegisterColumn::Lead, lang),
    };
    vec![
        labelled(row, RegisterColumn::Suggestion, lang),
        lead,
        labelled(row, RegisterColumn::Co, lang),
        labelled(row, RegisterColumn::Status, lang),
        labelled(row, RegisterColumn::Target, lang),
    ]
}

/// A cell behind its heading; nothing where it is empty.
fn labelled(row: &RegisterRow, column: RegisterColumn, lang: Lang) -> String {
    let (label, text) =
        (super::register::register_column(column, lang), register_cell(row, column, lang).text());
    match text.is_empty() {
        true => text,
        false => either!(lang, "{label}：{text}", "{label}: {text}"),
    }
}

/// How sure the date is, unless the letter names it or a person set it.
fn certainty(row: &RegisterRow) -> Option<Certainty> {
    let certainty = row.due.base.certainty;
    let sure = matches!(certainty, Certainty::Stated | Certainty::None);
    (!sure && row.moves.is_empty()).then_some(certainty)
}

fn title(row: &RegisterRow, lang: Lang) -> &str {
    lang.pick_filled(&row.title, &row.title_en)
}
