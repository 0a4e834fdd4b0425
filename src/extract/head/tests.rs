//! Heads and ends of letters, from paragraphs to facts.

use super::{Head, Role, read};
use crate::domain::letter::paragraphs;
use crate::domain::reading::Doubt;
use proptest::prelude::*;
use std::collections::HashSet;
use std::fmt::Write;

fn lines(text: &str) -> Vec<String> {
    paragraphs(text).into_iter().map(str::to_owned).collect()
}

fn head(text: &str) -> Head {
    read(&lines(text), &HashSet::new())
}

/// Every fact that was read, one a line.
fn facts(head: &Head) -> String {
    let letter = &head.letter;
    let class = letter.class.as_ref().map(|class| format!("{} {}", class.mark, class.scheme));
    let rows = [
        ("title", letter.title.clone()),
        ("number", letter.number.clone()),
        ("session", letter.session.clone()),
        ("region", letter.region.clone()),
        ("suggestion", letter.suggestion.clone()),
        ("to", letter.addressee.clone()),
        ("lead", letter.lead.join("、")),
        ("co", letter.co.join("、")),
        ("document", letter.document_number.clone().unwrap_or_default()),
        ("class", class.unwrap_or_default()),
        ("date", letter.reply.date.on.map(|day| day.to_string()).unwrap_or_default()),
    ];
    let mut facts = String::new();
    for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(facts, "{name} {value}");
    }
    for Doubt { kind, words, .. } in &head.doubts {
        let _ = writeln!(facts, "{}", format!("doubt {} {words}", kind.key()).trim());
    }
    facts.trim().to_owned()
}

#[test]
fn the_facts_of_a_letter_are_read_and_none_is_invented() {
    let mut wrong = Vec::new();
    let samples = include_str!("samples.txt").trim().split("\n\n");
    for sample in samples {
        let (name, rest) = sample.split_once('\n').expect("a name");
        let (text, expected) = rest.split_once("\n--\n").expect("facts");
        let found = facts(&head(text));
        if found != expected {
            wrong.push(format!("{name}\n--- found\n{found}\n--- expected\n{expected}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The roles of a letter's parts with the words that have them.
fn roles(text: &str) -> Vec<String> {
    let lines = lines(text);
    let head = read(&lines, &HashSet::new());
    let words = |span: &super::Span| lines[span.paragraph][span.range.clone()].trim().to_owned();
    head.spans.iter().map(|span| format!("{:?} {}", span.role, words(span))).collect()
}

#[test]
fn a_letter_in_one_line_is_taken_apart() {
    let text = "关于第3号建议的答复 类别：B 许某代表： 您提的建议收悉，现答复如下：我局将修路。\
                感谢关心！ 东川县水利局 2021年3月4日 （联系人：王某，0000-000）";
    let expected = [
        "Title 关于第3号建议的答复",
        "Class 类别：B",
        "Salutation 许某代表：",
        "Opening 您提的建议收悉，现答复如下：",
        "Body 我局将修路。",
        "Courtesy 感谢关心！",
        "Signature 东川县水利局",
        "Date 2021年3月4日",
        "Contact （联系人：王某，0000-000）",
    ];
    assert_eq!(roles(text), expected);
}

#[test]
fn thanks_that_go_on_to_promise_stay_in_the_text() {
    let text = "许某代表：\n您提的建议收悉，现答复如下：\n已列入计划。\n\
                感谢您的关心，我局将于年底前完工。\n东川县水利局\n2021年3月4日";
    assert!(roles(text).contains(&"Body 感谢您的关心，我局将于年底前完工。".to_owned()));
}

#[test]
fn noise_that_is_known_is_no_part_of_the_letter() {
    let lines = lines("许某代表：\n您提的建议收悉，现答复如下：\n菜单\n我局将修路。\n2021年3月4日");
    let head = read(&lines, &HashSet::from([2, 4]));
    let first = head.spans.iter().find(|span| span.paragraph == 2);
    assert_eq!(first.map(|span| span.role), Some(Role::Noise));
    assert_eq!(head.text_of(2).count(), 0);
    assert_eq!(head.text_of(3).next(), Some(0..lines[3].len()));
    assert_eq!(head.body, 3..4);
    assert_eq!(head.letter.reply.date.on, None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_is_taken_apart_without_gap_or_overlap(
        text in "([关于对的建议提案答复函代表委员：。，！|《》“”（）〔〕第0-9号年月日局厅类ABC一二〇\n ]|尊敬的|现答复如下|自治区|县|收悉|感谢|联系人|20){0,60}"
    ) {
        let lines = lines(&text);
        let head = read(&lines, &HashSet::from([1]));
        let mut last = (0, 0);
        for span in &head.spans {
            let here = (span.paragraph, span.range.start);
            prop_assert!(here >= last && span.range.start < span.range.end);
            let words = lines[span.paragraph].get(span.range.clone());
            prop_assert!(words.is_some());
            last = (span.paragraph, span.range.end);
        }
        for (paragraph, line) in lines.iter().enumerate() {
            let covered: String = head.spans.iter().filter(|span| span.paragraph == paragraph)
                .map(|span| &line[span.range.clone()]).collect();
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeezed(&covered), squeezed(line));
        }
    }

    #[test]
    fn no_text_makes_the_head_stumble(text in "\\PC{0,200}") {
        let _ = head(&text);
    }
}
