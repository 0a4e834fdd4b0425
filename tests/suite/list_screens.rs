//! The list as people see it: groups, folds, marks, views and what the filter
//! line offers, at every size and in both languages.

use crate::desk::{Desk, Setup};
use nuo::i18n::Lang;

const SIZES: [(u16, u16); 4] = [(200, 50), (120, 36), (80, 24), (40, 20)];

/// The screen at every size in both languages.
fn everywhere(prepare: impl Fn(&mut Desk)) -> String {
    let mut screens = Vec::new();
    for (columns, rows) in SIZES {
        for lang in [Lang::Zh, Lang::En] {
            let mut desk = Desk::new(Setup::of(columns, rows).lang(lang));
            prepare(&mut desk);
            screens.push(format!("{columns}x{rows} {lang:?}\n{}", desk.screen()));
        }
    }
    screens.join("\n")
}

#[test]
fn pictures() {
    for (name, keys, text) in [
        ("grouped", "z p g g", ""),
        ("grouped_by_lead", "z l g g", ""),
        ("folded", "z p z M j z a", ""),
        ("views_menu", "f", ""),
        ("view_chosen", "f 6", ""),
        ("view_named", "f a", "财政"),
        ("completion", "/", "状态:"),
        ("completion_of_units", "/", "lead:"),
        ("dates_resolved", "/", "期限<月底"),
        ("marked", "Space j Space Space", ""),
        ("bulk_done", "Space Space Space x", ""),
        ("bulk_defer", "* d", ""),
        ("bulk_status", "Space Space s", ""),
        ("bulk_refused", "* X", ""),
    ] {
        let screens = everywhere(|desk| {
            desk.press(keys).write(text);
        });
        insta::assert_snapshot!(format!("list_{name}"), screens);
    }
}

#[test]
fn where_glyphs_are_wide_every_line_keeps_its_width() {
    let wide = |keys: &str| {
        let mut desk = Desk::new(Setup::of(80, 24).wide());
        desk.press(keys).screen()
    };
    for keys in ["z p Space j Space", "z l z M", "f", "/", "Space x"] {
        let screen = wide(keys);
        assert!(!screen.contains(['─', '│', '━', '┃']), "{screen}");
    }
}
