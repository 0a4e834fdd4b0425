//! Who leads a promise and who helps.

use super::names::Whose;
use super::roles::{self, Part, Way};
use super::{Home, Role};
use crate::domain::reading::Doubt;
use crate::domain::vocabulary::DoubtKind;

/// Who leads and who helps, in the letter's words.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Parties {
    pub lead: Vec<String>,
    /// Whether the clause, or the sentence that leads its list, names the lead.
    pub lead_named: bool,
    pub co: Vec<String>,
    pub doubts: Vec<Doubt>,
    /// The lead is only told to act (督促X): it does not lead what follows in a
    /// list.
    pub urged: bool,
}

/// Who leads a clause. `inherited` are the parties of the sentence that leads
/// the list in which the clause stands.
#[must_use]
pub fn lead_and_co(clause: &str, inherited: Option<&Parties>, home: &Home) -> Parties {
    let found = roles::of(clause);
    let best = strongest(&found);
    let mut parties = Parties::default();
    let mut leading: Option<usize> = None;
    for Part { name, role, way, group } in &found {
        let written = &clause[name.range.clone()];
        let names = match name.whose {
            Whose::Own => home.units().to_vec(),
            Whose::Region => continue,
            Whose::Other => vec![home.unit_for(written).map_or(written, String::as_str).to_owned()],
        };
        match role {
            Role::Lead if Some(*way) == best && leading.is_none_or(|first| first == *group) => {
                leading = Some(*group);
                parties.lead_named = true;
                parties.urged |= *way == Way::Urged;
                add(&mut parties.lead, names);
            }
            Role::Co => add(&mut parties.co, names),
            _ => {}
        }
    }
    if !parties.lead_named {
        inherit(&mut parties, inherited, home);
    }
    parties.co.retain(|unit| !parties.lead.contains(unit));
    if !parties.lead_named || parties.lead.is_empty() {
        parties.lead_named = false;
        let words = parties.lead.join("、");
        parties.doubts.push(Doubt { kind: DoubtKind::LeadInferred, words, place: None });
    }
    parties
}

/// How the lead came by its role. A named unit that acts itself leads also what
/// it urges others to do.
fn strongest(found: &[Part]) -> Option<Way> {
    let leads = || found.iter().filter(|part| part.role == Role::Lead);
    let named = leads().any(|part| part.way == Way::Subject && part.name.whose == Whose::Other);
    let best = leads().map(|part| part.way).max()?;
    Some(if named && best == Way::Urged { Way::Subject } else { best })
}

/// The lead of a clause that names none.
fn inherit(parties: &mut Parties, inherited: Option<&Parties>, home: &Home) {
    match inherited.filter(|from| !from.urged && !from.lead.is_empty()) {
        Some(from) => {
            parties.lead.clone_from(&from.lead);
            parties.lead_named = from.lead_named;
            add(&mut parties.co, from.co.clone());
        }
        None => parties.lead = home.units().to_vec(),
    }
}

fn add(units: &mut Vec<String>, names: Vec<String>) {
    for name in names {
        if !name.is_empty() && !units.contains(&name) {
            units.push(name);
        }
    }
}
