//! Runs the program as a person does, in a home of its own and an environment
//! with nothing else in it. Every run states its exit code and both streams.

use assert_cmd::Command;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A home folder with whatever was run in it.
pub struct Home {
    folder: TempDir,
}

/// One run of the program.
pub struct Run {
    command: Command,
    line: String,
}

/// What a stream has to hold.
pub enum Stream<'a> {
    Nothing,
    /// All of these.
    Has(&'a [&'a str]),
    /// This and no more.
    Is(&'a str),
}

/// What was written.
pub struct Written {
    pub stdout: String,
    pub stderr: String,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A home whose ledger is made already, so that nothing is said about it.
    pub fn with_ledger() -> Self {
        let home = Self::new();
        home.run("list -q").ends(0, Stream::Has(&["2.15"]), Stream::Nothing);
        home
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn ledger(&self) -> PathBuf {
        self.path().join(".local/share/nuo/nuo.db")
    }

    /// Writes a file into the home.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(&path, bytes).expect("written");
        path
    }

    /// Runs with arguments separated by spaces.
    pub fn run(&self, line: &str) -> Run {
        self.words(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs with arguments that may hold spaces.
    pub fn words(&self, words: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nuo"));
        command.env_clear().env("HOME", self.path()).env("LANG", "C").env("USER", "li");
        command.current_dir(self.path()).arg("--today").arg("2026-11-23").args(words);
        Run { command, line: words.join(" ") }
    }

    /// Asks as a completion script does; gives what was answered.
    pub fn asked(&self, words: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nuo"));
        command.env_clear().env("HOME", self.path()).env("NUO_TODAY", "2026-11-23").args(words);
        let output = command.output().expect("it runs");
        assert!(output.status.success() && output.stderr.is_empty(), "{words:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Runs in English and reads the JSON it answers with.
    pub fn json(&self, line: &str) -> serde_json::Value {
        let written = self.run(line).arg("--json").ends_any(0);
        serde_json::from_str(&written.stdout).expect(line)
    }
}

impl Run {
    pub fn arg(mut self, arg: &str) -> Self {
        self.command.arg(arg);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn stdin(mut self, bytes: &[u8]) -> Self {
        self.command.write_stdin(bytes);
        self
    }

    /// Checks how it ended and what it wrote.
    #[track_caller]
    pub fn ends(self, code: i32, stdout: Stream, stderr: Stream) -> Written {
        let line = self.line.clone();
        let written = self.ends_any(code);
        check(&line, "stdout", &written.stdout, &stdout);
        check(&line, "stderr", &written.stderr, &stderr);
        written
    }

    #[track_caller]
    fn ends_any(mut self, code: i32) -> Written {
        let output = self.command.output().expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let written = Written { stdout: text(output.stdout), stderr: text(output.stderr) };
        let Written { stdout, stderr } = &written;
        let line = &self.line;
        assert_eq!(output.status.code(), Some(code), "{line}\n{stdout}\n{stderr}");
        written
    }
}

#[track_caller]
fn check(line: &str, name: &str, found: &str, wanted: &Stream) {
    match wanted {
        Stream::Nothing => assert_eq!(found, "", "{line}: {name}"),
        Stream::Is(text) => assert_eq!(found, *text, "{line}: {name}"),
        Stream::Has(pieces) => {
            for piece in *pieces {
                assert!(found.contains(piece), "{line}: {name} lacks {piece:?}:\n{found}");
            }
        }
    }
}
