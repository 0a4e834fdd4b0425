//! A commitment as it stood on a day, by what is known now.
//!
//! Facts count from the day on which they are effective, whenever they were
//! recorded. Wording is not among them: an edited title, like the rule for the
//! due date, is shown as it is now.

use crate::domain::commitment::{Commitment, FIRST_DAY};
use crate::domain::ids::OWN_LETTER;
use chrono::NaiveDate;

/// The keys of the facts that are no news of a commitment: that it was taken
/// into the ledger, and that its date was computed again.
pub const NO_NEWS: &[&str] = &["recorded", "due_computed"];

impl Commitment {
    /// The same commitment with those facts only that are effective by `day`;
    /// when it was last looked at is a day of recording and stays.
    #[must_use]
    pub fn at(&self, day: NaiveDate) -> Self {
        let mut then = self.clone();
        then.statuses.retain(|change| change.on <= day);
        then.moves.retain(|moved| moved.on <= day);
        then.observations.retain(|seen| seen.on <= day);
        then.evidence.retain(|added| added.on <= day);
        then.notes.retain(|note| note.on <= day);
        then.reviews.retain(|on| *on <= day);
        then.periods.retain(|_, answer| answer.on <= day);
        then.parts.retain(|_, answer| answer.on <= day);
        then.withdrawn = then.withdrawn.filter(|gone| gone.on <= day);
        then
    }

    /// The first day on which it counts: a letter's promise is older than the
    /// ledger, one's own is as old as its recording.
    #[must_use]
    pub fn counts_from(&self) -> NaiveDate {
        if self.id.letter() == OWN_LETTER { self.recorded_on } else { FIRST_DAY }
    }
}

#[cfg(test)]
mod tests {
    use super::NO_NEWS;
    use crate::domain::commitment::Commitment;
    use crate::domain::event::{Fact, LOOKS};
    use chrono::NaiveDate;

    fn sample() -> Commitment {
        let text = r#"{"id":"gx/1.1","draft":{"code":"1.1","title":"示例","kind":"output",
            "strength":"firm","due":{"rule":"day:2026-11-10"}},
            "base":{"certainty":"stated","latest":"2026-11-10"},
            "recorded_on":"2026-10-01","updated_on":"2026-11-30",
            "statuses":[{"status":"in_progress","on":"2026-11-02"},
                        {"status":"done","on":"2026-11-20"}],
            "moves":[{"from":"2026-11-10","to":"2026-12-10","reason":"r","on":"2026-11-05"}],
            "evidence":[{"evidence":{"kind":"document","title":"t"},"on":"2026-11-25"}],
            "withdrawn":{"reason":"r","on":"2026-11-28"}}"#;
        serde_json::from_str(text).expect("a commitment")
    }

    #[test]
    fn facts_count_from_the_day_on_which_they_are_effective() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (on, status, due, lacks_proof, counted) in [
            ("2026-11-01", "unchecked", "2026-11-10", false, true),
            ("2026-11-04", "in_progress", "2026-11-10", false, true),
            ("2026-11-05", "in_progress", "2026-12-10", false, true),
            ("2026-11-20", "done", "2026-12-10", true, true),
            ("2026-11-25", "done", "2026-12-10", false, true),
            ("2026-11-28", "done", "2026-12-10", false, false),
        ] {
            let then = sample().at(day(on));
            let due = Some(day(due));
            assert_eq!((then.status().key(), then.due()), (status, due), "{on}");
            assert_eq!(then.lacks_proof(), lacks_proof, "{on}");
            assert_eq!(then.withdrawn.is_none(), counted, "{on}");
            assert_eq!(then.status(), sample().status_at(day(on)), "{on}");
        }
    }

    #[test]
    fn the_listed_keys_are_keys_of_facts() {
        let known = [
            Fact::Reviewed.key(),
            "status_set",
            "observed",
            "evidence_added",
            "period_answered",
            "part_answered",
            "recorded",
            "due_computed",
        ];
        assert!(LOOKS.iter().chain(NO_NEWS).all(|key| known.contains(key)));
    }
}
