//! Which keys mean what: the table, the keys themselves, and the search in it.

mod overrides;
mod press;
mod table;

pub use overrides::{KeyMistake, in_one_line};
pub use press::{Press, Sequence};
pub use table::{Action, Binding, KEYMAP, Scope, binding, footer};

use super::state::Screen;
use crate::i18n::Lang;

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
        let bound = KEYMAP.iter().map(|binding| Bound { binding, keys: table_keys(binding) });
        Self { bound: bound.collect() }
    }
}

/// The keys of a line as the table has them.
fn table_keys(binding: &Binding) -> Vec<Sequence> {
    binding.keys.iter().filter_map(|keys| Sequence::read(keys)).collect()
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

    /// The keys of an action that lead to it on a screen: those that a screen's
    /// own key stands before do not.
    pub fn keys_on(&self, screen: Screen, action: Action) -> impl Iterator<Item = &Sequence> {
        let keys = self.of(action).map_or(&[][..], |bound| bound.keys.as_slice());
        keys.iter().filter(move |keys| {
            let begins = (1..keys.0.len()).all(|length| {
                matches!(self.find_sequence(screen, &keys.0[..length]), Found::Prefix(_))
            });
            begins && self.find_sequence(screen, &keys.0) == Found::Action(action)
        })
    }

    /// The key to name for an action on a screen; empty without one.
    #[must_use]
    pub fn shown_on(&self, screen: Screen, action: Action) -> String {
        self.keys_on(screen, action).next().map(Sequence::to_string).unwrap_or_default()
    }

    /// How a sequence that was begun can go on: the keys that are missing, and
    /// what they mean.
    #[must_use]
    pub fn continuations(
        &self,
        screen: Screen,
        typed: &[Press],
    ) -> Vec<(Sequence, &'static Binding)> {
        let mut found = Vec::new();
        for bound in self.in_order(screen) {
            for keys in self.keys_on(screen, bound.binding.action) {
                if let Some(rest) = keys.0.strip_prefix(typed).filter(|rest| !rest.is_empty()) {
                    found.push((Sequence(rest.to_vec()), bound.binding));
                }
            }
        }
        found
    }

    /// A text with the keys in force in the places of actions: `{undo}` becomes
    /// `u`, or the action's label where it has no key.
    #[must_use]
    pub fn fill(&self, text: &str, screen: Screen, lang: Lang) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, name, after)) = place_in(rest) {
            filled.push_str(before);
            match self.bound.iter().find(|bound| bound.binding.name() == name) {
                Some(Bound { binding, .. }) => {
                    let key = self.shown_on(screen, binding.action);
                    filled.push_str(if key.is_empty() { binding.label.say(lang) } else { &key });
                }
                None => filled.push_str(name),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
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

/// The first `{name}` of a text, with what stands before and after it.
fn place_in(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
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
        let scopes: Vec<Option<Screen>> =
            Screen::ALL.into_iter().chain([Screen::Letter]).map(Some).chain([None]).collect();
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
