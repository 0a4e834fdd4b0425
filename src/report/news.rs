//! What happened to a commitment, in words.

use crate::domain::commitment::Move;
use crate::domain::weekly::{About, AnswerNews, Kept, News, Proof};
use crate::i18n::report::{
    ReportText, completion, note, parts_kept, period_name, periods_kept, progress, recorded_late,
    titled,
};
use crate::i18n::{Lang, Term, due_moved, part_word, proof, series, short_date};
use chrono::NaiveDate;

/// What a report writes between two values.
pub(super) const ARROW: &str = "→";

/// The code, and the title with the units that lead.
pub(super) fn heading(about: &About, lang: Lang) -> (String, String) {
    let title = lang.pick_filled(&about.title, &about.title_en);
    let units = match lang {
        Lang::Zh => series(&about.lead, lang),
        Lang::En => series(&about.lead_en, lang),
    };
    let text = if units.is_empty() { title.to_owned() } else { titled(title, &units, lang) };
    (about.code.clone(), text)
}

/// Where moved due dates are told.
#[derive(Copy, Clone, Eq, PartialEq)]
pub(super) enum Moves {
    /// With the commitment's other news.
    Here,
    /// In a list of their own.
    Apart,
}

/// What there is to say of a commitment, a line each.
pub(super) fn lines(news: &News, moves: Moves, as_of: NaiveDate, lang: Lang) -> Vec<String> {
    let on = short_date(news.on, as_of);
    let mut facts = facts(news, moves, lang);
    let late = news.recorded_on.map(|day| recorded_late(day, as_of, lang)).unwrap_or_default();
    facts.extend(news.notes.iter().map(|text| note(text, lang)));
    if !news.evidence.is_empty() {
        facts.push(proofs(&news.evidence, lang));
    }
    let dated = |(at, fact)| if at == 0 { format!("{on} {fact}{late}") } else { fact };
    facts.into_iter().enumerate().map(dated).collect()
}

fn facts(news: &News, moves: Moves, lang: Lang) -> Vec<String> {
    let mut facts = Vec::new();
    if news.added {
        facts.push(ReportText::Added.say(lang).to_owned());
    }
    if !news.statuses.is_empty() {
        let path: Vec<&str> = news.statuses.iter().map(|status| status.word(lang)).collect();
        let done = news.completion.as_ref().map(|done| completion(done, lang));
        facts.push(format!("{}{}", path.join(&format!(" {ARROW} ")), done.unwrap_or_default()));
    }
    for step in &news.progress {
        facts.push(progress(step.period, step.from, step.to, news.target.as_ref(), lang));
    }
    facts.extend(answers(news, lang));
    if moves == Moves::Here {
        let told = |change: &Move| due_moved(change.from, change.to, ARROW, &change.reason, lang);
        facts.extend(news.moves.iter().map(told));
    }
    if news.edited {
        facts.push(ReportText::Edited.say(lang).to_owned());
    }
    if let Some(reason) = &news.withdrawn {
        facts.push(format!("{}{reason}", ReportText::Withdrawn.say(lang)));
    }
    if facts.is_empty() && news.looked && news.notes.is_empty() {
        facts.push(ReportText::Looked.say(lang).to_owned());
    }
    facts
}

fn answers(news: &News, lang: Lang) -> Vec<String> {
    let comma = lang.pick("，", ", ");
    let words = |answer: &AnswerNews| {
        let (name, verdict) = match (&answer.period, &answer.part) {
            (Some(period), _) => (period_name(*period, lang), answer.verdict.word(lang)),
            (None, Some(part)) => {
                let name = lang.pick_filled(part, answer.part_en.as_deref().unwrap_or(part));
                (name.to_owned(), part_word(answer.verdict, lang))
            }
            (None, None) => (String::new(), answer.verdict.word(lang)),
        };
        format!("{name}{}{verdict}", lang.pick("", " "))
    };
    let list: Vec<String> = news.answers.iter().map(words).collect();
    if list.is_empty() {
        return list;
    }
    let parts = news.parts.map(|Kept { kept, of }| parts_kept(kept, of, lang));
    let periods = news.periods.map(|Kept { kept, of }| periods_kept(kept, of, lang));
    let sums = format!("{}{}", parts.unwrap_or_default(), periods.unwrap_or_default());
    vec![format!("{}{sums}", list.join(comma))]
}

fn proofs(evidence: &[Proof], lang: Lang) -> String {
    let name = |one: &Proof| proof(&one.title, one.number.as_deref(), one.grade, lang);
    let names: Vec<String> = evidence.iter().map(name).collect();
    format!("{}{}", ReportText::Proof.say(lang), names.join(lang.pick("；", "; ")))
}
