//! Readings made by hand, for tests.

use super::{Candidate, Reading};
use crate::domain::commitment::{Draft, DueWords, Place};
use crate::domain::due::Rule;
use crate::domain::letter::Letter;
use crate::domain::vocabulary::{Ground, Kind, Strength};

/// A reading of paragraphs in which 【】 encloses each candidate. What stands
/// before a `|` in it is its due rule, and the brackets are not part of the
/// letter.
pub fn reading(paragraphs: &[&str]) -> Reading {
    let mut reading = Reading {
        letter: Letter { number: "88".into(), region: "青山市".into(), ..Letter::default() },
        paragraphs: Vec::new(),
        candidates: Vec::new(),
        doubts: Vec::new(),
        noise: Vec::new(),
    };
    for (number, marked) in (1..).zip(paragraphs) {
        let mut text = String::new();
        let mut clauses = Vec::new();
        for piece in marked.split_inclusive(['【', '】']) {
            let start = characters(&text);
            let (piece, is_clause) = match piece.strip_suffix('】') {
                Some(clause) => (clause, true),
                None => (piece.trim_end_matches('【'), false),
            };
            let (rule, words) = piece.split_once('|').unwrap_or(("none", piece));
            text.push_str(words);
            if is_clause {
                clauses.push((start..characters(&text), rule.to_owned()));
            }
        }
        for (range, rule) in clauses {
            let place = Place::of(number, range, &text);
            let mut candidate = plain(place.words(&text), place.clone());
            candidate.draft.due.rule = rule.parse().expect("a rule");
            reading.candidates.push(candidate);
        }
        reading.paragraphs.push(text);
    }
    reading
}

fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).expect("short")
}

/// A candidate of a clause, as nothing but its words.
pub fn plain(title: &str, place: Place) -> Candidate {
    let strength = match title {
        title if title.contains("力争") => Strength::Aim,
        title if title.contains("探索") => Strength::Explore,
        _ => Strength::Firm,
    };
    let draft = Draft {
        code: String::new(),
        title: title.to_owned(),
        title_en: String::new(),
        kind: Kind::Output,
        strength,
        condition: None,
        condition_en: None,
        lead: vec!["市科技局".into()],
        lead_named: false,
        co: Vec::new(),
        due: DueWords { wording: String::new(), wording_en: String::new(), rule: Rule::None },
        target: None,
        parts: Vec::new(),
        theme: String::new(),
        theme_en: String::new(),
        tags: Vec::new(),
        source: vec![place],
        fields: std::collections::BTreeMap::new(),
    };
    let grounds = vec![Ground::OwnCue];
    Candidate { draft, cue: String::new(), grounds, doubts: Vec::new(), score: 80 }
}

/// Reads a clause again.
pub fn again(reading: &Reading, place: &Place) -> Candidate {
    plain(reading.words(place).unwrap_or_default(), place.clone())
}
