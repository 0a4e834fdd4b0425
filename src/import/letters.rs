//! The letters that rows stand in: found among those of the ledger, or made of
//! what the rows say of them.

use crate::domain::due::ReplyDate;
use crate::domain::evidence::document_number;
use crate::domain::ids::OWN_LETTER;
use crate::domain::intake::compared;
use crate::domain::letter::{ClassMark, Letter, Reply};
use crate::text::fold::fold_text;
use crate::text::hex::hexadecimal;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// What a row says of its letter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LetterFacts {
    /// Its name in the ledger.
    pub id: String,
    pub number: String,
    /// The title of the suggestion.
    pub suggestion: String,
    pub deputy: String,
    pub units: Vec<String>,
    pub document_number: Option<String>,
    pub reply: ReplyDate,
    pub class: Option<ClassMark>,
}

impl LetterFacts {
    /// Whether they tell which letter it is.
    #[must_use]
    pub fn name_one(&self) -> bool {
        let texts = [&self.id, &self.number, &self.suggestion];
        texts.iter().any(|text| !text.is_empty()) || self.document_number.is_some()
    }

    /// By what the letter is found, what tells most first.
    fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        let mut put = |sort: char, text: &str| {
            if !text.is_empty() {
                keys.push(format!("{sort}{text}"));
            }
        };
        put('i', &self.id.to_lowercase());
        put('n', &plain_number(&self.number));
        put('t', &compared(&self.suggestion));
        put('d', &compared(self.document_number.as_deref().unwrap_or_default()));
        keys
    }
}

/// The letters of the ledger and of the file.
#[derive(Debug, Default)]
pub struct Letters {
    names: HashMap<String, String>,
    /// Those that the ledger does not have, in the order of the file.
    pub new: Vec<Letter>,
}

impl Letters {
    /// Those of the ledger.
    #[must_use]
    pub fn of(known: &[Letter]) -> Self {
        let mut letters = Self::default();
        for letter in known {
            let facts = |suggestion: &str| LetterFacts {
                id: letter.id.clone(),
                number: letter.number.clone(),
                suggestion: suggestion.to_owned(),
                document_number: letter.document_number.clone(),
                ..LetterFacts::default()
            };
            for title in [&letter.suggestion, &letter.suggestion_en, &letter.title] {
                letters.remember(&facts(title), &letter.id);
            }
        }
        letters
    }

    fn remember(&mut self, facts: &LetterFacts, id: &str) {
        for key in facts.keys() {
            self.names.entry(key).or_insert_with(|| id.to_owned());
        }
    }

    /// The name of the letter that a row names; `own` where it names none.
    pub fn find(&mut self, facts: &LetterFacts) -> String {
        if !facts.name_one() || facts.id == OWN_LETTER {
            return OWN_LETTER.to_owned();
        }
        // What tells most decides alone: another number is another letter, also
        // under a title that was used before.
        let keys = facts.keys();
        if let Some(id) = keys.first().and_then(|key| self.names.get(key)).cloned() {
            self.remember(facts, &id);
            return id;
        }
        let mut id = new_name(facts);
        let taken = |id: &str| self.names.contains_key(&format!("i{}", id.to_lowercase()));
        if taken(&id) || id == OWN_LETTER {
            id = format!("{id}-{}", short_hash(&keys.join("\n")));
        }
        self.new.push(letter(&id, facts));
        self.remember(&LetterFacts { id: id.clone(), ..facts.clone() }, &id);
        id
    }
}

/// The number of a suggestion without the words around it.
fn plain_number(number: &str) -> String {
    let folded = fold_text(number);
    let bare = folded.trim().trim_start_matches("no.").trim_start_matches('第');
    bare.trim_end_matches('号').chars().filter(|c| !c.is_whitespace()).collect()
}

/// A name that can be typed: of the number, else the document number, else made
/// of the title.
fn new_name(facts: &LetterFacts) -> String {
    let document = facts.document_number.as_deref().unwrap_or_default();
    let number = plain_number(&facts.number);
    let wanted = [facts.id.as_str(), &number, document].into_iter().find(|text| !text.is_empty());
    let plain = |text: &str| -> String {
        let mut name = String::new();
        for c in fold_text(text).chars().take(40) {
            match c {
                c if c.is_alphanumeric() || c == '.' => name.push(c),
                _ if name.ends_with('-') => {}
                _ => name.push('-'),
            }
        }
        name.trim_matches(['-', '.']).to_owned()
    };
    match wanted.map(plain).filter(|name| !name.is_empty()) {
        Some(name) => name,
        None => format!("l-{}", short_hash(&facts.keys().join("\n"))),
    }
}

/// Eight digits that tell texts apart, the same at every import.
#[must_use]
pub fn short_hash(text: &str) -> String {
    let mut hash = hexadecimal(&Sha256::digest(text));
    hash.truncate(8);
    hash
}

fn letter(id: &str, facts: &LetterFacts) -> Letter {
    let title = [&facts.suggestion, &facts.number].into_iter().find(|text| !text.is_empty());
    Letter {
        id: id.to_owned(),
        title: title.cloned().unwrap_or_else(|| id.to_owned()),
        title_en: String::new(),
        number: plain_number(&facts.number),
        session: String::new(),
        session_en: String::new(),
        region: String::new(),
        region_en: String::new(),
        suggestion: facts.suggestion.clone(),
        suggestion_en: String::new(),
        addressee: facts.deputy.clone(),
        addressee_en: String::new(),
        lead: facts.units.clone(),
        co: Vec::new(),
        reply: Reply { date: facts.reply, basis: String::new(), basis_en: String::new() },
        document_number: facts.document_number.clone(),
        class: facts.class.clone(),
        parts: Vec::new(),
        paragraphs: Vec::new(),
        units: BTreeMap::new(),
        attached: None,
    }
}

/// Number and title of a suggestion that stand in one cell: `第2021122号 关于…`,
/// `No. 17: On …`, `2021122《…》`.
#[must_use]
pub fn number_and_title(text: &str) -> (String, String) {
    let text = text.trim();
    let bare = ["第", "No.", "no.", "NO."].iter().find_map(|mark| text.strip_prefix(mark));
    let rest = bare.unwrap_or(text).trim_start();
    let of_number =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '〔' | '〕' | '[' | ']');
    let end = rest.find(|c: char| !of_number(fold_first(c))).unwrap_or(rest.len());
    let (number, tail) = rest.split_at(end);
    if !number.chars().any(|c| fold_first(c).is_ascii_digit()) || number.chars().count() > 24 {
        return (String::new(), text.to_owned());
    }
    let tail = tail.strip_prefix('号').unwrap_or(tail);
    let sign = |c: char| c.is_whitespace() || "：:，,、-—·".contains(c);
    (number.trim_end_matches('.').to_owned(), tail.trim_start_matches(sign).trim().to_owned())
}

fn fold_first(c: char) -> char {
    crate::text::fold::fold_char(c).next().unwrap_or(c)
}

/// Unit, document number and day of a reply that stand in one cell with points
/// between them. An uncertain day has its bounds.
pub fn reply_pieces(text: &str, facts: &mut LetterFacts) {
    for piece in text.split(['·', '\n', '；', ';']).map(str::trim).filter(|piece| !piece.is_empty())
    {
        let days = days_in(piece);
        match (document_number(piece), days.as_slice()) {
            (Some(number), _) => facts.document_number = Some(number.to_owned()),
            (None, [day]) => facts.reply.on = Some(*day),
            (None, [first, last]) if first <= last => {
                facts.reply.earliest = Some(*first);
                facts.reply.latest = Some(*last);
            }
            (None, []) => facts.units.push(piece.to_owned()),
            (None, _) => {}
        }
    }
}

fn days_in(text: &str) -> Vec<NaiveDate> {
    let words = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    words.filter_map(|word| word.trim_matches('-').parse().ok()).collect()
}

/// A class mark with the scheme in brackets behind it.
#[must_use]
pub fn class(text: &str) -> Option<ClassMark> {
    let text = text.trim();
    let (mark, scheme) = match text.split_once(['（', '(']) {
        Some((mark, scheme)) => (mark, scheme.trim_end_matches(['）', ')'])),
        None => (text, ""),
    };
    let (mark, scheme) = (mark.trim().to_owned(), scheme.trim().to_owned());
    (!mark.is_empty()).then_some(ClassMark { mark, scheme })
}

#[cfg(test)]
mod tests {
    use super::{LetterFacts, Letters, class, number_and_title, reply_pieces};

    #[test]
    fn numbers_are_told_from_titles() {
        for (text, number, title) in [
            ("第2021122号 关于加强基础研究的建议", "2021122", "关于加强基础研究的建议"),
            ("No. 17: On basic research", "17", "On basic research"),
            ("2021122《关于…的建议》", "2021122", "《关于…的建议》"),
            ("关于第三方评估的建议", "", "关于第三方评估的建议"),
            ("第12号", "12", ""),
            ("Schools in 2024", "", "Schools in 2024"),
        ] {
            assert_eq!(number_and_title(text), (number.to_owned(), title.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_reply_is_taken_apart_at_its_points() {
        let mut facts = LetterFacts::default();
        reply_pieces("自治区科技厅、财政厅 · 桂科函〔2021〕14号 · 2021-06-25", &mut facts);
        assert_eq!(facts.units, ["自治区科技厅、财政厅"]);
        assert_eq!(facts.document_number.as_deref(), Some("桂科函〔2021〕14号"));
        assert_eq!(facts.reply.on.map(|day| day.to_string()).as_deref(), Some("2021-06-25"));
        let mut unsure = LetterFacts::default();
        reply_pieces("科技厅 · 未署，在 2021-05-14 至 2021-08-31 之间", &mut unsure);
        assert!(unsure.reply.bounds().is_some() && unsure.reply.on.is_none());
        let mark = class("A（自治区口径）").expect("a class");
        assert_eq!((mark.mark.as_str(), mark.scheme.as_str()), ("A", "自治区口径"));
    }

    #[test]
    fn a_letter_is_known_again_and_a_new_one_gets_a_name() {
        let mut letters = Letters::default();
        let facts = |number: &str, title: &str| LetterFacts {
            number: number.into(),
            suggestion: title.into(),
            ..LetterFacts::default()
        };
        assert_eq!(letters.find(&facts("", "")), "own");
        let first = letters.find(&facts("第 12 号", "关于甲的建议"));
        assert_eq!(first, "12");
        assert_eq!(letters.find(&facts("", "《关于甲的建议》")), "12");
        assert_eq!(letters.find(&facts("13", "关于甲的建议")), "13", "a number tells more");
        let named = letters.find(&facts("", "关于乙的建议"));
        assert!(named.starts_with("l-"), "{named}");
        assert_eq!(letters.find(&facts("", "关于乙的建议")), named);
        assert_eq!(letters.new.len(), 3);
        let mut again = Letters::of(&letters.new);
        assert_eq!(again.find(&facts("12", "")), "12");
        assert!(again.new.is_empty());
    }
}
