//! A running interface without a terminal: the model, the ledger and the loop
//! between them. Tests drive it by keys and look at what it draws.

use super::Look;
use super::ask::reload;
use super::dispatch::update;
use super::keymap::{Keymap, in_one_line};
use super::layout::lay_out;
use super::model::{Focus, Message, Model, Overlay, Summary, Tone};
use super::msg::{Capture, Editing, Effect, Gesture, Msg, Outside, Travel};
use super::perform::{Watch, perform};
use super::screens;
use super::state::Screen;
use super::state::deadlines::Deadlines;
use super::state::letter::{LetterFile, LetterReview};
use super::state::list::{Folds, Lines, Listing};
use super::state::log::LogBook;
use super::state::review::ReviewWalk;
use super::state::status::StatusBoard;
use super::state::week::{Sender, WeekPreview};
use super::theme::Theme;
use super::view;
use crate::app::{App, Point, Sort};
use crate::domain::query::{Query, parse};
use crate::domain::views::Views;
use crate::i18n::{Lang, Phrase, phrase, phrase_filter};
use crate::settings::{Kept, KeyWish};
use crate::text::Ambiguous;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::{Position, Rect};
use std::collections::BTreeSet;
use std::path::Path;

/// The interface and its ledger.
#[derive(Debug)]
pub struct Session {
    app: App,
    /// The ledger of the moment that is looked back at.
    past: Option<App>,
    model: Model,
    watch: Watch,
    kept: Kept,
    suspend: bool,
    redraw: bool,
    outside: Vec<Outside>,
    /// What the palette looks for when no key is waiting.
    wanted: Option<String>,
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
            present: thresholds.today,
            past: None,
            soon_days: thresholds.soon_days,
            access: app.access(),
            letters: Vec::new(),
            screen: Screen::List,
            list: Listing {
                filter,
                query: parsed.unwrap_or(Query::All),
                sort: Sort::Due,
                group: None,
                folds: Folds::default(),
                columns: Vec::new(),
                chosen: None,
                marked: BTreeSet::new(),
                page: Lines::default(),
                selected: 0,
                top: 0,
            },
            views: Views::default(),
            past_filters: Vec::new(),
            deadlines: Deadlines::default(),
            status: StatusBoard::default(),
            review: ReviewWalk::default(),
            week: WeekPreview { sender: sender_beside(&app), ..WeekPreview::default() },
            log: LogBook::default(),
            letter: LetterReview::default(),
            detail: None,
            detail_scroll: 0,
            focus: Focus::List,
            summary: Summary::default(),
            overlay: Overlay::None,
            message,
            mouse: Capture::Off,
            keymap: Keymap::default(),
            pending: Vec::new(),
            hesitates: false,
            recent: Vec::new(),
            leaving: false,
        };
        let watch = Watch::over(&app);
        let mut session = Self {
            app,
            past: None,
            model,
            watch,
            kept: Kept::default(),
            suspend: false,
            redraw: false,
            outside: Vec::new(),
            wanted: None,
            stale: true,
        };
        let first = reload(&session.model, true);
        session.carry_out(vec![first]);
        session
    }

    /// Gives the views and filters that are kept for the person, which change
    /// with the work.
    #[must_use]
    pub fn with(mut self, kept: Kept) -> Self {
        self.model.views = kept.views().clone();
        self.model.past_filters = kept.filters();
        self.kept = kept;
        self
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

    /// Goes through a letter that was read.
    pub fn review_letter(&mut self, letter: LetterFile) {
        let effect = screens::letter::open(letter);
        self.carry_out(vec![effect]);
        self.stale = true;
    }

    /// Binds keys as a person wants them, and says what cannot be followed.
    pub fn bind(&mut self, wishes: &[KeyWish]) {
        let (keymap, mistakes) = Keymap::with(wishes);
        self.model.keymap = keymap;
        if let Some(text) = in_one_line(&mistakes, self.model.lang) {
            self.model.message = Some(Message { text, tone: Tone::Error });
        }
    }

    /// Whether a sequence of keys was begun and its continuations are not
    /// shown yet.
    #[must_use]
    pub fn is_in_sequence(&self) -> bool {
        self.model.is_in_sequence() && !self.model.hesitates
    }

    /// Whether something is looked for that no key has to wait for.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.wanted.is_some()
    }

    /// Looks for what was typed last. A key that waits goes first: what it
    /// types is looked for instead.
    pub fn settle(&mut self) {
        if let Some(text) = self.wanted.take() {
            let msg = self.perform(Effect::Find(text));
            self.take(msg);
        }
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
        self.stale |= msg != Msg::Tick || self.is_in_sequence();
        let effects = update(&mut self.model, msg);
        self.carry_out(effects);
    }

    /// Opens the ledger of another moment, or goes back to the present one.
    fn travel(&mut self, travel: Travel) -> Msg {
        let point = match travel {
            Travel::Day(day) => Some(Point::Day(day)),
            Travel::Op(op) => Some(Point::Op(op)),
            Travel::Now => None,
        };
        let opened = point.map(|point| self.app.past(point)).transpose();
        match opened.and_then(|past| Ok((past, self.app.first_day()?))) {
            Ok((past, first)) => {
                self.past = past;
                Msg::Travelled(self.past.as_ref().and_then(App::as_of), first)
            }
            Err(error) => Msg::Failed(phrase(&error, self.model.lang)),
        }
    }

    fn perform(&mut self, effect: Effect) -> Msg {
        let app = self.past.as_mut().unwrap_or(&mut self.app);
        perform(app, &mut self.watch, &mut self.kept, effect, self.model.lang)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut waiting: std::collections::VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            match effect {
                Effect::Suspend => self.suspend = true,
                Effect::Redraw => self.redraw = true,
                Effect::Outside(outside) => self.outside.push(outside),
                Effect::Travel(travel) => {
                    let msg = self.travel(travel);
                    waiting.extend(update(&mut self.model, msg));
                }
                // Nothing that others record changes the past.
                Effect::Poll if self.past.is_some() => {}
                Effect::Find(text) => self.wanted = Some(text),
                effect => {
                    let msg = self.perform(effect);
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
