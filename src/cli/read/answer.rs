//! What was found in a letter, as JSON.

use crate::cli::failure::Failure;
use crate::cli::item_json::{place_json, promised_due, target_json};
use crate::cli::letter::letter_json;
use crate::cli::session::Session;
use crate::domain::due::{ReplyDate, resolve};
use crate::domain::reading::{Candidate, Doubt, Noise, Reading};
use serde_json::{Value, json};

/// Writes the answer.
pub(super) fn write(session: &mut Session, reading: &Reading) -> Result<(), Failure> {
    let reply = reading.letter.reply.date;
    let candidates: Vec<Value> =
        reading.candidates.iter().map(|found| candidate(found, reply)).collect();
    let answer = json!({
        "schema": "nuo.candidates/1",
        "letter": letter_json(&reading.letter),
        "candidates": candidates,
        "doubts": doubts(&reading.doubts),
        "noise": reading.noise.iter().map(noise_json).collect::<Vec<_>>(),
    });
    Ok(session.output.json(&answer)?)
}

fn candidate(found: &Candidate, reply: ReplyDate) -> Value {
    let draft = &found.draft;
    json!({
        "code": draft.code,
        "title": draft.title,
        "source": draft.source.iter().map(place_json).collect::<Vec<_>>(),
        "cue": found.cue,
        "kind": draft.kind,
        "strength": draft.strength,
        "condition": draft.condition,
        "due": promised_due(&draft.due, resolve(draft.due.rule, reply)),
        "target": draft.target.as_ref().map(target_json),
        "lead": draft.lead,
        "lead_named": draft.lead_named,
        "co": draft.co,
        "grounds": found.grounds,
        "doubts": doubts(&found.doubts),
        "score": f64::from(found.score) / 100.0,
    })
}

/// A part of the file that is not the letter.
pub(super) fn noise_json(noise: &Noise) -> Value {
    json!({ "kind": noise.kind, "text": noise.text, "paragraph": noise.paragraph })
}

fn doubts(doubts: &[Doubt]) -> Vec<Value> {
    let doubt = |doubt: &Doubt| {
        json!({
            "kind": doubt.kind, "words": doubt.words,
            "place": doubt.place.as_ref().map(place_json),
        })
    };
    doubts.iter().map(doubt).collect()
}
