//! Keys as they are pressed and as they are written for people: `j`, `Ctrl-D`,
//! `PgDn`, and two in a row as `g g`.

use crate::text::fold::fold_key;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use std::fmt;

/// A key as it is pressed, full-width characters folded.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Press {
    pub code: KeyCode,
    pub control: bool,
}

/// Keys with a name of more than one character.
const NAMES: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("BackTab", KeyCode::BackTab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
];

/// With Control they are Tab, Enter and Esc.
const SENT_AS_OTHERS: [char; 3] = ['i', 'm', '['];

/// The rest of a text behind a beginning in any case.
fn without_prefix<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (before, rest) = text.split_at_checked(prefix.len())?;
    before.eq_ignore_ascii_case(prefix).then_some(rest)
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

    /// A key as it is written: `j`, `Ctrl-D`, `PgDn`, `F1`. Names may be in
    /// any case. What a terminal sends as another key (`Ctrl-I` is Tab) is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if let Some(letter) = without_prefix(text, "Ctrl-") {
            let mut letters = letter.chars();
            let letter = letters.next().filter(|_| letters.next().is_none())?;
            let letter = letter.to_ascii_lowercase();
            let arrives = letter.is_ascii() && !SENT_AS_OTHERS.contains(&letter);
            return arrives.then_some(Self { code: KeyCode::Char(letter), control: true });
        }
        let plain = |code| Some(Self { code, control: false });
        if let Some((_, code)) = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
            return plain(*code);
        }
        let number = without_prefix(text, "F").and_then(|number| number.parse::<u8>().ok());
        if let Some(number) = number.filter(|number| (1..=12).contains(number)) {
            return plain(KeyCode::F(number));
        }
        let mut letters = text.chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        plain(KeyCode::Char(fold_key(letter)))
    }

    /// Whether it is a character that is typed without Control.
    #[must_use]
    pub const fn is_character(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && !self.control
    }
}

impl fmt::Display for Press {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return out.write_str(name);
        }
        match (self.code, self.control) {
            (KeyCode::Char(c), true) => write!(out, "Ctrl-{}", c.to_ascii_uppercase()),
            (KeyCode::Char(c), false) => write!(out, "{c}"),
            (KeyCode::F(number), _) => write!(out, "F{number}"),
            (other, _) => write!(out, "{other}"),
        }
    }
}

/// One key, or several that are pressed one after the other.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sequence(pub Vec<Press>);

impl Sequence {
    /// Keys as they are written, separated by blanks.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let presses: Option<Vec<Press>> = text.split_whitespace().map(Press::read).collect();
        presses.filter(|presses| !presses.is_empty()).map(Self)
    }

    /// As it is read, and as settings write it: separated by blanks.
    #[must_use]
    pub fn written(&self) -> String {
        let presses: Vec<String> = self.0.iter().map(Press::to_string).collect();
        presses.join(" ")
    }
}

impl fmt::Display for Sequence {
    /// Characters stand together (`gg`), other keys apart.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let close = self.0.iter().all(|press| press.is_character());
        for (place, press) in self.0.iter().enumerate() {
            let gap = if place > 0 && !close { " " } else { "" };
            write!(out, "{gap}{press}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Press, Sequence};

    #[test]
    fn keys_are_read_as_they_are_written() {
        for text in ["j", "Ctrl-D", "PgDn", "F1", "Space", "\\", "?", "BackTab"] {
            let press = Press::read(text).expect(text);
            assert_eq!(press.to_string(), text);
        }
        for text in ["", "jj", "Ctrl-", "Ctrl-PgDn", "F13", "Alt-x", "Ctrl-M", "Ctrl-[", "承诺"] {
            assert_eq!(Press::read(text), None, "{text}");
        }
        for (text, shown) in [("ctrl-n", "Ctrl-N"), ("pgdn", "PgDn"), ("f2", "F2"), ("？", "?")] {
            assert_eq!(Press::read(text).map(|press| press.to_string()).as_deref(), Some(shown));
        }
        let shown = |text: &str| Sequence::read(text).map(|sequence| sequence.to_string());
        assert_eq!(shown("g g").as_deref(), Some("gg"));
        assert_eq!(shown("z Enter").as_deref(), Some("z Enter"));
        assert_eq!(shown("g jj"), None);
    }
}
