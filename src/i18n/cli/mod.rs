//! The words of the command line.

mod asking;
pub mod copies;
mod examples;
mod help;
pub mod man;
pub mod schemas;
mod shape;
mod usage;
mod value_names;

pub use examples::examples;
pub use help::{about, argument_text};
pub use shape::ShapeProblem;
pub use usage::UsageProblem;
pub use value_names::value_name;

use super::{Lang, either, number, texts};
use crate::app::Finding;
use chrono::NaiveDate;
use std::path::Path;

texts! {
    /// Words without values.
    Say {
        Letter => "来文", "Letter";
        Due => "期限", "Due";
        Status => "状态", "Status";
        Timeliness => "时限", "Timeliness";
        Kind => "类型", "Kind";
        Strength => "力度", "Strength";
        Lead => "牵头", "Lead";
        Co => "协办", "Co-handlers";
        Title => "事项", "Commitment";
        Progress => "进度", "Progress";
        Evidence => "佐证", "Evidence";
        Review => "复核日", "Review";
        Updated => "更新", "Updated";
        Entry => "台账", "Entry";
        Reviewed => "复核", "Reviewed";
        TitleEn => "英文事项", "In English";
        Tags => "标签", "Tags";
        Condition => "条件", "Condition";
        Why => "依据", "Why";
        Target => "目标", "Target";
        Pace => "进展", "Pace";
        Parts => "分项", "Parts";
        Periods => "各期", "Periods";
        Notes => "备注", "Notes";
        Fields => "其他栏", "Other fields";
        Quoted => "原文", "The letter's words";
        History => "记录", "History";
        Since => "自 ", "since ";
        Withdrawn => "已撤回", "Withdrawn";
        NoProofMark => "（无据）", " (no proof)";
        NoTextYet => "未附全文；附上后可引用原话：nuo letter attach 文件", "No text attached; to quote it: nuo letter attach FILE";
        NoMatch => "没有匹配的承诺", "Nothing matches";
        WayBack => "撤销：", "Undo: ";
        WayForward => "重做：", "Redo: ";
        NoProofYet => "无据：已办结但没有佐证；补：nuo attach ", "has no proof yet; add it: nuo attach ";
        AllPartsDone => "分项都已办结，可整条办结：nuo done ", "has all its parts done; mark the whole: nuo done ";
        TargetReached => "已达到目标，核实后可办结：nuo done ", "has reached its target; once verified: nuo done ";
        TargetAbove => "已超过上限（超额），核实后可办结：nuo done ", "is above its ceiling; once verified: nuo done ";
        WouldUndo => "将撤销", "Would undo";
        WouldRedo => "将重做", "Would redo";
        UndoneMarked => "x 表示已撤销", "x marks what was undone";
        NothingDue => "没有逾期或到期的承诺", "Nothing is overdue or due";
        Whole => "总体", "All";
        Total => "合计", "Total";
        Open => "未结", "Open";
        Closed => "已结", "Closed";
        NoProof => "无据", "Without proof";
        ByStatus => "按状态", "By status";
        ByPart => "按部分", "By part";
        ByLead => "按牵头单位", "By lead unit";
        ByMonth => "按到期月份", "By month due";
        Reached => "已达到目标", "reached";
        AboveCeiling => "超过上限（超额）", "above the ceiling";
        Fell => "首次下降：", "first fall: ";
        ReplyDate => "答复日期", "Reply date";
        Basis => "日期依据", "Basis of the date";
        FullText => "全文", "Text";
        Attached => "已附", "attached";
        NotAttached => "未附", "not attached";
        Suggestion => "建议", "Suggestion";
        SuggestionNumber => "建议号", "Number";
        Session => "会议", "Session";
        Region => "地区", "Region";
        Addressee => "致", "To";
        DocumentNumber => "文号", "Document number";
        Class => "办复类别", "Class";
        LetterParts => "部分", "Parts";
        Ledger => "账本", "Ledger";
        Access => "权限", "Access";
        Writable => "可读写", "read and write";
        ReadOnly => "只读", "read only";
        Operations => "操作数", "Operations";
        Commitments => "承诺数", "Commitments";
        Copies => "备份", "Backups";
        Files => "佐证文件", "Evidence files";
        Config => "配置文件", "Settings file";
        Version => "程序版本", "Version";
        Sqlite => "SQLite 版本", "SQLite";
        Today => "今天", "Today";
        Language => "语言", "Language";
        Actor => "操作人", "Actor";
        Terminal => "终端类型", "Terminal";
        Columns => "列数", "Columns";
        Colors => "颜色", "Colours";
        Yes => "有", "yes";
        No => "无", "no";
        Sound => "账本完好", "The ledger is sound";
        Unsound => "账本有问题：先复制一份再处理", "The ledger is not sound: copy it before anything else";
        HelpUsage => "用法：", "Usage: ";
        HelpCommands => "命令：", "Commands:";
        HelpArguments => "参数：", "Arguments:";
        HelpOptions => "选项：", "Options:";
        HelpGeneral => "通用选项：", "General options:";
        HelpExamples => "例如：", "Examples:";
        HelpCommandPlace => "[选项] [命令]", "[OPTIONS] [COMMAND]";
        HelpOptionsPlace => "[选项]", "[OPTIONS]";
        HelpValues => "；可用：", "; one of: ";
        HelpDefault => "；默认：", "; default: ";
        HelpExitCodes => "退出码：0 完成 · 1 内部错误 · 2 用法或筛选有误 · 3 没有此编号 · 4 被拒绝 · 5 账本忙 · 6 账本有损 · 7 文件有误 · 10 check 有发现 · 130 中断", "Exit codes: 0 done, 1 internal error, 2 usage or filter, 3 no such code, 4 refused, 5 busy, 6 integrity, 7 input file, 10 check found something, 130 interrupted";
    }
}

/// That a log goes on, and how to read on; `code` ends in a blank where it is
/// one commitment's.
#[must_use]
pub fn older(count: usize, code: &str, next: i64, lang: Lang) -> String {
    either!(
        lang,
        "还有更早的 {count} 次操作：nuo log {code}--before {next}",
        "{count} older operations: nuo log {code}--before {next}"
    )
}

/// How many rows are shown of how many.
#[must_use]
pub fn counted(shown: usize, matching: usize, all: usize, lang: Lang) -> String {
    match (shown == matching, matching == all) {
        (true, true) => either!(lang, "共 {all} 条", "{all} commitments"),
        (true, false) => {
            either!(lang, "匹配 {matching} 条，共 {all} 条", "{matching} of {all} commitments")
        }
        (false, true) => {
            either!(lang, "显示 {shown} 条，共 {all} 条", "{shown} of {all} commitments shown")
        }
        (false, false) => either!(
            lang,
            "显示 {shown} 条，匹配 {matching} 条，共 {all} 条",
            "{shown} shown, {matching} of {all} commitments match"
        ),
    }
}

/// What `check` found.
#[must_use]
pub fn due_within(count: usize, days: u32, lang: Lang) -> String {
    match days {
        0 => either!(lang, "{count} 条逾期或今天到期", "{count} overdue or due today"),
        _ => either!(
            lang,
            "{count} 条逾期或 {days} 天内到期",
            "{count} overdue or due within {days} days"
        ),
    }
}

/// That a key of `config.toml` was passed over.
#[must_use]
pub fn unknown_key(key: &str, lang: Lang) -> String {
    either!(
        lang,
        "config.toml 里的 {key} 不认识，已略过",
        "config.toml has an unknown key, {key}; it was passed over"
    )
}

/// That a reply date lies outside what the letter itself lets know.
#[must_use]
pub fn outside_bounds(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    either!(
        lang,
        "  注意：据来文内容，答复应在 {from} 至 {to} 之间；请核对",
        "  Mind: by what the letter says it was written between {from} and {to}; please check"
    )
}

/// A ledger was made.
#[must_use]
pub fn made_ledger(path: &str, lang: Lang) -> String {
    either!(lang, "已新建账本 {path}", "Made a new ledger: {path}")
}

/// How fast a target is being reached: values are per month.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Pace {
    pub missing: f64,
    /// So far, and since when.
    pub so_far: Option<(f64, NaiveDate)>,
    /// Needed from now on, and until when.
    pub needed: Option<(f64, NaiveDate)>,
}

/// The pace in words.
#[must_use]
pub fn pace_words(pace: &Pace, lang: Lang) -> String {
    let missing = number(pace.missing);
    let mut words = vec![either!(lang, "还差 {missing}", "{missing} to go")];
    if let Some((rate, since)) = pace.so_far {
        words.push(either!(
            lang,
            "至今每月 {rate:.1}（自 {since}）",
            "{rate:.1} a month since {since}"
        ));
    }
    if let Some((rate, until)) = pace.needed {
        words.push(either!(
            lang,
            "需每月 {rate:.1}（到 {until}）",
            "{rate:.1} a month needed until {until}"
        ));
    }
    words.join(lang.pick("；", "; "))
}

/// What is wrong with a ledger.
#[must_use]
pub fn finding_words(finding: &Finding, lang: Lang) -> String {
    match finding {
        Finding::File(detail) => {
            either!(lang, "账本文件损坏：{detail}", "The file is damaged: {detail}")
        }
        Finding::Chain(op) => either!(
            lang,
            "操作 #{op} 与校验链不符",
            "Operation #{op} does not fit the chain of hashes"
        ),
        Finding::Item(id) => {
            either!(lang, "{id} 与其记录不符", "{id} is not what its records make of it")
        }
        Finding::Seal(op) => either!(
            lang,
            "#{op} 封存的周报缺失或已损坏；可从备份恢复：nuo restore",
            "The report that #{op} sealed is missing or damaged; a backup may have it: nuo restore"
        ),
        Finding::Letter(id) => either!(
            lang,
            "来文 {id} 与其记录不符",
            "The letter {id} is not what its records make of it"
        ),
        Finding::Evidence { code, name, path } => either!(
            lang,
            "{code} 的佐证“{name}”缺失或被改动：{path}",
            "The evidence \"{name}\" of {code} is missing or was changed: {path}"
        ),
    }
}

/// Others can read or write a file of the ledger.
#[must_use]
pub fn wide_open(path: &Path, mode: u32, lang: Lang) -> String {
    let path = path.display();
    either!(
        lang,
        "他人可访问 {path}（权限 {mode:o}）；可用 chmod go= 收紧",
        "Others can get at {path} (mode {mode:o}); close it with chmod go="
    )
}
