//! The head and the end of a letter: title, suggestion, addressee, units,
//! document number, class, reply date, and which part of each paragraph is
//! what.
//!
//! It reads only what is written. What is missing or damaged is a doubt; the
//! day of a web page is never taken for the day of the reply.

mod date;
mod facts;
mod fields;
mod lines;
mod region;
mod salutation;
mod scan;
mod signature;
mod title;

#[cfg(test)]
mod tests;

use crate::domain::letter::Letter;
use crate::domain::reading::Doubt;
use crate::extract::who::Home;
use lines::Lines;
use salutation::Salutation;
use signature::Signature;
use std::collections::HashSet;
use std::ops::Range;

/// A letter's head stands within this many lines that are not noise.
const HEAD_LINES: usize = 200;

/// What a part of a paragraph is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Role {
    Title,
    DocumentNumber,
    Class,
    Salutation,
    /// From the salutation to 现答复如下.
    Opening,
    Body,
    /// Thanks, wishes, 特此答复.
    Courtesy,
    /// The names of those who sign.
    Signature,
    Date,
    /// Whom to ask, and who dealt with it.
    Contact,
    /// To whom copies go.
    Cc,
    /// Anything else below the signature.
    Foot,
    /// Not the letter: the page round it.
    Noise,
}

/// A part of a paragraph and what it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Span {
    /// Counted from zero.
    pub paragraph: usize,
    /// In bytes of the paragraph.
    pub range: Range<usize>,
    pub role: Role,
}

impl Span {
    const fn line(paragraph: usize, range: Range<usize>, role: Role) -> Self {
        Self { paragraph, range, role }
    }
}

/// A place in the letter: a paragraph from zero and a byte in it.
#[derive(Copy, Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct At {
    paragraph: usize,
    byte: usize,
}

/// What the head and the signature of a letter say.
#[derive(Clone, Debug)]
pub struct Head {
    /// The id is empty; the lengths of the paragraphs are in characters.
    pub letter: Letter,
    pub doubts: Vec<Doubt>,
    /// The paragraphs from the first to the last that has a part of the text
    /// between opening and signature.
    pub body: Range<usize>,
    /// Every part of every paragraph that is not empty, in order.
    pub spans: Vec<Span>,
    /// Who speaks in the letter.
    pub home: Home,
}

impl Head {
    /// The parts of a paragraph that are the letter's text, in bytes.
    pub fn text_of(&self, paragraph: usize) -> impl Iterator<Item = Range<usize>> {
        let from = self.spans.partition_point(|span| span.paragraph < paragraph);
        let here = self.spans[from..].iter().take_while(move |span| span.paragraph == paragraph);
        here.filter(|span| span.role == Role::Body).map(|span| span.range.clone())
    }
}

/// Reads the head and the end of a letter. `noise` are the paragraphs, from
/// zero, that are known to be no part of it.
#[must_use]
pub fn read(paragraphs: &[String], noise: &HashSet<usize>) -> Head {
    let lines = Lines::new(paragraphs, noise);
    let salutation = salutation::find(&lines);
    let greeted = salutation.as_ref().map(Salutation::end);
    let opening = match greeted {
        Some(at) => salutation::opening_end(&lines, at).map(|end| (at, end)),
        None => salutation::opening_alone(&lines)
            .and_then(|at| salutation::opening_end(&lines, at).map(|end| (at, end))),
    };
    let top = salutation.as_ref().map(Salutation::start).or(opening.map(|(start, _)| start));
    let pieces = lines::pieces(&lines, top);
    let title = title::find(&pieces);
    let text_from = opening.map(|(_, end)| end).or(greeted).unwrap_or_else(|| {
        let after = title.as_ref().and_then(|title| pieces.get(title.pieces.end.wrapping_sub(1)));
        after.map_or(At { paragraph: 0, byte: 0 }, |piece| At {
            paragraph: piece.paragraph,
            byte: piece.range.end,
        })
    });
    let signature = Signature::find(&lines, text_from);
    let parts = fields::Parts { lines, pieces, salutation, opening, title, text_from, signature };
    parts.head()
}
