//! What a filter asks, free of how it was typed. Every date is resolved and
//! every list has at least one value; a list holds when any of its values does.

use chrono::NaiveDate;

use super::words::Flag;
use crate::domain::vocabulary::{Certainty, Kind, Status, Strength};

/// A question to each commitment.
#[derive(Clone, Debug, PartialEq)]
pub enum Query {
    /// The empty filter; never inside another query.
    All,
    /// Two or more, none of them `And` or `All`.
    And(Vec<Query>),
    /// Two or more, none of them `Or` or `All`.
    Or(Vec<Query>),
    /// Never around another `Not`.
    Not(Box<Query>),
    Flag(Flag),
    /// Title, notes, units and the attached letter's words, as typed; folding
    /// and pinyin are the matter of the search.
    Text(String),
    Code(Vec<CodePattern>),
    /// In the order of [`Status::ALL`], each once; so with the next three.
    Status(Vec<Status>),
    Kind(Vec<Kind>),
    Strength(Vec<Strength>),
    Certainty(Vec<Certainty>),
    /// Part of a unit's name.
    Lead(Vec<String>),
    /// Part of a unit's name.
    Co(Vec<String>),
    Part(Vec<u32>),
    Note(Vec<String>),
    Tag(Vec<String>),
    Letter(Vec<String>),
    /// Exactly one of these names, letter by letter; the empty name stands for
    /// having none.
    Named {
        field: NameField,
        names: Vec<String>,
    },
    Date {
        field: DateField,
        test: DateTest,
    },
    Number {
        field: NumberField,
        comparison: Comparison,
        value: u32,
    },
}

impl Query {
    /// All of `queries`; the empty filter asks for nothing.
    #[must_use]
    pub fn all_of(queries: Vec<Query>) -> Self {
        let mut flat = Vec::with_capacity(queries.len());
        for query in queries {
            match query {
                Self::All => {}
                Self::And(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.is_empty() {
            return Self::All;
        }
        single(flat).unwrap_or_else(Self::And)
    }

    /// Any of `queries`, of which there is at least one.
    pub(super) fn any_of(queries: Vec<Query>) -> Self {
        let mut flat = Vec::with_capacity(queries.len());
        for query in queries {
            match query {
                Self::Or(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        single(flat).unwrap_or_else(Self::Or)
    }

    pub(super) fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

fn single(mut queries: Vec<Query>) -> Result<Query, Vec<Query>> {
    match queries.pop() {
        Some(only) if queries.is_empty() => Ok(only),
        last => {
            queries.extend(last);
            Err(queries)
        }
    }
}

/// Which codes are meant. ASCII case does not matter.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum CodePattern {
    /// `2.1`: this code.
    Exact(String),
    /// `2`: this code, and those that go on with a dot.
    Family(String),
    /// `2.*`: `*` stands for any characters, also none; no other character is
    /// special.
    Glob(String),
}

impl CodePattern {
    /// Reads a pattern that is not empty.
    pub(super) fn read(text: String) -> Self {
        if text.contains('*') {
            Self::Glob(text)
        } else if text.contains('.') {
            Self::Exact(text)
        } else {
            Self::Family(text)
        }
    }

    /// Whether `code` is meant; what any other way of answering has to agree
    /// with.
    #[must_use]
    pub fn matches(&self, code: &str) -> bool {
        let code = code.to_ascii_lowercase();
        match self {
            Self::Exact(text) => text.to_ascii_lowercase() == code,
            Self::Family(text) => {
                let rest = code.strip_prefix(&text.to_ascii_lowercase());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            }
            Self::Glob(text) => glob(&text.to_ascii_lowercase(), &code),
        }
    }
}

/// The first piece begins the code, the last ends it, the others follow in turn.
fn glob(pattern: &str, code: &str) -> bool {
    let pieces: Vec<&str> = pattern.split('*').collect();
    let [first, middle @ .., last] = pieces.as_slice() else {
        return pattern == code;
    };
    let Some(mut rest) = code.strip_prefix(first) else {
        return false;
    };
    for piece in middle {
        let Some((_, after)) = rest.split_once(piece) else {
            return false;
        };
        rest = after;
    }
    rest.ends_with(last)
}

/// The names a filter can ask for in full.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum NameField {
    /// Any of the lead units.
    Lead,
    /// Any of the other units.
    Co,
    Tag,
    /// The letter's id.
    Letter,
}

/// The dates a filter can ask for.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum DateField {
    Due,
    Review,
    Updated,
}

/// What is asked of a date.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum DateTest {
    /// There is a date, and it is on or after `from` and on or before `to`. At
    /// least one of them is given.
    Between {
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    },
    Missing,
    Present,
}

/// The counts a filter can ask for.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum NumberField {
    /// Records of evidence.
    Evidence,
    /// How often the due date was moved.
    Moves,
}

/// How a count is compared with a number.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Comparison {
    Less,
    AtMost,
    Equal,
    AtLeast,
    Greater,
}

#[cfg(test)]
mod tests {
    use super::CodePattern;

    #[test]
    fn codes_match_exactly_by_family_or_by_pattern() {
        let rows = [
            ("2", "2.1", true),
            ("2", "2", true),
            ("2", "21.1", false),
            ("2.1", "2.1", true),
            ("2.1", "2.12", false),
            ("2.*", "2.12", true),
            ("*.1", "3.1", true),
            ("n-0*", "N-01", true),
            ("n-01", "N-01", true),
            ("1*1", "1", false),
            ("*1*2*", "31x2y", true),
            ("*1*2*", "321", false),
        ];
        for (pattern, code, expected) in rows {
            let read = CodePattern::read(pattern.into());
            assert_eq!(read.matches(code), expected, "{pattern} {code}");
        }
    }
}
