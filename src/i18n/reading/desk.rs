//! What a person made of the candidates, and why something cannot be done with
//! one.

use crate::domain::reading::desk::{Choice, Conflict, Objection, Side, Tally};
use crate::i18n::errors::Phrase;
use crate::i18n::quotes::in_quotes;
use crate::i18n::{Lang, either, target_words};

/// What became of a candidate.
#[must_use]
pub const fn choice_word(choice: Choice, lang: Lang) -> &'static str {
    match choice {
        Choice::Pending => lang.pick("未定", "open"),
        Choice::Accepted => lang.pick("收下", "accepted"),
        Choice::Refused => lang.pick("不收", "refused"),
    }
}

/// How many candidates stand how.
#[must_use]
pub fn tally_words(tally: Tally, lang: Lang) -> String {
    let Tally { pending, accepted, refused, known } = tally;
    let mut words = either!(
        lang,
        "收下 {accepted} 条，不收 {refused} 条，未定 {pending} 条",
        "{accepted} accepted, {refused} refused, {pending} open"
    );
    if known > 0 {
        words.push_str(&either!(lang, "，台账已有 {known} 条", ", {known} in the ledger already"));
    }
    words
}

/// What two joined candidates say differently, and which word was kept.
#[must_use]
pub fn conflict_words(conflict: &Conflict, lang: Lang) -> String {
    match conflict {
        Conflict::Due { kept, left } => {
            let word = |wording: &str| in_quotes(wording, lang);
            let (kept, left) = (word(&kept.wording), word(&left.wording));
            either!(
                lang,
                "两条的期限不同：取{kept}，没有取{left}，已存疑",
                "The two have different due dates: {kept} was kept and {left} was not; it is doubted"
            )
        }
        Conflict::Target { kept, left } => {
            let (kept, left) = (target_words(kept, lang), target_words(left, lang));
            either!(
                lang,
                "两条的目标不同：取 {kept}，没有取 {left}，已存疑",
                "The two have different targets: {kept} was kept and {left} was not; it is doubted"
            )
        }
    }
}

/// Why something cannot be done with a candidate now.
#[must_use]
pub fn phrase_objection(objection: &Objection, lang: Lang) -> Phrase {
    let (key, message, hint) = match objection {
        Objection::NoSuchEntry(_) => {
            ("no_such_candidate", said(lang, "没有这一条", "There is no such candidate"), "")
        }
        Objection::Recorded { code } => (
            "recorded",
            either!(lang, "{code} 已在台账", "{code} is in the ledger already"),
            lang.pick("改台账里的：nuo edit", "To change it there: nuo edit"),
        ),
        Objection::Already(choice) => {
            let word = choice_word(*choice, lang);
            ("already", either!(lang, "这一条已经是“{word}”", "It is {word} already"), "")
        }
        Objection::NothingPending => {
            ("nothing_open", said(lang, "没有未定的", "Nothing is open any more"), "")
        }
        Objection::NoTitle => (
            "no_title",
            said(lang, "缺事项", "It has no title"),
            lang.pick("先修改，写上事项", "Edit it first and write one"),
        ),
        Objection::NoCondition => (
            "no_condition",
            said(lang, "附条件的承诺缺条件", "It is conditional and has no condition"),
            lang.pick(
                "先修改，写上条件，或改力度",
                "Edit it first: the condition, or how firm it is",
            ),
        ),
        Objection::NothingChanges => {
            ("nothing_changes", said(lang, "没有改动", "Nothing would change"), "")
        }
        Objection::CutOutside => (
            "cut_outside",
            said(
                lang,
                "不能在这里拆：有一半会没有字",
                "It cannot be split here: one half would have no words",
            ),
            lang.pick("在这一条的字句之间选一处", "Choose a place within its words"),
        ),
        Objection::NoNeighbour(Side::Next) => (
            "no_neighbour",
            said(lang, "后面没有可合并的", "Nothing follows that it could be joined with"),
            "",
        ),
        Objection::NoNeighbour(Side::Previous) => (
            "no_neighbour",
            said(lang, "前面没有可合并的", "Nothing precedes that it could be joined with"),
            "",
        ),
        Objection::NoSuchPlace => {
            ("no_such_place", said(lang, "来文里没有这个地方", "The letter has no such place"), "")
        }
        Objection::NothingSelected => {
            ("nothing_selected", said(lang, "没有选中字句", "No words are selected"), "")
        }
        Objection::Taken { code } => (
            "taken",
            either!(lang, "这些字句已是 {code}", "These words are {code} already"),
            lang.pick("修改那一条，或先不收它", "Edit that one, or refuse it first"),
        ),
        Objection::NothingToUndo => (
            "nothing_to_undo",
            said(lang, "还没有可撤销的", "Nothing was done that could be undone"),
            "",
        ),
        Objection::NothingToRedo => (
            "nothing_to_redo",
            said(lang, "没有可重做的", "Nothing was undone that could be done again"),
            "",
        ),
    };
    Phrase::new(key, message, hint)
}

fn said(lang: Lang, zh: &str, en: &str) -> String {
    lang.pick(zh, en).to_owned()
}
