//! Content lines of a calendar as RFC 5545 has them: at most 75 octets, broken
//! between characters.
//!
//! The calendar crate folds without counting the space that begins a continued
//! line, so that a line can have 76 octets; and it gives every alarm a
//! `DTSTAMP`, which belongs to events only. Both are put right here.

/// Octets that a line may have without its end.
const LINE_OCTETS: usize = 75;

/// The calendar with its lines folded anew.
pub fn folded(calendar: &str) -> String {
    let mut text = String::with_capacity(calendar.len() + calendar.len() / 50);
    let mut in_alarm = false;
    for line in calendar.replace("\r\n ", "").split("\r\n").filter(|line| !line.is_empty()) {
        match line {
            "BEGIN:VALARM" => in_alarm = true,
            "END:VALARM" => in_alarm = false,
            _ if in_alarm && line.starts_with("DTSTAMP:") => continue,
            _ => {}
        }
        fold(line, &mut text);
    }
    text
}

fn fold(line: &str, text: &mut String) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE_OCTETS {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(c);
        octets += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::folded;
    use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn lines_keep_their_words_and_are_short(line in "[a-z诺，é ]{1,300}") {
            let line = format!("X:{line}");
            let text = folded(&format!("{line}\r\n"));
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 75), "{}", text);
            prop_assert_eq!(text.replace("\r\n ", ""), format!("{line}\r\n"));
        }
    }

    #[test]
    fn an_alarm_has_no_stamp_of_its_own() {
        let text = "DTSTAMP:1\r\nBEGIN:VALARM\r\nDTSTAMP:2\r\nEND:VALARM\r\n";
        assert_eq!(folded(text), "DTSTAMP:1\r\nBEGIN:VALARM\r\nEND:VALARM\r\n");
    }
}
