//! The week on its screen: what is previewed is what is handed on.

use crate::desk::{Desk, Setup, TODAY};
use crate::ledger_file::{LedgerFile, mark_on, note};
use nuo::cli::choice::LangChoice;
use nuo::cli::weekly::{WeeklyArgs, run};
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;
use nuo::report::Format;
use nuo::settings::{Environment, Flags, Settings};
use nuo::tui::Outside;

/// A ledger in which something happened in this week and in the last.
fn story() -> LedgerFile {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-18");
    mark_on(&mut app, "1.2", Status::InProgress, "2026-11-18");
    let mut app = file.on(TODAY);
    mark_on(&mut app, "1.1", Status::Done, TODAY);
    note(&mut app, "3.2", "已向财政厅要预算执行数").expect("noted");
    file
}

fn desk(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::at(story(), Setup::of(columns, rows));
    desk.press("5");
    desk
}

/// What `nuo weekly` prints of the ledger behind the screen.
fn printed(desk: &Desk, week: &str, format: Format, lang: LangChoice) -> String {
    String::from_utf8(printed_bytes(desk, week, format, lang)).expect("UTF-8")
}

fn printed_bytes(desk: &Desk, week: &str, format: Format, lang: LangChoice) -> Vec<u8> {
    let flags = Flags { db: Some(desk.file.path()), ..Flags::default() };
    let settings = Settings::resolve(&flags, &Environment::default()).expect("settings");
    let arguments = WeeklyArgs {
        week: Some(week.into()),
        format: Some(format),
        languages: Some(lang),
        ..WeeklyArgs::default()
    };
    let (mut out, mut said) = (Vec::new(), Vec::new());
    run(&mut desk.ledger(), &settings, &arguments, None, &mut out, &mut said).expect("printed");
    out
}

#[test]
fn what_is_previewed_copied_and_written_is_what_nuo_weekly_prints() {
    let zh = LangChoice::One(Lang::Zh);
    for (keys, week, format, lang, name) in [
        ("", "2026-W48", Format::Text, zh, "nuo-2026-W48.txt"),
        ("<", "2026-W47", Format::Text, zh, "nuo-2026-W47.txt"),
        ("Tab j l", "2026-W48", Format::Text, LangChoice::One(Lang::En), "nuo-2026-W48.txt"),
        ("Tab j h Tab", "2026-W48", Format::Text, LangChoice::Both, "nuo-2026-W48.txt"),
        ("Tab j j l", "2026-W48", Format::Md, zh, "nuo-2026-W48.md"),
        ("Tab k h Enter Enter", "2026-W48", Format::Md, zh, "nuo-2026-W48.md"),
        ("Tab j j h", "2026-W48", Format::Json, zh, "nuo-2026-W48.json"),
    ] {
        let mut desk = desk(80, 24);
        desk.press(keys).press("w").shows(name).press("F2");
        let path = desk.file.folder().join(name);
        desk.says(&path.display().to_string());
        let written = std::fs::read_to_string(&path).expect("the file is there");
        assert_eq!(written, printed(&desk, week, format, lang), "{keys}");
        desk.press("y").says("已交给终端剪贴板");
        assert_eq!(desk.outside(), [Outside::Copy(written.clone())]);
        if format == Format::Text {
            // Read page by page, the screen has the same lines.
            let mut read = String::new();
            desk.press("Esc Home");
            let lines = written.lines().count();
            for top in 0..lines {
                let row = desk.screen().lines().nth(4).expect("the page's first row").to_owned();
                if top + 18 <= lines {
                    read.push_str(&row);
                    read.push('\n');
                    desk.press("j");
                }
            }
            assert!(written.starts_with(&read) && read.lines().count() > 20, "{read}");
        }
    }
}

#[test]
fn the_page_is_scrolled_by_line_half_page_and_page() {
    let mut desk = desk(80, 24);
    for (keys, first) in [
        ("j", "2-19/"),
        ("Ctrl-D", "11-28/"),
        ("PgDn", "29-46/"),
        ("Ctrl-U", "20-37/"),
        ("PgUp", "2-19/"),
        ("k k k", "1-18/"),
    ] {
        desk.press(keys).shows(first);
    }
    desk.press("G").lacks("1-18/").press("g g").shows("1-18/").press("End Home").shows("1-18/");
}

#[test]
fn weeks_are_walked_and_typed_and_none_that_has_not_begun() {
    let mut desk = desk(120, 36);
    desk.shows("周报 2026-W48  截至 2026-11-24").shows("11-23 周一 至 11-29 周日");
    desk.press("<").shows("周报 2026-W47  截至 2026-11-22").press("Left").shows("2026-W46");
    desk.press("> > >").says("2026-W49 还没有开始").says("周报只能出到本周").shows("2026-W48");
    desk.press("/").write("上周").shows("= 2026-W47  11-16 周一 至 11-22 周日").press("Enter");
    desk.shows("周报 2026-W47").press("/").write("2026-12-31").press("Enter");
    desk.shows("! 2026-W53 还没有开始").press("Esc").shows("周报 2026-W47");
    desk.press("/").write("明月").press("Enter").shows("! 看不懂日期“明月”").press("Esc");
    // From the choices a date is typed too.
    desk.press("Tab Enter").write("2026-11-24").press("Enter").shows("周报 2026-W48");
}

#[test]
fn the_report_speaks_as_the_screen_does_until_a_language_is_chosen() {
    let mut desk = desk(120, 36);
    desk.shows("一、总体情况").press("L").shows("1. Overview").shows("(o) English");
    desk.press("Tab j h L").shows("一、总体情况").shows("(o) 中文");
    desk.press("L").shows("一、总体情况").shows("Weekly report 2026-W48");
}

#[test]
fn no_file_is_written_over_without_a_word() {
    let mut desk = desk(80, 24);
    let path = desk.file.folder().join("nuo-2026-W48.txt");
    std::fs::write(&path, "mine").expect("written");
    let kept = || std::fs::read_to_string(&path).expect("read");
    // Enter may be the input method's: the first one only makes ready.
    desk.press("w Enter").shows("再按 Enter 或 F2 写入").press("Enter");
    desk.shows("请确认").shows("y 覆盖");
    for key in ["Esc", "w F2 Enter", "w F2 F2"] {
        desk.press(key);
        assert_eq!(kept(), "mine", "{key}");
    }
    desk.press("Esc w F2 y").says("已写入");
    assert_eq!(kept(), printed(&desk, "2026-W48", Format::Text, LangChoice::One(Lang::Zh)));
    desk.press("w Ctrl-U").write("  ").press("F2").shows("! 请写文件名");
    desk.write("no/such/folder.txt").press("F2").shows("! 无法读写文件").press("Esc");
    desk.press("w Ctrl-U").write("nuo.db").press("F2").shows("是账本自己的文件").press("Esc");
    assert!(desk.ledger().doctor().expect("read").findings.is_empty());
}

#[test]
fn each_screen_keeps_its_place_and_the_report_its_ledger() {
    let mut desk = desk(80, 24);
    desk.press("< j j Tab j").shows("3-20/").press("1 6 5").shows("3-20/").shows("2026-W47");
    let mut app = desk.ledger();
    mark_on(&mut app, "1.3", Status::Done, "2026-11-20");
    desk.press("Tab").tick().says("外部改动 1 条").press("Home");
    desk.shows("本周新办结 1 条");
    desk.press("x").says("没有选中的承诺");
}

#[test]
fn a_document_is_written_as_nuo_weekly_writes_it_and_copied_as_text() {
    let mut desk = desk(80, 24);
    desk.press("Tab j j l l l").shows("[Word]").shows("一、总体情况");
    desk.press("w").shows("nuo-2026-W48.docx").press("F2");
    let written = std::fs::read(desk.file.folder().join("nuo-2026-W48.docx")).expect("written");
    let zh = LangChoice::One(Lang::Zh);
    assert_eq!(written, printed_bytes(&desk, "2026-W48", Format::Docx, zh));
    desk.press("y");
    let copied = Outside::Copy(printed(&desk, "2026-W48", Format::Text, zh));
    assert_eq!(desk.outside(), [copied]);
}

#[test]
fn options_are_clicked() {
    for columns in [80, 120] {
        let mut desk = desk(columns, 30);
        desk.press("m").click("English").shows("1. Overview");
        desk.click("Markdown").shows("# Weekly report");
        desk.click("JSON").shows("\"schema\": \"nuo.weekly/1\"");
    }
}

#[test]
fn week_screens() {
    for (columns, rows) in [(200, 50), (120, 36), (80, 24), (40, 20)] {
        let screens = [Lang::Zh, Lang::En].map(|lang| {
            let mut desk = Desk::at(story(), Setup::of(columns, rows).lang(lang));
            desk.press("5").screen()
        });
        insta::assert_snapshot!(format!("week_{columns}x{rows}"), screens.join("\n"));
    }
    let mut desk = Desk::at(story(), Setup::of(80, 24).wide());
    let wide = desk.press("5 Tab").screen();
    let typed = desk.press("/").write("上周").screen();
    let file = desk.press("Esc w").screen();
    let markdown = desk.press("Esc Tab Tab j j l").screen();
    let narrow = Desk::at(story(), Setup::of(30, 10)).press("5").screen();
    let screens = [wide, typed, file, markdown, narrow].join("\n");
    insta::assert_snapshot!("week_wide_and_typed", screens);
}

#[test]
fn a_report_is_sealed_on_the_screen_and_shown_as_it_was_sealed() {
    let mut desk = desk(120, 36);
    desk.press("< S").shows("把 2026-W47 的周报（截至 2026-11-22，文本）印发封存吗？").press("Esc");
    assert!(desk.ledger().seals().expect("read").is_empty(), "nothing is sealed without a yes");
    desk.press("S y").says("封存周报 2026-W47（2026 年第 1 期");
    let seals = desk.ledger().seals().expect("read");
    assert_eq!((seals.len(), seals[0].seal.issue.number), (1, 1));
    let kept = desk.ledger().sealed_bytes(&seals[0].seal, "text", "zh", None).expect("read");
    let kept = String::from_utf8(kept.expect("kept")).expect("UTF-8");
    assert!(kept.contains("期号：2026 年第 1 期"), "{kept}");
    desk.shows("周报 2026-W47  截至 2026-11-22  已封存 #").shows("期号：2026 年第 1 期");
    // The same once more changes nothing and says so.
    desk.press("S y").says("已封存（#");
    // What is recorded later about that week does not change it.
    let mut app = desk.ledger();
    mark_on(&mut app, "1.3", Status::Done, "2026-11-20");
    drop(app);
    desk.tick();
    desk.press("w F2");
    let written = std::fs::read_to_string(desk.file.folder().join("nuo-2026-W47.txt"));
    assert_eq!(written.expect("written"), kept);
    desk.press("6").shows("封存周报 2026-W47").press("5");
    // An undone seal is one no longer.
    desk.ledger().undo(Some(seals[0].op)).expect("undone");
    desk.press("Ctrl-R").lacks("已封存");
}
