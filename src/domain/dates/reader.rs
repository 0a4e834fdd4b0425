//! Reads a short text from the left: fixed words and numbers, in digits or in
//! Chinese numerals.

/// What is left to read.
#[derive(Copy, Clone)]
pub(super) struct Reader<'a> {
    rest: &'a str,
}

/// A number and how many digits it was written with; 二〇二六 has four.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Number {
    pub value: u32,
    pub digits: usize,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    pub fn is_done(self) -> bool {
        self.rest.is_empty()
    }

    /// Moves past `word` if it comes next.
    pub fn eat(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Moves past the first of `words` that comes next and gives what it means;
    /// longer words have to stand before their beginnings.
    pub fn eat_any<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        let meant = words.iter().find(|(word, _)| self.rest.starts_with(word));
        meant.map(|(word, meaning)| {
            self.rest = self.rest.get(word.len()..).unwrap_or("");
            *meaning
        })
    }

    /// Moves past the word that is all the rest, if it is one of `words`.
    pub fn finish_with<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        let meant = words.iter().find(|(word, _)| self.rest == *word);
        meant.map(|(_, meaning)| {
            self.rest = "";
            *meaning
        })
    }

    /// Moves past a number, if one comes next.
    pub fn number(&mut self) -> Option<Number> {
        let is_digit = |c: char| c.is_ascii_digit();
        let is_numeral = |c: char| numeral_digit(c).is_some() || matches!(c, '十' | '百');
        let (written, read): (&str, fn(&str) -> Option<u32>) = if self.rest.starts_with(is_digit) {
            (leading(self.rest, is_digit), arabic)
        } else {
            (leading(self.rest, is_numeral), chinese)
        };
        let value = read(written)?;
        self.rest = self.rest.get(written.len()..).unwrap_or("");
        Some(Number { value, digits: written.chars().count() })
    }
}

/// The whole text as a number, in digits or in Chinese numerals.
pub(in crate::domain) fn numeral(text: &str) -> Option<u32> {
    let mut reader = Reader::new(text);
    let number = reader.number()?;
    reader.is_done().then_some(number.value)
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

fn arabic(written: &str) -> Option<u32> {
    written.parse().ok()
}

/// 二〇二六 digit by digit when four long, else 十五, 二十一, 一百二十.
fn chinese(written: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = written.chars().map(numeral_digit).collect();
    match digits.as_deref() {
        Some([digit]) => Some(*digit),
        Some([a, b, c, d]) => Some(a * 1000 + b * 100 + c * 10 + d),
        Some(_) => None,
        None => positional(written),
    }
}

fn positional(written: &str) -> Option<u32> {
    let mut total = 0;
    let mut pending = None;
    let mut smallest_unit = 1000;
    for c in written.chars() {
        let unit = match c {
            '百' => 100,
            '十' => 10,
            '〇' | '零' if pending.is_none() && total > 0 => continue,
            _ if pending.is_some() => return None,
            _ => {
                pending = Some(numeral_digit(c)?);
                continue;
            }
        };
        if unit >= smallest_unit || (unit == 100 && pending.is_none()) {
            return None;
        }
        smallest_unit = unit;
        total += pending.take().unwrap_or(1) * unit;
    }
    Some(total + pending.unwrap_or(0))
}

/// The digit that a Chinese numeral stands for.
#[must_use]
pub fn numeral_digit(c: char) -> Option<u32> {
    let digit = match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(digit)
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn numbers_are_read_in_digits_and_in_chinese() {
        let rows = [
            ("0", Some(0)),
            ("2026", Some(2026)),
            ("二〇二六", Some(2026)),
            ("十", Some(10)),
            ("十五", Some(15)),
            ("二十", Some(20)),
            ("三十一", Some(31)),
            ("一百零五", Some(105)),
            ("一百二十", Some(120)),
            ("两", Some(2)),
            ("一二", None),
            ("十百", None),
            ("十十", None),
            ("百", None),
            ("99999999999", None),
            ("", None),
            ("3天", None),
        ];
        for (text, expected) in rows {
            assert_eq!(numeral(text), expected, "{text}");
        }
    }
}
