//! What is offered at a place of the command line: names, values of closed
//! lists, and what stands in the ledger.

use super::place::{Place, Wanted};
use crate::app::{Access, App, Clock, Extent, Group, OpKind, Opening, Sort};
use crate::cli::help::below;
use crate::cli::schema::{SHAPES, Shape};
use crate::domain::query::{Key, Query, complete, parse};
use crate::domain::vocabulary::{Channel, Kind, Status, Strength};
use crate::i18n::cli::schemas::shape_title;
use crate::i18n::cli::{about, argument_text};
use crate::i18n::{Lang, Term, operation};
use crate::settings::Settings;
use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::fit::clip;
use clap::Arg;
use std::time::Duration;

/// More than a person looks through.
const MOST_ITEMS: usize = 200;
const MOST_OPERATIONS: u32 = 40;
/// What is said of a candidate has to leave room for it.
const ABOUT_COLUMNS: usize = 44;
/// A shell waits for nobody who writes.
const WAIT: Duration = Duration::from_millis(200);

/// One word that may stand at the cursor.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Candidate {
    pub text: String,
    /// What it is; may be empty.
    pub about: String,
}

/// Everything that may stand there.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Offers {
    pub candidates: Vec<Candidate>,
    /// Whether it may be a file too.
    pub files: bool,
}

/// The ledger that is looked into, if there is one.
pub struct Ledger {
    app: Option<App>,
}

impl Ledger {
    /// Opens it for reading; it is never made here.
    #[must_use]
    pub fn of(settings: Settings) -> Self {
        let opening = Opening {
            path: settings.db,
            access: Access::Read,
            clock: settings.today.map_or(Clock::System, Clock::Fixed),
            actor: settings.actor,
            channel: Channel::Cli,
            wait: WAIT,
            soon_days: settings.soon_days,
            stale_days: settings.stale_days,
            review: settings.review,
            home: settings.home,
        };
        Self { app: App::open(opening).ok().map(|(app, _)| app) }
    }

    /// The commitments whose codes begin with this, with their titles.
    fn codes(&self, typed: &str, open_only: bool, lang: Lang) -> Vec<Candidate> {
        let Some(app) = &self.app else { return Vec::new() };
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        if !typed.chars().all(plain) {
            return Vec::new();
        }
        let filter = format!("code:{typed}* {}", if open_only { "open" } else { "" });
        let query = parse(&filter, app.thresholds().today);
        let rows = query.ok().and_then(|query| app.rows(&query, Sort::Code, 0..MOST_ITEMS).ok());
        let named = |row: &crate::app::Row| Candidate {
            text: row.id.code().to_owned(),
            about: short(lang.pick_filled(&row.title, &row.title_en)),
        };
        rows.unwrap_or_default().iter().map(named).collect()
    }

    fn letters(&self, lang: Lang) -> Vec<Candidate> {
        let letters = self.app.as_ref().and_then(|app| app.letters().ok()).unwrap_or_default();
        let named = |letter: crate::domain::letter::Letter| Candidate {
            about: short(lang.pick_filled(&letter.title, &letter.title_en)),
            text: letter.id,
        };
        letters.into_iter().map(named).collect()
    }

    /// The newest operations that can be undone.
    fn operations(&self, lang: Lang) -> Vec<Candidate> {
        let ops =
            self.app.as_ref().and_then(|app| app.ops(MOST_OPERATIONS, Extent::Beginning).ok());
        let undoable =
            |op: &crate::app::OpRecord| op.kind == OpKind::Change && op.revoked_by.is_none();
        let ops = ops.unwrap_or_default().into_iter().filter(undoable);
        ops.map(|op| Candidate { text: op.seq.to_string(), about: short(&operation(&op, lang)) })
            .collect()
    }

    fn units(&self) -> Vec<Candidate> {
        let groups = |app: &App| app.groups(Group::Lead, &Query::All).ok();
        let groups = self.app.as_ref().and_then(groups).unwrap_or_default();
        let mut names: Vec<String> =
            groups.into_iter().flat_map(|group| names(&group.key)).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(plain).collect()
    }

    fn tags(&self) -> Vec<Candidate> {
        let tags = self.app.as_ref().and_then(|app| app.tags().ok()).unwrap_or_default();
        tags.into_iter().map(plain).collect()
    }
}

/// The units of a group stand on lines of their own.
fn names(key: &str) -> Vec<String> {
    key.lines().filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn plain(text: impl Into<String>) -> Candidate {
    Candidate { text: text.into(), about: String::new() }
}

fn short(text: &str) -> String {
    clip(&clean_line(text), ABOUT_COLUMNS, Ambiguous::Wide).into_owned()
}

/// The name that stands for an argument's value in usage lines.
#[must_use]
pub fn value_name(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    names.first().map(ToString::to_string).unwrap_or_default()
}

/// Everything that may stand at a place.
#[must_use]
pub fn offers(place: &Place<'_>, ledger: &Ledger, lang: Lang) -> Offers {
    let mut offers = Offers::default();
    for wanted in &place.wanted {
        match wanted {
            Wanted::Commands => offers.candidates.extend(commands(place, lang)),
            Wanted::Flags => offers.candidates.extend(flags(place, lang)),
            Wanted::Values(args) => {
                for arg in args {
                    let of = values(arg, place, ledger, lang);
                    offers.candidates.extend(of.candidates);
                    offers.files |= of.files;
                }
            }
            Wanted::Nothing => {}
        }
    }
    for candidate in &mut offers.candidates {
        candidate.text.insert_str(0, &place.head);
    }
    offers
}

fn commands(place: &Place<'_>, lang: Lang) -> Vec<Candidate> {
    let named = |command: &clap::Command| Candidate {
        text: command.get_name().to_owned(),
        about: short(about(&below(&place.path, command.get_name()), lang)),
    };
    begun(place.command.get_subcommands().map(named).collect(), &place.typed)
}

fn flags(place: &Place<'_>, lang: Lang) -> Vec<Candidate> {
    let named = |arg: &Arg| {
        let text = format!("--{}", arg.get_long()?);
        let about = short(argument_text(&place.path, arg.get_id().as_str(), lang));
        (!arg.is_hide_set()).then_some(Candidate { text, about })
    };
    begun(place.command.get_arguments().filter_map(named).collect(), &place.typed)
}

/// Those that begin with what was typed.
fn begun(mut candidates: Vec<Candidate>, typed: &str) -> Vec<Candidate> {
    candidates.retain(|candidate| candidate.text.starts_with(typed));
    candidates
}

fn values(arg: &Arg, place: &Place<'_>, ledger: &Ledger, lang: Lang) -> Offers {
    let typed = place.typed.as_str();
    let words = |candidates| Offers { candidates: begun(candidates, typed), files: false };
    let closed: Vec<Candidate> =
        arg.get_possible_values().iter().map(|value| plain(value.get_name())).collect();
    if !closed.is_empty() {
        return words(closed);
    }
    match (value_name(arg).as_str(), arg.get_id().as_str()) {
        ("CODE", _) => {
            let open_only = matches!(place.path.as_str(), "done" | "defer" | "progress");
            words(ledger.codes(typed, open_only, lang))
        }
        ("STATUS", _) => words(terms(Status::ALL, Status::key, typed, lang)),
        ("KIND", _) => words(terms(Kind::ALL, Kind::key, typed, lang)),
        ("STRENGTH", _) => words(terms(Strength::ALL, Strength::key, typed, lang)),
        ("SCHEMA", _) => words(schemas(lang)),
        ("FILTER", _) => Offers { candidates: filter(typed, ledger, lang), files: false },
        ("LETTER", _) => words(ledger.letters(lang)),
        ("N", "op") => words(ledger.operations(lang)),
        ("UNIT", _) => words(ledger.units()),
        ("TAG", _) => words(ledger.tags()),
        ("DATE" | "WORDS", _) => words(days(lang)),
        ("FILE" | "EVIDENCE", _) => Offers { candidates: Vec::new(), files: true },
        _ => Offers::default(),
    }
}

/// The values of a closed list, in the script of what was typed.
fn terms<T: Term>(
    all: &[T],
    key: fn(T) -> &'static str,
    typed: &str,
    lang: Lang,
) -> Vec<Candidate> {
    let english = match typed {
        "" => lang == Lang::En,
        typed => typed.is_ascii(),
    };
    let named = |value: &T| match english {
        true => Candidate { text: key(*value).to_owned(), about: value.word(lang).to_owned() },
        false => Candidate { text: value.word(Lang::Zh).to_owned(), about: key(*value).to_owned() },
    };
    all.iter().map(named).collect()
}

fn schemas(lang: Lang) -> Vec<Candidate> {
    let named = |shape: &Shape| Candidate {
        text: shape.name.to_owned(),
        about: short(shape_title(shape.name, lang)),
    };
    SHAPES.iter().map(named).collect()
}

fn days(lang: Lang) -> Vec<Candidate> {
    let words = match lang {
        Lang::Zh => ["今天", "昨天", "月底", "季末", "年底", "+30d"],
        Lang::En => ["today", "yesterday", "eom", "eoq", "eoy", "+30d"],
    };
    words.into_iter().map(plain).collect()
}

/// Keys, flags and values of the filter language, behind what stands already.
fn filter(typed: &str, ledger: &Ledger, lang: Lang) -> Vec<Candidate> {
    if let Some((head, key, value)) = open_value(typed) {
        let known = match key {
            Key::Lead | Key::Co => begun(ledger.units(), value),
            Key::Tag => begun(ledger.tags(), value),
            Key::Letter => begun(ledger.letters(lang), value),
            Key::Code => ledger.codes(value, false, lang),
            Key::Status
            | Key::Due
            | Key::Part
            | Key::Kind
            | Key::Strength
            | Key::Certainty
            | Key::Note
            | Key::Evidence
            | Key::Moves
            | Key::Review
            | Key::Updated => Vec::new(),
        };
        if !known.is_empty() {
            return behind(head, known);
        }
    }
    let completion = complete(typed, typed.len());
    let head = typed.get(..completion.replace.start).unwrap_or_default();
    let fragment = typed.get(completion.replace.clone()).unwrap_or_default();
    let in_value = head.ends_with([':', '=', '<', '>', ',', '：', '，', '、']);
    // Where nothing is typed yet one language is enough.
    let wanted = |word: &&str| !fragment.is_empty() || word.is_ascii() == (lang == Lang::En);
    let candidates = completion.candidates.into_iter().filter(wanted).map(|word| {
        match Key::from_word(word).filter(|_| !in_value) {
            Some(_) => plain(format!("{word}:")),
            None => plain(word),
        }
    });
    behind(head, candidates.collect())
}

/// What stands before a value that is being typed, the value's key, and what is
/// typed of it.
fn open_value(typed: &str) -> Option<(&str, Key, &str)> {
    let (key, value) = typed.split_once([':', '：', '='])?;
    let key = Key::from_word(key.trim_start_matches(['-', '(', '（']))?;
    let last = value
        .rfind([',', '，', '、'])
        .map_or(0, |at| at + value[at..].chars().next().map_or(0, char::len_utf8));
    let value = &value[last..];
    Some((&typed[..typed.len() - value.len()], key, value))
}

fn behind(head: &str, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    for candidate in &mut candidates {
        candidate.text.insert_str(0, head);
    }
    candidates
}
