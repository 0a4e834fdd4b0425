//! What `nuo read FILE --json` says of a letter.

use super::gold::{Place, Quantity};
use crate::run::{Home, Stream};
use serde::Deserialize;
use serde_json::Value;
use std::path::Path;

/// The answer, as far as it is compared.
#[derive(Deserialize)]
pub struct Found {
    pub letter: Value,
    pub candidates: Vec<Candidate>,
}

/// A candidate, as far as it is compared.
#[derive(Clone, Debug, Deserialize)]
pub struct Candidate {
    pub source: Vec<Place>,
    pub due: Due,
    pub target: Option<Quantity>,
    pub lead: Vec<String>,
}

/// A candidate's limit.
#[derive(Clone, Debug, Deserialize)]
pub struct Due {
    pub latest: Option<String>,
}

/// Reads a letter as a person does.
pub fn read(home: &Home, path: &Path) -> Found {
    let name = path.to_string_lossy();
    let whatever = Stream::Has(&[]);
    let written = home.words(&["read", &name, "--json"]).ends(0, whatever, Stream::Has(&[]));
    serde_json::from_str(&written.stdout)
        .unwrap_or_else(|problem| panic!("{name}: {problem}\n{}", written.stdout))
}
