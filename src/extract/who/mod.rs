//! The units that a letter speaks of, and what each does in a clause.
//!
//! A unit is known by the ending of its name and the words before it; what it
//! does, by the construction round it: 由X牵头, 会同X, 督促X, X将….

mod cues;
mod names;
mod parties;
mod roles;
mod words;

#[cfg(test)]
mod tests;

pub use parties::{Parties, lead_and_co};

use names::Whose;
use std::ops::Range;

/// Endings of offices: two names of one field with such an ending are the same
/// unit's.
const OFFICES: &[&str] = &["局", "厅", "委", "委员会", "部门", "部", "办"];

/// Who speaks in a letter.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Home {
    units: Vec<String>,
    region: String,
}

impl Home {
    /// The units that sign, as the signature writes them, and their region's
    /// name; both may be empty.
    #[must_use]
    pub fn new(units: Vec<String>, region: &str) -> Self {
        Self { units, region: region.to_owned() }
    }

    /// The units that sign; empty if none is known.
    #[must_use]
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// The name of the region, empty if it is not known.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The signing unit that a name stands for, in the signature's words.
    fn unit_for(&self, name: &str) -> Option<&String> {
        if name.starts_with('各') {
            return None;
        }
        if let Some(rank) = name.strip_suffix("政府").filter(|rank| rank.chars().count() == 1)
            && let Some(unit) =
                self.units.iter().find(|unit| unit.ends_with(&format!("{rank}人民政府")))
        {
            return Some(unit);
        }
        let field = names::field_of(name);
        let ranked = name.chars().next().filter(|c| "省市县区州".contains(*c));
        self.units.iter().find(|unit| {
            let same = unit.as_str() == name || name.chars().count() >= 3 && unit.ends_with(name);
            let own_rank = ranked.is_none_or(|rank| unit.contains(rank));
            let own_place = unit.starts_with(&*place_of(name));
            let office = OFFICES.iter().any(|end| name.ends_with(end));
            same || office
                && field.is_some()
                && names::field_of(unit) == field
                && own_rank
                && own_place
        })
    }
}

/// The named region that a name begins with, empty if it begins with none.
fn place_of(name: &str) -> String {
    let ends = ["省", "市", "县", "区", "州"];
    let first = name.char_indices().skip(2).take(6);
    let end = first
        .filter(|(_, c)| ends.iter().any(|end| end.starts_with(*c)))
        .map(|(at, c)| at + c.len_utf8());
    let place = end.last().map_or("", |end| &name[..end]);
    if place.starts_with("自治区") || names::field_of(place).is_some() {
        String::new()
    } else {
        place.to_owned()
    }
}

/// What a unit does in a clause.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Role {
    /// It acts: the subject, 由X牵头, 督促X.
    Lead,
    /// It acts with the one that leads: 会同X, X配合.
    Co,
    /// It is named, and what it does is not told.
    Named,
    /// Something is done to it or asked of it: 向X申请, 报X备案.
    Object,
}

/// A unit in a text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnitMention {
    /// In bytes.
    pub range: Range<usize>,
    /// The signing unit in the signature's words, else as the text has it;
    /// empty where the speaker has no known name.
    pub name: String,
    pub role: Role,
    /// Whether it is the speaker, or the region for which it speaks.
    pub own: bool,
}

/// Every unit in a text, in order.
#[must_use]
pub fn units(text: &str, home: &Home) -> Vec<UnitMention> {
    let found = roles::of(text).into_iter().flat_map(|part| {
        let (name, role) = (part.name, part.role);
        let own = name.whose != Whose::Other;
        let written = &text[name.range.clone()];
        let names: Vec<String> = match name.whose {
            Whose::Own if home.units.is_empty() => vec![String::new()],
            Whose::Own => home.units.clone(),
            Whose::Region => vec![written.to_owned()],
            Whose::Other => {
                vec![home.unit_for(written).cloned().unwrap_or_else(|| written.to_owned())]
            }
        };
        let range = name.range;
        names.into_iter().map(move |name| UnitMention { range: range.clone(), name, role, own })
    });
    found.collect()
}

/// Whether a unit acts of its own accord in a text, by its name or by the name
/// without its region.
pub(super) fn acts(text: &str, unit: &str) -> bool {
    let mut found = roles::of(text).into_iter().filter(|part| part.way == roles::Way::Subject);
    found.any(|part| {
        let name = &text[part.name.range];
        name == unit || name.chars().count() >= 3 && unit.ends_with(name)
    })
}

/// Whether a whole text is the name of a unit.
#[must_use]
pub fn is_unit(text: &str) -> bool {
    names::is_name(text)
}

/// The units that an opening gives the work to: 由…主办, …协办, 经商….
pub(super) fn assigned(opening: &str, home: &Home) -> (Vec<String>, Vec<String>) {
    let (mut lead, mut co) = (Vec::new(), Vec::new());
    for clause in opening.split(['，', '。', '；', '！', '：', '（', '）', '\n']) {
        for words in ["主办", "牵头办理"] {
            take_before(clause, words, home, &mut lead);
        }
        for words in ["协办", "会办"] {
            take_before(clause, words, home, &mut co);
        }
        let helpers = units(clause, home).into_iter().filter(|unit| unit.role == Role::Co);
        co.extend(helpers.map(|unit| unit.name).filter(|name| !name.is_empty()));
    }
    let mut seen = std::collections::HashSet::new();
    co.retain(|unit| {
        !home.units.contains(unit)
            && !unit.ends_with("单位")
            && !unit.contains("有关")
            && !unit.contains("相关")
            && seen.insert(unit.clone())
    });
    (lead, co)
}

/// The units right before a word that gives them the work.
fn take_before(clause: &str, word: &str, home: &Home, into: &mut Vec<String>) {
    let Some(at) = clause.find(word).filter(|at| !clause[at + word.len()..].starts_with("单位"))
    else {
        return;
    };
    let mentions = units(&clause[..at], home);
    let mut end = at;
    let mut taken = Vec::new();
    for mention in mentions.iter().rev() {
        let between = clause[mention.range.end..end.max(mention.range.end)].trim();
        if !matches!(
            between,
            "" | "、"
                | "和"
                | "与"
                | "及"
                | "以及"
                | "等"
                | "共同"
                | "联合"
                | "等部门"
                | "等单位"
                | "负责"
        ) {
            break;
        }
        end = mention.range.start;
        if !mention.name.is_empty() {
            taken.push(mention.name.clone());
        }
    }
    taken.reverse();
    into.extend(taken);
}
