//! Finding a recorded clause in a letter that was read.

use super::align::{Alignment, length};
use crate::domain::commitment::Place;
use crate::domain::reading::Reading;
use std::cell::OnceCell;
use std::collections::HashMap;

/// So many neighbouring characters say well enough where a clause stands.
const RUN: usize = 6;
/// A run that more paragraphs have says nothing of where one stands.
const MOST_PARAGRAPHS: usize = 16;
/// In a longer paragraph no clause is looked for by its hash alone, characters.
const LONGEST_SCAN: usize = 2000;

/// A letter in which clauses are looked for.
pub(super) struct Search<'r> {
    reading: &'r Reading,
    alignment: &'r Alignment,
    runs: OnceCell<HashMap<String, Vec<usize>>>,
    hashes: OnceCell<HashMap<&'r str, &'r Place>>,
}

/// Where a clause was found.
pub(super) struct Found {
    pub(super) place: Place,
    /// Whether it stands where it stood: at the same characters of the same
    /// paragraph.
    pub(super) unmoved: bool,
    /// Whether it stands in the paragraph in which it stood, whatever else
    /// changed there.
    pub(super) at_home: bool,
}

impl<'r> Search<'r> {
    pub(super) const fn new(reading: &'r Reading, alignment: &'r Alignment) -> Self {
        Self { reading, alignment, runs: OnceCell::new(), hashes: OnceCell::new() }
    }

    /// A recorded clause, by its words where they are at hand, else by its hash.
    pub(super) fn find(&self, place: &Place, words: Option<&str>) -> Option<Found> {
        self.at_home(place, words).or_else(|| {
            let place = match words {
                Some(words) => self.anywhere(words)?,
                None => self.by_hash(place)?,
            };
            Some(Found { place, unmoved: false, at_home: false })
        })
    }

    fn at_home(&self, place: &Place, words: Option<&str>) -> Option<Found> {
        let home = self.alignment.get(place.paragraph)?;
        let text = &self.reading.paragraphs[home.at];
        let fits = match words {
            Some(words) => place.words(text) == words,
            None => place.fits(text),
        };
        if fits {
            let place = self.place(home.at, place.start, place.length());
            return Some(Found { place, unmoved: home.same, at_home: true });
        }
        let start = match words {
            Some(words) => start_of(words, text)?,
            None => start_by_hash(place, text)?,
        };
        let place = self.place(home.at, start, place.length());
        Some(Found { place, unmoved: false, at_home: true })
    }

    fn place(&self, at: usize, start: u32, length: u32) -> Place {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        Place::of(number, start..start + length, &self.reading.paragraphs[at])
    }

    fn anywhere(&self, words: &str) -> Option<Place> {
        let characters: Vec<char> = words.chars().collect();
        let runs = self.runs.get_or_init(|| runs(&self.reading.paragraphs));
        let holders = characters.windows(RUN).filter_map(|run| {
            let holders = runs.get(&run.iter().collect::<String>())?;
            (holders.len() <= MOST_PARAGRAPHS).then_some(holders)
        });
        let fewest = holders.min_by_key(|holders| holders.len())?;
        let found = fewest.iter().find_map(|at| {
            let start = start_of(words, &self.reading.paragraphs[*at])?;
            Some((*at, start))
        });
        found.map(|(at, start)| self.place(at, start, length(words)))
    }

    /// A candidate whose words have the clause's hash.
    fn by_hash(&self, place: &Place) -> Option<Place> {
        let hashes = self.hashes.get_or_init(|| {
            let candidates = self.reading.candidates.iter();
            let places = candidates.flat_map(|candidate| &candidate.draft.source);
            places.map(|place| (place.sha256.as_str(), place)).collect()
        });
        let found = *hashes.get(place.sha256.as_str())?;
        (!place.sha256.is_empty()).then(|| found.clone())
    }
}

/// The paragraphs that have each run of characters, as far as they are few.
fn runs(paragraphs: &[String]) -> HashMap<String, Vec<usize>> {
    let mut runs: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, text) in paragraphs.iter().enumerate() {
        let characters: Vec<char> = text.chars().collect();
        for run in characters.windows(RUN) {
            let holders = runs.entry(run.iter().collect()).or_default();
            if holders.len() <= MOST_PARAGRAPHS && holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    runs
}

/// Where words begin in a paragraph, in characters.
fn start_of(words: &str, text: &str) -> Option<u32> {
    (!words.is_empty()).then_some(())?;
    text.find(words).map(|at| length(&text[..at]))
}

fn start_by_hash(place: &Place, text: &str) -> Option<u32> {
    let characters = text.chars().count();
    let last = characters.checked_sub(place.length() as usize)?;
    if place.sha256.is_empty() || characters > LONGEST_SCAN {
        return None;
    }
    let last = u32::try_from(last).unwrap_or(u32::MAX);
    (0..=last).find(|start| {
        Place { start: *start, end: start + place.length(), ..place.clone() }.fits(text)
    })
}
