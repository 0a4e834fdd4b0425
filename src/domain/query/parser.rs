//! From the pieces of a filter to its meaning, or to the place and kind of the
//! first mistake.

use std::ops::Range;

use chrono::NaiveDate;

use super::ast::Query;
use super::lexer::{Piece, Quoting, Token, TokenKind, tokens};
use super::suggest;
use super::values::{self, Pair};
use super::words::{Flag, Key, Sign};
use crate::domain::dates::DateProblem;

/// Parentheses inside parentheses.
const DEEPEST: usize = 64;
/// Terms and values in one filter.
const MOST_VALUES: usize = 500;

/// A mistake in a filter and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryError {
    pub problem: QueryProblem,
    /// Bytes of the text as typed; empty where something is missing.
    pub at: Range<usize>,
}

/// What is wrong with a filter. Suggestions and lists of words are in the script
/// of what was typed.
#[derive(Clone, Debug, PartialEq)]
pub enum QueryProblem {
    /// Nothing where a term has to be: `()`, `a |`, `-`.
    MissingTerm,
    /// A sign with no key before it.
    MissingKey {
        sign: Sign,
    },
    /// Nothing after a sign or a comma.
    MissingValue {
        key: Key,
    },
    /// Not one of [`Key::ALL`].
    UnknownKey {
        word: String,
        suggestion: Option<&'static str>,
    },
    /// Not in the key's closed list, or the beginning of several of its words;
    /// `expected` are the words it may be.
    UnknownValue {
        key: Key,
        word: String,
        suggestion: Option<&'static str>,
        expected: Vec<&'static str>,
    },
    SignNotAllowed {
        key: Key,
        sign: Sign,
        allowed: &'static [Sign],
    },
    /// A flag stands alone.
    FlagWithValue {
        flag: Flag,
    },
    BadDate {
        key: Key,
        problem: DateProblem,
    },
    BadNumber {
        key: Key,
        word: String,
    },
    UnclosedQuote,
    /// `(` without its `)`.
    UnclosedGroup,
    /// `)` without its `(`.
    UnopenedGroup,
    TooDeep {
        limit: usize,
    },
    TooLong {
        limit: usize,
    },
}

/// The meaning of a filter on the day `today`; an empty one is [`Query::All`].
///
/// # Errors
/// The first mistake.
pub fn parse(text: &str, today: NaiveDate) -> Result<Query, QueryError> {
    let tokens = tokens(text);
    if tokens.is_empty() {
        return Ok(Query::All);
    }
    let mut parser = Parser { text, today, tokens: &tokens, values_left: MOST_VALUES };
    let query = parser.any_of(0)?;
    match parser.tokens.first() {
        Some(token) => Err(error(QueryProblem::UnopenedGroup, token.at.clone())),
        None => Ok(query),
    }
}

pub(super) fn error(problem: QueryProblem, at: Range<usize>) -> QueryError {
    QueryError { problem, at }
}

struct Parser<'a> {
    text: &'a str,
    today: NaiveDate,
    /// What is left.
    tokens: &'a [Token],
    values_left: usize,
}

impl<'a> Parser<'a> {
    fn any_of(&mut self, depth: usize) -> Result<Query, QueryError> {
        let mut queries = vec![self.all_of(depth)?];
        while self.next_if(|kind| *kind == TokenKind::Bar).is_some() {
            queries.push(self.all_of(depth)?);
        }
        Ok(Query::any_of(queries))
    }

    fn all_of(&mut self, depth: usize) -> Result<Query, QueryError> {
        let mut queries = vec![self.term(depth)?];
        while self
            .tokens
            .first()
            .is_some_and(|token| !matches!(token.kind, TokenKind::Bar | TokenKind::Close))
        {
            queries.push(self.term(depth)?);
        }
        Ok(Query::all_of(queries))
    }

    fn term(&mut self, depth: usize) -> Result<Query, QueryError> {
        let mut negated = false;
        while self.next_if(|kind| *kind == TokenKind::Not).is_some() {
            negated = !negated;
        }
        let starts_term = |kind: &TokenKind| !matches!(kind, TokenKind::Bar | TokenKind::Close);
        let Some(token) = self.next_if(starts_term) else {
            let end = self.text.len()..self.text.len();
            let at = self.tokens.first().map_or(end, |token| token.at.clone());
            return Err(error(QueryProblem::MissingTerm, at));
        };
        let query = match &token.kind {
            TokenKind::Open => self.group(token, depth)?,
            TokenKind::Text(piece) => self.text_term(piece, token)?,
            TokenKind::Pair { word, sign, sign_at, pieces } => {
                self.pair(word, *sign, sign_at, pieces)?
            }
            TokenKind::Stray => return Err(self.stray(token)),
            TokenKind::Close | TokenKind::Bar | TokenKind::Not => {
                return Err(error(QueryProblem::MissingTerm, token.at.clone()));
            }
        };
        Ok(if negated { query.negated() } else { query })
    }

    fn group(&mut self, open: &Token, depth: usize) -> Result<Query, QueryError> {
        if depth >= DEEPEST {
            let problem = QueryProblem::TooDeep { limit: DEEPEST };
            return Err(error(problem, open.at.clone()));
        }
        let query = self.any_of(depth + 1)?;
        self.next_if(|kind| *kind == TokenKind::Close)
            .map(|_| query)
            .ok_or_else(|| error(QueryProblem::UnclosedGroup, open.at.clone()))
    }

    fn text_term(&mut self, piece: &Piece, token: &Token) -> Result<Query, QueryError> {
        self.count(1, &token.at)?;
        let text = self.meant(piece)?;
        if text.is_empty() {
            return Err(error(QueryProblem::MissingTerm, token.at.clone()));
        }
        let flag = match piece.quoting {
            Quoting::Bare => Flag::from_word(text),
            Quoting::Closed | Quoting::Unclosed => None,
        };
        Ok(flag.map_or_else(|| Query::Text(text.to_owned()), Query::Flag))
    }

    fn pair(
        &mut self,
        word: &Range<usize>,
        sign: Sign,
        sign_at: &Range<usize>,
        pieces: &[Piece],
    ) -> Result<Query, QueryError> {
        self.count(pieces.len(), sign_at)?;
        let typed = self.slice(word);
        let key = Key::from_word(typed).ok_or_else(|| error(unknown_key(typed), word.clone()))?;
        if !key.signs().contains(&sign) {
            let allowed = key.signs();
            let problem = QueryProblem::SignNotAllowed { key, sign, allowed };
            return Err(error(problem, sign_at.clone()));
        }
        let mut values = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let value = self.meant(piece)?;
            if value.is_empty() {
                return Err(error(QueryProblem::MissingValue { key }, piece.at.clone()));
            }
            values.push((value, piece.at.clone()));
        }
        values::read(&Pair { key, sign, sign_at: sign_at.clone(), values, today: self.today })
    }

    fn stray(&self, token: &Token) -> QueryError {
        let sign = Sign::leading(self.slice(&token.at)).map_or(Sign::Colon, |(sign, _)| sign);
        error(QueryProblem::MissingKey { sign }, token.at.clone())
    }

    /// What a piece says, without the spaces around it.
    fn meant(&self, piece: &Piece) -> Result<&'a str, QueryError> {
        match piece.quoting {
            Quoting::Bare | Quoting::Closed => Ok(self.slice(&piece.at).trim()),
            Quoting::Unclosed => {
                let before = self.text.get(..piece.at.start).unwrap_or("");
                let quote = before.chars().next_back().map_or(0, char::len_utf8);
                let at = piece.at.start - quote..piece.at.start;
                Err(error(QueryProblem::UnclosedQuote, at))
            }
        }
    }

    fn count(&mut self, values: usize, at: &Range<usize>) -> Result<(), QueryError> {
        let limit = MOST_VALUES;
        let left = self.values_left.checked_sub(values);
        self.values_left =
            left.ok_or_else(|| error(QueryProblem::TooLong { limit }, at.clone()))?;
        Ok(())
    }

    fn slice(&self, at: &Range<usize>) -> &'a str {
        self.text.get(at.clone()).unwrap_or("")
    }

    fn next_if(&mut self, wanted: impl Fn(&TokenKind) -> bool) -> Option<&'a Token> {
        let (first, rest) = self.tokens.split_first()?;
        wanted(&first.kind).then(|| {
            self.tokens = rest;
            first
        })
    }
}

fn unknown_key(typed: &str) -> QueryProblem {
    if let Some(flag) = Flag::from_word(typed) {
        return QueryProblem::FlagWithValue { flag };
    }
    QueryProblem::UnknownKey { word: typed.to_owned(), suggestion: suggest::key_for(typed) }
}
