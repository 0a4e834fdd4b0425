//! Whatever people type is text on the page: its markup is that of a harmless
//! report, and nothing that acts is in it.

use super::{Story, day, mark, observe};
use nuo::domain::register::Heard;
use nuo::domain::vocabulary::Status;
use nuo::domain::weekly::{Wanted, WeeklyReport};
use nuo::report::{Languages, html};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use std::sync::LazyLock;

/// Pieces that have broken out of markup somewhere.
const PIECES: [&str; 22] = [
    "<script>alert(1)</script>",
    "</title>",
    "</style>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "\"",
    "'",
    "&",
    "&lt;",
    "&#60;",
    "<svg onload=alert(1)>",
    "<img src=//x.example/>",
    "{{ week }}",
    "{% raw %}",
    "\u{202e}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{2028}",
    "\u{ffff}",
    "</td></table>",
];

/// Never empty, since an empty cell is another page.
fn hostile() -> impl Strategy<Value = String> {
    let piece = select(&PIECES[..]).prop_map(str::to_owned);
    let any = any::<String>();
    proptest::collection::vec(proptest::prop_oneof![piece, any], 1..5)
        .prop_map(|pieces| format!("x{}", pieces.concat()))
}

/// A report with something in most of its places.
static REPORT: LazyLock<WeeklyReport> = LazyLock::new(|| {
    let story = Story::begin();
    let mut app = story.on("2026-11-24");
    mark(&mut app, "2.12", Status::Done, None, &["桂办发〔2021〕14号"]);
    mark(&mut app, "2.3", Status::Done, None, &[]);
    mark(&mut app, "1.5", Status::Stalled, None, &[]);
    observe(&mut app, "2.15", 12.0, None);
    super::defer(&mut app, "2.9", "2027-01-31", "等批复");
    let week = nuo::domain::dates::parse_week("2026-W48", day("2026-11-24")).unwrap();
    app.weekly(week, "督查室", Wanted { charts: true, register: true }).unwrap()
});

/// The report with this in place of everything that a person can type.
fn filled(typed: &str) -> WeeklyReport {
    let text = || typed.to_owned();
    let mut report = REPORT.clone();
    report.unit = text();
    let news = report.done.iter_mut().chain(&mut report.progressed).chain(&mut report.closed);
    for news in news {
        (news.about.title, news.about.title_en) = (text(), text());
        (news.about.lead, news.about.lead_en) = (vec![text()], vec![text()]);
        news.notes = vec![text()];
        news.evidence.iter_mut().for_each(|proof| proof.title = text());
    }
    let due = report.overdue.iter_mut().chain(&mut report.due_next);
    for item in due.chain(report.quarter.iter_mut().flatten()) {
        (item.about.title, item.about.title_en) = (text(), text());
        (item.about.lead, item.about.lead_en) = (vec![text()], vec![text()]);
        (item.about.code, item.about.letter) = (text(), text());
    }
    report.moved.iter_mut().for_each(|moved| moved.reason = text());
    report.stalled.iter_mut().for_each(|stalled| stalled.reason = Some(text()));
    report.unlooked.iter_mut().for_each(|group| group.codes = vec![text()]);
    for row in report.register.iter_mut().flatten() {
        (row.title, row.title_en, row.code) = (text(), text(), text());
        row.lead.iter_mut().for_each(|unit| unit.name = text());
        row.fields.insert("remarks".into(), text());
        for heard in row.latest.iter_mut().flat_map(|latest| &mut latest.heard) {
            if let Heard::Note { text: note } = heard {
                *note = text();
            }
        }
    }
    report
}

/// The names of the tags, with their slash, in order.
fn tags(page: &str) -> Vec<&str> {
    let after = page.match_indices('<').map(|(at, _)| &page[at + 1..]);
    after.map(|rest| rest.split(['>', ' ', '\n']).next().unwrap_or_default()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_markup_of_a_page_does_not_depend_on_what_was_typed(typed in hostile()) {
        let page = html::render(&filled(&typed), Languages::Both);
        let harmless = html::render(&filled("x"), Languages::Both);
        prop_assert_eq!(tags(&page), tags(&harmless));
        prop_assert!(!page.to_lowercase().contains("<script"));
        let acts = |c: char| c != '\n' && nuo::text::clean::is_unsafe(c);
        prop_assert!(!page.contains(acts));
    }
}

#[test]
fn a_page_names_nothing_that_would_be_loaded() {
    let page = html::render(&REPORT, Languages::Both);
    let policy = "content=\"default-src 'none'; style-src 'unsafe-inline'\"";
    assert_eq!(page.matches(policy).count(), 1);
    for loads in ["src=", "@import", "http:", "https:", "<link", "<script", "<iframe", "<object"] {
        assert!(!page.contains(loads), "{loads}");
    }
    // Patterns of the same page, and anchors in it.
    let elsewhere = |mark: &str| {
        let all = page.match_indices(mark).map(|(at, _)| &page[at + mark.len()..]);
        all.filter(|rest| !rest.starts_with('#')).count()
    };
    assert_eq!((elsewhere("url("), elsewhere("href=\"")), (0, 0));
}
