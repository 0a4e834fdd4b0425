//! Time grows with a letter's length and not with its square, whatever it is
//! made of.

use super::corpora::folder;
use crate::spent::{Spent, reading};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// The last length that is tried for a steady time, in bytes.
const LAST: usize = 512 * 1024;
/// So much longer is the longer text.
const LONGER: usize = 8;
/// So many times longer it may take: a square would take 64.
const SLOWER: u32 = 24;
/// A time that can be told from the one for nothing.
const STEADY: Duration = Duration::from_millis(8);

/// What a text is made of, over and over.
struct Shape {
    name: &'static str,
    piece: String,
    /// What its other half is made of; may be nothing.
    end: &'static str,
}

impl Shape {
    /// The text, of about so many bytes.
    fn text(&self, bytes: usize) -> String {
        let fill = |piece: &str, bytes: usize| -> String {
            let length = piece.chars().count() * bytes / piece.len();
            piece.chars().cycle().take(length.max(1)).collect()
        };
        match self.end {
            "" => fill(&self.piece, bytes),
            end => fill(&self.piece, bytes / 2) + &fill(end, bytes / 2),
        }
    }
}

fn shapes() -> Vec<Shape> {
    let letter = std::fs::read_to_string(folder().join("20-urban-renewal-long.txt"));
    let letter = letter.expect("a letter");
    let shape = |name, piece: &str, end| Shape { name, piece: piece.to_owned(), end };
    vec![
        shape("paragraphs", &letter, ""),
        shape("one line", &letter.replace('\n', ""), ""),
        shape("nested", "（《“将「", "」”》）"),
        shape("opened only", "下一步，将（一是“建成《", ""),
        shape("short lines", "将建成。\n", ""),
        shape("headings", "一、下一步打算\n（一）建设\n", ""),
        shape("dates", "2024年6月底前、今年内、", ""),
        shape("numbers", "9一百万", ""),
        shape("commas", "，将完成3个，", ""),
        shape("units", "市教育局、县财政局会同", ""),
    ]
}

/// What a text of about so many bytes takes.
fn cost(shape: &Shape, bytes: usize, folder: &Path) -> Spent {
    let file = folder.join("letter.txt");
    std::fs::write(&file, shape.text(bytes)).expect("written");
    reading(&file, folder)
}

/// How a shape grows too fast, if it does, from so many bytes on.
fn too_fast(shape: &Shape, first: usize, nothing: Duration, folder: &Path) -> Option<String> {
    let mut bytes = first;
    let mut short = cost(shape, bytes, folder).time.saturating_sub(nothing);
    while short < STEADY && bytes < LAST {
        bytes *= 2;
        short = cost(shape, bytes, folder).time.saturating_sub(nothing);
    }
    let most = short.max(STEADY) * SLOWER;
    let mut told = String::new();
    // The least of three counts: the machine may be busy with other things.
    for _ in 0..3 {
        let Spent { time, memory_bytes } = cost(shape, bytes * LONGER, folder);
        let long = time.saturating_sub(nothing);
        let held = memory_bytes / 1024 / 1024;
        told = format!(
            "{:<12} {bytes:>8} bytes {short:>9.1?}, {LONGER} times as many {long:>9.1?}, {held} MB",
            shape.name
        );
        println!("{told}");
        if long <= most {
            return None;
        }
        if long > 2 * most {
            break;
        }
    }
    Some(told)
}

/// Tries every shape from so many bytes on.
fn grow(first: usize) {
    let folder = TempDir::new().expect("a folder");
    let word = Shape { name: "a word", piece: "将\n".to_owned(), end: "" };
    // The first run makes the ledger.
    cost(&word, 4, folder.path());
    let nothing = (0..3).map(|_| cost(&word, 4, folder.path()).time).min().expect("three");
    let grown = |shape: &Shape| too_fast(shape, first, nothing, folder.path());
    let wrong: Vec<String> = shapes().iter().filter_map(grown).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn time_grows_with_the_length_and_not_with_its_square() {
    grow(2 * 1024);
}

#[test]
#[ignore = "takes a minute"]
fn time_grows_with_the_length_of_large_files_too() {
    grow(16 * 1024);
}
