//! Adding a commitment that was missed, by words copied from a paragraph.

use super::cut::characters;
use super::{Linear, Step, goes_back};
use crate::cli::failure::Failure;
use crate::cli::show::write_quoted;
use crate::domain::commitment::Place;
use crate::domain::reading::desk::Act;
use crate::i18n::reading::ReviewAsk;
use crate::text::fold::fold_text;

impl Linear<'_> {
    /// Asks for a paragraph and for the words; nothing when the person goes
    /// back.
    pub(super) fn add(&mut self) -> Result<Option<Step>, Failure> {
        let (paragraph, text) = loop {
            let Some(typed) = self.ask(ReviewAsk::WhichParagraph)? else {
                return Ok(Some(Step::Over));
            };
            if typed.is_empty() || goes_back(&typed) {
                self.say(ReviewAsk::WentBack)?;
                return Ok(None);
            }
            let number = fold_text(&typed).parse::<u32>().unwrap_or(0);
            let place = (number as usize).checked_sub(1);
            let text = place.and_then(|place| self.desk.reading().paragraphs.get(place));
            match text.cloned() {
                Some(text) => break (number, text),
                None => self.say(ReviewAsk::NoSuchParagraph)?,
            }
        };
        write_quoted(self.prompts.session, paragraph, &text)?;
        loop {
            let Some(typed) = self.ask(ReviewAsk::WhichWords)? else { return Ok(Some(Step::Over)) };
            if typed.is_empty() || goes_back(&typed) {
                self.say(ReviewAsk::WentBack)?;
                return Ok(None);
            }
            match quoted(paragraph, &text, &typed) {
                Ok(place) => {
                    if let Some(acted) = self.act(&Act::Add(place))? {
                        return Ok(Some(Step::At(acted.focus)));
                    }
                }
                Err(say) => self.say(say)?,
            }
        }
    }
}

/// The place of words that were copied from a paragraph, whole or by their
/// beginning and end.
fn quoted(paragraph: u32, text: &str, typed: &str) -> Result<Place, ReviewAsk> {
    let typed = typed.trim();
    let whole = |words: &str| {
        let mut found = text.match_indices(words);
        match (found.next(), found.next()) {
            (Some((at, words)), None) => Ok(at..at + words.len()),
            (Some(_), Some(_)) => Err(ReviewAsk::SeveralInParagraph),
            (None, _) => Err(ReviewAsk::NotInParagraph),
        }
    };
    let range = match whole(typed) {
        Err(ReviewAsk::NotInParagraph) => {
            let (begin, end) = ["……", "…", "..."]
                .iter()
                .find_map(|mark| typed.split_once(mark))
                .ok_or(ReviewAsk::NotInParagraph)?;
            let begin = whole(begin.trim())?;
            let end = end.trim();
            let rest = &text[begin.end..];
            let at = rest.find(end).ok_or(ReviewAsk::NotInParagraph)?;
            begin.start..begin.end + at + end.len()
        }
        found => found?,
    };
    let start = characters(&text[..range.start]);
    let end = start + characters(&text[range]);
    Ok(Place::of(paragraph, start..end, text))
}

#[cfg(test)]
mod tests {
    use super::quoted;
    use crate::i18n::reading::ReviewAsk;

    #[test]
    fn words_are_found_whole_or_by_their_ends() {
        let text = "年内修桥，明年修路，后年再修桥。";
        for (typed, place) in [
            ("明年修路", Ok((5, 9))),
            ("年内…修路", Ok((0, 9))),
            ("年内 ... 再修桥", Ok((0, 15))),
            ("修桥", Err(ReviewAsk::SeveralInParagraph)),
            ("修塔", Err(ReviewAsk::NotInParagraph)),
            ("明年…修塔", Err(ReviewAsk::NotInParagraph)),
        ] {
            let found = quoted(2, text, typed).map(|place| (place.start, place.end));
            assert_eq!(found, place, "{typed}");
        }
    }
}
