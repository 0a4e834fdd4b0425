//! The menu of views: choosing one, and keeping one's own.

use crate::domain::query::Query;
use crate::domain::views::View;
use crate::i18n::Phrase;
use crate::tui::field::Field;

/// The menu.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewsMenu {
    pub lines: Vec<ViewLine>,
    pub chosen: usize,
    pub step: Step,
    pub error: Option<String>,
}

/// One view.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewLine {
    pub view: View,
    pub owner: Owner,
    /// What its filter asks, or why it cannot be read.
    pub query: Result<Query, Phrase>,
    /// How many commitments match, once they are counted.
    pub count: Option<usize>,
}

/// Whose a view is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Owner {
    /// Every ledger has it.
    BuiltIn,
    /// The person keeps it.
    Person,
}

/// What the menu is asking.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Which view is wanted.
    Choosing,
    /// What the present list shall be called as a view.
    Saving(Field),
    /// What the chosen view shall be called.
    Renaming(Field),
    /// Whether the chosen view shall go.
    Removing,
}

impl ViewsMenu {
    #[must_use]
    pub fn current(&self) -> Option<&ViewLine> {
        self.lines.get(self.chosen)
    }

    /// The text field, while a name is typed.
    pub fn field(&mut self) -> Option<&mut Field> {
        match &mut self.step {
            Step::Saving(field) | Step::Renaming(field) => Some(field),
            Step::Choosing | Step::Removing => None,
        }
    }
}
