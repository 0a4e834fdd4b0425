//! Quotation marks.

use super::Lang;

/// The text in quotes. In Chinese those within it are single ones (GB/T 15834).
pub(super) fn in_quotes(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("“{}”", text.replace('“', "‘").replace('”', "’")),
        Lang::En => format!("\"{text}\""),
    }
}
