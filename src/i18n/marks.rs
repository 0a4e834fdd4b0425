//! The one mark that a commitment has in a list: glyph and word, never colour
//! alone.

use super::Lang;
use crate::domain::vocabulary::{Status, Timeliness};

/// The mark of a row. Every glyph is one column wide in every terminal.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Mark {
    Overdue,
    Soon,
    Open,
    Claimed,
    Undated,
    /// Done.
    Done,
    /// Closed otherwise than as done.
    Closed,
    Unchecked,
}

impl Mark {
    pub const ALL: [Self; 8] = [
        Self::Overdue,
        Self::Soon,
        Self::Open,
        Self::Claimed,
        Self::Undated,
        Self::Done,
        Self::Closed,
        Self::Unchecked,
    ];

    /// The first mark that fits, in the order of [`Mark::ALL`].
    #[must_use]
    pub const fn of(status: Status, timeliness: Option<Timeliness>) -> Self {
        match (status, timeliness) {
            (_, Some(Timeliness::Overdue)) => Self::Overdue,
            (_, Some(Timeliness::DueSoon)) => Self::Soon,
            (Status::NotStarted | Status::InProgress | Status::Stalled, _) => Self::Open,
            (Status::Claimed, _) => Self::Claimed,
            (Status::Unchecked, Some(Timeliness::Undated)) => Self::Undated,
            (Status::Unchecked, _) => Self::Unchecked,
            (Status::Done, _) => Self::Done,
            (Status::Partial | Status::Broken | Status::Superseded | Status::Unverifiable, _) => {
                Self::Closed
            }
        }
    }

    #[must_use]
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Overdue => "!",
            Self::Soon => ">",
            Self::Open => "*",
            Self::Claimed => "?",
            Self::Undated => "-",
            Self::Done => "v",
            Self::Closed => "x",
            Self::Unchecked => ".",
        }
    }

    #[must_use]
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Overdue => lang.pick("逾期", "overdue"),
            Self::Soon => lang.pick("临期", "due soon"),
            Self::Open => lang.pick("在办", "under way"),
            Self::Claimed => lang.pick("待核实", "claimed"),
            Self::Undated => lang.pick("无时限", "no date"),
            Self::Done => lang.pick("已办结", "done"),
            Self::Closed => lang.pick("已结未办成", "closed, not done"),
            Self::Unchecked => lang.pick("未核查", "unchecked"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Mark;
    use crate::domain::vocabulary::{Status, Timeliness};

    #[test]
    fn the_first_mark_that_fits_is_shown() {
        for (status, timeliness, glyph) in [
            (Status::Claimed, Some(Timeliness::Overdue), "!"),
            (Status::Unchecked, Some(Timeliness::DueSoon), ">"),
            (Status::InProgress, Some(Timeliness::Undated), "*"),
            (Status::Claimed, Some(Timeliness::Undated), "?"),
            (Status::Unchecked, Some(Timeliness::Undated), "-"),
            (Status::Done, Some(Timeliness::Late), "v"),
            (Status::Broken, None, "x"),
            (Status::Partial, None, "x"),
            (Status::Unchecked, Some(Timeliness::OnTrack), "."),
        ] {
            assert_eq!(Mark::of(status, timeliness).glyph(), glyph, "{status:?} {timeliness:?}");
        }
    }
}
