//! The report in words, section by section.

use super::news::{ARROW, Moves, heading, lines};
use super::{Block, Tone};
use crate::domain::commitment::days_after;
use crate::domain::vocabulary::Status;
use crate::domain::weekly::{AHEAD_DAYS, CodeGroup, DueItem, WeeklyReport, codes};
use crate::i18n::report::{
    ReportText, ahead, counted, counting, left, letter, limits, moves, progress, silent, span,
    stale,
};
use crate::i18n::report_numbers::{difference, overview, share};
use crate::i18n::seal::{SinceText, compared, fixed, issue};
use crate::i18n::{Lang, Term, due_moved, short_date};

/// The whole report in one language.
#[must_use]
pub fn blocks(report: &WeeklyReport, lang: Lang) -> Vec<Block> {
    let mut blocks = head(report, lang);
    if report.is_empty() {
        blocks.push(Block::Line(fixed(ReportText::Empty, report.since.as_ref(), lang).to_owned()));
        return blocks;
    }
    let sections = [
        (ReportText::Overview, totals(report, lang)),
        (ReportText::Progress, week(report, lang)),
        (ReportText::Due, due(report, lang)),
        (ReportText::Problems, problems(report, lang)),
        (ReportText::Ahead, next(report, lang)),
        (ReportText::Notes, notes(report, lang)),
    ];
    for (title, content) in sections {
        blocks.push(Block::Section(fixed(title, report.since.as_ref(), lang).to_owned()));
        blocks.extend(numbered(content, lang));
    }
    blocks
}

/// Groups are numbered within their section as official papers do it.
fn numbered(blocks: Vec<Block>, lang: Lang) -> impl Iterator<Item = Block> {
    let mut numbers = ["一", "二", "三", "四", "五", "六", "七"].into_iter();
    blocks.into_iter().map(move |block| match (block, lang) {
        (Block::Group { text, tone }, Lang::Zh) => {
            let number = numbers.next().map(|number| format!("（{number}）"));
            Block::Group { text: format!("{}{text}", number.unwrap_or_default()), tone }
        }
        (other, _) => other,
    })
}

/// A heading without a tone of its own.
const fn group(text: String) -> Block {
    Block::Group { text, tone: Tone::Plain }
}

fn head(report: &WeeklyReport, lang: Lang) -> Vec<Block> {
    let say = |text: ReportText, value: &str| Block::Line(format!("{}{value}", text.say(lang)));
    let mut blocks = vec![Block::Title(ReportText::Title.say(lang).to_owned())];
    if !report.unit.trim().is_empty() {
        blocks.push(say(ReportText::Unit, report.unit.trim()));
    }
    let line = |text: SinceText, value: &str| Block::Line(format!("{}{value}", text.say(lang)));
    blocks.extend(report.issue.map(|number| line(SinceText::Issue, &issue(number, lang))));
    blocks.push(say(ReportText::Span, &span(report.week, lang)));
    blocks.push(say(ReportText::AsOf, &report.as_of.to_string()));
    let since = report.since.as_ref();
    blocks.extend(since.map(|since| line(SinceText::Compared, &compared(since, lang))));
    blocks
}

fn totals(report: &WeeklyReport, lang: Lang) -> Vec<Block> {
    let (now, before) = (&report.totals, &report.before);
    let since = report.since.as_ref();
    let sentences = overview(now, before, &report.change, since, lang);
    let mut blocks: Vec<Block> = sentences.into_iter().map(Block::Line).collect();
    let head = [ReportText::Status, ReportText::Count, ReportText::Share, ReportText::Against];
    let mut rows = vec![head.iter().map(|text| fixed(*text, since, lang).to_owned()).collect()];
    for status in Status::ALL {
        let (count, was) = (now.tally.of(*status), before.tally.of(*status));
        if count + was > 0 {
            rows.push(vec![
                status.word(lang).to_owned(),
                count.to_string(),
                share(count, now.total),
                difference(count, was),
            ]);
        }
    }
    let total = difference(now.total, before.total);
    let name = ReportText::Total.say(lang).to_owned();
    rows.push(vec![name, now.total.to_string(), share(now.total, now.total), total]);
    blocks.push(Block::Table(rows));
    blocks
}

fn week(report: &WeeklyReport, lang: Lang) -> Vec<Block> {
    if !report.has_progress() {
        let why = if report.has_news() { ReportText::OnlyMoved } else { ReportText::NoNews };
        return vec![Block::Line(fixed(why, report.since.as_ref(), lang).to_owned())];
    }
    let as_of = report.as_of;
    let mut blocks = Vec::new();
    if !report.letters.is_empty() {
        blocks.push(group(counted(ReportText::Letters.say(lang), report.letters.len(), lang)));
        blocks.extend(report.letters.iter().map(|news| Block::Entry(letter(news, as_of, lang))));
    }
    let lists = [
        (ReportText::Done, Moves::Apart, &report.done),
        (ReportText::ClosedUndone, Moves::Apart, &report.closed),
        (ReportText::Progressed, Moves::Apart, &report.progressed),
        (ReportText::LateRecorded, Moves::Here, &report.late_recorded),
    ];
    for (title, moves, list) in lists {
        if !list.is_empty() {
            blocks.push(group(counted(
                fixed(title, report.since.as_ref(), lang),
                list.len(),
                lang,
            )));
            blocks.extend(list.iter().map(|news| {
                let (code, text) = heading(&news.about, lang);
                Block::Item { code, text, details: lines(news, moves, report.as_of, lang) }
            }));
        }
    }
    if !report.looked.is_empty() {
        blocks.extend(code_list(ReportText::Looked, &report.looked, lang));
    }
    blocks
}

fn due(report: &WeeklyReport, lang: Lang) -> Vec<Block> {
    let soon = i64::from(report.notes.soon_days);
    let known = report.newly_overdue.len();
    let soon: Vec<&DueItem> =
        report.due_next.iter().filter(|item| item.days_left <= soon).collect();
    let lists = [
        (ReportText::NewlyOverdue, Tone::Late, report.newly_overdue.iter().collect::<Vec<_>>()),
        (ReportText::Overdue, Tone::Late, report.overdue.iter().skip(known).collect()),
        (ReportText::DueSoon, Tone::Soon, soon),
    ];
    let mut blocks = Vec::new();
    for (title, tone, list) in lists {
        if !list.is_empty() {
            let text = counted(fixed(title, report.since.as_ref(), lang), list.len(), lang);
            blocks.push(Block::Group { text, tone });
            blocks.extend(list.into_iter().map(|item| due_item(item, lang)));
        }
    }
    if !report.moved.is_empty() {
        blocks.push(group(counted(ReportText::Moved.say(lang), report.moved.len(), lang)));
        blocks.extend(report.moved.iter().map(|change| {
            let (code, text) = heading(&change.about, lang);
            let step = due_moved(change.from, change.to, ARROW, &change.reason, lang);
            Block::Item { code, text, details: vec![step] }
        }));
    }
    if blocks.is_empty() {
        blocks.push(Block::Line(ReportText::NoneDue.say(lang).to_owned()));
    }
    blocks
}

fn due_item(item: &DueItem, lang: Lang) -> Block {
    let (code, text) = heading(&item.about, lang);
    let (due, left, status) = (item.due, left(item.days_left, lang), item.status.word(lang));
    let ground = match item.moves {
        0 => item.certainty.word(lang).to_owned(),
        count => moves(count, item.days_moved, lang),
    };
    let ground = match (item.earliest, lang) {
        (None, _) => ground,
        (Some(earliest), Lang::Zh) => format!("{ground}，最早 {earliest}"),
        (Some(earliest), Lang::En) => format!("{ground}, {earliest} at the earliest"),
    };
    let limit = match lang {
        Lang::Zh => format!("期限 {due}（{ground}），{left}；状态：{status}"),
        Lang::En => format!("due {due} ({ground}), {left}; status: {status}"),
    };
    let value = item.value.map(|to| progress(None, None, to, item.target.as_ref(), lang));
    Block::Item { code, text, details: std::iter::once(limit).chain(value).collect() }
}

fn problems(report: &WeeklyReport, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !report.no_proof.is_empty() {
        blocks.push(group(counted(ReportText::NoProof.say(lang), report.no_proof.len(), lang)));
        blocks.extend(report.no_proof.iter().map(|item| {
            let (code, text) = heading(&item.about, lang);
            let on = item.on.map(|day| short_date(day, report.as_of));
            let on = on.map(|day| match lang {
                Lang::Zh => format!("{day} 办结"),
                Lang::En => format!("done on {day}"),
            });
            Block::Item { code, text, details: on.into_iter().collect() }
        }));
    }
    if !report.stalled.is_empty() {
        blocks.push(group(counted(ReportText::Stalled.say(lang), report.stalled.len(), lang)));
        blocks.extend(report.stalled.iter().map(|item| {
            let (code, text) = heading(&item.about, lang);
            let since = item.since.map(|day| short_date(day, report.as_of)).unwrap_or_default();
            let reason = item.reason.as_deref().unwrap_or(ReportText::NoReason.say(lang));
            let detail = match lang {
                Lang::Zh => format!("自 {since} 起；{reason}"),
                Lang::En => format!("since {since}; {reason}"),
            };
            Block::Item { code, text, details: vec![detail] }
        }));
    }
    blocks.extend(code_list(ReportText::Unlooked, &report.unlooked, lang));
    if !report.stale.is_empty() {
        blocks.push(group(stale(report.notes.stale_days, report.stale.len(), lang)));
        blocks.extend(report.stale.iter().map(|item| {
            let (code, text) = heading(&item.about, lang);
            let detail = silent(item.last, item.days, report.as_of, lang);
            Block::Item { code, text, details: vec![detail] }
        }));
    }
    if blocks.is_empty() {
        blocks.push(Block::Line(ReportText::NoProblems.say(lang).to_owned()));
    }
    blocks
}

fn next(report: &WeeklyReport, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut from = 0;
    for to in AHEAD_DAYS {
        let within = i64::from(from)..=i64::from(to);
        let items: Vec<&DueItem> =
            report.due_next.iter().filter(|item| within.contains(&item.days_left)).collect();
        if !items.is_empty() {
            let until = days_after(report.as_of, to);
            blocks.push(group(ahead(from, to, until, items.len(), lang)));
            blocks.extend(items.into_iter().map(|item| {
                let (title, due) =
                    (lang.pick_filled(&item.about.title, &item.about.title_en), item.due);
                let text = match lang {
                    Lang::Zh => format!("{title}，{due}"),
                    Lang::En => format!("{title}, {due}"),
                };
                Block::Item { code: item.about.code.clone(), text, details: Vec::new() }
            }));
        }
        from = to + 1;
    }
    blocks.extend(code_list(ReportText::Reviews, &report.reviews, lang));
    if blocks.is_empty() {
        blocks.push(Block::Line(ReportText::NothingAhead.say(lang).to_owned()));
    }
    blocks
}

fn notes(report: &WeeklyReport, lang: Lang) -> Vec<Block> {
    let news = report
        .done
        .iter()
        .chain(&report.closed)
        .chain(&report.progressed)
        .chain(&report.late_recorded);
    let has_proof = news.into_iter().any(|news| !news.evidence.is_empty());
    let grades = has_proof.then(|| ReportText::Grades.say(lang).to_owned());
    let lines = [limits(&report.notes, lang), counting(&report.notes, lang)];
    lines.into_iter().chain(grades).map(Block::Line).collect()
}

/// Many commitments by their codes, a line a letter.
fn code_list(title: ReportText, groups: &[CodeGroup], lang: Lang) -> Vec<Block> {
    if groups.is_empty() {
        return Vec::new();
    }
    let count = groups.iter().map(|group| group.count).sum();
    let line = |group: &CodeGroup| {
        let codes = codes::ranges(&group.codes).join(lang.pick("、", ", "));
        let letter = if groups.len() > 1 { format!("{}: ", group.letter) } else { String::new() };
        Block::Entry(format!("{letter}{codes}"))
    };
    let lines = groups.iter().map(line);
    std::iter::once(group(counted(title.say(lang), count, lang))).chain(lines).collect()
}
