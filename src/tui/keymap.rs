//! The one table of keys: it feeds dispatch, the footer, the help and
//! `nuo keys`, so that none of them can say another thing.

use crate::i18n::tui::{Label, Section};
use crate::text::fold::fold_key;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// What a key means.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Action {
    Down,
    Up,
    PageDown,
    PageUp,
    HalfDown,
    HalfUp,
    First,
    Last,
    Open,
    Back,
    NextPane,
    Filter,
    ClearFilter,
    Sort,
    Done,
    DoneNow,
    Progress,
    Note,
    Evidence,
    Defer,
    Status,
    Review,
    Undo,
    Redo,
    Language,
    Theme,
    Help,
    Quit,
    Suspend,
    Redraw,
    Reload,
}

/// A key as it is pressed, full-width characters folded.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Press {
    pub code: KeyCode,
    pub control: bool,
}

impl Press {
    /// A key event; a full-width character counts as its half-width one, so
    /// that commands work with an input method on.
    #[must_use]
    pub fn of(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let code = match code {
            KeyCode::Char(c) => KeyCode::Char(fold_key(c)),
            other => other,
        };
        Self { code, control: modifiers.contains(KeyModifiers::CONTROL) }
    }
}

const fn key(c: char) -> Press {
    Press { code: KeyCode::Char(c), control: false }
}

const fn control(c: char) -> Press {
    Press { code: KeyCode::Char(c), control: true }
}

const fn named(code: KeyCode) -> Press {
    Press { code, control: false }
}

/// One line of the table.
#[derive(Debug)]
pub struct Binding {
    pub action: Action,
    pub keys: &'static [Press],
    /// Typed twice in a row, as in `gg`.
    pub twice: bool,
    /// How the keys are written for people.
    pub shown: &'static str,
    pub label: Label,
    pub section: Section,
}

macro_rules! keymap {
    ($($action:ident [$($press:expr),+] $shown:literal $section:ident;)+) => {
        &[$(Binding {
            action: Action::$action,
            keys: &[$($press),+],
            twice: matches!(Action::$action, Action::First),
            shown: $shown,
            label: Label::$action,
            section: Section::$section,
        }),+]
    };
}

/// Every key outside text fields.
pub const KEYMAP: &[Binding] = keymap! {
    Down [key('j'), named(KeyCode::Down)] "j" Move;
    Up [key('k'), named(KeyCode::Up)] "k" Move;
    PageDown [named(KeyCode::PageDown), control('f')] "PgDn" Move;
    PageUp [named(KeyCode::PageUp), control('b')] "PgUp" Move;
    HalfDown [control('d')] "Ctrl-D" Move;
    HalfUp [control('u')] "Ctrl-U" Move;
    First [key('g'), named(KeyCode::Home)] "gg" Move;
    Last [key('G'), named(KeyCode::End)] "G" Move;
    Open [named(KeyCode::Enter), key('l'), named(KeyCode::Right)] "Enter" Move;
    Back [named(KeyCode::Esc), key('h'), named(KeyCode::Left)] "Esc" Move;
    NextPane [named(KeyCode::Tab)] "Tab" Move;
    Done [key('x')] "x" Change;
    DoneNow [key('X')] "X" Change;
    Progress [key('p')] "p" Change;
    Note [key('n')] "n" Change;
    Evidence [key('a')] "a" Change;
    Defer [key('d')] "d" Change;
    Status [key('s')] "s" Change;
    Review [key('r')] "r" Change;
    Undo [key('u')] "u" Change;
    Redo [key('U')] "U" Change;
    Filter [key('/')] "/" Look;
    ClearFilter [key('\\')] "\\" Look;
    Sort [key(',')] "," Look;
    Language [key('L')] "L" Look;
    Theme [key('c')] "c" Look;
    Help [key('?'), named(KeyCode::F(1))] "?" Whole;
    Quit [key('q')] "q" Whole;
    Suspend [control('z')] "Ctrl-Z" Whole;
    Redraw [control('l')] "Ctrl-L" Whole;
    Reload [control('r')] "Ctrl-R" Whole;
};

/// What the footer names, as much of it as there is room for; the help is
/// always named.
pub const FOOTER: [Action; 10] = [
    Action::Open,
    Action::Done,
    Action::Progress,
    Action::Filter,
    Action::Undo,
    Action::Defer,
    Action::Note,
    Action::Status,
    Action::Quit,
    Action::Down,
];

/// What a key means outside text fields, after the key before it.
#[must_use]
pub fn find(press: Press, before: Option<Press>) -> Found {
    let Some(binding) = KEYMAP.iter().find(|binding| binding.keys.contains(&press)) else {
        return Found::Nothing;
    };
    let is_letter = matches!(press.code, KeyCode::Char(_)) && !press.control;
    if binding.twice && is_letter && before != Some(press) {
        return Found::Prefix(press);
    }
    Found::Action(binding.action)
}

/// What a key press leads to.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Found {
    Action(Action),
    /// The first of two; the next key decides.
    Prefix(Press),
    Nothing,
}

/// The line of the table for an action.
#[must_use]
pub fn binding(action: Action) -> Option<&'static Binding> {
    KEYMAP.iter().find(|binding| binding.action == action)
}

#[cfg(test)]
mod tests {
    use super::{Action, Found, KEYMAP, Press, find};
    use ratatui::crossterm::event::{KeyCode, KeyModifiers};

    #[test]
    fn no_key_means_two_things() {
        let mut seen = Vec::new();
        for binding in KEYMAP {
            for press in binding.keys {
                assert!(!seen.contains(press), "{press:?} of {:?}", binding.action);
                seen.push(*press);
            }
        }
    }

    #[test]
    fn full_width_keys_mean_the_same() {
        for (typed, action) in [
            ('？', Action::Help),
            ('／', Action::Filter),
            ('、', Action::Filter),
            ('，', Action::Sort),
            ('ｘ', Action::Done),
        ] {
            let press = Press::of(KeyCode::Char(typed), KeyModifiers::NONE);
            assert_eq!(find(press, None), Found::Action(action), "{typed}");
        }
    }

    #[test]
    fn g_waits_for_a_second_g_and_home_does_not() {
        let g = Press::of(KeyCode::Char('g'), KeyModifiers::NONE);
        assert_eq!(find(g, None), Found::Prefix(g));
        assert_eq!(find(g, Some(g)), Found::Action(Action::First));
        let home = Press::of(KeyCode::Home, KeyModifiers::NONE);
        assert_eq!(find(home, None), Found::Action(Action::First));
    }
}
