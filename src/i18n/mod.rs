//! Every word that people read, in Chinese and in English.
//!
//! A table declared with `texts!` has both on one line, so that a gap does
//! not compile. Sentences with values are functions of the language. Nothing
//! here decides anything.

mod agenda;
mod bulk;
pub mod charts;
pub mod cli;
mod days;
pub mod diff;
pub mod docx;
pub mod docx_fault;
mod due;
pub mod editor;
mod errors;
pub mod export;
pub mod filling;
mod filter;
pub mod import;
mod item;
pub mod keys;
pub mod letter_screen;
mod listing;
pub mod log_screen;
mod marks;
mod operation_sheet;
mod operations;
pub mod palette;
pub mod paper;
pub mod past;
pub mod past_screen;
mod progress;
mod quotes;
pub mod reading;
pub mod register;
pub mod report;
pub mod report_numbers;
pub mod review;
pub mod seal;
pub mod status;
pub mod template;
mod terms;
pub mod tui;
pub mod views;

pub use bulk::{codes_in_short, refused as refused_each};
pub mod week_screen;
pub mod whole;

pub use agenda::{
    AgendaText, agenda_heading, agenda_note, agenda_tail, agenda_title, course_key, day_words,
    due_line, month_name, no_calendar, nothing_between, tick_name,
};
pub use days::{days_left, due_range, short_date, weekday};
pub use due::{due_moved, due_reason, reply_date};
pub use errors::{Phrase, date_hint, date_problem, phrase, phrase_date, phrase_filter};
pub use filter::filter;
pub use item::{
    evidence_line, lead_inferred, part_line, part_name, part_word, period_answer, place_words,
    promised, proof, scope_word, series, target_words, unit, units,
};
pub use listing::{column, group, group_counts, group_name, how_many, marked};
pub use marks::Mark;
pub use operation_sheet::{SheetLine, exact_time, operation_sheet};
pub use operations::{history_line, operation, operation_columns, redone, sentence, undone};
pub use progress::{goal_text, progress_text};
pub use terms::{Term, certainty_mark, field_key, field_name, number};

use crate::domain::commitment::Draft;

/// A language of the interface.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The language with this key, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Zh, Self::En].into_iter().find(|lang| lang.key() == key)
    }

    /// `zh` or `en`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.pick("zh", "en")
    }

    /// The first for Chinese, the second for English.
    #[must_use]
    pub const fn pick<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The text of this language, or the other one where it is empty: a
    /// user's own commitments may have one language only.
    #[must_use]
    pub fn pick_filled<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        let (first, second) = match self {
            Self::Zh => (zh, en),
            Self::En => (en, zh),
        };
        if first.trim().is_empty() { second } else { first }
    }

    /// The title of a commitment.
    #[must_use]
    pub fn title(self, draft: &Draft) -> &str {
        self.pick_filled(&draft.title, &draft.title_en)
    }
}

/// Declares a table of texts: one line each, Chinese then English.
macro_rules! texts {
    ($(#[$meta:meta])* $name:ident { $($variant:ident => $zh:literal, $en:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Copy, Clone, Debug, Eq, PartialEq)]
        pub enum $name { $($variant),+ }

        impl $name {
            /// The text in a language.
            #[must_use]
            pub const fn say(self, lang: $crate::i18n::Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($zh, $en)),+ }
            }
        }
    };
}
pub(crate) use texts;

/// A sentence with values in both languages; only the asked one is made.
macro_rules! either {
    ($lang:expr, $zh:expr, $en:expr) => {
        match $lang {
            $crate::i18n::Lang::Zh => format!($zh),
            $crate::i18n::Lang::En => format!($en),
        }
    };
}
use either;
