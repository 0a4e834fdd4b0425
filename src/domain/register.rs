//! The register (台账): one row a commitment with all that an office asks of it,
//! in the columns that offices know.
//!
//! The ledger is the file; the register is what is handed on. A row is data
//! without a language; the words of its cells live in `i18n`.

use crate::domain::commitment::{
    Commitment, DueWords, Evidence, Move, PartName, Place, Withdrawal,
};
use crate::domain::due::{Base, ReplyDate};
use crate::domain::ids::ItemId;
use crate::domain::letter::{ClassMark, Letter};
use crate::domain::listing::keys;
use crate::domain::period::Period;
use crate::domain::progress::{Progress, progress};
use crate::domain::target::Target;
use crate::domain::timeliness::{Thresholds, of};
use crate::domain::vocabulary::{Kind, Status, Strength, Timeliness, Verdict};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

keys! {
    /// A column of the register, in the order that offices expect.
    #[derive(Ord, PartialOrd)]
    RegisterColumn {
        /// 编号
        Code => "code",
        /// 建议号与案由
        Suggestion => "suggestion",
        /// 领衔代表
        Deputy => "deputy",
        /// 答复单位·文号·日期
        Reply => "reply",
        /// 办复类别(口径)
        Class => "class",
        /// 承诺事项
        Commitment => "commitment",
        /// 原文位置
        Source => "source",
        /// 承诺力度
        Strength => "strength",
        /// 牵头单位
        Lead => "lead",
        /// 协办单位
        Co => "co",
        /// 责任人
        Owner => "owner",
        /// 量化目标
        Target => "target",
        /// 完成时限
        Due => "due",
        /// 时限依据与把握
        DueBasis => "due_basis",
        /// 复核日
        Review => "review",
        /// 办理状态
        Status => "status",
        /// 时限状态
        Timeliness => "timeliness",
        /// 完成值/目标值
        Value => "value",
        /// 最新进展(日期)
        Latest => "latest",
        /// 存在问题/延期原因与次数
        Problem => "problem",
        /// 下一步措施
        NextStep => "next_step",
        /// 佐证材料
        Evidence => "evidence",
        /// 完成日期(按期/逾期)
        Completed => "completed",
        /// 核实人·核实日期·销号
        Verified => "verified",
        /// 代表反馈
        Feedback => "feedback",
        /// 备注
        Remarks => "remarks",
    }
}

/// A unit by its Chinese name and, where a letter has it, its English one.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct UnitName {
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_en: String,
}

/// What the register says of the letter in which a commitment stands.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct RegisterLetter {
    pub id: String,
    /// The number of the suggestion that was answered.
    pub number: String,
    pub suggestion: String,
    pub suggestion_en: String,
    /// The deputies to whom the reply is addressed.
    pub addressee: String,
    pub addressee_en: String,
    /// The units that answered.
    pub lead: Vec<UnitName>,
    pub document_number: Option<String>,
    pub reply: ReplyDate,
    pub class: Option<ClassMark>,
}

/// How the due date came about.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct RegisterDue {
    pub words: DueWords,
    pub base: Base,
    /// The last day on which it is not yet late.
    pub latest: Option<NaiveDate>,
    /// The first day it can be due, where the reply's date is uncertain.
    pub earliest: Option<NaiveDate>,
    /// The period that the date belongs to, where it is a recurring one.
    pub period: Option<Period>,
}

/// One thing that was heard of a commitment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Heard {
    Status { status: Status, note: Option<String> },
    Value { value: f64, period: Option<Period>, note: Option<String> },
    Period { period: Period, verdict: Verdict },
    Part { name: String, name_en: String, verdict: Verdict },
    Evidence { title: String, number: Option<String> },
    Note { text: String },
}

/// Everything that was heard on the last day with any news.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Latest {
    pub on: NaiveDate,
    pub heard: Vec<Heard>,
}

/// Who marked a commitment done, and on which day that was recorded.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Verification {
    pub actor: String,
    pub recorded_on: NaiveDate,
}

/// The newest operation that a row rests on.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct LastRecording {
    /// Its number; it rises with every change.
    pub op: i64,
    /// When it was recorded, by RFC 3339.
    pub at: String,
}

/// One row of the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterRow {
    /// Its place in the register, from one.
    pub number: usize,
    pub id: ItemId,
    pub code: String,
    pub letter: RegisterLetter,
    pub title: String,
    pub title_en: String,
    pub kind: Kind,
    pub strength: Strength,
    pub condition: Option<String>,
    pub condition_en: Option<String>,
    pub source: Vec<Place>,
    pub lead: Vec<UnitName>,
    /// Whether the letter names the lead, or it was inferred.
    pub lead_named: bool,
    pub co: Vec<UnitName>,
    pub tags: Vec<String>,
    pub target: Option<Target>,
    /// The named parts of which all have to be done.
    pub parts: Vec<PartName>,
    pub due: RegisterDue,
    /// nuo's reminder, never a promise.
    pub review_on: Option<NaiveDate>,
    pub recorded_on: NaiveDate,
    pub status: Status,
    pub status_on: Option<NaiveDate>,
    /// What was said with the status.
    pub status_note: Option<String>,
    pub timeliness: Option<Timeliness>,
    pub progress: Progress,
    /// How many periods of a recurring commitment have begun.
    pub periods_begun: usize,
    pub latest: Option<Latest>,
    pub moves: Vec<Move>,
    pub evidence: Vec<Evidence>,
    /// Set where it is done.
    pub verified: Option<Verification>,
    pub withdrawn: Option<Withdrawal>,
    /// Further fields that an office keeps: `owner`, `next_step`, `feedback`,
    /// `problem`, `remarks`, others by the office's own heading.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    pub last: LastRecording,
}

/// What of a row is not told by its commitment and its letter.
#[derive(Clone, Debug)]
pub struct Recordings {
    pub verified: Option<Verification>,
    pub last: LastRecording,
}

impl RegisterLetter {
    #[must_use]
    pub fn of(letter: &Letter) -> Self {
        Self {
            id: letter.id.clone(),
            number: letter.number.clone(),
            suggestion: letter.suggestion.clone(),
            suggestion_en: letter.suggestion_en.clone(),
            addressee: letter.addressee.clone(),
            addressee_en: letter.addressee_en.clone(),
            lead: unit_names(&letter.lead, &letter.units),
            document_number: letter.document_number.clone(),
            reply: letter.reply.date,
            class: letter.class.clone(),
        }
    }
}

/// The units with the English names that are known of them.
#[must_use]
pub fn unit_names(units: &[String], english: &BTreeMap<String, String>) -> Vec<UnitName> {
    let name = |unit: &String| UnitName {
        name: unit.clone(),
        name_en: english.get(unit).cloned().unwrap_or_default(),
    };
    units.iter().map(name).collect()
}

impl RegisterRow {
    /// The row of a commitment; `english` are English names of units.
    #[must_use]
    pub fn of(
        number: usize,
        item: Commitment,
        letter: RegisterLetter,
        english: &BTreeMap<String, String>,
        recordings: Recordings,
        thresholds: Thresholds,
    ) -> Self {
        let Thresholds { today, soon_days, .. } = thresholds;
        let due = RegisterDue {
            words: item.draft.due.clone(),
            base: item.base,
            latest: item.due(),
            earliest: item.due_earliest(),
            period: item.next_period(NaiveDate::MAX),
        };
        let verified = recordings.verified.filter(|_| item.status() == Status::Done);
        Self {
            number,
            code: item.code().to_owned(),
            letter,
            lead: unit_names(&item.draft.lead, english),
            co: unit_names(&item.draft.co, english),
            review_on: item.review_on(),
            recorded_on: item.recorded_on,
            status: item.status(),
            status_on: item.status_on(),
            status_note: item.statuses.last().and_then(|change| change.note.clone()),
            timeliness: of(&item, today, soon_days).filter(|_| item.withdrawn.is_none()),
            progress: progress(&item),
            periods_begun: item.periods_until(today).len(),
            latest: latest(&item),
            due,
            verified,
            id: item.id,
            title: item.draft.title,
            title_en: item.draft.title_en,
            kind: item.draft.kind,
            strength: item.draft.strength,
            condition: item.draft.condition,
            condition_en: item.draft.condition_en,
            source: item.draft.source,
            lead_named: item.draft.lead_named,
            tags: item.draft.tags,
            target: item.draft.target,
            parts: item.draft.parts,
            moves: item.moves,
            evidence: item.evidence.into_iter().map(|added| added.evidence).collect(),
            withdrawn: item.withdrawn,
            fields: item.draft.fields,
            last: recordings.last,
        }
    }

    /// Whether it still has to be followed up.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status.is_open() && self.withdrawn.is_none()
    }

    /// Marked done without any record of proof.
    #[must_use]
    pub fn lacks_proof(&self) -> bool {
        self.status == Status::Done && self.evidence.is_empty()
    }

    /// How many days all moves together put due dates back.
    #[must_use]
    pub fn days_moved(&self) -> i64 {
        let days = |moved: &Move| moved.from.map_or(0, |from| (moved.to - from).num_days());
        self.moves.iter().map(days).sum()
    }
}

/// What was heard on the last day with any news. A review that found nothing
/// new is none, and a moved date has a column of its own.
fn latest(item: &Commitment) -> Option<Latest> {
    let statuses = item.statuses.iter().map(|change| change.on);
    let values = item.observations.iter().map(|seen| seen.on);
    let notes = item.notes.iter().map(|note| note.on);
    let proofs = item.evidence.iter().map(|added| added.on);
    let answers = item.periods.values().chain(item.parts.values()).map(|answer| answer.on);
    let on = statuses.chain(values).chain(notes).chain(proofs).chain(answers).max()?;
    let mut heard = Vec::new();
    // Only the last word of a day on the status holds.
    heard.extend(
        item.statuses
            .iter()
            .rev()
            .find(|change| change.on == on)
            .map(|change| Heard::Status { status: change.status, note: change.note.clone() }),
    );
    heard.extend(item.observations.iter().filter(|seen| seen.on == on).map(|seen| Heard::Value {
        value: seen.value,
        period: seen.period,
        note: seen.note.clone(),
    }));
    let periods = item.periods.iter().filter(|(_, answer)| answer.on == on);
    heard.extend(
        periods.map(|(period, answer)| Heard::Period { period: *period, verdict: answer.verdict }),
    );
    let parts = item.parts.iter().filter(|(_, answer)| answer.on == on);
    heard.extend(parts.filter_map(|(place, answer)| {
        let PartName { name, name_en } = item.draft.parts.get(*place)?.clone();
        Some(Heard::Part { name, name_en, verdict: answer.verdict })
    }));
    heard.extend(item.evidence.iter().filter(|added| added.on == on).map(|added| {
        let Evidence { title, number, .. } = added.evidence.clone();
        Heard::Evidence { title, number }
    }));
    let notes = item.notes.iter().filter(|note| note.on == on);
    heard.extend(notes.map(|note| Heard::Note { text: note.text.clone() }));
    Some(Latest { on, heard })
}
