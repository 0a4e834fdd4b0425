//! Cuts a filter into terms, marks and parentheses, each with its place in the
//! text as typed. It accepts every text; mistakes are the parser's matter.

use std::ops::Range;

use super::words::Sign;
use crate::domain::folding::fold;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub kind: TokenKind,
    /// Bytes of the text.
    pub at: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    Open,
    Close,
    Bar,
    /// `-` or `not` before a term.
    Not,
    Text(Piece),
    /// A word of letters, a sign and at least one piece, which may be empty.
    Pair {
        word: Range<usize>,
        sign: Sign,
        sign_at: Range<usize>,
        pieces: Vec<Piece>,
    },
    /// A sign without a word before it.
    Stray,
}

/// A word or quotation; the place is that of what is meant, without the quotes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub at: Range<usize>,
    pub quoting: Quoting,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Quoting {
    Bare,
    Closed,
    /// The text ended before the quotation did.
    Unclosed,
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_spaces();
        let start = lexer.at;
        let Some(kind) = lexer.token() else {
            return tokens;
        };
        tokens.push(Token { kind, at: start..lexer.at });
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl Lexer<'_> {
    fn token(&mut self) -> Option<TokenKind> {
        let mark = match self.peek()? {
            '(' => TokenKind::Open,
            ')' => TokenKind::Close,
            '|' => TokenKind::Bar,
            '-' => TokenKind::Not,
            _ => return Some(self.term()),
        };
        self.step();
        Some(mark)
    }

    fn term(&mut self) -> TokenKind {
        if self.quotation_starts() {
            return TokenKind::Text(self.piece());
        }
        if let Some((_, length)) = Sign::leading(self.rest()) {
            self.at += length;
            return TokenKind::Stray;
        }
        let start = self.at;
        let name_end = self.name_end();
        if self.is_not(start..name_end) {
            self.at = name_end;
            return TokenKind::Not;
        }
        match self.sign_after(name_end) {
            Some((sign, sign_at)) if name_end > start => {
                self.at = sign_at.end;
                TokenKind::Pair { word: start..name_end, sign, sign_at, pieces: self.pieces() }
            }
            _ => TokenKind::Text(self.bare(ends_word)),
        }
    }

    /// Where the letters end that begin here; here, if they do not end a word.
    fn name_end(&self) -> usize {
        let rest = self.rest();
        let is_name = |c: char| c.is_alphabetic() || matches!(fold(c), '-' | '_');
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let after = rest.get(end..).unwrap_or("");
        let ends = after.chars().next().is_none_or(ends_word);
        if ends || Sign::leading(after).is_some() { self.at + end } else { self.at }
    }

    /// The sign after a name, spaces aside; none in `://`.
    fn sign_after(&self, name_end: usize) -> Option<(Sign, Range<usize>)> {
        let after = self.text.get(name_end..)?;
        let trimmed = after.trim_start();
        let (sign, length) = Sign::leading(trimmed)?;
        let is_address = trimmed.starts_with("://");
        let at = name_end + (after.len() - trimmed.len());
        (!is_address).then_some((sign, at..at + length))
    }

    /// Whether these letters are the word `not` with something to follow it.
    fn is_not(&self, at: Range<usize>) -> bool {
        let end = at.end;
        let word = self.text.get(at).unwrap_or("");
        let after = self.text.get(end..).and_then(|rest| rest.chars().next());
        word.chars().map(fold).eq("not".chars())
            && after.is_some_and(|c| c.is_whitespace() || fold(c) == '(')
    }

    fn pieces(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        loop {
            self.skip_spaces();
            pieces.push(self.piece());
            if self.peek() != Some(',') {
                return pieces;
            }
            self.step();
        }
    }

    fn piece(&mut self) -> Piece {
        if !self.quotation_starts() {
            return self.bare(|c| ends_word(c) || fold(c) == ',');
        }
        let curly = matches!(self.peek(), Some('“' | '”'));
        self.step();
        let start = self.at;
        let closes = |c: char| {
            if curly { matches!(c, '“' | '”') } else { fold(c) == '"' }
        };
        let inside = self.rest().find(closes);
        let end = inside.map_or(self.text.len(), |length| start + length);
        self.at = end;
        self.step();
        Piece {
            at: start..end,
            quoting: if inside.is_some() { Quoting::Closed } else { Quoting::Unclosed },
        }
    }

    fn bare(&mut self, ends: impl Fn(char) -> bool) -> Piece {
        let rest = self.rest();
        let start = self.at;
        self.at += rest.find(ends).unwrap_or(rest.len());
        Piece { at: start..self.at, quoting: Quoting::Bare }
    }

    fn quotation_starts(&self) -> bool {
        matches!(self.peek(), Some('"' | '“' | '”'))
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(fold)
    }

    fn step(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(fold(c), '(' | ')' | '|')
}
