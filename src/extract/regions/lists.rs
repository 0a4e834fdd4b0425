//! Numbered paragraphs side by side, most of which speak of things to come: a
//! list of promises, though nothing leads it in.

use super::super::segment::{Level, clauses, opening, pieces};
use super::super::tone::{Tone, masked, tone};
use super::{Dated, Lies, Stretch};
use std::collections::HashSet;

/// Fewer items than this are no list.
const FEWEST: usize = 3;

#[derive(Clone, Copy, Default)]
struct Told {
    ahead: bool,
    back: bool,
}

/// The places in the body of the items of such lists.
pub(super) fn to_come(paragraphs: &[String], body: &[Stretch], dated: Dated<'_>) -> HashSet<usize> {
    let mut found = HashSet::new();
    let mut run: Vec<(usize, Told)> = Vec::new();
    let mut run_level: Option<Level> = None;
    for (at, stretch) in body.iter().enumerate() {
        let text = &paragraphs[stretch.paragraph][stretch.range.clone()];
        let level = opening(text).1;
        if level != run_level {
            found.extend(promises(&run));
            run.clear();
            run_level = level;
        }
        if level.is_some() {
            run.push((at, told(text, stretch, dated)));
        }
    }
    found.extend(promises(&run));
    found
}

fn promises(run: &[(usize, Told)]) -> impl Iterator<Item = usize> {
    let ahead = run.iter().filter(|(_, told)| told.ahead).count();
    let back = run.iter().filter(|(_, told)| told.back && !told.ahead).count();
    let holds = run.len() >= FEWEST && ahead * 2 >= run.len() && back * 4 <= run.len();
    run.iter().filter(move |_| holds).map(|(at, _)| *at)
}

fn told(text: &str, place: &Stretch, dated: Dated<'_>) -> Told {
    let mut told = Told::default();
    for piece in pieces(text) {
        let spoken = place.part(&piece.range);
        let hidden = masked(&text[piece.range]);
        for range in clauses(&hidden) {
            let lies = dated(&spoken.part(&range));
            let tone = tone(&hidden[range]);
            told.ahead |= lies == Lies::Ahead || matches!(tone, Tone::Coming(_));
            told.back |= lies == Lies::Behind || matches!(tone, Tone::Done | Tone::Standing);
        }
    }
    told
}
