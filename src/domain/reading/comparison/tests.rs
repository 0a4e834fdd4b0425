//! What became of a letter's promises when it is read again.

use super::{Change, Comparison, Direction, Recorded, Sameness, compare, likely};
use crate::domain::commitment::Commitment;
use crate::domain::decide::{Days, World, after, decide};
use crate::domain::event::Command;
use crate::domain::letter::{AttachedText, Letter};
use crate::domain::reading::Reading;
use crate::domain::reading::desk::{Act, Desk};
use crate::domain::reading::samples::{again, reading};

const LETTER: &[&str] = &[
    "您提出的关于城市公园的建议收悉，现答复如下。",
    "近年来我局建成公园十二个，绿地面积逐年增加。",
    "一是【year-end:2026|2026年底完成滨江公园改造工程】；二是【将新建社区口袋公园二十处】。",
    "【每年开展一次园林养护技能培训】，提高管护水平。",
    "感谢您对园林工作的关心。",
];

/// What a ledger has after everything in this reading was taken.
fn recorded(reading: &Reading) -> (Letter, Vec<Commitment>) {
    let mut desk = Desk::new(reading.clone(), None);
    desk.act(&Act::AcceptAll, &again).expect("accepted");
    let mut taking = desk.taking();
    taking.letter.id = "88-abc".into();
    let text = AttachedText { name: "a.txt".into(), sha256: "old".into() };
    let command = Command::Take { taking: Box::new(taking), text };
    let day = "2026-11-26".parse().expect("a day");
    let world = World::default();
    let events = decide(&world, &command, Days { on: day, today: day }).expect("taken");
    let mut world = after(&world, &events, day);
    (world.letters.remove("88-abc").expect("a letter"), world.items.into_values().collect())
}

/// The comparison of a second reading with a first one that was recorded, with
/// the old words or without them.
fn compared(old: &[&str], new: &[&str], with_text: bool) -> Option<Comparison> {
    let old = reading(old);
    let (letter, items) = recorded(&old);
    let text = with_text.then_some(old.paragraphs.as_slice());
    let recorded = Recorded { letter: &letter, items: &items, text, reread: &[] };
    compare(&reading(new), "new", &recorded)
}

/// The changes of each recorded commitment in a short form.
fn fates(comparison: &Comparison) -> Vec<String> {
    let word = |change: &Change| {
        let name = match change {
            Change::Moved { .. } => "moved",
            Change::Reworded { .. } => "reworded",
            Change::Strength { .. } => "strength",
            Change::Due { .. } => "due",
            Change::Number { .. } => "number",
            Change::Dropped => "dropped",
        };
        match change.direction() {
            Direction::Weaker => format!("{name}-"),
            Direction::Stronger => format!("{name}+"),
            Direction::Neither => name.to_owned(),
        }
    };
    let known = comparison.known.iter();
    known.map(|known| known.changes.iter().map(word).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn the_same_letter_offers_only_what_is_new() {
    let again = &[
        "您提出的关于城市公园的建议收悉，现答复如下。",
        "近年来我局建成公园十二个，绿地面积逐年增加。",
        "一是【2026年底完成滨江公园改造工程】；二是【将新建社区口袋公园二十处】。",
        "【每年开展一次园林养护技能培训】，【提高管护水平】。",
        "感谢您对园林工作的关心。",
    ];
    for with_text in [true, false] {
        let comparison = compared(LETTER, again, with_text).expect("known");
        assert_eq!(comparison.sameness, Sameness::Text, "{with_text}");
        assert_eq!(comparison.matches, [Some(0), Some(1), Some(2), None], "{with_text}");
        let mut desk = Desk::new(reading(again), Some(comparison));
        assert_eq!((desk.tally().pending, desk.tally().known), (1, 3));
        desk.act(&Act::AcceptAll, &super::super::samples::again).expect("one is new");
        let taking = desk.taking();
        assert_eq!(taking.drafts[0].code, "1.4");
        assert_eq!((taking.letter.id.as_str(), taking.placed.len()), ("88-abc", 0));
    }
}

#[test]
fn lines_that_are_not_the_letters_leave_its_numbering_as_it_was() {
    let mut page = vec!["首页 > 公开 > 答复", "字号：大 中 小"];
    page.extend(LETTER);
    for with_text in [true, false] {
        let comparison = compared(LETTER, &page, with_text).expect("known");
        assert_eq!(comparison.sameness, Sameness::Text, "{with_text}");
        assert_eq!(comparison.numbers[2..], [Some(1), Some(2), Some(3), Some(4), Some(5)]);
        assert_eq!(
            comparison.in_recorded_order(&reading(&page).paragraphs),
            reading(LETTER).paragraphs
        );
    }
}

#[test]
fn a_changed_letter_tells_what_became_of_each_promise() {
    let rows: &[(&str, &str, &str, &str)] = &[
        (
            "weakened by a word",
            "一是【year-end:2026|2026年底力争完成滨江公园改造工程】；二是【将新建社区口袋公园二十处】。",
            "reworded strength-",
            "",
        ),
        (
            "later",
            "一是【year-end:2028|2028年底完成滨江公园改造工程】；二是【将新建社区口袋公园二十处】。",
            "reworded due-",
            "",
        ),
        (
            "earlier",
            "一是【month-end:2026-06|2026年6月底前完成滨江公园改造工程】；二是【将新建社区口袋公园二十处】。",
            "reworded due+",
            "",
        ),
        (
            "without its date",
            "一是【尽快完成滨江公园改造工程】；二是【将新建社区口袋公园二十处】。",
            "reworded due-",
            "",
        ),
        (
            "only explored",
            "一是【year-end:2026|2026年底完成滨江公园改造工程】；二是【探索新建社区口袋公园二十处】。",
            "",
            "reworded strength-",
        ),
        ("dropped", "一是【year-end:2026|2026年底完成滨江公园改造工程】。", "", "dropped-"),
        (
            "told as done",
            "一是【year-end:2026|2026年底完成滨江公园改造工程】；二是已新建社区口袋公园二十处。",
            "",
            "reworded",
        ),
        (
            "in another order",
            "一是【将新建社区口袋公园二十处】；二是【year-end:2026|2026年底完成滨江公园改造工程】。",
            "",
            "moved",
        ),
    ];
    for (what, paragraph, first, second) in rows {
        let new = [LETTER[0], LETTER[1], paragraph, LETTER[3], LETTER[4]];
        let comparison = compared(LETTER, &new, true).expect(what);
        assert_eq!(comparison.sameness, Sameness::Changed, "{what}");
        let fates = fates(&comparison);
        let mut both = [fates[0].as_str(), fates[1].as_str()];
        // Which of two that changed places is said to have moved is not fixed.
        if *what == "in another order" {
            both.sort_unstable();
        }
        assert_eq!(both, [*first, *second], "{what}");
        assert_eq!(fates[2], "", "{what}: the one that nobody touched");
    }
}

#[test]
fn a_word_put_before_a_clause_weakens_it_and_the_number_of_a_list_does_not() {
    let old = ["一是【建成康养中心三处】。", "【完成管网改造】。", "其余事项另行答复，请予谅解。"];
    let new =
        ["二是【建成康养中心三处】。", "【力争完成管网改造】。", "其余事项另行答复，请予谅解。"];
    for with_text in [true, false] {
        let comparison = compared(&old, &new, with_text).expect("known");
        assert_eq!(fates(&comparison), ["", "reworded strength-"], "{with_text}");
    }
}

#[test]
fn a_promise_moved_to_another_paragraph_is_said_to_have_moved() {
    let new = [
        LETTER[0],
        "近年来我局建成公园十二个，绿地面积逐年增加。【每年开展一次园林养护技能培训】。",
        LETTER[2],
        "此外，加强宣传，提高管护水平。",
        LETTER[4],
    ];
    let comparison = compared(LETTER, &new, true).expect("known");
    assert_eq!(fates(&comparison), ["", "", "moved"]);
    let [Change::Moved { from, to }] = comparison.known[2].changes.as_slice() else { panic!() };
    assert_eq!((from.paragraph, to.paragraph), (4, 2));
}

#[test]
fn without_the_old_words_a_promise_is_known_by_its_title() {
    let changed = "一是【year-end:2026|2026年底力争完成滨江公园改造工程】；二是【将新建社区口袋公园二十处】。";
    let new = [LETTER[0], LETTER[1], changed, LETTER[3], LETTER[4]];
    let comparison = compared(LETTER, &new, false).expect("known");
    assert_eq!(fates(&comparison), ["reworded strength-", "", ""]);
    let Change::Reworded { was, .. } = &comparison.known[0].changes[0] else { panic!() };
    assert_eq!(was, &None, "words that are not kept are not made up");
}

#[test]
fn accepting_changes_takes_their_new_places_and_those_of_shifted_ones() {
    let changed = "一是【year-end:2026|2026年底力争完成滨江公园改造工程】；二是【将新建社区口袋公园二十处】。";
    let new = [LETTER[0], "【今年起公开养护经费】。", LETTER[1], changed, LETTER[3], LETTER[4]];
    let comparison = compared(LETTER, &new, true).expect("known");
    let mut desk = Desk::new(reading(&new), Some(comparison));
    assert_eq!(desk.tally().pending, 2, "the new one and the changed one");
    assert!(desk.taking().placed.is_empty(), "nothing was accepted");
    desk.act(&Act::Accept(0), &again).expect("the new one");
    let placed = |desk: &Desk| -> Vec<(String, u32)> {
        let placed = desk.taking().placed;
        placed.iter().map(|(id, at)| (id.code().to_owned(), at[0].paragraph)).collect()
    };
    assert_eq!(placed(&desk), [("1.2".into(), 4), ("1.3".into(), 5)]);
    desk.act(&Act::Accept(1), &again).expect("the changed one");
    assert_eq!(placed(&desk), [("1.1".into(), 4), ("1.2".into(), 4), ("1.3".into(), 5)]);
    assert_eq!(desk.taking().drafts[0].code, "1.4");
}

#[test]
fn another_letter_is_not_taken_for_a_recorded_one() {
    let other =
        ["关于道路照明的建议收悉。", "【year-end:2026|年底前更换路灯三千盏】。", "感谢支持。"];
    for with_text in [true, false] {
        assert_eq!(compared(LETTER, &other, with_text), None, "the same number says too little");
    }
    let old = reading(LETTER);
    let (letter, _) = recorded(&old);
    let letters = [letter];
    assert_eq!(likely(&old, "other", &letters).len(), 1);
    let mut stranger = reading(&other);
    stranger.letter.number = "1234".into();
    assert!(likely(&stranger, "other", &letters).is_empty());
    assert_eq!(likely(&stranger, "old", &letters).len(), 1, "the file is known");
}

#[test]
fn a_long_letter_is_compared_like_a_short_one() {
    let clause = |part: usize, word: &str| {
        format!("{part}号工程方面，【year-end:2026|{word}第{part}座泵站{}的改造】。", part * 7919)
    };
    let check = |paragraphs: usize| {
        let old: Vec<String> = (0..paragraphs).map(|part| clause(part, "完成")).collect();
        let new: Vec<String> = (0..paragraphs).map(|part| clause(part, "力争完成")).collect();
        let (old, new): (Vec<&str>, Vec<&str>) =
            (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
        let old = reading(&old);
        let (letter, items) = recorded(&old);
        let text = Some(old.paragraphs.as_slice());
        let recorded = Recorded { letter: &letter, items: &items, text, reread: &[] };
        let new = reading(&new);
        let comparison = compare(&new, "new", &recorded).expect("known");
        let weaker = fates(&comparison).iter().filter(|fate| fate.contains("strength-")).count();
        assert!(weaker * 10 >= paragraphs * 9, "{weaker} of {paragraphs}");
    };
    check(20);
    check(600);
}
