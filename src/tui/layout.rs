//! Where panes stand for a terminal's size.

use ratatui::layout::Rect;

/// How much fits.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Shape {
    /// Only a word that the window is too small.
    TooSmall,
    /// One line an item, without panes.
    Tiny,
    /// Two lines an item, one pane.
    Narrow,
    /// The list over a strip of detail and status.
    Stacked,
    /// List and detail side by side, strips below.
    Side,
    /// A third column with what was recorded last.
    Broad,
}

/// Panes and their places; a pane without room is absent.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Layout {
    pub shape: Shape,
    pub header: Rect,
    /// The names of the screens.
    pub tabs: Option<Rect>,
    pub list: Rect,
    pub detail: Option<Rect>,
    pub recent: Option<Rect>,
    pub deadlines: Option<Rect>,
    pub status: Option<Rect>,
    pub message: Rect,
    pub footer: Rect,
    /// Between tabs and message: where a full detail or a popup stands.
    pub body: Rect,
}

const LIST_COLUMNS: u16 = 68;
const DETAIL_COLUMNS: u16 = 90;
const STRIP_ROWS: u16 = 10;
const STRIP_ROWS_BROAD: u16 = 14;
const STACKED_STRIP_ROWS: u16 = 9;

/// Lays the panes out for columns and rows.
#[must_use]
pub fn lay_out((columns, rows): (u16, u16)) -> Layout {
    let shape = match (columns, rows) {
        (..20, _) | (_, ..6) => Shape::TooSmall,
        (..40, _) | (_, ..12) => Shape::Tiny,
        (40..60, _) => Shape::Narrow,
        (60..100, _) => Shape::Stacked,
        (100..180, _) => Shape::Side,
        (180.., _) => Shape::Broad,
    };
    let line = |y: u16| Rect { x: 0, y: y.min(rows.saturating_sub(1)), width: columns, height: 1 };
    let tabs = match shape {
        Shape::TooSmall | Shape::Tiny => None,
        Shape::Narrow | Shape::Stacked | Shape::Side | Shape::Broad => Some(line(1)),
    };
    let above = 1 + u16::from(tabs.is_some());
    let body = Rect { x: 0, y: above, width: columns, height: rows.saturating_sub(above + 2) };
    let mut layout = Layout {
        shape,
        header: line(0),
        tabs,
        list: body,
        detail: None,
        recent: None,
        deadlines: None,
        status: None,
        message: line(rows.saturating_sub(2)),
        footer: line(rows.saturating_sub(1)),
        body,
    };
    match shape {
        Shape::TooSmall | Shape::Tiny | Shape::Narrow => {}
        Shape::Stacked if rows >= 18 => {
            let (list, strip) = split_rows(body, body.height - STACKED_STRIP_ROWS);
            let (detail, status) = split_columns(strip, columns / 2);
            layout.list = list;
            layout.detail = Some(detail);
            layout.status = Some(status);
        }
        Shape::Stacked => {}
        Shape::Side | Shape::Broad => {
            let strip_rows = match (shape, rows) {
                (_, ..18) => 0,
                (_, 18..30) => STRIP_ROWS.min(body.height / 3),
                (Shape::Broad, 44..) => STRIP_ROWS_BROAD,
                _ => STRIP_ROWS,
            };
            let (panes, strips) = split_rows(body, body.height - strip_rows);
            let (list, rest) = split_columns(panes, LIST_COLUMNS.min(columns * 3 / 5));
            layout.list = list;
            match shape {
                Shape::Broad => {
                    let (detail, recent) = split_columns(rest, DETAIL_COLUMNS);
                    layout.detail = Some(detail);
                    layout.recent = Some(recent);
                }
                _ => layout.detail = Some(rest),
            }
            if strips.height >= 4 {
                let (deadlines, status) = split_columns(strips, list.width);
                layout.deadlines = Some(deadlines);
                layout.status = Some(status);
            }
        }
    }
    layout
}

impl Layout {
    /// Items that the list shows.
    #[must_use]
    pub fn list_rows(&self) -> usize {
        let height = usize::from(self.list.height);
        match self.shape {
            Shape::TooSmall | Shape::Tiny => height,
            Shape::Narrow => height / 2,
            // A border above and below, and the column heads.
            Shape::Stacked | Shape::Side | Shape::Broad => height.saturating_sub(3),
        }
    }
}

fn split_rows(area: Rect, upper: u16) -> (Rect, Rect) {
    let upper = upper.min(area.height);
    (
        Rect { height: upper, ..area },
        Rect { y: area.y + upper, height: area.height - upper, ..area },
    )
}

fn split_columns(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width);
    (Rect { width: left, ..area }, Rect { x: area.x + left, width: area.width - left, ..area })
}

#[cfg(test)]
mod tests {
    use super::{Shape, lay_out};

    #[test]
    fn each_size_has_its_shape() {
        for (size, shape) in [
            ((200, 50), Shape::Broad),
            ((120, 36), Shape::Side),
            ((80, 24), Shape::Stacked),
            ((60, 20), Shape::Stacked),
            ((40, 20), Shape::Narrow),
            ((39, 20), Shape::Tiny),
            ((80, 11), Shape::Tiny),
            ((20, 6), Shape::Tiny),
            ((19, 50), Shape::TooSmall),
            ((1, 1), Shape::TooSmall),
            ((0, 0), Shape::TooSmall),
        ] {
            assert_eq!(lay_out(size).shape, shape, "{size:?}");
        }
    }

    #[test]
    fn panes_stay_on_the_screen_and_apart() {
        for columns in 0..220 {
            for rows in 0..60 {
                let layout = lay_out((columns, rows));
                let panes: Vec<_> = [
                    Some(layout.list),
                    layout.detail,
                    layout.recent,
                    layout.deadlines,
                    layout.status,
                ]
                .into_iter()
                .flatten()
                .collect();
                for (place, pane) in panes.iter().enumerate() {
                    assert!(pane.right() <= columns, "{columns}x{rows} {pane:?}");
                    assert!(pane.bottom() <= rows.max(1), "{columns}x{rows} {pane:?}");
                    for other in &panes[place + 1..] {
                        assert!(!pane.intersects(*other), "{columns}x{rows} {pane:?} {other:?}");
                    }
                }
            }
        }
    }
}
