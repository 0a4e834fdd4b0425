//! The report as a page for browsers.

use super::{Story, mark};
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;
use nuo::report::{Format, Languages, render};
use nuo::text::Ambiguous;

fn page(story: &Story, week: &str, languages: Languages) -> String {
    let report = story.report("2026-11-24", week);
    let bytes = render(&report, Format::Html, languages, 80, Ambiguous::Wide);
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_page_has_the_headings_of_the_report_in_each_language() {
    let story = Story::begin();
    mark(&mut story.on("2026-11-24"), "2.12", Status::Done, None, &["桂办发〔2021〕14号"]);
    let page = page(&story, "2026-W48", Languages::Both);
    for heading in ["一、总体情况", "二、本周进展", "1. Overview", "2. This week"] {
        assert_eq!(page.matches(&format!("{heading}</h2>")).count(), 1, "{heading}");
    }
    for lang in ["zh", "en"] {
        assert!(page.contains(&format!("<article id=\"{lang}\" lang=\"{lang}\">")), "{lang}");
    }
    assert!(page.contains("桂办发〔2021〕14号"));
}

#[test]
fn a_week_without_anything_is_one_sentence_on_the_page_too() {
    let page = page(&Story::begin(), "2018-W20", Languages::One(Lang::Zh));
    assert_eq!(page.matches("本周无变化，也没有逾期或临期事项。").count(), 1);
    assert!(!page.contains("<h2>"));
}
