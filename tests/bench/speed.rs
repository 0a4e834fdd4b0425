//! How long a person waits, and what the bare engine would have taken.
//!
//! `cargo bench --bench speed -- N` makes a ledger of N commitments with three
//! events each, measures the product's own ways in, and measures bare SQLite
//! on the same file in the same run. It fails when a line is above its ceiling.

mod letters;
#[path = "../suite/spent.rs"]
mod spent;

use nuo::app::{Access, App, Opening, Point, Sort};
use nuo::clock::Clock;
use nuo::domain::commitment::{Draft, DueWords};
use nuo::domain::due::Rule;
use nuo::domain::event::{Command, Scope};
use nuo::domain::ids::ItemId;
use nuo::domain::letter::{Letter, Reply};
use nuo::domain::query::{Query, parse};
use nuo::domain::vocabulary::{Channel, Kind, Status, Strength};
use nuo::domain::weekly::Wanted;
use nuo::i18n::Lang;
use nuo::tui::{Look, Session};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::Rect;
use std::path::Path;
use std::time::{Duration, Instant};

const SCREEN: Rect = Rect { x: 0, y: 0, width: 200, height: 50 };

fn main() {
    // Cargo passes `--bench` first.
    let count = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("speed.db");
    let reading = letters::lines(folder.path());
    let begun = Instant::now();
    fill(&path, count);
    println!("{count} commitments, {} events, made in {:.1?}", 3 * count, begun.elapsed());
    let mut slow = Vec::new();
    let lines: Vec<Line> =
        reading.into_iter().chain(built_in(folder.path())).chain(measure(&path, count)).collect();
    let factor = slowness(&lines, count);
    println!("ceilings are for a quiet machine of two cores; this run is {factor:.1} times slower");
    for line in lines {
        let Line { what, times, bare, ceiling } = line;
        let (median, p99) = (at(&times, 50), at(&times, 99));
        let ceiling = ceiling.mul_f64(factor);
        let bare_text = bare.map_or("-".to_owned(), |bare| format!("{bare:.2?}"));
        let verdict = if p99 <= ceiling { "ok" } else { "ABOVE" };
        println!(
            "{what:<34} median {median:>9.2?}  p99 {p99:>9.2?}  bare {bare_text:>9}  \
             ceiling {ceiling:>7.0?}  {verdict}"
        );
        if p99 > ceiling {
            slow.push(what);
        }
    }
    assert!(slow.is_empty(), "above the ceiling: {slow:?}");
}

/// The line by whose lower bound the machine itself is measured: it runs none of
/// nuo's code.
const ALL_COUNTS: &str = "all counts";

/// What counting one commitment by bare SQLite took, in nanoseconds, on the
/// quiet machine for which the ceilings were set.
const REFERENCE_NANOSECONDS: f64 = 45.0;

/// How many times slower than that machine this run is, one at the least: it may
/// be another machine, or busy with other things.
fn slowness(lines: &[Line], count: usize) -> f64 {
    let bare = lines.iter().find(|line| line.what == ALL_COUNTS).and_then(|line| line.bare);
    let expected = REFERENCE_NANOSECONDS * count as f64 / 1e9;
    bare.map_or(1.0, |bare| bare.as_secs_f64() / expected).max(1.0)
}

struct Line {
    what: &'static str,
    times: Vec<Duration>,
    bare: Option<Duration>,
    ceiling: Duration,
}

fn at(times: &[Duration], percent: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
}

fn open(path: &Path) -> App {
    open_on(path, "2026-11-24")
}

fn open_on(path: &Path, day: &str) -> App {
    let opening = Opening {
        path: path.to_owned(),
        access: Access::Write,
        clock: Clock::Fixed(day.parse().expect("a day")),
        actor: "bench".to_owned(),
        channel: Channel::Cli,
        wait: Duration::from_secs(10),
        soon_days: 30,
        stale_days: 90,
        review: nuo::domain::review::ReviewRules::default(),
        home: None,
    };
    App::open(opening).expect("the ledger opens").0
}

/// A letter of `count` commitments with dates over eight years, a status for
/// each and a note for each.
fn fill(path: &Path, count: usize) {
    let mut app = open(path);
    let leads =
        ["市教育局", "市住房城乡建设局", "市交通运输局", "市科技局", "市财政局", "市水务局"];
    let verbs = ["建成", "印发", "完成", "推进", "优化", "公布"];
    let things = ["示范基地", "实施方案", "绿色通道", "数据平台", "改造工程", "人才计划"];
    let drafts: Vec<Draft> = (0..count)
        .map(|n| {
            let day = chrono::NaiveDate::from_ymd_opt(2022, 1, 1).expect("a day")
                + chrono::Days::new((n as u64 * 7919) % 2920);
            let rule = if n % 5 == 0 { Rule::None } else { Rule::Day(day) };
            let verb = verbs[n % verbs.len()];
            let thing = things[n / 7 % things.len()];
            Draft {
                code: format!("{}.{}", n % 9 + 1, n),
                title: format!("{verb}第{n}批{thing}并向社会公开进展情况"),
                title_en: format!("Complete batch {n} of the works and publish the progress"),
                kind: Kind::Output,
                strength: Strength::Firm,
                condition: None,
                condition_en: None,
                lead: vec![leads[n % leads.len()].to_owned()],
                lead_named: true,
                co: Vec::new(),
                due: DueWords { wording: String::new(), wording_en: String::new(), rule },
                target: None,
                parts: Vec::new(),
                theme: String::new(),
                theme_en: String::new(),
                tags: Vec::new(),
                source: Vec::new(),
                fields: std::collections::BTreeMap::new(),
            }
        })
        .collect();
    let ids: Vec<ItemId> = drafts.iter().map(|draft| ItemId::of("bench", &draft.code)).collect();
    let letter = Letter {
        id: "bench".to_owned(),
        title: "速度".to_owned(),
        title_en: String::new(),
        number: "0".to_owned(),
        session: String::new(),
        session_en: String::new(),
        region: String::new(),
        region_en: String::new(),
        suggestion: String::new(),
        suggestion_en: String::new(),
        addressee: String::new(),
        addressee_en: String::new(),
        lead: Vec::new(),
        co: Vec::new(),
        reply: Reply::default(),
        document_number: None,
        class: None,
        parts: Vec::new(),
        paragraphs: Vec::new(),
        units: Default::default(),
        attached: None,
    };
    let command = Command::RecordLetter { letter: Box::new(letter), drafts };
    app.execute(&command, None).expect("the letter is recorded");
    for (status, remainder) in [(Status::InProgress, 0), (Status::Done, 1), (Status::Claimed, 2)] {
        let items: Vec<ItemId> = ids
            .iter()
            .enumerate()
            .filter(|(n, _)| n % 3 == remainder)
            .map(|(_, id)| id.clone())
            .collect();
        mark(&mut app, items, status);
    }
    let command = Command::Note { items: ids, text: "已电话了解进展".to_owned() };
    app.execute(&command, None).expect("notes are recorded");
}

fn mark(app: &mut App, items: Vec<ItemId>, status: Status) {
    app.execute(&marking(items, status), None).expect("the status is recorded");
}

fn marking(items: Vec<ItemId>, status: Status) -> Command {
    Command::Mark {
        items,
        scope: Scope::Whole,
        status,
        note: None,
        evidence: Vec::new(),
        value: None,
    }
}

fn repeat(times: usize, mut work: impl FnMut(usize)) -> Vec<Duration> {
    (0..times)
        .map(|n| {
            let begun = Instant::now();
            work(n);
            begun.elapsed()
        })
        .collect()
}

fn bare(connection: &rusqlite::Connection, sql: &str) -> Duration {
    let mut statement = connection.prepare(sql).expect("a statement");
    let times = repeat(50, |_| {
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            std::hint::black_box(row.get_ref(0).expect("a column"));
        }
    });
    at(&times, 50)
}

/// The ledger that a person opens first.
fn built_in(folder: &Path) -> Vec<Line> {
    let path = folder.join("built-in.db");
    let made = repeat(1, |_| draw(&start(open(&path))));
    let opened = repeat(50, |_| draw(&start(open(&path))));
    let mut session = start(open(&path));
    let keys = repeat(200, |n| {
        let key = if n % 60 < 30 { 'j' } else { 'k' };
        session.key(KeyCode::Char(key), KeyModifiers::NONE);
        draw(&session);
    });
    let ceiling = Duration::from_millis;
    vec![
        Line {
            what: "built-in: first start to frame",
            times: made,
            bare: None,
            ceiling: ceiling(200),
        },
        Line {
            what: "built-in: open to first frame",
            times: opened,
            bare: None,
            ceiling: ceiling(15),
        },
        Line { what: "built-in: key to frame", times: keys, bare: None, ceiling: ceiling(3) },
    ]
}

fn measure(path: &Path, count: usize) -> Vec<Line> {
    let connection = rusqlite::Connection::open(path).expect("bare SQLite opens it");
    let today = "2026-11-24".parse().expect("a day");
    let scale = |small: u64, large: u64| {
        Duration::from_millis(if count <= 100_000 { small } else { large })
    };
    let mut lines = Vec::new();

    let fifty = "SELECT title FROM commitment WHERE standing < 3 ORDER BY standing, due, letter, place LIMIT 50";
    let counted =
        "SELECT status, standing, count(*), sum(due < '2026-11-24') FROM commitment GROUP BY 1, 2";
    lines.push(Line {
        what: "open to first frame",
        times: repeat(20, |_| {
            let session = start(open(path));
            draw(&session);
        }),
        bare: Some(bare(&connection, fifty) + bare(&connection, counted)),
        ceiling: scale(60, 250),
    });

    let mut session = start(open(path));
    for (what, code, ceiling) in [
        ("key to frame: j", KeyCode::Char('j'), scale(3, 5)),
        ("key to frame: page down", KeyCode::PageDown, scale(12, 60)),
        ("key to frame: to the end", KeyCode::Char('G'), scale(30, 200)),
    ] {
        lines.push(Line {
            what,
            times: repeat(100, |_| {
                session.key(code, KeyModifiers::NONE);
                draw(&session);
            }),
            bare: Some(bare(&connection, fifty)),
            ceiling,
        });
    }

    session.key(KeyCode::Char(':'), KeyModifiers::NONE);
    lines.push(Line {
        what: "palette: key to frame",
        times: repeat(60, |n| {
            let code = match n % 6 {
                5 => KeyCode::Esc,
                at => KeyCode::Char(['s', 'h', 'i', 'f', 'z'][at]),
            };
            session.key(code, KeyModifiers::NONE);
            draw(&session);
            if code == KeyCode::Esc {
                session.key(KeyCode::Char(':'), KeyModifiers::NONE);
            }
        }),
        bare: None,
        ceiling: scale(3, 5),
    });
    lines.push(Line {
        what: "palette: found, rare or no words",
        times: repeat(20, |n| {
            session.paste(["人才计划 9999", "没有这样的词", "zzzz", "4.99999"][n % 4].to_owned());
            session.settle();
            draw(&session);
            session.key(KeyCode::Char('u'), KeyModifiers::CONTROL);
        }),
        bare: None,
        ceiling: scale(150, 1500),
    });
    session.key(KeyCode::Esc, KeyModifiers::NONE);
    let mut session = start(open(path));
    lines.push(Line {
        what: "deadlines: to frame",
        times: repeat(20, |_| {
            session.key(KeyCode::Char('1'), KeyModifiers::NONE);
            session.key(KeyCode::Char('2'), KeyModifiers::NONE);
            draw(&session);
        }),
        bare: Some(bare(
            &connection,
            "SELECT due, count(*) FROM commitment WHERE standing = 0 GROUP BY due",
        )),
        ceiling: scale(200, 1000),
    });
    for (what, code, ceiling) in [
        ("deadlines: key to frame: j", KeyCode::Char('j'), scale(10, 30)),
        ("deadlines: key to frame: page down", KeyCode::PageDown, scale(30, 100)),
        ("deadlines: key to frame: to the end", KeyCode::Char('G'), scale(60, 300)),
    ] {
        lines.push(Line {
            what,
            times: repeat(100, |_| {
                session.key(code, KeyModifiers::NONE);
                draw(&session);
            }),
            bare: None,
            ceiling,
        });
    }

    session.key(KeyCode::Char('1'), KeyModifiers::NONE);
    for (what, keys, ceiling) in [
        ("list: group by lead unit", "zl", scale(200, 2000)),
        ("list: group by month", "zm", scale(200, 2000)),
        ("grouped: key to frame: j", "j", scale(3, 5)),
        ("grouped: key to frame: to the end", "G", scale(10, 30)),
        ("grouped: key to frame: to the top", "gg", scale(10, 30)),
        ("grouped: fold and open a group", "za", scale(200, 2000)),
        ("list: mark all, and take it off", "*", scale(200, 2000)),
    ] {
        lines.push(Line {
            what,
            times: repeat(20, |_| {
                for c in keys.chars() {
                    session.key(KeyCode::Char(c), KeyModifiers::NONE);
                }
                draw(&session);
            }),
            bare: None,
            ceiling,
        });
    }

    let app = open(path);
    for (what, text, ceiling) in [
        ("filter by field, screen and total", "逾期 牵头:市教育局", scale(120, 1200)),
        ("text filter, two characters", "示范", scale(150, 1500)),
        ("text filter, pinyin", "shifan", scale(200, 2000)),
        ("text filter, no hit", "没有这样的词", scale(150, 1500)),
    ] {
        let query = parse(text, today).expect("a filter");
        lines.push(Line {
            what,
            times: repeat(20, |_| {
                std::hint::black_box(app.page(&query, Sort::Due, 0..50).expect("a page"));
            }),
            bare: Some(bare(
                &connection,
                "SELECT count(*) FROM commitment WHERE instr(title, '示范') > 0",
            )),
            ceiling,
        });
    }
    lines.push(Line {
        what: ALL_COUNTS,
        times: repeat(20, |_| {
            std::hint::black_box(app.counts(&Query::All).expect("counts"));
        }),
        bare: Some(bare(&connection, counted)),
        ceiling: scale(40, 400),
    });
    lines.push(Line {
        what: "overview, curve and a week ago",
        times: repeat(20, |_| {
            std::hint::black_box(app.overview(&Query::All).expect("an overview"));
        }),
        bare: Some(bare(&connection, "SELECT item, from_day, until_day, status, due FROM stretch")),
        ceiling: scale(250, 2500),
    });
    lines.push(Line {
        what: "review: how many are due",
        times: repeat(20, |_| {
            std::hint::black_box(app.review_count(&Query::All).expect("counted"));
        }),
        bare: Some(bare(&connection, counted)),
        ceiling: scale(30, 300),
    });
    let later = open_on(path, "2027-06-01");
    lines.push(Line {
        what: "review: the queue, all due",
        times: repeat(20, |_| {
            std::hint::black_box(later.review_queue(&Query::All, 200).expect("a queue"));
        }),
        bare: None,
        ceiling: scale(150, 1500),
    });
    drop(later);
    let week = nuo::domain::iso_week::Week::containing(today);
    lines.push(Line {
        what: "report of an older week",
        times: repeat(5, |_| {
            std::hint::black_box(
                app.weekly(week.previous(), "", Wanted::default()).expect("a report"),
            );
        }),
        bare: None,
        ceiling: scale(5_000, 50_000),
    });
    drop(app);

    // The first write of a day keeps a copy of the whole ledger.
    let mut app = open_on(path, "2026-11-25");
    lines.push(Line {
        what: "first write of a day",
        times: repeat(1, |_| {
            mark(&mut app, vec![ItemId::of("bench", "1.0")], Status::Stalled);
        }),
        bare: None,
        ceiling: scale(1_500, 15_000),
    });
    lines.push(Line {
        what: "mark one, durable",
        times: repeat(40, |n| {
            let n = n + 1;
            let id = ItemId::of("bench", &format!("{}.{n}", n % 9 + 1));
            mark(&mut app, vec![id], Status::Partial);
        }),
        bare: None,
        ceiling: scale(15, 20),
    });
    let thousand: Vec<ItemId> = (100..1100.min(count))
        .map(|n| ItemId::of("bench", &format!("{}.{n}", n % 9 + 1)))
        .collect();
    let mut undo = Vec::new();
    let times = repeat(5, |_| {
        mark(&mut app, thousand.clone(), Status::Broken);
        undo.extend(repeat(1, |_| {
            app.undo(None).expect("it is undone");
        }));
    });
    // Each time holds a mark and its undo.
    let marks = times.iter().zip(&undo).map(|(both, undo)| *both - *undo).collect();
    lines.push(Line {
        what: "mark 1,000, one operation",
        times: marks,
        bare: None,
        ceiling: scale(250, 400),
    });
    // Every second one refuses: it has the status already.
    let half = thousand.iter().step_by(2).cloned().collect();
    mark(&mut app, half, Status::Broken);
    lines.push(Line {
        what: "mark 1,000, half of them refuse",
        times: repeat(5, |_| {
            let command = marking(thousand.clone(), Status::Broken);
            let outcome = app.execute_each(&command, None).expect("some accept");
            assert_eq!(outcome.refused.len(), thousand.len().div_ceil(2));
            app.undo(None).expect("it is undone");
        }),
        bare: None,
        ceiling: scale(400, 700),
    });
    lines.push(Line { what: "undo of 1,000", times: undo, bare: None, ceiling: scale(250, 400) });
    drop(app);
    lines.extend(looking_back(path, scale));
    lines
}

/// A year later somebody looks at the ledger as it was before the last writes,
/// which touched a thousand commitments, and as it was before everything had a
/// note.
fn looking_back(path: &Path, scale: impl Fn(u64, u64) -> Duration) -> Vec<Line> {
    let app = open_on(path, "2027-11-25");
    let look = |point: Point| {
        let session = start(app.past(point).expect("a past"));
        draw(&session);
    };
    let then = Point::Day("2026-11-24".parse().expect("a day"));
    // The letter, a status for each third, and then a note for each.
    let before_notes = Point::Op(5);
    vec![
        Line {
            what: "as of a year ago, first screen",
            times: repeat(10, |_| look(then)),
            bare: None,
            ceiling: scale(60, 400),
        },
        Line {
            what: "as of before all changed",
            times: repeat(2, |_| look(before_notes)),
            bare: None,
            ceiling: scale(8_000, 90_000),
        },
    ]
}

fn start(app: App) -> Session {
    Session::start(app, Lang::Zh, Look::default(), (SCREEN.width, SCREEN.height), None)
}

fn draw(session: &Session) {
    let mut buffer = Buffer::empty(SCREEN);
    std::hint::black_box(session.draw(&mut buffer));
}
