//! The program takes a terminal and gives it back, whatever happens.

use crate::desk::{Desk, Setup};
use crate::ledger_file::{LedgerFile, item, note};
use crate::pty::{Answer, Terminal, nuo};
use portable_pty::CommandBuilder;
use std::time::{Duration, Instant};

fn home() -> (LedgerFile, Terminal) {
    let file = LedgerFile::founded();
    let terminal = Terminal::home(&file, 80, 24);
    (file, terminal)
}

#[test]
fn the_first_frame_is_the_home_screen_and_quitting_restores() {
    let (_file, mut terminal) = home();
    assert_eq!(terminal.text(), Desk::new(Setup::of(80, 24)).screen());
    assert!(terminal.screen.screen().alternate_screen());
    assert!(terminal.screen.screen().bracketed_paste());
    assert!(!terminal.is_cooked());
    // The cursor rests on the selected row, behind the border.
    terminal
        .wait_until("the cursor", |terminal| terminal.screen.screen().cursor_position() == (4, 1));
    terminal.send("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.check_restored();
}

#[test]
fn signals_restore_and_end_with_their_number() {
    for signal in [libc::SIGTERM, libc::SIGHUP, libc::SIGINT] {
        let (_file, mut terminal) = home();
        terminal.signal(signal);
        assert_eq!(terminal.exit_code(), 128 + signal.unsigned_abs());
        terminal.check_restored();
    }
}

#[test]
fn a_stop_gives_the_terminal_back_and_going_on_draws_everything() {
    let (_file, mut terminal) = home();
    let stops: [fn(&mut Terminal); 2] =
        [|terminal| terminal.send("\x1a"), |terminal| terminal.signal(libc::SIGTSTP)];
    for stop in stops {
        stop(&mut terminal);
        terminal.wait_until("the stop", |terminal| terminal.process().0 == 'T');
        terminal.wait_until("the main screen", |t| !t.screen.screen().alternate_screen());
        terminal.check_restored();
        terminal.signal(libc::SIGCONT);
        terminal.wait_for("帮助");
        assert_eq!(terminal.text(), Desk::new(Setup::of(80, 24)).screen());
        assert!(!terminal.is_cooked());
    }
    terminal.send("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.check_restored();
}

#[test]
fn the_mouse_is_reported_while_it_is_on_and_given_back_at_a_stop_and_at_the_end() {
    let (_file, mut terminal) = home();
    let mode = |terminal: &Terminal| terminal.screen.screen().mouse_protocol_mode();
    assert_eq!(mode(&terminal), vt100::MouseProtocolMode::None, "the terminal's own at first");
    terminal.send("m");
    terminal.wait_until("the mouse", |t| mode(t) == vt100::MouseProtocolMode::PressRelease);
    // A press of the left button and its release, at column 10 of row 8.
    terminal.send("\x1b[<0;10;8M\x1b[<0;10;8m");
    terminal.wait_for("4/60");
    terminal.send("\x1b[<65;10;8M");
    terminal.wait_for("7/60");
    terminal.send("\x1a");
    terminal.wait_until("the stop", |terminal| terminal.process().0 == 'T');
    terminal.wait_until("the main screen", |t| !t.screen.screen().alternate_screen());
    terminal.check_restored();
    terminal.signal(libc::SIGCONT);
    terminal.wait_until("the mouse", |t| mode(t) == vt100::MouseProtocolMode::PressRelease);
    terminal.wait_for("7/60");
    terminal.send("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.check_restored();
}

#[test]
fn a_copy_goes_to_the_terminal_in_one_sequence() {
    let (_file, mut terminal) = home();
    terminal.send("yc");
    terminal.wait_for("已交给终端剪贴板");
    let output = String::from_utf8_lossy(&terminal.output).into_owned();
    // "4.5" in base64.
    assert!(output.contains("\x1b]52;c;NC41\x07"), "{output:?}");
}

#[test]
fn a_window_that_is_gone_ends_the_program_without_work() {
    let (_file, mut terminal) = home();
    let (_, ticks) = terminal.process();
    let begun = Instant::now();
    terminal.hang_up();
    terminal.wait_until("the end", |terminal| terminal.process().0 == 'Z');
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    let (_, worked) = terminal.process();
    assert!(worked - ticks <= 20, "{} ticks of work", worked - ticks);
    assert_eq!(terminal.exit_code(), 129);
}

#[test]
fn a_panic_is_read_on_the_main_screen() {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this program"));
    command.args(["--ignored", "--exact", "--nocapture", "terminal::holds_a_terminal_and_panics"]);
    command.env_clear();
    let mut terminal = Terminal::start(command, (80, 24), Answer::Narrow);
    assert_ne!(terminal.exit_code(), 0);
    terminal.check_restored();
    // Said after the alternate screen was left, or it would be gone with it.
    assert!(terminal.text().contains("on purpose"), "{}", terminal.text());
    let entered = String::from_utf8_lossy(&terminal.output).contains("\x1b[?1049h");
    assert!(entered, "the terminal was taken");
}

#[test]
#[ignore = "another test runs it in a terminal"]
fn holds_a_terminal_and_panics() {
    // Only the other test asks for it by its whole name.
    if !std::env::args().any(|argument| argument == "--exact") {
        return;
    }
    let _taken = nuo::tui::terminal::take().expect("a terminal");
    panic!("on purpose");
}

#[test]
fn two_hundred_sizes_end_with_the_right_frame() {
    let (_file, mut terminal) = home();
    for step in 0_u16..200 {
        let tiny = step % 9 == 0;
        let (columns, rows) = if tiny { (1 + step % 3, 1) } else { (step, 5 + step / 4) };
        terminal.resize(columns.max(1), rows);
    }
    terminal.resize(100, 30);
    let expected = Desk::new(Setup::of(100, 30)).screen();
    terminal.wait_until(&expected, |terminal| terminal.text() == expected);
}

#[test]
fn a_megabyte_pasted_into_a_field_is_one_line_of_it() {
    let (file, mut terminal) = home();
    terminal.send("n");
    terminal.wait_for("备注 4.5");
    terminal.send(&format!("\x1b[200~{}\nq\x1b[201~", "诺".repeat(350_000)));
    terminal.wait_for("诺诺诺");
    terminal.send("\x1bOQ");
    terminal.wait_for("4.5 备注");
    let text = item(&file.on("2026-11-24"), "4.5").notes[0].text.clone();
    assert!((60_000..=64 * 1024).contains(&text.len()), "{}", text.len());
}

#[test]
fn chinese_goes_to_the_hardware_cursor() {
    let (_file, mut terminal) = home();
    terminal.send("/承诺");
    terminal.wait_for(" / 承诺");
    terminal.wait_until("the cursor behind it", |terminal| {
        terminal.screen.screen().cursor_position() == (22, 3 + 4)
            && !terminal.screen.screen().hide_cursor()
    });
}

#[test]
fn the_terminal_says_how_wide_it_draws() {
    let file = LedgerFile::founded();
    for (answer, corner) in [(Answer::Narrow, "┏"), (Answer::Wide, "+="), (Answer::Never, "┏")]
    {
        let begun = Instant::now();
        let mut terminal = Terminal::start(nuo(&file), (80, 24), answer);
        terminal.wait_for("帮助");
        assert!(begun.elapsed() < Duration::from_secs(2), "{:?} {answer:?}", begun.elapsed());
        assert!(terminal.text().contains(corner), "{answer:?}\n{}", terminal.text());
        assert!(!terminal.text().contains('①'));
        if answer == Answer::Wide {
            // Behind quotes and dots too every row ends where the pane does.
            let screen = terminal.screen.screen();
            let ends = (3..12).map(|row| screen.cell(row, 79).expect("a cell").contents());
            assert!(ends.into_iter().all(|end| end == "|"), "{}", terminal.text());
        }
        // Nothing of the answer is taken for keys.
        terminal.send("j");
        terminal.wait_for("2/60");
    }
}

#[test]
fn keys_typed_before_the_first_frame_are_not_lost() {
    let file = LedgerFile::founded();
    let mut terminal = Terminal::start(nuo(&file), (80, 24), Answer::Never);
    terminal.wait_until("the question", |terminal| terminal.output.ends_with(b"[6n"));
    terminal.send("jj");
    terminal.wait_for("3/60");
    // The answer that comes too late is no key either.
    terminal.send("\x1b[1;3Rj");
    terminal.wait_for("4/60");
}

#[test]
fn a_change_from_outside_appears_by_itself() {
    let (file, mut terminal) = home();
    note(&mut file.on("2026-11-24"), "4.5", "外面写的").expect("noted");
    terminal.wait_for("外部改动 1 条，已更新");
}

#[test]
fn a_key_writes_little_and_no_key_nothing() {
    let (_file, mut terminal) = home();
    assert_eq!(terminal.bytes_during(Duration::from_millis(600)), 0, "idle");
    let before = terminal.output.len();
    for place in 2..=11 {
        terminal.send("j");
        terminal.wait_for(&format!(" {place}/60 "));
    }
    terminal.bytes_during(Duration::from_millis(50));
    let each = (terminal.output.len() - before) / 10;
    // Two rows in another style and another commitment's details.
    assert!(each <= 850, "{each} bytes a key");
}
