//! Drawing text by columns: nothing is written outside its place, and no wide
//! glyph is cut in half.

use super::state::Screen;
use super::theme::{Role, Theme};
use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::fit::{clip, pad};
use crate::text::width::{clusters, columns};
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::num::NonZeroU16;

/// A piece of a line with its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub role: Role,
}

impl Span {
    #[must_use]
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role }
    }
}

/// A line of spans.
pub type Line = Vec<Span>;

/// The frame's buffer with everything that drawing depends on.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    pub theme: Theme,
    pub ambiguous: Ambiguous,
    /// What can be pointed at, lowest first.
    targets: Vec<(Rect, Target)>,
}

/// Something on the screen that a mouse can point at.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Target {
    Tab(Screen),
    /// A line of the screen's first pane, by its place in the whole listing.
    Row(usize),
    /// A line of another pane: the pane's number, and its place there.
    Line(usize, usize),
    /// A pane as a whole, by its number from zero.
    Pane(usize),
    /// A line of a menu or of the palette.
    Choice(usize),
    /// An entry of a dialog; the button comes behind the last.
    Entry(usize),
}

/// How a pane's border looks.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Edge {
    Plain,
    /// The pane that has the focus.
    Focus,
}

impl<'a> Canvas<'a> {
    pub fn new(buffer: &'a mut Buffer, theme: Theme, ambiguous: Ambiguous) -> Self {
        Self { buffer, theme, ambiguous, targets: Vec::new() }
    }

    /// Marks an area as something that can be pointed at.
    pub fn target(&mut self, area: Rect, target: Target) {
        self.targets.push((area, target));
    }

    /// Takes everything back that could be pointed at: a popup covers it.
    pub fn forget_targets(&mut self) {
        self.targets.clear();
    }

    /// What can be pointed at, lowest first.
    #[must_use]
    pub fn into_targets(self) -> Vec<(Rect, Target)> {
        self.targets
    }

    /// The whole screen.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Columns that a text takes.
    #[must_use]
    pub fn columns(&self, text: &str) -> usize {
        columns(text, self.ambiguous)
    }

    /// The text, clipped and padded to exactly so many columns.
    #[must_use]
    pub fn pad(&self, text: &str, width: usize) -> String {
        pad(&clean_line(text), width, self.ambiguous)
    }

    /// Writes a text, clipped to `width` columns; gives the columns written.
    pub fn put(&mut self, x: u16, y: u16, width: u16, text: &str, role: Role) -> u16 {
        self.put_styled(x, y, width, text, self.theme.style(role))
    }

    /// The same with a style of its own.
    pub fn put_styled(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if y < area.y || y >= area.bottom() || x >= area.right() {
            return 0;
        }
        let width = width.min(area.right() - x);
        let text = clean_line(text);
        let clipped = clip(&text, usize::from(width), self.ambiguous);
        let mut at = x;
        for (glyph, columns) in clusters(&clipped, self.ambiguous) {
            let columns = u16::try_from(columns).unwrap_or(2);
            if columns == 0 || at + columns > x + width {
                continue;
            }
            self.put_glyph(at, y, glyph, columns, style);
            at += columns;
        }
        at - x
    }

    fn put_glyph(&mut self, x: u16, y: u16, glyph: &str, columns: u16, style: Style) {
        self.free(x, y);
        let cell = &mut self.buffer[(x, y)];
        cell.reset();
        cell.set_symbol(glyph).set_style(style);
        // The terminal draws it wider than ratatui believes.
        let believed = columns_believed(glyph);
        if let Some(forced) = NonZeroU16::new(columns).filter(|_| believed != columns) {
            cell.set_diff_option(CellDiffOption::ForcedWidth(forced));
        }
        for next in 1..columns {
            let cell = &mut self.buffer[(x + next, y)];
            cell.reset();
            cell.set_symbol(" ").set_style(style);
        }
    }

    /// Blanks a wide glyph that this cell is a half of, before it is written.
    fn free(&mut self, x: u16, y: u16) {
        if x > self.buffer.area.x {
            let ambiguous = self.ambiguous;
            let before = &mut self.buffer[(x - 1, y)];
            if columns(before.symbol(), ambiguous) > 1 {
                let style = before.style();
                before.reset();
                before.set_symbol(" ").set_style(style);
            }
        }
    }

    /// Fills an area with blanks, freeing the wide glyphs that straddle its
    /// left edge.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        let style = self.theme.style(Role::Text);
        for y in area.top()..area.bottom() {
            if area.width > 0 {
                self.free(area.x, y);
            }
            for x in area.left()..area.right() {
                let cell = &mut self.buffer[(x, y)];
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Writes a line of spans; gives the columns written.
    pub fn put_line(&mut self, x: u16, y: u16, width: u16, line: &[Span]) -> u16 {
        let mut at = 0;
        for span in line {
            if at >= width {
                break;
            }
            at += self.put(x + at, y, width - at, &span.text, span.role);
        }
        at
    }

    /// Gives the cells of a row another style, as for the selected one.
    pub fn restyle(&mut self, area: Rect, role: Role) {
        let style = self.theme.style(role);
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Draws a frame with a title and a note at its lower right; gives the
    /// place inside.
    pub fn frame(&mut self, area: Rect, title: &str, note: &str, edge: Edge) -> Rect {
        let area = area.intersection(self.buffer.area);
        if area.width < 4 || area.height < 3 {
            return Rect { width: 0, height: 0, ..area };
        }
        let role = match edge {
            Edge::Plain => Role::Border,
            Edge::Focus => Role::Focus,
        };
        let [corner_tl, corner_tr, corner_bl, corner_br, across, down] =
            borders(self.ambiguous, edge);
        let middle = usize::from(area.width - 2);
        let top = format!("{corner_tl}{}{corner_tr}", across.repeat(middle));
        let bottom = format!("{corner_bl}{}{corner_br}", across.repeat(middle));
        self.put(area.x, area.y, area.width, &top, role);
        self.put(area.x, area.bottom() - 1, area.width, &bottom, role);
        for y in area.y + 1..area.bottom() - 1 {
            self.put(area.x, y, 1, down, role);
            self.put(area.right() - 1, y, 1, down, role);
        }
        let room = area.width - 4;
        if !title.is_empty() {
            let text = clip(title, usize::from(room.saturating_sub(2)), self.ambiguous);
            let text = format!(" {text} ");
            self.put(area.x + 2, area.y, room, &text, Role::Title);
        }
        let width = u16::try_from(self.columns(note) + 2).unwrap_or(u16::MAX);
        if !note.is_empty() && width <= room {
            let x = area.right() - 2 - width;
            self.put(x, area.bottom() - 1, width, &format!(" {note} "), Role::Dim);
        }
        Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 2 }
    }

    /// The popup's place in the middle of `within`, cleared and framed.
    pub fn popup(
        &mut self,
        within: Rect,
        width: u16,
        height: u16,
        title: &str,
        note: &str,
    ) -> Rect {
        let width = width.min(within.width);
        let height = height.min(within.height);
        let area = Rect {
            x: within.x + (within.width - width) / 2,
            y: within.y + (within.height - height) / 2,
            width,
            height,
        };
        self.clear(area);
        self.frame(area, title, note, Edge::Focus)
    }
}

/// What ratatui takes a glyph's width to be.
fn columns_believed(glyph: &str) -> u16 {
    u16::try_from(columns(glyph, Ambiguous::Narrow)).unwrap_or(1)
}

/// Corners, then across and down. Box drawing is of ambiguous width, so that a
/// terminal which draws it wide gets ASCII.
const fn borders(ambiguous: Ambiguous, edge: Edge) -> [&'static str; 6] {
    match (ambiguous, edge) {
        (Ambiguous::Narrow, Edge::Plain) => ["┌", "┐", "└", "┘", "─", "│"],
        (Ambiguous::Narrow, Edge::Focus) => ["┏", "┓", "┗", "┛", "━", "┃"],
        (Ambiguous::Wide, Edge::Plain) => ["+", "+", "+", "+", "-", "|"],
        (Ambiguous::Wide, Edge::Focus) => ["+", "+", "+", "+", "=", "|"],
    }
}
