//! How many commitments stand how: by status, by date, by unit and by part,
//! now and on an earlier day, and what the records themselves are worth.
//!
//! Pure: it sees commitments one after the other and gives numbers. What is
//! open without a date, and what nobody has looked at, never counts as on time.

mod counting;
mod numbers;
mod subset;

pub use counting::{Counted, Counting, Presence};
pub use numbers::{OPEN_TIMELINESS, Overview, Pair, PartOf, Share, Signals, UNSTATED, Unseen};
pub use subset::{Facet, Subset};
