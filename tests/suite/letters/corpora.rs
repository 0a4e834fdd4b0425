//! The figures of both corpora, and the floors under them.

use super::found::{Found, read};
use super::gold::{Letter, Place, Record, letters, paragraphs};
use super::score::{Figures, Miss, compare};
use super::{Floor, HELD, TUNED};
use crate::run::Home;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Where the letters are that the rules are written with; those kept aside are
/// in a folder of it.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters")
}

/// Reads and compares every letter. What was missed is shown by `show`.
pub fn measure(letters: &[Letter], show: bool) -> Figures {
    let home = Home::with_ledger();
    let mut figures = Figures::default();
    for letter in letters {
        let found = read(&home, &letter.path);
        let (of_one, misses) = compare(&letter.head, &letter.records, &found);
        figures += of_one;
        if show {
            let text = std::fs::read_to_string(&letter.path).expect("a letter");
            for miss in &misses {
                println!("{}: {}", letter.name, told(miss, letter, &found, &text));
            }
        }
    }
    figures
}

/// Whether every miss is to be printed.
#[expect(clippy::disallowed_methods, reason = "it asks what is to be printed")]
pub fn misses_are_asked_for() -> bool {
    std::env::var_os("NUO_MISSES").is_some()
}

/// The figures as a table, one corpus a line.
pub fn table(rows: &[(&str, Figures)]) -> String {
    let mut table = format!(
        "\n{:<10}{:>8}{:>6}{:>7}  {:>9}{:>8}  {:>13}  {:>6}{:>10}{:>7}{:>10}{:>7}\n",
        "corpus",
        "letters",
        "gold",
        "found",
        "precision",
        "recall",
        "(one to one)",
        "due",
        "quantity",
        "lead",
        "invented",
        "head",
    );
    for (name, figures) in rows {
        let Figures { letters, records, candidates, invented, .. } = figures;
        writeln!(
            table,
            "{name:<10}{letters:>8}{records:>6}{candidates:>7}  {:>9.3}{:>8.3}  {:>6.3} {:>6.3}  \
             {:>6.3}{:>10.3}{:>7.3}{invented:>10}{:>7.3}",
            figures.precision(),
            figures.recall(),
            figures.strict_precision(),
            figures.strict_recall(),
            figures.due(),
            figures.quantity(),
            figures.lead(),
            figures.head(),
        )
        .expect("written");
    }
    table
}

/// A miss in words, with the letter's.
fn told(miss: &Miss, letter: &Letter, found: &Found, text: &str) -> String {
    let lines = paragraphs(text);
    let words = |place: &Place| {
        let line = lines.get(place.paragraph - 1).copied().unwrap_or_default();
        line.chars().take(place.end).skip(place.start).collect::<String>()
    };
    let record = |index: usize| -> &Record { &letter.records[index] };
    let clause = |index: usize| {
        let places: Vec<String> = found.candidates[index].source.iter().map(words).collect();
        places.join(" … ")
    };
    match *miss {
        Miss::Unseen { record: index } => format!("not seen: {}", record(index).quote),
        Miss::Extra { candidate } => format!("not there: {}", clause(candidate)),
        Miss::Due { record: index, candidate } => {
            let due = &found.candidates[candidate].due.latest;
            format!("due {due:?}, gold {:?}: {}", record(index).due, record(index).quote)
        }
        Miss::Quantity { record: index, candidate } => {
            let target = &found.candidates[candidate].target;
            format!("counts {target:?}, gold {:?}: {}", record(index).counted, record(index).quote)
        }
        Miss::Lead { record: index, candidate } => {
            let lead = &found.candidates[candidate].lead;
            format!("lead {lead:?}, gold {:?}: {}", record(index).lead, record(index).quote)
        }
        Miss::Invented { candidate } => {
            let due = &found.candidates[candidate].due.latest;
            format!("invented {due:?}: {}", clause(candidate))
        }
        Miss::Head { field } => {
            let (gold, letter) = (&letter.head[field], &found.letter);
            let read = match field {
                "reply_date" => &letter["reply"]["on"],
                field => &letter[field],
            };
            format!("{field} {read}, gold {gold}")
        }
    }
}

/// The figures that are below their floor, in words.
pub fn below(figures: &Figures, floor: &Floor) -> Vec<String> {
    let shares = [
        ("precision", figures.precision(), floor.precision),
        ("recall", figures.recall(), floor.recall),
        ("due", figures.due(), floor.due),
        ("quantity", figures.quantity(), floor.quantity),
        ("lead", figures.lead(), floor.lead),
        ("head", figures.head(), floor.head),
    ];
    let fallen = shares.into_iter().filter(|(_, found, floor)| found < floor);
    let mut below: Vec<String> =
        fallen.map(|(name, found, floor)| format!("{name} {found:.3} < {floor}")).collect();
    if figures.invented > floor.invented {
        below.push(format!("invented {} > {}", figures.invented, floor.invented));
    }
    below
}

#[test]
fn letters_are_read_no_worse_than_before() {
    let tuned = measure(&letters(&folder()), misses_are_asked_for());
    let held = measure(&letters(&folder().join("held")), false);
    let mut all = tuned;
    all += held;
    println!("{}", table(&[("tuned", tuned), ("held", held), ("all", all)]));
    assert_eq!(below(&tuned, &TUNED), [""; 0], "letters that the rules are written with");
    assert_eq!(below(&held, &HELD), [""; 0], "letters that are kept aside");
}
