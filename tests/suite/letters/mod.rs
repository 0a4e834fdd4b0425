//! How well letters are read: a corpus of letters of nuo's own in
//! `tests/letters`, each with what a careful reader finds in it.
//!
//! `corpora` measures and holds the floors, `scoring` proves that the measure
//! can fail, `gold_rules` that the gold keeps its conventions, `outside` reads
//! letters that are not part of nuo, `growth` holds the time, and `hostile` what
//! nobody meant to be a letter.

mod corpora;
mod found;
mod gold;
mod gold_rules;
mod growth;
mod hostile;
mod outside;
mod score;
mod scoring;

/// What a corpus has to reach. The goals for letters that the rules have never
/// seen are 0.90, 0.90, 0.95, 0.90 and no invented date; what is here is what
/// was measured, rounded down, so that no change makes it worse unseen.
pub struct Floor {
    pub precision: f64,
    pub recall: f64,
    pub due: f64,
    pub quantity: f64,
    pub lead: f64,
    pub head: f64,
    /// At most so many.
    pub invented: usize,
}

/// The letters that the rules are written with.
pub const TUNED: Floor = Floor {
    precision: 0.95,
    recall: 0.97,
    due: 0.95,
    quantity: 0.88,
    lead: 0.93,
    head: 0.95,
    invented: 9,
};

/// The letters that are kept aside.
pub const HELD: Floor = Floor {
    precision: 0.87,
    recall: 0.92,
    due: 0.9,
    quantity: 0.84,
    lead: 0.88,
    head: 0.9,
    invented: 16,
};
