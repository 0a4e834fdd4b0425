//! A person's own keys over those of the table. A line of settings that
//! cannot be followed leaves its action the table's keys and is told.

use super::{Action, Bound, Keymap, Scope, Sequence, table_keys};
use crate::domain::spelling::distance;
use crate::i18n::Lang;
use crate::i18n::keys::{KeyProblem, key_mistake, more_key_mistakes};
use crate::settings::KeyWish;

/// A line of settings that was not followed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KeyMistake {
    /// The line in `config.toml`, from one.
    pub line: usize,
    pub problem: KeyProblem,
}

impl KeyMistake {
    /// The mistake as it is said.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        key_mistake(self.line, &self.problem, lang)
    }
}

/// What is said of mistakes where there is one line for them; nothing without.
#[must_use]
pub fn in_one_line(mistakes: &[KeyMistake], lang: Lang) -> Option<String> {
    let (first, more) = mistakes.split_first()?;
    let first = first.say(lang);
    Some(match more.len() {
        0 => first,
        count => format!("{first}   {}", more_key_mistakes(count, lang)),
    })
}

/// A wish that is followed so far.
struct Granted {
    line: usize,
    /// The place of its action in the table.
    place: usize,
}

impl Keymap {
    /// The table's keys with a person's wishes followed where they can be, and
    /// the lines that cannot, in order.
    #[must_use]
    pub fn with(wishes: &[KeyWish]) -> (Self, Vec<KeyMistake>) {
        let mut keymap = Self::default();
        let mut granted: Vec<Granted> = Vec::new();
        let mut mistakes = Vec::new();
        for wish in wishes {
            match keymap.read_wish(wish, &granted) {
                Ok((place, keys)) => {
                    keymap.bound[place].keys = keys;
                    granted.push(Granted { line: wish.line, place });
                }
                Err(problem) => mistakes.push(KeyMistake { line: wish.line, problem }),
            }
        }
        // Each round gives one action its own keys back; the table as it
        // stands has no clash, so that this ends.
        while let Some((at, problem)) = keymap.first_clash(&granted) {
            let Granted { line, place } = granted.remove(at);
            keymap.bound[place].keys = table_keys(keymap.bound[place].binding);
            mistakes.push(KeyMistake { line, problem });
        }
        mistakes.sort_by_key(|mistake| mistake.line);
        (keymap, mistakes)
    }

    /// The action that a wish is about, by its place, and its keys.
    fn read_wish(
        &self,
        wish: &KeyWish,
        granted: &[Granted],
    ) -> Result<(usize, Vec<Sequence>), KeyProblem> {
        let plain = |name: &str| name.replace(['_', '-'], "").to_lowercase();
        let wanted = plain(&wish.action);
        let found = self.bound.iter().position(|bound| plain(&bound.binding.name()) == wanted);
        let Some(place) = found else {
            return Err(KeyProblem::UnknownAction {
                name: wish.action.clone(),
                near: self.near(&wish.action),
            });
        };
        let action = self.bound[place].binding.name();
        if let Some(earlier) = granted.iter().find(|granted| granted.place == place) {
            return Err(KeyProblem::Twice { action, line: earlier.line });
        }
        let Some(texts) = &wish.keys else { return Err(KeyProblem::NotKeys { action }) };
        let mut keys: Vec<Sequence> = Vec::new();
        for text in texts {
            let Some(sequence) = Sequence::read(text) else {
                return Err(KeyProblem::Unreadable { action, key: text.clone() });
            };
            if !keys.contains(&sequence) {
                keys.push(sequence);
            }
        }
        Ok((place, keys))
    }

    /// The action whose name is most like the one that was written.
    fn near(&self, written: &str) -> Option<String> {
        let letters = |word: &str| word.to_lowercase().chars().collect::<Vec<char>>();
        let written = letters(written);
        let names = self.bound.iter().map(|bound| bound.binding.name());
        let near = names.map(|name| (distance(&written, &letters(&name)), name)).min();
        let most = if written.len() > 4 { 2 } else { 1 };
        near.filter(|(steps, _)| *steps <= most).map(|(_, name)| name)
    }

    /// The last wish that stands in the way of another key, by its place among
    /// those granted.
    fn first_clash(&self, granted: &[Granted]) -> Option<(usize, KeyProblem)> {
        let clashes = granted.iter().enumerate().rev();
        clashes.filter_map(|(at, granted)| Some((at, self.clash(granted.place)?))).next()
    }

    fn clash(&self, place: usize) -> Option<KeyProblem> {
        let own = &self.bound[place];
        let action = own.binding.name();
        let without = |action| self.of(action).is_none_or(|bound| bound.keys.is_empty());
        let leads_out = matches!(own.binding.action, Action::Quit | Action::Palette);
        if leads_out && without(Action::Quit) && without(Action::Palette) {
            return Some(KeyProblem::NoWayOut { action });
        }
        let others = self.bound.iter().enumerate();
        let others = others.filter(|(_, other)| meet(own.binding.scope, other.binding.scope));
        for (other_place, other) in others {
            for (at, key) in own.keys.iter().enumerate() {
                let mut rivals = other.keys.iter().enumerate();
                let taken = rivals.any(|(rival_at, rival)| {
                    let same = other_place == place && rival_at == at;
                    !same && (key.0.starts_with(&rival.0) || rival.0.starts_with(&key.0))
                });
                if taken {
                    let Bound { binding, .. } = other;
                    let (by, by_name) = (binding.label, binding.name());
                    return Some(KeyProblem::Taken { action, key: key.to_string(), by, by_name });
                }
            }
        }
        None
    }
}

/// Whether a key of one scope may be pressed where the other's holds, with no
/// rule for which goes first.
fn meet(one: Scope, other: Scope) -> bool {
    match (one, other) {
        (Scope::Everywhere, Scope::Everywhere) => true,
        (Scope::On(these), Scope::On(those)) => these.iter().any(|screen| those.contains(screen)),
        (Scope::Everywhere, Scope::On(_)) | (Scope::On(_), Scope::Everywhere) => false,
    }
}
