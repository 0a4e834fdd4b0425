//! What nobody meant to be a letter: no bytes make the reading panic, and what
//! it finds always stands in the text.

use super::corpora::folder;
use super::gold::paths;
use nuo::app::{Asked, open_paper, read_paragraphs};
use nuo::domain::commitment::Place;
use nuo::domain::reading::{Doubt, Reading};
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use proptest::{collection, prop_oneof};

/// Reads bytes as `nuo read` does.
fn read(bytes: &[u8]) -> Option<Reading> {
    let paper = open_paper(bytes, None, Asked::default()).ok()?;
    let mut reading = read_paragraphs(paper.paragraphs, None);
    reading.doubts.extend(paper.doubts);
    Some(reading)
}

/// What does not hold of a reading.
fn faults(reading: &Reading) -> Vec<String> {
    let text = reading.paragraphs.join("\n");
    let inside = |place: &Place| {
        let paragraph = usize::try_from(place.paragraph).expect("a number");
        let line = paragraph.checked_sub(1).and_then(|index| reading.paragraphs.get(index));
        let length = line.map_or(0, |line| line.chars().count());
        place.start < place.end && usize::try_from(place.end).is_ok_and(|end| end <= length)
    };
    let doubted = |doubt: &Doubt| doubt.place.as_ref().is_none_or(inside);
    let mut faults = Vec::new();
    let mut hold = |holds: bool, rule: &str, words: &str| {
        if !holds {
            faults.push(format!("{rule}: {words:?}"));
        }
    };
    for candidate in &reading.candidates {
        let draft = &candidate.draft;
        let title = draft.title.as_str();
        hold(!title.is_empty(), "it has a title", title);
        hold(!draft.source.is_empty(), "it has a place", title);
        hold(draft.source.iter().all(inside), "its places are in the letter", title);
        hold(candidate.doubts.iter().all(doubted), "its doubts are in the letter", title);
        hold(text.contains(&candidate.cue), "its cue stands in the letter", &candidate.cue);
        let wording = &draft.due.wording;
        hold(text.contains(wording), "the words of its limit stand in the letter", wording);
        hold(candidate.score <= 100, "its score is a share", title);
        for unit in draft.lead.iter().chain(&draft.co) {
            // A name that was set in spaced letters is read without the spaces.
            let squeezed = |words: &str| words.replace(char::is_whitespace, "");
            let stands = squeezed(&text).contains(&squeezed(unit));
            hold(stands, "its units stand in the letter", unit);
        }
    }
    hold(reading.doubts.iter().all(doubted), "doubts are in the letter", "");
    faults
}

fn check(bytes: &[u8]) {
    let Some(reading) = read(bytes) else { return };
    let faults = faults(&reading);
    assert!(faults.is_empty(), "{faults:#?}\n{}", String::from_utf8_lossy(bytes));
}

/// What letters are made of, and what they are not.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\u{3000}",
    "\t",
    "。",
    "；",
    "，",
    "、",
    "：",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "一、",
    "（一）",
    "1.",
    "一是",
    "第一，",
    "下一步",
    "将",
    "拟",
    "力争",
    "待",
    "后，",
    "如",
    "的，",
    "继续",
    "已",
    "了",
    "我局",
    "我厅",
    "省财政厅",
    "会同",
    "由",
    "牵头",
    "2024年",
    "6月底前",
    "317日",
    "202285",
    "今年",
    "年内",
    "每年",
    "季度",
    "届时",
    "“十四五”期间",
    "十五个工作日内",
    "—",
    "至",
    "不少于",
    "3",
    "二十",
    "万",
    "亿",
    "％",
    "个",
    "以上",
    "左右",
    "全部",
    "翻一番",
    "只增不减",
    "建成",
    "完成",
    "各位代表：",
    "关于",
    "号建议的答复",
    "2024年13月45日",
    "二〇二四年",
    "99999999999999999999",
    "-1",
    "0",
    "\u{202e}",
    "\u{feff}",
    "\u{fffd}",
    "🏮",
    "e\u{301}",
    "|",
    "扫一扫",
];

/// Texts of pieces, in any order.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        9 => select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat().into_bytes())
}

/// One thing that happens to a letter on its way.
#[derive(Clone, Debug)]
enum Mishap {
    Lost(Index, usize),
    Doubled(Index, usize),
    Put(Index, &'static str),
    Moved(Index, Index),
    /// From here on it is gone.
    Torn(Index),
    /// The white space is gone.
    Joined,
}

fn mishap() -> impl Strategy<Value = Mishap> {
    prop_oneof![
        (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Mishap::Lost(at, length)),
        (any::<Index>(), 1..400_usize).prop_map(|(at, length)| Mishap::Doubled(at, length)),
        (any::<Index>(), select(PIECES)).prop_map(|(at, piece)| Mishap::Put(at, piece)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Mishap::Moved(from, to)),
        any::<Index>().prop_map(Mishap::Torn),
        Just(Mishap::Joined),
    ]
}

fn happen(text: &mut Vec<char>, mishap: &Mishap) {
    let end = text.len() + 1;
    let stretch = |at: &Index, length: usize, text: &[char]| {
        let from = at.index(end);
        from..(from + length).min(text.len())
    };
    match mishap {
        Mishap::Lost(at, length) => {
            text.drain(stretch(at, *length, text));
        }
        Mishap::Doubled(at, length) => {
            let range = stretch(at, *length, text);
            text.extend_from_within(range);
        }
        Mishap::Put(at, piece) => {
            let at = at.index(end);
            text.splice(at..at, piece.chars());
        }
        Mishap::Moved(from, to) => {
            let range = stretch(from, 60, text);
            let moved: Vec<char> = text.drain(range).collect();
            let to = to.index(text.len() + 1);
            text.splice(to..to, moved);
        }
        Mishap::Torn(at) => text.truncate(at.index(end)),
        Mishap::Joined => text.retain(|c| !c.is_whitespace()),
    }
}

/// Letters to which something happened, as text or as bytes of some encoding.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let letters: Vec<String> = paths(&folder())
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a letter"))
        .collect();
    let text = (select(letters), collection::vec(mishap(), 1..8)).prop_map(|(letter, mishaps)| {
        let mut text: Vec<char> = letter.chars().collect();
        mishaps.iter().for_each(|mishap| happen(&mut text, mishap));
        text.into_iter().collect::<String>()
    });
    let bytes = (text, 0..8_u8, any::<Index>(), any::<u8>());
    bytes.prop_map(|(text, form, at, byte)| match form {
        0 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        1 => {
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
        }
        2 => {
            let mut bytes = text.into_bytes();
            let at = at.index(bytes.len() + 1);
            bytes.splice(at..at, [byte]);
            bytes
        }
        _ => text.into_bytes(),
    })
}

/// Tries so many texts of each sort.
fn try_all(cases: u32) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let run = |strategy| {
        let mut runner = TestRunner::new(config.clone());
        runner.run(&strategy, |bytes: Vec<u8>| {
            check(&bytes);
            Ok(())
        })
    };
    run(collection::vec(any::<u8>(), 0..400).boxed()).expect("any bytes are read or refused");
    run(pieces().boxed()).expect("any text is read");
    run(mutated().boxed()).expect("any letter is read");
}

#[test]
fn nothing_makes_the_reading_panic_or_leave_the_text() {
    try_all(48);
}

#[test]
#[ignore = "takes minutes"]
fn nothing_at_all_makes_the_reading_panic_or_leave_the_text() {
    try_all(4_000);
}
