//! Running one test of this binary as a process of its own, for what a thread
//! cannot do: be killed, change its user or its limits.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const LEDGER: &str = "NUO_SUITE_LEDGER";

/// A process that runs the ignored test `test` on the ledger at `path`; what it
/// says comes through a pipe.
pub fn child(test: &str, path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this binary has a path"));
    command
        .args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"])
        .env(LEDGER, path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// The ledger this process was started for; `None` where a person runs all
/// ignored tests.
#[expect(clippy::disallowed_methods, reason = "how a parent test tells its child what to do")]
pub fn given_ledger() -> Option<PathBuf> {
    std::env::var_os(LEDGER).map(PathBuf::from)
}

/// Runs a child to its end and gives what it said; it must not have failed.
pub fn run(test: &str, path: &Path) -> String {
    let output = child(test, path).output().expect("the child runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{test}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}
