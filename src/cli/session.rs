//! One run of a command: the open ledger, the settings, and how typed words
//! become codes, days, filters and proofs.

use super::failure::Failure;
use super::output::Output;
use crate::app::{App, AppError, Outcome, Point};
use crate::domain::commitment::{Commitment, Evidence};
use crate::domain::dates::parse_date;
use crate::domain::event::Subject;
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::query::{Query, parse};
use crate::editing::Editor;
use crate::i18n::cli::{Say, UsageProblem};
use crate::i18n::{Lang, operation, sentence, weekday};
use crate::settings::{Environment, Settings};
use crate::text::Ambiguous;
use chrono::NaiveDate;
use serde::Serialize;
use std::io::{IsTerminal, Read};

/// The form in which a command answers.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Form {
    Text,
    Json,
}

/// Whether questions may be asked and the keyboard read.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Input {
    Allowed,
    Refused,
}

/// What every command works with.
#[derive(Debug)]
pub struct Session {
    pub app: App,
    pub settings: Settings,
    pub output: Output,
    pub form: Form,
    pub input: Input,
    pub lang: Lang,
    pub today: NaiveDate,
    /// Why `config.toml` was passed over, where it was.
    pub passed_over: Option<UsageProblem>,
}

/// Standard input for a note or an answer is cut off here: a longer text is a document.
pub(super) const INPUT_MAX_BYTES: usize = 64 * 1024;

/// The answer of a command that changed something.
#[derive(Serialize)]
struct Written<'a> {
    op: i64,
    undo: String,
    changed: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    no_proof: Vec<String>,
}

impl Session {
    #[must_use]
    pub fn ambiguous(&self) -> Ambiguous {
        self.settings.ambiguous.known().unwrap_or_default()
    }

    /// The commitments that typed codes mean.
    ///
    /// # Errors
    /// When one of them means none or several.
    pub fn items(&self, codes: &[String]) -> Result<Vec<ItemId>, Failure> {
        codes.iter().map(|code| Ok(self.app.resolve(code)?)).collect()
    }

    /// The day that a typed word names. A day that was not typed as ISO is
    /// said back, so that a misreading is seen.
    ///
    /// # Errors
    /// When it names no day.
    pub fn day(&mut self, name: &'static str, typed: &str) -> Result<NaiveDate, Failure> {
        let day = parse_date(typed, self.today)
            .map_err(|problem| UsageProblem::Date { name, problem })?;
        if typed.trim() != day.to_string() {
            let weekday = weekday(day, self.lang);
            self.output.note(&format!("{name} {} = {day} {weekday}", typed.trim()));
        }
        Ok(day)
    }

    /// The moment that a typed word names: a day, or `#118` for an operation.
    ///
    /// # Errors
    /// When it names neither.
    pub fn point(&mut self, name: &'static str, typed: &str) -> Result<Point, Failure> {
        let Some(number) = typed.trim().strip_prefix(['#', '＃']) else {
            return Ok(Point::Day(self.day(name, typed)?));
        };
        let unreadable = |_| UsageProblem::OpNumber { text: typed.to_owned() };
        Ok(Point::Op(number.trim().parse().map_err(unreadable)?))
    }

    /// The same for a flag that may be absent.
    ///
    /// # Errors
    /// When it names no day.
    pub fn maybe_day(
        &mut self,
        name: &'static str,
        typed: Option<&str>,
    ) -> Result<Option<NaiveDate>, Failure> {
        typed.map(|typed| self.day(name, typed)).transpose()
    }

    /// The meaning of a filter.
    ///
    /// # Errors
    /// The filter and the place of its first mistake.
    pub fn query(&self, text: &str) -> Result<Query, Failure> {
        parse(text, self.today).map_err(|error| Failure::Filter { text: text.to_owned(), error })
    }

    /// A text as typed, or standard input for `-`.
    ///
    /// # Errors
    /// When standard input is too long, is not text, or may not be read.
    pub fn text(&self, typed: &str) -> Result<String, Failure> {
        if typed != "-" {
            return Ok(typed.to_owned());
        }
        let stdin = std::io::stdin();
        if self.input == Input::Refused && stdin.is_terminal() {
            return Err(UsageProblem::InputIsTerminal.into());
        }
        let mut bytes = Vec::new();
        let limit = INPUT_MAX_BYTES as u64 + 1;
        let read = stdin.lock().take(limit).read_to_end(&mut bytes);
        if read.is_err() {
            return Err(UsageProblem::InputNotText.into());
        }
        if bytes.len() > INPUT_MAX_BYTES {
            return Err(UsageProblem::InputTooLong { limit_bytes: INPUT_MAX_BYTES }.into());
        }
        String::from_utf8(bytes).map_err(|_| UsageProblem::InputNotText.into())
    }

    /// The person's editor, where there is a terminal for it. `command` is what
    /// can be written out with flags instead.
    ///
    /// # Errors
    /// Without a terminal, or where the keyboard may not be read.
    pub fn editor(
        &self,
        command: &'static str,
        environment: &Environment,
    ) -> Result<Editor, Failure> {
        let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        if self.input == Input::Refused || !terminal {
            return Err(UsageProblem::NoEditor { command }.into());
        }
        Ok(Editor::chosen(environment))
    }

    /// Records of the proofs that were typed; files are copied in.
    ///
    /// # Errors
    /// When a file cannot be copied.
    pub fn proofs(&self, typed: &[String]) -> Result<Vec<Evidence>, Failure> {
        typed.iter().map(|typed| Ok(self.app.evidence(typed)?)).collect()
    }

    /// The letter that was named, or the only one there is.
    ///
    /// # Errors
    /// When there is none of that name, or several and none was named.
    pub fn letter(&self, typed: Option<&str>) -> Result<Letter, Failure> {
        if let Some(typed) = typed {
            return Ok(self.app.letter(typed)?);
        }
        let mut letters = self.app.letters()?;
        if letters.len() == 1 {
            return Ok(letters.remove(0));
        }
        if letters.is_empty() {
            return Err(AppError::NoSuchLetter { typed: String::new(), known: Vec::new() }.into());
        }
        let known = letters.into_iter().map(|letter| letter.id).collect();
        Err(UsageProblem::SeveralLetters { known }.into())
    }

    /// Says what was done: the sentences are the data, the way back and what
    /// is still open stand beside it.
    ///
    /// # Errors
    /// When standard output cannot be written or the ledger not be read.
    pub fn say_written(&mut self, outcome: &Outcome) -> Result<(), Failure> {
        let items: Vec<Commitment> =
            outcome.changed.iter().map(|id| self.app.item(id)).collect::<Result<_, _>>()?;
        let unproved =
            || items.iter().filter(|item| item.lacks_proof()).map(|item| item.code().to_owned());
        let op = outcome.op.seq;
        if self.form == Form::Json {
            let changed = outcome.changed.iter().map(ItemId::code).collect();
            let undo = format!("nuo undo {op}");
            let answer = Written { op, undo, changed, no_proof: unproved().collect() };
            return Ok(self.output.json(&answer)?);
        }
        for sentence in sentences(outcome, self.lang) {
            self.output.line(&format!("#{op} {sentence}"))?;
        }
        self.output.note(&format!("  {}nuo undo {op}", Say::WayBack.say(self.lang)));
        for code in unproved() {
            self.output.note(&format!("  {code} {}{code}", Say::NoProofYet.say(self.lang)));
        }
        for item in items.iter().filter(|item| is_ready(item)) {
            let code = item.code();
            self.output.note(&format!("  {code} {}{code}", Say::AllPartsDone.say(self.lang)));
        }
        Ok(())
    }
}

/// Open, with every named part answered as kept.
fn is_ready(item: &Commitment) -> bool {
    !item.draft.parts.is_empty() && item.open_parts().is_empty() && item.is_open()
}

/// One sentence a commitment; changes to a letter speak for all of it.
fn sentences(outcome: &Outcome, lang: Lang) -> Vec<String> {
    let events = &outcome.op.events;
    let on_letter = events.iter().any(|event| matches!(event.about, Subject::Letter(_)));
    if on_letter || outcome.changed.len() < 2 {
        return vec![operation(&outcome.op, lang)];
    }
    let of_item = |id: &ItemId| {
        let about = |event: &&crate::domain::event::Event| matches!(&event.about, Subject::Item(item) if item == id);
        let events: Vec<_> = events.iter().filter(about).cloned().collect();
        sentence(&events, 1, lang)
    };
    outcome.changed.iter().map(of_item).collect()
}
