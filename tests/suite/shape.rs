//! The shape of the source: which module may know which, and the house's rules
//! that a compiler does not hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which module may use which. What is not here is not allowed.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &[]),
    ("clock", &[]),
    ("i18n", &["app", "domain"]),
    ("extract", &["domain", "text"]),
    ("import", &["domain", "extract", "text"]),
    ("export", &["domain", "i18n", "text"]),
    ("report", &["domain", "i18n", "text"]),
    ("store", &["domain", "text"]),
    ("settings", &["domain", "i18n", "text"]),
    ("editing", &["domain", "i18n", "settings"]),
    ("app", &["clock", "domain", "extract", "import", "store", "text"]),
    (
        "cli",
        &[
            "app", "clock", "domain", "editing", "export", "i18n", "import", "report", "settings",
            "text", "tui",
        ],
    ),
    (
        "tui",
        &[
            "app", "clock", "domain", "editing", "export", "i18n", "import", "report", "settings",
            "text",
        ],
    ),
];

/// The two files that see everything.
const ROOTS: &[&str] = &["lib", "main"];

const MOST_LINES: usize = 450;
const LONG_FILES: &[&str] = &[];
const WITHOUT_DOCS: &[&str] = &[];
const COLOUR_FILES: &[&str] = &["tui/theme.rs"];
const BANNED_ENDINGS: &[&str] = &["Manager", "Helper", "Handler", "Util", "Data", "Info"];

struct Source {
    /// Its path in `src`, with slashes.
    name: String,
    text: String,
}

impl Source {
    /// The module at the top under which it stands.
    fn module(&self) -> &str {
        self.name.split(['/', '.']).next().unwrap_or_default()
    }

    /// Its lines without tests and comments, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let inside = self.name.ends_with("tests.rs") || self.name.ends_with("samples.rs");
        let end = if inside { Some(0) } else { self.text.find("\n#[cfg(test)]\nmod tests {") };
        let text = end.map_or(self.text.as_str(), |end| &self.text[..end]);
        let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    gather(&root, &root, &mut found);
    assert!(found.len() > 40, "the source is there");
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path: PathBuf = entry.expect("an entry").path();
        if path.is_dir() {
            gather(root, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
            found.push(Source { name, text: fs::read_to_string(&path).expect("a text") });
        }
    }
}

/// The word at the beginning of a text.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// The modules that follow `crate::` in a text, also in braces.
fn named_modules(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, mark) in text.match_indices("crate::") {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &text[at + mark.len()..];
        match rest.strip_prefix('{') {
            None => named.push(word(rest).to_owned()),
            Some(list) => {
                let mut depth = 0;
                let mut first = true;
                for (at, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => first = true,
                        c if first && !c.is_whitespace() => {
                            named.push(word(&list[at..]).to_owned());
                            first = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    named
}

#[test]
fn modules_are_found_wherever_they_are_named() {
    let check = |text: &str, expected: &[&str]| assert_eq!(named_modules(text), expected, "{text}");
    check("use crate::store::Row;", &["store"]);
    check("use crate::{app::App, domain::{ids, due}, text};", &["app", "domain", "text"]);
    check("use crate::{\n    clock::Clock,\n    i18n::Lang,\n};", &["clock", "i18n"]);
    check("fn f() -> crate::text::Needle { crate::app::x() }", &["text", "app"]);
    check("$crate::i18n::texts!(); mycrate::store::x()", &[]);
}

#[test]
fn no_arrow_appears_between_modules_that_is_not_on_the_map() {
    let map: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut wrong = BTreeSet::new();
    for source in sources() {
        let from = source.module();
        if ROOTS.contains(&from) {
            continue;
        }
        let allowed = map.get(from).unwrap_or_else(|| panic!("{from} is not on the map"));
        let code: Vec<&str> = source.text.lines().filter(|line| !is_comment(line)).collect();
        for to in named_modules(&code.join("\n")) {
            if to != from && !to.is_empty() && !allowed.contains(&to.as_str()) {
                wrong.insert(format!("{}: {from} → {to}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[test]
fn the_map_has_no_way_back() {
    let map: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    for (from, direct) in ARROWS {
        let mut reached: BTreeSet<&str> = direct.iter().copied().collect();
        let mut ahead: Vec<&str> = reached.iter().copied().collect();
        while let Some(next) = ahead.pop() {
            for more in map.get(next).copied().unwrap_or_default() {
                if reached.insert(*more) {
                    ahead.push(*more);
                }
            }
        }
        assert!(!reached.contains(from), "{from} leads back to itself");
    }
}

#[test]
fn every_file_tells_one_story_and_says_which() {
    for Source { name, text } in sources() {
        let lines = text.lines().count();
        let long = LONG_FILES.contains(&name.as_str());
        assert!(long || lines <= MOST_LINES, "{name} has {lines} lines");
        assert!(!long || lines > MOST_LINES, "{name} is not long any more: take it off the list");
        let told = text.starts_with("//! ");
        assert!(
            told || WITHOUT_DOCS.contains(&name.as_str()),
            "{name} does not say what it is for"
        );
    }
}

/// Lines of code that hold one of these, by file and number.
fn lines_with(marks: &[&str], except: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !except.contains(&source.name.as_str())) {
        for (number, line) in source.code() {
            if marks.iter().any(|mark| line.contains(mark)) {
                found.push(format!("{}:{number}: {}", source.name, line.trim()));
            }
        }
    }
    found
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    assert_eq!(lines_with(&[".unwrap()", "todo!(", "unimplemented!(", "dbg!("], &[]), [""; 0]);
}

#[test]
fn only_the_theme_names_a_colour() {
    // `Color::Never` and its like say when to colour, not which.
    let when = ["Auto", "Always", "Never"];
    let mut found = lines_with(&["Color::", "Stylize"], COLOUR_FILES);
    found.retain(|line| {
        let mut named =
            line.match_indices("Color::").map(|(at, mark)| word(&line[at + mark.len()..]));
        line.contains("Stylize") || !named.all(|name| when.contains(&name))
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn only_the_store_speaks_sql_and_only_the_clock_asks_the_time() {
    let store = |line: &String| line.starts_with("store/");
    let mut sql = lines_with(&["rusqlite::", "SELECT ", "INSERT "], &[]);
    sql.retain(|line| !store(line));
    assert_eq!(sql, [""; 0]);
    let time = ["Local::now(", "Utc::now(", "SystemTime::now("];
    assert_eq!(lines_with(&time, &["clock.rs"]), [""; 0]);
    assert_eq!(lines_with(&["env::var", "process::exit"], &["main.rs"]), [""; 0]);
}

#[test]
fn types_are_named_for_what_they_are() {
    for source in sources() {
        for (number, line) in source.code() {
            let declared = ["struct ", "enum ", "trait ", "type "].iter().find_map(|keyword| {
                let at = line.find(keyword)?;
                let public = ["", "pub", "pub(super)", "pub(crate)"].contains(&line[..at].trim());
                public.then(|| word(&line[at + keyword.len()..]))
            });
            let banned =
                declared.filter(|name| BANNED_ENDINGS.iter().any(|ending| name.ends_with(ending)));
            assert_eq!(banned, None, "{}:{number}", source.name);
        }
    }
}

#[test]
fn no_name_is_brought_in_unseen() {
    let globs = lines_with(&["::*;"], &[]);
    assert_eq!(globs, [""; 0]);
}
