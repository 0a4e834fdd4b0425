//! A one-line text field with a real cursor, so that an input method draws
//! where the text goes.

use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::width::{clusters, columns};
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

/// Longest text that a field takes, in bytes.
const MOST_BYTES: usize = 64 * 1024;

/// A field and its cursor.
#[derive(Clone, Debug, Default)]
pub struct Field {
    input: Input,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.value() == other.value() && self.input.cursor() == other.input.cursor()
    }
}

impl Field {
    /// A field that holds a text, with the cursor behind it.
    #[must_use]
    pub fn holding(text: &str) -> Self {
        Self { input: Input::new(text.to_owned()) }
    }

    #[must_use]
    pub fn value(&self) -> &str {
        self.input.value()
    }

    /// Puts another text in its place.
    pub fn set(&mut self, text: &str) {
        self.input = Input::new(text.to_owned());
    }

    /// Puts another text in its place, with the cursor before this byte.
    pub fn put_text(&mut self, text: &str, cursor: usize) {
        let (before, after) = text.split_at_checked(cursor).unwrap_or((text, ""));
        self.put(before, after);
    }

    /// Inserts a pasted text at the cursor: one line, without control
    /// characters, as much of it as fits; gives whether all of it did.
    pub fn paste(&mut self, text: &str) -> bool {
        self.insert(&clean_line(text))
    }

    /// Inserts a text at the cursor, as much of it as fits; gives whether all
    /// of it did.
    pub fn insert(&mut self, text: &str) -> bool {
        let room = MOST_BYTES.saturating_sub(self.value().len());
        let end = (0..=room.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        let insert = &text[..end.unwrap_or(0)];
        let (before, after) = self.split();
        let cursor = before.chars().count() + insert.chars().count();
        let whole = format!("{before}{insert}{after}");
        let complete = insert.len() == text.len();
        self.input = Input::new(whole).with_cursor(cursor);
        complete
    }

    /// Puts the cursor before the character that begins at this byte.
    pub fn set_cursor(&mut self, byte: usize) {
        let cursor = self.value().get(..byte).map_or(0, |before| before.chars().count());
        self.input.handle(InputRequest::SetCursor(cursor));
    }

    /// Handles a key; gives whether it was one of a text field's.
    pub fn key(&mut self, code: KeyCode, modifiers: KeyModifiers) -> bool {
        let control = modifiers.contains(KeyModifiers::CONTROL);
        match (code, control) {
            (KeyCode::Char(c), false) => {
                if self.value().len() + c.len_utf8() <= MOST_BYTES {
                    self.input.handle(InputRequest::InsertChar(c));
                }
            }
            (KeyCode::Backspace, false) | (KeyCode::Char('h'), true) => self.delete_before(),
            (KeyCode::Delete, _) => self.delete_after(),
            (KeyCode::Left, false) | (KeyCode::Char('b'), true) => self.step_left(),
            (KeyCode::Right, false) | (KeyCode::Char('f'), true) => self.step_right(),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => {
                self.input.handle(InputRequest::GoToStart);
            }
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => {
                self.input.handle(InputRequest::GoToEnd);
            }
            (KeyCode::Char('w'), true) => {
                self.input.handle(InputRequest::DeletePrevWord);
            }
            (KeyCode::Char('u'), true) => {
                self.input.handle(InputRequest::DeleteFromStart);
            }
            (KeyCode::Char('k'), true) => {
                self.input.handle(InputRequest::DeleteTillEnd);
            }
            _ => return false,
        }
        true
    }

    /// The cursor's place, in bytes of the value.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.split().0.len()
    }

    /// The text before and after the cursor.
    fn split(&self) -> (&str, &str) {
        let value = self.value();
        let at = value.char_indices().nth(self.input.cursor()).map_or(value.len(), |(at, _)| at);
        value.split_at(at)
    }

    fn put(&mut self, before: &str, after: &str) {
        let cursor = before.chars().count();
        self.input = Input::new(format!("{before}{after}")).with_cursor(cursor);
    }

    /// Whole grapheme clusters go, so that no accent loses its letter.
    fn delete_before(&mut self) {
        let (before, after) = self.split();
        let Some(last) = before.graphemes(true).next_back() else { return };
        let (before, after) = (before[..before.len() - last.len()].to_owned(), after.to_owned());
        self.put(&before, &after);
    }

    fn delete_after(&mut self) {
        let (before, after) = self.split();
        let Some(first) = after.graphemes(true).next() else { return };
        let (before, after) = (before.to_owned(), after[first.len()..].to_owned());
        self.put(&before, &after);
    }

    fn step_left(&mut self) {
        let (before, _) = self.split();
        let step = before.graphemes(true).next_back().map_or(0, |last| last.chars().count());
        let cursor = self.input.cursor() - step;
        self.input.handle(InputRequest::SetCursor(cursor));
    }

    fn step_right(&mut self) {
        let (_, after) = self.split();
        let step = after.graphemes(true).next().map_or(0, |first| first.chars().count());
        let cursor = self.input.cursor() + step;
        self.input.handle(InputRequest::SetCursor(cursor));
    }

    /// What is seen of the field in so many columns, and the column of the
    /// cursor in it. The text scrolls so that the cursor is always seen.
    #[must_use]
    pub fn visible(&self, width: usize, ambiguous: Ambiguous) -> (String, usize) {
        let (before, after) = self.split();
        let room = width.saturating_sub(1);
        let mut skipped = 0;
        let mut shown = columns(before, ambiguous);
        for (glyph, columns) in clusters(before, ambiguous) {
            if shown <= room {
                break;
            }
            shown -= columns;
            skipped += glyph.len();
        }
        (format!("{}{after}", &before[skipped..]), shown)
    }
}

#[cfg(test)]
mod tests {
    use super::Field;
    use crate::text::Ambiguous;
    use ratatui::crossterm::event::{KeyCode, KeyModifiers};

    #[test]
    fn the_cursor_stands_behind_what_was_typed() {
        let mut field = Field::default();
        for c in "承诺a".chars() {
            field.key(KeyCode::Char(c), KeyModifiers::NONE);
        }
        assert_eq!(field.visible(20, Ambiguous::Narrow), ("承诺a".to_owned(), 5));
        // Five columns do not hold the text and the cursor behind it.
        assert_eq!(field.visible(5, Ambiguous::Narrow), ("诺a".to_owned(), 3));
    }

    #[test]
    fn deleting_takes_whole_clusters() {
        let mut field = Field::holding("e\u{301}x");
        field.key(KeyCode::Left, KeyModifiers::NONE);
        field.key(KeyCode::Backspace, KeyModifiers::NONE);
        assert_eq!(field.value(), "x");
    }

    #[test]
    fn a_paste_becomes_one_clean_line() {
        let mut field = Field::holding("前后");
        field.key(KeyCode::Left, KeyModifiers::NONE);
        field.paste("中\n间\u{1b}[31m");
        assert_eq!(field.value(), "前中 间[31m后");
        let mut field = Field::default();
        field.paste(&"诺".repeat(400_000));
        assert!(field.value().len() <= 64 * 1024);
        assert!(field.value().chars().all(|c| c == '诺'));
    }
}
