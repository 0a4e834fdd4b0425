//! The terminal interface: keys become messages, `update` makes the next
//! model and says what is to be done, `perform` does it, `draw` shows it.

mod ask;
mod canvas;
mod completion;
mod field;
mod filter_line;
mod form;
pub mod keymap;
mod layout;
mod model;
mod msg;
mod outline;
mod output;
mod overlays;
mod perform;
mod refusal;
mod screens;
mod session;
mod state;
pub mod terminal;
mod theme;
mod update;
mod view;
mod views_menu;

pub use msg::Outside;
pub use session::Session;
pub use state::Screen;

use crate::app::App;
use crate::i18n::tui::made;
use crate::settings::{Color, Environment, Settings, ThemeName};
use crate::text::Ambiguous;
use output::Output;
use ratatui::Terminal;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use std::io::{BufWriter, Write};
use std::time::Duration;

/// How the interface begins.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The screen to begin with.
    pub screen: Screen,
    /// A filter to begin with.
    pub filter: Option<String>,
    /// Whether the ledger was made just now.
    pub made: bool,
}

/// How long a terminal may take to say how wide it draws.
const PROBE_LIMIT: Duration = Duration::from_millis(200);
/// How often the ledger is looked at for changes from outside.
const TICK: Duration = Duration::from_millis(250);
/// Enough for a full frame, so that it reaches the terminal in one write.
const FRAME_BYTES: usize = 64 * 1024;

/// Runs the interface until the person leaves.
///
/// # Errors
/// When the terminal cannot be used. It is given back in every case.
pub fn run(
    app: App,
    settings: &Settings,
    environment: &Environment,
    options: Options,
) -> std::io::Result<()> {
    let taken = terminal::take()?;
    let probe = match settings.ambiguous.known() {
        Some(ambiguous) => terminal::Probe { ambiguous, typed: String::new() },
        None => terminal::probe_ambiguous(PROBE_LIMIT),
    };
    let ambiguous = probe.ambiguous;
    // The first look for input begins to listen for changes of the size, so
    // that none is missed after the size is read.
    event::poll(Duration::ZERO)?;
    let size = ratatui::crossterm::terminal::size()?;
    let look = Look { theme: theme(settings, environment), ambiguous };
    let path = app.path().display().to_string();
    let session = Session::start(app, settings.lang, look, size, options.filter.as_deref());
    let mut session = session.with(settings.kept());
    if options.screen != Screen::List {
        session.go(options.screen);
    }
    if options.made {
        session.say(made(&path, settings.lang));
    }
    for c in probe.typed.chars() {
        session.key(KeyCode::Char(c), KeyModifiers::NONE);
    }
    let result = converse(&mut session);
    drop(taken);
    result
}

/// What a screen looks like.
#[derive(Copy, Clone, Debug, Default)]
pub struct Look {
    pub theme: ThemeName,
    pub ambiguous: Ambiguous,
}

fn theme(settings: &Settings, environment: &Environment) -> ThemeName {
    match settings.color {
        Color::Never => ThemeName::Mono,
        Color::Auto if environment.get("NO_COLOR").is_some() => ThemeName::Mono,
        Color::Auto | Color::Always => settings.theme,
    }
}

fn converse(session: &mut Session) -> std::io::Result<()> {
    let output = BufWriter::with_capacity(FRAME_BYTES, std::io::stdout());
    let mut screen = Terminal::new(Output::new(output))?;
    loop {
        if session.take_stale() {
            show(session, &mut screen)?;
        }
        if event::poll(TICK)? {
            // Everything that is waiting is taken in before the next frame.
            loop {
                take(session, event::read()?);
                if session.is_leaving() || session.wants_terminal() || !event::poll(Duration::ZERO)?
                {
                    break;
                }
            }
        } else {
            session.tick();
        }
        if session.is_leaving() {
            return Ok(());
        }
        for outside in session.take_outside() {
            match outside {
                Outside::Copy(text) => terminal::copy(&text)?,
            }
        }
        let stop = session.take_suspend() || terminal::stop_was_asked();
        if stop {
            terminal::stop()?;
        }
        if stop || terminal::was_continued()? || session.take_redraw() {
            let (columns, rows) = ratatui::crossterm::terminal::size()?;
            session.resize(columns, rows);
            session.take_redraw();
            // Redraws everything without asking the terminal anything.
            screen.resize(ratatui::layout::Rect::new(0, 0, columns, rows))?;
            session.touch();
        }
    }
}

fn show<W: Write>(session: &Session, screen: &mut Terminal<Output<W>>) -> std::io::Result<()> {
    screen.draw(|frame| {
        if let Some(cursor) = session.draw(frame.buffer_mut()) {
            frame.set_cursor_position(cursor);
        }
    })?;
    Ok(())
}

fn take(session: &mut Session, event: Event) {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            session.key(key.code, key.modifiers);
        }
        Event::Paste(text) => session.paste(text),
        Event::Resize(columns, rows) => session.resize(columns, rows),
        Event::Key(_) | Event::Mouse(_) | Event::FocusGained | Event::FocusLost => {}
    }
}
