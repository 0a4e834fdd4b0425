//! The one table of keys: it feeds dispatch, the footer, the help, the palette
//! and `nuo keys`, so that none of them can say another thing.

use crate::i18n::tui::{Label, Section};
use crate::tui::state::Screen;

/// Where a key applies.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Scope {
    Everywhere,
    /// On these screens, before what the key means everywhere.
    On(&'static [Screen]),
}

impl Scope {
    #[must_use]
    pub fn holds(self, screen: Screen) -> bool {
        match self {
            Self::Everywhere => true,
            Self::On(screens) => screens.contains(&screen),
        }
    }
}

const LIST: Scope = Scope::On(&[Screen::List]);
const FILTERED: Scope =
    Scope::On(&[Screen::List, Screen::Deadlines, Screen::Status, Screen::Review]);
const STATUS: Scope = Scope::On(&[Screen::Status]);
const REVIEW: Scope = Scope::On(&[Screen::Review]);
const DEADLINES: Scope = Scope::On(&[Screen::Deadlines]);
const WEEK: Scope = Scope::On(&[Screen::Week]);
const LETTER: Scope = Scope::On(&[Screen::Letter]);
const LOG: Scope = Scope::On(&[Screen::Log]);
const ALL: Scope = Scope::Everywhere;

/// One line of the table.
#[derive(Debug)]
pub struct Binding {
    pub action: Action,
    /// Its stable name as the enum writes it; people write [`Binding::name`].
    spelling: &'static str,
    /// As they are written: `Ctrl-D`, or `g g` for two in a row. The first is
    /// shown. None for what is reached by the palette only.
    pub keys: &'static [&'static str],
    pub label: Label,
    pub section: Section,
    pub scope: Scope,
    /// The command that does the same; empty where there is none.
    pub cli: &'static str,
}

impl Binding {
    /// The stable name by which settings call the action: `next_screen`.
    #[must_use]
    pub fn name(&self) -> String {
        let mut name = String::with_capacity(self.spelling.len() + 4);
        for (at, letter) in self.spelling.char_indices() {
            if letter.is_ascii_uppercase() && at > 0 {
                name.push('_');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }
}

macro_rules! keymap {
    ($($action:ident [$($key:literal),*] $section:ident $scope:ident $cli:literal;)+) => {
        /// What a key means.
        #[derive(Copy, Clone, Debug, Eq, PartialEq)]
        pub enum Action { $($action),+ }

        /// Every key outside text fields, and every action without one.
        pub const KEYMAP: &[Binding] = &[$(Binding {
            action: Action::$action,
            spelling: stringify!($action),
            keys: &[$($key),*],
            label: Label::$action,
            section: Section::$section,
            scope: $scope,
            cli: $cli,
        }),+];
    };
}

keymap! {
    Down ["j", "Down"] Move ALL "";
    Up ["k", "Up"] Move ALL "";
    PageDown ["PgDn", "Ctrl-F"] Move ALL "";
    PageUp ["PgUp", "Ctrl-B"] Move ALL "";
    HalfDown ["Ctrl-D"] Move ALL "";
    HalfUp ["Ctrl-U"] Move ALL "";
    First ["g g", "Home"] Move ALL "";
    Last ["G", "End"] Move ALL "";
    Open ["Enter", "l", "Right"] Move ALL "nuo show";
    Back ["Esc", "h", "Left"] Move ALL "";
    NextPane ["Tab"] Move ALL "";
    PreviousPane ["BackTab"] Move ALL "";
    Earlier ["h", "Left"] Move DEADLINES "";
    Later ["l", "Right"] Move DEADLINES "";
    NextView ["v"] Look DEADLINES "nuo agenda";
    BackToToday ["0"] Look DEADLINES "";
    ZoomIn ["+", "="] Look DEADLINES "";
    ZoomOut ["-"] Look DEADLINES "";
    ListScreen ["1"] Screens ALL "nuo list";
    DeadlinesScreen ["2"] Screens ALL "nuo agenda";
    StatusScreen ["3"] Screens ALL "nuo status";
    ReviewScreen ["4"] Screens ALL "nuo --screen review";
    WeekScreen ["5", "w"] Screens ALL "nuo weekly";
    LogScreen ["6"] Screens ALL "nuo log";
    ReadLetter ["7"] Screens ALL "nuo read FILE --review";
    NextScreen ["]"] Screens ALL "";
    PreviousScreen ["["] Screens ALL "";
    Select ["Space"] Change LIST "";
    SelectAll ["*"] Change LIST "";
    Done ["x"] Change ALL "nuo done";
    DoneNow ["X"] Change ALL "nuo done";
    Progress ["p"] Change ALL "nuo progress";
    Note ["n"] Change ALL "nuo note";
    Evidence ["a"] Change ALL "nuo attach";
    Defer ["d"] Change ALL "nuo defer";
    Status ["s"] Change ALL "nuo mark";
    Review ["r"] Change ALL "";
    Edit ["e"] Change ALL "nuo edit";
    Add [] Change ALL "nuo add";
    Withdraw [] Change ALL "nuo withdraw";
    Undo ["u"] Change ALL "nuo undo";
    Redo ["U"] Change ALL "nuo redo";
    Unchanged ["Enter", "r"] Answer REVIEW "nuo review";
    PartlyDone ["b"] Answer REVIEW "nuo mark CODE partial";
    ClaimedDone ["c"] Answer REVIEW "nuo mark CODE claimed";
    AnyStatus ["S"] Answer REVIEW "nuo mark";
    Skip ["s"] Answer REVIEW "";
    LeaveForNext ["z"] Answer REVIEW "";
    Filter ["/"] Look FILTERED "nuo list FILTER";
    ClearFilter ["\\"] Look FILTERED "nuo list";
    Views ["f"] Look LIST "nuo list --view";
    Sort [","] Look LIST "nuo list --sort";
    GroupPart ["z p"] Look LIST "nuo list --group part";
    GroupLead ["z l"] Look LIST "nuo list --group lead";
    GroupStatus ["z s"] Look LIST "nuo list --group status";
    GroupMonth ["z m"] Look LIST "nuo list --group month";
    GroupNone ["z n"] Look LIST "nuo list";
    Fold ["z a"] Look LIST "";
    FoldAll ["z M"] Look LIST "";
    UnfoldAll ["z R"] Look LIST "";
    OpenSource ["o"] Look ALL "nuo show";
    CopyCode ["y c"] Output ALL "";
    CopyLine ["y l"] Output ALL "";
    CopyMarkdown ["y m"] Output ALL "";
    CopyQuote ["y q"] Output ALL "";
    AsOf ["t"] Look ALL "nuo list --as-of";
    DayBack ["{"] Look ALL "";
    DayForward ["}"] Look ALL "";
    Now ["T"] Look ALL "";
    Mouse ["m"] Look ALL "";
    Language ["L"] Look ALL "nuo --lang";
    Theme ["c"] Look ALL "";
    DrillDown ["Enter", "l", "Right"] Status STATUS "nuo list FILTER";
    WeekBefore ["<", "h", "Left"] Week WEEK "nuo weekly --week last";
    WeekAfter [">", "l", "Right"] Week WEEK "nuo weekly --week";
    WeekPick ["/"] Week WEEK "nuo weekly --week";
    WeekWrite ["w", "W"] Week WEEK "nuo weekly -o FILE";
    WeekCopy ["y"] Week WEEK "";
    WeekSeal ["S"] Week WEEK "nuo weekly --seal";
    LogOpen ["Enter", "l", "Right"] Log LOG "nuo show";
    LogFind ["/"] Log LOG "nuo log CODE";
    LogItem ["i"] Log LOG "nuo log CODE";
    LogAll ["\\"] Log LOG "nuo log";
    LogRevert ["R"] Log LOG "nuo undo N";
    LogThen ["t"] Log LOG "";
    LetterAccept ["a"] Letter LETTER "nuo read FILE --review";
    LetterRefuse ["r"] Letter LETTER "";
    LetterReopen ["z"] Letter LETTER "";
    LetterEdit ["e"] Letter LETTER "";
    LetterSplit ["s"] Letter LETTER "";
    LetterJoin ["J"] Letter LETTER "";
    LetterPick ["v"] Letter LETTER "";
    LetterAcceptAll ["A"] Letter LETTER "nuo read FILE --accept";
    LetterRecord ["w"] Letter LETTER "nuo read FILE --accept";
    LetterAbout ["i"] Letter LETTER "nuo read FILE --verbose";
    Palette [":", "Ctrl-P"] Whole ALL "";
    Help ["?", "F1"] Whole ALL "nuo keys";
    Quit ["q"] Whole ALL "";
    Suspend ["Ctrl-Z"] Whole ALL "";
    Redraw ["Ctrl-L"] Whole ALL "";
    Reload ["Ctrl-R"] Whole ALL "";
}

/// What the footer of a screen names, as much of it as there is room for; the
/// help is always named.
#[must_use]
pub const fn footer(screen: Screen) -> &'static [Action] {
    match screen {
        Screen::List => &[
            Action::Open,
            Action::Done,
            Action::Progress,
            Action::Filter,
            Action::Undo,
            Action::Palette,
            Action::Views,
            Action::Defer,
            Action::Note,
            Action::Status,
            Action::Select,
            Action::Quit,
            Action::Down,
        ],
        Screen::Deadlines => &[
            Action::NextView,
            Action::Open,
            Action::Done,
            Action::Defer,
            Action::Filter,
            Action::Undo,
            Action::Palette,
            Action::BackToToday,
            Action::ZoomIn,
            Action::Quit,
        ],
        Screen::Status => &[
            Action::DrillDown,
            Action::NextPane,
            Action::Down,
            Action::Filter,
            Action::Palette,
            Action::ListScreen,
            Action::Quit,
        ],
        Screen::Review => &[
            Action::Unchanged,
            Action::Done,
            Action::Skip,
            Action::Undo,
            Action::Palette,
            Action::Back,
            Action::Down,
            Action::WeekScreen,
        ],
        Screen::Week => &[
            Action::WeekBefore,
            Action::WeekAfter,
            Action::WeekWrite,
            Action::WeekCopy,
            Action::Palette,
            Action::NextPane,
            Action::WeekSeal,
            Action::WeekPick,
            Action::Quit,
        ],
        Screen::Log => &[
            Action::LogOpen,
            Action::Undo,
            Action::LogRevert,
            Action::LogItem,
            Action::Palette,
            Action::LogFind,
            Action::LogThen,
            Action::NextPane,
            Action::Quit,
        ],
        Screen::Letter => &[
            Action::LetterAccept,
            Action::LetterRefuse,
            Action::LetterRecord,
            Action::Undo,
            Action::LetterEdit,
            Action::NextPane,
            Action::LetterSplit,
            Action::LetterJoin,
            Action::LetterPick,
            Action::LetterAcceptAll,
            Action::LetterAbout,
            Action::Back,
            Action::Palette,
        ],
    }
}

/// The line of the table for an action.
#[must_use]
pub fn binding(action: Action) -> Option<&'static Binding> {
    KEYMAP.iter().find(|binding| binding.action == action)
}
