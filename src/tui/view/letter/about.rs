//! The letter as a whole: how it stands to the ledger, what its head and its
//! signature say, what is doubted, and what in the file is no part of it.

use super::super::detail::Sheet;
use super::facts::changed;
use crate::i18n::cli::Say;
use crate::i18n::reading::{ReadSay, doubt_words, noise_line, recognised};
use crate::i18n::{reply_date, units};
use crate::tui::canvas::{Line, Span};
use crate::tui::model::Model;
use crate::tui::state::letter::OpenLetter;
use crate::tui::theme::Role;

/// The lines of the pane.
pub fn lines(model: &Model, letter: &OpenLetter, width: usize) -> Vec<Line> {
    let lang = model.lang;
    let reading = letter.desk.reading();
    let mut sheet = Sheet::counting_from(model, width, reading.letter.reply.date);
    sheet.paragraph("", vec![Span::new(letter.text.name.as_str(), Role::Title)]);
    if let Some(known) = letter.desk.comparison() {
        let words = recognised(&known.letter.id, known.sameness, lang);
        sheet.labelled_as(ReadSay::Recorded.say(lang), vec![Span::new(words, Role::Text)]);
        let others = known.known.iter().filter(|known| !known.changes.is_empty());
        for known in others.filter(|known| !known.withdrawn) {
            let title = vec![Span::new(known.title.as_str(), Role::Text)];
            sheet.paragraph(&format!("{}  ", known.item.code()), title);
            changed(&mut sheet, &known.changes, model);
        }
    }
    head(&mut sheet, letter, model);
    for doubt in &reading.doubts {
        let words = vec![Span::new(format!("? {}", doubt_words(doubt, lang)), Role::Soon)];
        sheet.labelled_as(ReadSay::Doubts.say(lang), words);
    }
    for noise in &reading.noise {
        let words = vec![Span::new(noise_line(noise, lang), Role::Dim)];
        sheet.labelled_as(ReadSay::Noise.say(lang), words);
    }
    sheet.into_lines()
}

fn head(sheet: &mut Sheet<'_>, open: &OpenLetter, model: &Model) {
    let lang = model.lang;
    let letter = &open.desk.reading().letter;
    let both = |zh: &str, en: &str| lang.pick_filled(zh, en).to_owned();
    let named = |names: &[String]| units(std::slice::from_ref(letter), names, lang);
    let class = letter.class.as_ref().map(|class| format!("{} ({})", class.mark, class.scheme));
    let facts = [
        (Say::Letter, both(&letter.title, &letter.title_en)),
        (Say::Suggestion, both(&letter.suggestion, &letter.suggestion_en)),
        (Say::SuggestionNumber, letter.number.clone()),
        (Say::Session, both(&letter.session, &letter.session_en)),
        (Say::Region, both(&letter.region, &letter.region_en)),
        (Say::Addressee, both(&letter.addressee, &letter.addressee_en)),
        (Say::Lead, named(&letter.lead)),
        (Say::Co, named(&letter.co)),
        (Say::ReplyDate, reply_date(letter.reply.date, lang)),
        (Say::DocumentNumber, letter.document_number.clone().unwrap_or_default()),
        (Say::Class, class.unwrap_or_default()),
    ];
    for (label, words) in facts.into_iter().filter(|(_, words)| !words.is_empty()) {
        sheet.fact(label.say(lang), vec![Span::new(words, Role::Text)]);
    }
}
