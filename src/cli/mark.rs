//! `nuo mark`, `nuo done`, `nuo progress`: what a person found out.

use super::args::{DoneArgs, How, MarkArgs, ProgressArgs};
use super::failure::{Exit, Failure};
use super::session::{Form, Session};
use crate::domain::event::{Amount, Command, Scope};
use crate::domain::ids::ItemId;
use crate::domain::period::Period;
use crate::domain::query::status_named;
use crate::domain::target::Reach;
use crate::domain::vocabulary::Status;
use crate::i18n::cli::{Say, UsageProblem};
use crate::text::fold::fold_text;

/// Sets the status that was typed.
///
/// # Errors
/// An unknown status, or what [`done`] returns.
pub fn mark(session: &mut Session, args: &MarkArgs) -> Result<Exit, Failure> {
    let status = status_named(&args.status).map_err(|near| UsageProblem::Status {
        word: args.status.clone(),
        near: near.map(str::to_owned),
    })?;
    set(session, &args.codes, status, &args.how)
}

/// Marks commitments as done.
///
/// # Errors
/// An unknown code, a refusal, or that the ledger cannot be written.
pub fn done(session: &mut Session, args: &DoneArgs) -> Result<Exit, Failure> {
    set(session, &args.codes, Status::Done, &args.how)
}

fn set(
    session: &mut Session,
    codes: &[String],
    status: Status,
    how: &How,
) -> Result<Exit, Failure> {
    let items = session.items(codes)?;
    let scope = match (&how.period, &how.part, how.all_parts) {
        (Some(period), _, _) => Scope::Period(read_period(period)?),
        (None, Some(part), _) => Scope::Part(fold_text(part)),
        (None, None, true) => Scope::AllParts,
        (None, None, false) => Scope::Whole,
    };
    let value = how.value.as_deref().map(|typed| amount(session, &items, typed)).transpose()?;
    let on = session.maybe_day("--on", how.with.on.as_deref())?;
    let note = how.with.note.as_deref().map(|typed| session.text(typed)).transpose()?;
    let evidence = session.proofs(&how.with.evidence)?;
    let command = Command::Mark { items, scope, status, note, evidence, value };
    let outcome = session.app.execute(&command, on)?;
    session.say_written(&outcome)?;
    Ok(Exit::Done)
}

/// Records a value that was seen.
///
/// # Errors
/// A value that cannot be read or has another goal than the commitment, a
/// refusal, or that the ledger cannot be written.
pub fn progress(session: &mut Session, args: &ProgressArgs) -> Result<Exit, Failure> {
    let item = session.app.resolve(&args.code)?;
    let amount = amount(session, std::slice::from_ref(&item), &args.value)?;
    let period = args.period.as_deref().map(read_period).transpose()?;
    let on = session.maybe_day("--on", args.with.on.as_deref())?;
    let note = args.with.note.as_deref().map(|typed| session.text(typed)).transpose()?;
    let evidence = session.proofs(&args.with.evidence)?;
    let command = Command::Observe { item: item.clone(), amount, period, note, evidence };
    let outcome = session.app.execute(&command, on)?;
    session.say_written(&outcome)?;
    say_reached(session, &item, period)?;
    Ok(Exit::Done)
}

/// A reached target is said and never made a status.
fn say_reached(
    session: &mut Session,
    item: &ItemId,
    period: Option<Period>,
) -> Result<(), Failure> {
    let item = session.app.item(item)?;
    let target = item.draft.target.as_ref();
    let reach =
        target.zip(item.latest_observation()).map(|(target, seen)| target.reach(seen.value));
    let word = match reach {
        Some(Reach::Reached) => Say::TargetReached,
        Some(Reach::Above) => Say::TargetAbove,
        Some(Reach::Short | Reach::Open) | None => return Ok(()),
    };
    if session.form == Form::Text && item.is_open() && period.is_none() {
        let code = item.code();
        session.output.note(&format!("  {code} {}{code}", word.say(session.lang)));
    }
    Ok(())
}

fn read_period(typed: &str) -> Result<Period, Failure> {
    let folded = fold_text(typed);
    folded.parse().map_err(|_| UsageProblem::Period { text: typed.to_owned() }.into())
}

/// `12`, `+4` or `86/120`; what stands after the slash has to be the goal, so
/// that a value never lands on the wrong commitment.
fn amount(session: &Session, items: &[ItemId], typed: &str) -> Result<Amount, Failure> {
    let problem = || UsageProblem::Amount { text: typed.to_owned() };
    let folded = fold_text(typed.trim());
    if let Some(more) = folded.strip_prefix('+') {
        return Ok(Amount::More(number(more).ok_or_else(problem)?));
    }
    let Some((value, goal)) = folded.split_once('/') else {
        return Ok(Amount::Total(number(&folded).ok_or_else(problem)?));
    };
    let value = number(value).ok_or_else(problem)?;
    let typed = number(goal).ok_or_else(problem)?;
    for id in items {
        let item = session.app.item(id)?;
        let target = item.draft.target.as_ref();
        let goal = target.and_then(|target| target.goal());
        let ceiling = target.and_then(|target| target.high);
        if goal != Some(typed) && ceiling != Some(typed) {
            return Err(
                UsageProblem::OtherGoal { code: item.code().to_owned(), typed, goal }.into()
            );
        }
    }
    Ok(Amount::Total(value))
}

fn number(text: &str) -> Option<f64> {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    let text = text.trim();
    text.chars().all(plain).then(|| text.parse().ok()).flatten()
}
