//! A text field of several lines, for notes. Lines that are too long are
//! wrapped on the screen and stay one line in the text.

use super::field::Field;
use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::width::clusters;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use std::ops::Range;

/// A text and its cursor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Area {
    field: Field,
}

/// What is seen of a text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Seen {
    pub rows: Vec<String>,
    /// Column and row of the cursor among them.
    pub cursor: (usize, usize),
}

impl Area {
    #[must_use]
    pub fn value(&self) -> &str {
        self.field.value()
    }

    /// Puts another text in its place.
    pub fn set(&mut self, text: &str) {
        self.field.set(text);
    }

    /// Inserts a pasted text with its lines, as much of it as fits; gives
    /// whether all of it did.
    pub fn paste(&mut self, text: &str) -> bool {
        // Carriage returns alone are what some terminals paste for newlines.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<_> = text.split('\n').map(clean_line).collect();
        self.field.insert(&lines.join("\n"))
    }

    /// Handles a key; gives whether it was one of the field's. Up and Down are
    /// not where there is no line to go to.
    pub fn key(&mut self, code: KeyCode, modifiers: KeyModifiers) -> bool {
        let lines = self.lines();
        let at = self.field.cursor();
        let line = lines.iter().rposition(|line| line.start <= at).unwrap_or(0);
        let column = at - lines[line].start;
        match code {
            KeyCode::Enter => self.field.insert("\n"),
            KeyCode::Home => self.go(lines[line].start),
            KeyCode::End => self.go(lines[line].end),
            KeyCode::Up if line > 0 => self.go_near(&lines[line - 1], column),
            KeyCode::Down if line + 1 < lines.len() => self.go_near(&lines[line + 1], column),
            KeyCode::Up | KeyCode::Down => false,
            _ => self.field.key(code, modifiers),
        }
    }

    fn go(&mut self, byte: usize) -> bool {
        self.field.set_cursor(byte);
        true
    }

    /// Goes to a column of another line, counted in bytes and cut to a whole
    /// character.
    fn go_near(&mut self, line: &Range<usize>, column: usize) -> bool {
        let mut byte = (line.start + column).min(line.end);
        while !self.value().is_char_boundary(byte) {
            byte -= 1;
        }
        self.go(byte)
    }

    /// The lines of the text, in bytes, without their newlines.
    fn lines(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        self.value()
            .split('\n')
            .map(|line| {
                let range = start..start + line.len();
                start = range.end + 1;
                range
            })
            .collect()
    }

    /// What is seen of the text in so many columns and rows; it scrolls so that
    /// the cursor is always seen.
    #[must_use]
    pub fn visible(&self, width: usize, height: usize, ambiguous: Ambiguous) -> Seen {
        let width = width.max(2);
        let at = self.field.cursor();
        let mut rows: Vec<String> = Vec::new();
        let mut cursor = (0, 0);
        for line in self.lines() {
            let (mut row, mut used, mut byte) = (String::new(), 0, line.start);
            if byte == at {
                cursor = (0, rows.len());
            }
            for (glyph, columns) in clusters(&self.value()[line], ambiguous) {
                // The cursor behind the last glyph needs a column too.
                if used + columns >= width {
                    rows.push(std::mem::take(&mut row));
                    used = 0;
                }
                if byte == at {
                    cursor = (used, rows.len());
                }
                row.push_str(glyph);
                used += columns;
                byte += glyph.len();
                if byte == at {
                    cursor = (used, rows.len());
                }
            }
            rows.push(row);
        }
        let top = (cursor.1 + 1).saturating_sub(height.max(1));
        let rows = rows.into_iter().skip(top).take(height.max(1)).collect();
        Seen { rows, cursor: (cursor.0, cursor.1 - top) }
    }
}

#[cfg(test)]
mod tests {
    use super::Area;
    use crate::text::Ambiguous;
    use ratatui::crossterm::event::{KeyCode, KeyModifiers};

    fn holding(text: &str) -> Area {
        let mut area = Area::default();
        area.set(text);
        area
    }

    fn press(area: &mut Area, codes: &[KeyCode]) {
        for code in codes {
            area.key(*code, KeyModifiers::NONE);
        }
    }

    #[test]
    fn lines_are_typed_joined_and_walked() {
        let mut area = holding("一二三");
        press(&mut area, &[KeyCode::Enter, KeyCode::Char('x'), KeyCode::Up, KeyCode::End]);
        press(&mut area, &[KeyCode::Backspace]);
        assert_eq!(area.value(), "一二\nx");
        press(&mut area, &[KeyCode::Down, KeyCode::Home, KeyCode::Backspace]);
        assert_eq!(area.value(), "一二x");
        assert!(!area.key(KeyCode::Up, KeyModifiers::NONE), "there is no line above");
        area.paste("e\u{301}\r\n\u{1b}[31m红");
        assert_eq!(area.value(), "一二e\u{301}\n[31m红x");
        press(&mut area, &[KeyCode::Up, KeyCode::End, KeyCode::Backspace]);
        assert_eq!(area.value(), "一二\n[31m红x", "an accent goes with its letter");
    }

    #[test]
    fn a_long_line_is_wrapped_and_the_cursor_stays_in_sight() {
        let area = holding("承诺事项\n二");
        let seen = area.visible(6, 5, Ambiguous::Narrow);
        assert_eq!(seen.rows, ["承诺", "事项", "二"]);
        assert_eq!(seen.cursor, (2, 2));
        let seen = area.visible(6, 2, Ambiguous::Narrow);
        assert_eq!((seen.rows.len(), seen.cursor), (2, (2, 1)));
        assert_eq!(Area::default().visible(6, 2, Ambiguous::Narrow).cursor, (0, 0));
    }
}
