//! `nuo status --json`: what is counted as data. Keys are only ever added.

use super::failure::Failure;
use super::session::Session;
use crate::app::{Group, GroupCount};
use crate::domain::overview::{Overview, Pair, Share, Subset, UNSTATED};
use crate::domain::query::Query;
use crate::domain::vocabulary::{Status, Timeliness};
use serde_json::{Map, Value, json};

/// Which of the two days.
type When = fn(Pair) -> usize;

const NOW: When = |pair| pair.now;
const THEN: When = |pair| pair.then;

/// Writes one object.
///
/// # Errors
/// That the ledger cannot be read, or standard output not be written.
pub fn write(session: &mut Session, query: &Query, by: Option<Group>) -> Result<(), Failure> {
    let overview = session.app.overview(query)?;
    let timeliness: Map<String, Value> = Timeliness::ALL
        .iter()
        .map(|value| (value.key().to_owned(), overview.now(&Subset::Timeliness(*value)).into()))
        .collect();
    let mut answer = json!({
        "schema": "nuo.status/1", "as_of": session.today, "total": overview.total.now,
        "open": overview.open.now, "closed": overview.closed.now,
        "no_proof": overview.signals.no_proof,
        "status": statuses(&overview, NOW), "timeliness": timeliness,
        "week_ago": week_ago(&overview),
        "trend": overview.trend,
        "signals": signals(&overview),
    });
    let groups: Vec<Group> = match by {
        None => vec![Group::Part, Group::Lead],
        Some(by) => vec![by],
    };
    for by in groups {
        answer[format!("by_{}", by.key())] = match by {
            Group::Part => parts(&overview, NOW),
            Group::Lead => leads(&overview, NOW),
            Group::Month | Group::Status => {
                serde_json::to_value(session.app.groups(by, query)?).unwrap_or_default()
            }
        };
    }
    Ok(session.output.json(&answer)?)
}

fn statuses(overview: &Overview, when: When) -> Map<String, Value> {
    let count = |(status, pair): &(Status, Pair)| (status.key().to_owned(), when(*pair).into());
    overview.statuses.iter().map(count).collect()
}

fn week_ago(overview: &Overview) -> Value {
    let open: Map<String, Value> = overview
        .timeliness
        .iter()
        .map(|(value, pair)| (value.key().to_owned(), pair.then.into()))
        .collect();
    json!({
        "day": overview.then, "total": overview.total.then,
        "open": overview.open.then, "closed": overview.closed.then,
        "status": statuses(overview, THEN), "timeliness": open,
        "by_part": parts(overview, THEN), "by_lead": leads(overview, THEN),
    })
}

fn parts(overview: &Overview, when: When) -> Value {
    let keyed = overview.parts.iter().map(|(part, share)| {
        let key = format!("{}/{}", part.letter, part.part);
        count(key, *share, when)
    });
    counts(keyed)
}

fn leads(overview: &Overview, when: When) -> Value {
    counts(overview.leads.iter().map(|(unit, share)| count(unit.clone(), *share, when)))
}

fn count(key: String, share: Share, when: When) -> GroupCount {
    let Share { total, closed, overdue } = share;
    GroupCount { key, total: when(total), closed: when(closed), overdue: when(overdue) }
}

fn counts(counts: impl Iterator<Item = GroupCount>) -> Value {
    let some: Vec<GroupCount> = counts.filter(|count| count.total > 0).collect();
    serde_json::to_value(some).unwrap_or_default()
}

fn signals(overview: &Overview) -> Value {
    let signals = &overview.signals;
    let of = |wanted: Timeliness| overview.now(&Subset::Timeliness(wanted));
    let dates: Map<String, Value> = UNSTATED
        .iter()
        .zip(signals.unstated)
        .map(|(certainty, count)| (certainty.key().to_owned(), count.into()))
        .collect();
    let longest = signals.unseen.as_ref().map(|unseen| {
        json!({
            "code": unseen.id.code(), "letter": unseen.id.letter(),
            "looked_on": unseen.looked_on, "days": unseen.days,
        })
    });
    json!({
        "moved": {
            "commitments": signals.moved, "moves": signals.moves, "days": signals.days_moved,
            "mean_days": signals.mean_days_moved(),
        },
        "dates": dates,
        "undated": of(Timeliness::Undated), "base_missing": of(Timeliness::BaseMissing),
        "no_proof": signals.no_proof, "unseen": signals.unlooked, "longest_unseen": longest,
    })
}
