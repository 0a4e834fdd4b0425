//! Which of the dates that a clause names is its due date.
//!
//! It chooses and doubts; what a date's words mean stands in [`when`](super::when).

use super::regions::{Lies, Stretch};
use super::segment::{inside_at, opening, quotations};
use super::when::{Mention, Role, mentions};
use crate::domain::commitment::DueWords;
use crate::domain::due::{ReplyDate, Rule, resolve};
use crate::domain::letter::Letter;
use crate::domain::reading::Doubt;
use crate::domain::vocabulary::{Certainty, DoubtKind};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// The dates of a letter, and what is known of its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Timing {
    reply: ReplyDate,
    /// The day from which dates are to come.
    since: Option<NaiveDate>,
    /// The dates of each paragraph, in order.
    found: Vec<Vec<Mention>>,
}

/// The due date of a candidate.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Due {
    pub words: DueWords,
    pub doubts: Vec<Doubt>,
    pub inherited: bool,
}

impl Due {
    fn none() -> Self {
        let words =
            DueWords { wording: String::new(), wording_en: String::new(), rule: Rule::None };
        Self { words, doubts: Vec::new(), inherited: false }
    }

    /// The same, waiting for a condition where no day is named.
    pub fn on_condition(mut self) -> Self {
        if self.words.rule == Rule::None {
            self.words.rule = Rule::Condition;
        }
        self
    }

    /// Whether it says anything of the time.
    pub fn is_some(&self) -> bool {
        self.words.rule != Rule::None || !self.doubts.is_empty()
    }

    /// Whether it gives a day, or will with a reply date.
    pub fn is_date(&self) -> bool {
        !matches!(self.words.rule, Rule::None | Rule::Condition | Rule::PlanTitle(_))
    }

    pub fn recurs(&self) -> bool {
        matches!(self.words.rule, Rule::Every { .. })
    }
}

impl Timing {
    /// Finds the dates of a letter. Without a reply date, nothing is to come
    /// before the year that the numbers of letter and suggestion begin with,
    /// else before the last year in which something is said to have happened.
    pub fn of_letter(letter: &Letter, paragraphs: &[String]) -> Self {
        let found: Vec<Vec<Mention>> = paragraphs.iter().map(|text| dates(text)).collect();
        let since = day_of_letter(letter).or_else(|| first_day(last_past_year(&found)?));
        Self { reply: letter.reply.date, since, found }
    }

    /// The same for one paragraph, counted from zero: the others are only read
    /// where nothing else tells from when on something is to come.
    pub fn of_paragraph(letter: &Letter, paragraphs: &[String], number: usize) -> Self {
        let since = day_of_letter(letter);
        let Some(text) = paragraphs.get(number).filter(|_| since.is_some()) else {
            return Self::of_letter(letter, paragraphs);
        };
        let mut found = vec![Vec::new(); number];
        found.push(dates(text));
        Self { reply: letter.reply.date, since, found }
    }

    /// The dates that begin in a stretch of a paragraph.
    fn within(&self, place: &Stretch) -> &[Mention] {
        let all = self.found.get(place.paragraph).map_or(&[][..], Vec::as_slice);
        let from = all.partition_point(|mention| mention.range.start < place.range.start);
        let to = all.partition_point(|mention| mention.range.start < place.range.end);
        &all[from..to.max(from)]
    }

    /// The rules of the limits in a stretch that lie ahead, in their order.
    pub fn limits(&self, place: &Stretch) -> Vec<Rule> {
        let limits = self.within(place).iter().filter(|mention| self.is_limit(mention));
        limits.map(|mention| mention.rule).collect()
    }

    /// Whether a stretch says from when on something holds that is to come.
    pub fn begins(&self, place: &Stretch) -> bool {
        let starts = |mention: &Mention| mention.role == Role::Start && self.is_ahead(mention.rule);
        self.within(place).iter().any(starts)
    }

    /// The words of a clause behind its last limit; `text` and `place` are those
    /// of what the clause is part of.
    pub fn after_limit<'t>(
        &self,
        text: &'t str,
        place: &Stretch,
        clause: &Range<usize>,
    ) -> Option<&'t str> {
        let mut limits =
            self.within(&place.part(clause)).iter().filter(|mention| self.is_limit(mention));
        let end = limits.next_back()?.range.end.checked_sub(place.range.start)?;
        text.get(end..clause.end.max(end))
    }

    /// Where the dates of a stretch lie, seen from the reply. What happens
    /// every year, or by a date that cannot be placed, may as well be told of
    /// the past.
    pub fn lies(&self, text: &str, place: &Stretch) -> Lies {
        let placed = |mention: &&Mention| match mention.rule {
            Rule::Every { from, .. } => from.is_some(),
            Rule::ReplyYearEnd(years) | Rule::ReplyMonthEnd { years, .. } if years > 0 => true,
            rule => resolve(rule, self.reply).latest.is_some(),
        };
        let limits = self.within(place).iter().filter(|mention| self.is_limit(mention));
        let waits = |mention: &Mention| mention.rule == Rule::Condition;
        if self.within(place).iter().any(waits) {
            return Lies::Ahead;
        }
        let placed: Vec<&Mention> = limits.filter(placed).collect();
        if placed.iter().any(|mention| self.is_plain(text, mention)) {
            Lies::Ahead
        } else if !placed.is_empty() {
            Lies::Around
        } else if self.is_behind(place) {
            Lies::Behind
        } else {
            Lies::Nowhere
        }
    }

    fn is_limit(&self, mention: &Mention) -> bool {
        mention.role == Role::Limit && mention.rule != Rule::None && self.is_ahead(mention.rule)
    }

    /// Whether a limit is one without doubt: by a word such as 前, or since it
    /// lies in a later year than the reply.
    fn is_plain(&self, text: &str, mention: &Mention) -> bool {
        let words = &text[mention.range.clone()];
        let later = resolve(mention.rule, self.reply).latest.zip(self.since);
        matches!(mention.rule, Rule::Every { .. })
            || words.ends_with(['前', '底', '末', '内', '止'])
            || later.is_none_or(|(day, since)| day.year() > since.year())
    }

    /// Whether a rule gives a day that does not lie before the reply. A rule
    /// that needs an unknown reply date is taken to.
    pub fn is_ahead(&self, rule: Rule) -> bool {
        let base = resolve(rule, self.reply);
        match (base.latest, self.since) {
            _ if base.first.is_some() => true,
            (Some(day), Some(since)) => day >= since,
            (Some(_), None) => true,
            (None, _) => base.certainty == Certainty::Relative,
        }
    }

    /// Whether every date of a stretch that has one lies before the reply.
    fn is_behind(&self, place: &Stretch) -> bool {
        let found = self.within(place);
        let tells = |mention: &&Mention| {
            matches!(mention.role, Role::Limit | Role::Past | Role::Start)
                && (mention.role == Role::Past || mention.rule != Rule::None)
        };
        let past = |mention: &Mention| mention.role == Role::Past || !self.is_ahead(mention.rule);
        let mut telling = found.iter().filter(tells).peekable();
        telling.peek().is_some() && telling.all(past)
    }

    /// The due date of a stretch of a paragraph. Dates in `bound`, which are
    /// parts of conditions, are none; `before` is the due date of the candidate
    /// before it.
    pub fn of(
        &self,
        text: &str,
        place: &Stretch,
        bound: &[Range<usize>],
        before: Option<&Due>,
    ) -> Due {
        let free =
            |mention: &&Mention| !bound.iter().any(|range| range.contains(&mention.range.start));
        let found: Vec<&Mention> = self.within(place).iter().filter(free).collect();
        let limits: Vec<&Mention> =
            found.iter().copied().filter(|mention| self.is_limit(mention)).collect();
        let mut due = Due::none();
        due.doubts.extend(
            found
                .iter()
                .filter(|mention| mention.rule == Rule::None)
                .flat_map(|mention| mention.doubts.clone()),
        );
        if limits.len() > 1 && text[place.range.clone()].contains("分别") {
            due.doubts.extend(several(text, &limits));
            return due;
        }
        if let Some(chosen) = choose(&limits) {
            let recurring =
                limits.iter().find(|mention| matches!(mention.rule, Rule::Every { .. }));
            let rule = match recurring.map(|mention| mention.rule) {
                Some(Rule::Every { pace, from, until }) => Rule::Every {
                    pace,
                    from: from.or_else(|| first_year(&found)),
                    until: until.or_else(|| horizon(&limits)),
                },
                _ => chosen.rule,
            };
            due.words = words(&text[recurring.unwrap_or(&chosen).range.clone()], rule);
            due.doubts.extend(chosen.doubts.clone());
            if recurring.is_none() {
                due.doubts.extend(several(text, &limits));
            }
            due.doubts.extend(self.lacking(&due.words));
            return due;
        }
        if found.iter().any(|mention| mention.role == Role::SameTime)
            && let Some(before) = before.filter(|before| before.is_date())
        {
            return Due { inherited: true, ..before.clone() };
        }
        if let Some(event) = found.iter().find(|mention| mention.rule == Rule::Condition) {
            due.words = words(&text[event.range.clone()], Rule::Condition);
        } else if let Some(plan) = found.iter().find(|mention| mention.role == Role::Title) {
            due.words =
                words(&text[plan.range.clone()], plan_rule(&text[place.range.clone()], plan));
            due.doubts.extend(plan.doubts.clone());
        } else if let Some(open) = found.iter().find(|mention| mention.role == Role::Open) {
            due.words.wording = text[open.range.clone()].to_owned();
        }
        due
    }

    /// A relative date without anything to count from.
    fn lacking(&self, words: &DueWords) -> Option<Doubt> {
        let base = resolve(words.rule, self.reply);
        let lacks = base.certainty == Certainty::Relative && base.latest.is_none();
        let known = self.reply.bounds().is_some();
        lacks.then(|| Doubt {
            // 2月29日 of a year that has none is damaged, not without a base.
            kind: if known { DoubtKind::DamagedDate } else { DoubtKind::BaseMissing },
            words: words.wording.clone(),
            place: None,
        })
    }
}

/// The dates of a paragraph behind its number, but for spans that measure how
/// long a service takes, as in 缩短到5个工作日, and years to compare with.
fn dates(paragraph: &str) -> Vec<Mention> {
    let begin = opening(paragraph).0;
    let shifted = |mention: Mention| Mention {
        range: mention.range.start + begin..mention.range.end + begin,
        ..mention
    };
    let found = mentions(&paragraph[begin..]).into_iter().map(shifted);
    let before = |mention: &Mention| &paragraph[..mention.range.start];
    let compared =
        |mention: &Mention| ["比", "较", "每年"].iter().any(|word| before(mention).ends_with(word));
    let found = found.map(|mention| seasonal(paragraph, mention));
    let quoted = quotations(paragraph);
    let spoken = |mention: &Mention| !inside_at(&quoted, mention.range.start);
    found
        .filter(|mention| !measures(paragraph, mention) && !compared(mention) && spoken(mention))
        .collect()
}

/// 今年秋茶前 ends with something that no calendar knows.
fn seasonal(paragraph: &str, mention: Mention) -> Mention {
    let rest = &paragraph[mention.range.end..];
    let named = rest.chars().take_while(|sign| sign.is_alphabetic()).take(7);
    let until: usize = named.take_while(|sign| *sign != '前').map(char::len_utf8).sum();
    let ends = until > 0
        && until <= 12
        && rest[until..].starts_with('前')
        && !rest[until..].starts_with("前期");
    if !(ends && matches!(mention.rule, Rule::ReplyYearEnd(_) | Rule::InYear(_))) {
        return mention;
    }
    let range = mention.range.start..mention.range.end + until + '前'.len_utf8();
    let words = paragraph[range.clone()].to_owned();
    let doubt = Doubt { kind: DoubtKind::TwoReadings, words, place: None };
    Mention { range, rule: Rule::None, doubts: vec![doubt], ..mention }
}

fn measures(paragraph: &str, mention: &Mention) -> bool {
    let words = [
        "控制在",
        "缩短到",
        "缩短至",
        "缩短为",
        "压缩到",
        "压缩至",
        "压缩为",
        "降至",
        "降到",
        "减至",
        "减到",
        "不超过",
        "周期",
        "时长",
        "提速到",
        "提速至",
        "期限为",
        "时间为",
        "时限为",
    ];
    let mut before = paragraph[..mention.range.start].char_indices().rev().take(6);
    let near = before.by_ref().last().map_or(mention.range.start, |(at, _)| at);
    matches!(mention.rule, Rule::ReplyPlus(_))
        && words.iter().any(|word| paragraph[near..mention.range.start].contains(word))
}

/// The first day on which a letter can have been written, by its date or by
/// its numbers.
fn day_of_letter(letter: &Letter) -> Option<NaiveDate> {
    let known = letter.reply.date.bounds().map(|(first, _)| first);
    known.or_else(|| first_day(year_of_number(letter)?))
}

fn first_day(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
}

/// The last year of which a letter tells as past.
fn last_past_year(found: &[Vec<Mention>]) -> Option<i32> {
    let past = |mention: &Mention| {
        let day = resolve(mention.rule, ReplyDate::default()).latest?;
        (mention.role == Role::Past).then_some(day.year())
    };
    found.iter().flatten().filter_map(past).max()
}

/// The year in a document number, as in 〔2021〕15号, or before a suggestion's
/// running number, as in 2021122.
fn year_of_number(letter: &Letter) -> Option<i32> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).take(4).collect::<String>();
    let document = letter.document_number.as_deref().map(digits);
    let suggestion =
        Some(&letter.number).filter(|number| number.len() >= 7).map(|number| digits(number));
    let year = document.or(suggestion)?.parse().ok()?;
    (1978..2100).contains(&year).then_some(year)
}

fn words(wording: &str, rule: Rule) -> DueWords {
    DueWords { wording: wording.to_owned(), wording_en: String::new(), rule }
}

/// The last limit: what is to be reached in the end.
fn choose<'m>(limits: &[&'m Mention]) -> Option<&'m Mention> {
    let dated = limits.iter().rev().find(|mention| !matches!(mention.rule, Rule::Every { .. }));
    dated.or(limits.last()).copied()
}

/// The year with which a recurring promise begins.
fn first_year(found: &[&Mention]) -> Option<i32> {
    let start = found.iter().find(|mention| mention.role == Role::Start)?;
    resolve(start.rule, ReplyDate::default()).latest.map(|day| day.year())
}

/// The year with which a recurring promise ends.
fn horizon(limits: &[&Mention]) -> Option<i32> {
    limits.iter().find_map(|mention| match mention.rule {
        Rule::FiveYearPlan(_)
        | Rule::RangeEnd(_)
        | Rule::PlanEnd(_)
        | Rule::YearEnd(_)
        | Rule::InYear(_) => {
            resolve(mention.rule, ReplyDate::default()).latest.map(|day| day.year())
        }
        _ => None,
    })
}

fn several(text: &str, limits: &[&Mention]) -> Option<Doubt> {
    let differ = limits.windows(2).any(|pair| pair[0].rule != pair[1].rule);
    differ.then(|| {
        let words: Vec<&str> = limits.iter().map(|mention| &text[mention.range.clone()]).collect();
        Doubt { kind: DoubtKind::SeveralDates, words: words.join("、"), place: None }
    })
}

/// A year range in a title binds who carries the plan out, not who issues it.
fn plan_rule(text: &str, plan: &Mention) -> Rule {
    let issues = [
        "印发", "编制", "制定", "制订", "出台", "修订", "起草", "编印", "发布", "报", "审议",
        "论证",
    ];
    let carries = ["实施《", "落实《", "执行《", "推进《", "按照《", "完成《"];
    match plan.rule {
        Rule::PlanTitle(year)
            if carries.iter().any(|word| text.contains(word))
                && !issues.iter().any(|word| text.contains(word)) =>
        {
            Rule::PlanEnd(year)
        }
        rule => rule,
    }
}
