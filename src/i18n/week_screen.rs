//! The words of the week screen.

use super::seal::issue;
use super::{Lang, either, short_date, texts, weekday};
use crate::domain::iso_week::Week;
use crate::domain::weekly::WeeklyReport;
use chrono::NaiveDate;

texts! {
    /// Fixed words of the week screen.
    WeekText {
        Week => "周", "Week";
        Languages => "语言", "Language";
        Format => "格式", "Format";
        Chinese => "中文", "中文";
        English => "English", "English";
        Both => "双语", "Both";
        PlainText => "文本", "Text";
        Markdown => "Markdown", "Markdown";
        Json => "JSON", "JSON";
        Html => "HTML", "HTML";
        Word => "Word", "Word";
        Choices => "选项", "Choices";
        ChoiceKeys => "{down}/{up} 换一项  {week_before}/{week_after} 改选",
            "{down}/{up} group  {week_before}/{week_after} change";
        Choosing => "{down}/{up} 换一项，{week_before}/{week_after} 或 Enter 改选，Tab 回到周报",
            "{down}/{up} picks a group, {week_before}/{week_after} or Enter changes it, Tab goes back to the report";
        Loading => "还没有读出周报", "The report is not read yet";
        ShownAsText => "写出的是网页或文档；这里看的是同样内容的文本",
            "The file will be a page or a document; what you see here is the same as text";
        JsonBoth => "JSON 两种语言都有", "JSON has both languages";
        Picking => "周", "Week";
        PickExample => "例：2026-W47、上周、11-20", "e.g. 2026-W47, last, 2026-11-20";
        PickKeys => "Enter 看这一周  Esc 取消", "Enter takes it  Esc cancels";
        OnlyUntilNow => "周报只能出到本周", "Reports reach up to this week";
        File => "文件", "File";
        FileKeys => "文件名或完整路径  F2 写入  Esc 取消", "a name or a path  F2 writes  Esc cancels";
        FileReady => "再按 Enter 或 F2 写入  Esc 取消", "Enter again or F2 writes  Esc cancels";
        NoName => "请写文件名", "Name a file";
        NothingYet => "还没有可写的周报", "There is no report to hand on yet";
        Replace => "覆盖", "replace it";
        Seal => "封存", "seal it";
        TooLongToCopy => "很长，有的终端不收；也可按 {week_write} 写入文件",
            "long, and some terminals do not take it; {week_write} writes a file";
    }
}

/// The days of a week, short: `11-23 周一 至 11-29 周日`.
#[must_use]
pub fn days(week: Week, today: NaiveDate, lang: Lang) -> String {
    let (first, last) = (week.start(), week.end());
    let (monday, sunday) = (weekday(first, lang), weekday(last, lang));
    let (first, last) = (short_date(first, today), short_date(last, today));
    either!(lang, "{first} {monday} 至 {last} {sunday}", "{first} {monday} to {last} {sunday}")
}

/// The title of the preview.
#[must_use]
pub fn title(week: Week, as_of: NaiveDate, lang: Lang) -> String {
    either!(lang, "周报 {week}  截至 {as_of}", "Weekly report {week}  as of {as_of}")
}

/// The title of a report that is shown as it was sealed.
#[must_use]
pub fn sealed_title(report: &WeeklyReport, op: i64, lang: Lang) -> String {
    let title = title(report.week, report.as_of, lang);
    let issue = report.issue.map(|number| issue(number, lang)).unwrap_or_default();
    either!(lang, "{title}  已封存 #{op} {issue}", "{title}  sealed #{op}, {issue}")
}

/// Whether a report is to be sealed.
#[must_use]
pub fn sealing(week: Week, as_of: NaiveDate, form: &str, lang: Lang) -> String {
    either!(
        lang,
        "把 {week} 的周报（截至 {as_of}，{form}）印发封存吗？编期号，原件和校验值记入台账；可撤销。",
        "Seal the report of {week} (as of {as_of}, {form})? It gets a number, and is kept with its \
         hash; this can be undone."
    )
}

/// That lines are longer in what is handed on than on the screen.
#[must_use]
pub fn narrower(written: usize, lang: Lang) -> String {
    either!(lang, "写出 {written} 列", "file: {written} cols")
}

/// That the file is of another form than what is shown.
#[must_use]
pub fn written_as(form: &str, lang: Lang) -> String {
    either!(lang, "写出 {form}，这里是文本", "file: {form}, shown as text")
}

/// Whether a file may be replaced.
#[must_use]
pub fn taken(path: &str, lang: Lang) -> String {
    either!(
        lang,
        "{path} 已经存在，还没有改动。要用这份周报覆盖它吗？",
        "{path} is there already and was not changed. Replace it with this report?"
    )
}
