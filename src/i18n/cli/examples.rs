//! Examples of commands, which are the same in every language.

const EXAMPLES: &[(&str, &[&str])] = &[
    ("", &["nuo list overdue", "nuo done 2.12 --evidence ./notice.pdf", "nuo undo"]),
    (
        "list",
        &[
            "nuo list overdue -closed",
            "nuo list --view 盯办",
            "nuo list 'due<eoy lead:科技厅' --group part",
        ],
    ),
    ("agenda", &["nuo agenda --days 90 --by month", "nuo agenda 牵头:科技厅 --to 年底"]),
    ("mark", &["nuo mark 1.1 1.2 in_progress --note -", "nuo mark 3.2 broken --period 2022"]),
    ("done", &["nuo done 1.4 --evidence 桂办发〔2021〕14号", "nuo done 1.6 --period 2022"]),
    ("progress", &["nuo progress 2.15 12", "nuo progress 2.15 +4 --on 2026-03-01"]),
    ("diff", &["nuo diff 2026-06-30", "nuo diff -1w", "nuo diff '#12' '#20' --code 2.15"]),
    ("defer", &["nuo defer 2.15 --to 2026-12-31 --reason TEXT"]),
    (
        "add",
        &[
            "nuo add 向市委报送半年小结 --due 2027年6月底前 --lead 办公室",
            "nuo add 新建示范点 --target '20-30 家' --due 十五五末 --tag 重点",
        ],
    ),
    (
        "edit",
        &[
            "nuo edit 1.4",
            "nuo edit 1.4 --field 责任人=王某",
            "nuo edit 1.4 --tag 重点 --untag 待议",
        ],
    ),
    (
        "import",
        &[
            "nuo import 台账.xlsx --dry-run",
            "nuo import 任务分解.csv --map '完成时间=due' --on-conflict take",
        ],
    ),
    (
        "read",
        &[
            "nuo read reply.pdf",
            "nuo read reply.html --review",
            "nuo read reply.txt --accept --score 0.8",
            "nuo read reply.docx --json",
        ],
    ),
    ("backup", &["nuo backup /media/usb/nuo.db"]),
    ("restore", &["nuo restore ~/.local/share/nuo/nuo.db.backups/nuo-2026-11-23.db"]),
    ("completions", &["nuo completions bash > ~/.local/share/bash-completion/completions/nuo"]),
    ("schema", &["nuo schema", "nuo schema list"]),
    ("log", &["nuo log 2.15", "nuo log '#118'", "nuo log --before 98 --limit 50"]),
    ("letter set", &["nuo letter set --reply-date 2021-06-25"]),
    ("review", &["nuo review", "nuo review lead:科技厅 --linear", "nuo review --list"]),
    (
        "export",
        &[
            "nuo export -o 台账.xlsx",
            "nuo export 未结 --format csv -o 未结.csv",
            "nuo export lead:科技厅 --format md --columns code,commitment,due,status",
            "nuo export -o 期限.ics --alarm 14 --alarm 3",
        ],
    ),
    ("check", &["nuo check --days 7 -q"]),
];

/// Examples of a command.
#[must_use]
pub fn examples(path: &str) -> &'static [&'static str] {
    EXAMPLES.iter().find(|(found, _)| *found == path).map_or(&[], |(_, examples)| examples)
}
