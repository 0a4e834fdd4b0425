//! A reply letter's paragraphs become candidates: by rule, at once, and never
//! inventing anything.
//!
//! It knows no file, no ledger, no clock and no language of the interface. What
//! it is not sure of it says as a doubt.

mod assemble;
pub mod conditions;
mod cues;
mod cuts;
mod due;
mod glyphs;
pub mod head;
pub mod how_many;
mod judge;
pub mod noise;
mod regions;
mod search;
mod segment;
mod table;
mod title;
mod tone;
pub mod when;
pub mod who;

#[cfg(test)]
mod tests;

use self::assemble::Common;
use self::due::Timing;
use self::regions::{Stretch, promising};
use self::who::Home;
use crate::domain::commitment::Place;
use crate::domain::due::ReplyDate;
use crate::domain::letter::Part;
use crate::domain::reading::{Candidate, Noise, Reading};
use chrono::NaiveDate;
use std::collections::HashSet;

/// Reads a letter that was split into its paragraphs, some of which are known
/// not to be the letter's. `reply` is the reply date where somebody knows it
/// better than the letter.
#[must_use]
pub fn read(paragraphs: Vec<String>, noise: Vec<Noise>, reply: Option<NaiveDate>) -> Reading {
    let place = |noise: &Noise| usize::try_from(noise.paragraph?).ok()?.checked_sub(1);
    let skipped: HashSet<usize> = noise.iter().filter_map(place).collect();
    let mut head = head::read(&paragraphs, &skipped);
    if reply.is_some() {
        head.letter.reply.date = ReplyDate { on: reply, ..ReplyDate::default() };
    }
    let stretches =
        |paragraph| head.text_of(paragraph).map(move |range| Stretch { paragraph, range });
    let body: Vec<Stretch> = head.body.clone().flat_map(stretches).collect();
    let timing = Timing::of_letter(&head.letter, &paragraphs);
    let dated = |place: &Stretch| timing.lies(&paragraphs[place.paragraph], place);
    let findings = promising(&paragraphs, &body, &dated);
    let common = Common { paragraphs: &paragraphs, timing: &timing, home: &head.home };
    let candidates = common.candidates(&findings.found);
    let mut letter = head.letter;
    letter.parts = parts(&paragraphs, &findings.headings);
    Reading { letter, paragraphs, candidates, doubts: head.doubts, noise }
}

/// A candidate of a stretch that a person marked, by the same rules for dates,
/// numbers, units and titles; without a code. `None` where the stretch is empty
/// or not in the letter.
#[must_use]
pub fn candidate_at(reading: &Reading, place: &Place) -> Option<Candidate> {
    let paragraph = usize::try_from(place.paragraph).ok()?.checked_sub(1)?;
    let text = reading.paragraphs.get(paragraph)?;
    let range = place.bytes(text);
    if text[range.clone()].trim().is_empty() {
        return None;
    }
    let home = Home::new(reading.letter.lead.clone(), &reading.letter.region);
    let timing = Timing::of_paragraph(&reading.letter, &reading.paragraphs, paragraph);
    let common = Common { paragraphs: &reading.paragraphs, timing: &timing, home: &home };
    Some(common.by_hand(Stretch { paragraph, range }))
}

/// The parts of the letter, by the headings with the numbers 一、 二、.
fn parts(paragraphs: &[String], headings: &[Stretch]) -> Vec<Part> {
    let named = headings.iter().zip(1..);
    named
        .map(|(heading, part)| Part {
            part,
            title: title::short(&paragraphs[heading.paragraph][heading.range.clone()]),
            title_en: String::new(),
        })
        .collect()
}
