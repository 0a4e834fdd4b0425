//! The word that was probably meant.

use super::words::{Key, Script, bare};
use crate::domain::spelling::distance;

/// Words people use for keys that are called something else here.
const NEAR_KEYS: &[(&str, Key)] = &[
    ("deadline", Key::Due),
    ("date", Key::Due),
    ("by", Key::Due),
    ("截止", Key::Due),
    ("到期", Key::Due),
    ("时限", Key::Due),
    ("时间", Key::Due),
    ("日期", Key::Due),
    ("unit", Key::Lead),
    ("owner", Key::Lead),
    ("主办", Key::Lead),
    ("单位", Key::Lead),
    ("部门", Key::Lead),
    ("责任", Key::Lead),
    ("配合", Key::Co),
    ("state", Key::Status),
    ("进度", Key::Status),
    ("进展", Key::Status),
    ("id", Key::Code),
    ("序号", Key::Code),
    ("type", Key::Kind),
    ("类别", Key::Kind),
    ("proof", Key::Evidence),
    ("证据", Key::Evidence),
    ("附件", Key::Evidence),
    ("deferred", Key::Moves),
    ("section", Key::Part),
    ("theme", Key::Part),
    ("主题", Key::Part),
    ("来函", Key::Letter),
    ("复函", Key::Letter),
    ("label", Key::Tag),
];

/// Longer words are not worth comparing.
const LONGEST_CHARS: usize = 24;

/// The key for a word that is none, in the script of the word.
pub(super) fn key_for(typed: &str) -> Option<&'static str> {
    let wanted = bare(typed);
    if let Some((_, key)) = NEAR_KEYS.iter().find(|(word, _)| *word == wanted) {
        return Some(match Script::of(typed) {
            Script::English => key.english(),
            Script::Chinese => key.chinese(),
        });
    }
    nearest(typed, Key::ALL.iter().flat_map(|key| key.words()).copied())
}

/// The word of `words` that `typed` begins, or the nearest one if it is near
/// enough: one letter in three may be wrong, and one has to be right.
#[must_use]
pub fn nearest(
    typed: &str,
    words: impl Iterator<Item = &'static str> + Clone,
) -> Option<&'static str> {
    let typed: Vec<char> = bare(typed).chars().take(LONGEST_CHARS + 1).collect();
    if typed.is_empty() || typed.len() > LONGEST_CHARS {
        return None;
    }
    let letters = |word: &str| bare(word).chars().collect::<Vec<char>>();
    let mut begun = words.clone().filter(|word| letters(word).starts_with(&typed));
    if let Some(word) = begun.next().filter(|_| typed.len() >= 2) {
        return Some(word);
    }
    let measured = words.map(|word| (distance(&typed, &letters(word)), word));
    let near = |(steps, word): &(usize, &str)| {
        let longer = letters(word).len().max(typed.len());
        *steps <= (longer / 3).max(1) && *steps < longer
    };
    let nearest = measured.filter(near).min_by_key(|(steps, _)| *steps);
    nearest.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::key_for;

    #[test]
    fn misspelt_and_foreign_keys_find_the_one_meant() {
        let rows = [
            ("stauts", Some("status")),
            ("Statsu", Some("status")),
            ("deu", Some("due")),
            ("stat", Some("status")),
            ("evidance", Some("evidence")),
            ("状况", Some("状态")),
            ("期线", Some("期限")),
            ("截止", Some("期限")),
            ("部门", Some("牵头")),
            ("deadline", Some("due")),
            ("leed", Some("lead")),
            ("foo", None),
            ("天气", None),
            ("x", None),
            ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", None),
        ];
        for (typed, expected) in rows {
            assert_eq!(key_for(typed), expected, "{typed}");
        }
    }
}
