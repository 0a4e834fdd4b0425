//! A curve as a grid of cells: what stands in which, and what the axes say.
//!
//! All of it is ASCII, one column a character. It must not know where the grid
//! is written, nor the words beside it.

use crate::domain::trend::{Point, Step, Trend};
use chrono::{Datelike, Months, NaiveDate};

/// What a cell shows.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Ink {
    Blank,
    /// Below the number of the closed.
    Closed,
    /// At the number of the due.
    Due,
    /// Both.
    Both,
}

impl Ink {
    #[must_use]
    pub const fn glyph(self) -> char {
        match self {
            Self::Blank => ' ',
            Self::Closed => '#',
            Self::Due => '.',
            Self::Both => '*',
        }
    }
}

/// One line of the grid with what its upper edge stands for, where that is
/// said.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ChartRow {
    pub label: Option<usize>,
    pub cells: Vec<Ink>,
}

/// A drawn curve.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Chart {
    /// From the top.
    pub rows: Vec<ChartRow>,
    /// The line below them, with `^` under today.
    pub axis: String,
    /// The line below that: dates, each beginning under its day.
    pub dates: String,
}

/// The least that a chart takes to be read.
const LEAST_COLUMNS: usize = 8;
const LEAST_ROWS: usize = 2;

/// What a line of the grid may count for, times a power of ten.
const UNITS: [usize; 8] = [10, 15, 20, 25, 30, 40, 50, 75];

/// Draws a curve into a grid of so many columns and at most so many rows, axes
/// aside; nothing where that is too small to be read.
#[must_use]
pub fn chart(trend: &Trend, columns: usize, rows: usize) -> Option<Chart> {
    let (first, last) = (trend.points.first()?, trend.points.last()?);
    if columns < LEAST_COLUMNS || rows < LEAST_ROWS {
        return None;
    }
    let time = Time { first: first.day, days: (last.day - first.day).num_days().max(1), columns };
    let today = trend.today().map(|point| point.day)?;
    let most = trend.points.iter().map(|point| point.due.max(point.closed.unwrap_or(0))).max();
    let scale = Scale::of(most.unwrap_or(0), rows);
    let now = time.column(today);
    let heights_in = |column: usize| {
        let day = if column == now { today } else { time.day(column) };
        let heights = Heights::of(trend, day, scale);
        // The weeks after today begin with days before them.
        if column > now { Heights { closed: None, ..heights } } else { heights }
    };
    let heights: Vec<Heights> = (0..columns).map(heights_in).collect();
    let grid = (1..=scale.rows).rev().map(|height| ChartRow {
        label: scale.label(height),
        cells: heights.iter().map(|heights| heights.ink(height)).collect(),
    });
    let mut axis = vec!['-'; columns];
    axis[now] = '^';
    Some(Chart {
        rows: grid.collect(),
        axis: axis.into_iter().collect(),
        dates: dates(trend.step, &time),
    })
}

/// What the lines of the grid count for.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
struct Scale {
    /// What so many lines together count for.
    unit: usize,
    lines: usize,
    rows: usize,
}

impl Scale {
    /// Fills at most so many rows with `most`.
    fn of(most: usize, rows: usize) -> Self {
        match rows / most.max(1) {
            0 | 1 => Self { unit: unit(most, rows), lines: 1, rows },
            // A few must not be a thin strip at the bottom.
            lines if most > 0 => Self { unit: 1, lines, rows: lines * most },
            _ => Self { unit: 1, lines: 1, rows },
        }
    }

    const fn height(self, count: usize) -> usize {
        (count * self.lines).div_ceil(self.unit)
    }

    /// Every second line has a label, or each that a whole number reaches.
    fn label(self, height: usize) -> Option<usize> {
        let every = if self.lines == 1 { 2 } else { self.lines };
        (self.rows - height).is_multiple_of(every).then_some(height * self.unit / self.lines)
    }
}

/// The smallest round number that `rows` lines of have room for `most`.
fn unit(most: usize, rows: usize) -> usize {
    let wanted = most.div_ceil(rows).max(1);
    if wanted < 10 {
        return wanted;
    }
    let mut power = 1;
    while wanted > 75 * power {
        power *= 10;
    }
    UNITS.into_iter().map(|unit| unit * power).find(|unit| *unit >= wanted).unwrap_or(100 * power)
}

/// The days under the columns.
struct Time {
    first: NaiveDate,
    days: i64,
    columns: usize,
}

impl Time {
    fn column(&self, day: NaiveDate) -> usize {
        let wide = i64::try_from(self.columns - 1).unwrap_or(0);
        let at = ((day - self.first).num_days() * wide + self.days / 2) / self.days;
        usize::try_from(at.clamp(0, wide)).unwrap_or(0)
    }

    fn day(&self, column: usize) -> NaiveDate {
        let wide = i64::try_from(self.columns - 1).unwrap_or(1);
        let at = i64::try_from(column).unwrap_or(0) * self.days / wide;
        self.first + chrono::TimeDelta::days(at)
    }
}

/// How many lines high the two numbers stand in a column.
struct Heights {
    closed: Option<usize>,
    due: usize,
}

impl Heights {
    /// A column shows the last point that is not later than its day.
    fn of(trend: &Trend, day: NaiveDate, scale: Scale) -> Self {
        let behind = trend.points.partition_point(|point| point.day <= day);
        let shown = trend.points.get(behind.saturating_sub(1));
        let Point { closed, due, .. } =
            shown.copied().unwrap_or(Point { day, closed: None, due: 0 });
        let height = |count: usize| scale.height(count);
        Self { closed: closed.map(height), due: height(due) }
    }

    fn ink(&self, height: usize) -> Ink {
        let closed = self.closed.is_some_and(|closed| height <= closed);
        match (closed, height == self.due) {
            (true, true) => Ink::Both,
            (true, false) => Ink::Closed,
            (false, true) => Ink::Due,
            (false, false) => Ink::Blank,
        }
    }
}

/// Dates under the axis, evenly far apart, as many as there is room for.
fn dates(step: Step, time: &Time) -> String {
    let marks = marks(step, time);
    for every in 1..=marks.len().max(1) {
        let shown: Vec<&(usize, String)> = marks.iter().step_by(every).collect();
        let apart = |pair: &[&(usize, String)]| pair[0].0 + pair[0].1.len() + 1 < pair[1].0 + 1;
        if shown.windows(2).all(apart) {
            let mut line = String::new();
            for (column, label) in shown {
                if column + label.len() <= time.columns {
                    line.push_str(&" ".repeat(column - line.len()));
                    line.push_str(label);
                }
            }
            return line;
        }
    }
    String::new()
}

/// The first days of months, or of years, with their columns.
fn marks(step: Step, time: &Time) -> Vec<(usize, String)> {
    let (months, format) = match step {
        Step::Week => (1, "%Y-%m"),
        Step::Month | Step::Year => (12, "%Y"),
    };
    let start = match step {
        Step::Week => time.first.with_day(1),
        Step::Month | Step::Year => NaiveDate::from_ymd_opt(time.first.year(), 1, 1),
    };
    let last = time.first + chrono::TimeDelta::days(time.days);
    let mut marks = Vec::new();
    let mut day = start;
    while let Some(first) = day.filter(|day| *day <= last) {
        if first >= time.first {
            marks.push((time.column(first), first.format(format).to_string()));
        }
        day = first.checked_add_months(Months::new(months));
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::{Chart, chart, unit};
    use crate::domain::trend::{Point, Step, Trend};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn trend(step: Step, points: &[(&str, Option<usize>, usize)]) -> Trend {
        let point = |(on, closed, due): &(&str, Option<usize>, usize)| Point {
            day: day(on),
            closed: *closed,
            due: *due,
        };
        Trend { step, points: points.iter().map(point).collect() }
    }

    fn text(chart: &Chart) -> Vec<String> {
        let label = |label: Option<usize>| label.map_or(String::new(), |label| label.to_string());
        let rows = chart.rows.iter().map(|row| {
            let cells: String = row.cells.iter().map(|ink| ink.glyph()).collect();
            format!("{:>3}|{cells}", label(row.label)).trim_end().to_owned()
        });
        rows.chain([format!("   +{}", chart.axis), format!("    {}", chart.dates)]).collect()
    }

    #[test]
    fn a_curve_is_drawn_with_its_axes() {
        let curve = trend(
            Step::Month,
            &[
                ("2024-12-31", Some(0), 0),
                ("2025-06-30", Some(2), 1),
                ("2025-12-31", Some(3), 5),
                ("2026-06-30", Some(6), 6),
                ("2026-09-01", Some(7), 6),
                ("2026-12-31", None, 8),
                ("2027-12-31", None, 12),
            ],
        );
        let drawn = chart(&curve, 37, 6).expect("there is room");
        let expected = [
            " 12|                                    .",
            "   |",
            "  8|                    #   ............",
            "   |            ......***...",
            "  4|            #########",
            "   |      ******#########",
            "   +--------------------^----------------",
            "    2025        2026        2027",
        ];
        let found = text(&drawn);
        assert_eq!(found.join("\n"), expected.join("\n"));
    }

    #[test]
    fn a_line_counts_for_a_round_number() {
        for (most, rows, expected) in [
            (0, 5, 1),
            (5, 5, 1),
            (39, 8, 5),
            (60, 8, 8),
            (60, 5, 15),
            (100, 8, 15),
            (9_999, 10, 1000),
        ] {
            assert_eq!(unit(most, rows), expected, "{most} in {rows}");
        }
    }

    #[test]
    fn nothing_is_closed_after_today() {
        let points =
            [("2026-11-22", Some(1), 1), ("2026-11-24", Some(1), 1), ("2026-11-29", None, 1)];
        let drawn = chart(&trend(Step::Week, &points), 15, 2).expect("there is room");
        assert_eq!(text(&drawn)[..3], ["  1|*****..........", "   |#####", "   +----^----------"]);
    }

    #[test]
    fn few_are_drawn_tall() {
        let curve = trend(Step::Week, &[("2026-11-01", Some(0), 0), ("2026-11-24", Some(1), 2)]);
        let drawn = chart(&curve, 8, 5).expect("there is room");
        let expected = ["  2|       .", "   |", "  1|       #", "   |       #", "   +-------^"];
        assert_eq!(text(&drawn)[..5], expected);
    }

    #[test]
    fn a_chart_of_any_size_has_as_many_cells_and_no_longer_lines() {
        let curve = trend(
            Step::Week,
            &[("2026-11-01", Some(0), 0), ("2026-11-24", Some(70_000), 3), ("2026-11-29", None, 9)],
        );
        for columns in 0..60 {
            for rows in 0..12 {
                let Some(drawn) = chart(&curve, columns, rows) else {
                    assert!(columns < 8 || rows < 2, "{columns}x{rows}");
                    continue;
                };
                assert!(drawn.rows.len() <= rows);
                assert!(drawn.rows.iter().all(|row| row.cells.len() == columns));
                assert_eq!(drawn.axis.len(), columns);
                assert!(drawn.dates.len() <= columns);
            }
        }
        assert_eq!(chart(&Trend::default(), 40, 8), None);
    }
}
