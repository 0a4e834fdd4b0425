//! Letters that are not part of nuo: somebody who has them measures with them.
//!
//! `NUO_LETTER` is a copy of the built-in letter's text, which is measured
//! against the built-in catalogue. `NUO_LETTERS` is a folder of letters `NN.txt`
//! with `NN.gold.json`, a list of records `{quote_start, quote_end, what,
//! deadline_text, deadline, quantity_text, lead}`: a quote goes from its start to
//! its end, a deadline is a day or null, and so is everything else that the
//! letter does not say. Without them there is nothing to measure.

use super::corpora::{measure, misses_are_asked_for, table};
use super::found::read;
use super::gold::{Counted, Letter, Place, Record, paragraphs, paths, stem};
use super::score::{Figures, Miss, compare};
use crate::run::Home;
use nuo::import::catalogue;
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};

const CATALOGUE: &str = include_str!("../../../assets/letters/gx-2021122.json");

#[expect(clippy::disallowed_methods, reason = "it asks for letters that are not part of nuo")]
fn asked(variable: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable).map(PathBuf::from);
    if path.is_none() {
        eprintln!("left out: {variable} names no letter");
    }
    path
}

/// A record of the catalogue's for each place.
fn catalogued() -> Vec<Record> {
    let batch = catalogue::read(CATALOGUE).expect("the catalogue");
    let number = |number: u32| usize::try_from(number).expect("a number");
    let drafts = batch.drafts.iter();
    let places = drafts.flat_map(|draft| draft.source.iter().map(|at| (draft.code.as_str(), at)));
    let record = |(code, at): (&str, &nuo::domain::commitment::Place)| Record {
        quote: code.to_owned(),
        places: vec![Place {
            paragraph: number(at.paragraph),
            start: number(at.start),
            end: number(at.end),
        }],
        due: None,
        counted: Counted::These(Vec::new()),
        lead: Vec::new(),
    };
    places.map(record).collect()
}

#[test]
#[ignore = "needs a copy of the built-in letter's text: NUO_LETTER"]
fn the_built_in_letters_promises_are_found() {
    let Some(path) = asked("NUO_LETTER") else { return };
    let records = catalogued();
    let found = read(&Home::with_ledger(), &path);
    let (figures, misses) = compare(&Value::Null, &records, &found);
    let Figures { candidates, .. } = figures;
    let (recall, precision) = (figures.recall(), figures.precision());
    println!("{} places, {candidates} candidates: {recall:.3} are covered", records.len());
    println!("{precision:.3} of the candidates lie on one");
    if misses_are_asked_for() {
        for miss in &misses {
            match *miss {
                Miss::Unseen { record } => {
                    println!("not seen: {} {:?}", records[record].quote, records[record].places);
                }
                Miss::Extra { candidate } => {
                    println!("not there: {:?}", found.candidates[candidate].source);
                }
                _ => {}
            }
        }
    }
    assert!(
        recall >= 0.95 && precision >= 0.9,
        "{recall:.3} are covered, {precision:.3} lie on one"
    );
}

#[derive(Deserialize)]
struct Short {
    quote_start: String,
    quote_end: String,
    deadline: Option<String>,
    quantity_text: Option<String>,
    lead: Option<String>,
}

/// Where a quote stands, over as many paragraphs as it takes.
fn places(text: &str, lines: &[&str], start: &str, end: &str) -> Option<Vec<Place>> {
    let from = text.find(start)?;
    let until = from + text[from..].find(end)? + end.len();
    let inside = |line: &&str| {
        let begin = line.as_ptr() as usize - text.as_ptr() as usize;
        let (first, last) = (from.max(begin), until.min(begin + line.len()));
        let chars = |at: usize| text[begin..at].chars().count();
        (first < last).then(|| (chars(first), chars(last)))
    };
    let numbered = (1..).zip(lines);
    let found = numbered.filter_map(|(paragraph, line)| {
        inside(line).map(|(start, end)| Place { paragraph, start, end })
    });
    Some(found.collect())
}

fn letter(path: &Path) -> Option<Letter> {
    let gold = std::fs::read_to_string(path.with_extension("gold.json")).ok()?;
    let rows: Vec<Short> = serde_json::from_str(&gold).expect("a list of records");
    let text = std::fs::read_to_string(path).expect("a letter");
    let lines = paragraphs(&text);
    let record = |row: Short| Record {
        places: places(&text, &lines, &row.quote_start, &row.quote_end).expect("it stands there"),
        quote: format!("{} … {}", row.quote_start, row.quote_end),
        due: row.deadline,
        counted: Counted::Words(row.quantity_text),
        lead: row.lead.into_iter().collect(),
    };
    let records = rows.into_iter().map(record).collect();
    Some(Letter { name: stem(path), path: path.to_owned(), head: Value::Null, records })
}

#[test]
#[ignore = "needs letters that are not part of nuo: NUO_LETTERS"]
fn letters_of_somebody_elses_are_read() {
    let Some(folder) = asked("NUO_LETTERS") else { return };
    let letters: Vec<Letter> = paths(&folder).iter().filter_map(|path| letter(path)).collect();
    assert!(!letters.is_empty(), "{}: no letter has gold", folder.display());
    let figures = measure(&letters, misses_are_asked_for());
    println!("{}", table(&[("outside", figures)]));
    assert!(figures.seen > 0, "something is found");
}

#[test]
fn a_quote_by_its_ends_may_go_over_paragraphs() {
    let text = "甲乙丙。\n\n  丁戊己庚。\n";
    let lines = paragraphs(text);
    let place = |paragraph, start, end| Place { paragraph, start, end };
    assert_eq!(places(text, &lines, "戊", "庚"), Some(vec![place(2, 1, 4)]));
    assert_eq!(places(text, &lines, "丙", "丁"), Some(vec![place(1, 2, 4), place(2, 0, 1)]));
    assert_eq!(places(text, &lines, "丁", "甲"), None);
}
