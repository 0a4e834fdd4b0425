//! Writing frames with few bytes, and each in one write: cursor commands wait
//! for the end of the frame, so that the cursor is never seen on its way.
//!
//! A wide glyph leaves the terminal's cursor two columns further on, but
//! [`CrosstermBackend`] takes every glyph for one column and moves the cursor
//! after each wide one: eight bytes for each Chinese character. Here a glyph
//! that stands right behind another is passed on as its neighbour.

use crate::text::Ambiguous;
use crate::text::width::columns;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::queue;
use ratatui::layout::{Position, Size};
use std::io::{Result, Write};

/// The backend that ratatui's terminal writes to.
#[derive(Debug)]
pub struct Output<W: Write> {
    inner: CrosstermBackend<W>,
}

impl<W: Write> Output<W> {
    pub const fn new(writer: W) -> Self {
        Self { inner: CrosstermBackend::new(writer) }
    }
}

/// The end of the run of glyphs that is being written.
#[derive(Copy, Clone, Debug)]
struct End {
    /// Where the next glyph of the run stands on the screen.
    x: u16,
    y: u16,
    /// The column that the inner backend was told for the last glyph.
    told: u16,
}

/// Gives each cell the column to tell. What is told never runs ahead of the
/// screen, so that a cell which begins a new run is never taken for the old
/// one's next.
fn told<'a>(
    cells: impl Iterator<Item = (u16, u16, &'a Cell)>,
) -> impl Iterator<Item = (u16, u16, &'a Cell)> {
    let mut end: Option<End> = None;
    cells.map(move |(x, y, cell)| {
        let told = match end {
            Some(end) if (end.x, end.y) == (x, y) => end.told + 1,
            _ => x,
        };
        // Of ambiguous glyphs the narrow width is counted: where a terminal
        // draws them wide, what follows begins a new run.
        let width = u16::try_from(columns(cell.symbol(), Ambiguous::Narrow)).unwrap_or(1);
        end = Some(End { x: x + width, y, told });
        (told, y, cell)
    })
}

impl<W: Write> Backend for Output<W> {
    type Error = std::io::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.inner.draw(told(content))
    }

    fn hide_cursor(&mut self) -> Result<()> {
        queue!(self.inner, Hide)
    }

    fn show_cursor(&mut self) -> Result<()> {
        queue!(self.inner, Show)
    }

    fn get_cursor_position(&mut self) -> Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<()> {
        let Position { x, y } = position.into();
        queue!(self.inner, MoveTo(x, y))
    }

    fn clear(&mut self) -> Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> Result<()> {
        Backend::flush(&mut self.inner)
    }
}
