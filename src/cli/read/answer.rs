//! What was found in a letter, as JSON.

use super::source::Opened;
use super::{ReadArgs, taking};
use crate::cli::failure::Failure;
use crate::cli::item_json::{
    DueJson, PlaceJson, TargetJson, place_json, promised_due, target_json,
};
use crate::cli::letter::letter_json;
use crate::cli::session::Session;
use crate::domain::commitment::{DueWords, Place};
use crate::domain::due::{ReplyDate, resolve};
use crate::domain::letter::Letter;
use crate::domain::reading::comparison::{Change, Comparison, Direction, Known, Sameness};
use crate::domain::reading::desk::{Desk, Entry, Standing};
use crate::domain::reading::{Doubt, Noise};
use crate::domain::target::Target;
use crate::domain::vocabulary::{DoubtKind, Ground, Kind, NoiseKind, Strength};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    format: &'static str,
    encoding: &'a str,
    letter: Value,
    recorded: Option<Value>,
    candidates: Vec<CandidateJson<'a>>,
    doubts: Vec<DoubtJson<'a>>,
    noise: Vec<NoiseJson<'a>>,
}

#[derive(Serialize)]
struct CandidateJson<'a> {
    code: &'a str,
    title: &'a str,
    source: Vec<PlaceJson>,
    cue: &'a str,
    kind: Kind,
    strength: Strength,
    condition: Option<&'a str>,
    due: DueJson<'a>,
    target: Option<TargetJson<'a>>,
    lead: &'a [String],
    lead_named: bool,
    co: &'a [String],
    grounds: &'a [Ground],
    doubts: Vec<DoubtJson<'a>>,
    score: f64,
    standing: &'static str,
}

#[derive(Serialize)]
struct DoubtJson<'a> {
    kind: DoubtKind,
    words: &'a str,
    place: Option<PlaceJson>,
}

#[derive(Serialize)]
struct NoiseJson<'a> {
    kind: NoiseKind,
    text: &'a str,
    paragraph: Option<u32>,
}

/// Writes the answer.
pub(super) fn write(
    session: &mut Session,
    args: &ReadArgs,
    opened: &Opened,
    desk: &Desk,
) -> Result<(), Failure> {
    let reading = &opened.reading;
    let reply = reading.letter.reply.date;
    let id = session.app.name_of_letter(&taking(args, desk))?;
    let answer = Answer {
        schema: "nuo.candidates/1",
        format: opened.format.key(),
        encoding: opened.encoding,
        letter: letter_json(&Letter { id, ..reading.letter.clone() }),
        recorded: desk.comparison().map(recorded),
        candidates: desk.entries().iter().map(|entry| candidate(entry, reply)).collect(),
        doubts: doubts(&reading.doubts),
        noise: noise(&reading.noise),
    };
    Ok(session.output.json(&answer)?)
}

fn candidate(entry: &Entry, reply: ReplyDate) -> CandidateJson<'_> {
    let found = &entry.candidate;
    let draft = &found.draft;
    CandidateJson {
        code: &draft.code,
        title: &draft.title,
        source: draft.source.iter().map(place_json).collect(),
        cue: &found.cue,
        kind: draft.kind,
        strength: draft.strength,
        condition: draft.condition.as_deref(),
        due: promised_due(&draft.due, resolve(draft.due.rule, reply)),
        target: draft.target.as_ref().map(target_json),
        lead: &draft.lead,
        lead_named: draft.lead_named,
        co: &draft.co,
        grounds: &found.grounds,
        doubts: doubts(&found.doubts),
        score: f64::from(found.score) / 100.0,
        standing: match entry.standing {
            Standing::New => "new",
            Standing::Known(_) => "known",
            Standing::Changed { .. } => "changed",
        },
    }
}

fn doubts(doubts: &[Doubt]) -> Vec<DoubtJson<'_>> {
    let doubts = doubts.iter();
    doubts
        .map(|Doubt { kind, words, place }| DoubtJson {
            kind: *kind,
            words,
            place: place.as_ref().map(place_json),
        })
        .collect()
}

fn noise(noise: &[Noise]) -> Vec<NoiseJson<'_>> {
    let parts = noise.iter();
    parts
        .map(|Noise { kind, text, paragraph }| NoiseJson {
            kind: *kind,
            text,
            paragraph: *paragraph,
        })
        .collect()
}

/// The letter as the ledger has it, and what became of its commitments.
fn recorded(comparison: &Comparison) -> Value {
    let known = |known: &Known| {
        let changes: Vec<Value> = known.changes.iter().map(change).collect();
        json!({
            "code": known.item.code(), "title": known.title, "withdrawn": known.withdrawn,
            "changes": changes,
        })
    };
    let sameness = match comparison.sameness {
        Sameness::File => "file",
        Sameness::Text => "text",
        Sameness::Changed => "changed",
    };
    json!({
        "letter": comparison.letter.id, "sameness": sameness,
        "items": comparison.known.iter().map(known).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    let way = match change.direction() {
        Direction::Weaker => "weaker",
        Direction::Stronger => "stronger",
        Direction::Neither => "neither",
    };
    let place = |place: &Place| json!(place_json(place));
    let due = |words: &DueWords, day: &Option<NaiveDate>| json!({ "wording": words.wording, "rule": words.rule.to_string(), "latest": day });
    let target = |target: &Option<Target>| json!(target.as_ref().map(target_json));
    match change {
        Change::Moved { from, to } => {
            json!({ "change": "moved", "direction": way, "from": place(from), "to": place(to) })
        }
        Change::Reworded { was, now } => {
            json!({ "change": "reworded", "direction": way, "from": was, "to": now })
        }
        Change::Strength { was, now, was_cue, now_cue } => json!({
            "change": "strength", "direction": way, "from": was, "to": now,
            "from_cue": was_cue, "to_cue": now_cue,
        }),
        Change::Due { was, was_day, now, now_day } => json!({
            "change": "due", "direction": way, "from": due(was, was_day), "to": due(now, now_day),
        }),
        Change::Number { was, now } => {
            json!({ "change": "target", "direction": way, "from": target(was), "to": target(now) })
        }
        Change::Dropped => json!({ "change": "dropped", "direction": way }),
    }
}
