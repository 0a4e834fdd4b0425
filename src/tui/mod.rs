//! The terminal interface: keys become messages, `update` makes the next
//! model and says what is to be done, `perform` does it, `draw` shows it.

mod area;
mod ask;
mod canvas;
mod completion;
mod copy;
mod dispatch;
mod editor;
mod external;
mod field;
mod filter_line;
pub mod form;
mod form_words;
pub mod keymap;
mod layout;
mod letter_tools;
mod menu;
mod model;
mod moving;
mod msg;
mod outline;
mod output;
mod overlays;
mod palette;
mod perform;
mod pointing;
mod prompt;
mod prompts;
mod reading;
mod refusal;
mod screens;
mod session;
mod state;
mod status_panes;
pub mod terminal;
mod theme;
mod travel;
mod update;
mod view;
mod views_menu;

pub use msg::{Back, Capture, Editing, Gesture, Outside};
pub use session::Session;
pub use state::Screen;
pub use state::letter::LetterFile;

use crate::app::App;
use crate::editing::{Editor, Sheet};
use crate::i18n::editor::phrase_editor;
use crate::i18n::tui::{made, said_no_opener, said_odd_address, said_opened};
use crate::settings::{Color, ColorDepth, Environment, Settings, ThemeName};
use crate::text::Ambiguous;
use output::Output;
use ratatui::Terminal;
use ratatui::crossterm::event::{
    self, Event, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// How the interface begins.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The screen to begin with.
    pub screen: Screen,
    /// A filter to begin with.
    pub filter: Option<String>,
    /// Whether the ledger was made just now.
    pub made: bool,
    /// A letter that was read, to be gone through.
    pub letter: Option<Box<LetterFile>>,
}

/// How long a terminal may take to say how wide it draws.
const PROBE_LIMIT: Duration = Duration::from_millis(200);
/// How long a key that begins a sequence waits before its continuations are
/// shown.
const HESITATION: Duration = Duration::from_millis(400);
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
    let theme = theme(settings, environment);
    let look = Look { theme, colors: settings.colors, ambiguous };
    let path = app.path().display().to_string();
    let session = Session::start(app, settings.lang, look, size, options.filter.as_deref());
    let mut session = session.with(settings.kept());
    session.hand_on_as(&settings.unit, settings.ambiguous.known(), Path::new("."));
    if options.screen != Screen::List {
        session.go(options.screen);
    }
    if options.made {
        session.say(made(&path, settings.lang));
    }
    session.bind(&settings.keys);
    if let Some(letter) = options.letter {
        session.review_letter(*letter);
    }
    for c in probe.typed.chars() {
        session.key(KeyCode::Char(c), KeyModifiers::NONE);
    }
    let programs =
        Programs { opener: settings.opener.clone(), editor: Editor::chosen(environment) };
    let result = converse(&mut session, &programs);
    drop(taken);
    result
}

/// What a screen looks like.
#[derive(Copy, Clone, Debug, Default)]
pub struct Look {
    pub theme: ThemeName,
    pub colors: ColorDepth,
    pub ambiguous: Ambiguous,
}

fn theme(settings: &Settings, environment: &Environment) -> ThemeName {
    match settings.color {
        Color::Never => ThemeName::Mono,
        Color::Auto if environment.get("NO_COLOR").is_some() => ThemeName::Mono,
        Color::Auto | Color::Always => settings.theme,
    }
}

/// Other programs that are run.
struct Programs {
    opener: Option<String>,
    editor: Editor,
}

fn converse(session: &mut Session, programs: &Programs) -> std::io::Result<()> {
    let mut clicks = Clicks::default();
    let output = BufWriter::with_capacity(FRAME_BYTES, std::io::stdout());
    let mut screen = Terminal::new(Output::new(output))?;
    loop {
        if session.is_looking() && !event::poll(Duration::ZERO)? {
            session.settle();
        }
        if session.take_stale() {
            show(session, &mut screen)?;
        }
        let patience = if session.is_in_sequence() { HESITATION } else { TICK };
        if event::poll(patience)? {
            // Everything that is waiting is taken in before the next frame.
            loop {
                take(session, &mut clicks, event::read()?);
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
        let mut lent = false;
        for outside in session.take_outside() {
            match outside {
                Outside::Copy(text) => terminal::copy(&text)?,
                Outside::Open(target) => open(session, &target, programs.opener.as_deref()),
                Outside::Edit(editing) => {
                    let lang = session.lang();
                    let made = terminal::lend(|| {
                        Sheet::new(&editing.name, &editing.text)
                            .and_then(|sheet| sheet.edit(&programs.editor))
                    })?;
                    session.edited(*editing, made.map_err(|error| phrase_editor(&error, lang)));
                    lent = true;
                }
                Outside::Mouse(capture) => terminal::capture_mouse(capture == Capture::On)?,
            }
        }
        let stop = session.take_suspend() || terminal::stop_was_asked();
        if stop {
            terminal::stop()?;
        }
        if stop || lent || terminal::was_continued()? || session.take_redraw() {
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

fn open(session: &mut Session, target: &str, opener: Option<&str>) {
    let lang = session.lang();
    let opener = opener.unwrap_or(external::usual_opener());
    if !external::may_be_opened(target) {
        session.complain(said_odd_address(target, lang));
        return;
    }
    match external::open(opener, target) {
        Ok(()) => session.say(said_opened(opener, target, lang)),
        Err(error) => {
            session.complain(said_no_opener(opener, &error.to_string(), target, lang));
        }
    }
}

/// Two clicks on one cell within this time are a double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

/// The last click, to know a double click by.
#[derive(Debug, Default)]
struct Clicks {
    last: Option<(Instant, u16, u16)>,
}

impl Clicks {
    fn gesture(&mut self, column: u16, row: u16) -> Gesture {
        let now = Instant::now();
        let again = self.last.take().is_some_and(|(then, x, y)| {
            (x, y) == (column, row) && now.duration_since(then) <= DOUBLE_CLICK
        });
        if again {
            return Gesture::DoubleClick;
        }
        self.last = Some((now, column, row));
        Gesture::Click
    }
}

fn take(session: &mut Session, clicks: &mut Clicks, event: Event) {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            session.key(key.code, key.modifiers);
        }
        Event::Paste(text) => session.paste(text),
        Event::Resize(columns, rows) => session.resize(columns, rows),
        Event::Mouse(mouse) => {
            let (column, row) = (mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => {
                    session.mouse(clicks.gesture(column, row), column, row);
                }
                MouseEventKind::ScrollUp => session.mouse(Gesture::WheelUp, column, row),
                MouseEventKind::ScrollDown => session.mouse(Gesture::WheelDown, column, row),
                _ => {}
            }
        }
        Event::Key(_) | Event::FocusGained | Event::FocusLost => {}
    }
}
