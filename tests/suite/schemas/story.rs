//! A long story in which everything happens that nuo has a word for, told to
//! every command, and what each of them answered.

use crate::ledger_file::{day, opening, sha256};
use crate::run::{Home, Stream};
use nuo::app::App;
use nuo::domain::event::Command;
use nuo::import::catalogue::{Batch, read};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt;

/// One answer and the shape that it should have.
#[derive(Clone)]
pub struct Said {
    pub shape: &'static str,
    pub line: String,
    pub value: Value,
}

impl Said {
    /// A value that nuo reads.
    pub fn read(shape: &'static str, value: Value) -> Self {
        Self { shape, line: "(reads)".to_owned(), value }
    }
}

struct Story {
    home: Home,
    today: &'static str,
    said: Vec<Said>,
}

impl Story {
    /// Runs with arguments separated by spaces, where `_` is the empty one.
    fn run(&self, line: &str) -> crate::run::Run {
        let words = line.split_whitespace().map(|word| if word == "_" { "" } else { word });
        let words: Vec<&str> = ["--today", self.today, "--json"].into_iter().chain(words).collect();
        self.home.words(&words)
    }

    /// Runs without asking for JSON.
    #[track_caller]
    fn run_bare(&self, line: &str) {
        let words: Vec<&str> =
            ["--today", self.today].into_iter().chain(line.split_whitespace()).collect();
        self.home.words(&words).ends(0, Stream::Has(&[]), Stream::Has(&[]));
    }

    #[track_caller]
    fn ends(&mut self, code: i32, shape: &'static str, line: &str) {
        let written = self.run(line).ends(code, Stream::Has(&[]), Stream::Has(&[]));
        let value = serde_json::from_str(&written.stdout)
            .unwrap_or_else(|error| panic!("{line}: {error}: {}", written.stdout));
        self.said.push(Said { shape, line: line.to_owned(), value });
    }

    #[track_caller]
    fn says(&mut self, shape: &'static str, line: &str) {
        self.ends(0, shape, line);
    }

    /// Each of these changes something.
    #[track_caller]
    fn writes(&mut self, lines: &[&str]) {
        lines.iter().for_each(|line| self.says("written", line));
    }

    #[track_caller]
    fn fails(&mut self, code: i32, line: &str) {
        let written = self.run(line).ends(code, Stream::Nothing, Stream::Has(&[]));
        let last = written.stderr.lines().last().expect("it says why");
        let value = serde_json::from_str(last).unwrap_or_else(|error| panic!("{line}: {error}"));
        self.said.push(Said { shape: "error", line: line.to_owned(), value });
    }

    /// The operation that the newest answer recorded.
    fn op(&self) -> i64 {
        self.said.last().and_then(|said| said.value["op"].as_i64()).expect("an operation")
    }
}

const CLAUSE: &str = "半年内修好东门老桥";

fn text() -> String {
    format!("关于修桥的答复\n各位代表：\n一是{CLAUSE}；二是逐月检查桥墩并公布结果。\n联系人：王工")
}

/// A letter of the office's own, with what the built-in one has not.
fn bridge() -> Batch {
    let text = text();
    let lengths: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
    let place =
        json!({"paragraph": 3, "start": 2, "end": 11, "sha256": sha256(CLAUSE.as_bytes())[..16]});
    let letter = json!({
        "schema": "nuo.letter/1",
        "letter": {
            "id": "bridge", "title": "修桥答复", "number": "77", "paragraphs": lengths,
            "parts": [{"part": 5, "title": "桥"}]
        },
        "commitments": [
            {
                "code": "5.1", "title": "修好东门老桥", "kind": "quantity", "strength": "conditional",
                "condition": "批复后", "lead": ["住建局"], "due": {"wording": "半年内", "rule": "reply+6m"},
                "target": {"metric": "老桥", "operator": "range", "low": 2, "high": 3, "unit": "座",
                    "scope": "window", "baseline": 0.5},
                "parts": [{"name": "桥面", "name_en": "deck"}, {"name": "桥墩"}], "source": [place]
            },
            {"code": "5.2", "title": "逐月检查桥墩", "kind": "recurring", "strength": "firm",
                "due": {"rule": "every:month..2026"}},
            {"code": "5.3", "title": "新建公园", "kind": "output", "strength": "explore", "due": {"rule": "none"}}
        ]
    });
    read(&letter.to_string()).expect("a catalogue")
}

fn begin(home: Home) -> Story {
    let mut story = Story { home, today: "2026-01-12", said: Vec::new() };
    story.says("list", "list");
    story.today = "2026-01-13";
    let path = story.home.ledger();
    let (mut app, _) = App::open(opening(&path, day(story.today))).expect("a ledger");
    let Batch { letter, drafts } = bridge();
    app.execute(&Command::RecordLetter { letter: Box::new(letter), drafts }, None)
        .expect("recorded");
    drop(app);
    story.says("preview", "undo --dry-run");
    story.says("undone", "undo");
    story.says("diff", "diff #2 #3");
    story.says("preview", "redo --dry-run");
    story.says("redone", "redo");
    story.says("diff", "diff #1");
    story.says("letters", "letter list");
    story.says("weekly", "weekly --week 2026-W03");
    story
}

fn february(story: &mut Story) {
    story.today = "2026-02-03";
    story.home.file("plan.pdf", b"%PDF");
    story.writes(&[
        "done 1.4 --evidence ./plan.pdf --evidence https://example.org/x --note 已核",
        "done 2.12",
        "mark 1.1 in_progress --note 开了会",
        "mark 1.2 not_started",
        "mark 1.3 stalled --note 等批复",
        "mark 1.7 stalled",
        "mark 2.1 claimed",
        "mark 2.2 partial",
        "mark 2.3 broken --note 没有",
        "mark 2.4 superseded",
        "mark 2.5 unverifiable",
        "progress 2.15 12 --note 首批",
        "progress 2.15 16.5",
        "progress 5.1 1",
        "progress 4.5 480 --period 2022 --note 年报",
        "done 4.5 --period 2019",
        "mark 4.5 broken --period 2020",
        "defer 1.5 --to 2026-12-30 --reason 等中期评估",
        "defer 2.7 --to 2026-03-20 --reason 定了日子",
        "note 3.2 已去函",
        "note 1.5 等评估报告",
        "attach 3.2 文件 --kind document --title 通知 --number 3号 --issuer 厅 --date 2026-01-30 --grade 2 --note 口头",
        "add 报送小结 --due 2026-06-30 --lead 办公室 --co 督查室 --target 20-30家 --tag 重点 --part 上报 --part 下发 --note 新列 --title-en Summary",
        "add 视批复而定 --strength conditional --condition 待批复",
        "add 按时的 --due 2026-06-30",
        "add 到期的 --due 2026-07-22",
        "edit 0.3 --field 责任人=王 --field next_step=招标 --field problem=无 --field feedback=满意 --field remarks=无 --field 包联=赵",
        "done 0.3 --evidence 纪要 --on 2026-02-03",
        "done 5.1 --part 1",
        "mark 5.1 broken --part 桥墩",
    ]);
    story.says("weekly", "weekly");
    story.says("diff", "diff #4");
    story.says("show", "show 2.15 5.1 4.5");
    story.says("agenda", "agenda --days 400 --by month --all");
}

fn letters_and_edits(story: &mut Story) {
    story.today = "2026-02-12";
    story.home.file("letter.txt", text().as_bytes());
    let before = format!("#{}", story.home.json("log --limit 1")["operations"][0]["op"]);
    story.writes(&[
        "done 2.15 --evidence 证书",
        "letter set gx-2021122 --reply-date 2021-06-25",
        "letter set gx-2021122 --class A --scheme 国办",
        "letter set gx-2021122 --document-number 桂科〔2021〕1号",
        "letter set bridge --reply-date 2026-02-05",
        "letter attach bridge ./letter.txt",
        "defer 5.2 --to 2026-03-15 --reason 汛期",
        "edit 0.1 --title 报送总结 --title-en Report --due 2026-12-31 --kind output --strength aim --target _ --lead 厅办 --co _ --tag 急",
        "edit 0.1 --target 25家",
        "edit 0.2 --condition 待省里批复",
        "edit 0.2 --strength firm --condition _",
        "edit 1.6 --tag 督办",
        "edit 0.3 --field problem=_ --field remarks=好",
        "withdraw 2.6 --reason 重复",
        "withdraw 2.8 --reason 误撤",
    ]);
    let withdrawal = story.op();
    story
        .home
        .words(&["--today", story.today, "review", "code:3.3", "--linear", "--lang", "en"])
        .stdin(b"1\n")
        .ends(0, Stream::Has(&[]), Stream::Has(&[]));
    story.says("undone", &format!("undo {withdrawal}"));
    let undoing = story.op();
    story.says("diff", &format!("diff #{withdrawal} #{undoing}"));
    story.says("diff", &format!("diff {before}"));
    story.says("diff", &format!("diff {before} --code 0.1"));
    story.says("weekly", "weekly --seal");
    story.home.file("mine.md", b"{{ as_of }}\n");
    story.run_bare("weekly --seal --template ./mine.md");
}

fn later(story: &mut Story) {
    story.today = "2026-03-16";
    story.writes(&["mark 3.4 in_progress --on 2026-02-20 --note 补记"]);
    story.says("weekly", "weekly");
    story.says("weekly", "weekly --week 2026-W08");
    story.says("weekly", "weekly --week 2026-W07 --sealed");
    story.says("weekly", "weekly --since-last");
    story.today = "2026-07-25";
    story.says("weekly", "weekly");
    for line in [
        "status",
        "status --by status",
        "status --by month",
        "status --by lead",
        "status nothing-like-it",
    ] {
        story.says("status", line);
    }
    for line in ["agenda --by day", "agenda --from 2026-07-01 --to 2026-12-31 --by week --all"] {
        story.says("agenda", line);
    }
    for line in
        ["list", "list overdue --limit 2", "list --as-of 2026-02-03", "list nothing-like-it"]
    {
        story.says("list", line);
    }
    for line in ["review", "review --limit 1 claimed", "review nothing-like-it"] {
        story.says("review", line);
    }
    story.says("show", "show 1.4 2.6 2.7 2.15 3.2 3.3 4.5 5.1 5.2 0.1 0.2 0.3 1.3");
    for line in
        ["log --limit 200", "log --limit 2", "log #2", "log #1", "log 2.15", "log --before 3"]
    {
        story.says("log", line);
    }
    for line in ["diff 2026-01-01", "diff 2026-02-03", "diff #7 #7"] {
        story.says("diff", line);
    }
    story.says("letters", "letter list");
    story.says("letter-facts", "letter show gx-2021122");
    story.says("letter-facts", "letter show bridge");
    story.ends(10, "check", "check");
    story.says("check", "check code:2.12");
    story.says("schemas", "schema");
    story.says("candidates", "read ./letter.txt");
    story.says("paragraphs", "read ./letter.txt --text");
    story.says("keys", "keys");
    story.says("views", "views");
}

/// A register that an office keeps, and the same with rows of every sort.
fn imports(story: &mut Story) {
    let head = "编号,事项,责任单位,完成时限,量化目标,完成值,状态,进展,佐证材料,自拟栏\n";
    let files = [
        "n1,建设示范基地,科技厅,2027-06-30,,,推进中,已选址,,甲\n\
         n2,出台办法,,,20-30家,,,,,\nn4,培训,,,,,,,,\n",
        "n1,建设两个示范基地,教育厅,2027-09-30,,,已完成,已开工,,\n\
         n9,出台《办法》,,,,,,,,\nn2,整治河道排污,,,,,,,,\nn3,新增事项,,很快,,,,,,\n合计,,,,,,,,,\n",
        "n2,出台办法,,,20-30家,5,停滞（等批复）,已选址,桂办发〔2022〕9号,\nn4,培训,,,,,推进中,,,\n",
    ];
    for (name, rows) in ["first.csv", "second.csv", "third.csv"].iter().zip(files) {
        story.home.file(name, format!("{head}{rows}").as_bytes());
    }
    story.says("imported", "import first.csv --dry-run");
    story.says("imported", "import first.csv");
    story.ends(7, "imported", "import second.csv");
    story.says("imported", "import third.csv --on-conflict take --dry-run");
}

fn failures(story: &mut Story) {
    for (code, line) in [
        (2, "list foo:1"),
        (2, "lisst"),
        (2, "mark 1.1 doen"),
        (2, "weekly --week 2030-W01"),
        (3, "show 9.99"),
        (4, "defer 1.5 --to 2027-01-01"),
        (4, "undo 1"),
        (7, "attach 3.2 ./missing.pdf"),
        (2, "schema zzz"),
        (2, "log --as-of 2099-01-01"),
        (2, "keys --as-of today"),
    ] {
        story.fails(code, line);
    }
}

fn copies_and_damage(story: &mut Story) {
    story.says("ledger", "export");
    story.run("export -o ./whole.json").ends(0, Stream::Nothing, Stream::Has(&[]));
    story.says("import-ledger", "import ./whole.json --db ./other/nuo.db");
    story.says("import-ledger", "import ./whole.json --db ./other/nuo.db");
    story.says("backup", "backup ./copy.db");
    story.says("restore", "restore ./copy.db --yes");
    story.says("restore", "restore ./copy.db --yes --db ./new/nuo.db");
    story.says("doctor", "doctor");
    let config = "[keys]\nundo = 7\nnonsense = \"x\"\n";
    story.home.file(".config/nuo/config.toml", config.as_bytes());
    let views = "[[view]]\nname = \"坏的\"\nfilter = \"foo:1\"\n\n[[view]]\nname = \"我的\"\nfilter = \"逾期\"\ngroup = \"lead\"\ncolumns = [\"code\", \"title\"]\n";
    story.home.file(".config/nuo/views.toml", views.as_bytes());
    let ledger = story.home.ledger();
    let open = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(&ledger, open).expect("set");
    story.says("keys", "keys");
    story.says("views", "views");
    story.says("doctor", "doctor --lang en");
    story.home.file(".config/nuo/config.toml", b"soon_days = 'many'");
    story.ends(2, "doctor", "doctor");
    story.home.file(".config/nuo/config.toml", b"");
    let files = ledger.with_file_name("nuo.db.files");
    std::fs::remove_dir_all(files).expect("removed");
    let connection = Connection::open(&ledger).expect("opens");
    connection
        .execute_batch(
            "DROP TRIGGER op_stays;
             UPDATE op SET actor = '王' WHERE seq = 3;
             DROP TRIGGER sealed_stays;
             UPDATE sealed SET bytes = x'00';
             UPDATE letter SET body = replace(body, '谭', '覃');
             UPDATE commitment SET status = 'done' WHERE code = '4.1';",
        )
        .expect("tampered with");
    drop(connection);
    story.ends(6, "doctor", "doctor");
}

const PARKING: &str = "关于县人大三次会议第19号建议的答复
王敏代表：
您提出的建议收悉。现答复如下：
一、下一步工作
（一）将于2026年底前建成3座立体停车楼。
（二）将于2026年6月底前完成人行天桥检修。
（三）力争两年内完成老旧小区停车改造。
县城市管理局
2026年2月5日
";

/// A letter that is read, recorded, and read once more in other words.
fn letter_read() -> Vec<Said> {
    let mut story = Story { home: Home::new(), today: "2026-02-12", said: Vec::new() };
    story.home.file("parking.txt", PARKING.as_bytes());
    story.says("candidates", "read ./parking.txt");
    story.says("paragraphs", "read ./parking.txt --text");
    story.says("written", "read ./parking.txt --accept --letter parking");
    story.says("candidates", "read ./parking.txt");
    let changed = PARKING
        .replace("将于2026年底前建成3座", "力争2027年底前建成2座")
        .replace("（三）力争两年内完成老旧小区停车改造。\n", "")
        .replace("一、下一步工作", "已有的情况不再重复。\n一、下一步工作");
    story.home.file("changed.txt", changed.as_bytes());
    story.says("candidates", "read ./changed.txt");
    story
        .home
        .words(&["--today", story.today, "read", "./changed.txt", "--linear", "--lang", "en"])
        .stdin(b"a\ny\n")
        .ends(0, Stream::Has(&["recorded"]), Stream::Has(&["nuo undo"]));
    story.says("log", "log");
    story.says("ledger", "export");
    story.said
}

/// Everything that was answered.
pub fn told() -> Vec<Said> {
    let mut story = begin(Home::new());
    february(&mut story);
    letters_and_edits(&mut story);
    later(&mut story);
    imports(&mut story);
    failures(&mut story);
    copies_and_damage(&mut story);
    story.said.into_iter().chain(letter_read()).collect()
}
