//! One sentence: what it announces, what it leads in, and which parts of it
//! promise something.

use super::super::conditions::conditions;
use super::super::cues::PAST_HEADINGS;
use super::super::segment::{Level, Piece, RUNNING, clauses};
use super::super::tone::{Tone, ends_with_any, hands_over, has, is_own, masked, tone};
use super::words::{Bent, announces, announcing, is_title_phrase, leads_in, worth};
use super::{Found, Lies, Reach, Region, Stretch, Walk};
use crate::domain::vocabulary::Ground;
use std::ops::Range;

impl Walk<'_> {
    /// Reads a sentence, and the next with it where it is only a title. Gives
    /// how many pieces it took.
    pub(super) fn sentence(
        &mut self,
        number: usize,
        pieces: &[Piece],
        next_level: Option<Level>,
    ) -> usize {
        let text = &self.paragraphs[number];
        let piece = &pieces[0];
        let titled =
            is_title_phrase(text, piece) && pieces.get(1).is_some_and(|next| next.level.is_none());
        let spoken = if titled { &pieces[1] } else { piece };
        let taken = if titled { 2 } else { 1 };
        let begin = spoken.range.start;
        let sentence = masked(&text[spoken.range.clone()]);
        let announced = self.announce(number, &sentence, spoken);
        if piece.level == Some(RUNNING) || piece.level.is_some_and(|level| level > self.depth()) {
            self.itemise(piece.level);
        }
        let follows_list = match pieces.get(taken) {
            Some(next) => next.level.is_some() && next.level > piece.level.filter(|_| !announced),
            None => next_level.is_some(),
        };
        if (follows_list || spoken.end == '：') && leads_in(&sentence, spoken.end) {
            self.lead_list(number, spoken, &sentence);
            return taken;
        }
        self.wished &= piece.level.is_some() || self.last_end == '；';
        self.last_end = spoken.end;
        let spans = if self.wished { Vec::new() } else { self.spans(&sentence, number, begin) };
        if spans.is_empty() {
            self.report(&sentence);
            return taken;
        }
        self.open_running(number, piece.level, &spans);
        let whole = spans.first().is_some_and(|span| span.range.start == 0);
        let mut reach_back = (titled && whole).then_some(piece.range.start);
        for span in spans {
            let from = span.range.start + announced_length(&sentence[span.range.clone()]);
            let start = reach_back.take().unwrap_or(begin + from);
            let range = start..begin + span.range.end;
            self.push(number, range, &span, begin);
        }
        taken
    }

    /// Opens a region where the sentence announces one.
    fn announce(&mut self, number: usize, sentence: &str, piece: &Piece) -> bool {
        if !announces(sentence) {
            return false;
        }
        let place = Stretch { paragraph: number, range: piece.range.clone() };
        let keeps = self
            .region
            .as_ref()
            .is_some_and(|region| !region.soft && region.reach == Reach::Section);
        self.reported = false;
        if !keeps {
            self.region = Some(Region {
                reach: Reach::Paragraph(number),
                ground: Ground::RegionCue,
                depth: self.depth(),
                lead: Some(place),
                leads_list: false,
                soft: false,
                listed: false,
            });
        }
        true
    }

    /// An item of a list that a cue leads in says so.
    fn itemise(&mut self, level: Option<Level>) {
        if let Some(region) = self.region.as_mut().filter(|_| level.is_some()) {
            region.ground = Ground::ListItem;
            region.listed = true;
        }
    }

    fn lead_list(&mut self, number: usize, piece: &Piece, sentence: &str) {
        let place = Stretch { paragraph: number, range: piece.range.clone() };
        let tones: Vec<Tone> =
            clauses(sentence).into_iter().map(|range| tone(&sentence[range])).collect();
        let ahead = tones.iter().any(|tone| matches!(tone, Tone::Coming(_)));
        let back = has(sentence, PAST_HEADINGS)
            || tones.iter().any(|tone| matches!(tone, Tone::Done | Tone::Standing));
        let told_under_back = self.is_back();
        let last = clauses(sentence).pop().map_or("", |range| &sentence[range]);
        let wished = !is_own(last) && (hands_over(last) || tone(last) == Tone::Wish) && !ahead;
        match self.region.as_mut() {
            _ if wished => {
                self.region = None;
                self.wished = true;
            }
            Some(region) if !back || ahead => {
                region.lead = Some(place);
                region.leads_list = true;
            }
            _ if ahead => {
                self.region = Some(Region {
                    reach: Reach::Paragraph(number),
                    ground: Ground::RegionCue,
                    depth: self.depth(),
                    lead: Some(place),
                    leads_list: false,
                    soft: false,
                    listed: false,
                });
            }
            _ if back || told_under_back => {
                self.region = None;
                self.reported = true;
            }
            _ => {
                self.region = Some(Region {
                    reach: Reach::Paragraph(number),
                    ground: Ground::ListItem,
                    depth: self.depth(),
                    lead: Some(place),
                    leads_list: false,
                    soft: false,
                    listed: false,
                });
            }
        }
    }

    /// Where the first item of a running list promises something, its other
    /// items do.
    fn open_running(&mut self, number: usize, level: Option<Level>, spans: &[Span]) {
        if self.region.is_none() && !self.reported && level == Some(RUNNING) && !spans.is_empty() {
            self.region = Some(Region {
                reach: Reach::Paragraph(number),
                ground: Ground::ListItem,
                depth: self.depth(),
                lead: None,
                leads_list: false,
                soft: false,
                listed: true,
            });
        }
    }

    /// A sentence that promises nothing may end a region.
    fn report(&mut self, sentence: &str) {
        let tones = clauses(sentence).into_iter().map(|range| tone(&sentence[range]));
        let reports = tones
            .into_iter()
            .any(|tone| matches!(tone, Tone::Done | Tone::Standing | Tone::Courtesy));
        if reports {
            self.reported = true;
            if self
                .region
                .as_ref()
                .is_some_and(|region| matches!(region.reach, Reach::Paragraph(_)) && !region.listed)
            {
                self.region = None;
            }
        }
    }

    /// The parts of a sentence that promise something.
    fn spans(&self, sentence: &str, number: usize, begin: usize) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut active = self.region.is_some();
        let open = active;
        let bent = self.sections.last().map_or(Bent::Open, |section| section.bent);
        let (mut told, mut quoted, mut goes_on) = (false, false, false);
        let words = &self.paragraphs[number][begin..begin + sentence.len()];
        let bound: Vec<Range<usize>> =
            conditions(words).into_iter().map(|found| found.range).collect();
        for range in clauses(sentence) {
            let clause = &sentence[range.clone()];
            let lies = self.lies(number, begin, &range);
            let bound = bound.iter().find(|bound| range.contains(&bound.start));
            let ahead = lies == Lies::Ahead || (lies == Lies::Around && !told && !self.reported);
            let tone = match tone(clause) {
                _ if quoted && !is_own(clause) => Tone::Wish,
                Tone::Plain | Tone::GoingOn(_) if lies == Lies::Behind => Tone::Done,
                Tone::Coming(cue) if lies == Lies::Behind && is_weak(&clause[cue.clone()]) => {
                    Tone::Done
                }
                Tone::Coming(cue) if &clause[cue.clone()] == "预计" && !open && !ahead => {
                    Tone::Done
                }
                Tone::Plain | Tone::GoingOn(_) if announces(clause) => {
                    let cue = announcing(clause).unwrap_or(0..0);
                    Tone::Coming(cue)
                }
                Tone::Coming(cue) if told && cue.start == 0 && clause.starts_with('将') => {
                    Tone::Plain
                }
                tone => tone,
            };
            quoted = (quoted && !is_own(clause)) || hands_over(clause);
            let (taken, cue, ground) = match &tone {
                Tone::Coming(cue) => {
                    active = true;
                    (true, Some(cue.clone()), Some(Ground::OwnCue))
                }
                Tone::Plain | Tone::GoingOn(_) | Tone::Reason if bound.is_some() => {
                    active = true;
                    let cue = bound.map(|bound| {
                        bound.start - range.start..bound.end.min(range.end) - range.start
                    });
                    (true, cue, Some(Ground::OwnCue))
                }
                Tone::Done if ahead && has(clause, &["列入", "纳入", "安排", "上报", "确定"]) =>
                {
                    active = true;
                    (true, None, Some(Ground::FutureDate))
                }
                Tone::Plain | Tone::GoingOn(_) if ahead => {
                    active = true;
                    let cue = match &tone {
                        Tone::GoingOn(cue) => Some(cue.clone()),
                        _ => None,
                    };
                    (true, cue, Some(Ground::FutureDate))
                }
                Tone::Plain if waits(clause) && lies == Lies::Nowhere => {
                    active = true;
                    (true, None, Some(Ground::OwnCue))
                }
                Tone::GoingOn(cue) => {
                    let weak = !active && !told && !self.reported && bent != Bent::Back;
                    active |= open && !told;
                    goes_on |= weak;
                    (active || weak, Some(cue.clone()), None)
                }
                Tone::Plain => (active || goes_on, None, None),
                Tone::Reason | Tone::Wish => (false, None, None),
                Tone::Done | Tone::Standing | Tone::Refused | Tone::Courtesy => {
                    active = false;
                    goes_on = false;
                    told = true;
                    (false, None, None)
                }
            };
            if !taken {
                continue;
            }
            let from = if active
                && spans.last().is_none_or(|last| !touching(sentence, last.range.end, range.start))
            {
                who_before(sentence, range.start)
            } else {
                range.start
            };
            let fresh = Span {
                range: from..range.end,
                cue: cue.map(|cue| range.start + cue.start..range.start + cue.end),
                own: ground,
                weak: !active,
            };
            match spans.last_mut() {
                Some(last)
                    if touching(sentence, last.range.end, range.start)
                        && last.weak == fresh.weak =>
                {
                    last.range.end = range.end;
                    if last.own.is_none() {
                        last.own = fresh.own;
                        last.cue = fresh.cue.or(last.cue.take());
                    }
                }
                _ => spans.push(fresh),
            }
        }
        spans.retain(|span| worth(&sentence[span.range.clone()]));
        spans
    }

    fn lies(&self, paragraph: usize, begin: usize, clause: &Range<usize>) -> Lies {
        (self.dated)(&Stretch { paragraph, range: begin + clause.start..begin + clause.end })
    }

    fn push(&mut self, number: usize, range: Range<usize>, span: &Span, begin: usize) {
        let mut grounds = Vec::new();
        grounds.extend(span.own);
        let mut soft = false;
        if let Some(region) = &self.region
            && !(region.soft && span.own.is_some())
        {
            grounds.push(region.ground);
            soft = region.soft && span.own.is_none();
        }
        let here = |lead: &Stretch| lead.paragraph == number && lead.range.start == range.start;
        let (led_by, mut dated_by) = self.led();
        dated_by.retain(|lead| !here(lead));
        let led_by = led_by.filter(|lead| !here(lead));
        if grounds.is_empty() {
            grounds.push(Ground::Standing);
        }
        let cue = span.cue.clone().map(|cue| begin + cue.start..begin + cue.end);
        let opens = span.own == Some(Ground::OwnCue)
            || (span.own == Some(Ground::FutureDate) && span.cue.is_some());
        if self.region.is_none() && opens {
            self.region = Some(Region {
                reach: Reach::Paragraph(number),
                ground: Ground::RegionCue,
                depth: self.depth(),
                lead: Some(Stretch { paragraph: number, range: range.clone() }),
                leads_list: false,
                soft: true,
                listed: false,
            });
        }
        let unclear = span.weak || soft;
        let place = Stretch { paragraph: number, range };
        self.found.push(Found {
            place,
            cue,
            grounds,
            led_by,
            dated_by,
            part: self.part,
            unclear,
            row: None,
        });
    }
}

/// A part of a sentence, in bytes of the sentence.
struct Span {
    range: Range<usize>,
    cue: Option<Range<usize>>,
    /// What made it one by itself.
    own: Option<Ground>,
    weak: bool,
}

/// Whether a word of intent is also used of plans of the past.
fn is_weak(cue: &str) -> bool {
    ["将", "预计", "计划", "拟", "会"].contains(&cue)
}

/// The bytes of a bare 下一步， at a beginning.
fn announced_length(span: &str) -> usize {
    let word = announcing(span).filter(|word| word.start == 0);
    let rest = word.map_or("", |word| &span[word.end..]);
    match rest.chars().next() {
        Some(sign @ ('，' | ',' | '：')) => span.len() - rest.len() + sign.len_utf8(),
        _ => 0,
    }
}

/// 在建成之前: something is to be done until then.
fn waits(clause: &str) -> bool {
    let clause = clause.trim();
    clause.starts_with('在') && ends_with_any(clause, &["前", "之前", "以前"])
}

/// Where the clauses begin that say who acts, directly before a place:
/// 由某局牵头，.
fn who_before(sentence: &str, place: usize) -> usize {
    let names = |clause: &str| {
        let clause = clause.trim_start();
        (clause.starts_with('由') || has(clause, &["牵头", "负责", "统筹", "配合"]))
            && tone(clause) == Tone::Plain
    };
    let before = clauses(&sentence[..place]);
    let telling = before.iter().rev().take_while(|range| names(&sentence[(*range).clone()]));
    telling.last().map_or(place, |range| range.start)
}

/// Whether nothing but a mark stands between two clauses.
fn touching(sentence: &str, end: usize, start: usize) -> bool {
    sentence[end..start].chars().count() <= 1
}
