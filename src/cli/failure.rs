//! Why a command did not do what was asked, and the exit code that says so.

use super::output::{Broken, complain, complain_json};
use crate::app::{AppError, ImportError, PaperError, StoreError, WholeProblem};
use crate::domain::filling::Unfit;
use crate::domain::query::QueryError;
use crate::domain::reading::desk::Objection;
use crate::domain::refusal::Refusal;
use crate::domain::seal::SealProblem;
use crate::domain::views::ViewProblem;
use crate::i18n::cli::UsageProblem;
use crate::i18n::editor::{EditorProblem, kept_text, phrase_editor, phrase_overtaken};
use crate::i18n::filling::{FormProblem, phrase_form, phrase_unfit};
use crate::i18n::import::{phrase_import, phrase_rejected};
use crate::i18n::paper::phrase_paper;
use crate::i18n::reading::phrase_objection;
use crate::i18n::views::phrase_view;
use crate::i18n::{Lang, Phrase, phrase, phrase_filter};
use crate::report::docx::Fault;
use crate::report::template_error::TemplateProblem;
use crate::settings::SettingsError;
use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::width::columns;
use std::io::ErrorKind;
use std::path::PathBuf;

/// How the program ends.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Exit {
    Done,
    Internal,
    Usage,
    NoSuchCode,
    Refused,
    Busy,
    Integrity,
    BadInput,
    /// `check` found something.
    Tripped,
}

impl Exit {
    /// The exit code.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Internal => 1,
            Self::Usage => 2,
            Self::NoSuchCode => 3,
            Self::Refused => 4,
            Self::Busy => 5,
            Self::Integrity => 6,
            Self::BadInput => 7,
            Self::Tripped => 10,
        }
    }
}

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    Usage(UsageProblem),
    Filter {
        text: String,
        error: QueryError,
    },
    App(AppError),
    View(ViewProblem),
    /// What was filled in cannot be read.
    Unfit(Unfit),
    Form(FormProblem),
    Editor(EditorProblem),
    /// A commitment was changed while it was being edited.
    Overtaken {
        code: String,
    },
    /// The text that it is about lies in this file.
    Kept {
        failure: Box<Failure>,
        path: PathBuf,
    },
    /// A template that cannot be filled in.
    Template {
        path: PathBuf,
        problem: TemplateProblem,
    },
    /// A Word file that was to be filled in.
    Document {
        path: PathBuf,
        fault: Fault,
    },
    /// A file that is to be imported cannot be read as a table.
    Import {
        name: String,
        error: ImportError,
    },
    /// A file that cannot be read as a letter.
    Paper {
        name: String,
        error: PaperError,
    },
    /// What cannot be done with a candidate of a letter.
    Desk(Objection),
    /// Rows that cannot be imported; they were listed.
    Rejected {
        rows: usize,
    },
    /// Standard output is gone or full.
    Output(std::io::Error),
}

impl From<UsageProblem> for Failure {
    fn from(problem: UsageProblem) -> Self {
        Self::Usage(problem)
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl From<ViewProblem> for Failure {
    fn from(problem: ViewProblem) -> Self {
        Self::View(problem)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::App(AppError::Store(error))
    }
}

impl From<Broken> for Failure {
    fn from(Broken(error): Broken) -> Self {
        Self::Output(error)
    }
}

impl From<EditorProblem> for Failure {
    fn from(problem: EditorProblem) -> Self {
        Self::Editor(problem)
    }
}

impl From<SettingsError> for Failure {
    fn from(error: SettingsError) -> Self {
        Self::Usage(of_settings(error))
    }
}

/// What settings that cannot be used are on the command line.
pub(super) fn of_settings(error: SettingsError) -> UsageProblem {
    match error {
        SettingsError::NoHome => UsageProblem::NoHome,
        SettingsError::Config { path, message } => UsageProblem::Config { path, message },
        SettingsError::Variable { variable, value } => UsageProblem::Variable { variable, value },
    }
}

impl Failure {
    /// How the program ends with this failure. A reader that went away is no
    /// failure.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) | Self::Filter { .. } | Self::Unfit(_) | Self::Form(_) => Exit::Usage,
            Self::App(error) => app_exit(error),
            Self::Import { error: ImportError::BadMap { .. }, .. } => Exit::Usage,
            Self::Import { .. } | Self::Rejected { .. } | Self::Paper { .. } => Exit::BadInput,
            Self::Desk(_) => Exit::Refused,
            Self::View(problem) => view_exit(problem),
            Self::Editor(problem) => editor_exit(problem),
            Self::Overtaken { .. } => Exit::Refused,
            Self::Template { .. } => Exit::BadInput,
            Self::Document { .. } => Exit::BadInput,
            Self::Kept { failure, .. } => failure.exit(),
            Self::Output(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Done,
            Self::Output(_) => Exit::Internal,
        }
    }

    /// Says on standard error what happened and what to do next.
    pub fn say(&self, lang: Lang, json: bool) {
        if self.exit() == Exit::Done {
            return;
        }
        let said = self.phrase(lang);
        if json {
            complain_json(&self.json(&said));
            return;
        }
        let mut lines = said.message.lines();
        complain(&format!("nuo: {}", lines.next().unwrap_or_default()));
        lines.for_each(complain);
        if let Self::Filter { text, error } = self {
            for line in pointed(text, error) {
                complain(&format!("  {line}"));
            }
        }
        said.hint.lines().for_each(|line| complain(&format!("  {line}")));
    }

    /// The words for it.
    #[must_use]
    pub fn phrase(&self, lang: Lang) -> Phrase {
        match self {
            Self::Usage(problem) => problem.phrase(lang),
            Self::Filter { error, .. } => phrase_filter(error, lang),
            Self::App(error) => phrase(error, lang),
            Self::View(problem) => phrase_view(problem, lang),
            Self::Unfit(unfit) => phrase_unfit(unfit, lang),
            Self::Form(problem) => phrase_form(problem, lang),
            Self::Editor(problem) => phrase_editor(problem, lang),
            Self::Overtaken { code } => phrase_overtaken(code, lang),
            Self::Template { path, problem } => problem.phrase(&path.display().to_string(), lang),
            Self::Kept { failure, path } => {
                let Phrase { key, message, hint } = failure.phrase(lang);
                let kept = kept_text(path, lang);
                let hint = if hint.is_empty() { kept } else { format!("{hint}\n{kept}") };
                Phrase { key, message, hint }
            }
            Self::Document { path, fault } => fault.phrase(&path.display().to_string(), lang),
            Self::Import { name, error } => phrase_import(name, error, lang),
            Self::Paper { name, error } => phrase_paper(name, error, lang),
            Self::Desk(objection) => phrase_objection(objection, lang),
            Self::Rejected { rows } => phrase_rejected(*rows, lang),
            Self::Output(error) => Phrase {
                key: "output",
                message: format!("{}: {error}", lang.pick("无法写标准输出", "Cannot write")),
                hint: String::new(),
            },
        }
    }

    fn json(&self, said: &Phrase) -> serde_json::Value {
        let mut error = serde_json::json!({
            "code": said.key, "message": said.message, "hint": said.hint,
        });
        if let Self::Filter { text, error: problem } = self {
            let characters = |bytes: usize| text.get(..bytes).map(|head| head.chars().count());
            error["filter"] = text.as_str().into();
            error["start"] = characters(problem.at.start).into();
            error["end"] = characters(problem.at.end).into();
        }
        serde_json::json!({ "error": error })
    }
}

/// The filter as it was typed, and a line that points at the mistake.
fn pointed(text: &str, error: &QueryError) -> [String; 2] {
    let head = clean_line(text.get(..error.at.start).unwrap_or(text));
    let wrong = clean_line(text.get(error.at.clone()).unwrap_or_default());
    let before = columns(&head, Ambiguous::Narrow);
    let marks = columns(&wrong, Ambiguous::Narrow).max(1);
    [clean_line(text).into_owned(), format!("{:before$}{}", "", "^".repeat(marks))]
}

const fn view_exit(problem: &ViewProblem) -> Exit {
    match problem {
        ViewProblem::NoName
        | ViewProblem::BuiltIn(_)
        | ViewProblem::Taken(_)
        | ViewProblem::Missing(_) => Exit::Usage,
        ViewProblem::Unreadable { .. } => Exit::BadInput,
        ViewProblem::File { .. } => Exit::Internal,
    }
}

fn app_exit(error: &AppError) -> Exit {
    match error {
        AppError::Store(error) | AppError::NotRestorable { source: error, .. } => store_exit(error),
        AppError::Refused(Refusal::NoSuchItem(_) | Refusal::NoSuchLetter(_))
        | AppError::NoSuchCode { .. }
        | AppError::AmbiguousCode { .. }
        | AppError::NoSuchLetter { .. }
        | AppError::NoSuchOperation(_) => Exit::NoSuchCode,
        AppError::Refused(_)
        | AppError::Past { .. }
        | AppError::EachRefused(_)
        | AppError::NothingToUndo
        | AppError::NothingToRedo
        | AppError::AlreadyUndone(_)
        | AppError::NotUndoable(_)
        | AppError::BuiltOn { .. }
        | AppError::Exists { .. }
        | AppError::IsLedger { .. } => Exit::Refused,
        AppError::Unsound { .. } => Exit::Integrity,
        AppError::File { .. }
        | AppError::NotAFile { .. }
        | AppError::TooLarge { .. }
        | AppError::OtherText { .. }
        | AppError::NotText { .. } => Exit::BadInput,
        AppError::NoText { .. } | AppError::NothingToOpen { .. } => Exit::Refused,
        AppError::DamagedEvidence { .. } => Exit::Integrity,
        AppError::Whole(WholeProblem::Outdated) => Exit::Busy,
        AppError::Whole(WholeProblem::Apart { .. }) => Exit::Refused,
        AppError::Whole(_) => Exit::BadInput,
        AppError::Seal(SealProblem::Outdated) => Exit::Busy,
        AppError::Seal(_) => Exit::Refused,
        AppError::FutureWeek { .. } | AppError::NoWeek(_) | AppError::NotYet { .. } => Exit::Usage,
        AppError::Catalogue(_) => Exit::Internal,
    }
}

fn editor_exit(problem: &EditorProblem) -> Exit {
    match problem {
        EditorProblem::NotStarted { .. } => Exit::Usage,
        EditorProblem::Failed { .. } => Exit::Refused,
        EditorProblem::File { .. } => Exit::Internal,
        EditorProblem::TooLong { .. } | EditorProblem::NotText => Exit::BadInput,
    }
}

fn store_exit(error: &StoreError) -> Exit {
    match error {
        StoreError::Busy => Exit::Busy,
        StoreError::ReadOnly | StoreError::Missing(_) => Exit::Refused,
        StoreError::IsDirectory(_)
        | StoreError::NotALedger(_)
        | StoreError::Newer { .. }
        | StoreError::Replaced(_)
        | StoreError::Damaged(_) => Exit::Integrity,
        StoreError::File { .. } => Exit::BadInput,
        StoreError::DiskFull
        | StoreError::Io(_)
        | StoreError::Setting(_)
        | StoreError::Sqlite(_) => Exit::Internal,
    }
}

#[cfg(test)]
mod tests {
    use super::{Exit, Failure, pointed};
    use crate::app::StoreError;
    use crate::domain::query::parse;

    #[test]
    fn a_ledger_that_is_busy_or_damaged_has_its_own_code() {
        for (error, exit) in [
            (StoreError::Busy, Exit::Busy),
            (StoreError::Damaged("x".into()), Exit::Integrity),
            (StoreError::ReadOnly, Exit::Refused),
            (StoreError::DiskFull, Exit::Internal),
        ] {
            assert_eq!(Failure::from(error).exit(), exit);
        }
        let gone = std::io::Error::from(std::io::ErrorKind::BrokenPipe);
        assert_eq!(Failure::Output(gone).exit(), Exit::Done);
    }

    #[test]
    fn the_caret_counts_columns() {
        let today = "2026-11-23".parse().expect("a day");
        for (text, line) in
            [("foo:1", "^^^"), ("牵头:科技厅 foo:1", "            ^^^"), ("逾期 foo:1", "     ^^^")]
        {
            let error = parse(text, today).expect_err(text);
            assert_eq!(pointed(text, &error)[1], line, "{text}");
        }
    }
}
