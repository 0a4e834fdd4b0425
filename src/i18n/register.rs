//! The words of the register: what stands above its columns, and what in its
//! cells. An unknown is an empty cell.

use super::due::{Ground, due_basis, move_sentence};
use super::report::period_name;
use super::{
    Lang, Term, either, goal_text, lead_inferred, number, part_word, place_words, proof, series,
    target_words,
};
use crate::domain::due::ReplyDate;
use crate::domain::register::{Heard, Latest, RegisterColumn, RegisterRow, UnitName};
use crate::domain::vocabulary::{Certainty, Status, Strength};
use chrono::NaiveDate;

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Whole(i64),
    Number(f64),
    /// A day, and what is said behind it: `（按期完成）`, or nothing.
    Day {
        day: NaiveDate,
        said: String,
    },
    Nothing,
}

impl Cell {
    /// The cell as plain text; days as `2026-11-23`.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Whole(value) => value.to_string(),
            Self::Number(value) => number(*value),
            Self::Day { day, said } => format!("{day}{said}"),
            Self::Nothing => String::new(),
        }
    }

    fn of(text: String) -> Self {
        if text.trim().is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Nothing, |day| Self::Day { day, said: String::new() })
    }
}

/// What the register is called.
#[must_use]
pub const fn register_name(lang: Lang) -> &'static str {
    lang.pick("台账", "Register")
}

/// The word above a column.
#[must_use]
pub const fn register_column(column: RegisterColumn, lang: Lang) -> &'static str {
    use RegisterColumn as Column;
    match column {
        Column::Code => lang.pick("编号", "Code"),
        Column::Suggestion => lang.pick("建议号与案由", "Suggestion"),
        Column::Deputy => lang.pick("领衔代表", "Deputy"),
        Column::Reply => lang.pick("答复单位·文号·日期", "Reply: unit, number, date"),
        Column::Class => lang.pick("办复类别（口径）", "Class (scheme)"),
        Column::Commitment => lang.pick("承诺事项", "Commitment"),
        Column::Source => lang.pick("原文位置", "Place in the letter"),
        Column::Strength => lang.pick("承诺力度", "Strength"),
        Column::Lead => lang.pick("牵头单位", "Lead unit"),
        Column::Co => lang.pick("协办单位", "Co-handling units"),
        Column::Owner => lang.pick("责任人", "Person responsible"),
        Column::Target => lang.pick("量化目标", "Target"),
        Column::Due => lang.pick("完成时限", "Due date"),
        Column::DueBasis => lang.pick("时限依据与把握", "Basis and certainty of the due date"),
        Column::Review => lang.pick("复核日", "Review date"),
        Column::Status => lang.pick("办理状态", "Status"),
        Column::Timeliness => lang.pick("时限状态", "Timeliness"),
        Column::Value => lang.pick("完成值/目标值", "Value / target"),
        Column::Latest => lang.pick("最新进展（日期）", "Latest news (date)"),
        Column::Problem => {
            lang.pick("存在问题/延期原因与次数", "Problems; how often and why it was moved")
        }
        Column::NextStep => lang.pick("下一步措施", "Next steps"),
        Column::Evidence => lang.pick("佐证材料", "Evidence"),
        Column::Completed => lang.pick("完成日期（按期/逾期）", "Completed (on time / late)"),
        Column::Verified => lang.pick("核实人·核实日期·销号", "Verified by, on; closed"),
        Column::Feedback => lang.pick("代表反馈", "Feedback of the deputy"),
        Column::Remarks => lang.pick("备注", "Remarks"),
    }
}

/// What stands in one column of one row.
#[must_use]
pub fn register_cell(row: &RegisterRow, column: RegisterColumn, lang: Lang) -> Cell {
    use RegisterColumn as Column;
    let field = |key: &str| Cell::of(row.fields.get(key).cloned().unwrap_or_default());
    match column {
        Column::Code => Cell::Text(row.code.clone()),
        Column::Suggestion => Cell::of(suggestion(row, lang)),
        Column::Deputy => {
            let letter = &row.letter;
            Cell::of(lang.pick_filled(&letter.addressee, &letter.addressee_en).to_owned())
        }
        Column::Reply => Cell::of(reply(row, lang)),
        Column::Class => Cell::of(class(row, lang)),
        Column::Commitment => Cell::of(lang.pick_filled(&row.title, &row.title_en).to_owned()),
        Column::Source => {
            let places: Vec<String> =
                row.source.iter().map(|place| place_words(place, lang)).collect();
            Cell::of(places.join(lang.pick("；", "; ")))
        }
        Column::Strength => Cell::Text(strength(row, lang)),
        Column::Lead => Cell::of(lead(row, lang)),
        Column::Co => Cell::of(unit_series(&row.co, lang)),
        Column::Owner => field("owner"),
        Column::Target => Cell::of(target(row, lang)),
        Column::Due => Cell::day(row.due.latest),
        Column::DueBasis => Cell::of(basis(row, lang)),
        Column::Review => Cell::day(row.review_on),
        Column::Status => Cell::Text(row.status.word(lang).to_owned()),
        Column::Timeliness => {
            Cell::of(row.timeliness.map_or("", |timeliness| timeliness.word(lang)).to_owned())
        }
        Column::Value => value(row, lang),
        Column::Latest => Cell::of(latest(row, lang)),
        Column::Problem => Cell::of(problem(row, lang)),
        Column::NextStep => field("next_step"),
        Column::Evidence => Cell::of(evidence(row, lang)),
        Column::Completed => completed(row, lang),
        Column::Verified => Cell::of(verified(row, lang)),
        Column::Feedback => field("feedback"),
        Column::Remarks => Cell::of(remarks(row, lang)),
    }
}

/// The names of units in the language, where it has them.
#[must_use]
pub fn unit_series(units: &[UnitName], lang: Lang) -> String {
    let names: Vec<&str> =
        units.iter().map(|unit| lang.pick_filled(&unit.name, &unit.name_en)).collect();
    series(&names, lang)
}

fn suggestion(row: &RegisterRow, lang: Lang) -> String {
    let letter = &row.letter;
    let (number, title) =
        (&letter.number, lang.pick_filled(&letter.suggestion, &letter.suggestion_en));
    match (number.is_empty(), title.is_empty(), lang) {
        (true, _, _) => title.to_owned(),
        (false, true, Lang::Zh) => format!("第{number}号"),
        (false, true, Lang::En) => format!("No. {number}"),
        (false, false, Lang::Zh) => format!("第{number}号 {title}"),
        (false, false, Lang::En) => format!("No. {number}: {title}"),
    }
}

fn reply(row: &RegisterRow, lang: Lang) -> String {
    let letter = &row.letter;
    let mut pieces = vec![unit_series(&letter.lead, lang)];
    pieces.extend(letter.document_number.clone());
    if letter.reply != ReplyDate::default() {
        pieces.push(super::reply_date(letter.reply, lang));
    }
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces.join(" · ")
}

fn class(row: &RegisterRow, lang: Lang) -> String {
    let Some(class) = &row.letter.class else { return String::new() };
    let (mark, scheme) = (&class.mark, &class.scheme);
    match scheme.trim().is_empty() {
        true => mark.clone(),
        false => either!(lang, "{mark}（{scheme}）", "{mark} ({scheme})"),
    }
}

fn strength(row: &RegisterRow, lang: Lang) -> String {
    let word = row.strength.word(lang);
    let (zh, en) = (row.condition.as_deref(), row.condition_en.as_deref());
    let condition = lang.pick_filled(zh.unwrap_or_default(), en.unwrap_or_default());
    match row.strength {
        Strength::Conditional if !condition.is_empty() => {
            either!(lang, "{word}（{condition}）", "{word} ({condition})")
        }
        Strength::Firm | Strength::Aim | Strength::Explore | Strength::Conditional => {
            word.to_owned()
        }
    }
}

fn lead(row: &RegisterRow, lang: Lang) -> String {
    let units = unit_series(&row.lead, lang);
    match row.lead_named || units.is_empty() {
        true => units,
        false => format!("{units}{}", lead_inferred(lang)),
    }
}

fn target(row: &RegisterRow, lang: Lang) -> String {
    let target = row.target.as_ref().map(|target| target_words(target, lang));
    let parts: Vec<&str> =
        row.parts.iter().map(|part| lang.pick_filled(&part.name, &part.name_en)).collect();
    let parts = (!parts.is_empty()).then(|| {
        let (count, names) = (parts.len(), series(&parts, lang));
        either!(lang, "{count} 个分项：{names}", "{count} parts: {names}")
    });
    let pieces: Vec<String> = target.into_iter().chain(parts).collect();
    pieces.join(lang.pick("；", "; "))
}

fn basis(row: &RegisterRow, lang: Lang) -> String {
    let ground = Ground {
        letter: row.id.letter(),
        words: &row.due.words,
        base: row.due.base,
        condition: row.condition.as_deref(),
        condition_en: row.condition_en.as_deref(),
        recorded_on: row.recorded_on,
    };
    let mut sentences = due_basis(&ground, row.letter.reply, lang);
    if let Some(period) = row.due.period.map(|period| period_name(period, lang)) {
        let period = period.trim_end();
        sentences.push(either!(lang, "本期 {period}", "Present period: {period}"));
    }
    sentences.extend(row.moves.last().map(|moved| move_sentence(moved, lang)));
    let certainty = row.due.base.certainty;
    if certainty != Certainty::None {
        let word = certainty.word(lang);
        sentences.push(either!(lang, "把握：{word}", "Certainty: {word}"));
    }
    sentences.join(lang.pick("；", "; "))
}

/// What was reached of what was promised; nothing before anything was seen.
fn value(row: &RegisterRow, lang: Lang) -> Cell {
    let progress = &row.progress;
    if let Some((kept, of)) = progress.parts {
        return Cell::Text(either!(lang, "分项 {kept}/{of}", "{kept} of {of} parts"));
    }
    if let Some(periods) = &progress.periods {
        let (kept, of) = (periods.kept, row.periods_begun);
        return Cell::Text(either!(lang, "兑现 {kept}/{of} 期", "{kept} of {of} periods kept"));
    }
    let Some(value) = progress.value else { return Cell::Nothing };
    let shown = number(value);
    let unit = row.target.as_ref().map_or("", |target| {
        let unit = lang.pick_filled(&target.unit, &target.unit_en);
        unit.trim()
    });
    match (goal_text(progress.low, progress.high), unit) {
        (None, "") => plain(value),
        (None, unit) => Cell::Text(format!("{shown} {unit}")),
        // Without a unit `3/4` would be taken for a date.
        (Some(goal), unit) => {
            let text = either!(lang, "完成 {shown}/{goal} {unit}", "{shown} of {goal} {unit}");
            Cell::Text(text.trim_end().to_owned())
        }
    }
}

fn plain(value: f64) -> Cell {
    // A number this small is exact in both.
    match value.fract() == 0.0 && value.abs() < 1e15 {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and small")]
        true => Cell::Whole(value as i64),
        false => Cell::Number(value),
    }
}

fn latest(row: &RegisterRow, lang: Lang) -> String {
    let Some(Latest { on, heard }) = &row.latest else { return String::new() };
    let said: Vec<String> = heard.iter().map(|heard| heard_words(heard, row, lang)).collect();
    format!("{on} {}", said.join(lang.pick("；", "; ")))
}

fn heard_words(heard: &Heard, row: &RegisterRow, lang: Lang) -> String {
    let with_note = |text: String, note: &Option<String>| match note.as_deref().map(one_line) {
        Some(note) if !note.is_empty() => either!(lang, "{text}：{note}", "{text}: {note}"),
        Some(_) | None => text,
    };
    match heard {
        Heard::Status { status, note } => with_note(status.word(lang).to_owned(), note),
        Heard::Value { value, period, note } => {
            let target = row.target.as_ref();
            let value = super::report::progress(*period, None, *value, target, lang);
            with_note(value, note)
        }
        Heard::Period { period, verdict } => {
            format!("{}{}", period_name(*period, lang).trim_end(), lang.pick("", " "))
                + verdict.word(lang)
        }
        Heard::Part { name, name_en, verdict } => {
            format!("{} {}", lang.pick_filled(name, name_en), part_word(*verdict, lang))
        }
        Heard::Evidence { title, number } => {
            let proof = super::item::numbered(title, number.as_deref());
            either!(lang, "佐证 {proof}", "evidence: {proof}")
        }
        Heard::Note { text } => one_line(text),
    }
}

/// What stands in a cell behind the office's own words and is no part of them:
/// what was recorded of the commitment.
#[must_use]
pub fn recorded_words(row: &RegisterRow, column: RegisterColumn, lang: Lang) -> Vec<String> {
    match column {
        RegisterColumn::Problem => trouble(row, lang),
        RegisterColumn::Remarks => withdrawal(row, lang).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// What the office wrote, and what was recorded.
fn problem(row: &RegisterRow, lang: Lang) -> String {
    let mut pieces: Vec<String> = row.fields.get("problem").cloned().into_iter().collect();
    pieces.extend(trouble(row, lang));
    pieces.join(lang.pick("；", "; "))
}

/// Why it is stalled or was not kept, and how often and why the date was moved.
fn trouble(row: &RegisterRow, lang: Lang) -> Vec<String> {
    let mut pieces = Vec::new();
    if matches!(row.status, Status::Stalled | Status::Broken | Status::Partial)
        && let Some(note) = row.status_note.as_deref().map(one_line)
    {
        let word = row.status.word(lang);
        pieces.push(either!(lang, "{word}：{note}", "{word}: {note}"));
    }
    if let Some(last) = row.moves.last() {
        let times = super::report::moves(row.moves.len(), row.days_moved(), lang);
        let mut reasons: Vec<String> =
            row.moves.iter().map(|moved| one_line(&moved.reason)).collect();
        reasons.dedup();
        let (reasons, to) = (reasons.join(lang.pick("；", "; ")), last.to);
        pieces.push(either!(
            lang,
            "{times}，现至 {to}，理由：{reasons}",
            "{times}, now to {to}; reason: {reasons}"
        ));
    }
    pieces
}

fn evidence(row: &RegisterRow, lang: Lang) -> String {
    if row.lacks_proof() {
        return no_proof(lang).to_owned();
    }
    let lines: Vec<String> = row
        .evidence
        .iter()
        .map(|evidence| {
            let text = proof(&evidence.title, evidence.number.as_deref(), evidence.grade, lang);
            let issued: Vec<String> = evidence
                .issuer
                .iter()
                .cloned()
                .chain(evidence.date.map(|day| day.to_string()))
                .collect();
            match issued.is_empty() {
                true => text,
                false => format!("{text} {}", issued.join(" ")),
            }
        })
        .collect();
    lines.join(lang.pick("；", "; "))
}

/// That something is marked done of which there is no proof.
const fn no_proof(lang: Lang) -> &'static str {
    lang.pick("无据", "no proof")
}

fn completed(row: &RegisterRow, lang: Lang) -> Cell {
    let (Status::Done, Some(day)) = (row.status, row.status_on) else { return Cell::Nothing };
    let said = match row.timeliness.map(|timeliness| timeliness.word(lang)) {
        Some(word) => either!(lang, "（{word}）", " ({word})"),
        None => String::new(),
    };
    Cell::Day { day, said }
}

fn verified(row: &RegisterRow, lang: Lang) -> String {
    let Some(verified) = &row.verified else { return String::new() };
    let closed = match row.lacks_proof() {
        true => no_proof(lang),
        false => lang.pick("已销号", "closed"),
    };
    format!("{} · {} · {closed}", verified.actor, verified.recorded_on)
}

fn remarks(row: &RegisterRow, lang: Lang) -> String {
    let mut pieces: Vec<String> = row.fields.get("remarks").cloned().into_iter().collect();
    pieces.extend(withdrawal(row, lang));
    pieces.join(lang.pick("；", "; "))
}

fn withdrawal(row: &RegisterRow, lang: Lang) -> Option<String> {
    let gone = row.withdrawn.as_ref()?;
    let (on, reason) = (gone.on, one_line(&gone.reason));
    Some(either!(lang, "{on} 撤回：{reason}", "withdrawn on {on}: {reason}"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
