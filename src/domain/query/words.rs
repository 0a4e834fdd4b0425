//! The words of the filter language: keys, flags and signs. English and Chinese
//! names are synonyms.

use crate::domain::folding::fold;

/// Declares a closed list of words: for each value its English name, its Chinese
/// name, then other words that are understood.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident => $english:literal $chinese:literal [$($other:literal)*]),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
        pub enum $name {
            $($(#[$vmeta])* $variant),+
        }

        impl $name {
            /// Every value, in the order people meet them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// Every word for this value: the English name, the Chinese name,
            /// then the others.
            #[must_use]
            pub const fn words(self) -> &'static [&'static str] {
                match self { $($name::$variant => &[$english, $chinese, $($other),*]),+ }
            }

            #[must_use]
            pub const fn english(self) -> &'static str {
                match self { $($name::$variant => $english),+ }
            }

            #[must_use]
            pub const fn chinese(self) -> &'static str {
                match self { $($name::$variant => $chinese),+ }
            }

            /// The value a typed word stands for; case, width, `-` and `_` do
            /// not matter.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                let bare = bare(word);
                let names = |value: &Self| value.words().contains(&bare.as_str());
                Self::ALL.iter().copied().find(names)
            }
        }
    };
}

words! {
    /// What can stand before a sign.
    Key {
        Code => "code" "编号" [],
        Status => "status" "状态" [],
        Due => "due" "期限" [],
        Lead => "lead" "牵头" ["承办"],
        Co => "co" "协办" ["会办"],
        Part => "part" "部分" [],
        Kind => "kind" "类型" [],
        Strength => "strength" "力度" [],
        Certainty => "certainty" "把握" [],
        Note => "note" "备注" [],
        Evidence => "evidence" "佐证" [],
        Moves => "moves" "延期" [],
        Review => "review" "复核" [],
        Updated => "updated" "更新" [],
        Tag => "tag" "标签" [],
        Letter => "letter" "来文" [],
    }
}

impl Key {
    /// The signs that may follow this key.
    #[must_use]
    pub const fn signs(self) -> &'static [Sign] {
        match self {
            Self::Due | Self::Review | Self::Updated | Self::Evidence | Self::Moves => {
                &[Sign::Colon, Sign::Equal, Sign::Less, Sign::AtMost, Sign::Greater, Sign::AtLeast]
            }
            Self::Code
            | Self::Status
            | Self::Lead
            | Self::Co
            | Self::Part
            | Self::Kind
            | Self::Strength
            | Self::Certainty
            | Self::Note
            | Self::Tag
            | Self::Letter => Sign::EQUALITY,
        }
    }
}

words! {
    /// A question in one word.
    Flag {
        Overdue => "overdue" "逾期" [],
        /// Due within the threshold.
        Soon => "soon" "临期" ["duesoon"],
        Open => "open" "未结" [],
        Closed => "closed" "已结" [],
        /// Open and without a date.
        Undated => "undated" "无时限" [],
        /// Marked done without evidence.
        NoProof => "noproof" "无据" [],
        /// Open, and nobody has ever looked at it.
        Unseen => "unseen" "未看过" [],
        /// Open, and nothing was recorded for long.
        Stale => "stale" "停更" [],
        /// In the queue of the review.
        ToReview => "toreview" "待复核" [],
    }
}

/// What stands between a key and its values.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Sign {
    Colon,
    Equal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    /// Never allowed: `-status:done` says it. Read so that the mistake is found.
    NotEqual,
}

impl Sign {
    /// The signs that say "is".
    pub const EQUALITY: &'static [Sign] = &[Sign::Colon, Sign::Equal];

    /// As it is typed.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Colon => ":",
            Self::Equal => "=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::NotEqual => "!=",
        }
    }

    /// The sign at the beginning of `text` and its length in bytes.
    pub(super) fn leading(text: &str) -> Option<(Self, usize)> {
        let mut chars = text.chars();
        let first = chars.next()?;
        let second = chars.next().filter(|c| fold(*c) == '=');
        let both = first.len_utf8() + second.map_or(0, char::len_utf8);
        let one = first.len_utf8();
        match (fold(first), second.is_some()) {
            (':', _) => Some((Self::Colon, one)),
            ('=', _) => Some((Self::Equal, one)),
            ('<', true) => Some((Self::AtMost, both)),
            ('<', false) => Some((Self::Less, one)),
            ('>', true) => Some((Self::AtLeast, both)),
            ('>', false) => Some((Self::Greater, one)),
            ('!', true) => Some((Self::NotEqual, both)),
            ('≤', _) => Some((Self::AtMost, one)),
            ('≥', _) => Some((Self::AtLeast, one)),
            ('≠', _) => Some((Self::NotEqual, one)),
            _ => None,
        }
    }
}

/// The script a word is typed in.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Script {
    English,
    Chinese,
}

impl Script {
    pub fn of(word: &str) -> Self {
        if word.chars().all(|c| fold(c).is_ascii()) { Self::English } else { Self::Chinese }
    }
}

/// A word as words are compared: folded, without `-`, `_` and spaces.
pub(super) fn bare(word: &str) -> String {
    let folded = word.chars().map(fold);
    folded.filter(|c| !matches!(c, '-' | '_' | ' ')).collect()
}

/// A value without spaces around it, as it has to be typed to be taken as it is.
///
/// A text that holds quotes of both sorts cannot be typed; what stands before
/// the second sort is left of it then.
#[must_use]
pub fn quoted(text: &str) -> String {
    let straight = |c: char| fold(c) == '"';
    let curly = |c: char| matches!(c, '“' | '”');
    if !text.contains(straight) {
        return format!("\"{text}\"");
    }
    format!("“{}”", text.split(curly).next().unwrap_or(text))
}
