//! Changes to what is recorded of a commitment.

use crate::domain::commitment::DueWords;
use crate::domain::target::Target;
use crate::domain::vocabulary::{Kind, Strength};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A field that is given a value or loses the one it has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change<T> {
    Set(T),
    Clear,
}

impl<T> Change<T> {
    /// What the field holds afterwards.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Clear => None,
        }
    }

    /// The same without taking it.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Clear => None,
        }
    }
}

/// Changes to a commitment; absent fields stay as they are. What a letter says
/// is not edited: due date, kind, strength, condition and target only of one's
/// own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_en: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<DueWords>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Change<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Change<Target>>,
    /// Further fields; one with an empty value is taken away.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

impl Edit {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
