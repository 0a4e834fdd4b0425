//! What each unit of a text does, by the words round it.

use super::Role;
use super::cues::{
    ACTS, ASKED, CHARGED_AFTER, DEALT_AFTER, HELPED, HELPS_AFTER, LEAD_INS, NOT_SUBJECT, PLACES,
    URGED, WITH,
};
use super::names::{self, Name, Whose};

/// How a unit came by its role, the strongest last.
#[derive(Copy, Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Way {
    Other,
    /// It stands where the one who acts stands: X将….
    Subject,
    /// 督促X: it acts because it is told to.
    Urged,
    /// 由X, X牵头.
    Charged,
}

/// Words that end with 由 and are others.
const NOT_BY: &[&str] = &["交由", "理由", "自由", "事由", "缘由"];
/// After one who acts, wherever it stands.
const WILL: &[&str] = &["将", "拟", "要", "正", "会", "已", "计划", "负责"];
/// What stands between the names of one list.
const JOINTS: &[&str] = &["、", "和", "与", "及", "以及", "及其"];

/// A name with its role.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub name: Name,
    pub role: Role,
    pub way: Way,
    /// Names of one list have the same number.
    pub group: usize,
}

/// Every name in a text with its role and how it came by it.
pub(super) fn of(text: &str) -> Vec<Part> {
    let names = names::all(text);
    let mut found: Vec<Part> = Vec::with_capacity(names.len());
    let mut first = 0;
    let mut floor = 0;
    while first < names.len() {
        let mut last = first;
        while let Some(next) = names.get(last + 1) {
            let between = &text[names[last].range.end..next.range.start];
            if !JOINTS.contains(&between.trim()) || next.whose == Whose::Own && between == "与" {
                break;
            }
            if splits(text, &names, first, last, between) {
                break;
            }
            last += 1;
        }
        let before = &text[floor..names[first].range.start];
        let end = names[last].range.end;
        let next = names.get(last + 1).map_or(text.len(), |name| name.range.start);
        let limit = text.floor_char_boundary(next.min(end + 60).max(end));
        let after = &text[end..limit];
        let (role, way) =
            role(&text[names[first].range.clone()], before, after, names[first].whose);
        for name in &names[first..=last] {
            found.push(Part { name: name.clone(), role, way, group: first });
        }
        floor = end;
        first = last + 1;
    }
    found
}

/// 我局与X: a subject and its partner are not one group.
fn splits(text: &str, names: &[Name], first: usize, last: usize, between: &str) -> bool {
    let own = names[first].whose != Whose::Other && first == last;
    let joint = matches!(between.trim(), "与" | "和");
    let before = &text[..names[first].range.start];
    own && joint && before.chars().next_back().is_none_or(|c| !is_word(c))
}

fn role(name: &str, before: &str, after: &str, whose: Whose) -> (Role, Way) {
    let before = before.trim_end();
    if let Some(role) = listed(before) {
        return (role, if role == Role::Lead { Way::Charged } else { Way::Other });
    }
    let rest = after_list(after);
    if before.ends_with(['|', '\t']) && (rest.starts_with(['|', '\t']) || rest.is_empty()) {
        return (Role::Lead, Way::Charged);
    }
    let by = before.ends_with('由') && !ends_with_any(before, NOT_BY);
    let helps = HELPS_AFTER.first_of(rest).is_some();
    if by && helps {
        return (Role::Co, Way::Other);
    }
    if by || before.ends_with('以') && rest.starts_with("为主") {
        return (Role::Lead, Way::Charged);
    }
    let asked = ASKED.last_of(before).is_some();
    if WITH.last_of(before).is_some() && !before.ends_with("协商") {
        return (Role::Co, Way::Other);
    }
    if CHARGED_AFTER.first_of(rest).is_some() && !asked {
        return (Role::Lead, Way::Charged);
    }
    if HELPED.last_of(before).is_some() {
        return (Role::Co, Way::Other);
    }
    if URGED.last_of(before).is_some() {
        return (Role::Lead, Way::Urged);
    }
    if helps && whose == Whose::Other {
        return (Role::Co, Way::Other);
    }
    if before.ends_with(['与', '同', '和']) {
        let dealt = DEALT_AFTER.first_of(rest).is_some() || before.ends_with("加强与");
        return (if dealt { Role::Object } else { Role::Co }, Way::Other);
    }
    if is_subject(name, before, rest) {
        let role = if whose == Whose::Region { Role::Named } else { Role::Lead };
        return (role, Way::Subject);
    }
    if asked {
        return (Role::Object, Way::Other);
    }
    if WILL.iter().any(|word| rest.starts_with(word)) && whose != Whose::Region {
        return (Role::Lead, Way::Subject);
    }
    (Role::Named, Way::Other)
}

/// Whether a name stands where the one who acts stands.
fn is_subject(name: &str, before: &str, rest: &str) -> bool {
    let goes_on = !rest.is_empty() && !rest.starts_with(is_stop);
    let is_place = PLACES.last_of(name).is_some() && ACTS.first_of(rest).is_none();
    opens_clause(before) && goes_on && !is_place && NOT_SUBJECT.first_of(rest).is_none()
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// The role of a unit that stands behind a label: 责任单位：, 会办单位.
fn listed(before: &str) -> Option<Role> {
    let label = before.strip_suffix(['：', ':']).unwrap_or(before).trim_end();
    let label = label.strip_suffix("单位").or_else(|| label.strip_suffix("部门"))?;
    let ends = |words: &[&str]| ends_with_any(label, words);
    if ends(&["责任", "牵头", "主办", "实施", "承办", "主责"]) {
        return Some(Role::Lead);
    }
    ends(&["配合", "协办", "协助", "会办", "参与", "协同"]).then_some(Role::Co)
}

/// What follows a list: 等, 等部门, 等市直部门 belong to it.
fn after_list(after: &str) -> &str {
    let Some(rest) = after.trim_start().strip_prefix('等') else { return after.trim_start() };
    let kinds = ["部门", "单位", "方面", "企业"];
    let head = &rest[..rest.floor_char_boundary(30)];
    let end = kinds.iter().filter_map(|kind| head.find(kind).map(|at| at + kind.len())).min();
    let plain = |end: &usize| !head[..*end].contains(is_stop);
    end.filter(plain).map_or(rest, |end| &rest[end..]).trim_start_matches(['，', ',']).trim_start()
}

fn is_stop(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '、' | '！' | ',' | ';' | '\n')
}

fn is_word(c: char) -> bool {
    !is_stop(c) && !c.is_whitespace() && !matches!(c, '）' | ')' | '.' | '．' | '“' | '（')
}

/// Whether a clause begins where a text ends.
fn opens_clause(before: &str) -> bool {
    let last = before.chars().next_back();
    if last.is_none_or(|c| !is_word(c)) {
        return last != Some('、');
    }
    let clause = before.rfind(is_stop).map_or(before, |at| {
        let length = before[at..].chars().next().map_or(0, char::len_utf8);
        &before[at + length..]
    });
    LEAD_INS.last_of(clause).is_some() && clause.chars().count() <= 16
}
