//! Moving among lines: how far an action goes, and where a view then begins.

use super::keymap::Action;

/// Further than any list is long.
const FAR: isize = isize::MAX / 2;

/// Lines that an action moves by where `page` of them are shown, downwards
/// where positive; nothing for one that does not move.
pub fn steps(action: Action, page: usize) -> Option<isize> {
    match action {
        Action::Down => Some(1),
        Action::Up => Some(-1),
        Action::PageDown => Some(signed(page)),
        Action::PageUp => Some(-signed(page)),
        Action::HalfDown => Some(signed(page.div_ceil(2))),
        Action::HalfUp => Some(-signed(page.div_ceil(2))),
        Action::First => Some(-FAR),
        Action::Last => Some(FAR),
        _ => None,
    }
}

/// The first line shown after scrolling; never past `last`.
pub fn scrolled(top: usize, by: isize, last: usize) -> usize {
    top.min(last).saturating_add_signed(by).min(last)
}

/// A number of lines as a distance.
pub fn signed(lines: usize) -> isize {
    isize::try_from(lines).unwrap_or(FAR)
}
