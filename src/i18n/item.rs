//! What the command line, the screen and the report say of a commitment alike:
//! its units, places, target, answers and evidence.

use super::filling::own_part;
use super::{Lang, Term, either, goal_text};
use crate::domain::commitment::{Answer, Evidence, PartName, Place};
use crate::domain::ids::OWN_LETTER;
use crate::domain::letter::Letter;
use crate::domain::target::Target;
use crate::domain::vocabulary::{Scope, Verdict};
use std::borrow::Borrow;

/// The name of a unit, in English where a letter says it.
#[must_use]
pub fn unit<'a>(letters: &'a [Letter], name: &'a str, lang: Lang) -> &'a str {
    match lang {
        Lang::Zh => name,
        Lang::En => {
            letters.iter().find_map(|letter| letter.units.get(name)).map_or(name, String::as_str)
        }
    }
}

/// The names of several units.
#[must_use]
pub fn units(letters: &[Letter], names: &[String], lang: Lang) -> String {
    let names: Vec<&str> = names.iter().map(|name| unit(letters, name, lang)).collect();
    series(&names, lang)
}

/// Names one after the other.
#[must_use]
pub fn series<N: Borrow<str>>(names: &[N], lang: Lang) -> String {
    names.join(lang.pick("、", ", "))
}

/// A part of a letter by its number and title, with the letter's name where
/// there are several.
#[must_use]
pub fn part_name(letters: &[Letter], letter: &str, part: u32, lang: Lang) -> String {
    if letter == OWN_LETTER {
        let own = own_part(lang);
        return if part == 0 { own.to_owned() } else { format!("{own} {part}") };
    }
    let found = letters.iter().find(|found| found.id == letter);
    let title = found.and_then(|letter| letter.parts.iter().find(|found| found.part == part));
    let title = title.map(|part| lang.pick_filled(&part.title, &part.title_en)).unwrap_or_default();
    match letters.len() {
        1 => format!("{part} {title}"),
        _ => format!("{letter}/{part} {title}"),
    }
}

/// What stands behind the lead units where nuo and not the letter names them.
#[must_use]
pub const fn lead_inferred(lang: Lang) -> &'static str {
    lang.pick("（推断，来文未写明）", " (inferred; the letter does not name it)")
}

/// Where a clause stands.
#[must_use]
pub fn place_words(place: &Place, lang: Lang) -> String {
    let Place { paragraph, start, end, .. } = place;
    let first = start + 1;
    either!(
        lang,
        "第 {paragraph} 段第 {first}—{end} 字",
        "paragraph {paragraph}, characters {first} to {end}"
    )
}

/// A target in full: what is counted, how much of it, and how it is counted.
#[must_use]
pub fn target_words(target: &Target, lang: Lang) -> String {
    let metric = lang.pick_filled(&target.metric, &target.metric_en);
    let unit = lang.pick_filled(&target.unit, &target.unit_en);
    let promised = promised(target, lang);
    // Where no number was promised the unit must not look like one's.
    let bare = match goal_text(target.low, target.high) {
        None if !unit.is_empty() => format!("({unit})"),
        None | Some(_) => String::new(),
    };
    let pieces = [metric, &promised, &bare];
    let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
    format!("{}{}", pieces.join(" "), scope_word(target.scope, lang))
}

/// The promised number with its operator and unit.
#[must_use]
pub fn promised(target: &Target, lang: Lang) -> String {
    let operator = target.operator.word(lang);
    let unit = lang.pick_filled(&target.unit, &target.unit_en);
    let Some(goal) = goal_text(target.low, target.high) else { return operator.to_owned() };
    format!("{operator} {goal} {unit}").trim().to_owned()
}

/// How a target is counted, behind its number.
#[must_use]
pub const fn scope_word(scope: Scope, lang: Lang) -> &'static str {
    match scope {
        Scope::Window => lang.pick("（期内新增）", " (newly, within the time)"),
        Scope::Cumulative => lang.pick("（累计）", " (in all)"),
        Scope::Stock => lang.pick("（存量）", " (stock)"),
        Scope::Period => lang.pick("（每期）", " (each period)"),
    }
}

/// A named part with its answer.
#[must_use]
pub fn part_line(place: usize, part: &PartName, answer: Option<&Answer>, lang: Lang) -> String {
    let name = lang.pick_filled(&part.name, &part.name_en);
    let place = place + 1;
    match answer {
        Some(Answer { verdict, on }) => {
            format!("{place} {name}  {} {on}", part_word(*verdict, lang))
        }
        None => format!("{place} {name}  -"),
    }
}

/// The answer about a part.
#[must_use]
pub const fn part_word(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Kept => lang.pick("已办结", "done"),
        Verdict::Missed => lang.pick("未兑现", "missed"),
    }
}

/// The answer about a period and its day.
#[must_use]
pub fn period_answer(answer: Option<&Answer>, lang: Lang) -> String {
    match answer {
        Some(Answer { verdict, on }) => format!("{} {on}", verdict.word(lang)),
        None => "-".to_owned(),
    }
}

/// All that is known of a piece of evidence.
#[must_use]
pub fn evidence_line(evidence: &Evidence, lang: Lang) -> String {
    let title = &evidence.title;
    let mut pieces = vec![numbered(title, evidence.number.as_deref())];
    pieces.extend(evidence.issuer.clone());
    pieces.extend(evidence.date.map(|date| date.to_string()));
    pieces.extend(evidence.address.clone().filter(|address| address != title));
    if let Some(file) = &evidence.file {
        let digest = file.sha256.get(..12).unwrap_or_default();
        let copy = format!("({} B, sha256 {digest})", file.bytes);
        match file.name == *title {
            true => pieces[0].push_str(&format!(" {copy}")),
            false => pieces.push(format!("{} {copy}", file.name)),
        }
    }
    pieces.extend(evidence.note.clone());
    let (text, kind) = (pieces.join("  "), evidence.kind.word(lang));
    let grade = grade(evidence.grade, lang);
    either!(lang, "{text}（{kind}，{grade}）", "{text} ({kind}, {grade})")
}

/// The name of a piece of evidence and its grade.
#[must_use]
pub fn proof(title: &str, number: Option<&str>, given: Option<u8>, lang: Lang) -> String {
    let (text, grade) = (numbered(title, number), grade(given, lang));
    either!(lang, "{text}（{grade}）", "{text} ({grade})")
}

/// A title with its document number, which it may name itself.
pub(super) fn numbered(title: &str, number: Option<&str>) -> String {
    match number.filter(|number| !title.contains(number)) {
        Some(number) => format!("{title} {number}"),
        None => title.to_owned(),
    }
}

fn grade(grade: Option<u8>, lang: Lang) -> String {
    match grade {
        Some(grade) => either!(lang, "{grade} 级", "grade {grade}"),
        None => lang.pick("未定级", "not graded").to_owned(),
    }
}
