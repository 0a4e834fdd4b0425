//! Bytes of a file as text, in the encodings that offices use: UTF-8, UTF-16
//! with and without a byte order mark, and GB18030 with what is older of it.

/// An encoding that somebody named.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding with this name, as web pages name them, in any case.
    #[must_use]
    pub fn named(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label_no_replacement(label.trim().as_bytes()).map(Self)
    }

    /// Its usual name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

/// A text and how its bytes were read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Decoded {
    /// Without a byte order mark; where bytes are no text of this encoding it
    /// has U+FFFD.
    pub text: String,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// Whether some of the bytes are no text of this encoding. A sound U+FFFD is:
    /// what it stands for was lost before the file was written.
    pub damaged: bool,
}

/// The text of a file: by its byte order mark, else UTF-8, else UTF-16 where it
/// can be nothing else, else GB18030. `None` where it is none of these, or
/// holds a zero.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<String> {
    detect(bytes).filter(|decoded| !decoded.damaged).map(|decoded| decoded.text)
}

/// The text of a file in the encoding that it is most likely in, also where a
/// few of its bytes are damaged. `None` where it is no text.
#[must_use]
pub fn detect(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return Some(read(bytes, encoding)).filter(is_text);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Some(read(bytes, encoding_rs::UTF_8)),
        _ => {
            let wide = wide(bytes).map(|encoding| read(bytes, encoding));
            let wide = wide.filter(|decoded| !decoded.damaged && is_text(decoded));
            wide.or_else(|| narrow(bytes))
        }
    }
}

/// The text of a file in an encoding that somebody told.
#[must_use]
pub fn told(bytes: &[u8], encoding: Encoding) -> Decoded {
    let mut decoded = read(bytes, encoding.0);
    if decoded.text.contains('\0') {
        decoded.text = decoded.text.replace('\0', "\u{fffd}");
        decoded.damaged = true;
    }
    decoded
}

fn read(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Decoded {
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), damaged }
}

/// Whether as good as nothing in it is what no text has.
fn is_text(decoded: &Decoded) -> bool {
    let strange =
        |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}');
    let (mut all, mut controls, mut lost) = (0, 0, 0);
    for c in decoded.text.chars() {
        all += 1;
        controls += usize::from(strange(&c));
        lost += usize::from(c == '\u{fffd}');
    }
    !decoded.text.contains('\0') && controls * 100 <= all && lost * 10 <= all
}

/// Which UTF-16 it is: nearly everything in it must be a character that letters
/// have, which bytes in another encoding never make of themselves.
fn wide(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if bytes.is_empty() || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = bytes.as_chunks::<2>().0;
    let usual = |unit: fn([u8; 2]) -> u16| {
        units.iter().filter(|pair| is_usual(u32::from(unit(**pair)))).count()
    };
    let (little, big) = (usual(u16::from_le_bytes), usual(u16::from_be_bytes));
    let (most, encoding) =
        if little >= big { (little, encoding_rs::UTF_16LE) } else { (big, encoding_rs::UTF_16BE) };
    (most * 100 >= units.len() * 95).then_some(encoding)
}

/// Whether a Chinese letter would have this character.
const fn is_usual(c: u32) -> bool {
    matches!(c, 0x9 | 0xA | 0xD | 0x20..=0x7E | 0xA0 | 0xB7 | 0x2010..=0x203F | 0x2460..=0x249F
        | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF01..=0xFF5E)
}

/// UTF-8 or GB18030, of which some bytes may be damaged.
fn narrow(bytes: &[u8]) -> Option<Decoded> {
    let utf8 = read(bytes, encoding_rs::UTF_8);
    let lost = utf8.text.chars().filter(|c| *c == '\u{fffd}').count();
    // GB18030 has next to no sequences that are three bytes long in UTF-8.
    let sound = utf8.text.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    if sound > 4 * lost && is_text(&utf8) {
        return Some(utf8);
    }
    let gb = read(bytes, encoding_rs::GB18030);
    if !is_text(&gb) {
        return None;
    }
    if !gb.damaged {
        return Some(gb);
    }
    let (mut foreign, mut usual, mut lost) = (0, 0, 0);
    for c in gb.text.chars().filter(|c| !c.is_ascii()) {
        foreign += 1;
        lost += usize::from(c == '\u{fffd}');
        usual += usize::from(is_usual(u32::from(c)));
    }
    (lost * 20 <= usual && usual * 100 >= foreign * 90).then_some(gb)
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decode, detect, told};

    const LETTER: &str = "张代表：\n您提出的建议收悉，现答复如下：2024年底前建成5个。\n";

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    fn gb(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn chinese_texts_are_read_in_every_encoding_that_offices_use() {
        let marked = |text: &str| format!("\u{feff}{text}");
        let rows = [
            (LETTER.as_bytes().to_vec(), "UTF-8"),
            (marked(LETTER).into_bytes(), "UTF-8"),
            (utf16(&marked(LETTER), u16::to_le_bytes), "UTF-16LE"),
            (utf16(&marked(LETTER), u16::to_be_bytes), "UTF-16BE"),
            (utf16(LETTER, u16::to_le_bytes), "UTF-16LE"),
            (utf16(LETTER, u16::to_be_bytes), "UTF-16BE"),
            (gb(LETTER), "gb18030"),
        ];
        for (bytes, encoding) in rows {
            let decoded = detect(&bytes).expect("a text");
            assert_eq!((decoded.text.as_str(), decoded.encoding), (LETTER, encoding));
            assert!(!decoded.damaged);
            assert_eq!(decode(&bytes).as_deref(), Some(LETTER));
        }
        // Chinese alone, which has no zeros in UTF-16.
        assert_eq!(
            decode(&utf16("城市道路改造", u16::to_le_bytes)).as_deref(),
            Some("城市道路改造")
        );
        assert_eq!(
            decode(&utf16("城市道路改造", u16::to_be_bytes)).as_deref(),
            Some("城市道路改造")
        );
        assert_eq!(decode(b"\xb1\xe0\xba\xc5").as_deref(), Some("编号"));
    }

    #[test]
    fn what_is_no_text_is_not_taken_for_one() {
        for bytes in [b"a\0b".as_slice(), b"\xff\xff\xff", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"] {
            assert_eq!(detect(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_damaged_text_is_read_in_its_own_encoding_and_said_to_be_damaged() {
        let long = LETTER.repeat(20);
        let mut utf8 = long.clone().into_bytes();
        utf8.truncate(utf8.len() - 3);
        utf8[40] = 0xFF;
        let decoded = detect(&utf8).expect("a text");
        assert_eq!((decoded.encoding, decoded.damaged), ("UTF-8", true));
        assert_eq!(decode(&utf8), None, "and a table is not made of it");
        // What was lost before is no damage of this file.
        let sound = LETTER.replace('建', "\u{fffd}");
        assert_eq!(decode(sound.as_bytes()), Some(sound));
        let mut old = gb(&long);
        old.truncate(old.len() - 3);
        old.push(0xFF);
        let decoded = detect(&old).expect("a text");
        assert_eq!((decoded.encoding, decoded.damaged), ("gb18030", true));
    }

    #[test]
    fn an_encoding_that_is_told_is_taken() {
        let gbk = Encoding::named(" GBK ").expect("known");
        assert_eq!(told(b"\xb1\xe0\xba\xc5", gbk).text, "编号");
        let utf8 = told(b"\xb1\xe0\0", Encoding::named("utf8").expect("known"));
        assert!(utf8.damaged && !utf8.text.contains('\0'));
        assert_eq!(Encoding::named("klingon"), None);
    }
}
