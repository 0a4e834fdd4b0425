//! A letter of the corpus and what a careful reader found in it.

use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A letter with its gold.
pub struct Letter {
    pub name: String,
    pub path: PathBuf,
    /// What its head and signature say; null where the gold does not tell.
    pub head: Value,
    pub records: Vec<Record>,
}

/// What a reader found: one promise.
#[derive(Clone, Debug)]
pub struct Record {
    pub quote: String,
    /// Where it stands; more than one where it goes over several paragraphs.
    pub places: Vec<Place>,
    /// The last day, as `2024-06-30`.
    pub due: Option<String>,
    pub counted: Counted,
    pub lead: Vec<String>,
}

/// What a reader found to be counted.
#[derive(Clone, Debug)]
pub enum Counted {
    /// One of these; nothing where there is none.
    These(Vec<Quantity>),
    /// The letter's words for it.
    Words(Option<String>),
}

/// A number that was promised.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Quantity {
    pub operator: String,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub unit: String,
}

/// Characters of a paragraph: the first paragraph is number one, the first
/// character number zero, and the end is not part of it.
#[derive(Copy, Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    pub paragraph: usize,
    pub start: usize,
    pub end: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    head: Value,
    candidates: Vec<Row>,
}

/// A record as a gold file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub quote: String,
    pub what: String,
    pub due_wording: Option<String>,
    pub due: Option<String>,
    pub quantities: Vec<Quantity>,
    pub lead: Option<Vec<String>>,
    pub co: Vec<String>,
    pub kind: String,
    pub strength: String,
}

/// The paragraphs that places of a plain text refer to: its lines that are not
/// empty, without the white space around them.
pub fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// Where a quote stands; `None` where it stands nowhere or more than once.
pub fn locate(paragraphs: &[&str], quote: &str) -> Option<Place> {
    let mut found = (1..).zip(paragraphs).flat_map(|(paragraph, text)| {
        text.match_indices(quote).map(move |(at, _)| {
            let start = text[..at].chars().count();
            Place { paragraph, start, end: start + quote.chars().count() }
        })
    });
    let place = found.next()?;
    found.next().is_none().then_some(place)
}

/// The text of a letter and the rows of its gold.
pub fn rows(path: &Path) -> (String, Value, Vec<Row>) {
    let text = std::fs::read_to_string(path).expect("a letter");
    let gold = path.with_extension("gold.json");
    let name = gold.display();
    let gold = std::fs::read_to_string(&gold).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    let Sheet { head, candidates } =
        serde_json::from_str(&gold).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    (text, head, candidates)
}

/// The letters of a folder, in order.
pub fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths
}

/// What a file is called, without its ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

/// The letters of a folder with their gold.
pub fn letters(folder: &Path) -> Vec<Letter> {
    paths(folder).into_iter().map(letter).collect()
}

fn letter(path: PathBuf) -> Letter {
    let (text, head, rows) = rows(&path);
    let name = stem(&path);
    let paragraphs = paragraphs(&text);
    let record = |(number, row): (usize, Row)| Record {
        places: vec![
            locate(&paragraphs, &row.quote)
                .unwrap_or_else(|| panic!("{name}: the quote of record {number} has no place")),
        ],
        quote: row.quote,
        due: row.due,
        counted: Counted::These(row.quantities),
        lead: row.lead.unwrap_or_default(),
    };
    let records = (1..).zip(rows).map(record).collect();
    Letter { name, path, head, records }
}
