//! Which keys mean what: the table, the keys themselves, and the search in it.

mod press;
mod table;

pub use press::{Press, Sequence};
pub use table::{Action, Binding, KEYMAP, Scope, binding, footer};

use super::state::Screen;

/// The keys in force: the table's, unless settings say otherwise.
#[derive(Clone, Debug)]
pub struct Keymap {
    bound: Vec<Bound>,
}

/// A line of the table with the keys that it has in force.
#[derive(Clone, Debug)]
pub struct Bound {
    pub binding: &'static Binding,
    /// The first is the one that is shown.
    pub keys: Vec<Sequence>,
}

impl Bound {
    /// How its key is written for people; empty without one.
    #[must_use]
    pub fn shown(&self) -> String {
        self.keys.first().map(Sequence::to_string).unwrap_or_default()
    }
}

/// What a key press leads to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Found {
    Action(Action),
    /// The beginning of a sequence; the next key decides.
    Prefix(Vec<Press>),
    Nothing,
}

impl Default for Keymap {
    fn default() -> Self {
        let bound = KEYMAP.iter().map(|binding| {
            let keys = binding.keys.iter().filter_map(|keys| Sequence::read(keys)).collect();
            Bound { binding, keys }
        });
        Self { bound: bound.collect() }
    }
}

impl Keymap {
    /// What a key means on a screen, after those before it. A key that does not
    /// go on with what was begun begins anew, so that a prefix never swallows
    /// one.
    #[must_use]
    pub fn find(&self, screen: Screen, before: &[Press], press: Press) -> Found {
        let mut typed = before.to_vec();
        typed.push(press);
        match self.find_sequence(screen, &typed) {
            Found::Nothing if !before.is_empty() => self.find_sequence(screen, &[press]),
            found => found,
        }
    }

    fn find_sequence(&self, screen: Screen, typed: &[Press]) -> Found {
        let mut prefix = false;
        for bound in self.in_order(screen) {
            for keys in &bound.keys {
                if keys.0 == typed {
                    return Found::Action(bound.binding.action);
                }
                prefix |= keys.0.starts_with(typed);
            }
        }
        if prefix { Found::Prefix(typed.to_vec()) } else { Found::Nothing }
    }

    /// The lines that hold on a screen: its own before those of everywhere.
    pub fn in_order(&self, screen: Screen) -> impl Iterator<Item = &Bound> {
        let own = self.bound.iter().filter(move |bound| match bound.binding.scope {
            Scope::Everywhere => false,
            scope @ Scope::On(_) => scope.holds(screen),
        });
        let everywhere = self.bound.iter().filter(|bound| bound.binding.scope == Scope::Everywhere);
        own.chain(everywhere)
    }

    /// How the first key that means this on a screen is written: a key of the
    /// screen's own hides the same one of everywhere. Nothing where none is left.
    #[must_use]
    pub fn shown_on(&self, screen: Screen, bound: &Bound) -> Option<String> {
        let means = |keys: &&Sequence| {
            self.find_sequence(screen, &keys.0) == Found::Action(bound.binding.action)
        };
        bound.keys.iter().find(means).map(Sequence::to_string)
    }

    /// Every line with the keys in force.
    #[must_use]
    pub fn all(&self) -> &[Bound] {
        &self.bound
    }

    /// The line for an action.
    #[must_use]
    pub fn of(&self, action: Action) -> Option<&Bound> {
        self.bound.iter().find(|bound| bound.binding.action == action)
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Found, KEYMAP, Keymap, Press, Scope, Sequence};
    use crate::tui::state::Screen;
    use ratatui::crossterm::event::{KeyCode, KeyModifiers};

    #[test]
    fn every_key_of_the_table_is_a_key() {
        for binding in KEYMAP {
            for keys in binding.keys {
                assert!(Sequence::read(keys).is_some(), "{keys} of {:?}", binding.action);
            }
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        let scopes: Vec<Option<Screen>> = Screen::ALL.into_iter().map(Some).chain([None]).collect();
        for scope in scopes {
            let mut seen: Vec<Sequence> = Vec::new();
            let here = KEYMAP.iter().filter(|binding| match (binding.scope, scope) {
                (Scope::Everywhere, None) => true,
                (Scope::On(screens), Some(screen)) => screens.contains(&screen),
                (Scope::Everywhere, Some(_)) | (Scope::On(_), None) => false,
            });
            for binding in here {
                for keys in binding.keys.iter().filter_map(|keys| Sequence::read(keys)) {
                    let clash = seen
                        .iter()
                        .any(|other| other.0.starts_with(&keys.0) || keys.0.starts_with(&other.0));
                    assert!(!clash, "{keys} of {:?} in {scope:?}", binding.action);
                    seen.push(keys);
                }
            }
        }
    }

    #[test]
    fn full_width_keys_mean_the_same() {
        let keymap = Keymap::default();
        for (typed, action) in [
            ('？', Action::Help),
            ('／', Action::Filter),
            ('、', Action::Filter),
            ('，', Action::Sort),
            ('ｘ', Action::Done),
            ('【', Action::PreviousScreen),
            ('５', Action::WeekScreen),
        ] {
            let press = Press::of(KeyCode::Char(typed), KeyModifiers::NONE);
            let found = keymap.find(Screen::List, &[], press);
            assert_eq!(found, Found::Action(action), "{typed}");
        }
    }

    #[test]
    fn g_waits_for_a_second_g_and_no_other_key_is_lost() {
        let keymap = Keymap::default();
        let press = |text: &str| Press::read(text).expect("a key");
        let g = press("g");
        let find = |before: &[Press], key: &str| keymap.find(Screen::List, before, press(key));
        assert_eq!(find(&[], "g"), Found::Prefix(vec![g]));
        assert_eq!(find(&[g], "g"), Found::Action(Action::First));
        assert_eq!(find(&[g], "j"), Found::Action(Action::Down));
        assert_eq!(find(&[], "Home"), Found::Action(Action::First));
    }
}
