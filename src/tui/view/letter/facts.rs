//! Everything about the selected candidate, and why it is one.

use super::super::detail::Sheet;
use super::tool;
use crate::domain::apply::{Recorded, apply};
use crate::domain::commitment::Commitment;
use crate::domain::due::resolve;
use crate::domain::event::{Event, Fact, Subject};
use crate::domain::ids::ItemId;
use crate::domain::reading::comparison::{Change, Direction};
use crate::domain::reading::desk::{Entry, Spot, Standing};
use crate::i18n::letter_screen::LetterText;
use crate::i18n::reading::{ReadSay, change_words, choice_word, doubt_words, scored};
use crate::i18n::tui::TuiText;
use crate::i18n::{Term, place_words};
use crate::tui::canvas::{Line, Span};
use crate::tui::model::Model;
use crate::tui::state::letter::{OpenLetter, Row, Tool};
use crate::tui::theme::Role;

/// What an unrecorded letter is called where a name is needed.
const UNNAMED: &str = "letter";

/// The lines of the pane.
pub fn lines(model: &Model, letter: &OpenLetter, width: usize) -> Vec<Line> {
    let reply = letter.desk.reading().letter.reply.date;
    let sheet = Sheet::counting_from(model, width, reply);
    match letter.row() {
        Some(Row::Entry(place)) => match letter.desk.entries().get(place) {
            Some(entry) => of_entry(model, letter, entry, sheet),
            None => Vec::new(),
        },
        Some(Row::Dropped(place)) => of_dropped(model, letter, place, sheet),
        None => Vec::new(),
    }
}

fn of_entry(model: &Model, letter: &OpenLetter, entry: &Entry, mut sheet: Sheet<'_>) -> Vec<Line> {
    let lang = model.lang;
    let candidate = &entry.candidate;
    let draft = &candidate.draft;
    let title = vec![Span::new(lang.title(draft), Role::Title)];
    sheet.paragraph(&format!("{}  ", entry.code()), title);
    if let Some(Tool::Cut(cut)) = tool(model)
        && let Some(spot) = cut.spots.get(cut.at)
    {
        let (first, second) = halves(letter, entry, *spot);
        for (label, words) in [(LetterText::FirstHalf, first), (LetterText::SecondHalf, second)] {
            sheet.labelled_as(label.say(lang), vec![Span::new(words, Role::Quote)]);
        }
    }
    let (mark, role) = super::listing::mark(entry);
    let standing = match &entry.standing {
        Standing::New => String::new(),
        Standing::Known(_) => LetterText::KnownMark.say(lang).to_owned(),
        Standing::Changed { .. } => format!("  {}", LetterText::ChangedMark.say(lang)),
    };
    let choice = if entry.is_offered() { choice_word(entry.choice, lang) } else { "" };
    let kinds = format!("   {} / {}", draft.kind.word(lang), draft.strength.word(lang));
    sheet.labelled_as(
        TuiText::Status.say(lang),
        vec![Span::new(format!("{mark} {choice}{standing}"), role), Span::new(kinds, Role::Dim)],
    );
    if let Standing::Changed { changes, .. } = &entry.standing {
        changed(&mut sheet, changes, model);
    }
    for doubt in &candidate.doubts {
        let words = vec![Span::new(format!("? {}", doubt_words(doubt, lang)), Role::Soon)];
        sheet.labelled_as(ReadSay::Doubts.say(lang), words);
    }
    let item = as_commitment(model, letter, entry);
    sheet.due(&item);
    sheet.target(&item);
    sheet.units(&item);
    let condition = lang.pick_filled(
        draft.condition.as_deref().unwrap_or_default(),
        draft.condition_en.as_deref().unwrap_or_default(),
    );
    if !condition.is_empty() {
        let words = vec![Span::new(condition, Role::Text)];
        sheet.labelled_as(TuiText::Condition.say(lang), words);
    }
    sheet.answers(&item);
    let grounds: Vec<&str> = candidate.grounds.iter().map(|ground| ground.word(lang)).collect();
    let grounds = grounds.join(lang.pick("、", ", "));
    let why = scored(candidate.score, &candidate.cue, &grounds, lang);
    sheet.labelled_as(ReadSay::Grounds.say(lang), vec![Span::new(why, Role::Text)]);
    let places: Vec<String> = draft.source.iter().map(|place| place_words(place, lang)).collect();
    let places = places.join(lang.pick("；", "; "));
    sheet.labelled_as(TuiText::Source.say(lang), vec![Span::new(places, Role::Dim)]);
    for words in letter.desk.words(entry) {
        sheet.indented(vec![Span::new(words, Role::Quote)]);
    }
    sheet.into_lines()
}

fn of_dropped(model: &Model, letter: &OpenLetter, place: usize, mut sheet: Sheet<'_>) -> Vec<Line> {
    let lang = model.lang;
    let known = letter.desk.comparison().and_then(|found| found.known.get(place));
    let Some(known) = known else { return Vec::new() };
    let title = vec![Span::new(known.title.as_str(), Role::Title)];
    sheet.paragraph(&format!("{}  ", known.item.code()), title);
    let words = vec![Span::new(format!("- {}", LetterText::DroppedMark.say(lang)), Role::Overdue)];
    sheet.labelled_as(TuiText::Status.say(lang), words);
    let places: Vec<String> = known.was.iter().map(|place| place_words(place, lang)).collect();
    let places = places.join(lang.pick("；", "; "));
    sheet.labelled_as(TuiText::Source.say(lang), vec![Span::new(places, Role::Dim)]);
    sheet.paragraph("", vec![Span::new(LetterText::Dropped.say(lang), Role::Dim)]);
    sheet.into_lines()
}

/// What became of a recorded promise; where it got weaker that is marked.
pub(super) fn changed(sheet: &mut Sheet<'_>, changes: &[Change], model: &Model) {
    let lang = model.lang;
    for change in changes {
        let (mark, role) = match change.direction() {
            Direction::Weaker => ("! ", Role::Overdue),
            Direction::Stronger => ("+ ", Role::Closed),
            Direction::Neither => ("~ ", Role::Text),
        };
        for (place, words) in change_words(change, lang).into_iter().enumerate() {
            let mark = if place == 0 { mark } else { "  " };
            let words = vec![Span::new(format!("{mark}{words}"), role)];
            sheet.labelled_as(LetterText::Changes.say(lang), words);
        }
    }
}

/// The words before and behind the place where a clause is cut.
fn halves(letter: &OpenLetter, entry: &Entry, spot: Spot) -> (String, String) {
    let (mut first, mut second) = (String::new(), String::new());
    for place in &entry.candidate.draft.source {
        let words = letter.desk.reading().words(place).unwrap_or_default();
        for (offset, c) in (place.start..).zip(words.chars()) {
            let is_first = (place.paragraph, offset) < (spot.paragraph, spot.offset);
            if is_first { first.push(c) } else { second.push(c) }
        }
    }
    (first, second)
}

/// The candidate as it would be recorded.
fn as_commitment(model: &Model, letter: &OpenLetter, entry: &Entry) -> Commitment {
    let reading = &letter.desk.reading().letter;
    let draft = &entry.candidate.draft;
    let name = if reading.id.is_empty() { UNNAMED } else { &reading.id };
    let base = resolve(draft.due.rule, reading.reply.date);
    let event = Event {
        about: Subject::Item(ItemId::of(name, &draft.code)),
        on: model.today,
        fact: Fact::Recorded { draft: Box::new(draft.clone()), base },
    };
    apply(None, &Recorded { event, recorded_on: model.today })
        .expect("a recording makes a commitment")
}
