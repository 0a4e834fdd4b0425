//! Counting commitments, each as it stands and as it stood.

use super::numbers::{
    OPEN_TIMELINESS, Overview, Pair, PartOf, Share, Signals, Stood, UNSTATED, Unseen, When,
};
use crate::domain::commitment::Stretch;
use crate::domain::timeliness::{BaseDay, Standing, judge};
use crate::domain::trend::{Trend, Turns};
use crate::domain::vocabulary::{Certainty, Status, Timeliness};
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What of a commitment is counted.
#[derive(Clone, Debug)]
pub struct Counted<'a> {
    pub letter: &'a str,
    pub part: u32,
    /// Its lead units, one a line.
    pub lead: &'a str,
    pub status: Status,
    /// The day from which the status holds.
    pub status_on: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub certainty: Certainty,
    /// How often its date was moved, and by how many days together.
    pub moves: u32,
    pub days_moved: i64,
    /// Marked done without any record of proof.
    pub no_proof: bool,
    /// Somebody has looked at it.
    pub looked: bool,
    pub presence: Presence,
}

/// Whether a commitment still counts.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Presence {
    Counts,
    /// It counted until it was withdrawn.
    Withdrawn,
}

/// The groups that a commitment counts in, and what its date rests on.
#[derive(Copy, Clone, Debug)]
struct Place {
    leads: usize,
    part: usize,
    certainty: Certainty,
}

/// Counts commitments and the stretches of their lives.
#[derive(Debug)]
pub struct Counting {
    soon_days: u32,
    overview: Overview,
    turns: Turns,
    /// By the number under which a commitment is known.
    places: Vec<Option<Place>>,
    /// By lead units, one a line.
    leads: BTreeMap<String, usize>,
    /// By letter, then by part.
    parts: BTreeMap<String, BTreeMap<u32, usize>>,
    /// Of either sort of group.
    shares: Vec<Share>,
}

impl Counting {
    /// Begins to count for `today` and the earlier day `then`.
    #[must_use]
    pub fn begin(today: NaiveDate, then: NaiveDate, soon_days: u32) -> Self {
        let none = Pair::default();
        let overview = Overview {
            today,
            then,
            total: none,
            open: none,
            closed: none,
            due: none,
            due_open: none,
            statuses: Status::ALL.iter().map(|status| (*status, none)).collect(),
            timeliness: OPEN_TIMELINESS.iter().map(|value| (*value, none)).collect(),
            on_time: 0,
            late: 0,
            leads: Vec::new(),
            parts: Vec::new(),
            trend: Trend::default(),
            signals: Signals::default(),
        };
        Self {
            soon_days,
            overview,
            turns: Turns::default(),
            places: Vec::new(),
            leads: BTreeMap::new(),
            parts: BTreeMap::new(),
            shares: Vec::new(),
        }
    }

    /// Counts a commitment as it stands, and knows it by its `number`.
    pub fn add(&mut self, number: usize, item: &Counted<'_>) {
        let place = Place {
            leads: self.group_of_leads(item.lead),
            part: self.group_of_part(item.letter, item.part),
            certainty: item.certainty,
        };
        if self.places.len() <= number {
            self.places.resize(number + 1, None);
        }
        self.places[number] = Some(place);
        match item.presence {
            Presence::Withdrawn => {}
            Presence::Counts => {
                self.count(place, item.status, item.due, When::Now);
                self.judge_done(item);
                self.judge_records(item);
            }
        }
    }

    /// Counts a stretch of the life of a commitment that is known; of others,
    /// nothing.
    pub fn add_life(&mut self, number: usize, stretch: &Stretch) {
        let Some(Some(place)) = self.places.get(number).copied() else { return };
        self.turns.add(stretch);
        if stretch.from <= self.overview.then && self.overview.then < stretch.until {
            self.count(place, stretch.status, stretch.due, When::Then);
        }
    }

    fn group_of_leads(&mut self, lead: &str) -> usize {
        if let Some(at) = self.leads.get(lead) {
            return *at;
        }
        let at = self.new_group();
        self.leads.insert(lead.to_owned(), at);
        at
    }

    fn group_of_part(&mut self, letter: &str, part: u32) -> usize {
        if let Some(at) = self.parts.get(letter).and_then(|parts| parts.get(&part)) {
            return *at;
        }
        let at = self.new_group();
        self.parts.entry(letter.to_owned()).or_default().insert(part, at);
        at
    }

    fn new_group(&mut self) -> usize {
        self.shares.push(Share::default());
        self.shares.len() - 1
    }

    fn count(&mut self, place: Place, status: Status, due: Option<NaiveDate>, when: When) {
        let day = match when {
            When::Now => self.overview.today,
            When::Then => self.overview.then,
        };
        let base = match place.certainty {
            Certainty::Relative => BaseDay::Missing,
            Certainty::Stated | Certainty::Derived | Certainty::Doubtful | Certainty::None => {
                BaseDay::Known
            }
        };
        let timeliness =
            judge(Standing { status, status_on: None, due, base }, day, self.soon_days)
                .filter(|_| status.is_open());
        let stood = Stood { status, due, timeliness };
        self.overview.count(&stood, day, when);
        self.shares[place.leads].add(&stood, when);
        self.shares[place.part].add(&stood, when);
    }

    /// An undated one is never on time.
    fn judge_done(&mut self, item: &Counted<'_>) {
        let Counted { status, status_on, due, .. } = *item;
        let standing = Standing { status, status_on, due, base: BaseDay::Known };
        match judge(standing, self.overview.today, self.soon_days) {
            Some(Timeliness::OnTime) => self.overview.on_time += 1,
            Some(Timeliness::Late) => self.overview.late += 1,
            _ => {}
        }
    }

    fn judge_records(&mut self, item: &Counted<'_>) {
        let signals = &mut self.overview.signals;
        if item.moves > 0 {
            signals.moved += 1;
            signals.moves += usize::try_from(item.moves).unwrap_or(0);
            signals.days_moved += item.days_moved;
        } else if item.status.is_open() && item.due.is_some() {
            let at = UNSTATED.iter().position(|certainty| *certainty == item.certainty);
            if let Some(count) = at.and_then(|at| signals.unstated.get_mut(at)) {
                *count += 1;
            }
        }
        signals.no_proof += usize::from(item.no_proof);
        signals.unlooked += usize::from(item.status.is_open() && !item.looked);
    }

    /// The overview; `unseen` is the open commitment that nobody has looked at
    /// for longest.
    #[must_use]
    pub fn finish(self, unseen: Option<Unseen>) -> Overview {
        let Self { mut overview, turns, leads, parts, shares, .. } = self;
        let today = overview.today;
        let mut by_unit: BTreeMap<String, Share> = BTreeMap::new();
        for (units, at) in leads {
            for unit in units.split('\n') {
                by_unit.entry(unit.to_owned()).or_default().join(&shares[at]);
            }
        }
        overview.leads = by_unit.into_iter().filter(|(_, share)| share.is_any()).collect();
        overview.leads.sort_by_key(|(unit, share)| (unit.is_empty(), Reverse(share.total.now)));
        overview.parts = parts
            .into_iter()
            .flat_map(|(letter, parts)| {
                let named = move |(part, at)| (PartOf { letter: letter.clone(), part }, at);
                parts.into_iter().map(named)
            })
            .map(|(part, at)| (part, shares[at]))
            .filter(|(_, share)| share.is_any())
            .collect();
        overview.trend = turns.trend(today);
        overview.signals.unseen = unseen;
        overview
    }
}
