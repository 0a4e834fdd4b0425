//! Pieces of text on a page become its lines, from above to below.

use super::page::Piece;
use crate::import::paper::line::is_wide;

/// A line of a page.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub page: usize,
    pub x: f32,
    pub y: f32,
    pub end: f32,
    pub size: f32,
    pub text: String,
}

/// The lines of a page.
pub(super) fn rows(page: usize, mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.retain(|piece| piece.size > 0.0);
    // Down the page; a difference too small to see is none.
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows = Vec::new();
    let mut rest = pieces.as_slice();
    while let Some(first) = rest.first() {
        let mut size = first.size;
        let mut count = 0;
        for piece in rest {
            size = size.max(piece.size);
            if first.y - piece.y > size * 0.4 {
                break;
            }
            count += 1;
        }
        let (line, after) = rest.split_at(count.max(1));
        rest = after;
        rows.extend(row(page, line));
    }
    rows
}

fn row(page: usize, pieces: &[Piece]) -> Option<Row> {
    let mut pieces: Vec<&Piece> = pieces.iter().collect();
    pieces.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut text = String::new();
    let mut last: Option<&Piece> = None;
    for piece in pieces.iter().copied() {
        if let Some(last) = last {
            // Drawn twice to look bold.
            if last.text == piece.text && (piece.x - last.x).abs() < last.size * 0.12 {
                continue;
            }
            let gap = piece.x - last.end;
            let wide = text.chars().next_back().is_some_and(is_wide)
                || piece.text.chars().next().is_some_and(is_wide);
            if gap > last.size * if wide { 0.8 } else { 0.22 } {
                text.push(' ');
            }
        }
        text.push_str(&piece.text);
        last = Some(piece);
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let seen = |piece: &&&Piece| !piece.text.trim().is_empty();
    let first = pieces.iter().find(seen)?;
    let end = pieces.iter().filter(seen).map(|piece| piece.end).fold(first.end, f32::max);
    let mut sizes: Vec<f32> = pieces.iter().filter(seen).map(|piece| piece.size).collect();
    sizes.sort_by(f32::total_cmp);
    let size = sizes[sizes.len() / 2];
    Some(Row { page, x: first.x, y: first.y, end, size, text }).filter(|row| !row.text.is_empty())
}
