//! A letter's paragraphs without those that are noise.

use super::facts::is_page_line;
use super::scan::length;
use super::title::Piece;
use super::{At, HEAD_LINES};
use std::collections::HashSet;

/// The paragraphs of a letter and which of them are noise.
pub(super) struct Lines<'a> {
    pub paragraphs: &'a [String],
    pub noise: &'a HashSet<usize>,
    /// The paragraphs that are not noise.
    kept: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(paragraphs: &'a [String], noise: &'a HashSet<usize>) -> Self {
        let kept = (0..paragraphs.len()).filter(|at| !noise.contains(at)).collect();
        Self { paragraphs, noise, kept }
    }

    pub fn text(&self, paragraph: usize) -> &'a str {
        self.paragraphs.get(paragraph).map_or("", String::as_str)
    }

    /// The first lines.
    pub fn first(&self, count: usize) -> impl Iterator<Item = (usize, &'a str)> {
        self.kept.iter().take(count).map(|at| (*at, self.text(*at)))
    }

    /// The lines from a paragraph on.
    pub fn from(&self, paragraph: usize) -> impl Iterator<Item = (usize, &'a str)> {
        let first = self.kept.partition_point(|at| *at < paragraph);
        self.kept[first..].iter().map(|at| (*at, self.text(*at)))
    }

    /// The lines from a place on, that of the place itself only if something
    /// is left of it.
    pub fn after(&self, place: At) -> impl DoubleEndedIterator<Item = (usize, &'a str)> {
        let done = self.text(place.paragraph).len() <= place.byte;
        let first = place.paragraph + usize::from(done);
        let first = self.kept.partition_point(|at| *at < first);
        self.kept[first..].iter().map(|at| (*at, self.text(*at)))
    }

    /// What is said after a byte of a paragraph: the rest of it, or the next
    /// line.
    pub fn said_after(&self, paragraph: usize, byte: usize) -> &'a str {
        let rest = self.text(paragraph).get(byte..).unwrap_or("").trim();
        if rest.is_empty() {
            self.from(paragraph + 1).next().map_or("", |(_, text)| text)
        } else {
            rest
        }
    }
}

/// The lines above `top`, pages' facts left out; what stands before it in its
/// own paragraph is split at white space. Without a top, the lines before the
/// first long one.
pub(super) fn pieces<'a>(lines: &Lines<'a>, top: Option<At>) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    let last = top.map_or(usize::MAX, |at| at.paragraph);
    for (paragraph, text) in lines.first(HEAD_LINES).take_while(|(at, _)| *at <= last) {
        match top.filter(|at| at.paragraph == paragraph) {
            Some(at) => split(paragraph, &text[..at.byte], &mut found),
            None if is_page_line(text) => {}
            None if top.is_none() && text.contains('。') && length(text) > 60 => break,
            None => found.push(Piece { paragraph, range: 0..text.len(), text }),
        }
    }
    found
}

fn split<'a>(paragraph: usize, text: &'a str, found: &mut Vec<Piece<'a>>) {
    let mut at = 0;
    for token in text.split_inclusive(|c: char| c.is_whitespace() || c == '|') {
        let bare = token.trim_end_matches(|c: char| c.is_whitespace() || c == '|');
        if !bare.is_empty() {
            found.push(Piece { paragraph, range: at..at + bare.len(), text: bare });
        }
        at += token.len();
    }
}
