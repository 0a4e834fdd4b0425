//! What goes to the two streams. All text passes through here, where control
//! and direction characters are taken out; nothing here panics when a stream
//! is gone.

use crate::text::clean::{clean_line, is_unsafe};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io::{self, BufWriter, Stdout, Write};

/// Standard output cannot be written any more.
#[derive(Debug)]
pub struct Broken(pub io::Error);

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self(error)
    }
}

/// What a piece of text is, where colours are wanted.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Role {
    #[default]
    Plain,
    Heading,
    Alarm,
    Warning,
    Good,
    Faint,
}

impl Role {
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Heading => "\x1b[1m",
            Self::Alarm => "\x1b[31m",
            Self::Warning => "\x1b[33m",
            Self::Good => "\x1b[32m",
            Self::Faint => "\x1b[2m",
        }
    }
}

/// Whether colours are written.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Paint {
    Colors,
    Plain,
}

/// Whether anything is said beside the data.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Talk {
    Normal,
    Quiet,
}

/// The two streams.
#[derive(Debug)]
pub struct Output {
    out: BufWriter<Stdout>,
    paint: Paint,
    talk: Talk,
    /// The width of the terminal on standard output, when there is one.
    width_columns: Option<usize>,
}

impl Output {
    #[must_use]
    pub fn new(paint: Paint, talk: Talk, width_columns: Option<usize>) -> Self {
        Self { out: BufWriter::new(io::stdout()), paint, talk, width_columns }
    }

    #[must_use]
    pub fn width_columns(&self) -> Option<usize> {
        self.width_columns
    }

    #[must_use]
    pub fn paint(&self) -> Paint {
        self.paint
    }

    /// One line of data.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn line(&mut self, text: &str) -> Result<(), Broken> {
        writeln!(self.out, "{}", clean_line(text).trim_end())?;
        Ok(())
    }

    /// Two texts on one line with a tab between them, for programs.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn pair(&mut self, first: &str, second: &str) -> Result<(), Broken> {
        writeln!(self.out, "{}\t{}", clean_line(first), clean_line(second))?;
        Ok(())
    }

    /// One line of data in pieces, each with its role.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn pieces(&mut self, pieces: &[(Role, &str)]) -> Result<(), Broken> {
        for (role, text) in pieces {
            let text = clean_line(text);
            match (self.paint, role.code()) {
                (Paint::Plain, _) | (Paint::Colors, "") => write!(self.out, "{text}")?,
                (Paint::Colors, code) => write!(self.out, "{code}{text}\x1b[0m")?,
            }
        }
        writeln!(self.out)?;
        Ok(())
    }

    /// A question; the answer is typed behind it.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn question(&mut self, text: &str) -> Result<(), Broken> {
        write!(self.out, "{}", clean_line(text))?;
        self.finish()
    }

    /// One JSON object on a line of its own.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn json<T: Serialize>(&mut self, value: &T) -> Result<(), Broken> {
        self.json_part(value)?;
        writeln!(self.out)?;
        Ok(())
    }

    /// A JSON value without a line end.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn json_part<T: Serialize>(&mut self, value: &T) -> Result<(), Broken> {
        let mut writer = serde_json::Serializer::with_formatter(&mut self.out, Inert);
        Ok(value.serialize(&mut writer).map_err(io::Error::from)?)
    }

    /// Text that is part of a JSON object's frame and holds no user's words.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn json_frame(&mut self, text: &str) -> Result<(), Broken> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Something said about the data, on standard error.
    pub fn note(&mut self, text: &str) {
        if self.talk == Talk::Normal {
            let _ = self.out.flush();
            complain(text);
        }
    }

    /// Hands everything over.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn finish(&mut self) -> Result<(), Broken> {
        Ok(self.out.flush()?)
    }
}

/// One line on standard error, also when nobody reads it.
pub fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{}", clean_line(text).trim_end());
}

/// A question on standard error, which the answer follows on its line.
pub fn ask(text: &str) {
    let _ = write!(io::stderr(), "{}", clean_line(text)).and_then(|()| io::stderr().flush());
}

/// One JSON object on standard error.
pub fn complain_json<T: Serialize>(value: &T) {
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, Inert);
    if value.serialize(&mut writer).is_ok() {
        bytes.push(b'\n');
        let _ = io::stderr().write_all(&bytes);
    }
}

/// JSON in which control and direction characters are escaped, so that it can
/// be shown on a terminal.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_unsafe(*c)) {
            CompactFormatter.write_string_fragment(writer, &rest[..at])?;
            // Every such character lies in the basic plane.
            write!(writer, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::Inert;
    use serde::Serialize;

    #[test]
    fn json_holds_no_character_that_acts() {
        let text = "a\u{9b}31m\u{202e}\u{1b}\u{7f}\"中";
        let mut bytes = Vec::new();
        let mut writer = serde_json::Serializer::with_formatter(&mut bytes, Inert);
        text.serialize(&mut writer).expect("written");
        let written = String::from_utf8(bytes).expect("text");
        assert_eq!(written, "\"a\\u009b31m\\u202e\\u001b\\u007f\\\"中\"");
        assert_eq!(serde_json::from_str::<String>(&written).expect("read"), text);
    }
}
