//! The words of the log screen.

use super::{Lang, either, operation, texts};
use crate::app::{LogScope, OpKind, OpRecord};

texts! {
    /// Fixed words of the log screen.
    LogText {
        Number => "序号", "No.";
        Time => "时间", "Time";
        Actor => "操作人", "Who";
        Channel => "来源", "From";
        Touched => "编号", "Code";
        Did => "变化", "What";
        Find => "查找", "Find";
        FindExample => "编号 2.15、#118、操作人或日期", "a code, #118, a name or a day";
        FindKeys => "Enter 查找  Esc 取消", "Enter finds  Esc cancels";
        Nothing => "请写编号、#序号、操作人或日期", "Type a code, #number, name or day";
        NothingOf => "没有这样的操作，按 \\ 看全部", "No such operations; \\ shows all";
        NoItem => "这次操作不涉及某一条承诺", "This operation is about no commitment";
        AllAlready => "现在就是全部操作", "All operations are shown already";
        NoOperation => "没有选中的操作", "No operation is selected";
        Founding => "建账不能撤销", "The founding cannot be undone";
        UndoOfUndo => "撤销本身不能撤销；U 重做最近撤销的一次",
            "An undo cannot be undone; U redoes what was undone last";
        UndoOfRedo => "重做本身不能撤销；请在原操作上按 R",
            "A redo cannot be undone; press R on the operation itself";
        RevertAct => "撤销", "undo it";
        GoToAct => "跳到那一次", "go to that one";
        Loading => "…", "…";
    }
}

/// The title of the list: which operations it shows.
#[must_use]
pub fn title(scope: &LogScope, lang: Lang) -> String {
    match scope {
        LogScope::All => lang.pick("日志  全部操作", "Log  all operations").to_owned(),
        LogScope::About(id) => {
            let code = id.code();
            either!(lang, "日志  只看 {code}   \\ 全部", "Log  only {code}   \\ all")
        }
        LogScope::By(actor) => {
            either!(lang, "日志  操作人 {actor}   \\ 全部", "Log  by {actor}   \\ all")
        }
    }
}

/// The title of the pane with one operation.
#[must_use]
pub fn entry_title(seq: i64, lang: Lang) -> String {
    either!(lang, "操作 #{seq}", "Operation #{seq}")
}

/// By which operation one was undone, behind what it did.
#[must_use]
pub fn undone_by(seq: i64, lang: Lang) -> String {
    either!(lang, "[已被 #{seq} 撤销]", "[undone by #{seq}]")
}

/// Whether an operation is to be undone.
#[must_use]
pub fn ask_revert(op: &OpRecord, lang: Lang) -> String {
    let (seq, did) = (op.seq, operation(op, lang));
    either!(
        lang,
        "只撤销 #{seq}：{did}。之后的操作不受影响，撤销后还可以重做。",
        "Undo only #{seq}: {did}. Later operations stay, and it can be redone."
    )
}

/// That something later has to be undone first.
#[must_use]
pub fn built_on(op: i64, later: i64, lang: Lang) -> String {
    either!(
        lang,
        "不能撤销 #{op}：之后的 #{later} 建立在它之上，要先撤销 #{later}。",
        "#{op} cannot be undone: #{later} builds on it and has to be undone first."
    )
}

/// Why an operation cannot be undone, where its row tells that.
#[must_use]
pub fn not_undoable(op: &OpRecord, lang: Lang) -> Option<String> {
    let seq = op.seq;
    match (op.kind, op.revoked_by) {
        (OpKind::Change, None) => None,
        (OpKind::Change, Some(by)) => Some(either!(
            lang,
            "#{seq} 已被 #{by} 撤销；U 可重做最近撤销的一次",
            "#{seq} is undone already, by #{by}; U redoes what was undone last"
        )),
        (OpKind::Founding, _) => Some(LogText::Founding.say(lang).to_owned()),
        (OpKind::Undo, _) => Some(LogText::UndoOfUndo.say(lang).to_owned()),
        (OpKind::Redo, _) => Some(LogText::UndoOfRedo.say(lang).to_owned()),
    }
}

/// That nothing in the log is what was looked for.
#[must_use]
pub fn not_found(typed: &str, lang: Lang) -> String {
    either!(
        lang,
        "没有找到“{typed}”：可查编号、#序号、操作人或日期",
        "Nothing is \"{typed}\": look for a code, #number, name or day"
    )
}

/// That the list shows what one operation touched.
#[must_use]
pub fn listed(count: usize, seq: i64, lang: Lang) -> String {
    either!(
        lang,
        "清单只列出 #{seq} 涉及的 {count} 条   \\ 看全部",
        "The list shows the {count} commitments of #{seq}   \\ shows all"
    )
}

/// That an operation touched too many commitments to list them.
#[must_use]
pub fn touched_many(count: usize, seq: i64, lang: Lang) -> String {
    either!(
        lang,
        "#{seq} 涉及 {count} 条，这里是全部清单",
        "#{seq} touched {count} commitments; this is the whole list"
    )
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
