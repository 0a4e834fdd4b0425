//! Dates as signatures and pages write them.

use super::scan::{digit, squeezed};
use crate::domain::dates::parse_date;
use chrono::NaiveDate;
use std::ops::Range;

/// No part of a date has more numerals.
const LONGEST: usize = 6;

/// The first whole date at or after `from`: where it stands in bytes, and the
/// day.
pub(super) fn first(text: &str, from: usize) -> Option<(Range<usize>, NaiveDate)> {
    let mut before = None;
    let starts = text.get(from..)?.char_indices().filter(|(at, c)| {
        let inside = before.replace((*at + c.len_utf8(), numeral(*c).is_some()));
        let goes_on = inside.is_some_and(|(end, was)| end == *at && was);
        numeral(*c).is_some() && !goes_on
    });
    let starts: Vec<usize> = starts.map(|(at, _)| from + at).collect();
    starts.into_iter().find_map(|start| at(text, start))
}

/// Every whole date in a text.
pub(super) fn all(text: &str) -> Vec<(Range<usize>, NaiveDate)> {
    let mut found: Vec<(Range<usize>, NaiveDate)> = Vec::new();
    let mut within = false;
    for (start, c) in text.char_indices() {
        let is_numeral = numeral(c).is_some();
        let past = found.last().is_none_or(|(range, _)| range.end <= start);
        if is_numeral && !within && past {
            found.extend(at(text, start));
        }
        within = is_numeral;
    }
    found
}

/// The date that begins at a byte.
fn at(text: &str, start: usize) -> Option<(Range<usize>, NaiveDate)> {
    let mut rest = Rest { text, at: start };
    let year = rest.numerals()?;
    if year.chars().count() != 4 {
        return None;
    }
    let mark = rest.mark(&['年', '.', '-', '/', '．', '－', '／', '·'])?;
    let month = rest.numerals()?;
    let (second, spaced) = if mark == '年' { ('月', true) } else { (mark, false) };
    rest.mark(&[second])?;
    let day = if spaced { rest.numerals()? } else { rest.tight_numerals()? };
    let closed = rest.mark(&['日', '号']).is_some();
    if spaced && !closed {
        return None;
    }
    let written = format!("{year}年{month}月{day}日");
    let date = parse_date(&written, NaiveDate::MIN).ok()?;
    Some((start..rest.at, date))
}

/// Whether a line is what is left of a date: marks without numbers, numbers
/// without marks, a day that no month has.
pub(super) fn is_damaged(line: &str) -> bool {
    let line = squeezed(line);
    let count = line.chars().count();
    let marks = line.chars().filter(|c| matches!(c, '年' | '月' | '日')).count();
    let belongs = |c: char| {
        numeral(c).is_some() || matches!(c, '年' | '月' | '日' | '号' | '.' | '-' | '/' | '．')
    };
    if count > 16 || !line.chars().all(belongs) {
        return false;
    }
    if marks > 0 {
        return count >= 2;
    }
    let folded: String = line.chars().filter_map(digit).collect();
    let is_year = folded.starts_with("19") || folded.starts_with("20");
    is_year && (5..=8).contains(&folded.len())
}

/// The plain form of a numeral of a date.
fn numeral(c: char) -> Option<char> {
    match c {
        '〇' | '○' | '◯' | '零' | 'O' | 'o' | 'Ｏ' | 'О' => Some('〇'),
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => Some(c),
        _ => digit(c),
    }
}

/// What is left of a text that is read from the left.
struct Rest<'a> {
    text: &'a str,
    at: usize,
}

impl Rest<'_> {
    fn left(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip_space(&mut self) {
        let left = self.left();
        self.at += left.len() - left.trim_start().len();
    }

    /// Numerals, also with white space between them, and past it.
    fn numerals(&mut self) -> Option<String> {
        self.skip_space();
        let mut read = String::new();
        while let Some(c) = self.left().chars().next() {
            if let Some(plain) = numeral(c) {
                read.push(plain);
            } else if !c.is_whitespace() {
                break;
            }
            if read.chars().count() > LONGEST {
                return None;
            }
            self.at += c.len_utf8();
        }
        (!read.is_empty()).then(|| plain(&read))
    }

    /// Numerals that stand together.
    fn tight_numerals(&mut self) -> Option<String> {
        self.skip_space();
        let read: String = self.left().chars().map_while(digit).collect();
        let written = self.left().chars().take(read.chars().count());
        self.at += written.map(char::len_utf8).sum::<usize>();
        (1..=2).contains(&read.len()).then_some(read)
    }

    fn mark(&mut self, marks: &[char]) -> Option<char> {
        self.skip_space();
        let c = self.left().chars().next().filter(|c| marks.contains(c))?;
        self.at += c.len_utf8();
        Some(c)
    }
}

/// A zero in digits among Chinese numerals, or the other way round, is the
/// zero of its neighbours.
fn plain(read: &str) -> String {
    let chinese = read.chars().any(|c| c != '〇' && digit(c).is_none());
    let zero = if chinese { ('0', '〇') } else { ('〇', '0') };
    read.chars().map(|c| if c == zero.0 { zero.1 } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::{all, first, is_damaged};

    #[test]
    fn dates_of_signatures_are_read_in_every_spelling() {
        let rows = [
            ("2023年10月16日", "2023-10-16"),
            ("２０２３年１０月１６日", "2023-10-16"),
            ("2 0 2 3 年 1 0 月 1 6 日", "2023-10-16"),
            ("二〇二三年十月十六日", "2023-10-16"),
            ("二○二三年十二月三十一日", "2023-12-31"),
            ("二O二三年五月二十日", "2023-05-20"),
            ("二0一九年九月九日", "2019-09-09"),
            ("2023.10.16", "2023-10-16"),
            ("2023-10-16 15:42", "2023-10-16"),
            ("2023/6/1", "2023-06-01"),
            ("2023年10月16号", "2023-10-16"),
        ];
        for (text, expected) in rows {
            let found = first(text, 0).map(|(_, day)| day.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn damaged_dates_are_seen_and_not_read() {
        for text in ["202285", "2023年10月日", "317日", "年 月 日", "2022年 月 日", "2023年13月1日"]
        {
            assert_eq!(all(text), [], "{text}");
            assert!(is_damaged(text), "{text}");
        }
        for text in ["3", "- 12 -", "0000000", "2023年度工作", "一、", ""] {
            assert!(!is_damaged(text), "{text}");
        }
    }
}
