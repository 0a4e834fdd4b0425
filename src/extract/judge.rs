//! Kind, strength and score of a candidate, by its words and grounds.

use super::due::Due;
use super::tone::has;
use crate::domain::reading::Doubt;
use crate::domain::target::Target;
use crate::domain::vocabulary::{DoubtKind, Ground, Kind, Operator, Strength};

const PRODUCES: &[&str] = &[
    "印发",
    "出台",
    "制定",
    "制订",
    "编制",
    "修订",
    "建成",
    "新建",
    "改建",
    "扩建",
    "修建",
    "建设",
    "建立",
    "设立",
    "成立",
    "组建",
    "完成",
    "开通",
    "启动",
    "改造",
    "安装",
    "列入",
    "纳入",
    "完工",
    "竣工",
    "投用",
    "投入使用",
    "上线",
    "搭建",
    "开工",
    "实施",
    "拓宽",
    "硬化",
    "铺设",
    "举办",
    "召开",
    "公布",
    "发布",
    "申报",
    "选取",
    "试点",
    "引进",
    "签订",
    "交付",
    "验收",
    "摸底",
    "测绘",
    "建档",
    "增设",
    "设置",
];

const GOES_ON: &[&str] = &[
    "持续",
    "继续",
    "不断",
    "进一步",
    "加强",
    "加大",
    "深化",
    "长期",
    "常态",
    "完善",
    "健全",
    "强化",
    "优化",
    "巩固",
    "推进",
    "推动",
    "支持",
    "鼓励",
    "引导",
    "指导",
    "督促",
    "逐步",
    "提升",
    "落实",
    "严格",
    "密切",
    "积极",
];

const EXPLORES: &[&str] = &["探索", "研究", "论证", "谋划", "考虑", "摸索", "酝酿"];
const AIMS: &[&str] = &[
    "力争",
    "争取",
    "推动",
    "鼓励",
    "努力",
    "争创",
    "尽量",
    "积极协调",
    "积极对接",
    "有望",
    "尽可能",
    "引导",
];

/// The kind of promise that the words make.
pub(super) fn kind(text: &str, due: &Due, target: Option<&Target>) -> Kind {
    match target {
        _ if due.recurs() => Kind::Recurring,
        Some(target) if target.operator == Operator::NonDecreasing => Kind::Floor,
        Some(_) => Kind::Quantity,
        None if has(text, PRODUCES) && (due.is_date() || !has(text, GOES_ON)) => Kind::Output,
        None if has(text, GOES_ON) || !due.is_date() => Kind::Continuous,
        None => Kind::Output,
    }
}

/// How firmly the words promise.
pub(super) fn strength(text: &str, conditional: bool) -> Strength {
    if conditional {
        Strength::Conditional
    } else if has(text, EXPLORES) {
        Strength::Explore
    } else if has(text, AIMS) {
        Strength::Aim
    } else {
        Strength::Firm
    }
}

/// How sure the rules are, from 0 to 100: the strongest ground, more for a
/// date, less for each doubt that touches whether it is a promise at all.
pub(super) fn score(grounds: &[Ground], doubts: &[Doubt], dated: bool) -> u8 {
    let weight = |ground: &Ground| match ground {
        Ground::ByHand => 100,
        Ground::OwnCue => 85,
        Ground::ListItem => 80,
        Ground::HeadingCue | Ground::RegionCue | Ground::FutureDate => 75,
        Ground::Standing => 45,
        Ground::SplitByDate
        | Ground::SplitByNumber
        | Ground::SplitByCondition
        | Ground::SplitByUnit
        | Ground::InheritedDate => 0,
    };
    let strongest = grounds.iter().map(weight).max().unwrap_or(0);
    let several = grounds.iter().filter(|ground| weight(ground) >= 75).count() > 1;
    let unclear = doubts.iter().any(|doubt| doubt.kind == DoubtKind::TenseUnclear);
    let points = strongest + if dated { 8 } else { 0 } + if several { 5 } else { 0 }
        - if unclear { 25 } else { 0 };
    u8::try_from(points.clamp(0, 99)).unwrap_or(0)
}
