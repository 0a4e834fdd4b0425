//! Other programs that nuo hands something to.

use std::io::Result;
use std::process::{Command, Stdio};

/// The program that opens files and addresses as the desktop does.
#[must_use]
pub const fn usual_opener() -> &'static str {
    if cfg!(target_os = "macos") { "open" } else { "xdg-open" }
}

/// Whether another program may be handed this: a web address, or an absolute
/// path, which no program takes for a flag.
#[must_use]
pub fn may_be_opened(target: &str) -> bool {
    ["http://", "https://", "/"].iter().any(|start| target.starts_with(start))
}

/// Hands a file or an address to the opener, which goes on by itself and says
/// nothing on the terminal.
///
/// # Errors
/// When the program cannot be started.
pub fn open(opener: &str, target: &str) -> Result<()> {
    let mut words = opener.split_whitespace();
    let program = words.next().unwrap_or(usual_opener());
    let mut child = Command::new(program)
        .args(words)
        .arg(target)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // Whoever ends has to be waited for; nothing depends on when that is.
    let _ = std::thread::Builder::new().name("opener".to_owned()).spawn(move || child.wait());
    Ok(())
}
