//! How a listing is arranged: its order, its groups, its columns, and a view
//! that keeps all of them under a name. Words for people and the answering of
//! questions are none of its matter.

use serde::{Deserialize, Serialize};

/// Declares a closed list of keys that settings and the command line share.
macro_rules! keys {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident => $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $key)] $variant),+
        }

        impl $name {
            /// Every value, in the order people meet them.
            pub const ALL: [Self; [$(Self::$variant),+].len()] = [$(Self::$variant),+];

            /// Its name in settings and on the command line.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }
        }
    };
}

keys! {
    /// The order of a listing.
    #[derive(Default)]
    Sort {
        /// Open with a date by date, then open without one, then closed.
        #[default]
        Due => "due",
        Code => "code",
        Status => "status",
        Lead => "lead",
        /// Last recorded first.
        Updated => "updated",
    }
}

keys! {
    /// What commitments are grouped and counted by.
    Group {
        /// `letter/part`.
        Part => "part",
        /// The first lead unit.
        Lead => "lead",
        Status => "status",
        /// The month of the due date, empty without one.
        Month => "month",
    }
}

keys! {
    /// A column of a listing.
    Column {
        Mark => "mark",
        Code => "code",
        Letter => "letter",
        Due => "due",
        Left => "left",
        Status => "status",
        Timeliness => "timeliness",
        Kind => "kind",
        Strength => "strength",
        Lead => "lead",
        Title => "title",
        Progress => "progress",
        Evidence => "evidence",
        Moves => "moves",
        Review => "review",
        Updated => "updated",
    }
}

/// A filter with an order, groups and columns, kept under a name.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    pub name: String,
    /// As it is typed; dates in it move with the day on which it is read.
    #[serde(default)]
    pub filter: String,
    #[serde(default)]
    pub sort: Sort,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    /// Empty for the usual ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
}

/// The views that every ledger has, for follow-up work.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum BuiltInView {
    /// Whatever wants an eye on it now.
    Watch,
    Overdue,
    Week,
    Review,
    Claimed,
    Undated,
    /// Closed in the last month.
    Closed,
}

impl BuiltInView {
    /// In the order of the menu.
    pub const ALL: [Self; 7] = [
        Self::Watch,
        Self::Overdue,
        Self::Week,
        Self::Review,
        Self::Claimed,
        Self::Undated,
        Self::Closed,
    ];

    /// Its name on the command line, whatever the language.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::Overdue => "overdue",
            Self::Week => "week",
            Self::Review => "review",
            Self::Claimed => "claimed",
            Self::Undated => "undated",
            Self::Closed => "closed",
        }
    }

    #[must_use]
    pub const fn sort(self) -> Sort {
        match self {
            Self::Closed => Sort::Updated,
            Self::Watch
            | Self::Overdue
            | Self::Week
            | Self::Review
            | Self::Claimed
            | Self::Undated => Sort::Due,
        }
    }

    #[must_use]
    pub const fn group(self) -> Option<Group> {
        match self {
            Self::Undated => Some(Group::Part),
            Self::Watch
            | Self::Overdue
            | Self::Week
            | Self::Review
            | Self::Claimed
            | Self::Closed => None,
        }
    }
}
