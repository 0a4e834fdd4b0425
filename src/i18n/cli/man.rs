//! The words of the manual page that stand nowhere else: its headings, and the
//! variables and files that nuo minds.

use crate::i18n::{Lang, texts};

texts! {
    /// Headings of the page.
    ManSay {
        Name => "名称", "NAME";
        Synopsis => "概要", "SYNOPSIS";
        Description => "说明", "DESCRIPTION";
        Commands => "命令", "COMMANDS";
        General => "通用选项", "GENERAL OPTIONS";
        Filters => "筛选", "FILTERS";
        Environment => "环境变量", "ENVIRONMENT";
        Files => "文件", "FILES";
        Exit => "退出码", "EXIT STATUS";
        Examples => "例子", "EXAMPLES";
        Summary => "答复承诺落实台账", "track the commitments made in official reply letters";
        Manual => "nuo 手册", "nuo manual";
        Told => "单独输入 nuo 打开界面；带命令则照做并退出。改动只增不改，都能撤销（nuo undo）。数据写到标准输出，说明写到标准错误；加 --json 得到一个 JSON 对象。", "nuo alone opens the screens; with a command it does that and ends. Records only grow, and every change can be undone (nuo undo). Data goes to standard output, what is said about it to standard error; --json gives one JSON object.";
        FilterForm => "条件之间用空格隔开即同时满足，| 表示或者，- 或 not 表示否，可加括号。条件是“键:值”、标志，或任意文字（中文、拼音、首字母）。键：", "Terms beside each other all hold; | means or, - or not means not; parentheses group. A term is KEY:VALUE, a flag, or any text (also pinyin and initials). Keys:";
        FilterFlags => "标志：", "Flags:";
        FilterSigns => "期限、复核、更新、佐证、延期还可用 = < <= > >=；日期可写 2026-03-12、今天、周五、月底、+30d。", "due, review, updated, evidence and moves also take = < <= > >=; dates are 2026-03-12, today, fri, eom, +30d and the like.";
    }
}

/// A variable or file and what it is for, in Chinese and in English.
pub type Row = (&'static str, &'static str, &'static str);

/// The variables that nuo minds.
pub const VARIABLES: &[Row] = &[
    ("NUO_DB", "账本文件", "The ledger file"),
    ("NUO_LANG", "界面语言，zh 或 en", "The language, zh or en"),
    ("NUO_ACTOR", "日志里的名字", "The name in the log"),
    ("NUO_TODAY", "以这一天为今天", "The day to take for today"),
    ("VISUAL, EDITOR", "nuo add、nuo edit 用的编辑器", "The editor of nuo add and nuo edit"),
    ("PAGER", "长报告的分页程序", "What pages long reports"),
    ("NO_COLOR", "设了就不用颜色", "No colours where it is set"),
    (
        "LC_ALL, LC_MESSAGES, LANG",
        "没有另设时的界面语言",
        "The language where nothing else says it",
    ),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME", "账本和配置所在的文件夹", "Where ledger and settings lie"),
];

/// The files that nuo keeps.
pub const FILES: &[Row] = &[
    ("~/.local/share/nuo/nuo.db", "账本", "The ledger"),
    ("~/.local/share/nuo/nuo.db.files/", "佐证文件的副本", "Copies of evidence files"),
    (
        "~/.local/share/nuo/nuo.db.backups/",
        "自动备份，和恢复之前的账本",
        "Automatic copies, and ledgers from before a restore",
    ),
    ("~/.config/nuo/config.toml", "配置", "Settings"),
];

/// The text of a row.
#[must_use]
pub const fn row_text(row: &Row, lang: Lang) -> &'static str {
    lang.pick(row.1, row.2)
}
