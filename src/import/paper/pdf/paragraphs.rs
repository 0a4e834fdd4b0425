//! Lines of pages become paragraphs; what is printed around them is told apart.

use super::lines::Row;
use crate::import::paper::line::is_wide;
use std::collections::HashMap;

/// The form in which a text is set.
#[derive(Copy, Clone, Debug)]
struct Setting {
    left: f32,
    right: f32,
    size: f32,
    /// From one line to the next.
    step: f32,
}

/// Takes out page numbers and what is printed on every page.
pub(super) fn without_heads(rows: Vec<Row>, pages: usize) -> (Vec<Row>, Vec<String>) {
    let mut edges = vec![false; rows.len()];
    for at in 0..rows.len() {
        let begins = at == 0 || rows[at - 1].page != rows[at].page;
        let ends = rows.get(at + 1).is_none_or(|next| next.page != rows[at].page);
        edges[at] = begins || ends;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (row, _) in rows.iter().zip(&edges).filter(|(_, edge)| **edge) {
        *seen.entry(without_digits(&row.text)).or_default() += 1;
    }
    let mut heads = Vec::new();
    let mut kept = Vec::with_capacity(rows.len());
    for (row, edge) in rows.into_iter().zip(edges) {
        let times = seen.get(&without_digits(&row.text)).copied().unwrap_or(0);
        let repeated = pages >= 3 && times * 3 >= pages * 2 && row.text.chars().count() <= 60;
        if edge && (repeated || is_number(&row.text)) {
            heads.push(row.text);
        } else {
            kept.push(row);
        }
    }
    (kept, heads)
}

fn without_digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

/// 3, - 3 -, 3/5.
fn is_number(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| c.is_whitespace() || "-—–－―·".contains(c));
    let digits =
        |text: &str| (1..=4).contains(&text.chars().count()) && text.chars().all(char::is_numeric);
    inner.split('/').map(str::trim).all(digits)
}

/// The paragraphs.
pub(super) fn join(rows: &[Row]) -> Vec<String> {
    let Some(setting) = setting(rows) else { return Vec::new() };
    let mut paragraphs: Vec<String> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &rows[at]);
        match (before, paragraphs.last_mut()) {
            (Some(before), Some(last)) if goes_on(before, row, setting) => {
                let wide = last.chars().next_back().is_some_and(is_wide)
                    || row.text.chars().next().is_some_and(is_wide);
                if !wide {
                    last.push(' ');
                }
                last.push_str(&row.text);
            }
            _ => paragraphs.push(row.text.clone()),
        }
    }
    paragraphs
}

fn setting(rows: &[Row]) -> Option<Setting> {
    let most = |values: Vec<f32>| {
        let mut counts: HashMap<i32, usize> = HashMap::new();
        for value in &values {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "pages are some hundred points wide"
            )]
            let rounded = (value * 2.0) as i32;
            *counts.entry(rounded).or_default() += 1;
        }
        let best = counts.into_iter().max_by_key(|(value, count)| (*count, -*value));
        #[expect(clippy::cast_precision_loss, reason = "it was a length on a page")]
        best.map(|(value, _)| value as f32 / 2.0)
    };
    let weight = |row: &Row| row.text.chars().count().div_ceil(8);
    let size =
        most(rows.iter().flat_map(|row| std::iter::repeat_n(row.size, weight(row))).collect())?;
    let body = || rows.iter().filter(|row| (row.size - size).abs() < size * 0.12);
    let left = body().map(|row| row.x).fold(f32::INFINITY, f32::min);
    let mut ends: Vec<f32> = body().map(|row| row.end).collect();
    ends.sort_by(f32::total_cmp);
    // One line may hang over.
    let right = ends[(ends.len() * 9 / 10).min(ends.len() - 1)];
    let steps = rows.windows(2).filter(|pair| pair[0].page == pair[1].page);
    let steps = steps.map(|pair| pair[0].y - pair[1].y).filter(|step| *step > size * 0.8).collect();
    Some(Setting { left, right, size, step: most(steps).unwrap_or(size * 1.5) })
}

/// Whether a line goes on in the next one.
fn goes_on(before: &Row, row: &Row, setting: Setting) -> bool {
    let Setting { left, right, size, step } = setting;
    if (before.size - row.size).abs() > size * 0.15 {
        return false;
    }
    let gap = before.y - row.y;
    let near = before.page != row.page || gap <= (step * 1.6).max(row.size * 1.2);
    if row.size > size * 1.12 {
        // A title in several lines, each in the middle.
        return before.page == row.page && gap <= row.size * 2.6;
    }
    let full = before.end >= right - size * 2.3;
    let indented = row.x > left + size * 1.2;
    full && !indented && near
}

#[cfg(test)]
mod tests {
    use super::{is_number, join, without_heads};
    use crate::import::paper::pdf::lines::Row;

    fn row(page: usize, y: f32, x: f32, size: f32, text: &str) -> Row {
        #[expect(clippy::cast_precision_loss, reason = "a line has few characters")]
        let end = x + size * text.chars().count() as f32;
        Row { page, x, y, end, size, text: text.to_owned() }
    }

    #[test]
    fn a_full_line_goes_on_and_an_indent_begins_anew() {
        let rows = [
            row(0, 700.0, 100.0, 22.0, "关于某路建议的"),
            row(0, 670.0, 130.0, 22.0, "答复"),
            row(0, 600.0, 50.0, 16.0, "张代表："),
            row(0, 576.0, 82.0, 16.0, "一二三四五六七八九十"),
            row(0, 552.0, 50.0, 16.0, "甲乙丙丁戊己庚辛壬癸子丑"),
            row(1, 700.0, 50.0, 16.0, "完。"),
            row(1, 676.0, 82.0, 16.0, "一二三四五六七八九十"),
            row(1, 652.0, 82.0, 16.0, "另起一段"),
        ];
        let expected = [
            "关于某路建议的答复",
            "张代表：",
            "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑完。",
            "一二三四五六七八九十",
            "另起一段",
        ];
        assert_eq!(join(&rows), expected);
    }

    #[test]
    fn numbers_and_heads_of_pages_are_taken_out() {
        let mut rows = Vec::new();
        for page in 0..3_u8 {
            rows.push(row(page.into(), 800.0, 50.0, 9.0, "某县政府文件"));
            rows.push(row(page.into(), 700.0, 50.0, 16.0, "正文"));
            rows.push(row(page.into(), 30.0, 280.0, 9.0, &format!("- {} -", page + 1)));
        }
        let (kept, heads) = without_heads(rows, 3);
        assert_eq!(kept.len(), 3);
        assert_eq!(heads.len(), 6);
        assert!(is_number("3/5") && is_number("— 3 —") && !is_number("2024年") && !is_number(""));
    }
}
