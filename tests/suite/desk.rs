//! A person in front of the terminal interface: presses keys, reads the screen,
//! and can look into the ledger behind it.

use crate::ledger_file::{LedgerFile, day, opening};
use nuo::app::{Access, App, Opening};
use nuo::domain::vocabulary::Channel;
use nuo::i18n::Lang;
use nuo::settings::{Environment, Flags, Kept, Settings};
use nuo::text::Ambiguous;
use nuo::text::width::columns;
use nuo::tui::{Editing, Gesture, LetterFile, Look, Outside, Session};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::{Position, Rect};

/// The day on which every screen is looked at.
pub const TODAY: &str = "2026-11-24";

/// How the screen is set up.
#[derive(Copy, Clone, Debug)]
pub struct Setup {
    pub size: (u16, u16),
    pub lang: Lang,
    pub ambiguous: Ambiguous,
    pub access: Access,
}

impl Setup {
    /// A screen of this size in Chinese, on a terminal with narrow glyphs.
    pub const fn of(columns: u16, rows: u16) -> Self {
        let size = (columns, rows);
        Self { size, lang: Lang::Zh, ambiguous: Ambiguous::Narrow, access: Access::Write }
    }

    pub const fn lang(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    pub const fn wide(self) -> Self {
        Self { ambiguous: Ambiguous::Wide, ..self }
    }

    pub const fn read_only(self) -> Self {
        Self { access: Access::Read, ..self }
    }
}

/// A screen, its keyboard, and the ledger file behind them.
pub struct Desk {
    pub file: LedgerFile,
    setup: Setup,
    session: Session,
}

impl Desk {
    /// At the built-in ledger, in which nothing was recorded yet.
    pub fn new(setup: Setup) -> Self {
        Self::at(LedgerFile::founded(), setup)
    }

    pub fn at(file: LedgerFile, setup: Setup) -> Self {
        let app = file
            .open(Opening {
                access: setup.access,
                channel: Channel::Tui,
                ..opening(&file.path(), day(TODAY))
            })
            .expect("the ledger opens");
        let look = Look { ambiguous: setup.ambiguous, ..Look::default() };
        let session = Session::start(app, setup.lang, look, setup.size, None);
        Self { file, setup, session }
    }

    /// The same with the views and filters that are kept for the person.
    pub fn keeping(mut self, kept: Kept) -> Self {
        self.session = self.session.with(kept);
        self
    }

    /// The ledger as another process sees it.
    pub fn ledger(&self) -> App {
        self.file.on(TODAY)
    }

    /// Begins with such settings, as far as they are about keys.
    pub fn configure(&mut self, config: &str) -> &mut Self {
        let folder = self.file.folder().join(".config/nuo");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("config.toml"), config).expect("written");
        let home = Some(self.file.folder().to_owned());
        let environment = Environment { home, ..Environment::default() };
        let settings = Settings::resolve(&Flags::default(), &environment).expect("settings");
        self.session.bind(&settings.keys);
        self
    }

    /// Presses keys that are written as in the help, separated by blanks:
    /// `j`, `Ctrl-D`, `Enter`, `PgDn`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let (code, modifiers) = read_key(key);
            self.session.key(code, modifiers);
        }
        self.session.settle();
        self
    }

    /// Types a text, character by character.
    pub fn write(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.session.key(KeyCode::Char(c), KeyModifiers::NONE);
        }
        self.session.settle();
        self
    }

    /// Selects the commitment with this code by filtering for it, and goes
    /// back to the whole list.
    pub fn select(&mut self, code: &str) -> &mut Self {
        self.press("/").write(&format!("code:{code}")).press("Enter \\")
    }

    /// Opens a letter that was read, as `nuo read --review` does.
    pub fn read(&mut self, file: LetterFile) -> &mut Self {
        self.session.review_letter(file);
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.session.paste(text.to_owned());
        self.session.settle();
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.setup.size = (columns, rows);
        self.session.resize(columns, rows);
        self
    }

    pub fn tick(&mut self) -> &mut Self {
        self.session.tick();
        self.session.settle();
        self
    }

    /// Does something with the mouse where this text stands first.
    #[track_caller]
    pub fn point(&mut self, gesture: Gesture, text: &str) -> &mut Self {
        let (column, row) = self.place_of(text);
        self.session.mouse(gesture, column, row);
        self
    }

    #[track_caller]
    pub fn click(&mut self, text: &str) -> &mut Self {
        self.point(Gesture::Click, text)
    }

    /// The column and row of the first place where a text stands.
    #[track_caller]
    fn place_of(&self, text: &str) -> (u16, u16) {
        let screen = self.screen();
        let found = screen.lines().enumerate().find_map(|(row, line)| {
            let (before, _) = line.split_once(text)?;
            Some((columns(before, self.setup.ambiguous), row))
        });
        let (column, row) = found.unwrap_or_else(|| panic!("no {text:?} on\n{screen}"));
        let cell = |number: usize| u16::try_from(number).expect("a cell");
        (cell(column), cell(row))
    }

    /// What the interface asked the terminal or another program for.
    pub fn outside(&mut self) -> Vec<Outside> {
        self.session.take_outside()
    }

    /// The person's editor is done with what it was handed.
    pub fn come_back(&mut self, editing: &Editing, text: &str) -> &mut Self {
        self.session.edited(editing.clone(), Ok(text.to_owned()));
        self
    }

    pub fn is_leaving(&self) -> bool {
        self.session.is_leaving()
    }

    pub fn wants_terminal(&self) -> bool {
        self.session.wants_terminal()
    }

    pub const fn setup(&self) -> Setup {
        self.setup
    }

    /// What is drawn now, and the place of the cursor.
    pub fn frame(&self) -> (Buffer, Option<Position>) {
        self.frame_of(self.setup.size)
    }

    /// The same in a terminal that has another size by now.
    pub fn frame_of(&self, (columns, rows): (u16, u16)) -> (Buffer, Option<Position>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = self.session.draw(&mut buffer);
        (buffer, cursor)
    }

    /// The screen as people read it.
    pub fn screen(&self) -> String {
        screen_text(&self.frame().0, self.setup.ambiguous)
    }

    /// The message line, the last but one.
    pub fn message(&self) -> String {
        self.screen().lines().rev().nth(1).expect("a message line").trim().to_owned()
    }

    /// The row that the selection stands on.
    pub fn selected_row(&self) -> String {
        let (buffer, cursor) = self.frame();
        let at = cursor.expect("a row is selected");
        let row = Rect { y: at.y, height: 1, ..buffer.area };
        let mut line = Buffer::empty(row);
        for x in row.left()..row.right() {
            line[(x, at.y)] = buffer[(x, at.y)].clone();
        }
        screen_text(&line, self.setup.ambiguous)
    }

    /// The code of the selected commitment, as the list shows it.
    pub fn selected_code(&self) -> String {
        let row = self.selected_row();
        let words = row.trim_start_matches(['┃', '│', '|']).split_whitespace();
        let code = words.into_iter().find(|word| word.contains('.') && word.len() > 1);
        code.unwrap_or_else(|| panic!("no code in {row:?}")).to_owned()
    }

    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} is not on the screen:\n{screen}");
        self
    }

    #[track_caller]
    pub fn lacks(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} is on the screen:\n{screen}");
        self
    }

    #[track_caller]
    pub fn says(&mut self, text: &str) -> &mut Self {
        let message = self.message();
        assert!(message.contains(text), "{text:?} is not said but {message:?}");
        self
    }
}

/// The text of a buffer: the cells that a wide glyph covers are skipped.
pub fn screen_text(buffer: &Buffer, ambiguous: Ambiguous) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut x = buffer.area.left();
        while x < buffer.area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(columns(symbol, ambiguous)).expect("a glyph is narrow").max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A key as the help writes it.
pub fn read_key(key: &str) -> (KeyCode, KeyModifiers) {
    if let Some(letter) = key.strip_prefix("Ctrl-") {
        let letter = letter.to_ascii_lowercase().chars().next().expect("a letter");
        return (KeyCode::Char(letter), KeyModifiers::CONTROL);
    }
    let code = match key {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "PgDn" => KeyCode::PageDown,
        "PgUp" => KeyCode::PageUp,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "F1" => KeyCode::F(1),
        "F2" => KeyCode::F(2),
        "F5" => KeyCode::F(5),
        "F6" => KeyCode::F(6),
        "F7" => KeyCode::F(7),
        "F8" => KeyCode::F(8),
        "gg" => panic!("write g g"),
        letter if letter.chars().count() == 1 => {
            KeyCode::Char(letter.chars().next().expect("one character"))
        }
        other => panic!("no key {other}"),
    };
    (code, KeyModifiers::NONE)
}
