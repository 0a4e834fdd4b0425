//! What is found in small letters, rule by rule.

use super::{candidate_at, read};
use crate::domain::commitment::Place;
use crate::domain::due::resolve;
use crate::domain::reading::{Candidate, Reading};

/// A letter of the town of Wuli of 10 June 2024 with these paragraphs.
fn letter(body: &[&str]) -> Reading {
    let head = ["关于乌里镇某事的答复", "何某某代表：", "您提出的建议收悉，现答复如下："];
    let end = ["乌里县交通运输局", "2024年6月10日"];
    let lines = head.iter().chain(body).chain(&end);
    read(lines.map(|line| (*line).to_owned()).collect(), Vec::new(), None)
}

fn shown(reading: &Reading, candidate: &Candidate) -> String {
    let place = &candidate.draft.source[0];
    let paragraph = &reading.paragraphs[place.paragraph as usize - 1];
    let due = resolve(candidate.draft.due.rule, reading.letter.reply.date).latest;
    let due = due.map_or("-".to_owned(), |day| day.to_string());
    let quantity = candidate.draft.target.as_ref().map_or(String::new(), |target| {
        let number = |number: Option<f64>| number.map_or(String::new(), |n| n.to_string());
        let (low, high) = (number(target.low), number(target.high));
        format!(" {} {low}..{high}{}", target.operator.key(), target.unit)
    });
    format!("{} {due}{quantity}", &paragraph[place.bytes(paragraph)])
}

fn check(body: &[&str], expected: &[&str]) {
    let reading = letter(body);
    let found: Vec<String> =
        reading.candidates.iter().map(|candidate| shown(&reading, candidate)).collect();
    assert_eq!(found, expected, "{body:?}");
}

#[test]
fn a_cue_opens_a_region_that_a_report_closes() {
    check(
        &["下一步，我局将加强日常巡查。严肃查处超限车辆。目前已投入资金80万元。完善标志标线。"],
        &["我局将加强日常巡查 -", "严肃查处超限车辆 -"],
    );
    check(&["近年来，我局持续加强巡查，修复路面3公里。"], &[]);
}

#[test]
fn a_heading_of_things_to_come_reaches_to_the_next_as_high() {
    check(
        &[
            "一、办理情况",
            "我局高度重视，组织人员到现场查看。",
            "二、下一步打算",
            "（一）改造危桥。对北岸危桥进行重建。",
            "（二）增设护栏。在临水路段加装护栏。",
            "三、其他事项",
            "您反映的客运问题不属于我局职责。",
        ],
        &["改造危桥。对北岸危桥进行重建 -", "增设护栏。在临水路段加装护栏 -"],
    );
}

#[test]
fn refusals_wishes_courtesy_and_past_are_no_promises() {
    check(&["您建议“将该路拓宽到12米”，因用地指标不足，暂不具备条件。"], &[]);
    check(&["提案提出三条建议：一是年内建成公园；二是增设公交；三是减免费用。"], &[]);
    check(&["我局将无法于2025年底前建成停车场。"], &[]);
    check(
        &["您建议：“应于2025年底前建成10个换乘中心并配套服务。”我局将认真研究。"],
        &["我局将认真研究 -"],
    );
    check(&["省里的规划提出，到2027年所有乡镇通三级公路。"], &[]);
    check(&["感谢您的关心，希望您今后继续支持我们的工作。"], &[]);
    check(&["已将该路段纳入2023年计划，2023年底完工通车。"], &[]);
}

#[test]
fn a_promise_is_cut_where_date_number_condition_or_unit_differ() {
    check(
        &["我局将于2024年底前完成东段改造，2025年9月底前完成西段改造。"],
        &["我局将于2024年底前完成东段改造 2024-12-31", "2025年9月底前完成西段改造 2025-09-30"],
    );
    check(
        &["下一步，我局将新建候车亭12座，改造公厕3处。"],
        &["我局将新建候车亭12座 - exactly 12..座", "改造公厕3处 - exactly 3..处"],
    );
    check(
        &["我局将做好前期工作，待资金到位后开工建设。"],
        &["我局将做好前期工作 -", "待资金到位后开工建设 -"],
    );
    check(
        &["我局将制定养护方案，所需经费由县财政局统筹安排。"],
        &["我局将制定养护方案 -", "所需经费由县财政局统筹安排 -"],
    );
}

#[test]
fn a_date_before_the_comma_belongs_to_what_follows() {
    check(
        &["2025年6月底前，我局将建成停车场3个。"],
        &["2025年6月底前，我局将建成停车场3个 2025-06-30 exactly 3..个"],
    );
    check(
        &["2024年7月1日至2024年9月30日，我局将开展专项整治。"],
        &["2024年7月1日至2024年9月30日，我局将开展专项整治 2024-09-30"],
    );
}

#[test]
fn dates_are_inherited_from_what_leads_a_list_in() {
    check(
        &["年底前，我局将重点做好以下工作：一是清理边沟；二是补种行道树。"],
        &["清理边沟 2024-12-31", "补种行道树 2024-12-31"],
    );
    check(
        &["我局将于2025年6月底前建成停车场，届时开放充电桩。"],
        &["我局将于2025年6月底前建成停车场，届时开放充电桩 2025-06-30"],
    );
}

#[test]
fn a_date_that_nobody_wrote_is_never_given() {
    check(&["下一步，我局将加快推进改造。"], &["我局将加快推进改造 -"]);
    check(
        &["如年底前争取到补助资金，我局将启动改造。"],
        &["如年底前争取到补助资金，我局将启动改造 -"],
    );
    check(&["我局将把审批时间压缩到5个工作日以内。"], &["我局将把审批时间压缩到5个工作日以内 -"]);
    check(
        &["我局将编制《乌里县公路规划（2024—2030年）》。"],
        &["我局将编制《乌里县公路规划（2024—2030年）》 -"],
    );
}

#[test]
fn a_table_of_tasks_gives_a_promise_a_row() {
    check(
        &[
            "| 任务 | 责任单位 | 完成时限 |",
            "| --- | --- | --- |",
            "| 修订养护办法 | 县交通运输局 | 2024年9月底前 |",
        ],
        &["修订养护办法 | 县交通运输局 | 2024年9月底前 2024-09-30"],
    );
}

#[test]
fn every_finding_says_why() {
    let reading = letter(&["下一步，我局将会同县财政局力争2025年建成客运站。"]);
    let found = &reading.candidates[0];
    let grounds: Vec<&str> = found.grounds.iter().map(|ground| ground.key()).collect();
    assert_eq!((found.cue.as_str(), grounds), ("下一步", vec!["own_cue", "region_cue"]));
    assert_eq!(found.draft.lead, ["乌里县交通运输局"]);
    assert_eq!(found.draft.co, ["县财政局"]);
    assert_eq!(found.draft.strength.key(), "aim");
    assert!(found.score > 80, "{}", found.score);
}

#[test]
fn a_marked_stretch_is_read_by_the_same_rules() {
    let reading = letter(&["其余路段2025年底前改造8公里。"]);
    let place = Place { paragraph: 4, start: 0, end: 16, sha256: String::new() };
    let found = candidate_at(&reading, &place).expect("words");
    assert_eq!(shown(&reading, &found), "其余路段2025年底前改造8公里 2025-12-31 exactly 8..公里");
    assert_eq!(found.score, 99);
    let nowhere = Place { paragraph: 40, start: 0, end: 14, sha256: String::new() };
    assert_eq!(candidate_at(&reading, &nowhere), None);
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_strange(body in "[我局将下一步于年底前202456月日，。；：一二是、（）“”《》|由县财政局牵头每年不少于家\\s]{0,120}") {
        let reading = letter(&[&body]);
        let mut last = (0, 0);
        for candidate in &reading.candidates {
            let place = &candidate.draft.source[0];
            proptest::prop_assert!((place.paragraph, place.start) >= last && place.start < place.end);
            last = (place.paragraph, place.end);
        }
    }
}
