//! Quantities that were promised, and how far they have come.

use crate::domain::period::Period;
use crate::domain::vocabulary::{Operator, Scope};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A promised quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// What is counted, in short own words.
    pub metric: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub metric_en: String,
    pub operator: Operator,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    #[serde(default)]
    pub unit: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit_en: String,
    pub scope: Scope,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<f64>,
}

/// A value seen on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    pub value: f64,
    pub on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What the observations say about a target. Never a status: that is for a
/// person to set.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Reach {
    /// The promised number is reached.
    Reached,
    /// More than the promised ceiling.
    Above,
    /// Not yet reached, or above a limit.
    Short,
    /// The operator gives no verdict by itself.
    Open,
}

impl Target {
    /// The number that a value is shown against: the lower bound, or the
    /// ceiling where only that was promised.
    #[must_use]
    pub fn goal(&self) -> Option<f64> {
        self.low.or(self.high)
    }

    /// Compares one value with the promise.
    #[must_use]
    pub fn reach(&self, value: f64) -> Reach {
        let above = |limit: Option<f64>| limit.is_some_and(|limit| value > limit);
        let reached = |limit: Option<f64>| limit.is_some_and(|limit| value >= limit);
        match self.operator {
            Operator::AtLeast | Operator::All if reached(self.low) => Reach::Reached,
            Operator::AtLeast | Operator::All => Reach::Short,
            Operator::AtMost if above(self.high.or(self.low)) => Reach::Short,
            Operator::AtMost => Reach::Reached,
            Operator::Exactly if above(self.low) => Reach::Above,
            Operator::Exactly if reached(self.low) => Reach::Reached,
            Operator::Exactly => Reach::Short,
            Operator::Range if above(self.high) => Reach::Above,
            Operator::Range if reached(self.low) => Reach::Reached,
            Operator::Range => Reach::Short,
            Operator::About | Operator::NonDecreasing => Reach::Open,
        }
    }
}

/// The first period of a series whose value is below the one before it.
#[must_use]
pub fn first_fall(observations: &[Observation]) -> Option<&Observation> {
    let mut series: Vec<&Observation> = Vec::new();
    for observation in observations {
        // A later word on the same period replaces the earlier one.
        match series.iter_mut().find(|seen| place(seen) == place(observation)) {
            Some(seen) => *seen = observation,
            None => series.push(observation),
        }
    }
    series.sort_by_key(|observation| place(observation));
    series.windows(2).find(|pair| pair[1].value < pair[0].value).map(|pair| pair[1])
}

fn place(observation: &Observation) -> NaiveDate {
    observation.period.map_or(observation.on, Period::end)
}

#[cfg(test)]
mod tests {
    use super::{Observation, Reach, Target, first_fall};
    use crate::domain::vocabulary::{Operator, Scope};

    fn target(operator: Operator, low: Option<f64>, high: Option<f64>) -> Target {
        Target {
            metric: "示范基地".into(),
            metric_en: String::new(),
            operator,
            low,
            high,
            unit: "家".into(),
            unit_en: String::new(),
            scope: Scope::Window,
            baseline: None,
        }
    }

    #[test]
    fn a_value_is_judged_by_its_operator() {
        let range = target(Operator::Range, Some(20.0), Some(30.0));
        for (value, reach) in [
            (12.0, Reach::Short),
            (20.0, Reach::Reached),
            (30.0, Reach::Reached),
            (31.0, Reach::Above),
        ] {
            assert_eq!(range.reach(value), reach, "{value}");
        }
        let about = target(Operator::About, Some(20.0), None);
        assert_eq!(about.reach(500.0), Reach::Open);
        let most = target(Operator::AtMost, None, Some(5.0));
        assert_eq!((most.reach(5.0), most.reach(6.0)), (Reach::Reached, Reach::Short));
    }

    #[test]
    fn a_floor_is_broken_by_the_first_year_that_falls() {
        let seen = |year: &str, value: f64| Observation {
            value,
            on: "2026-01-01".parse().expect("a day"),
            period: year.parse().ok(),
            note: None,
        };
        let rising = [seen("2021", 10.0), seen("2022", 10.0), seen("2023", 12.0)];
        assert_eq!(first_fall(&rising), None);
        let falling = [seen("2023", 9.0), seen("2021", 10.0), seen("2022", 11.0)];
        assert_eq!(first_fall(&falling).map(|o| o.value), Some(9.0));
        let mended = [seen("2021", 10.0), seen("2022", 9.0), seen("2022", 11.0)];
        assert_eq!(first_fall(&mended), None);
    }
}
