//! Pdf files as Chinese programs write them, made here.

use super::read;
use crate::import::paper::error::PaperError;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, StringFormat, dictionary};
use proptest::prelude::{any, prop, prop_assert, proptest};

/// How a font says which characters its codes are.
enum Says {
    /// Codes are shapes; a table explains them.
    Table(String),
    /// A predefined table.
    Named(&'static str),
    Nothing,
}

/// A file of pages with lines; each line begins at the left, at `x` and `y`.
fn file(says: &Says, pages: &[Vec<(f32, f32, Vec<u8>)>], image: bool) -> Document {
    let mut document = Document::with_version("1.5");
    let parent = document.new_object_id();
    let descendant = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType0", "DW" => 1000 };
    let descendant = document.add_object(descendant);
    let name = match says {
        Says::Named(name) => *name,
        Says::Table(_) | Says::Nothing => "Identity-H",
    };
    let mut font = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "STSong", "Encoding" => name,
        "DescendantFonts" => vec![descendant.into()],
    };
    if let Says::Table(table) = says {
        let stream = Stream::new(dictionary! {}, table.clone().into_bytes());
        font.set("ToUnicode", document.add_object(stream));
    }
    let font = document.add_object(font);
    let picture =
        dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1 };
    let picture = document.add_object(Stream::new(picture, vec![0]));
    let resources = document.add_object(dictionary! {
        "Font" => dictionary! { "F1" => font }, "XObject" => dictionary! { "Im1" => picture },
    });
    let mut kids: Vec<Object> = Vec::new();
    for lines in pages {
        let mut operations = Vec::new();
        if image {
            operations.push(Operation::new("Do", vec!["Im1".into()]));
        }
        for (x, y, bytes) in lines {
            operations.push(Operation::new("BT", vec![]));
            operations.push(Operation::new("Tf", vec!["F1".into(), 16.into()]));
            operations.push(Operation::new("Td", vec![(*x).into(), (*y).into()]));
            let string = Object::String(bytes.clone(), StringFormat::Hexadecimal);
            operations.push(Operation::new("Tj", vec![string]));
            operations.push(Operation::new("ET", vec![]));
        }
        let content = Content { operations }.encode().expect("a drawing");
        let content = document.add_object(Stream::new(dictionary! {}, content));
        let page = dictionary! {
            "Type" => "Page", "Parent" => parent, "Contents" => content, "Resources" => resources,
        };
        kids.push(document.add_object(page).into());
    }
    let count = i64::try_from(kids.len()).expect("few");
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    document.objects.insert(parent, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
    document.trailer.set("Root", catalog);
    document.trailer.set("ID", vec![Object::string_literal("nuo"), Object::string_literal("nuo")]);
    document
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a file");
    bytes
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

/// A letter set in lines of twenty characters.
fn pages(code: fn(&str) -> Vec<u8>) -> Vec<Vec<(f32, f32, Vec<u8>)>> {
    vec![
        vec![
            (50.0, 700.0, code("林某某代表：")),
            (82.0, 670.0, code("我局将于今年底前完成清溪路改造，新增")),
            (50.0, 640.0, code("停车位一百二十个，并且每年养护县道五十公")),
            (180.0, 40.0, code("- 1 -")),
        ],
        vec![
            (50.0, 700.0, code("里。")),
            (82.0, 670.0, code("感谢您的支持。")),
            (200.0, 640.0, code("某县交通运输局")),
            (180.0, 40.0, code("- 2 -")),
        ],
    ]
}

const LETTER: [&str; 4] = [
    "林某某代表：",
    "我局将于今年底前完成清溪路改造，新增停车位一百二十个，并且每年养护县道五十公里。",
    "感谢您的支持。",
    "某县交通运输局",
];

const IDENTITY: &str = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
    1 beginbfrange <0000> <FFFF> <0000> endbfrange";

#[test]
fn text_is_read_by_its_table_and_by_the_names_of_chinese_tables() {
    let rows = [
        (Says::Table(IDENTITY.to_owned()), pages(utf16)),
        (Says::Named("UniGB-UCS2-H"), pages(utf16)),
        (Says::Named("UniGB-UTF16-H"), pages(utf16)),
        (Says::Named("GBK-EUC-H"), pages(gbk)),
        (Says::Named("GB-EUC-H"), pages(gbk)),
    ];
    for (says, pages) in rows {
        let sheet = read(&bytes(file(&says, &pages, false))).expect("a letter");
        assert_eq!(sheet.paragraphs, LETTER);
        let noise: Vec<&str> = sheet.noise.iter().map(|noise| noise.text.as_str()).collect();
        assert_eq!(noise, ["- 1 -", "- 2 -"]);
    }
}

#[test]
fn a_scan_and_an_unexplained_font_are_refused_each_with_its_reason() {
    let scan = bytes(file(&Says::Nothing, &[vec![], vec![]], true));
    assert_eq!(read(&scan), Err(PaperError::Scanned { pages: 2 }));
    let stamp = vec![(50.0, 50.0, utf16("1"))];
    let stamped = file(&Says::Named("UniGB-UCS2-H"), &[stamp.clone(), stamp], true);
    assert_eq!(read(&bytes(stamped)), Err(PaperError::Scanned { pages: 2 }));
    let garbled = bytes(file(&Says::Nothing, &pages(utf16), false));
    assert_eq!(read(&garbled), Err(PaperError::Garbled));
}

#[test]
fn a_file_without_a_password_is_read_and_one_with_a_password_is_refused() {
    use lopdf::{EncryptionState, EncryptionVersion, Permissions};
    for (password, opens) in [("", true), ("secret", false)] {
        let mut document = file(&Says::Named("GBK-EUC-H"), &pages(gbk), false);
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).expect("a key");
        document.encrypt(&state).expect("a locked file");
        let sheet = read(&bytes(document));
        match opens {
            true => assert_eq!(sheet.expect("a letter").paragraphs, LETTER),
            false => assert_eq!(sheet, Err(PaperError::Locked)),
        }
    }
}

#[test]
fn what_is_no_sound_file_is_refused() {
    let whole = bytes(file(&Says::Named("GBK-EUC-H"), &pages(gbk), false));
    for damaged in [b"%PDF-1.4".as_slice(), b"%PDF-1.7\n1 0 obj", &whole[..200]] {
        assert!(matches!(read(damaged), Err(PaperError::Damaged { .. })));
    }
}

proptest! {
    #[test]
    fn damaged_files_are_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        table in ".{0,80}",
    ) {
        let mut whole = bytes(file(&Says::Table(table), &pages(utf16), true));
        for (at, byte) in changes {
            let at = at.index(whole.len());
            whole[at] = byte;
        }
        let lines = read(&whole).map(|sheet| sheet.paragraphs).unwrap_or_default();
        prop_assert!(lines.iter().all(|line| !line.is_empty()));
    }
}
