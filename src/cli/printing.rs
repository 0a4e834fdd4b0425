//! How a weekly report is laid out: in one of nuo's own forms, or by a
//! template that the user brought.

use super::choice::LangChoice;
use super::failure::Failure;
use super::weekly::WeeklyArgs;
use crate::app::App;
use crate::domain::weekly::{Wanted, WeeklyReport};
use crate::i18n::cli::UsageProblem;
use crate::report::template::Form;
use crate::report::{Format, Languages, docx, render, template};
use crate::settings::Settings;
use crate::text::Ambiguous;
use std::path::{Path, PathBuf};

/// How a report is laid out, and in which languages.
pub(super) struct Printing {
    layout: Layout,
    pub languages: Languages,
    ambiguous: Ambiguous,
}

enum Layout {
    Own(Format),
    /// A template that was read already.
    Template {
        path: PathBuf,
        form: Form,
        source: String,
    },
    /// A Word file with tags in it.
    Document {
        path: PathBuf,
        file: Vec<u8>,
    },
}

impl Printing {
    /// What was asked for.
    ///
    /// # Errors
    /// When there is no template for the form, or its file cannot be read.
    pub(super) fn of(
        app: &App,
        settings: &Settings,
        arguments: &WeeklyArgs,
    ) -> Result<Self, Failure> {
        let languages = match arguments.languages {
            Some(LangChoice::One(lang)) => Languages::One(lang),
            Some(LangChoice::Both) => Languages::Both,
            None => Languages::One(settings.lang),
        };
        let layout = match &arguments.template {
            Some(path) if is_document(path, arguments.format) => {
                Layout::Document { path: path.clone(), file: app.read_document(path)? }
            }
            Some(path) => {
                let form = form_of(path, arguments.format)?;
                Layout::Template { path: path.clone(), form, source: app.read_text(path)? }
            }
            None => {
                let named = arguments.output.as_deref().and_then(Path::extension);
                let named = named.and_then(|ending| Format::of_ending(&ending.to_string_lossy()));
                Layout::Own(arguments.format.or(named).unwrap_or_default())
            }
        };
        // Counted wide where nobody has measured: a line too short is no harm.
        let ambiguous = settings.ambiguous.known().unwrap_or(Ambiguous::Wide);
        Ok(Self { layout, languages, ambiguous })
    }

    /// The form, where it is one of nuo's own.
    pub(super) const fn format(&self) -> Option<Format> {
        match self.layout {
            Layout::Own(format) => Some(format),
            Layout::Template { .. } | Layout::Document { .. } => None,
        }
    }

    /// The key of the form, for the record.
    pub(super) const fn key(&self) -> &'static str {
        match self.layout {
            Layout::Own(format) => format.key(),
            Layout::Template { form, .. } => form.key(),
            Layout::Document { .. } => Format::Docx.key(),
        }
    }

    /// The template, where the user brought one.
    pub(super) fn template(&self) -> Option<&[u8]> {
        match &self.layout {
            Layout::Own(_) => None,
            Layout::Template { source, .. } => Some(source.as_bytes()),
            Layout::Document { file, .. } => Some(file),
        }
    }

    /// Whether it is the plain text that a terminal pages.
    pub(super) fn is_text(&self) -> bool {
        self.format() == Some(Format::Text)
    }

    /// Whether a terminal can show it.
    pub(super) fn is_readable(&self) -> bool {
        match self.layout {
            Layout::Own(format) => format.is_text(),
            Layout::Template { .. } => true,
            Layout::Document { .. } => false,
        }
    }

    /// What the form has by itself, unless it was asked otherwise. What is
    /// sealed is kept as data that any form can be made of later.
    pub(super) fn wanted(&self, arguments: &WeeklyArgs) -> Wanted {
        let own = match &self.layout {
            Layout::Own(format) => format.wanted(),
            Layout::Template { form, .. } => form.wanted(),
            Layout::Document { .. } => Wanted { charts: true, register: true },
        };
        let register = !arguments.no_register && (arguments.register || own.register);
        Wanted { charts: own.charts || arguments.seal, register }
    }

    /// The report as it is handed on.
    ///
    /// # Errors
    /// When the template cannot be filled in.
    pub(super) fn bytes(&self, report: &WeeklyReport, columns: usize) -> Result<Vec<u8>, Failure> {
        match &self.layout {
            Layout::Own(format) => {
                Ok(render(report, *format, self.languages, columns, self.ambiguous))
            }
            Layout::Template { path, form, source } => {
                let data = template::data(report, self.languages);
                let failed = |problem| Failure::Template { path: path.clone(), problem };
                Ok(template::fill_own(source, *form, &data).map_err(failed)?.into_bytes())
            }
            Layout::Document { path, file } => {
                let failed = |fault| Failure::Document { path: path.clone(), fault };
                let rows = report.register.as_deref().unwrap_or_default();
                docx::fill(file, report, rows, self.languages).map_err(failed)
            }
        }
    }
}

/// Whether a template is a Word file: by the form that was asked for, else by
/// its name.
fn is_document(path: &Path, format: Option<Format>) -> bool {
    let named = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    format.map_or(named, |format| format == Format::Docx)
}

/// What a template is for: the form that was asked for, else what its name
/// says.
fn form_of(path: &Path, format: Option<Format>) -> Result<Form, UsageProblem> {
    match format {
        Some(format) => Form::of(format).ok_or(UsageProblem::NoTemplateFor { form: format.key() }),
        None => Ok(Form::of_name(&path.to_string_lossy())),
    }
}
