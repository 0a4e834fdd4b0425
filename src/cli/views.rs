//! `nuo views`: the saved listings, those that every ledger has and one's own.

use super::failure::{Exit, Failure};
use super::output::Role;
use super::session::{Form, Session};
use super::table::{Cell, Line, Yielding, write_table};
use crate::app::Group;
use crate::domain::query::parse;
use crate::domain::views::{View, ViewProblem};
use crate::i18n::views::{ListedView, ViewText, listed_views, phrase_view, view_named};
use crate::i18n::{group, phrase_filter, tui};
use serde_json::{Value, json};

/// The view that a typed name means.
///
/// # Errors
/// When there is none, or one's own cannot be read.
pub fn named(session: &Session, typed: &str) -> Result<View, Failure> {
    let kept = session.settings.kept();
    let found = view_named(kept.views(), typed, session.lang);
    let missing = || ViewProblem::Missing(typed.to_owned());
    found.ok_or_else(|| kept.views().problem.clone().unwrap_or_else(missing).into())
}

/// Lists the views.
///
/// # Errors
/// When the ledger cannot be read or standard output not be written.
pub fn run(session: &mut Session) -> Result<Exit, Failure> {
    let kept = session.settings.kept();
    let listed = listed_views(kept.views(), session.lang);
    match session.form {
        Form::Json => {
            let views =
                listed.iter().map(|one| view_json(session, one)).collect::<Result<Vec<_>, _>>()?;
            let answer = json!({
                "schema": "nuo.views/1", "as_of": session.today, "count": views.len(),
                "views": views,
            });
            session.output.json(&answer)?;
        }
        Form::Text => text(session, &listed)?,
    }
    if let Some(problem) = &kept.views().problem {
        let said = phrase_view(problem, session.lang);
        session.output.note(&format!("{}\n  {}", said.message, said.hint));
    }
    Ok(Exit::Done)
}

/// How many match, or why the filter cannot be read.
fn count(session: &Session, view: &View) -> Result<Result<usize, String>, Failure> {
    match parse(&view.filter, session.today) {
        Ok(query) => Ok(Ok(session.app.count(&query)?)),
        Err(error) => Ok(Err(phrase_filter(&error, session.lang).message)),
    }
}

fn text(session: &mut Session, listed: &[ListedView]) -> Result<(), Failure> {
    let lang = session.lang;
    let mut lines = Vec::with_capacity(listed.len());
    for ListedView { built_in, view } in listed {
        let (found, filter) = match count(session, view)? {
            Ok(found) => (found.to_string(), Cell::plain(view.filter.as_str())),
            Err(reason) => {
                let text = format!("{} ({reason})", view.filter);
                ("!".to_owned(), Cell::new(Role::Alarm, text))
            }
        };
        let columns: Vec<&str> = view.columns.iter().map(|column| column.key()).collect();
        lines.push(Line::Cells(vec![
            Cell::new(Role::Heading, view.name.as_str()),
            Cell::plain(built_in.map_or("", |view| view.key())),
            Cell::plain(format!("{found:>4}")),
            filter,
            Cell::plain(tui::sort(view.sort, lang)),
            Cell::plain(view.group.map_or("", |by| group(by, lang))),
            Cell::plain(columns.join(",")),
        ]));
    }
    let headings = [
        ViewText::Name.say(lang),
        ViewText::Key.say(lang),
        ViewText::Found.say(lang),
        tui::TuiText::Filter.say(lang),
        tui::TuiText::SortTitle.say(lang),
        tui::TuiText::GroupTitle.say(lang),
        ViewText::Columns.say(lang),
    ];
    let headings = headings.map(Cell::plain).into();
    let yielding = Yielding { clipped: Some(3), dropped: vec![6, 5, 4] };
    let ambiguous = session.ambiguous();
    Ok(write_table(&mut session.output, headings, &lines, &yielding, ambiguous)?)
}

fn view_json(session: &Session, listed: &ListedView) -> Result<Value, Failure> {
    let View { name, filter, sort, group, columns } = &listed.view;
    let found = count(session, &listed.view)?;
    Ok(json!({
        "name": name, "built_in": listed.built_in.map(|view| view.key()), "filter": filter,
        "sort": sort.key(), "group": group.map(Group::key),
        "columns": columns.iter().map(|column| column.key()).collect::<Vec<_>>(),
        "count": found.as_ref().ok(), "problem": found.as_ref().err(),
    }))
}
