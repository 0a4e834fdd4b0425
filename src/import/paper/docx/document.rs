//! The text of a part of a document, as its reader sees it: what was deleted is
//! gone, what was inserted is there, the numbers of lists are written out.

use super::numbering::{Numbering, value};
use super::package::damaged;
use crate::import::paper::cells::{is_row, joined};
use crate::import::paper::error::PaperError;
use crate::import::paper::line::Line;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A line and the row and cell of a table in which it stands.
struct Spoken {
    text: String,
    cell: Option<(usize, usize)>,
}

/// A paragraph on the way; one in a text box stands in another.
#[derive(Default)]
struct Paragraph {
    line: Line,
    lines: Vec<String>,
    number: Option<String>,
    level: Option<String>,
    style: Option<String>,
}

/// A field: what it says is made by the program that shows it.
#[derive(Default)]
struct Field {
    code: String,
    /// Whether its result has begun and is left out.
    silent: bool,
}

#[derive(Default)]
struct Walk {
    said: Vec<Spoken>,
    open: Vec<Paragraph>,
    fields: Vec<Field>,
    /// The cells that are open, and whether a table stands in a row.
    cells: Vec<Option<(usize, usize)>>,
    nesting: Vec<bool>,
    cell_count: usize,
    /// Within how many elements that are not shown.
    hidden: usize,
    /// Within how many records of how something looked before it was changed.
    former: usize,
    in_run: bool,
    vanished: bool,
    in_text: bool,
    in_code: bool,
}

/// The lines of a part, in the order of the part.
pub(super) fn lines(xml: &str, numbering: &mut Numbering) -> Result<Vec<String>, PaperError> {
    let mut walk = Walk::default();
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) => walk.begin(&element),
            Event::Empty(element) => {
                walk.begin(&element);
                walk.end(element.local_name().as_ref(), numbering);
            }
            Event::End(element) => walk.end(element.local_name().as_ref(), numbering),
            Event::Text(text) => walk.say(&text),
            Event::CData(text) => walk.say(&text),
            Event::GeneralRef(name) => {
                let c = name.resolve_char_ref().ok().flatten();
                let known = quick_xml::escape::resolve_predefined_entity(&name);
                match c {
                    Some(c) => walk.say(c.encode_utf8(&mut [0; 4])),
                    None => walk.say(known.unwrap_or_default()),
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // A part that ends within an element was cut off.
    if !walk.open.is_empty() {
        return Err(damaged("it ends within a paragraph"));
    }
    Ok(walk.rows())
}

/// What is in the file and not on the page.
fn is_hidden(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback")
}

/// What a paragraph, a run or a table was like before somebody changed it.
fn is_former(name: &str) -> bool {
    name.ends_with("PrChange")
}

/// Whether a field shows a number of the printed page.
fn is_of_the_page(code: &str) -> bool {
    let word = code.split_whitespace().next().unwrap_or_default();
    ["PAGE", "NUMPAGES", "SECTIONPAGES"].iter().any(|name| word.eq_ignore_ascii_case(name))
}

impl Walk {
    fn begin(&mut self, element: &BytesStart) {
        let local = element.local_name();
        let name = local.as_ref();
        let val = || value(element, "val");
        self.former += usize::from(is_former(name));
        if self.former > 0 {
            return;
        }
        match name {
            name if is_hidden(name) => self.hidden += 1,
            "p" => self.open.push(Paragraph::default()),
            "r" => (self.in_run, self.vanished) = (true, false),
            "vanish" if self.in_run => {
                self.vanished = !matches!(val().as_deref(), Some("0" | "false" | "off"));
            }
            "vertAlign" if self.in_run && val().as_deref() == Some("superscript") => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.line.raise();
                }
            }
            "t" => self.in_text = true,
            "instrText" => self.in_code = true,
            "tab" | "ptab" if self.in_run => self.put("\t"),
            "noBreakHyphen" => self.put("-"),
            "br" | "cr" => match value(element, "type").as_deref() {
                Some("page" | "column") => {}
                _ => self.end_line(),
            },
            "fldSimple" => {
                let code = value(element, "instr").unwrap_or_default();
                let silent = is_of_the_page(&code);
                self.fields.push(Field { code, silent });
            }
            "fldChar" => self.field(value(element, "fldCharType").as_deref()),
            "tbl" => {
                if let Some((row, _)) = self.cells.last().copied().flatten() {
                    self.nesting[row] = true;
                }
                self.cells.push(None);
            }
            "tr" => {
                self.nesting.push(false);
                self.cells.push(Some((self.nesting.len() - 1, self.cell_count)));
            }
            "tc" => {
                self.cell_count += 1;
                let row = self.cells.last().copied().flatten().map(|(row, _)| row);
                self.cells.push(row.map(|row| (row, self.cell_count)));
            }
            "numId" | "ilvl" | "pStyle" => {
                if let Some(paragraph) = self.open.last_mut() {
                    match name {
                        "numId" => paragraph.number = val(),
                        "ilvl" => paragraph.level = val(),
                        _ => paragraph.style = val(),
                    }
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, numbering: &mut Numbering) {
        if self.former > 0 {
            self.former -= usize::from(is_former(name));
            return;
        }
        match name {
            name if is_hidden(name) => self.hidden = self.hidden.saturating_sub(1),
            "p" => self.end_paragraph(numbering),
            "r" => {
                (self.in_run, self.vanished) = (false, false);
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.line.lower();
                }
            }
            "t" => self.in_text = false,
            "instrText" => self.in_code = false,
            "fldSimple" => {
                self.fields.pop();
            }
            "tbl" | "tr" | "tc" => {
                self.cells.pop();
            }
            _ => {}
        }
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.silent = is_of_the_page(&field.code);
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        if self.in_code {
            // Only its first word is looked at.
            if let Some(field) = self.fields.last_mut().filter(|field| field.code.len() < 200) {
                field.code.push_str(words);
            }
        } else if self.in_text {
            self.put(words);
        }
    }

    fn put(&mut self, words: &str) {
        let silent = self.hidden > 0
            || self.vanished
            || self.fields.last().is_some_and(|field| field.silent);
        if let Some(paragraph) = self.open.last_mut().filter(|_| !silent) {
            paragraph.line.push(words);
        }
    }

    fn end_line(&mut self) {
        if let Some(paragraph) = self.open.last_mut().filter(|_| self.hidden == 0) {
            paragraph.lines.extend(paragraph.line.take());
        }
    }

    fn end_paragraph(&mut self, numbering: &mut Numbering) {
        self.end_line();
        let Some(paragraph) = self.open.pop().filter(|_| self.hidden == 0) else { return };
        let Paragraph { mut lines, number, level, style, .. } = paragraph;
        let number = numbering.next(number.as_deref(), level.as_deref(), style.as_deref());
        if let Some(first) = lines.first_mut() {
            first.insert_str(0, &number);
        }
        let cell = self.cells.last().copied().flatten();
        self.said.extend(lines.into_iter().map(|text| Spoken { text, cell }));
    }

    /// The lines, those of a row of a table as one.
    fn rows(self) -> Vec<String> {
        let mut rest = self.said.as_slice();
        let mut lines = Vec::with_capacity(rest.len());
        while let Some(first) = rest.first() {
            let row = first.cell.map(|(row, _)| row).filter(|row| !self.nesting[*row]);
            let same = |next: &&Spoken| row.is_some() && next.cell.map(|(row, _)| row) == row;
            let count = rest.iter().take_while(same).count().max(1);
            let (spoken, after) = rest.split_at(count);
            rest = after;
            let cells = spoken.iter().filter_map(|line| Some((line.cell?.1, line.text.len())));
            let texts: Vec<&str> = spoken.iter().map(|line| line.text.as_str()).collect();
            if row.is_some() && is_row(cells) {
                let texts =
                    spoken.iter().filter_map(|line| Some((line.cell?.1, line.text.as_str())));
                lines.push(joined(texts));
            } else {
                lines.extend(texts.into_iter().map(str::to_owned));
            }
        }
        lines
    }
}
