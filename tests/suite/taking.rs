//! What a person takes of a letter that was read: recorded at once, quoted at
//! once, taken back at once, and compared when the letter is read again.

use crate::ledger_file::{LedgerFile, day, opening};
use nuo::app::{App, AppError, Imported, Point};
use nuo::domain::commitment::{Draft, DueWords, Place};
use nuo::domain::ids::ItemId;
use nuo::domain::letter::{AttachedText, Letter};
use nuo::domain::reading::comparison::{Change, Sameness};
use nuo::domain::reading::desk::{Act, Desk, Taking};
use nuo::domain::reading::{Candidate, Reading};
use nuo::domain::refusal::Refusal;
use nuo::domain::vocabulary::{Ground, Kind, Strength};

const LETTER: &[&str] = &[
    "张敏代表：您提出的关于老旧小区加装电梯的建议收悉，现答复如下。",
    "一是「in-year:2027|2027年完成加装电梯六十台」；二是「none|建立居民协商机制」。",
    "感谢您对住房工作的关心。",
];

/// The letter as it was issued again: weaker, and with a promise more.
const CHANGED: &[&str] = &[
    "张敏代表：您提出的关于老旧小区加装电梯的建议收悉，现答复如下。",
    "「none|公布补助标准」，方便居民查询。",
    "一是「in-year:2027|2027年力争完成加装电梯六十台」；二是「none|建立居民协商机制」。",
    "感谢您对住房工作的关心。",
];

/// A reading of paragraphs in which 「rule|words」 is a candidate.
fn reading(paragraphs: &[&str]) -> Reading {
    let letter = Letter {
        title: "关于第41号建议的答复".into(),
        number: "41".into(),
        region: "青山市".into(),
        ..Letter::default()
    };
    let (paragraphs, candidates) = split(paragraphs);
    Reading { letter, paragraphs, candidates, doubts: Vec::new(), noise: Vec::new() }
}

fn split(paragraphs: &[&str]) -> (Vec<String>, Vec<Candidate>) {
    let (mut texts, mut candidates) = (Vec::new(), Vec::new());
    for (number, marked) in (1..).zip(paragraphs) {
        let mut text = String::new();
        let mut clauses = Vec::new();
        for piece in marked.split(['「', '」']) {
            let start = u32::try_from(text.chars().count()).expect("short");
            let (rule, words) = piece.split_once('|').unwrap_or(("", piece));
            text.push_str(words);
            let end = u32::try_from(text.chars().count()).expect("short");
            if !rule.is_empty() {
                clauses.push((start..end, rule));
            }
        }
        for (range, rule) in clauses {
            candidates.push(candidate(Place::of(number, range, &text), &text, rule));
        }
        texts.push(text);
    }
    (texts, candidates)
}

fn candidate(place: Place, text: &str, rule: &str) -> Candidate {
    let draft = Draft {
        code: String::new(),
        title: place.words(text).to_owned(),
        title_en: String::new(),
        kind: Kind::Output,
        strength: Strength::Firm,
        condition: None,
        condition_en: None,
        lead: vec!["市住建局".into()],
        lead_named: true,
        co: Vec::new(),
        due: DueWords {
            wording: String::new(),
            wording_en: String::new(),
            rule: rule.parse().expect("a rule"),
        },
        target: None,
        parts: Vec::new(),
        theme: String::new(),
        theme_en: String::new(),
        tags: Vec::new(),
        source: vec![place],
        fields: std::collections::BTreeMap::new(),
    };
    let grounds = vec![Ground::OwnCue];
    Candidate { draft, cue: String::new(), grounds, doubts: Vec::new(), score: 90 }
}

fn again(reading: &Reading, place: &Place) -> Candidate {
    candidate(place.clone(), &reading.paragraphs[place.paragraph as usize - 1], "none")
}

/// The copy that a reading came from, under a hash of the test's own.
fn copy(name: &str) -> AttachedText {
    AttachedText { name: name.into(), sha256: format!("{name:0>64}") }
}

fn desk(app: &App, paragraphs: &[&str], name: &str) -> Desk {
    let reading = reading(paragraphs);
    let known = app.compare(&reading, &copy(name).sha256).expect("compared");
    Desk::new(reading, known)
}

fn everything(desk: &mut Desk) -> Taking {
    desk.act(&Act::AcceptAll, &again).expect("something is pending");
    desk.taking()
}

/// The words that the ledger quotes for a commitment.
fn quoted(app: &App, letter: &str, code: &str) -> Vec<String> {
    let item = app.item(&ItemId::of(letter, code)).expect("an item");
    let clauses = app.clauses(&item).expect("read");
    clauses.into_iter().map(|clause| clause.text[clause.clause].to_owned()).collect()
}

fn is_sound(app: &App) {
    assert_eq!(app.doctor().expect("looked at").findings, []);
}

/// A ledger in which the letter was taken, and the letter's id.
fn taken(file: &LedgerFile) -> (App, String) {
    let mut app = App::open(opening(&file.path(), day("2026-11-26"))).expect("opened").0;
    let taking = everything(&mut desk(&app, LETTER, "a.txt"));
    let outcome = app.take(&taking, &copy("a.txt")).expect("taken");
    assert_eq!(outcome.changed.len(), 2);
    let id = outcome.changed[0].letter().to_owned();
    (app, id)
}

#[test]
fn a_letter_that_was_taken_is_one_operation_and_is_quoted_at_once() {
    let file = LedgerFile::founded();
    let (mut app, id) = taken(&file);
    assert!(id.starts_with("41-") && id.is_ascii(), "{id}");
    assert_eq!(quoted(&app, &id, "1.2"), ["建立居民协商机制"]);
    assert_eq!(app.newest().expect("read"), 2);
    is_sound(&app);
    app.undo(None).expect("undone");
    assert!(app.letter(&id).is_err(), "one undo takes the whole letter back");
    app.redo().expect("redone");
    assert_eq!(quoted(&app, &id, "1.1"), ["2027年完成加装电梯六十台"]);
    is_sound(&app);
}

#[test]
fn a_letter_that_was_recorded_meanwhile_is_not_recorded_twice() {
    let file = LedgerFile::founded();
    let mut app = App::open(opening(&file.path(), day("2026-11-26"))).expect("opened").0;
    let taking = everything(&mut desk(&app, LETTER, "a.txt"));
    app.take(&taking, &copy("a.txt")).expect("taken");
    let named = Letter { id: "again".into(), ..taking.letter.clone() };
    for taking in [taking.clone(), Taking { letter: named, ..taking }] {
        let refused = app.take(&taking, &copy("a.txt"));
        assert!(matches!(refused, Err(AppError::Refused(Refusal::LetterKnown(_)))), "{refused:?}");
    }
    assert_eq!(app.newest().expect("read"), 2);
}

#[test]
fn a_new_letter_is_not_dated_after_today_and_has_a_name_that_can_be_typed() {
    let file = LedgerFile::founded();
    let mut app = App::open(opening(&file.path(), day("2026-11-26"))).expect("opened").0;
    let taking = everything(&mut desk(&app, LETTER, "a.txt"));
    for name in ["own", "a/b", "#3", "a b", "\u{1b}"] {
        let mut taking = taking.clone();
        taking.letter.id = name.into();
        let refused = app.take(&taking, &copy("a.txt"));
        let refused = matches!(refused, Err(AppError::Refused(Refusal::BadLetterName(_))));
        assert!(refused, "{name:?}");
    }
    let mut taking = taking;
    taking.letter.reply.date.on = Some(day("2026-11-27"));
    let refused = app.take(&taking, &copy("a.txt"));
    assert!(matches!(refused, Err(AppError::Refused(Refusal::InFuture { .. }))), "{refused:?}");
    taking.letter.reply.date.on = Some(day("2026-11-26"));
    app.take(&taking, &copy("a.txt")).expect("taken");
}

#[test]
fn a_letter_of_which_nothing_is_taken_is_not_recorded() {
    let file = LedgerFile::founded();
    let mut app = App::open(opening(&file.path(), day("2026-11-26"))).expect("opened").0;
    let taking = desk(&app, LETTER, "a.txt").taking();
    let refused = app.take(&taking, &copy("a.txt"));
    assert!(matches!(refused, Err(AppError::Refused(Refusal::NothingChanges))), "{refused:?}");
    assert_eq!(app.newest().expect("read"), 1);
}

#[test]
fn the_same_letter_read_again_asks_nothing_and_takes_what_was_missed() {
    let file = LedgerFile::founded();
    let (mut app, id) = taken(&file);
    for (name, sameness) in [("a.txt", Sameness::File), ("b.txt", Sameness::Text)] {
        let desk = desk(&app, LETTER, name);
        assert_eq!(desk.comparison().map(|known| known.sameness), Some(sameness));
        assert_eq!((desk.tally().pending, desk.tally().known), (0, 2), "{name}");
    }
    let mut desk = desk(&app, LETTER, "b.txt");
    let missed = Place { paragraph: 3, start: 0, end: 5, ..Place::default() };
    desk.act(&Act::Add(missed), &again).expect("added");
    let outcome = app.take(&everything(&mut desk), &copy("b.txt")).expect("taken");
    assert_eq!(outcome.changed, [ItemId::of(&id, "1.3")]);
    assert_eq!(quoted(&app, &id, "1.3"), ["感谢您对住"]);
    let attached = app.letter(&id).expect("known").attached.expect("a copy");
    assert_eq!(attached.name, "a.txt", "the copy that is kept says the same");
    is_sound(&app);
}

#[test]
fn a_changed_letter_is_taken_without_losing_its_old_words() {
    let file = LedgerFile::founded();
    let (mut app, id) = taken(&file);
    let mut desk = desk(&app, CHANGED, "new.txt");
    let known = desk.comparison().expect("known").clone();
    assert_eq!((known.sameness, known.letter.id.as_str()), (Sameness::Changed, id.as_str()));
    let weaker = known.known[0].changes.iter().any(|change| {
        matches!(change, Change::Strength { now: Strength::Aim, now_cue, .. } if now_cue == "力争")
    });
    assert!(weaker, "{:?}", known.known[0].changes);
    // The new promise is taken, the weaker wording is not.
    desk.act(&Act::Accept(0), &again).expect("the new one");
    let outcome = app.take(&desk.taking(), &copy("new.txt")).expect("taken");
    assert_eq!(outcome.changed, [ItemId::of(&id, "1.2"), ItemId::of(&id, "1.3")]);
    assert_eq!(quoted(&app, &id, "1.1"), ["2027年完成加装电梯六十台"], "from the old copy");
    assert_eq!(quoted(&app, &id, "1.2"), ["建立居民协商机制"]);
    assert_eq!(quoted(&app, &id, "1.3"), ["公布补助标准"]);
    let place = &app.item(&ItemId::of(&id, "1.2")).expect("an item").draft.source[0];
    assert_eq!(place.paragraph, 3, "one whose words did not change moves on with the letter");
    is_sound(&app);
    app.undo(None).expect("undone");
    assert_eq!(app.letter(&id).expect("known").paragraphs.len(), 3);
    assert_eq!(quoted(&app, &id, "1.2"), ["建立居民协商机制"]);
    is_sound(&app);
}

#[test]
fn the_new_place_of_a_reworded_promise_is_taken_and_its_terms_stay() {
    let file = LedgerFile::founded();
    let (mut app, id) = taken(&file);
    let taking = everything(&mut desk(&app, CHANGED, "new.txt"));
    app.take(&taking, &copy("new.txt")).expect("taken");
    assert_eq!(quoted(&app, &id, "1.1"), ["2027年力争完成加装电梯六十台"]);
    let item = app.item(&ItemId::of(&id, "1.1")).expect("an item");
    assert_eq!(item.draft.strength, Strength::Firm, "what was promised stays as it was recorded");
    let (document, _) = app.whole().expect("written");
    let other = LedgerFile::founded();
    let mut copied = App::open(opening(&other.path(), day("2026-11-27"))).expect("opened").0;
    let made = copied.import_whole(document.as_slice()).expect("read");
    assert!(matches!(made, Imported::Made { .. }), "{made:?}");
    drop(copied);
    let copied = App::open(opening(&other.path(), day("2026-11-27"))).expect("opened").0;
    assert_eq!(quoted(&copied, &id, "1.1"), ["2027年力争完成加装电梯六十台"]);
    assert_eq!(copied.whole().expect("written").0, document);
    is_sound(&copied);
    let mut past = app.past(Point::Op(2)).expect("the past");
    assert_eq!(quoted(&past, &id, "1.1"), ["2027年完成加装电梯六十台"]);
    assert!(matches!(past.take(&taking, &copy("new.txt")), Err(AppError::Past { .. })));
}

#[test]
fn a_reply_date_that_the_ledger_lacked_comes_with_what_is_taken() {
    let file = LedgerFile::founded();
    let (mut app, id) = taken(&file);
    let mut reading = reading(LETTER);
    reading.letter.reply.date.on = Some(day("2026-05-20"));
    let (_, more) = split(&["", "", "「reply+6m|感谢您对住房」"]);
    let mut added = more[0].clone();
    added.draft.source = vec![Place::of(3, 0..7, &reading.paragraphs[2])];
    reading.candidates.push(added);
    let known = app.compare(&reading, &copy("b.txt").sha256).expect("compared");
    let taking = everything(&mut Desk::new(reading, known));
    app.take(&taking, &copy("b.txt")).expect("taken");
    let item = app.item(&ItemId::of(&id, "1.3")).expect("an item");
    assert_eq!(item.due(), Some(day("2026-11-20")));
    assert_eq!(app.letter(&id).expect("known").reply.date.on, Some(day("2026-05-20")));
    is_sound(&app);
}

#[test]
fn another_letter_on_the_same_suggestion_gets_a_name_of_its_own() {
    let file = LedgerFile::founded();
    let (mut app, id) = taken(&file);
    let other = &["补充答复如下，此前已答复的不再重复。", "「none|每月公开一次施工进度」。"];
    let mut desk = desk(&app, other, "more.txt");
    assert_eq!(desk.comparison(), None);
    let outcome = app.take(&everything(&mut desk), &copy("more.txt")).expect("taken");
    assert_ne!(outcome.changed[0].letter(), id);
    assert!(outcome.changed[0].letter().starts_with("41-"));
    is_sound(&app);
}
