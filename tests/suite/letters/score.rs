//! Compares what was found in a letter with what a careful reader found.

use super::found::{Candidate, Found};
use super::gold::{Counted, Place, Quantity, Record};
use serde_json::Value;
use std::cmp::Reverse;
use std::ops::AddAssign;

/// Where a reading and a reader differ. Numbers are indices into the records
/// and the candidates.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Miss {
    /// A record that no candidate matches.
    Unseen {
        record: usize,
    },
    /// A candidate that matches no record.
    Extra {
        candidate: usize,
    },
    /// Another day, or a day where there is none, or none where there is one.
    Due {
        record: usize,
        candidate: usize,
    },
    Quantity {
        record: usize,
        candidate: usize,
    },
    Lead {
        record: usize,
        candidate: usize,
    },
    /// A day that no reader found.
    Invented {
        candidate: usize,
    },
    /// A field of the head.
    Head {
        field: &'static str,
    },
}

/// Counts over one or more letters.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Figures {
    pub letters: usize,
    pub records: usize,
    pub candidates: usize,
    /// Candidates that match a record.
    pub true_candidates: usize,
    /// Records that a candidate matches.
    pub seen: usize,
    /// Records and candidates when each may count once.
    pub pairs: usize,
    /// Of the records that were seen.
    pub due_right: usize,
    pub quantity_right: usize,
    pub lead_right: usize,
    pub invented: usize,
    pub head_fields: usize,
    pub head_right: usize,
}

impl AddAssign for Figures {
    fn add_assign(&mut self, more: Self) {
        self.letters += more.letters;
        self.records += more.records;
        self.candidates += more.candidates;
        self.true_candidates += more.true_candidates;
        self.seen += more.seen;
        self.pairs += more.pairs;
        self.due_right += more.due_right;
        self.quantity_right += more.quantity_right;
        self.lead_right += more.lead_right;
        self.invented += more.invented;
        self.head_fields += more.head_fields;
        self.head_right += more.head_right;
    }
}

/// A share from 0 to 1. Of nothing it is 0: who finds nothing is not precise.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Figures {
    pub fn precision(&self) -> f64 {
        share(self.true_candidates, self.candidates)
    }

    pub fn recall(&self) -> f64 {
        share(self.seen, self.records)
    }

    /// Precision when each record may count for one candidate only.
    pub fn strict_precision(&self) -> f64 {
        share(self.pairs, self.candidates)
    }

    /// Recall when each candidate may count for one record only.
    pub fn strict_recall(&self) -> f64 {
        share(self.pairs, self.records)
    }

    pub fn due(&self) -> f64 {
        share(self.due_right, self.seen)
    }

    pub fn quantity(&self) -> f64 {
        share(self.quantity_right, self.seen)
    }

    pub fn lead(&self) -> f64 {
        share(self.lead_right, self.seen)
    }

    pub fn head(&self) -> f64 {
        share(self.head_right, self.head_fields)
    }
}

/// The most characters that two lists of places share in one pair of places
/// which overlap by at least half of the shorter one.
pub fn shared(some: &[Place], others: &[Place]) -> Option<usize> {
    let pairs = some.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
    let common = |(a, b): (&Place, &Place)| {
        let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
        let shorter = (a.end - a.start).min(b.end - b.start);
        (a.paragraph == b.paragraph && shared > 0 && 2 * shared >= shorter).then_some(shared)
    };
    pairs.filter_map(common).max()
}

/// Compares one letter.
pub fn compare(head: &Value, records: &[Record], found: &Found) -> (Figures, Vec<Miss>) {
    let candidates = &found.candidates;
    let matches: Vec<Match> = matches(records, candidates);
    let mut misses = Vec::new();
    for (index, record) in records.iter().enumerate() {
        let own = matches.iter().filter(|pair| pair.record == index);
        let best = own.max_by_key(|pair| (pair.shared, Reverse(pair.length)));
        match best {
            None => misses.push(Miss::Unseen { record: index }),
            Some(pair) => differences(record, candidates, *pair, &mut misses),
        }
    }
    for (index, candidate) in candidates.iter().enumerate() {
        let own = matches.iter().filter(|pair| pair.candidate == index);
        let best = own.max_by_key(|pair| (pair.shared, Reverse(pair.record)));
        if best.is_none() {
            misses.push(Miss::Extra { candidate: index });
        }
        let dated = best.is_some_and(|pair| records[pair.record].due.is_some());
        if candidate.due.latest.is_some() && !dated {
            misses.push(Miss::Invented { candidate: index });
        }
    }
    let wrong = wrong_fields(head, &found.letter);
    misses.extend(wrong.iter().map(|field| Miss::Head { field }));
    let count = |kind: fn(&Miss) -> bool| misses.iter().filter(|miss| kind(miss)).count();
    let seen = records.len() - count(|miss| matches!(miss, Miss::Unseen { .. }));
    let head_fields = if head.is_null() { 0 } else { FIELDS.len() };
    let figures = Figures {
        letters: 1,
        records: records.len(),
        candidates: candidates.len(),
        true_candidates: candidates.len() - count(|miss| matches!(miss, Miss::Extra { .. })),
        seen,
        pairs: pairs(matches, records.len(), candidates.len()),
        due_right: seen - count(|miss| matches!(miss, Miss::Due { .. })),
        quantity_right: seen - count(|miss| matches!(miss, Miss::Quantity { .. })),
        lead_right: seen - count(|miss| matches!(miss, Miss::Lead { .. })),
        invented: count(|miss| matches!(miss, Miss::Invented { .. })),
        head_fields,
        head_right: head_fields - wrong.len(),
    };
    (figures, misses)
}

/// A record and a candidate that match.
#[derive(Clone, Copy)]
struct Match {
    record: usize,
    candidate: usize,
    /// Characters in both.
    shared: usize,
    /// Characters of the candidate.
    length: usize,
}

fn matches(records: &[Record], candidates: &[Candidate]) -> Vec<Match> {
    let length = |places: &[Place]| places.iter().map(|place| place.end - place.start).sum();
    let pairs = (0..records.len())
        .flat_map(|record| (0..candidates.len()).map(move |candidate| (record, candidate)));
    let matched = |(record, candidate): (usize, usize)| {
        let source = &candidates[candidate].source;
        let shared = shared(&records[record].places, source)?;
        Some(Match { record, candidate, shared, length: length(source) })
    };
    pairs.filter_map(matched).collect()
}

/// How many pairs there are when each record and each candidate counts once:
/// the pair that shares most first.
fn pairs(mut matches: Vec<Match>, records: usize, candidates: usize) -> usize {
    matches.sort_by_key(|pair| (Reverse(pair.shared), pair.length, pair.record, pair.candidate));
    let (mut free_records, mut free_candidates) = (vec![true; records], vec![true; candidates]);
    let mut taken = 0;
    for pair in matches {
        if free_records[pair.record] && free_candidates[pair.candidate] {
            free_records[pair.record] = false;
            free_candidates[pair.candidate] = false;
            taken += 1;
        }
    }
    taken
}

fn differences(record: &Record, candidates: &[Candidate], pair: Match, misses: &mut Vec<Miss>) {
    let Match { record: index, candidate, .. } = pair;
    let found = &candidates[candidate];
    if found.due.latest != record.due {
        misses.push(Miss::Due { record: index, candidate });
    }
    if !is_counted(&record.counted, found.target.as_ref()) {
        misses.push(Miss::Quantity { record: index, candidate });
    }
    if found.lead.first() != record.lead.first() {
        misses.push(Miss::Lead { record: index, candidate });
    }
}

/// Whether a target is what the reader found. Where the gold has only the
/// letter's words, the target's numbers have to stand in them.
fn is_counted(counted: &Counted, target: Option<&Quantity>) -> bool {
    match (counted, target) {
        (Counted::These(these), None) => these.is_empty(),
        (Counted::These(these), Some(target)) => these.contains(target),
        (Counted::Words(words), None) => words.is_none(),
        (Counted::Words(None), Some(_)) => false,
        (Counted::Words(Some(words)), Some(target)) => {
            let digits: String = words.chars().filter(|c| !matches!(c, ',' | '，')).collect();
            let numbers = [target.low, target.high];
            numbers.iter().flatten().all(|number| digits.contains(&number.to_string()))
        }
    }
}

const FIELDS: [&str; 11] = [
    "title",
    "number",
    "session",
    "region",
    "suggestion",
    "addressee",
    "lead",
    "co",
    "document_number",
    "reply_date",
    "class",
];

/// The fields of the head that were read otherwise.
fn wrong_fields(gold: &Value, letter: &Value) -> Vec<&'static str> {
    let empty = |value: &Value| {
        value.as_str().is_some_and(str::is_empty) || value.as_array().is_some_and(Vec::is_empty)
    };
    let differs = |field: &&str| {
        let found = match *field {
            "reply_date" => &letter["reply"]["on"],
            "class" => &letter["class"]["mark"],
            field => &letter[field],
        };
        let (gold, found) = (&gold[*field], found);
        let nothing = |value: &Value| value.is_null() || empty(value);
        gold != found && !(nothing(gold) && nothing(found))
    };
    if gold.is_null() {
        return Vec::new();
    }
    FIELDS.into_iter().filter(differs).collect()
}
