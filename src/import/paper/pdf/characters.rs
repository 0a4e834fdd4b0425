//! Which characters the codes in a page's strings are.
//!
//! A font may carry a table for it (ToUnicode). Fonts of Chinese programs often
//! have none, and name one of the predefined tables instead: the codes of those
//! are bytes of an old encoding or of UTF-16, which need no table at all.

use super::table::Table;
use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, UTF_16BE};
use lopdf::{Dictionary, Document, Encoding as Simple, Object};
use std::collections::HashMap;

/// No table of a font is larger, unpacked.
const MOST_TABLE_BYTES: usize = 4 << 20;
/// What stands for a code that nobody explains.
pub(super) const UNKNOWN: &str = "\u{fffd}";

/// A font: its characters and how wide they are.
pub(super) struct Font<'d> {
    table: Option<Table>,
    codes: Codes<'d>,
    widths: HashMap<u32, f32>,
    usual_width: f32,
}

/// How codes are read that the font's table does not explain.
enum Codes<'d> {
    /// One byte each.
    Simple(Option<Simple<'d>>),
    /// Bytes of an old encoding.
    Bytes(&'static Encoding),
    /// UTF-16.
    Wide,
    /// Two bytes that number a shape.
    Shapes,
}

/// A character of a string: its text and its width in thousandths of its size.
pub(super) struct Glyph {
    pub text: String,
    pub width: f32,
    /// Whether it is the one-byte code 32, which word spacing widens.
    pub is_space: bool,
}

impl<'d> Font<'d> {
    pub(super) fn read(font: &'d Dictionary, document: &'d Document) -> Self {
        let composite = font.get_deref(b"Subtype", document).and_then(Object::as_name);
        let composite = composite.is_ok_and(|name| name == b"Type0");
        let stream = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream).ok();
        let bytes =
            stream.and_then(|stream| stream.get_plain_content_with_limit(MOST_TABLE_BYTES).ok());
        let table = bytes.map(|bytes| Table::read(&bytes)).filter(|table| !table.is_empty());
        let (codes, widths, usual_width) = if composite {
            let name = font.get_deref(b"Encoding", document).and_then(Object::as_name).ok();
            let (widths, usual) = composite_widths(font, document);
            (named(name.unwrap_or_default()), widths, usual)
        } else {
            // Where there is a table, the library would read it once more.
            let named = table.is_none() || font.has(b"Encoding");
            let simple =
                named.then(|| font.get_font_encoding_with_limit(document, MOST_TABLE_BYTES));
            let simple = simple.and_then(Result::ok);
            let simple = simple.filter(|simple| !matches!(simple, Simple::UnicodeMapEncoding(_)));
            (Codes::Simple(simple), simple_widths(font, document), 500.0)
        };
        Self { table, codes, widths, usual_width }
    }

    /// The characters of a string.
    pub(super) fn glyphs(&self, string: &[u8]) -> Vec<Glyph> {
        let mut glyphs = Vec::with_capacity(string.len());
        let mut rest = string;
        while !rest.is_empty() {
            let length = self.length(rest).clamp(1, rest.len());
            let (code, after) = rest.split_at(length);
            rest = after;
            let number = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            let known = self.table.as_ref().and_then(|table| table.text(number, length));
            let text = known.map_or_else(|| self.plain(code), str::to_owned);
            let width = match (self.widths.get(&number), &self.codes) {
                // These widths are by shapes, whose numbers are not known.
                (_, Codes::Bytes(_)) => {
                    if length == 1 {
                        500.0
                    } else {
                        1000.0
                    }
                }
                (Some(width), _) => *width,
                (None, _) => self.usual_width,
            };
            glyphs.push(Glyph { text, width, is_space: code == b" " });
        }
        glyphs
    }

    /// How many bytes the next code has.
    fn length(&self, rest: &[u8]) -> usize {
        match &self.codes {
            Codes::Simple(_) => 1,
            Codes::Wide => {
                let high = matches!(rest, [0xD8..=0xDB, _, 0xDC..=0xDF, _, ..]);
                if high { 4 } else { 2 }
            }
            Codes::Shapes => self.table.as_ref().and_then(|table| table.length(rest)).unwrap_or(2),
            Codes::Bytes(_) => match rest {
                [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => 4,
                [0x81..=0xFE, ..] => 2,
                _ => 1,
            },
        }
    }

    /// The text of a code that no table explains.
    fn plain(&self, code: &[u8]) -> String {
        let text = match &self.codes {
            Codes::Simple(Some(simple)) => simple.bytes_to_string(code).ok(),
            Codes::Bytes(encoding) => {
                Some(encoding.decode_without_bom_handling(code).0.into_owned())
            }
            Codes::Wide => Some(UTF_16BE.decode_without_bom_handling(code).0.into_owned()),
            Codes::Simple(None) | Codes::Shapes => None,
        };
        text.filter(|text| !text.is_empty()).unwrap_or_else(|| UNKNOWN.to_owned())
    }
}

/// How the codes of a predefined table are read.
fn named(name: &[u8]) -> Codes<'static> {
    let name = String::from_utf8_lossy(name);
    let wide = ["UniGB", "UniCNS", "UniJIS", "UniKS"].iter().any(|start| name.starts_with(start));
    if wide && !name.contains("UTF8") && !name.contains("UTF32") {
        Codes::Wide
    } else if name.starts_with("GB") && !name.starts_with("GBT") {
        Codes::Bytes(GB18030)
    } else if ["B5", "ETen", "HKscs", "ETenms"].iter().any(|start| name.starts_with(start)) {
        Codes::Bytes(BIG5)
    } else if name.contains("RKSJ") {
        Codes::Bytes(SHIFT_JIS)
    } else {
        Codes::Shapes
    }
}

fn simple_widths(font: &Dictionary, document: &Document) -> HashMap<u32, f32> {
    let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
    let first = u32::try_from(first).unwrap_or(0);
    let widths = font.get_deref(b"Widths", document).and_then(Object::as_array);
    let widths = widths.map(Vec::as_slice).unwrap_or_default().iter().take(256);
    let width = |object: &Object| document.dereference(object).ok()?.1.as_float().ok();
    (first..).zip(widths).filter_map(|(code, object)| Some((code, width(object)?))).collect()
}

/// The widths of shapes, and that of those without one.
fn composite_widths(font: &Dictionary, document: &Document) -> (HashMap<u32, f32>, f32) {
    let mut widths = HashMap::new();
    let descendant = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array);
    let descendant = descendant.ok().and_then(|fonts| fonts.first());
    let descendant = descendant.and_then(|font| document.dereference(font).ok()?.1.as_dict().ok());
    let Some(font) = descendant else { return (widths, 1000.0) };
    let usual = font.get_deref(b"DW", document).and_then(Object::as_float).unwrap_or(1000.0);
    let list = font.get_deref(b"W", document).and_then(Object::as_array);
    let mut list = list.map(Vec::as_slice).unwrap_or_default().iter();
    let code = |object: Option<&Object>| {
        let number = document.dereference(object?).ok()?.1.as_i64().ok()?;
        u32::try_from(number).ok().filter(|number| *number <= 0xFFFF)
    };
    while let Some(first) = code(list.next()) {
        let Some(next) = list.next().and_then(|next| document.dereference(next).ok()) else {
            break;
        };
        if let Ok(each) = next.1.as_array() {
            let each = each.iter().filter_map(|width| width.as_float().ok());
            widths.extend((first..).zip(each).take(0x10000));
        } else {
            let last = code(Some(next.1));
            let width = list.next().and_then(|width| width.as_float().ok());
            let (Some(last), Some(width)) = (last, width) else { break };
            widths.extend((first..=last).map(|code| (code, width)));
        }
    }
    (widths, usual)
}
