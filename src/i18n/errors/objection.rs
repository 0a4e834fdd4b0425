//! What cannot be done with a candidate now, in words.

use super::Phrase;
use crate::domain::reading::desk::{Choice, Objection, Side};
use crate::i18n::{Lang, either};

/// The words for an objection: what is in the way, and what to do instead.
#[must_use]
pub fn objection(objection: &Objection, lang: Lang) -> Phrase {
    let (key, message, hint) = match objection {
        Objection::NoSuchEntry(at) => {
            let number = at + 1;
            let said = either!(lang, "没有第 {number} 条候选", "There is no candidate {number}");
            ("no_such_candidate", said, lang.pick("选列表里的一条", "Choose one of the list"))
        }
        Objection::Recorded { code } => (
            "recorded",
            either!(lang, "{code} 已在账本中", "{code} is in the ledger already"),
            lang.pick(
                "账本里的承诺用 nuo edit、nuo defer 修改",
                "Change what is recorded with nuo edit or nuo defer",
            ),
        ),
        Objection::Already(choice) => (
            "already_chosen",
            choice_word(*choice, lang).to_owned(),
            lang.pick("无须再选", "There is nothing to do"),
        ),
        Objection::NothingPending => (
            "nothing_pending",
            lang.pick("没有可以采纳的待定候选", "No pending candidate can be accepted").to_owned(),
            lang.pick(
                "缺标题或条件的先改，不采纳的可以重开",
                "Mend those that lack a title or condition; reopen refused ones",
            ),
        ),
        Objection::NoTitle => (
            "no_title",
            lang.pick("承诺要有标题", "A commitment needs a title").to_owned(),
            lang.pick("先改标题", "Edit the title first"),
        ),
        Objection::NoCondition => (
            "no_condition",
            lang.pick("附条件的承诺要写明条件", "A conditional one needs its condition").to_owned(),
            lang.pick("写上条件，或改力度", "Enter the condition, or change the strength"),
        ),
        Objection::NothingChanges => (
            "nothing_changes",
            lang.pick("没有改动", "Nothing would change").to_owned(),
            lang.pick("改一处再确认", "Change something, then confirm"),
        ),
        Objection::CutOutside => (
            "cut_outside",
            lang.pick("断开处不在这条的文字中间", "The cut is not inside the clause").to_owned(),
            lang.pick("选两个词之间的位置", "Choose a place between two of its words"),
        ),
        Objection::NoNeighbour(side) => (
            "no_neighbour",
            match side {
                Side::Previous => lang.pick("前面没有候选", "There is no candidate before it"),
                Side::Next => lang.pick("后面没有候选", "There is no candidate behind it"),
            }
            .to_owned(),
            lang.pick("换一个方向合并", "Join it with the other neighbour"),
        ),
        Objection::NoSuchPlace => (
            "no_such_place",
            lang.pick("来文没有这个位置", "The letter has no such place").to_owned(),
            lang.pick(
                "用 nuo read 文件 --text 查看段落编号",
                "See the paragraphs with: nuo read FILE --text",
            ),
        ),
        Objection::NothingSelected => (
            "nothing_selected",
            lang.pick("没有选中文字", "No words are selected").to_owned(),
            lang.pick("选中一句承诺", "Select the words of a promise"),
        ),
        Objection::Taken { code } => (
            "place_taken",
            either!(lang, "那里已有 {code}", "{code} stands there already"),
            lang.pick("可以拆分或修改那一条", "Split or edit that one"),
        ),
        Objection::NothingToUndo => (
            "nothing_to_undo",
            lang.pick("没有可以撤销的动作", "There is nothing to undo").to_owned(),
            lang.pick("还没有动过", "Nothing was done yet"),
        ),
        Objection::NothingToRedo => (
            "nothing_to_redo",
            lang.pick("没有可以重做的动作", "There is nothing to redo").to_owned(),
            lang.pick("撤销之后才能重做", "Only what was undone can be done again"),
        ),
    };
    Phrase::new(key, message, hint)
}

const fn choice_word(choice: Choice, lang: Lang) -> &'static str {
    match choice {
        Choice::Pending => lang.pick("这条本来就待定", "It is pending already"),
        Choice::Accepted => lang.pick("这条已经采纳", "It is accepted already"),
        Choice::Refused => lang.pick("这条已经不采纳", "It is refused already"),
    }
}
