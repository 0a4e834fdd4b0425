//! What the JSON Schemas describe; each is titled in English in its file too.

use crate::i18n::{Lang, texts};

texts! {
    /// Words of the list of schemas.
    SchemaSay {
        Name => "名称", "Name";
        Use => "用途", "Use";
        About => "内容", "What it describes";
        Written => "输出", "written";
        Read => "读入", "read";
        Way => "打印其中一份：nuo schema 名称", "Print one of them: nuo schema NAME";
    }
}

/// The shapes by name.
const SHAPES: &[(&str, &str, &str)] = &[
    ("list", "符合筛选条件的承诺", "Commitments that match a filter"),
    ("show", "承诺的全部情况", "Commitments in full"),
    (
        "agenda",
        "按日、周或月排列的期限和复核提醒",
        "Due dates and review reminders by day, week or month",
    ),
    ("status", "各种状态的承诺各有多少", "How many commitments stand how"),
    ("check", "逾期或几天内到期的承诺", "Commitments that are overdue or due within some days"),
    ("review", "到期待审的承诺", "The queue of what is due for review"),
    ("weekly", "周报", "The report of a week"),
    ("log", "操作记录，新的在前", "Operations, newest first"),
    ("diff", "两个时点之间的变动", "What changed between two moments"),
    ("letters", "来文（答复函）", "The reply letters"),
    ("letter-facts", "一份来文的情况", "One reply letter"),
    ("candidates", "在答复函里找到的承诺", "What was found in a reply letter"),
    ("paragraphs", "答复函带编号的段落", "The numbered paragraphs of a letter"),
    ("views", "保存的视图", "The saved listings"),
    ("keys", "界面的按键", "The keys of the screens"),
    ("doctor", "账本是否完好，以及运行环境", "Whether the ledger is sound, and what nuo runs in"),
    (
        "ledger",
        "整本台账连同历史，可再导入",
        "A whole ledger with its history, to be imported again",
    ),
    ("import-ledger", "导入整本台账的结果", "What became of a whole ledger that was imported"),
    ("backup", "做好并检验过的备份", "A copy of the ledger that was made and proved"),
    ("restore", "已替换账本的备份", "A copy that was put in the ledger's place"),
    ("schemas", "nuo 输出和读入的 JSON 有哪些", "The shapes of the JSON that nuo writes and reads"),
    ("imported", "导入已有或会有的改动", "What an import did or would do"),
    ("written", "命令写下的改动", "What a command wrote"),
    ("undone", "撤销了哪一次操作", "What nuo undo took back"),
    ("redone", "重做了哪一次操作", "What nuo redo did again"),
    ("preview", "撤销或重做的预览", "What an undo or redo would do"),
    ("error", "命令失败的原因（写到标准错误）", "Why a command failed"),
    ("letter", "一份来文及其承诺", "A reply letter with its commitments"),
];

/// What a shape describes; empty where there is none of that name.
#[must_use]
pub fn shape_title(name: &str, lang: Lang) -> &'static str {
    let row = SHAPES.iter().find(|(found, _, _)| *found == name);
    row.map_or("", |(_, zh, en)| lang.pick(zh, en))
}
