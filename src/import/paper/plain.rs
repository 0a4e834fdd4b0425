//! Plain text: every non-empty line is a paragraph and keeps its number, also
//! where it is noise.

use super::{Sheet, letter};

pub(super) fn read(text: &str) -> Sheet {
    let paragraphs: Vec<String> = letter::paragraphs(text).into_iter().map(str::to_owned).collect();
    Sheet::of(paragraphs, Vec::new())
}
