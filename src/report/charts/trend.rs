//! Closed against due over time: two lines over the same days.

use super::{Numbers, WIDTH, length, tenth};
use crate::domain::trend::{Point, Step, Trend};
use crate::i18n::Lang;
use crate::i18n::charts::{ChartText, as_of_label, trend_summary};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use std::fmt::Write as _;

/// The field of the lines: what is left and right of it are labels.
const LEFT: f64 = 32.0;
const RIGHT: f64 = WIDTH - 74.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 168.0;
const HEIGHT: f64 = 192.0;

/// Labels closer than this could not be read.
const APART: f64 = 15.0;

/// What falls due later than this after the report's day is not drawn.
const AHEAD: Days = Days::new(366);

/// Two lines over the same days, of which one ends on the report's day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrendChart {
    pub title: String,
    pub summary: String,
    pub numbers: Numbers,
    pub width: f64,
    pub height: f64,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// Lines and the field below the closed ones, as SVG paths.
    pub due_path: String,
    pub closed_path: String,
    pub closed_field: String,
    /// What the lines are called, each with its last number.
    pub due: Mark,
    pub closed: Mark,
    /// Where the line of the closed ends.
    pub end: (f64, f64),
    /// The report's day.
    pub now: Mark,
    /// On the left edge, from the bottom.
    pub counts: Vec<Mark>,
    /// On the lower edge: the first day and the last one.
    pub days: Vec<Mark>,
}

/// A label with its place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    pub x: f64,
    pub y: f64,
    pub text: String,
}

/// Nothing where nothing was closed or due.
pub(super) fn chart(trend: &Trend, as_of: NaiveDate, lang: Lang) -> Option<TrendChart> {
    let until = as_of.checked_add_days(AHEAD).unwrap_or(as_of);
    let points: Vec<&Point> = trend.points.iter().filter(|point| point.day <= until).collect();
    let (first, last) = (points.first()?, points.last()?);
    let most = points.iter().map(|point| point.due.max(point.closed.unwrap_or(0))).max()?;
    let today = trend.today().filter(|_| most > 0)?;
    let field = Field { first: first.day, last: last.day, most: round_up(most) };
    let closed = points.iter().filter_map(|point| Some((point.day, point.closed?)));
    let closed_path = field.path(closed);
    let (x, y) = field.place(today.day, today.closed.unwrap_or(0));
    let due_y = field.place(last.day, last.due).1;
    let (due_y, closed_y) = apart(due_y, y);
    let label = |text: ChartText, count: usize, y: f64| Mark {
        x: RIGHT + 6.0,
        y,
        text: format!("{} {count}", text.say(lang)),
    };
    let half = field.most.is_multiple_of(2).then_some(field.most / 2);
    let counts = [Some(0), half, Some(field.most)].into_iter().flatten();
    let ends = [(LEFT, first.day), (RIGHT, last.day)];
    Some(TrendChart {
        title: ChartText::Trend.say(lang).to_owned(),
        summary: trend_summary(today, last, lang),
        numbers: numbers(&points, lang),
        width: WIDTH,
        height: HEIGHT,
        left: LEFT,
        right: RIGHT,
        top: TOP,
        bottom: BOTTOM,
        due_path: field.path(points.iter().map(|point| (point.day, point.due))),
        closed_field: format!("{closed_path}V{BOTTOM}H{LEFT}Z"),
        closed_path,
        due: label(ChartText::Due, last.due, due_y),
        closed: label(ChartText::Closed, today.closed.unwrap_or(0), closed_y),
        end: (x, y),
        now: Mark { x, y: TOP - 10.0, text: as_of_label(as_of, lang) },
        counts: counts
            .map(|count| Mark {
                x: LEFT - 6.0,
                y: field.place(first.day, count).1,
                text: count.to_string(),
            })
            .collect(),
        days: ends
            .map(|(x, day)| Mark { x, y: BOTTOM + 18.0, text: day_label(day, trend.step) })
            .into(),
    })
}

/// The days and counts that the field spans.
struct Field {
    first: NaiveDate,
    last: NaiveDate,
    most: usize,
}

impl Field {
    fn place(&self, day: NaiveDate, count: usize) -> (f64, f64) {
        let days = |until: NaiveDate| {
            length(usize::try_from((until - self.first).num_days()).unwrap_or(0), 1.0)
        };
        let across = days(day) / days(self.last).max(1.0);
        let up = length(count, 1.0) / length(self.most, 1.0);
        (tenth(LEFT + across * (RIGHT - LEFT)), tenth(BOTTOM - up * (BOTTOM - TOP)))
    }

    fn path(&self, points: impl Iterator<Item = (NaiveDate, usize)>) -> String {
        let mut path = String::new();
        for (at, (day, count)) in points.enumerate() {
            let (x, y) = self.place(day, count);
            // Writing to a String cannot fail.
            let _ = write!(path, "{}{x} {y}", if at == 0 { 'M' } else { 'L' });
        }
        path
    }
}

/// The least round number that is not below a count.
fn round_up(count: usize) -> usize {
    // A few are counted one by one.
    if count <= 10 {
        return count.max(1);
    }
    let mut power = 1_usize;
    loop {
        let fitting =
            [10, 12, 16, 20, 30, 40, 60, 80].into_iter().map(|step| power.saturating_mul(step));
        if let Some(round) = fitting.into_iter().find(|round| *round >= count) {
            return round;
        }
        power = power.saturating_mul(10);
    }
}

/// Two heights moved apart so that a label at each can be read.
fn apart(first: f64, second: f64) -> (f64, f64) {
    let (upper, lower) = if first <= second { (first, second) } else { (second, first) };
    let missing = (APART - (lower - upper)).max(0.0);
    // Not below the field, where the days stand.
    let lower_moved = (lower + missing / 2.0).min(BOTTOM.max(lower));
    let upper_moved = (lower_moved - APART).min(upper);
    let (upper, lower) = (tenth(upper_moved), tenth(lower_moved));
    if first <= second { (upper, lower) } else { (lower, upper) }
}

fn day_label(day: NaiveDate, step: Step) -> String {
    match step {
        Step::Week => day.to_string(),
        Step::Month => day.format("%Y-%m").to_string(),
        Step::Year => day.format("%Y").to_string(),
    }
}

/// The points at which something changed, and the ends.
fn numbers(points: &[&Point], lang: Lang) -> Numbers {
    let head = [ChartText::Day, ChartText::Due, ChartText::Closed];
    let same = |a: &Point, b: &Point| a.due == b.due && a.closed == b.closed;
    let told = points.iter().enumerate().filter(|(at, point)| {
        let end = *at == 0 || at + 1 == points.len();
        // Today is the last day of which it is known what was closed.
        let today =
            point.closed.is_some() && points.get(at + 1).is_none_or(|next| next.closed.is_none());
        end || today || !same(points[at - 1], point)
    });
    let row = |point: &Point| {
        let closed = point.closed.map_or_else(|| "—".to_owned(), |count| count.to_string());
        vec![point.day.to_string(), point.due.to_string(), closed]
    };
    Numbers {
        name: ChartText::Table.say(lang),
        head: head.map(|text| text.say(lang).to_owned()).into(),
        rows: told.map(|(_, point)| row(point)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{apart, round_up};

    #[test]
    fn scales_end_at_round_numbers() {
        for (count, round) in
            [(0, 1), (1, 1), (7, 7), (11, 12), (13, 16), (60, 60), (61, 80), (101, 120)]
        {
            assert_eq!(round_up(count), round, "{count}");
        }
    }

    #[test]
    fn labels_never_lie_on_each_other() {
        for (first, second) in [(24.0, 168.0), (100.0, 100.0), (168.0, 168.0), (168.0, 160.0)] {
            let (a, b) = apart(first, second);
            assert!((a - b).abs() >= 15.0, "{first} {second}: {a} {b}");
            assert!(a.max(b) <= 168.0, "{first} {second}: {a} {b}");
            assert!(first == second || (a < b) == (first < second));
        }
    }
}
