//! What the commands and their flags are for. A command or flag without its
//! line here fails a test of the command line.

use crate::i18n::Lang;

/// The commands by their path.
const COMMANDS: &[(&str, &str, &str)] = &[
    (
        "",
        "nuo 诺：答复承诺落实台账。单独输入 nuo 打开界面。",
        "nuo keeps track of the commitments made in reply letters. nuo alone opens the screens.",
    ),
    ("list", "列出承诺，可筛选、排序、分组", "List commitments: filter, sort, group"),
    (
        "agenda",
        "期限和复核提醒，按日、周或月；逾期的总在最前",
        "Due dates and review reminders by day, week or month; what is overdue comes first",
    ),
    (
        "show",
        "一条承诺的全部情况：期限由来、原文位置、佐证、记录",
        "One commitment in full: how its due date came about, its place, evidence, history",
    ),
    (
        "status",
        "按状态、时限、部分、牵头单位计数",
        "Count by status, timeliness, part and lead unit",
    ),
    ("mark", "设定状态", "Set a status"),
    ("done", "标为已办结（同 mark … done）", "Mark as done (the same as mark … done)"),
    ("progress", "记录量化目标的完成值", "Record a value of a target"),
    ("note", "记一条备注", "Record a note"),
    (
        "attach",
        "附一份佐证：文件复制存档，网址或文号记录在案",
        "Add evidence: a file is copied in, an address or number is recorded",
    ),
    ("defer", "改期，必须写明理由", "Move due dates; a reason is required"),
    (
        "add",
        "新增一条自列承诺；不写事项则打开编辑器填表",
        "Add a commitment of one's own; without a title a form opens in the editor",
    ),
    (
        "edit",
        "修改用语、单位、标签（自列承诺还可改期限等）；不带选项则打开编辑器",
        "Edit wording, units and tags, of one's own all else too; without flags in the editor",
    ),
    (
        "withdraw",
        "撤回误录的承诺，必须写明理由；记录仍然保留",
        "Withdraw a wrong entry; a reason is required and the record stays",
    ),
    (
        "read",
        "读一份答复函，列出其中的承诺：只是预览；--review 逐条审，--accept 全部收下",
        "Read a reply letter and list its commitments: a preview; --review goes through them, --accept takes all",
    ),
    (
        "import",
        "导入办公表格（csv、xlsx、json）：先 --dry-run 看清再导入；全部导入或全不导入，一次可撤销",
        "Import an office's table (csv, xlsx, json): look first with --dry-run; all or nothing, one undo",
    ),
    (
        "review",
        "逐条审阅到期该看的承诺；答完一条下一条",
        "Walk through what is due for review, one commitment at a time",
    ),
    ("log", "操作记录，新的在前", "The operations, newest first"),
    ("diff", "两个时点之间有哪些变动", "What changed between two moments"),
    ("undo", "撤销一次操作（默认最近一次）", "Undo an operation (the newest one by default)"),
    ("redo", "重做最近撤销的操作", "Redo what was undone last"),
    ("letter", "来文（答复函）", "The reply letters"),
    ("letter list", "列出来文", "List the letters"),
    (
        "letter show",
        "一份来文的情况：答复日期及依据、单位、文号",
        "A letter's facts: reply date and its basis, units, number",
    ),
    (
        "letter set",
        "填写答复日期（重算相对期限）、办复类别或文号",
        "Set the reply date (relative due dates follow), the class or the document number",
    ),
    (
        "letter attach",
        "附上来文全文，此后可引用原话",
        "Attach the letter's text, to be quoted from then on",
    ),
    (
        "check",
        "有逾期或即将到期的就以 10 退出，供定时任务使用",
        "Exit with 10 if anything is overdue or due, for cron and shell prompts",
    ),
    (
        "doctor",
        "检查账本是否完好，并说明运行环境",
        "Check that the ledger is sound, and describe the environment",
    ),
    (
        "backup",
        "把账本连同佐证文件复制到一个文件，并检验副本",
        "Copy the ledger and its evidence files to a file, and prove the copy",
    ),
    (
        "restore",
        "检验一份备份并用它替换账本；现有账本先存一份",
        "Prove a copy and put it in the ledger's place; the present one is kept first",
    ),
    (
        "completions",
        "命令行补全脚本，能补编号、状态和筛选条件",
        "A completion script for a shell; it completes codes, statuses and filters too",
    ),
    (
        "man",
        "手册页，供 man 阅读：nuo man | man -l -",
        "The manual page, for man to read: nuo man | man -l -",
    ),
    (
        "schema",
        "nuo 输出和读入的 JSON 的 JSON Schema；不写名称则列出全部",
        "The JSON Schema of the JSON that nuo writes and reads; without a name, all there are",
    ),
    ("weekly", "周报，可直接转交", "The weekly report, to be handed on"),
    (
        "export",
        "导出台账（xlsx、csv、md）或期限日历（ics）",
        "Export the register (xlsx, csv, md) or its dates as a calendar (ics)",
    ),
    ("keys", "界面的按键", "The keys of the screens"),
    (
        "views",
        "列出视图：筛选、排序、分组和列",
        "List the views: filter, order, groups and columns",
    ),
];

/// The arguments by their name, or by command and name where the meaning is
/// the command's own; those come first.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    (
        "log/code",
        "只看这条承诺；#118 则看这次操作的全部内容",
        "Only this commitment; #118 shows that operation in full",
    ),
    ("log/op", "这次操作的全部内容", "This operation in full"),
    ("log/before", "只看早于这次操作的", "Only what is older than this operation"),
    ("log/limit", "最多多少次操作", "At most this many operations"),
    (
        "diff/from",
        "从何时起：日期，或操作序号 '#118'（须加引号）",
        "Since when: a day, or an operation as '#118' (in quotes)",
    ),
    ("diff/to", "到何时为止，默认现在", "Until when; now by default"),
    ("diff/codes", "只看这条承诺，可写多次", "Only this commitment; may be repeated"),
    ("review/list", "只列出待审的", "Only print the queue"),
    ("review/limit", "最多多少条", "At most this many"),
    (
        "linear",
        "用逐行的编号问答，适合读屏软件和简单终端",
        "Ask by numbered lines, for screen readers and simple terminals",
    ),
    ("list/limit", "最多多少条", "At most this many"),
    ("attach/note", "对佐证的说明", "A remark on the evidence"),
    ("attach/evidence", "文件、网址、文号或名称", "A file, address, document number or title"),
    (
        "progress/value",
        "12（累计值）、+4（增加）或 86/120（斜杠后须是目标）",
        "12 (the total), +4 (more) or 86/120 (the goal after the slash)",
    ),
    ("note/text", "备注内容，- 表示读标准输入", "The note; - reads standard input"),
    ("mark/status", "状态，如 in_progress 或 推进中", "A status, such as in_progress"),
    ("add/title", "事项", "What is promised"),
    (
        "add/code",
        "编号，默认接着排（0.1、0.2…）",
        "Its code; by default the next one (0.1, 0.2, ...)",
    ),
    ("add/part", "分项名称，可写多次", "A named part; may be repeated"),
    (
        "add/kind",
        "类型，默认依期限和目标而定",
        "Its kind; by default found from due date and target",
    ),
    ("add/note", "备注，- 表示读标准输入", "A note; - reads standard input"),
    ("add/edit", "先在编辑器里填完再记", "Fill in the rest in the editor first"),
    ("add/tag", "标签，可写多次", "A tag; may be repeated"),
    ("edit/title", "新的事项用语", "The new wording"),
    ("edit/kind", "类型，如 quantity 或 数量", "Its kind, such as quantity"),
    ("edit/tag", "加上标签，可写多次", "Add a tag; may be repeated"),
    (
        "read/file",
        "答复函：txt、md、html、docx、有文字层的 pdf；- 表示读标准输入",
        "The letter: txt, md, html, docx or a pdf with its text; - reads standard input",
    ),
    (
        "read/text",
        "只打印位置所指的段落，一段一行：段号、制表符、正文（纯文本即非空行）",
        "Only print the paragraphs that places refer to, one a line: number, tab, text (of plain text the non-empty lines)",
    ),
    ("accept", "收下全部新的，一次记入，一次可撤销", "Record all new ones, as one operation"),
    (
        "score",
        "把握不低于此的才收，0 到 1；默认 0.5",
        "Only those with at least this score, 0 to 1; 0.5 by default",
    ),
    (
        "read/review",
        "逐条审：收下、修改、拆开、合并、不收、补漏，最后一次记入",
        "Go through them: accept, edit, split, join, refuse, add; recorded at the end",
    ),
    (
        "read/reply_date",
        "答复日期；来文没写明或读错时用",
        "The date of the reply, where the letter does not say it or was misread",
    ),
    ("read/letter", "记入台账时的来文编号，默认自拟", "The name to record the letter under"),
    ("read/format", "文件格式；默认自己辨认", "Its format; found out by default"),
    ("encoding", "文字编码；默认自己辨认", "Its encoding; found out by default"),
    ("verbose", "逐条列出滤掉的杂物", "List what was left aside as well"),
    ("import/file", "表格文件，- 表示读标准输入", "The file; - reads standard input"),
    ("import/format", "文件格式，默认自己辨认", "Its format; found out by default"),
    (
        "on_conflict",
        "与台账说法不同的行：fail（默认）全不导入，keep 以台账为准，take 以文件为准（已有的状态、佐证、备注总是保留）",
        "Rows that differ from the ledger: fail (the usual) imports nothing, keep leaves the ledger's, take uses the file's (what is recorded of status, evidence and notes always stays)",
    ),
    (
        "map",
        "某个表头是哪一栏，可写多次；field 照原样保留，- 不导入",
        "Which field a header is; may be repeated; field keeps it as it is, - leaves it out",
    ),
    ("sheet", "工作表名", "The sheet of a workbook"),
    ("import/letter", "所有行都属于这份来文", "The letter that all rows stand in"),
    (
        "rejects",
        "把不能导入的行连同原因写到这个文件，然后导入其余的行",
        "Write the rows that cannot be imported to this file with the reasons, and import the others",
    ),
    ("backup/file", "写到这个文件", "The file to write"),
    ("restore/file", "要恢复的备份", "The copy to restore"),
    ("force", "文件已存在时也覆盖", "Replace the file where it exists"),
    ("schema/name", "哪一份，如 list 或 nuo.list/1", "Which one: list or nuo.list/1"),
    ("shell", "哪一种 shell", "Which shell"),
    ("yes", "不再询问", "Do not ask"),
    ("letter set/scheme", "类别所依的口径", "The scheme that the class belongs to"),
    ("letter attach/file", "全文文件，每段一行", "A file with the text, one paragraph a line"),
    ("weekly/output", "写到文件", "Write to a file"),
    ("export/output", "写到文件；后缀决定格式", "Write to a file; its ending says the format"),
    ("export/format", "格式；默认按文件后缀", "The format; by the file's ending unless said"),
    (
        "export/columns",
        "写哪些列，逗号分隔；md 默认只写主要的八列",
        "Which columns, separated by commas; md has the eight main ones unless said",
    ),
    ("withdrawn", "连同已撤回的", "With those that were withdrawn"),
    (
        "raw",
        "csv 不在会被表格软件改读的内容前加 '",
        "No ' before what a spreadsheet would read as something else (csv)",
    ),
    (
        "alarm",
        "提前几天提醒（当天九点），可写多次，默认 7 和 1（ics）",
        "Days before at which to remind, at nine; may be repeated; 7 and 1 unless said (ics)",
    ),
    ("no_alarm", "不设提醒（ics）", "No reminders (ics)"),
    (
        "weekly/template",
        "用自己的模板；转义依文件名结尾或 --format",
        "Fill in a template of one's own; its ending or --format says how it is escaped",
    ),
    (
        "weekly/print_template",
        "打印内置模板，供修改",
        "Print the built-in template, to start one's own from",
    ),
    ("weekly/register", "附上台账", "Attach the register"),
    ("weekly/no_register", "不附台账", "Attach no register"),
    ("weekly/format", "报告格式", "The form of the report"),
    ("seal", "印发：编期号、存原件和校验值", "Hand it on: number it, and keep it with its hash"),
    ("since_last", "对比上一期封存的周报，不比上周", "Compare with the last sealed report"),
    ("sealed", "印出封存的原件，本周的也可", "Print the sealed report, also of the running week"),
    ("fresh", "封存过的周按现有记录另算", "Make the report of a sealed week anew"),
    (
        "weekly/week",
        "哪一周，如 2026-W11、上周或其中一天",
        "Which week: 2026-W11, last or a day in it",
    ),
    ("agenda/from", "从哪天起，默认今天", "The first day; today by default"),
    ("agenda/to", "到哪天为止", "The last day"),
    ("agenda/days", "从起始日往后多少天", "So many days from the first"),
    ("agenda/by", "按什么归组", "What days are gathered into"),
    ("agenda/all", "连同已结的", "Closed ones too"),
    ("check/days", "再算上今后多少天内到期的", "Count what is due within so many days too"),
    (
        "filter",
        "筛选条件，如 逾期、牵头:科技厅、-已结",
        "A filter, such as overdue, lead:TEXT, -closed",
    ),
    ("screen", "先打开哪个界面", "Which screen to begin with"),
    ("db", "账本文件（NUO_DB）", "The ledger file (NUO_DB)"),
    ("today", "以这一天为今天（NUO_TODAY）", "Take this day for today (NUO_TODAY)"),
    (
        "as_of",
        "看当时的账本：日期，或操作序号 '#118'（须加引号）；只能查看",
        "Show the ledger as recorded then: a day, or an operation as '#118' (in quotes)",
    ),
    ("json", "以 JSON 输出", "Answer in JSON"),
    ("color", "何时用颜色", "When to use colours"),
    ("lang", "界面语言", "The language"),
    ("no_input", "不等待键盘输入", "Never wait for the keyboard"),
    ("quiet", "除数据和错误外不说话", "Say nothing but data and errors"),
    ("read_only", "只读打开账本", "Open the ledger for reading only"),
    ("help", "显示用法", "Show this help"),
    ("version", "显示版本", "Show the version"),
    (
        "view",
        "用哪个视图，见 nuo views；另给的筛选和排序优先",
        "Which view, see nuo views; what else is given comes first",
    ),
    ("sort", "按什么排序，默认按期限", "The order; by due date unless said otherwise"),
    ("group", "按什么分组（只用于文字输出）", "What to group by (text only)"),
    ("columns", "显示哪些列，逗号分隔", "Which columns, separated by commas"),
    ("codes", "承诺编号，可写几个", "One or more codes"),
    ("code", "承诺编号", "A code"),
    ("by", "只按这一项计数", "Count by this only"),
    (
        "chart",
        "加上条形图、一周前的数和累计曲线",
        "Add bars, the numbers of a week ago and the curve",
    ),
    ("note", "说明文字，- 表示读标准输入", "A remark; - reads standard input"),
    (
        "evidence",
        "佐证：文件、网址、文号或名称，可写多次",
        "Evidence: a file, address, number or title; may be repeated",
    ),
    ("on", "生效日期，默认今天", "The day from which it holds; today by default"),
    ("period", "哪一期，如 2022、2022-Q3、2022-07", "Which period: 2022, 2022-Q3, 2022-07"),
    ("part", "哪一个分项，写名称或序号", "Which named part, by name or number"),
    ("all_parts", "连同全部分项一起办结", "With all its parts"),
    ("value", "同时记录的完成值", "A value to record with it"),
    ("kind", "佐证种类", "The kind of evidence"),
    ("title", "佐证名称", "Its title"),
    ("number", "文号", "Its document number"),
    ("issuer", "出具单位", "Who issued it"),
    ("date", "佐证日期", "Its date"),
    (
        "grade",
        "等级 0–3：3 有文号的正式文件或官方统计，2 官方报道或答复，1 其他媒体，0 单位自述",
        "Grade 0 to 3: 3 issued document or official statistics, 2 official news, 1 other media, 0 the unit's own word",
    ),
    ("to", "新的期限", "The new due date"),
    ("title_en", "英文名", "The same in English"),
    ("lead", "牵头单位，可写多次", "A lead unit; may be repeated"),
    ("co", "协办单位，可写多次", "A co-handling unit; may be repeated"),
    (
        "due",
        "期限，如 2027-06-30、年底、3个月内、每年、十五五末",
        "When it is due: 2027-06-30, eoy, +30d, every year",
    ),
    ("strength", "力度，如 firm 或 硬性", "How firmly, such as firm or aim"),
    ("condition", "条件，附条件时必填", "The condition, where it is conditional"),
    ("target", "量化目标，如 20-30 家、不少于 500 名", "A target, such as 20-30 bases"),
    ("untag", "去掉标签，可写多次", "Take a tag away; may be repeated"),
    (
        "field",
        "其他栏，如 责任人=王某，可写多次；名称= 为去掉",
        "A further field, such as owner=Wang; may be repeated; NAME= takes it away",
    ),
    ("reason", "理由", "The reason"),
    ("op", "操作序号，见 nuo log", "The number of an operation, see nuo log"),
    ("dry_run", "只预览，不改动", "Only say what would be done"),
    ("letter", "来文编号；只有一份时可省略", "A letter; may be left out when there is only one"),
    ("reply_date", "答复日期", "The date of the reply"),
    ("class", "办复类别，原样记录", "The class mark, kept as it is written"),
    ("document_number", "答复的文号", "The reply's document number"),
    ("subcommand", "命令", "A command"),
];

/// What a command is for.
#[must_use]
pub fn about(path: &str, lang: Lang) -> &'static str {
    find(COMMANDS, path, lang).unwrap_or_default()
}

/// What an argument of a command is for.
#[must_use]
pub fn argument_text(path: &str, id: &str, lang: Lang) -> &'static str {
    let own = find(ARGUMENTS, &format!("{path}/{id}"), lang);
    own.or_else(|| find(ARGUMENTS, id, lang)).unwrap_or_default()
}

fn find(
    table: &[(&str, &'static str, &'static str)],
    key: &str,
    lang: Lang,
) -> Option<&'static str> {
    let row = table.iter().find(|(found, _, _)| *found == key);
    row.map(|(_, zh, en)| lang.pick(zh, en))
}
