//! What other words make of one promise: how firm it is, by when, how much.

use super::firmness::{apart, openness};
use super::{Change, Recorded};
use crate::domain::commitment::{Commitment, Draft, Place};
use crate::domain::due::{ReplyDate, resolve};
use crate::domain::reading::Reading;

/// What other words make of a promise: `words` are the old ones, where they are
/// at hand, and the new ones. `new` is what was read from these; without it only
/// the words are compared.
pub(super) fn differences(
    item: &Commitment,
    new: Option<&Draft>,
    words: (Option<String>, String),
    reading: &Reading,
    recorded: &Recorded<'_>,
) -> Vec<Change> {
    let (was, now) = words;
    let like = |place: &Place| item.draft.source.iter().any(|own| own.is_like(place));
    let reread = recorded.reread.iter().find(|old| old.draft.source.iter().any(like));
    let reread = reread.map(|old| &old.draft);
    let old = &item.draft;
    let firmness = firmness(old, new.unwrap_or(old), reread, was.as_deref(), &now);
    let mut changes = vec![Change::Reworded { was, now }];
    changes.extend(firmness);
    let Some(new) = new else { return changes };
    let same = |read: &dyn Fn(&Draft) -> bool| reread.is_some_and(read);
    let reply = recorded.letter.reply.date;
    if old.due.rule != new.due.rule && !same(&|read| read.due.rule == new.due.rule) {
        let now_reply = match reading.letter.reply.date {
            date if date == ReplyDate::default() => reply,
            date => date,
        };
        changes.push(Change::Due {
            was: old.due.clone(),
            was_day: resolve(old.due.rule, reply).latest,
            now: new.due.clone(),
            now_day: resolve(new.due.rule, now_reply).latest,
        });
    }
    let amount = |draft: &Draft| {
        draft.target.as_ref().map(|target| (target.operator, target.low, target.high))
    };
    if amount(old) != amount(new) && !same(&|read| amount(read) == amount(new)) {
        changes.push(Change::Number { was: old.target.clone(), now: new.target.clone() });
    }
    changes
}

fn firmness(
    old: &Draft,
    new: &Draft,
    reread: Option<&Draft>,
    was: Option<&str>,
    now: &str,
) -> Option<Change> {
    let (lost, gained) = was.map_or((None, None), |was| apart(was, now));
    let cue = |cue: Option<(&str, _)>| cue.map(|(cue, _)| cue.to_owned()).unwrap_or_default();
    let before = lost.map_or(old.strength, |(_, strength)| strength);
    let after = gained.map_or(new.strength, |(_, strength)| strength);
    let by_words = (lost.is_some() || gained.is_some()) && openness(before) != openness(after);
    let by_rules = match (reread, was) {
        (Some(read), _) => read.strength != new.strength && old.strength != new.strength,
        // Without the old words only what was recorded can be set against it.
        (None, None) => old.strength != new.strength,
        (None, Some(_)) => false,
    };
    (by_words || by_rules).then(|| Change::Strength {
        was: if by_words { before } else { old.strength },
        now: if by_words { after } else { new.strength },
        was_cue: cue(lost.filter(|_| by_words)),
        now_cue: cue(gained.filter(|_| by_words)),
    })
}
