//! A letter with its commitments as structured data (`nuo.letter/1`).

use crate::domain::commitment::Draft;
use crate::domain::letter::{Letter, Part};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The built-in letter: suggestion 2021122 and its reply.
pub const BUILTIN: &str = include_str!("../../assets/letters/gx-2021122.json");

/// A letter and what it promises.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    pub letter: Letter,
    pub drafts: Vec<Draft>,
}

/// Why a file is not a letter's catalogue.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    #[error("schema {found}, not nuo.letter/1")]
    Schema { found: String },
}

#[derive(Deserialize)]
struct File {
    schema: String,
    letter: LetterFacts,
    #[serde(default)]
    units: BTreeMap<String, String>,
    commitments: Vec<Draft>,
}

/// The letter as the file has it; its units stand beside it.
#[derive(Deserialize)]
struct LetterFacts {
    #[serde(flatten)]
    letter: Letter,
}

/// Reads a catalogue.
///
/// # Errors
/// Where it is not JSON of the schema `nuo.letter/1`, with line and column.
pub fn read(text: &str) -> Result<Batch, CatalogueError> {
    let file: File = serde_json::from_str(text)?;
    if file.schema != "nuo.letter/1" {
        return Err(CatalogueError::Schema { found: file.schema });
    }
    let mut letter = file.letter.letter;
    letter.units = file.units;
    letter.parts.sort_by_key(|part: &Part| part.part);
    Ok(Batch { letter, drafts: file.commitments })
}
