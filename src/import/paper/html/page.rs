//! A page as its lines, in the order of the page, each with the element that
//! holds it. Every tag is looked at once and no tree is built, so that a page
//! takes time by its length, however its tags are nested.

use super::tags::{SORTS, Tag, breaks, hides, names_article};
use crate::domain::vocabulary::NoiseKind;
use crate::import::paper::line::Line;
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// So far down an end tag looks for its beginning.
const REACH: usize = 256;

/// A line of the page.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub text: String,
    /// How many of its bytes are a link's.
    pub linked: usize,
    /// The element that holds it.
    pub node: usize,
    /// The row of a table and the cell in which it stands.
    pub cell: Option<(usize, usize)>,
}

/// An element of the page.
#[derive(Copy, Clone, Debug)]
pub(super) struct Node {
    /// Stands before it in the list; the first is its own.
    pub parent: usize,
    /// Whether it can hold a whole letter.
    pub holds: bool,
    /// Whether its name says that it holds the article.
    pub named: bool,
    /// Why it is left aside, if it is.
    pub aside: Option<NoiseKind>,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub blocks: Vec<Block>,
    pub nodes: Vec<Node>,
    /// For each row of a table, whether another table stands in it.
    pub nesting: Vec<bool>,
    /// What nobody reads: scripts, styles, fields.
    pub silent: Vec<(NoiseKind, String)>,
}

struct Open {
    tag: Tag,
    node: usize,
    cell: Option<(usize, usize)>,
}

struct Walk {
    page: Page,
    open: Vec<Open>,
    counts: [usize; SORTS],
    cells: usize,
    line: Line,
    linked: usize,
    silent: String,
}

/// Reads a page.
pub(super) fn read(text: &str) -> Page {
    let root = Node { parent: 0, holds: true, named: false, aside: None };
    let mut walk = Walk {
        page: Page { nodes: vec![root], ..Page::default() },
        open: Vec::new(),
        counts: [0; SORTS],
        cells: 0,
        line: Line::default(),
        linked: 0,
        silent: String::new(),
    };
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter();
                let pairs: Vec<(&[u8], &[u8])> =
                    attributes.map(|(name, value)| (&***name, value.value.as_slice())).collect();
                walk.begin(&tag.name, &pairs, tag.self_closing);
            }
            Token::EndTag(tag) => walk.end(&tag.name),
            Token::String(words) => walk.say(&String::from_utf8_lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    walk.flush();
    walk.end_silence(NoiseKind::Machine);
    walk.page
}

impl Walk {
    fn begin(&mut self, name: &[u8], attributes: &[(&[u8], &[u8])], self_closing: bool) {
        if breaks(name) {
            self.flush();
        }
        let Some(tag) = Tag::of(name) else { return };
        // Browsers close these; nothing else of a foreign language is read.
        if self_closing && (tag.is_inline() || matches!(tag, Tag::Silent(_))) {
            return;
        }
        if !tag.is_inline() {
            self.flush();
            self.close_before(tag);
        }
        let (node, cell) = self.top();
        let cell = match tag {
            Tag::Table => {
                if let Some((row, _)) = cell {
                    self.page.nesting[row] = true;
                }
                None
            }
            Tag::Tr => {
                self.page.nesting.push(false);
                Some((self.page.nesting.len() - 1, self.cells))
            }
            Tag::Td => {
                self.cells += 1;
                cell.map(|(row, _)| (row, self.cells))
            }
            _ => cell,
        };
        let hidden = attributes.iter().any(|(name, value)| hides(name, value));
        let aside = match tag {
            Tag::Aside(kind) => Some(kind),
            _ => hidden.then_some(NoiseKind::Machine),
        };
        let holds = matches!(tag, Tag::Holder | Tag::Aside(_) | Tag::Table | Tag::Tr | Tag::Td);
        let named = holds && attributes.iter().any(|(name, value)| names_article(name, value));
        let node = if tag.is_inline() && !hidden {
            node
        } else {
            self.page.nodes.push(Node { parent: node, holds, named, aside });
            self.page.nodes.len() - 1
        };
        if tag.is_inline() && hidden {
            self.flush();
        }
        if tag == Tag::Sup {
            self.line.raise();
        }
        self.counts[tag.sort()] += 1;
        self.open.push(Open { tag, node, cell });
    }

    fn top(&self) -> (usize, Option<(usize, usize)>) {
        self.open.last().map_or((0, None), |open| (open.node, open.cell))
    }

    /// A paragraph ends where the next block begins, a row where the next row
    /// does, although nobody says so.
    fn close_before(&mut self, tag: Tag) {
        let ends = |open: Tag| match tag {
            Tag::Tr => matches!(open, Tag::Tr | Tag::Td),
            Tag::Td => open == Tag::Td,
            Tag::Li => open == Tag::Li,
            _ => open == Tag::P,
        };
        let stops = |open: Tag| open == Tag::Table || tag == Tag::Li && open == Tag::Text;
        let near = self.open.iter().rev().take(8);
        let mut depth = None;
        for (at, open) in near.enumerate() {
            if stops(open.tag) {
                break;
            }
            if ends(open.tag) {
                depth = Some(at + 1);
            } else if !(open.tag.is_inline() || open.tag == Tag::P) {
                break;
            }
        }
        for _ in 0..depth.unwrap_or(0) {
            self.pop();
        }
    }

    fn end(&mut self, name: &[u8]) {
        // An end without a beginning is drawn as an empty paragraph.
        if name == b"p" || name == b"br" {
            self.flush();
        }
        let Some(tag) = Tag::of(name) else { return };
        if !tag.is_inline() {
            self.flush();
        }
        if self.counts[tag.sort()] == 0 {
            return;
        }
        let outward = tag == Tag::Table || tag == Tag::Tr;
        let mut found = None;
        for (depth, open) in self.open.iter().rev().take(REACH).enumerate() {
            if open.tag == tag {
                found = Some(depth + 1);
                break;
            }
            if open.tag.is_closed() && !outward || tag.is_inline() && !open.tag.is_inline() {
                break;
            }
        }
        (0..found.unwrap_or(0)).for_each(|_| self.pop());
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.counts[open.tag.sort()] -= 1;
        let before = self.top().0;
        if !open.tag.is_inline() || open.node != before {
            self.flush_at(open.node, open.cell);
        }
        match open.tag {
            Tag::Silent(kind) => self.end_silence(kind),
            Tag::Struck => self.end_silence(NoiseKind::Machine),
            Tag::Sup => self.line.lower(),
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        let silent = [Tag::Silent(NoiseKind::Machine), Tag::Struck];
        if silent.iter().any(|tag| self.counts[tag.sort()] > 0) {
            self.silent.push_str(words);
            return;
        }
        if self.counts[Tag::Pre.sort()] == 0 {
            return self.add(words);
        }
        for (at, words) in words.split('\n').enumerate() {
            if at > 0 {
                self.flush();
            }
            self.add(words);
        }
    }

    fn add(&mut self, words: &str) {
        let before = self.line.len();
        self.line.push(words);
        if self.counts[Tag::A.sort()] > 0 {
            self.linked += self.line.len() - before;
        }
    }

    fn flush(&mut self) {
        let (node, cell) = self.top();
        self.flush_at(node, cell);
    }

    fn flush_at(&mut self, node: usize, cell: Option<(usize, usize)>) {
        let linked = std::mem::take(&mut self.linked);
        if let Some(text) = self.line.take() {
            self.page.blocks.push(Block { text, linked, node, cell });
        }
    }

    fn end_silence(&mut self, kind: NoiseKind) {
        let text = std::mem::take(&mut self.silent);
        if !text.trim().is_empty() {
            self.page.silent.push((kind, text));
        }
    }
}
