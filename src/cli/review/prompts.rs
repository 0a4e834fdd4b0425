//! Questions and answers line by line. Nothing is ever written over, so that a
//! screen reader, a printer and a pipe all follow.

use crate::cli::failure::Failure;
use crate::cli::session::{INPUT_MAX_BYTES, Session};
use crate::i18n::Phrase;
use crate::i18n::cli::UsageProblem;
use std::io::{BufRead, IsTerminal, Read};

/// A conversation on standard input and output.
pub struct Prompts<'s> {
    pub session: &'s mut Session,
    is_typed: bool,
}

impl<'s> Prompts<'s> {
    pub fn new(session: &'s mut Session) -> Self {
        Self { session, is_typed: std::io::stdin().is_terminal() }
    }

    /// Says a line.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn say(&mut self, text: &str) -> Result<(), Failure> {
        Ok(self.session.output.line(text)?)
    }

    /// Says what could not be done, why, and what to do next.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn say_problem(&mut self, problem: &Phrase) -> Result<(), Failure> {
        for line in problem.message.lines() {
            self.say(&format!("! {line}"))?;
        }
        if !problem.hint.is_empty() {
            self.say(&format!("  {}", problem.hint))?;
        }
        Ok(())
    }

    /// Asks, and gives the answer without blanks around it; nothing at the end
    /// of the input. An answer that nobody types at a terminal is written behind
    /// its question.
    ///
    /// # Errors
    /// An answer that is too long, or that standard output cannot be written.
    pub fn ask(&mut self, question: &str) -> Result<Option<String>, Failure> {
        loop {
            self.session.output.question(&format!("{question}> "))?;
            let mut bytes = Vec::new();
            let limit = INPUT_MAX_BYTES as u64 + 1;
            let read = std::io::stdin().lock().take(limit).read_until(b'\n', &mut bytes);
            if bytes.len() > INPUT_MAX_BYTES {
                return Err(UsageProblem::InputTooLong { limit_bytes: INPUT_MAX_BYTES }.into());
            }
            if read.is_err() || bytes.is_empty() {
                self.say("")?;
                return Ok(None);
            }
            let Ok(text) = String::from_utf8(bytes) else {
                self.say("")?;
                self.say_problem(&UsageProblem::InputNotText.phrase(self.session.lang))?;
                continue;
            };
            if !self.is_typed {
                self.say(text.trim())?;
            }
            return Ok(Some(text.trim().to_owned()));
        }
    }
}
