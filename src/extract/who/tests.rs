//! Who leads and who helps, clause by clause.

use super::{Home, Parties, Role, is_unit, lead_and_co, units};
use proptest::prelude::*;

fn home() -> Home {
    Home::new(vec!["临水县住房和城乡建设局".to_owned()], "临水县")
}

/// The lead, with a mark where it is inferred, and after a bar who helps.
fn told(parties: &Parties) -> String {
    let mark = if parties.lead_named { "" } else { "?" };
    format!("{}{mark}|{}", parties.lead.join("、"), parties.co.join("、"))
}

/// Clauses and who is in them; `局` stands for the one that signs.
const CLAUSES: &[(&str, &str)] = &[
    // The speaker.
    ("我局将加快施工", "局|"),
    ("下一步，我局将会同县财政局、县水利局制定办法", "局|县财政局、县水利局"),
    ("我们将把该路段纳入计划", "局|"),
    ("本局拟于年底前完工", "局|"),
    ("一是我局积极向上争取资金", "局|"),
    ("根据要求，我局已安排专人管护，今后将继续巡查", "局|"),
    ("县住建局将开展检查", "局|"),
    ("住建部门将加强监管", "局|"),
    ("临水县住房和城乡建设局负责实施", "局|"),
    ("我局将与县教育局共同推进", "局|县教育局"),
    ("我局将加强与县交警大队的沟通", "局|"),
    ("我局将联合公安、城管等部门开展整治", "局|公安、城管等部门"),
    ("我局将协同各乡镇做好排查", "局|各乡镇"),
    ("我局将向县发改局申请立项", "局|"),
    ("我局将组织各乡镇开展培训", "局|"),
    ("我局将报县人民政府审批后实施", "局|"),
    ("我局将协调国网临水县供电公司迁移线杆", "局|"),
    ("在县委、县政府的领导下，我局将完善方案", "局|"),
    // Nobody is named.
    ("力争2026年底前完工", "局?|"),
    ("我县将进一步加大投入", "局?|"),
    ("积极向国家、省、市争取资金", "局?|"),
    ("协调街道安排巡防队员", "局?|"),
    ("会同相关部门加强巡查", "局?|相关部门"),
    ("优化路网布局，完善格局", "局?|"),
    ("加强干部队伍和委员联系", "局?|"),
    ("欢迎代表和群众监督", "局?|"),
    ("在市中心城区新增停车场", "局?|"),
    ("红石镇主要路口将安装信号灯", "局?|"),
    ("上级主管部门已下达计划", "局?|"),
    ("落实《临水县教育局关于托管的通知》", "局?|"),
    // Others lead.
    ("由县发改局牵头，县财政局、县审计局配合", "县发改局|县财政局、县审计局"),
    ("由各县市编制方案，报州发展改革委备案", "各县市|"),
    ("由县教育局会同县公安局负责校园周边整治", "县教育局|县公安局"),
    ("县交通运输局牵头制定方案", "县交通运输局|"),
    ("我县将督促县自然资源局等部门加快编制", "县自然资源局|"),
    ("督促县发改局会同县工信局梳理现状", "县发改局|县工信局"),
    ("我局将督促施工单位加快进度", "施工单位|"),
    ("我局将积极配合县林业局做好规划", "局|县林业局"),
    ("配合县林业局做好规划", "局?|县林业局"),
    ("公安交管部门将设置信号灯", "公安交管部门|"),
    ("县卫健局正在编制规划", "县卫健局|"),
    ("自治区财政厅、自治区教育厅将继续安排资金", "自治区财政厅、自治区教育厅|"),
    ("目前，县发改局已将项目上报", "县发改局|"),
    ("要求各乡镇（街道）于六月底前上报", "各乡镇（街道）|"),
    ("责成红石镇人民政府限期整改", "红石镇人民政府|"),
    ("由城投公司负责建设", "城投公司|"),
    ("省发展和改革委员会将会同省文化和旅游厅修订标准", "省发展和改革委员会|省文化和旅游厅"),
    ("由县人社局、县乡村振兴局负责，县农业农村局协助", "县人社局、县乡村振兴局|县农业农村局"),
    ("红石镇将清运垃圾", "红石镇|"),
    (
        "改造校园周边道路（责任单位：县教育局；配合单位：县公安局、县城管局）",
        "县教育局|县公安局、县城管局",
    ),
    ("县财政将安排专项资金", "县财政|"),
    ("县水利局、县林草局按职责分工负责", "县水利局、县林草局|"),
    ("南河区城市管理和综合执法局将增设果皮箱", "南河区城市管理和综合执法局|"),
];

#[test]
fn a_clause_tells_who_leads_and_who_helps() {
    let home = home();
    let mut wrong = Vec::new();
    for (clause, expected) in CLAUSES {
        let expected = expected.replace("局?|", "临水县住房和城乡建设局?|");
        let expected = match expected.split_once('|') {
            Some(("局", co)) => format!("临水县住房和城乡建设局|{co}"),
            Some((lead, "局")) => format!("{lead}|临水县住房和城乡建设局"),
            _ => expected,
        };
        let found = told(&lead_and_co(clause, None, &home));
        if found != expected {
            wrong.push(format!("{clause}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_item_has_the_parties_of_the_sentence_that_leads_its_list() {
    let home = home();
    let lead_in = lead_and_co("下一步，我局将会同相关部门，", None, &home);
    let rows = [
        ("一是加快前期工作", "临水县住房和城乡建设局|相关部门"),
        ("二是会同县水利局疏浚沟渠", "临水县住房和城乡建设局|县水利局、相关部门"),
        ("三是由县财政局安排经费", "县财政局|"),
    ];
    for (item, expected) in rows {
        assert_eq!(told(&lead_and_co(item, Some(&lead_in), &home)), expected, "{item}");
    }
    let urged = lead_and_co("我县将督促县发改局加快编制", None, &home);
    let item = lead_and_co("二是合理布局", Some(&urged), &home);
    assert_eq!(told(&item), "临水县住房和城乡建设局?|");
}

#[test]
fn without_a_signature_the_speaker_has_no_name() {
    let nobody = Home::default();
    let parties = lead_and_co("我局将加快施工", None, &nobody);
    assert_eq!((told(&parties).as_str(), parties.doubts.len()), ("?|", 1));
    let other = lead_and_co("由县财政局安排经费", None, &nobody);
    assert_eq!((told(&other).as_str(), other.doubts.len()), ("县财政局|", 0));
}

#[test]
fn all_that_sign_lead() {
    let both = Home::new(vec!["东川县水利局".to_owned(), "东川县林业局".to_owned()], "东川县");
    assert_eq!(told(&lead_and_co("我们将共同推进", None, &both)), "东川县水利局、东川县林业局|");
}

#[test]
fn names_are_found_whole() {
    let rows: &[(&str, &[&str])] = &[
        ("由市发改委报省政府", &["市发改委", "省政府"]),
        ("县公安局交警大队已到场", &["县公安局交警大队"]),
        ("督促自治区党委组织部、自治区科技厅", &["自治区党委组织部", "自治区科技厅"]),
        ("卫健、民政等部门", &["卫健、民政等部门"]),
        ("城关街道办事处和红石镇政府", &["城关街道办事处", "红石镇政府"]),
        ("国网云岭供电公司将增容", &["国网云岭供电公司"]),
        ("住房和城乡建设部与财政部", &["住房和城乡建设部", "财政部"]),
        ("我县交通运输局", &["县交通运输局"]),
        ("布局合理、格局清晰、结局、局面、委员、全部、部署、办理、中心城区", &[]),
        ("各县（市、区）人民政府", &["各县（市、区）人民政府"]),
        ("属地乡镇人民政府", &["属地乡镇人民政府"]),
    ];
    for (text, expected) in rows {
        let found = units(text, &Home::default());
        let names: Vec<&str> = found.iter().map(|unit| &text[unit.range.clone()]).collect();
        assert_eq!(names, *expected, "{text}");
    }
}

#[test]
fn what_is_asked_of_a_unit_is_not_its_act() {
    for text in ["向县财政局申请", "报县政府审批", "加强与属地政府对接", "经县发改局批准"]
    {
        let found = units(text, &Home::default());
        assert_eq!(found.first().map(|unit| unit.role), Some(Role::Object), "{text}");
    }
}

#[test]
fn a_line_that_is_a_unit_is_told_from_one_that_is_not() {
    for name in ["临水县水利局", "红石镇人民政府", "国网临水县供电公司", "中共临水县委组织部"]
    {
        assert!(is_unit(name), "{name}");
    }
    for line in ["水局", "关于修路的答复", "感谢您对水利局", "2021年水利局，", "特此答复"]
    {
        assert!(!is_unit(line), "{line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_has_its_units_in_order_and_apart(
        text in "([我县市省区各由与和、，。《》“”（）将a ]|会同|督促|牵头|配合|住建|发改|财政|教育|局|委|厅|部门|政府|公司|中心|自治区|等){0,60}"
    ) {
        let mut last = 0;
        for unit in units(&text, &Home::default()) {
            prop_assert!(unit.range.start >= last && unit.range.start < unit.range.end);
            prop_assert!(text.get(unit.range.clone()).is_some());
            last = unit.range.end;
        }
        let _ = lead_and_co(&text, None, &home());
    }

    #[test]
    fn no_text_makes_it_stumble(text in "\\PC{0,200}") {
        let _ = lead_and_co(&text, None, &home());
    }
}
