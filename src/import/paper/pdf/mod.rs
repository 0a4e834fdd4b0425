//! A pdf with a text layer. Which shape stands where is all that such a file
//! says: lines and paragraphs are found by their places.
//!
//! The reader of the file format is a library; it unpacks what the file says, so
//! this belongs into a process of its own, with limits.

mod characters;
mod lines;
mod page;
mod paragraphs;
mod radicals;
mod table;

use super::error::PaperError;
use super::kind::Format;
use super::{Noise, NoiseKind, Sheet};
use lopdf::{Document, LoadOptions};
use std::collections::HashMap;

/// No stream of a file is larger, unpacked.
const MOST_BYTES: usize = 64 << 20;
/// A letter has some pages.
const MOST_PAGES: usize = 2000;
/// Fewer characters a page are a stamp on a picture.
const FEWEST_A_PAGE: usize = 8;

pub(super) fn read(bytes: &[u8]) -> Result<Sheet, PaperError> {
    let damaged =
        |detail: String| PaperError::Damaged { format: Format::Pdf.key().to_owned(), detail };
    let options = LoadOptions::with_max_decompressed_size(MOST_BYTES);
    let document = Document::load_mem_with_options(bytes, options)
        .map_err(|error| damaged(error.to_string()))?;
    if document.is_encrypted() && document.encryption_state.is_none() {
        return Err(PaperError::Locked);
    }
    let ids: Vec<_> = document.page_iter().take(MOST_PAGES).collect();
    if ids.is_empty() {
        return Err(damaged("0 pages".to_owned()));
    }
    let mut fonts = HashMap::new();
    let (mut rows, mut images) = (Vec::new(), 0);
    for (number, id) in ids.iter().enumerate() {
        let drawn = page::draw(&document, *id, &mut fonts);
        images += usize::from(drawn.images > 0);
        rows.extend(lines::rows(number, drawn.pieces).into_iter().map(whole));
    }
    let pages = ids.len();
    judge(&rows, pages, images)?;
    let (rows, heads) = paragraphs::without_heads(rows, pages);
    let dropped = heads
        .into_iter()
        .map(|text| Noise { kind: NoiseKind::PageNumber, text, paragraph: None })
        .collect();
    Ok(Sheet::without_noise(paragraphs::join(&rows), dropped))
}

fn whole(row: lines::Row) -> lines::Row {
    lines::Row { text: radicals::as_characters(&row.text), ..row }
}

/// Whether what was drawn is text that can be read.
fn judge(rows: &[lines::Row], pages: usize, images: usize) -> Result<(), PaperError> {
    let characters = || rows.iter().flat_map(|row| row.text.chars()).filter(|c| !c.is_whitespace());
    let all = characters().count();
    if all == 0 || images * 2 > pages && all < FEWEST_A_PAGE * pages {
        return Err(PaperError::Scanned { pages });
    }
    let is_unknown = |c: &char| {
        matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
            || c.is_control()
    };
    if characters().filter(is_unknown).count() * 20 > all {
        return Err(PaperError::Garbled);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
