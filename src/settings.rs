//! Settings: a flag beats the environment, which beats `config.toml`, which
//! beats the default. Reads no environment itself; `main` hands it over.

mod kept;
mod review_table;

pub use kept::{Kept, put_first};

use crate::domain::dates::YEARS;
use crate::domain::review::ReviewRules;
use crate::domain::timeliness::{SOON_DAYS, STALE_DAYS};
use crate::i18n::Lang;
use crate::text::Ambiguous;
use chrono::{Datelike, NaiveDate};
use review_table::ReviewTable;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// What the program was started in.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub variables: BTreeMap<String, String>,
    pub home: Option<PathBuf>,
    /// The name of the account, for the log.
    pub login: Option<String>,
}

impl Environment {
    /// A variable that is set and not empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    fn folder(&self, variable: &str, below_home: &str) -> Option<PathBuf> {
        let given = self.get(variable).map(PathBuf::from).filter(|path| path.is_absolute());
        given.or_else(|| self.home.as_ref().map(|home| home.join(below_home)))
    }
}

/// What was said on the command line.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    pub db: Option<PathBuf>,
    pub lang: Option<Lang>,
    pub today: Option<NaiveDate>,
    pub color: Option<Color>,
}

/// When to write colours.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// The colours of the terminal interface.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeName {
    /// For a dark ground.
    #[default]
    Dark,
    /// For a light ground.
    Light,
    /// High contrast on black.
    Contrast,
    /// Colours that people with any kind of colour vision tell apart.
    ColorBlind,
    /// No colours.
    Mono,
}

impl ThemeName {
    /// In the order in which the key walks through them.
    pub const ALL: [Self; 5] =
        [Self::Dark, Self::Light, Self::Contrast, Self::ColorBlind, Self::Mono];
}

/// How many colours the terminal has.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Deserialize)]
pub enum ColorDepth {
    /// The terminal's own sixteen.
    #[default]
    #[serde(rename = "16")]
    Sixteen,
    #[serde(rename = "256")]
    Indexed,
    /// Any red, green and blue.
    #[serde(rename = "true")]
    True,
}

impl ColorDepth {
    /// What the terminal says of itself: `COLORTERM` as most terminals with
    /// true colour set it, then the name in `TERM`.
    #[must_use]
    pub fn of(environment: &Environment) -> Self {
        let term = environment.get("TERM").unwrap_or_default();
        match environment.get("COLORTERM") {
            Some("truecolor" | "24bit") => Self::True,
            _ if term.ends_with("-direct") => Self::True,
            _ if term.contains("256color") => Self::Indexed,
            _ => Self::Sixteen,
        }
    }
}

/// How wide the terminal draws characters of ambiguous width.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AmbiguousWidth {
    /// Ask the terminal.
    #[default]
    Auto,
    Narrow,
    Wide,
}

impl AmbiguousWidth {
    /// The width that needs no asking.
    #[must_use]
    pub const fn known(self) -> Option<Ambiguous> {
        match self {
            Self::Auto => None,
            Self::Narrow => Some(Ambiguous::Narrow),
            Self::Wide => Some(Ambiguous::Wide),
        }
    }
}

/// `config.toml`. Unknown keys are said and passed over: a newer program's
/// settings must not lock an older one out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Config {
    db: Option<PathBuf>,
    lang: Option<String>,
    actor: Option<String>,
    unit: Option<String>,
    theme: Option<ThemeName>,
    colors: Option<ColorDepth>,
    ambiguous: Option<AmbiguousWidth>,
    color: Option<Color>,
    opener: Option<String>,
    soon_days: Option<u32>,
    stale_days: Option<u32>,
    keys: BTreeMap<Spanned<String>, toml::Value>,
    #[serde(skip)]
    wishes: Vec<KeyWish>,
    review: ReviewTable,
    #[serde(flatten)]
    unknown: BTreeMap<String, toml::Value>,
}

/// A line of `[keys]` in `config.toml`: the keys that an action shall have.
/// What they mean is the matter of the table of keys.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KeyWish {
    /// The line in the file, from one.
    pub line: usize,
    /// The action's name as it is written there.
    pub action: String,
    /// Absent where neither a text nor a list of texts was written.
    pub keys: Option<Vec<String>>,
}

/// Everything resolved.
#[derive(Clone, Debug)]
pub struct Settings {
    pub db: PathBuf,
    pub config: Option<PathBuf>,
    /// Where the views of one's own are kept.
    pub views: Option<PathBuf>,
    /// Where the filters that were used last are kept.
    pub filters: Option<PathBuf>,
    pub lang: Lang,
    pub actor: String,
    /// The unit that hands reports on; empty until it is set.
    pub unit: String,
    pub theme: ThemeName,
    pub colors: ColorDepth,
    pub ambiguous: AmbiguousWidth,
    pub color: Color,
    /// The program that opens files and addresses, where it is not the
    /// system's.
    pub opener: Option<String>,
    pub soon_days: u32,
    pub stale_days: u32,
    pub review: ReviewRules,
    pub today: Option<NaiveDate>,
    pub home: Option<PathBuf>,
    /// The keys that the person wants, in the order of their lines.
    pub keys: Vec<KeyWish>,
    /// Keys of `config.toml` that mean nothing.
    pub unknown_keys: Vec<String>,
}

/// Why settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// There is no home folder to keep a ledger in.
    #[error("no home folder")]
    NoHome,
    #[error("{path}: {message}")]
    Config { path: PathBuf, message: String },
    #[error("{variable}={value}")]
    Variable { variable: &'static str, value: String },
}

impl SettingsError {
    /// Whether `config.toml` is to blame.
    #[must_use]
    pub const fn is_of_config(&self) -> bool {
        match self {
            Self::Config { .. } => true,
            Self::Variable { variable, .. } => matches!(variable.as_bytes(), b"lang"),
            Self::NoHome => false,
        }
    }
}

impl Settings {
    /// Brings flags, environment and `config.toml` together.
    ///
    /// # Errors
    /// When `config.toml` cannot be read (with its line), a variable has a
    /// value that means nothing, or there is no place for the ledger.
    pub fn resolve(flags: &Flags, environment: &Environment) -> Result<Self, SettingsError> {
        let config = config_path(environment).as_deref().map(read_config).transpose()?;
        Self::of(config.unwrap_or_default(), flags, environment)
    }

    /// The same as if `config.toml` were empty, for what goes on without it.
    ///
    /// # Errors
    /// As [`Settings::resolve`], but for those of the file.
    pub fn without_config(flags: &Flags, environment: &Environment) -> Result<Self, SettingsError> {
        Self::of(Config::default(), flags, environment)
    }

    fn of(config: Config, flags: &Flags, environment: &Environment) -> Result<Self, SettingsError> {
        let config_path = config_path(environment);
        let data = environment.folder("XDG_DATA_HOME", ".local/share");
        let db = flags
            .db
            .clone()
            .or_else(|| environment.get("NUO_DB").map(PathBuf::from))
            .or(config.db)
            .or_else(|| data.map(|folder| folder.join("nuo/nuo.db")))
            .ok_or(SettingsError::NoHome)?;
        let actor = environment
            .get("NUO_ACTOR")
            .map(str::to_owned)
            .or(config.actor)
            .or_else(|| environment.login.clone())
            .unwrap_or_else(|| "?".to_owned());
        let review_keys = config.review.unknown.keys().map(|key| format!("review.{key}"));
        let review_keys: Vec<String> = review_keys.collect();
        Ok(Self {
            db,
            lang: language(flags, environment, config.lang.as_deref())?,
            actor,
            unit: config.unit.unwrap_or_default(),
            theme: config.theme.unwrap_or_default(),
            colors: config.colors.unwrap_or_else(|| ColorDepth::of(environment)),
            ambiguous: config.ambiguous.unwrap_or_default(),
            color: color(flags, environment, config.color),
            opener: config.opener,
            soon_days: config.soon_days.unwrap_or(SOON_DAYS),
            stale_days: config.stale_days.unwrap_or(STALE_DAYS),
            today: today(flags, environment)?,
            home: environment.home.clone(),
            keys: config.wishes,
            views: config_path.as_ref().map(|path| path.with_file_name("views.toml")),
            filters: environment
                .folder("XDG_STATE_HOME", ".local/state")
                .map(|folder| folder.join("nuo/filters")),
            review: config.review.rules(),
            unknown_keys: config.unknown.into_keys().chain(review_keys).collect(),
            config: config_path,
        })
    }
}

impl Settings {
    /// What is kept for the person beside the ledger.
    #[must_use]
    pub fn kept(&self) -> Kept {
        Kept::at(self.views.clone(), self.filters.clone())
    }
}

/// The language before settings are known, for errors on the way to them.
/// What cannot be read says nothing here.
#[must_use]
pub fn early_language(flags: &Flags, environment: &Environment) -> Lang {
    let config = config_path(environment).and_then(|path| read_config(&path).ok());
    let config = config.and_then(|config| config.lang);
    let known = language(flags, environment, config.as_deref());
    known.or_else(|_| language(flags, &without_language(environment), None)).unwrap_or_default()
}

/// The environment without a wish of nuo's own, so that the locale speaks.
fn without_language(environment: &Environment) -> Environment {
    let mut environment = environment.clone();
    environment.variables.remove("NUO_LANG");
    environment
}

fn config_path(environment: &Environment) -> Option<PathBuf> {
    environment.folder("XDG_CONFIG_HOME", ".config").map(|folder| folder.join("nuo/config.toml"))
}

fn read_config(path: &Path) -> Result<Config, SettingsError> {
    let problem = |message: String| SettingsError::Config { path: path.to_owned(), message };
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let mut config: Config =
                toml::from_str(&text).map_err(|error| problem(error.to_string()))?;
            config.wishes = key_wishes(std::mem::take(&mut config.keys), &text);
            Ok(config)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Config::default()),
        Err(error) => Err(problem(error.to_string())),
    }
}

fn key_wishes(keys: BTreeMap<Spanned<String>, toml::Value>, text: &str) -> Vec<KeyWish> {
    let written = |value: toml::Value| match value {
        toml::Value::String(key) => Some(vec![key]),
        toml::Value::Array(keys) => {
            keys.iter().map(|key| key.as_str().map(str::to_owned)).collect()
        }
        _ => None,
    };
    let line_of = |at: usize| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    let wishes = keys.into_iter().map(|(action, value)| KeyWish {
        line: line_of(action.span().start),
        action: action.into_inner(),
        keys: written(value),
    });
    let mut wishes: Vec<KeyWish> = wishes.collect();
    wishes.sort_by_key(|wish| wish.line);
    wishes
}

/// `--lang`, then `NUO_LANG`, then `config.toml`, then the locale; Chinese
/// where nothing says otherwise.
fn language(
    flags: &Flags,
    environment: &Environment,
    config: Option<&str>,
) -> Result<Lang, SettingsError> {
    if let Some(lang) = flags.lang {
        return Ok(lang);
    }
    if let Some(value) = environment.get("NUO_LANG") {
        let problem = || SettingsError::Variable { variable: "NUO_LANG", value: value.to_owned() };
        return read_language(value).ok_or_else(problem);
    }
    if let Some(value) = config {
        let problem = || SettingsError::Variable { variable: "lang", value: value.to_owned() };
        return read_language(value).ok_or_else(problem);
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| environment.get(name));
    Ok(locale.and_then(read_language).unwrap_or_default())
}

/// `zh`, `zh_CN.UTF-8`, `en`, `en_GB`; other languages say nothing.
fn read_language(value: &str) -> Option<Lang> {
    match value.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("zh") => Some(Lang::Zh),
        Some("en") => Some(Lang::En),
        _ => None,
    }
}

fn color(flags: &Flags, environment: &Environment, config: Option<Color>) -> Color {
    let none = environment.get("NO_COLOR").map(|_| Color::Never);
    flags.color.or(none).or(config).unwrap_or_default()
}

fn today(flags: &Flags, environment: &Environment) -> Result<Option<NaiveDate>, SettingsError> {
    let variable = "NUO_TODAY";
    match (flags.today, environment.get(variable)) {
        (Some(day), _) => Ok(Some(day)),
        (None, typed) => typed.map(|typed| fixed_day(variable, typed)).transpose(),
    }
}

/// The day that a flag or variable puts in today's place. It has to be written
/// out: `today` itself and everything counted from it would depend on the day
/// that it is meant to replace.
///
/// # Errors
/// The name and the text when it is no day of a year that dates may have.
pub fn fixed_day(variable: &'static str, typed: &str) -> Result<NaiveDate, SettingsError> {
    let day: Option<NaiveDate> = typed.trim().parse().ok();
    let problem = || SettingsError::Variable { variable, value: typed.to_owned() };
    day.filter(|day| YEARS.contains(&day.year())).ok_or_else(problem)
}

#[cfg(test)]
mod tests {
    use super::{Environment, Flags, today};

    #[test]
    fn the_day_in_the_environment_is_read_as_strictly_as_the_flag() {
        for (text, is_day) in [
            ("2026-11-23", true),
            (" 2026-11-23 ", true),
            ("today", false),
            ("0026-11-23", false),
            ("12026-11-23", false),
        ] {
            let variables = [("NUO_TODAY".to_owned(), text.to_owned())].into();
            let environment = Environment { variables, ..Environment::default() };
            assert_eq!(today(&Flags::default(), &environment).is_ok(), is_day, "{text}");
        }
    }
}
