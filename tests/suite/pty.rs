//! The program in a real terminal: a pty whose other end is read by a screen
//! parser. Waits are for what is seen, each with a deadline.

use crate::ledger_file::LedgerFile;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use std::io::{ErrorKind, Read, Write};
use std::num::NonZeroU16;
use std::os::fd::RawFd;
use std::time::{Duration, Instant};

/// What every wait ends with at the latest, on a machine that is busy.
const DEADLINE: Duration = Duration::from_secs(10);

/// How a terminal answers when it is asked where its cursor is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Answer {
    Narrow,
    Wide,
    Never,
}

/// A terminal with a program in it.
pub struct Terminal {
    pub screen: vt100::Parser,
    /// Everything that was written to the terminal.
    pub output: Vec<u8>,
    answer: Answer,
    answered: usize,
    child: Box<dyn Child + Send + Sync>,
    pid: i32,
    ends: Option<Ends>,
}

/// The terminal's side; closing it hangs up.
struct Ends {
    master: Box<dyn MasterPty + Send>,
    _slave: Box<dyn SlavePty + Send>,
    reader: Box<dyn Read + Send>,
    writer: Box<dyn Write + Send>,
    descriptor: RawFd,
}

/// The program itself, on a ledger, with nothing else in its environment.
pub fn nuo(file: &LedgerFile) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_nuo"));
    command.env_clear();
    command.env("NUO_DB", file.path());
    command.env("HOME", file.folder());
    command.env("NUO_TODAY", crate::desk::TODAY);
    command.env("NUO_LANG", "zh");
    command.env("LANG", "C.UTF-8");
    command.env("TERM", "xterm-256color");
    command.env("USER", "li");
    command.cwd(file.folder());
    command
}

impl Terminal {
    pub fn start(command: CommandBuilder, (columns, rows): (u16, u16), answer: Answer) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).expect("a pty");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let descriptor = pair.master.as_raw_fd().expect("a descriptor");
        // SAFETY: the descriptor is open; only a flag of it is set.
        let flagged = unsafe { libc::fcntl(descriptor, libc::F_SETFL, libc::O_NONBLOCK) };
        assert_eq!(flagged, 0, "the pty does not block");
        let ends = Ends {
            reader: pair.master.try_clone_reader().expect("a reader"),
            writer: pair.master.take_writer().expect("a writer"),
            master: pair.master,
            _slave: pair.slave,
            descriptor,
        };
        let pid = i32::try_from(child.process_id().expect("a process")).expect("a process id");
        let [columns, rows] = [columns, rows].map(|side| NonZeroU16::new(side).expect("a size"));
        Self {
            screen: vt100::Parser::new(rows, columns, 0),
            output: Vec::new(),
            answer,
            answered: 0,
            child,
            pid,
            ends: Some(ends),
        }
    }

    /// The program with its first frame on the screen.
    pub fn home(file: &LedgerFile, columns: u16, rows: u16) -> Self {
        let mut terminal = Self::start(nuo(file), (columns, rows), Answer::Narrow);
        terminal.wait_for("帮助");
        // The cursor goes to its place last of all.
        terminal.wait_until("the cursor", |terminal| {
            terminal.screen.screen().cursor_position().0 + 1 < rows
        });
        terminal
    }

    /// The screen as lines without trailing blanks.
    pub fn text(&self) -> String {
        let (_, columns) = self.screen.screen().size();
        let rows = self.screen.screen().rows(0, columns.get());
        rows.map(|row| format!("{}\n", row.trim_end())).collect()
    }

    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |terminal| terminal.text().contains(text));
    }

    /// Takes output in until it is as wanted.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, wanted: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !wanted(self) {
            let left = DEADLINE.saturating_sub(begun.elapsed());
            assert!(!left.is_zero(), "{what} never came:\n{}", self.text());
            self.take_in(left.min(Duration::from_millis(5)));
        }
    }

    /// Takes output in for a while; gives how many bytes came.
    pub fn bytes_during(&mut self, while_waiting: Duration) -> usize {
        let (begun, before) = (Instant::now(), self.output.len());
        while let Some(left) = while_waiting.checked_sub(begun.elapsed()) {
            self.take_in(left);
        }
        self.output.len() - before
    }

    /// Takes in what comes within this time, if anything does.
    fn take_in(&mut self, limit: Duration) -> bool {
        let Some(ends) = &mut self.ends else {
            // Nothing comes any more; asking on and on would take the time of
            // the program that is watched.
            std::thread::park_timeout(limit);
            return false;
        };
        if !ready(ends.descriptor, libc::POLLIN, limit) {
            return false;
        }
        let mut chunk = [0; 65536];
        match ends.reader.read(&mut chunk) {
            Ok(read) => {
                self.screen.process(&chunk[..read]);
                self.output.extend_from_slice(&chunk[..read]);
                self.answer_questions();
                read > 0
            }
            Err(_) => false,
        }
    }

    fn answer_questions(&mut self) {
        const QUESTION: &[u8] = b"\x1b[6n";
        let asked = self.output.windows(QUESTION.len()).filter(|seen| *seen == QUESTION).count();
        if asked > self.answered {
            self.answered = asked;
            match self.answer {
                Answer::Narrow => self.send("\x1b[1;2R"),
                Answer::Wide => self.send("\x1b[1;3R"),
                Answer::Never => {}
            }
        }
    }

    /// Types bytes as a terminal sends them, reading meanwhile what comes back.
    pub fn send(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        let begun = Instant::now();
        while !rest.is_empty() {
            assert!(begun.elapsed() < DEADLINE, "{} bytes were not taken", rest.len());
            let Some(ends) = &mut self.ends else { return };
            match ends.writer.write(&rest[..rest.len().min(4096)]) {
                Ok(written) => rest = &rest[written..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    self.take_in(Duration::from_millis(1));
                }
                Err(error) => panic!("the terminal takes no input: {error}"),
            }
        }
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        let ends = self.ends.as_ref().expect("the terminal is there");
        ends.master.resize(size(columns, rows)).expect("resized");
        if let (Some(rows), Some(columns)) = (NonZeroU16::new(rows), NonZeroU16::new(columns)) {
            self.screen.screen_mut().set_size(rows, columns);
        }
        while self.take_in(Duration::ZERO) {}
    }

    pub fn signal(&self, signal: i32) {
        // SAFETY: sends a signal to the process that this value started.
        assert_eq!(unsafe { libc::kill(self.pid, signal) }, 0, "the process is there");
    }

    /// The letter for the process's state, and the ticks of CPU it used.
    pub fn process(&self) -> (char, u64) {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid)).expect("its state");
        let (_, fields) = stat.rsplit_once(") ").expect("fields");
        let fields: Vec<&str> = fields.split(' ').collect();
        let ticks = |place: usize| fields[place].parse::<u64>().expect("ticks");
        (fields[0].chars().next().expect("a letter"), ticks(11) + ticks(12))
    }

    /// Waits for the end; gives the exit code.
    #[track_caller]
    pub fn exit_code(&mut self) -> u32 {
        self.wait_until("the end", |terminal| terminal.process().0 == 'Z');
        while self.take_in(Duration::ZERO) {}
        self.child.wait().expect("it ended").exit_code()
    }

    /// Closes the terminal under the program.
    pub fn hang_up(&mut self) {
        self.ends = None;
    }

    /// Whether the line discipline hands lines over and echoes.
    pub fn is_cooked(&self) -> bool {
        let ends = self.ends.as_ref().expect("the terminal is there");
        let mode = ends.master.get_termios().expect("a mode").local_flags.bits();
        mode & libc::ICANON != 0 && mode & libc::ECHO != 0 && mode & libc::ISIG != 0
    }

    /// Whether everything that the program set up is undone.
    #[track_caller]
    pub fn check_restored(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen was left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(self.is_cooked(), "the terminal is in cooked mode");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn ready(descriptor: RawFd, events: libc::c_short, limit: Duration) -> bool {
    let mut end = libc::pollfd { fd: descriptor, events, revents: 0 };
    let limit = libc::c_int::try_from(limit.as_millis()).unwrap_or(libc::c_int::MAX);
    // SAFETY: `end` is one valid record for the length of the call.
    unsafe { libc::poll(&raw mut end, 1, limit) > 0 }
}
