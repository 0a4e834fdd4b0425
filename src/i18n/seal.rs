//! The words about reports that were handed on.

use super::report::ReportText;
use super::{Lang, Phrase, either, texts};
use crate::domain::iso_week::Week;
use crate::domain::seal::{Issue, Seal, SealProblem, Since};

texts! {
    /// The fixed words of a report that is compared with the last one handed
    /// on, where they differ from those of a week.
    SinceText {
        Progress => "二、本期进展", "2. Since the last report";
        Empty => "本期无变化，也没有逾期或临期事项。",
            "Nothing changed since the last report, and nothing is overdue or due soon.";
        NoNews => "本期没有新的进展记录。", "Nothing was recorded since the last report.";
        OnlyMoved => "本期只有期限变动，见第三部分。",
            "Only due dates were moved since the last report; see part 3.";
        Against => "比上期", "Change";
        LateRecorded => "补记上期以前事项", "Recorded since, effective before the last report";
        NewlyOverdue => "本期新逾期", "Newly overdue";
        Issue => "期号：", "Issue: ";
        Compared => "对比上期：", "Compared with: ";
    }
}

/// A fixed word of a report.
#[must_use]
pub const fn fixed(text: ReportText, since: Option<&Since>, lang: Lang) -> &'static str {
    if since.is_none() {
        return text.say(lang);
    }
    match text {
        ReportText::Progress => SinceText::Progress.say(lang),
        ReportText::Empty => SinceText::Empty.say(lang),
        ReportText::NoNews => SinceText::NoNews.say(lang),
        ReportText::OnlyMoved => SinceText::OnlyMoved.say(lang),
        ReportText::Against => SinceText::Against.say(lang),
        ReportText::LateRecorded => SinceText::LateRecorded.say(lang),
        ReportText::NewlyOverdue => SinceText::NewlyOverdue.say(lang),
        other => other.say(lang),
    }
}

/// The number that a report is handed on under.
#[must_use]
pub fn issue(issue: Issue, lang: Lang) -> String {
    let Issue { year, number } = issue;
    either!(lang, "{year} 年第 {number} 期", "no. {number} of {year}")
}

/// The sealed report that a report is compared with.
#[must_use]
pub fn compared(since: &Since, lang: Lang) -> String {
    let (issue, as_of, op) = (issue(since.issue, lang), since.as_of, since.op);
    either!(lang, "{issue}（截至 {as_of}，#{op}）", "{issue} (as of {as_of}, #{op})")
}

/// What was sealed, in one sentence.
#[must_use]
pub fn sealed(seal: &Seal, lang: Lang) -> String {
    let Seal { week, as_of, .. } = seal;
    let (issue, hash) = (issue(seal.issue, lang), short(&seal.report.sha256));
    either!(
        lang,
        "封存周报 {week}（{issue}，截至 {as_of}），SHA-256 {hash}",
        "sealed the report of {week} ({issue}, as of {as_of}), SHA-256 {hash}"
    )
}

/// The lines about a seal in the log: the report, and the copy that was handed
/// on.
#[must_use]
pub fn sealed_lines(seal: &Seal, lang: Lang) -> Vec<String> {
    let (printed, report) = (&seal.printed, &seal.report);
    let (format, languages) = (&printed.format, &printed.lang);
    let (bytes, hash) = (printed.kept.bytes, &printed.kept.sha256);
    let (report_bytes, report_hash) = (report.bytes, &report.sha256);
    vec![
        sealed(seal, lang),
        either!(
            lang,
            "报告数据 {report_bytes} 字节，SHA-256 {report_hash}",
            "the report as data: {report_bytes} bytes, SHA-256 {report_hash}"
        ),
        either!(
            lang,
            "印发件 {format}（{languages}）{bytes} 字节，SHA-256 {hash}",
            "the copy handed on: {format} ({languages}), {bytes} bytes, SHA-256 {hash}"
        ),
    ]
}

/// That a report was sealed, and how that is taken back.
#[must_use]
pub fn said_sealed(seal: &Seal, op: i64, lang: Lang) -> String {
    let what = sealed(seal, lang);
    either!(lang, "#{op} {what}   撤销：nuo undo {op}", "#{op} {what}   undo: nuo undo {op}")
}

/// That a seal takes the place of an earlier one about the same week.
#[must_use]
pub fn said_replaced(before: i64, week: Week, lang: Lang) -> String {
    either!(
        lang,
        "这是 {week} 的更正版，期号不变，取代 #{before}；原来那份：\
         nuo --as-of '#{before}' weekly --week {week} --sealed",
        "This is a corrected edition of {week} under the same number, in the place of #{before}; \
         the earlier one: nuo --as-of '#{before}' weekly --week {week} --sealed"
    )
}

/// That what is printed is the sealed report of a week.
#[must_use]
pub fn reprinted(seal: &Seal, op: i64, lang: Lang) -> String {
    let (week, as_of, issue) = (seal.week, seal.as_of, issue(seal.issue, lang));
    either!(
        lang,
        "{week} 的周报已封存（#{op}，{issue}，截至 {as_of}），照原样印出；按现有记录另算：--fresh",
        "The report of {week} is sealed (#{op}, {issue}, as of {as_of}) and printed as it was; \
         --fresh makes it anew"
    )
}

/// That the running week has a sealed report which is not the one printed.
#[must_use]
pub fn has_sealed(seal: &Seal, op: i64, lang: Lang) -> String {
    let (week, as_of) = (seal.week, seal.as_of);
    either!(
        lang,
        "{week} 已有封存的周报（#{op}，截至 {as_of}），印原件：--sealed",
        "There is a sealed report of {week} (#{op}, as of {as_of}); --sealed prints it"
    )
}

/// Why there is no seal, and what to do.
#[must_use]
pub(super) fn phrase_seal(problem: SealProblem, lang: Lang) -> Phrase {
    match problem {
        SealProblem::None { week } => Phrase::new(
            "no_seal",
            either!(lang, "{week} 的周报没有封存", "The report of {week} is not sealed"),
            lang.pick(
                "用 nuo weekly --seal 封存；nuo log 里可查已封存的各期",
                "Seal one with nuo weekly --seal; nuo log shows those that are sealed",
            ),
        ),
        SealProblem::NoneUntil { day } => Phrase::new(
            "no_seal",
            either!(
                lang,
                "没有封存过截至 {day} 或更早的周报，无从对比",
                "No report as of {day} or earlier was sealed, so there is none to compare with"
            ),
            lang.pick(
                "先用 nuo weekly --seal 封存一期；nuo log 里可查已封存的各期",
                "Seal one first with nuo weekly --seal; nuo log shows those that are sealed",
            ),
        ),
        SealProblem::Outdated => Phrase::new(
            "outdated",
            lang.pick(
                "编制周报时台账又有了新记录，没有封存",
                "Something was recorded while the report was made; it was not sealed",
            ),
            lang.pick("再运行一次", "Run it once more"),
        ),
        SealProblem::Already { week, op } => Phrase::new(
            "already_sealed",
            either!(
                lang,
                "{week} 的周报已封存（#{op}），内容一字未变，没有再封存",
                "The report of {week} is sealed already (#{op}) with the same bytes; \
                 nothing was recorded"
            ),
            either!(
                lang,
                "印出原件：nuo weekly --week {week} --sealed；作废重来：nuo undo {op}",
                "Print it with nuo weekly --week {week} --sealed; take it back with nuo undo {op}"
            ),
        ),
        SealProblem::TooLarge { bytes, limit } => Phrase::new(
            "seal_too_large",
            either!(
                lang,
                "周报有 {bytes} 字节，超过可封存的 {limit} 字节",
                "The report has {bytes} bytes, more than the {limit} that can be sealed"
            ),
            lang.pick(
                "不附台账再封存：--no-register",
                "Seal it without the attached list: --no-register",
            ),
        ),
    }
}

fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}
