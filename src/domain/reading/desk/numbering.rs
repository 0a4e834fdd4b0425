//! The codes on the desk: part of the letter, then a running number.

use super::{Desk, Entry, Standing};
use std::collections::HashMap;

/// The part of a letter whose candidates name none.
const FIRST_PART: u32 = 1;

impl Desk {
    /// Numbers the entries in the order of the letter. What the ledger has keeps
    /// its code; new ones go on after the highest number of their part there.
    /// Refused ones keep theirs too, so that no code changes under the eyes of
    /// somebody who decides.
    pub(super) fn number(&mut self) {
        let mut last: HashMap<u32, u32> = HashMap::new();
        let recorded = self.known.iter().flat_map(|known| &known.known);
        for (part, number) in recorded.filter_map(|known| read_code(known.item.code())) {
            let highest = last.entry(part).or_default();
            *highest = number.max(*highest);
        }
        let mut part = self.entries.iter().find_map(part_of).unwrap_or(FIRST_PART);
        for entry in &mut self.entries {
            part = part_of(entry).unwrap_or(part);
            entry.candidate.draft.code = match &entry.standing {
                Standing::Known(item) | Standing::Changed { item, .. } => item.code().to_owned(),
                Standing::New => {
                    let number = last.entry(part).or_default();
                    *number += 1;
                    format!("{part}.{number}")
                }
            };
        }
    }
}

/// The part in which a candidate stands, as far as its code says.
pub(super) fn part_of(entry: &Entry) -> Option<u32> {
    entry.code().split('.').next()?.parse().ok()
}

fn read_code(code: &str) -> Option<(u32, u32)> {
    let (part, number) = code.split_once('.')?;
    Some((part.parse().ok()?, number.parse().ok()?))
}
