//! Finding Chinese by its characters or by its sound.
//!
//! The readings, several for a character that has them, come from `ib-pinyin`;
//! nothing else in nuo knows that crate. The matching is done here, because its
//! matcher borrows the pattern and backtracks: this one owns what was typed, and
//! takes the same time whatever the text, being a set of positions in one `u64`.

use std::sync::LazyLock;

use ib_pinyin::pinyin::{PinyinData as Readings, PinyinNotation};

use crate::text::fold::{fold_char, fold_text};

/// What is searched for, made ready once and compared with many texts.
///
/// Case and full-width forms do not matter. ASCII letters also stand for the
/// sound of Chinese characters, whole (`chongqing`), by initials (`cq`) or mixed
/// (`chongq`), in any of their readings (`zhongqing`), and the last syllable may
/// be unfinished (`chongqi`), since a search runs while it is typed. The vowel of
/// 绿 is `v` or `ü`, and that of 略 `u` as well, as input methods have it. Chinese characters and digits match themselves.
#[derive(Clone, Debug)]
pub struct Needle {
    pattern: Pattern,
}

impl Needle {
    pub fn new(needle: &str) -> Needle {
        let folded: Vec<char> = needle.chars().flat_map(fold_char).collect();
        let pattern = if folded.is_empty() {
            Pattern::Anything
        } else if folded.len() > Positions::MAX {
            Pattern::Long(folded.into_iter().collect())
        } else {
            Pattern::Short(Box::new(Positions::new(&folded)))
        };
        Needle { pattern }
    }

    /// Whether the needle, by characters or by sound, is somewhere in `haystack`.
    /// An empty needle is in every text.
    pub fn is_in(&self, haystack: &str) -> bool {
        match &self.pattern {
            Pattern::Anything => true,
            Pattern::Short(positions) => positions.are_reached_in(haystack),
            Pattern::Long(folded) => fold_text(haystack).contains(folded),
        }
    }

    /// Whether `text` begins with the needle, by characters or by sound.
    pub fn begins(&self, text: &str) -> bool {
        match &self.pattern {
            Pattern::Anything => true,
            Pattern::Short(positions) => positions.begin(text, Positions::advance),
            Pattern::Long(folded) => fold_text(text).starts_with(folded),
        }
    }

    /// Whether the needle is one letter for each of the characters that `text`
    /// begins with: the first letter of a reading, or an ASCII letter itself.
    pub fn is_initials_of(&self, text: &str) -> bool {
        match &self.pattern {
            Pattern::Anything => true,
            Pattern::Short(positions) => positions.begin(text, Positions::advance_by_initial),
            Pattern::Long(_) => false,
        }
    }
}

#[derive(Clone, Debug)]
enum Pattern {
    Anything,
    Short(Box<Positions>),
    /// Longer than anybody types: by its characters only.
    Long(String),
}

/// Where in the needle each character occurs, as bits: bit `i` for its `i`th character.
///
/// A state of the search is such a set as well: bit `i` is set when the first `i`
/// characters of the needle have been found up to here. Finding one more is
/// `(state & positions of the character) << 1`.
#[derive(Clone, Debug)]
struct Positions {
    letters: [u64; 26],
    others: Vec<(char, u64)>,
    has_letters: bool,
    /// The bit that stands for the whole needle.
    found: u64,
}

impl Positions {
    /// One bit is for the needle found whole.
    const MAX: usize = 63;

    fn new(folded: &[char]) -> Positions {
        let mut positions = Positions {
            letters: [0; 26],
            others: Vec::new(),
            has_letters: folded.iter().any(char::is_ascii_lowercase),
            found: 1 << folded.len(),
        };
        for (at, &c) in folded.iter().enumerate() {
            positions.add(c, 1 << at);
        }
        positions
    }

    fn add(&mut self, c: char, bit: u64) {
        if c.is_ascii_lowercase() {
            self.letters[usize::from(c as u8 - b'a')] |= bit;
        } else if let Some((_, bits)) = self.others.iter_mut().find(|(other, _)| *other == c) {
            *bits |= bit;
        } else {
            self.others.push((c, bit));
        }
    }

    fn of(&self, c: char) -> u64 {
        if c.is_ascii_lowercase() {
            return self.letters[usize::from(c as u8 - b'a')];
        }
        let other = self.others.iter().find(|(other, _)| *other == c);
        other.map_or(0, |&(_, bits)| bits)
    }

    /// As [`Positions::of`] for a letter of a reading, which writes `ü` as `v`; in
    /// `lve` and `nve` everybody types `u` for it.
    fn of_sound(&self, letter: u8, follower: Option<&u8>) -> u64 {
        match (letter, follower) {
            (b'v', Some(b'e')) => self.of('v') | self.of('ü') | self.of('u'),
            (b'v', _) => self.of('v') | self.of('ü'),
            _ => self.of(char::from(letter)),
        }
    }

    fn are_reached_in(&self, haystack: &str) -> bool {
        let mut state = 1;
        for c in haystack.chars() {
            let next = self.advance(state, c);
            if next & self.found != 0 {
                return true;
            }
            state = next | 1;
        }
        false
    }

    /// As the search, but from the first character on and by one way of going on.
    fn begin(&self, text: &str, advance: fn(&Self, u64, char) -> u64) -> bool {
        let mut state = 1;
        for c in text.chars() {
            state = advance(self, state, c);
            if state & self.found != 0 || state == 0 {
                break;
            }
        }
        state & self.found != 0
    }

    fn advance(&self, state: u64, c: char) -> u64 {
        let mut next = self.advance_by_character(state, c);
        if self.has_letters && !c.is_ascii() {
            next |= self.advance_by_sound(state, c);
        }
        next
    }

    fn advance_by_initial(&self, state: u64, c: char) -> u64 {
        if c.is_ascii() {
            return self.advance_by_character(state, c);
        }
        let mut next = 0;
        READINGS.get_pinyins_and_for_each(c, |reading| {
            let syllable = reading.notation(PinyinNotation::Ascii).unwrap_or("").as_bytes();
            if let Some(&letter) = syllable.first() {
                next |= (state & self.of_sound(letter, syllable.get(1))) << 1;
            }
        });
        next
    }

    fn advance_by_character(&self, state: u64, c: char) -> u64 {
        let mut next = state;
        for folded in fold_char(c) {
            next = (next & self.of(folded)) << 1;
            // A needle may end inside a letter that folds to several.
            if next & self.found != 0 {
                break;
            }
        }
        next
    }

    fn advance_by_sound(&self, state: u64, c: char) -> u64 {
        let mut next = 0;
        READINGS.get_pinyins_and_for_each(c, |reading| {
            let syllable = reading.notation(PinyinNotation::Ascii).unwrap_or("");
            next |= self.advance_by_syllable(state, syllable);
        });
        next
    }

    /// The initial or the whole syllable has been found; a needle that ends within
    /// the syllable is found too.
    fn advance_by_syllable(&self, state: u64, syllable: &str) -> u64 {
        let mut reached = state;
        let mut next = 0;
        let letters = syllable.as_bytes();
        for (at, &letter) in letters.iter().enumerate() {
            reached = (reached & self.of_sound(letter, letters.get(at + 1))) << 1;
            if reached == 0 {
                return next;
            }
            next |= reached & self.found;
            if at == 0 {
                next |= reached;
            }
        }
        next | reached
    }
}

static READINGS: LazyLock<Readings> = LazyLock::new(|| Readings::new(PinyinNotation::Ascii));

#[cfg(test)]
mod tests {
    use proptest::{prop_assert, prop_assert_eq, proptest};

    use super::Needle;
    use crate::text::fold::fold_text;
    use crate::text::samples::any_text;

    #[track_caller]
    fn check(haystack: &str, found_by: &[&str], not_by: &[&str]) {
        for needle in found_by {
            assert!(Needle::new(needle).is_in(haystack), "{needle} finds {haystack}");
        }
        for needle in not_by {
            assert!(!Needle::new(needle).is_in(haystack), "{needle} misses {haystack}");
        }
    }

    #[test]
    fn chinese_is_found_by_character_sound_and_initials() {
        check(
            "在重庆市",
            &[
                "重庆",
                "chongqing",
                "zhongqing",
                "cq",
                "zq",
                "cqs",
                "chongq",
                "cqing",
                "重q",
                "CQ",
                "",
            ],
            &["庆重", "chongqin g", "qc", "chonqing", "hq", "ongqing", "zhq ", "重庆县"],
        );
        check("兑现承诺", &["chengn", "chengnu", "cn", "dxcn", "dxchengnuo"], &["chengna", "dcn"]);
        check("第38号", &["di38hao", "d38h", "38"], &["di3hao", "d39", "dsanba"]);
        check("女子", &["nvzi", "nüzi", "NÜZI", "nz"], &["nuzi"]);
        check("战略", &["zhanlue", "zhanlve", "zhanlüe", "zl"], &["zhanlu e"]);
        check("西安", &["xian", "xa", "x安"], &["xna", "xann"]);
    }

    #[test]
    fn latin_is_found_as_it_is_written() {
        check("NUO 计划Ａ２", &["nuo", "ｎｕｏ", "o j", "划a2", "jha2"], &["nu计", "nuoj"]);
        check("Müller", &["müller", "MÜLLER", "ül"], &["mvller", "muller"]);
        check("a-b.c", &["-b.", "A-B"], &["b-c"]);
        check("", &[""], &["a", "承"]);
    }

    #[test]
    fn a_needle_longer_than_a_word_is_found_by_its_characters() {
        let long = "承诺ABC".repeat(20);
        check(&format!("第{long}号"), &[&long, &long.to_lowercase()], &[&format!("{long}承")]);
        let longest = "c".repeat(63);
        check(&"承".repeat(63), &[&longest], &[&"c".repeat(64)]);
    }

    proptest! {
        #[test]
        fn every_part_of_a_text_finds_it(text in any_text(), skip in 0usize..20, take in 0usize..20) {
            let part: String = text.chars().skip(skip).take(take).collect();
            prop_assert!(Needle::new(&part).is_in(&text));
        }

        #[test]
        fn without_letters_it_is_a_plain_search(text in any_text(), needle in any_text()) {
            let needle: String = needle.chars().filter(|c| !c.is_alphabetic() || *c > '\u{2fff}').take(3).collect();
            let folded = fold_text(&needle);
            if folded.contains(|c: char| c.is_ascii_lowercase()) {
                return Ok(());
            }
            prop_assert_eq!(Needle::new(&needle).is_in(&text), fold_text(&text).contains(&folded));
        }
    }
}
