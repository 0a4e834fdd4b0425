//! The reply letter in which commitments stand.

use crate::domain::due::ReplyDate;
use serde::{Deserialize, Serialize};

/// The class a letter was given, kept as it was written and never read as a
/// status: the same mark means different things in different places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassMark {
    pub mark: String,
    pub scheme: String,
}

/// A part of the letter and its short title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub part: u32,
    pub title: String,
    #[serde(default)]
    pub title_en: String,
}

/// When the reply was written and how that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    #[serde(flatten)]
    pub date: ReplyDate,
    /// Why the bounds are what they are.
    #[serde(default)]
    pub basis: String,
    #[serde(default)]
    pub basis_en: String,
}

/// The facts of a letter. Its text is not among them: a copy can be attached
/// and is kept apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub title_en: String,
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub session: String,
    #[serde(default)]
    pub session_en: String,
    #[serde(default)]
    pub region: String,
    #[serde(default)]
    pub region_en: String,
    /// The title of the suggestion that is answered.
    #[serde(default)]
    pub suggestion: String,
    #[serde(default)]
    pub suggestion_en: String,
    #[serde(default)]
    pub addressee: String,
    #[serde(default)]
    pub addressee_en: String,
    #[serde(default)]
    pub lead: Vec<String>,
    #[serde(default)]
    pub co: Vec<String>,
    #[serde(default)]
    pub reply: Reply,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassMark>,
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Characters in each paragraph, by which a copy of the text is known.
    #[serde(default)]
    pub paragraphs: Vec<u32>,
    /// English names of the units that the letter names.
    #[serde(default)]
    pub units: std::collections::BTreeMap<String, String>,
    /// The copy of the text that was attached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attached: Option<AttachedText>,
}

/// Which copy of the letter's text was attached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedText {
    /// The name of the file it was read from.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Splits a text into the paragraphs that places refer to: the non-empty
/// lines, without the white space around them, counted from one.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<&str> {
    text.trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}
