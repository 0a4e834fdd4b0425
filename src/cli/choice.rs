//! Values of closed lists as they are typed.

use crate::i18n::Lang;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// A language that was asked for.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum LangChoice {
    One(Lang),
    /// For reports only.
    Both,
}

impl LangChoice {
    /// The language of the interface that follows from it.
    #[must_use]
    pub const fn interface(self) -> Option<Lang> {
        match self {
            Self::One(lang) => Some(lang),
            Self::Both => None,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::One(lang) => lang.key(),
            Self::Both => "both",
        }
    }
}

const LANGS: &[LangChoice] = &[LangChoice::One(Lang::Zh), LangChoice::One(Lang::En)];
const REPORT_LANGS: &[LangChoice] =
    &[LangChoice::One(Lang::Zh), LangChoice::One(Lang::En), LangChoice::Both];

/// Reads one value of a closed list by its key.
pub fn keyed<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    key: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(move |value| key(*value))).map(move |typed| {
        let found = all.iter().find(|value| key(**value) == typed);
        *found.expect("only keys of the list get this far")
    })
}

/// Reads the language of a report, which may be both.
pub fn report_languages() -> impl TypedValueParser<Value = LangChoice> {
    keyed(REPORT_LANGS, LangChoice::key)
}

/// Reads the language of the interface.
pub fn languages() -> impl TypedValueParser<Value = LangChoice> {
    keyed(LANGS, LangChoice::key)
}
