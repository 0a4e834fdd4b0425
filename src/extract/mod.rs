//! A reply letter's paragraphs become candidates: by rule, at once, and never
//! inventing anything.
//!
//! It knows no file, no ledger, no clock and no language of the interface. What
//! it is not sure of it says as a doubt.

pub mod conditions;
mod glyphs;
pub mod head;
pub mod how_many;
pub mod noise;
pub mod when;
pub mod who;

use crate::domain::letter::Letter;
use crate::domain::reading::Reading;

/// Reads a letter that was split into its paragraphs.
#[must_use]
pub fn read(paragraphs: Vec<String>) -> Reading {
    let letter = Letter::default();
    Reading { letter, paragraphs, candidates: Vec::new(), doubts: Vec::new(), noise: Vec::new() }
}
