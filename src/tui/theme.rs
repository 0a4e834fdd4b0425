//! What a style means, and the colours for it. The only place that names a
//! colour. Nothing is told by colour alone: marks and words say it too.
//!
//! Each theme has one colour for each role, as red, green and blue and as one
//! of the terminal's own sixteen, which follow the person's own palette. With
//! 256 colours the nearest of the fixed ones is taken.

use crate::domain::vocabulary::{Status, Timeliness};
use crate::i18n::Mark;
use crate::settings::{ColorDepth, ThemeName};
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
    /// That the ledger is shown as it was, not as it is.
    Past,
}

/// A set of colours at the depth that the terminal has.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Theme {
    name: ThemeName,
    depth: ColorDepth,
}

/// Red, green and blue, and the nearest of the terminal's own colours.
type Ink = ((u8, u8, u8), Color);

impl Theme {
    #[must_use]
    pub const fn new(name: ThemeName, depth: ColorDepth) -> Self {
        Self { name, depth }
    }

    #[must_use]
    pub const fn name(self) -> ThemeName {
        self.name
    }

    /// The next theme, for the key that walks through them.
    #[must_use]
    pub fn next(self) -> Self {
        let all = ThemeName::ALL;
        let place = all.iter().position(|name| *name == self.name).unwrap_or(0);
        Self { name: all[(place + 1) % all.len()], ..self }
    }

    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let mut style = Style::new();
        if let Some(ink) = self.ink(role) {
            style = style.fg(self.color(ink));
        }
        if let Some(paper) = self.paper() {
            style = style.bg(self.color(paper));
        }
        match role {
            Role::Title | Role::Overdue | Role::Key | Role::Error | Role::Focus => {
                style.add_modifier(Modifier::BOLD)
            }
            Role::Selected | Role::Past => style.add_modifier(Modifier::REVERSED),
            Role::Quote | Role::Mistake => style.add_modifier(Modifier::UNDERLINED),
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

    fn ink(self, role: Role) -> Option<Ink> {
        match self.name {
            ThemeName::Dark => dark(role),
            ThemeName::Light => light(role),
            ThemeName::Contrast => Some(contrast(role)),
            ThemeName::ColorBlind => color_blind(role),
            ThemeName::Mono => None,
        }
    }

    /// The ground, where a theme does not leave it to the terminal.
    const fn paper(self) -> Option<Ink> {
        match self.name {
            ThemeName::Contrast => Some(((0, 0, 0), Color::Black)),
            ThemeName::Dark | ThemeName::Light | ThemeName::ColorBlind | ThemeName::Mono => None,
        }
    }

    fn color(self, ((red, green, blue), named): Ink) -> Color {
        match self.depth {
            ColorDepth::Sixteen => named,
            ColorDepth::Indexed => Color::Indexed(nearest(red, green, blue)),
            ColorDepth::True => Color::Rgb(red, green, blue),
        }
    }
}

/// The number of the nearest of the 240 fixed colours that terminals with 256
/// have: a cube of 6 x 6 x 6, and 24 greys.
fn nearest(red: u8, green: u8, blue: u8) -> u8 {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let apart = |(r, g, b): (u8, u8, u8)| {
        let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
        square(r, red) + square(g, green) + square(b, blue)
    };
    let cube = (0..216_u8).map(|place| {
        let level = |step: u8| LEVELS[usize::from(step % 6)];
        (16 + place, (level(place / 36), level(place / 6), level(place)))
    });
    let greys = (0..24_u8).map(|step| (232 + step, (8 + 10 * step, 8 + 10 * step, 8 + 10 * step)));
    cube.chain(greys).min_by_key(|(_, color)| apart(*color)).map_or(15, |(number, _)| number)
}

/// For a dark ground.
const fn dark(role: Role) -> Option<Ink> {
    match role {
        Role::Text | Role::Selected | Role::Title | Role::Past => None,
        Role::Dim | Role::Border => Some(((0x8b, 0x94, 0x9e), Color::DarkGray)),
        Role::Focus | Role::Open => Some(((0x56, 0xd4, 0xdd), Color::Cyan)),
        Role::Overdue | Role::Error | Role::Mistake => Some(((0xff, 0x7b, 0x72), Color::LightRed)),
        Role::Soon | Role::Quote => Some(((0xe3, 0xb3, 0x41), Color::LightYellow)),
        Role::Claimed => Some(((0xd2, 0xa8, 0xff), Color::LightMagenta)),
        Role::Closed | Role::Success => Some(((0x56, 0xd3, 0x64), Color::LightGreen)),
        Role::Undated => Some(((0xb1, 0xba, 0xc4), Color::Gray)),
        Role::Key => Some(((0x79, 0xc0, 0xff), Color::LightCyan)),
    }
}

/// For a light ground.
const fn light(role: Role) -> Option<Ink> {
    match role {
        Role::Text | Role::Selected | Role::Title | Role::Past => None,
        Role::Dim | Role::Border | Role::Undated => Some(((0x57, 0x60, 0x6a), Color::DarkGray)),
        Role::Focus | Role::Open | Role::Key | Role::Quote => {
            Some(((0x05, 0x50, 0xae), Color::Blue))
        }
        Role::Overdue | Role::Error | Role::Mistake => Some(((0xb3, 0x1d, 0x28), Color::Red)),
        Role::Soon => Some(((0x7d, 0x4e, 0x00), Color::Magenta)),
        Role::Claimed => Some(((0x66, 0x39, 0xba), Color::Magenta)),
        Role::Closed | Role::Success => Some(((0x11, 0x63, 0x29), Color::Green)),
    }
}

/// Bright on black, nothing dimmed.
const fn contrast(role: Role) -> Ink {
    match role {
        Role::Text
        | Role::Selected
        | Role::Title
        | Role::Past
        | Role::Dim
        | Role::Border
        | Role::Undated => ((0xff, 0xff, 0xff), Color::White),
        Role::Focus | Role::Key | Role::Open => ((0x00, 0xff, 0xff), Color::LightCyan),
        Role::Overdue | Role::Error | Role::Mistake => ((0xff, 0x8a, 0x80), Color::LightRed),
        Role::Soon | Role::Quote => ((0xff, 0xff, 0x00), Color::LightYellow),
        Role::Claimed => ((0xff, 0xa0, 0xff), Color::LightMagenta),
        Role::Closed | Role::Success => ((0x60, 0xff, 0x60), Color::LightGreen),
    }
}

/// The colours of Okabe and Ito (2008), which people with any kind of colour
/// vision tell apart; lightened where a dark ground needs it.
const fn color_blind(role: Role) -> Option<Ink> {
    match role {
        Role::Text | Role::Selected | Role::Title | Role::Past => None,
        Role::Dim | Role::Border => Some(((0x8b, 0x94, 0x9e), Color::DarkGray)),
        Role::Overdue | Role::Error | Role::Mistake => Some(((0xe6, 0x8a, 0x4f), Color::Yellow)),
        Role::Soon | Role::Quote => Some(((0xf0, 0xe4, 0x42), Color::LightYellow)),
        Role::Focus | Role::Open | Role::Key => Some(((0x56, 0xb4, 0xe9), Color::LightBlue)),
        Role::Claimed => Some(((0xcc, 0x79, 0xa7), Color::LightMagenta)),
        Role::Closed | Role::Success => Some(((0x2f, 0xb5, 0x8f), Color::Cyan)),
        Role::Undated => Some(((0xb1, 0xba, 0xc4), Color::Gray)),
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

#[cfg(test)]
mod tests {
    use super::{Ink, Role, Theme, nearest};
    use crate::settings::{ColorDepth, ThemeName};
    use ratatui::style::{Color, Modifier};

    const ROLES: [Role; 18] = [
        Role::Text,
        Role::Dim,
        Role::Title,
        Role::Border,
        Role::Focus,
        Role::Selected,
        Role::Overdue,
        Role::Soon,
        Role::Open,
        Role::Claimed,
        Role::Closed,
        Role::Undated,
        Role::Quote,
        Role::Key,
        Role::Success,
        Role::Error,
        Role::Mistake,
        Role::Past,
    ];

    /// Relative luminance as in WCAG 2.2.
    fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
        let part = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    fn contrast_of(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_colour_can_be_read_on_the_ground_it_is_for() {
        for (name, grounds, least) in [
            (ThemeName::Dark, [(0, 0, 0), (0x1e, 0x1e, 0x1e)], 4.5),
            (ThemeName::Light, [(0xff, 0xff, 0xff), (0xf6, 0xf0, 0xe0)], 4.5),
            (ThemeName::Contrast, [(0, 0, 0), (0, 0, 0)], 7.0),
            (ThemeName::ColorBlind, [(0, 0, 0), (0x1e, 0x1e, 0x1e)], 4.5),
        ] {
            let theme = Theme::new(name, ColorDepth::True);
            let inks = ROLES.into_iter().filter_map(|role| Some((role, theme.ink(role)?)));
            for (role, (rgb, _)) in inks {
                for ground in grounds {
                    let found = contrast_of(rgb, ground);
                    assert!(found >= least, "{name:?} {role:?} on {ground:?}: {found:.1}");
                }
            }
        }
    }

    #[test]
    fn depths_name_the_same_colour_in_their_own_way() {
        let ink: Ink = ((0xff, 0x7b, 0x72), Color::LightRed);
        let color = |depth| Theme::new(ThemeName::Dark, depth).color(ink);
        assert_eq!(color(ColorDepth::Sixteen), Color::LightRed);
        assert_eq!(color(ColorDepth::Indexed), Color::Indexed(209));
        assert_eq!(color(ColorDepth::True), Color::Rgb(0xff, 0x7b, 0x72));
        assert_eq!([nearest(0, 0, 0), nearest(255, 255, 255)], [16, 231]);
        assert_eq!(nearest(0x8b, 0x94, 0x9e), 246);
    }

    #[test]
    fn without_colours_the_selected_row_still_stands_out() {
        let theme = Theme::new(ThemeName::Mono, ColorDepth::True);
        for role in ROLES {
            assert_eq!((theme.style(role).fg, theme.style(role).bg), (None, None), "{role:?}");
        }
        assert!(theme.style(Role::Selected).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn the_key_walks_through_every_theme() {
        let mut theme = Theme::default();
        let mut seen = Vec::new();
        while !seen.contains(&theme.name()) {
            seen.push(theme.name());
            theme = theme.next();
        }
        assert_eq!(seen, ThemeName::ALL);
    }
}
