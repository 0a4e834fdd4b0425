//! Weekly reports that are handed on: sealed once, and printed again as they
//! were.

use super::{App, AppError, Outcome, Point};
use crate::domain::event::Command;
use crate::domain::iso_week::Week;
use crate::domain::seal::{Issue, Kept, Printed, Seal, SealProblem, next_issue};
use crate::domain::weekly::WeeklyReport;
use crate::store::{Sealed, StoreError, content_hash};

/// SQLite takes no longer value in a ledger, in bytes; a little is left for the
/// row.
const MOST_BYTES: usize = 16 * 1024 * 1024 - 4096;

/// The key of the form that every sealed report is kept in.
const DATA_FORMAT: &str = "json";

/// A report as it is handed on.
#[derive(Clone, Debug)]
pub struct HandedOn<'t> {
    /// The report as data (`nuo.weekly/1`).
    pub data: Vec<u8>,
    /// The copy, and the keys of its form and language.
    pub printed: Vec<u8>,
    pub format: &'static str,
    pub lang: &'static str,
    /// The template that it was made with, if it was no form of nuo's own.
    pub template: Option<&'t [u8]>,
}

impl App {
    /// The seals in force, oldest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn seals(&self) -> Result<Vec<Sealed>, AppError> {
        Ok(self.store.seals()?)
    }

    /// The newest seal in force about a week.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn seal_of(&self, week: Week) -> Result<Option<Sealed>, AppError> {
        Ok(self.seals()?.into_iter().rfind(|sealed| sealed.seal.week == week))
    }

    /// The newest seal in force about a week that is over: its report is
    /// printed as it was handed on. That of the running week goes on.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn closing_seal(&self, week: Week) -> Result<Option<Sealed>, AppError> {
        let is_over = week.end() < self.thresholds().today;
        Ok(self.seal_of(week)?.filter(|_| is_over))
    }

    /// The number under which the next report about a week is handed on.
    fn next_issue(&self, week: Week) -> Result<Issue, AppError> {
        let seals: Vec<Seal> = self.seals()?.into_iter().map(|sealed| sealed.seal).collect();
        Ok(next_issue(week, &seals))
    }

    /// The number of the newest operation.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn newest_op(&self) -> Result<i64, AppError> {
        Ok(self.store.newest_op()?.map_or(0, |(seq, _)| seq))
    }

    /// Seals a report: numbers it, lets `print` lay it out, keeps it as data and
    /// as it is handed on, and records both hashes as an operation. `after` is
    /// the newest operation before the report was made.
    ///
    /// # Errors
    /// A [`SealProblem`]: something was recorded after `after`,
    /// the newest seal of the week holds the same bytes, or they are too many.
    /// Nothing is recorded then.
    pub fn seal<'t, E: From<AppError>>(
        &mut self,
        report: &mut WeeklyReport,
        after: i64,
        print: impl FnOnce(&WeeklyReport) -> Result<HandedOn<'t>, E>,
    ) -> Result<(Outcome, Seal), E> {
        self.present()?;
        let issue = self.next_issue(report.week)?;
        report.issue = Some(issue);
        let handed_on = print(report)?;
        Ok(self.keep_sealed(report, issue, &handed_on, after)?)
    }

    fn keep_sealed(
        &mut self,
        report: &WeeklyReport,
        issue: Issue,
        handed_on: &HandedOn<'_>,
        after: i64,
    ) -> Result<(Outcome, Seal), AppError> {
        let HandedOn { data, printed, format, lang, template } = handed_on;
        let bytes = data.len().max(printed.len());
        if bytes > MOST_BYTES {
            return Err(SealProblem::TooLarge { bytes, limit: MOST_BYTES }.into());
        }
        let kept = |bytes: &[u8]| Kept { sha256: content_hash(bytes), bytes: bytes.len() as u64 };
        let newest = self.store.newest_op()?.filter(|(seq, _)| *seq == after);
        let (_, name) = newest.ok_or(SealProblem::Outdated)?;
        let seal = Seal {
            week: report.week,
            as_of: report.as_of,
            issue,
            after: name,
            report: kept(data),
            printed: Printed {
                format: (*format).to_owned(),
                lang: (*lang).to_owned(),
                template: template.map(content_hash),
                kept: kept(printed),
            },
        };
        let same =
            |last: &Sealed| last.seal.report == seal.report && last.seal.printed == seal.printed;
        if let Some(last) = self.seal_of(report.week)?.filter(same) {
            return Err(SealProblem::Already { week: report.week, op: last.op }.into());
        }
        let command = Command::Seal(Box::new(seal.clone()));
        let outcome = self.execute_with(&command, None, |writing| {
            if writing.newest_seq()? != after {
                return Err(SealProblem::Outdated.into());
            }
            writing.keep_bytes(&seal.report.sha256, data)?;
            Ok(writing.keep_bytes(&seal.printed.kept.sha256, printed)?)
        })?;
        Ok((outcome, seal))
    }

    /// The report that was sealed.
    ///
    /// # Errors
    /// When the ledger cannot be read or its bytes are damaged.
    pub fn sealed_report(&self, seal: &Seal) -> Result<WeeklyReport, AppError> {
        let bytes = self.store.kept_bytes(&seal.report.sha256)?;
        let report = serde_json::from_slice(&bytes).map_err(StoreError::from)?;
        Ok(report)
    }

    /// The bytes of a sealed report in a form and a language, by their keys, and
    /// by a template, where they were kept.
    ///
    /// # Errors
    /// As [`App::sealed_report`].
    pub fn sealed_bytes(
        &self,
        seal: &Seal,
        format: &str,
        lang: &str,
        template: Option<&[u8]>,
    ) -> Result<Option<Vec<u8>>, AppError> {
        let printed = &seal.printed;
        let is_asked_for = printed.format == format
            && printed.lang == lang
            && printed.template == template.map(content_hash);
        let kept = match format {
            DATA_FORMAT if template.is_none() => &seal.report,
            _ if is_asked_for => &printed.kept,
            _ => return Ok(None),
        };
        Ok(Some(self.store.kept_bytes(&kept.sha256)?))
    }

    /// The report that was sealed, with the register as it was known then.
    ///
    /// # Errors
    /// As [`App::sealed_report`].
    pub fn sealed_with_register(&self, sealed: &Sealed) -> Result<WeeklyReport, AppError> {
        let mut report = self.sealed_report(&sealed.seal)?;
        if report.register.is_none() {
            report.register = Some(self.past(Point::Op(sealed.op))?.annex(&report)?);
        }
        Ok(report)
    }
}
