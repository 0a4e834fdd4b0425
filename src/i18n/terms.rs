//! The words for the values of the domain's closed lists.

use super::{Lang, either};
use crate::domain::vocabulary::{
    Certainty, Channel, DoubtKind, EvidenceKind, FurtherField, Ground, Kind, NoiseKind, Operator,
    Status, Strength, Timeliness, Verdict,
};

/// A value of a closed list that has a word in each language.
pub trait Term: Copy {
    /// The word.
    fn word(self, lang: Lang) -> &'static str;
}

/// The values of a closed list as they can be typed in a language: its words in
/// Chinese, its keys in English, where a word may have spaces.
pub(super) fn possible<T: Term>(all: &[T], key: fn(T) -> &'static str, lang: Lang) -> String {
    let typed = |value: &T| match lang {
        Lang::Zh => value.word(lang),
        Lang::En => key(*value),
    };
    let known = all.iter().map(typed).collect::<Vec<_>>().join(" ");
    either!(lang, "可用：{known}", "Possible: {known}")
}

macro_rules! terms {
    ($name:ident { $($variant:ident => $zh:literal, $en:literal;)+ }) => {
        impl Term for $name {
            fn word(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($zh, $en)),+ }
            }
        }
    };
}

terms! { Status {
    Unchecked => "未核查", "Unchecked";
    NotStarted => "未启动", "Not started";
    InProgress => "推进中", "In progress";
    Stalled => "停滞", "Stalled";
    Claimed => "待核实", "Claimed";
    Done => "已办结", "Done";
    Partial => "部分兑现", "Partial";
    Broken => "未兑现", "Broken";
    Superseded => "已调整", "Superseded";
    Unverifiable => "无法核查", "Unverifiable";
} }

terms! { Kind {
    Output => "产出", "Output";
    Quantity => "数量", "Quantity";
    Floor => "不减", "Floor";
    Recurring => "周期", "Recurring";
    Continuous => "持续", "Continuous";
} }

terms! { Strength {
    Firm => "硬性", "Firm";
    Aim => "力争", "Aim";
    Explore => "探索", "Explore";
    Conditional => "附条件", "Conditional";
} }

terms! { Certainty {
    Stated => "明示", "stated";
    Derived => "推定", "derived";
    Relative => "相对", "relative";
    Doubtful => "存疑", "doubtful";
    None => "无时限", "no date";
} }

terms! { Timeliness {
    Overdue => "逾期", "Overdue";
    DueSoon => "临期", "Due soon";
    OnTrack => "未到期", "Not yet due";
    Undated => "无时限", "No date";
    BaseMissing => "基准日待填", "Base date missing";
    OnTime => "按期完成", "On time";
    Late => "逾期完成", "Late";
} }

terms! { Operator {
    AtLeast => "不少于", "at least";
    AtMost => "不超过", "at most";
    Exactly => "", "";
    Range => "", "";
    About => "约", "about";
    NonDecreasing => "只增不减", "never less";
    All => "全部", "all";
} }

terms! { EvidenceKind {
    Document => "文件", "Document";
    Statistics => "统计", "Statistics";
    News => "报道", "News";
    Statement => "说明", "Statement";
    Observation => "实地", "Observation";
} }

terms! { FurtherField {
    Owner => "责任人", "Owner";
    NextStep => "下一步措施", "Next step";
    Problem => "存在问题", "Problems";
    Feedback => "代表反馈", "Deputy's feedback";
    Remarks => "备注栏", "Remarks";
} }

terms! { Verdict {
    Kept => "已兑现", "kept";
    Missed => "未兑现", "missed";
} }

terms! { Channel {
    Tui => "界面", "screen";
    Cli => "命令", "command";
    Import => "导入", "import";
} }

terms! { Ground {
    OwnCue => "含承诺用语", "a word of intent";
    RegionCue => "在“下一步”等段落里", "in a passage on what comes next";
    HeadingCue => "在讲今后打算的标题下", "under a heading on what comes next";
    ListItem => "列举中的一项", "an item of a list";
    FutureDate => "时间在答复之后", "its date lies after the reply";
    Standing => "持续进行", "goes on";
    SplitByDate => "按时间拆出", "cut out by its date";
    SplitByNumber => "按数量拆出", "cut out by its number";
    SplitByCondition => "按条件拆出", "cut out by its condition";
    SplitByUnit => "按办理主体拆出", "cut out by who acts";
    InheritedDate => "时间取自引语或标题", "its date stands in a lead-in or heading";
    ByHand => "人工标出", "marked by hand";
} }

terms! { DoubtKind {
    DamagedDate => "日期残缺", "damaged date";
    TwoReadings => "日期有两种读法", "date with two readings";
    BaseMissing => "缺答复日期，算不出期限", "counts from the reply, whose date is missing";
    YearMissing => "日期没有年份", "date without a year";
    SeveralDates => "有几个日期，只取了一个", "several dates, of which one was taken";
    SeveralNumbers => "有几个数，只取了一个", "several numbers, of which one was taken";
    TitleRange => "标题里的年份，不是期限", "years in a title, no limit";
    TenseUnclear => "可能说的是已做的事", "perhaps tells of something done";
    LeadInferred => "牵头单位为推断", "lead unit inferred";
    NoReplyDate => "没有找到答复日期", "no reply date was found";
    ReplyDatesDiffer => "文首与落款的日期不一致", "head and signature differ on the reply date";
    NoSignature => "没有找到落款", "no signature was found";
    ClassLegend => "办复类别只见于说明", "class marks stand only in a legend";
    DamagedText => "有损坏的文字", "damaged text";
} }

terms! { NoiseKind {
    Navigation => "导航", "navigation";
    PageFacts => "网页信息", "page facts";
    Control => "按钮", "buttons";
    Machine => "脚本样式", "scripts and styles";
    Footer => "页脚", "page foot";
    PageNumber => "页眉页码", "page numbers";
} }

/// The name of a further field: the word for a known one, and the office's own
/// header for any other.
#[must_use]
pub fn field_name(key: &str, lang: Lang) -> &str {
    FurtherField::from_key(key).map_or(key, |field| field.word(lang))
}

/// The key of a further field that a person names: by its key, by its word in
/// either language, or by a header of the office's own, which is the key itself.
#[must_use]
pub fn field_key(name: &str) -> &str {
    let name = name.trim();
    let named = |field: &&FurtherField| {
        let zh = field.word(Lang::Zh);
        // 备注栏 is 备注 in tables; nuo's own notes have that word here.
        let words = [field.key(), zh, zh.trim_end_matches('栏'), field.word(Lang::En)];
        words.iter().any(|word| word.eq_ignore_ascii_case(name))
    };
    FurtherField::ALL.iter().find(named).map_or(name, |field| field.key())
}

/// The mark that tells a derived, relative or doubtful date from a stated one.
#[must_use]
pub const fn certainty_mark(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated | Certainty::None => "",
        Certainty::Derived | Certainty::Relative => "~",
        Certainty::Doubtful => "?",
    }
}

/// A value without needless zeros: `12`, `0.5`.
#[must_use]
pub fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text.is_empty() || text == "-0" { "0".to_owned() } else { text.to_owned() }
}
