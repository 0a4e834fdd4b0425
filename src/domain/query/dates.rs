//! The dates that a filter names in words, and what they come to.

use super::lexer::{TokenKind, tokens};
use super::words::Key;
use crate::domain::dates::{Period, parse_period};
use chrono::{Days, NaiveDate};

/// So far away that neither month, year nor day of the week is the same.
const OTHER_DAYS: u64 = 400;

/// The words for dates in a filter with their days, in the order in which they
/// stand there. Days that are written out, and what cannot be read, are left
/// out.
#[must_use]
pub fn dates(text: &str, today: NaiveDate) -> Vec<(&str, Period)> {
    // Days that are the same at another time were written out.
    let later = today + Days::new(OTHER_DAYS);
    let mut found: Vec<(&str, Period)> = Vec::new();
    for token in tokens(text) {
        let TokenKind::Pair { word, pieces, .. } = token.kind else { continue };
        let key = text.get(word).and_then(Key::from_word);
        if !matches!(key, Some(Key::Due | Key::Review | Key::Updated)) {
            continue;
        }
        for piece in pieces {
            let Some(typed) = text.get(piece.at) else { continue };
            if let Ok(period) = parse_period(typed, today)
                && parse_period(typed, later) != Ok(period)
                && !found.iter().any(|(known, _)| *known == typed)
            {
                found.push((typed, period));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::dates;

    #[test]
    fn words_for_dates_are_resolved_and_written_days_are_not_repeated() {
        let today = "2026-11-24".parse().expect("a day");
        for (text, expected) in [
            ("期限<月底", "月底 2026-11-30..2026-11-30"),
            ("due:this-week -closed", "this-week 2026-11-23..2026-11-29"),
            ("updated>=-30d review:none", "-30d 2026-10-25..2026-10-25"),
            ("due<2026-12-01 due:2030", ""),
            ("due:2026-Q4", ""),
            ("lead:月底 月底", ""),
            ("due:nonsense", ""),
            ("due<eom | due>eom", "eom 2026-11-30..2026-11-30"),
        ] {
            let found: Vec<String> = dates(text, today)
                .into_iter()
                .map(|(word, period)| format!("{word} {}..{}", period.from, period.to))
                .collect();
            assert_eq!(found.join(", "), expected, "{text}");
        }
    }
}
