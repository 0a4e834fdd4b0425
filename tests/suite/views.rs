//! Views and earlier filters: what is kept for a person beside the ledger.

use crate::desk::{Desk, Setup};
use crate::ledger_file::{LedgerFile, mark};
use crate::run::{Home, Stream};
use Stream::{Has, Nothing};
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;
use nuo::settings::{Kept, put_first};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

fn desk() -> Desk {
    Desk::new(Setup::of(120, 36))
}

/// A folder of one's own with the two files in it.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn views(&self) -> PathBuf {
        self.folder.path().join("config/views.toml")
    }

    fn filters(&self) -> PathBuf {
        self.folder.path().join("state/filters")
    }

    fn kept(&self) -> Kept {
        Kept::at(Some(self.views()), Some(self.filters()))
    }

    fn desk(&self, setup: Setup) -> Desk {
        Desk::new(setup).keeping(self.kept())
    }

    fn write_views(&self, text: &str) {
        std::fs::create_dir_all(self.views().parent().expect("a folder")).expect("made");
        std::fs::write(self.views(), text).expect("written");
    }
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// The screen with single blanks.
fn squeezed(desk: &Desk) -> String {
    desk.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_built_in_views_are_for_following_up() {
    let mut desk = desk();
    mark(&mut desk.ledger(), "1.1", Status::Claimed).expect("claimed");
    mark(&mut desk.ledger(), "1.2", Status::Done).expect("done");
    desk.tick();
    desk.press("f");
    let menu = squeezed(&desk);
    for line in
        ["1 盯办 7 未结", "2 逾期 6 逾期", "5 待核实 1 状态", "7 近期办结 1 已结 更新>=-30天"]
    {
        assert!(menu.contains(line), "{line}: {menu}");
    }
    desk.press("Esc");
    for (digit, title) in [
        ("1", "清单 7/60  视图:盯办"),
        ("2", "清单 6/60  视图:逾期"),
        ("3", "清单 0/60  视图:本周到期"),
        ("4", "视图:待复核"),
        ("5", "清单 1/60  视图:待核实"),
        ("6", "视图:无时限  排序:期限  分组:部分"),
        ("7", "清单 1/60  视图:近期办结  排序:更新"),
    ] {
        desk.press("f").press(digit).shows(title);
    }
    assert_eq!(desk.selected_code(), "1.2");
    desk.press("\\").says("已离开视图").shows("清单 60  排序:期限").lacks("视图:");
}

#[test]
fn a_view_is_named_only_while_it_is_what_the_list_shows() {
    let mut desk = desk();
    desk.press("f 2").shows("视图:逾期").press(", 2").lacks("视图:").shows("筛选:逾期");
    desk.press(", 1").shows("视图:逾期").press("/").write(" 牵头:财政").press("Enter");
    desk.lacks("视图:").shows("筛选:逾期 牵头:财政").press("f j j j j Enter").shows("视图:待核实");
    desk.press("f k k Enter")
        .shows("视图:本周到期")
        .press("f Esc")
        .shows("视图:本周到期")
        .press("Esc")
        .says("已离开视图");
}

#[test]
fn the_present_list_is_kept_as_a_view_and_found_again() {
    let place = Place::new();
    let mut desk = place.desk(Setup::of(120, 36));
    desk.press("/").write("牵头:财政 -已结").press("Enter , 2 z s f a").shows("存为视图：");
    desk.write("财政未结").press("Enter").says("已保存视图“财政未结”");
    assert!(squeezed(&desk).contains("8 财政未结 15 牵头:财政 -已结 排序:编号 分组:状态"));
    desk.press("Esc").shows("视图:财政未结  排序:编号  分组:状态");
    // It is there after the program has ended.
    let mut desk = place.desk(Setup::of(120, 36));
    desk.press("f").shows("8 财政未结").press("8").shows("视图:财政未结  排序:编号  分组:状态");
    desk.shows("清单 15/60");
    let mode = std::fs::metadata(place.views()).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(
        text(&place.views()),
        "[[view]]\nname = \"财政未结\"\nfilter = \"牵头:财政 -已结\"\nsort = \"code\"\ngroup = \"status\"\n"
    );
}

#[test]
fn a_view_is_written_over_only_on_purpose() {
    let place = Place::new();
    let mut desk = place.desk(Setup::of(120, 36));
    desk.press("f a").write("甲").press("Enter Esc /").write("逾期").press("Enter f a");
    desk.press("Ctrl-U").write("甲").press("Enter").shows("! 已有视图“甲”").shows("F2 替换");
    assert!(text(&place.views()).contains("filter = \"\""));
    desk.press("F2").says("已保存视图“甲”").press("Esc").shows("视图:甲");
    assert!(text(&place.views()).contains("filter = \"逾期\""));
    desk.press("f a Ctrl-U Enter").shows("! 视图要有名称");
    for name in ["逾期", "Overdue", "overdue"] {
        desk.press("Ctrl-U").write(name).press("Enter").shows("是内置视图");
    }
    desk.press("Esc").shows("数字选用").press("Esc").lacks("数字选用");
}

#[test]
fn ones_own_views_are_renamed_and_removed_after_asking() {
    let place = Place::new();
    let mut desk = place.desk(Setup::of(120, 36));
    desk.press("f e")
        .shows("! 内置视图不能改名或移除")
        .press("x")
        .shows("! 内置视图不能改名或移除");
    desk.press("a").write("甲").press("Enter a Ctrl-U").write("乙").press("Enter");
    desk.press("k e Ctrl-U").write("乙").press("Enter").shows("! 已有视图“乙”");
    desk.press("Ctrl-U").write("丙").press("Enter").says("已保存视图“丙”").shows("8 丙");
    desk.press("x").shows("移除视图“丙”？").press("n").shows("8 丙").lacks("移除视图");
    desk.press("x x").shows("8 丙").press("x Enter").shows("8 丙");
    desk.press("x y").says("已移除视图“丙”").lacks("丙？").shows("8 乙");
    assert_eq!(text(&place.views()), "[[view]]\nname = \"乙\"\nfilter = \"\"\nsort = \"due\"\n");
}

#[test]
fn a_filter_that_cannot_be_read_any_more_is_shown_with_the_reason() {
    let place = Place::new();
    place.write_views("[[view]]\nname = \"旧的\"\nfilter = \"承办人:李 逾期\"\n");
    let mut desk = place.desk(Setup::of(120, 36));
    desk.press("f").shows("8 旧的").shows("没有字段“承办人”").press("8").shows("! 没有字段");
    desk.shows("数字选用").press("Esc").shows("清单 60");
}

#[test]
fn a_views_file_that_cannot_be_read_is_left_as_it_is() {
    for broken in ["[[view]\nname = 1", "[[view]]\nname = \"甲\"\nsort = \"wohin\"\n", "viewz = 1"]
    {
        let place = Place::new();
        place.write_views(broken);
        let mut desk = place.desk(Setup::of(120, 36));
        desk.press("f").shows("! 视图文件").press("a").write("乙").press("Enter");
        desk.shows("! 视图文件").lacks("已保存");
        assert_eq!(text(&place.views()), broken);
    }
}

#[test]
fn columns_of_a_view_are_shown_and_dropped_in_order() {
    let place = Place::new();
    place.write_views(
        "[[view]]\nname = \"复核表\"\nfilter = \"逾期\"\ncolumns = [\"title\", \"status\", \"review\", \"updated\", \"lead\", \"progress\"]\n",
    );
    let shown = |columns: u16| {
        let mut desk = place.desk(Setup::of(columns, 24));
        desk.press("f 8").screen()
    };
    let heads = |screen: &str| {
        let line = screen.lines().nth(3).expect("heads").to_owned();
        let words = ["编号", "承诺", "状态", "复核日", "更新", "牵头", "进度", "期限", "剩余"];
        let mut found: Vec<(usize, &str)> =
            words.into_iter().filter_map(|word| Some((line.find(word)?, word))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(heads(&shown(99)), "编号 承诺 状态 复核日 更新 牵头 进度");
    assert_eq!(heads(&shown(86)), "编号 承诺 状态 复核日 更新 牵头");
    assert_eq!(heads(&shown(80)), "编号 承诺 状态 复核日 更新 牵头");
    assert_eq!(heads(&shown(70)), "编号 承诺 状态 复核日 更新");
    assert_eq!(heads(&shown(60)), "编号 承诺 状态 复核日");
}

#[test]
fn earlier_filters_are_walked_and_kept_for_the_next_time() {
    let place = Place::new();
    let mut desk = place.desk(Setup::of(120, 36));
    for filter in ["逾期", "牵头:财政", "逾期", "部分:2"] {
        desk.press("/ Ctrl-U").write(filter).press("Enter");
    }
    assert_eq!(text(&place.filters()), "部分:2\n逾期\n牵头:财政\n");
    let mode = std::fs::metadata(place.filters()).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let mut desk = place.desk(Setup::of(120, 36));
    desk.press("/").write("临期").press("Up").shows("/ 部分:2").shows("16 条").press("Up");
    desk.shows("/ 逾期").press("Up Up Up").shows("/ 牵头:财政").press("Down").shows("/ 逾期");
    desk.press("Down Down").shows("/ 临期").press("Down").shows("/ 临期").press("Up").write("x");
    desk.shows("/ 部分:2x").press("Esc");
    // What stands there already is not offered as the one before.
    desk.press("/").write("部分:2").press("Up").shows("/ 逾期").press("Enter").shows("筛选:逾期");
    assert_eq!(text(&place.filters()), "逾期\n部分:2\n牵头:财政\n");
}

#[test]
fn whoever_only_reads_leaves_nothing_behind() {
    let place = Place::new();
    let mut desk = place.desk(Setup::of(120, 36).read_only());
    desk.press("/").write("逾期").press("Enter").press("/ Ctrl-U Up").shows("/ 逾期").press("Esc");
    desk.press("f a").shows("! 只读打开").press("Esc").press("Space").shows("已选 1");
    assert!(!place.views().exists() && !place.filters().exists());
}

#[test]
fn filters_that_cannot_be_kept_keep_nobody_from_working() {
    let place = Place::new();
    // A folder stands where the file should.
    std::fs::create_dir_all(place.filters()).expect("made");
    let mut desk = place.desk(Setup::of(120, 36));
    desk.press("/").write("逾期").press("Enter").shows("清单 6/60").lacks("无法");
    desk.press("/ Ctrl-U Up").shows("/ 逾期");
}

#[test]
fn kept_filters_are_few_short_and_different() {
    let mut filters = Vec::new();
    for n in 0..500 {
        put_first(&mut filters, &format!("code:{n}"));
    }
    assert_eq!(filters.len(), 200);
    assert_eq!(filters[0], "code:499");
    for nothing in ["", "  ", "a\nb", &"长".repeat(5_000)] {
        put_first(&mut filters, nothing);
        assert_eq!(filters[0], "code:499");
    }
    put_first(&mut filters, " code:300 ");
    assert_eq!((filters[0].as_str(), filters.len()), ("code:300", 200));
    assert_eq!(filters.iter().filter(|filter| *filter == "code:300").count(), 1);
}

#[test]
fn a_link_to_the_views_goes_on_leading_there() {
    let place = Place::new();
    let real = place.folder.path().join("dotfiles.toml");
    std::fs::write(&real, "").expect("written");
    std::fs::create_dir_all(place.views().parent().expect("a folder")).expect("made");
    std::os::unix::fs::symlink(&real, place.views()).expect("linked");
    place.desk(Setup::of(120, 36)).press("f a").write("甲").press("Enter");
    assert!(text(&real).contains("甲"));
    assert!(place.views().symlink_metadata().expect("there").is_symlink());
}

#[test]
fn two_programs_keep_views_and_filters_together() {
    let place = Place::new();
    let (mut one, mut other) = (place.desk(Setup::of(120, 36)), place.desk(Setup::of(120, 36)));
    one.press("f a").write("甲").press("Enter Esc /").write("逾期").press("Enter");
    other.press("f a").write("乙").press("Enter Esc /").write("临期").press("Enter");
    let views = text(&place.views());
    assert!(views.contains("甲") && views.contains("乙"), "{views}");
    assert_eq!(text(&place.filters()), "临期\n逾期\n");
}

#[test]
fn views_of_the_screens_are_views_of_the_command_line() {
    let home = Home::with_ledger();
    home.file(
        ".config/nuo/views.toml",
        "[[view]]\nname = \"财政\"\nfilter = \"牵头:财政\"\nsort = \"code\"\ngroup = \"status\"\ncolumns = [\"code\", \"title\"]\n[[view]]\nname = \"坏的\"\nfilter = \"nosuch:1\"\n"
            .as_bytes(),
    );
    home.run("views").ends(
        0,
        Has(&["盯办", "watch", "财政", "牵头:财政", "code,title", "nosuch:1 (没有字段"]),
        Nothing,
    );
    let written = home.run("list --view 财政").ends(
        0,
        Has(&["未核查 (15)", "3.2"]),
        Has(&["匹配 15 条，共 60 条"]),
    );
    assert!(!written.stdout.contains("自治区财政厅"), "only its columns: {}", written.stdout);
    home.run("list --view 财政 逾期 --columns code,due").ends(
        0,
        Has(&["2025-12-31"]),
        Has(&["匹配 2 条"]),
    );
    for name in ["overdue", "逾期", "Overdue"] {
        home.run("list -q --view").arg(name).ends(0, Has(&["2.15"]), Nothing);
    }
    home.run("list --view 没有").ends(2, Nothing, Has(&["没有视图“没有”", "nuo views"]));
    home.run("list --view 坏的").ends(2, Nothing, Has(&["没有字段“nosuch”", "^^^^^^"]));
    let json = home.json("views --lang en");
    assert_eq!(json["schema"], "nuo.views/1");
    assert_eq!(json["views"][0]["name"], "To watch");
    assert_eq!(json["views"][0]["built_in"], "watch");
    assert_eq!(json["views"][7]["count"], 15);
    assert_eq!(json["views"][7]["group"], "status");
    assert_eq!(json["views"][8]["count"], serde_json::Value::Null);
    assert!(json["views"][8]["problem"].as_str().is_some_and(|text| text.contains("nosuch")));
    let listed = home.json("list --view 财政");
    assert_eq!(listed["matching"], 15);
    assert_eq!(listed["items"][0]["code"], "3.1");
}

#[test]
fn a_views_file_with_a_mistake_is_said_with_its_place() {
    let home = Home::with_ledger();
    home.file(".config/nuo/views.toml", b"[[view]]\nname = \"x\"\nsort = \"up\"\n");
    home.run("views").ends(0, Has(&["盯办"]), Has(&["views.toml", "line 3"]));
    home.run("list --view x").ends(7, Nothing, Has(&["views.toml", "line 3"]));
    home.run("list -q --view overdue").ends(0, Has(&["2.15"]), Nothing);
}

#[test]
fn several_dates_are_moved_by_one_command() {
    let home = Home::with_ledger();
    home.run("defer 3.1 3.2 --to 2027-06-30 --reason 纳入规划").ends(
        0,
        Has(&["#2 3.1 期限 2025-12-31 -> 2027-06-30", "#2 3.2 期限"]),
        Has(&["nuo undo 2"]),
    );
    // One refusal stops the command as a whole.
    home.run("defer 1.5 3.1 --to 2027-06-30 --reason 再议").ends(4, Nothing, Has(&["3.1"]));
    home.run("show 1.5 --lang en").ends(0, Has(&["2023-12-31"]), Nothing);
    home.run("undo").ends(0, Has(&["2 条"]), Has(&["nuo redo"]));
}

#[test]
fn an_english_menu_has_english_views() {
    let mut desk = Desk::at(LedgerFile::founded(), Setup::of(80, 24).lang(Lang::En));
    desk.press("f").shows("1 To watch").shows("open (overdue | soon").press("2");
    desk.shows("View:Overdue").press("\\").says("Left the view");
}
