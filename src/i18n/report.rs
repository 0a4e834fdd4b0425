//! The words of the weekly report.

use super::{Lang, either, number, promised, scope_word, short_date, texts, weekday};
use crate::domain::due::ReplyDate;
use crate::domain::iso_week::Week;
use crate::domain::period::{Pace, Period};
use crate::domain::target::{Reach, Target};
use crate::domain::vocabulary::{Operator, Scope, Timeliness};
use crate::domain::weekly::{Completion, LetterNews, Limits, Notes};
use chrono::NaiveDate;

texts! {
    /// Fixed words of the report.
    ReportText {
        Title => "答复承诺事项落实情况周报", "Weekly report on commitments made in reply letters";
        Unit => "单位：", "Unit: ";
        Span => "统计周期：", "Week: ";
        AsOf => "截至：", "As of: ";
        Overview => "一、总体情况", "1. Overview";
        Progress => "二、本周进展", "2. This week";
        Due => "三、逾期和临期事项", "3. Overdue and due soon";
        Problems => "四、存在问题和需协调事项", "4. Open problems";
        Ahead => "五、下周重点", "5. Next week";
        Notes => "注", "Notes";
        Register => "附：台账", "Annex: register";
        Empty => "本周无变化，也没有逾期或临期事项。",
            "Nothing changed this week, and nothing is overdue or due soon.";
        NoNews => "本周没有新的进展记录。", "Nothing was recorded for this week.";
        OnlyMoved => "本周只有期限变动，见第三部分。",
            "Only due dates were moved this week; see part 3.";
        NoneDue => "没有逾期或临期事项。", "Nothing is overdue or due soon.";
        NoProblems => "没有需要协调的事项。", "None.";
        NothingAhead => "没有即将到期或需要复核的事项。",
            "Nothing falls due and no review date is reached.";
        Status => "办理状态", "Status";
        Count => "件数", "Count";
        Share => "占比", "Share";
        Against => "比上周", "Change";
        Total => "合计", "Total";
        Letters => "来文", "Letters";
        Done => "办结", "Done";
        ClosedUndone => "未办成而结项，或有分项、期次未兑现", "Closed without being done, or missed in part";
        Progressed => "推进", "Progress";
        Moved => "期限变动", "Due dates moved";
        Looked => "已核查或复核，状态不变", "Looked at, unchanged";
        LateRecorded => "补记以前各周事项", "Recorded late, effective in earlier weeks";
        NewlyOverdue => "本周新逾期", "Newly overdue";
        Overdue => "逾期", "Overdue";
        DueSoon => "临期", "Due soon";
        NoProof => "已办结但无据", "Done without proof";
        Stalled => "停滞", "Stalled";
        Unlooked => "还没有人核查过", "Not looked at yet";
        Reviews => "下周末前应复核", "Review date reached by the end of next week";
        Proof => "佐证：", "evidence: ";
        ProofMissing => "无据", "no proof";
        NoReason => "未写原因", "no reason given";
        Added => "新增承诺", "added";
        Edited => "修改了文字或单位", "wording or units edited";
        Withdrawn => "撤回，理由：", "withdrawn, reason: ";
        Undated => "无时限，不计为按期", "no due date, so not counted as on time";
        Grades => "佐证等级：3 正式文件或带文号的官方统计；2 官方新闻或答复；1 其他媒体；0 单位自述。",
            "Evidence grades: 3 issued document or official statistics; 2 official news or reply; \
             1 other media; 0 the unit's own word.";
    }
}

/// Monday to Sunday with the ISO week.
#[must_use]
pub fn span(week: Week, lang: Lang) -> String {
    let (from, to) = (week.start(), week.end());
    let (monday, sunday) = (weekday(from, lang), weekday(to, lang));
    let (year, number) = week.number();
    either!(
        lang,
        "{from}（{monday}）至 {to}（{sunday}），{year} 年第 {number} 周（{week}）",
        "{from} ({monday}) to {to} ({sunday}), {week}"
    )
}

/// A heading with the number of things below it.
#[must_use]
pub fn counted(text: &str, count: usize, lang: Lang) -> String {
    either!(lang, "{text} {count} 条", "{text} ({count})")
}

/// One thing that happened to a letter.
#[must_use]
pub fn letter(news: &LetterNews, as_of: NaiveDate, lang: Lang) -> String {
    let day = |on: &NaiveDate| short_date(*on, as_of);
    match news {
        LetterNews::Recorded { letter, on, commitments } => {
            let on = day(on);
            either!(
                lang,
                "{on} 收入来文 {letter}，承诺 {commitments} 条",
                "{on} letter {letter} recorded, with {commitments} commitments"
            )
        }
        LetterNews::ReplyDateSet { letter, on, date: ReplyDate { on: reply, .. }, dates } => {
            let on = day(on);
            let reply = reply.map_or_else(|| "--".to_owned(), |day| day.to_string());
            either!(
                lang,
                "{on} 来文 {letter} 的复函日期定为 {reply}，重算期限 {dates} 条",
                "{on} reply date of letter {letter} set to {reply}; \
                 due dates computed again: {dates}"
            )
        }
        LetterNews::ClassSet { letter, on, class } => {
            let on = day(on);
            either!(
                lang,
                "{on} 来文 {letter} 的办复类别：{class}",
                "{on} letter {letter}: class {class}"
            )
        }
        LetterNews::DocumentNumberSet { letter, on, number } => {
            let on = day(on);
            either!(
                lang,
                "{on} 来文 {letter} 的文号：{number}",
                "{on} letter {letter}: document number {number}"
            )
        }
        LetterNews::TextAttached { letter, on, name } => {
            let on = day(on);
            either!(
                lang,
                "{on} 来文 {letter} 附上原文 {name}",
                "{on} letter {letter}: text attached, {name}"
            )
        }
    }
}

/// A value, where it came from, and the promised number.
#[must_use]
pub fn progress(
    period: Option<Period>,
    from: Option<f64>,
    to: f64,
    target: Option<&Target>,
    lang: Lang,
) -> String {
    let path = match from {
        Some(from) => format!("{} → {}", number(from), number(to)),
        None => number(to),
    };
    let unit = target.map_or("", |target| lang.pick_filled(&target.unit, &target.unit_en));
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    let goal = target.map_or_else(String::new, |target| goal(target, to, lang));
    match (period.map(|period| period_name(period, lang)), lang) {
        (Some(period), Lang::Zh) => format!("{period}完成值 {path}{unit}{goal}"),
        (None, Lang::Zh) => format!("完成值 {path}{unit}{goal}"),
        (Some(period), Lang::En) => format!("value for {period}: {path}{unit}{goal}"),
        (None, Lang::En) => format!("value {path}{unit}{goal}"),
    }
}

/// A period as it is read: 2021 年, 2021-Q3.
#[must_use]
pub fn period_name(period: Period, lang: Lang) -> String {
    match (period.pace(), lang) {
        (Pace::Year, Lang::Zh) => format!("{period} 年"),
        (Pace::Quarter | Pace::Month, Lang::Zh) => format!("{period} "),
        (_, Lang::En) => period.to_string(),
    }
}

/// A title with the units that lead.
#[must_use]
pub fn titled(title: &str, units: &str, lang: Lang) -> String {
    either!(lang, "{title}（{units}）", "{title} ({units})")
}

/// What a person wrote, on one line.
#[must_use]
pub fn note(text: &str, lang: Lang) -> String {
    let note = text.split_whitespace().collect::<Vec<_>>().join(" ");
    either!(lang, "说明：{note}", "note: {note}")
}

/// That something was recorded later than it took place.
#[must_use]
pub fn recorded_late(day: NaiveDate, as_of: NaiveDate, lang: Lang) -> String {
    let day = short_date(day, as_of);
    either!(lang, "（{day} 补记）", " (recorded on {day})")
}

/// Whether what is done was done in time and is proved.
#[must_use]
pub fn completion(done: &Completion, lang: Lang) -> String {
    let days = done.days_late.unwrap_or(0);
    let how = match (done.due, done.timeliness) {
        (None, _) => ReportText::Undated.say(lang).to_owned(),
        (Some(due), Some(Timeliness::Late)) => {
            either!(lang, "逾期 {days} 天完成（期限 {due}）", "{days} days late (due {due})")
        }
        (Some(due), _) => either!(lang, "按期完成（期限 {due}）", "on time (due {due})"),
    };
    let separator = lang.pick("；", "; ");
    match done.no_proof {
        true => format!("{separator}{how}{separator}{}", ReportText::ProofMissing.say(lang)),
        false => format!("{separator}{how}"),
    }
}

/// How many parts are done.
#[must_use]
pub fn parts_kept(kept: usize, of: usize, lang: Lang) -> String {
    either!(lang, "（共 {of} 项，完成 {kept} 项）", " ({kept} of {of} parts done)")
}

/// How many periods were kept.
#[must_use]
pub fn periods_kept(kept: usize, of: usize, lang: Lang) -> String {
    either!(lang, "（已到 {of} 期，兑现 {kept} 期）", " ({kept} of {of} periods kept)")
}

/// How often a due date was moved, and by how many days in all; what had no
/// date before has no days.
#[must_use]
pub fn moves(count: usize, days: i64, lang: Lang) -> String {
    let times = match (count, lang) {
        (_, Lang::Zh) => format!("改期 {count} 次"),
        (1, Lang::En) => "moved once".to_owned(),
        (_, Lang::En) => format!("moved {count} times"),
    };
    match (days, lang) {
        (0, _) => times,
        (_, Lang::Zh) => format!("{times}，共 {days:+} 天"),
        (_, Lang::En) => format!("{times}, {days:+} days"),
    }
}

/// The promised number and whether a value reaches it.
fn goal(target: &Target, value: f64, lang: Lang) -> String {
    let reach = match (target.reach(value), target.operator) {
        (Reach::Reached, Operator::AtMost) => lang.pick("，未超限", ", within the limit"),
        (Reach::Short, Operator::AtMost) => lang.pick("，已超限", ", above the limit"),
        (Reach::Reached, _) => lang.pick("，已达到", ", reached"),
        (Reach::Above, _) => lang.pick("，超出上限", ", above the ceiling"),
        (Reach::Short | Reach::Open, _) => "",
    };
    let each = match target.scope {
        Scope::Period => scope_word(target.scope, lang),
        Scope::Window | Scope::Cumulative | Scope::Stock => "",
    };
    format!("{}{}{each}{reach}", lang.pick("，目标 ", ", target "), promised(target, lang))
}

/// How far off a due date is.
#[must_use]
pub fn left(days: i64, lang: Lang) -> String {
    let over = -days;
    match days {
        0 => lang.pick("今天到期", "due today").to_owned(),
        ..0 => either!(lang, "逾期 {over} 天", "{over} days over"),
        1 => either!(lang, "剩 {days} 天", "{days} day left"),
        _ => either!(lang, "剩 {days} 天", "{days} days left"),
    }
}

/// How the limits were counted.
#[must_use]
pub fn limits(notes: &Notes, lang: Lang) -> String {
    let Limits { stated, derived, relative, doubtful, moved, base_missing, undated } = notes.limits;
    let open = notes.limits.open();
    either!(
        lang,
        "未结 {open} 条的时限依据：明示 {stated}；推定 {derived}（按通行读法）；\
         相对 {relative}（自复函日期起算，复函日期只知范围的取最晚一天）；\
         存疑 {doubtful}（有两种读法，取较早的一种）；经改期 {moved}；\
         基准日待填 {base_missing}；无时限 {undated}。",
        "What the dates of the {open} open commitments rest on: stated {stated}; \
         derived {derived} (standard reading); relative {relative} (counted from the reply, \
         by its last possible day); doubtful {doubtful} (two readings, the earlier taken); \
         moved by a person {moved}; base date missing {base_missing}; no date {undated}."
    )
}

/// By which days the report counts.
#[must_use]
pub fn counting(notes: &Notes, lang: Lang) -> String {
    let (soon, stale) = (notes.soon_days, notes.stale_days);
    either!(
        lang,
        "各项按生效日计，已撤销的操作不列入。临期指 {soon} 天内到期，无新情况指超过 {stale} 天\
         没有记录。无时限和未核查的一律不计为按期。",
        "Everything counts by the day it is effective; operations that were undone are left out. \
         Due soon means within {soon} days, no news means none for more than {stale} days. \
         What has no date or was not checked is never counted as on time."
    )
}

/// The heading of what had no news for a while.
#[must_use]
pub fn stale(days: u32, count: usize, lang: Lang) -> String {
    either!(
        lang,
        "超过 {days} 天无新情况 {count} 条",
        "No news for more than {days} days ({count})"
    )
}

/// How long there was no news.
#[must_use]
pub fn silent(last: NaiveDate, days: i64, as_of: NaiveDate, lang: Lang) -> String {
    let last = short_date(last, as_of);
    either!(lang, "最近记录 {last}，已 {days} 天", "last heard of on {last}, {days} days ago")
}

/// The heading of what falls due within a number of days.
#[must_use]
pub fn ahead(from_days: u32, to_days: u32, until: NaiveDate, count: usize, lang: Lang) -> String {
    if from_days == 0 {
        return either!(
            lang,
            "{to_days} 天内到期（至 {until}）{count} 条",
            "Due within {to_days} days, by {until} ({count})"
        );
    }
    either!(
        lang,
        "{from_days} 至 {to_days} 天到期（至 {until}）{count} 条",
        "Due in {from_days} to {to_days} days, by {until} ({count})"
    )
}

/// That a report was written to a file.
#[must_use]
pub fn written(path: &str, bytes: usize, lang: Lang) -> String {
    either!(lang, "已写入 {path}（{bytes} 字节）", "Wrote {path} ({bytes} bytes)")
}

/// That the file took the place of a link.
#[must_use]
pub const fn replaced_link(lang: Lang) -> &'static str {
    lang.pick(
        "原处是一个链接，已换成文件；链接指向的文件没有改动",
        "A link stood there and was replaced; what it pointed to was not changed",
    )
}
