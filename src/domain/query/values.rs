//! What a key makes of its values.

use std::ops::Range;

use chrono::NaiveDate;

use super::ast::{CodePattern, Comparison, DateField, DateTest, NameField, NumberField, Query};
use super::closed::{
    CERTAINTIES, Choice, Found, KINDS, PRESENCES, Presence, STATUSES, STRENGTHS, StatusWord, find,
};
use super::parser::{QueryError, QueryProblem, error};
use super::suggest;
use super::words::{Key, Script, Sign};
use crate::domain::dates::{Period, numeral, parse_period};
use crate::domain::folding::folded;
use crate::domain::vocabulary::Status;

/// A key, a sign it allows, and one or more values that are not empty.
pub(super) struct Pair<'a> {
    pub key: Key,
    pub sign: Sign,
    pub sign_at: Range<usize>,
    pub values: Vec<(&'a str, Range<usize>)>,
    pub today: NaiveDate,
}

pub(super) fn read(pair: &Pair) -> Result<Query, QueryError> {
    match pair.key {
        Key::Code => {
            let whole = pair.sign == Sign::Equal;
            let patterns = pair.values.iter().map(|(text, _)| half_width(text));
            let patterns = patterns.map(|code| match whole && !code.contains('*') {
                true => CodePattern::Exact(code),
                false => CodePattern::read(code),
            });
            Ok(Query::Code(patterns.collect()))
        }
        Key::Status => statuses(pair),
        Key::Kind => ordered(pair, KINDS).map(Query::Kind),
        Key::Strength => ordered(pair, STRENGTHS).map(Query::Strength),
        Key::Certainty => ordered(pair, CERTAINTIES).map(Query::Certainty),
        Key::Lead => Ok(names(pair, NameField::Lead, Query::Lead)),
        Key::Co => Ok(names(pair, NameField::Co, Query::Co)),
        Key::Note => Ok(Query::Note(texts(pair))),
        Key::Tag => Ok(names(pair, NameField::Tag, Query::Tag)),
        Key::Letter => Ok(names(pair, NameField::Letter, Query::Letter)),
        Key::Part => {
            let parts = pair.values.iter().map(|value| number(pair, value));
            Ok(Query::Part(parts.collect::<Result<_, _>>()?))
        }
        Key::Due => any_of(pair, |value| date(pair, DateField::Due, value)),
        Key::Review => any_of(pair, |value| date(pair, DateField::Review, value)),
        Key::Updated => any_of(pair, |value| date(pair, DateField::Updated, value)),
        Key::Evidence => any_of(pair, |value| count(pair, NumberField::Evidence, value)),
        Key::Moves => any_of(pair, |value| count(pair, NumberField::Moves, value)),
    }
}

type Value<'a> = (&'a str, Range<usize>);

fn any_of(
    pair: &Pair,
    read: impl Fn(&Value) -> Result<Query, QueryError>,
) -> Result<Query, QueryError> {
    let queries = pair.values.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Query::any_of(queries))
}

fn texts(pair: &Pair) -> Vec<String> {
    let texts = pair.values.iter();
    texts.map(|(text, _)| (*text).to_owned()).collect()
}

/// `:` asks for a part of the name, `=` for all of it; `=none` for there being
/// none.
fn names(pair: &Pair, field: NameField, part: fn(Vec<String>) -> Query) -> Query {
    let mut names = texts(pair);
    if pair.sign != Sign::Equal {
        return part(names);
    }
    for name in &mut names {
        if presence(name) == Some(Presence::Missing) {
            name.clear();
        }
    }
    Query::Named { field, names }
}

/// Full-width letters and digits as half-width ones, in the case they were
/// typed in.
fn half_width(text: &str) -> String {
    let halves = folded(text);
    let cased = text.chars().zip(halves.chars());
    cased
        .map(|(typed, half)| {
            let capital = typed.is_uppercase() && half.is_ascii_lowercase();
            if capital { half.to_ascii_uppercase() } else { half }
        })
        .collect()
}

fn statuses(pair: &Pair) -> Result<Query, QueryError> {
    let mut wanted = Vec::new();
    let mut queries = Vec::new();
    for value in &pair.values {
        match closed(pair, STATUSES, value)? {
            StatusWord::One(status) => wanted.push(status),
            StatusWord::Open => wanted.extend(Status::ALL.iter().filter(|s| s.is_open())),
            StatusWord::Closed => wanted.extend(Status::ALL.iter().filter(|s| !s.is_open())),
            StatusWord::Flag(flag) => queries.push(Query::Flag(flag)),
        }
    }
    if !wanted.is_empty() {
        wanted.sort_unstable();
        wanted.dedup();
        queries.insert(0, Query::Status(wanted));
    }
    Ok(Query::any_of(queries))
}

fn ordered<T: Copy + Ord>(pair: &Pair, choices: &[Choice<T>]) -> Result<Vec<T>, QueryError> {
    let found = pair.values.iter().map(|value| closed(pair, choices, value));
    let mut found: Vec<T> = found.collect::<Result<_, _>>()?;
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn closed<T: Copy + PartialEq>(
    pair: &Pair,
    choices: &[Choice<T>],
    (typed, at): &Value,
) -> Result<T, QueryError> {
    let script = Script::of(typed);
    let names = choices.iter().filter_map(|choice| choice.name(script));
    let (suggestion, expected) = match find(choices, typed) {
        Found::One(value) => return Ok(value),
        Found::Several(words) => (None, words),
        Found::Nothing => {
            let words = choices.iter().flat_map(|choice| choice.words).copied();
            (suggest::nearest(typed, words), names.collect())
        }
    };
    let problem = QueryProblem::UnknownValue {
        key: pair.key,
        word: (*typed).to_owned(),
        suggestion,
        expected,
    };
    Err(error(problem, at.clone()))
}

fn date(pair: &Pair, field: DateField, (typed, at): &Value) -> Result<Query, QueryError> {
    if let Some(presence) = presence(typed) {
        equality_only(pair)?;
        let test = match presence {
            Presence::Missing => DateTest::Missing,
            Presence::Present => DateTest::Present,
        };
        return Ok(Query::Date { field, test });
    }
    let key = pair.key;
    let period = parse_period(typed, pair.today)
        .map_err(|problem| error(QueryProblem::BadDate { key, problem }, at.clone()))?;
    Ok(Query::Date { field, test: test(pair.sign, period) })
}

/// Before a period is before its first day, after it after its last.
fn test(sign: Sign, Period { from, to }: Period) -> DateTest {
    let (from, to) = match sign {
        Sign::Colon | Sign::Equal | Sign::NotEqual => (Some(from), Some(to)),
        Sign::Less => (None, from.pred_opt()),
        Sign::AtMost => (None, Some(to)),
        Sign::Greater => (to.succ_opt(), None),
        Sign::AtLeast => (Some(from), None),
    };
    DateTest::Between { from, to }
}

fn count(pair: &Pair, field: NumberField, value: &Value) -> Result<Query, QueryError> {
    if let Some(presence) = presence(value.0) {
        equality_only(pair)?;
        let (comparison, value) = match presence {
            Presence::Missing => (Comparison::Equal, 0),
            Presence::Present => (Comparison::AtLeast, 1),
        };
        return Ok(Query::Number { field, comparison, value });
    }
    let comparison = match pair.sign {
        Sign::Colon | Sign::Equal | Sign::NotEqual => Comparison::Equal,
        Sign::Less => Comparison::Less,
        Sign::AtMost => Comparison::AtMost,
        Sign::Greater => Comparison::Greater,
        Sign::AtLeast => Comparison::AtLeast,
    };
    Ok(Query::Number { field, comparison, value: number(pair, value)? })
}

fn number(pair: &Pair, (typed, at): &Value) -> Result<u32, QueryError> {
    numeral(&folded(typed)).ok_or_else(|| {
        let problem = QueryProblem::BadNumber { key: pair.key, word: (*typed).to_owned() };
        error(problem, at.clone())
    })
}

/// `none` or `any`, spelt out: beginnings of words are not taken for them, since
/// something else may stand there.
fn presence(typed: &str) -> Option<Presence> {
    let typed = folded(typed);
    let mut choices = PRESENCES.iter();
    let whole = choices.find(|choice| choice.words.contains(&typed.as_str()));
    whole.map(|choice| choice.means)
}

/// Whether there is something cannot be compared.
fn equality_only(pair: &Pair) -> Result<(), QueryError> {
    let allowed = Sign::EQUALITY;
    if allowed.contains(&pair.sign) {
        return Ok(());
    }
    let problem = QueryProblem::SignNotAllowed { key: pair.key, sign: pair.sign, allowed };
    Err(error(problem, pair.sign_at.clone()))
}
