//! What can be asked of a ledger.

use super::{App, AppError, Group, Sort};
use crate::domain::commitment::Commitment;
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::query::Query;
use crate::domain::spelling::distance;
use crate::store::{
    Counts, Extent, Finding, GroupCount, OpRecord, Page, Pick, Row, StoreError, Tally, check,
};
use chrono::NaiveDate;
use std::ops::Range;

/// A clause of an attached letter with the paragraph around it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ClauseText {
    pub paragraph: u32,
    pub text: String,
    /// The clause, in bytes of `text`.
    pub clause: Range<usize>,
}

/// What was proved of a ledger.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Health {
    pub operations: i64,
    pub commitments: usize,
    pub files: usize,
    pub findings: Vec<Finding>,
}

impl App {
    /// The commitment that a typed code means.
    ///
    /// # Errors
    /// When there is none, with the codes most like it, or several.
    pub fn resolve(&self, typed: &str) -> Result<ItemId, AppError> {
        let typed = crate::text::fold::fold_text(typed.trim());
        let mut found = self.store.find_code(&typed)?;
        match found.len() {
            1 => Ok(found.remove(0)),
            0 => {
                let near = self.near_codes(&typed)?;
                Err(AppError::NoSuchCode { typed, near })
            }
            _ => Err(AppError::AmbiguousCode {
                letters: found.iter().map(|id| id.letter().to_owned()).collect(),
                typed,
            }),
        }
    }

    fn near_codes(&self, typed: &str) -> Result<Vec<String>, AppError> {
        let letters = |word: &str| word.chars().collect::<Vec<char>>();
        let wanted = letters(typed);
        let mut near: Vec<(usize, String)> = self
            .store
            .codes()?
            .into_iter()
            .map(|code| (distance(&wanted, &letters(&code)), code))
            .filter(|(distance, _)| *distance <= 1)
            .collect();
        near.sort_by_key(|(distance, _)| *distance);
        Ok(near.into_iter().take(4).map(|(_, code)| code).collect())
    }

    /// One commitment as it stands.
    ///
    /// # Errors
    /// When it is not in the ledger or the ledger cannot be read.
    pub fn item(&self, id: &ItemId) -> Result<Commitment, AppError> {
        let unknown = || AppError::NoSuchCode { typed: id.code().to_owned(), near: Vec::new() };
        self.store.item(id)?.ok_or_else(unknown)
    }

    /// A window of a listing.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn page(&self, query: &Query, sort: Sort, window: Range<usize>) -> Result<Page, AppError> {
        Ok(self.store.page(query, sort, window, self.thresholds())?)
    }

    /// The rows of a window alone, for whoever knows the totals.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn rows(
        &self,
        query: &Query,
        sort: Sort,
        window: Range<usize>,
    ) -> Result<Vec<Row>, AppError> {
        Ok(self.store.rows(query, sort, window, self.thresholds())?)
    }

    /// How many commitments match.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn count(&self, query: &Query) -> Result<usize, AppError> {
        Ok(self.store.count(query, self.thresholds())?)
    }

    /// The place of a commitment in a listing, from zero.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn position(
        &self,
        query: &Query,
        sort: Sort,
        id: &ItemId,
    ) -> Result<Option<usize>, AppError> {
        Ok(self.store.position(query, sort, id, self.thresholds())?)
    }

    /// Runs `work` on one unchanging state of the ledger.
    ///
    /// # Errors
    /// What `work` returns, or that the ledger cannot be read.
    pub fn reading<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.store.reading(|_| work(self))
    }

    /// Every matching commitment in full.
    ///
    /// # Errors
    /// When the ledger cannot be read, or what `each` returns.
    pub fn each_item<E: From<StoreError>>(
        &self,
        query: &Query,
        sort: Sort,
        limit: Option<usize>,
        each: impl FnMut(Commitment) -> Result<(), E>,
    ) -> Result<(), E> {
        self.store.each_item(query, sort, limit, self.thresholds(), each)
    }

    /// Counts over the commitments that match.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn counts(&self, query: &Query) -> Result<Counts, AppError> {
        Ok(self.store.counts(query, self.thresholds())?)
    }

    /// Open dated commitments by month of their due date, without overdue ones.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn due_months(&self) -> Result<Vec<(String, usize)>, AppError> {
        Ok(self.store.due_months(self.thresholds().today)?)
    }

    /// Counts by a group.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn groups(&self, by: Group, query: &Query) -> Result<Vec<GroupCount>, AppError> {
        Ok(self.store.groups(by, query, self.thresholds())?)
    }

    /// Every tag that a commitment has, once.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn tags(&self) -> Result<Vec<String>, AppError> {
        Ok(self.store.tags()?)
    }

    /// The letters of the ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn letters(&self) -> Result<Vec<Letter>, AppError> {
        Ok(self.store.letters()?)
    }

    /// The letter that a typed name means: its id, or its number.
    ///
    /// # Errors
    /// When there is none.
    pub fn letter(&self, typed: &str) -> Result<Letter, AppError> {
        let letters = self.letters()?;
        let known = letters.iter().map(|letter| letter.id.clone()).collect();
        let fits = |letter: &Letter| letter.id == typed || letter.number == typed;
        let unknown = || AppError::NoSuchLetter { typed: typed.to_owned(), known };
        letters.into_iter().find(fits).ok_or_else(unknown)
    }

    /// The letter's own words for a commitment, where a copy is attached.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn clauses(&self, item: &Commitment) -> Result<Vec<ClauseText>, AppError> {
        let letters = self.letters()?;
        let letter = letters.iter().find(|letter| letter.id == item.id.letter());
        let Some(text) = letter.and_then(|letter| letter.attached.as_ref()) else {
            return Ok(Vec::new());
        };
        let mut clauses = Vec::new();
        for place in &item.draft.source {
            let found = self.store.clause_paragraph(item.id.letter(), &text.sha256, place)?;
            let Some(text) = found else { continue };
            let clause = place.bytes(&text);
            clauses.push(ClauseText { paragraph: place.paragraph, clause, text });
        }
        Ok(clauses)
    }

    /// The paragraphs of a letter, from its attached copy.
    ///
    /// # Errors
    /// When no copy is attached, or the ledger cannot be read.
    pub fn letter_text(&self, letter: &Letter) -> Result<Vec<String>, AppError> {
        let none = || AppError::NoText { letter: letter.id.clone() };
        let text = letter.attached.as_ref().ok_or_else(none)?;
        Ok(self.store.letter_text(&letter.id, &text.sha256)?)
    }

    /// The commitments of a letter in the order of their codes, the withdrawn
    /// ones too.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn letter_items(&self, letter: &str) -> Result<Vec<Commitment>, AppError> {
        Ok(self.store.letter_items(letter)?)
    }

    /// The newest operations, newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn ops(&self, limit: u32, extent: Extent) -> Result<Vec<OpRecord>, AppError> {
        Ok(self.store.ops(limit, extent)?)
    }

    /// The number of the newest operation.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn newest(&self) -> Result<i64, AppError> {
        Ok(self.store.op_count()?)
    }

    /// The operations that touched a commitment, newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn ops_of(&self, id: &ItemId, limit: u32) -> Result<Vec<OpRecord>, AppError> {
        Ok(self.store.ops_of(id, limit)?)
    }

    /// One operation by its number.
    ///
    /// # Errors
    /// When there is none.
    pub fn op(&self, seq: i64) -> Result<OpRecord, AppError> {
        self.store.op(seq)?.ok_or(AppError::NoSuchOperation(seq))
    }

    /// How commitments stood on a day, by what is known now.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn tally(&self, day: NaiveDate) -> Result<Tally, AppError> {
        Ok(self.store.tally(day)?)
    }

    /// The commitments of a kind on a day.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn pick(&self, pick: Pick, day: NaiveDate) -> Result<Vec<Commitment>, AppError> {
        Ok(self.store.pick(pick, day)?)
    }

    /// The days that have a copy of the ledger, newest first.
    #[must_use]
    pub fn copies(&self) -> Vec<NaiveDate> {
        self.store.copies()
    }

    /// Where the copies lie.
    #[must_use]
    pub fn copies_folder(&self) -> std::path::PathBuf {
        self.store.copies_folder()
    }

    /// A number that changes when another process has changed the ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn data_version(&self) -> Result<i64, AppError> {
        Ok(self.store.data_version()?)
    }

    /// Proves the ledger: file, chain, tables, stored files.
    ///
    /// # Errors
    /// When the ledger cannot be read at all.
    pub fn doctor(&self) -> Result<Health, AppError> {
        self.present()?;
        let mut findings = check(&self.store)?;
        let (mut files, mut commitments) = (0, 0);
        self.store.every_item(|item| {
            commitments += usize::from(item.withdrawn.is_none());
            for file in item.evidence.iter().filter_map(|added| added.evidence.file.as_ref()) {
                files += 1;
                if !self.is_intact(file) {
                    findings.push(Finding::Evidence {
                        code: item.code().to_owned(),
                        name: file.name.clone(),
                        path: self.stored_path(file).display().to_string(),
                    });
                }
            }
        })?;
        Ok(Health { operations: self.store.op_count()?, commitments, files, findings })
    }
}
