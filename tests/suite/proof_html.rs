//! The page of a weekly report in a browser: quiet, asking nobody for anything,
//! narrow enough for a phone, and printable.

use crate::proof::{chromium, run};
use crate::run::{Home, Stream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A title that nothing can break, one with markup, and one of plain length.
const TITLES: [&str; 3] = [
    "<script>document.title = 'x'</script><b>&amp;\"' ]]> </title>",
    "超长事项名称没有任何空格或标点一直写下去超长事项名称没有任何空格或标点一直写下去超长事项名称没有任何空格或标点一直写下去超长事项名称没有任何空格或标点一直写下去",
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftsverordnungsentwurf",
];

/// A folder with the page in it, and a ledger that has news, hostile titles and
/// something in every chart.
fn page() -> (Home, PathBuf) {
    let home = Home::with_ledger();
    let quiet = |words: &[&str]| {
        home.words(words).arg("-q").ends(0, Stream::Has(&[]), Stream::Nothing);
    };
    for (at, title) in TITLES.iter().enumerate() {
        let due = format!("2026-12-{}", 10 + at);
        quiet(&["add", title, "--due", &due, "--lead", title, "--note", title]);
    }
    quiet(&["mark", "2.12", "done", "--evidence", TITLES[0]]);
    quiet(&["mark", "1.5", "stalled", "--note", TITLES[1]]);
    quiet(&["progress", "2.15", "12"]);
    quiet(&["weekly", "--format", "html", "--lang", "both", "-o", "page.html"]);
    let page = home.path().join("page.html");
    (home, page)
}

/// Chromium with a profile of its own.
fn browser(chromium: &Path, folder: &TempDir) -> Command {
    let mut command = Command::new(chromium);
    command
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--hide-scrollbars",
        ])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", folder.path().display()));
    command
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn address(page: &Path) -> String {
    format!("file://{}", page.display())
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[test]
#[ignore = "needs Chromium"]
fn proof_a_page_loads_without_a_complaint_and_asks_nobody() {
    let Some(chromium) = chromium() else { return };
    let (_home, page) = page();
    let folder = folder();
    let log = folder.path().join("net.json");
    let mut command = browser(&chromium, &folder);
    command.args(["--enable-logging=stderr", "--dump-dom"]);
    command.arg(format!("--log-net-log={}", log.display())).arg(address(&page));
    let output = run(&mut command);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("CONSOLE"), "{said}");
    let dom = text(&output);
    assert!(dom.contains("&lt;script&gt;document.title = 'x'&lt;/script&gt;"), "it is text");
    assert!(!dom.contains("<script"));
    assert!(dom.contains("</html>") && dom.contains("1. Overview"));
    let log = std::fs::read_to_string(log).expect("a log");
    let asked = log.match_indices("\"url\":\"").map(|(at, mark)| {
        let rest = &log[at + mark.len()..];
        &rest[..rest.find('"').unwrap_or(rest.len())]
    });
    // The browser asks its maker for the time and for accounts, whatever page
    // it shows; the page names none of these.
    assert!(!std::fs::read_to_string(&page).expect("a page").contains("google"));
    let its_own = |url: &str| {
        let host = url.split('/').nth(2).unwrap_or_default();
        host.ends_with(".google.com") || host.ends_with(".googleapis.com")
    };
    let elsewhere: Vec<&str> =
        asked.filter(|url| !url.starts_with("file://") && !its_own(url)).collect();
    assert_eq!(elsewhere, [""; 0]);
}

/// A page that shows another one in a frame of a width and writes down how wide
/// that one has become, and what could act in it.
fn measuring(page: &str, width: u32) -> String {
    let page = page.replace('&', "&amp;").replace('"', "&quot;");
    format!(
        "<!DOCTYPE html><meta charset=utf-8><body style='margin:0'>\
         <iframe id=f style='border:0;width:{width}px;height:900px' srcdoc=\"{page}\"></iframe>\
         <output id=o></output><script>onload = () => {{\
         const d = document.getElementById('f').contentDocument, e = d.documentElement;\
         const wide = [...d.body.querySelectorAll('*')].filter((n) => !n.closest('.unseen,thead')\
           && n.getBoundingClientRect().right > {width} + 0.5).length;\
         const acting = d.querySelectorAll('script,img,link,iframe,object,embed,form').length;\
         document.getElementById('o').textContent =\
           [e.scrollWidth, d.body.scrollWidth, wide, acting, d.querySelectorAll('h1').length,\
           d.querySelectorAll('svg[role=img] > title').length].join(' ');\
         }}</script>"
    )
}

#[test]
#[ignore = "needs Chromium"]
fn proof_a_page_fits_a_phone_without_scrolling_sideways() {
    let Some(chromium) = chromium() else { return };
    let (home, page) = page();
    let page = std::fs::read_to_string(page).expect("a page");
    for (width, wide_enough) in [(360, "360 360"), (768, "768 768"), (1280, "1280 1280")] {
        let outer = home.file("outer.html", measuring(&page, width).as_bytes());
        let folder = folder();
        let mut command = browser(&chromium, &folder);
        command.args(["--window-size=1400,1000", "--dump-dom"]).arg(address(&outer));
        let dom = text(&run(&mut command));
        let from = dom.find("<output id=\"o\">").expect("an answer") + 15;
        let answer = &dom[from..from + dom[from..].find('<').expect("an end")];
        // Both languages, with three charts each, and nothing that acts.
        assert_eq!(answer, format!("{wide_enough} 0 0 2 6"), "at {width}");
    }
}

#[test]
#[ignore = "needs Chromium"]
fn proof_a_page_prints_on_a4() {
    let Some(chromium) = chromium() else { return };
    let (home, page) = page();
    let folder = folder();
    let pdf = home.path().join("page.pdf");
    let mut command = browser(&chromium, &folder);
    command.arg("--no-pdf-header-footer").arg(format!("--print-to-pdf={}", pdf.display()));
    run(command.arg(address(&page)));
    let bytes = std::fs::read(&pdf).expect("a file");
    let file = String::from_utf8_lossy(&bytes);
    let boxes: Vec<&str> = file
        .match_indices("/MediaBox [")
        .map(|(at, mark)| &file[at + mark.len()..])
        .filter_map(|rest| rest.split(']').next())
        .collect();
    // In points: A4 upright for the report, on its side for the register.
    let is = |size: &str, width: &str, height: &str| {
        let sides: Vec<&str> = size.split_whitespace().skip(2).collect();
        sides.len() == 2 && sides[0].starts_with(width) && sides[1].starts_with(height)
    };
    let upright = boxes.iter().filter(|size| is(size, "59", "84")).count();
    let aside = boxes.iter().filter(|size| is(size, "84", "59")).count();
    assert!(upright >= 2 && aside >= 2, "{boxes:?}");
    assert_eq!(upright + aside, boxes.len(), "{boxes:?}");
}
