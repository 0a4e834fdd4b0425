//! A sentence heard clause by clause: which of its parts promise something,
//! and by which word.

use super::super::conditions::binding;
use super::super::segment::{LONGEST_NAME, clauses};
use super::super::tone::{Tone, acts, ends_with_any, hands_over, has, is_own, is_stative, tone};
use super::Lies;
use super::words::{announces, announcing, worth};
use crate::domain::vocabulary::Ground;
use std::ops::Range;

/// A part of a sentence, in bytes of the sentence.
pub(super) struct Span {
    pub range: Range<usize>,
    pub cue: Option<Range<usize>>,
    /// What made it one by itself.
    pub own: Option<Ground>,
    pub weak: bool,
}

/// What is known before a sentence is heard.
#[derive(Copy, Clone)]
pub(super) struct Before {
    /// It stands in a region of things to come.
    pub open: bool,
    /// Nothing announced the region, so that a sentence has to tell of doing
    /// something.
    pub doubtful: bool,
    /// Things done were told of before.
    pub reported: bool,
    /// The heading is one of things done.
    pub under_report: bool,
}

/// A sentence with its quotations masked, as it is heard.
pub(super) struct Hearing<'a> {
    sentence: &'a str,
    before: Before,
    conditions: Vec<Range<usize>>,
    active: bool,
    goes_on: bool,
    told: bool,
    quoted: bool,
    /// The clauses just before, where they only say when or who: 今年，, 由某局
    /// 牵头，.
    leading: Option<Range<usize>>,
    spans: Vec<Span>,
}

impl<'a> Hearing<'a> {
    /// The parts of a sentence that promise something. `words` are its own,
    /// `lies` tells where the dates of a clause lie.
    pub fn spans(
        sentence: &'a str,
        words: &str,
        before: Before,
        lies: impl Fn(&Range<usize>) -> Lies,
    ) -> Vec<Span> {
        let mut hearing = Self {
            sentence,
            before,
            conditions: binding(words),
            active: before.open,
            goes_on: false,
            told: false,
            quoted: false,
            leading: None,
            spans: Vec::new(),
        };
        for range in clauses(sentence) {
            let lies = lies(&range);
            hearing.hear(range, lies);
        }
        let mut spans = hearing.spans;
        spans.retain(|span| keeps(&sentence[span.range.clone()], span.own, before.doubtful));
        spans
    }

    fn hear(&mut self, range: Range<usize>, lies: Lies) {
        let clause = &self.sentence[range.clone()];
        let ahead = lies == Lies::Ahead
            || (lies == Lies::Around && self.before.open && !self.told && !self.before.reported);
        let tone = self.tone(clause, lies, ahead);
        self.quoted = (self.quoted && !is_own(clause)) || hands_over(clause);
        let bound = self.conditions.iter().find(|bound| range.contains(&bound.start)).cloned();
        let (cue, own) = match &tone {
            Tone::Coming(cue) => (Some(cue.clone()), Some(Ground::OwnCue)),
            Tone::Plain | Tone::GoingOn(_) | Tone::Reason if bound.is_some() => {
                let inside = |bound: Range<usize>| {
                    bound.start - range.start..bound.end.min(range.end) - range.start
                };
                (bound.map(inside), Some(Ground::OwnCue))
            }
            Tone::Plain if waits(clause) && lies == Lies::Nowhere => (None, Some(Ground::OwnCue)),
            Tone::GoingOn(cue) => (Some(cue.clone()), ahead.then_some(Ground::FutureDate)),
            Tone::Plain if ahead => (None, Some(Ground::FutureDate)),
            Tone::Done
                if lies != Lies::Behind
                    && lies != Lies::Nowhere
                    && has(clause, &["列入", "纳入", "安排", "上报", "确定"]) =>
            {
                (None, Some(Ground::FutureDate))
            }
            _ => (None, None),
        };
        let dated = lies != Lies::Nowhere && lies != Lies::Behind;
        let leads = (dated && is_only_date(clause)) || (tone == Tone::Plain && says_who(clause));
        if self.takes(&tone, own) {
            self.take(range, cue, own);
        } else {
            let start = self.leading.take().map_or(range.start, |leading| leading.start);
            self.leading = leads.then_some(start..range.end);
        }
    }

    /// The tone of a clause where it stands.
    fn tone(&self, clause: &str, lies: Lies, ahead: bool) -> Tone {
        match tone(clause) {
            _ if self.quoted && !is_own(clause) => Tone::Wish,
            Tone::Plain | Tone::GoingOn(_) if lies == Lies::Behind => Tone::Done,
            Tone::Plain | Tone::GoingOn(_) if hands_over(clause) && !is_own(clause) => Tone::Wish,
            Tone::Coming(cue) if lies == Lies::Behind && is_weak(&clause[cue.clone()]) => {
                Tone::Done
            }
            Tone::Coming(cue)
                if &clause[cue.clone()] == "预计"
                    && !self.before.open
                    && !ahead
                    && lies != Lies::Around =>
            {
                Tone::Done
            }
            Tone::Plain | Tone::GoingOn(_) if announces(clause) => {
                Tone::Coming(announcing(clause).unwrap_or(0..0))
            }
            Tone::Coming(cue) if self.told && cue.start == 0 && clause.starts_with('将') => {
                Tone::Plain
            }
            tone => tone,
        }
    }

    /// Whether a clause is part of a promise; what it says changes how the next
    /// one is heard.
    fn takes(&mut self, tone: &Tone, own: Option<Ground>) -> bool {
        if own.is_some() {
            self.active = true;
            return true;
        }
        match tone {
            Tone::GoingOn(_) => {
                let free = !self.active && !self.told;
                self.goes_on |= free && !self.before.reported && !self.before.under_report;
                self.active |= self.before.open && !self.told;
                self.active || self.goes_on
            }
            Tone::Plain | Tone::Coming(_) => self.active || self.goes_on,
            Tone::Reason | Tone::Wish => false,
            Tone::Done | Tone::Standing | Tone::Refused | Tone::Courtesy => {
                self.active = false;
                self.goes_on = false;
                self.told = true;
                false
            }
        }
    }

    fn take(&mut self, range: Range<usize>, cue: Option<Range<usize>>, own: Option<Ground>) {
        let weak = !self.active;
        let cue = cue.map(|cue| range.start + cue.start..range.start + cue.end);
        if let Some(last) = self.spans.last_mut()
            && touching(self.sentence, last.range.end, range.start)
            && last.weak == weak
        {
            last.range.end = range.end;
            if last.own.is_none() {
                last.own = own;
                last.cue = cue.or(last.cue.take());
            }
            return;
        }
        let before = self.leading.take().filter(|_| self.active);
        let quoted = quotation_length(&self.sentence[range.clone()]);
        let start = before.map_or(range.start + quoted, |before| before.start);
        self.spans.push(Span { range: start..range.end, cue, own, weak });
    }
}

/// Whether a part of a sentence says enough to be a promise.
fn keeps(text: &str, own: Option<Ground>, doubtful: bool) -> bool {
    let parts = clauses(text);
    let doing = |range: &Range<usize>| match own {
        Some(Ground::OwnCue) => true,
        Some(_) => !is_stative(&text[range.clone()]),
        None if !doubtful => !is_stative(&text[range.clone()]),
        None => acts(&text[range.clone()]),
    };
    let only_waits = parts.len() == 1 && waits(text);
    worth(text) && !only_waits && parts.iter().any(doing)
}

/// The bytes of a long quotation at a beginning, which is not the promise.
fn quotation_length(clause: &str) -> usize {
    let hidden = clause.len() - clause.trim_start_matches('_').len();
    if hidden > LONGEST_NAME && hidden < clause.len() { hidden } else { 0 }
}

/// Whether a clause has little more than a date.
fn is_only_date(clause: &str) -> bool {
    let length = clause.chars().count();
    length <= 8 || (length <= 24 && !acts(clause))
}

/// Whether a word of intent is also used of plans of the past.
fn is_weak(cue: &str) -> bool {
    ["预计", "计划", "拟", "会"].contains(&cue)
}

/// 在建成之前, 通水前: something is to be done until then.
fn waits(clause: &str) -> bool {
    let clause = clause.trim();
    let until = ends_with_any(clause, &["前", "之前"])
        && !ends_with_any(clause, &["目前", "此前", "以前", "年前", "日前", "当前"]);
    until && (clause.starts_with('在') || clause.chars().count() <= 8)
}

/// Whether a clause says who acts: 由某局牵头.
fn says_who(clause: &str) -> bool {
    clause.trim_start().starts_with('由') || has(clause, &["牵头", "负责", "统筹", "配合"])
}

/// Whether nothing but a mark stands between two clauses.
fn touching(sentence: &str, end: usize, start: usize) -> bool {
    sentence[end..start].chars().count() <= 1
}
