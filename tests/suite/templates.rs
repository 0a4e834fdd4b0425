//! Templates of one's own, and the built-in ones to start from.

use crate::run::{Home, Stream, Written};
use Stream::{Has, Nothing};

const ASK: &str = "weekly --lang en --template";

fn filled(home: &Home, name: &str, source: &str) -> String {
    home.file(name, source.as_bytes());
    home.run(&format!("{ASK} {name}")).ends(0, Has(&[]), Nothing).stdout
}

/// How a template fails: the exit code is that of bad input.
#[track_caller]
fn fails(name: &str, source: &str, said: &[&str]) {
    let home = Home::with_ledger();
    home.file(name, source.as_bytes());
    home.run(&format!("{ASK} {name}")).ends(7, Nothing, Has(said));
}

#[test]
fn a_template_sees_the_report_as_data_and_in_words() {
    let home = Home::with_ledger();
    let source = "{{ week }} {{ schema }} {{ totals.total }} {{ overdue[0].status|word('zh') }}\n\
        {% for item in overdue[:1] %}\n{{ item.due|short(as_of) }} {{ item.code }}\n{% endfor %}\n\
        {{ pages[0].sections[0].title }} {{ pages[0].charts.figures[0].count }}\n";
    let page = filled(&home, "own.txt", source);
    assert_eq!(page, "2026-W48 nuo.weekly/1 60 未核查\n2019-12-31 4.5\n1. Overview 60\n");
}

#[test]
fn the_ending_of_a_template_or_the_form_says_how_it_is_made_safe() {
    let home = Home::with_ledger();
    home.words(&["add", "--due", "2026-12-01", "a <b> *c* & \"d\"", "-q"]).ends(
        0,
        Has(&[]),
        Nothing,
    );
    let source = "{% for item in due_next %}{{ item.title }}{% endfor %}";
    let escaped = "a &lt;b&gt; *c* &amp; &quot;d&quot;";
    for name in ["x.html", "x.htm", "x.xml", "x.html.j2", "X.HTML"] {
        assert_eq!(filled(&home, name, source), escaped, "{name}");
    }
    for name in ["x.txt", "x.md", "x", "x.tex"] {
        assert_eq!(filled(&home, name, source), "a <b> *c* & \"d\"", "{name}");
    }
    let marked = "{% for item in due_next %}{{ item.title|markdown }}{% endfor %}";
    assert_eq!(filled(&home, "x.md", marked), r#"a \<b\> \*c\* \& "d""#);
    home.file("x.txt", source.as_bytes());
    home.run(&format!("{ASK} x.txt --format html")).ends(0, Stream::Is(escaped), Nothing);
}

#[test]
fn the_built_in_templates_print_what_the_forms_print() {
    let home = Home::with_ledger();
    for form in ["html", "md"] {
        let name = format!("own.{form}");
        home.run(&format!("weekly --print-template {form} -q -o {name}")).ends(0, Nothing, Nothing);
        for more in ["", "--lang both --register", "--week 2018-W20", "--no-register"] {
            let own = home.run(&format!("weekly --template {name} {more}"));
            let Written { stdout: own, .. } = own.ends(0, Has(&[]), Nothing);
            let built_in = home.run(&format!("weekly --format {form} {more}"));
            built_in.ends(0, Stream::Is(&own), Nothing);
        }
    }
}

#[test]
fn a_template_can_change_a_piece_of_the_built_in_one() {
    let home = Home::with_ledger();
    let source = "{% extends \"weekly.html\" %}{% block style %}{{ super() }}\
        h1 { color: red; }{% endblock %}";
    let page = filled(&home, "own.html", source);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("h1 { color: red; }"));
    assert!(page.contains("1. Overview</h2>"));
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_line_its_piece_and_what_to_do() {
    fails(
        "a.txt",
        "one\n{% for item in ovrdue %}{% endfor %}",
        &["Template a.txt, line 2 at \"ovrdue\": the report has no such name", "overdue?"],
    );
    fails(
        "a.txt",
        "{% for item in overdue %}\n{{ item.tittle }}{% endfor %}",
        &["line 2", "title?"],
    );
    fails("a.html", "\n\n{{ week ", &["line 3", "cannot be read", "--print-template html"]);
    fails("a.md", "{% if week %}", &["a.md", "cannot be read"]);
    fails("a.md", "{{ week|shout }}", &["line 1", "shout", "short, word and markdown"]);
    fails("a.md", "{% include \"/etc/passwd\" %}", &["line 1", "no such template", "built-in"]);
    fails("a.md", "{{ week|short(as_of) }}", &["line 1", "is not a day"]);
    fails("a.md", "{{ 'x'|word('zh') }}", &["not the key of a status"]);
}

#[test]
fn a_template_that_cannot_be_had_is_told_before_anything_is_written() {
    let home = Home::with_ledger();
    let run = |line: &str| home.run(&format!("weekly --lang en {line} -o out.html"));
    run("--template none.html").ends(7, Nothing, Has(&["none.html"]));
    home.file("x.html", b"{{ nothing }}");
    run("--template x.html").ends(7, Nothing, Has(&["x.html, line 1"]));
    run("--template x.html --format json").ends(2, Nothing, Has(&["json has no templates"]));
    run("--template x.html --json").ends(2, Nothing, Has(&["json has no templates"]));
    run("--print-template html --week last").ends(2, Nothing, Has(&["--week"]));
    assert!(!home.path().join("out.html").exists());
}

#[test]
fn control_characters_and_direction_marks_reach_no_template() {
    let home = Home::with_ledger();
    home.words(&["add", "--due", "2026-12-01", "a\u{202e}b\u{1b}[31mc", "-q"]).ends(
        0,
        Has(&[]),
        Nothing,
    );
    let source = "{% for item in due_next %}{{ item.title }}{% endfor %}";
    for name in ["x.html", "x.txt", "x.md"] {
        assert_eq!(filled(&home, name, source), "ab[31mc", "{name}");
    }
}
