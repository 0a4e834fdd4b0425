//! One line of a pane: a name, its numbers, and a bar where there is room.

use crate::domain::overview::{Facet, Overview, Pair, Share, Subset};
use crate::domain::vocabulary::Timeliness;
use crate::i18n::Mark;
use crate::i18n::status::{StatusText, change, signal_value, subset_name, week_ago};
use crate::i18n::{Lang, short_date};
use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::fit::{clip_middle, pad_left};
use crate::tui::canvas::{Canvas, Line, Span};
use crate::tui::model::Model;
use crate::tui::theme::{Role, role_of};

/// How wide what stands in a line is; zero leaves it out.
pub struct Columns<'m> {
    model: &'m Model,
    facet: Facet,
    name: usize,
    /// Of a status: now and a week ago; of a group: all, closed, overdue.
    numbers: [usize; 3],
    bar: usize,
    /// How the closed ones changed, of a unit or a part.
    grown: usize,
}

/// Room for a number and for a change.
const NUMBER: usize = 5;
const CHANGE: usize = 5;
const BAR_AT_LEAST: usize = 6;
const BAR_AT_MOST: usize = 48;
const PERCENT: usize = 5;
/// A mark and a blank.
const MARK: usize = 2;
/// Below this a name says nothing any more.
const NAME_NEEDED: usize = 10;
/// A name gives way to changes and a bar down to this.
const NAME_AT_LEAST: usize = 22;

impl<'m> Columns<'m> {
    /// Shares what there is: a name that is longer than it has to be gives way
    /// to a bar, and a bar to a name that would be cut to nothing.
    pub fn fit(
        model: &'m Model,
        overview: &Overview,
        canvas: &Canvas<'_>,
        facet: Facet,
        width: u16,
    ) -> Self {
        let subsets = overview.subsets(facet);
        let names = subsets.iter().map(|subset| subset_name(subset, &model.letters, model.lang));
        let widest = names.map(|name| canvas.columns(&name)).max().unwrap_or(0);
        let mut numbers = number_columns(overview, model.lang, canvas, facet);
        // Where names would be cut to nothing, the first number is enough.
        let spare = usize::from(width).saturating_sub(MARK + widest.min(NAME_NEEDED));
        let all: usize = numbers.iter().map(|number| number + 1).sum();
        let is_narrow = spare < all + CHANGE;
        if is_narrow {
            numbers[1] = 0;
            numbers[2] = 0;
        }
        let [first, second, third] = numbers.map(|number| if number > 0 { number + 1 } else { 0 });
        // Each with a blank before it.
        let (fixed, extras) = match facet {
            Facet::Status if is_narrow => (first, [0, 0]),
            Facet::Status => (first + CHANGE + second, [0, BAR_AT_LEAST + 1]),
            Facet::Lead | Facet::Part => {
                (first + second + third, [CHANGE, BAR_AT_LEAST + PERCENT + 2])
            }
            Facet::Trend => (first + CHANGE, [0, 0]),
            Facet::Signals => (first, [0, 0]),
        };
        let room = usize::from(width).saturating_sub(MARK + fixed);
        let least = widest.min(NAME_AT_LEAST);
        let [change, share] = extras;
        let has_bar = share > 0 && room >= least + share;
        let has_change = change > 0 && room >= least + change + if has_bar { share } else { 0 };
        let grown = if has_change { change } else { 0 };
        let name = widest.min(room - grown.min(room) - if has_bar { share } else { 0 });
        let bar = match has_bar {
            true => (room - name - grown - (share - BAR_AT_LEAST)).min(BAR_AT_MOST),
            false => 0,
        };
        Self { model, facet, name, numbers, bar, grown }
    }

    /// The heads of the columns.
    pub fn heads(&self, canvas: &Canvas<'_>, overview: &Overview) -> String {
        let lang = self.model.lang;
        let [first, second, third] = self.numbers;
        let right = |text: &str, width: usize| pad_left(text, width, canvas.ambiguous);
        let say = |text: StatusText, width: usize| right(text.say(lang), width);
        let mut heads = canvas.pad("", MARK + self.name);
        match self.facet {
            Facet::Status => {
                let bar = if self.bar > 0 { self.bar + 1 } else { 0 };
                heads.push_str(&" ".repeat(bar));
                let then = short_date(overview.then, overview.today);
                heads.push_str(&format!(" {}", say(StatusText::Now, first)));
                if second > 0 {
                    let change = say(StatusText::Change, CHANGE);
                    heads.push_str(&format!("{change} {}", right(&then, second)));
                }
            }
            Facet::Lead | Facet::Part => {
                heads.push_str(&format!(" {}", say(StatusText::Total, first)));
                if second > 0 {
                    let closed = say(StatusText::Closed, second);
                    let grown = " ".repeat(self.grown);
                    let overdue = say(StatusText::Overdue, third);
                    heads.push_str(&format!(" {closed}{grown} {overdue}"));
                }
                if self.bar > 0 {
                    heads.push_str(&format!("  {}", StatusText::ClosedShare.say(lang)));
                }
            }
            Facet::Trend | Facet::Signals => {}
        }
        heads
    }

    /// The line of what is counted.
    pub fn line(&self, canvas: &Canvas<'_>, overview: &Overview, subset: &Subset) -> Line {
        let (mark, role) = mark(subset, overview);
        let name = subset_name(subset, &self.model.letters, self.model.lang);
        let mut line = vec![
            Span::new(canvas.pad(mark, MARK), role),
            Span::new(self.name(canvas, &name), Role::Text),
        ];
        match self.facet {
            Facet::Status => {
                let pair = overview.pair(subset).unwrap_or_default();
                line.extend(self.pair(canvas.ambiguous, pair, overview.total, role));
            }
            Facet::Lead | Facet::Part => {
                let share = overview.share(subset).unwrap_or_default();
                line.extend(self.share(canvas.ambiguous, share));
            }
            Facet::Trend => {
                let pair = overview.pair(subset).unwrap_or_default();
                let [now, then, _] = self.numbers;
                line.push(Span::new(format!(" {:>now$}", pair.now), Role::Text));
                line.push(Span::new(format!("{:<CHANGE$}", signed(pair)), role));
                if then > 0 {
                    let then = week_ago(pair.then, self.model.lang);
                    line.push(Span::new(format!(" {then}"), Role::Dim));
                }
            }
            Facet::Signals => {
                let value = signal_value(subset, overview, self.model.lang);
                line.push(Span::new(format!(" {value}"), role));
            }
        }
        line
    }

    /// Names of units differ at their ends, so that their middle is cut out.
    fn name(&self, canvas: &Canvas<'_>, name: &str) -> String {
        match self.facet {
            Facet::Lead => {
                let name = clean_line(name);
                canvas.pad(&clip_middle(&name, self.name, canvas.ambiguous), self.name)
            }
            Facet::Status | Facet::Part | Facet::Trend | Facet::Signals => {
                canvas.pad(name, self.name)
            }
        }
    }

    fn pair(&self, ambiguous: Ambiguous, pair: Pair, total: Pair, role: Role) -> Line {
        let [now, then, _] = self.numbers;
        let right = |text: &str, width: usize| pad_left(text, width, ambiguous);
        let mut line = Line::new();
        if self.bar > 0 {
            line.push(Span::new(" ", Role::Text));
            line.extend(bar(pair.now, total.now, self.bar, role));
        }
        line.push(Span::new(format!(" {}", right(&pair.now.to_string(), now)), Role::Text));
        if then > 0 {
            line.push(Span::new(right(&change(pair), CHANGE), role));
            line.push(Span::new(format!(" {}", right(&pair.then.to_string(), then)), Role::Dim));
        }
        line
    }

    fn share(&self, ambiguous: Ambiguous, share: Share) -> Line {
        let Share { total, closed, overdue } = share;
        let right = |text: &str, width: usize| pad_left(text, width, ambiguous);
        let [all, done, late] = self.numbers;
        let number = |count: usize, width: usize| format!(" {}", right(&count.to_string(), width));
        let overdue = match overdue.now {
            0 => Span::new(number(0, late), Role::Dim),
            count => Span::new(format!(" {}", right(&format!("!{count}"), late)), Role::Overdue),
        };
        let mut line = vec![Span::new(number(total.now, all), Role::Text)];
        if done == 0 {
            return line;
        }
        line.push(Span::new(number(closed.now, done), Role::Text));
        if self.grown > 0 {
            line.push(Span::new(format!("{:<1$}", signed(closed), self.grown), Role::Closed));
        }
        line.push(overdue);
        if self.bar > 0 {
            let percent = (closed.now * 100 + total.now / 2) / total.now.max(1);
            line.push(Span::new("  ", Role::Text));
            line.extend(bar(closed.now, total.now, self.bar, Role::Closed));
            line.push(Span::new(format!("{percent:>4}%"), Role::Text));
        }
        line
    }
}

/// A change behind its number: ` +2`.
fn signed(pair: Pair) -> String {
    match change(pair).as_str() {
        "" => " 0".to_owned(),
        change => format!(" {change}"),
    }
}

/// A bar of which a count that is not zero fills a column at the least.
fn bar(count: usize, total: usize, columns: usize, role: Role) -> Line {
    let filled = (count * columns).div_ceil(total.max(1)).min(columns);
    vec![Span::new("#".repeat(filled), role), Span::new(".".repeat(columns - filled), Role::Dim)]
}

/// Room for the longest number, and for the heads above.
fn number_columns(
    overview: &Overview,
    lang: Lang,
    canvas: &Canvas<'_>,
    facet: Facet,
) -> [usize; 3] {
    let most = overview.total.now.max(overview.total.then).to_string().len() + 1;
    let least = NUMBER.max(most);
    let of = |text: StatusText| canvas.columns(text.say(lang)).max(least);
    match facet {
        Facet::Status => {
            let then = canvas.columns(&short_date(overview.then, overview.today));
            [of(StatusText::Now), then.max(least), 0]
        }
        Facet::Lead | Facet::Part => {
            [of(StatusText::Total), of(StatusText::Closed), of(StatusText::Overdue)]
        }
        Facet::Trend => [least, of(StatusText::WeekAgo), 0],
        Facet::Signals => [least, 0, 0],
    }
}

/// The mark of a line, as rows of the list have it.
fn mark(subset: &Subset, overview: &Overview) -> (&'static str, Role) {
    let of = |mark: Mark| (mark.glyph(), role_of(mark));
    let warning = |mark: (&'static str, Role)| match overview.now(subset) {
        0 => (" ", Role::Dim),
        _ => mark,
    };
    match subset {
        Subset::Status(status) => of(Mark::of(*status, None)),
        Subset::Timeliness(value) => match value {
            Timeliness::Overdue => warning(of(Mark::Overdue)),
            Timeliness::DueSoon => warning(of(Mark::Soon)),
            Timeliness::OnTrack => of(Mark::Open),
            Timeliness::Undated | Timeliness::BaseMissing => of(Mark::Undated),
            Timeliness::OnTime | Timeliness::Late => of(Mark::Done),
        },
        Subset::Closed => ("#", Role::Closed),
        Subset::Due => (".", Role::Soon),
        Subset::DueOpen | Subset::NoProof => warning(of(Mark::Overdue)),
        Subset::Lead(_)
        | Subset::Part(_)
        | Subset::Moved
        | Subset::Unstated(_)
        | Subset::Unlooked
        | Subset::Longest(_) => (" ", Role::Text),
    }
}
