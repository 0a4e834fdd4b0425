//! The table of a font that says which characters its codes are (ToUnicode).

use std::collections::HashMap;

/// More codes than there are characters explain nothing.
const MOST_CODES: usize = 1 << 17;
/// One code is a character, seldom a ligature.
const MOST_UNITS: usize = 16;

/// Codes by their number and their length in bytes.
#[derive(Debug, Default)]
pub(super) struct Table {
    texts: HashMap<(u32, usize), String>,
    /// The lengths that codes have, with the lowest and the highest first byte.
    spaces: Vec<(usize, u8, u8)>,
}

enum Word {
    /// `<0041>`
    Bytes(Vec<u8>),
    Open,
    Close,
    Name(Vec<u8>),
}

impl Table {
    /// Reads what can be read of it.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut table = Self::default();
        let mut held: Vec<Word> = Vec::new();
        let mut rest = bytes;
        while let Some((word, after)) = word(rest) {
            rest = after;
            match word {
                Word::Name(name) => {
                    match name.as_slice() {
                        b"endcodespacerange" => table.spaces(&held),
                        b"endbfchar" => table.each(&held),
                        b"endbfrange" => table.ranges(&held),
                        _ => {}
                    }
                    held.clear();
                }
                word => held.push(word),
            }
        }
        table
    }

    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    pub(super) fn text(&self, code: u32, length: usize) -> Option<&str> {
        self.texts.get(&(code, length)).map(String::as_str)
    }

    /// How long the code is that a string begins with.
    pub(super) fn length(&self, string: &[u8]) -> Option<usize> {
        let first = *string.first()?;
        let fits = |(_, low, high): &&(usize, u8, u8)| (*low..=*high).contains(&first);
        self.spaces.iter().find(fits).map(|(length, ..)| *length)
    }

    fn spaces(&mut self, held: &[Word]) {
        for pair in held.chunks_exact(2) {
            if let [Word::Bytes(low), Word::Bytes(high)] = pair
                && let (Some(first), Some(last)) = (low.first(), high.first())
                && (1..=4).contains(&low.len())
                && self.spaces.len() < 256
            {
                self.spaces.push((low.len(), *first, *last));
            }
        }
    }

    fn each(&mut self, held: &[Word]) {
        for pair in held.chunks_exact(2) {
            if let [Word::Bytes(code), Word::Bytes(text)] = pair {
                self.put(number(code), code.len(), text, 0);
            }
        }
    }

    fn ranges(&mut self, held: &[Word]) {
        let mut words = held.iter();
        while let (Some(Word::Bytes(first)), Some(Word::Bytes(last)), Some(target)) =
            (words.next(), words.next(), words.next())
        {
            let (from, to) = (number(first), number(last));
            match target {
                Word::Bytes(text) => {
                    for code in from..=to.min(from.saturating_add(0xFFFF)) {
                        if !self.put(code, first.len(), text, code - from) {
                            return;
                        }
                    }
                }
                Word::Open => {
                    let mut code = from;
                    for word in words.by_ref() {
                        let Word::Bytes(text) = word else { break };
                        self.put(code, first.len(), text, 0);
                        code = code.saturating_add(1);
                    }
                }
                Word::Close | Word::Name(_) => return,
            }
        }
    }

    /// Puts a code in, `step` behind the text in the last place; says whether
    /// there is room for more.
    fn put(&mut self, code: u32, length: usize, text: &[u8], step: u32) -> bool {
        let mut units: Vec<u16> =
            text.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
        // A single byte is a character of Latin-1.
        if let ([byte], true) = (text, units.is_empty()) {
            units.push(u16::from(*byte));
        }
        if let Some(last) = units.last_mut() {
            *last = last.wrapping_add(u16::try_from(step).unwrap_or(0));
        }
        units.truncate(MOST_UNITS);
        let said: String = char::decode_utf16(units)
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .filter(|c| *c != '\0')
            .collect();
        if !said.is_empty() {
            self.texts.insert((code, length), said);
        }
        self.texts.len() < MOST_CODES
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// The next word and what follows it; comments and numbers are names too.
fn word(bytes: &[u8]) -> Option<(Word, &[u8])> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0)?;
    let bytes = &bytes[start..];
    match bytes[0] {
        b'<' if bytes.get(1) != Some(&b'<') => {
            let end = bytes.iter().position(|byte| *byte == b'>').unwrap_or(bytes.len());
            let after = bytes.get(end + 1..).unwrap_or_default();
            Some((Word::Bytes(hexadecimal(&bytes[1..end])), after))
        }
        b'[' => Some((Word::Open, &bytes[1..])),
        b']' => Some((Word::Close, &bytes[1..])),
        b'%' => {
            let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            Some((Word::Name(Vec::new()), &bytes[end.unwrap_or(bytes.len())..]))
        }
        _ => {
            let ends = |byte: &u8| byte.is_ascii_whitespace() || b"<[]%/".contains(byte);
            let end = bytes[1..].iter().position(ends).map_or(bytes.len(), |end| end + 1);
            Some((Word::Name(bytes[..end].to_vec()), &bytes[end..]))
        }
    }
}

fn hexadecimal(digits: &[u8]) -> Vec<u8> {
    let values: Vec<u8> = digits
        .iter()
        .filter_map(|digit| {
            char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
        })
        .collect();
    values.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn codes_are_read_one_by_one_and_in_ranges() {
        let table = Table::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange % note\n\
              2 beginbfchar <0003><8BFA> <0004> <D840DC0B> endbfchar\n\
              2 beginbfrange <0010> <0012> <4E00> <0020> <0021> [<4E03> <516B>] endbfrange",
        );
        let text = |code| table.text(code, 2);
        assert_eq!(text(3), Some("诺"));
        assert_eq!(text(4), Some("\u{2000b}"));
        assert_eq!((text(0x10), text(0x12)), (Some("一"), Some("丂")));
        assert_eq!((text(0x20), text(0x21)), (Some("七"), Some("八")));
        assert_eq!(text(5), None);
        assert_eq!(table.length(&[0, 3]), Some(2));
    }

    #[test]
    fn a_table_without_sense_explains_nothing() {
        for bytes in [
            b"".as_slice(),
            b"<",
            b"beginbfrange <00> <FFFFFFFF> <> endbfrange",
            b"<00> <01 [ endbfrange",
            b"%%%%",
        ] {
            assert!(Table::read(bytes).is_empty());
        }
        assert!(!Table::read(b"<00000000> <FFFFFFFF> <4E00> endbfrange").is_empty());
    }
}
