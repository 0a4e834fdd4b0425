//! Due and review dates as a calendar.

use super::{eventful, export};
use crate::run::{Home, Stream};
use std::collections::BTreeMap;

/// The events by their names, each as unfolded lines.
pub fn events(text: &str) -> BTreeMap<String, Vec<String>> {
    let text = text.replace("\r\n ", "");
    let mut events = BTreeMap::new();
    for part in text.split("BEGIN:VEVENT\r\n").skip(1) {
        let lines: Vec<String> = part.lines().map(str::to_owned).collect();
        let mut own = lines.iter().take_while(|line| *line != "BEGIN:VALARM");
        let uid = own.find_map(|line| line.strip_prefix("UID:")).expect("a name").to_owned();
        assert!(events.insert(uid, lines).is_none(), "a name stands once");
    }
    events
}

fn read(home: &Home, arguments: &str) -> BTreeMap<String, Vec<String>> {
    let text = std::fs::read_to_string(export(home, arguments, "t.ics")).expect("written");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\n', '\r']), "{line}");
    }
    events(&text)
}

#[track_caller]
fn has(event: &[String], line: &str) {
    assert!(event.iter().any(|found| found == line), "{line}: {event:#?}");
}

fn sequence(event: &[String]) -> u32 {
    let line = event.iter().find_map(|line| line.strip_prefix("SEQUENCE:")).expect("a sequence");
    line.parse().expect("a number")
}

fn alarms(event: &[String]) -> Vec<&str> {
    event.iter().filter_map(|line| line.strip_prefix("TRIGGER:")).collect()
}

const DUE: &str = "gx-2021122/1.5/due@nuo";

#[test]
fn due_dates_and_reminders_are_days_of_their_own() {
    let events = read(&eventful(), "");
    let due = &events[DUE];
    has(due, "DTSTART;VALUE=DATE:20270630");
    has(due, "DTEND;VALUE=DATE:20270701");
    has(due, "DTSTAMP:20261123T120000Z");
    has(due, "CATEGORIES:答复承诺,期限");
    assert_eq!(alarms(due), ["-P6DT15H", "-PT15H"]);
    assert!(due.iter().any(|line| line.starts_with("SUMMARY:期限：1.5 ")), "{due:#?}");
    let told = due.iter().find(|line| line.starts_with("DESCRIPTION:")).expect("told");
    assert!(told.contains("\\n办理状态：未核查\\n") && told.contains("理由：等待"), "{told}");
    let review = &events["gx-2021122/1.1/review@nuo"];
    assert!(review.iter().any(|line| line.starts_with("SUMMARY:复核（nuo 提醒）：1.1 ")));
    let told = review.iter().find(|line| line.starts_with("DESCRIPTION:")).expect("told");
    assert!(told.contains("这是 nuo 的复核提醒，不是来文承诺的期限"), "{told}");
}

#[test]
fn an_uncertain_date_says_so() {
    let home = Home::with_ledger();
    let due = read(&home, "code:2.15").remove("gx-2021122/2.15/due@nuo").expect("there");
    has(&due, "DTSTART;VALUE=DATE:20230831");
    assert!(due.iter().any(|line| line.starts_with("SUMMARY:期限（相对）：2.15 ")), "{due:#?}");
    assert!(due.iter().any(|line| line.contains("日期不确定：最早 2023-05-14，最迟 2023-08-31")));
    assert_eq!(alarms(&due), [""; 0], "nothing rings for what has passed");
}

#[test]
fn a_change_keeps_the_name_and_raises_the_sequence() {
    let home = Home::with_ledger();
    let before = read(&home, "");
    let again = read(&home, "");
    assert_eq!(before, again);
    let quiet = || Stream::Has(&[]);
    home.words(&["defer", "1.5", "--to", "2027-06-30", "--reason", "x", "-q"]).ends(
        0,
        quiet(),
        Stream::Nothing,
    );
    let moved = read(&home, "");
    assert_eq!(before.keys().collect::<Vec<_>>(), moved.keys().collect::<Vec<_>>());
    assert!(sequence(&moved[DUE]) > sequence(&before[DUE]));
    let others = |events: &BTreeMap<String, Vec<String>>| {
        events.iter().filter(|(uid, _)| *uid != DUE).map(|(_, lines)| lines.clone()).collect()
    };
    let (before_it, after_it): (Vec<_>, Vec<_>) = (others(&before), others(&moved));
    assert_eq!(before_it, after_it, "nothing else changes");
    home.run("undo -q").ends(0, quiet(), Stream::Nothing);
    let undone = read(&home, "");
    assert!(sequence(&undone[DUE]) > sequence(&moved[DUE]), "undoing is a change too");
    has(&undone[DUE], "DTSTART;VALUE=DATE:20231231");
}

#[test]
fn what_is_closed_or_withdrawn_is_cancelled_and_does_not_ring() {
    let home = Home::with_ledger();
    let quiet = || Stream::Has(&[]);
    home.run("defer 1.5 2.15 --to 2027-06-30 --reason x -q").ends(0, quiet(), Stream::Nothing);
    home.run("done 1.5 -q").ends(0, quiet(), Stream::Nothing);
    home.run("withdraw 2.15 --reason x -q").ends(0, quiet(), Stream::Nothing);
    home.run("defer 1.1 --to 2027-01-31 --reason x -q").ends(0, quiet(), Stream::Nothing);
    let events = read(&home, "");
    for uid in [DUE, "gx-2021122/2.15/due@nuo"] {
        has(&events[uid], "STATUS:CANCELLED");
        assert_eq!(alarms(&events[uid]), [""; 0]);
    }
    has(&events["gx-2021122/1.1/due@nuo"], "STATUS:CONFIRMED");
    has(&events["gx-2021122/1.1/review@nuo"], "STATUS:CANCELLED");
}

#[test]
fn alarms_are_chosen() {
    let home = eventful();
    assert_eq!(alarms(&read(&home, "--no-alarm")[DUE]), [""; 0]);
    let chosen = read(&home, "--alarm 0 --alarm 30 --alarm 30");
    assert_eq!(alarms(&chosen[DUE]), ["-P29DT15H", "PT9H"]);
}
