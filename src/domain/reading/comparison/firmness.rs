//! The words of a clause that say how firmly it is promised, for comparing two
//! wordings of one promise.

use crate::domain::vocabulary::Strength;

/// From the most binding on. A word that both wordings have says nothing.
const CUES: &[(&str, Strength)] = &[
    ("确保", Strength::Firm),
    ("务必", Strength::Firm),
    ("必须", Strength::Firm),
    ("保证", Strength::Firm),
    ("力争", Strength::Aim),
    ("争取", Strength::Aim),
    ("努力", Strength::Aim),
    ("力求", Strength::Aim),
    ("推动", Strength::Aim),
    ("尽可能", Strength::Aim),
    ("原则上", Strength::Aim),
    ("探索", Strength::Explore),
    ("研究", Strength::Explore),
    ("论证", Strength::Explore),
    ("考虑", Strength::Explore),
    ("谋划", Strength::Explore),
    ("适时", Strength::Conditional),
    ("视情", Strength::Conditional),
    ("条件成熟", Strength::Conditional),
    ("条件具备", Strength::Conditional),
    ("条件允许", Strength::Conditional),
];

/// How much a strength leaves open: the more, the weaker.
pub(super) const fn openness(strength: Strength) -> u8 {
    match strength {
        Strength::Firm => 0,
        Strength::Aim => 1,
        Strength::Explore | Strength::Conditional => 2,
    }
}

/// The least binding word that each of two wordings has and the other has not.
pub(super) fn apart(was: &str, now: &str) -> (Option<Cue>, Option<Cue>) {
    let only = |one: &str, other: &str| {
        let only = CUES.iter().filter(|(cue, _)| one.contains(cue) && !other.contains(cue));
        only.max_by_key(|(_, strength)| openness(*strength)).copied()
    };
    (only(was, now), only(now, was))
}

pub(super) type Cue = (&'static str, Strength);
