//! `nuo review`: the queue as a list, and the walk by prompts on a pipe.

use crate::run::{Home, Stream};

/// A walk with these lines typed; what it said, and nothing beside it.
fn walk(home: &Home, arguments: &str, lines: &[&str]) -> String {
    let typed: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let run = home.run(&format!("review {arguments} --lang en")).stdin(typed.as_bytes());
    run.ends(0, Stream::Has(&[]), Stream::Nothing).stdout
}

#[track_caller]
fn has(said: &str, pieces: &[&str]) {
    let mut rest = said;
    for piece in pieces {
        let at = rest.find(piece).unwrap_or_else(|| panic!("{piece:?} is not said next:\n{rest}"));
        rest = &rest[at + piece.len()..];
    }
}

#[test]
fn the_queue_is_listed_with_its_grounds() {
    let home = Home::with_ledger();
    home.run("review --list --limit 2 --lang en").ends(
        0,
        Stream::Has(&["Ground", "4.5", "overdue", "1.6"]),
        Stream::Is("2 of 60 due for review\n"),
    );
    let queue = home.json("review --limit 1 lead:财政厅 overdue");
    assert_eq!(queue["schema"], "nuo.review/1");
    assert_eq!((&queue["count"], &queue["due"]), (&1.into(), &2.into()));
    assert_eq!(queue["items"][0]["code"], "3.1");
    assert_eq!(queue["items"][0]["ground"], "overdue");
    assert_eq!(queue["items"][0]["looked_on"], serde_json::Value::Null);
    assert_eq!(queue["rules"]["weekday"], "mon");
    home.run("review --list nothing-like-it --lang en").ends(
        0,
        Stream::Nothing,
        Stream::Has(&["Nothing is due for review", "60 more outside the filter"]),
    );
}

#[test]
fn a_walk_records_each_answer_and_ends_with_counts_and_the_week() {
    let home = Home::with_ledger();
    let answers = [
        "2",
        "2026-11-20",
        "桂财〔2026〕1号",
        "", // done
        "6",
        "someday",
        "2027-06-30",
        "",
        "waiting for approval", // moved
        "7",
        "asked by phone",
        "", // noted
        "y",
    ];
    let said = walk(&home, "code:1.4,1.5,3.2", &answers);
    has(
        &said,
        &[
            "3 due for review",
            "closed ones once after 90 days; on Mon",
            "1 of 3  1.5",
            "Ground       overdue",
            "never reviewed",
            "paragraph 8",
            "Nothing has changed",
            "Past its date. How does it stand?",
            "1 Unchanged, reviewed  2 Done",
            "Date (Enter takes 2026-11-23)> 2026-11-20",
            "= 2026-11-20 Fri",
            "Recorded #2 1.5 Unchecked -> Done, evidence 桂财〔2026〕1号 (u undoes it; later: nuo undo 2)",
            "2 of 3  3.2",
            "New date",
            "! ",
            "2027-06-30 Wed (was 2025-12-31, +546 days)",
            "! Moving a date needs a reason",
            "Recorded #3 3.2",
            "waiting for approval, reviewed",
            "3 of 3  1.4",
            "Recorded #4 1.4 note \"asked by phone\", reviewed",
            "3 reviewed: noted 1, date moved 1, Done 1",
            "Everything due was reviewed",
            "Print this week's report?",
            "Weekly",
            "桂财〔2026〕1号",
        ],
    );
    assert!(!said.contains('\u{1b}'), "no cursor is placed and no colour is set");
    // What was answered is out of the queue.
    let again = walk(&home, "code:1.4,1.5,3.2", &[]);
    has(&again, &["Nothing is due for review", "57 more outside the filter"]);
}

#[test]
fn what_is_skipped_comes_once_more_and_then_the_next_time() {
    let home = Home::with_ledger();
    let said = walk(&home, "code:3.1,3.2", &["s", "1", "s", "n"]);
    has(&said, &["1 of 2  3.1", "> s", "1 of 2  3.2", "Recorded", "2 of 2  3.1", "> s"]);
    has(&said, &["1 reviewed: unchanged 1", "1 still due, 1 of them skipped", "nuo review"]);
    has(&walk(&home, "code:3.1,3.2", &["q"]), &["1 due for review", "1 of 1  3.1"]);
    let said = walk(&home, "code:3.1,3.2", &["z"]);
    has(&said, &["1 of 1  3.1", "Nothing was reviewed", "1 still due"]);
}

#[test]
fn the_last_answer_is_taken_back_and_asked_again() {
    let home = Home::with_ledger();
    let said = walk(&home, "code:3.1,3.2", &["u", "1", "u", "2", "", "", "", "q"]);
    has(
        &said,
        &[
            "Nothing was answered yet",
            "Recorded #2 3.1 reviewed",
            "2 of 2  3.2",
            "Undid #2: 3.1 reviewed",
            "1 of 2  3.1",
            "Recorded #4 3.1 Unchecked -> Done",
            "has no proof yet; add it: nuo attach 3.1",
            "2 of 2  3.2",
            "1 reviewed: Done 1",
        ],
    );
    home.run("undo --lang en").ends(0, Stream::Has(&["Undid #4: 3.1"]), Stream::Has(&["nuo redo"]));
    assert_eq!(home.json("review --list")["due"], 60);
}

#[test]
fn a_mistake_is_said_and_the_question_stands() {
    let home = Home::with_ledger();
    let said = walk(
        &home,
        "code:2.15",
        &["", "x1", "5", "many", "12/99", "12", "", "", "/no/such/file", "8", "<", "1"],
    );
    has(
        &said,
        &[
            "Type one of the numbers or letters above",
            "Type one of the numbers or letters above",
            "Value",
            "! Give a number",
            "! The number behind the slash is not the goal",
            "> 12",
            "> /no/such/file",
            "! ",
            "Your answer> 8",
            "> <",
            "Nothing was recorded",
            "Recorded #2 2.15 reviewed",
        ],
    );
    // A commitment without a target has no such answer.
    let said = walk(&home, "code:3.1", &["5", "q"]);
    assert!(!said.contains("5 Progress"), "{said}");
    has(&said, &["> 5", "! It has no target"]);
}

#[test]
fn parts_and_periods_are_asked_by_number() {
    let home = Home::with_ledger();
    let said = walk(&home, "code:1.6", &["2", "", "9", "2", "", "", "", "q"]);
    has(
        &said,
        &["  1 2021", "  2 2022", "There is no such number", "> 2", "Recorded #2 1.6 2022 kept"],
    );
    let said = walk(&home, "code:1.1", &["9", "4", "", "slow", "", "q"]);
    has(&said, &["  4 Stalled", "Recorded #3 1.1 Unchecked -> Stalled \"slow\""]);
}

#[test]
fn the_end_of_the_input_stops_cleanly() {
    let home = Home::with_ledger();
    home.run("review code:3.1 --lang en").stdin(b"").ends(
        0,
        Stream::Has(&["The input has ended", "Nothing was reviewed", "1 still due"]),
        Stream::Nothing,
    );
    // In the midst of a dialog nothing is recorded.
    let said = walk(&home, "code:3.1", &["6", "2027-06-30"]);
    has(&said, &["The input has ended", "Nothing was reviewed"]);
    assert_eq!(home.json("log")["count"], 1);
    let bytes = b"7\n\xff\xfe\nfine\n\n";
    home.run("review code:3.1 --lang en").stdin(bytes).ends(
        0,
        Stream::Has(&["Recorded #2 3.1 note \"fine\""]),
        Stream::Nothing,
    );
}

#[test]
fn a_walk_that_may_not_ask_or_write_is_refused() {
    let home = Home::with_ledger();
    let hint = ["A review asks questions", "nuo review --list"];
    home.run("review --no-input --lang en").ends(2, Stream::Nothing, Stream::Has(&hint));
    home.run("review --list --no-input -q --lang en").ends(
        0,
        Stream::Has(&["4.5"]),
        Stream::Nothing,
    );
    home.run("review --read-only --lang en").ends(4, Stream::Nothing, Stream::Has(&["read-only"]));
    home.run("review --list --linear --lang en").ends(2, Stream::Nothing, Stream::Has(&["--list"]));
    home.run("review foo:1 --lang en").ends(2, Stream::Nothing, Stream::Has(&["^^^"]));
}

#[test]
fn the_rules_are_settings() {
    let home = Home::with_ledger();
    let table = b"[review]\nopen_weeks = 2\nclosed_days = 30\nweekday = \"Thursday\"\nhours = 3\n";
    home.file(".config/nuo/config.toml", table);
    let rules = &home.json("review --list -q")["rules"];
    assert_eq!((&rules["open_weeks"], &rules["closed_days"]), (&2.into(), &30.into()));
    assert_eq!((&rules["due_weeks"], &rules["weekday"]), (&1.into(), &"thu".into()));
    let unknown = ["review.hours"];
    home.run("review --list --limit 1 --lang en").ends(
        0,
        Stream::Has(&["4.5"]),
        Stream::Has(&unknown),
    );
    for (line, mistake) in [("weekday = \"soon\"", "mon, tue"), ("due_weeks = 0", "due_weeks")] {
        home.file(".config/nuo/config.toml", format!("[review]\n{line}\n").as_bytes());
        home.run("review --list --lang en").ends(2, Stream::Nothing, Stream::Has(&[mistake]));
    }
}
