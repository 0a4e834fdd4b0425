//! How nearly a short text, such as the name of a command, is what was typed.

use super::fold::fold_text;
use super::pinyin::Needle;

/// How near a text is to what was typed, the nearest first.
#[derive(Copy, Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Nearness {
    /// All of it.
    Whole,
    /// It begins with it.
    Start,
    /// The first letters of its characters (拼音首字母) or of its words.
    Initials,
    /// It begins with that sound.
    Sound,
    /// Somewhere in it, by characters or by sound.
    Inside,
}

/// What was typed, made ready once and compared with many texts.
#[derive(Clone, Debug)]
pub struct Typed {
    folded: String,
    needle: Needle,
    /// Where it is several words: each of them.
    words: Vec<Needle>,
}

impl Typed {
    #[must_use]
    pub fn new(text: &str) -> Self {
        let folded = fold_text(text.trim());
        let words: Vec<Needle> = folded.split_whitespace().map(Needle::new).collect();
        let words = if words.len() > 1 { words } else { Vec::new() };
        Self { needle: Needle::new(&folded), folded, words }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// What was typed, folded as texts are compared.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// How near a text is, if it holds what was typed at all. Dots at its end,
    /// which say that a dialog follows, do not count.
    #[must_use]
    pub fn nearness(&self, text: &str) -> Option<Nearness> {
        let compared = fold_text(text.trim_end_matches('…'));
        if compared == self.folded {
            return Some(Nearness::Whole);
        }
        if compared.starts_with(&self.folded) {
            return Some(Nearness::Start);
        }
        if self.needle.is_initials_of(text) || word_initials(&compared).starts_with(&self.folded) {
            return Some(Nearness::Initials);
        }
        if self.needle.begins(text) {
            return Some(Nearness::Sound);
        }
        self.is_in(text).then_some(Nearness::Inside)
    }

    /// Whether a text holds all of what was typed, or each of its words.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let each = || !self.words.is_empty() && self.words.iter().all(|word| word.is_in(text));
        self.needle.is_in(text) || each()
    }
}

fn word_initials(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Nearness, Typed};

    #[test]
    fn a_text_is_as_near_as_the_closest_way_to_type_it() {
        use Nearness::{Initials, Inside, Sound, Start, Whole};
        for (typed, text, nearness) in [
            ("办结", "办结…", Some(Whole)),
            ("办", "办结…", Some(Start)),
            ("bj", "办结…", Some(Initials)),
            ("banj", "办结…", Some(Sound)),
            ("b结", "办结…", Some(Sound)),
            ("结", "办结…", Some(Inside)),
            ("jie", "办结…", Some(Inside)),
            ("jb", "办结…", None),
            // Either reading of 重 (chóng, zhòng) and of 行 (háng, xíng).
            ("cz", "重做", Some(Initials)),
            ("zz", "重做", Some(Initials)),
            ("chongzuo", "重做", Some(Sound)),
            ("zhongzuo", "重做", Some(Sound)),
            ("lzyh", "柳州银行", Some(Initials)),
            ("yinhang", "柳州银行", Some(Inside)),
            ("yinxing", "柳州银行", Some(Inside)),
            ("DONE", "Done…", Some(Whole)),
            ("ｄｏ", "Done…", Some(Start)),
            ("cf", "Clear filter", Some(Initials)),
            ("filter", "Clear filter", Some(Inside)),
            ("fil cl", "Clear filter", Some(Inside)),
            ("fil x", "Clear filter", None),
            ("筛选 清", "清除筛选", Some(Inside)),
            (" 办结 ", "办结…", Some(Whole)),
        ] {
            assert_eq!(Typed::new(typed).nearness(text), nearness, "{typed} in {text}");
        }
    }
}
