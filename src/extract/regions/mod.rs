//! Which stretches of the letter speak of things to come: regions that a cue
//! or a heading opens and a report closes, and clauses with a cue of their own.
//!
//! It knows no dates but whether one lies ahead, and no units.

mod hearing;
mod lists;
mod sentence;
mod words;

use self::words::{Bent, bent, is_title_phrase};
use super::segment::{Level, Piece, RUNNING, opening, pieces};
use super::table::{self, Columns, Row};
use crate::domain::vocabulary::Ground;
use std::ops::Range;

/// A stretch of a paragraph, in bytes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Stretch {
    /// Counted from zero.
    pub paragraph: usize,
    pub range: Range<usize>,
}

impl Stretch {
    /// A part of it, by bytes of it.
    pub fn part(&self, range: &Range<usize>) -> Self {
        let begin = self.range.start;
        Self { paragraph: self.paragraph, range: begin + range.start..begin + range.end }
    }
}

/// A stretch that seems to promise something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub place: Stretch,
    /// The word that made it one, in bytes of the paragraph.
    pub cue: Option<Range<usize>>,
    pub grounds: Vec<Ground>,
    /// The sentence that led to it, where units stand that it does not name.
    pub led_by: Option<Stretch>,
    /// What leads its list in, and the headings above it, the nearest first:
    /// dates that it does not name stand there.
    pub dated_by: Vec<Stretch>,
    /// Part of the letter, from one; zero before the first heading.
    pub part: u32,
    /// It may tell of something done.
    pub unclear: bool,
    /// The cells, where it is a row of a table.
    pub row: Option<Row>,
}

#[derive(Clone, Debug)]
struct Section {
    level: Level,
    bent: Bent,
    place: Stretch,
}

/// What a region reaches over.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Reach {
    /// The rest of a paragraph, and a list that follows it at once.
    Paragraph(usize),
    /// The items of a list, whose numbers are this deep.
    List(Level),
    /// Everything under a heading.
    Section,
}

#[derive(Clone, Debug)]
struct Region {
    reach: Reach,
    ground: Ground,
    /// The level of the heading it stands under; a heading as high ends it.
    depth: Level,
    lead: Option<Stretch>,
    /// Whether the lead leads a list in, so that its date holds for the items.
    leads_list: bool,
    /// Opened by a clause of its own, not by an announcement.
    soft: bool,
    /// It has items, which a report among them does not end.
    listed: bool,
}

impl Region {
    /// One without a sentence that leads to it.
    const fn new(reach: Reach, ground: Ground, depth: Level) -> Self {
        Self { reach, ground, depth, lead: None, leads_list: false, soft: false, listed: false }
    }
}

/// Where the dates of a clause lie, seen from the reply.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Lies {
    Ahead,
    /// In the year of the reply, without a word that says that it is a limit.
    Around,
    Behind,
    /// It has none, or none that tells.
    Nowhere,
}

/// Tells where the dates of a stretch lie.
pub(super) type Dated<'a> = &'a dyn Fn(&Stretch) -> Lies;

/// What a walk through the body gives.
pub(super) struct Findings {
    pub found: Vec<Found>,
    /// The headings of the parts of the letter, in order.
    pub headings: Vec<Stretch>,
}

/// Everything in the body that seems to promise something, in its order.
pub(super) fn promising(paragraphs: &[String], body: &[Stretch], dated: Dated<'_>) -> Findings {
    let lists = lists::to_come(paragraphs, body, dated);
    let mut walk = Walk {
        paragraphs,
        dated,
        sections: Vec::new(),
        region: None,
        reported: false,
        wished: false,
        last_end: '\n',
        under_title: false,
        part: 0,
        table: None,
        found: Vec::new(),
        headings: Vec::new(),
    };
    for (at, stretch) in body.iter().enumerate() {
        walk.paragraph(stretch, body.get(at + 1), lists.contains(&at));
    }
    Findings { found: walk.found, headings: walk.headings }
}

struct Walk<'a> {
    paragraphs: &'a [String],
    dated: Dated<'a>,
    sections: Vec<Section>,
    region: Option<Region>,
    /// The paragraph, or what led a list in, has told of things done.
    reported: bool,
    /// A list of what others wish stands here, up to the next sentence.
    wished: bool,
    /// The mark that ended the sentence before.
    last_end: char,
    /// The paragraph before was the title of an item.
    under_title: bool,
    part: u32,
    table: Option<Columns>,
    found: Vec<Found>,
    headings: Vec<Stretch>,
}

impl Walk<'_> {
    fn paragraph(&mut self, stretch: &Stretch, next: Option<&Stretch>, in_list: bool) {
        let (number, offset) = (stretch.paragraph, stretch.range.start);
        let text = &self.paragraphs[number];
        let spoken = &text[stretch.range.clone()];
        if let Some(cells) = table::cells(spoken) {
            let shifted: Vec<Range<usize>> =
                cells.into_iter().map(|cell| shift(cell, offset)).collect();
            self.table_row(number, &shifted);
            return;
        }
        self.table = None;
        let shifted = |piece: Piece| Piece { range: shift(piece.range, offset), ..piece };
        let pieces: Vec<Piece> = pieces(spoken).into_iter().map(shifted).collect();
        let Some(first) = pieces.first() else { return };
        let next_level =
            next.and_then(|next| opening(&self.paragraphs[next.paragraph][next.range.clone()]).1);
        self.enter(number, first.level);
        if let (None, true, Some(level)) = (&self.region, in_list, first.level) {
            let region = Region::new(Reach::List(level), Ground::ListItem, level - 1);
            self.region = Some(Region { listed: true, ..region });
        }
        if self.is_heading(text, &pieces, next, next_level) {
            self.head(number, first);
            self.under_title = true;
            return;
        }
        let mut at = 0;
        if pieces.len() > 1
            && is_title_phrase(text, first)
            && first.level.is_some_and(|level| level < RUNNING)
        {
            self.head(number, first);
            if self.region.is_none() {
                at = 1;
            }
        }
        while at < pieces.len() {
            at += self.sentence(number, &pieces[at..], next_level);
        }
        self.under_title = false;
    }

    /// A row of a table of tasks is one promise.
    fn table_row(&mut self, number: usize, cells: &[Range<usize>]) {
        let text = &self.paragraphs[number];
        if let Some(columns) = table::head(text, cells) {
            self.table = Some(columns);
            return;
        }
        let Some(row) = self.table.as_ref().and_then(|columns| table::row(columns, cells)) else {
            return;
        };
        let last = cells.last().map_or(row.task.end, |cell| cell.end);
        if !text[row.task.clone()].chars().any(char::is_alphabetic) {
            return;
        }
        let (led_by, dated_by) = self.led();
        self.found.push(Found {
            place: Stretch { paragraph: number, range: row.task.start..last },
            cue: None,
            grounds: vec![Ground::ListItem],
            led_by,
            dated_by,
            part: self.part,
            unclear: false,
            row: Some(row),
        });
    }

    /// What led to the present place: for units, and for dates.
    fn led(&self) -> (Option<Stretch>, Vec<Stretch>) {
        let lead = self.region.as_ref().and_then(|region| region.lead.clone());
        let leads_list = self.region.as_ref().is_some_and(|region| region.leads_list);
        let mut dated: Vec<Stretch> = lead.iter().filter(|_| leads_list).cloned().collect();
        dated.extend(self.sections.iter().rev().map(|section| section.place.clone()));
        (lead.or_else(|| self.sections.last().map(|section| section.place.clone())), dated)
    }

    /// Ends regions that do not reach into this paragraph.
    fn enter(&mut self, number: usize, level: Option<Level>) {
        let numbered = level.is_some();
        let reaches = match self.region.as_ref().map(|region| region.reach) {
            None | Some(Reach::Section) => true,
            Some(Reach::Paragraph(last)) => {
                number > last && level.is_some_and(|level| level > self.depth())
            }
            Some(Reach::List(list)) => match level {
                Some(level) => level >= list,
                None => self.under_title,
            },
        };
        if !reaches {
            self.region = None;
        }
        if let (Some(region), Some(level)) = (self.region.as_mut(), level)
            && matches!(region.reach, Reach::Paragraph(_))
        {
            region.reach = Reach::List(level);
            region.ground = Ground::ListItem;
            region.listed = true;
        }
        if !numbered {
            self.reported = false;
            self.wished = false;
        }
    }

    /// Whether the heading tells of what was done.
    fn is_back(&self) -> bool {
        self.sections.last().is_some_and(|section| section.bent == Bent::Back)
    }

    fn depth(&self) -> Level {
        self.sections.last().map_or(0, |section| section.level)
    }

    /// Whether a paragraph is nothing but a heading.
    fn is_heading(
        &self,
        text: &str,
        pieces: &[Piece],
        next: Option<&Stretch>,
        next_level: Option<Level>,
    ) -> bool {
        let [only] = pieces else { return false };
        let length = text[only.range.clone()].chars().count();
        let leads = only.level.is_some() && only.level < Some(RUNNING) && next_level > only.level;
        let tells = (bent(text) != Bent::Open || leads) && only.level.is_some() && length <= 24;
        if !(only.end == '\n' || tells) || length > 45 || next.is_none() {
            return false;
        }
        match only.level {
            None => length <= 20 && bent(text) != Bent::Open,
            Some(RUNNING) => false,
            Some(level) => {
                next_level.is_none_or(|next| next > level)
                    || bent(text) != Bent::Open
                    || self.region.is_none()
            }
        }
    }

    fn head(&mut self, number: usize, piece: &Piece) {
        // A heading without a number ends only what stands under such headings.
        let level = piece.level.unwrap_or(1);
        self.sections.retain(|section| section.level < level);
        if self.region.as_ref().is_some_and(|region| level <= region.depth) {
            self.region = None;
        }
        self.reported = false;
        let place = Stretch { paragraph: number, range: piece.range.clone() };
        if level == 1 {
            self.part += 1;
            self.headings.push(place.clone());
        }
        let bent = bent(&self.paragraphs[number][piece.range.clone()]);
        match bent {
            Bent::Ahead => {
                let region = Region::new(Reach::Section, Ground::HeadingCue, level);
                self.region = Some(Region { lead: Some(place.clone()), ..region });
            }
            Bent::Back => self.region = None,
            Bent::Open => {}
        }
        self.sections.push(Section { level, bent, place });
    }
}

fn shift(range: Range<usize>, offset: usize) -> Range<usize> {
    range.start + offset..range.end + offset
}
