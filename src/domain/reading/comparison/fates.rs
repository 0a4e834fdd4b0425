//! What became of each recorded commitment in a letter that was read.

use super::align::Alignment;
use super::differences::differences;
use super::grams::{Index, coverage, likeness, pairs};
use super::recognise::is_same_head;
use super::search::{Found, Search};
use super::{Change, Comparison, Known, Recorded, Sameness};
use crate::domain::commitment::{Commitment, Place};
use crate::domain::reading::{Candidate, Reading};
use std::collections::{HashMap, HashSet};

/// From this share of common words on two clauses are one promise.
const LIKE: f64 = 0.4;
/// The share of a title's words that a clause must have to be its promise where
/// the old words are not at hand.
const COVERED: f64 = 0.6;
/// A sentence that takes the place of a promise and promises nothing.
const SENTENCE_LIKE: f64 = 0.5;
/// The share of clauses or paragraphs by which letters with the same head, and
/// letters with none, are the same.
const SAME_WITH_HEAD: f64 = 0.2;
const SAME_WITHOUT: f64 = 0.5;

pub(super) fn compared(
    reading: &Reading,
    sha256: &str,
    recorded: &Recorded<'_>,
) -> Option<Comparison> {
    let alignment = Alignment::of(recorded, &reading.paragraphs);
    let search = Search::new(reading, &alignment);
    let traces: Vec<Trace<'_>> =
        recorded.items.iter().map(|item| trace(item, recorded, &search)).collect();
    let is_file = recorded.letter.attached.as_ref().is_some_and(|text| text.sha256 == sha256);
    if !is_file && !is_same_letter(reading, recorded, &alignment, &traces) {
        return None;
    }
    let mut known: Vec<Known> = traces.iter().map(Trace::known).collect();
    let mut matches = overlapping(reading, &known);
    hedged(reading, recorded, &traces, &mut known, &matches);
    reworded(reading, recorded, &traces, &mut known, &mut matches);
    sentences(reading, &alignment, &traces, &mut known);
    out_of_order(&traces, &mut known);
    let numbers = alignment.numbers(reading.paragraphs.len());
    let numbered = |place: &Place| {
        (place.paragraph as usize).checked_sub(1).is_some_and(|at| numbers[at].is_some())
    };
    let new = reading.candidates.iter().zip(&matches).filter(|(_, known)| known.is_none());
    let stands = traces.iter().all(|trace| {
        trace.found.iter().all(|found| found.as_ref().is_some_and(|found| found.unmoved))
    }) && known.iter().all(|known| known.changes.is_empty())
        && new.into_iter().all(|(candidate, _)| candidate.draft.source.iter().all(numbered));
    let sameness = match (stands, is_file) {
        (true, true) => Sameness::File,
        (true, false) => Sameness::Text,
        (false, _) => Sameness::Changed,
    };
    for (candidate, matched) in matches.iter().enumerate() {
        if let Some(known) = matched.map(|matched| &mut known[matched]) {
            known.candidate = known.candidate.or(Some(candidate));
        }
    }
    let letter = recorded.letter.clone();
    Some(Comparison { letter, sameness, known, matches, numbers })
}

/// A recorded commitment and where its clauses were found.
struct Trace<'a> {
    item: &'a Commitment,
    /// The old words of its places, where a copy is kept.
    words: Option<String>,
    /// For each of its places.
    found: Vec<Option<Found>>,
}

impl Trace<'_> {
    fn is_found(&self) -> bool {
        self.found.iter().any(Option::is_some)
    }

    fn known(&self) -> Known {
        let found = self.found.iter().flatten();
        Known {
            item: self.item.id.clone(),
            title: self.item.draft.title.clone(),
            withdrawn: self.item.withdrawn.is_some(),
            was: self.item.draft.source.clone(),
            now: found.map(|found| found.place.clone()).collect(),
            changes: Vec::new(),
            candidate: None,
        }
    }
}

fn trace<'a>(item: &'a Commitment, recorded: &Recorded<'a>, search: &Search<'_>) -> Trace<'a> {
    let words_at = |place: &Place| {
        let text = recorded.text?.get((place.paragraph as usize).checked_sub(1)?)?;
        let words = place.words(text);
        let is_its = place.sha256.is_empty() || place.fits(text);
        (is_its && !words.is_empty()).then(|| words.to_owned())
    };
    let words: Vec<Option<String>> = item.draft.source.iter().map(words_at).collect();
    let places = item.draft.source.iter().zip(&words);
    let found = places.map(|(place, words)| search.find(place, words.as_deref())).collect();
    let words: Option<Vec<String>> = words.into_iter().collect();
    let words = words.filter(|words| !words.is_empty()).map(|words| words.join("……"));
    Trace { item, words, found }
}

/// Whether enough of the recorded letter stands in the one that was read.
fn is_same_letter(
    reading: &Reading,
    recorded: &Recorded<'_>,
    alignment: &Alignment,
    traces: &[Trace<'_>],
) -> bool {
    let clauses: usize = traces.iter().map(|trace| trace.found.len()).sum();
    let found: usize = traces.iter().map(|trace| trace.found.iter().flatten().count()).sum();
    let head = is_same_head(recorded.letter, &reading.letter);
    if clauses == 0 && recorded.text.is_none() {
        return head;
    }
    let least = if head { SAME_WITH_HEAD } else { SAME_WITHOUT };
    let share = |part: usize, whole: usize| whole > 0 && part as f64 >= least * whole as f64;
    let lengths = &recorded.letter.paragraphs;
    let aligned = alignment.to_new.iter().zip(lengths).filter(|(aligned, _)| aligned.is_some());
    let characters = |length: &u32| *length as usize;
    let kept: usize = aligned.map(|(_, length)| characters(length)).sum();
    let text = recorded.text.is_some() && share(kept, lengths.iter().map(characters).sum());
    share(found, clauses) || text
}

/// For each candidate the recorded commitment whose clause it overlaps.
fn overlapping(reading: &Reading, known: &[Known]) -> Vec<Option<usize>> {
    let mut standing: HashMap<u32, Vec<(&Place, usize)>> = HashMap::new();
    for (index, known) in known.iter().enumerate() {
        for place in &known.now {
            standing.entry(place.paragraph).or_default().push((place, index));
        }
    }
    let at = |place: &Place| {
        let there = standing.get(&place.paragraph)?;
        there.iter().find(|(other, _)| other.is_like(place)).map(|(_, index)| *index)
    };
    reading.candidates.iter().map(|candidate| candidate.draft.source.iter().find_map(at)).collect()
}

/// Finds what was put before or behind a clause that has its old words: 力争
/// before 完成. Other words around it, such as the number of a list, are let be.
fn hedged(
    reading: &Reading,
    recorded: &Recorded<'_>,
    traces: &[Trace<'_>],
    known: &mut [Known],
    matches: &[Option<usize>],
) {
    let mut candidates: HashMap<usize, &Candidate> = HashMap::new();
    for (candidate, matched) in reading.candidates.iter().zip(matches) {
        matched.map(|matched| candidates.entry(matched).or_insert(candidate));
    }
    for (index, trace) in traces.iter().enumerate() {
        let places = trace.item.draft.source.iter().zip(&trace.found);
        for (place, found) in places.filter_map(|(place, found)| Some((place, found.as_ref()?))) {
            let Some(now) = around(&reading.paragraphs, &found.place) else { continue };
            let was = recorded.text.and_then(|text| around(text, place));
            if found.unmoved || was == Some(now) {
                continue;
            }
            let new = candidates.get(&index).map(|candidate| &candidate.draft);
            let same_numbers = was.is_none_or(|was| numerals(was) == numerals(now));
            let new = new.filter(|_| !same_numbers);
            let words = was.or_else(|| reading.words(&found.place));
            let pair = (words.map(str::to_owned), now.to_owned());
            let mut changes = differences(trace.item, new, pair, reading, recorded);
            // The old words around it are not known where no copy is kept.
            if let (None, Some(Change::Reworded { was, .. })) = (was, changes.first_mut()) {
                *was = None;
            }
            if changes.len() > 1 {
                known[index].changes = changes;
            }
        }
    }
}

/// The words between the marks around a place.
fn around<'p>(paragraphs: &'p [String], place: &Place) -> Option<&'p str> {
    const MARKS: &[char] =
        &['，', '。', '；', '：', '、', '！', '？', '）', ')', ';', ',', ':', '.'];
    let text = paragraphs.get((place.paragraph as usize).checked_sub(1)?)?;
    let clause = place.bytes(text);
    let before = &text[..clause.start];
    let start = before
        .rfind(MARKS)
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let end = text[clause.end..].find(MARKS).map_or(text.len(), |at| clause.end + at);
    let words = &text[start..end];
    let mut rest = words.chars();
    let is_counted = rest.next().is_some_and(|c| "一二三四五六七八九十".contains(c));
    Some(if is_counted && rest.next() == Some('是') { rest.as_str() } else { words })
}

fn numerals(words: &str) -> String {
    words
        .chars()
        .filter(|c| c.is_numeric() || "一二三四五六七八九十百千万亿".contains(*c))
        .collect()
}

/// Finds the candidates that say a lost promise in other words, the likest pairs
/// first.
fn reworded(
    reading: &Reading,
    recorded: &Recorded<'_>,
    traces: &[Trace<'_>],
    known: &mut [Known],
    matches: &mut [Option<usize>],
) {
    let words = |index: usize| -> String {
        let places = reading.candidates[index].draft.source.iter();
        places.filter_map(|place| reading.words(place)).collect::<Vec<_>>().join("……")
    };
    let free: Vec<usize> = (0..matches.len()).filter(|index| matches[*index].is_none()).collect();
    let free: Vec<(usize, String)> = free.into_iter().map(|index| (index, words(index))).collect();
    let index = Index::of(free.iter().map(|(index, words)| (*index, words.as_str())));
    let mut likely = Vec::new();
    for (lost, trace) in traces.iter().enumerate().filter(|(_, trace)| !trace.is_found()) {
        let old = pairs(trace.words.as_deref().unwrap_or(&trace.item.draft.title));
        for (candidate, new) in index.near(&old) {
            let (like, least) = match trace.words {
                Some(_) => (likeness(&old, new), LIKE),
                None => (coverage(&old, new), COVERED),
            };
            if like >= least {
                likely.push((like, lost, candidate));
            }
        }
    }
    likely.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
    let mut told = HashSet::new();
    for (_, lost, candidate) in likely {
        if matches[candidate].is_some() || !told.insert(lost) {
            continue;
        }
        matches[candidate] = Some(lost);
        let (trace, found) = (&traces[lost], &reading.candidates[candidate]);
        known[lost].now.clone_from(&found.draft.source);
        // Nothing changed about one of which no place was recorded.
        if !trace.found.is_empty() {
            let (was, now) = (trace.words.clone(), words(candidate));
            let draft = Some(&found.draft);
            known[lost].changes = differences(trace.item, draft, (was, now), reading, recorded);
        }
    }
}

/// Promises that became sentences which promise nothing; what is not even that
/// was dropped.
fn sentences(reading: &Reading, alignment: &Alignment, traces: &[Trace<'_>], known: &mut [Known]) {
    let lost = traces.iter().zip(known).filter(|(trace, known)| {
        !trace.found.is_empty() && known.now.is_empty() && known.changes.is_empty()
    });
    for (trace, known) in lost {
        let homes = trace.item.draft.source.iter();
        let home = homes.filter_map(|place| alignment.get(place.paragraph)).next();
        let sentence = home.and_then(|home| {
            let old = pairs(trace.words.as_deref()?);
            let likes = sentences_of(&reading.paragraphs[home.at])
                .map(|words| (likeness(&old, &pairs(words)), words));
            likes.max_by(|one, two| one.0.total_cmp(&two.0))
        });
        known.changes = match sentence.filter(|(like, _)| *like >= SENTENCE_LIKE) {
            Some((_, now)) => {
                vec![Change::Reworded { was: trace.words.clone(), now: now.to_owned() }]
            }
            None => vec![Change::Dropped],
        };
    }
}

fn sentences_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', ';', '！', '？']).map(str::trim).filter(|words| !words.is_empty())
}

/// Marks the clauses with their old words that stand in another paragraph, or
/// in another order than the others.
fn out_of_order(traces: &[Trace<'_>], known: &mut [Known]) {
    let mut found: Vec<(&Place, &Found, usize)> = Vec::new();
    for (index, trace) in traces.iter().enumerate() {
        let places = trace.item.draft.source.iter().zip(&trace.found);
        found.extend(places.filter_map(|(was, found)| Some((was, found.as_ref()?, index))));
    }
    found.sort_by_key(|(was, ..)| (was.paragraph, was.start));
    let begins: Vec<(u32, u32)> =
        found.iter().map(|(_, found, _)| (found.place.paragraph, found.place.start)).collect();
    let in_order = longest_rising(&begins);
    for (at, (was, found, index)) in found.into_iter().enumerate() {
        if !found.at_home || !in_order[at] {
            let (from, to) = (was.clone(), found.place.clone());
            known[index].changes.push(Change::Moved { from, to });
        }
    }
}

/// Which values belong to a longest subsequence that never falls.
fn longest_rising<T: Ord>(values: &[T]) -> Vec<bool> {
    // The index of the smallest value that ends a subsequence of each length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (at, value) in values.iter().enumerate() {
        let length = ends.partition_point(|end| values[*end] <= *value);
        before[at] = length.checked_sub(1).map(|last| ends[last]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut rising = vec![false; values.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        rising[at] = true;
        next = before[at];
    }
    rising
}
