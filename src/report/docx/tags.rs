//! Makes a template of a part of a Word file.
//!
//! Word cuts text into runs wherever it likes, so that `{{ unit }}` may stand
//! in the file as `{`, `{ un` and `it }}`, each in an element of its own.
//! A tag is therefore gathered from the text of its paragraph and put into the
//! run in which it begins: no element is moved or taken away, so the part
//! stays as well formed as it was. Only `{%p … %}` and `{%tr … %}` stand for
//! all of their paragraph or table row, which they replace.
//!
//! Inside a tag, the quotes that Word makes curly become straight again.

use super::Fault;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use std::ops::Range;

/// The template that the XML of a part makes.
///
/// # Errors
/// When it is not XML, a tag does not end in its paragraph, or one that stands
/// for a paragraph or a row is not alone there.
pub fn template(xml: &str, part: &str) -> Result<String, Fault> {
    let outline = outline(xml).map_err(|detail| Fault::NotXml { part: part.to_owned(), detail })?;
    let mut edits = Vec::new();
    for paragraph in &outline.paragraphs {
        edit(xml, part, &outline, paragraph, &mut edits)?;
    }
    Ok(apply(xml, edits))
}

/// Checks that a text is well-formed XML.
///
/// # Errors
/// With what is wrong.
pub fn check(xml: &str) -> Result<(), String> {
    outline(xml).map(|_| ())
}

/// Text that is shown: what lies between `<w:t>` and `</w:t>`.
struct Shown {
    start_tag: Range<usize>,
    inner: Range<usize>,
}

struct Paragraph {
    range: Range<usize>,
    shown: Vec<Shown>,
    /// The row in which it stands.
    row: Option<usize>,
}

/// Where paragraphs and rows lie in the XML of a part.
#[derive(Default)]
struct Outline {
    paragraphs: Vec<Paragraph>,
    rows: Vec<Range<usize>>,
}

/// Reads the whole text; an error says what is not well-formed.
fn outline(xml: &str) -> Result<Outline, String> {
    let mut walk = Walk::default();
    let mut reader = Reader::from_str(xml);
    let mut from = 0;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let to = usize::try_from(reader.buffer_position()).map_err(|error| error.to_string())?;
        match event {
            Event::Start(start) => walk.enter(start.local_name().as_ref(), from..to),
            Event::End(end) => walk.leave(end.local_name().as_ref(), from..to),
            Event::Eof if walk.depth == 0 => return Ok(walk.outline),
            Event::Eof => return Err("the text ends within an element".to_owned()),
            Event::DocType(_) => return Err("it has a document type".to_owned()),
            _ => {}
        }
        from = to;
    }
}

/// An outline on the way, with the elements that are open.
#[derive(Default)]
struct Walk {
    outline: Outline,
    depth: usize,
    paragraphs: Vec<usize>,
    rows: Vec<usize>,
    text: Option<Range<usize>>,
}

impl Walk {
    fn enter(&mut self, name: &str, tag: Range<usize>) {
        self.depth += 1;
        let Outline { paragraphs, rows } = &mut self.outline;
        match name {
            "p" => {
                self.paragraphs.push(paragraphs.len());
                let row = self.rows.last().copied();
                paragraphs.push(Paragraph { range: tag, shown: Vec::new(), row });
            }
            "tr" => {
                self.rows.push(rows.len());
                rows.push(tag);
            }
            "t" => self.text = Some(tag),
            _ => {}
        }
    }

    /// The reader has checked that the name is the one that was entered.
    fn leave(&mut self, name: &str, tag: Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        let Outline { paragraphs, rows } = &mut self.outline;
        match name {
            "p" => {
                if let Some(at) = self.paragraphs.pop() {
                    paragraphs[at].range.end = tag.end;
                }
            }
            "tr" => {
                if let Some(at) = self.rows.pop() {
                    rows[at].end = tag.end;
                }
            }
            "t" => {
                if let (Some(start_tag), Some(at)) = (self.text.take(), self.paragraphs.last()) {
                    let inner = start_tag.end..tag.start;
                    paragraphs[*at].shown.push(Shown { start_tag, inner });
                }
            }
            _ => {}
        }
    }
}

/// A stretch of the XML with what stands there instead.
type Edit = (Range<usize>, String);

/// For what a tag stands.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Reach {
    Itself,
    Paragraph,
    Row,
}

struct Tag {
    /// Where it lies in the text of its paragraph.
    range: Range<usize>,
    source: String,
    reach: Reach,
}

fn edit(
    xml: &str,
    part: &str,
    outline: &Outline,
    paragraph: &Paragraph,
    edits: &mut Vec<Edit>,
) -> Result<(), Fault> {
    let text: String = paragraph.shown.iter().map(|shown| &xml[shown.inner.clone()]).collect();
    let tags = tags(&text, part)?;
    let Some(wide) = tags.iter().find(|tag| tag.reach != Reach::Itself) else {
        if !tags.is_empty() {
            join(xml, paragraph, &tags, edits);
        }
        return Ok(());
    };
    let tag = || wide.source.clone();
    let alone = tags.iter().all(|tag| tag.reach == wide.reach) && is_blank(&text, &tags);
    if !alone {
        return Err(Fault::NotAlone { part: part.to_owned(), tag: tag() });
    }
    let source: String = tags.iter().map(|tag| tag.source.as_str()).collect();
    let range = match (wide.reach, paragraph.row) {
        (Reach::Itself | Reach::Paragraph, _) => paragraph.range.clone(),
        (Reach::Row, Some(row)) => {
            let row = outline.rows[row].clone();
            let others = outline.paragraphs.iter().filter(|other| {
                let within = row.start <= other.range.start && other.range.end <= row.end;
                within && other.range != paragraph.range
            });
            let shown = others.flat_map(|other| &other.shown);
            if shown.into_iter().any(|shown| !xml[shown.inner.clone()].trim().is_empty()) {
                return Err(Fault::NotAlone { part: part.to_owned(), tag: tag() });
            }
            row
        }
        (Reach::Row, None) => return Err(Fault::NoRow { part: part.to_owned(), tag: tag() }),
    };
    edits.push((range, source));
    Ok(())
}

fn is_blank(text: &str, tags: &[Tag]) -> bool {
    let ends = tags.iter().map(|tag| tag.range.end);
    let starts = tags.iter().map(|tag| tag.range.start).chain([text.len()]);
    [0].into_iter().chain(ends).zip(starts).all(|(from, to)| text[from..to].trim().is_empty())
}

/// Puts each tag into the run in which it begins.
fn join(xml: &str, paragraph: &Paragraph, tags: &[Tag], edits: &mut Vec<Edit>) {
    let mut before = 0;
    for shown in &paragraph.shown {
        let here = before..before + shown.inner.len();
        before = here.end;
        let touching = |tag: &&Tag| tag.range.start < here.end && here.start < tag.range.end;
        if !tags.iter().any(|tag| touching(&tag)) {
            continue;
        }
        let text = &xml[shown.inner.clone()];
        let mut kept = String::new();
        let mut at = here.start;
        for tag in tags.iter().filter(touching) {
            if tag.range.start >= here.start {
                kept.push_str(&text[at - here.start..tag.range.start - here.start]);
                kept.push_str(&tag.source);
            }
            at = tag.range.end.min(here.end);
        }
        kept.push_str(&text[at - here.start..]);
        // Whatever the tag prints keeps its spaces at the ends.
        if &xml[shown.start_tag.clone()] == "<w:t>" {
            edits.push((shown.start_tag.clone(), "<w:t xml:space=\"preserve\">".to_owned()));
        }
        edits.push((shown.inner.clone(), kept));
    }
}

/// The tags in the text of a paragraph, in their order.
fn tags(text: &str, part: &str) -> Result<Vec<Tag>, Fault> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some((start, close)) = next(text, at) {
        let Some(length) = text[start + 2..].find(close) else {
            let tag = text[start..].chars().take(40).collect();
            return Err(Fault::Unclosed { part: part.to_owned(), tag });
        };
        at = start + 2 + length + close.len();
        let (source, reach) = plain(&text[start..at]);
        tags.push(Tag { range: start..at, source, reach });
    }
    Ok(tags)
}

/// Where the next tag begins, and how it ends.
fn next(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let closes = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let found = closes
        .iter()
        .filter_map(|(open, close)| text[at..].find(open).map(|found| (at + found, *close)));
    found.min_by_key(|(start, _)| *start)
}

/// A tag as the template language reads it, and for what it stands.
fn plain(raw: &str) -> (String, Reach) {
    let text = unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
    let straight = |c: char| match c {
        '“' | '”' | '„' | '‟' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        '\u{a0}' => ' ',
        c => c,
    };
    let text: String = text.chars().map(straight).collect();
    for (mark, reach) in [("p", Reach::Paragraph), ("tr", Reach::Row)] {
        for open in ["{%", "{%-"] {
            let rest = text.strip_prefix(open).and_then(|rest| rest.strip_prefix(mark));
            if let Some(rest) = rest.filter(|rest| rest.starts_with(char::is_whitespace)) {
                return (format!("{open}{rest}"), reach);
            }
        }
    }
    (text, Reach::Itself)
}

/// The XML with the edits made. What lies within another edit is gone with it;
/// braces elsewhere are no tags.
fn apply(xml: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut made = String::with_capacity(xml.len());
    let mut at = 0;
    for (range, text) in edits {
        if range.start < at {
            continue;
        }
        put(&mut made, &xml[at..range.start]);
        made.push_str(&text);
        at = range.end;
    }
    put(&mut made, &xml[at..]);
    made
}

fn put(made: &mut String, xml: &str) {
    let mut chars = xml.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('{', Some('{' | '%' | '#')) => made.push_str("&#123;"),
            (c, _) => made.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, template};

    fn part(body: &str) -> String {
        format!("<w:document><w:body>{body}</w:body></w:document>")
    }

    #[track_caller]
    fn check(body: &str, expected: &str) {
        assert_eq!(template(&part(body), "x"), Ok(part(expected)));
    }

    fn run(text: &str) -> String {
        format!("<w:r><w:t>{text}</w:t></w:r>")
    }

    fn kept(text: &str) -> String {
        format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    }

    #[test]
    fn a_tag_that_is_cut_into_runs_is_put_into_the_first_of_them() {
        let cut = ["a {", "{ un", "it }} b", " c"].map(run).concat();
        let joined = [kept("a {{ unit }}"), kept(""), kept(" b"), run(" c")].concat();
        check(&format!("<w:p>{cut}</w:p>"), &format!("<w:p>{joined}</w:p>"));
        let two = ["{{a}}{", "{b}} {{c", "}}"].map(run).concat();
        let joined = [kept("{{a}}{{b}}"), kept(" {{c}}"), kept("")].concat();
        check(&format!("<w:p>{two}</w:p>"), &format!("<w:p>{joined}</w:p>"));
    }

    #[test]
    fn quotes_and_signs_inside_a_tag_are_what_was_typed() {
        let body = |text: &str| format!("<w:p>{text}</w:p>");
        check(
            &body(&run("“{{ day|short(‘x’) }}” {% if a &lt; 1 and b == “c” %}&lt;{% endif %}")),
            &body(&kept("“{{ day|short('x') }}” {% if a < 1 and b == \"c\" %}&lt;{% endif %}")),
        );
    }

    #[test]
    fn a_tag_for_a_paragraph_or_a_row_takes_its_place() {
        let paragraph = |text: &str| format!("<w:p><w:pPr/>{}</w:p>", run(text));
        check(
            &[paragraph("{%p if a %}"), paragraph("b"), paragraph("{%p endif %}")].concat(),
            &["{% if a %}", &paragraph("b"), "{% endif %}"].concat(),
        );
        let row = |texts: &[&str]| {
            let cell = |text: &&str| format!("<w:tc>{}</w:tc>", paragraph(text));
            format!("<w:tr>{}</w:tr>", texts.iter().map(cell).collect::<String>())
        };
        check(
            &["<w:tbl>", &row(&["{%tr for x in y %}", ""]), &row(&["b", "c"]), "</w:tbl>"].concat(),
            &["<w:tbl>", "{% for x in y %}", &row(&["b", "c"]), "</w:tbl>"].concat(),
        );
    }

    #[test]
    fn what_is_wrong_is_said() {
        let check = |body: &str, expected: fn(&Fault) -> bool| {
            let fault = template(&part(body), "x").expect_err(body);
            assert!(expected(&fault), "{body}: {fault:?}");
        };
        let paragraph = |text: &str| format!("<w:p>{}</w:p>", run(text));
        check(&paragraph("{{ unit"), |fault| matches!(fault, Fault::Unclosed { .. }));
        check(&paragraph("a {%p if b %}"), |fault| matches!(fault, Fault::NotAlone { .. }));
        check(&paragraph("{%tr if b %}"), |fault| matches!(fault, Fault::NoRow { .. }));
        check("<w:p>", |fault| matches!(fault, Fault::NotXml { .. }));
        let row = format!("<w:tr>{}{}</w:tr>", paragraph("{%tr if b %}"), paragraph("c"));
        check(&row, |fault| matches!(fault, Fault::NotAlone { .. }));
    }

    #[test]
    fn braces_that_are_no_text_are_no_tags() {
        check("<w:p w:x=\"{{ a }}\"/>", "<w:p w:x=\"&#123;{ a }}\"/>");
    }
}
