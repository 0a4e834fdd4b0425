//! Words of an office's cells that name one of nuo's values: statuses,
//! quantities, units, proofs. What names none is handed back, never guessed.

use super::cell::Cell;
use crate::domain::commitment::Evidence;
use crate::domain::evidence::{Typed, classify, from_address, from_words};
use crate::domain::filling::read_target;
use crate::domain::target::Target;
use crate::domain::vocabulary::{Operator, Scope, Status};
use crate::text::fold::fold_text;
use serde_json::Value;
use std::collections::HashSet;

/// The words for a status, beside its key. "Partly done" and "not done" are not
/// among them: they say nothing of whether more is to come.
const STATUSES: &[(Status, &[&str])] = &[
    (Status::Unchecked, &["未核查", "待核查", "unchecked"]),
    (
        Status::NotStarted,
        &["未启动", "未开始", "尚未启动", "尚未开始", "未开展", "未推进", "notstarted"],
    ),
    (
        Status::InProgress,
        &[
            "推进中",
            "正在推进",
            "进行中",
            "正在进行",
            "办理中",
            "正在办理",
            "落实中",
            "正在落实",
            "实施中",
            "推进",
            "正在实施",
            "持续推进",
            "持续推进中",
            "有序推进",
            "正常推进",
            "按计划推进",
            "序时推进",
            "在办",
            "inprogress",
            "ongoing",
            "underway",
        ],
    ),
    (Status::Stalled, &["停滞", "暂停", "搁置", "中止", "推进缓慢停滞", "stalled", "onhold"]),
    (
        Status::Claimed,
        &["待核实", "待核验", "拟销号", "申请销号", "待销号", "已上报完成", "claimed"],
    ),
    (
        Status::Done,
        &[
            "已办结",
            "办结",
            "已完成",
            "完成",
            "全部完成",
            "已全部完成",
            "已落实",
            "落实到位",
            "已销号",
            "销号",
            "已兑现",
            "done",
            "completed",
            "complete",
            "finished",
            "closed",
        ],
    ),
    (Status::Partial, &["部分兑现", "partial"]),
    (Status::Broken, &["未兑现", "broken", "notkept"]),
    (Status::Superseded, &["已调整", "已取消", "已合并", "已变更", "superseded", "cancelled"]),
    (Status::Unverifiable, &["无法核查", "unverifiable"]),
];

/// The status that a cell names, and what stands behind it in brackets or after
/// a colon.
#[must_use]
pub fn status(text: &str) -> Option<(Status, Option<String>)> {
    let cut = text.find(['（', '(', '：', ':', '，', ',', '；', ';', '。']);
    let (head, tail) = text.split_at(cut.unwrap_or(text.len()));
    let key: String = fold_text(head).chars().filter(|c| c.is_alphanumeric()).collect();
    let found = STATUSES.iter().find(|(status, words)| {
        let own: String = status.key().chars().filter(|c| *c != '_').collect();
        own == key || words.contains(&key.as_str())
    })?;
    let sign = |c: char| c.is_whitespace() || "（()）：:，,；;。".contains(c);
    let note = tail.trim_matches(sign);
    Some((found.0, (!note.is_empty()).then(|| note.to_owned())))
}

/// The quantity that a cell promises.
#[must_use]
pub fn target(cell: &Cell, scope: Scope) -> Option<Target> {
    if let Cell::Json(value) = cell {
        return serde_json::from_value(value.clone()).ok();
    }
    let text = cell.text();
    let text = text.trim().trim_end_matches(['。', '；', ';']);
    // A number of its own is not told from the number of something else.
    let found = read_target(text, scope)?;
    let plain = found.metric.contains(['，', '；', '。', ',', ';']);
    let bare =
        found.operator == Operator::Exactly && found.unit.is_empty() && found.metric.is_empty();
    (!plain && !bare && found.unit.chars().count() <= 8).then_some(found)
}

/// The value of a target, as in `12`, `12家`, `完成 12/20-30 家`, `12 of 20`.
#[must_use]
pub fn value(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Json(Value::Object(fields)) => fields.get("value")?.as_f64(),
        Cell::Text(text) => {
            let folded = fold_text(text);
            let rest =
                folded.trim().trim_start_matches("完成").trim_start_matches("已").trim_start();
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
            let (digits, tail) = rest.split_at(end.unwrap_or(rest.len()));
            let tail = tail.trim_start();
            let goes_on = tail.starts_with(['-', '~', '—', '至']);
            digits.replace(',', "").parse().ok().filter(|value: &f64| value.is_finite() && !goes_on)
        }
        Cell::Empty | Cell::Day(_) | Cell::Json(_) | Cell::Fault(_) => None,
    }
}

/// The names in a cell, each once. Within brackets nothing is parted.
#[must_use]
pub fn names(cell: &Cell) -> Vec<String> {
    if let Cell::Json(Value::Array(values)) = cell {
        let names = values.iter().filter_map(Value::as_str).map(|name| name.trim().to_owned());
        return once(names.filter(|name| !name.is_empty()).collect());
    }
    let text = cell.text();
    once(parted(&text, &['、', '，', ',', '；', ';', '\n', '\r', '|']))
}

fn once(mut names: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// The pieces between separators outside of brackets and quotes.
fn parted(text: &str, separators: &[char]) -> Vec<String> {
    let (mut depth, mut pieces, mut piece) = (0_u32, Vec::new(), String::new());
    for c in text.chars() {
        match c {
            '（' | '(' | '《' | '〔' | '[' | '【' | '“' => depth += 1,
            '）' | ')' | '》' | '〕' | ']' | '】' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && separators.contains(&c) {
            pieces.push(std::mem::take(&mut piece));
        } else {
            piece.push(c);
        }
    }
    pieces.push(piece);
    pieces.iter().map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect()
}

/// Words of nuo's own behind a unit that no letter names.
const INFERRED: &[&str] = &["（推断，来文未写明）", "(inferred; the letter does not name it)"];

/// Lead units, and whether a letter names them.
#[must_use]
pub fn lead(cell: &Cell) -> (Vec<String>, bool) {
    let text = cell.text();
    match INFERRED.iter().find_map(|mark| text.trim_end().strip_suffix(mark)) {
        Some(bare) => (names(&Cell::of_text(bare)), false),
        None => (names(cell), true),
    }
}

/// Records of proof; `无据` and signs for nothing are none.
#[must_use]
pub fn evidence(cell: &Cell) -> Vec<Evidence> {
    if let Cell::Json(Value::Array(values)) = cell {
        let record = |value: &Value| -> Option<Evidence> {
            match value {
                Value::String(text) => one_proof(text),
                value => {
                    // A file stays where it was.
                    let mut record: Evidence = serde_json::from_value(value.clone()).ok()?;
                    record.file = None;
                    (!record.title.trim().is_empty()).then_some(record)
                }
            }
        };
        return values.iter().filter_map(record).collect();
    }
    parted(&cell.text(), &['；', ';', '\n', '\r'])
        .iter()
        .filter_map(|text| one_proof(text))
        .collect()
}

fn one_proof(text: &str) -> Option<Evidence> {
    let (text, grade) = graded(text.trim());
    let letters = text.chars().any(char::is_alphanumeric);
    if !letters || matches!(text, "无" | "无据" | "暂无" | "no proof" | "none") {
        return None;
    }
    let record = match classify(text) {
        Typed::Address(address) => from_address(address),
        Typed::Path(words) | Typed::Words(words) => from_words(words),
    };
    Some(Evidence { grade: grade.unwrap_or(record.grade), ..record })
}

/// A proof without the grade that nuo wrote behind it.
fn graded(text: &str) -> (&str, Option<Option<u8>>) {
    let marks = ["未定级）", "not graded)"];
    for (open, mark) in [("（", marks[0]), (" (", marks[1])] {
        if let Some(bare) = text.strip_suffix(mark).and_then(|text| text.strip_suffix(open)) {
            return (bare.trim_end(), Some(None));
        }
    }
    for grade in 0..=3_u8 {
        for tail in [format!("（{grade} 级）"), format!(" (grade {grade})")] {
            if let Some(bare) = text.strip_suffix(tail.as_str()) {
                return (bare.trim_end(), Some(Some(grade)));
            }
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::{evidence, lead, names, status, target, value};
    use crate::domain::vocabulary::{Operator, Scope, Status};
    use crate::import::cell::Cell;
    use serde_json::json;

    #[test]
    fn statuses_are_known_in_the_words_of_offices() {
        for (text, found) in [
            ("已完成", Some((Status::Done, None))),
            ("in_progress", Some((Status::InProgress, None))),
            ("In progress", Some((Status::InProgress, None))),
            ("推进中（已开两次会）", Some((Status::InProgress, Some("已开两次会")))),
            ("已办结：印发通知", Some((Status::Done, Some("印发通知")))),
            ("未核查", Some((Status::Unchecked, None))),
            ("基本完成", None),
            ("部分完成", None),
            ("未完成", None),
            ("已印发实施方案并召开会议", None),
        ] {
            let found = found.map(|(status, note)| (status, note.map(str::to_owned)));
            assert_eq!(status(text), found, "{text}");
        }
    }

    #[test]
    fn quantities_are_read_or_left_as_words() {
        let read = |text: &str| target(&Cell::of_text(text), Scope::Window);
        for (text, operator, unit) in [
            ("不少于20家", Operator::AtLeast, "家"),
            ("20—30家", Operator::Range, "家"),
            ("≥85%", Operator::AtLeast, "%"),
            ("示范基地 20-30 家", Operator::Range, "家"),
        ] {
            let found = read(text).expect(text);
            assert_eq!((found.operator, found.unit.as_str()), (operator, unit), "{text}");
        }
        for text in ["新建5家，培训100人", "显著提升", "35", "3家县级以上医院全部建成投用"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        for (text, found) in [
            ("12", Some(12.0)),
            ("12家", Some(12.0)),
            ("完成 12/20-30 家", Some(12.0)),
            ("1,200 of 2,000 posts", Some(1200.0)),
            ("20-30", None),
            ("过半", None),
        ] {
            assert_eq!(value(&Cell::of_text(text)), found, "{text}");
        }
    }

    #[test]
    fn lists_are_parted_outside_of_brackets() {
        let cell = |text: &str| Cell::of_text(text);
        assert_eq!(
            names(&cell("科技厅、财政厅（含局、处），科技厅")),
            ["科技厅", "财政厅（含局、处）"]
        );
        assert_eq!(names(&Cell::Json(json!(["甲、乙", " "]))), ["甲、乙"]);
        assert_eq!(lead(&cell("科技厅（推断，来文未写明）")), (vec!["科技厅".to_owned()], false));
        let proofs = evidence(&cell(
            "《方案；修订》（桂办发〔2021〕14号）（3 级）；https://example.org/a\n无据",
        ));
        let told: Vec<(&str, Option<u8>)> =
            proofs.iter().map(|proof| (proof.title.as_str(), proof.grade)).collect();
        let title = "《方案；修订》（桂办发〔2021〕14号）";
        assert_eq!(told, [(title, Some(3)), ("https://example.org/a", None)]);
    }
}
