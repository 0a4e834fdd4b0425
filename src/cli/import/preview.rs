//! What an import would do or did, in words.

use super::{ImportArgs, Prepared};
use crate::app::Outcome;
use crate::cli::failure::Failure;
use crate::cli::output::Role;
use crate::cli::session::Session;
use crate::domain::apply::{Recorded, apply};
use crate::domain::commitment::Commitment;
use crate::domain::diff::{Change, changes};
use crate::domain::event::{Edit, Event, Fact, Subject};
use crate::domain::ids::ItemId;
use crate::domain::intake::{Doubt, Fate, Kept, OnConflict, Reject};
use crate::i18n::cli::Say;
use crate::i18n::diff::changed;
use crate::i18n::import::{
    Counts, ImportSay, brought, computed_headers, doubt_words, kept_words, more, passed_over,
    reject_line, row_words, summary, unknown_headers,
};
use std::collections::BTreeSet;

/// Rows that are listed of each sort; all of them stand in the JSON.
const LISTED: usize = 30;
/// Rejected rows that are listed; all of them are written with `--rejects`.
const REJECTS_LISTED: usize = 200;

/// One row that is told of.
pub(super) struct RowView {
    pub row: u64,
    pub id: ItemId,
    pub title: String,
    pub changes: Vec<Change>,
    /// What is recorded of how it stands.
    pub brings: Vec<Fact>,
    pub doubt: Option<Doubt>,
    pub kept: Vec<Kept>,
}

/// Everything that is told.
pub(super) struct View {
    pub name: String,
    pub added: Vec<RowView>,
    pub changed: Vec<RowView>,
    pub doubtful: Vec<RowView>,
    pub kept: Vec<RowView>,
    pub same: usize,
    pub gone: Vec<(ItemId, String)>,
    pub letters: Vec<String>,
    pub rejects: Vec<Reject>,
    pub passed_over: Vec<u64>,
    pub unknown: Vec<String>,
    pub computed: Vec<String>,
}

impl View {
    pub(super) fn of(session: &Session, prepared: &Prepared) -> Result<Self, Failure> {
        let Prepared { name, columns, intake, plan, rejects, passed_over, .. } = prepared;
        let mut view = Self {
            name: name.clone(),
            added: Vec::new(),
            changed: Vec::new(),
            doubtful: Vec::new(),
            kept: Vec::new(),
            same: 0,
            gone: Vec::new(),
            letters: plan.letters.clone(),
            rejects: rejects.clone(),
            passed_over: passed_over.clone(),
            unknown: columns.unknown.clone(),
            computed: columns.computed.clone(),
        };
        for placed in &plan.placed {
            let row = &intake.rows[placed.place];
            let told = |changes, brings, doubt| RowView {
                row: row.number,
                id: placed.id.clone(),
                title: row.draft.title.clone(),
                changes,
                brings,
                doubt,
                kept: placed.kept.clone(),
            };
            let facts = |item: &Commitment| -> Vec<Fact> {
                let facts = row.standing.facts(&item.draft, session.today);
                facts.into_iter().map(|(_, fact)| fact).filter(|_| placed.brings).collect()
            };
            if !placed.kept.is_empty() {
                view.kept.push(told(Vec::new(), Vec::new(), None));
            }
            match &placed.fate {
                Fate::Added => view.added.push(told(Vec::new(), Vec::new(), None)),
                Fate::Same => view.same += usize::from(placed.kept.is_empty()),
                Fate::Changed(edit) => {
                    let item = session.app.item(&placed.id)?;
                    view.changed.push(told(edited(&item, edit), facts(&item), None));
                }
                Fate::Doubtful(doubt, edit) => {
                    let item = session.app.item(&placed.id)?;
                    let told = told(edited(&item, edit), facts(&item), Some(doubt.clone()));
                    view.doubtful.push(told);
                }
            }
        }
        for id in plan.gone.iter().take(LISTED) {
            let title = session.app.item(id)?.draft.title;
            view.gone.push((id.clone(), title));
        }
        let rest = plan.gone.iter().skip(LISTED).map(|id| (id.clone(), String::new()));
        view.gone.extend(rest);
        Ok(view)
    }

    pub(super) fn rejected_rows(&self) -> usize {
        self.rejects.iter().map(|reject| reject.row).collect::<BTreeSet<u64>>().len()
    }

    pub(super) fn conflicts(&self) -> usize {
        self.changed.len() + self.doubtful.len()
    }

    pub(super) fn counts(&self) -> Counts {
        Counts {
            added: self.added.len(),
            changed: self.changed.len(),
            same: self.same,
            doubtful: self.doubtful.len(),
            kept: self.kept.len(),
            gone: self.gone.len(),
            rejected: self.rejected_rows(),
        }
    }
}

/// What an edit would change.
fn edited(item: &Commitment, edit: &Edit) -> Vec<Change> {
    let event = Event {
        about: Subject::Item(item.id.clone()),
        on: item.recorded_on,
        fact: Fact::Edited { edit: Box::new(edit.clone()) },
    };
    let recorded = Recorded { event, recorded_on: item.recorded_on };
    changes(Some(item), apply(Some(item.clone()), &recorded).as_ref())
}

/// Writes it: the counts, then the rows of each sort.
pub(super) fn write(
    session: &mut Session,
    args: &ImportArgs,
    view: &View,
    outcome: Option<&Outcome>,
) -> Result<(), Failure> {
    let lang = session.lang;
    let head = summary(&view.name, view.counts(), outcome.map(|outcome| outcome.op.seq), lang);
    session.output.pieces(&[(Role::Heading, &head)])?;
    rejects(session, view)?;
    section(session, ImportSay::Added, &view.added)?;
    section(session, ImportSay::Changed, &view.changed)?;
    section(session, ImportSay::Doubtful, &view.doubtful)?;
    section(session, ImportSay::Kept, &view.kept)?;
    if !view.gone.is_empty() {
        session.output.line("")?;
        session.output.pieces(&[(Role::Heading, ImportSay::Gone.say(lang))])?;
        for (id, title) in view.gone.iter().take(LISTED) {
            session.output.line(&format!("  {}  {title}", id.code()))?;
        }
        rest(session, view.gone.len(), LISTED)?;
    }
    let kept = unknown_headers(&view.unknown, lang);
    let left_out = computed_headers(&view.computed, lang);
    for note in [kept, left_out, passed_over(&view.passed_over, lang)].into_iter().flatten() {
        session.output.note(&note);
    }
    let fails = args.on_conflict.unwrap_or_default() == OnConflict::Fail;
    if let Some(outcome) = outcome {
        let way_back = Say::WayBack.say(lang);
        session.output.note(&format!("  {way_back}nuo undo {}", outcome.op.seq));
    } else if args.dry_run {
        session.output.note(ImportSay::DryRun.say(lang));
    } else if view.rejects.is_empty() && view.conflicts() + view.kept.len() == 0 {
        session.output.note(ImportSay::Nothing.say(lang));
    } else if view.rejects.is_empty() && (!fails || view.conflicts() == 0) {
        session.output.note(ImportSay::NothingTaken.say(lang));
    }
    Ok(())
}

fn rejects(session: &mut Session, view: &View) -> Result<(), Failure> {
    if view.rejects.is_empty() {
        return Ok(());
    }
    let lang = session.lang;
    session.output.line("")?;
    session.output.pieces(&[(Role::Alarm, ImportSay::Rejected.say(lang))])?;
    for reject in view.rejects.iter().take(REJECTS_LISTED) {
        session.output.line(&format!("  {}", reject_line(reject, lang)))?;
    }
    rest(session, view.rejects.len(), REJECTS_LISTED)
}

fn section(session: &mut Session, say: ImportSay, rows: &[RowView]) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    let lang = session.lang;
    let letters = session.app.letters()?;
    session.output.line("")?;
    session.output.pieces(&[(Role::Heading, say.say(lang))])?;
    for row in rows.iter().take(LISTED) {
        let line = row_words(row.row, row.id.code(), &row.title, lang);
        session.output.line(&format!("  {line}"))?;
        let mut details = Vec::new();
        details.extend(row.doubt.as_ref().map(|doubt| doubt_words(doubt, lang)));
        for change in &row.changes {
            let (label, lines) = changed(change, &letters, lang);
            details.extend(lines.iter().map(|line| format!("{}  {line}", label.say(lang))));
        }
        details.extend(brought(&row.brings, lang));
        if matches!(say, ImportSay::Kept) {
            details.extend(row.kept.iter().map(|kept| kept_words(kept, lang)));
        }
        for detail in details {
            session.output.line(&format!("      {detail}"))?;
        }
    }
    rest(session, rows.len(), LISTED)
}

fn rest(session: &mut Session, all: usize, listed: usize) -> Result<(), Failure> {
    if all > listed {
        let words = more(all - listed, session.lang);
        session.output.line(&format!("  {words}"))?;
    }
    Ok(())
}
