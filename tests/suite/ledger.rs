//! Whatever is done to a ledger, in whatever order, it stays whole.

use crate::evaluate::{Around, holds, sort};
use crate::ledger_file::{LETTER, LedgerFile, day, findings, marking, own};
use crate::model::{Due, Effect, Model, Op};
use chrono::{Days, NaiveDate};
use nuo::app::{App, AppError, Counts, Group, Page, Row, Sort, Tally};
use nuo::domain::commitment::{Commitment, FIRST_DAY, LAST_DAY, stretches};
use nuo::domain::event::{Amount, Command, Edit, LetterChange, Scope};
use nuo::domain::evidence::from_words;
use nuo::domain::ids::{ItemId, OWN_LETTER};
use nuo::domain::query::{
    CodePattern, Comparison, DateField, DateTest, Flag, NameField, NumberField, Query,
};
use nuo::domain::timeliness::{self, Thresholds};
use nuo::domain::vocabulary::{Certainty, Kind, Status, Strength, Timeliness};
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::Config;
use proptest::{collection, option, prop_assert_eq, prop_oneof, proptest};
use std::collections::BTreeSet;

/// Commitments of every sort, and two of one's own that may not be there yet.
const ITEMS: &[(&str, DueWords)] = &[
    ("1.1", DueWords::Never),
    ("1.5", DueWords::On("2023-12-31")),
    ("1.6", DueWords::Yearly(None)),
    ("2.13", DueWords::Never),
    ("2.15", DueWords::TwoYearsAfterReply),
    ("3.2", DueWords::On("2025-12-31")),
    ("4.5", DueWords::Yearly(Some(2019))),
    ("x1", DueWords::On("2022-05-01")),
    ("N-2", DueWords::Never),
];

/// [`Due`] as it can be written in a table.
#[derive(Copy, Clone)]
enum DueWords {
    Never,
    On(&'static str),
    TwoYearsAfterReply,
    Yearly(Option<i32>),
}

impl DueWords {
    fn due(self) -> Due {
        match self {
            Self::Never => Due::Never,
            Self::On(text) => Due::On(day(text)),
            Self::TwoYearsAfterReply => Due::TwoYearsAfterReply,
            Self::Yearly(from) => Due::Yearly(from),
        }
    }
}

const PROOFS: &[&str] = &["桂办发〔2021〕14号", "电话核实", "https://example.org/a"];

/// One thing that somebody does.
#[derive(Clone, Debug)]
pub enum Act {
    /// The program is closed, and opened so many days later.
    Later(u64),
    Do(Doing, Option<u64>),
    Undo,
    Redo,
    UndoOne(Index),
}

/// A command, with commitments by their place in [`ITEMS`].
#[derive(Clone, Debug)]
pub enum Doing {
    Mark(Vec<usize>, Which, Status, Option<usize>, Option<f64>),
    Observe(usize, f64, Option<i32>),
    Note(Vec<usize>, &'static str),
    Attach(Vec<usize>, usize),
    Defer(usize, NaiveDate),
    Review(Vec<usize>),
    Edit(usize, &'static str),
    Withdraw(usize),
    Add(usize),
    ReplyDate(NaiveDate),
}

#[derive(Clone, Debug)]
pub enum Which {
    Whole,
    Year(i32),
    Part(usize),
    AllParts,
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0..2200_u64).prop_map(|days| day("2020-01-01") + Days::new(days))
}

fn some_items() -> impl Strategy<Value = Vec<usize>> {
    collection::vec(0..ITEMS.len(), 1..4)
}

fn doing() -> impl Strategy<Value = Doing> {
    let which = prop_oneof![
        4 => Just(Which::Whole),
        3 => (2018..2025_i32).prop_map(Which::Year),
        2 => (1..6_usize).prop_map(Which::Part),
        1 => Just(Which::AllParts),
    ];
    let status = prop_oneof![
        2 => select(Status::ALL),
        1 => select(&[Status::Done, Status::Broken][..]),
    ];
    let proof = 0..PROOFS.len();
    prop_oneof![
        6 => (some_items(), which, status, option::of(proof.clone()), option::weighted(0.2, 0.0..600.0))
            .prop_map(|(items, which, status, proof, value)| {
                Doing::Mark(items, which, status, proof, value)
            }),
        2 => (0..ITEMS.len(), -5.0..600.0, option::of(2019..2024_i32))
            .prop_map(|(item, value, year)| Doing::Observe(item, value, year)),
        2 => (some_items(), select(&["记", "电话核实", " ", "see p. 3\n第二行"][..]))
            .prop_map(|(items, text)| Doing::Note(items, text)),
        2 => (some_items(), proof).prop_map(|(items, proof)| Doing::Attach(items, proof)),
        3 => (0..ITEMS.len(), some_day()).prop_map(|(item, to)| Doing::Defer(item, to)),
        1 => some_items().prop_map(Doing::Review),
        1 => (0..ITEMS.len(), select(&["改了的题目", "", "Title"][..]))
            .prop_map(|(item, title)| Doing::Edit(item, title)),
        1 => (0..ITEMS.len()).prop_map(Doing::Withdraw),
        3 => select(&[7_usize, 8][..]).prop_map(Doing::Add),
        2 => some_day().prop_map(Doing::ReplyDate),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => (0..400_u64).prop_map(Act::Later),
        12 => (doing(), option::weighted(0.4, 0..700_u64)).prop_map(|(doing, back)| Act::Do(doing, back)),
        2 => Just(Act::Undo),
        2 => Just(Act::Redo),
        2 => any::<Index>().prop_map(Act::UndoOne),
    ]
}

pub fn acts() -> impl Strategy<Value = Vec<Act>> {
    collection::vec(act(), 1..24)
}

fn name(place: usize) -> ItemId {
    match ITEMS[place].0 {
        code if code.contains('.') => ItemId::of(LETTER, code),
        code => ItemId::own(code, "tail"),
    }
}

/// Everything that acts are about.
pub fn items() -> Vec<ItemId> {
    (0..ITEMS.len()).map(name).collect()
}

fn names(places: &[usize]) -> Vec<ItemId> {
    places.iter().map(|place| name(*place)).collect()
}

fn year(number: i32) -> nuo::domain::period::Period {
    nuo::domain::period::Period::year(number).expect("a year")
}

fn command(doing: &Doing) -> Command {
    match doing {
        Doing::Mark(items, which, status, proof, amount) => {
            let scope = match which {
                Which::Whole => Scope::Whole,
                Which::Year(number) => Scope::Period(year(*number)),
                Which::Part(number) => Scope::Part(number.to_string()),
                Which::AllParts => Scope::AllParts,
            };
            let mut command = marking(names(items), scope, *status);
            if let Command::Mark { evidence, value, note, .. } = &mut command {
                evidence.extend(proof.map(|proof| from_words(PROOFS[proof])));
                *note = proof.map(|_| "见佐证".to_owned());
                *value = amount.map(Amount::Total);
            }
            command
        }
        Doing::Observe(item, value, number) => Command::Observe {
            item: name(*item),
            amount: Amount::More(value.round()),
            period: number.map(year),
            note: None,
            evidence: Vec::new(),
        },
        Doing::Note(items, text) => Command::Note { items: names(items), text: (*text).to_owned() },
        Doing::Attach(items, proof) => {
            Command::Attach { items: names(items), evidence: vec![from_words(PROOFS[*proof])] }
        }
        Doing::Defer(item, to) => {
            Command::Defer { items: vec![name(*item)], to: *to, reason: "延期".to_owned() }
        }
        Doing::Review(items) => Command::Review { items: names(items) },
        Doing::Edit(item, title) => {
            let edit = Edit {
                title: Some((*title).to_owned()),
                tags: Some(vec!["重点".to_owned(), "Tag2".to_owned()]),
                ..Edit::default()
            };
            Command::Edit { item: name(*item), edit: Box::new(edit) }
        }
        Doing::Withdraw(item) => {
            Command::Withdraw { items: vec![name(*item)], reason: "重复".to_owned() }
        }
        Doing::Add(item) => {
            let (code, due) = ITEMS[*item];
            let rule = match due {
                DueWords::On(text) => format!("day:{text}"),
                _ => "none".to_owned(),
            };
            Command::Add { draft: Box::new(own(code, &rule)), tail: "tail".to_owned(), note: None }
        }
        Doing::ReplyDate(on) => {
            Command::SetLetter { letter: LETTER.to_owned(), change: LetterChange::ReplyDate(*on) }
        }
    }
}

/// What the command does by the second opinion, once it was accepted.
fn effects(doing: &Doing, on: NaiveDate) -> Op {
    let of = |items: &[usize], effects: &[Effect]| {
        let items: BTreeSet<usize> = items.iter().copied().collect();
        let about = |item: &usize| ITEMS[*item].0.to_owned();
        let all = |item: usize| effects.iter().map(move |effect| (about(&item), effect.clone()));
        Op { effects: items.into_iter().flat_map(all).collect(), ..Op::default() }
    };
    match doing {
        Doing::Mark(items, which, status, proof, _) => {
            let change = match which {
                Which::Whole | Which::AllParts => Some(Effect::Status(*status, on)),
                Which::Year(number) => Some(Effect::YearAnswered(*number)),
                Which::Part(_) => None,
            };
            let proofs = Effect::Proofs(usize::from(proof.is_some()));
            of(items, &change.into_iter().chain([proofs]).collect::<Vec<_>>())
        }
        Doing::Attach(items, _) => of(items, &[Effect::Proofs(1)]),
        Doing::Defer(item, to) => of(&[*item], &[Effect::Moved(*to)]),
        Doing::Withdraw(item) => of(&[*item], &[Effect::Withdrawn]),
        Doing::Add(item) => of(&[*item], &[Effect::Added]),
        Doing::ReplyDate(reply) => Op { reply: Some(*reply), ..Op::default() },
        Doing::Note(..) | Doing::Review(_) | Doing::Edit(..) | Doing::Observe(..) => Op::default(),
    }
}

/// A ledger, the second opinion about it, and the day.
pub struct Run {
    pub file: LedgerFile,
    pub app: App,
    pub today: NaiveDate,
    model: Model,
}

impl Run {
    pub fn new() -> Self {
        let file = LedgerFile::founded();
        let today = day("2021-09-01");
        Self { app: file.on_day(today), file, today, model: Model::default() }
    }

    fn of(acts: &[Act]) -> Self {
        let mut run = Self::new();
        for act in acts {
            run.act(act);
        }
        run
    }

    pub fn act(&mut self, act: &Act) {
        let before = (!matches!(act, Act::Later(_))).then(|| self.everything());
        let accepted = match act {
            Act::Later(days) => {
                self.today = self.today + Days::new(*days);
                self.app = self.file.on_day(self.today);
                true
            }
            Act::Do(doing, back) => self.carry_out(doing, *back),
            Act::Undo => {
                let newest = self.model.newest();
                let undone = self.app.undo(None);
                assert_eq!(undone.as_ref().ok().map(|(_, op)| op.seq), newest, "{undone:?}");
                newest.map(|seq| self.model.revoke(seq, true)).is_some()
            }
            Act::Redo => match self.app.redo() {
                Ok((_, op)) => {
                    self.model.revoke(op.seq, false);
                    true
                }
                Err(AppError::NothingToRedo) => false,
                Err(other) => panic!("{other}"),
            },
            Act::UndoOne(index) => self.undo_one(*index),
        };
        if let (false, Some(before)) = (accepted, before) {
            assert_eq!(self.everything(), before, "{act:?} was refused and changed something");
        }
    }

    fn carry_out(&mut self, doing: &Doing, back: Option<u64>) -> bool {
        let command = command(doing);
        let on = back.map(|days| self.today - Days::new(days));
        let gone = |id: &ItemId| self.app.item(id).is_ok_and(|item| item.withdrawn.is_some());
        let forbidden = command.items().iter().any(gone);
        match self.app.execute(&command, on) {
            Ok(outcome) => {
                assert!(!forbidden, "{doing:?} on a withdrawn commitment");
                let op = effects(doing, on.unwrap_or(self.today));
                self.model.record(outcome.op.seq, op);
                true
            }
            Err(AppError::Refused(_)) => false,
            Err(other) => panic!("{doing:?}: {other}"),
        }
    }

    fn undo_one(&mut self, index: Index) -> bool {
        let numbers = self.model.numbers();
        if numbers.is_empty() {
            return false;
        }
        let seq = *index.get(&numbers);
        match self.app.undo(Some(seq)) {
            Ok((_, op)) => {
                self.model.revoke(op.seq, true);
                true
            }
            Err(AppError::AlreadyUndone(_) | AppError::BuiltOn { .. }) => false,
            Err(other) => panic!("{other}"),
        }
    }

    /// Every commitment that was not withdrawn.
    fn items(&self) -> Vec<Commitment> {
        let mut items = Vec::new();
        let each = |item| {
            items.push(item);
            Ok::<(), AppError>(())
        };
        self.app.each_item(&Query::All, Sort::Code, None, each).expect("readable");
        items
    }

    fn thresholds(&self) -> Thresholds {
        self.app.thresholds()
    }

    fn page(&self, query: &Query, sort: Sort) -> Page {
        self.app.page(query, sort, 0..200).expect("readable")
    }

    pub fn newest_op(&self) -> i64 {
        self.app.ops(1, nuo::app::Extent::Whole).expect("readable")[0].seq
    }

    fn everything(&self) -> (i64, State) {
        (self.newest_op(), self.state())
    }

    /// All that a reader can see, but not how it came to be.
    fn state(&self) -> State {
        State {
            items: self.items(),
            withdrawn: (0..ITEMS.len())
                .filter_map(|place| self.app.item(&name(place)).ok())
                .filter(|item| item.withdrawn.is_some())
                .collect(),
            counts: self.app.counts(&Query::All).expect("readable"),
            tallies: [self.today, day("2022-01-01"), day("2021-06-30")]
                .map(|day| self.app.tally(day).expect("readable")),
            page: self.page(&Query::All, Sort::Due),
            letters: self.app.letters().expect("readable"),
        }
    }
}

#[derive(Debug, PartialEq)]
struct State {
    items: Vec<Commitment>,
    withdrawn: Vec<Commitment>,
    counts: Counts,
    tallies: [Tally; 3],
    page: Page,
    letters: Vec<nuo::domain::letter::Letter>,
}

fn cases(cases: u32) -> Config {
    Config { failure_persistence: None, ..Config::with_cases(cases) }
}

fn check_standings(run: &Run) {
    for (place, (code, due)) in ITEMS.iter().enumerate() {
        let found = run.app.item(&name(place)).ok();
        let expected = run.model.standing(code, due.due());
        let found = found.map(|item| crate::model::Standing {
            status: item.status(),
            status_on: item.status_on(),
            due: item.due(),
            proofs: item.evidence.len(),
            withdrawn: item.withdrawn.is_some(),
        });
        assert_eq!(found, expected, "{code}");
    }
}

fn recount(items: &[Commitment], thresholds: Thresholds) -> Counts {
    let Thresholds { today, soon_days, .. } = thresholds;
    let judged = |wanted: Timeliness| {
        let fits = |item: &&Commitment| timeliness::of(item, today, soon_days) == Some(wanted);
        items.iter().filter(fits).count()
    };
    let statuses = Status::ALL.iter().filter_map(|status| {
        let count = items.iter().filter(|item| item.status() == *status).count();
        (count > 0).then_some((*status, count))
    });
    let open = items.iter().filter(|item| item.status().is_open()).count();
    Counts {
        total: items.len(),
        open,
        closed: items.len() - open,
        overdue: judged(Timeliness::Overdue),
        due_soon: judged(Timeliness::DueSoon),
        undated: judged(Timeliness::Undated),
        base_missing: judged(Timeliness::BaseMissing),
        no_proof: items.iter().filter(|item| item.lacks_proof()).count(),
        statuses: statuses.collect(),
    }
}

/// Undone from the newest on and redone, everything is as it was.
fn check_undo(run: &mut Run) {
    let before = run.state();
    let mut undone = 0;
    loop {
        match run.app.undo(None) {
            Ok(_) => undone += 1,
            Err(AppError::NothingToUndo) => break,
            Err(other) => panic!("{other}"),
        }
    }
    let founding = LedgerFile::founded();
    let fresh = Run { app: founding.on_day(run.today), file: founding, ..Run::new() };
    let fresh = Run { today: run.today, ..fresh };
    assert_eq!(run.state(), fresh.state(), "everything undone");
    assert_eq!(findings(&run.app), []);
    for _ in 0..undone {
        run.app.redo().expect("what was undone is redone");
    }
    assert_eq!(run.state(), before, "everything redone");
    if undone > 0 {
        run.app.undo(None).expect("undone");
        run.app.redo().expect("redone");
        assert_eq!(run.state(), before, "one undone and redone");
    }
}

fn text_query() -> impl Strategy<Value = Query> {
    let word = select(
        &["双创", "科技厅", "kjt", "cx", "办公室", "n-2", "2.15", "桂办发", "记", "见佐证", "none"]
            [..],
    );
    let words = collection::vec(word, 1..3)
        .prop_map(|words| words.into_iter().map(str::to_owned).collect::<Vec<String>>());
    let field = select(&[NameField::Lead, NameField::Co, NameField::Tag, NameField::Letter][..]);
    let whole = select(&["", "自治区科技厅", "办公室", "重点", "own"][..]);
    (0..8, words, field, whole).prop_map(|(which, words, field, whole)| match which {
        0 => Query::Lead(words),
        1 => Query::Co(words),
        2 => Query::Note(words),
        3 => Query::Tag(vec!["重点".to_owned()]),
        4 => {
            Query::Letter(vec!["2021122".to_owned(), "OWN".to_owned()][words.len() - 1..].to_vec())
        }
        5 | 6 => {
            let names = words.into_iter().chain([whole.to_owned()]).collect();
            Query::Named { field, names }
        }
        _ => Query::Text(words.concat()),
    })
}

fn leaf() -> impl Strategy<Value = Query> {
    let date = (
        select(&[DateField::Due, DateField::Review, DateField::Updated][..]),
        option::of(some_day()),
        option::of(some_day()),
        any::<bool>(),
    );
    let number = (
        select(&[NumberField::Evidence, NumberField::Moves][..]),
        select(
            &[
                Comparison::Less,
                Comparison::AtMost,
                Comparison::Equal,
                Comparison::AtLeast,
                Comparison::Greater,
            ][..],
        ),
        0..3_u32,
    );
    let code = select(&["2", "2.1", "1.*", "*.1", "n-2", "N*", "x", "2.%", "_.1"][..]);
    prop_oneof![
        Just(Query::All),
        select(Flag::ALL).prop_map(Query::Flag),
        text_query(),
        text_query(),
        code.prop_map(|code| Query::Code(vec![match code {
            code if code.contains('*') => CodePattern::Glob(code.to_owned()),
            code if code.contains('.') => CodePattern::Exact(code.to_owned()),
            code => CodePattern::Family(code.to_owned()),
        }])),
        subsequence(Status::ALL, 1..4).prop_map(Query::Status),
        subsequence(Kind::ALL, 1..3).prop_map(Query::Kind),
        subsequence(Strength::ALL, 1..3).prop_map(Query::Strength),
        subsequence(Certainty::ALL, 1..3).prop_map(Query::Certainty),
        collection::vec(0..5_u32, 1..3).prop_map(Query::Part),
        date.prop_map(|(field, from, to, present)| Query::Date {
            field,
            test: match (from, to, present) {
                (None, None, true) => DateTest::Present,
                (None, None, false) => DateTest::Missing,
                (from, to, _) => DateTest::Between { from, to },
            },
        }),
        number.prop_map(|(field, comparison, value)| Query::Number { field, comparison, value }),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 2..4).prop_map(Query::And),
            collection::vec(inner.clone(), 2..4).prop_map(Query::Or),
            inner.prop_map(|query| Query::Not(Box::new(query))),
        ]
    })
}

fn check_answers(run: &Run, query: &Query, window: (usize, usize)) {
    let letters = run.app.letters().expect("readable");
    let around = Around { thresholds: run.thresholds(), letters: &letters };
    let all = run.items();
    let mut fitting: Vec<Commitment> =
        all.iter().filter(|item| holds(query, item, &around)).cloned().collect();
    assert_eq!(run.app.count(query).expect("readable"), fitting.len(), "{query:?}");
    assert_eq!(
        run.app.counts(query).expect("readable"),
        recount(&fitting, run.thresholds()),
        "{query:?}"
    );
    for by in Sort::ALL {
        sort(&mut fitting, by);
        let expected: Vec<&ItemId> = fitting.iter().map(|item| &item.id).collect();
        let page = run.page(query, by);
        let found: Vec<&ItemId> = page.rows.iter().map(|row| &row.id).collect();
        assert_eq!(found, expected, "{by:?} {query:?}");
        assert_eq!((page.total, page.all), (fitting.len(), all.len()));
        for item in &all {
            let place = expected.iter().position(|id| **id == item.id);
            let found = run.app.position(query, by, &item.id).expect("readable");
            assert_eq!(found, place, "{by:?} {query:?} {}", item.id);
        }
        let (start, length) = window;
        let part = run.app.page(query, by, start..start + length).expect("readable");
        let expected = page.rows.iter().skip(start).take(length);
        assert!(part.rows.iter().eq(expected), "{by:?} {query:?} {window:?}");
        assert_eq!(part.offset, start);
    }
}

/// Groups and their order, worked out from the commitments themselves.
fn check_groups(run: &Run, query: &Query, window: (usize, usize)) {
    let page = run.page(query, Sort::Code);
    let today = run.thresholds().today;
    for by in Group::ALL {
        for order in Sort::ALL {
            let mut rows = run.page(query, order).rows;
            // A stable sort keeps the order of the listing in each group.
            rows.sort_by_key(|row| match by {
                Group::Part => (0, row.id.letter().to_owned(), row.part as usize),
                Group::Lead => {
                    let lead = row.lead.first().cloned().unwrap_or_default();
                    (usize::from(lead.is_empty()), lead, 0)
                }
                Group::Month => {
                    let month = row.due.map(|due| due.format("%Y-%m").to_string());
                    (usize::from(month.is_none()), month.unwrap_or_default(), 0)
                }
                Group::Status => (0, String::new(), row.status as usize),
            });
            let found = run.app.arrange(query, by, order).expect("readable");
            assert_eq!(found.total(), page.total, "{by:?} {query:?}");
            let all = run.app.rows_of(&found, 0..found.total()).expect("readable");
            assert_eq!(all, rows, "{by:?} {order:?} {query:?}");
            let (start, length) = window;
            let (start, end) = (start.min(rows.len()), (start + length).min(rows.len()));
            let part = run.app.rows_of(&found, start..end).expect("readable");
            assert_eq!(part, rows[start..end]);
            let ids = run.app.ids_in(&found, start..end).expect("readable");
            assert!(ids.iter().eq(rows[start..end].iter().map(|row| &row.id)));
            for (place, row) in rows.iter().enumerate() {
                let there = run.app.place_in(&found, &row.id).expect("readable");
                assert_eq!(there, Some(place), "{by:?} {order:?}");
            }
            let sections: Vec<(String, usize, usize, usize)> = rows
                .chunk_by(|left, right| left.group_key(by) == right.group_key(by))
                .map(|rows| {
                    let late =
                        |row: &&Row| row.status.is_open() && row.due.is_some_and(|due| due < today);
                    let closed = rows.iter().filter(|row| !row.status.is_open()).count();
                    let late = rows.iter().filter(late).count();
                    (rows[0].group_key(by), rows.len(), closed, late)
                })
                .collect();
            let told = found.sections.iter();
            let told = told.map(|one| (one.key.clone(), one.total, one.closed, one.overdue));
            assert_eq!(told.collect::<Vec<_>>(), sections, "{by:?} {query:?}");
        }
    }
    let mut ids = run.app.ids(query).expect("readable");
    let mut expected: Vec<ItemId> = page.rows.into_iter().map(|row| row.id).collect();
    ids.sort();
    expected.sort();
    assert_eq!(ids, expected, "{query:?}");
}

fn check_stretches(run: &Run, days: &[NaiveDate]) {
    let withdrawn = (0..ITEMS.len()).filter_map(|place| run.app.item(&name(place)).ok());
    let mut items = run.items();
    items.extend(withdrawn.filter(|item| item.withdrawn.is_some()));
    for item in &items {
        let tiles = stretches(item);
        let own = item.id.letter() == OWN_LETTER;
        let begin = if own { item.recorded_on } else { FIRST_DAY };
        let end = item.withdrawn.as_ref().map_or(LAST_DAY, |gone| gone.on);
        if end <= begin {
            assert!(tiles.is_empty(), "{}", item.id);
            continue;
        }
        assert_eq!(tiles.first().map(|tile| tile.from), Some(begin), "{}", item.id);
        assert_eq!(tiles.last().map(|tile| tile.until), Some(end), "{}", item.id);
        assert!(tiles.iter().all(|tile| tile.from < tile.until), "{}", item.id);
        assert!(tiles.windows(2).all(|pair| pair[0].until == pair[1].from), "{}", item.id);
        for day in days.iter().filter(|day| begin <= **day && **day < end) {
            let here: Vec<_> =
                tiles.iter().filter(|tile| tile.from <= *day && *day < tile.until).collect();
            assert_eq!(here.len(), 1, "{} {day}", item.id);
            assert_eq!((here[0].status, here[0].due), (item.status_at(*day), item.due_at(*day)));
        }
    }
    for day in days {
        let counts = |item: &&Commitment| {
            let begun = item.id.letter() != OWN_LETTER || item.recorded_on <= *day;
            begun && item.withdrawn.as_ref().is_none_or(|gone| *day < gone.on)
        };
        let there: Vec<&Commitment> = items.iter().filter(counts).collect();
        let with = |status| there.iter().filter(|item| item.status_at(*day) == status).count();
        let open = || there.iter().filter(|item| item.status_at(*day).is_open());
        let statuses: Vec<(Status, usize)> = Status::ALL
            .iter()
            .map(|status| (*status, with(*status)))
            .filter(|(_, count)| *count > 0)
            .collect();
        let is_due = |item: &&&Commitment| item.due_at(*day).is_some_and(|due| due <= *day);
        let overdue = |item: &&&Commitment| item.due_at(*day).is_some_and(|due| due < *day);
        let found = run.app.tally(*day).expect("readable");
        assert_eq!(found.statuses, statuses, "{day}");
        assert_eq!(found.overdue, open().filter(overdue).count(), "{day}");
        assert_eq!(found.due, there.iter().filter(is_due).count(), "{day}");
        let dateless = open().filter(|item| item.due_at(*day).is_none()).count();
        assert_eq!(found.undated + found.limits.base_missing, dateless, "{day}");
        assert_eq!(found.limits.open(), open().count(), "{day}");
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn a_ledger_is_what_its_events_make(acts in acts()) {
        let run = Run::of(&acts);
        prop_assert_eq!(findings(&run.app), []);
        check_standings(&run);
    }

    #[test]
    fn undo_and_redo_lead_back(acts in acts()) {
        check_undo(&mut Run::of(&acts));
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn filters_orders_and_counts_agree_with_memory(
        acts in acts(),
        queries in collection::vec(query(), 4),
        window in (0..40_usize, 0..12_usize),
    ) {
        let run = Run::of(&acts);
        for query in [Query::All].iter().chain(&queries) {
            check_answers(&run, query, window);
            check_groups(&run, query, window);
        }
    }

    #[test]
    fn stretches_tile_time(acts in acts(), days in collection::vec(some_day(), 12)) {
        check_stretches(&Run::of(&acts), &days);
    }
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn a_ledger_made_of_its_document_is_the_same(acts in acts()) {
        crate::whole_ledger::check_round_trip(&Run::of(&acts).app);
    }
}
