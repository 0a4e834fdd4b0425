//! Running an editor on a text, as `git` and `crontab` do: `$VISUAL`, else
//! `$EDITOR`, else `vi`, on a file that nobody else can read.

use crate::i18n::editor::EditorProblem;
use crate::settings::Environment;
use std::fs::{File, OpenOptions, Permissions};
use std::io::{Error, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What is run where no variable names an editor.
const USUAL: &str = "vi";
/// A longer text is a document, and no note or form.
const MAX_BYTES: usize = 256 * 1024;

/// The editor that the person has chosen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Editor {
    program: String,
    arguments: Vec<String>,
}

impl Editor {
    /// `$VISUAL` beats `$EDITOR`. The words of the variable are the program and
    /// its arguments: `code --wait`.
    #[must_use]
    pub fn chosen(environment: &Environment) -> Self {
        let mut chosen = ["VISUAL", "EDITOR"].iter().filter_map(|name| environment.get(name));
        let mut words = chosen.find_map(|line| Some(words(line)).filter(|words| !words.is_empty()));
        let mut words = words.take().unwrap_or_else(|| vec![USUAL.to_owned()]).into_iter();
        let program = words.next().unwrap_or_else(|| USUAL.to_owned());
        Self { program, arguments: words.collect() }
    }

    /// Runs it on a file, on the terminal that this program has, and waits.
    fn run(&self, path: &Path) -> Result<(), EditorProblem> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).arg(path);
        let calm = Calm::hold();
        let (interrupt, quit) = (calm.interrupt, calm.quit);
        // SAFETY: between fork and exec only signal handlers are set, which is
        // allowed there.
        unsafe {
            command.pre_exec(move || {
                for (signal, before) in [(libc::SIGINT, interrupt), (libc::SIGQUIT, quit)] {
                    // Handlers of this program do not outlive exec; what it
                    // ignored before stays ignored.
                    let kept = if before.sa_sigaction == libc::SIG_IGN {
                        libc::SIG_IGN
                    } else {
                        libc::SIG_DFL
                    };
                    libc::signal(signal, kept);
                }
                Ok(())
            });
        }
        let program = || self.program.clone();
        let ended = command.status();
        drop(calm);
        let status =
            ended.map_err(|source| EditorProblem::NotStarted { program: program(), source })?;
        match status.success() {
            true => Ok(()),
            false => Err(EditorProblem::Failed { program: program(), code: status.code() }),
        }
    }
}

/// While an editor has the terminal, its Ctrl-C and Ctrl-\ are not this
/// program's, and its Ctrl-Z stops both. Put back when dropped.
struct Calm {
    interrupt: libc::sigaction,
    quit: libc::sigaction,
    stop: libc::sigaction,
}

impl Calm {
    fn hold() -> Self {
        Self {
            interrupt: exchange(libc::SIGINT, libc::SIG_IGN),
            quit: exchange(libc::SIGQUIT, libc::SIG_IGN),
            stop: exchange(libc::SIGTSTP, libc::SIG_DFL),
        }
    }
}

impl Drop for Calm {
    fn drop(&mut self) {
        for (signal, before) in [
            (libc::SIGINT, &self.interrupt),
            (libc::SIGQUIT, &self.quit),
            (libc::SIGTSTP, &self.stop),
        ] {
            // SAFETY: `before` is what the system gave for this signal.
            unsafe { libc::sigaction(signal, before, std::ptr::null_mut()) };
        }
    }
}

/// Sets what a signal does and gives what it did.
fn exchange(signal: libc::c_int, does: libc::sighandler_t) -> libc::sigaction {
    // SAFETY: a zeroed record is a valid one (default action, empty mask), and
    // both records live for the length of the call.
    unsafe {
        let mut wanted: libc::sigaction = std::mem::zeroed();
        let mut before: libc::sigaction = std::mem::zeroed();
        wanted.sa_sigaction = does;
        libc::sigaction(signal, &raw const wanted, &raw mut before);
        before
    }
}

/// Splits a command line into words as a shell does for plain, quoted and
/// escaped ones. Nothing is expanded.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// A text that is being edited, in a folder that nobody else can look into;
/// both are gone when the value is, unless it is kept.
#[derive(Debug)]
pub struct Sheet {
    folder: TempDir,
    path: PathBuf,
}

impl Sheet {
    /// Writes a text under a name that tells the editor what it is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(name: &str, text: &str) -> Result<Self, EditorProblem> {
        let made = tempfile::Builder::new()
            .prefix("nuo-")
            .permissions(Permissions::from_mode(0o700))
            .tempdir();
        let folder = made.map_err(|source| EditorProblem::File { path: name.into(), source })?;
        let path = folder.path().join(name.replace('/', "-"));
        let sheet = Self { folder, path };
        sheet.write(text)?;
        Ok(sheet)
    }

    /// Puts another text in its place.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, text: &str) -> Result<(), EditorProblem> {
        let mut options = OpenOptions::new();
        let opened = options.write(true).create(true).truncate(true).mode(0o600).open(&self.path);
        let written = opened.and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|source| self.problem(source))
    }

    /// Hands the text to the editor and gives what came of it. The terminal has
    /// to be free.
    ///
    /// # Errors
    /// When the editor cannot be run or says that it failed, or what it left is
    /// no text of a sensible length.
    pub fn edit(&self, editor: &Editor) -> Result<String, EditorProblem> {
        editor.run(&self.path)?;
        self.read()
    }

    /// The text as it lies there.
    ///
    /// # Errors
    /// When it cannot be read, is too long, or is not UTF-8.
    pub fn read(&self) -> Result<String, EditorProblem> {
        let mut bytes = Vec::new();
        // Some editors put a new file in the place of the old one.
        File::open(&self.path)
            .and_then(|file| file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes))
            .map_err(|source| self.problem(source))?;
        if bytes.len() > MAX_BYTES {
            return Err(EditorProblem::TooLong { limit_bytes: MAX_BYTES });
        }
        let text = String::from_utf8(bytes).map_err(|_| EditorProblem::NotText)?;
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    /// Leaves the file where it is and gives its place.
    #[must_use]
    pub fn keep(self) -> PathBuf {
        let _ = self.folder.keep();
        self.path
    }

    fn problem(&self, source: Error) -> EditorProblem {
        EditorProblem::File { path: self.path.clone(), source }
    }
}

#[cfg(test)]
mod tests {
    use super::{Editor, words};
    use crate::settings::Environment;

    #[test]
    fn a_variable_is_split_into_words() {
        for (line, expected) in [
            ("vim", vec!["vim"]),
            ("code --wait", vec!["code", "--wait"]),
            ("  emacs   -nw ", vec!["emacs", "-nw"]),
            ("'/opt/my editor/ed' -x", vec!["/opt/my editor/ed", "-x"]),
            ("/opt/my\\ editor \"a \\\"b\" ''", vec!["/opt/my editor", "a \"b", ""]),
            ("", vec![]),
        ] {
            assert_eq!(words(line), expected, "{line}");
        }
    }

    #[test]
    fn visual_beats_editor_beats_vi() {
        let chosen = |variables: &[(&str, &str)]| {
            let variables =
                variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            let environment =
                Environment { variables: variables.collect(), ..Environment::default() };
            Editor::chosen(&environment).program
        };
        assert_eq!(chosen(&[("VISUAL", "code --wait"), ("EDITOR", "ed")]), "code");
        assert_eq!(chosen(&[("VISUAL", " "), ("EDITOR", "ed")]), "ed");
        assert_eq!(chosen(&[]), "vi");
    }
}
