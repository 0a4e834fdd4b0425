//! A text as the readers of dates and numbers see it: the characters that
//! count, folded to half width, each with its place; spaces are passed over.

use crate::domain::dates;
use std::ops::Range;

/// Longer runs of digits are no number that a letter counts with.
const LONGEST_RUN: usize = 12;

/// One character that is not a space.
#[derive(Copy, Clone, Debug)]
struct Glyph {
    c: char,
    from: usize,
    to: usize,
    /// Whether a space stands before it.
    spaced: bool,
}

/// The characters of a text; places in it are counted in them.
#[derive(Debug)]
pub(in crate::extract) struct Glyphs(Vec<Glyph>);

/// A number and how it is written.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(in crate::extract) struct Number {
    pub value: f64,
    /// How many digits it was written with, without signs and units.
    pub digits: usize,
    pub chinese: bool,
    /// Where the text goes on.
    pub end: usize,
}

impl Number {
    /// The value as a whole number that is not large.
    #[must_use]
    pub fn whole(&self) -> Option<u32> {
        let fits = self.value.fract() == 0.0 && (0.0..=1e9).contains(&self.value);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it fits")]
        fits.then_some(self.value as u32)
    }
}

impl Glyphs {
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut glyphs = Vec::with_capacity(text.len() / 3);
        let mut spaced = false;
        for (from, written) in text.char_indices() {
            let c = fold(written);
            if c != '\n' && c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
                spaced = true;
                continue;
            }
            glyphs.push(Glyph { c, from, to: from + written.len_utf8(), spaced });
            spaced = false;
        }
        Self(glyphs)
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The character at a place; a line break beyond the end.
    #[must_use]
    pub fn at(&self, place: usize) -> char {
        self.0.get(place).map_or('\n', |glyph| glyph.c)
    }

    /// The character before a place; a line break before the beginning.
    #[must_use]
    pub fn before(&self, place: usize) -> char {
        place.checked_sub(1).map_or('\n', |place| self.at(place))
    }

    /// Whether a space stands before this place, or nothing comes after it.
    #[must_use]
    pub fn is_spaced(&self, place: usize) -> bool {
        self.0.get(place).is_none_or(|glyph| glyph.spaced)
    }

    /// Behind the word that stands at this place.
    #[must_use]
    pub fn eat(&self, place: usize, word: &str) -> Option<usize> {
        let mut place = place;
        for c in word.chars() {
            if self.0.get(place)?.c != c {
                return None;
            }
            place += 1;
        }
        Some(place)
    }

    /// Behind the word, or the place itself where another stands.
    #[must_use]
    pub fn skip(&self, place: usize, words: &[&str]) -> usize {
        self.eat_any(place, words).unwrap_or(place)
    }

    /// Behind the first of these words that stands here; longer ones have to
    /// stand before their beginnings.
    #[must_use]
    pub fn eat_any(&self, place: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.eat(place, word))
    }

    /// The same with what the word means.
    #[must_use]
    pub fn eat_of<T: Copy>(&self, place: usize, words: &[(&str, T)]) -> Option<(T, usize)> {
        words.iter().find_map(|(word, meant)| Some((*meant, self.eat(place, word)?)))
    }

    /// Where the word begins that ends before this place.
    #[must_use]
    pub fn back(&self, place: usize, word: &str) -> Option<usize> {
        let mut place = place;
        for c in word.chars().rev() {
            place = place.checked_sub(1)?;
            if self.0.get(place)?.c != c {
                return None;
            }
        }
        Some(place)
    }

    /// Where the first of these words begins that ends before this place.
    #[must_use]
    pub fn back_any(&self, place: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.back(place, word))
    }

    /// Whether one of these words stands between two places.
    #[must_use]
    pub fn has_any(&self, range: Range<usize>, words: &[&str]) -> bool {
        range.clone().any(|place| self.eat_any(place, words).is_some_and(|end| end <= range.end))
    }

    /// The first place from `from`, at most `most` characters on, where one of
    /// these characters stands; the last place looked at where none does.
    #[must_use]
    pub fn until(&self, from: usize, most: usize, stops: &str) -> usize {
        let end = self.len().min(from.saturating_add(most));
        (from..end).find(|place| stops.contains(self.at(*place))).unwrap_or(end)
    }

    /// The same backwards: behind the last of these characters before `to`.
    #[must_use]
    pub fn since(&self, to: usize, most: usize, stops: &str) -> usize {
        let start = to.saturating_sub(most);
        let stop = (start..to).rev().find(|place| stops.contains(self.at(*place)));
        stop.map_or(start, |place| place + 1)
    }

    /// The range of bytes of a range of characters.
    #[must_use]
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let from = self.0.get(range.start).map_or(0, |glyph| glyph.from);
        let to = range.end.checked_sub(1).and_then(|last| self.0.get(last));
        from..to.map_or(from, |glyph| glyph.to).max(from)
    }

    /// The folded characters of a range.
    #[must_use]
    pub fn words(&self, range: Range<usize>) -> String {
        range.map(|place| self.at(place)).collect()
    }

    /// A number that begins here: 1,200, 2.5, 十五, 二〇二四, 三千五百.
    #[must_use]
    pub fn number(&self, place: usize) -> Option<Number> {
        if self.at(place).is_ascii_digit() { self.arabic(place) } else { self.chinese(place) }
    }

    /// Behind the digits, or the Chinese numerals, that stand here.
    #[must_use]
    pub fn run(&self, place: usize) -> usize {
        let mut end = place;
        if self.at(place).is_ascii_digit() {
            while self.at(end).is_ascii_digit() {
                end += 1;
            }
        } else {
            while is_numeral(self.at(end)) && !self.at(end).is_ascii_digit() {
                end += 1;
            }
        }
        end
    }

    /// Digits that stand together, in at most twelve places.
    fn digits(&self, place: usize) -> (String, usize) {
        let mut written = String::new();
        let mut end = place;
        while self.at(end).is_ascii_digit()
            && written.len() <= LONGEST_RUN
            && (end == place || !self.is_spaced(end))
        {
            written.push(self.at(end));
            end += 1;
        }
        (written, end)
    }

    fn arabic(&self, place: usize) -> Option<Number> {
        let (mut written, mut end) = self.digits(place);
        if written.len() > LONGEST_RUN {
            return None;
        }
        if written.len() <= 3 {
            while matches!(self.at(end), ',' | '，') {
                let (more, after) = self.digits(end + 1);
                if more.len() != 3 || written.len() + 3 > LONGEST_RUN || self.is_spaced(end + 1) {
                    break;
                }
                written.push_str(&more);
                end = after;
            }
        }
        let digits = written.len();
        if self.at(end) == '.' && self.at(end + 1).is_ascii_digit() {
            let (more, after) = self.digits(end + 1);
            if self.at(after) != '.' && more.len() <= LONGEST_RUN {
                written = format!("{written}.{more}");
                end = after;
            }
        }
        let value = written.parse().ok()?;
        Some(Number { value, digits, chinese: false, end })
    }

    fn chinese(&self, place: usize) -> Option<Number> {
        if !is_numeral(self.at(place)) || self.at(place).is_ascii_digit() {
            return None;
        }
        let mut end = place;
        while is_numeral(self.at(end)) && end - place <= LONGEST_RUN {
            end += 1;
        }
        if end - place > LONGEST_RUN {
            return None;
        }
        let digits: Option<Vec<u32>> = (place..end).map(|at| numeral_digit(self.at(at))).collect();
        let value = match digits.as_deref() {
            Some([digit]) => f64::from(*digit),
            Some([a, b, c, d]) => f64::from(a * 1000 + b * 100 + c * 10 + d),
            Some(_) => return None,
            None => self.positional(place, end)?,
        };
        let digits = digits.map_or(0, |digits| digits.len());
        Some(Number { value, digits, chinese: true, end })
    }

    /// 十五, 二十一, 廿一, 三千五百, 一百零五.
    fn positional(&self, place: usize, end: usize) -> Option<f64> {
        let (mut total, mut pending, mut smallest) = (0_u32, None, 10_000_u32);
        for at in place..end {
            let c = self.at(at);
            let (unit, lead) = match c {
                '千' => (1000, None),
                '百' => (100, None),
                '十' => (10, None),
                '廿' => (10, Some(2)),
                '卅' => (10, Some(3)),
                '〇' | '零' if pending.is_none() && total > 0 => continue,
                _ if pending.is_some() => return None,
                _ => {
                    pending = Some(numeral_digit(c)?);
                    continue;
                }
            };
            if unit >= smallest || lead.is_some() && pending.is_some() {
                return None;
            }
            if unit > 10 && pending.is_none() && lead.is_none() {
                return None;
            }
            smallest = unit;
            total += lead.or(pending.take()).unwrap_or(1) * unit;
        }
        Some(f64::from(total + pending.unwrap_or(0)))
    }
}

/// The characters that words of some tables begin with: most characters of a
/// text are none of them and need no further look.
#[derive(Debug)]
pub(in crate::extract) struct Firsts(Vec<u64>);

impl Firsts {
    #[must_use]
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>, alone: &str) -> Self {
        let mut bits = vec![0; 1024];
        let firsts = words.into_iter().filter_map(|word| word.chars().next());
        for c in firsts.chain(alone.chars()).chain('0'..='9').chain(NUMERALS.chars()) {
            if let Some(bits) = bits.get_mut(c as usize / 64) {
                *bits |= 1 << (c as usize % 64);
            }
        }
        Self(bits)
    }

    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.0.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 == 1)
    }
}

const NUMERALS: &str = "〇○零◯Ο一二两三四五六七八九十百千廿卅";

/// Whether a number may be written with it.
#[must_use]
pub(in crate::extract) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() && c == '0'
        || numeral_digit(c).is_some_and(|_| !c.is_ascii_digit())
        || matches!(c, '十' | '百' | '千' | '廿' | '卅')
}

/// Whether a range may be written with it: 2024—2026年, 20～30家.
#[must_use]
pub(in crate::extract) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‐' | '‑' | '−' | '~' | '〜' | '∼' | '─' | '﹣')
}

/// The digit that a Chinese numeral stands for; 0 is also written between them,
/// and the circle in several ways.
#[must_use]
pub(in crate::extract) fn numeral_digit(c: char) -> Option<u32> {
    match c {
        '◯' | 'Ο' | '0' => Some(0),
        _ => dates::numeral_digit(c),
    }
}

/// Digits, letters and the signs that numbers are written with, half width;
/// punctuation that parts clauses stays what it is.
fn fold(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '～' | '．' | '－' | '＋' | '／' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        '\r' => '\n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::Glyphs;

    #[test]
    fn numbers_are_read_as_letters_write_them() {
        for (text, value, digits) in [
            ("2024年", 2024.0, 4),
            ("２０２４", 2024.0, 4),
            ("1,200人", 1200.0, 4),
            ("1,20", 1.0, 1),
            ("2.1公里", 2.1, 1),
            ("2024.6.30", 2024.0, 4),
            ("二〇二四年", 2024.0, 4),
            ("二○二六", 2026.0, 4),
            ("二0二六", 2026.0, 4),
            ("两座", 2.0, 1),
            ("十五日", 15.0, 0),
            ("三十一", 31.0, 0),
            ("廿一", 21.0, 0),
            ("卅", 30.0, 0),
            ("三千五百名", 3500.0, 0),
            ("一百零五", 105.0, 0),
        ] {
            let number = Glyphs::of(text).number(0).expect(text);
            assert_eq!((number.value, number.digits), (value, digits), "{text}");
        }
        for text in ["十四五", "三五", "百", "家", "", "12345678901234"] {
            assert_eq!(Glyphs::of(text).number(0), None, "{text}");
        }
    }

    #[test]
    fn spaces_are_passed_over_but_part_two_numbers() {
        let glyphs = Glyphs::of("20 24 年");
        assert_eq!(glyphs.number(0).map(|number| number.value), Some(20.0));
        let glyphs = Glyphs::of("到 2024 年 6 月");
        let end = glyphs.eat(1, "2024年").expect("it is there");
        assert_eq!(glyphs.bytes(1..end), 4..12);
    }
}
