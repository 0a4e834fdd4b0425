//! Radicals that a printer wrote in the place of characters: ⽉ is 月, ⻓ is 长.
//!
//! A browser's pdf names the shapes it draws by the first code that has them,
//! which for many a character is that of its radical.

use unicode_normalization::char::decompose_compatible;

/// The characters of Unicode's block CJK Radicals Supplement that have no
/// decomposition, by its table of equivalent ideographs.
const SUPPLEMENT: &[(char, char)] = &[
    ('⺁', '厂'),
    ('⺇', '几'),
    ('⺌', '小'),
    ('⺍', '小'),
    ('⺎', '兀'),
    ('⺏', '尣'),
    ('⺐', '尢'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺝', '月'),
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺫', '罒'),
    ('⺮', '竹'),
    ('⺶', '羊'),
    ('⺼', '肉'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻒', '镸'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻯', '竜'),
    ('⻰', '龙'),
    ('⻳', '龟'),
];

/// The text with characters in the place of their radicals.
pub(super) fn as_characters(text: &str) -> String {
    text.chars().map(character).collect()
}

fn character(sign: char) -> char {
    if !('\u{2E80}'..='\u{2FD5}').contains(&sign) {
        return sign;
    }
    let mut found = sign;
    decompose_compatible(sign, |one| found = one);
    if found != sign {
        return found;
    }
    SUPPLEMENT.iter().find(|(radical, _)| *radical == sign).map_or(sign, |(_, whole)| *whole)
}

#[cfg(test)]
mod tests {
    use super::as_characters;

    #[test]
    fn radicals_become_characters_and_nothing_else_changes() {
        assert_eq!(as_characters("2023年6⽉30⽇，⼈⺠⻓①Ａ"), "2023年6月30日，人民长①Ａ");
    }
}
