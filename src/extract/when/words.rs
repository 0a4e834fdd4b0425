//! The words of dates, as letters write them. In each table longer words stand
//! before their beginnings.

use crate::domain::period::Pace;

/// Years told from the year of the reply.
pub(super) const REPLY_YEARS: &[(&str, i32)] = &[
    ("今明两年", 1),
    ("今明年", 1),
    ("明后两年", 2),
    ("今年", 0),
    ("本年", 0),
    ("明年", 1),
    ("下一年", 1),
    ("下年", 1),
    ("来年", 1),
    ("后年", 2),
    ("去年", -1),
    ("上一年", -1),
    ("上年", -1),
    ("前年", -2),
];

/// Of those, the ones that also end other words: 以前年度, 目前年产, 今后年均.
pub(super) const DOUBTFUL_YEARS: &[&str] = &["前年", "后年", "上年", "来年", "下年"];

/// The year after the one that was named.
pub(super) const NEXT_YEARS: &[&str] = &["次年", "翌年"];

/// What makes a year the name of a document or of a state to come.
pub(super) const NAMED_AFTER_YEAR: &[&str] = &[
    "远景目标",
    "中央一号文件",
    "中央1号文件",
    "一号文件",
    "1号文件",
    "政府工作报告",
    "出生",
    "生",
];

pub(super) const BEFORE: &[&str] = &["之前", "以前", "前"];

/// What follows 前 where it does not mean before: 前三季度, 前期, 前列.
pub(super) const NOT_BEFORE: &str = "后期往列提端沿置述三两几景身途瞻段进";

pub(super) const WITHIN: &[&str] = &["期间", "之内", "以内", "内", "间"];

/// Times of a year whose days differ from year to year or place to place.
pub(super) const SEASONS: &[&str] = &[
    "春季学期",
    "秋季学期",
    "春季开学",
    "秋季开学",
    "新学期",
    "春节",
    "国庆",
    "元旦",
    "清明",
    "端午",
    "中秋",
    "“五一”",
    "“十一”",
    "“七一”",
    "“八一”",
    "五一",
    "十一",
    "七一",
    "八一",
    "全国两会",
    "两会",
    "主汛期",
    "汛期",
    "入汛",
    "入冬",
    "上冻",
    "封冻",
    "供暖季",
    "供暖期",
    "供暖",
    "采暖季",
    "采暖期",
    "开学",
    "学年",
    "学期",
    "高考",
    "中考",
    "暑假",
    "暑期",
    "寒假",
    "春耕",
    "秋收",
    "秋种",
    "雨季",
    "台风季",
    "旅游旺季",
    "春季",
    "夏季",
    "秋季",
    "冬季",
    "今冬明春",
    "本季度",
    "下季度",
    "本周",
    "下周",
];

/// What may stand between such a time and 前.
pub(super) const SEASON_TAILS: &[&str] =
    &["假期", "节日", "节", "开学", "来临", "到来", "结束", "开始", "末", "底", "召开"];

/// How often, and the pace where the ledger has it.
pub(super) const PACES: &[(&str, Option<Pace>)] = &[
    ("每个年度", Some(Pace::Year)),
    ("每年度", Some(Pace::Year)),
    ("每一年", Some(Pace::Year)),
    ("每年", Some(Pace::Year)),
    ("按年度", Some(Pace::Year)),
    ("每个季度", Some(Pace::Quarter)),
    ("每季度", Some(Pace::Quarter)),
    ("每季", Some(Pace::Quarter)),
    ("按季度", Some(Pace::Quarter)),
    ("按季", Some(Pace::Quarter)),
    ("逐季", Some(Pace::Quarter)),
    ("每个月", Some(Pace::Month)),
    ("每月", Some(Pace::Month)),
    ("按月", Some(Pace::Month)),
    ("逐月", Some(Pace::Month)),
    ("每半年", None),
    ("每两年", None),
    ("每三年", None),
    ("每学年", None),
    ("每学期", None),
    ("每个学期", None),
    ("每半月", None),
    ("每两个月", None),
    ("每隔两年", None),
];

/// Shorter than any pace that the ledger keeps: said of what goes on.
pub(super) const DAILY: &[&str] = &["每个星期", "每星期", "每周", "每天", "每日", "每晚"];

/// What is done once a year where 年度 stands before it.
pub(super) const YEARLY_ACTS: &[&str] = &[
    "督查",
    "督导",
    "检查",
    "评估",
    "审计",
    "报告",
    "监测",
    "巡查",
    "培训",
    "评选",
    "调查",
    "抽查",
    "演练",
    "体检",
    "考核评价",
];

pub(super) const YEARLY_VERBS: &[&str] =
    &["开展", "组织", "进行", "实施", "发布", "举办", "举行", "推行", "坚持"];

/// No date, but a word for when.
pub(super) const OPEN: &[&str] = &[
    "今后一个时期",
    "今后一段时间",
    "未来一段时间",
    "未来几年",
    "今后几年",
    "分期分批",
    "分阶段",
    "分步骤",
    "常态化",
    "持续",
    "不断",
    "逐步",
    "逐年",
    "尽快",
    "尽早",
    "及早",
    "早日",
    "适时",
    "择机",
    "长期",
    "近期",
    "随时",
    "陆续",
];

/// What follows or precedes those words where they say nothing of when.
pub(super) const NOT_OPEN_AFTER: &[&str] = &["时间", "以来", "规划", "性", "地", "健康发展战略"];
pub(super) const NOT_OPEN_BEFORE: &str = "中可未";

/// Acts that end something, after 同时.
pub(super) const ENDINGS: &[&str] = &[
    "完成", "建成", "投用", "投入", "交付", "开工", "竣工", "启用", "启动", "实施", "设计", "施工",
];

/// Something that is to come.
pub(super) const COMING: &[&str] =
    &["将", "拟", "计划", "预计", "力争", "争取", "确保", "下一步", "目标", "要", "待", "届时"];

/// Something that was done.
pub(super) const DONE: &[&str] = &["已", "曾", "了", "业经", "先后", "均完成", "圆满"];

/// Words with those characters that tell of nothing done.
pub(super) const NOT_DONE: &[&str] =
    &["了解", "为了", "除了", "了如", "一目了然", "不得已", "而已"];

/// A plan into which something is put: its year is still to come.
pub(super) const PUT_INTO: &[&str] =
    &["列入", "纳入", "列为", "上报为", "申报", "编入", "作为", "安排在", "列进", "放在", "定于"];
