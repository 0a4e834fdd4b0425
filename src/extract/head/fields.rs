//! The facts of a letter from its parts, and what is doubted about them.

use super::facts::{self, Class, is_contact, is_page_line};
use super::lines::Lines;
use super::salutation::Salutation;
use super::scan::{beginning, squeezed, starts_with_any};
use super::signature::{Signature, is_courtesy};
use super::title::{self, Piece, Title};
use super::{At, Head, Role, Span, date, region};
use crate::domain::commitment::Place;
use crate::domain::due::ReplyDate;
use crate::domain::letter::{ClassMark, Letter, Reply};
use crate::domain::reading::Doubt;
use crate::domain::vocabulary::DoubtKind;
use crate::extract::who::{self, Home};
use std::ops::Range;

/// A page may publish a letter this many days before or after it was signed.
const PAGE_DAYS: u64 = 60;
/// Opening and title are read this far, in bytes.
const REACH: usize = 4_000;
/// A unit that answers acts within this many paragraphs of the text.
const BODY_LINES: usize = 20;
/// Courtesies stand in this many paragraphs at the end of the text.
const COURTEOUS: usize = 4;

/// A letter taken apart.
pub(super) struct Parts<'a> {
    pub lines: Lines<'a>,
    pub pieces: Vec<Piece<'a>>,
    pub salutation: Option<Salutation>,
    pub opening: Option<(At, At)>,
    pub title: Option<Title>,
    /// Where the text begins.
    pub text_from: At,
    pub signature: Signature,
}

impl Parts<'_> {
    pub fn head(self) -> Head {
        let opening = self.opening_words();
        let title = self.title_words();
        let mut letter = Letter {
            number: title::number(&title).or_else(|| title::number(&opening)).unwrap_or_default(),
            session: title::session(&title)
                .or_else(|| title::session(&opening))
                .unwrap_or_default(),
            suggestion: title::suggestion(&opening)
                .or_else(|| title::suggestion(&title))
                .unwrap_or_default(),
            addressee: self.salutation.as_ref().map_or_else(String::new, |s| s.name.clone()),
            document_number: self.document_number(),
            title,
            ..Letter::default()
        };
        letter.paragraphs = self.lines.paragraphs.iter().map(|text| count(text)).collect();
        let mut doubts = Vec::new();
        letter.class = self.class(&mut doubts);
        letter.reply = self.reply(&mut doubts);
        let mut units = self.signature.units.clone();
        if units.is_empty() {
            doubts.push(doubt(DoubtKind::NoSignature, "", None));
            units.extend(title::unit(&letter.title).or_else(|| self.page_unit()));
        }
        letter.region = self.region(&letter, &units);
        let home = Home::new(units, &letter.region);
        let (lead, co) = who::assigned(&opening, &home);
        letter.lead = if lead.is_empty() { home.units().to_vec() } else { lead };
        letter.co = co;
        letter.co.retain(|unit| !letter.lead.contains(unit));
        let spans = self.spans();
        let mut body = spans.iter().filter(|span| span.role == Role::Body).map(|s| s.paragraph);
        let first = body.next().unwrap_or(self.text_from.paragraph);
        let last = body.next_back().unwrap_or(first);
        let last = if spans.iter().any(|span| span.role == Role::Body) { last + 1 } else { first };
        Head { letter, doubts, body: first..last, spans, home }
    }

    /// The unit that the page gives as the letter's source, if the letter lets
    /// it act as the one that answers.
    fn page_unit(&self) -> Option<String> {
        let labels = ["来源", "信息来源", "文章来源", "发布机构", "发布单位", "发文机关"];
        let unit = self.around().filter_map(|text| facts::value_of(text, &labels));
        let mut unit = unit.map(|value| value.split_whitespace().next().unwrap_or("").to_owned());
        let unit = unit.find(|unit| who::is_unit(unit))?;
        let body = self.lines.after(self.text_from).take(BODY_LINES);
        let mut body = body.map(|(at, text)| {
            let start = if at == self.text_from.paragraph { self.text_from.byte } else { 0 };
            beginning(&text[start..], REACH)
        });
        body.any(|text| who::acts(text, &unit)).then_some(unit)
    }

    fn opening_words(&self) -> String {
        let Some((from, to)) = self.opening else {
            let text = self.lines.text(self.text_from.paragraph);
            let said = text.get(self.text_from.byte..).unwrap_or("");
            let said = if said.trim().is_empty() {
                self.lines.said_after(self.text_from.paragraph, self.text_from.byte)
            } else {
                said
            };
            let end = said.find('。').unwrap_or(said.len());
            return beginning(&said[..end], REACH).to_owned();
        };
        let mut words = String::new();
        for (paragraph, text) in self.lines.from(from.paragraph) {
            if paragraph > to.paragraph {
                break;
            }
            let start = if paragraph == from.paragraph { from.byte } else { 0 };
            let end = if paragraph == to.paragraph { to.byte } else { text.len() };
            words.push_str(beginning(&text[start..end.max(start)], REACH));
            words.push('\n');
        }
        words
    }

    fn title_words(&self) -> String {
        if let Some(title) = &self.title {
            return title.text.clone();
        }
        let named = self.around().find_map(|text| facts::value_of(text, &["名称", "标题"]));
        named.map(|name| squeezed(&name)).unwrap_or_default()
    }

    /// The lines above the text and those that are not the letter.
    fn around(&self) -> impl Iterator<Item = &str> {
        let top = self.text_from.paragraph;
        let foot = self.signature.end.map_or(usize::MAX, |at| at.paragraph);
        let all = self.lines.paragraphs.iter().enumerate();
        let outside = all.filter(move |(at, text)| {
            self.lines.noise.contains(at)
                || *at < top
                || (*at > foot || self.signature.end.is_none()) && is_page_line(text)
        });
        outside.map(|(_, text)| text.as_str()).filter(|text| text.len() <= REACH)
    }

    fn document_number(&self) -> Option<String> {
        let own = self.pieces.iter().find_map(|piece| {
            let range = facts::document_number(piece.text)?;
            let cited = piece.text[..range.start].contains("关于");
            (!cited).then(|| squeezed(&piece.text[range]))
        });
        own.or_else(|| {
            self.around().find_map(|text| {
                let range = facts::document_number(text)?;
                starts_with_label(&text[..range.start]).then(|| squeezed(&text[range]))
            })
        })
    }

    fn class(&self, doubts: &mut Vec<Doubt>) -> Option<ClassMark> {
        let mut found: Vec<(ClassMark, bool)> = Vec::new();
        let mut legend = None;
        for text in self.class_lines() {
            match facts::class(text) {
                Some(Class::Mark { mark, labelled, .. }) => found.push((mark, labelled)),
                Some(Class::Legend) => legend = legend.or(Some(text)),
                None => {}
            }
        }
        let labelled = found.iter().position(|(_, labelled)| *labelled).unwrap_or(0);
        let differ = found.iter().any(|(mark, _)| mark.mark != found[0].0.mark);
        let mark = (!differ && !found.is_empty()).then(|| found.swap_remove(labelled).0);
        if mark.is_none()
            && let Some(words) = legend
        {
            doubts.push(doubt(DoubtKind::ClassLegend, beginning(words.trim(), 240), None));
        }
        mark
    }

    /// The lines that can give a class: those above the text and below it.
    fn class_lines(&self) -> impl Iterator<Item = &str> {
        let top = self.lines.text(self.text_from.paragraph);
        let start = self.salutation.as_ref().map(Salutation::start);
        let start = start.filter(|at| at.paragraph == self.text_from.paragraph);
        let before = start.map_or("", |at| &top[..at.byte]);
        let foot = self
            .signature
            .spans
            .iter()
            .filter(|span| matches!(span.role, Role::Foot | Role::Contact | Role::Cc));
        let foot = foot.map(|span| &self.lines.text(span.paragraph)[span.range.clone()]);
        let opened = self.opening.map_or(self.text_from, |(from, _)| from);
        let above = self.lines.paragraphs.iter().enumerate();
        let above = above.filter(move |(at, _)| {
            *at < opened.paragraph
                || self.lines.noise.contains(at) && *at < self.text_from.paragraph
        });
        let above = above.map(|(_, text)| text.as_str());
        above.chain([before]).chain(foot).filter(|text| !text.is_empty() && text.len() <= REACH)
    }

    fn reply(&self, doubts: &mut Vec<Doubt>) -> Reply {
        let on = self.signature.date;
        let pages: Vec<String> = self.around().filter_map(facts::page_date).collect();
        let page = pages.iter().find_map(|words| {
            let (range, day) = date::first(words, 0)?;
            Some((words[range].to_owned(), day))
        });
        if let Some((paragraph, range)) = &self.signature.damaged {
            let text = self.lines.text(*paragraph);
            let words = text[range.clone()].trim();
            let place = place(*paragraph, text, range);
            doubts.push(doubt(DoubtKind::DamagedDate, words, Some(place)));
        } else if on.is_none() {
            let words = page.as_ref().map_or("", |(words, _)| words.as_str());
            doubts.push(doubt(DoubtKind::NoReplyDate, words, None));
        }
        if let (Some(day), Some((words, published))) = (on, page)
            && (published - day).num_days().unsigned_abs() > PAGE_DAYS
        {
            doubts.push(doubt(DoubtKind::ReplyDatesDiffer, &words, None));
        }
        Reply { date: ReplyDate { on, ..ReplyDate::default() }, ..Reply::default() }
    }

    fn region(&self, letter: &Letter, units: &[String]) -> String {
        let session = letter.session.as_str();
        let session = ["中国人民政治协商会议", "政协"]
            .iter()
            .find_map(|body| session.strip_prefix(body))
            .unwrap_or(session);
        let about = letter.title.trim_start_matches("关于").trim_start_matches('对');
        let texts = [session].into_iter().chain(units.iter().map(String::as_str)).chain([about]);
        if let Some(name) = texts.clone().find_map(region::named) {
            return name.to_owned();
        }
        if let Some(name) = units.iter().find_map(|unit| region::town(unit)) {
            return name.to_owned();
        }
        if session.contains("全国") {
            return "全国".to_owned();
        }
        let bare = texts.clone().any(|text| text.starts_with("自治区"));
        let named = format!("{}{}", letter.title, letter.suggestion);
        region::autonomous_in(&named).filter(|_| bare).unwrap_or_default().to_owned()
    }

    fn spans(&self) -> Vec<Span> {
        let mut marked = self.signature.spans.clone();
        let title = self.title.as_ref().map_or(0..0, |title| title.pieces.clone());
        for (at, piece) in self.pieces.iter().enumerate() {
            if let Some(role) = piece_role(piece, title.contains(&at)) {
                marked.push(Span::line(piece.paragraph, piece.range.clone(), role));
            }
        }
        if let Some(salutation) = &self.salutation {
            let range = salutation.range.clone();
            marked.push(Span::line(salutation.paragraph, range, Role::Salutation));
        }
        if let Some((from, to)) = self.opening {
            for (paragraph, text) in self.lines.from(from.paragraph) {
                if paragraph > to.paragraph {
                    break;
                }
                let start = if paragraph == from.paragraph { from.byte } else { 0 };
                let end = if paragraph == to.paragraph { to.byte } else { text.len() };
                marked.push(Span::line(paragraph, start..end, Role::Opening));
            }
        }
        marked.extend(self.courtesies());
        marked.sort_by_key(|span| (span.paragraph, span.range.start));
        self.filled(&marked)
    }

    /// The parts that are marked, and what stands between them.
    fn filled(&self, marked: &[Span]) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut next = marked.iter().peekable();
        for (paragraph, text) in self.lines.paragraphs.iter().enumerate() {
            let mut at = 0;
            while let Some(span) = next.next_if(|span| span.paragraph == paragraph) {
                if self.lines.noise.contains(&paragraph) || span.range.start < at {
                    continue;
                }
                self.fill(paragraph, at..span.range.start, &mut spans);
                if !span.range.is_empty() {
                    spans.push(span.clone());
                }
                at = span.range.end;
            }
            self.fill(paragraph, at..text.len(), &mut spans);
        }
        spans
    }

    /// What a part is that nothing marks, by where it stands.
    fn fill(&self, paragraph: usize, range: Range<usize>, spans: &mut Vec<Span>) {
        let text = &self.lines.text(paragraph)[range.clone()];
        if text.trim().is_empty() {
            return;
        }
        let here = At { paragraph, byte: range.start };
        let below = self.signature.end.is_some_and(|end| here >= end);
        let role = if self.lines.noise.contains(&paragraph) {
            Role::Noise
        } else if text.trim_matches(['|', ' ', '\u{3000}']).is_empty() || here < self.text_from {
            if is_contact(text) { Role::Contact } else { Role::Noise }
        } else if below {
            Role::Foot
        } else {
            Role::Body
        };
        spans.push(Span::line(paragraph, range, role));
    }

    /// Sentences of thanks at the beginning and the end of the text.
    fn courtesies(&self) -> Vec<Span> {
        let end = self.signature.end.unwrap_or(At { paragraph: usize::MAX, byte: 0 });
        let taken: Vec<usize> = self.signature.spans.iter().map(|span| span.paragraph).collect();
        let mut found = Vec::new();
        let part = |paragraph: usize, text: &str| {
            let start = if paragraph == self.text_from.paragraph { self.text_from.byte } else { 0 };
            let stop = if paragraph == end.paragraph { end.byte } else { text.len() };
            start..stop.max(start)
        };
        let inside = |paragraph: &usize| *paragraph <= end.paragraph && !taken.contains(paragraph);
        let last = |paragraph: &usize| inside(paragraph) || *paragraph == end.paragraph;
        let body = self.lines.after(self.text_from).rev().filter(|(at, _)| last(at));
        'all: for (paragraph, text) in body.take(COURTEOUS) {
            let part = part(paragraph, text);
            for range in sentences(text, part).into_iter().rev() {
                let sentence = text[range.clone()].trim_matches(['|', ' ', '\u{3000}']);
                if sentence.is_empty() {
                    continue;
                }
                if !is_courtesy(sentence) {
                    break 'all;
                }
                found.push(Span::line(paragraph, range, Role::Courtesy));
            }
        }
        if let Some((paragraph, text)) = self.lines.after(self.text_from).next() {
            let first = sentences(text, part(paragraph, text)).into_iter().next();
            let thanks = |range: &Range<usize>| {
                let sentence = squeezed(beginning(&text[range.clone()], 90));
                let words = [
                    "首先，感谢",
                    "首先感谢",
                    "感谢您",
                    "感谢你",
                    "非常感谢",
                    "首先，衷心",
                    "首先，非常",
                ];
                starts_with_any(&sentence, &words)
            };
            found.extend(
                first.filter(thanks).map(|range| Span::line(paragraph, range, Role::Courtesy)),
            );
        }
        found
    }
}

fn starts_with_label(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(facts::is_colon);
    before.ends_with("文号") || before.ends_with("文字号") || before.trim().is_empty()
}

fn piece_role(piece: &Piece, in_title: bool) -> Option<Role> {
    if in_title {
        return Some(Role::Title);
    }
    if facts::document_number(piece.text).is_some() {
        return Some(Role::DocumentNumber);
    }
    facts::class(piece.text).map(|_| Role::Class)
}

/// The sentences of a part of a paragraph.
fn sentences(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = part.start;
    for piece in text[part].split_inclusive(['。', '！']) {
        found.push(start..start + piece.len());
        start += piece.len();
    }
    found
}

fn doubt(kind: DoubtKind, words: &str, place: Option<Place>) -> Doubt {
    Doubt { kind, words: words.to_owned(), place }
}

fn place(paragraph: usize, text: &str, range: &Range<usize>) -> Place {
    Place {
        paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX).saturating_add(1),
        start: count(&text[..range.start]),
        end: count(&text[..range.end]),
        sha256: String::new(),
    }
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
