//! The filter language, the same in the filter line, in saved views and on the
//! command line. [`parse`] gives a [`Query`] with every date resolved, or the
//! place and kind of the mistake; [`complete`] offers the words that may come
//! next. It must not know how a query is answered or how it is put in words.
//!
//! ```text
//! expr := and ("|" and)* ;  and := term+
//! term := ["-" | "not "] (key sign value ("," value)* | flag | text | "quoted" | "(" expr ")")
//! sign := ":" "=" "<" "<=" ">" ">="
//! ```
//!
//! Choices the grammar leaves open: `:` and `=` mean the same, but for units,
//! tags, letters and codes, where `:` asks for a part and `=` for the whole.
//! Whitespace may stand around a sign and after a comma. Only letters can be a key, so `10:30`
//! and anything before `://` are text, while an unknown word of letters before a
//! sign is a mistake; quotes make it text. A word ends at whitespace, `(`, `)`
//! or `|`. Full-width signs are read as half-width ones, and `、` as a comma.

mod ast;
mod closed;
mod complete;
mod dates;
mod lexer;
mod parser;
mod suggest;
mod values;
mod words;

pub use ast::{CodePattern, Comparison, DateField, DateTest, NameField, NumberField, Query};
pub use closed::{kind_named, status_named, strength_named};
pub use complete::{Completion, complete};
pub use dates::dates;
pub use parser::{QueryError, QueryProblem, parse};
pub use suggest::nearest;
pub use words::{Flag, Key, Sign, quoted};

#[cfg(test)]
mod tests;
