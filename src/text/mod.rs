//! What a line of text is worth in columns, and how it leaves the program safely.
//!
//! A terminal row is a number of columns, not of characters: a Chinese glyph
//! takes two, a combining mark none, and `“ ” … ① →` one or two as the terminal
//! pleases ([`Ambiguous`]). Everything that is drawn passes through here:
//!
//! - [`width`] measures; [`fit`] clips and pads; [`mod@wrap`] breaks lines by the
//!   Chinese rules (避头尾);
//! - [`clean`] takes control and bidirectional characters out of untrusted text,
//!   [`escape`] makes it inert in HTML, Markdown and CSV;
//! - [`fold`] makes full-width input equal to half-width, and [`pinyin`] finds
//!   Chinese by its sound, [`nearness`] by how nearly; [`hex`] writes bytes as digits.
//!
//! This module knows no commitments, no language of the interface, no terminal
//! library and no colour.

mod breaks;
pub mod clean;
pub mod encoding;
pub mod escape;
pub mod fit;
pub mod fold;
pub mod hex;
pub mod nearness;
pub mod pinyin;
pub mod width;
pub mod wrap;

#[cfg(test)]
mod samples;

pub use breaks::may_break;
pub use width::Ambiguous;
