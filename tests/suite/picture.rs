//! A screen as SVG: one text a glyph, each at its column, so that no font can
//! push a line out of place.

use nuo::tui::Session;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

const CELL_WIDTH: u32 = 9;
const CELL_HEIGHT: u32 = 19;
const PAPER: &str = "#101418";
const INK: &str = "#d8dee4";

/// Draws a session's screen.
pub fn svg(session: &Session, columns: u16, rows: u16) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let _ = session.draw(&mut buffer);
    let (width, height) = (u32::from(columns) * CELL_WIDTH, u32::from(rows) * CELL_HEIGHT);
    let mut out = String::new();
    let fonts =
        "ui-monospace, 'Noto Sans Mono CJK SC', 'Sarasa Mono SC', Menlo, Consolas, monospace";
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{fonts}\" font-size=\"15\"><title>nuo</title>\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>"
    );
    let cells = (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y)));
    // All backgrounds first: a wide glyph reaches into the cell behind it.
    for (x, y) in cells.clone() {
        let cell = &buffer[(x, y)];
        if cell.modifier.contains(Modifier::REVERSED) {
            let (left, top) = (u32::from(x) * CELL_WIDTH, u32::from(y) * CELL_HEIGHT);
            let ink = color(cell.fg);
            let _ = writeln!(
                out,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{CELL_WIDTH}\" height=\"{CELL_HEIGHT}\" fill=\"{ink}\"/>"
            );
        }
    }
    for (x, y) in cells {
        let cell = &buffer[(x, y)];
        let symbol = cell.symbol();
        if symbol.trim().is_empty() {
            continue;
        }
        let (left, top) = (u32::from(x) * CELL_WIDTH, u32::from(y) * CELL_HEIGHT);
        let glyph = nuo::text::escape::html(symbol);
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        let ink = if reversed { PAPER } else { color(cell.fg) };
        let wide = u32::try_from(symbol.width()).unwrap_or(1).max(1);
        let bold = cell.modifier.contains(Modifier::BOLD);
        let weight = if bold { " font-weight=\"bold\"" } else { "" };
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" fill=\"{ink}\" text-anchor=\"middle\"{weight}>{glyph}</text>",
            left + wide * CELL_WIDTH / 2,
            top + 14
        );
    }
    out.push_str("</svg>\n");
    out
}

fn color(color: Color) -> &'static str {
    match color {
        Color::DarkGray => "#7d8590",
        Color::Gray => "#b1bac4",
        Color::Cyan | Color::LightCyan => "#56d4dd",
        Color::LightRed | Color::Red => "#ff7b72",
        Color::LightYellow | Color::Yellow => "#e3b341",
        Color::LightGreen | Color::Green => "#56d364",
        Color::LightMagenta | Color::Magenta => "#d2a8ff",
        Color::LightBlue | Color::Blue => "#79c0ff",
        _ => INK,
    }
}
