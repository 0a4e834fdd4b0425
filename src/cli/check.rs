//! `nuo check`: for cron and shell prompts, whether anything is due.

use super::args::CheckArgs;
use super::failure::{Exit, Failure};
use super::list;
use super::session::{Form, Session};
use super::usage::filter_text;
use crate::app::Sort;
use crate::domain::commitment::days_after;
use crate::domain::query::{DateField, DateTest, Flag, Query};
use crate::i18n::cli::{Say, due_within};

/// Lists what is overdue or due within the days asked for.
///
/// # Errors
/// A mistake in the filter, or that the ledger cannot be read.
pub fn run(session: &mut Session, args: &CheckArgs) -> Result<Exit, Failure> {
    let asked = session.query(&filter_text(&args.filter))?;
    let last = days_after(session.today, args.days);
    let test = DateTest::Between { from: None, to: Some(last) };
    let due = Query::Date { field: DateField::Due, test };
    let query = Query::all_of(vec![Query::Flag(Flag::Open), due, asked]);
    let page = session.app.page(&query, Sort::Due, 0..usize::MAX)?;
    match session.form {
        Form::Json => list::json(session, "nuo.check/1", &query, Sort::Due, None)?,
        Form::Text if page.total == 0 => {
            session.output.note(Say::NothingDue.say(session.lang));
        }
        Form::Text => {
            list::whole_page(session, &page)?;
            session.output.note(&due_within(page.total, args.days, session.lang));
        }
    }
    Ok(if page.total == 0 { Exit::Done } else { Exit::Tripped })
}
