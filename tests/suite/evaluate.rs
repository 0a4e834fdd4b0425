//! Filters and orders answered in memory, commitment by commitment.

use chrono::{Days, NaiveDate};
use nuo::app::Sort;
use nuo::domain::commitment::Commitment;
use nuo::domain::letter::Letter;
use nuo::domain::query::{Comparison, DateField, DateTest, Flag, NameField, NumberField, Query};
use nuo::domain::timeliness::Thresholds;
use nuo::domain::vocabulary::Status;
use nuo::text::fold::fold_text;
use nuo::text::pinyin::Needle;
use std::cmp::{Ordering, Reverse};

/// What an answer depends on besides the commitment itself.
pub struct Around<'a> {
    pub thresholds: Thresholds,
    pub letters: &'a [Letter],
}

fn any_holds(needle: &str, texts: &[&str]) -> bool {
    let needle = Needle::new(needle);
    texts.iter().any(|text| needle.is_in(text))
}

fn notes(item: &Commitment) -> Vec<&str> {
    let statuses = item.statuses.iter().filter_map(|change| change.note.as_deref());
    let seen = item.observations.iter().filter_map(|seen| seen.note.as_deref());
    item.notes.iter().map(|note| note.text.as_str()).chain(statuses).chain(seen).collect()
}

fn texts(units: &[String]) -> Vec<&str> {
    units.iter().map(String::as_str).collect()
}

/// Whether a commitment that was not withdrawn answers to `query`.
pub fn holds(query: &Query, item: &Commitment, around: &Around<'_>) -> bool {
    let draft = &item.draft;
    match query {
        Query::All => true,
        Query::And(all) => all.iter().all(|one| holds(one, item, around)),
        Query::Or(any) => any.iter().any(|one| holds(one, item, around)),
        Query::Not(one) => !holds(one, item, around),
        Query::Flag(flag) => flagged(*flag, item, around.thresholds),
        Query::Text(text) => {
            let mut words =
                vec![draft.title.as_str(), &draft.title_en, &draft.theme, &draft.theme_en];
            words.extend(texts(&draft.lead));
            words.extend(texts(&draft.co));
            words.extend(item.evidence.iter().map(|added| added.evidence.title.as_str()));
            words.extend(notes(item));
            any_holds(text, &words) || fold_text(item.code()) == fold_text(text)
        }
        Query::Code(patterns) => patterns.iter().any(|pattern| pattern.matches(item.code())),
        Query::Status(list) => list.contains(&item.status()),
        Query::Kind(list) => list.contains(&draft.kind),
        Query::Strength(list) => list.contains(&draft.strength),
        Query::Certainty(list) => list.contains(&item.base.certainty),
        Query::Lead(units) => units.iter().any(|unit| any_holds(unit, &texts(&draft.lead))),
        Query::Co(units) => units.iter().any(|unit| any_holds(unit, &texts(&draft.co))),
        Query::Part(parts) => parts.contains(&part(item)),
        Query::Note(wanted) => wanted.iter().any(|text| any_holds(text, &notes(item))),
        Query::Tag(tags) => tags.iter().any(|tag| any_holds(tag, &texts(&draft.tags))),
        Query::Letter(names) => names.iter().any(|name| of_letter(name, item, around.letters)),
        Query::Named { field, names } => {
            let letter = [item.id.letter().to_owned()];
            let found: &[String] = match field {
                NameField::Lead => &draft.lead,
                NameField::Co => &draft.co,
                NameField::Tag => &draft.tags,
                NameField::Letter => &letter,
            };
            names.iter().any(|name| found.contains(name) || name.is_empty() && found.is_empty())
        }
        Query::Date { field, test } => dated(*test, date(*field, item)),
        Query::Number { field, comparison, value } => {
            let count = match field {
                NumberField::Evidence => item.evidence.len(),
                NumberField::Moves => item.moves.len(),
            };
            compared(*comparison, count.cmp(&(*value as usize)))
        }
    }
}

fn part(item: &Commitment) -> u32 {
    item.code().split('.').next().and_then(|part| part.parse().ok()).unwrap_or(0)
}

fn of_letter(name: &str, item: &Commitment, letters: &[Letter]) -> bool {
    let id = item.id.letter();
    let named = letters.iter().find(|letter| letter.id == id);
    id.to_ascii_lowercase().contains(&name.to_ascii_lowercase())
        || named.is_some_and(|letter| any_holds(name, &[&letter.title, &letter.number]))
}

fn flagged(flag: Flag, item: &Commitment, thresholds: Thresholds) -> bool {
    let (today, due) = (thresholds.today, item.due());
    let days = |count: u32| Days::new(u64::from(count));
    match flag {
        Flag::Overdue => item.is_open() && due.is_some_and(|due| due < today),
        Flag::Soon => {
            let last = today + days(thresholds.soon_days);
            item.is_open() && due.is_some_and(|due| due >= today && due <= last)
        }
        Flag::Open => item.is_open(),
        Flag::Closed => !item.is_open(),
        Flag::Undated => item.is_open() && due.is_none() && !item.lacks_base(),
        Flag::NoProof => item.status() == Status::Done && item.evidence.is_empty(),
        Flag::Unseen => item.is_open() && item.last_look().is_none(),
        Flag::Stale => {
            let quiet = item.updated_on < today - days(thresholds.stale_days);
            item.is_open() && item.last_look().is_some() && quiet
        }
        Flag::ToReview => item.review_on().is_some_and(|day| day <= today),
    }
}

fn date(field: DateField, item: &Commitment) -> Option<NaiveDate> {
    match field {
        DateField::Due => item.due(),
        DateField::Review => item.review_on(),
        DateField::Updated => Some(item.updated_on),
    }
}

fn dated(test: DateTest, day: Option<NaiveDate>) -> bool {
    match (test, day) {
        (DateTest::Missing, day) => day.is_none(),
        (_, None) => false,
        (DateTest::Present, Some(_)) => true,
        (DateTest::Between { from, to }, Some(day)) => {
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
        }
    }
}

fn compared(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Equal => order.is_eq(),
        Comparison::AtLeast => order.is_ge(),
        Comparison::Greater => order.is_gt(),
    }
}

/// A code as people read it: its numbers by value.
fn place(item: &Commitment) -> (&str, Vec<(u64, &str)>) {
    let piece = |piece: &'_ str| piece.parse::<u64>().ok();
    let pieces = item.code().split('.').map(|text| match piece(text) {
        Some(number) => (number, ""),
        None => (u64::MAX, text),
    });
    (item.id.letter(), pieces.collect())
}

/// Sorts commitments as a listing shows them.
pub fn sort(items: &mut [Commitment], by: Sort) {
    let standing = |item: &Commitment| match (item.is_open(), item.due()) {
        (true, Some(_)) => 0,
        (true, None) => 1,
        (false, _) => 2,
    };
    let due = |item: &Commitment| (standing(item), item.due());
    items.sort_by(|a, b| {
        let first = match by {
            Sort::Due => due(a).cmp(&due(b)),
            Sort::Code => Ordering::Equal,
            Sort::Status => {
                a.status().key().cmp(b.status().key()).then_with(|| due(a).cmp(&due(b)))
            }
            Sort::Lead => {
                let lead = |item: &Commitment| item.draft.lead.join("\n");
                lead(a).cmp(&lead(b)).then_with(|| due(a).cmp(&due(b)))
            }
            Sort::Updated => Reverse(a.updated_on).cmp(&Reverse(b.updated_on)),
        };
        first.then_with(|| place(a).cmp(&place(b)))
    });
}
