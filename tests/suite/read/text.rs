//! The numbered paragraphs.

use super::{LAMPS, lamps};
use crate::run::{Home, Stream};

const NUMBERED: &str =
    "1\t关于校门路灯的答复\n2\t周老师：\n3\t东门路灯归甲所管，西门路灯归乙所管；北门没有路灯。\n";

#[test]
fn paragraphs_are_the_lines_that_are_not_empty_in_their_order() {
    let home = Home::with_ledger();
    lamps(&home);
    home.run("read lamps.txt --text").ends(0, Stream::Is(NUMBERED), Stream::Nothing);
    let loose = LAMPS.replace('\n', "\r\n\r\n　　");
    home.file("loose.txt", loose.as_bytes());
    home.run("read loose.txt --text").ends(0, Stream::Is(NUMBERED), Stream::Nothing);
}

#[test]
fn every_encoding_and_standard_input_give_the_same() {
    let home = Home::with_ledger();
    let gb = encoding_rs::GB18030.encode(LAMPS).0;
    let marked = format!("\u{feff}{LAMPS}");
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [marked.as_bytes(), &gb, &wide] {
        let run = home.run("read - --text").stdin(bytes);
        run.ends(0, Stream::Is(NUMBERED), Stream::Nothing);
    }
    let told = home.run("read - --text --encoding GBK").stdin(&gb);
    told.ends(0, Stream::Is(NUMBERED), Stream::Nothing);
}

#[test]
fn programs_get_the_same_numbers_as_json() {
    let home = Home::with_ledger();
    lamps(&home);
    let answer = home.json("read lamps.txt --text");
    assert_eq!(answer["schema"], "nuo.paragraphs/1");
    assert_eq!((&answer["format"], &answer["count"]), (&"txt".into(), &3.into()));
    assert_eq!(answer["paragraphs"][1]["paragraph"], 2);
    assert_eq!(answer["paragraphs"][1]["text"], "周老师：");
}

#[test]
fn what_could_act_on_a_terminal_does_not_reach_it() {
    let home = Home::with_ledger();
    home.file("odd.txt", "红\u{1b}[31m字\u{202e}反\t表\n".as_bytes());
    let shown = home.run("read odd.txt --text").ends(0, Stream::Has(&[]), Stream::Nothing);
    assert_eq!(shown.stdout, "1\t红[31m字反 表\n");
}
