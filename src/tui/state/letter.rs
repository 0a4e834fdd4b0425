//! What the screen of a letter that is being read remembers.

use super::Screen;
use crate::domain::letter::AttachedText;
use crate::domain::reading::Reading;
use crate::domain::reading::comparison::{Change, Comparison, Known};
use crate::domain::reading::desk::{Choice, Desk, Entry, Spot, Taking};
use std::path::PathBuf;

/// A letter that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterFile {
    pub reading: Reading,
    /// The file's name and the hash of its bytes.
    pub text: AttachedText,
    /// The name that the letter is to have in the ledger, where one was given.
    pub id: Option<String>,
}

/// The screen's place and what it shows.
#[derive(Clone, Debug, Default)]
pub struct LetterReview {
    /// The letter that lies open; at most one does.
    pub open: Option<Box<OpenLetter>>,
    /// The screen to go back to.
    pub back: Screen,
}

/// A letter that is gone through.
#[derive(Clone, Debug)]
pub struct OpenLetter {
    pub desk: Desk,
    pub text: AttachedText,
    pub id: Option<String>,
    /// The selected line of the listing.
    pub selected: usize,
    pub pane: Pane,
    /// Where the letter's pane begins.
    pub top: Top,
    /// Lines of the details, or of the facts of the letter, out of sight.
    pub scroll: usize,
    /// Whether what was accepted is being recorded.
    pub taking: bool,
    pub recorded: Recorded,
}

/// What came of recording.
#[derive(Clone, Debug, Default)]
pub enum Recorded {
    #[default]
    Nothing,
    /// This operation recorded what was accepted on this desk.
    By(i64, Box<Desk>),
    /// It was taken back, and may be done again from elsewhere.
    TakenBack,
}

/// Which part of the screen the keys act on.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Pane {
    #[default]
    Listing,
    Details,
    Letter,
}

/// A line of the letter as it is laid out: the paragraph, from zero, and the
/// line in it.
#[derive(Copy, Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Top {
    pub paragraph: usize,
    pub line: usize,
}

/// A line of the listing.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Row {
    /// A candidate by its place on the desk.
    Entry(usize),
    /// A recorded commitment that the letter has no more, by its place among
    /// those that are known.
    Dropped(usize),
}

/// What is done in the letter's text while it lies open.
#[derive(Clone, Debug, PartialEq)]
pub enum Tool {
    /// Choosing where a clause is cut in two.
    Cut(Cut),
    /// Selecting the words of a clause that was missed.
    Pick(Pick),
    /// Looking at the facts of the letter, its doubts and what is no part of it.
    About,
}

/// The places at which a clause can be cut.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// The candidate.
    pub entry: usize,
    /// At least one.
    pub spots: Vec<Spot>,
    pub at: usize,
}

/// Words of one paragraph that are being selected.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pick {
    /// From zero.
    pub paragraph: usize,
    /// The character at which the selection was begun, if it was.
    pub anchor: Option<usize>,
    /// The character under the cursor.
    pub at: usize,
}

impl Pick {
    /// The first and the last character that are selected.
    #[must_use]
    pub fn range(&self) -> (usize, usize) {
        let anchor = self.anchor.unwrap_or(self.at);
        (anchor.min(self.at), anchor.max(self.at))
    }
}

impl OpenLetter {
    /// Lays a letter out, at the first candidate that waits for a decision.
    #[must_use]
    pub fn new(file: LetterFile, known: Option<Comparison>) -> Self {
        let LetterFile { reading, text, id } = file;
        let desk = Desk::new(reading, known);
        let selected = desk.next_pending(0).unwrap_or(0);
        Self {
            desk,
            text,
            id,
            selected,
            pane: Pane::default(),
            top: Top::default(),
            scroll: 0,
            taking: false,
            recorded: Recorded::Nothing,
        }
    }

    /// Every line of the listing: the candidates in the order of the letter, then
    /// what the letter has no more.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let entries = (0..self.desk.entries().len()).map(Row::Entry);
        entries.chain(self.dropped().map(|(place, _)| Row::Dropped(place))).collect()
    }

    /// The recorded commitments that the letter has no more.
    pub fn dropped(&self) -> impl Iterator<Item = (usize, &Known)> {
        let known = self.desk.comparison().into_iter().flat_map(|found| &found.known);
        let gone = |known: &Known| known.changes.contains(&Change::Dropped) && !known.withdrawn;
        known.enumerate().filter(move |(_, known)| gone(known))
    }

    /// The selected line.
    #[must_use]
    pub fn row(&self) -> Option<Row> {
        self.rows().get(self.selected).copied()
    }

    /// The selected candidate.
    #[must_use]
    pub fn entry(&self) -> Option<(usize, &Entry)> {
        match self.row()? {
            Row::Entry(place) => Some((place, self.desk.entries().get(place)?)),
            Row::Dropped(_) => None,
        }
    }

    /// How many of the accepted ones are not recorded.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.desk.entries().iter().filter(|entry| entry.choice == Choice::Accepted).count()
    }

    /// What is to be recorded.
    #[must_use]
    pub fn taking(&self) -> Taking {
        let mut taking = self.desk.taking();
        if let Some(id) = self.id.as_ref().filter(|_| taking.known.is_none()) {
            taking.letter.id.clone_from(id);
        }
        taking
    }
}

/// What the screen wants to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Read a file, named as it was typed and seen from a folder.
    Read { typed: String, folder: PathBuf },
    /// How a letter that was read stands to the ledger.
    Open(Box<LetterFile>),
    /// How what is on the desk stands to the ledger now.
    Compare { reading: Box<Reading>, sha256: String },
}

/// What it is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded {
    Opened(Box<LetterFile>, Option<Box<Comparison>>),
    Compared(Option<Box<Comparison>>),
}
