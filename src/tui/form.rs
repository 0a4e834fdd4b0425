//! Dialogs that ask for what a change needs, and what they ask the ledger for.

use super::area::Area;
use super::field::Field;
use crate::app::Breadth;
use crate::domain::commitment::Commitment;
use crate::domain::dates::parse_date;
use crate::domain::event::{Amount, Command, Scope};
use crate::domain::ids::ItemId;
use crate::domain::period::Period;
use crate::domain::target::Target;
use crate::domain::vocabulary::Status;
use crate::i18n::tui::{Problem, TuiText};
use crate::i18n::{Lang, goal_text, number, phrase_date};
use chrono::NaiveDate;

/// What a dialog is for.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Purpose {
    Done,
    Progress,
    Note,
    Evidence,
    Defer,
    /// Taking out of the count, with a reason.
    Withdraw,
    /// Setting a status from the status menu.
    Mark(Status),
}

/// A change as a dialog asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub command: Command,
    /// Proof as it was typed; files are copied in when it is carried out.
    pub evidence: Vec<String>,
    pub on: Option<NaiveDate>,
    pub breadth: Breadth,
}

impl Request {
    /// A change to be made today, without proof.
    #[must_use]
    pub const fn of(command: Command) -> Self {
        Self { command, evidence: Vec::new(), on: None, breadth: Breadth::AllOrNone }
    }
}

/// What an entry of a dialog is called.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Name {
    Date,
    Outcome,
    Part,
    Period,
    Value,
    Note,
    Evidence,
    NewDue,
    Reason,
}

/// One of several things to choose from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Choice {
    Status(Status),
    /// A named part by its place from zero, with its names.
    Part(usize, String, String),
    AllParts,
    Period(Period),
}

/// What an entry holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Text(Field),
    /// A text of several lines.
    Area(Area),
    Choice {
        options: Vec<Choice>,
        chosen: usize,
    },
}

/// One entry of a dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub name: Name,
    pub body: Body,
}

impl Entry {
    fn text(name: Name, value: &str) -> Self {
        Self { name, body: Body::Text(Field::holding(value)) }
    }

    fn area(name: Name) -> Self {
        Self { name, body: Body::Area(Area::default()) }
    }

    /// What was typed; nothing where there are choices.
    #[must_use]
    pub fn typed(&self) -> Option<&str> {
        match &self.body {
            Body::Text(field) => Some(field.value()),
            Body::Area(area) => Some(area.value()),
            Body::Choice { .. } => None,
        }
    }

    /// Puts a text in the place of what was typed.
    pub fn fill(&mut self, text: &str) {
        match &mut self.body {
            Body::Text(field) => field.set(text),
            Body::Area(area) => area.set(text),
            Body::Choice { .. } => {}
        }
    }

    fn choice(name: Name, options: Vec<Choice>) -> Self {
        Self { name, body: Body::Choice { options, chosen: 0 } }
    }
}

/// A dialog. The focus walks the entries and then the button that records.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub purpose: Purpose,
    /// What it is about; one, or those that are marked.
    pub items: Vec<ItemId>,
    pub breadth: Breadth,
    /// Of the one that it is about; empty for several.
    pub title: (String, String),
    pub due: Option<NaiveDate>,
    /// What was promised, for the line that explains the value.
    pub target: Option<Target>,
    pub value_now: Option<f64>,
    pub entries: Vec<Entry>,
    pub focus: usize,
    pub error: Option<String>,
}

impl Form {
    /// The dialog for a commitment.
    #[must_use]
    pub fn new(purpose: Purpose, item: &Commitment, today: NaiveDate) -> Self {
        let draft = &item.draft;
        Self {
            purpose,
            items: vec![item.id.clone()],
            breadth: Breadth::AllOrNone,
            title: (draft.title.clone(), draft.title_en.clone()),
            due: item.due(),
            target: draft.target.clone(),
            value_now: item.latest_observation().map(|seen| seen.value),
            entries: entries(purpose, item, today),
            focus: 0,
            error: None,
        }
    }

    /// The dialog for several commitments, each of which may refuse.
    #[must_use]
    pub fn many(purpose: Purpose, items: Vec<ItemId>, today: NaiveDate) -> Self {
        Self {
            purpose,
            items,
            breadth: Breadth::EachThatAccepts,
            title: (String::new(), String::new()),
            due: None,
            target: None,
            value_now: None,
            entries: shared_entries(purpose, today),
            focus: 0,
            error: None,
        }
    }

    /// Takes in what has become of the commitment; gives whether that is
    /// something the person was shown otherwise.
    pub fn catch_up(&mut self, item: &Commitment) -> bool {
        let now = (item.due(), item.latest_observation().map(|seen| seen.value));
        let alone = self.breadth == Breadth::AllOrNone && self.items.contains(&item.id);
        let changed = alone && (self.due, self.value_now) != now;
        if changed {
            (self.due, self.value_now) = now;
        }
        changed
    }

    /// Whether the focus is on the button.
    #[must_use]
    pub fn on_button(&self) -> bool {
        self.focus >= self.entries.len()
    }

    /// Whether the focus is on a text of several lines, in which Enter begins a
    /// new one.
    #[must_use]
    pub fn on_area(&self) -> bool {
        self.entries.get(self.focus).is_some_and(|entry| matches!(entry.body, Body::Area(_)))
    }

    pub fn next(&mut self) {
        self.focus = (self.focus + 1) % (self.entries.len() + 1);
    }

    pub fn previous(&mut self) {
        self.focus = (self.focus + self.entries.len()) % (self.entries.len() + 1);
    }

    /// The entry with the focus.
    pub fn current(&mut self) -> Option<&mut Entry> {
        self.entries.get_mut(self.focus)
    }

    fn value(&self, name: Name) -> Option<&str> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        entry.typed().map(str::trim)
    }

    fn chosen(&self, name: Name) -> Option<&Choice> {
        self.entries.iter().find(|entry| entry.name == name).and_then(|entry| match &entry.body {
            Body::Choice { options, chosen } => options.get(*chosen),
            Body::Text(_) | Body::Area(_) => None,
        })
    }

    /// What the dialog asks the ledger for, or the entry that is wrong and why.
    ///
    /// # Errors
    /// The name of the entry and the words for its mistake.
    pub fn request(&self, today: NaiveDate, lang: Lang) -> Result<Request, (Name, String)> {
        let date = |name: Name, text: &str| {
            parse_date(text, today).map_err(|problem| (name, phrase_date(&problem, lang)))
        };
        let empty = |name: Name| (name, Problem::Empty.say(lang).to_owned());
        let on = self.value(Name::Date).map(|text| date(Name::Date, text)).transpose()?;
        let evidence = self.value(Name::Evidence).map(typed_evidence).unwrap_or_default();
        let note = self.value(Name::Note).filter(|note| !note.is_empty()).map(str::to_owned);
        let items = self.items.clone();
        let command = match self.purpose {
            Purpose::Done | Purpose::Mark(_) => {
                let status = match (self.purpose, self.chosen(Name::Outcome)) {
                    (Purpose::Mark(status), _) => status,
                    (_, Some(Choice::Status(status))) => *status,
                    _ => Status::Done,
                };
                let scope = match (self.chosen(Name::Part), self.chosen(Name::Period)) {
                    (Some(Choice::Part(place, ..)), _) => Scope::Part((place + 1).to_string()),
                    (Some(Choice::AllParts), _) if status == Status::Done => Scope::AllParts,
                    (_, Some(Choice::Period(period))) => Scope::Period(*period),
                    _ => Scope::Whole,
                };
                let value = self.value(Name::Value).filter(|text| !text.is_empty());
                let value = value.map(|text| self.amount(text, lang)).transpose()?;
                Command::Mark { items, scope, status, note, evidence: Vec::new(), value }
            }
            Purpose::Progress => Command::Observe {
                item: self.items.first().cloned().ok_or_else(|| empty(Name::Value))?,
                amount: self.amount(self.value(Name::Value).unwrap_or_default(), lang)?,
                period: match self.chosen(Name::Period) {
                    Some(Choice::Period(period)) => Some(*period),
                    _ => None,
                },
                note,
                evidence: Vec::new(),
            },
            Purpose::Note => Command::Note { items, text: note.ok_or_else(|| empty(Name::Note))? },
            Purpose::Evidence if evidence.is_empty() => {
                return Err(empty(Name::Evidence));
            }
            Purpose::Evidence => Command::Attach { items, evidence: Vec::new() },
            Purpose::Withdraw => {
                let reason = self.value(Name::Reason).unwrap_or_default().to_owned();
                if reason.is_empty() {
                    return Err((Name::Reason, Problem::NoWithdrawReason.say(lang).to_owned()));
                }
                Command::Withdraw { items, reason }
            }
            Purpose::Defer => {
                let to = date(Name::NewDue, self.value(Name::NewDue).unwrap_or_default())?;
                let reason = self.value(Name::Reason).unwrap_or_default().to_owned();
                if reason.is_empty() {
                    return Err((Name::Reason, Problem::NoReason.say(lang).to_owned()));
                }
                Command::Defer { items, to, reason }
            }
        };
        Ok(Request { command, evidence, on, breadth: self.breadth })
    }

    /// Reads `12`, `+4` or `12/20`, whose second number must be the goal.
    fn amount(&self, text: &str, lang: Lang) -> Result<Amount, (Name, String)> {
        let text = crate::text::fold::fold_text(text);
        let wrong = || (Name::Value, Problem::NotANumber.say(lang).to_owned());
        let (head, goal) = match text.split_once('/') {
            Some((head, goal)) => (head.trim(), Some(goal.trim())),
            None => (text.trim(), None),
        };
        if let Some(goal) = goal {
            let (low, high) = self.target.as_ref().map_or((None, None), |t| (t.low, t.high));
            let same = |bound: Option<f64>| bound.is_some_and(|bound| number(bound) == goal);
            let whole = goal_text(low, high).is_some_and(|whole| whole == goal);
            if !(whole || same(low) || same(high)) {
                return Err((Name::Value, Problem::OtherGoal.say(lang).to_owned()));
            }
        }
        match head.strip_prefix('+') {
            Some(more) => more.trim().parse().map(Amount::More).map_err(|_| wrong()),
            None => head.parse().map(Amount::Total).map_err(|_| wrong()),
        }
    }

    /// The line that explains an entry: what its text means.
    #[must_use]
    pub fn explain(&self, entry: &Entry, today: NaiveDate, lang: Lang) -> String {
        let Body::Text(field) = &entry.body else { return String::new() };
        match entry.name {
            Name::NewDue if field.value().trim().is_empty() => {
                TuiText::DateHint.say(lang).to_owned()
            }
            Name::Date | Name::NewDue => match parse_date(field.value(), today) {
                Ok(day) => self.explain_day(entry.name, day, lang),
                Err(problem) => phrase_date(&problem, lang),
            },
            Name::Value => match &self.target {
                Some(target) => {
                    let now = self.value_now.map_or_else(|| "--".to_owned(), number);
                    let unit = lang.pick_filled(&target.unit, &target.unit_en);
                    let goal = goal_text(target.low, target.high);
                    let goal = goal.map(|goal| format!("/ {goal} ")).unwrap_or_default();
                    format!("{goal}{unit}   {} {now}", TuiText::Now.say(lang))
                }
                None => String::new(),
            },
            Name::Evidence if self.purpose == Purpose::Evidence => {
                TuiText::EvidenceNeeded.say(lang).to_owned()
            }
            Name::Evidence => TuiText::EvidenceHint.say(lang).to_owned(),
            Name::Outcome | Name::Part | Name::Period | Name::Note | Name::Reason => String::new(),
        }
    }

    fn explain_day(&self, name: Name, day: NaiveDate, lang: Lang) -> String {
        let mut text = format!("= {day} {}", crate::i18n::weekday(day, lang));
        if let (Name::NewDue, Some(due)) = (name, self.due) {
            let days = (day - due).num_days();
            text.push_str(&match lang {
                Lang::Zh => format!("（原 {due}，{days:+} 天）"),
                Lang::En => format!(" (was {due}, {days:+} days)"),
            });
        }
        text
    }
}

/// What can be asked of several commitments at once.
fn shared_entries(purpose: Purpose, today: NaiveDate) -> Vec<Entry> {
    let day = Entry::text(Name::Date, &today.to_string());
    let note = Entry::area(Name::Note);
    let evidence = Entry::text(Name::Evidence, "");
    match purpose {
        Purpose::Done => {
            let outcomes = [Status::Done, Status::Partial, Status::Claimed].map(Choice::Status);
            vec![day, Entry::choice(Name::Outcome, outcomes.into()), evidence, note]
        }
        Purpose::Mark(_) => vec![day, note, evidence],
        // A value belongs to one commitment; there is nothing to ask.
        Purpose::Progress => Vec::new(),
        Purpose::Note => vec![note, day],
        Purpose::Evidence => vec![evidence, day],
        Purpose::Withdraw => vec![Entry::text(Name::Reason, ""), day],
        Purpose::Defer => vec![Entry::text(Name::NewDue, ""), Entry::text(Name::Reason, "")],
    }
}

fn entries(purpose: Purpose, item: &Commitment, today: NaiveDate) -> Vec<Entry> {
    let day = Entry::text(Name::Date, &today.to_string());
    let note = Entry::area(Name::Note);
    let evidence = Entry::text(Name::Evidence, "");
    match purpose {
        Purpose::Done => {
            let mut entries = vec![day];
            let open = item.open_parts();
            let periods = open_periods(item, today);
            let mut statuses = vec![Status::Done, Status::Partial, Status::Claimed];
            if !open.is_empty() {
                let mut parts: Vec<Choice> = open
                    .iter()
                    .map(|place| {
                        let part = &item.draft.parts[*place];
                        Choice::Part(*place, part.name.clone(), part.name_en.clone())
                    })
                    .collect();
                parts.push(Choice::AllParts);
                entries.push(Entry::choice(Name::Part, parts));
                statuses = vec![Status::Done, Status::Broken];
            } else if !periods.is_empty() {
                let periods = periods.into_iter().map(Choice::Period).collect();
                entries.push(Entry::choice(Name::Period, periods));
                statuses = vec![Status::Done, Status::Broken];
            }
            let statuses = statuses.into_iter().map(Choice::Status).collect();
            entries.push(Entry::choice(Name::Outcome, statuses));
            if item.draft.target.is_some() && item.draft.parts.is_empty() {
                entries.push(Entry::text(Name::Value, ""));
            }
            entries.extend([evidence, note]);
            entries
        }
        Purpose::Progress => {
            let mut entries = vec![Entry::text(Name::Value, ""), day];
            if item.base.first.is_some() {
                let periods = item.periods_until(today).into_iter().rev().map(Choice::Period);
                entries.push(Entry::choice(Name::Period, periods.collect()));
            }
            entries.extend([note, evidence]);
            entries
        }
        Purpose::Mark(_)
        | Purpose::Note
        | Purpose::Evidence
        | Purpose::Withdraw
        | Purpose::Defer => shared_entries(purpose, today),
    }
}

fn open_periods(item: &Commitment, today: NaiveDate) -> Vec<Period> {
    let unanswered = |period: &Period| !item.periods.contains_key(period);
    item.periods_until(today).into_iter().filter(unanswered).collect()
}

/// The pieces of proof in one line, separated by `|`.
fn typed_evidence(text: &str) -> Vec<String> {
    text.split(['|', '｜'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .map(str::to_owned)
        .collect()
}
