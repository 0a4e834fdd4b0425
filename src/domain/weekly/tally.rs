//! How all commitments stood on a day, in numbers.

use crate::domain::vocabulary::Status;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// How commitments stood on a day.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Each status that occurs, in the order of the vocabulary.
    #[serde(serialize_with = "as_map", deserialize_with = "from_map")]
    pub statuses: Vec<(Status, usize)>,
    /// Open, and the last day has passed.
    pub overdue: usize,
    /// Open, without a date; those whose base date is missing are not among
    /// them.
    pub undated: usize,
    /// Due on that day or before it, open or closed.
    pub due: usize,
    /// Those of them that are done.
    pub due_done: usize,
    /// What the dates of the open ones rest on.
    pub limits: Limits,
}

/// What the due dates of open commitments rest on.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    pub stated: usize,
    pub derived: usize,
    pub relative: usize,
    pub doubtful: usize,
    /// A person has moved the date, with a reason.
    pub moved: usize,
    /// Counted from a day that nobody knows.
    pub base_missing: usize,
    pub undated: usize,
}

impl Limits {
    /// Every open commitment.
    #[must_use]
    pub fn open(&self) -> usize {
        let dated = self.stated + self.derived + self.relative + self.doubtful + self.moved;
        dated + self.base_missing + self.undated
    }
}

impl Tally {
    /// Every commitment that counted on that day.
    #[must_use]
    pub fn total(&self) -> usize {
        self.statuses.iter().map(|(_, count)| count).sum()
    }

    #[must_use]
    pub fn of(&self, status: Status) -> usize {
        self.statuses.iter().find(|(found, _)| *found == status).map_or(0, |(_, count)| *count)
    }
}

fn as_map<S: Serializer>(statuses: &[(Status, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(statuses.len()))?;
    for (status, count) in statuses {
        map.serialize_entry(status.key(), count)?;
    }
    map.end()
}

fn from_map<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<(Status, usize)>, D::Error> {
    let statuses = BTreeMap::<Status, usize>::deserialize(input)?;
    Ok(statuses.into_iter().collect())
}
