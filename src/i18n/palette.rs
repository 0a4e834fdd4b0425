//! The words of the palette, of the list after a prefix and of the help.

use super::tui::screen_name;
use super::{Lang, either, texts};

texts! {
    /// Words without values.
    PaletteText {
        Title => "命令、承诺、视图", "Commands, commitments, views";
        Recent => "最近用过", "Used lately";
        Commands => "命令", "Commands";
        Items => "承诺", "Commitments";
        Views => "视图", "Views";
        Prompt => "输入汉字、拼音、首字母、英文或编号", "Type words, pinyin, initials or a code";
        Nothing => "没有匹配的命令、承诺或视图", "No command, commitment or view matches";
        Keys => "Tab 下一组  Enter 执行  Esc 关闭", "Tab next group  Enter run  Esc close";
        ShortKeys => "Enter 执行  Esc 关闭", "Enter run  Esc close";
        AtOnce => "这会直接记录：按 F2 执行", "This records at once: F2 runs it";
        AtOnceHint => "F2 执行", "F2 runs it";
        PrefixKeys => "Esc 取消", "Esc cancel";
        HelpPrompt => "打字筛选：键或动作", "Type to filter: a key or a word";
        HelpNothing => "没有这样的键或动作", "No key or action is like that";
        HelpKeys => "Esc 关闭", "Esc close";
        HelpClears => "Esc 清除筛选", "Esc clears the filter";
        HelpMore => "PgDn 更多  Esc 关闭", "PgDn more  Esc close";
        HelpDim => "暗色的现在不能用，后面是原因", "Dim: not possible now, and why";
    }
}

/// That a command belongs to other screens, by their numbers.
#[must_use]
pub fn only_on(screens: impl Iterator<Item = usize>, lang: Lang) -> String {
    let names: Vec<&str> = screens.map(|number| screen_name(number, lang)).collect();
    let names = names.join(lang.pick("、", ", "));
    either!(lang, "只在“{names}”屏可用", "Only on: {names}")
}

/// That the filter was taken away because it hid a commitment.
#[must_use]
pub fn unhidden(code: &str, lang: Lang) -> String {
    either!(lang, "筛选遮住了 {code}，已清除筛选", "The filter hid {code} and was cleared")
}

/// That a commitment stands in no list.
#[must_use]
pub fn unlisted(code: &str, lang: Lang) -> String {
    either!(lang, "{code} 已撤回，不在清单里", "{code} was withdrawn and is not in the list")
}
