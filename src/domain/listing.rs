//! How a listing is arranged: its order, its groups, its columns. Words for
//! people and the answering of questions are none of its matter.

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

pub(crate) use keys;

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
