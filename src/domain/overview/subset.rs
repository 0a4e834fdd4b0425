//! The lines of an overview: which commitments each of its numbers counts.

use super::numbers::{OPEN_TIMELINESS, Overview, Pair, PartOf, Share, UNSTATED};
use crate::domain::ids::ItemId;
use crate::domain::vocabulary::{Certainty, Status, Timeliness};

/// A side from which an overview looks at the commitments.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Facet {
    #[default]
    Status,
    Lead,
    Part,
    /// Closed against due, over time.
    Trend,
    /// What the records are worth.
    Signals,
}

impl Facet {
    /// In the order in which people walk through them.
    pub const ALL: [Self; 5] = [Self::Status, Self::Lead, Self::Part, Self::Trend, Self::Signals];
}

/// The commitments that one line counts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Subset {
    Status(Status),
    /// Open ones by where they stand against their due dates.
    Timeliness(Timeliness),
    /// Led by this unit, or by none where it is empty.
    Lead(String),
    Part(PartOf),
    Closed,
    /// Due today or before, open or closed.
    Due,
    DueOpen,
    /// The date was moved.
    Moved,
    /// Open, with a date of this certainty that nobody moved.
    Unstated(Certainty),
    NoProof,
    /// Open, and nobody has ever looked at them.
    Unlooked,
    /// The one that nobody has looked at for longest.
    Longest(ItemId),
}

impl Overview {
    /// The lines of a facet, in the order in which they are shown. Statuses
    /// that nothing has are left out.
    #[must_use]
    pub fn subsets(&self, facet: Facet) -> Vec<Subset> {
        let any = |pair: &Pair| pair.now + pair.then > 0;
        match facet {
            Facet::Status => {
                let statuses = self.statuses.iter().filter(|(_, pair)| any(pair));
                let timeliness = self.timeliness.iter().filter(|(_, pair)| any(pair));
                statuses
                    .map(|(status, _)| Subset::Status(*status))
                    .chain(timeliness.map(|(value, _)| Subset::Timeliness(*value)))
                    .collect()
            }
            Facet::Lead => self.leads.iter().map(|(unit, _)| Subset::Lead(unit.clone())).collect(),
            Facet::Part => self.parts.iter().map(|(part, _)| Subset::Part(part.clone())).collect(),
            Facet::Trend => vec![Subset::Closed, Subset::Due, Subset::DueOpen],
            Facet::Signals => {
                let unstated = UNSTATED.into_iter().map(Subset::Unstated);
                let dateless = [Timeliness::Undated, Timeliness::BaseMissing];
                let mut lines = vec![Subset::Moved];
                lines.extend(unstated);
                lines.extend(dateless.map(Subset::Timeliness));
                lines.extend([Subset::NoProof, Subset::Unlooked]);
                lines.extend(
                    self.signals.unseen.iter().map(|item| Subset::Longest(item.id.clone())),
                );
                lines
            }
        }
    }

    /// How many commitments a line counts now.
    #[must_use]
    pub fn now(&self, subset: &Subset) -> usize {
        let signals = &self.signals;
        match subset {
            Subset::Moved => signals.moved,
            Subset::Unstated(certainty) => {
                let at = UNSTATED.iter().position(|found| found == certainty);
                at.and_then(|at| signals.unstated.get(at)).copied().unwrap_or(0)
            }
            Subset::NoProof => signals.no_proof,
            Subset::Unlooked => signals.unlooked,
            Subset::Longest(id) => {
                usize::from(signals.unseen.as_ref().is_some_and(|item| item.id == *id))
            }
            Subset::Timeliness(Timeliness::OnTime) => self.on_time,
            Subset::Timeliness(Timeliness::Late) => self.late,
            Subset::Status(_)
            | Subset::Timeliness(_)
            | Subset::Lead(_)
            | Subset::Part(_)
            | Subset::Closed
            | Subset::Due
            | Subset::DueOpen => self.pair(subset).map_or(0, |pair| pair.now),
        }
    }

    /// The same on both days, where the earlier one was counted.
    #[must_use]
    pub fn pair(&self, subset: &Subset) -> Option<Pair> {
        match subset {
            Subset::Status(status) => {
                self.statuses.iter().find(|(found, _)| found == status).map(|(_, pair)| *pair)
            }
            Subset::Timeliness(value) => {
                let at = OPEN_TIMELINESS.iter().position(|found| found == value)?;
                self.timeliness.get(at).map(|(_, pair)| *pair)
            }
            Subset::Lead(_) | Subset::Part(_) => self.share(subset).map(|share| share.total),
            Subset::Closed => Some(self.closed),
            Subset::Due => Some(self.due),
            Subset::DueOpen => Some(self.due_open),
            Subset::Moved
            | Subset::Unstated(_)
            | Subset::NoProof
            | Subset::Unlooked
            | Subset::Longest(_) => None,
        }
    }

    /// What is closed and overdue of a unit's or a part's commitments.
    #[must_use]
    pub fn share(&self, subset: &Subset) -> Option<Share> {
        match subset {
            Subset::Lead(unit) => {
                self.leads.iter().find(|(found, _)| found == unit).map(|(_, share)| *share)
            }
            Subset::Part(part) => {
                self.parts.iter().find(|(found, _)| found == part).map(|(_, share)| *share)
            }
            _ => None,
        }
    }
}
