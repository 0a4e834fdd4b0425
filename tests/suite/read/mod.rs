//! `nuo read`: a letter's file, what is found in it, and how it is recorded.

mod errors;
mod found;
mod linear;
mod text;

use crate::run::{Home, Stream};
use std::path::PathBuf;

/// A letter in which nothing is promised: whatever is recorded of it a person
/// has pointed out.
const LAMPS: &str =
    "关于校门路灯的答复\n周老师：\n东门路灯归甲所管，西门路灯归乙所管；北门没有路灯。\n";

fn lamps(home: &Home) -> PathBuf {
    home.file("lamps.txt", LAMPS.as_bytes())
}

/// A walk through a letter with these lines typed; what it said.
fn walk(home: &Home, arguments: &str, lines: &[&str]) -> String {
    let typed: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let run = home.run(&format!("read {arguments} --linear --lang en")).stdin(typed.as_bytes());
    run.ends(0, Stream::Has(&[]), Stream::Has(&[])).stdout
}

/// These pieces are said one after the other.
#[track_caller]
fn has(said: &str, pieces: &[&str]) {
    let mut rest = said;
    for piece in pieces {
        let at = rest.find(piece).unwrap_or_else(|| panic!("{piece:?} is not said next:\n{rest}"));
        rest = &rest[at + piece.len()..];
    }
}

/// How many operations there are.
fn operations(home: &Home) -> usize {
    home.json("log --limit 500")["operations"].as_array().expect("a list").len()
}
