//! What can go wrong with the ledger file, in words.

use super::{Phrase, io_reason};
use crate::app::StoreError;
use crate::i18n::{Lang, either};

/// The words for an error of the ledger file.
pub(super) fn store(error: &StoreError, lang: Lang) -> Phrase {
    match error {
        StoreError::IsDirectory(path) => {
            let path = path.display();
            Phrase::new(
                "is_directory",
                either!(lang, "{path} 是文件夹，不是账本", "{path} is a directory, not a ledger"),
                either!(
                    lang,
                    "写上文件名，例如 --db {path}/nuo.db",
                    "Name a file in it, such as --db {path}/nuo.db"
                ),
            )
        }
        StoreError::NotALedger(path) => {
            let path = path.display();
            Phrase::new(
                "not_a_ledger",
                either!(
                    lang,
                    "{path} 不是 nuo 账本，未作改动",
                    "{path} is not a nuo ledger; it was left as it is"
                ),
                lang.pick(
                    "用 --db 指定账本，或换一个新文件名",
                    "Name a ledger with --db, or a new file",
                ),
            )
        }
        StoreError::Newer { path, found, known } => {
            let path = path.display();
            Phrase::new(
                "newer_ledger",
                either!(
                    lang,
                    "{path} 由更新版本的 nuo 写成（格式 {found}，本程序只懂到 {known}），未作改动",
                    "{path} was written by a newer nuo (format {found}; this one knows {known}); it was left as it is"
                ),
                lang.pick("请升级 nuo", "Use a newer nuo"),
            )
        }
        StoreError::Missing(path) => {
            let path = path.display();
            Phrase::new(
                "missing",
                either!(lang, "没有账本 {path}", "There is no ledger {path}"),
                lang.pick("去掉 --read-only 即可新建", "It is made when --read-only is left out"),
            )
        }
        StoreError::File { path, source } => {
            let (path, reason) = (path.display(), io_reason(source, lang));
            Phrase::new(
                "ledger_file",
                either!(
                    lang,
                    "无法打开账本 {path}：{reason}",
                    "Cannot open the ledger {path}: {reason}"
                ),
                lang.pick(
                    "请检查路径和权限，或用 --db 另指一处",
                    "Check the path and its permissions, or name another with --db",
                ),
            )
        }
        StoreError::Replaced(path) => {
            let path = path.display();
            Phrase::new(
                "replaced",
                either!(
                    lang,
                    "账本 {path} 在打开期间被移走、删除或替换，没有写入",
                    "The ledger {path} was moved, removed or replaced while it was open; nothing was written"
                ),
                lang.pick("退出后重新打开", "Leave and open it again"),
            )
        }
        StoreError::ReadOnly => Phrase::new(
            "read_only",
            lang.pick("账本只读，没有改动", "The ledger is read-only; nothing was changed"),
            lang.pick(
                "去掉 --read-only，或取得账本文件和所在文件夹的写权限",
                "Leave out --read-only, or get the right to write the file and its folder",
            ),
        ),
        StoreError::Busy => Phrase::new(
            "busy",
            lang.pick(
                "另一个程序正在写账本，没有改动",
                "Another process is writing; nothing was changed",
            ),
            lang.pick("稍后再试", "Try again in a moment"),
        ),
        StoreError::DiskFull => Phrase::new(
            "disk_full",
            lang.pick("磁盘已满，没有改动", "The disk is full; nothing was changed"),
            lang.pick("腾出空间后再试", "Free some space and try again"),
        ),
        StoreError::Io(detail) => Phrase::new(
            "ledger_io",
            either!(
                lang,
                "账本文件读写失败：{detail}",
                "The ledger file could not be read or written: {detail}"
            ),
            lang.pick(
                "检查磁盘、剩余空间和文件大小限制，然后重新打开账本核对",
                "Check the disk, its free space and limits on file size, then open the ledger again",
            ),
        ),
        StoreError::Damaged(detail) => Phrase::new(
            "damaged",
            either!(lang, "账本已损坏：{detail}", "The ledger is damaged: {detail}"),
            lang.pick("先复制一份，再运行 nuo doctor", "Copy it first, then run: nuo doctor"),
        ),
        StoreError::Setting(name) => Phrase::new(
            "setting",
            either!(
                lang,
                "账本不接受设置 {name}，为防丢失未作改动",
                "The ledger did not take the setting {name}; nothing was changed"
            ),
            lang.pick("换到本机磁盘上的文件夹", "Move it to a folder on a local disk"),
        ),
        StoreError::Sqlite(error) => Phrase::new(
            "sqlite",
            either!(lang, "账本读写失败：{error}", "The ledger could not be used: {error}"),
            lang.pick("运行 nuo doctor 检查", "Check it with: nuo doctor"),
        ),
    }
}
