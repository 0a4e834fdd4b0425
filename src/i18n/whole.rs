//! The words about whole ledgers that come in as one document.

use super::{Lang, Phrase, either};
use crate::app::{Imported, WholeCounts, WholeProblem};

/// What became of a document, a line each.
#[must_use]
pub fn imported(result: &Imported, lang: Lang) -> Vec<String> {
    match result {
        Imported::Nothing(WholeCounts { operations, .. }) => vec![either!(
            lang,
            "文件里的 {operations} 次操作，台账里都已有，没有改动",
            "The ledger has all {operations} operations of the file already; nothing was changed"
        )],
        Imported::Made { counts: WholeCounts { operations, files }, restored } => {
            let made = either!(
                lang,
                "已按文件建成台账：操作 {operations} 次，佐证文件 {files} 个，各次操作和文件的校验值无误",
                "The ledger is what the file says: {operations} operations, {files} evidence \
                 files, with the hashes that they had"
            );
            let kept = restored.kept.as_ref().map(|path| {
                let path = path.display();
                either!(lang, "原台账留在 {path}", "The ledger as it was is kept at {path}")
            });
            let missing = restored.files_missing;
            let missing = (missing > 0).then(|| {
                either!(
                    lang,
                    "有 {missing} 个佐证文件不在文件里，台账里只有记录",
                    "{missing} evidence files are not in the file; the ledger has their records"
                )
            });
            std::iter::once(made).chain(kept).chain(missing).collect()
        }
    }
}

/// That evidence files could not be handed on with a ledger.
#[must_use]
pub fn files_left_out(count: usize, lang: Lang) -> String {
    either!(
        lang,
        "有 {count} 个佐证文件缺失或已损坏，没有带上；查看：nuo doctor",
        "{count} evidence files are missing or damaged and were left out; see nuo doctor"
    )
}

/// Why a document did not become the ledger.
#[must_use]
pub(super) fn phrase_whole(problem: &WholeProblem, lang: Lang) -> Phrase {
    match problem {
        WholeProblem::Json(error) => {
            let (line, column) = (error.line(), error.column());
            Phrase::new(
                "bad_ledger_file",
                either!(
                    lang,
                    "第 {line} 行第 {column} 列起不是 nuo 导出的台账，没有改动（{error}）",
                    "From line {line}, column {column} on this is no ledger that nuo wrote; \
                     nothing was changed ({error})"
                ),
                lang.pick(
                    "请用 nuo export --format json 重新导出，文件不要改动",
                    "Export it again with nuo export --format json and leave the file as it is",
                ),
            )
        }
        WholeProblem::Schema { found } => Phrase::new(
            "other_schema",
            either!(
                lang,
                "文件的 schema 是“{found}”，不是 nuo.ledger/1",
                "The file's schema is \"{found}\" and not nuo.ledger/1"
            ),
            lang.pick("各种格式见 nuo schema", "nuo schema lists the shapes"),
        ),
        WholeProblem::Chain { seq } => Phrase::new(
            "broken_chain",
            either!(
                lang,
                "文件里的操作 #{seq} 与校验值不符，没有改动",
                "Operation #{seq} of the file is not what its hash says; nothing was changed"
            ),
            lang.pick(
                "文件在导出后被改过或已损坏，请重新导出",
                "The file was changed or damaged after it was written; export it again",
            ),
        ),
        WholeProblem::OtherBytes { sha256 } => Phrase::new(
            "other_bytes",
            either!(
                lang,
                "文件里 SHA-256 为 {sha256} 的内容与校验值不符，没有改动",
                "What the file has as {sha256} has another hash; nothing was changed"
            ),
            lang.pick(
                "文件在导出后被改过或已损坏，请重新导出",
                "The file was changed or damaged after it was written; export it again",
            ),
        ),
        WholeProblem::Outdated => Phrase::new(
            "outdated",
            lang.pick(
                "读文件时台账又有了新记录，没有改动",
                "Something was recorded while the file was read; nothing was changed",
            ),
            lang.pick("再运行一次", "Run it once more"),
        ),
        WholeProblem::Apart { seq } => Phrase::new(
            "ledgers_apart",
            either!(
                lang,
                "现有台账从操作 #{seq} 起与文件不同，没有改动",
                "This ledger differs from the file from operation #{seq} on; nothing was changed"
            ),
            lang.pick(
                "导入到另一个台账：nuo --db 新文件.db import 文件",
                "Import it as another ledger: nuo --db NEW.db import FILE",
            ),
        ),
    }
}
