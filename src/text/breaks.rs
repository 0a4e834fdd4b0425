//! Which characters may stand at the edge of a line, and which cling together.
//!
//! The marks are those of GB/T 15834 and their ASCII counterparts.

/// Whether a line may end here and drop `c`; no-break spaces do not count.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether `c` clings to its like: ASCII, full-width letters and digits, and the
/// letters and digits of every script that is not drawn wide.
pub fn is_word(c: char) -> bool {
    match c {
        ' ' => false,
        '\0'..='\u{7f}' | '’' | '\u{a0}' => true,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => true,
        // Circled numbers stand before a clause, not inside a word; from U+2E80
        // to U+ABFF and from U+AC00 to the surrogates lie the wide scripts.
        '\u{2460}'..='\u{24ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' => false,
        '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffff}' | '\u{1b000}'.. => false,
        _ => c.is_alphanumeric(),
    }
}

/// Whether a line may end between two characters that stand together.
pub fn may_break(before: char, after: char) -> bool {
    let clings = is_word(before) && is_word(after);
    let spaced = is_space(before) || is_space(after);
    !clings && !spaced && !never_ends_line(before) && !never_starts_line(after)
}

/// Closing marks and what hangs on a number (避头).
pub fn never_starts_line(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '，'
            | '．'
            | '：'
            | '；'
            | '？'
            | '！'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '〕'
            | '〗'
            | '］'
            | '｝'
            | '…'
            | '—'
            | '–'
            | '～'
            | '·'
            | '％'
            | '%'
            | '‰'
            | '℃'
            | '°'
            | '′'
            | '″'
            | '”'
            | '’'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
    )
}

/// Opening marks and the currency signs before a number (避尾).
pub fn never_ends_line(c: char) -> bool {
    matches!(
        c,
        '（' | '【'
            | '《'
            | '〈'
            | '「'
            | '『'
            | '〔'
            | '〖'
            | '［'
            | '｛'
            | '“'
            | '‘'
            | '￥'
            | '¥'
            | '('
            | '['
            | '{'
    )
}
