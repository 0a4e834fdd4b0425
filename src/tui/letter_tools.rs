//! Keys while something is done in a letter's text: choosing where a clause is
//! cut, selecting the words of one that was missed, looking at the letter's
//! facts. Pure, as all of `update`.

use super::keymap::{Action, Found, Press};
use super::model::{Message, Model, Overlay, Tone};
use super::moving::{scrolled, steps};
use super::msg::Effect;
use super::screens::letter::{at_desk, chosen, code_of, follow, reread, tell};
use super::state::letter::{Cut, Pane, Pick, Tool};
use super::view::letter::last_scroll;
use crate::domain::commitment::Place;
use crate::domain::reading::desk::{Act, Desk, Objection, Spot};
use crate::i18n::letter_screen::{LetterText, added, split};
use crate::i18n::reading::phrase_objection;
use crate::text::Ambiguous;
use crate::text::width::clusters;
use ratatui::crossterm::event::KeyCode;

/// Marks behind which a clause can be cut and a selection stops.
const MARKS: &[char] = &['，', '；', '。', '、', '：', ',', ';', ':', '！', '？'];
/// Lines of the facts that a page has at the least.
const PAGE: usize = 10;

/// A key while a tool is used.
pub fn key(model: &mut Model, press: Press) -> Vec<Effect> {
    model.message = None;
    match &model.overlay {
        Overlay::Letter(Tool::Cut(_)) => cut_key(model, press),
        Overlay::Letter(Tool::Pick(_)) => pick_key(model, press),
        Overlay::Letter(Tool::About) => about_key(model, press),
        _ => {}
    }
    follow(model);
    Vec::new()
}

fn close(model: &mut Model) {
    if let (Overlay::Letter(Tool::Cut(_) | Tool::Pick(_)), Some(letter)) =
        (&model.overlay, &mut model.letter.open)
    {
        letter.pane = Pane::Listing;
    }
    model.overlay = Overlay::None;
}

fn complain(model: &mut Model, text: LetterText) {
    let text = text.say(model.lang).to_owned();
    model.message = Some(Message { text, tone: Tone::Error });
}

fn about_key(model: &mut Model, press: Press) {
    let found = model.keymap.find(model.screen, &[], press);
    let last = last_scroll(model);
    let page = usize::from(model.layout().body.height / 2).max(PAGE);
    match found {
        Found::Action(Action::Back | Action::Quit | Action::LetterAbout) => close(model),
        Found::Action(action) => {
            if let (Some(by), Some(letter)) = (steps(action, page), &mut model.letter.open) {
                letter.scroll = scrolled(letter.scroll, by, last);
                return;
            }
        }
        Found::Prefix(_) | Found::Nothing => {}
    }
    if let (Overlay::None, Some(letter)) = (&model.overlay, &mut model.letter.open) {
        letter.scroll = 0;
    }
}

/// Begins to choose where the chosen candidate is cut.
pub fn begin_cut(model: &mut Model) {
    let Some(entry) = chosen(model) else { return };
    let Some(letter) = &model.letter.open else { return };
    match spots(&letter.desk, entry) {
        Ok(spots) => {
            let at = spots.len() / 2;
            show_letter(model);
            model.overlay = Overlay::Letter(Tool::Cut(Cut { entry, spots, at }));
            follow(model);
        }
        Err(objection) => {
            let phrase = phrase_objection(&objection, model.lang);
            model.message = Some(Message::error(&phrase));
        }
    }
}

/// Where there is one pane at a time, it is the letter's.
fn show_letter(model: &mut Model) {
    if let Some(letter) = &mut model.letter.open {
        letter.pane = Pane::Letter;
    }
}

/// Where a candidate can be cut: behind the marks in its clause, or between any
/// two characters where it has none.
fn spots(desk: &Desk, entry: usize) -> Result<Vec<Spot>, Objection> {
    let found = desk.entries().get(entry).ok_or(Objection::NoSuchEntry(entry))?;
    let (mut marked, mut all) = (Vec::new(), Vec::new());
    for place in &found.candidate.draft.source {
        let Some(words) = desk.reading().words(place) else { continue };
        let mut before = None;
        for (offset, c) in (place.start..).zip(words.chars()) {
            let spot = Spot { paragraph: place.paragraph, offset };
            match before {
                Some(mark) if MARKS.contains(&mark) => marked.push(spot),
                Some(_) => all.push(spot),
                // Between two places.
                None if place != &found.candidate.draft.source[0] => marked.push(spot),
                None => {}
            }
            before = Some(c);
        }
    }
    let may = |spot: &Spot| desk.may(&Act::Split(entry, *spot), &reread);
    marked.retain(|spot| may(spot).is_ok());
    if !marked.is_empty() {
        return Ok(marked);
    }
    all.first().map_or(Err(Objection::CutOutside), may)?;
    Ok(all)
}

fn cut_key(model: &mut Model, press: Press) {
    let Overlay::Letter(Tool::Cut(cut)) = &mut model.overlay else { return };
    let last = cut.spots.len().saturating_sub(1);
    match press.code {
        KeyCode::Esc | KeyCode::Char('q') => close(model),
        KeyCode::Left | KeyCode::Char('h' | 'k' | 'b') | KeyCode::Up => {
            cut.at = cut.at.saturating_sub(1);
        }
        KeyCode::Right | KeyCode::Char('l' | 'j' | 'w') | KeyCode::Down => {
            cut.at = (cut.at + 1).min(last);
        }
        KeyCode::Home => cut.at = 0,
        KeyCode::End => cut.at = last,
        KeyCode::Enter => {
            let Some(spot) = cut.spots.get(cut.at).copied() else { return };
            let entry = cut.entry;
            close(model);
            if at_desk(model, &Act::Split(entry, spot)).is_some() {
                let said = split(&code_of(model, entry), &second_code(model, entry), model.lang);
                tell(model, &said);
            }
        }
        _ => {}
    }
}

/// The code of the second half, which follows the first one.
fn second_code(model: &Model, first: usize) -> String {
    code_of(model, first + 1)
}

/// Begins to select the words of a clause that was missed, behind what is
/// selected.
pub fn begin_pick(model: &mut Model) {
    let Some(letter) = &model.letter.open else { return };
    let paragraphs = &letter.desk.reading().paragraphs;
    if paragraphs.is_empty() {
        return complain(model, LetterText::NoParagraphs);
    }
    let place = letter.entry().and_then(|(_, entry)| entry.candidate.draft.source.last());
    let (paragraph, from) = match (place, letter.pane) {
        (Some(place), Pane::Listing | Pane::Details) => {
            ((place.paragraph as usize).saturating_sub(1), place.end as usize)
        }
        (_, Pane::Letter) | (None, _) => (letter.top.paragraph, 0),
    };
    let paragraph = paragraph.min(paragraphs.len() - 1);
    let stops = stops(&paragraphs[paragraph]);
    let at = stops.iter().copied().find(|stop| *stop >= from);
    let at = at.or(stops.last().copied()).unwrap_or(0);
    show_letter(model);
    model.overlay = Overlay::Letter(Tool::Pick(Pick { paragraph, anchor: None, at }));
    follow(model);
}

/// The characters of a text at which a cursor can stand: no accent is parted
/// from its letter.
fn stops(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut stops = Vec::new();
    for (cluster, _) in clusters(text, Ambiguous::Narrow) {
        stops.push(at);
        at += cluster.chars().count();
    }
    stops
}

/// The characters at which clauses begin.
fn clauses(text: &str) -> Vec<usize> {
    let mut clauses = vec![0];
    let mut behind = false;
    for (at, c) in text.chars().enumerate() {
        let is_mark = MARKS.contains(&c);
        if behind && !is_mark && !c.is_whitespace() {
            clauses.push(at);
        }
        behind = is_mark || (behind && c.is_whitespace());
    }
    clauses
}

fn pick_key(model: &mut Model, press: Press) {
    let Some(letter) = &model.letter.open else { return };
    let paragraphs = &letter.desk.reading().paragraphs;
    let Overlay::Letter(Tool::Pick(pick)) = &mut model.overlay else { return };
    let Some(text) = paragraphs.get(pick.paragraph) else { return };
    let stops = stops(text);
    let before = |list: &[usize]| list.iter().rev().copied().find(|stop| *stop < pick.at);
    let after = |list: &[usize]| list.iter().copied().find(|stop| *stop > pick.at);
    let end = stops.last().copied().unwrap_or(0);
    let to = match press.code {
        KeyCode::Left | KeyCode::Char('h') => before(&stops),
        KeyCode::Right | KeyCode::Char('l') => after(&stops),
        KeyCode::Char('b') => before(&clauses(text)),
        KeyCode::Char('w') => after(&clauses(text)).or(Some(end)),
        KeyCode::Home | KeyCode::Char('0') => Some(0),
        KeyCode::End | KeyCode::Char('$') => Some(end),
        KeyCode::Down | KeyCode::Char('j') => {
            *pick = neighbour(pick, (pick.paragraph + 1).min(paragraphs.len() - 1));
            None
        }
        KeyCode::Up | KeyCode::Char('k') => {
            *pick = neighbour(pick, pick.paragraph.saturating_sub(1));
            None
        }
        KeyCode::Char(' ' | 'v') => {
            pick.anchor = Some(pick.at);
            None
        }
        KeyCode::Esc if pick.anchor.is_some() => {
            pick.anchor = None;
            None
        }
        KeyCode::Esc | KeyCode::Char('q') => return close(model),
        KeyCode::Enter => return add(model),
        _ => None,
    };
    pick.at = to.unwrap_or(pick.at);
}

/// The beginning of another paragraph; a selection does not leave its own.
fn neighbour(pick: &Pick, paragraph: usize) -> Pick {
    match paragraph == pick.paragraph {
        true => pick.clone(),
        false => Pick { paragraph, anchor: None, at: 0 },
    }
}

/// Adds what is selected.
fn add(model: &mut Model) {
    let Overlay::Letter(Tool::Pick(pick)) = &model.overlay else { return };
    if pick.anchor.is_none() {
        return complain(model, LetterText::NoStart);
    }
    let Some(letter) = &model.letter.open else { return };
    let Some(text) = letter.desk.reading().paragraphs.get(pick.paragraph) else { return };
    let (first, last) = pick.range();
    let end = stops(text).into_iter().find(|stop| *stop > last);
    let end = end.unwrap_or_else(|| text.chars().count());
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (paragraph, start, end) = (number(pick.paragraph + 1), number(first), number(end));
    let place = Place { paragraph, start, end, sha256: String::new() };
    if let Some(acted) = at_desk(model, &Act::Add(place)) {
        close(model);
        let said = added(&code_of(model, acted.focus), model.lang);
        tell(model, &said);
    }
}
