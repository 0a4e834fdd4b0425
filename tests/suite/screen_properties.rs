//! What holds for every screen, whatever its size and whatever was pressed.

use crate::desk::{Desk, Setup, read_key, screen_text};
use crate::letter_screen::file;
use nuo::i18n::Lang;
use nuo::text::Ambiguous;
use nuo::text::width::columns;
use nuo::tui::keymap::KEYMAP;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::test_runner::Config;
use proptest::{collection, prop_oneof, proptest};
use ratatui::buffer::Buffer;

/// Something that happens to the interface.
#[derive(Clone, Debug)]
enum Happening {
    Key(&'static str),
    Text(&'static str),
    Paste(String),
    Resize(u16, u16),
    Tick,
}

fn happening() -> impl Strategy<Value = Happening> {
    let keys: Vec<&'static str> = KEYMAP
        .iter()
        .flat_map(|binding| binding.keys)
        .flat_map(|keys| keys.split_whitespace())
        .chain(["Tab", "BackTab", "Left", "Right", "Up", "Down", "Home", "End", "F2"])
        .chain(["Backspace", "Delete", "Space", "1", "5", "0", "Ctrl-A", "Ctrl-W", "Ctrl-K"])
        .filter(|key| *key != "q")
        .collect();
    prop_oneof![
        12 => select(keys).prop_map(Happening::Key),
        3 => select(vec!["12", "承诺“①”—…", "期限<2030", "deu:", "e\u{301}é①", "2027-01-01", "("])
            .prop_map(Happening::Text),
        1 => any::<String>().prop_map(Happening::Paste),
        2 => (0_u16..=300, 0_u16..=100).prop_map(|(columns, rows)| Happening::Resize(columns, rows)),
        1 => Just(Happening::Tick),
    ]
}

fn setup() -> impl Strategy<Value = Setup> {
    let size = prop_oneof![
        (0_u16..=300, 0_u16..=100),
        (18_u16..=125, 4_u16..=40),
        select(vec![(200, 50), (120, 36), (80, 24), (60, 20), (40, 20), (30, 10), (20, 6)]),
    ];
    (size, any::<bool>(), any::<bool>()).prop_map(|((columns, rows), english, wide)| {
        let lang = if english { Lang::En } else { Lang::Zh };
        let setup = Setup::of(columns, rows).lang(lang);
        if wide { setup.wide() } else { setup }
    })
}

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_screen_is_well_formed(
        setup in setup(),
        happenings in collection::vec(happening(), 0..40),
        other in (0_u16..=300, 0_u16..=100),
    ) {
        let mut desk = Desk::new(setup);
        for happening in happenings {
            happen(&mut desk, happening);
            check_glyphs(&desk, desk.setup().size);
        }
        // The terminal has changed its size and nobody has heard of it yet.
        check_glyphs(&desk, other);
        // Out of whatever was open: filter, dialog, detail.
        desk.press("Esc Esc");
        check_frames(&desk);
        for key in ["?", ":", ",", "f", "s", "x", "n", "d"] {
            desk.press(key);
            check_glyphs(&desk, desk.setup().size);
            check_popup(&desk, key);
            desk.press("Esc");
        }
    }

    #[test]
    fn the_screen_of_a_letter_is_well_formed(
        setup in setup(),
        happenings in collection::vec(at_a_letter(), 0..40),
        other in (0_u16..=300, 0_u16..=100),
    ) {
        let mut desk = Desk::new(setup);
        desk.read(file());
        for happening in happenings {
            happen(&mut desk, happening);
            check_glyphs(&desk, desk.setup().size);
        }
        check_glyphs(&desk, other);
    }
}

/// What happens at a letter that is gone through, its own keys above all.
fn at_a_letter() -> impl Strategy<Value = Happening> {
    let keys = "a r z e s J v A w i u U j k h l b Tab BackTab Enter Esc Space y g G PgDn 0 $";
    let keys: Vec<&'static str> = keys.split_whitespace().collect();
    prop_oneof![3 => select(keys).prop_map(Happening::Key), 1 => happening()]
}

fn happen(desk: &mut Desk, happening: Happening) {
    match happening {
        Happening::Key(key) => drop(desk.press(key)),
        Happening::Text(text) => drop(desk.write(text)),
        Happening::Paste(text) => drop(desk.paste(&text)),
        Happening::Resize(columns, rows) => drop(desk.resize(columns, rows)),
        Happening::Tick => drop(desk.tick()),
    }
}

/// Every wide glyph is followed by its blank cell, and the cursor is inside.
fn check_glyphs(desk: &Desk, size: (u16, u16)) {
    let ambiguous = desk.setup().ambiguous;
    let (buffer, cursor) = desk.frame_of(size);
    if size == desk.setup().size
        && let Some(cursor) = cursor
    {
        assert!(cursor.x < size.0 && cursor.y < size.1, "{cursor:?} is outside {size:?}");
    }
    for y in 0..size.1 {
        let mut x = 0;
        while x < size.0 {
            let symbol = buffer[(x, y)].symbol();
            let width = u16::try_from(columns(symbol, ambiguous)).expect("a glyph is narrow");
            let shown = || screen_text(&buffer, ambiguous);
            assert!((1..=2).contains(&width), "{symbol:?} at {x},{y} of {size:?}\n{}", shown());
            if width == 2 {
                let inside = x + 1 < size.0;
                assert!(inside, "{symbol:?} leaves the screen at {x},{y}\n{}", shown());
                let next = buffer[(x + 1, y)].symbol();
                assert_eq!(next, " ", "behind {symbol:?} at {x},{y} of {size:?}\n{}", shown());
            }
            x += width;
        }
    }
}

const CORNERS: [[&str; 6]; 2] = [["┌", "┐", "└", "┘", "│", "─"], ["┏", "┓", "┗", "┛", "┃", "━"]];

/// Without a popup every pane has its whole border.
fn check_frames(desk: &Desk) {
    let (buffer, _) = desk.frame();
    for [left, right, lower_left, lower_right, down, _] in CORNERS {
        let corners = places(&buffer, left);
        for corner in &corners {
            check_frame(&buffer, *corner, [left, right, lower_left, lower_right, down]);
        }
        for other in [right, lower_left, lower_right] {
            assert_eq!(places(&buffer, other).len(), corners.len(), "{}", text(&buffer));
        }
    }
}

/// A popup has its whole border, whatever lies below it.
fn check_popup(desk: &Desk, key: &str) {
    let setup = desk.setup();
    let (columns, rows) = setup.size;
    if setup.ambiguous == Ambiguous::Wide || columns < 20 || rows < 6 {
        return;
    }
    let (buffer, _) = desk.frame();
    let [left, right, lower_left, lower_right, down, _] = CORNERS[1];
    let corners = places(&buffer, left);
    // A dialog that has nothing to be about does not open, and a list's menu
    // only on the list.
    if corners.is_empty() && !["?", ":"].contains(&key) {
        return;
    }
    let edges = [left, right, lower_left, lower_right, down];
    let whole = corners.into_iter().any(|corner| is_frame(&buffer, corner, edges));
    assert!(whole, "no whole frame after {key}\n{}", text(&buffer));
}

fn text(buffer: &Buffer) -> String {
    screen_text(buffer, Ambiguous::Narrow)
}

fn places(buffer: &Buffer, symbol: &str) -> Vec<(u16, u16)> {
    let at = |place: usize| buffer.pos_of(place);
    let cells = buffer.content.iter().enumerate();
    cells.filter(|(_, cell)| cell.symbol() == symbol).map(|(place, _)| at(place)).collect()
}

fn check_frame(buffer: &Buffer, corner: (u16, u16), edges: [&str; 5]) {
    assert!(is_frame(buffer, corner, edges), "the frame at {corner:?}\n{}", text(buffer));
}

/// Whether the frame that begins at this corner is closed on all sides.
fn is_frame(buffer: &Buffer, (x, y): (u16, u16), edges: [&str; 5]) -> bool {
    let [_, right, lower_left, lower_right, down] = edges;
    let symbol = |x: u16, y: u16| buffer[(x, y)].symbol();
    let Some(end) = (x + 1..buffer.area.width).find(|at| symbol(*at, y) == right) else {
        return false;
    };
    let Some(bottom) = (y + 1..buffer.area.height).find(|at| symbol(x, *at) != down) else {
        return false;
    };
    let sides = (y + 1..bottom).all(|at| symbol(end, at) == down);
    sides && symbol(x, bottom) == lower_left && symbol(end, bottom) == lower_right
}

#[test]
fn every_key_of_the_table_can_be_pressed() {
    for keys in KEYMAP.iter().flat_map(|binding| binding.keys) {
        for key in keys.split_whitespace() {
            let (code, modifiers) = read_key(key);
            let press = nuo::tui::keymap::Press::of(code, modifiers);
            assert_eq!(press.to_string(), key, "{keys}");
        }
    }
}
