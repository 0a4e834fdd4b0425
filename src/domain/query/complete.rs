//! Which words may stand at the cursor: keys and flags where a term begins,
//! values of closed lists after their key.

use std::ops::Range;

use super::closed::{CERTAINTIES, Choice, DATE_WORDS, KINDS, PRESENCES, STATUSES, STRENGTHS};
use super::lexer::{Piece, Quoting, Token, TokenKind, tokens};
use super::words::{Flag, Key, Script, bare};

/// What may be put in place of what was typed before the cursor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Completion {
    /// Bytes of the text, up to the cursor; empty where a word may begin.
    pub replace: Range<usize>,
    /// Whole words without a sign, in the order people meet them.
    /// [`Key::from_word`] tells the keys, which want one.
    pub candidates: Vec<&'static str>,
    /// The key whose value stands at the cursor; what it may be followed by is
    /// not always a closed list.
    pub key: Option<Key>,
}

/// The words that may stand at `cursor_byte`, in the script of what was typed,
/// in both when nothing was. A cursor inside a character or behind the text is
/// moved to the left.
#[must_use]
pub fn complete(text: &str, cursor_byte: usize) -> Completion {
    let before = text_before(text, cursor_byte);
    let cursor = before.len();
    let tokens = tokens(before);
    match tokens.last() {
        Some(Token { kind: TokenKind::Pair { word, pieces, .. }, .. }) => match pieces.last() {
            Some(piece) if piece.at.end == cursor => {
                let key_word = before.get(word.clone()).unwrap_or("");
                values(key_word, before, piece)
            }
            _ => term_after(before, &tokens),
        },
        Some(Token { kind: TokenKind::Text(piece), at }) if at.end == cursor => match piece.quoting
        {
            Quoting::Bare => terms(before, at.clone()),
            Quoting::Closed | Quoting::Unclosed => nothing(cursor),
        },
        _ => term_after(before, &tokens),
    }
}

fn text_before(text: &str, cursor_byte: usize) -> &str {
    let nearest = (0..=cursor_byte.min(text.len())).rev();
    let mut texts = nearest.filter_map(|cursor| text.get(..cursor));
    texts.next().unwrap_or("")
}

/// A term may begin after a space or a mark, not right behind a value or a sign.
fn term_after(before: &str, tokens: &[Token]) -> Completion {
    let cursor = before.len();
    let touching = tokens.last().filter(|token| token.at.end == cursor);
    match touching.map(|token| &token.kind) {
        Some(TokenKind::Text(_) | TokenKind::Pair { .. } | TokenKind::Stray) => nothing(cursor),
        Some(TokenKind::Open | TokenKind::Close | TokenKind::Bar | TokenKind::Not) | None => {
            terms(before, cursor..cursor)
        }
    }
}

fn nothing(cursor: usize) -> Completion {
    Completion { replace: cursor..cursor, ..Completion::default() }
}

fn terms(before: &str, at: Range<usize>) -> Completion {
    let fragment = before.get(at.clone()).unwrap_or("");
    let keys = Key::ALL.iter().map(|key| key.words());
    let flags = Flag::ALL.iter().map(|flag| flag.words());
    let script = (!fragment.is_empty()).then(|| Script::of(fragment));
    let candidates = begun(keys.chain(flags), fragment, script);
    Completion { candidates, replace: at, key: None }
}

fn values(key_word: &str, before: &str, piece: &Piece) -> Completion {
    let fragment = before.get(piece.at.clone()).unwrap_or("");
    let typed = if fragment.is_empty() { key_word } else { fragment };
    let script = Some(Script::of(typed));
    let words = match (piece.quoting, Key::from_word(key_word)) {
        (Quoting::Closed, _) | (_, None) => Vec::new(),
        (Quoting::Bare | Quoting::Unclosed, Some(key)) => value_words(key),
    };
    let candidates = begun(words.into_iter(), fragment, script);
    let key = Key::from_word(key_word).filter(|_| piece.quoting == Quoting::Bare);
    Completion { candidates, replace: piece.at.clone(), key }
}

type Words = &'static [&'static str];

fn value_words(key: Key) -> Vec<Words> {
    fn of<T>(choices: &[Choice<T>]) -> Vec<Words> {
        choices.iter().map(|choice| choice.words).collect()
    }
    match key {
        Key::Status => of(STATUSES),
        Key::Kind => of(KINDS),
        Key::Strength => of(STRENGTHS),
        Key::Certainty => of(CERTAINTIES),
        Key::Evidence | Key::Moves => of(PRESENCES),
        Key::Due | Key::Review | Key::Updated => {
            let mut words = of(DATE_WORDS);
            words.extend(of(PRESENCES));
            words
        }
        Key::Code | Key::Lead | Key::Co | Key::Part | Key::Note | Key::Tag | Key::Letter => {
            Vec::new()
        }
    }
}

/// For each value the first of its words that `fragment` begins.
fn begun(
    values: impl Iterator<Item = Words>,
    fragment: &str,
    script: Option<Script>,
) -> Vec<&'static str> {
    let typed = bare(fragment);
    let begins = |word: &&&'static str| bare(word).starts_with(&typed);
    let in_script = |words: Words, script: Script| {
        let mut own = words.iter().filter(|word| Script::of(word) == script);
        own.find(begins).copied()
    };
    let mut candidates = Vec::new();
    for words in values {
        match script {
            Some(script) => candidates.extend(in_script(words, script)),
            None => {
                candidates.extend(in_script(words, Script::English));
                candidates.extend(in_script(words, Script::Chinese));
            }
        }
    }
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn completion_offers_words_in_the_script_typed() {
        let all = Key::ALL.len() + Flag::ALL.len();
        let rows: &[(&str, &str, &[&str])] = &[
            ("st", "st", &["status", "strength", "stale"]),
            ("a -ST", "ST", &["status", "strength", "stale"]),
            ("(逾", "逾", &["逾期"]),
            ("承", "承", &["承办"]),
            ("待", "待", &["待复核"]),
            ("status:un", "un", &["unchecked", "unverifiable", "undated"]),
            ("状态:已", "已", &["已办结", "已调整", "已结"]),
            ("状态:停滞,推", "推", &["推进中"]),
            ("力度:", "", &["硬性", "力争", "探索", "附条件"]),
            ("strength: ", "", &["firm", "aim", "explore", "conditional"]),
            ("期限<月", "月", &["月底"]),
            ("due:next", "next", &["next-week", "next-month"]),
            ("lead:住", "住", &[]),
            ("foo:a", "a", &[]),
            ("\"st", "", &[]),
            ("\"st\"", "", &[]),
            ("zzz", "zzz", &[]),
        ];
        for (text, replaced, candidates) in rows {
            let completion = complete(text, text.len());
            assert_eq!(completion.candidates, *candidates, "{text}");
            assert_eq!(&text[completion.replace], *replaced, "{text}");
        }
        for text in ["", "a ", "a|", "-", "status:done ", "a) "] {
            let completion = complete(text, text.len());
            assert_eq!(completion.candidates.len(), 2 * all, "{text}");
            assert_eq!(completion.replace, text.len()..text.len(), "{text}");
        }
        assert_eq!(complete("st done", 2).replace, 0..2);
        assert_eq!(complete("逾", 1).replace, 0..0);
    }
}
