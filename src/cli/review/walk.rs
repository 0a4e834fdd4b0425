//! The walk through the queue by prompts: a card, one question, an answer that
//! is recorded before the next card is read out.

use super::card::read_out;
use super::dialog::{Asked, ask};
use super::none_due;
use super::prompts::Prompts;
use crate::app::{Queued, StoreError};
use crate::cli::failure::{Exit, Failure};
use crate::cli::session::Session;
use crate::cli::weekly::{self, WeeklyArgs};
use crate::domain::commitment::Commitment;
use crate::domain::event::Command;
use crate::domain::ids::ItemId;
use crate::domain::query::Query;
use crate::domain::review::Walk;
use crate::domain::vocabulary::Status;
use crate::i18n::cli::Say;
use crate::i18n::review::{ReviewText, answered, listed, next_review, question, recorded};
use crate::i18n::review::{rules_line, still_due};
use crate::i18n::tui::TuiText;
use crate::i18n::{Term, operation, phrase, undone};
use crate::text::fold::fold_text;
use crate::tui::form::{Purpose, Request};

/// A commitment of the queue, its place, and how many there are.
type Placed = (Queued, (usize, usize));

/// Commitments of the queue that are read at a time.
const WINDOW: usize = 200;

/// What was done with a card.
enum Turn {
    /// It was answered, or put off.
    Next,
    /// Back to this one.
    Again(ItemId),
    Stop,
}

/// How a walk ended.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum End {
    /// There is no card left.
    Reached,
    Stopped,
}

/// A walk.
struct Linear<'s> {
    prompts: Prompts<'s>,
    query: Query,
    walk: Walk,
    /// The most cards of this walk.
    limit: usize,
}

/// Walks through the queue.
///
/// # Errors
/// When the ledger cannot be read or is open for reading only, or standard
/// output cannot be written.
pub fn run(session: &mut Session, query: Query, limit: usize) -> Result<Exit, Failure> {
    if session.app.access() == crate::app::Access::Read {
        return Err(StoreError::ReadOnly.into());
    }
    let lang = session.lang;
    let due = session.app.review_count(&query)?;
    if due == 0 {
        let none = none_due(session, &query)?;
        session.output.line(&none)?;
        return Ok(Exit::Done);
    }
    session.output.line(&listed(due.min(limit), due, lang))?;
    let rules = rules_line(session.app.review_rules(), lang);
    session.output.line(&rules)?;
    let prompts = Prompts::new(session);
    let mut linear = Linear { prompts, query, walk: Walk::default(), limit };
    let end = linear.walk()?;
    linear.sum_up(end)?;
    Ok(Exit::Done)
}

impl Linear<'_> {
    fn walk(&mut self) -> Result<End, Failure> {
        let mut wanted = None;
        while let Some((queued, place)) = self.next(wanted.take())? {
            let item = self.prompts.session.app.item(&queued.row.id)?;
            read_out(self.prompts.session, &queued, &item, place)?;
            match self.turn(&queued, &item)? {
                Turn::Next => {}
                Turn::Again(id) => wanted = Some(id),
                Turn::Stop => return Ok(End::Stopped),
            }
        }
        Ok(End::Reached)
    }

    /// The next card and its place in the walk: the wanted one while it is due,
    /// else the first.
    fn next(&self, wanted: Option<ItemId>) -> Result<Option<Placed>, Failure> {
        let (left, put_off) = self.walk.put_off_counts();
        let queue = self.prompts.session.app.review_queue(&self.query, WINDOW + put_off)?;
        let ids: Vec<ItemId> = queue.rows.iter().map(|queued| queued.row.id.clone()).collect();
        let order = self.walk.order(&ids);
        let done = self.walk.answered().len() + left;
        if done >= self.limit {
            return Ok(None);
        }
        let next = wanted.filter(|id| order.contains(id)).or_else(|| order.first().cloned());
        let Some(next) = next else { return Ok(None) };
        let found = queue.rows.into_iter().find(|queued| queued.row.id == next);
        let of = (self.walk.answered().len() + queue.total).min(self.limit);
        Ok(found.map(|queued| (queued, (done + 1, of))))
    }

    /// Asks about one card until it is answered, put off or left.
    fn turn(&mut self, queued: &Queued, item: &Commitment) -> Result<Turn, Failure> {
        let lang = self.prompts.session.lang;
        let rules = *self.prompts.session.app.review_rules();
        self.prompts.say(&question(queued.ground, &rules, lang))?;
        self.say_choices(item)?;
        loop {
            let Some(typed) = self.prompts.ask(ReviewText::Prompt.say(lang))? else {
                self.prompts.say(ReviewText::InputEnded.say(lang))?;
                return Ok(Turn::Stop);
            };
            let purpose = match fold_text(&typed).as_str() {
                "1" | "r" => {
                    let command = Command::Review { items: vec![item.id.clone()] };
                    let request = Request::of(command);
                    match self.record(item, request)? {
                        true => return Ok(Turn::Next),
                        false => continue,
                    }
                }
                "2" | "x" => Purpose::Done,
                "3" | "b" => Purpose::Mark(Status::Partial),
                "4" | "c" => Purpose::Mark(Status::Claimed),
                "5" | "p" => Purpose::Progress,
                "6" | "d" => Purpose::Defer,
                "7" | "n" => Purpose::Note,
                "8" | "a" => Purpose::Evidence,
                "9" => match self.status()? {
                    Some(Status::Done) => Purpose::Done,
                    Some(status) => Purpose::Mark(status),
                    None => continue,
                },
                "s" => {
                    self.walk.skip(&item.id);
                    return Ok(Turn::Next);
                }
                "z" => {
                    self.walk.leave(&item.id);
                    return Ok(Turn::Next);
                }
                "u" => match self.undo()? {
                    Some(id) => return Ok(Turn::Again(id)),
                    None => continue,
                },
                "q" => return Ok(Turn::Stop),
                _ => {
                    self.prompts.say(ReviewText::UnknownAnswer.say(lang))?;
                    continue;
                }
            };
            if let Some(reason) = impossible(purpose, item) {
                self.prompts.say(&format!("! {}", reason.say(lang)))?;
                continue;
            }
            match ask(&mut self.prompts, purpose, item)? {
                Asked::Request(request) => {
                    if self.record(item, request)? {
                        return Ok(Turn::Next);
                    }
                }
                Asked::Back => self.prompts.say(ReviewText::WentBack.say(lang))?,
                Asked::End => {
                    self.prompts.say(ReviewText::InputEnded.say(lang))?;
                    return Ok(Turn::Stop);
                }
            }
        }
    }

    fn say_choices(&mut self, item: &Commitment) -> Result<(), Failure> {
        let lang = self.prompts.session.lang;
        let more = lang.pick("…", "...");
        let purposes = [
            ("2", Purpose::Done, ReviewText::Done.say(lang)),
            ("3", Purpose::Mark(Status::Partial), Status::Partial.word(lang)),
            ("4", Purpose::Mark(Status::Claimed), Status::Claimed.word(lang)),
            ("5", Purpose::Progress, ReviewText::Progress.say(lang)),
            ("6", Purpose::Defer, ReviewText::Defer.say(lang)),
            ("7", Purpose::Note, ReviewText::Note.say(lang)),
            ("8", Purpose::Evidence, ReviewText::Evidence.say(lang)),
        ];
        let mut answers = vec![format!("1 {}", ReviewText::Unchanged.say(lang))];
        for (key, purpose, word) in purposes {
            if impossible(purpose, item).is_none() {
                answers.push(format!("{key} {word}{more}"));
            }
        }
        answers.push(format!("9 {}{more}", ReviewText::OtherStatus.say(lang)));
        self.prompts.say(&format!("  {}", answers.join("  ")))?;
        let others = [
            ("s", ReviewText::Skip),
            ("z", ReviewText::LeaveForNext),
            ("u", ReviewText::UndoLast),
            ("q", ReviewText::Stop),
        ];
        let others = others.map(|(key, word)| format!("{key} {}", word.say(lang)));
        self.prompts.say(&format!("  {}", others.join("  ")))
    }

    /// Asks for one of all statuses; nothing when the person goes back.
    fn status(&mut self) -> Result<Option<Status>, Failure> {
        let lang = self.prompts.session.lang;
        for (number, status) in (1..).zip(Status::ALL) {
            self.prompts.say(&format!("  {number} {}", status.word(lang)))?;
        }
        let question = format!("{} ({})", Say::Status.say(lang), ReviewText::GoBack.say(lang));
        let typed = self.prompts.ask(&question)?.unwrap_or_default();
        let number = fold_text(&typed).parse::<usize>().ok();
        let status = number.and_then(|number| Status::ALL.get(number.checked_sub(1)?).copied());
        if status.is_none() {
            self.prompts.say(ReviewText::WentBack.say(lang))?;
        }
        Ok(status)
    }

    /// Records an answer and says so; what the ledger refuses is said, and the
    /// question stands.
    fn record(&mut self, item: &Commitment, request: Request) -> Result<bool, Failure> {
        let lang = self.prompts.session.lang;
        let Request { mut command, evidence, on, .. } = request;
        let app = &mut self.prompts.session.app;
        let proofs = evidence.iter().map(|typed| app.evidence(typed)).collect::<Result<_, _>>();
        let result = proofs.and_then(|proofs| {
            command.add_evidence(proofs);
            app.execute(&Command::Reviewing(Box::new(command)), on)
        });
        let outcome = match result {
            Ok(outcome) => outcome,
            Err(error) => {
                self.prompts.say_problem(&phrase(&error, lang))?;
                return Ok(false);
            }
        };
        self.walk.answer(&item.id, outcome.op.seq, &outcome.op.events);
        let sentence = operation(&outcome.op, lang);
        self.prompts.say(&recorded(outcome.op.seq, &sentence, lang))?;
        let item = self.prompts.session.app.item(&item.id)?;
        if item.lacks_proof() {
            let code = item.code();
            self.prompts.say(&format!("  {code} {}{code}", Say::NoProofYet.say(lang)))?;
        }
        Ok(true)
    }

    /// Takes the last answer of this walk back.
    fn undo(&mut self) -> Result<Option<ItemId>, Failure> {
        let lang = self.prompts.session.lang;
        let Some(last) = self.walk.answered().last() else {
            self.prompts.say(ReviewText::NothingToUndo.say(lang))?;
            return Ok(None);
        };
        match self.prompts.session.app.undo(Some(last.op)) {
            Ok((_, op)) => {
                let item = self.walk.take_back(op.seq);
                self.prompts.say(&undone(&op, lang))?;
                Ok(item)
            }
            Err(error) => {
                self.prompts.say_problem(&phrase(&error, lang))?;
                Ok(None)
            }
        }
    }

    /// Counts what was done, and offers the week at the end of the walk.
    fn sum_up(&mut self, end: End) -> Result<(), Failure> {
        let session = &mut *self.prompts.session;
        let lang = session.lang;
        let due = session.app.review_count(&self.query)?;
        let next = match due {
            0 => next_review(session.app.first_review(&self.query)?, lang),
            _ => ReviewText::GoOnLater.say(lang).to_owned(),
        };
        self.prompts.say("")?;
        self.prompts.say(&answered(&self.walk.counts(), lang))?;
        let left = still_due(self.walk.put_off_counts().1, due, lang);
        self.prompts.say(&format!("{left}{}{next}", lang.pick("；", "; ")))?;
        if end == End::Stopped || self.walk.answered().is_empty() {
            return Ok(());
        }
        let wanted = self.prompts.ask(ReviewText::WeeklyOffer.say(lang))?;
        if wanted.is_some_and(|typed| matches!(fold_text(&typed).as_str(), "y" | "yes")) {
            self.weekly()?;
        }
        Ok(())
    }

    /// Prints the week, without a pager: one would place the cursor.
    fn weekly(&mut self) -> Result<(), Failure> {
        let session = &mut *self.prompts.session;
        session.output.finish()?;
        let (mut out, mut said) = (std::io::stdout(), std::io::sink());
        let args = WeeklyArgs::default();
        weekly::run(&mut session.app, &session.settings, &args, None, &mut out, &mut said)
    }
}

/// Why a change makes no sense for a commitment as it stands.
fn impossible(purpose: Purpose, item: &Commitment) -> Option<TuiText> {
    match purpose {
        Purpose::Progress if item.draft.target.is_none() => Some(TuiText::HasNoTarget),
        Purpose::Defer if !item.is_open() => Some(TuiText::IsClosedAlready),
        Purpose::Done
        | Purpose::Progress
        | Purpose::Note
        | Purpose::Evidence
        | Purpose::Defer
        | Purpose::Withdraw
        | Purpose::Mark(_) => None,
    }
}
