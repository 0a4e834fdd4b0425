//! Cutting places in two, and putting them together again.

use super::Spot;
use crate::domain::commitment::Place;

/// Marks at which a clause ends and that belong to none.
const BETWEEN: &[char] = &['，', '、', '；', '。', ',', ';', '：', ':', ' ', '\u{3000}', '\t'];

/// The places before a spot and those from it on, without the marks at which
/// they were cut; `None` where one of them would have no words.
pub(super) fn halves(
    places: &[Place],
    spot: Spot,
    paragraphs: &[String],
) -> Option<(Vec<Place>, Vec<Place>)> {
    let inside = |place: &Place| {
        place.paragraph == spot.paragraph && place.start <= spot.offset && spot.offset < place.end
    };
    let cut = places.iter().position(inside)?;
    let text = paragraph(paragraphs, spot.paragraph)?;
    let (left, right) = (&places[..cut], &places[cut + 1..]);
    let cut = &places[cut];
    let first = trimmed(cut.paragraph, cut.start, spot.offset, text);
    let second = trimmed(cut.paragraph, spot.offset, cut.end, text);
    let first: Vec<Place> = left.iter().cloned().chain(first).collect();
    let second: Vec<Place> = second.into_iter().chain(right.iter().cloned()).collect();
    (!first.is_empty() && !second.is_empty()).then_some((first, second))
}

/// A range of characters without marks and space around it; `None` where
/// nothing else stands there.
pub(super) fn trimmed(paragraph: u32, start: u32, end: u32, text: &str) -> Option<Place> {
    let place = Place { paragraph, start, end, sha256: String::new() };
    let words = place.words(text);
    let count = |part: &str| u32::try_from(part.chars().count()).unwrap_or(u32::MAX);
    let kept = words.trim_start_matches(BETWEEN);
    let start = start + count(&words[..words.len() - kept.len()]);
    let kept = kept.trim_end_matches(BETWEEN);
    (!kept.is_empty()).then(|| Place::of(paragraph, start..start + count(kept), text))
}

/// All places of two lists in the order of the letter; those with nothing but
/// marks between them become one again.
pub(super) fn joined(first: &[Place], second: &[Place], paragraphs: &[String]) -> Vec<Place> {
    let mut places: Vec<Place> = first.iter().chain(second).cloned().collect();
    places.sort_by_key(|place| (place.paragraph, place.start, place.end));
    let mut joined: Vec<Place> = Vec::new();
    for place in places {
        let text = paragraph(paragraphs, place.paragraph).unwrap_or_default();
        match joined.last_mut().filter(|last| touch(last, &place, text)) {
            Some(last) => {
                *last = Place::of(place.paragraph, last.start..last.end.max(place.end), text);
            }
            None => joined.push(place),
        }
    }
    joined
}

fn touch(last: &Place, next: &Place, text: &str) -> bool {
    let gap = Place { start: last.end, end: next.start, ..last.clone() };
    last.paragraph == next.paragraph
        && (next.start <= last.end || gap.words(text).chars().all(|c| BETWEEN.contains(&c)))
}

/// A paragraph by its number from one.
pub(super) fn paragraph(paragraphs: &[String], number: u32) -> Option<&str> {
    paragraphs.get((number as usize).checked_sub(1)?).map(String::as_str)
}
