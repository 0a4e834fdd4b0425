//! Deadlines and review dates by day, week and month.

use crate::run::{Home, Stream};
use Stream::{Has, Is, Nothing};

/// A ledger seen on Monday, 2026-11-23, with some dates to come.
fn home() -> Home {
    let home = Home::with_ledger();
    for (code, to) in
        [("1.4", "2026-11-23"), ("1.5", "2026-11-29"), ("3.1", "2026-12-20"), ("3.2", "2027-03-31")]
    {
        let line = format!("defer {code} --to {to} --reason 顺延 -q");
        home.run(&line).ends(0, Has(&[code]), Nothing);
    }
    home
}

#[test]
fn an_agenda_begins_with_what_is_overdue_and_ends_with_what_has_no_date() {
    let home = home();
    let text = home
        .run("agenda")
        .ends(
            0,
            Has(&[
                "逾期 (3)\n!  4.5   ~2019-12-31              逾期  逾2519天",
                "本周 2026-W48 11-23..11-29 (2)\n>  1.4   +2026-11-23              到期  今天",
                "2026-W51 12-14..12-20 (1)\n>  3.1 ",
            ]),
            Nothing,
        )
        .stdout;
    assert!(text.ends_with("\n\n无时限 53 条\n"), "{text}");
    assert!(!text.contains("3.2 "), "the end of March is further off than 30 days: {text}");
    home.run("agenda --lang en 3.1").ends(
        0,
        Has(&[
            "2026-W51 12-14..12-20 (1)\n>  3.1   +2026-12-20  due   27d",
            "\n0 without a date\n",
        ]),
        Nothing,
    );
}

#[test]
fn days_are_gathered_into_days_weeks_or_months() {
    let home = home();
    home.run("agenda --days 200 --by day").ends(0, Has(&["2026-11-29 周日 (1)"]), Nothing);
    home.run("agenda --days 200 --by month").ends(
        0,
        Has(&["2026 年 11 月 (2)", "2026 年 12 月 (1)", "2027 年 3 月 (1)\n.  3.2 "]),
        Nothing,
    );
    home.run("agenda --to 2027-03-31 --lang en").ends(
        0,
        Has(&["This week 2026-W48", "2027-W13 03-29..04-04 (1)"]),
        Nothing,
    );
}

#[test]
fn a_review_date_is_a_reminder_and_never_a_due_date() {
    let home = home();
    home.run("agenda --days 200 --by month 1.9").ends(
        0,
        Has(&["2027 年 5 月 (1)\nr  1.9   2027-05-23  复核提醒        自治区科技厅"]),
        Nothing,
    );
    home.run("agenda 1.9 --today 2027-06-01").ends(
        0,
        Is("2027-06-01 至 2027-07-01 没有到期，也没有复核提醒\n无时限 1 条；其中复核日已到 1 条（nuo list 待复核）\n"),
        Nothing,
    );
}

#[test]
fn closed_ones_are_listed_when_they_are_asked_for() {
    let home = home();
    home.run("mark 3.1 partial -q").ends(0, Has(&["3.1"]), Nothing);
    let open = home.run("agenda --from 2026-11-01").ends(0, Has(&["1.5 "]), Nothing).stdout;
    assert!(!open.contains("3.1 "), "{open}");
    home.run("agenda --from 2026-11-01 --to 年底 --all").ends(
        0,
        Has(&["x  3.1   +2026-12-20              部分兑现"]),
        Has(&["--to 年底 = 2026-12-31 周四"]),
    );
}

#[test]
fn an_agenda_as_json_keeps_its_contract() {
    let home = home();
    let agenda = home.json("agenda --days 200 --by month -q");
    assert_eq!(agenda["schema"], "nuo.agenda/1");
    assert_eq!(
        (&agenda["as_of"], &agenda["from"], &agenda["to"], &agenda["by"]),
        (&"2026-11-23".into(), &"2026-11-23".into(), &"2027-06-11".into(), &"month".into())
    );
    let codes = |items: &serde_json::Value| -> Vec<String> {
        let items = items.as_array().expect("a list");
        items.iter().map(|item| item["code"].as_str().expect("a code").to_owned()).collect()
    };
    assert_eq!(codes(&agenda["overdue"]), ["4.5", "1.6", "2.15"]);
    let groups = agenda["groups"].as_array().expect("groups");
    let names: Vec<&str> = groups.iter().filter_map(|group| group["group"].as_str()).collect();
    assert_eq!(names, ["2026-11", "2026-12", "2027-03", "2027-05"]);
    assert_eq!(codes(&groups[0]["due"]), ["1.4", "1.5"]);
    assert_eq!(
        (&groups[2]["from"], &groups[2]["to"]),
        (&"2027-03-01".into(), &"2027-03-31".into())
    );
    assert_eq!((codes(&groups[3]["due"]).len(), codes(&groups[3]["review"]).len()), (0, 17));
    assert_eq!(
        (&agenda["undated"], &agenda["base_missing"], &agenda["to_review"]),
        (&53.into(), &0.into(), &0.into())
    );
}

#[test]
fn a_span_that_ends_before_it_begins_is_refused() {
    let home = Home::with_ledger();
    home.run("agenda --to 2026-01-01").ends(
        2,
        Nothing,
        Is("nuo: 2026-01-01 在 2026-11-23 之前\n  --to 应不早于 --from\n"),
    );
    home.run("agenda --to 2027-01-01 --days 3").ends(2, Nothing, Has(&["不能同用"]));
    home.run("agenda foo:1").ends(2, Nothing, Has(&["没有字段"]));
}
