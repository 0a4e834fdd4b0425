//! A line of text as it is gathered from pieces: white space of every sort
//! becomes one space, and what draws nothing is left out.

/// A line that grows.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    text: String,
    /// White space that is not written yet.
    gap: Option<Gap>,
    height: Height,
}

/// Where what is added stands: raised digits are none of the number before them.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
enum Height {
    #[default]
    Level,
    Rises,
    Raised,
    Falls,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Gap {
    Spaces,
    /// A line of the file ended in it.
    LineEnd,
    /// Somebody set it: a wide space, one that does not break.
    Set,
}

impl Line {
    /// Adds words. The end of a line of the file between two Chinese characters
    /// is no space.
    pub(super) fn push(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '\n' | '\r' if self.gap != Some(Gap::Set) => self.gap = Some(Gap::LineEnd),
                ' ' | '\t' => self.gap = self.gap.or(Some(Gap::Spaces)),
                // Joiners, marks of direction, soft hyphens, marks of byte order.
                '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}' => {}
                '\n' | '\r' => {}
                c if c.is_whitespace() => self.gap = Some(Gap::Set),
                c if c.is_control() => {}
                c => self.put(c),
            }
        }
    }

    /// What is added from here on is raised: a `^` stands before it.
    pub(super) fn raise(&mut self) {
        self.height = match self.height {
            Height::Level | Height::Rises => Height::Rises,
            Height::Raised | Height::Falls => Height::Raised,
        };
    }

    /// What is added from here on is no longer raised.
    pub(super) fn lower(&mut self) {
        self.height = match self.height {
            Height::Level | Height::Rises => Height::Level,
            Height::Raised | Height::Falls => Height::Falls,
        };
    }

    fn put(&mut self, c: char) {
        if let Some(gap) = self.gap.take()
            && let Some(last) = self.text.chars().next_back()
            && !(gap == Gap::LineEnd && (is_wide(last) || is_wide(c)))
        {
            self.text.push(' ');
        }
        match self.height {
            Height::Rises => {
                if !self.text.is_empty() {
                    self.text.push('^');
                }
                self.height = Height::Raised;
            }
            Height::Falls => {
                if c.is_numeric() && self.text.ends_with(char::is_numeric) {
                    self.text.push(' ');
                }
                self.height = Height::Level;
            }
            Height::Level | Height::Raised => {}
        }
        self.text.push(c);
    }

    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// The line without white space around it, if there is anything in it.
    pub(super) fn take(&mut self) -> Option<String> {
        self.gap = None;
        if self.height == Height::Falls {
            self.height = Height::Level;
        }
        Some(std::mem::take(&mut self.text)).filter(|text| !text.is_empty())
    }
}

/// Whether no space stands beside it where a line was broken.
pub(super) const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

/// The beginning of a text that is only named, not read.
pub(super) fn beginning(text: &str) -> String {
    const MOST: usize = 120;
    let mut line = Line::default();
    // White space may be most of it.
    let end = text.char_indices().nth(40 * MOST).map_or(text.len(), |(at, _)| at);
    line.push(&text[..end]);
    let text = line.take().unwrap_or_default();
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, beginning};

    #[test]
    fn white_space_is_one_space_and_none_where_chinese_is_broken() {
        let rows = [
            ("  a \u{a0}\u{3000} b ", Some("a b")),
            ("建设\n  项目", Some("建设项目")),
            ("建设　项目", Some("建设 项目")),
            ("a\nb", Some("a b")),
            ("\u{200b}建\u{feff}设", Some("建设")),
            (" \u{3000}\n", None),
        ];
        for (words, expected) in rows {
            let mut line = Line::default();
            line.push(words);
            assert_eq!(line.take().as_deref(), expected, "{words:?}");
        }
        assert_eq!(beginning(&"诺".repeat(500)).chars().count(), 121);
    }
}
