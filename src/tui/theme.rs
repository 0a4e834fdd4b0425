//! What a style means, and the colours for it. The only place that names a
//! colour. Nothing is told by colour alone: marks and words say it too.

use crate::domain::vocabulary::{Status, Timeliness};
use crate::i18n::Mark;
use crate::settings::ThemeName;
use ratatui::style::{Color, Modifier, Style};

/// What a style means.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Role {
    Text,
    /// Less important words, such as labels.
    Dim,
    Title,
    Border,
    /// The border of the pane that has the focus.
    Focus,
    Selected,
    Overdue,
    Soon,
    Open,
    Claimed,
    Closed,
    Undated,
    /// A clause of the letter.
    Quote,
    Key,
    Success,
    Error,
    /// The place of a mistake in what is typed.
    Mistake,
}

/// A set of colours.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Theme {
    name: ThemeName,
}

impl Theme {
    /// A theme; without colours where the terminal shall have none.
    #[must_use]
    pub const fn new(name: ThemeName) -> Self {
        Self { name }
    }

    #[must_use]
    pub const fn name(self) -> ThemeName {
        self.name
    }

    /// The next theme, for the key that walks through them.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::new(match self.name {
            ThemeName::Dark => ThemeName::Light,
            ThemeName::Light => ThemeName::Mono,
            ThemeName::Mono => ThemeName::Dark,
        })
    }

    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let style = Style::new();
        let color = match self.name {
            ThemeName::Dark => dark(role),
            ThemeName::Light => light(role),
            ThemeName::Mono => None,
        };
        let style = match color {
            Some(color) => style.fg(color),
            None => style,
        };
        match role {
            Role::Title | Role::Overdue | Role::Key | Role::Error => {
                style.add_modifier(Modifier::BOLD)
            }
            Role::Selected => style.add_modifier(Modifier::REVERSED),
            Role::Quote | Role::Mistake => style.add_modifier(Modifier::UNDERLINED),
            Role::Focus => style.add_modifier(Modifier::BOLD),
            Role::Text
            | Role::Dim
            | Role::Border
            | Role::Soon
            | Role::Open
            | Role::Claimed
            | Role::Closed
            | Role::Undated
            | Role::Success => style,
        }
    }
}

fn dark(role: Role) -> Option<Color> {
    match role {
        Role::Text | Role::Selected | Role::Title => None,
        Role::Dim | Role::Border => Some(Color::DarkGray),
        Role::Focus | Role::Open => Some(Color::Cyan),
        Role::Overdue | Role::Error | Role::Mistake => Some(Color::LightRed),
        Role::Soon => Some(Color::LightYellow),
        Role::Claimed => Some(Color::LightMagenta),
        Role::Closed | Role::Success => Some(Color::LightGreen),
        Role::Undated => Some(Color::Gray),
        Role::Quote => Some(Color::LightYellow),
        Role::Key => Some(Color::LightCyan),
    }
}

fn light(role: Role) -> Option<Color> {
    match role {
        Role::Text | Role::Selected | Role::Title => None,
        Role::Dim | Role::Border | Role::Undated => Some(Color::DarkGray),
        Role::Focus | Role::Open | Role::Key => Some(Color::Blue),
        Role::Overdue | Role::Error | Role::Mistake => Some(Color::Red),
        Role::Soon | Role::Claimed => Some(Color::Magenta),
        Role::Closed | Role::Success => Some(Color::Green),
        Role::Quote => Some(Color::Blue),
    }
}

/// The role that goes with a row's mark.
#[must_use]
pub const fn role_of(mark: Mark) -> Role {
    match mark {
        Mark::Overdue => Role::Overdue,
        Mark::Soon => Role::Soon,
        Mark::Open => Role::Open,
        Mark::Claimed => Role::Claimed,
        Mark::Done => Role::Closed,
        Mark::Closed => Role::Open,
        Mark::Undated | Mark::Unchecked => Role::Undated,
    }
}

/// The mark of a status and timeliness, and its role.
#[must_use]
pub const fn row_mark(status: Status, timeliness: Option<Timeliness>) -> (&'static str, Role) {
    let mark = Mark::of(status, timeliness);
    (mark.glyph(), role_of(mark))
}
