//! Names of units in running text: where each begins and ends.

use super::cues::ACTS;
use super::words::{
    BEFORE_DEPARTMENT, COLLECTIVE, FIELD_ENDS, FIELDS, NAME_ENDS, OPEN_ENDS, OWN, RANKS, REGION,
    REGION_ENDS, STOPS, WHOLE, begins_word, common, goes_on,
};
use std::ops::Range;

/// Who a name is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Whose {
    /// The speaker: 我局.
    Own,
    /// The speaker's region: 我市.
    Region,
    Other,
}

/// A name in a text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Name {
    /// In bytes.
    pub range: Range<usize>,
    pub whose: Whose,
}

/// A quotation that is not closed within this many bytes is none.
const LONGEST_QUOTATION: usize = 400;
/// No open name has more characters.
const LONGEST: usize = 18;
/// No region before a name has more characters.
const LONGEST_REGION: usize = 9;

/// Every name in a text, in order and apart from one another.
pub(super) fn all(text: &str) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if let Some(end) = quotation(text, at) {
            at = end;
            continue;
        }
        let floor = found.last().map_or(0, |name: &Name| name.range.end);
        match name_at(text, at, floor) {
            Some(name) => {
                at = name.range.end;
                add(text, name, &mut found);
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// The end of a title or quotation that begins at a byte: whoever is named in
/// it does nothing here.
fn quotation(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let close = match rest.chars().next()? {
        '《' => '》',
        '“' => '”',
        _ => return None,
    };
    let reach = &rest[..rest.floor_char_boundary(LONGEST_QUOTATION)];
    reach.find(close).map(|end| at + end + close.len_utf8())
}

/// Adds a name; one that stands right behind another goes on with it.
fn add(text: &str, name: Name, found: &mut Vec<Name>) {
    if let Some(last) = found.last_mut()
        && last.range.end == name.range.start
        && name.whose == Whose::Other
    {
        match last.whose {
            Whose::Other => last.range.end = name.range.end,
            Whose::Own => {}
            Whose::Region => {
                let own = text[last.range.clone()].chars().next().map_or(0, char::len_utf8);
                last.range = last.range.start + own..name.range.end;
                last.whose = Whose::Other;
            }
        }
        return;
    }
    found.push(name);
}

/// The name whose ending, or whose own word, stands at a byte.
fn name_at(text: &str, at: usize, floor: usize) -> Option<Name> {
    let rest = &text[at..];
    if !rest.chars().next().is_some_and(begins_word) {
        return told(text, at, floor).map(|range| Name { range, whose: Whose::Other });
    }
    if let Some(word) = REGION.first_of(rest) {
        let word = word.trim_end_matches('将');
        let whose = if word == "自治区" { Whose::Other } else { Whose::Region };
        if whose == Whose::Region {
            return Some(Name { range: at..at + word.len(), whose });
        }
    }
    if let Some(word) = OWN.first_of(rest) {
        let before = &text[floor..at];
        let inside = matches!(word, "县局" | "市局") && !before.is_empty() && !is_boundary(before);
        if !inside && !goes_on(word, &rest[word.len()..]) {
            return Some(Name { range: at..at + word.len(), whose: Whose::Own });
        }
    }
    let own = whole(text, at, floor);
    let range = collective(text, at, floor)
        .filter(|range| own.as_ref().is_none_or(|own| own.end <= range.end))
        .or_else(|| department(text, at, floor))
        .or(own)
        .or_else(|| with_field(text, at, floor))
        .or_else(|| open(text, at, floor))
        .or_else(|| treasury(text, at, floor))
        .or_else(|| town(text, at, floor))
        .or_else(|| told(text, at, floor))?;
    Some(Name { range, whose: Whose::Other })
}

/// 县财政, 自治区财政, where it acts.
fn treasury(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let rest = text[at..].strip_prefix("财政")?;
    let acts =
        starts(rest, &["将", "继续", "对", "给予", "予以", "安排", "统筹", "每年", "按", "持续"]);
    let start = region_start(text, at, floor);
    (acts && start < at).then(|| start..at + "财政".len())
}

/// Words behind which the one stands who is to act.
const TELLING: &[&str] = &["由", "督促", "会同", "联合", "要求", "责成"];
/// Endings of parts of units and of kinds of firms.
const PARTS: &[&str] = &["企业", "单位", "庭", "科", "股", "室", "组", "队", "中队", "工作站"];

/// 民二庭, 物业企业: a name that is known by the word before it alone.
fn told(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let before = &text[floor..at];
    if !TELLING.iter().any(|word| before.ends_with(word)) || before.ends_with("交由") {
        return None;
    }
    let mut end = None;
    for (index, c) in text[at..].char_indices().take(10) {
        let stop = at + index + c.len_utf8();
        if !is_han(c) || matches!(c, '局' | '厅' | '委' | '府' | '将') {
            break;
        }
        let part = PARTS.iter().any(|part| text[at..stop].ends_with(part)) && index >= 6;
        let rest = &text[stop..];
        if part && (ACTS.first_of(rest).is_some() || rest.starts_with(['每', '、'])) {
            end = Some(stop);
            break;
        }
    }
    end.map(|end| at..end)
}

/// 红石镇, where it acts or is made to; else it is a place.
fn town(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let word = ["街道", "镇", "乡"].into_iter().find(|word| text[at..].starts_with(word))?;
    let end = at + word.len();
    let start = open_start(text, at, floor);
    let count = text[start..at].chars().count();
    if !(1..=6).contains(&count) {
        return None;
    }
    let acts = ACTS.first_of(&text[end..]).is_some();
    let told = TELLING.iter().any(|word| text[floor..start].ends_with(word));
    let place = starts(&text[end..], &["在", "于", "对", "以", "也"]) && !told;
    (acts && !place).then_some(start..end)
}

fn starts(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn is_boundary(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| !is_han(c)) || STOPS.last_of(before).is_some()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// 各县市, 相关部门, 属地政府, with the rank before it.
fn collective(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let word = COLLECTIVE.first_of(&text[at..])?;
    let end = at + word.len();
    let above = ["上级", "国家", "国家级"];
    let behind = ["人民政府", "政府"].into_iter().find(|word| text[end..].starts_with(word));
    let (word, end) = behind.map_or((word, end), |more| (more, end + more.len()));
    if goes_on(word, &text[end..])
        || text[end..].starts_with(['：', ':'])
        || above.iter().any(|word| text[floor..at].ends_with(word))
    {
        return None;
    }
    let mut start = at;
    while let Some(rank) = RANKS.last_of(&text[floor..start]) {
        start -= rank.len();
    }
    if start < at && starts(&text[start..], &["省", "市", "县", "区", "州", "镇", "乡"]) {
        start = region_start(text, start, floor);
    }
    Some(start..end)
}

/// 公安交管部门, 卫健、民政等部门.
fn department(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let end = if rest.starts_with("部门") { at + "部门".len() } else { return None };
    if goes_on("部门", &text[end..]) {
        return None;
    }
    let mut start = at;
    while let Some(word) = BEFORE_DEPARTMENT.last_of(&text[floor..start]) {
        start -= word.len();
    }
    let (mut first, own) = (start, start);
    while let Some(field) = field_before(&text[floor..first]) {
        first -= field;
        start = first;
        let joint =
            ["、", "和", "及", "与"].iter().find(|mark| text[floor..first].ends_with(**mark));
        let Some(joint) = joint else { continue };
        if field_before(&text[floor..first - joint.len()]).is_none() {
            break;
        }
        first -= joint.len();
    }
    (start < own).then(|| region_start(text, start, floor)..end)
}

/// 县人民政府, 自治区党委组织部, 市发改委.
fn whole(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let word = WHOLE.first_of(&text[at..])?;
    let end = at + word.len();
    if goes_on(word, &text[end..]) {
        return None;
    }
    let start = region_start(text, at, floor);
    let place_only = matches!(
        word,
        "街道办事处"
            | "街道办"
            | "村委会"
            | "居委会"
            | "管委会"
            | "派出所"
            | "供电公司"
            | "服务中心"
            | "卫生院"
            | "联合会"
            | "海关"
            | "法院"
            | "检察院"
    );
    let start = if start == at && place_only { open_start(text, at, floor) } else { start };
    let bare = matches!(word, "政府" | "人民政府" | "党委" | "服务中心" | "法院")
        && start == at
        && at > floor
        && !is_boundary(&text[floor..at]);
    (!bare).then_some(start..end)
}

/// 清河县交通运输局, 住房和城乡建设厅.
fn with_field(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let word = FIELD_ENDS.first_of(&text[at..])?;
    let end = at + word.len();
    let mut start = at;
    let before = |start: usize| field_before(&text[floor..start]);
    while let Some(field) = before(start) {
        start -= field;
        let joint = ["和", "与"].iter().find(|mark| text[floor..start].ends_with(**mark));
        if let Some(joint) = joint
            && before(start - joint.len()).is_some()
        {
            start -= joint.len();
        }
    }
    if start == at || goes_on(word, &text[end..]) {
        return None;
    }
    Some(region_start(text, start, floor)..end)
}

/// The bytes of the field of work that a text ends with.
fn field_before(text: &str) -> Option<usize> {
    FIELDS.last_of(text).map(str::len)
}

/// 国网云岭供电公司, 临河大学: back to where the name can begin.
fn open(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let word = OPEN_ENDS.first_of(&text[at..])?;
    let end = at + word.len();
    if goes_on(word, &text[end..]) {
        return None;
    }
    let start = open_start(text, at, floor);
    let count = text[start..at].chars().count();
    (count >= 2).then_some(start..end)
}

fn open_start(text: &str, at: usize, floor: usize) -> usize {
    let mut start = at;
    for (index, c) in text[floor..at].char_indices().rev().take(LONGEST) {
        if !is_han(c) || STOPS.last_of(&text[floor..start]).is_some() {
            break;
        }
        start = floor + index;
    }
    start
}

/// Where a name begins whose own words begin at `at`: with the region before
/// them, if there is one.
fn region_start(text: &str, at: usize, floor: usize) -> usize {
    let before = &text[floor..at];
    let Some(end) = REGION_ENDS.last_of(before) else {
        return at;
    };
    let bare = at - end.len();
    if matches!(end, "国家" | "中国" | "各级" | "各" | "属地" | "当地") {
        return bare;
    }
    let mut start = bare;
    let mut steps = 0;
    for (index, c) in text[floor..bare].char_indices().rev() {
        if !is_han(c) || matches!(c, '我' | '该' | '本' | '全') {
            break;
        }
        if STOPS.last_of(&text[floor..start]).is_some() {
            break;
        }
        steps += 1;
        if steps > LONGEST_REGION {
            return bare;
        }
        start = floor + index;
    }
    start
}

/// Whether a whole text is the name of a unit.
pub(super) fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    let plain = |c: char| {
        is_han(c) || matches!(c, '（' | '）' | '(' | ')' | '“' | '”') || c.is_ascii_alphanumeric()
    };
    let wrong = [
        "关于", "答复", "建议", "提案", "特此", "感谢", "我局", "我们", "抄送", "代表", "公开",
        "附件",
    ];
    (3..=36).contains(&count)
        && text.chars().all(plain)
        && !wrong.iter().any(|word| text.contains(word))
        && NAME_ENDS.last_of(bare(text)).is_some()
}

/// A name without what stands in brackets behind it.
fn bare(text: &str) -> &str {
    let Some(open) = text.find(['（', '(']) else { return text };
    if text.ends_with(['）', ')']) { &text[..open] } else { text }
}

/// What two names of the same unit have in common: its field of work, without
/// region and ending.
pub(super) fn field_of(name: &str) -> Option<&'static str> {
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut fields = ends.filter_map(|end| FIELDS.last_of(&name[..end]).map(|field| (end, field)));
    let (mut end, mut first) = fields.next()?;
    for (later, field) in fields {
        if later - field.len() > end - first.len() {
            break;
        }
        (end, first) = (later, field);
    }
    common(first)
}
