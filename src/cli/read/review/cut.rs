//! Splitting a candidate: its clause is read out in numbered parts, and the
//! number of one, or its first words, says where the second half begins.

use super::{Linear, Step, goes_back};
use crate::cli::failure::Failure;
use crate::domain::commitment::Place;
use crate::domain::reading::Reading;
use crate::domain::reading::desk::{Act, Spot};
use crate::i18n::reading::{ReviewAsk, part_line};
use crate::text::fold::fold_text;

/// Behind these a clause can be cut.
const MARKS: &[char] = &['，', '；', '。', '、', '：', ',', ';', ':'];

/// A part of a clause that may become a commitment of its own.
#[derive(Debug, Eq, PartialEq)]
struct Part<'t> {
    begin: Spot,
    text: &'t str,
}

impl Linear<'_> {
    /// Asks where to split; nothing when the person goes back.
    pub(super) fn cut(&mut self, at: usize) -> Result<Option<Step>, Failure> {
        if !self.is_new(at)? {
            return Ok(None);
        }
        let desk = self.desk.clone();
        let source = &desk.entries()[at].candidate.draft.source;
        let parts = parts(desk.reading(), source);
        for (number, part) in (1..).zip(&parts) {
            self.prompts.say(&part_line(number, part.text))?;
        }
        loop {
            let Some(typed) = self.ask(ReviewAsk::WherePart)? else { return Ok(Some(Step::Over)) };
            if typed.is_empty() || goes_back(&typed) {
                self.say(ReviewAsk::WentBack)?;
                return Ok(None);
            }
            let numbered = fold_text(&typed).parse::<usize>().ok();
            let spot = match numbered.and_then(|number| parts.get(number.checked_sub(1)?)) {
                Some(part) => Ok(part.begin),
                None => spot_of(desk.reading(), source, &typed),
            };
            match spot {
                Ok(spot) => {
                    if let Some(acted) = self.act(&Act::Split(at, spot))? {
                        return Ok(Some(Step::At(acted.focus)));
                    }
                }
                Err(say) => self.say(say)?,
            }
        }
    }
}

/// The parts of a clause between its marks.
fn parts<'r>(reading: &'r Reading, source: &[Place]) -> Vec<Part<'r>> {
    let mut parts = Vec::new();
    for place in source {
        let mut offset = place.start;
        for text in reading.words(place).unwrap_or_default().split_inclusive(MARKS) {
            let begin = Spot { paragraph: place.paragraph, offset };
            offset += characters(text);
            parts.push(Part { begin, text });
        }
    }
    parts
}

/// Where words stand that were copied from a clause.
fn spot_of(reading: &Reading, source: &[Place], typed: &str) -> Result<Spot, ReviewAsk> {
    let mut spots = source.iter().flat_map(|place| {
        let words = reading.words(place).unwrap_or_default();
        let spot = |(at, _)| Spot {
            paragraph: place.paragraph,
            offset: place.start + characters(&words[..at]),
        };
        words.match_indices(typed).map(spot)
    });
    match (spots.next(), spots.next()) {
        (Some(spot), None) => Ok(spot),
        (Some(_), Some(_)) => Err(ReviewAsk::SeveralInClause),
        (None, _) => Err(ReviewAsk::NotInClause),
    }
}

pub(super) fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
