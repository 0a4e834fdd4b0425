//! The review of a letter by prompts: a candidate, one question, an answer; at
//! the end one confirmation and one operation.

mod add;
mod cut;
mod edit;

use super::source::Opened;
use super::{ReadArgs, candidate, head, reread, taking};
use crate::cli::failure::{Exit, Failure};
use crate::cli::review::prompts::Prompts;
use crate::cli::session::Session;
use crate::cli::show::write_titled;
use crate::domain::letter::AttachedText;
use crate::domain::reading::desk::{Act, Acted, Choice, Desk, Side, Standing};
use crate::i18n::phrase;
use crate::i18n::reading::{
    ReviewAsk, card_place, choice_word, conflict_words, phrase_objection, tally_words, to_record,
};
use crate::settings::Environment;
use crate::text::fold::fold_text;

/// Where the walk goes on.
enum Step {
    /// At this candidate, which is read out again.
    At(usize),
    /// At the next open one behind this one, or else at the end.
    Behind(usize),
    End,
    /// The input has ended.
    Over,
}

struct Linear<'s> {
    prompts: Prompts<'s>,
    environment: &'s Environment,
    args: &'s ReadArgs,
    desk: Desk,
    text: &'s AttachedText,
}

/// Walks through the candidates.
///
/// # Errors
/// When the ledger cannot be used, or standard output not be written.
pub(super) fn run(
    session: &mut Session,
    args: &ReadArgs,
    environment: &Environment,
    opened: &Opened,
    desk: Desk,
) -> Result<Exit, Failure> {
    head::write(session, opened, &desk)?;
    let prompts = Prompts::new(session);
    let mut linear = Linear { prompts, environment, args, desk, text: &opened.text };
    linear.say(ReviewAsk::Begin)?;
    linear.walk()?;
    Ok(Exit::Done)
}

impl Linear<'_> {
    fn walk(&mut self) -> Result<(), Failure> {
        let mut step = Step::Behind(0);
        loop {
            step = match step {
                Step::At(at) if at < self.desk.entries().len() => self.card(at)?,
                // What was added and taken back leaves nothing to look at.
                Step::At(_) => Step::End,
                Step::Behind(from) => match self.open_from(from) {
                    Some(at) => Step::At(at),
                    None => Step::End,
                },
                Step::End => match self.end()? {
                    Some(step) => step,
                    None => return Ok(()),
                },
                Step::Over => return self.say(ReviewAsk::InputEnded),
            };
        }
    }

    fn open_from(&self, from: usize) -> Option<usize> {
        let open = self.desk.entries().iter().enumerate().skip(from);
        open.filter(|(_, entry)| entry.is_pending()).map(|(at, _)| at).next()
    }

    /// Reads a candidate out and asks until it is answered or left.
    fn card(&mut self, at: usize) -> Result<Step, Failure> {
        self.read_out(at)?;
        self.say_choices()?;
        loop {
            let Some(typed) = self.ask(ReviewAsk::Prompt)? else { return Ok(Step::Over) };
            let step = match fold_text(&typed).as_str() {
                "1" | "y" => self.decide(Act::Accept(at), at)?,
                "2" | "e" => self.edit(at)?,
                "3" => self.cut(at)?,
                "4" | "j" => {
                    self.act(&Act::Join(at, Side::Next))?.map(|acted| Step::At(acted.focus))
                }
                "5" | "n" => self.decide(Act::Refuse(at), at)?,
                "6" => self.add()?,
                "a" => self.act(&Act::AcceptAll)?.map(|_| Step::End),
                "s" => Some(Step::Behind(at + 1)),
                "b" => self.before(at)?,
                "u" => self.act(&Act::Undo)?.map(|acted| Step::At(acted.focus)),
                "q" => Some(Step::End),
                _ => {
                    self.unknown()?;
                    None
                }
            };
            if let Some(step) = step {
                return Ok(step);
            }
        }
    }

    fn read_out(&mut self, at: usize) -> Result<(), Failure> {
        let session = &mut *self.prompts.session;
        let lang = session.lang;
        let entry = &self.desk.entries()[at];
        let mut place = card_place(at + 1, self.desk.entries().len(), lang);
        if entry.choice != Choice::Pending {
            place = format!("{place}  {}", choice_word(entry.choice, lang));
        }
        session.output.line("")?;
        session.output.line(&place)?;
        write_titled(session, entry.code(), lang.title(&entry.candidate.draft))?;
        candidate::write_facts(session, &self.desk, entry)
    }

    fn say_choices(&mut self) -> Result<(), Failure> {
        let first = [
            ("1", ReviewAsk::Accept),
            ("2", ReviewAsk::Edit),
            ("3", ReviewAsk::Split),
            ("4", ReviewAsk::Join),
            ("5", ReviewAsk::Refuse),
            ("6", ReviewAsk::Add),
        ];
        let others = [
            ("s", ReviewAsk::Skip),
            ("b", ReviewAsk::Back),
            ("u", ReviewAsk::Undo),
            ("a", ReviewAsk::AcceptRest),
            ("q", ReviewAsk::Stop),
        ];
        self.say_keys(&first)?;
        self.say_keys(&others)
    }

    fn say_keys(&mut self, keys: &[(&str, ReviewAsk)]) -> Result<(), Failure> {
        let lang = self.lang();
        let keys: Vec<String> =
            keys.iter().map(|(key, ask)| format!("{key} {}", ask.say(lang))).collect();
        self.prompts.say(&format!("  {}", keys.join("  ")))
    }

    /// Accepts or refuses; what was decided so before stays as it is.
    fn decide(&mut self, act: Act, at: usize) -> Result<Option<Step>, Failure> {
        let wanted = match act {
            Act::Accept(_) => Choice::Accepted,
            _ => Choice::Refused,
        };
        if self.desk.entries()[at].choice == wanted {
            return Ok(Some(Step::Behind(at + 1)));
        }
        Ok(self.act(&act)?.map(|_| Step::Behind(at + 1)))
    }

    /// Does something at the desk; why it is not possible is said.
    fn act(&mut self, act: &Act) -> Result<Option<Acted>, Failure> {
        let lang = self.lang();
        match self.desk.act(act, &reread) {
            Ok(acted) => {
                for conflict in &acted.conflicts {
                    self.prompts.say(&format!("  {}", conflict_words(conflict, lang)))?;
                }
                Ok(Some(acted))
            }
            Err(objection) => {
                self.prompts.say_problem(&phrase_objection(&objection, lang))?;
                Ok(None)
            }
        }
    }

    /// The candidate before this one that can be decided.
    fn before(&mut self, at: usize) -> Result<Option<Step>, Failure> {
        let offered = self.desk.entries()[..at].iter().rposition(|entry| entry.is_offered());
        if offered.is_none() {
            self.say(ReviewAsk::First)?;
        }
        Ok(offered.map(Step::At))
    }

    /// Says what would be recorded and asks for it. `None` when all is done.
    fn end(&mut self) -> Result<Option<Step>, Failure> {
        self.say_taken()?;
        let tally = self.desk.tally();
        let mut keys = Vec::new();
        keys.extend((tally.accepted > 0).then_some(("y", ReviewAsk::Record)));
        keys.extend((tally.pending > 0).then_some(("g", ReviewAsk::SeeOpen)));
        let rest = [
            ("6", ReviewAsk::Add),
            ("b", ReviewAsk::Back),
            ("u", ReviewAsk::Undo),
            ("q", ReviewAsk::DropAll),
        ];
        keys.extend(rest);
        self.say_keys(&keys)?;
        loop {
            let Some(typed) = self.ask(ReviewAsk::Prompt)? else { return Ok(Some(Step::Over)) };
            let step = match fold_text(&typed).as_str() {
                "y" if tally.accepted > 0 => match self.record()? {
                    true => return Ok(None),
                    false => None,
                },
                "g" if tally.pending > 0 => self.open_from(0).map(Step::At),
                "6" => self.add()?,
                "b" => self.before(self.desk.entries().len())?,
                "u" => self.act(&Act::Undo)?.map(|acted| Step::At(acted.focus)),
                "q" => {
                    self.say(ReviewAsk::NotRecorded)?;
                    return Ok(None);
                }
                _ => {
                    self.unknown()?;
                    None
                }
            };
            if step.is_some() {
                return Ok(step);
            }
        }
    }

    fn say_taken(&mut self) -> Result<(), Failure> {
        let lang = self.lang();
        let session = &mut *self.prompts.session;
        session.output.line("")?;
        session.output.line(&tally_words(self.desk.tally(), lang))?;
        let entries = self.desk.entries().iter();
        let taken: Vec<_> = entries.filter(|entry| entry.choice == Choice::Accepted).collect();
        session.output.line(&to_record(taken.len(), lang))?;
        for entry in taken {
            let title = lang.title(&entry.candidate.draft);
            session.output.line(&format!("  {}  {title}", entry.code()))?;
        }
        Ok(())
    }

    /// Records what was accepted. What the ledger refuses is said.
    fn record(&mut self) -> Result<bool, Failure> {
        let taking = taking(self.args, &self.desk);
        let session = &mut *self.prompts.session;
        match session.app.take(&taking, self.text) {
            Ok(outcome) => {
                session.say_written(&outcome)?;
                Ok(true)
            }
            Err(error) => {
                self.prompts.say_problem(&phrase(&error, self.prompts.session.lang))?;
                Ok(false)
            }
        }
    }

    /// Whether the words of a candidate are still a person's to change; why not
    /// is said.
    fn is_new(&mut self, at: usize) -> Result<bool, Failure> {
        let entry = &self.desk.entries()[at];
        if entry.standing == Standing::New {
            return Ok(true);
        }
        let code = entry.code().to_owned();
        let objection = crate::domain::reading::desk::Objection::Recorded { code };
        self.prompts.say_problem(&phrase_objection(&objection, self.lang()))?;
        Ok(false)
    }

    fn unknown(&mut self) -> Result<(), Failure> {
        self.prompts.say(crate::i18n::review::ReviewText::UnknownAnswer.say(self.lang()))
    }

    fn say(&mut self, words: ReviewAsk) -> Result<(), Failure> {
        self.prompts.say(words.say(self.lang()))
    }

    fn ask(&mut self, question: ReviewAsk) -> Result<Option<String>, Failure> {
        self.prompts.ask(question.say(self.lang()))
    }

    fn lang(&self) -> crate::i18n::Lang {
        self.prompts.session.lang
    }
}

/// Whether an answer means to go back without a change.
fn goes_back(answer: &str) -> bool {
    matches!(answer, "<" | "＜")
}
