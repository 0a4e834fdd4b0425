//! The letter itself: numbered paragraphs, the clause of the selected candidate
//! in brackets with a mark in the margin, the others with their codes.
//!
//! Only the paragraphs in sight are laid out, so that a long letter costs no
//! more than a short one.

use super::super::flow::flow;
use super::{inside, places, tool};
use crate::domain::commitment::Place;
use crate::domain::reading::desk::Entry;
use crate::i18n::letter_screen::{LetterText, paragraphs_shown};
use crate::text::width::{clusters, columns};
use crate::tui::canvas::{Canvas, Line, Span, Target};
use crate::tui::model::Model;
use crate::tui::state::letter::{Cut, OpenLetter, Pick, Tool, Top};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};
use std::ops::Range;

/// Beside the lines on which something is selected.
const MARGIN: &str = ">";
/// Where a clause is cut.
const BAR: &str = "|";
/// Further than this is to the end or to the beginning.
const FAR: usize = 100_000;

/// Draws the pane; gives the place of what is selected, where it is in sight.
pub fn draw(
    model: &Model,
    letter: &OpenLetter,
    canvas: &mut Canvas<'_>,
    area: Rect,
    is_focus: bool,
) -> Option<Position> {
    canvas.target(area, Target::Pane(2));
    let room = inside(model, area);
    let sheet = Sheet::new(model, letter, room);
    let height = usize::from(room.height);
    let count = letter.desk.reading().paragraphs.len();
    let Top { mut paragraph, mut line } = sheet.clamped(letter.top);
    let first = paragraph;
    let mut shown: Vec<Line> = Vec::new();
    let mut cursor = None;
    while paragraph < count && shown.len() < height {
        let lines = sheet.lines(paragraph);
        if let Some((row, column)) = sheet.cursor(paragraph, &lines).filter(|at| at.0 >= line) {
            cursor = cursor.or(Some((shown.len() + row - line, column)));
        }
        shown.extend(lines.into_iter().skip(line));
        (paragraph, line) = (paragraph + 1, 0);
    }
    let note = paragraphs_shown(first + 1, paragraph.max(first + 1), count, model.lang);
    let note = if count == 0 { String::new() } else { note };
    let reading = &letter.desk.reading().letter;
    let title = model.lang.pick_filled(&reading.title, &reading.title_en);
    let title = if title.is_empty() { &letter.text.name } else { title };
    let title = format!("{}  {title}", LetterText::Letter.say(model.lang));
    let inner = super::frame(model, canvas, area, (&title, &note), is_focus);
    for (y, line) in (inner.y..inner.bottom()).zip(&shown) {
        canvas.put_line(inner.x, y, inner.width, line);
    }
    let place = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
    let (row, column) = cursor.filter(|(row, _)| *row < height).unwrap_or((0, 0));
    (inner.height > 0 && inner.width > 0).then(|| Position {
        x: inner.x + place(column).min(inner.width - 1),
        y: inner.y + place(row).min(inner.height - 1),
    })
}

/// Where the pane has to begin so that what is selected is in sight; nothing
/// where it is already, or nothing is selected.
#[must_use]
pub fn followed(model: &Model) -> Option<Top> {
    let letter = model.letter.open.as_ref()?;
    let sheet = Sheet::new(model, letter, inside(model, places(model, letter).text));
    let top = sheet.clamped(letter.top);
    let Some(paragraph) = sheet.focus() else { return Some(top) };
    let lines = sheet.lines(paragraph);
    let (line, _) = sheet.cursor(paragraph, &lines)?;
    let wanted = Top { paragraph, line };
    let is_in_sight = wanted >= top && sheet.distance(top, wanted) < sheet.height.max(1);
    Some(if is_in_sight { top } else { sheet.back(wanted, sheet.height / 3) })
}

/// Where the pane begins after so many lines.
#[must_use]
pub fn moved(model: &Model, by: isize) -> Top {
    let Some(letter) = &model.letter.open else { return Top::default() };
    let sheet = Sheet::new(model, letter, inside(model, places(model, letter).text));
    let top = sheet.clamped(letter.top);
    match by.unsigned_abs() {
        far if far > FAR && by < 0 => Top::default(),
        far if far > FAR => sheet.last(),
        lines if by < 0 => sheet.back(top, lines),
        lines => sheet.on(top, lines).min(sheet.last()),
    }
}

/// The letter as it is laid out in a room.
struct Sheet<'a> {
    model: &'a Model,
    letter: &'a OpenLetter,
    width: usize,
    height: usize,
    /// Columns of the numbers.
    digits: usize,
}

/// A stretch of a paragraph that looks otherwise than the rest.
struct Piece {
    /// In bytes.
    range: Range<usize>,
    role: Role,
    /// What stands before it, and behind it.
    open: &'static str,
    close: String,
}

impl<'a> Sheet<'a> {
    fn new(model: &'a Model, letter: &'a OpenLetter, room: Rect) -> Self {
        let digits = letter.desk.reading().paragraphs.len().to_string().len().max(2);
        let (width, height) = (usize::from(room.width), usize::from(room.height));
        Self { model, letter, width, height, digits }
    }

    fn paragraphs(&self) -> &'a [String] {
        &self.letter.desk.reading().paragraphs
    }

    /// The paragraph to be in sight.
    fn focus(&self) -> Option<usize> {
        let zero = |paragraph: u32| (paragraph as usize).saturating_sub(1);
        match tool(self.model) {
            Some(Tool::Pick(pick)) => Some(pick.paragraph),
            Some(Tool::Cut(cut)) => cut.spots.get(cut.at).map(|spot| zero(spot.paragraph)),
            Some(Tool::About) | None => {
                let (_, entry) = self.letter.entry()?;
                entry.candidate.draft.source.first().map(|place| zero(place.paragraph))
            }
        }
    }

    fn lines(&self, paragraph: usize) -> Vec<Line> {
        let Some(text) = self.paragraphs().get(paragraph) else { return Vec::new() };
        let spans = spans(text, &self.pieces(paragraph, text));
        let prefix = format!(" {:>width$} ", paragraph + 1, width = self.digits);
        let mut lines = flow(&prefix, &spans, self.width, self.model.ambiguous);
        for line in &mut lines {
            let is_marked = line.iter().any(|span| span.role == Role::Selected);
            if let Some(gutter) = line.first_mut().filter(|_| is_marked) {
                gutter.text = format!("{MARGIN}{}", &gutter.text[1..]);
            }
        }
        lines
    }

    /// What is marked in a paragraph, what matters most last.
    fn pieces(&self, paragraph: usize, text: &str) -> Vec<Piece> {
        let selected = self.letter.entry().map(|(place, _)| place);
        let mut pieces = Vec::new();
        let mut above = Vec::new();
        for (place, entry) in self.letter.desk.entries().iter().enumerate() {
            let own = Some(place) == selected;
            for source in here(entry, paragraph) {
                match tool(self.model) {
                    Some(Tool::Pick(_)) => pieces.push(other(entry, source, text)),
                    Some(Tool::Cut(cut)) if own => above.extend(halves(cut, source, text)),
                    Some(Tool::Cut(_) | Tool::About) | None if own => above.push(Piece {
                        range: source.bytes(text),
                        role: Role::Selected,
                        open: "[",
                        close: "]".to_owned(),
                    }),
                    Some(Tool::Cut(_) | Tool::About) | None => {
                        pieces.push(other(entry, source, text));
                    }
                }
            }
        }
        pieces.append(&mut above);
        if let Some(Tool::Pick(pick)) = tool(self.model)
            && pick.paragraph == paragraph
        {
            pieces.push(picked(pick, text));
        }
        pieces
    }

    /// The line and the column of what is selected in a paragraph.
    fn cursor(&self, paragraph: usize, lines: &[Line]) -> Option<(usize, usize)> {
        let ambiguous = self.model.ambiguous;
        let mut found: Option<(usize, usize)> = None;
        for (row, line) in lines.iter().enumerate() {
            let mut column = 0;
            for (place, span) in line.iter().enumerate() {
                let width = columns(&span.text, ambiguous);
                let selected = span.role == Role::Selected;
                match tool(self.model) {
                    Some(Tool::Cut(_))
                        if place > 0 && span.role == Role::Key && span.text == BAR =>
                    {
                        return Some((row, column));
                    }
                    Some(Tool::Pick(pick)) if selected && is_at_end(pick) => {
                        let last = clusters(&span.text, ambiguous).last().map_or(0, |last| last.1);
                        found = Some((row, column + width - last));
                    }
                    Some(Tool::Cut(_)) => {}
                    Some(Tool::Pick(_) | Tool::About) | None if selected => {
                        return Some((row, column));
                    }
                    Some(Tool::Pick(_) | Tool::About) | None => {}
                }
                column += width;
            }
        }
        found.or_else(|| (self.focus() == Some(paragraph)).then_some((0, self.digits + 2)))
    }

    /// A place that there is.
    fn clamped(&self, top: Top) -> Top {
        let last = self.paragraphs().len().saturating_sub(1);
        let paragraph = top.paragraph.min(last);
        let line = top.line.min(self.lines(paragraph).len().saturating_sub(1));
        Top { paragraph, line }
    }

    /// So many lines before a place.
    fn back(&self, from: Top, lines: usize) -> Top {
        let Top { mut paragraph, mut line } = from;
        let mut left = lines;
        while left > line && paragraph > 0 {
            left -= line + 1;
            paragraph -= 1;
            line = self.lines(paragraph).len().saturating_sub(1);
        }
        Top { paragraph, line: line.saturating_sub(left) }
    }

    /// So many lines behind a place, or the end.
    fn on(&self, from: Top, lines: usize) -> Top {
        let Top { mut paragraph, mut line } = from;
        let mut left = lines;
        while paragraph < self.paragraphs().len() {
            let here = self.lines(paragraph).len().saturating_sub(line);
            if left < here {
                return Top { paragraph, line: line + left };
            }
            left -= here;
            (paragraph, line) = (paragraph + 1, 0);
        }
        Top { paragraph, line: 0 }
    }

    /// Where the last page begins.
    fn last(&self) -> Top {
        let paragraph = self.paragraphs().len().saturating_sub(1);
        let line = self.lines(paragraph).len().saturating_sub(1);
        self.back(Top { paragraph, line }, self.height.saturating_sub(1))
    }

    /// Lines from one place to a later one, as far as it matters.
    fn distance(&self, from: Top, to: Top) -> usize {
        let mut lines = 0;
        for paragraph in from.paragraph..to.paragraph {
            if lines > self.height + from.line {
                break;
            }
            lines += self.lines(paragraph).len();
        }
        (lines + to.line).saturating_sub(from.line)
    }
}

/// The places of a candidate in a paragraph.
fn here(entry: &Entry, paragraph: usize) -> impl Iterator<Item = &Place> {
    let source = entry.candidate.draft.source.iter();
    source.filter(move |place| place.paragraph as usize == paragraph + 1)
}

/// A clause that is not the selected one.
fn other(entry: &Entry, place: &Place, text: &str) -> Piece {
    let (mark, _) = super::listing::mark(entry);
    let close = format!("[{mark}{}]", entry.code());
    let role = if entry.is_offered() { Role::Quote } else { Role::Text };
    Piece { range: place.bytes(text), role, open: "", close }
}

/// A clause before and behind the place where it is cut.
fn halves(cut: &Cut, place: &Place, text: &str) -> Vec<Piece> {
    let Some(spot) = cut.spots.get(cut.at) else { return Vec::new() };
    let whole = place.bytes(text);
    let is_inside =
        place.paragraph == spot.paragraph && (place.start..place.end).contains(&spot.offset);
    let is_before = (place.paragraph, place.start) < (spot.paragraph, spot.offset);
    let cut_at = match (is_inside, is_before) {
        (true, _) => Place { end: spot.offset, ..place.clone() }.bytes(text).end,
        (false, true) => whole.end,
        (false, false) => whole.start,
    };
    let first = Piece {
        range: whole.start..cut_at,
        role: Role::Selected,
        open: "[",
        close: if cut_at == whole.end { "]".to_owned() } else { String::new() },
    };
    let open = if is_inside { BAR } else { "[" };
    let second = Piece { range: cut_at..whole.end, role: Role::Quote, open, close: "]".to_owned() };
    [first, second].into_iter().filter(|piece| !piece.range.is_empty()).collect()
}

/// What is being selected.
fn picked(pick: &Pick, text: &str) -> Piece {
    let (first, last) = pick.range();
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    // An accent is marked with its letter.
    let start = byte(first);
    let tail = text.get(byte(last)..).unwrap_or_default();
    let width =
        clusters(tail, crate::text::Ambiguous::Narrow).next().map_or(0, |last| last.0.len());
    let (open, close) = if pick.anchor.is_some() { ("[", "]") } else { ("", "") };
    Piece { range: start..byte(last) + width, role: Role::Selected, open, close: close.to_owned() }
}

/// Whether the cursor is at the end of what is selected.
fn is_at_end(pick: &Pick) -> bool {
    pick.anchor.is_some_and(|anchor| anchor < pick.at)
}

/// A paragraph in spans. Where pieces overlap, the last one is seen.
fn spans(text: &str, pieces: &[Piece]) -> Line {
    let mut edges: Vec<usize> =
        pieces.iter().flat_map(|piece| [piece.range.start, piece.range.end]).collect();
    edges.extend([0, text.len()]);
    edges.retain(|edge| text.is_char_boundary(*edge));
    edges.sort_unstable();
    edges.dedup();
    let mut line = Vec::new();
    for (place, edge) in edges.iter().enumerate() {
        let ending = pieces.iter().filter(|piece| piece.range.end == *edge);
        for piece in ending.filter(|piece| !piece.close.is_empty()) {
            let role = if piece.role == Role::Selected { Role::Key } else { Role::Dim };
            line.push(Span::new(piece.close.as_str(), role));
        }
        let Some(next) = edges.get(place + 1) else { break };
        for piece in pieces.iter().filter(|piece| piece.range.start == *edge) {
            if !piece.open.is_empty() {
                line.push(Span::new(piece.open, Role::Key));
            }
        }
        let seen = pieces.iter().rev().find(|piece| piece.range.contains(edge));
        let role = seen.map_or(Role::Text, |piece| piece.role);
        line.push(Span::new(text.get(*edge..*next).unwrap_or_default(), role));
    }
    line
}
