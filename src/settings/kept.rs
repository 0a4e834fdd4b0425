//! What is kept for a person beside the ledger and `config.toml`: views of
//! one's own, and the filters that were used last. Both are files that nuo
//! alone writes, whole or not at all.

use crate::domain::views::{View, ViewChange, ViewProblem, Views};
use serde::{Deserialize, Serialize};
use std::fs::{DirBuilder, Permissions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Filters that are kept.
const MOST_FILTERS: usize = 200;
/// A longer filter is not kept, in bytes.
const LONGEST_FILTER: usize = 4 * 1024;
/// A longer file is none of nuo's, in bytes.
const LONGEST_FILE: u64 = 1024 * 1024;

/// Where both are kept; without a place they last as long as the program.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    views_path: Option<PathBuf>,
    filters_path: Option<PathBuf>,
    views: Views,
}

/// `views.toml`.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewsFile {
    #[serde(default)]
    view: Vec<View>,
}

impl Kept {
    /// What is kept at these places. A file that is not there is empty.
    #[must_use]
    pub fn at(views_path: Option<PathBuf>, filters_path: Option<PathBuf>) -> Self {
        let mut kept = Self { views_path, filters_path, views: Views::default() };
        kept.read_views();
        kept
    }

    /// The views that a person keeps, as they were read last.
    #[must_use]
    pub const fn views(&self) -> &Views {
        &self.views
    }

    /// Changes the views that a person keeps, and the file with them. Another
    /// process may have changed it: it is read first.
    ///
    /// # Errors
    /// When the name cannot be had, or the file not be read or written.
    pub fn change_views(
        &mut self,
        change: &ViewChange,
        built_in: &[String],
    ) -> Result<(), ViewProblem> {
        self.read_views();
        let mut views = self.views.clone();
        views.change(change, built_in)?;
        if let Some(path) = &self.views_path {
            let problem = |message: String| ViewProblem::File { path: path.clone(), message };
            let text = toml::to_string(&ViewsFile { view: views.own.clone() })
                .map_err(|error| problem(error.to_string()))?;
            replace(path, &text).map_err(|error| problem(error.to_string()))?;
        }
        self.views = views;
        Ok(())
    }

    fn read_views(&mut self) {
        let Some(path) = &self.views_path else { return };
        let unreadable = |message: String| Views {
            own: Vec::new(),
            problem: Some(ViewProblem::Unreadable { path: path.clone(), message }),
        };
        self.views = match read(path) {
            Ok(None) => Views::default(),
            Ok(Some(text)) => match toml::from_str::<ViewsFile>(&text) {
                Ok(file) => Views { own: file.view, problem: None },
                Err(error) => unreadable(error.to_string()),
            },
            Err(error) => unreadable(error.to_string()),
        };
    }

    /// The filters that were used last, newest first; none where they cannot be
    /// read.
    #[must_use]
    pub fn filters(&self) -> Vec<String> {
        let text = self.filters_path.as_deref().and_then(|path| read(path).ok().flatten());
        text.unwrap_or_default().lines().take(MOST_FILTERS).map(str::to_owned).collect()
    }

    /// Keeps a filter as the newest. That it cannot be kept keeps nobody from
    /// working, so that nothing is said.
    pub fn remember_filter(&self, filter: &str) {
        let Some(path) = &self.filters_path else { return };
        let mut filters = self.filters();
        put_first(&mut filters, filter);
        let mut text = filters.join("\n");
        text.push('\n');
        let _ = replace(path, &text);
    }
}

/// Puts a filter first, each once, no more than are kept.
pub fn put_first(filters: &mut Vec<String>, filter: &str) {
    let filter = filter.trim();
    if filter.is_empty() || filter.len() > LONGEST_FILTER || filter.contains(['\n', '\r']) {
        return;
    }
    filters.retain(|known| known != filter);
    filters.insert(0, filter.to_owned());
    filters.truncate(MOST_FILTERS);
}

fn read(path: &Path) -> std::io::Result<Option<String>> {
    match std::fs::metadata(path) {
        Ok(found) if found.len() > LONGEST_FILE => {
            Err(std::io::Error::from(std::io::ErrorKind::FileTooLarge))
        }
        Ok(_) => std::fs::read_to_string(path).map(Some),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes a file beside its place and moves it there, for its owner's eyes
/// only. A link that stands there goes on leading to it.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or(Path::new("."));
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".nuo-")
        .permissions(Permissions::from_mode(0o600))
        .tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}
