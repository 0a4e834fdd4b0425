//! What dialogs, their entries and their choices are called.

use super::form::{Choice, Name, Purpose};
use crate::i18n::tui::TuiText;
use crate::i18n::{Lang, Term};

impl Choice {
    /// The choice in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Status(status) => status.word(lang).to_owned(),
            Self::Part(_, zh, en) => lang.pick_filled(zh, en).to_owned(),
            Self::AllParts => TuiText::AllParts.say(lang).to_owned(),
            Self::Period(period) => period.to_string(),
        }
    }
}

impl Purpose {
    /// The title of the dialog.
    #[must_use]
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Done => TuiText::AskDone.say(lang),
            Self::Progress => TuiText::Progress.say(lang),
            Self::Note => TuiText::AskNote.say(lang),
            Self::Evidence => TuiText::Evidence.say(lang),
            Self::Defer => TuiText::AskDefer.say(lang),
            Self::Withdraw => TuiText::AskWithdraw.say(lang),
            Self::Mark(status) => status.word(lang),
        }
    }
}

impl Name {
    /// The name of the entry.
    #[must_use]
    pub const fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Date => TuiText::Date,
            Self::Outcome => TuiText::Outcome,
            Self::Part => TuiText::Part,
            Self::Period => TuiText::Period,
            Self::Value => TuiText::Value,
            Self::Note => TuiText::Note,
            Self::Evidence => TuiText::EvidenceName,
            Self::NewDue => TuiText::NewDue,
            Self::Reason => TuiText::Reason,
        }
        .say(lang)
    }
}
