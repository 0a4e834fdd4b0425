//! What a run of the program costs: the processor's time and the memory of that
//! run alone, whatever else the machine is doing.

use std::fs::File;
use std::mem::MaybeUninit;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// What a run took.
pub struct Spent {
    /// Time on a processor, in the program and in the system for it.
    pub time: Duration,
    /// The most memory that it held at once. A program also counts as holding
    /// what the one that started it held.
    pub memory_bytes: u64,
}

/// Runs `nuo read -` on a file in a home of its own and drops what it answers.
pub fn reading(file: &Path, home: &Path) -> Spent {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nuo"));
    command.env_clear().env("HOME", home).env("LANG", "C").current_dir(home);
    command.args(["--today", "2026-11-23", "read", "-", "--json"]);
    command.stdin(File::open(file).expect("the file")).stdout(Stdio::null()).stderr(Stdio::null());
    #[expect(clippy::zombie_processes, reason = "wait4 waits for it")]
    let child = command.spawn().expect("it runs");
    let pid = libc::pid_t::try_from(child.id()).expect("a process");
    let (mut status, mut usage) = (0, MaybeUninit::<libc::rusage>::zeroed());
    // SAFETY: the process is a child that nobody else waits for, and both
    // places are of the types that are written to.
    let usage = unsafe {
        assert_eq!(libc::wait4(pid, &mut status, 0, usage.as_mut_ptr()), pid);
        usage.assume_init()
    };
    assert!(libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0, "{status}: {command:?}");
    let time = |time: libc::timeval| {
        let seconds = u64::try_from(time.tv_sec).expect("it goes forward");
        let micros = u64::try_from(time.tv_usec).expect("it goes forward");
        Duration::from_secs(seconds) + Duration::from_micros(micros)
    };
    let memory = u64::try_from(usage.ru_maxrss).expect("some memory");
    // Macs count in bytes, others in kilobytes.
    let memory_bytes = if cfg!(target_vendor = "apple") { memory } else { memory * 1024 };
    Spent { time: time(usage.ru_utime) + time(usage.ru_stime), memory_bytes }
}
