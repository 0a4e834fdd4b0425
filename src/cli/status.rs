//! `nuo status`: how many commitments stand how, now and a week ago.

use super::args::StatusArgs;
use super::failure::{Exit, Failure};
use super::output::Role;
use super::session::{Form, Session};
use super::status_json;
use super::table::{Cell, Line, Yielding, write_table};
use super::usage::filter_text;
use crate::app::Group;
use crate::domain::chart::{Chart, Ink, chart};
use crate::domain::letter::Letter;
use crate::domain::overview::{Facet, Overview, Pair, Subset};
use crate::domain::query::Query;
use crate::domain::vocabulary::Timeliness;
use crate::i18n::cli::Say;
use crate::i18n::status::{StatusText, change, facet_name, signal_value, subset_name};
use crate::i18n::{Lang, Term};

/// The widest bar of a chart.
const BAR_COLUMNS: usize = 30;
/// The curve where there is no terminal to fill, and its height.
const CURVE_COLUMNS: usize = 72;
const CURVE_ROWS: usize = 10;

/// Counts commitments.
///
/// # Errors
/// A mistake in the filter, or that the ledger cannot be read.
pub fn run(session: &mut Session, args: &StatusArgs) -> Result<Exit, Failure> {
    let query = session.query(&filter_text(&args.filter))?;
    match session.form {
        Form::Json => status_json::write(session, &query, args.by)?,
        Form::Text => text(session, &query, args)?,
    }
    Ok(Exit::Done)
}

/// One line: a name, its number, and that of a week ago where it is known.
struct Counted {
    name: String,
    now: usize,
    then: Option<usize>,
    role: Role,
}

impl Counted {
    fn of(name: &str, pair: Pair, role: Role) -> Self {
        Self { name: name.to_owned(), now: pair.now, then: Some(pair.then), role }
    }

    fn only_now(name: &str, now: usize, role: Role) -> Self {
        Self { name: name.to_owned(), now, then: None, role }
    }
}

/// A heading and what stands below it.
type Section = (String, Vec<Counted>);

fn text(session: &mut Session, query: &Query, args: &StatusArgs) -> Result<(), Failure> {
    let lang = session.lang;
    let overview = session.app.overview(query)?;
    let letters = session.app.letters()?;
    let facet = |facet: Facet| {
        let heading = facet_name(facet, lang).to_owned();
        let counted = |subset| counted(&overview, &subset, &letters, lang);
        (heading, overview.subsets(facet).into_iter().map(counted).collect())
    };
    let sections: Vec<Section> = match args.by {
        None => vec![
            whole(&overview, lang),
            timeliness(&overview, lang),
            statuses(&overview, lang),
            facet(Facet::Part),
            facet(Facet::Lead),
        ],
        Some(Group::Status) => vec![statuses(&overview, lang)],
        Some(Group::Part) => vec![facet(Facet::Part)],
        Some(Group::Lead) => vec![facet(Facet::Lead)],
        Some(Group::Month) => vec![months(session, query)?],
    };
    write_sections(session, sections, args.chart)?;
    if args.by.is_some() {
        return Ok(());
    }
    if args.chart {
        write_curve(session, &overview)?;
    }
    write_signals(session, &overview, &letters)
}

fn whole(overview: &Overview, lang: Lang) -> Section {
    let lines = vec![
        Counted::of(Say::Total.say(lang), overview.total, Role::Heading),
        Counted::of(Say::Open.say(lang), overview.open, Role::Plain),
        Counted::of(Say::Closed.say(lang), overview.closed, Role::Good),
        Counted::only_now(Say::NoProof.say(lang), overview.signals.no_proof, Role::Warning),
    ];
    (Say::Whole.say(lang).to_owned(), lines)
}

/// The open ones by date, and the done ones by when they were done. How those
/// stood a week ago is not counted.
fn timeliness(overview: &Overview, lang: Lang) -> Section {
    let lines = Timeliness::ALL.iter().map(|value| {
        let role = match value {
            Timeliness::Overdue | Timeliness::Late => Role::Alarm,
            Timeliness::DueSoon => Role::Warning,
            Timeliness::OnTime => Role::Good,
            Timeliness::OnTrack | Timeliness::Undated | Timeliness::BaseMissing => Role::Plain,
        };
        let subset = Subset::Timeliness(*value);
        match overview.pair(&subset) {
            Some(pair) => Counted::of(value.word(lang), pair, role),
            None => Counted::only_now(value.word(lang), overview.now(&subset), role),
        }
    });
    (Say::Timeliness.say(lang).to_owned(), lines.collect())
}

fn statuses(overview: &Overview, lang: Lang) -> Section {
    let lines = overview.statuses.iter().filter(|(_, pair)| pair.now + pair.then > 0);
    let lines = lines.map(|(status, pair)| Counted::of(status.word(lang), *pair, Role::Plain));
    (facet_name(Facet::Status, lang).to_owned(), lines.collect())
}

fn counted(overview: &Overview, subset: &Subset, letters: &[Letter], lang: Lang) -> Counted {
    let name = subset_name(subset, letters, lang);
    let share = overview.share(subset).unwrap_or_default();
    let (name, role) = match share.overdue.now {
        0 => (name, Role::Plain),
        overdue => (format!("{name} ({} {overdue})", Timeliness::Overdue.word(lang)), Role::Alarm),
    };
    Counted::of(&name, share.total, role)
}

/// By the month of the due date, those without one last.
fn months(session: &Session, query: &Query) -> Result<Section, Failure> {
    let lang = session.lang;
    let mut counts = session.app.groups(Group::Month, query)?;
    counts.sort_by_key(|count| count.key.is_empty());
    let lines = counts.iter().map(|count| {
        let name = match count.key.as_str() {
            "" => Timeliness::Undated.word(lang),
            month => month,
        };
        match count.overdue {
            0 => Counted::only_now(name, count.total, Role::Plain),
            overdue => {
                let name = format!("{name} ({} {overdue})", Timeliness::Overdue.word(lang));
                Counted::only_now(&name, count.total, Role::Alarm)
            }
        }
    });
    Ok((Say::ByMonth.say(lang).to_owned(), lines.collect()))
}

/// Where a number and what belongs to it stands in a line.
const NAME: usize = 1;
const BAR: usize = 3;
const CHANGE: usize = 4;

fn write_sections(
    session: &mut Session,
    sections: Vec<Section>,
    with_chart: bool,
) -> Result<(), Failure> {
    let most = sections.iter().flat_map(|(_, lines)| lines).map(|line| line.now).max().unwrap_or(1);
    let number = |count: usize| format!("{count:>5}");
    let mut lines = Vec::new();
    for (heading, counted) in sections {
        lines.push(Line::Heading(heading));
        for Counted { name, now, then, role } in counted {
            let role = if now == 0 { Role::Faint } else { role };
            let mut cells =
                vec![Cell::plain(""), Cell::new(role, name), Cell::new(role, number(now))];
            if with_chart {
                let grown = then.map(|then| change(Pair { now, then })).unwrap_or_default();
                cells.extend([
                    Cell::new(role, "#".repeat(bar_columns(now, most))),
                    Cell::plain(match grown.as_str() {
                        "" => grown,
                        _ => format!("{grown:>4}"),
                    }),
                    Cell::new(Role::Faint, then.map(number).unwrap_or_default()),
                ]);
            }
            lines.push(Line::Cells(cells));
        }
    }
    let mut headings = vec![Cell::default(); 3];
    if with_chart {
        let week_ago = StatusText::WeekAgo.say(session.lang);
        headings.extend([Cell::default(), Cell::default(), Cell::new(Role::Faint, week_ago)]);
    }
    let yielding = Yielding { clipped: Some(NAME), dropped: vec![BAR, CHANGE] };
    let ambiguous = session.ambiguous();
    Ok(write_table(&mut session.output, headings, &lines, &yielding, ambiguous)?)
}

/// A count that is not zero has a bar that can be seen.
fn bar_columns(count: usize, most: usize) -> usize {
    (count * BAR_COLUMNS).div_ceil(most.max(1))
}

fn write_curve(session: &mut Session, overview: &Overview) -> Result<(), Failure> {
    let lang = session.lang;
    let columns = session.output.width_columns().unwrap_or(CURVE_COLUMNS).min(CURVE_COLUMNS);
    // A margin, the widest label and the axis.
    let margin = 8;
    let Some(curve) = chart(&overview.trend, columns.saturating_sub(margin), CURVE_ROWS) else {
        return Ok(());
    };
    let output = &mut session.output;
    output.line("")?;
    output.pieces(&[(Role::Heading, facet_name(Facet::Trend, lang))])?;
    for row in &curve.rows {
        let label = row.label.map(|label| label.to_string()).unwrap_or_default();
        let cells: String = row.cells.iter().map(|ink| ink.glyph()).collect();
        output.line(&format!("{label:>6} |{cells}"))?;
    }
    output.line(&format!("{:>6} +{}", "", curve.axis))?;
    output.line(&format!("{:>8}{}", "", curve.dates))?;
    output.line(&format!("  {}", legend(&curve, overview, lang)))?;
    Ok(())
}

/// What the glyphs of a curve mean, and how far it has come today.
fn legend(curve: &Chart, overview: &Overview, lang: Lang) -> String {
    let glyph = |ink: Ink, text: StatusText| format!("{} {}", ink.glyph(), text.say(lang));
    let mut words = vec![
        format!("{} {}", glyph(Ink::Closed, StatusText::Closed), overview.closed.now),
        format!("{} {}", glyph(Ink::Due, StatusText::Due), overview.due.now),
    ];
    if curve.rows.iter().any(|row| row.cells.contains(&Ink::Both)) {
        words.push(glyph(Ink::Both, StatusText::Both));
    }
    words.push(format!("^ {}", StatusText::Present.say(lang)));
    words.join("   ")
}

fn write_signals(
    session: &mut Session,
    overview: &Overview,
    letters: &[Letter],
) -> Result<(), Failure> {
    let lang = session.lang;
    let mut lines = vec![Line::Heading(facet_name(Facet::Signals, lang).to_owned())];
    for subset in overview.subsets(Facet::Signals) {
        let role = if overview.now(&subset) == 0 { Role::Faint } else { Role::Plain };
        lines.push(Line::Cells(vec![
            Cell::plain(""),
            Cell::new(role, subset_name(&subset, letters, lang)),
            Cell::new(role, signal_value(&subset, overview, lang)),
        ]));
    }
    let (headings, ambiguous) = (vec![Cell::default(); 3], session.ambiguous());
    Ok(write_table(&mut session.output, headings, &lines, &Yielding::default(), ambiguous)?)
}
