//! The numbers of lists. A document does not write them out: it says which list
//! a paragraph is in, and the reader counts.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Word knows nine levels.
const LEVELS: usize = 9;
/// A style stands on another, which stands on another.
const STYLE_DEPTH: usize = 12;

/// How one level of a list counts.
#[derive(Clone, Debug)]
struct Level {
    format: String,
    /// `%1.%2` with the numbers of the levels in their places.
    text: String,
    start: u32,
}

impl Default for Level {
    fn default() -> Self {
        Self { format: "none".to_owned(), text: String::new(), start: 1 }
    }
}

#[derive(Clone, Debug, Default)]
struct List {
    kind: String,
    starts: HashMap<usize, u32>,
}

#[derive(Clone, Debug, Default)]
struct Style {
    above: Option<String>,
    number: Option<String>,
    level: Option<usize>,
}

/// The lists of a document, and how far they have been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: HashMap<String, [Level; LEVELS]>,
    lists: HashMap<String, List>,
    styles: HashMap<String, Style>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashMap<String, bool>,
}

/// The value of an attribute, whatever its prefix.
pub(super) fn value(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut found = attributes.with_checks(false).flatten();
    found.find(|attribute| attribute.key.local_name().as_ref() == name).map(|attribute| {
        unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), Into::into)
    })
}

fn level_of(text: Option<String>) -> Option<usize> {
    text?.parse().ok().filter(|level| *level < LEVELS)
}

impl Numbering {
    /// Reads the lists and the styles; what is not sound in them is passed over.
    pub(super) fn read(numbering: Option<&str>, styles: Option<&str>) -> Self {
        let mut found = Self::default();
        numbering.into_iter().for_each(|xml| found.read_lists(xml));
        styles.into_iter().for_each(|xml| found.read_styles(xml));
        found
    }

    fn read_lists(&mut self, xml: &str) {
        let (mut kind, mut list, mut level) = (None::<String>, None::<String>, 0);
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            let (element, open) = match &event {
                Event::Start(element) => (element, true),
                Event::Empty(element) => (element, false),
                Event::End(end) => {
                    match end.local_name().as_ref() {
                        "abstractNum" => kind = None,
                        "num" => list = None,
                        _ => {}
                    }
                    continue;
                }
                Event::Eof => break,
                _ => continue,
            };
            let local = element.local_name();
            let val = || value(element, "val");
            match (local.as_ref(), kind.as_ref(), list.as_ref()) {
                ("abstractNum", ..) if open => kind = value(element, "abstractNumId"),
                ("num", ..) if open => {
                    list = value(element, "numId");
                    if let Some(list) = &list {
                        self.lists.insert(list.clone(), List::default());
                    }
                }
                ("lvl" | "lvlOverride", ..) => {
                    level = level_of(value(element, "ilvl")).unwrap_or(0)
                }
                ("abstractNumId", _, Some(list)) => {
                    self.lists.entry(list.clone()).or_default().kind = val().unwrap_or_default();
                }
                ("startOverride", _, Some(list)) => {
                    let start = val().and_then(|text| text.parse().ok()).unwrap_or(1);
                    self.lists.entry(list.clone()).or_default().starts.insert(level, start);
                }
                (name @ ("numFmt" | "lvlText" | "start"), Some(kind), None) => {
                    let level = &mut self.kinds.entry(kind.clone()).or_default()[level];
                    match name {
                        "numFmt" => level.format = val().unwrap_or_default(),
                        "lvlText" => level.text = val().unwrap_or_default(),
                        _ => level.start = val().and_then(|text| text.parse().ok()).unwrap_or(1),
                    }
                }
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, xml: &str) {
        let mut current: Option<String> = None;
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            let (Event::Start(element) | Event::Empty(element)) = &event else {
                if event == Event::Eof {
                    break;
                }
                continue;
            };
            let local = element.local_name();
            if local.as_ref() == "style" {
                current = value(element, "styleId");
                continue;
            }
            let Some(id) = &current else { continue };
            let style = self.styles.entry(id.clone()).or_default();
            match local.as_ref() {
                "basedOn" => style.above = value(element, "val"),
                "numId" => style.number = value(element, "val"),
                "ilvl" => style.level = level_of(value(element, "val")),
                _ => {}
            }
        }
    }

    /// Counts a paragraph in its list and gives its number as text; empty where
    /// it is in none.
    pub(super) fn next(
        &mut self,
        number: Option<&str>,
        level: Option<&str>,
        style: Option<&str>,
    ) -> String {
        let (mut number, mut level) =
            (number.map(str::to_owned), level_of(level.map(str::to_owned)));
        let mut style = style.map(str::to_owned);
        for _ in 0..STYLE_DEPTH {
            if number.is_some() {
                break;
            }
            let Some(found) = style.and_then(|style| self.styles.get(&style)) else { break };
            number = found.number.clone();
            level = level.or(found.level);
            style = found.above.clone();
        }
        let Some(number) = number.filter(|number| number != "0") else { return String::new() };
        self.count(&number, level.unwrap_or(0)).unwrap_or_default()
    }

    fn count(&mut self, number: &str, level: usize) -> Option<String> {
        let list = self.lists.get(number)?;
        let levels = self.kinds.get(&list.kind)?;
        // Lists of one kind go on counting, unless one says where it begins.
        let counts = self.counts.entry(list.kind.clone()).or_default();
        if !self.begun.insert(number.to_owned(), true).unwrap_or(false) {
            for (level, start) in &list.starts {
                counts[*level] = start.checked_sub(1);
            }
        }
        let next = counts[level].map_or(levels[level].start, |count| count.saturating_add(1));
        counts[level] = Some(next);
        counts[level + 1..].fill(None);
        let own = &levels[level];
        if matches!(own.format.as_str(), "bullet" | "none") {
            return None;
        }
        let mut text = own.text.clone();
        for (at, level) in levels.iter().enumerate() {
            let mark = format!("%{}", at + 1);
            if text.contains(&mark) {
                let count = counts[at].unwrap_or(level.start);
                text = text.replace(&mark, &written(count, &level.format));
            }
        }
        let text = text.trim().to_owned();
        let narrow = text.chars().next_back().is_some_and(|c| c.is_ascii());
        Some(if narrow { text + " " } else { text })
    }
}

/// A number as a list writes it.
fn written(number: u32, format: &str) -> String {
    let letter = |first: char| {
        let step = number.saturating_sub(1) % 26;
        char::from_u32(u32::from(first) + step).map_or_else(String::new, |c| c.to_string())
    };
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "chineseLegalSimplified"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "japaneseDigitalTenThousand" => chinese(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32(0x2460 + number - 1).map_or_else(String::new, |c| c.to_string())
        }
        "ideographTraditional" if (1..=10).contains(&number) => {
            "甲乙丙丁戊己庚辛壬癸".chars().nth(number as usize - 1).into_iter().collect()
        }
        "upperLetter" => letter('A'),
        "lowerLetter" => letter('a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |number: u32| DIGITS[(number % 10) as usize];
    match number {
        0 => "〇".to_owned(),
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number)),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 399 {
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (step, mark) in STEPS {
        while rest >= step {
            text.push_str(mark);
            rest -= step;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Numbering, written};

    const LISTS: &str = r#"<w:numbering xmlns:w="w">
      <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3."/></w:lvl>
        <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
    </w:numbering>"#;
    const STYLES: &str = r#"<w:styles xmlns:w="w">
      <w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>
      <w:style w:styleId="c"><w:basedOn w:val="c"/></w:style>
    </w:styles>"#;

    #[test]
    fn lists_are_counted_by_level_and_by_style() {
        let mut lists = Numbering::read(Some(LISTS), Some(STYLES));
        let mut next = |number, level, style| lists.next(number, level, style);
        assert_eq!(next(Some("1"), Some("0"), None), "一、");
        assert_eq!(next(Some("1"), Some("1"), None), "（一）");
        assert_eq!(next(Some("1"), Some("1"), None), "（二）");
        assert_eq!(next(None, None, Some("b")), "二、");
        assert_eq!(next(Some("1"), Some("1"), None), "（一）");
        assert_eq!(next(Some("1"), Some("2"), None), "二.1. ");
        assert_eq!(next(Some("1"), Some("3"), None), "");
        assert_eq!(next(Some("2"), None, None), "一、");
        assert_eq!(next(Some("2"), None, None), "二、");
        assert_eq!(next(Some("0"), None, Some("a")), "", "taken out of the list");
        assert_eq!(next(None, None, Some("c")), "", "a style on itself");
        assert_eq!(next(Some("9"), None, None), "");
    }

    #[test]
    fn numbers_are_written_as_letters_count() {
        let rows = [
            (10, "chineseCounting", "十"),
            (12, "chineseCounting", "十二"),
            (20, "chineseCounting", "二十"),
            (3, "decimalEnclosedCircle", "③"),
            (2, "lowerLetter", "b"),
            (14, "upperRoman", "XIV"),
            (3, "decimal", "3"),
        ];
        for (number, format, expected) in rows {
            assert_eq!(written(number, format), expected);
        }
    }
}
