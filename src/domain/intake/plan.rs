//! What an import would do, row by row, before anything is recorded.

use super::difference::{Kept, difference, is_untouched, untold};
use super::{Intake, OnConflict, Problem, Reject, Row, compared};
use crate::domain::commitment::Commitment;
use crate::domain::decide::{World, is_code};
use crate::domain::due::ReplyDate;
use crate::domain::event::Edit;
use crate::domain::ids::{ItemId, OWN_LETTER};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Why it is not certain that a row is about a commitment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Doubt {
    /// The titles are the same, the codes are not.
    OtherCode { row: String, ledger: String },
    /// The codes are the same, the titles quite different. Such a row changes
    /// nothing, whatever was asked for.
    OtherTitle { row: String, ledger: String },
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    Added,
    /// There is nothing to change; what is kept nevertheless is listed.
    Same,
    /// The ledger says something else.
    Changed(Box<Edit>),
    Doubtful(Doubt, Box<Edit>),
}

/// One row and the commitment that it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The place of the row in the intake.
    pub place: usize,
    pub id: ItemId,
    pub fate: Fate,
    pub kept: Vec<Kept>,
    /// Whether the row tells how a commitment stands of which the ledger has
    /// no word yet.
    pub brings: bool,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub placed: Vec<Placed>,
    /// Commitments of the file's letters that the file does not have; they stay.
    pub gone: Vec<ItemId>,
    pub rejects: Vec<Reject>,
    /// Letters that would be recorded, by name.
    pub letters: Vec<String>,
}

impl Plan {
    /// Whether anything keeps it from being carried out as long as conflicts
    /// make it fail.
    #[must_use]
    pub fn has_conflicts(&self) -> bool {
        self.placed
            .iter()
            .any(|placed| matches!(placed.fate, Fate::Changed(_) | Fate::Doubtful(..)))
    }

    /// Whether carrying it out would record anything.
    #[must_use]
    pub fn records(&self, on_conflict: OnConflict) -> bool {
        let records = |placed: &Placed| match &placed.fate {
            Fate::Added => true,
            Fate::Same => false,
            Fate::Changed(edit) | Fate::Doubtful(_, edit) => {
                on_conflict == OnConflict::Take && (placed.brings || !edit.is_empty())
            }
        };
        self.placed.iter().any(records)
    }
}

/// The commitments of one letter, findable by code and by title.
#[derive(Default)]
struct Standing<'w> {
    by_code: HashMap<String, &'w Commitment>,
    by_title: HashMap<String, Vec<&'w Commitment>>,
    /// The next code for a row without one.
    next: u64,
    /// From when the limits of the letter count.
    reply: Option<ReplyDate>,
}

impl<'w> Standing<'w> {
    fn of(items: &[&'w Commitment], letter: &str, next_own: u64) -> Self {
        let mut standing = Self { next: next_own, ..Self::default() };
        let mut largest = 0;
        for item in items.iter().copied() {
            standing.by_code.insert(item.code().to_lowercase(), item);
            for title in BTreeSet::from([&item.draft.title, &item.draft.title_en]) {
                let title = compared(title);
                if !title.is_empty() {
                    standing.by_title.entry(title).or_default().push(item);
                }
            }
            largest = largest.max(leading_number(item.code()));
        }
        if letter != OWN_LETTER {
            standing.next = largest + 1;
        }
        standing
    }
}

fn leading_number(code: &str) -> u64 {
    let digits = code.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().unwrap_or(0)
}

/// What importing the rows would do to the ledger as it stands.
#[must_use]
pub fn plan(world: &World, intake: &Intake, today: NaiveDate) -> Plan {
    let mut plan = Plan::default();
    let mut letters: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, row) in intake.rows.iter().enumerate() {
        letters.entry(&row.letter).or_default().push(place);
    }
    let mut items: HashMap<&str, Vec<&Commitment>> = HashMap::new();
    for item in world.items.values() {
        items.entry(item.id.letter()).or_default().push(item);
    }
    for (letter, places) in letters {
        if letter != OWN_LETTER && !world.letters.contains_key(letter) {
            plan.letters.push(letter.to_owned());
        }
        let items = items.get(letter).map_or(&[][..], Vec::as_slice);
        let mut standing = Standing::of(items, letter, intake.next_own);
        standing.reply = world.letters.get(letter).map(|letter| letter.reply.date);
        let met = one_letter(&mut plan, intake, standing, &places, today);
        let gone = items.iter().filter(|item| item.withdrawn.is_none() && !met.contains(&item.id));
        plan.gone.extend(gone.map(|item| item.id.clone()));
    }
    plan.placed.sort_by_key(|placed| placed.place);
    plan.rejects.sort_by_key(|reject| reject.row);
    plan
}

/// Places the rows of one letter: by their codes first, so that a title never
/// takes what a code names. Gives the commitments that rows are about.
fn one_letter(
    plan: &mut Plan,
    intake: &Intake,
    mut standing: Standing<'_>,
    places: &[usize],
    today: NaiveDate,
) -> BTreeSet<ItemId> {
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut met: BTreeSet<ItemId> = BTreeSet::new();
    let mut rest = Vec::new();
    for place in places {
        let row = &intake.rows[*place];
        let (title, code) = (compared(&row.draft.title), row.draft.code.to_lowercase());
        let key = match (code.is_empty(), row.serial) {
            (true, _) => format!("title {title}"),
            (false, true) => format!("title {title} {code}"),
            (false, false) => format!("code {code}"),
        };
        if let Some(first) = seen.insert(key, row.number) {
            plan.rejects.push(reject(row, &row.draft.title, Problem::Twice { row: first }));
        } else if !code.is_empty() && !row.serial && !is_code(&row.draft.code) {
            plan.rejects.push(reject(row, &row.draft.code, Problem::BadCode));
        } else if let Some(item) = standing.by_code.get(&code).filter(|_| !row.serial) {
            met.insert(item.id.clone());
            plan.placed.push(by_code(*place, row, item, standing.reply, today));
        } else {
            rest.push((*place, title));
        }
    }
    for (place, title) in rest {
        let row = &intake.rows[place];
        let alike = standing.by_title.get(&title).map_or(&[][..], Vec::as_slice);
        let mut alike: Vec<&Commitment> =
            alike.iter().copied().filter(|item| !met.contains(&item.id)).collect();
        // Among several of one title the running number tells which it was.
        if let Some(item) = alike.iter().copied().find(|item| item.code() == row.draft.code) {
            alike = vec![item];
        }
        match alike.as_slice() {
            [] => {
                let code = new_code(row, &mut standing, &mut seen);
                let id = match row.letter.as_str() {
                    OWN_LETTER => ItemId::own(&code, &row.tail),
                    letter => ItemId::of(letter, &code),
                };
                plan.placed.push(Placed {
                    place,
                    id,
                    fate: Fate::Added,
                    kept: Vec::new(),
                    brings: false,
                });
            }
            [item] => {
                met.insert(item.id.clone());
                plan.placed.push(by_title(place, row, item, standing.reply, today));
            }
            several => {
                let codes = several.iter().map(|item| item.code().to_owned()).collect();
                plan.rejects.push(reject(row, &row.draft.title, Problem::Alike { codes }));
            }
        }
    }
    met
}

fn reject(row: &Row, value: &str, problem: Problem) -> Reject {
    Reject { row: row.number, column: String::new(), value: value.to_owned(), problem }
}

fn new_code(row: &Row, standing: &mut Standing<'_>, seen: &mut HashMap<String, u64>) -> String {
    let code = &row.draft.code;
    if !code.is_empty() && !row.serial {
        return code.clone();
    }
    if is_code(code) && !standing.by_code.contains_key(&code.to_lowercase()) {
        let key = format!("code {}", code.to_lowercase());
        if seen.insert(key, row.number).is_none() {
            return code.clone();
        }
    }
    loop {
        let code = match row.letter.as_str() {
            OWN_LETTER => format!("0.{}", standing.next),
            _ => standing.next.to_string(),
        };
        standing.next += 1;
        let free = !standing.by_code.contains_key(&code);
        if free && seen.insert(format!("code {code}"), row.number).is_none() {
            return code;
        }
    }
}

fn by_code(
    place: usize,
    row: &Row,
    item: &Commitment,
    reply: Option<ReplyDate>,
    today: NaiveDate,
) -> Placed {
    let titles = [&item.draft.title, &item.draft.title_en];
    let like = titles.iter().any(|title| are_like(title, &row.draft.title));
    let other =
        || Doubt::OtherTitle { row: row.draft.title.clone(), ledger: item.draft.title.clone() };
    if !like {
        let kept = item.withdrawn.iter().map(|gone| Kept::Withdrawn { on: gone.on }).collect();
        let fate = Fate::Doubtful(other(), Box::default());
        return Placed { place, id: item.id.clone(), fate, kept, brings: false };
    }
    placed(place, row, item, None, (reply, today))
}

fn by_title(
    place: usize,
    row: &Row,
    item: &Commitment,
    reply: Option<ReplyDate>,
    today: NaiveDate,
) -> Placed {
    let code = &row.draft.code;
    let other = || Doubt::OtherCode { row: code.clone(), ledger: item.code().to_owned() };
    let doubt = (!code.is_empty() && !row.serial).then(other);
    placed(place, row, item, doubt, (reply, today))
}

fn placed(
    place: usize,
    row: &Row,
    item: &Commitment,
    doubt: Option<Doubt>,
    (reply, today): (Option<ReplyDate>, NaiveDate),
) -> Placed {
    let (edit, mut kept) = difference(row, item, reply);
    let brings = is_untouched(item) && !row.standing.facts(&item.draft, today).is_empty();
    if brings {
        kept.retain(|kept| !matches!(kept, Kept::Status { .. }));
    } else if item.withdrawn.is_none() {
        kept.extend(untold(row, item, today));
    }
    let fate = match (doubt, edit.is_empty() && !brings) {
        (Some(doubt), _) => Fate::Doubtful(doubt, Box::new(edit)),
        (None, true) => Fate::Same,
        (None, false) => Fate::Changed(Box::new(edit)),
    };
    Placed { place, id: item.id.clone(), fate, kept, brings }
}

/// Whether two titles can be two wordings of one commitment: at least half of
/// their pairs of neighbouring letters are the same.
fn are_like(one: &str, other: &str) -> bool {
    let (one, other) = (compared(one), compared(other));
    if one == other {
        return true;
    }
    let pairs =
        |text: &str| -> BTreeSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (one, other) = (pairs(&one), pairs(&other));
    let shared = one.intersection(&other).count();
    shared * 4 >= one.len() + other.len() && shared > 0
}
