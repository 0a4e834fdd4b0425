//! What the deadlines screen remembers, and where its panes stand.

use crate::app::Row;
use crate::domain::agenda::axis::{Axis, Scale};
use crate::domain::agenda::month::Month;
use crate::domain::agenda::{Agenda, Group};
use crate::domain::commitment::Commitment;
use crate::domain::ids::ItemId;
use crate::domain::query::Query;
use crate::tui::layout::{Layout, Shape};
use chrono::NaiveDate;
use ratatui::layout::Rect;

/// Which pane the keys act on.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Pane {
    #[default]
    Agenda,
    Calendar,
    Timeline,
}

impl Pane {
    /// In the order in which `v` walks them.
    pub const ALL: [Self; 3] = [Self::Agenda, Self::Calendar, Self::Timeline];

    /// The pane so many places further on, around the end.
    #[must_use]
    pub fn further(self, by: usize) -> Self {
        Self::ALL[(self as usize + by) % Self::ALL.len()]
    }
}

/// The screen's place and what it shows.
#[derive(Clone, Debug, Default)]
pub struct Deadlines {
    /// The commitment that the keys act on: the selected one, or in the
    /// calendar the first of the chosen day. None on a day without any.
    pub current: Option<ItemId>,
    /// Every open commitment that matches, counted by day.
    pub agenda: Agenda,
    /// The place of the first loaded row in the agenda.
    pub offset: usize,
    pub rows: Vec<Row>,
    /// The place of the first loaded commitment of the timeline.
    pub items_offset: usize,
    pub items: Vec<Commitment>,
    /// The selected place in the agenda.
    pub selected: usize,
    /// The first line on the screen; headings are lines too.
    pub top: usize,
    /// The place of the first bar on the screen.
    pub bars_top: usize,
    pub pane: Pane,
    /// The day that the calendar was moved to.
    pub day: Option<NaiveDate>,
    pub scale: Scale,
    /// The first day of a timeline that was scrolled.
    pub start: Option<NaiveDate>,
}

impl Deadlines {
    /// A row by its place, if it is loaded.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&Row> {
        self.rows.get(place.checked_sub(self.offset)?)
    }

    /// A commitment of the timeline by its place, if it is loaded.
    #[must_use]
    pub fn item(&self, place: usize) -> Option<&Commitment> {
        self.items.get(place.checked_sub(self.items_offset)?)
    }

    /// The day that the calendar stands at: where it was moved to, or else the
    /// selected commitment's day where that is still to come, or today.
    #[must_use]
    pub fn calendar_day(&self, today: NaiveDate) -> NaiveDate {
        let coming = || self.agenda.day_of(self.selected).filter(|day| *day >= today);
        self.day.or_else(coming).unwrap_or(today)
    }

    /// The place of the commitment that the keys act on.
    #[must_use]
    pub fn chosen(&self, today: NaiveDate) -> Option<usize> {
        match self.pane {
            Pane::Calendar => {
                let day = self.calendar_day(today);
                let on_it = self.agenda.day_of(self.selected) == Some(day);
                if on_it { Some(self.selected) } else { self.agenda.on(day).first }
            }
            Pane::Agenda | Pane::Timeline => {
                (self.selected < self.agenda.total()).then_some(self.selected)
            }
        }
    }

    /// The timeline's axis for so many columns.
    #[must_use]
    pub fn axis(&self, today: NaiveDate, columns: usize) -> Axis {
        match self.start {
            Some(start) => Axis::from(start, self.scale, columns),
            None => Axis::around(today, self.scale, columns),
        }
    }

    /// Scrolls as little as shows the selected line with its group's heading,
    /// and the selected bar.
    pub fn follow(&mut self, today: NaiveDate, places: &Places) {
        let groups = self.agenda.groups(today);
        let rows = places.agenda_rows.max(1);
        let line = line_of(&groups, self.selected);
        let heads = groups.iter().any(|group| group.places.start == self.selected);
        let first = if heads && rows > 1 { line.saturating_sub(1) } else { line };
        self.top = self.top.min(first).max((line + 1).saturating_sub(rows));
        self.top = self.top.min((self.agenda.total() + groups.len()).saturating_sub(rows));
        let bars = places.bars.max(1);
        self.bars_top = self.bars_top.min(self.selected);
        self.bars_top = self.bars_top.max((self.selected + 1).saturating_sub(bars));
        self.bars_top = self.bars_top.min(self.agenda.total().saturating_sub(bars));
    }
}

/// The line of a place: each group has a heading before its first one.
fn line_of(groups: &[Group], place: usize) -> usize {
    place + groups.iter().filter(|group| group.places.start <= place).count()
}

/// A line of the agenda.
#[derive(Copy, Clone, Debug)]
pub enum AgendaLine<'a> {
    Heading(&'a Group),
    Place(usize),
}

/// The lines of a window of the agenda.
#[must_use]
pub fn lines_from(groups: &[Group], top: usize, rows: usize) -> Vec<AgendaLine<'_>> {
    let mut lines = Vec::with_capacity(rows);
    let mut before = 0;
    for group in groups {
        let count = group.places.len() + 1;
        let skipped = top.saturating_sub(before).min(count);
        for at in (skipped..count).take(rows - lines.len()) {
            lines.push(match at.checked_sub(1) {
                None => AgendaLine::Heading(group),
                Some(at) => AgendaLine::Place(group.places.start + at),
            });
        }
        if lines.len() == rows {
            break;
        }
        before += count;
    }
    lines
}

/// Where the panes stand; one without room is absent.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Places {
    pub agenda: Option<Rect>,
    pub calendar: Option<Rect>,
    pub timeline: Option<Rect>,
    /// The line that explains the chosen commitment.
    pub reason: Rect,
    /// Whether panes have borders.
    pub framed: bool,
    /// Lines of the agenda, and bars of the timeline.
    pub agenda_rows: usize,
    pub bars: usize,
}

/// A calendar with its borders.
const CALENDAR_COLUMNS: u16 = 39;
/// The rows of a screen from which the timeline stands below the others.
const ROWS_FOR_ALL: u16 = 18;

/// Places the panes: all three where there is room, else the one with the
/// focus.
#[must_use]
pub fn places(layout: &Layout, pane: Pane) -> Places {
    let body = layout.body;
    let above = body.height.saturating_sub(1);
    let panes = Rect { height: above, ..body };
    let reason = Rect { y: body.y + above, height: body.height.min(1), ..body };
    let framed = match layout.shape {
        Shape::TooSmall | Shape::Tiny | Shape::Narrow => false,
        Shape::Stacked | Shape::Side | Shape::Broad => true,
    };
    let wide = matches!(layout.shape, Shape::Side | Shape::Broad);
    let (agenda, calendar, timeline) = if wide && above >= ROWS_FOR_ALL {
        let strip = (above / 3).clamp(7, 16);
        let upper = Rect { height: above - strip, ..panes };
        let left = Rect { width: upper.width - CALENDAR_COLUMNS, ..upper };
        let right = Rect { x: left.right(), width: CALENDAR_COLUMNS, ..upper };
        let below = Rect { y: upper.bottom(), height: strip, ..panes };
        (Some(left), Some(right), Some(below))
    } else {
        let only = |wanted: Pane| (pane == wanted).then_some(panes);
        (only(Pane::Agenda), only(Pane::Calendar), only(Pane::Timeline))
    };
    let inside = |pane: Option<Rect>, taken: u16| {
        let borders = if framed { 2 } else { 0 };
        pane.map_or(0, |pane| usize::from(pane.height.saturating_sub(borders + taken)))
    };
    // Where there are no borders the first line says what a pane is.
    let title = u16::from(layout.shape == Shape::Narrow);
    let agenda_rows = inside(agenda, title);
    let bars = bars_in(inside(timeline, title));
    Places { agenda, calendar, timeline, reason, framed, agenda_rows, bars }
}

/// Bars that so many lines of a timeline leave room for: the first names the
/// ticks, and the last says what the glyphs mean where there are some more.
#[must_use]
pub const fn bars_in(lines: usize) -> usize {
    if has_key(lines) { lines - 2 } else { lines.saturating_sub(1) }
}

/// Whether a timeline of so many lines says what its glyphs mean.
#[must_use]
pub const fn has_key(lines: usize) -> bool {
    lines > 4
}

/// The months a calendar shows, beginning with the one of a day.
#[must_use]
pub fn months_from(day: NaiveDate, count: usize) -> Vec<Month> {
    let first = Month::of(day);
    std::iter::successors(Some(first), |month| Some(month.next())).take(count).collect()
}

/// What the screen wants to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub query: Query,
    /// The commitment to stay on, where it is still in the agenda.
    pub stay_on: Option<ItemId>,
    /// The place to be at otherwise.
    pub place: usize,
    /// Rows and bars on the screen; more are loaded around them.
    pub rows: usize,
    pub bars: usize,
    /// How many have a due date, where only the place changes.
    pub dated: Option<usize>,
}

/// What it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// Absent where only the place changes.
    pub agenda: Option<Agenda>,
    pub place: usize,
    pub offset: usize,
    pub rows: Vec<Row>,
    pub items_offset: usize,
    pub items: Vec<Commitment>,
}

#[cfg(test)]
mod tests {
    use super::{AgendaLine, Pane, line_of, lines_from, places};
    use crate::domain::agenda::{Group, Span};
    use crate::domain::commitment::FIRST_DAY;
    use crate::tui::layout::lay_out;

    fn groups(ends: &[usize]) -> Vec<Group> {
        let starts = std::iter::once(&0).chain(ends);
        let group = |(start, end): (&usize, &usize)| Group {
            span: Span::Overdue,
            days: (FIRST_DAY, FIRST_DAY),
            places: *start..*end,
        };
        starts.zip(ends).map(group).collect()
    }

    #[test]
    fn every_window_shows_the_lines_in_their_order() {
        let groups = groups(&[2, 3, 7]);
        let all = ["h0", "0", "1", "h2", "2", "h3", "3", "4", "5", "6"];
        for top in 0..12 {
            for rows in 0..12 {
                let lines = lines_from(&groups, top, rows);
                let found: Vec<String> = lines
                    .into_iter()
                    .map(|line| match line {
                        AgendaLine::Heading(group) => format!("h{}", group.places.start),
                        AgendaLine::Place(place) => place.to_string(),
                    })
                    .collect();
                let expected: Vec<&str> = all.iter().skip(top).take(rows).copied().collect();
                assert_eq!(found, expected, "{top} {rows}");
            }
        }
        for (place, line) in [(0, 1), (1, 2), (2, 4), (3, 6), (6, 9)] {
            assert_eq!(line_of(&groups, place), line, "{place}");
        }
    }

    #[test]
    fn panes_stay_in_the_body_and_apart() {
        for columns in 0..220 {
            for rows in 0..70 {
                let layout = lay_out((columns, rows));
                for pane in Pane::ALL {
                    let places = places(&layout, pane);
                    let panes = [places.agenda, places.calendar, places.timeline];
                    let mut panes: Vec<_> = panes.into_iter().flatten().collect();
                    assert!(!panes.is_empty());
                    panes.push(places.reason);
                    for (at, pane) in panes.iter().enumerate() {
                        assert_eq!(pane.intersection(layout.body), *pane, "{columns}x{rows}");
                        for other in &panes[at + 1..] {
                            assert!(!pane.intersects(*other), "{columns}x{rows}");
                        }
                    }
                }
            }
        }
    }
}
