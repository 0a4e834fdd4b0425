//! Filters as SQL. Every value is bound, never written into the text.

use crate::domain::commitment::days_after;
use crate::domain::query::{
    CodePattern, Comparison, DateField, DateTest, Flag, NameField, NumberField, Query,
};
use crate::domain::timeliness::Thresholds;
use crate::text::fold::fold_text;
use chrono::Days;
use rusqlite::types::Value;

/// The test for a filter over `commitment c`; its values are appended.
pub fn compile(query: &Query, thresholds: Thresholds, values: &mut Vec<Value>) -> String {
    let mut compiler = Compiler { thresholds, values };
    compiler.test(query)
}

struct Compiler<'a> {
    thresholds: Thresholds,
    values: &'a mut Vec<Value>,
}

impl Compiler<'_> {
    fn test(&mut self, query: &Query) -> String {
        match query {
            Query::All => "1".to_owned(),
            Query::And(queries) => self.join(queries, " AND "),
            Query::Or(queries) => self.join(queries, " OR "),
            Query::Not(query) => format!("NOT coalesce({}, 0)", self.test(query)),
            Query::Flag(flag) => self.flag(*flag),
            Query::Text(text) => self.text(text),
            Query::Code(patterns) => self.any(patterns, |this, pattern| this.code(pattern)),
            Query::Status(found) => self.listed("c.status", found.iter().map(|one| one.key())),
            Query::Kind(found) => self.listed("c.kind", found.iter().map(|one| one.key())),
            Query::Strength(found) => self.listed("c.strength", found.iter().map(|one| one.key())),
            Query::Certainty(found) => {
                self.listed("c.certainty", found.iter().map(|one| one.key()))
            }
            Query::Lead(units) => self.any(units, |this, unit| this.contains("c.lead", unit)),
            Query::Co(units) => self.any(units, |this, unit| this.contains("c.co", unit)),
            Query::Part(parts) => self.any(parts, |this, part| {
                this.values.push(Value::Integer(i64::from(*part)));
                "c.part = ?".to_owned()
            }),
            Query::Note(texts) => self.any(texts, |this, text| this.contains("c.notes", text)),
            Query::Tag(tags) => self.any(tags, |this, tag| this.contains("c.tags", tag)),
            Query::Letter(names) => self.any(names, |this, name| this.letter(name)),
            Query::Named { field, names } => self.any(names, |this, name| this.named(*field, name)),
            Query::Date { field, test } => self.date(*field, *test),
            Query::Number { field, comparison, value } => self.number(*field, *comparison, *value),
        }
    }

    fn join(&mut self, queries: &[Query], word: &str) -> String {
        let tests: Vec<String> = queries.iter().map(|query| self.test(query)).collect();
        format!("({})", tests.join(word))
    }

    fn any<T>(&mut self, list: &[T], mut one: impl FnMut(&mut Self, &T) -> String) -> String {
        let tests: Vec<String> = list.iter().map(|value| one(self, value)).collect();
        format!("({})", tests.join(" OR "))
    }

    fn bind(&mut self, text: impl Into<String>) {
        self.values.push(Value::Text(text.into()));
    }

    fn listed<'k>(&mut self, column: &str, keys: impl Iterator<Item = &'k str>) -> String {
        let marks: Vec<&str> = keys
            .map(|key| {
                self.bind(key);
                "?"
            })
            .collect();
        format!("{column} IN ({})", marks.join(", "))
    }

    fn contains(&mut self, column: &str, text: &str) -> String {
        self.bind(text);
        format!("text_match(?, {column})")
    }

    fn text(&mut self, text: &str) -> String {
        let folded = fold_text(text);
        // Letters may be pinyin; anything else stands in the text as it is,
        // since the text is folded too.
        let found = match folded.contains(|c: char| c.is_ascii_alphabetic()) {
            true => "text_match(?, c.search)",
            false => "instr(c.search, ?) > 0",
        };
        self.bind(folded.clone());
        self.bind(folded);
        format!("({found} OR c.code = ?)")
    }

    fn letter(&mut self, name: &str) -> String {
        self.bind(name);
        self.bind(name);
        "(instr(lower(c.letter), lower(?)) > 0 OR c.letter IN (SELECT id FROM letter
            WHERE text_match(?, body ->> 'title' || char(10) || (body ->> 'number'))))"
            .to_owned()
    }

    fn named(&mut self, field: NameField, name: &str) -> String {
        let column = match field {
            NameField::Lead => "c.lead",
            NameField::Co => "c.co",
            NameField::Tag => "c.tags",
            NameField::Letter => "c.letter",
        };
        // The names stand one a line; having none is an empty line.
        self.bind(format!("\n{name}\n"));
        format!("instr(char(10) || {column} || char(10), ?) > 0")
    }

    fn code(&mut self, pattern: &CodePattern) -> String {
        match pattern {
            CodePattern::Exact(code) => {
                self.bind(code.clone());
                "lower(c.code) = lower(?)".to_owned()
            }
            CodePattern::Family(code) => {
                self.bind(code.clone());
                self.bind(format!("{}.%", like_literal(code)));
                "(lower(c.code) = lower(?) OR c.code LIKE ? ESCAPE '\\')".to_owned()
            }
            CodePattern::Glob(pattern) => {
                let pieces: Vec<String> = pattern.split('*').map(like_literal).collect();
                self.bind(pieces.join("%"));
                "c.code LIKE ? ESCAPE '\\'".to_owned()
            }
        }
    }

    fn flag(&mut self, flag: Flag) -> String {
        let today = self.thresholds.today;
        match flag {
            Flag::Overdue => {
                self.bind(today.to_string());
                "(c.standing = 0 AND c.due < ?)".to_owned()
            }
            Flag::Soon => {
                self.bind(today.to_string());
                self.bind(days_after(today, self.thresholds.soon_days).to_string());
                "(c.standing = 0 AND c.due BETWEEN ? AND ?)".to_owned()
            }
            Flag::Open => "c.standing IN (0, 1)".to_owned(),
            Flag::Closed => "c.standing = 2".to_owned(),
            Flag::Undated => "(c.standing = 1 AND c.base_missing = 0)".to_owned(),
            Flag::NoProof => "c.noproof = 1".to_owned(),
            Flag::Unseen => "(c.standing IN (0, 1) AND c.looked = 0)".to_owned(),
            Flag::Stale => {
                let days = Days::new(u64::from(self.thresholds.stale_days));
                self.bind(today.checked_sub_days(days).unwrap_or(today).to_string());
                // What nobody has looked at yet is unchecked, not stale.
                "(c.standing IN (0, 1) AND c.looked = 1 AND c.updated < ?)".to_owned()
            }
            Flag::ToReview => {
                self.bind(today.to_string());
                "c.review_on <= ?".to_owned()
            }
        }
    }

    fn date(&mut self, field: DateField, test: DateTest) -> String {
        let column = match field {
            DateField::Due => "c.due",
            DateField::Review => "c.review_on",
            DateField::Updated => "c.updated",
        };
        match test {
            DateTest::Missing => format!("{column} IS NULL"),
            DateTest::Present => format!("{column} IS NOT NULL"),
            DateTest::Between { from, to } => {
                let mut tests = vec![format!("{column} IS NOT NULL")];
                if let Some(from) = from {
                    self.bind(from.to_string());
                    tests.push(format!("{column} >= ?"));
                }
                if let Some(to) = to {
                    self.bind(to.to_string());
                    tests.push(format!("{column} <= ?"));
                }
                format!("({})", tests.join(" AND "))
            }
        }
    }

    fn number(&mut self, field: NumberField, comparison: Comparison, value: u32) -> String {
        let column = match field {
            NumberField::Evidence => "c.evidence",
            NumberField::Moves => "c.moves",
        };
        let sign = match comparison {
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::Equal => "=",
            Comparison::AtLeast => ">=",
            Comparison::Greater => ">",
        };
        self.values.push(Value::Integer(i64::from(value)));
        format!("{column} {sign} ?")
    }
}

/// Text in which the signs of LIKE stand for themselves.
fn like_literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}
