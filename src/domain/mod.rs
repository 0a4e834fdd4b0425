//! What a commitment is and what may happen to it.
//!
//! Knows no clock, no language, no SQL and no terminal.

pub mod agenda;
pub mod apply;
pub mod as_of;
pub mod calendar;
mod calendar_table;
pub mod chart;
pub mod commitment;
pub mod dates;
pub mod decide;
pub mod diff;
pub mod due;
pub mod edit;
pub mod event;
pub mod evidence;
pub mod filling;
mod folding;
pub mod ids;
pub mod intake;
pub mod iso_week;
pub mod letter;
pub mod listing;
pub mod overview;
pub mod period;
pub mod place;
pub mod progress;
pub mod query;
pub mod reading;
pub mod refusal;
pub mod register;
pub mod review;
pub mod seal;
pub mod spelling;
pub mod target;
pub mod timeliness;
pub mod trend;
pub mod views;
pub mod vocabulary;
pub mod weekly;
