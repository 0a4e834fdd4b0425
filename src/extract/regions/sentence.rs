//! One sentence: what it announces, what it leads in, and which parts of it
//! promise something.

use super::super::cues::PAST_HEADINGS;
use super::super::segment::{Level, Piece, RUNNING, clauses};
use super::super::tone::{Tone, has, masked, tone};
use super::hearing::{Before, Hearing, Span};
use super::words::{announces, announcing, is_title_phrase, is_wish, leads_in};
use super::{Found, Reach, Region, Stretch, Walk};
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
        if (follows_list || spoken.end == '：')
            && (leads_in(&sentence, spoken.end) || is_wish(&sentence))
        {
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
            let region = self.following(number, Ground::RegionCue);
            self.region = Some(Region { lead: Some(place), ..region });
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
        let ahead = tones.iter().any(|tone| matches!(tone, Tone::Coming(_)))
            && !has(sentence, PAST_HEADINGS);
        let back = has(sentence, PAST_HEADINGS)
            || tones.iter().any(|tone| matches!(tone, Tone::Done | Tone::Standing));
        let told_under_back = self.is_back();
        let wished = is_wish(sentence) && !ahead;
        match self.region.as_mut() {
            _ if wished => {
                self.region = None;
                self.wished = true;
            }
            Some(region) if !back || ahead => {
                region.lead = Some(place);
                region.leads_list = true;
            }
            _ if !ahead && (back || told_under_back) => {
                self.region = None;
                self.reported = true;
            }
            _ => {
                let ground = if ahead { Ground::RegionCue } else { Ground::ListItem };
                let region = self.following(number, ground);
                self.region = Some(Region { lead: Some(place), leads_list: true, ..region });
            }
        }
    }

    /// A region that reaches over the rest of a paragraph.
    fn following(&self, number: usize, ground: Ground) -> Region {
        Region::new(Reach::Paragraph(number), ground, self.depth())
    }

    /// Where the first item of a running list promises something, its other
    /// items do.
    fn open_running(&mut self, number: usize, level: Option<Level>, spans: &[Span]) {
        if self.region.is_none() && !self.reported && level == Some(RUNNING) && !spans.is_empty() {
            let region = self.following(number, Ground::ListItem);
            self.region = Some(Region { listed: true, ..region });
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
        let region = self.region.as_ref();
        let before = Before {
            open: region.is_some(),
            doubtful: region.is_some_and(|region| {
                region.soft || (region.lead.is_none() && region.ground == Ground::ListItem)
            }),
            reported: self.reported,
            under_report: self.is_back(),
        };
        let place = Stretch { paragraph: number, range: begin..begin + sentence.len() };
        let words = &self.paragraphs[number][place.range.clone()];
        Hearing::spans(sentence, words, before, |clause| (self.dated)(&place.part(clause)))
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
            let region = self.following(number, Ground::RegionCue);
            self.region = Some(Region { soft: true, ..region });
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

/// The bytes of a bare 下一步， at a beginning.
fn announced_length(span: &str) -> usize {
    let word = announcing(span).filter(|word| word.start == 0);
    let rest = word.map_or("", |word| &span[word.end..]);
    match rest.chars().next() {
        Some(sign @ ('，' | ',' | '：')) => span.len() - rest.len() + sign.len_utf8(),
        _ => 0,
    }
}
