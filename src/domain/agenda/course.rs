//! The course of one commitment on a timeline: from the letter to the due
//! date, with what is uncertain, what was moved and what comes again.

use super::axis::{Axis, Column};
use crate::domain::commitment::Commitment;
use crate::domain::due::ReplyDate;
use crate::domain::ids::OWN_LETTER;
use crate::domain::vocabulary::{Certainty, Verdict};
use chrono::NaiveDate;

/// One period of a recurring commitment.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Occurrence {
    pub day: NaiveDate,
    /// Absent until somebody has answered it.
    pub verdict: Option<Verdict>,
}

/// What a timeline shows of a commitment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Course {
    /// The first and the last day on which it can have been promised; the
    /// same one where it is known.
    pub start: Option<(NaiveDate, NaiveDate)>,
    pub due: Option<NaiveDate>,
    /// The first day it can fall due.
    pub earliest: Option<NaiveDate>,
    /// How sure the due date is; what a person has set is stated.
    pub certainty: Certainty,
    /// Due dates it had before, oldest first.
    pub former: Vec<NaiveDate>,
    /// The periods of a recurring one.
    pub occurrences: Vec<Occurrence>,
    /// When nuo reminds of it, which is no promise.
    pub review_on: Option<NaiveDate>,
}

/// The course of a commitment of a letter, as far as `until`.
#[must_use]
pub fn course(item: &Commitment, reply: ReplyDate, until: NaiveDate) -> Course {
    let own = item.id.letter() == OWN_LETTER;
    let start = if own { Some((item.recorded_on, item.recorded_on)) } else { reply.bounds() };
    let certainty = match item.moves.is_empty() {
        true => item.base.certainty,
        false => Certainty::Stated,
    };
    let occurrences = item.periods_until(until).into_iter().map(|period| Occurrence {
        day: period.end(),
        verdict: item.periods.get(&period).map(|answer| answer.verdict),
    });
    Course {
        start,
        due: item.due(),
        earliest: item.due_earliest(),
        certainty,
        former: item.moves.iter().filter_map(|moved| moved.from).collect(),
        occurrences: occurrences.collect(),
        review_on: item.review_on(),
    }
}

/// What stands in one column of a bar.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Glyph {
    Blank,
    /// Since the letter.
    Behind,
    /// Still to go.
    Ahead,
    /// Past the due date.
    Over,
    /// The letter or the due date may be any of these days.
    Uncertain,
    Today,
    /// When nuo reminds of it.
    Review,
    Letter,
    /// A period that is not answered and has not ended.
    Coming,
    /// A period that has ended without an answer.
    Unanswered,
    Kept,
    Missed,
    /// A due date it had before.
    Former,
    /// The due date as a letter or a person names it.
    Due,
    /// A due date by nuo's reading.
    DueDerived,
    /// A due date that can be read in two ways.
    DueDoubtful,
    /// Something lies before the first column.
    Earlier,
    /// Something lies after the last column.
    Later,
}

impl Glyph {
    /// One column wide in every terminal.
    #[must_use]
    pub const fn symbol(self) -> char {
        match self {
            Self::Blank => ' ',
            Self::Behind => '=',
            Self::Ahead => '-',
            Self::Over => '!',
            Self::Uncertain => '~',
            Self::Today => '^',
            Self::Review => 'r',
            Self::Letter => '[',
            Self::Coming | Self::Unanswered => 'o',
            Self::Kept => 'v',
            Self::Missed => 'x',
            Self::Former => '/',
            Self::Due => '|',
            Self::DueDerived => ')',
            Self::DueDoubtful => '?',
            Self::Earlier => '<',
            Self::Later => '>',
        }
    }

    const fn of_due(certainty: Certainty) -> Self {
        match certainty {
            Certainty::Stated | Certainty::None => Self::Due,
            Certainty::Derived | Certainty::Relative => Self::DueDerived,
            Certainty::Doubtful => Self::DueDoubtful,
        }
    }
}

/// The bar of a commitment: one glyph for each column of the axis. What says
/// more stands over what says less.
#[must_use]
pub fn bar(course: &Course, axis: Axis, today: NaiveDate) -> Vec<Glyph> {
    let mut bar = Bar { axis, cells: vec![Glyph::Blank; axis.columns()] };
    let begin = course.start.map(|(first, _)| first);
    if let (Some(begin), Some(due)) = (begin.or(course.due), course.due) {
        bar.fill(begin, due.min(today), Glyph::Behind);
        bar.fill(begin.max(today), due, Glyph::Ahead);
        if due < today {
            bar.fill(due, today, Glyph::Over);
        }
    }
    if let Some((first, last)) = course.start.filter(|(first, last)| first < last) {
        bar.fill(first, last, Glyph::Uncertain);
    }
    if let (Some(earliest), Some(due)) = (course.earliest, course.due) {
        bar.fill(earliest, due, Glyph::Uncertain);
    }
    bar.set(Some(today), Glyph::Today);
    bar.set(course.review_on, Glyph::Review);
    bar.set(begin, Glyph::Letter);
    for occurrence in &course.occurrences {
        let glyph = match occurrence.verdict {
            Some(Verdict::Kept) => Glyph::Kept,
            Some(Verdict::Missed) => Glyph::Missed,
            None if occurrence.day < today => Glyph::Unanswered,
            None => Glyph::Coming,
        };
        bar.set(Some(occurrence.day), glyph);
    }
    for day in &course.former {
        bar.set(Some(*day), Glyph::Former);
    }
    bar.set(course.due, Glyph::of_due(course.certainty));
    bar.point_outside(course);
    bar.cells
}

struct Bar {
    axis: Axis,
    cells: Vec<Glyph>,
}

impl Bar {
    fn set(&mut self, day: Option<NaiveDate>, glyph: Glyph) {
        if let Some(Column::At(column)) = day.map(|day| self.axis.column(day)) {
            self.cells[column] = glyph;
        }
    }

    /// Fills the columns from one day to another, both included.
    fn fill(&mut self, from: NaiveDate, to: NaiveDate, glyph: Glyph) {
        let from = match self.axis.column(from) {
            Column::Before => 0,
            Column::At(column) => column,
            Column::After => return,
        };
        let end = match self.axis.column(to) {
            Column::Before => return,
            Column::At(column) => column + 1,
            Column::After => self.cells.len(),
        };
        if from < end {
            self.cells[from..end].fill(glyph);
        }
    }

    /// Says at the edges that letter or due date lie outside.
    fn point_outside(&mut self, course: &Course) {
        let ends = [course.start.map(|(first, _)| first), course.due.or(course.review_on)];
        let lies = |column| ends.into_iter().flatten().any(|day| self.axis.column(day) == column);
        let (earlier, later) = (lies(Column::Before), lies(Column::After));
        let free = |glyph: &Glyph| {
            matches!(
                glyph,
                Glyph::Blank | Glyph::Behind | Glyph::Ahead | Glyph::Over | Glyph::Uncertain
            )
        };
        if let Some(first) = self.cells.first_mut().filter(|glyph| earlier && free(glyph)) {
            *first = Glyph::Earlier;
        }
        if let Some(last) = self.cells.last_mut().filter(|glyph| later && free(glyph)) {
            *last = Glyph::Later;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Course, Glyph, Occurrence, bar};
    use crate::domain::agenda::axis::{Axis, Scale};
    use crate::domain::vocabulary::{Certainty, Verdict};
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn plain(start: &str, due: &str) -> Course {
        Course {
            start: start.parse().ok().map(|day| (day, day)),
            due: due.parse().ok(),
            earliest: None,
            certainty: Certainty::Stated,
            former: Vec::new(),
            occurrences: Vec::new(),
            review_on: None,
        }
    }

    /// Twenty days from 2 March, a column each; today is the 12th.
    #[track_caller]
    fn check(course: &Course, expected: &str) {
        let axis = Axis::from(day("2026-03-02"), Scale::Week, 20);
        let cells = bar(course, axis, day("2026-03-12"));
        let found: String = cells.into_iter().map(Glyph::symbol).collect();
        assert_eq!(found, expected, "{course:?}");
    }

    #[test]
    fn a_bar_runs_from_the_letter_to_the_due_date() {
        check(&plain("2026-03-04", "2026-03-18"), "  [=======^-----|   ");
        check(&plain("2026-02-01", "2026-05-18"), "<=========^-------->");
        check(&plain("2026-03-03", "2026-03-06"), " [==|!!!!!^         ");
        check(&plain("2026-03-04", "2026-03-12"), "  [=======|         ");
        check(&plain("2026-04-04", "2026-05-12"), "          ^        >");
        check(&plain("2026-01-04", "2026-02-12"), "<!!!!!!!!!^         ");
        check(&plain("", "2026-03-18"), "          ^     |   ");
        check(&plain("2026-03-04", ""), "  [       ^         ");
    }

    #[test]
    fn what_is_uncertain_is_a_range_and_a_reading_of_nuos_looks_its_own() {
        let relative = Course {
            start: Some((day("2026-03-02"), day("2026-03-05"))),
            earliest: Some(day("2026-03-15")),
            certainty: Certainty::Relative,
            ..plain("", "2026-03-18")
        };
        check(&relative, "[~~~======^--~~~)   ");
        let derived = Course { certainty: Certainty::Derived, ..plain("", "2026-03-18") };
        check(&derived, "          ^     )   ");
        let doubtful = Course { certainty: Certainty::Doubtful, ..plain("", "2026-03-18") };
        check(&doubtful, "          ^     ?   ");
    }

    #[test]
    fn moves_occurrences_and_reminders_have_their_places() {
        let moved = Course {
            former: vec![day("2026-03-06"), day("2026-03-09")],
            ..plain("2026-03-04", "2026-03-18")
        };
        check(&moved, "  [=/==/==^-----|   ");
        let occurrence = |text: &str, verdict| Occurrence { day: day(text), verdict };
        let recurring = Course {
            occurrences: vec![
                occurrence("2026-03-03", Some(Verdict::Kept)),
                occurrence("2026-03-05", Some(Verdict::Missed)),
                occurrence("2026-03-08", None),
                occurrence("2026-03-10", None),
                occurrence("2026-03-19", None),
            ],
            certainty: Certainty::Derived,
            ..plain("2026-02-04", "2026-03-08")
        };
        check(&recurring, "<v=x==)!o!^      o  ");
        let reminded = Course { review_on: Some(day("2026-03-20")), ..plain("2026-03-04", "") };
        check(&reminded, "  [       ^       r ");
    }

    fn some_day() -> impl Strategy<Value = NaiveDate> {
        (0_u64..70_000).prop_map(|days| day("1960-01-01") + Days::new(days))
    }

    proptest! {
        #[test]
        fn a_bar_never_leaves_its_width(
            days in proptest::collection::vec(some_day(), 8),
            present in 0_u8..16,
            columns in 0_usize..400,
            at in 0_usize..4,
        ) {
            let given = |bit: u8, day: NaiveDate| (present & (1 << bit) != 0).then_some(day);
            let course = Course {
                start: given(0, days[0]).map(|day| (day.min(days[1]), day.max(days[1]))),
                due: given(1, days[2]),
                earliest: given(2, days[3]),
                certainty: Certainty::Relative,
                former: vec![days[4]],
                occurrences: vec![Occurrence { day: days[5], verdict: None }],
                review_on: given(3, days[6]),
            };
            let axis = Axis::around(days[7], Scale::ALL[at], columns);
            prop_assert_eq!(bar(&course, axis, days[7]).len(), columns);
            let far = Axis::from(days[0], Scale::ALL[at], columns);
            prop_assert_eq!(bar(&course, far, days[7]).len(), columns);
        }
    }
}
