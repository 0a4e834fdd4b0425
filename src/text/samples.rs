//! Strings for the property tests: ordinary ones, and ones made of trouble.

use proptest::prelude::Strategy;
use proptest::sample::select;
use proptest::{collection, prop_oneof, string};

use crate::text::Ambiguous;

/// The one character that is three columns wide by itself.
pub const THREE_WIDE: char = '\u{17d8}';

/// Pieces that have broken a width, a wrap or an escape somewhere before.
const TROUBLE: &[&str] = &[
    "承诺",
    "重庆",
    "，",
    "。",
    "）",
    "（",
    "《",
    "》",
    "“",
    "”",
    "…",
    "—",
    "·",
    "①",
    "→",
    "●",
    "2026年",
    "10月15日",
    "3.14%",
    "nuo",
    "https://a.cn/b",
    " ",
    "  ",
    "\u{3000}",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "e\u{301}",
    "\u{301}",
    "ｶﾞ",
    "⚠\u{fe0f}",
    "👩\u{200d}👧",
    "🇨🇳",
    "\u{1100}\u{1100}",
    "\u{1161}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{7f}",
    "\u{9b}31m",
    "\u{1b}[2J",
    "\0",
    "\u{17d8}",
    "\u{600}",
    "À",
    "Я",
    "<b>",
    "&amp;",
    "\"'",
    "=1+1",
    "-",
    "+",
    "@",
    "＝",
    "1.",
    "`",
    "*",
    "_",
    "[a](b)",
    "#",
    "|",
    "\\",
    "~",
    "ü",
    "İ",
    "ß",
    "㍿",
    "\u{e0041}",
];

pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        string::string_regex("(?s).{0,60}").expect("the pattern is valid"),
        collection::vec(select(TROUBLE), 0..40).prop_map(|pieces| pieces.concat()),
    ]
}

pub fn any_ambiguous() -> impl Strategy<Value = Ambiguous> {
    select(&[Ambiguous::Narrow, Ambiguous::Wide][..])
}
