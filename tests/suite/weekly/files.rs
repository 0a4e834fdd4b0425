//! `nuo weekly` as a command: where the report goes.

use super::{Story, day};
use nuo::app::{AppError, Existing};
use nuo::cli::choice::LangChoice;
use nuo::cli::weekly::{Screen, WeeklyArgs, run};
use nuo::report::Format;
use nuo::settings::{Environment, Flags, Settings};
use std::os::unix::fs::{PermissionsExt, symlink};

fn settings(story: &Story) -> Settings {
    let flags = Flags { db: Some(story.folder.path().join("nuo.db")), ..Flags::default() };
    Settings::resolve(&flags, &Environment::default()).unwrap()
}

fn printed(story: &Story, arguments: &WeeklyArgs, screen: Option<&Screen>) -> (String, String) {
    let (mut out, mut said) = (Vec::new(), Vec::new());
    let mut app = story.on("2026-11-24");
    run(&mut app, &settings(story), arguments, screen, &mut out, &mut said).unwrap();
    (String::from_utf8(out).unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn weeks_are_named_as_people_name_them() {
    let story = Story::begin();
    for typed in ["2026-W47", "上周", "last", "2026-11-22", "昨天"] {
        let arguments = WeeklyArgs { week: Some(typed.into()), ..WeeklyArgs::default() };
        let (page, said) = printed(&story, &arguments, None);
        let week = if typed == "昨天" { "2026-W48" } else { "2026-W47" };
        assert!(page.contains(week), "{typed}: {page}");
        assert_eq!(said, "");
    }
    let arguments = WeeklyArgs { week: Some("明月".into()), ..WeeklyArgs::default() };
    let mut app = story.on("2026-11-24");
    let (mut out, mut said) = (Vec::new(), Vec::new());
    let error =
        run(&mut app, &settings(&story), &arguments, None, &mut out, &mut said).unwrap_err();
    assert_eq!(error.phrase(nuo::i18n::Lang::En).key, "no_week");
    assert!(out.is_empty());
}

#[test]
fn a_file_is_written_whole_and_what_stood_there_keeps_its_mode() {
    let story = Story::begin();
    let path = story.folder.path().join("周报.md");
    std::fs::write(&path, "old").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    let arguments = WeeklyArgs {
        format: Some(Format::Md),
        languages: Some(LangChoice::Both),
        output: Some(path.clone()),
        ..WeeklyArgs::default()
    };
    let (page, said) = printed(&story, &arguments, None);
    assert_eq!(page, "");
    assert!(said.contains("周报.md"), "{said}");
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.starts_with("# 答复承诺事项落实情况周报\n") && written.contains("\n---\n"));
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    let names = std::fs::read_dir(story.folder.path()).unwrap();
    assert!(!names.flatten().any(|file| file.file_name().to_string_lossy().starts_with(".nuo-")));
}

#[test]
fn a_link_is_replaced_and_never_followed() {
    let story = Story::begin();
    let (target, link) = (story.folder.path().join("target"), story.folder.path().join("link"));
    std::fs::write(&target, "untouched").unwrap();
    symlink(&target, &link).unwrap();
    let arguments = WeeklyArgs { output: Some(link.clone()), ..WeeklyArgs::default() };
    let (_, said) = printed(&story, &arguments, None);
    assert_eq!(said.lines().count(), 2, "{said}");
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "untouched");
    assert!(link.symlink_metadata().unwrap().is_file());
}

#[test]
fn what_is_to_be_kept_stays_as_it_is() {
    let story = Story::begin();
    let (app, folder) = (story.on("2026-11-24"), &story.folder);
    let path = app.typed_path(" 周报.txt ", folder.path());
    let written = app.write_file(&path, b"new", Existing::Keep).unwrap();
    assert_eq!((written.bytes, written.replaced_link), (3, false));
    symlink(folder.path().join("nothing"), folder.path().join("link")).unwrap();
    for kept in ["周报.txt", "link"] {
        let path = folder.path().join(kept);
        let error = app.write_file(&path, b"newer", Existing::Keep).unwrap_err();
        assert!(matches!(&error, AppError::Exists { path: found } if *found == path), "{error}");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
    assert!(folder.path().join("link").is_symlink());
}

#[test]
fn the_ledger_is_never_written_over() {
    let story = Story::begin();
    let ledger = story.folder.path().join("nuo.db");
    let link = story.folder.path().join("link");
    symlink(&ledger, &link).unwrap();
    let before = std::fs::read(&ledger).unwrap();
    let around = story.folder.path().join("../").join(story.folder.path().file_name().unwrap());
    for path in [ledger.clone(), around.join("nuo.db"), link] {
        let mut app = story.on("2026-11-24");
        let error = app.write_file(&path, b"report", Existing::Replace).unwrap_err();
        assert!(matches!(&error, AppError::IsLedger { path: found } if *found == path), "{error}");
        let arguments = WeeklyArgs { output: Some(path), ..WeeklyArgs::default() };
        let (mut out, mut said) = (Vec::new(), Vec::new());
        let error = run(&mut app, &settings(&story), &arguments, None, &mut out, &mut said);
        assert_eq!(error.unwrap_err().phrase(nuo::i18n::Lang::En).key, "is_ledger");
    }
    assert_eq!(std::fs::read(&ledger).unwrap(), before);
}

#[test]
fn a_folder_is_no_file() {
    let story = Story::begin();
    let output = Some(story.folder.path().to_owned());
    let arguments = WeeklyArgs { output, ..WeeklyArgs::default() };
    let mut app = story.on("2026-11-24");
    let (mut out, mut said) = (Vec::new(), Vec::new());
    let error =
        run(&mut app, &settings(&story), &arguments, None, &mut out, &mut said).unwrap_err();
    assert_eq!(error.phrase(nuo::i18n::Lang::En).key, "not_a_file");
}

#[test]
fn only_what_is_longer_than_the_screen_is_paged() {
    let story = Story::begin();
    let pages = story.folder.path().join("paged");
    let pager = Some(format!("cat > '{}'", pages.display()));
    let arguments = WeeklyArgs::default();
    let (plain, _) = printed(&story, &arguments, None);
    let tall = Screen { columns: 80, rows: 500, pager: pager.clone() };
    assert_eq!(printed(&story, &arguments, Some(&tall)).0, plain);
    assert!(!pages.exists());
    let short = Screen { rows: 10, ..tall.clone() };
    assert_eq!(printed(&story, &arguments, Some(&short)).0, "");
    assert_eq!(std::fs::read_to_string(&pages).unwrap(), plain);
    // JSON is for programs, and a pager that is not there is no loss.
    let json = WeeklyArgs { format: Some(Format::Json), ..WeeklyArgs::default() };
    assert!(printed(&story, &json, Some(&short)).0.starts_with("{\n"));
    let gone = Screen { pager: Some("/no/such/pager 2>/dev/null".into()), ..short };
    assert_eq!(printed(&story, &arguments, Some(&gone)).0, plain);
    assert_eq!(day("2026-11-24"), story.on("2026-11-24").thresholds().today);
}

#[test]
fn a_document_goes_to_a_file_or_a_pipe_and_not_to_a_terminal() {
    let story = Story::begin();
    let mut arguments = WeeklyArgs { format: Some(Format::Docx), ..WeeklyArgs::default() };
    let mut app = story.on("2026-11-24");
    let (mut piped, mut said) = (Vec::new(), Vec::new());
    run(&mut app, &settings(&story), &arguments, None, &mut piped, &mut said).unwrap();
    assert!(piped.starts_with(b"PK"));

    let screen = Screen { columns: 80, rows: 24, pager: None };
    let mut out = Vec::new();
    let error = run(&mut app, &settings(&story), &arguments, Some(&screen), &mut out, &mut said);
    let error = error.unwrap_err();
    assert_eq!((error.exit().code(), out.len()), (2, 0));
    assert!(error.phrase(nuo::i18n::Lang::En).hint.contains("-o FILE.docx"));

    let path = story.folder.path().join("周报.docx");
    arguments.output = Some(path.clone());
    run(&mut app, &settings(&story), &arguments, Some(&screen), &mut out, &mut said).unwrap();
    assert_eq!(std::fs::read(path).unwrap(), piped);
}
