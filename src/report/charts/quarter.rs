//! A timeline of the quarter ahead: one bar a week.

use super::{Numbers, WIDTH, length, text_width};
use crate::domain::commitment::days_after;
use crate::domain::ids::ItemId;
use crate::domain::iso_week::Week;
use crate::domain::vocabulary::Certainty;
use crate::domain::weekly::{DueItem, QUARTER_DAYS, WeeklyReport, codes};
use crate::i18n::charts::{ChartText, QuarterCounts, quarter_summary, week_count, week_days};
use crate::i18n::{Lang, short_date};
use serde::Serialize;

/// The height of one week.
const ROW: f64 = 19.0;
/// Where the first one begins, below the legend.
const TOP: f64 = 28.0;
/// Where the bars begin, behind the days.
const LEFT: f64 = 76.0;
/// The longest bar, and the longest that one commitment makes.
const LONGEST: f64 = 120.0;
const WIDEST: f64 = 10.0;

/// One bar a week for what falls due in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuarterChart {
    pub title: String,
    pub summary: String,
    pub numbers: Numbers,
    pub width: f64,
    pub height: f64,
    pub left: f64,
    /// What the full and the hatched pieces of a bar stand for.
    pub firm: String,
    pub vague: String,
    /// Where the name of the hatched pieces begins in a legend.
    pub vague_x: f64,
    /// None where nothing falls due.
    pub weeks: Vec<WeekBar>,
}

/// One week. Its bar begins at `y`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WeekBar {
    /// Its Monday, in short.
    pub day: String,
    pub y: f64,
    pub count: usize,
    /// Those whose date is stated, or was set by a person.
    pub firm_length: f64,
    /// Those whose date rests on a reading.
    pub vague_length: f64,
    /// The number and, as far as there is room, the codes.
    pub text: String,
}

pub(super) fn chart(items: &[DueItem], report: &WeeklyReport, lang: Lang) -> QuarterChart {
    let until = days_after(report.as_of, QUARTER_DAYS);
    let mut weeks = vec![Week::containing(report.as_of)];
    while let Some(last) = weeks.last().filter(|last| last.end() < until) {
        weeks.push(last.next());
    }
    let found: Vec<(Week, Vec<&DueItem>)> = weeks
        .into_iter()
        .map(|week| {
            (week, items.iter().filter(|item| Week::containing(item.due) == week).collect())
        })
        .collect();
    let most = found.iter().map(|(_, items)| items.len()).max().unwrap_or(0);
    let unit = (LONGEST / length(most.max(1), 1.0)).min(WIDEST);
    let bar = |(at, (week, items)): (usize, &(Week, Vec<&DueItem>))| {
        let firm = items.iter().filter(|item| is_firm(item)).count();
        let room = WIDTH - LEFT - length(items.len(), unit) - 6.0;
        WeekBar {
            day: short_date(week.start(), report.as_of),
            y: TOP + length(at, ROW),
            count: items.len(),
            firm_length: length(firm, unit),
            vague_length: length(items.len() - firm, unit),
            text: label(items, room, lang),
        }
    };
    let bars: Vec<WeekBar> = match items.is_empty() {
        true => Vec::new(),
        false => found.iter().enumerate().map(bar).collect(),
    };
    let counts = QuarterCounts {
        all: items.len(),
        firm: items.iter().filter(|item| is_firm(item)).count(),
        undated: report.totals.tally.undated,
        base_missing: report.totals.tally.limits.base_missing,
    };
    let firm = ChartText::Firm.say(lang);
    QuarterChart {
        title: ChartText::Quarter.say(lang).to_owned(),
        summary: quarter_summary(report.as_of, until, &counts, lang),
        numbers: numbers(&found, report, lang),
        width: WIDTH,
        height: TOP + length(bars.len(), ROW),
        left: LEFT,
        firm: firm.to_owned(),
        vague: ChartText::Vague.say(lang).to_owned(),
        vague_x: 18.0 + text_width(firm) + 18.0,
        weeks: bars,
    }
}

/// Whether the letter states the date, or a person set it.
fn is_firm(item: &DueItem) -> bool {
    item.certainty == Certainty::Stated || item.moves > 0
}

/// The codes of a week by letter, many in a row as a range.
fn code_words(items: &[&DueItem]) -> Vec<(String, Vec<String>)> {
    let id = |item: &&DueItem| ItemId::of(&item.about.letter, &item.about.code);
    let groups = codes::group(&items.iter().map(id).collect::<Vec<_>>());
    groups.into_iter().map(|group| (group.letter, codes::ranges(&group.codes))).collect()
}

/// All codes of a week; the letters are named where there are several.
fn all_codes(items: &[&DueItem], lang: Lang) -> String {
    let groups = code_words(items);
    let several = groups.len() > 1;
    let line = |(letter, codes): (String, Vec<String>)| {
        let codes = codes.join(lang.pick("、", ", "));
        if several { format!("{letter}: {codes}") } else { codes }
    };
    groups.into_iter().map(line).collect::<Vec<_>>().join(lang.pick("；", "; "))
}

/// The number of a week and as many codes as there is room for.
fn label(items: &[&DueItem], room: f64, lang: Lang) -> String {
    if items.is_empty() {
        return String::new();
    }
    let comma = lang.pick("、", ", ");
    let codes: Vec<String> = code_words(items).into_iter().flat_map(|(_, codes)| codes).collect();
    let (count, colon) = (week_count(items.len(), lang), lang.pick("：", ": "));
    let mut text = format!("{count}{colon}{}", codes.join(comma));
    for kept in (0..codes.len()).rev() {
        if text_width(&text) <= room {
            break;
        }
        text = match kept {
            0 => count.clone(),
            _ => format!("{count}{colon}{}…", codes[..kept].join(comma)),
        };
    }
    text
}

/// The weeks in which something falls due, with all codes.
fn numbers(found: &[(Week, Vec<&DueItem>)], report: &WeeklyReport, lang: Lang) -> Numbers {
    let head = [ChartText::Days, ChartText::Count, ChartText::Codes];
    let row = |(week, items): &(Week, Vec<&DueItem>)| {
        let days = week_days(*week, report.as_of, lang);
        vec![days, items.len().to_string(), all_codes(items, lang)]
    };
    Numbers {
        name: ChartText::Table.say(lang),
        head: head.map(|text| text.say(lang).to_owned()).into(),
        rows: found.iter().filter(|(_, items)| !items.is_empty()).map(row).collect(),
    }
}
