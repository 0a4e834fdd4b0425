//! The rows of a table as commitments: each cell read by what its column means.
//! A cell that cannot be relied on rejects its row, with the reason; what only
//! nuo's own fields have no place for is kept under the office's header.

use super::cell::{CELL_MAX_BYTES, Cell};
use super::columns::{Columns, Field, Meaning};
use super::dates::{self, Reckoning};
use super::letters::{LetterFacts, Letters, class, number_and_title, reply_pieces, short_hash};
use super::table::{Table, TableRow};
use super::words;
use crate::domain::commitment::{Draft, DueWords, Place};
use crate::domain::due::Rule;
use crate::domain::event::{Change, Edit};
use crate::domain::filling::usual_kind;
use crate::domain::ids::OWN_LETTER;
use crate::domain::intake::{Intake, Problem, Reject, Row, Standing, compared};
use crate::domain::letter::Letter;
use crate::domain::query::{kind_named, strength_named};
use crate::domain::vocabulary::{FurtherField, Scope, Status, Strength};
use crate::text::fold::fold_text;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a table says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub intake: Intake,
    pub rejects: Vec<Reject>,
    /// The numbers of rows that are no commitments: headings within the table,
    /// sums and notes below it.
    pub passed_over: Vec<u64>,
}

/// What rows begin with that are no commitments.
const SUMS: &[&str] =
    &["合计", "总计", "小计", "注", "说明", "填表人", "审核人", "制表", "total", "sum"];

/// Reads the rows; `letter` is where all of them stand, where that was said.
#[must_use]
pub fn read_rows(
    table: &Table,
    columns: &Columns,
    known: &[Letter],
    letter: Option<&str>,
    today: chrono::NaiveDate,
) -> Reading {
    let mut letters = Letters::of(known);
    let mut reading = Reading::default();
    let reckoning = Reckoning { today, from_1904: table.from_1904 };
    for row in &table.rows {
        let mut reader = RowReader { table, columns, row, reckoning, rejects: Vec::new() };
        if reader.is_no_commitment() {
            reading.passed_over.push(row.number);
            continue;
        }
        let read = reader.read(&mut letters, letter);
        match reader.rejects.is_empty() {
            true => reading.intake.rows.push(read),
            false => reading.rejects.append(&mut reader.rejects),
        }
    }
    reading.intake.letters = letters.new;
    reading
}

struct RowReader<'t> {
    table: &'t Table,
    columns: &'t Columns,
    row: &'t TableRow,
    reckoning: Reckoning,
    rejects: Vec<Reject>,
}

impl<'t> RowReader<'t> {
    /// The cell of a field and its header; an empty one where no column has it.
    fn cell(&self, field: Field) -> (&'t Cell, &'t str) {
        const NOTHING: &Cell = &Cell::Empty;
        let Some(place) = self.columns.place(field) else { return (NOTHING, "") };
        (self.row.cells.get(place).unwrap_or(NOTHING), &self.table.headers[place])
    }

    fn text(&mut self, field: Field) -> String {
        let (cell, header) = self.cell(field);
        if let Cell::Fault(_) = cell {
            self.reject(header, cell, Problem::Fault);
        }
        cell.text().trim().to_owned()
    }

    fn line(&mut self, field: Field) -> String {
        self.text(field).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn reject(&mut self, column: &str, cell: &Cell, problem: Problem) {
        let value = cell.text().chars().take(200).collect();
        self.rejects.push(Reject {
            row: self.row.number,
            column: column.to_owned(),
            value,
            problem,
        });
    }

    /// What a reading gave, or nothing and a reject.
    fn kept<T>(&mut self, field: Field, read: Result<Option<T>, Problem>) -> Option<T> {
        read.unwrap_or_else(|problem| {
            let (cell, header) = self.cell(field);
            self.reject(header, cell, problem);
            None
        })
    }

    /// Whether the row is a heading within the table, a sum or a note.
    fn is_no_commitment(&self) -> bool {
        if !self.cell(Field::Title).0.is_empty() {
            return false;
        }
        let mut filled = self.row.cells.iter().filter(|cell| !cell.is_empty());
        let first = filled.next().map(|cell| fold_text(&cell.text())).unwrap_or_default();
        filled.next().is_none() || SUMS.iter().any(|word| first.trim().starts_with(word))
    }

    fn read(&mut self, letters: &mut Letters, letter: Option<&str>) -> Row {
        self.check_cells();
        let title = self.line(Field::Title);
        if title.is_empty() && self.rejects.is_empty() {
            let (cell, header) = self.cell(Field::Title);
            self.reject(header, cell, Problem::NoTitle);
        }
        let facts = self.letter_facts(letter);
        let letter = letters.find(&facts);
        let mut fields = BTreeMap::new();
        if letter == OWN_LETTER {
            self.letterless(&mut fields);
        }
        self.further(&mut fields);
        let mut once = BTreeMap::new();
        let (draft, says) = self.promise(title, fields, &mut once);
        let standing = self.standing(&draft, &mut once);
        let mut draft = draft;
        once.retain(|_, text| !text.is_empty());
        draft.fields.extend(once);
        let tail = short_hash(&format!("{}\n{}", draft.code, compared(&draft.title)));
        let serial = self.columns.place(Field::Code).is_none();
        Row { number: self.row.number, letter, draft, serial, says, standing, tail }
    }

    fn check_cells(&mut self) {
        for (place, cell) in self.row.cells.iter().enumerate() {
            let header = self.table.headers.get(place).map_or("", String::as_str);
            if cell.bytes() > CELL_MAX_BYTES {
                self.reject(header, cell, Problem::TooLong { limit_bytes: CELL_MAX_BYTES });
            }
            if place >= self.table.headers.len() && !cell.is_empty() {
                self.reject("", cell, Problem::TooManyCells);
            }
        }
    }

    fn letter_facts(&mut self, letter: Option<&str>) -> LetterFacts {
        let (number, title) = number_and_title(&self.line(Field::Suggestion));
        let mut facts = LetterFacts { number, suggestion: title, ..LetterFacts::default() };
        let (number, title) =
            (self.line(Field::SuggestionNumber), self.line(Field::SuggestionTitle));
        if !number.is_empty() {
            facts.number = number;
        }
        if !title.is_empty() {
            facts.suggestion = title;
        }
        facts.id = letter.map_or_else(|| self.line(Field::Letter), str::to_owned);
        facts.deputy = self.line(Field::Deputy);
        if !matches!(self.cell(Field::Reply).0, Cell::Json(_)) {
            reply_pieces(&self.text(Field::Reply), &mut facts);
        }
        facts.units.extend(words::names(self.cell(Field::ReplyUnit).0));
        let document = self.line(Field::DocumentNumber);
        if !document.is_empty() {
            facts.document_number = Some(document);
        }
        let day = dates::past_day(self.cell(Field::ReplyDate).0, self.reckoning);
        if let Some(day) = self.kept(Field::ReplyDate, day) {
            facts.reply.on = Some(day);
        }
        facts.class = class(&self.line(Field::Class));
        facts
    }

    /// What is said of a letter that has no name is kept with the commitment.
    fn letterless(&mut self, fields: &mut BTreeMap<String, String>) {
        for field in [Field::Deputy, Field::Reply, Field::ReplyUnit, Field::ReplyDate, Field::Class]
        {
            self.keep_words(field, fields);
        }
    }

    /// Keeps a cell under its header.
    fn keep_words(&self, field: Field, fields: &mut BTreeMap<String, String>) {
        let (cell, header) = self.cell(field);
        let text = cell.text().trim().to_owned();
        if !text.is_empty() {
            fields.insert(header.to_owned(), text);
        }
    }

    /// The further fields: those that most tables have, and the office's own.
    fn further(&mut self, fields: &mut BTreeMap<String, String>) {
        for (field, known) in [
            (Field::Owner, FurtherField::Owner),
            (Field::NextStep, FurtherField::NextStep),
            (Field::Problem, FurtherField::Problem),
            (Field::Feedback, FurtherField::Feedback),
            (Field::Remarks, FurtherField::Remarks),
        ] {
            let text = self.text(field);
            if !text.is_empty() {
                fields.insert(known.key().to_owned(), text);
            }
        }
        for (place, meaning) in self.columns.meanings.iter().enumerate() {
            let Meaning::Own(name) = meaning else { continue };
            let text = self.row.cells.get(place).map(|cell| cell.text().trim().to_owned());
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                fields.insert(name.clone(), text);
            }
        }
    }

    fn promise(
        &mut self,
        title: String,
        mut fields: BTreeMap<String, String>,
        once: &mut BTreeMap<String, String>,
    ) -> (Draft, Edit) {
        let said = |text: String| (!text.is_empty()).then_some(text);
        let due = self.due();
        let scope = match due.as_ref().map(|due| due.rule) {
            Some(Rule::Every { .. }) => Scope::Period,
            _ => Scope::Window,
        };
        let target = words::target(self.cell(Field::Target).0, scope);
        if target.is_none() {
            self.keep_words(Field::Target, &mut fields);
        }
        let kind = kind_named(&self.line(Field::Kind));
        if kind.is_none() {
            self.keep_words(Field::Kind, &mut fields);
        }
        let (strength, condition) = self.strength(&mut fields);
        let source = self.source(once);
        self.keep_words(Field::DueBasis, once);
        let title_en = said(self.line(Field::TitleEn));
        let (lead, lead_named) = words::lead(self.cell(Field::Lead).0);
        let co = words::names(self.cell(Field::Co).0);
        let tags = words::names(self.cell(Field::Tags).0);
        let listed = |names: &Vec<String>| Some(names.clone()).filter(|names| !names.is_empty());
        let says = Edit {
            title: said(title.clone()),
            title_en: title_en.clone(),
            lead: listed(&lead),
            co: listed(&co),
            tags: listed(&tags),
            due: due.clone(),
            kind,
            strength,
            condition: condition.clone().map(Change::Set),
            target: target.clone().map(Change::Set),
            fields: fields.clone(),
        };
        let none = DueWords { wording: String::new(), wording_en: String::new(), rule: Rule::None };
        let strength = strength.unwrap_or(match condition {
            Some(_) => Strength::Conditional,
            None => Strength::Firm,
        });
        let mut due = due.unwrap_or(none);
        if due.rule == Rule::None && strength == Strength::Conditional {
            due.rule = Rule::Condition;
        }
        let draft = Draft {
            code: self.code(),
            title,
            title_en: title_en.unwrap_or_default(),
            kind: kind.unwrap_or_else(|| usual_kind(&due, target.as_ref())),
            strength,
            condition,
            condition_en: None,
            lead_named: lead_named && !lead.is_empty(),
            lead,
            co,
            due,
            target,
            parts: Vec::new(),
            theme: String::new(),
            theme_en: String::new(),
            tags,
            source,
            fields,
        };
        (draft, says)
    }

    /// The code or running number, half-width and without brackets around it.
    fn code(&mut self) -> String {
        let of = match self.columns.place(Field::Code) {
            Some(_) => Field::Code,
            None => Field::Serial,
        };
        let text = fold_text(&self.line(of));
        let bare = text.trim().trim_matches(|c: char| "()[]【】、.".contains(c));
        bare.split_whitespace().collect::<Vec<_>>().join("-")
    }

    fn due(&mut self) -> Option<DueWords> {
        let (cell, _) = self.cell(Field::Due);
        // As nuo's own JSON has it: the rule says what the words say.
        if let Cell::Json(Value::Object(due)) = cell {
            let text = |name: &str| due.get(name).and_then(Value::as_str).unwrap_or_default();
            if let Ok(rule) = text("rule").parse() {
                let (wording, wording_en) = (text("wording").into(), text("wording_en").into());
                return Some(DueWords { wording, wording_en, rule });
            }
        }
        self.kept(Field::Due, dates::due(cell, self.reckoning))
    }

    fn strength(
        &mut self,
        fields: &mut BTreeMap<String, String>,
    ) -> (Option<Strength>, Option<String>) {
        let text = self.line(Field::Strength);
        let (word, behind) = match text.split_once(['（', '(']) {
            Some((word, behind)) => (word, behind.trim_end_matches(['）', ')'])),
            None => (text.as_str(), ""),
        };
        let strength = strength_named(word.trim());
        if strength.is_none() {
            self.keep_words(Field::Strength, fields);
        }
        let said = self.line(Field::Condition);
        let condition = [said.as_str(), behind.trim()].into_iter().find(|text| !text.is_empty());
        let condition = condition.map(str::to_owned);
        // What makes no condition of it stays as the office wrote it.
        let holds = strength.is_none_or(|it| it == Strength::Conditional);
        if !holds {
            self.keep_words(Field::Condition, fields);
        }
        if !behind.is_empty() && (!holds || !said.is_empty()) {
            self.keep_words(Field::Strength, fields);
        }
        if strength == Some(Strength::Conditional) && condition.is_none() {
            let (cell, header) = self.cell(Field::Strength);
            self.reject(header, cell, Problem::NoCondition);
        }
        (strength, condition.filter(|_| holds))
    }

    /// The places in the letter, as nuo's own JSON has them; words for them are
    /// kept.
    fn source(&mut self, once: &mut BTreeMap<String, String>) -> Vec<Place> {
        let (cell, _) = self.cell(Field::Source);
        let places = match cell {
            Cell::Json(value) => serde_json::from_value(value.clone()).ok(),
            _ => None,
        };
        places.unwrap_or_else(|| {
            self.keep_words(Field::Source, once);
            Vec::new()
        })
    }

    fn standing(&mut self, draft: &Draft, once: &mut BTreeMap<String, String>) -> Standing {
        let mut standing = Standing::default();
        self.status(&mut standing);
        let on = dates::past_day(self.cell(Field::StatusOn).0, self.reckoning);
        standing.status_on = self.kept(Field::StatusOn, on);
        let completed = dates::past_day(self.cell(Field::Completed).0, self.reckoning);
        if let Some(day) = self.kept(Field::Completed, completed) {
            match standing.status {
                Some(status) if !status.is_open() => standing.status_on = Some(day),
                // A day alone closes nothing: it may be the limit.
                None | Some(_) => self.keep_words(Field::Completed, once),
            }
        }
        let value = words::value(self.cell(Field::Value).0);
        let recurring = matches!(draft.due.rule, Rule::Every { .. });
        standing.value = value.filter(|value| *value >= 0.0);
        if standing.value.is_none() || draft.target.is_none() || recurring {
            self.keep_words(Field::Value, once);
        }
        let latest = self.text(Field::Latest);
        if !latest.is_empty() {
            let (on, text) = dates::leading_day(&latest, self.reckoning.today);
            let text = if text.is_empty() { &latest } else { text };
            let news = match standing.news.take() {
                Some((_, before)) => format!("{before}\n{text}"),
                None => text.to_owned(),
            };
            standing.news = Some((on, news));
        }
        standing.evidence = words::evidence(self.cell(Field::Evidence).0);
        self.keep_words(Field::Verified, once);
        standing
    }

    /// A status by its word. Of a column for free words the rest is news.
    fn status(&mut self, standing: &mut Standing) {
        let text = self.text(Field::Status);
        match words::status(&text) {
            Some((status, note)) => {
                (standing.status, standing.status_note) = (Some(status), note);
            }
            None if text.chars().any(char::is_alphanumeric) => {
                let known = Status::ALL.iter().map(|status| status.key()).collect();
                let (cell, header) = self.cell(Field::Status);
                self.reject(header, cell, Problem::Status { known });
            }
            None => {}
        }
        let situation = self.text(Field::Situation);
        match words::status(&situation) {
            Some((status, note)) if standing.status.is_none() => {
                (standing.status, standing.status_note) = (Some(status), note);
            }
            _ if !situation.is_empty() => {
                let (on, text) = dates::leading_day(&situation, self.reckoning.today);
                standing.news = Some((on, text.to_owned()));
            }
            _ => {}
        }
    }
}
