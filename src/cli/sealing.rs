//! What `nuo weekly` does with reports that are handed on: which report is
//! meant, its sealing, and the bytes of a sealed one.

use super::failure::Failure;
use super::printing::Printing;
use super::weekly::WeeklyArgs;
use crate::app::{App, AppError, HandedOn, Sealed};
use crate::domain::iso_week::Week;
use crate::domain::seal::SealProblem;
use crate::domain::weekly::{Wanted, WeeklyReport};
use crate::i18n::Lang;
use crate::i18n::seal::{has_sealed, reprinted, said_replaced, said_sealed};
use crate::report::json;
use crate::report::text::PAGE_COLUMNS;

/// The report that is asked for.
pub(super) struct Chosen {
    pub report: WeeklyReport,
    /// Where it was sealed, if it was.
    pub sealed: Option<Sealed>,
    /// What there is to say about the choice.
    pub said: Option<String>,
    /// The newest operation before it was made.
    after: i64,
}

/// Finds the report: a week that is over is printed as it was sealed, the
/// running one as it stands.
///
/// # Errors
/// When the week has not begun, no seal is there where one is asked for, or
/// the ledger cannot be read.
pub(super) fn choose(
    app: &App,
    arguments: &WeeklyArgs,
    week: Week,
    unit: &str,
    wanted: Wanted,
    lang: Lang,
) -> Result<Chosen, AppError> {
    let after = app.newest_op()?;
    let made = |report, said| Chosen { report, sealed: None, said, after };
    if arguments.since_last {
        return Ok(made(
            app.weekly_since_last(week, unit, wanted, arguments.seal.then_some(week))?,
            None,
        ));
    }
    let sealed = if arguments.fresh || arguments.seal { None } else { app.seal_of(week)? };
    let is_over = week.end() < app.thresholds().today;
    match sealed {
        Some(sealed) if arguments.sealed || is_over => {
            let report = app.sealed_report(&sealed.seal)?;
            let said = Some(reprinted(&sealed.seal, sealed.op, lang));
            Ok(Chosen { report, sealed: Some(sealed), said, after })
        }
        Some(other) => {
            let said = has_sealed(&other.seal, other.op, lang);
            Ok(made(app.weekly(week, unit, wanted)?, Some(said)))
        }
        None if arguments.sealed => Err(SealProblem::None { week }.into()),
        None => Ok(made(app.weekly(week, unit, wanted)?, None)),
    }
}

/// The bytes of a sealed report, where they were kept in this form.
///
/// # Errors
/// When they cannot be read.
pub(super) fn kept(
    app: &App,
    sealed: &Sealed,
    printing: &Printing,
) -> Result<Option<Vec<u8>>, AppError> {
    let (format, lang) = (printing.key(), printing.languages.key());
    app.sealed_bytes(&sealed.seal, format, lang, printing.template())
}

impl Chosen {
    /// Attaches the register to a report that was sealed, whose data is kept
    /// without it: as it was known when the report was sealed.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub(super) fn attach(&mut self, app: &App, wanted: Wanted) -> Result<(), AppError> {
        if let Some(sealed) = self.sealed.as_ref().filter(|_| wanted.register) {
            self.report = app.sealed_with_register(sealed)?;
        }
        Ok(())
    }

    /// Seals the report with the copy that is handed on; gives the sentence
    /// about it.
    ///
    /// # Errors
    /// As [`App::seal`], and when the template cannot be filled in.
    pub(super) fn seal(
        &mut self,
        app: &mut App,
        printing: &Printing,
        lang: Lang,
    ) -> Result<String, Failure> {
        let before = app.seal_of(self.report.week)?;
        let (outcome, seal) = app.seal(&mut self.report, self.after, |report| {
            Ok::<_, Failure>(HandedOn {
                data: json::render(report).into_bytes(),
                // What is kept is the page, however wide the screen is.
                printed: printing.bytes(report, PAGE_COLUMNS)?,
                format: printing.key(),
                lang: printing.languages.key(),
                template: printing.template(),
            })
        })?;
        let said = said_sealed(&seal, outcome.op.seq, lang);
        Ok(match before {
            Some(before) => format!("{said}\n{}", said_replaced(before.op, seal.week, lang)),
            None => said,
        })
    }
}
