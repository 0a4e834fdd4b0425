//! Everything about the selected commitment.

use super::flow::flow;
use crate::app::{ClauseText, OpRecord};
use crate::domain::commitment::Commitment;
use crate::domain::due::ReplyDate;
use crate::domain::target::{Reach, first_fall};
use crate::domain::timeliness;
use crate::domain::vocabulary::Timeliness;
use crate::i18n::tui::TuiText;
use crate::i18n::{Lang, Term, certainty_mark, days_left, due_range, due_reason};
use crate::i18n::{evidence_line, history_line, lead_inferred, number, part_line, period_answer};
use crate::i18n::{field_name, place_words, target_words};
use crate::text::fit::pad;
use crate::text::width::columns;
use crate::tui::canvas::{Canvas, Edge, Line, Span, Target};
use crate::tui::model::{Detail, Focus, Model};
use crate::tui::theme::{Role, row_mark};
use ratatui::layout::Rect;

/// Characters of the paragraph that are shown on each side of a clause.
const CONTEXT: usize = 24;

/// Draws the pane.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = model.lang;
    canvas.target(area, Target::Pane(1));
    let edge = if model.focus == Focus::Detail { Edge::Focus } else { Edge::Plain };
    let Some(detail) = &model.detail else {
        canvas.frame(area, TuiText::Detail.say(lang), "", edge);
        return;
    };
    let (width, height) = room(area);
    let lines = Sheet::new(model, width).lines(detail);
    let scroll = model.detail_scroll.min(lines.len().saturating_sub(height.max(1)));
    let note = super::scrolled(scroll, height, lines.len());
    let title = format!("{} {}", TuiText::Detail.say(lang), detail.item.code());
    let inner = canvas.frame(area, &title, &note, edge);
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(scroll)) {
        canvas.put_line(inner.x + 1, y, inner.width.saturating_sub(1), line);
    }
}

/// How far the detail can be scrolled in the area where it is read.
#[must_use]
pub fn last_scroll(model: &Model) -> usize {
    let Some(detail) = &model.detail else { return 0 };
    let (width, height) = room(super::detail_area(model));
    Sheet::new(model, width).lines(detail).len().saturating_sub(height.max(1))
}

/// Columns and rows for the text in a pane.
fn room(area: Rect) -> (usize, usize) {
    (usize::from(area.width.saturating_sub(3)), usize::from(area.height.saturating_sub(2)))
}

/// The operation that an undo or redo is about, if it is among the others.
#[must_use]
pub fn target_of<'o>(op: &OpRecord, others: &'o [OpRecord]) -> Option<&'o OpRecord> {
    op.target.and_then(|seq| others.iter().find(|other| other.seq == seq))
}

/// Builds the lines.
pub(super) struct Sheet<'a> {
    model: &'a Model,
    width: usize,
    /// When the letter was answered that is not in the ledger yet.
    reply: Option<ReplyDate>,
    lines: Vec<Line>,
}

impl<'a> Sheet<'a> {
    pub(super) const fn new(model: &'a Model, width: usize) -> Self {
        Self { model, width, reply: None, lines: Vec::new() }
    }

    /// The same for what stands in a letter that the ledger has not.
    pub(super) const fn counting_from(model: &'a Model, width: usize, reply: ReplyDate) -> Self {
        Self { model, width, reply: Some(reply), lines: Vec::new() }
    }

    fn lines(mut self, detail: &Detail) -> Vec<Line> {
        let item = &detail.item;
        let lang = self.model.lang;
        let title = vec![Span::new(lang.title(&item.draft), Role::Title)];
        self.paragraph(&format!("{}  ", item.code()), title);
        self.status(item);
        self.units(item);
        self.due(item);
        self.target(item);
        self.answers(item);
        self.source(detail);
        self.evidence(item);
        for note in item.notes.iter().rev() {
            let mut lines = note.text.lines();
            let first = lines.next().unwrap_or_default();
            self.field(TuiText::Notes, &format!("{} {first}", note.on), Role::Text);
            for line in lines {
                self.indented(vec![Span::new(line, Role::Text)]);
            }
        }
        self.further(item);
        self.history(&detail.ops);
        self.lines
    }

    pub(super) fn status(&mut self, item: &Commitment) {
        let lang = self.model.lang;
        let (today, soon) = (self.model.today, self.model.soon_days);
        let timeliness = timeliness::of(item, today, soon);
        let (mark, role) = row_mark(item.status(), timeliness);
        let on = item.status_on().map(|on| format!(" {on}")).unwrap_or_default();
        let mut line = vec![Span::new(format!("{mark} {}{on}", item.status().word(lang)), role)];
        if let Some(timeliness) = timeliness {
            line.push(Span::new(format!("  {}", timeliness.word(lang)), role));
        }
        if item.lacks_proof() {
            line.push(Span::new(format!("  {}", TuiText::NoProof.say(lang)), Role::Overdue));
        }
        let draft = &item.draft;
        let words = format!("  {} / {}", draft.kind.word(lang), draft.strength.word(lang));
        line.push(Span::new(words, Role::Dim));
        self.labelled(TuiText::Status, line);
        let condition = lang.pick_filled(
            draft.condition.as_deref().unwrap_or_default(),
            draft.condition_en.as_deref().unwrap_or_default(),
        );
        if !condition.is_empty() {
            self.field(TuiText::Condition, condition, Role::Text);
        }
    }

    pub(super) fn units(&mut self, item: &Commitment) {
        let lang = self.model.lang;
        let mut line = vec![Span::new(self.model.units(&item.draft.lead), Role::Text)];
        if !item.draft.lead_named {
            line.push(Span::new(lead_inferred(lang), Role::Dim));
        }
        if !item.draft.co.is_empty() {
            let co = format!("   {} {}", TuiText::Co.say(lang), self.model.units(&item.draft.co));
            line.push(Span::new(co, Role::Dim));
        }
        self.labelled(TuiText::Lead, line);
    }

    pub(super) fn due(&mut self, item: &Commitment) {
        let lang = self.model.lang;
        let today = self.model.today;
        let line = match item.due() {
            Some(due) => {
                let mark =
                    if item.moves.is_empty() { certainty_mark(item.base.certainty) } else { "" };
                let text = format!("{}{mark}", due_range(item.due_earliest(), due));
                let left = format!("  {}", days_left(due, today, lang));
                // How sure it is stands among the reasons below.
                let moved = match item.moves.is_empty() {
                    true => String::new(),
                    false => format!("  ({})", TuiText::Moved.say(lang)),
                };
                vec![
                    Span::new(text, Role::Text),
                    Span::new(if item.is_open() { left } else { String::new() }, Role::Text),
                    Span::new(moved, Role::Dim),
                ]
            }
            None if item.lacks_base() => {
                vec![Span::new(Timeliness::BaseMissing.word(lang), Role::Undated)]
            }
            None => vec![Span::new(Timeliness::Undated.word(lang), Role::Undated)],
        };
        self.labelled(TuiText::Due, line);
        let letter = self.model.letters.iter().find(|letter| letter.id == item.id.letter());
        let recorded = letter.map_or(ReplyDate::default(), |letter| letter.reply.date);
        let reply = self.reply.unwrap_or(recorded);
        for reason in due_reason(item, reply, lang) {
            self.indented(vec![Span::new(reason, Role::Dim)]);
        }
        if let Some(review) = item.review_on() {
            self.field(TuiText::Review, &review.to_string(), Role::Dim);
        }
    }

    pub(super) fn target(&mut self, item: &Commitment) {
        let lang = self.model.lang;
        let Some(target) = &item.draft.target else { return };
        let unit = lang.pick_filled(&target.unit, &target.unit_en);
        self.field(TuiText::Target, &target_words(target, lang), Role::Text);
        if let Some(seen) = item.latest_observation() {
            let period = seen.period.map(|period| format!("{period} ")).unwrap_or_default();
            let value = format!("{period}{} {unit} ({})", number(seen.value), seen.on);
            let role = match target.reach(seen.value) {
                Reach::Reached | Reach::Above => Role::Closed,
                Reach::Short | Reach::Open => Role::Text,
            };
            // The bar stands behind the value, and only where it fits whole.
            let used = self.label_columns() + columns(&value, self.model.ambiguous) + 2;
            let room = self.width.saturating_sub(used).min(20);
            let mut line = vec![Span::new(value, role)];
            if let Some(goal) = target.goal().filter(|goal| *goal > 0.0 && room >= 5) {
                let share = (seen.value / goal).clamp(0.0, 1.0) * room as f64;
                let filled = share.round() as usize;
                let bar = format!("  {}{}", "#".repeat(filled), ".".repeat(room - filled));
                line.push(Span::new(bar, role));
            }
            self.labelled(TuiText::Progress, line);
        }
        if target.operator == crate::domain::vocabulary::Operator::NonDecreasing
            && let Some(fall) = first_fall(&item.observations)
        {
            let when = fall.period.map_or_else(|| fall.on.to_string(), |period| period.to_string());
            self.field(
                TuiText::Progress,
                &format!("! {when} {}", number(fall.value)),
                Role::Overdue,
            );
        }
    }

    /// Named parts and periods with their answers.
    pub(super) fn answers(&mut self, item: &Commitment) {
        let lang = self.model.lang;
        for (place, part) in item.draft.parts.iter().enumerate() {
            let text = part_line(place, part, item.parts.get(&place), lang);
            let role = if item.parts.contains_key(&place) { Role::Closed } else { Role::Text };
            self.field(TuiText::Parts, &text, role);
        }
        let periods = item.periods_until(self.model.today);
        if !periods.is_empty() {
            let texts: Vec<String> = periods
                .iter()
                .map(|at| format!("{at} {}", period_answer(item.periods.get(at), lang)))
                .collect();
            self.field(TuiText::Periods, &texts.join(lang.pick("；", "; ")), Role::Text);
        }
    }

    pub(super) fn source(&mut self, detail: &Detail) {
        let lang = self.model.lang;
        let places = detail.item.draft.source.iter();
        let places: Vec<String> = places.map(|place| place_words(place, lang)).collect();
        if places.is_empty() {
            return;
        }
        self.field(TuiText::Source, &places.join(lang.pick("；", "; ")), Role::Dim);
        if detail.clauses.is_empty() {
            let hint = Span::new(TuiText::NotAttached.say(lang), Role::Dim);
            self.indented(vec![hint]);
        }
        for clause in &detail.clauses {
            self.indented(quote(clause));
        }
    }

    pub(super) fn evidence(&mut self, item: &Commitment) {
        let lang = self.model.lang;
        for (place, added) in item.evidence.iter().enumerate() {
            let text = format!("[{}] {}", place + 1, evidence_line(&added.evidence, lang));
            self.field(TuiText::Evidence, &text, Role::Text);
        }
    }

    /// The further columns of the office's own table.
    fn further(&mut self, item: &Commitment) {
        let lang = self.model.lang;
        let separator = lang.pick("：", ": ");
        for (key, text) in &item.draft.fields {
            let mut lines = text.lines();
            let first = lines.next().unwrap_or_default();
            let words = format!("{}{separator}{first}", field_name(key, lang));
            self.field(TuiText::Fields, &words, Role::Text);
            for line in lines {
                self.indented(vec![Span::new(line, Role::Text)]);
            }
        }
    }

    fn history(&mut self, ops: &[OpRecord]) {
        let lang = self.model.lang;
        for op in ops {
            let undone = if op.revoked_by.is_some() { "x " } else { "" };
            let sentence = history_line(op, target_of(op, ops), lang);
            let text = format!("{undone}{} {}  {sentence}", op.day, op.actor);
            self.field(TuiText::History, &text, Role::Dim);
        }
    }

    fn field(&mut self, label: TuiText, text: &str, role: Role) {
        self.labelled(label, vec![Span::new(text, role)]);
    }

    /// A label and what stands behind it; the label is written once for
    /// several fields of the same name.
    fn labelled(&mut self, label: TuiText, spans: Line) {
        self.labelled_as(label.say(self.model.lang), spans);
    }

    /// The same with a label of another table.
    pub(super) fn labelled_as(&mut self, label: &str, spans: Line) {
        let width = self.label_columns();
        let word = pad(label, width - 1, self.model.ambiguous);
        let repeated = self.lines.iter().rev().find_map(|line| {
            line.first().filter(|span| span.role == Role::Dim && !span.text.trim().is_empty())
        });
        let repeated = repeated.is_some_and(|span| span.text.trim() == word.trim());
        let word = if repeated { " ".repeat(width) } else { format!("{word} ") };
        self.paragraph(&word, spans);
    }

    /// A label of any length and what stands behind it.
    pub(super) fn fact(&mut self, label: &str, spans: Line) {
        let between = self.model.lang.pick("：", ": ");
        let mut line = vec![Span::new(format!("{label}{between}"), Role::Dim)];
        line.extend(spans);
        self.paragraph("", line);
    }

    /// What was built.
    pub(super) fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    /// Columns of a label and the gap behind it.
    fn label_columns(&self) -> usize {
        match self.model.lang {
            Lang::Zh => 6,
            Lang::En => 10,
        }
    }

    /// Lines that stand below a field's text.
    pub(super) fn indented(&mut self, spans: Line) {
        let prefix = " ".repeat(self.label_columns());
        self.paragraph(&prefix, spans);
    }

    /// Wraps spans behind a prefix; later lines are indented by its width.
    pub(super) fn paragraph(&mut self, prefix: &str, spans: Line) {
        self.lines.extend(flow(prefix, &spans, self.width, self.model.ambiguous));
    }
}

/// The clause in its paragraph: a little before and after it, itself marked.
fn quote(clause: &ClauseText) -> Line {
    let before = &clause.text[..clause.clause.start];
    let after = &clause.text[clause.clause.end..];
    let skip = before.chars().count().saturating_sub(CONTEXT);
    let lead: String = before.chars().skip(skip).collect();
    let tail: String = after.chars().take(CONTEXT).collect();
    let lead = if skip > 0 { format!("…{lead}") } else { lead };
    let more = after.chars().count() > CONTEXT;
    let tail = if more { format!("{tail}…") } else { tail };
    vec![
        Span::new(format!("“{lead}"), Role::Dim),
        Span::new(format!("[{}]", &clause.text[clause.clause.clone()]), Role::Quote),
        Span::new(format!("{tail}”"), Role::Dim),
    ]
}
