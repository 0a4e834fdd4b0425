//! A running interface without a terminal: the model, the ledger and the loop
//! between them. Tests drive it by keys and look at what it draws.

use super::Look;
use super::ask::reload;
use super::dispatch::update;
use super::keymap::Keymap;
use super::layout::lay_out;
use super::model::{Focus, Listing, Message, Model, Overlay, Summary, Tone};
use super::msg::{Capture, Editing, Effect, Gesture, Msg, Outside};
use super::perform::{Watch, perform};
use super::screens;
use super::state::Screen;
use super::state::deadlines::Deadlines;
use super::state::log::LogBook;
use super::state::review::ReviewWalk;
use super::state::status::StatusBoard;
use super::state::week::{Sender, WeekPreview};
use super::theme::Theme;
use super::view;
use crate::app::{App, Page, Sort};
use crate::domain::query::{Query, parse};
use crate::i18n::{Lang, Phrase, phrase_filter};
use crate::text::Ambiguous;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::{Position, Rect};
use std::path::Path;

/// The interface and its ledger.
#[derive(Debug)]
pub struct Session {
    app: App,
    model: Model,
    watch: Watch,
    suspend: bool,
    redraw: bool,
    outside: Vec<Outside>,
    /// Whether something happened since the last frame.
    stale: bool,
}

impl Session {
    /// Begins on the list; a filter that cannot be read is said and left out.
    #[must_use]
    pub fn start(app: App, lang: Lang, look: Look, size: (u16, u16), filter: Option<&str>) -> Self {
        let thresholds = app.thresholds();
        let text = filter.unwrap_or_default();
        let parsed = parse(text, thresholds.today);
        let message =
            parsed.as_ref().err().map(|error| Message::error(&phrase_filter(error, lang)));
        let filter = if parsed.is_ok() { text.to_owned() } else { String::new() };
        let model = Model {
            lang,
            theme: Theme::new(look.theme, look.colors),
            ambiguous: look.ambiguous,
            size,
            today: thresholds.today,
            soon_days: thresholds.soon_days,
            access: app.access(),
            letters: Vec::new(),
            screen: Screen::List,
            list: Listing {
                filter,
                query: parsed.unwrap_or(Query::All),
                sort: Sort::Due,
                page: Page::default(),
                selected: 0,
                top: 0,
            },
            deadlines: Deadlines::default(),
            status: StatusBoard::default(),
            review: ReviewWalk::default(),
            week: WeekPreview { sender: sender_beside(&app), ..WeekPreview::default() },
            log: LogBook::default(),
            detail: None,
            detail_scroll: 0,
            focus: Focus::List,
            summary: Summary::default(),
            overlay: Overlay::None,
            message,
            mouse: Capture::Off,
            keymap: Keymap::default(),
            pending: Vec::new(),
            leaving: false,
        };
        let watch = Watch::over(&app);
        let mut session = Self {
            app,
            model,
            watch,
            suspend: false,
            redraw: false,
            outside: Vec::new(),
            stale: true,
        };
        let first = reload(&session.model, true);
        session.carry_out(vec![first]);
        session
    }

    /// Says who hands reports on, how wide they take ambiguous glyphs to be,
    /// and the folder that their files' names are seen from.
    pub fn hand_on_as(&mut self, unit: &str, ambiguous: Option<Ambiguous>, folder: &Path) {
        let ambiguous = ambiguous.unwrap_or(Sender::default().ambiguous);
        let (unit, folder) = (unit.to_owned(), folder.to_owned());
        self.model.week.sender = Sender { unit, ambiguous, folder };
    }

    /// Goes to a screen, as its number does.
    pub fn go(&mut self, screen: Screen) {
        let effects = screens::go(&mut self.model, screen);
        self.carry_out(effects);
        self.stale = true;
    }

    /// Puts a text on the message line.
    pub fn say(&mut self, text: String) {
        self.model.message = Some(Message::plain(text));
        self.stale = true;
    }

    /// Puts what went wrong on the message line.
    pub fn complain(&mut self, text: String) {
        self.model.message = Some(Message { text, tone: Tone::Error });
        self.stale = true;
    }

    /// The language of the screen.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.model.lang
    }

    pub fn key(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        self.take(Msg::Key(code, modifiers));
    }

    /// Something was done with the mouse at a cell of the screen.
    pub fn mouse(&mut self, gesture: Gesture, column: u16, row: u16) {
        let (columns, rows) = self.model.size;
        // What stands there is what is drawn there.
        let mut scratch = Buffer::empty(Rect::new(0, 0, columns, rows));
        let targets = view::draw(&self.model, &mut scratch).targets;
        let here = Position { x: column, y: row };
        let target = targets.into_iter().rev().find(|(area, _)| area.contains(here));
        self.take(Msg::Point(gesture, target.map(|(_, target)| target)));
    }

    /// What the person's editor made of a text that it was handed.
    pub fn edited(&mut self, editing: Editing, result: Result<String, Phrase>) {
        self.take(Msg::Edited(Box::new(editing), result));
    }

    pub fn paste(&mut self, text: String) {
        self.take(Msg::Paste(text));
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        if lay_out((columns, rows)) != self.model.layout() || self.model.size != (columns, rows) {
            self.take(Msg::Resize(columns, rows));
        }
    }

    /// Looks whether another process changed the ledger.
    pub fn tick(&mut self) {
        self.take(Msg::Tick);
    }

    #[must_use]
    pub fn is_leaving(&self) -> bool {
        self.model.leaving
    }

    /// Whether something waits to be done with the terminal itself.
    #[must_use]
    pub fn wants_terminal(&self) -> bool {
        self.suspend || self.redraw || !self.outside.is_empty()
    }

    /// What is to be done with the terminal or by another program, once.
    pub fn take_outside(&mut self) -> Vec<Outside> {
        std::mem::take(&mut self.outside)
    }

    /// Whether the person asked to suspend, once.
    pub fn take_suspend(&mut self) -> bool {
        std::mem::take(&mut self.suspend)
    }

    /// Whether everything has to be drawn again, once.
    pub fn take_redraw(&mut self) -> bool {
        std::mem::take(&mut self.redraw)
    }

    /// Whether there is anything to draw, once: an idle screen costs nothing.
    pub fn take_stale(&mut self) -> bool {
        std::mem::take(&mut self.stale)
    }

    /// The terminal has lost what was drawn.
    pub fn touch(&mut self) {
        self.stale = true;
    }

    /// Draws the screen; gives the cursor's place.
    #[must_use]
    pub fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        view::draw(&self.model, buffer).cursor
    }

    fn take(&mut self, msg: Msg) {
        self.stale |= msg != Msg::Tick;
        let effects = update(&mut self.model, msg);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut waiting: std::collections::VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            match effect {
                Effect::Suspend => self.suspend = true,
                Effect::Redraw => self.redraw = true,
                Effect::Outside(outside) => self.outside.push(outside),
                effect => {
                    let lang = self.model.lang;
                    let msg = perform(&mut self.app, &mut self.watch, effect, lang);
                    self.stale |= msg != Msg::Nothing;
                    waiting.extend(update(&mut self.model, msg));
                }
            }
        }
    }
}

/// Where nobody says otherwise, reports lie beside the ledger.
fn sender_beside(app: &App) -> Sender {
    let folder = app.path().parent().unwrap_or(Path::new("")).to_owned();
    Sender { folder, ..Sender::default() }
}
