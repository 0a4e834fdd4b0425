//! Other programs that prove what nuo writes: a browser, an office suite, a
//! Python with readers of its own.
//!
//! A test that needs one of them is `#[ignore]`d, so that `cargo test` needs
//! nothing but Rust. Where the program is missing the test says that it was
//! left out; with `NUO_PROOF=required`, as `.ci/run` sets it, it fails.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The browser, if there is one.
pub fn chromium() -> Option<PathBuf> {
    found("chromium", &["chromium", "chromium-browser", "google-chrome"], |_| true)
}

/// The office suite, if there is one.
pub fn soffice() -> Option<PathBuf> {
    found("LibreOffice", &["soffice", "libreoffice"], |_| true)
}

/// A Python that knows a module, if there is one.
pub fn python(module: &str) -> Option<PathBuf> {
    let knows = |python: &Path| {
        let import = format!("import {module}");
        Command::new(python).args(["-c", &import]).output().is_ok_and(|run| run.status.success())
    };
    found(&format!("Python with {module}"), &["python3", "/usr/bin/python3"], knows)
}

#[expect(clippy::disallowed_methods, reason = "it looks for programs and asks what is required")]
fn found(what: &str, names: &[&str], fits: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let places = names.iter().flat_map(|name| folders.iter().map(move |at| at.join(name)));
    let place = places.into_iter().find(|place| place.is_file() && fits(place));
    if place.is_none() {
        let required = std::env::var_os("NUO_PROOF").is_some_and(|word| word == "required");
        assert!(!required, "{what} is needed and is not there");
        eprintln!("left out: there is no {what}");
    }
    place
}

/// Runs a program and gives what it wrote.
#[track_caller]
pub fn run(command: &mut Command) -> Output {
    let output = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    let wrote = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{command:?}: {}\n{said}\n{wrote}", output.status);
    output
}
