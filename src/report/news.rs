//! What happened to a commitment, in words.

use crate::domain::commitment::Move;
use crate::domain::vocabulary::Timeliness;
use crate::domain::weekly::{About, AnswerNews, Completion, Kept, News, Proof};
use crate::i18n::report::{ReportText, period_name, progress};
use crate::i18n::{Lang, Term, part_word, proof, series, short_date};
use chrono::NaiveDate;

/// The code, and the title with the units that lead.
pub(super) fn heading(about: &About, lang: Lang) -> (String, String) {
    let title = lang.pick_filled(&about.title, &about.title_en);
    let units = match lang {
        Lang::Zh => series(&about.lead, lang),
        Lang::En => series(&about.lead_en, lang),
    };
    let text = match (units.is_empty(), lang) {
        (true, _) => title.to_owned(),
        (false, Lang::Zh) => format!("{title}（{units}）"),
        (false, Lang::En) => format!("{title} ({units})"),
    };
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
    let late = news.recorded_on.map(|day| recorded(day, as_of, lang)).unwrap_or_default();
    facts.extend(news.notes.iter().map(|note| {
        let note = one_line(note);
        match lang {
            Lang::Zh => format!("说明：{note}"),
            Lang::En => format!("note: {note}"),
        }
    }));
    if !news.evidence.is_empty() {
        facts.push(proofs(&news.evidence, lang));
    }
    let dated = |(at, fact)| if at == 0 { format!("{on} {fact}{late}") } else { fact };
    facts.into_iter().enumerate().map(dated).collect()
}

/// A text that people typed, on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn recorded(day: NaiveDate, as_of: NaiveDate, lang: Lang) -> String {
    let day = short_date(day, as_of);
    match lang {
        Lang::Zh => format!("（{day} 补记）"),
        Lang::En => format!(" (recorded on {day})"),
    }
}

fn facts(news: &News, moves: Moves, lang: Lang) -> Vec<String> {
    let mut facts = Vec::new();
    if news.added {
        facts.push(ReportText::Added.say(lang).to_owned());
    }
    if !news.statuses.is_empty() {
        let path: Vec<&str> = news.statuses.iter().map(|status| status.word(lang)).collect();
        let done = news.completion.as_ref().map(|done| completion(done, lang));
        facts.push(format!("{}{}", path.join(" → "), done.unwrap_or_default()));
    }
    for step in &news.progress {
        facts.push(progress(step.period, step.from, step.to, news.target.as_ref(), lang));
    }
    facts.extend(answers(news, lang));
    if moves == Moves::Here {
        let told = |change: &Move| moved(change.from, change.to, &change.reason, lang);
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

fn completion(done: &Completion, lang: Lang) -> String {
    let due = done.due.map_or_else(String::new, |due| due.to_string());
    let days = done.days_late.unwrap_or(0);
    let late = done.timeliness == Some(Timeliness::Late);
    let how = match (done.due, late, lang) {
        (None, _, _) => ReportText::Undated.say(lang).to_owned(),
        (Some(_), true, Lang::Zh) => format!("逾期 {days} 天完成（期限 {due}）"),
        (Some(_), true, Lang::En) => format!("{days} days late (due {due})"),
        (Some(_), false, Lang::Zh) => format!("按期完成（期限 {due}）"),
        (Some(_), false, Lang::En) => format!("on time (due {due})"),
    };
    let separator = lang.pick("；", "; ");
    let proof = if done.no_proof { ReportText::ProofMissing.say(lang) } else { "" };
    let proof = if proof.is_empty() { String::new() } else { format!("{separator}{proof}") };
    format!("{separator}{how}{proof}")
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
    let parts = news.parts.map(|Kept { kept, of }| match lang {
        Lang::Zh => format!("（共 {of} 项，完成 {kept} 项）"),
        Lang::En => format!(" ({kept} of {of} parts done)"),
    });
    let periods = news.periods.map(|Kept { kept, of }| match lang {
        Lang::Zh => format!("（已到 {of} 期，兑现 {kept} 期）"),
        Lang::En => format!(" ({kept} of {of} periods kept)"),
    });
    let sums = format!("{}{}", parts.unwrap_or_default(), periods.unwrap_or_default());
    vec![format!("{}{sums}", list.join(comma))]
}

/// A due date that was moved or set: from, to, by how much and why.
pub(super) fn moved(from: Option<NaiveDate>, to: NaiveDate, reason: &str, lang: Lang) -> String {
    let reason = one_line(reason);
    let why = ReportText::Reason.say(lang);
    match (from.map(|from| (from, (to - from).num_days())), lang) {
        (None, Lang::Zh) => format!("期限定为 {to}，{why}{reason}"),
        (None, Lang::En) => format!("due date set to {to}, {why}{reason}"),
        (Some((from, days)), Lang::Zh) => {
            format!("期限 {from} → {to}（{days:+} 天），{why}{reason}")
        }
        (Some((from, days)), Lang::En) => {
            format!("due {from} → {to} ({days:+} days), {why}{reason}")
        }
    }
}

fn proofs(evidence: &[Proof], lang: Lang) -> String {
    let name = |one: &Proof| proof(&one.title, one.number.as_deref(), one.grade, lang);
    let names: Vec<String> = evidence.iter().map(name).collect();
    format!("{}{}", ReportText::Proof.say(lang), names.join(lang.pick("；", "; ")))
}
