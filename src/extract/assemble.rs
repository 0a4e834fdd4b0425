//! Stretches that promise something become candidates: cut where dates,
//! numbers or conditions differ, each with its due date, target and units.

use super::cuts::{Part, parts};
use super::due::{Due, Timing};
use super::how_many::{Quantity, quantities};
use super::judge;
use super::regions::{Found, Stretch};
use super::segment::{inside_at, quotations};
use super::title::{self, title};
use super::tone::{is_stative, masked};
use super::who::{Home, Parties, lead_and_co};
use crate::domain::commitment::{Draft, Place};
use crate::domain::reading::{Candidate, Doubt};
use crate::domain::target::Target;
use crate::domain::vocabulary::{DoubtKind, Ground, Operator, Scope};
use std::collections::BTreeMap;

/// What candidates of one letter have in common.
pub(super) struct Common<'a> {
    pub paragraphs: &'a [String],
    pub timing: &'a Timing,
    pub home: &'a Home,
}

impl Common<'_> {
    fn text(&self, stretch: &Stretch) -> &str {
        &self.paragraphs[stretch.paragraph][stretch.range.clone()]
    }

    /// The candidates of all stretches, in their order.
    pub fn candidates(&self, found: &[Found]) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        let (mut number, mut last) = (0, 0);
        let mut before: Option<Due> = None;
        let mut count = Count::default();
        let mut led: Option<Parties> = None;
        let mut led_by: Option<&Stretch> = None;
        for found in found {
            if found.led_by.as_ref() != led_by {
                led_by = found.led_by.as_ref();
                led = self.parties_of_lead(found);
            }
            let mut named: Option<Parties> = None;
            let parts = self.parts_of(found);
            let several = parts.len() > 1;
            for part in parts {
                let due = self.due(found, &part, before.as_ref());
                let text = &self.text(&found.place)[part.range.clone()];
                if several && !due.is_date() && is_stative(&masked(text)) {
                    continue;
                }
                let parties = self.parties(found, &part, named.as_ref().or(led.as_ref()));
                if parties.lead_named && !parties.urged {
                    named = Some(parties.clone());
                }
                let section = found.part.max(1);
                number = if section == last { number + 1 } else { 1 };
                last = section;
                let mut candidate = self.candidate(found, &part, &due, parties, &mut count);
                candidate.draft.code = format!("{section}.{number}");
                candidates.push(candidate);
                before = Some(due);
            }
        }
        candidates
    }

    /// The candidate of a stretch that a person marked, without a code.
    pub fn by_hand(&self, place: Stretch) -> Candidate {
        let found = Found {
            place,
            cue: None,
            grounds: vec![Ground::ByHand],
            led_by: None,
            dated_by: Vec::new(),
            part: 1,
            unclear: false,
            row: None,
        };
        let text = self.text(&found.place);
        let mut part = Part::whole(text.len());
        let mut cut = parts(text, &found.place, self.timing).into_iter();
        part.condition = cut.find_map(|part| part.condition);
        let due = self.due(&found, &part, None);
        let parties = self.parties(&found, &part, None);
        self.candidate(&found, &part, &due, parties, &mut Count::default())
    }

    /// The words in which quantities are looked for: of a row of a table not
    /// the cells that say who and when.
    fn counted(&self, found: &Found, text: &str) -> String {
        let Some(row) = &found.row else { return text.to_owned() };
        let begin = found.place.range.start;
        let mut counted = text.to_owned();
        for cell in [&row.unit, &row.time].into_iter().flatten() {
            let inside = cell.start.checked_sub(begin).zip(cell.end.checked_sub(begin));
            if let Some((start, end)) = inside.filter(|(_, end)| *end <= counted.len()) {
                counted.replace_range(start..end, &" ".repeat(end - start));
            }
        }
        counted.replace(['|', '｜'], " ")
    }

    fn parts_of(&self, found: &Found) -> Vec<Part> {
        match found.row {
            Some(_) => vec![Part::whole(self.text(&found.place).len())],
            None => parts(self.text(&found.place), &found.place, self.timing),
        }
    }

    fn due(&self, found: &Found, part: &Part, before: Option<&Due>) -> Due {
        if let Some(time) = found.row.as_ref().and_then(|row| row.time.clone()) {
            let cell = Stretch { paragraph: found.place.paragraph, range: time };
            let due = self.due_of(&cell, None, None);
            if due.is_some() {
                return due;
            }
        }
        let bound = part.condition.as_ref().map(|condition| found.place.part(condition));
        let bound = bound.as_ref();
        let own = self.due_of(&found.place.part(&part.range), bound, before);
        if own.is_some() {
            return own;
        }
        if let Some(governing) = &part.governed_by {
            let due = self.due_of(&found.place.part(governing), bound, before);
            if due.is_some() {
                return due;
            }
        }
        let inherited = found.dated_by.iter().map(|lead| self.due_of(lead, None, None));
        match inherited.into_iter().find(Due::is_date) {
            _ if part.condition.is_some() => own.on_condition(),
            Some(due) => Due { inherited: true, ..due },
            None => own,
        }
    }

    fn due_of(&self, place: &Stretch, bound: Option<&Stretch>, before: Option<&Due>) -> Due {
        let bound = bound.map_or(&[][..], |bound| std::slice::from_ref(&bound.range));
        self.timing.of(&self.paragraphs[place.paragraph], place, bound, before)
    }

    /// The parties of the sentence that led a list in.
    fn parties_of_lead(&self, found: &Found) -> Option<Parties> {
        let lead = found.led_by.as_ref()?;
        let parties = lead_and_co(self.text(lead), None, self.home);
        (parties.lead_named || !parties.co.is_empty()).then_some(parties)
    }

    fn parties(&self, found: &Found, part: &Part, led: Option<&Parties>) -> Parties {
        let paragraph = &self.paragraphs[found.place.paragraph];
        if let Some(unit) = found.row.as_ref().and_then(|row| row.unit.clone()) {
            let names: Vec<String> = paragraph[unit]
                .split(['、', '，', ',', '；', ' '])
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect();
            if !names.is_empty() {
                let own = |name: String| {
                    lead_and_co(&format!("由{name}负责"), None, self.home)
                        .lead
                        .into_iter()
                        .next()
                        .unwrap_or(name)
                };
                return Parties {
                    lead: names.into_iter().map(own).collect(),
                    lead_named: true,
                    ..Parties::default()
                };
            }
        }
        lead_and_co(&self.text(&found.place)[part.range.clone()], led, self.home)
    }

    fn candidate(
        &self,
        found: &Found,
        part: &Part,
        due: &Due,
        parties: Parties,
        count: &mut Count,
    ) -> Candidate {
        let text = &self.text(&found.place)[part.range.clone()];
        let (target, number_doubt) = target(&self.counted(found, text), due);
        let mut grounds = found.grounds.clone();
        grounds.extend(part.ground);
        if due.inherited {
            grounds.push(Ground::InheritedDate);
        }
        let mut doubts = due.doubts.clone();
        doubts.extend(number_doubt);
        if found.unclear {
            doubts.push(Doubt { kind: DoubtKind::TenseUnclear, words: String::new(), place: None });
        }
        doubts.extend(parties.doubts);
        let place = count.place(self.paragraphs, &found.place.part(&part.range));
        for doubt in &mut doubts {
            doubt.place.get_or_insert_with(|| place.clone());
        }
        let cue = found
            .cue
            .clone()
            .map_or_else(String::new, |cue| self.paragraphs[found.place.paragraph][cue].to_owned());
        let condition =
            part.condition.clone().map(|condition| self.text(&found.place)[condition].to_owned());
        let task = found
            .row
            .as_ref()
            .map_or(text, |row| &self.paragraphs[found.place.paragraph][row.task.clone()]);
        let kind = judge::kind(task, due, target.as_ref());
        let draft = Draft {
            code: String::new(),
            title: title(task),
            title_en: String::new(),
            kind,
            strength: judge::strength(task, condition.is_some()),
            condition,
            condition_en: None,
            lead: parties.lead,
            lead_named: parties.lead_named,
            co: parties.co,
            due: due.words.clone(),
            target,
            parts: Vec::new(),
            theme: String::new(),
            theme_en: String::new(),
            tags: Vec::new(),
            source: vec![place],
            fields: BTreeMap::new(),
        };
        let score = judge::score(&grounds, &doubts, due.is_date());
        Candidate { draft, cue, grounds, doubts, score }
    }
}

/// How many characters stand before the last place that was asked for, so that
/// a long paragraph is counted once.
#[derive(Default)]
struct Count {
    paragraph: usize,
    byte: usize,
    characters: u32,
}

impl Count {
    /// The place of a stretch, with the hash of its words.
    fn place(&mut self, paragraphs: &[String], stretch: &Stretch) -> Place {
        let text = &paragraphs[stretch.paragraph];
        let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        if self.paragraph != stretch.paragraph || self.byte > stretch.range.start {
            *self = Self { paragraph: stretch.paragraph, ..Self::default() };
        }
        let start = self.characters + count(&text[self.byte..stretch.range.start]);
        (self.byte, self.characters) = (stretch.range.start, start);
        let paragraph = u32::try_from(stretch.paragraph + 1).unwrap_or(u32::MAX);
        Place::of_words(paragraph, start, &text[stretch.range.clone()])
    }
}

/// The quantity that a part promises, and a doubt where there are several.
fn target(text: &str, due: &Due) -> (Option<Target>, Option<Doubt>) {
    let quoted = quotations(text);
    let mut found = quantities(text);
    found.retain(|quantity| !inside_at(&quoted, quantity.range.start));
    // 海拔600米以上的茶园 says which, not how many.
    let which = |end: usize| text[end..].starts_with('的') && !text[end..].starts_with("的目标");
    // 应补尽补 is a manner of speaking.
    let manner = |quantity: &Quantity| text[quantity.range.clone()].starts_with(['应', '能']);
    found.retain(|quantity| !which(quantity.range.end) && !manner(quantity));
    for quantity in &mut found {
        at_least(text, quantity);
    }
    if found.iter().any(|quantity| !quantity.is_money()) {
        found.retain(|quantity| !quantity.is_money());
    }
    // 分别达到80%和95%: each has a date or a thing of its own.
    let paired = found.len() > 1 && text.contains("分别");
    let several = (found.len() > 1).then(|| Doubt {
        kind: DoubtKind::SeveralNumbers,
        words: found
            .iter()
            .map(|quantity| &text[quantity.range.clone()])
            .collect::<Vec<_>>()
            .join("、"),
        place: None,
    });
    if paired {
        return (None, several);
    }
    let rank = |quantity: &Quantity| match quantity.target.operator {
        Operator::All | Operator::NonDecreasing => 0,
        Operator::AtLeast | Operator::AtMost | Operator::Range | Operator::About => 1,
        Operator::Exactly => 2,
    };
    let mut target = found.into_iter().min_by_key(rank).map(|quantity| quantity.target);
    if let Some(target) = target.as_mut() {
        target.metric = title::metric(&target.metric).to_owned();
        if due.recurs() {
            target.scope = Scope::Period;
        }
    }
    (target, several)
}

/// 至少配备1名, 不得少于2名: the bound stands apart from its number.
fn at_least(text: &str, quantity: &mut Quantity) {
    let from = text[..quantity.range.start].char_indices().rev().take(7).last();
    let near = &text[from.map_or(quantity.range.start, |(at, _)| at)..quantity.range.end];
    let target = &mut quantity.target;
    let least =
        ["至少", "不少于", "不低于", "不得少于", "不得低于"].iter().any(|word| near.contains(word));
    if least && matches!(target.operator, Operator::Exactly | Operator::AtMost) {
        target.operator = Operator::AtLeast;
        target.low = target.low.or(target.high.take());
    }
}
