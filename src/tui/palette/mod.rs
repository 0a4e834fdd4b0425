//! The palette: commands, commitments and views in one list, ranked by how
//! nearly they are what was typed. Pure; the commitments are those that the
//! ledger has found.

mod keys;
mod typing;

pub use keys::{palette_choose, palette_key};
pub use typing::{palette_again, palette_found, palette_open, palette_typed};

use super::field::Field;
use super::keymap::{Action, Bound, Keymap};
use super::state::Screen;
use crate::app::Row;
use crate::domain::views::Views;
use crate::i18n::Lang;
use crate::i18n::tui::Section;
use crate::i18n::views::listed_views;
use crate::text::nearness::{Nearness, Typed};

/// Commands that are remembered as used lately.
const REMEMBERED: usize = 5;

/// The open palette.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    pub field: Field,
    /// Commitments that the ledger has found for what is typed.
    pub found: Vec<Row>,
    /// What can be chosen, ranked.
    pub lines: Vec<Line>,
    pub chosen: usize,
    /// Why the chosen line was not done.
    pub told: Option<String>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub group: Group,
    pub entry: Entry,
}

/// The kinds of lines, which stand together.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Group {
    Recent,
    Commands,
    Items,
    Views,
}

/// What a line leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Command(Action),
    /// A commitment, which the list goes to.
    Item(Box<Row>),
    View(View),
}

/// A named view of the list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct View {
    /// Chinese, then English.
    pub name: (String, String),
    pub kept: crate::domain::views::View,
}

/// What ranking goes by.
#[derive(Copy, Clone, Debug)]
pub struct Known<'m> {
    pub keymap: &'m Keymap,
    pub screen: Screen,
    pub lang: Lang,
    /// Commands used lately, the last one first.
    pub recent: &'m [Action],
    /// The views that the person keeps.
    pub views: &'m Views,
}

impl Palette {
    /// Ranks everything anew and goes to the best.
    pub fn rank(&mut self, known: Known<'_>) {
        self.lines = lines(known, &Typed::new(self.field.value()), &self.found);
        self.chosen = self.chosen.min(self.lines.len().saturating_sub(1));
    }

    /// Goes to a line.
    pub fn go(&mut self, place: usize) {
        self.chosen = place;
        self.told = None;
    }

    /// The line that would be done.
    #[must_use]
    pub fn current(&self) -> Option<&Line> {
        self.lines.get(self.chosen)
    }
}

/// Puts a command before those used earlier.
pub fn remember(recent: &mut Vec<Action>, action: Action) {
    recent.retain(|other| *other != action);
    recent.insert(0, action);
    recent.truncate(REMEMBERED);
}

/// Whether an action records something without asking for anything first.
#[must_use]
pub const fn records_at_once(action: Action) -> bool {
    matches!(
        action,
        Action::DoneNow | Action::Review | Action::Unchanged | Action::Undo | Action::Redo
    )
}

/// The views that every ledger has, then those that the person keeps.
fn views(known: Known<'_>) -> Vec<View> {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| listed_views(known.views, lang));
    zh.into_iter()
        .zip(en)
        .map(|(zh, en)| {
            let name = (zh.view.name.clone(), en.view.name.clone());
            View { name, kept: if known.lang == Lang::Zh { zh.view } else { en.view } }
        })
        .collect()
}

/// A line and its place in its group: the less, the nearer the top.
type Ranked = (usize, Line);

fn lines(known: Known<'_>, typed: &Typed, found: &[Row]) -> Vec<Line> {
    if typed.is_empty() {
        return untyped(known);
    }
    let mut groups = [commands(known, typed), items(known, typed, found), views_like(known, typed)];
    for group in &mut groups {
        group.sort_by_key(|(rank, _)| *rank);
    }
    // The group with the nearest line comes first, so that the first line of
    // all is the best.
    groups.sort_by_key(|group| group.first().map(|(rank, _)| *rank));
    groups.into_iter().flatten().map(|(_, line)| line).collect()
}

/// Everything but the commitments, which nobody could look through: what was
/// used lately, then the commands by sections, moving about last.
fn untyped(known: Known<'_>) -> Vec<Line> {
    let command = |group, action| Line { group, entry: Entry::Command(action) };
    let here: Vec<&Bound> = known.keymap.in_order(known.screen).filter(|one| listed(one)).collect();
    let is_here = |action: &Action| here.iter().any(|bound| bound.binding.action == *action);
    let recent = known.recent.iter().copied().filter(is_here);
    let mut lines: Vec<Line> = recent.map(|action| command(Group::Recent, action)).collect();
    let last = |section: &Section| *section == Section::Move;
    let sections = Section::ALL.into_iter().filter(|section| !last(section));
    for section in sections.chain([Section::Move]) {
        let of_section = here.iter().filter(|bound| bound.binding.section == section);
        let rest = of_section.filter(|bound| !known.recent.contains(&bound.binding.action));
        lines.extend(rest.map(|bound| command(Group::Commands, bound.binding.action)));
    }
    let view = |view| Line { group: Group::Views, entry: Entry::View(view) };
    lines.extend(views(known).into_iter().map(view));
    lines
}

/// Opening the palette is no use in the palette.
fn listed(bound: &Bound) -> bool {
    bound.binding.action != Action::Palette
}

/// Commands of every screen: those of another one say so.
fn commands(known: Known<'_>, typed: &Typed) -> Vec<Ranked> {
    let all = known.keymap.all().iter().filter(|bound| listed(bound));
    let near = all.filter_map(|bound| {
        let binding = bound.binding;
        let name = binding.name().replace('_', " ");
        let names =
            in_languages(known.lang, binding.label.say(Lang::Zh), binding.label.say(Lang::En));
        let rank = rank(typed, names, &[&name, binding.cli])?;
        // What is no key of this screen stands behind everything that is.
        let elsewhere = if binding.scope.holds(known.screen) { 0 } else { WORST + 1 };
        let uses = known.recent.iter().position(|action| *action == binding.action);
        let rank = comparable(rank + elsewhere) - REMEMBERED + uses.unwrap_or(REMEMBERED);
        let entry = Entry::Command(binding.action);
        Some((rank, Line { group: Group::Commands, entry }))
    });
    near.collect()
}

fn items(known: Known<'_>, typed: &Typed, found: &[Row]) -> Vec<Ranked> {
    let ranked = found.iter().map(|row| {
        let code = match typed.nearness(row.id.code()) {
            Some(Nearness::Whole) => 0,
            Some(Nearness::Start) => 2,
            _ => WORST,
        };
        let titles = in_languages(known.lang, &row.title, &row.title_en);
        // What is found by its notes or its clause stands behind.
        let rank = rank(typed, titles, &[]).unwrap_or(WORST).min(code);
        let entry = Entry::Item(Box::new(row.clone()));
        (comparable(rank), Line { group: Group::Items, entry })
    });
    ranked.collect()
}

fn views_like(known: Known<'_>, typed: &Typed) -> Vec<Ranked> {
    let near = views(known).into_iter().filter_map(|view| {
        let names = in_languages(known.lang, &view.name.0, &view.name.1);
        let rank = rank(typed, names, &[])?;
        Some((comparable(rank), Line { group: Group::Views, entry: Entry::View(view) }))
    });
    near.collect()
}

/// The rank of a commitment or view on the scale of the commands, which says
/// how lately they were used as well.
const fn comparable(rank: usize) -> usize {
    rank * (REMEMBERED + 1) + REMEMBERED
}

/// The name that is shown, then the one in the other language.
const fn in_languages<'t>(lang: Lang, zh: &'t str, en: &'t str) -> (&'t str, &'t str) {
    match lang {
        Lang::Zh => (zh, en),
        Lang::En => (en, zh),
    }
}

/// Found, but not by a name.
const WORST: usize = 10;

/// How near something is by its names. A name that is shown counts before the
/// other language's, and all but what only stands inside one before that;
/// names that it has elsewhere come last.
fn rank(typed: &Typed, (shown, other): (&str, &str), more: &[&str]) -> Option<usize> {
    let shown = typed.nearness(shown).map(|near| match near {
        Nearness::Whole => 0,
        Nearness::Start => 2,
        Nearness::Initials => 3,
        Nearness::Sound => 4,
        Nearness::Inside => 8,
    });
    let other = typed.nearness(other).map(|near| match near {
        Nearness::Whole => 1,
        Nearness::Start => 5,
        Nearness::Initials => 6,
        Nearness::Sound => 7,
        Nearness::Inside => 9,
    });
    let elsewhere = more.iter().any(|name| typed.is_in(name)).then_some(WORST);
    [shown, other, elsewhere].into_iter().flatten().min()
}
