//! The region that a name of a unit or of a session begins with.

use super::scan::is_han;

const ENDS: &[char] = &['省', '市', '州', '县', '区', '旗', '盟'];
/// Words with an ending in them that are no names of regions.
const NO_REGIONS: &[&str] = &[
    "城市",
    "城区",
    "社区",
    "开发区",
    "高新区",
    "园区",
    "景区",
    "库区",
    "校区",
    "林区",
    "牧区",
    "灾区",
    "产业区",
    "示范区",
    "度假区",
    "保税区",
    "街区",
    "小区",
    "试验区",
    "全市",
    "全县",
    "全省",
    "全区",
    "我市",
    "我县",
    "我省",
    "我区",
    "本市",
    "本县",
    "本区",
    "各市",
    "各县",
    "各区",
    "该市",
    "该县",
];
/// What stands after an ending where it is not one.
const NOT_AFTER: &[&str] = &[
    "市场", "市政", "市容", "市民", "区域", "区块", "县域", "州际", "省际", "省级", "市级", "县级",
    "区级", "区划", "县乡", "市直", "县直", "区直", "省直", "州直", "区位", "盟委", "区间",
];
/// No name of a region has more characters before its ending.
const LONGEST: usize = 12;

/// The named region at the beginning of a text: 青岚县交通运输局 is in
/// 青岚县, 县交通运输局 names none.
pub(super) fn named(text: &str) -> Option<&str> {
    let mut end = 0;
    while let Some(length) = piece(&text[end..]) {
        end += length;
    }
    (end > 0).then(|| &text[..end])
}

/// 石桥镇, of the name of a town's government.
pub(super) fn town(unit: &str) -> Option<&str> {
    let name =
        unit.strip_suffix("人民政府").or_else(|| unit.strip_suffix("街道办事处").map(|_| unit))?;
    let name = name.strip_suffix("办事处").unwrap_or(name);
    name.ends_with(['镇', '乡']).then_some(name).or_else(|| name.ends_with("街道").then_some(name))
}

/// The bytes of one region at the beginning of a text.
fn piece(text: &str) -> Option<usize> {
    if text.starts_with("自治") {
        return None;
    }
    if let Some(length) = autonomous(text) {
        return Some(length);
    }
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count > LONGEST || !is_han(c) {
            return None;
        }
        let end = at + c.len_utf8();
        let whole = &text[..end];
        let after = &text[end..];
        let goes_on =
            after.starts_with(ENDS) && !NOT_AFTER.iter().any(|word| after.starts_with(word));
        let is_end = ENDS.contains(&c) && count >= 1 && !goes_on;
        let other = NOT_AFTER.iter().any(|word| text[at..].starts_with(word))
            || NO_REGIONS.iter().any(|word| whole.ends_with(word));
        if is_end && !other {
            return Some(end);
        }
        if is_end && NO_REGIONS.iter().any(|word| whole.ends_with(word)) {
            return None;
        }
    }
    None
}

/// 云岭哈尼族自治州, 广西壮族自治区: a name that has endings within it.
fn autonomous(text: &str) -> Option<usize> {
    let at = text.find("自治").filter(|at| *at > 0 && *at <= 60)?;
    let before = &text[..at];
    if !before.chars().all(is_han) || before.contains(['省', '市', '县', '区']) {
        return None;
    }
    let c = text[at + "自治".len()..].chars().next().filter(|c| ENDS.contains(c))?;
    Some(at + "自治".len() + c.len_utf8())
}

/// The five regions that call themselves 自治区 alone.
const AUTONOMOUS: &[(&str, &str)] = &[
    ("广西", "广西壮族自治区"),
    ("内蒙古", "内蒙古自治区"),
    ("宁夏", "宁夏回族自治区"),
    ("新疆", "新疆维吾尔自治区"),
    ("西藏", "西藏自治区"),
];

/// The one autonomous region that a text names by its short name; none if it
/// names two.
pub(super) fn autonomous_in(text: &str) -> Option<&'static str> {
    let mut found = AUTONOMOUS.iter().filter(|(short, _)| text.contains(short));
    let first = found.next().map(|(_, whole)| *whole);
    first.filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn regions_are_names_and_nothing_else() {
        let rows = [
            ("青岚县交通运输局", Some("青岚县")),
            ("县交通运输局", None),
            ("贵州省水利厅", Some("贵州省")),
            ("楚岭州发展和改革委员会", Some("楚岭州")),
            ("清河县市场监督管理局", Some("清河县")),
            ("清河县城市管理局", Some("清河县")),
            ("云江省平阳市教育局", Some("云江省平阳市")),
            ("云岭哈尼族自治州民政局", Some("云岭哈尼族自治州")),
            ("云江省临河彝族自治县人民政府", Some("云江省临河彝族自治县")),
            ("城市管理局", None),
            ("市发改委", None),
            ("自治区科技厅", None),
            ("高新区管委会", None),
            ("教育部", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(named(text), expected, "{text}");
        }
    }
}
