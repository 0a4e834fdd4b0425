//! The words of quantities, as letters write them. In each table longer words
//! stand before their beginnings.

use crate::domain::vocabulary::Operator;

/// Words right before a number.
pub(super) const BEFORE: &[(&str, Operator)] = &[
    ("不少于", Operator::AtLeast),
    ("不低于", Operator::AtLeast),
    ("不小于", Operator::AtLeast),
    ("不下于", Operator::AtLeast),
    ("不超过", Operator::AtMost),
    ("不高于", Operator::AtMost),
    ("不多于", Operator::AtMost),
    ("不大于", Operator::AtMost),
    ("力争达到", Operator::AtLeast),
    ("控制在", Operator::AtMost),
    ("至少", Operator::AtLeast),
    ("最少", Operator::AtLeast),
    ("超过", Operator::AtLeast),
    ("突破", Operator::AtLeast),
    ("高于", Operator::AtLeast),
    ("多于", Operator::AtLeast),
    ("大于", Operator::AtLeast),
    (">=", Operator::AtLeast),
    ("≥", Operator::AtLeast),
    ("至多", Operator::AtMost),
    ("最多", Operator::AtMost),
    ("低于", Operator::AtMost),
    ("少于", Operator::AtMost),
    ("小于", Operator::AtMost),
    ("<=", Operator::AtMost),
    ("≤", Operator::AtMost),
    ("大约", Operator::About),
    ("将近", Operator::About),
    ("接近", Operator::About),
    ("大概", Operator::About),
    ("超", Operator::AtLeast),
    ("约", Operator::About),
    ("近", Operator::About),
];

/// Characters before the last three of those that make another word of them.
pub(super) const OTHER_BEFORE: &str = "节预签合公条契履制违最附邻相高";

/// Words between those and the number.
pub(super) const BETWEEN: &[&str] = &[
    "再", "到", "为", "达到", "达", "新增", "新建", "开展", "召开", "组织", "举办", "完成", "安排",
    "建成", "建设", "培育", "更新", "培训",
];

/// Words behind the unit.
pub(super) const BEHIND: &[(&str, Operator)] = &[
    ("及以上", Operator::AtLeast),
    ("(含)以上", Operator::AtLeast),
    ("（含）以上", Operator::AtLeast),
    ("以上", Operator::AtLeast),
    ("及以下", Operator::AtMost),
    ("以下", Operator::AtMost),
    ("以内", Operator::AtMost),
    ("之内", Operator::AtMost),
    ("左右", Operator::About),
    ("上下", Operator::About),
    ("前后", Operator::About),
];

/// Making something new: what is counted arises within the promised time.
pub(super) const MAKING: &[&str] = &[
    "新增",
    "新建",
    "新改建",
    "改扩建",
    "建设",
    "建成",
    "培育",
    "认定",
    "打造",
    "创建",
    "设立",
    "组建",
    "增设",
    "新设",
    "增加",
    "引进",
    "举办",
    "购置",
    "成立",
    "新认定",
    "改造",
    "完成",
    "实施",
    "安装",
    "配备",
    "培训",
    "招聘",
    "布局",
    "开通",
    "开展",
    "修建",
    "种植",
    "建立",
];

/// A level that is reached.
pub(super) const LEVEL: &[&str] = &[
    "总数",
    "保有量",
    "总量",
    "存量",
    "拥有量",
    "达到",
    "达",
    "增加到",
    "提高到",
    "提升到",
    "扩大到",
    "增至",
    "升至",
    "提升至",
    "提高至",
    "降至",
    "降到",
    "稳定在",
    "保持在",
    "控制在",
    "发展到",
    "规模",
];

pub(super) const SUMS: &[&str] = &["累计", "总计", "共计", "合计"];

pub(super) const PERIODS: &[&str] = &[
    "每年",
    "每季度",
    "每季",
    "每月",
    "每个月",
    "每学期",
    "每半年",
    "每周",
    "年均",
    "月均",
    "每个年度",
];

/// A change by an amount, not to one.
pub(super) const CHANGES: &[&str] = &[
    "同比增长",
    "年均增长",
    "增长",
    "提高",
    "提升",
    "增加",
    "上升",
    "降低",
    "下降",
    "减少",
    "压缩",
    "压减",
    "缩短",
    "节约",
    "下浮",
    "上浮",
    "扩大",
];

/// Series that must not fall.
pub(super) const SERIES: &[&str] = &[
    "只增不减",
    "只升不降",
    "有增无减",
    "逐年不减",
    "逐年不降",
    "不减少",
    "逐年递增",
    "逐年增加",
    "逐年增长",
    "逐年提高",
    "逐年提升",
    "逐年上升",
    "逐年稳步增长",
    "稳中有增",
    "稳中有升",
    "不低于上一年度",
    "不低于上一年",
    "不低于上年度",
    "不低于上年",
    "不低于去年",
    "不少于上一年",
    "不少于上年",
    "不少于去年",
];

/// Acts that all of something is put to.
pub(super) const ALL_OF: &[&str] = &[
    "完成", "建成", "整改", "改造", "纳入", "覆盖", "达标", "办结", "落实", "接入", "投用", "投入",
    "拆除", "更换", "清零", "消除", "整治", "销号", "打通", "到位", "安装", "建立", "实现", "交付",
    "兑现", "开工", "竣工", "淘汰", "关停", "配备", "入库", "开放", "上线", "通",
];
