//! The closed lists of the domain: each value has one English key, used in
//! storage, JSON and filters. The words people read live in `i18n`.

use serde::{Deserialize, Serialize};

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident => $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $key)] $variant),+
        }

        impl $name {
            /// Every value, in the order people meet them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stable English key of storage, JSON and filters.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }

            /// The value with this key, if there is one.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }
        }
    };
}

vocabulary! {
    /// What a person has found out about a commitment. Never computed.
    Status {
        /// Nobody has looked, or looked and found nothing.
        Unchecked => "unchecked",
        /// There is evidence that nothing has begun.
        NotStarted => "not_started",
        /// There is evidence of steps.
        InProgress => "in_progress",
        /// Steps stopped, or a named condition is awaited.
        Stalled => "stalled",
        /// The unit says it is done; nobody has verified it.
        Claimed => "claimed",
        /// Verified as done.
        Done => "done",
        /// A real part was delivered and no more is to come.
        Partial => "partial",
        /// The limit passed, or it was withdrawn, and nothing was delivered.
        Broken => "broken",
        /// Replaced, merged or cancelled by a later document.
        Superseded => "superseded",
        /// Too vague to judge; closed without a verdict.
        Unverifiable => "unverifiable",
    }
}

impl Status {
    /// Whether the commitment still has to be followed up.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Unchecked
            | Self::NotStarted
            | Self::InProgress
            | Self::Stalled
            | Self::Claimed => true,
            Self::Done | Self::Partial | Self::Broken | Self::Superseded | Self::Unverifiable => {
                false
            }
        }
    }
}

vocabulary! {
    /// What sort of promise it is.
    Kind {
        /// Issue, build or found something once.
        Output => "output",
        /// Reach a number.
        Quantity => "quantity",
        /// A series that must not fall.
        Floor => "floor",
        /// Something each year, quarter or month.
        Recurring => "recurring",
        /// Continued or deepened, without an end.
        Continuous => "continuous",
    }
}

vocabulary! {
    /// How firmly it was promised.
    Strength {
        /// Will, ensures, completes.
        Firm => "firm",
        /// Strives for, promotes.
        Aim => "aim",
        /// Explores, studies.
        Explore => "explore",
        /// Depends on a condition that is stored with it.
        Conditional => "conditional",
    }
}

vocabulary! {
    /// How sure a due date is.
    Certainty {
        /// The letter names the date.
        Stated => "stated",
        /// The standard reading of the letter's words.
        Derived => "derived",
        /// Counted from the date of the reply.
        Relative => "relative",
        /// The words have two readings.
        Doubtful => "doubtful",
        /// There is no date.
        None => "none",
    }
}

vocabulary! {
    /// Where a commitment stands against its due date. Always computed.
    Timeliness {
        /// Open, and the latest day has passed.
        Overdue => "overdue",
        /// Open, and due within the threshold.
        DueSoon => "due_soon",
        /// Open, and due later.
        OnTrack => "on_track",
        /// Open, without a date.
        Undated => "undated",
        /// Open, and the date from which its limit counts is unknown.
        BaseMissing => "base_missing",
        /// Done on or before its latest day.
        OnTime => "on_time",
        /// Done after its latest day.
        Late => "late",
    }
}

vocabulary! {
    /// How a target's value is compared.
    Operator {
        /// No less than `low`.
        AtLeast => "at_least",
        /// No more than `high`.
        AtMost => "at_most",
        /// `low`, neither more nor less.
        Exactly => "exactly",
        /// From `low` to `high`; reaching `low` is enough.
        Range => "range",
        /// Near `low`; gives no verdict by itself.
        About => "about",
        /// No value of the series below the one before.
        NonDecreasing => "non_decreasing",
        /// Every named part.
        All => "all",
    }
}

vocabulary! {
    /// What a target's value counts.
    Scope {
        /// Newly within the promised time.
        Window => "window",
        /// In sum since a start.
        Cumulative => "cumulative",
        /// The stock on a day.
        Stock => "stock",
        /// In each period.
        Period => "period",
    }
}

vocabulary! {
    /// What sort of proof a record of evidence is.
    EvidenceKind {
        Document => "document",
        Statistics => "statistics",
        News => "news",
        Statement => "statement",
        Observation => "observation",
    }
}

vocabulary! {
    /// What offices write of a commitment beside what nuo reckons with, in
    /// columns that most of their tables have.
    FurtherField {
        /// The person who answers for it.
        Owner => "owner",
        /// What is to be done next.
        NextStep => "next_step",
        /// What stands in the way.
        Problem => "problem",
        /// What the deputy said.
        Feedback => "feedback",
        Remarks => "remarks",
    }
}

vocabulary! {
    /// The answer for one period of a recurring commitment, or for one part.
    Verdict {
        /// It was done in that period.
        Kept => "kept",
        /// It was not.
        Missed => "missed",
    }
}

vocabulary! {
    /// Where a change came from.
    Channel {
        Tui => "tui",
        Cli => "cli",
        Import => "import",
    }
}

vocabulary! {
    /// Why a clause of a letter is taken for a commitment.
    Ground {
        /// The clause itself has a word of intent: 将, 拟, 计划, 力争.
        OwnCue => "own_cue",
        /// It stands in a region that a cue opened: 下一步, 今后.
        RegionCue => "region_cue",
        /// It stands under a heading of things to come.
        HeadingCue => "heading_cue",
        /// It is an item of a list that a cue leads in: 一是, （一）.
        ListItem => "list_item",
        /// Its date lies after the reply.
        FutureDate => "future_date",
        /// It is said to go on: 持续, 每年.
        Standing => "standing",
        /// It is cut from its sentence, which has several dates.
        SplitByDate => "split_by_date",
        /// It is cut from its sentence, which has several numbers.
        SplitByNumber => "split_by_number",
        /// It is cut from its sentence, which binds only a part to a condition.
        SplitByCondition => "split_by_condition",
        /// It is cut from its sentence, in which several units act.
        SplitByUnit => "split_by_unit",
        /// Its date stands in a lead-in or heading.
        InheritedDate => "inherited_date",
        /// A person marked it.
        ByHand => "by_hand",
    }
}

vocabulary! {
    /// What has no sure reading in a letter.
    DoubtKind {
        /// A date that lost characters: 202285, 317日.
        DamagedDate => "damaged_date",
        /// A date with two readings: 10月前.
        TwoReadings => "two_readings",
        /// A relative date without a known reply date.
        BaseMissing => "base_missing",
        /// A date that names no year, none of which is sure.
        YearMissing => "year_missing",
        /// Several dates of which one had to be chosen.
        SeveralDates => "several_dates",
        /// Several numbers of which one had to be chosen.
        SeveralNumbers => "several_numbers",
        /// A year range in a title: the plan's time, not a limit.
        TitleRange => "title_range",
        /// It may tell of something done.
        TenseUnclear => "tense_unclear",
        /// The lead unit is taken from head or signature, not from the clause.
        LeadInferred => "lead_inferred",
        /// No reply date was found.
        NoReplyDate => "no_reply_date",
        /// Head and signature do not agree on the reply date.
        ReplyDatesDiffer => "reply_dates_differ",
        /// No signature was found.
        NoSignature => "no_signature",
        /// Class marks stand only in a legend.
        ClassLegend => "class_legend",
        /// Something was read that is damaged or not text.
        DamagedText => "damaged_text",
    }
}

vocabulary! {
    /// What a part of a file is that is not the letter's text.
    NoiseKind {
        /// Ways through a web site: menus, where one is, further pages.
        Navigation => "navigation",
        /// Facts of the page: index number, publisher, day of publishing.
        PageFacts => "page_facts",
        /// Buttons and counters: 扫一扫, font size, print, share.
        Control => "control",
        /// Script, style and other parts that nobody reads.
        Machine => "machine",
        /// The foot of a page: contact of the site, licence numbers.
        Footer => "footer",
        /// Running heads and page numbers of a printed page.
        PageNumber => "page_number",
    }
}

#[cfg(test)]
mod tests {
    use super::{Status, Timeliness};

    #[test]
    fn keys_find_their_values() {
        for status in Status::ALL {
            assert_eq!(Status::from_key(status.key()), Some(*status));
        }
        for value in Timeliness::ALL {
            assert_eq!(Timeliness::from_key(value.key()), Some(*value));
        }
        assert_eq!(Status::from_key("finished"), None);
    }

    #[test]
    fn five_statuses_are_open() {
        let open = Status::ALL.iter().filter(|s| s.is_open()).count();
        assert_eq!(open, 5);
    }
}
