//! The words of the review, on the screen and in its plain prompts.

use super::{Lang, Term, either, texts, weekday};
use crate::domain::review::{Answer, Ground, ReviewRules};
use chrono::{Days, NaiveDate};

texts! {
    /// Words without values.
    ReviewText {
        Queue => "待审", "To review";
        Reviewed => "已审", "Reviewed";
        Since => "上次审阅以来", "Since the last review";
        SinceEver => "收录以来", "Since it was recorded";
        NothingSince => "没有变化", "Nothing has changed";
        Ground => "缘由", "Ground";
        Look => "审阅", "Reviewed";
        StopAnyTime => "Esc 随时停，下次接着审", "Esc stops, the next time goes on";
        ClearKey => "清除筛选", "clear the filter";
        LastLook => "上次审阅", "Last review";
        Never => "还没有审阅过", "never reviewed";
        Unchanged => "无变化，已复核", "Unchanged, reviewed";
        Done => "办结", "Done";
        Progress => "进度", "Progress";
        Defer => "延期", "Move the date";
        Note => "备注", "Note";
        Evidence => "佐证", "Evidence";
        OtherStatus => "其他状态", "Another status";
        Skip => "跳过，最后再问一次", "skip, asked once more at the end";
        LeaveForNext => "留到下次", "leave for the next time";
        UndoLast => "撤销上一条", "undo the last answer";
        Stop => "停止", "stop";
        Prompt => "请选择", "Your answer";
        UnknownAnswer => "请输入列出的数字或字母", "Type one of the numbers or letters above";
        GoBack => "单独输入 < 返回", "< alone goes back";
        WentBack => "没有记录", "Nothing was recorded";
        Keep => "回车用", "Enter takes";
        MayBeEmpty => "可留空", "may be empty";
        Choose => "输入序号", "type a number";
        NoSuchChoice => "没有这个序号", "There is no such number";
        NothingToUndo => "这次还没有可撤销的", "Nothing was answered yet that could be undone";
        InputEnded => "输入已结束，到此为止", "The input has ended; stopping here";
        AllDone => "待审的都审完了", "Everything due was reviewed";
        NoneDue => "现在没有待审的", "Nothing is due for review";
        NeverDue => "以后也没有排定的审阅", "no review is planned";
        WeeklyOffer => "打印本周周报？输入 y 打印，其他不打印", "Print this week's report? y prints it, anything else does not";
        GoOnLater => "接着审：nuo review", "to go on: nuo review";
        WeekKey => "看本周周报", "see this week's report";
        GoOnKey => "接着审留下的", "go on with what was left";
        BackKey => "回清单", "back to the list";
    }
}

/// Why a commitment is in the queue.
#[must_use]
pub const fn ground(ground: Ground, lang: Lang) -> &'static str {
    match ground {
        Ground::Overdue => lang.pick("逾期", "overdue"),
        Ground::DueSoon => lang.pick("临期", "due soon"),
        Ground::Claimed => lang.pick("待核实", "claimed"),
        Ground::Open => lang.pick("未结", "open"),
        Ground::Closed => lang.pick("结后回看", "closed, once more"),
    }
}

/// The one question about a commitment.
#[must_use]
pub fn question(ground: Ground, rules: &ReviewRules, lang: Lang) -> String {
    let days = rules.closed_days;
    match ground {
        Ground::Overdue => {
            either!(lang, "期限已过，现在怎样？", "Past its date. How does it stand?")
        }
        Ground::DueSoon => {
            either!(lang, "快到期了，现在怎样？", "Due soon. How does it stand?")
        }
        Ground::Claimed => {
            either!(lang, "对方称已办结，核实了吗？", "Said to be done. Is that verified?")
        }
        Ground::Open => either!(lang, "这条现在怎样？", "How does it stand?"),
        Ground::Closed => either!(
            lang,
            "结案已满 {days} 天，结论还成立吗？",
            "Closed for {days} days. Does that hold?"
        ),
    }
}

/// How often what is reviewed.
#[must_use]
pub fn rules_line(rules: &ReviewRules, lang: Lang) -> String {
    let ReviewRules { due_weeks, claimed_weeks, open_weeks, closed_days, .. } = *rules;
    let day = weekday_name(rules, lang);
    let weeks = |weeks: u32| match (weeks, lang) {
        (1, Lang::Zh) => "每周".to_owned(),
        (weeks, Lang::Zh) => format!("每 {weeks} 周"),
        (1, Lang::En) => "weekly".to_owned(),
        (weeks, Lang::En) => format!("every {weeks} weeks"),
    };
    let (due, claimed, open) = (weeks(due_weeks), weeks(claimed_weeks), weeks(open_weeks));
    either!(
        lang,
        "逾期临期{due}，待核实{claimed}，其他未结{open}，结案 {closed_days} 天后一次；固定{day}",
        "overdue and due soon {due}, claimed {claimed}, others {open}, closed ones once after {closed_days} days; on {day}"
    )
}

fn weekday_name(rules: &ReviewRules, lang: Lang) -> &'static str {
    let monday = NaiveDate::default() + Days::new(4);
    weekday(monday + Days::new(u64::from(rules.weekday.num_days_from_monday())), lang)
}

/// Which card of how many.
#[must_use]
pub fn position(at: usize, of: usize, lang: Lang) -> String {
    either!(lang, "第 {at} / {of} 条", "{at} of {of}")
}

/// When somebody last looked.
#[must_use]
pub fn last_look(looked: Option<NaiveDate>, today: NaiveDate, lang: Lang) -> String {
    let Some(looked) = looked else { return ReviewText::Never.say(lang).to_owned() };
    match (today - looked).num_days() {
        ..=0 => either!(lang, "{looked}（今天）", "{looked} (today)"),
        days => either!(lang, "{looked}（{days} 天前）", "{looked} ({days}d ago)"),
    }
}

/// An answer in a count.
#[must_use]
pub fn answer(answer: Answer, lang: Lang) -> &'static str {
    match answer {
        Answer::Unchanged => lang.pick("无变化", "unchanged"),
        Answer::Other => lang.pick("其他", "other"),
        Answer::Noted => lang.pick("备注", "noted"),
        Answer::Proved => lang.pick("佐证", "evidence"),
        Answer::Progress => lang.pick("进度", "progress"),
        Answer::Deferred => lang.pick("延期", "date moved"),
        Answer::Status(status) => status.word(lang),
    }
}

/// What was answered: `已审 7 条：无变化 5，延期 2`.
#[must_use]
pub fn answered(counts: &[(Answer, usize)], lang: Lang) -> String {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let each: Vec<String> =
        counts.iter().map(|(found, count)| format!("{} {count}", answer(*found, lang))).collect();
    let each = each.join(lang.pick("，", ", "));
    match counts.is_empty() {
        true => either!(lang, "这次没有审", "Nothing was reviewed"),
        false => either!(lang, "已审 {total} 条：{each}", "{total} reviewed: {each}"),
    }
}

/// What is left of the queue.
#[must_use]
pub fn still_due(put_off: usize, due: usize, lang: Lang) -> String {
    match (put_off, due) {
        (_, 0) => ReviewText::AllDone.say(lang).to_owned(),
        (0, due) => either!(lang, "还有 {due} 条待审", "{due} still due"),
        (put_off, due) => either!(
            lang,
            "还有 {due} 条待审，其中跳过 {put_off} 条",
            "{due} still due, {put_off} of them skipped"
        ),
    }
}

/// How many are due beside those that the filter lets through.
#[must_use]
pub fn beside_filter(count: usize, lang: Lang) -> String {
    either!(lang, "筛选之外还有 {count} 条", "{count} more outside the filter")
}

/// When the next review falls.
#[must_use]
pub fn next_review(on: Option<NaiveDate>, lang: Lang) -> String {
    let Some(on) = on else { return ReviewText::NeverDue.say(lang).to_owned() };
    let day = weekday(on, lang);
    either!(lang, "下一次：{on} {day}", "the next one: {on} {day}")
}

/// That an answer is on disk, and the way back.
#[must_use]
pub fn recorded(op: i64, sentence: &str, lang: Lang) -> String {
    either!(
        lang,
        "已记录 #{op} {sentence}（u 撤销；以后用 nuo undo {op}）",
        "Recorded #{op} {sentence} (u undoes it; later: nuo undo {op})"
    )
}

/// How many of the queue are shown.
#[must_use]
pub fn listed(shown: usize, due: usize, lang: Lang) -> String {
    match shown == due {
        true => either!(lang, "待审 {due} 条", "{due} due for review"),
        false => either!(lang, "显示 {shown} 条，待审 {due} 条", "{shown} of {due} due for review"),
    }
}

/// What a review was stopped at.
#[must_use]
pub fn stopped(due: usize, lang: Lang) -> String {
    either!(
        lang,
        "审阅已停，还有 {due} 条；按 4 接着审",
        "Review stopped with {due} left; 4 goes on"
    )
}
