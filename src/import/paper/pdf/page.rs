//! What a page draws as text: each string with the place where it stands.

use super::characters::Font;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;
use std::rc::Rc;

/// A drawing may hold others, which hold others.
const FORM_DEPTH: usize = 6;
/// No page's drawing is larger, unpacked.
const MOST_PAGE_BYTES: usize = 32 << 20;
/// So many drawings are looked into on one page.
const MOST_FORMS: usize = 500;

/// A piece of text on a page; lengths are those of the page, 72 an inch.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub x: f32,
    pub y: f32,
    pub end: f32,
    pub size: f32,
    pub text: String,
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub pieces: Vec<Piece>,
    pub images: usize,
}

/// A matrix of six numbers, as pages have them.
type Matrix = [f32; 6];
const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct State<'d> {
    place: Matrix,
    font: Option<Rc<Font<'d>>>,
    size: f32,
    between: f32,
    at_spaces: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

/// The fonts of a document that were read.
pub(super) type Fonts<'d> = HashMap<ObjectId, Rc<Font<'d>>>;

struct Pen<'d, 'f> {
    document: &'d Document,
    fonts: &'f mut Fonts<'d>,
    drawn: Drawn,
    state: State<'d>,
    kept: Vec<State<'d>>,
    text: Matrix,
    line: Matrix,
    forms: usize,
}

/// Draws a page. What is damaged of it is left out.
pub(super) fn draw<'d>(document: &'d Document, page: ObjectId, fonts: &mut Fonts<'d>) -> Drawn {
    let state = State {
        place: SAME,
        font: None,
        size: 0.0,
        between: 0.0,
        at_spaces: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
    };
    let drawn = Drawn::default();
    let mut pen =
        Pen { document, fonts, drawn, state, kept: Vec::new(), text: SAME, line: SAME, forms: 0 };
    let mut resources = Vec::new();
    if let Ok((own, shared)) = document.get_page_resources(page) {
        resources.extend(own);
        resources.extend(shared.iter().filter_map(|id| document.get_dictionary(*id).ok()));
    }
    if let Ok(content) = document.get_page_content_with_limit(page, MOST_PAGE_BYTES) {
        pen.follow(&content, &resources, 0);
    }
    pen.drawn
}

impl<'d> Pen<'d, '_> {
    fn follow(&mut self, content: &[u8], resources: &[&'d Dictionary], depth: usize) {
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else { return };
            let operands = operation.operands.as_slice();
            let number = |at: usize| operands.get(at).and_then(|value| value.as_float().ok());
            let first = number(0).unwrap_or(0.0);
            match operation.operator.as_str() {
                "q" if self.kept.len() < 512 => self.kept.push(self.state.clone()),
                "Q" => self.state = self.kept.pop().unwrap_or_else(|| self.state.clone()),
                "cm" => {
                    if let Some(matrix) = matrix(operands) {
                        self.state.place = times(matrix, self.state.place);
                    }
                }
                "BT" => (self.text, self.line) = (SAME, SAME),
                "Tm" => {
                    if let Some(matrix) = matrix(operands) {
                        (self.text, self.line) = (matrix, matrix);
                    }
                }
                "Td" => self.next_line(first, number(1).unwrap_or(0.0)),
                "TD" => {
                    let down = number(1).unwrap_or(0.0);
                    self.state.leading = -down;
                    self.next_line(first, down);
                }
                "T*" => self.next_line(0.0, -self.state.leading),
                "TL" => self.state.leading = first,
                "Tc" => self.state.between = first,
                "Tw" => self.state.at_spaces = first,
                "Tz" => self.state.stretch = first / 100.0,
                "Ts" => self.state.rise = first,
                "Tf" => {
                    self.state.size = number(1).unwrap_or(0.0);
                    self.state.font = operands
                        .first()
                        .and_then(|name| name.as_name().ok())
                        .and_then(|name| self.font(name, resources));
                }
                "Tj" => self.show(operands.first()),
                "'" => {
                    self.next_line(0.0, -self.state.leading);
                    self.show(operands.first());
                }
                "\"" => {
                    self.state.at_spaces = first;
                    self.state.between = number(1).unwrap_or(0.0);
                    self.next_line(0.0, -self.state.leading);
                    self.show(operands.get(2));
                }
                "TJ" => {
                    let pieces = operands.first().and_then(|list| list.as_array().ok());
                    for piece in pieces.map(Vec::as_slice).unwrap_or_default() {
                        match piece.as_float() {
                            Ok(back) => {
                                self.step(-back / 1000.0 * self.state.size * self.state.stretch)
                            }
                            Err(_) => self.show(Some(piece)),
                        }
                    }
                }
                "BI" => self.drawn.images += 1,
                "Do" => {
                    if let Some(name) = operands.first().and_then(|name| name.as_name().ok()) {
                        self.form(name, resources, depth);
                    }
                }
                _ => {}
            }
        }
    }

    fn font(&mut self, name: &[u8], resources: &[&'d Dictionary]) -> Option<Rc<Font<'d>>> {
        let (document, fonts) = (self.document, &mut *self.fonts);
        let found = named(document, resources, b"Font", name)?;
        let id = found.as_reference().ok();
        if let Some(font) = id.and_then(|id| fonts.get(&id)) {
            return Some(Rc::clone(font));
        }
        let dictionary = document.dereference(found).ok()?.1.as_dict().ok()?;
        let font = Rc::new(Font::read(dictionary, document));
        if let Some(id) = id {
            fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    fn form(&mut self, name: &[u8], resources: &[&'d Dictionary], depth: usize) {
        let document = self.document;
        let found = named(document, resources, b"XObject", name);
        let found = found.and_then(|found| document.dereference(found).ok()?.1.as_stream().ok());
        let Some(stream) = found else { return };
        let kind = stream.dict.get_deref(b"Subtype", document).and_then(Object::as_name);
        if kind.is_ok_and(|kind| kind == b"Image") {
            self.drawn.images += 1;
            return;
        }
        self.forms += 1;
        if depth >= FORM_DEPTH || self.forms > MOST_FORMS {
            return;
        }
        let Ok(content) = stream.decompressed_content_with_limit(MOST_PAGE_BYTES) else { return };
        let mut inner: Vec<&Dictionary> = Vec::new();
        inner.extend(stream.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok());
        inner.extend(resources);
        inner.truncate(FORM_DEPTH + 2);
        let outer = self.state.clone();
        let (kept, text, line) = (std::mem::take(&mut self.kept), self.text, self.line);
        let place = stream.dict.get_deref(b"Matrix", document).and_then(Object::as_array);
        if let Some(matrix) = place.ok().and_then(|numbers| matrix(numbers)) {
            self.state.place = times(matrix, self.state.place);
        }
        self.follow(&content, &inner, depth + 1);
        (self.state, self.kept, self.text, self.line) = (outer, kept, text, line);
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn step(&mut self, x: f32) {
        self.text = times([1.0, 0.0, 0.0, 1.0, x, 0.0], self.text);
    }

    fn show(&mut self, string: Option<&Object>) {
        let Some(string) = string.and_then(|string| string.as_str().ok()) else { return };
        let Some(font) = self.state.font.clone() else { return };
        let State { size, between, at_spaces, stretch, rise, .. } = self.state;
        for glyph in font.glyphs(string) {
            let place = times([1.0, 0.0, 0.0, 1.0, 0.0, rise], times(self.text, self.state.place));
            let space = between + if glyph.is_space { at_spaces } else { 0.0 };
            let wide = glyph.width / 1000.0 * size * stretch;
            self.step(wide + space * stretch);
            // What lies across a page is no line of it.
            if place[1].abs() > place[0].abs() * 0.2 || place.iter().any(|n| !n.is_finite()) {
                continue;
            }
            let end = place[4] + wide * place[0];
            let size = (size * place[3]).abs();
            self.drawn.pieces.push(Piece { x: place[4], y: place[5], end, size, text: glyph.text });
        }
    }
}

fn matrix(numbers: &[Object]) -> Option<Matrix> {
    let mut matrix = SAME;
    for (at, place) in matrix.iter_mut().enumerate() {
        *place = numbers.get(at)?.as_float().ok()?;
    }
    Some(matrix)
}

fn named<'d>(
    document: &'d Document,
    resources: &[&'d Dictionary],
    kind: &[u8],
    name: &[u8],
) -> Option<&'d Object> {
    resources.iter().find_map(|resources| {
        let group = resources.get_deref(kind, document).and_then(Object::as_dict).ok()?;
        group.get(name).ok()
    })
}
