//! Every way of writing a quantity and what is read of it.

use super::quantities;
use proptest::prelude::*;

/// Each quantity as `operator low..high unit scope metric`, parted by `|`.
fn read(text: &str) -> String {
    let number = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
    let show = |found: super::Quantity| {
        let target = found.target;
        let (low, high) = (number(target.low), number(target.high));
        let base = target.baseline.map_or(String::new(), |base| format!(" from {base}"));
        let words = text.get(found.range).expect("a range of the text");
        format!(
            "{words}: {} {low}..{high} {} {} {}{base}",
            target.operator.key(),
            target.unit,
            target.scope.key(),
            target.metric
        )
    };
    quantities(text).into_iter().map(show).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found = read(text);
        if found != *expected {
            wrong.push(format!("{text}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn ranges_in_every_spelling() {
    check(&[
        ("认定20～30家示范园", "20～30家: range 20..30 家 window 示范园"),
        ("认定20—30家示范园", "20—30家: range 20..30 家 window 示范园"),
        ("认定20-30家示范园", "20-30家: range 20..30 家 window 示范园"),
        ("认定20–30家示范园", "20–30家: range 20..30 家 window 示范园"),
        ("认定20至30家示范园", "20至30家: range 20..30 家 window 示范园"),
        ("认定20到30家示范园", "20到30家: range 20..30 家 window 示范园"),
        ("认定二十至三十家示范园", "二十至三十家: range 20..30 家 window 示范园"),
        ("认定20家至30家示范园", "20家至30家: range 20..30 家 window 示范园"),
        ("认定２０～３０家示范园", "２０～３０家: range 20..30 家 window 示范园"),
        ("认定 20 — 30 家示范园", "20 — 30 家: range 20..30 家 window 示范园"),
        ("覆盖率达到30%—50%", "30%—50%: range 30..50 % stock 覆盖率"),
        ("新增绿地3万至5万亩", "3万至5万亩: range 3..5 万亩 window 新增绿地"),
    ]);
}

#[test]
fn operators_before_and_behind() {
    check(&[
        ("新增岗位不少于500个", "不少于500个: at_least 500.. 个 window 新增岗位"),
        ("达标率不低于90%", "不低于90%: at_least 90.. % stock 达标率"),
        ("建设至少三座泵站", "至少三座: at_least 3.. 座 window 泵站"),
        ("建成3个以上示范点", "3个以上: at_least 3.. 个 window 示范点"),
        ("培训1,200人以上", "1,200人以上: at_least 1200.. 人 window 培训"),
        ("总数突破200家", "突破200家: at_least 200.. 家 stock 总数"),
        ("总数力争达到200家", "力争达到200家: at_least 200.. 家 stock 总数"),
        ("培育企业100余家", "100余家: at_least 100.. 家 window 培育企业"),
        ("培育百余家企业", "百余家: at_least 100.. 家 window 企业"),
        ("建设十余个充电站", "十余个: at_least 10.. 个 window 充电站"),
        ("植树3万余株", "3万余株: at_least 3.. 万株 window 植树"),
        ("≥60%", "≥60%: at_least 60.. % stock "),
        ("事故不超过5起", "不超过5起: at_most ..5 起 window 事故"),
        ("入园费不高于800元", "不高于800元: at_most ..800 元 window 入园费"),
        ("空置率控制在5%以内", "控制在5%以内: at_most ..5 % stock 空置率"),
        ("漏损率降至9%以下", "9%以下: at_most ..9 % stock 漏损率"),
        ("班额最多45人", "最多45人: at_most ..45 人 window 班额"),
        ("新建车位约300个", "约300个: about 300.. 个 window 新建车位"),
        ("新建车位300个左右", "300个左右: about 300.. 个 window 新建车位"),
        ("新建近40处停车场", "近40处: about 40.. 处 window 停车场"),
        ("新签约20个项目", "20个: exactly 20.. 个 window 项目"),
    ]);
}

#[test]
fn bare_numbers_and_their_units() {
    check(&[
        ("新建12座垃圾中转站", "12座: exactly 12.. 座 window 垃圾中转站"),
        ("新建两座水厂", "两座: exactly 2.. 座 window 水厂"),
        ("新建一所小学", "一所: exactly 1.. 所 window 小学"),
        ("硬化道路2.1公里", "2.1公里: exactly 2.1.. 公里 window 硬化道路"),
        ("改造2.1公里巷道", "2.1公里: exactly 2.1.. 公里 window 巷道"),
        ("造林1.5万亩", "1.5万亩: exactly 1.5.. 万亩 window 造林"),
        ("安排资金3亿元", "3亿元: exactly 3.. 亿元 window 安排资金"),
        ("投入300万元", "300万元: exactly 300.. 万元 window 投入"),
        ("三千万元", "三千万元: exactly 3000.. 万元 window "),
        ("新增装机12万千瓦", "12万千瓦: exactly 12.. 万千瓦 window 新增装机"),
        ("造林两万五千亩", "两万五千亩: exactly 25000.. 亩 window 造林"),
        ("对20个老旧小区进行改造", "20个: exactly 20.. 个 window 老旧小区"),
        ("培训5千名村医", "5千名: exactly 5000.. 名 window 村医"),
        ("第一批20个社区", "20个: exactly 20.. 个 window 社区"),
        ("每村1个卫生室", "1个: exactly 1.. 个 window 卫生室"),
        ("各建1个驿站", "1个: exactly 1.. 个 window 驿站"),
        ("日处理能力2万吨/日", "2万吨/日: exactly 2.. 万吨/日 window 日处理能力"),
        ("配备大型仪器15台（套）", "15台（套）: exactly 15.. 台（套） window 配备大型仪器"),
    ]);
}

#[test]
fn scopes_follow_from_the_clause() {
    check(&[
        ("每年调剂500名编制", "500名: exactly 500.. 名 period 编制"),
        ("自2018年起每年划拨300名编制", "300名: exactly 300.. 名 period 编制"),
        ("每年不少于4次", "不少于4次: at_least 4.. 次 period "),
        ("每年至少举办4场招聘会", "至少举办4场: at_least 4.. 场 period 招聘会"),
        ("每年安排不少于500万元奖补资金", "不少于500万元: at_least 500.. 万元 period 奖补资金"),
        (
            "今年修30座，明年再修25座",
            "30座: exactly 30.. 座 window 修 | 25座: exactly 25.. 座 window 修",
        ),
        ("每季度召开一次调度会", "一次: exactly 1.. 次 period 调度会"),
        ("每年，新增床位200张", "200张: exactly 200.. 张 period 新增床位"),
        ("累计建成600座驿站", "600座: exactly 600.. 座 cumulative 驿站"),
        ("养老床位总数达到8000张", "8000张: exactly 8000.. 张 stock 养老床位总数"),
        ("保有量达到3万辆", "3万辆: exactly 3.. 万辆 stock 保有量"),
        ("新增床位达到200张", "200张: exactly 200.. 张 window 新增床位"),
        ("覆盖率达到60%以上", "60%以上: at_least 60.. % stock 覆盖率"),
    ]);
}

#[test]
fn shares_and_changes() {
    check(&[
        ("产值增长8%", "8%: exactly 8.. % window 产值"),
        ("产值年均增长8%以上", "8%以上: at_least 8.. % period 产值"),
        ("入园率提高5个百分点", "5个百分点: exactly 5.. 个百分点 window 入园率"),
        ("办理时间压缩50%以上", "50%以上: at_least 50.. % window 办理时间"),
        ("占比达百分之六十", "百分之六十: exactly 60.. % stock 占比"),
        ("三分之二以上的村", "三分之二以上: at_least 66.67.. % stock 村"),
        ("半数以上的村", "半数以上: at_least 50.. % stock 村"),
        ("规模翻一番", "翻一番: exactly 2.. 倍 stock 规模"),
        ("产值翻两番以上", "翻两番以上: at_least 4.. 倍 stock 产值"),
        ("入学率由85%提高到95%", "95%: exactly 95.. % stock 入学率 from 85"),
        ("站点从20个增加到50个", "50个: exactly 50.. 个 stock 站点 from 20"),
    ]);
}

#[test]
fn the_whole_and_series_that_never_fall() {
    check(&[
        ("2027年实现行政村全覆盖", "全覆盖: all 100.. % stock 行政村"),
        ("基本实现行政村全覆盖", "全覆盖: about 100.. % stock 行政村"),
        ("乡镇卫生院基本全覆盖", "基本全覆盖: about 100.. % stock 乡镇卫生院"),
        ("问题全部整改到位", "全部: all 100.. % stock 问题"),
        ("做到应保尽保", "应保尽保: all 100.. % stock "),
        ("办结率达到100%", "100%: all 100.. % stock 办结率"),
        ("确保支出只增不减", "只增不减: non_decreasing ..  period 支出"),
        ("投入逐年递增", "逐年递增: non_decreasing ..  period 投入"),
        ("补助标准不低于上年", "不低于上年: non_decreasing ..  period 补助标准"),
        ("编制数稳中有增", "稳中有增: non_decreasing ..  period 编制数"),
    ]);
}

#[test]
fn other_numbers_are_no_quantities() {
    for text in [
        "2024年6月30日前",
        "未来三年内",
        "15个工作日内",
        "第3批",
        "第1—3批",
        "一次性补助",
        "十届六次全会",
        "从8个方面入手",
        "分3个阶段",
        "编号00027 组别",
        "第46号建议",
        "科发〔2022〕15号",
        "落实“科改33条”",
        "《关于进一步稳就业的20条措施》",
        "一是加强统筹",
        "一个方面",
        "推进一批",
        "是一项系统工程",
        "三个方面",
        "做好四项措施",
        "三级医院",
        "双一流",
        "两会期间",
        "百分之百的信心",
        "年满60周岁",
        "G312线",
        "24小时值守",
        "7×24小时",
        "5G网络",
        "3000吨级码头",
        "十届三次会议",
        "十余年来",
        "三年行动",
        "5部门联合",
        "三期工程",
        "若干家",
        "数百家",
        "最多跑一次",
        "一站式服务",
        "二级以上",
        "12345热线",
        "千家万户",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_with_ranges_in_order(
        text in "[0-9０二十两三百千万亿余多%％个家名元不少于超过至到—\\-～.,，。 《》“”约近全部覆盖应建尽翻番由从每年以上左右分之]{0,40}"
    ) {
        let mut last = 0;
        for found in quantities(&text) {
            prop_assert!(found.range.start >= last && found.range.start < found.range.end);
            prop_assert!(text.get(found.range.clone()).is_some());
            prop_assert!(found.target.metric.chars().count() <= 16);
            last = found.range.end;
        }
    }

    #[test]
    fn no_text_breaks_the_reading(text in "\\PC{0,60}") {
        let _ = quantities(&text);
    }
}

#[test]
fn long_runs_are_read_in_one_pass() {
    for piece in ["2", "百", "《", "20家", "“", "20—", "全部", "由5%", "应", "每年", "2,000,"]
    {
        let text = piece.repeat(2_000);
        assert!(quantities(&text).len() <= text.len());
    }
}
