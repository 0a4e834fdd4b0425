//! What was promised in numbers, how far it has come, and how fast it has to
//! go on.

use crate::domain::commitment::Commitment;
use crate::domain::due::ReplyDate;
use crate::domain::target::{Reach, first_fall};
use crate::domain::vocabulary::{Operator, Scope};
use crate::i18n::cli::{Pace, Say, pace_words};
use crate::i18n::{Lang, number, target_words};
use chrono::NaiveDate;

/// The target and the values seen so far.
#[must_use]
pub fn target_lines(item: &Commitment, lang: Lang) -> Vec<String> {
    let Some(target) = &item.draft.target else { return Vec::new() };
    let mut lines = vec![target_words(target, lang)];
    lines.extend(item.observations.iter().map(|seen| {
        let period = seen.period.map(|period| format!("{period} ")).unwrap_or_default();
        let note = seen.note.as_deref().map(|note| format!("  {note}")).unwrap_or_default();
        format!("{}  {period}{}{note}", seen.on, number(seen.value))
    }));
    let fallen = match target.operator {
        Operator::NonDecreasing => first_fall(&item.observations),
        Operator::AtLeast
        | Operator::AtMost
        | Operator::Exactly
        | Operator::Range
        | Operator::About
        | Operator::All => None,
    };
    lines.extend(fallen.map(|seen| {
        let when = seen.period.map_or_else(|| seen.on.to_string(), |period| period.to_string());
        format!("{}{when}", Say::Fell.say(lang))
    }));
    lines
}

/// What is missing, the pace so far, and the pace that it takes.
#[must_use]
pub fn pace_lines(
    item: &Commitment,
    reply: ReplyDate,
    today: NaiveDate,
    lang: Lang,
) -> Vec<String> {
    let Some(target) = &item.draft.target else { return Vec::new() };
    let (Some(seen), Some(goal)) = (item.latest_observation(), target.goal()) else {
        return Vec::new();
    };
    match target.reach(seen.value) {
        Reach::Reached => return vec![Say::Reached.say(lang).to_owned()],
        Reach::Above => return vec![Say::AboveCeiling.say(lang).to_owned()],
        Reach::Open => return Vec::new(),
        Reach::Short => {}
    }
    let counted = match target.scope {
        Scope::Window | Scope::Cumulative => true,
        Scope::Stock | Scope::Period => false,
    };
    if target.operator == Operator::AtMost || !counted {
        return Vec::new();
    }
    let done = seen.value - target.baseline.unwrap_or(0.0);
    let from = reply.bounds().map(|(first, _)| first);
    let months = |from: NaiveDate, to: NaiveDate| months_between(from, to).filter(|m| *m > 0.0);
    let pace = Pace {
        missing: goal - seen.value,
        so_far: from.and_then(|from| Some((done / months(from, seen.on)?, from))),
        needed: item
            .due()
            .filter(|due| *due > today)
            .and_then(|due| Some(((goal - seen.value) / months(today, due)?, due))),
    };
    vec![pace_words(&pace, lang)]
}

/// Mean months, for a pace that is only shown.
fn months_between(from: NaiveDate, to: NaiveDate) -> Option<f64> {
    let days = i32::try_from((to - from).num_days()).ok()?;
    Some(f64::from(days) / 30.437)
}
