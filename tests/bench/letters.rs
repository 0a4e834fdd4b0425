//! How long a letter takes to be read.

use super::spent::{Spent, reading};
use super::{Line, repeat};
use nuo::app::{Asked, open_paper, read_paragraphs};
use std::path::Path;
use std::time::Duration;

const LETTER: &str = include_str!("../letters/20-urban-renewal-long.txt");
/// A long letter, in characters.
const LONG: usize = 6_000;
/// A file that is longer than any letter, in bytes.
const LARGE: usize = 10 * 1024 * 1024;

/// A long letter, and a file of ten megabytes through the whole program. It has
/// to come first: a program counts as holding the memory of the one that started it.
pub fn lines(folder: &Path) -> Vec<Line> {
    let letter: String = LETTER.chars().cycle().take(LONG).collect();
    let letter = letter.into_bytes();
    let file = folder.join("large.txt");
    std::fs::write(&file, LETTER.repeat(LARGE.div_ceil(LETTER.len()))).expect("written");
    let (mut busy, mut held) = (Duration::ZERO, 0);
    let large = repeat(3, |_| {
        let Spent { time, memory_bytes } = reading(&file, folder);
        (busy, held) = (busy.max(time), held.max(memory_bytes));
    });
    let held = held / 1024 / 1024;
    println!("reading 10 MB holds {held} MB at the most and a processor for {busy:.1?}");
    let long = repeat(50, |_| {
        let paper = open_paper(&letter, None, Asked::default()).expect("a letter");
        std::hint::black_box(read_paragraphs(paper.paragraphs, None));
    });
    let line = |what, times, ceiling| Line {
        what,
        times,
        bare: None,
        ceiling: Duration::from_millis(ceiling),
    };
    // The goals are 10 ms and 2 s; what is here keeps it from becoming slower.
    vec![
        line("read: a letter of 6,000 characters", long, 30),
        line("read: a file of 10 MB", large, 60_000),
    ]
}
