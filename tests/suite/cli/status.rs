//! `nuo status`: counts, the curve and the signals, for people and as data.

use crate::run::{Home, Stream::*};
use serde_json::json;

/// A home in which some things happened in the week before 2026-11-23.
fn worked_on() -> Home {
    let home = Home::with_ledger();
    for line in [
        "mark 1.2 in_progress --on 2026-11-01 -q",
        "done 1.1 --evidence 桂办发〔2021〕14号 --on 2026-11-18 -q",
        "done 2.15 --on 2026-11-20 -q",
        "defer 1.5 --to 2026-12-15 --reason 等待中期评估 -q",
    ] {
        home.run(line).ends(0, Has(&["#"]), Nothing);
    }
    home
}

#[test]
fn a_chart_shows_a_week_ago_and_the_curve() {
    let home = worked_on();
    let shown = home.run("status --chart").ends(
        0,
        Has(&[
            "一周前",
            "累计已结与到期",
            "# 已结 2   . 已到期 5   ^ 今天",
            "质量信号",
            "1 条 1 次，均 +1080 天",
            "2022",
        ]),
        Nothing,
    );
    let line = |name: &str| {
        let found = shown.stdout.lines().find(|line| line.trim_start().starts_with(name));
        let words = found.unwrap_or_else(|| panic!("{name}\n{}", shown.stdout)).split_whitespace();
        words.filter(|word| !word.contains('#')).map(str::to_owned).collect::<Vec<_>>()
    };
    for (name, numbers) in [
        ("合计", &["60", "60"][..]),
        ("已结", &["2", "+2", "0"]),
        ("逾期", &["4", "-2", "6"]),
        ("按期完成", &["0"]),
        ("逾期完成", &["1"]),
        ("推进中", &["1", "1"]),
        ("已办结", &["2", "+2", "0"]),
    ] {
        assert_eq!(line(name)[1..], *numbers, "{name}");
    }
    assert!(shown.stdout.lines().all(|line| !line.ends_with(' ')), "{}", shown.stdout);
    home.run("status --chart --lang en").ends(
        0,
        Has(&["Week ago", "Closed against due", "# Closed 2   . Fallen due 5   ^ today"]),
        Nothing,
    );
    // Without a chart the numbers of today and the signals.
    let plain = home.run("status").ends(0, Has(&["质量信号", "办结无据"]), Nothing);
    assert!(!plain.stdout.contains("一周前") && !plain.stdout.contains('^'), "{}", plain.stdout);
    // One group has no curve.
    let group = home.run("status --by part --chart").ends(0, Has(&["一周前", "####"]), Nothing);
    assert!(!group.stdout.contains('^') && !group.stdout.contains("质量"), "{}", group.stdout);
}

#[test]
fn data_has_a_week_ago_the_curve_and_the_signals() {
    let home = worked_on();
    let status = home.json("status");
    assert_eq!(
        (&status["closed"], &status["timeliness"]["overdue"], &status["timeliness"]["late"]),
        (&2.into(), &4.into(), &1.into())
    );
    let then = &status["week_ago"];
    assert_eq!(then["day"], "2026-11-16");
    assert_eq!(
        (&then["total"], &then["open"], &then["closed"]),
        (&60.into(), &60.into(), &0.into())
    );
    assert_eq!((&then["status"]["in_progress"], &then["status"]["done"]), (&1.into(), &0.into()));
    assert_eq!(
        then["timeliness"],
        json!({"overdue": 6, "due_soon": 0, "on_track": 0, "undated": 54, "base_missing": 0})
    );
    assert_eq!(then["by_part"].as_array().map(Vec::len), Some(4));
    assert_eq!(
        then["by_lead"][0],
        json!({"key": "自治区科技厅", "total": 44, "closed": 0, "overdue": 3})
    );
    assert_eq!(status["trend"]["step"], "month");
    let points = status["trend"]["points"].as_array().expect("points");
    let today = points.iter().position(|point| point["day"] == "2026-11-23").expect("today");
    assert_eq!(points[today], json!({"day": "2026-11-23", "closed": 2, "due": 5}));
    assert!(points[today + 1..].iter().all(|point| point["closed"].is_null()));
    assert_eq!(points[0]["due"], 0);
    assert_eq!(
        status["signals"],
        json!({
            "moved": {"commitments": 1, "moves": 1, "days": 1080, "mean_days": 1080},
            "dates": {"derived": 4, "relative": 0, "doubtful": 0},
            "undated": 53, "base_missing": 0, "no_proof": 1, "unseen": 57,
            "longest_unseen":
                {"code": "1.3", "letter": "gx-2021122", "looked_on": null, "days": 0},
        })
    );
}

#[test]
fn a_filter_counts_the_same_commitments_on_both_days() {
    let home = worked_on();
    let done = home.json("status status:done");
    assert_eq!((&done["total"], &done["week_ago"]["total"]), (&2.into(), &2.into()));
    assert_eq!(done["week_ago"]["status"]["unchecked"], 2);
    assert_eq!(done["signals"]["longest_unseen"], json!(null));
    let nothing = home.run("status --chart 没有这样的词").ends(0, Has(&["合计", "0"]), Nothing);
    assert!(nothing.stdout.contains("^ 今天"), "{}", nothing.stdout);
    home.words(&["list", "牵头=自治区党委编办"]).ends(0, Has(&["4.5"]), Has(&["匹配 1 条"]));
    home.words(&["list", "牵头=自治区党委"]).ends(0, Nothing, Has(&["没有匹配"]));
    home.words(&["list", "未看过", "-q"]).ends(0, Has(&["1.3"]), Nothing);
}
