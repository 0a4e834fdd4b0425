//! Taking the terminal and giving it back, whatever happens.
//!
//! Raw mode and the screen are set with plain system calls and escape
//! sequences, so that giving them back needs no lock and can be done from any
//! thread: after a panic, on a signal, before a stop.

use crate::text::Ambiguous;
use base64::Engine;
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[2J\x1b[H";
/// Paste mode, mouse and alternate screen off, colours reset, cursor shown.
const LEAVE: &[u8] =
    b"\x1b[?2004l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1049l\x1b[0m\x1b[?25h";
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1000l\x1b[?1006l";

const INPUT: libc::c_int = 0;
const OUTPUT: libc::c_int = 1;

static COOKED: OnceLock<libc::termios> = OnceLock::new();
static TAKEN: AtomicBool = AtomicBool::new(false);
static STOP_ASKED: AtomicBool = AtomicBool::new(false);
static CONTINUED: AtomicBool = AtomicBool::new(false);
/// Whether the mouse is to be reported again after a stop.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Holds the terminal; gives it back when dropped.
#[derive(Debug)]
pub struct Taken(());

/// Takes the terminal and sees to it that it is given back on every way out.
///
/// # Errors
/// When standard input is no terminal whose mode can be set.
pub fn take() -> std::io::Result<Taken> {
    if COOKED.get().is_none() {
        let mut mode = std::mem::MaybeUninit::<libc::termios>::uninit();
        // SAFETY: `mode` has room for the answer and is read only on success.
        let mode = unsafe {
            if libc::tcgetattr(INPUT, mode.as_mut_ptr()) != 0 {
                return Err(std::io::Error::last_os_error());
            }
            mode.assume_init()
        };
        let _ = COOKED.set(mode);
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            before(panic);
        }));
        watch_signals()?;
        watch_hang_up();
    }
    enter()?;
    Ok(Taken(()))
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter() -> std::io::Result<()> {
    let Some(cooked) = COOKED.get() else { return Ok(()) };
    let mut raw = *cooked;
    // SAFETY: `raw` is a valid mode that was read from this terminal.
    let set = unsafe {
        libc::cfmakeraw(&raw mut raw);
        libc::tcsetattr(INPUT, libc::TCSANOW, &raw const raw)
    };
    if set != 0 {
        return Err(std::io::Error::last_os_error());
    }
    TAKEN.store(true, Ordering::SeqCst);
    write_all(ENTER);
    if MOUSE.load(Ordering::SeqCst) {
        write_all(MOUSE_ON);
    }
    Ok(())
}

/// Restores the terminal if it is held. May be called from any thread, twice.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    write_all(LEAVE);
    if let Some(cooked) = COOKED.get() {
        // SAFETY: `cooked` is the mode that was read from this terminal.
        let _ = unsafe { libc::tcsetattr(INPUT, libc::TCSANOW, cooked) };
    }
}

fn write_all(mut bytes: &[u8]) {
    while !bytes.is_empty() {
        // SAFETY: the pointer and the length are those of `bytes`.
        let written = unsafe { libc::write(OUTPUT, bytes.as_ptr().cast(), bytes.len()) };
        match usize::try_from(written) {
            Ok(written) if written > 0 => bytes = &bytes[written..],
            _ => return,
        }
    }
}

/// Has the terminal report the mouse (1000: buttons, 1006: columns beyond 223),
/// or gives it back its own use of it. Movement is not asked for.
///
/// # Errors
/// When the terminal cannot be written to.
pub fn capture_mouse(on: bool) -> std::io::Result<()> {
    let sequence = if on { MOUSE_ON } else { MOUSE_OFF };
    MOUSE.store(on, Ordering::SeqCst);
    let mut output = std::io::stdout();
    output.write_all(sequence).and_then(|()| output.flush())
}

/// Hands a text to the terminal's clipboard by OSC 52. Terminals that do not
/// know the sequence, or do not allow it, pass over it without an answer.
///
/// # Errors
/// When the terminal cannot be written to.
pub fn copy(text: &str) -> std::io::Result<()> {
    let encoded = base64::engine::general_purpose::STANDARD.encode(text);
    let mut output = std::io::stdout();
    output.write_all(b"\x1b]52;c;")?;
    output.write_all(encoded.as_bytes())?;
    output.write_all(b"\x07")?;
    output.flush()
}

/// Stops the process until it is continued, with the terminal given back.
///
/// SIGSTOP and not SIGTSTP, which an orphaned process group would ignore.
///
/// # Errors
/// When the terminal cannot be taken again.
pub fn stop() -> std::io::Result<()> {
    give_back();
    // SAFETY: raising a signal on the own process has no preconditions.
    unsafe { libc::raise(libc::SIGSTOP) };
    CONTINUED.store(false, Ordering::SeqCst);
    enter()
}

/// Gives the terminal to another program while `work` runs it, and takes it
/// again; everything has to be drawn anew then.
///
/// # Errors
/// When the terminal cannot be taken again.
pub fn lend<T>(work: impl FnOnce() -> T) -> std::io::Result<T> {
    give_back();
    let outcome = work();
    CONTINUED.store(false, Ordering::SeqCst);
    enter()?;
    Ok(outcome)
}

/// Whether somebody asked from outside that the program stop (SIGTSTP).
pub fn stop_was_asked() -> bool {
    STOP_ASKED.swap(false, Ordering::SeqCst)
}

/// Whether the program was continued after a stop from outside; the terminal
/// is taken again then.
///
/// # Errors
/// When the terminal cannot be taken again.
pub fn was_continued() -> std::io::Result<bool> {
    let continued = CONTINUED.swap(false, Ordering::SeqCst);
    if continued {
        enter()?;
    }
    Ok(continued)
}

/// A thread that gives the terminal back and ends the program on a signal.
/// Every change is on disk before it is shown, so nothing can be lost.
fn watch_signals() -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => STOP_ASKED.store(true, Ordering::SeqCst),
                SIGCONT => CONTINUED.store(true, Ordering::SeqCst),
                _ => {
                    give_back();
                    // SAFETY: ends the process at once, without running code
                    // that another thread may be in the middle of.
                    unsafe { libc::_exit(128 + signal) };
                }
            }
        }
    })?;
    Ok(())
}

/// A thread that ends the program when the terminal is gone: waiting for input
/// from it would spin otherwise.
fn watch_hang_up() {
    let watch = || {
        let mut input = libc::pollfd { fd: INPUT, events: 0, revents: 0 };
        loop {
            // SAFETY: `input` is one valid record for the length of the call.
            let ready = unsafe { libc::poll(&raw mut input, 1, -1) };
            if ready > 0 && input.revents & (libc::POLLHUP | libc::POLLERR | libc::POLLNVAL) != 0 {
                std::thread::sleep(Duration::from_millis(300));
                // SAFETY: see `watch_signals`.
                unsafe { libc::_exit(129) };
            }
            if ready < 0
                && std::io::Error::last_os_error().kind() != std::io::ErrorKind::Interrupted
            {
                return;
            }
        }
    };
    // Without the thread a vanished terminal still sends SIGHUP.
    let _ = std::thread::Builder::new().name("hang-up".to_owned()).spawn(watch);
}

/// What was learnt of the terminal.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Probe {
    pub ambiguous: Ambiguous,
    /// Keys that came meanwhile, as they were typed.
    pub typed: String,
}

/// Asks the terminal how wide it draws a character of ambiguous width.
///
/// Waits at most `limit`; a terminal that does not answer counts as narrow.
#[must_use]
pub fn probe_ambiguous(limit: Duration) -> Probe {
    let mut output = std::io::stdout();
    let asked = output.write_all("\r①\x1b[6n".as_bytes()).and_then(|()| output.flush());
    let input = if asked.is_ok() { read_answer(limit) } else { Vec::new() };
    let _ = output.write_all(b"\r\x1b[2K").and_then(|()| output.flush());
    let (column, typed) = column_and_typed(&input);
    let ambiguous = if column == Some(3) { Ambiguous::Wide } else { Ambiguous::Narrow };
    Probe { ambiguous, typed }
}

/// The column of a cursor report, `ESC [ row ; column R`, and the characters
/// that were typed around it. Other keys' sequences are left out.
fn column_and_typed(input: &[u8]) -> (Option<u32>, String) {
    let text = String::from_utf8_lossy(input);
    let mut column = None;
    let mut typed = String::new();
    let mut rest = text.as_ref();
    while let Some(c) = rest.chars().next() {
        let Some(sequence) = rest.strip_prefix("\x1b[") else {
            rest = &rest[c.len_utf8()..];
            typed.extend(Some(c).filter(|c| !c.is_control() && *c != char::REPLACEMENT_CHARACTER));
            continue;
        };
        let end = sequence.find(|c: char| ('@'..='~').contains(&c)).unwrap_or(sequence.len());
        let (numbers, after) = sequence.split_at(end);
        if after.starts_with('R') {
            column = numbers.split(';').nth(1).and_then(|number| number.parse().ok());
        }
        rest = after.get(1..).unwrap_or_default();
    }
    (column, typed)
}

/// Reads what comes until a cursor report ends, at most for `limit`.
fn read_answer(limit: Duration) -> Vec<u8> {
    let begun = Instant::now();
    let mut answer = Vec::new();
    while let Some(left) = limit.checked_sub(begun.elapsed()) {
        let mut input = libc::pollfd { fd: INPUT, events: libc::POLLIN, revents: 0 };
        let wait = libc::c_int::try_from(left.as_millis()).unwrap_or(libc::c_int::MAX);
        // SAFETY: `input` is one valid record for the length of the call.
        if unsafe { libc::poll(&raw mut input, 1, wait) } <= 0 {
            break;
        }
        let mut byte = 0_u8;
        // SAFETY: `byte` has room for the one byte that is read.
        if unsafe { libc::read(INPUT, (&raw mut byte).cast(), 1) } != 1 {
            break;
        }
        answer.push(byte);
        if byte == b'R' && column_and_typed(&answer).0.is_some() {
            break;
        }
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::column_and_typed;

    #[test]
    fn what_was_typed_stands_beside_the_report() {
        for (input, column, typed) in [
            ("\x1b[1;3R", Some(3), ""),
            ("jj\x1b[24;2Rk", Some(2), "jjk"),
            ("R承\x1b[A\x1b[1;3R", Some(3), "R承"),
            ("\x1b[1;", None, ""),
            ("jR", None, "jR"),
            ("", None, ""),
        ] {
            assert_eq!(column_and_typed(input.as_bytes()), (column, typed.to_owned()), "{input:?}");
        }
    }
}
