//! Files that become drafts of commitments: the built-in letter's catalogue, and
//! the tables that offices keep.
//!
//! A file is first a table of typed cells ([`table`]), then its columns get
//! their meaning ([`columns`]), then each row is read ([`rows`]). What the rows
//! would change is not known here.

pub mod catalogue;
pub mod cell;
pub mod columns;
pub mod dates;
pub mod error;
pub mod letters;
pub mod paper;
pub mod rows;
mod synonyms;
pub mod table;
mod words;
