//! `nuo agenda`: what is due and what is to be reviewed, by day, week or
//! month.

use super::args::AgendaArgs;
use super::columns::Reading;
use super::failure::{Exit, Failure};
use super::item_json::ItemJson;
use super::output::Role;
use super::session::{Form, Session};
use super::table::{Cell, Line, Yielding, write_table};
use super::usage::filter_text;
use crate::app::{App, Row, Sort};
use crate::domain::agenda::Agenda;
use crate::domain::agenda::month::{Month, month_ends};
use crate::domain::commitment::{Commitment, days_after};
use crate::domain::iso_week::Week;
use crate::domain::listing::Column;
use crate::domain::query::{DateField, DateTest, Flag, Query};
use crate::domain::vocabulary::Timeliness;
use crate::i18n::cli::UsageProblem;
use crate::i18n::column as heading;
use crate::i18n::{AgendaText, Lang, Term, agenda_tail, month_name, nothing_between, weekday};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// What days are gathered into.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Bundle {
    Day,
    Week,
    Month,
}

impl Bundle {
    pub const ALL: &'static [Self] = &[Self::Day, Self::Week, Self::Month];

    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The first and the last day of the bundle with this day.
    fn around(self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Day => (day, day),
            Self::Week => {
                let week = Week::containing(day);
                (week.start(), week.end())
            }
            Self::Month => month_ends(day),
        }
    }

    /// Its name: `2026-11-26`, `2026-W48`, `2026-11`.
    fn name(self, day: NaiveDate) -> String {
        match self {
            Self::Day => day.to_string(),
            Self::Week => Week::containing(day).to_string(),
            Self::Month => day.format("%Y-%m").to_string(),
        }
    }

    fn heading(self, day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
        let name = self.name(day);
        match self {
            Self::Day => format!("{name} {}", weekday(day, lang)),
            Self::Week => {
                let (from, to) = self.around(day);
                let this = Week::containing(today);
                let days = format!("{name} {}..{}", from.format("%m-%d"), to.format("%m-%d"));
                match Week::containing(day) {
                    week if week == this => format!("{} {days}", AgendaText::ThisWeek.say(lang)),
                    week if week == this.next() => {
                        format!("{} {days}", AgendaText::NextWeek.say(lang))
                    }
                    _ => days,
                }
            }
            Self::Month => month_name(Month::of(day), lang),
        }
    }
}

/// What is asked for.
struct Asked {
    filter: Query,
    from: NaiveDate,
    to: NaiveDate,
    by: Bundle,
    closed: bool,
}

impl Asked {
    fn of(session: &mut Session, args: &AgendaArgs) -> Result<Self, Failure> {
        let filter = session.query(&filter_text(&args.filter))?;
        let from = session.maybe_day("--from", args.from.as_deref())?.unwrap_or(session.today);
        let to = match args.to.as_deref() {
            Some(typed) => session.day("--to", typed)?,
            None => days_after(from, args.days),
        };
        if to < from {
            return Err(UsageProblem::Backwards { from, to }.into());
        }
        Ok(Self { filter, from, to, by: args.by, closed: args.all })
    }

    fn with(&self, mut queries: Vec<Query>) -> Query {
        queries.push(self.filter.clone());
        Query::all_of(queries)
    }

    fn overdue(&self) -> Query {
        self.with(vec![Query::Flag(Flag::Overdue)])
    }

    /// Due in the span, and not said to be overdue already.
    fn due(&self, today: NaiveDate) -> Query {
        let between = |from| {
            let test = DateTest::Between { from: Some(from), to: Some(self.to) };
            Query::Date { field: DateField::Due, test }
        };
        let open = Query::all_of(vec![Query::Flag(Flag::Open), between(self.from.max(today))]);
        if !self.closed {
            return self.with(vec![open]);
        }
        let closed = Query::all_of(vec![Query::Flag(Flag::Closed), between(self.from)]);
        self.with(vec![Query::Or(vec![open, closed])])
    }

    /// To be reviewed in the span.
    fn reviews(&self) -> Query {
        let test = DateTest::Between { from: Some(self.from), to: Some(self.to) };
        let review = Query::Date { field: DateField::Review, test };
        self.with(vec![Query::Flag(Flag::Open), review])
    }
}

/// Lists deadlines and review dates.
///
/// # Errors
/// A mistake in the filter or in a day, or that the ledger cannot be read.
pub fn run(session: &mut Session, args: &AgendaArgs) -> Result<Exit, Failure> {
    let asked = Asked::of(session, args)?;
    match session.form {
        Form::Json => json(session, &asked)?,
        Form::Text => text(session, &asked)?,
    }
    Ok(Exit::Done)
}

/// What a line is about.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum What {
    Due,
    /// A reminder of nuo's.
    Review,
}

/// A day, what falls on it, and the commitment.
type Entry<T> = (NaiveDate, What, T);

/// Deadlines and reminders by day, the deadlines of a day first.
fn merged<T>(due: Vec<Entry<T>>, reviews: Vec<Entry<T>>) -> Vec<Entry<T>> {
    let mut entries = due;
    entries.extend(reviews);
    entries.sort_by_key(|(day, what, _)| (*day, *what as usize));
    entries
}

/// Undated, base day missing, and how many of both are to be reviewed.
fn tail(agenda: &Agenda, today: NaiveDate) -> (usize, usize, usize) {
    let counts = [&agenda.undated, &agenda.base_missing];
    let [undated, base_missing] = counts.map(|run| run.iter().map(|one| one.count).sum());
    let reached = counts.into_iter().flatten().filter(|one| one.day <= today);
    (undated, base_missing, reached.map(|one| one.count).sum())
}

fn text(session: &mut Session, asked: &Asked) -> Result<(), Failure> {
    let (today, lang) = (session.today, session.lang);
    let rows = |app: &App, query: &Query| app.rows(query, Sort::Due, 0..usize::MAX);
    let (overdue, due, reviews, agenda) = session.app.reading(|app| {
        let [overdue, due, reviews] =
            [asked.overdue(), asked.due(today), asked.reviews()].map(|query| rows(app, &query));
        Ok::<_, Failure>((overdue?, due?, reviews?, app.agenda(&asked.filter)?))
    })?;
    let dated = |row: Row, day: Option<NaiveDate>, what| Some((day?, what, row));
    let due = due.into_iter().filter_map(|row| dated(row.clone(), row.due, What::Due));
    let reviews =
        reviews.into_iter().filter_map(|row| dated(row.clone(), row.review_on, What::Review));
    let entries = merged(due.collect(), reviews.collect());
    let letters = session.app.letters()?;
    let reading = Reading { today, soon_days: session.settings.soon_days, lang, letters: &letters };
    let mut lines = Vec::new();
    if !overdue.is_empty() {
        let name = AgendaText::Overdue.say(lang);
        lines.push(Line::Heading(format!("{name} ({})", overdue.len())));
        lines.extend(overdue.iter().map(|row| cells(&reading, row, What::Due)));
    }
    for members in entries.chunk_by(|(a, ..), (b, ..)| asked.by.around(*a) == asked.by.around(*b)) {
        let name = asked.by.heading(members[0].0, today, lang);
        lines.push(Line::Heading(format!("{name} ({})", members.len())));
        lines.extend(members.iter().map(|(_, what, row)| cells(&reading, row, *what)));
    }
    if !lines.is_empty() {
        let headings = COLUMNS.map(|column| Cell::plain(column.heading(lang))).into();
        let yielding = Yielding { clipped: Some(6), dropped: vec![5, 4] };
        let ambiguous = session.ambiguous();
        write_table(&mut session.output, headings, &lines, &yielding, ambiguous)?;
        session.output.line("")?;
    }
    if entries.is_empty() {
        session.output.line(&nothing_between(asked.from, asked.to, lang))?;
    }
    let (undated, base_missing, to_review) = tail(&agenda, today);
    Ok(session.output.line(&agenda_tail(undated, base_missing, to_review, lang))?)
}

/// What a column of the table holds.
#[derive(Copy, Clone, Debug)]
enum Part {
    Of(Column),
    Day,
    What,
}

const COLUMNS: [Part; 7] = [
    Part::Of(Column::Mark),
    Part::Of(Column::Code),
    Part::Day,
    Part::What,
    Part::Of(Column::Left),
    Part::Of(Column::Lead),
    Part::Of(Column::Title),
];

impl Part {
    const fn heading(self, lang: Lang) -> &'static str {
        match self {
            Self::Of(column) => heading(column, lang),
            Self::Day => AgendaText::Day.say(lang),
            Self::What => AgendaText::What.say(lang),
        }
    }
}

/// A reminder has a mark of its own, so that it is never read as a promise.
fn cells(reading: &Reading<'_>, row: &Row, what: What) -> Line {
    let lang = reading.lang;
    let cell = |part| match (part, what) {
        (Part::Of(Column::Mark), What::Review) => Cell::new(Role::Faint, "r"),
        (Part::Of(column), _) => reading.cell(row, column),
        (Part::Day, What::Due) => reading.cell(row, Column::Due),
        (Part::Day, What::Review) => reading.cell(row, Column::Review),
        (Part::What, What::Review) => Cell::new(Role::Faint, AgendaText::Reminder.say(lang)),
        (Part::What, What::Due) if !row.status.is_open() => Cell::plain(row.status.word(lang)),
        (Part::What, What::Due) => match reading.timeliness(row) {
            Some(Timeliness::Overdue) => Cell::new(Role::Alarm, AgendaText::Overdue.say(lang)),
            _ => Cell::plain(AgendaText::Due.say(lang)),
        },
    };
    Line::Cells(COLUMNS.map(cell).into())
}

fn json(session: &mut Session, asked: &Asked) -> Result<(), Failure> {
    let Session { app, output, today, settings, .. } = session;
    let (today, soon_days) = (*today, settings.soon_days);
    let object = |item: &Commitment| {
        serde_json::to_value(ItemJson::of(item, today, soon_days)).unwrap_or_default()
    };
    app.reading(|app| {
        let Asked { from, to, by, .. } = asked;
        let by_key = by.key();
        output.json_frame(&format!(
            "{{\"schema\":\"nuo.agenda/1\",\"as_of\":\"{today}\",\"from\":\"{from}\",\"to\":\"{to}\",\"by\":\"{by_key}\",\"overdue\":["
        ))?;
        // There may be many of these, which are written one by one.
        let mut first = true;
        app.each_item(&asked.overdue(), Sort::Due, None, |item| {
            output.json_frame(if first { "\n" } else { ",\n" })?;
            first = false;
            Ok::<(), Failure>(output.json_part(&ItemJson::of(&item, today, soon_days))?)
        })?;
        let entries = merged(
            entries(app, &asked.due(today), What::Due, &object)?,
            entries(app, &asked.reviews(), What::Review, &object)?,
        );
        let groups: Vec<Value> = entries
            .chunk_by(|(a, ..), (b, ..)| by.around(*a) == by.around(*b))
            .map(|members| group(*by, members))
            .collect();
        output.json_frame("],\n\"groups\":")?;
        output.json_part(&groups)?;
        let (undated, base_missing, to_review) = tail(&app.agenda(&asked.filter)?, today);
        output.json_frame(&format!(
            ",\n\"undated\":{undated},\"base_missing\":{base_missing},\"to_review\":{to_review}}}\n"
        ))?;
        Ok::<(), Failure>(())
    })
}

fn entries(
    app: &App,
    query: &Query,
    what: What,
    object: &impl Fn(&Commitment) -> Value,
) -> Result<Vec<Entry<Value>>, Failure> {
    let mut found = Vec::new();
    app.each_item(query, Sort::Due, None, |item| {
        let day = match what {
            What::Due => item.due(),
            What::Review => item.review_on(),
        };
        found.extend(day.map(|day| (day, what, object(&item))));
        Ok::<(), Failure>(())
    })?;
    Ok(found)
}

fn group(by: Bundle, members: &[Entry<Value>]) -> Value {
    let day = members[0].0;
    let (from, to) = by.around(day);
    let of = |wanted: What| -> Vec<&Value> {
        let those = members.iter().filter(|(_, what, _)| *what == wanted);
        those.map(|(.., item)| item).collect()
    };
    json!({
        "group": by.name(day), "from": from, "to": to,
        "due": of(What::Due), "review": of(What::Review),
    })
}
