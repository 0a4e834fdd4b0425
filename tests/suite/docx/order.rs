//! What Word demands of the parts of a document beyond well-formed XML: the
//! order of elements, and that what is named is there.

use super::{parts, reported, story};
use nuo::report::{Languages, docx};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;

/// The children of an element in the order of the schema.
const ORDER: &[(&str, &str)] = &[
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers \
         pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE \
         autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents \
         suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle \
         rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
         noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u \
         effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    ),
    (
        "w:sectPr",
        "headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders \
         lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter \
         docGrid printerSettings",
    ),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc \
         tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption \
         tblDescription",
    ),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText \
         vAlign hideMark",
    ),
    ("w:trPr", "cantSplit trHeight tblHeader"),
    ("w:tblBorders", "top left bottom right insideH insideV"),
    ("w:tblCellMar", "top left bottom right"),
    ("w:tbl", "tblPr tblGrid tr*"),
    ("w:tblGrid", "gridCol*"),
    ("w:tr", "trPr tc*"),
    ("w:tc", "tcPr p*"),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed \
         qFormat locked pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("w:styles", "docDefaults latentStyles style*"),
    ("w:docDefaults", "rPrDefault pPrDefault"),
    ("w:font", "altName panose1 charset family notTrueType pitch sig"),
    (
        "w:settings",
        "writeProtection view zoom mirrorMargins bordersDoNotSurroundHeader \
         bordersDoNotSurroundFooter defaultTabStop evenAndOddHeaders drawingGridVerticalSpacing \
         displayHorizontalDrawingGridEvery characterSpacingControl footnotePr endnotePr compat \
         rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    ),
    (
        "w:compat",
        "spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace \
         doNotExpandShiftReturn adjustLineHeightInTable useFELayout compatSetting*",
    ),
];

/// An element that is open, with what it holds so far.
struct Open {
    name: String,
    children: Vec<String>,
}

/// Checks every part.
pub fn check_all(bytes: &[u8]) {
    let parts = parts(bytes);
    let names: BTreeSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), parts.len(), "no part is there twice");
    assert_eq!(parts[0].0, "[Content_Types].xml");
    let mut named = Vec::new();
    let mut known = BTreeSet::new();
    for (name, text) in &parts {
        walk(name, text, &mut |element, value| match element {
            "PartName" => assert!(names.contains(value.trim_start_matches('/')), "{value}"),
            "w:styleId" | "Id" => assert!(known.insert(value.to_owned()), "{value} twice"),
            "style" | "r:id" => named.push(value.to_owned()),
            _ => {}
        });
        // Each list of relationships numbers its own.
        known.retain(|id| !(name == "_rels/.rels" && id.starts_with("rId")));
    }
    for name in named {
        assert!(known.contains(&name), "{name} is named and is not there");
    }
}

/// Reads a part, checks the order of its elements, and tells the names in it.
fn walk(part: &str, text: &str, tell: &mut dyn FnMut(&str, &str)) {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Open> = Vec::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{part}: {error}"));
        match event {
            Event::Start(start) => {
                let name = enter(part, &start, &mut open, tell);
                open.push(Open { name, children: Vec::new() });
            }
            Event::Empty(start) => {
                let name = enter(part, &start, &mut open, tell);
                close(part, &Open { name, children: Vec::new() });
            }
            Event::End(_) => close(part, &open.pop().expect("open")),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{part} ends early");
}

fn enter(
    part: &str,
    start: &BytesStart,
    open: &mut [Open],
    tell: &mut dyn FnMut(&str, &str),
) -> String {
    let name = start.name().as_ref().to_owned();
    for attribute in start.attributes() {
        let attribute = attribute.unwrap_or_else(|error| panic!("{part}: {error}"));
        let key = attribute.key.as_ref().to_owned();
        tell(&key, &attribute.value);
        let refers = ["w:pStyle", "w:basedOn", "w:next", "w:tblStyle"].contains(&name.as_str());
        if refers && key == "w:val" {
            tell("style", &attribute.value);
        }
    }
    if let Some(parent) = open.last_mut() {
        parent.children.push(name.clone());
    }
    name
}

/// Checks an element that is complete.
fn close(part: &str, element: &Open) {
    let Open { name, children } = element;
    let Some((_, order)) = ORDER.iter().find(|(found, _)| found == name) else { return };
    let order: Vec<&str> = order.split_whitespace().collect();
    let mut last: Option<usize> = None;
    for child in children {
        let child = child.trim_start_matches("w:");
        let place = order.iter().position(|known| known.trim_end_matches('*') == child);
        let place = place.unwrap_or_else(|| panic!("{part}: {child} in {name}"));
        let again = last == Some(place) && order[place].ends_with('*');
        assert!(last.is_none_or(|last| place > last) || again, "{part}: {child} in {name}");
        last = Some(place);
    }
    if name == "w:tc" {
        assert_eq!(children.last().map(String::as_str), Some("w:p"), "{part}: a cell ends so");
    }
}

#[test]
fn every_part_has_its_elements_in_the_order_that_word_demands() {
    let (report, rows) = reported(&story());
    check_all(&docx::render(&report, &rows, Languages::Both));
}

#[test]
#[should_panic(expected = "pStyle in w:pPr")]
fn a_wrong_order_is_found() {
    let text = "<w:p><w:pPr><w:jc w:val=\"left\"/><w:pStyle w:val=\"Body\"/></w:pPr></w:p>";
    walk("x", text, &mut |_, _| {});
}
