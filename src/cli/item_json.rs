//! A commitment as JSON. Keys and values are English in every language and
//! are only ever added to.

use crate::domain::commitment::{Answer, Commitment, DueWords, Move, Place};
use crate::domain::due::Base;
use crate::domain::period::Period;
use crate::domain::target::Target;
use crate::domain::timeliness;
use crate::domain::vocabulary::{Certainty, Kind, Operator, Scope, Status, Strength, Timeliness};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// One commitment of `nuo.list/1` and `nuo.show/1`.
#[derive(Debug, Serialize)]
pub struct ItemJson<'a> {
    code: &'a str,
    letter: &'a str,
    title: &'a str,
    title_en: &'a str,
    kind: Kind,
    strength: Strength,
    condition: Option<&'a str>,
    lead: &'a [String],
    lead_named: bool,
    co: &'a [String],
    status: Status,
    status_on: Option<NaiveDate>,
    timeliness: Option<Timeliness>,
    due: DueJson<'a>,
    target: Option<TargetJson<'a>>,
    progress: Option<ProgressJson<'a>>,
    parts: Vec<PartJson<'a>>,
    periods: Vec<PeriodJson>,
    evidence: usize,
    no_proof: bool,
    review_on: Option<NaiveDate>,
    updated_on: NaiveDate,
    theme: &'a str,
    tags: &'a [String],
    source: Vec<PlaceJson>,
    fields: &'a BTreeMap<String, String>,
}

/// A due date and how it came about.
#[derive(Debug, Serialize)]
pub struct DueJson<'a> {
    latest: Option<NaiveDate>,
    earliest: Option<NaiveDate>,
    certainty: Certainty,
    rule: String,
    wording: &'a str,
    wording_en: &'a str,
    moves: Vec<MoveJson<'a>>,
}

#[derive(Debug, Serialize)]
struct MoveJson<'a> {
    from: Option<NaiveDate>,
    to: NaiveDate,
    reason: &'a str,
    on: NaiveDate,
}

/// A promised quantity.
#[derive(Debug, Serialize)]
pub struct TargetJson<'a> {
    metric: &'a str,
    operator: Operator,
    low: Option<serde_json::Value>,
    high: Option<serde_json::Value>,
    unit: &'a str,
    scope: Scope,
    baseline: Option<serde_json::Value>,
}

#[derive(Debug, Serialize)]
struct ProgressJson<'a> {
    value: serde_json::Value,
    on: NaiveDate,
    period: Option<Period>,
    note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct PartJson<'a> {
    part: usize,
    name: &'a str,
    name_en: &'a str,
    verdict: Option<&'static str>,
    on: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
struct PeriodJson {
    period: Period,
    verdict: Option<&'static str>,
    on: Option<NaiveDate>,
}

/// A clause of a letter.
#[derive(Debug, Serialize)]
pub struct PlaceJson {
    paragraph: u32,
    start: u32,
    end: u32,
}

impl<'a> ItemJson<'a> {
    /// The commitment as it stands on `today`.
    #[must_use]
    pub fn of(item: &'a Commitment, today: NaiveDate, soon_days: u32) -> Self {
        let draft = &item.draft;
        Self {
            code: item.code(),
            letter: item.id.letter(),
            title: &draft.title,
            title_en: &draft.title_en,
            kind: draft.kind,
            strength: draft.strength,
            condition: draft.condition.as_deref(),
            lead: &draft.lead,
            lead_named: draft.lead_named,
            co: &draft.co,
            status: item.status(),
            status_on: item.status_on(),
            timeliness: timeliness::of(item, today, soon_days),
            due: due(item),
            target: draft.target.as_ref().map(target_json),
            progress: item.latest_observation().map(|seen| ProgressJson {
                value: whole(seen.value),
                on: seen.on,
                period: seen.period,
                note: seen.note.as_deref(),
            }),
            parts: parts(item),
            periods: periods(item, today),
            evidence: item.evidence.len(),
            no_proof: item.lacks_proof(),
            review_on: item.review_on(),
            updated_on: item.updated_on,
            theme: &draft.theme,
            tags: &draft.tags,
            source: draft.source.iter().map(place_json).collect(),
            fields: &draft.fields,
        }
    }
}

fn due(item: &Commitment) -> DueJson<'_> {
    DueJson {
        latest: item.due(),
        earliest: item.due_earliest(),
        moves: item.moves.iter().map(move_json).collect(),
        ..promised_due(&item.draft.due, item.base)
    }
}

/// The due date of what nobody has recorded yet.
#[must_use]
pub fn promised_due(words: &DueWords, base: Base) -> DueJson<'_> {
    DueJson {
        latest: base.latest,
        earliest: base.earliest,
        certainty: base.certainty,
        rule: words.rule.to_string(),
        wording: &words.wording,
        wording_en: &words.wording_en,
        moves: Vec::new(),
    }
}

/// A place in a letter.
#[must_use]
pub fn place_json(place: &Place) -> PlaceJson {
    PlaceJson { paragraph: place.paragraph, start: place.start, end: place.end }
}

fn move_json(moved: &Move) -> MoveJson<'_> {
    MoveJson { from: moved.from, to: moved.to, reason: &moved.reason, on: moved.on }
}

/// A promised quantity.
#[must_use]
pub fn target_json(target: &Target) -> TargetJson<'_> {
    TargetJson {
        metric: &target.metric,
        operator: target.operator,
        low: target.low.map(whole),
        high: target.high.map(whole),
        unit: &target.unit,
        scope: target.scope,
        baseline: target.baseline.map(whole),
    }
}

fn parts(item: &Commitment) -> Vec<PartJson<'_>> {
    item.draft
        .parts
        .iter()
        .enumerate()
        .map(|(place, part)| {
            let (verdict, on) = answered(item.parts.get(&place));
            PartJson { part: place + 1, name: &part.name, name_en: &part.name_en, verdict, on }
        })
        .collect()
}

fn periods(item: &Commitment, today: NaiveDate) -> Vec<PeriodJson> {
    let begun = item.periods_until(today);
    begun
        .into_iter()
        .map(|period| {
            let (verdict, on) = answered(item.periods.get(&period));
            PeriodJson { period, verdict, on }
        })
        .collect()
}

fn answered(answer: Option<&Answer>) -> (Option<&'static str>, Option<NaiveDate>) {
    (answer.map(|answer| answer.verdict.key()), answer.map(|answer| answer.on))
}

/// A whole number without `.0`, as it was typed.
#[must_use]
pub fn whole(value: f64) -> serde_json::Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and in range")]
        let number = value as i64;
        return number.into();
    }
    value.into()
}

/// Writes every whole number in a value without `.0`.
pub fn whole_numbers(json: &mut serde_json::Value) {
    use serde_json::Value;
    match json {
        Value::Number(number) if number.is_f64() => {
            if let Some(value) = number.as_f64() {
                *json = whole(value);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(whole_numbers),
        Value::Object(fields) => fields.values_mut().for_each(whole_numbers),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
