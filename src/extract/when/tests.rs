//! Every wording and what is read of it.

use super::{Role, mentions};
use proptest::prelude::*;

/// A mention as `rule role doubts`, with the words where they are asked for.
fn read(text: &str) -> Vec<(String, String)> {
    let show = |mention: super::Mention| {
        let doubts: Vec<&str> = mention.doubts.iter().map(|doubt| doubt.kind.key()).collect();
        let role = match mention.role {
            Role::Limit => "",
            Role::Past => "past ",
            Role::Title => "title ",
            Role::Start => "start ",
            Role::SameTime => "same ",
            Role::Open => "open ",
        };
        let doubts =
            if doubts.is_empty() { String::new() } else { format!(" ?{}", doubts.join("+")) };
        let words = text.get(mention.range).expect("a range of the text").to_owned();
        (words, format!("{role}{}{doubts}", mention.rule))
    };
    mentions(text).into_iter().map(show).collect()
}

/// Every mention of the text as `words=rule`, parted by `|`.
#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found: Vec<String> =
            read(text).into_iter().map(|(words, rule)| format!("{words}={rule}")).collect();
        let found = found.join(" | ");
        if found != *expected {
            wrong.push(format!("{text}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn days_and_months_with_a_year() {
    check(&[
        ("2024年6月30日前完成验收", "2024年6月30日前=day:2024-06-30"),
        ("在2024年6月30日之前办结", "2024年6月30日之前=day:2024-06-30"),
        ("2024 年 6 月 30 日以前办结", "2024 年 6 月 30 日以前=day:2024-06-30"),
        ("2024年6月30日印发", "2024年6月30日=day:2024-06-30"),
        ("2024年6月30号前", "2024年6月30号前=day:2024-06-30"),
        ("２０２４年６月底前完工", "２０２４年６月底前=month-end:2024-06"),
        ("2024年6月底完工", "2024年6月底=month-end:2024-06"),
        ("二〇二六年六月三十日", "二〇二六年六月三十日=day:2026-06-30"),
        ("二○二四年十二月底前", "二○二四年十二月底前=month-end:2024-12"),
        ("二0二四年十月廿一日", "二0二四年十月廿一日=day:2024-10-21"),
        ("2024年10月前投用", "2024年10月前=before-month:2024-10 ?two_readings"),
        ("2024年10月以前投用", "2024年10月以前=before-month:2024-10 ?two_readings"),
        ("2024年10月投用", "2024年10月=span-end:2024-10-31"),
        ("2024年2月份投用", "2024年2月份=span-end:2024-02-29"),
        ("2024年6月上旬开标", "2024年6月上旬=span-end:2024-06-10"),
        ("2024年6月下旬开标", "2024年6月下旬=span-end:2024-06-30"),
        ("2024年6月初开标", "2024年6月初=none ?two_readings"),
        ("2024-06-30前", "2024-06-30前=day:2024-06-30"),
        ("2024.6.30前", "2024.6.30前=day:2024-06-30"),
        ("2025年11月1日至2026年3月31日", "2025年11月1日至2026年3月31日=span-end:2026-03-31"),
        ("2025年5月11—14日", "2025年5月11—14日=span-end:2025-05-14"),
        ("2025年6月1日至30日", "2025年6月1日至30日=span-end:2025-06-30"),
        ("2025年6月至8月集中整治", "2025年6月至8月=span-end:2025-08-31"),
        ("2025年7月—2026年2月", "2025年7月—2026年2月=span-end:2026-02-28"),
        ("2025年5月中旬至6月底", "2025年5月中旬至6月底=month-end:2025-06"),
        ("2025年1-9月", "2025年1-9月=span-end:2025-09-30"),
    ]);
}

#[test]
fn years_and_their_parts() {
    check(&[
        ("2024年底建成", "2024年底=year-end:2024"),
        ("2024年底前建成", "2024年底前=year-end:2024"),
        ("2024年年底前建成", "2024年年底前=year-end:2024"),
        ("2024年末", "2024年末=year-end:2024"),
        ("到2025年，覆盖所有乡镇", "到2025年=in-year:2025"),
        ("至2027年建成", "至2027年=in-year:2027"),
        ("力争到2026年底，实现", "到2026年底=year-end:2026"),
        ("2026年建成通车", "2026年=in-year:2026"),
        ("2024年年内完成", "2024年年内=in-year:2024"),
        ("2024年内完成", "2024年内=in-year:2024"),
        ("2024年度完成", "2024年度=in-year:2024"),
        ("2025年上半年开工", "2025年上半年=span-end:2025-06-30"),
        ("2025年下半年开工", "2025年下半年=span-end:2025-12-31"),
        ("2024年第三季度开工", "2024年第三季度=span-end:2024-09-30"),
        ("2025年三季度末完工", "2025年三季度末=span-end:2025-09-30"),
        ("2025年4季度完工", "2025年4季度=span-end:2025-12-31"),
        ("2025年第三、四季度完工", "2025年第三、四季度=span-end:2025-12-31"),
        ("2025年第四季度前完工", "2025年第四季度前=none ?two_readings"),
        ("2025年前完成", "2025年前=none ?two_readings"),
        ("2025年前三季度", "2025年前三季度=span-end:2025-09-30"),
        ("2024—2026年实施", "2024—2026年=range-end:2026"),
        ("2024-2026年实施", "2024-2026年=range-end:2026"),
        ("2024–2026年实施", "2024–2026年=range-end:2026"),
        ("2024～2026年实施", "2024～2026年=range-end:2026"),
        ("2024~2026年实施", "2024~2026年=range-end:2026"),
        ("2024——2026年实施", "2024——2026年=range-end:2026"),
        ("2024年至2026年实施", "2024年至2026年=range-end:2026"),
        ("2024至2026年实施", "2024至2026年=range-end:2026"),
        ("2024年到2026年期间实施", "2024年到2026年期间=range-end:2026"),
        ("2024年至2026年底", "2024年至2026年底=year-end:2026"),
        ("2026—2024年", "2026—2024年=none ?damaged_date"),
        ("2025年春节前", "2025年春节前=none ?two_readings"),
        ("2025年秋季学期开学前", "2025年秋季学期开学前=none ?two_readings"),
        ("面向2035年远景目标", ""),
        ("落实2025年中央一号文件", ""),
        ("1900年建成的老桥", ""),
    ]);
}

#[test]
fn years_told_from_the_reply() {
    check(&[
        ("今年完成", "今年=reply-year-end"),
        ("本年完成", "本年=reply-year-end"),
        ("今年底前完成", "今年底前=reply-year-end"),
        ("今年年底前完成", "今年年底前=reply-year-end"),
        ("年内完成", "年内=reply-year-end"),
        ("年底前完成", "年底前=reply-year-end"),
        ("力争年底完成", "年底=reply-year-end"),
        ("明年完成", "明年=reply-year-end+1"),
        ("明年底完成", "明年底=reply-year-end+1"),
        ("后年完成", "后年=reply-year-end+2"),
        ("今明两年完成", "今明两年=reply-year-end+1"),
        ("今年上半年", "今年上半年=reply-month-end:06+0"),
        ("今年下半年", "今年下半年=reply-month-end:12+0"),
        ("今年第四季度", "今年第四季度=reply-month-end:12+0"),
        ("第四季度启动", "第四季度=reply-month-end:12+0"),
        ("四季度启动", "四季度=reply-month-end:12+0"),
        ("一季度前启动", "一季度前=none ?two_readings"),
        ("明年上半年启动", "明年上半年=reply-month-end:06+1"),
        ("明年6月底前启动", "明年6月底前=reply-month-end:06+1"),
        ("明年一季度启动", "明年一季度=reply-month-end:03+1"),
        ("明年3月前启动", "明年3月前=reply-month-end:02+1 ?two_readings"),
        ("10月底前完成", "10月底前=reply-month-end:10+0"),
        ("十月底前完成", "十月底前=reply-month-end:10+0"),
        ("于6月30日前完成", "6月30日前=reply-day:06-30+0"),
        ("九月三十日前完成", "九月三十日前=reply-day:09-30+0"),
        ("今年6月30日前完成", "今年6月30日前=reply-day:06-30+0"),
        ("9月前完成", "9月前=reply-month-end:08+0 ?two_readings"),
        ("1月前完成", "1月前=reply-month-end:12+-1 ?two_readings"),
        ("6月中旬完成", "6月中旬=reply-day:06-20+0"),
        ("3月内完成", "3月内=none ?two_readings"),
        ("本月底前完成", "本月底前=reply-month"),
        ("月底前完成", "月底前=reply-month"),
        ("下月底完成", "下月底=reply-month+1"),
        ("下个月完成", "下个月=reply-month+1"),
        ("当年底前完成", "当年底前=none ?two_readings"),
        ("过了三月三再说", ""),
        ("当年新增", ""),
    ]);
}

#[test]
fn a_sentence_carries_its_year_on() {
    check(&[
        (
            "2025年3月开工，10月底前完工",
            "2025年3月=span-end:2025-03-31 | 10月底前=month-end:2025-10",
        ),
        ("2025年启动，年底前完成", "2025年=in-year:2025 | 年底前=year-end:2025"),
        ("2025年启动，次年6月完成", "2025年=in-year:2025 | 次年6月=span-end:2026-06-30"),
        ("明年动工，9月完工", "明年=reply-year-end+1 | 9月=reply-month-end:09+1"),
        (
            "2024年11月开工，3月底前完工",
            "2024年11月=span-end:2024-11-30 | 3月底前=none ?year_missing",
        ),
        ("2025年启动。10月底前完成", "2025年=in-year:2025 | 10月底前=reply-month-end:10+0"),
        (
            "2023年已建成三座，10月底前再建两座",
            "2023年=past in-year:2023 | 10月底前=reply-month-end:10+0",
        ),
    ]);
}

#[test]
fn plans_and_spans() {
    check(&[
        ("“十四五”期间继续增加投入", "“十四五”期间=fyp:14"),
        ("\"十四五\"末达到", "\"十四五\"末=fyp:14"),
        ("十四五时期", "十四五时期=fyp:14"),
        ("“十四五”规划期内", "“十四五”规划期内=fyp:14"),
        ("到“十五五”末", "“十五五”末=fyp:15"),
        ("“十三五”期末", "“十三五”期末=fyp:13"),
        ("“十三五”以来，累计投入", "“十三五”以来=past fyp:13"),
        ("“十五五”前期启动", "“十五五”前期=none ?two_readings"),
        ("争取列入“十五五”规划", ""),
        ("第十五届第二次会议", ""),
        ("在未来两年内认定", "未来两年内=reply+2y"),
        ("两年内完成", "两年内=reply+2y"),
        ("三年内完成", "三年内=reply+3y"),
        ("5年内完成", "5年内=reply+5y"),
        ("一年之内完成", "一年之内=reply+1y"),
        ("半年内完成", "半年内=reply+6m"),
        ("一年半内完成", "一年半内=reply+18m"),
        ("6个月内完成", "6个月内=reply+6m"),
        ("三个月内完成", "三个月内=reply+3m"),
        ("三个月以内完成", "三个月以内=reply+3m"),
        ("30日内完成", "30日内=reply+30d"),
        ("二十日内完成", "二十日内=reply+20d"),
        ("一周内完成", "一周内=reply+7d"),
        ("十五个工作日内答复", "十五个工作日内=reply+15wd"),
        ("5个工作日内", "5个工作日内=reply+5wd"),
        ("两至三年内", "两至三年内=reply+3y ?two_readings"),
        ("2-3年内", "2-3年内=reply+3y ?two_readings"),
        ("2年至3年内", "2年至3年内=reply+3y ?two_readings"),
        ("两三年内", "两三年内=reply+3y ?two_readings"),
        ("用三年时间", "三年时间=reply+3y"),
        ("通过3年左右的努力", "3年左右的努力=reply+3y"),
        ("用两年左右时间", "两年左右时间=reply+2y"),
        ("未来三年，", "未来三年=reply+3y"),
        ("今后3年完成", "今后3年=reply+3y"),
        ("自受理之日起30日内办结", "30日内=condition"),
        ("计划批复后三个月内开工", "三个月内=condition"),
        ("待方案出台后，我委在三个月内印发", "三个月内=condition"),
        ("今后，我委在三个月内印发", "三个月内=reply+3m"),
        ("收到申请的5个工作日内", "5个工作日内=condition"),
        ("自本函答复之日起三个月内", "三个月内=reply+3m"),
        ("近三年投入", "近三年=past none"),
        ("近年来", "近年来=past none"),
        ("三年来", "三年来=past none"),
        ("过去五年", "过去五年=past none"),
        ("三年行动方案", ""),
        ("建成5年以上的住宅", ""),
        ("上半年内完成", "上半年内=reply-month-end:06+0"),
    ]);
}

#[test]
fn what_is_done_in_every_period() {
    check(&[
        ("每年新增500名", "每年=every:year"),
        ("每年度开展一次", "每年度=every:year"),
        ("每年6月底前公布", "每年6月底前=every:year"),
        ("每年年底前公布", "每年年底前=every:year"),
        ("每年汛期前检修", "每年汛期前=every:year"),
        ("每年3月、9月各一次", "每年3月、9月=every:year"),
        ("每季度通报", "每季度=every:quarter"),
        ("每季度末通报", "每季度末=every:quarter"),
        ("每月调度", "每月=every:month"),
        ("按月调度", "按月=every:month"),
        ("每半年评估一次", "每半年=none ?two_readings"),
        ("每周巡查", "每周=open none"),
        ("从2019年起每年调剂", "从2019年起每年=every:year@2019"),
        ("从2019年起，每年调剂", "从2019年起，每年=every:year@2019"),
        ("2019年起每年调剂", "2019年起每年=every:year@2019"),
        ("2024—2026年每年建设", "2024—2026年每年=every:year@2024..2026"),
        ("“十四五”期间，我县每年建设", "“十四五”期间=fyp:14 | 每年=every:year..2025"),
        ("开展年度督查工作", "年度=every:year"),
        ("列入年度计划", ""),
        ("完成本年度检查", "本年度=reply-year-end"),
        ("逐年增加", "逐年=open none"),
    ]);
}

#[test]
fn past_beginnings_and_words_without_a_date() {
    check(&[
        ("截至2025年4月底，建成", "2025年4月底=past month-end:2025-04"),
        ("截止2020年底，共有", "2020年底=past year-end:2020"),
        ("2020年以来新增", "2020年以来=past in-year:2020"),
        ("自2021年以来，", "2021年以来=past in-year:2021"),
        ("今年以来，", "今年以来=past reply-year-end"),
        ("今年以来，我县计划安装两处", "今年=reply-year-end"),
        ("2021年至今", "2021年至今=past in-year:2021"),
        ("比上一年前进三名", "上一年=past reply-year-end+-1"),
        ("去年完成", "去年=past reply-year-end+-1"),
        ("上年完成", "上年=past reply-year-end+-1"),
        ("已于2023年10月完工", "2023年10月=past span-end:2023-10-31"),
        ("曾于2018年修缮", "2018年=past in-year:2018"),
        ("2022年9月印发了方案", "2022年9月=past span-end:2022-09-30"),
        ("2023年，全县已改造三处", "2023年=past in-year:2023"),
        ("现已列入2024年改造计划", "2024年=in-year:2024"),
        ("预计2024年完成，已开工", "2024年=in-year:2024"),
        ("2024年为了方便群众，", "2024年=in-year:2024"),
        ("自2024年起实施", "自2024年起=start in-year:2024"),
        ("从明年起实施", "从明年起=start reply-year-end+1"),
        ("2024年6月1日起施行", "2024年6月1日起=start day:2024-06-01"),
        ("届时一并处理", "届时=same none"),
        ("配套管网同步建设", "同步=same none"),
        ("与主体工程同时完成", "同时=same none"),
        ("同时，加强巡查", ""),
        ("持续推进", "持续=open none"),
        ("尽快启动，适时扩大", "尽快=open none | 适时=open none"),
        ("近期研究", "近期=open none"),
        ("长期以来", ""),
        ("中长期规划", ""),
        ("春节前完成", "春节前=none ?two_readings"),
        ("汛期来临前完成", "汛期来临前=none ?two_readings"),
        ("入冬前完成", "入冬前=none ?two_readings"),
        ("供暖季前完成", "供暖季前=none ?two_readings"),
        ("春节期间值守", ""),
    ]);
}

#[test]
fn damaged_dates_are_doubted_and_never_guessed() {
    check(&[
        ("202285", "202285=none ?damaged_date"),
        ("于317日前完成", "317日前=none ?damaged_date"),
        ("2024年13月完成", "2024年13月=none ?damaged_date"),
        ("2024年6月31日前", "2024年6月31日前=none ?damaged_date"),
        ("2月30日前", "2月30日前=none ?damaged_date"),
        ("2024年2月30日", "2024年2月30日=none ?damaged_date"),
        ("2023年2月29日", "2023年2月29日=none ?damaged_date"),
        ("2024年月底前", "2024年月底前=none ?damaged_date"),
        ("20245年完成", "20245年=none ?damaged_date"),
        ("202年底前", "202年底前=none ?damaged_date"),
        ("24年6月底", "24年6月底=none ?damaged_date"),
        ("3024年6月30日", "3024年6月30日=none ?damaged_date"),
        ("13月底前", "13月底前=none ?damaged_date"),
        ("2024年6月30前", "2024年6月30前=none ?damaged_date"),
        ("2024-13-01", "2024-13-01=none ?damaged_date"),
    ]);
}

#[test]
fn other_numbers_are_no_dates() {
    check(&[
        ("科发〔2022〕15号", ""),
        ("政办函[2023]8号", ""),
        ("第2021122号建议", ""),
        ("电话0771-2024123", ""),
        ("312国道", ""),
        ("科改33条", ""),
        ("24小时值守，7×24服务", ""),
        ("第十条、第三批", ""),
        ("第1—3批", ""),
        ("《2024年工作要点》", ""),
        ("《“十四五”人才规划》", ""),
        ("印发《三年行动方案（2021—2023年）》", "2021—2023年=title plan-title:2023 ?title_range"),
        ("印发《三年行动方案》（2021－2023年）", "2021－2023年=title plan-title:2023 ?title_range"),
        ("《2024-2026年养护规划》", "2024-2026年=title plan-title:2026 ?title_range"),
        ("投资2.5亿元", ""),
        ("共2024人", ""),
    ]);
}

proptest! {
    #[test]
    fn any_text_is_read_with_ranges_in_order(
        text in "[0-9０二〇十两三廿年月日底前末初内至到—\\-～.，。 《》（）“”〔〕第号个季度半上下今明去本每起以来期间十四五工作同步时已截近未来后]{0,40}"
    ) {
        let mut last = 0;
        for mention in mentions(&text) {
            prop_assert!(mention.range.start >= last && mention.range.start < mention.range.end);
            prop_assert!(text.get(mention.range.clone()).is_some());
            last = mention.range.end;
        }
    }

    #[test]
    fn no_text_breaks_the_reading(text in "\\PC{0,60}") {
        let _ = mentions(&text);
    }
}

/// Twice the text takes about twice the steps: no reader looks further than a
/// bounded way.
#[test]
fn long_runs_are_read_in_one_pass() {
    for piece in ["2", "二", "《", "2024年", "每年", "（", "2024-", "已2024年", "第", "年底"]
    {
        let text = piece.repeat(2_000);
        assert!(mentions(&text).len() <= text.len());
    }
}
