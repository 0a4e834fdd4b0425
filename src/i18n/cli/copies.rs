//! The words of `nuo backup` and `nuo restore`.

use crate::app::{Copy, OpRecord, Proved, Restorable, Restored};
use crate::i18n::{Lang, either, history_line, texts};
use std::path::Path;

texts! {
    /// Words without values.
    CopySay {
        Question => "继续请输入 yes 或 是：", "Type yes to go on: ";
        NotRestored => "没有恢复，账本未动", "Nothing was restored; the ledger is as it was";
    }
}

/// Whether an answer means yes; nothing else does, least of all an empty one.
#[must_use]
pub fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "yes" | "ｙｅｓ" | "是")
}

/// How much stands in a ledger.
fn contents(proved: &Proved, lang: Lang) -> String {
    let Proved { operations, commitments, files, .. } = proved;
    either!(
        lang,
        "操作 {operations} 次，承诺 {commitments} 条，佐证文件 {files} 个",
        "{operations} operations, {commitments} commitments, {files} evidence files"
    )
}

/// The newest operation, with its time and who did it.
#[must_use]
pub fn newest(op: &OpRecord, lang: Lang) -> String {
    let OpRecord { seq, at, actor, .. } = op;
    let at = at.get(..16).unwrap_or(at).replace('T', " ");
    let did = history_line(op, None, lang);
    either!(
        lang,
        "最新操作 #{seq}  {at}  {actor}：{did}",
        "Newest operation #{seq}  {at}  {actor}: {did}"
    )
}

/// A copy was made and proved.
#[must_use]
pub fn backed_up(copy: &Copy, lang: Lang) -> String {
    let (path, contents) = (copy.path.display(), contents(&copy.proved, lang));
    either!(lang, "已备份并检验：{path}（{contents}）", "Copied and proved: {path} ({contents})")
}

/// What became of the evidence files; `None` where there are none.
#[must_use]
pub fn files_carried(copied: usize, present: usize, folder: &Path, lang: Lang) -> Option<String> {
    let folder = folder.display();
    (copied + present > 0).then(|| {
        either!(
            lang,
            "  佐证文件：新复制 {copied} 个，原已有 {present} 个，在 {folder}",
            "  Evidence files: {copied} copied, {present} there already, in {folder}"
        )
    })
}

/// That evidence files are missing; `None` where none is.
#[must_use]
pub fn files_missing(missing: usize, lang: Lang) -> Option<String> {
    (missing > 0).then(|| {
        either!(
            lang,
            "  注意：有 {missing} 个佐证文件缺失或被改动；用 nuo doctor 查看是哪些",
            "  Mind: {missing} evidence files are missing or were changed; nuo doctor names them"
        )
    })
}

/// How a copy is put back.
#[must_use]
pub fn way_to_restore(command: &str, lang: Lang) -> String {
    either!(lang, "  恢复：{command}", "  To restore it: {command}")
}

/// What is about to happen.
#[must_use]
pub fn about_to_restore(restorable: &Restorable, ledger: &Path, lang: Lang) -> Vec<String> {
    let (from, ledger) = (restorable.from.display(), ledger.display());
    let contents = contents(&restorable.proved, lang);
    vec![
        either!(lang, "备份已检验：{from}（{contents}）", "The copy is sound: {from} ({contents})"),
        format!("  {}", newest(&restorable.proved.newest, lang)),
        either!(
            lang,
            "将用它替换账本 {ledger}；现有账本会先存一份。",
            "It is to replace the ledger {ledger}, of which a copy is kept first."
        ),
    ]
}

/// A copy was put in the ledger's place.
#[must_use]
pub fn restored(restorable: &Path, ledger: &Path, lang: Lang) -> String {
    let (from, ledger) = (restorable.display(), ledger.display());
    either!(
        lang,
        "已恢复：{ledger} 现为 {from} 的内容",
        "Restored: {ledger} now holds what {from} has"
    )
}

/// Where the ledger that was there lies, and how to go back to it.
#[must_use]
pub fn kept_before(restored: &Restored, command: &str, lang: Lang) -> Option<String> {
    restored.kept.as_ref()?;
    Some(either!(
        lang,
        "  原账本已存好，回到恢复之前：{command}",
        "  The ledger from before is kept; to go back: {command}"
    ))
}
