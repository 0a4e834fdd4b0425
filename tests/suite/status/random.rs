//! Whatever is recorded, every number is that of a naive count, and the filter
//! of each line finds exactly what the line counts.

use super::naive;
use crate::ledger_file::{LedgerFile, add, day, own, proof};
use chrono::Days;
use nuo::app::{App, Sort};
use nuo::domain::commitment::Commitment;
use nuo::domain::event::{Amount, Command, Edit, LetterChange, Scope};
use nuo::domain::ids::ItemId;
use nuo::domain::overview::{Facet, Overview};
use nuo::domain::query::{Query, parse};
use nuo::domain::timeliness::{self, Thresholds};
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;
use nuo::i18n::status::subset_filter;
use proptest::test_runner::{Config, TestCaseError};
use proptest::{prop_assert_eq, proptest};
use std::collections::BTreeSet;

const TODAY: &str = "2026-11-24";

/// What, to which, how long ago, and a number.
type Deed = (u8, usize, u64, u64);

const CODES: [&str; 10] = ["1.1", "1.5", "2.12", "2.13", "2.15", "3.1", "4.5", "n-1", "2.90", "x"];

/// Units whose names hold one another, and what a filter line gives a meaning.
const UNITS: [&[&str]; 5] = [
    &["自治区科技厅", "自治区财政厅"],
    &["科技厅"],
    &[],
    &["A \"B\" 局", "(甲|乙)、丙"],
    &["“引”号局"],
];

/// A ledger with commitments of one's own beside the letter's.
fn ledger() -> LedgerFile {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-20");
    for ((code, rule), units) in
        [("n-1", "day:2026-11-22"), ("2.90", "none"), ("x", "day:2026-12-01")]
            .into_iter()
            .zip(UNITS)
    {
        let mut draft = own(code, rule);
        draft.lead = units.iter().map(|unit| (*unit).to_owned()).collect();
        add(&mut app, draft).expect("added");
    }
    file
}

fn perform(app: &mut App, (what, which, ago, number): Deed) {
    // That it was added may have been undone.
    let Ok(item) = app.resolve(CODES[which % CODES.len()]) else { return };
    let today = day(TODAY);
    let on = today - Days::new(ago);
    let items = vec![item.clone()];
    let small = usize::try_from(number).expect("a small number");
    let status = Status::ALL[small % Status::ALL.len()];
    let command = match what {
        0..=2 => Command::Mark {
            items,
            scope: if what == 2 { Scope::AllParts } else { Scope::Whole },
            status,
            note: None,
            evidence: if number % 3 == 0 { vec![proof("文件")] } else { Vec::new() },
            value: None,
        },
        3 => Command::Mark {
            items,
            scope: Scope::Period("2019".parse().expect("a period")),
            status: Status::Done,
            note: None,
            evidence: Vec::new(),
            value: None,
        },
        4 => Command::Observe {
            item,
            amount: Amount::Total(1.0),
            period: None,
            note: None,
            evidence: Vec::new(),
        },
        5 | 6 => Command::Defer {
            items: vec![item],
            to: today + Days::new(number) - Days::new(20),
            reason: "改".into(),
        },
        7 => Command::Review { items },
        8 => Command::Withdraw { items, reason: "重复".into() },
        9 => {
            let lead = UNITS[small % UNITS.len()].iter().map(|unit| (*unit).to_owned()).collect();
            Command::Edit { item, edit: Box::new(Edit { lead: Some(lead), ..Edit::default() }) }
        }
        10 => Command::SetLetter {
            letter: crate::ledger_file::LETTER.to_owned(),
            change: LetterChange::ReplyDate(day("2021-07-01") + Days::new(number)),
        },
        _ => {
            let _ = app.undo(None);
            return;
        }
    };
    // Refusals are part of life.
    let _ = app.execute(&command, Some(on));
}

/// Every commitment, the withdrawn ones too.
fn items(app: &App, ids: &[ItemId]) -> Vec<Commitment> {
    ids.iter().filter_map(|id| app.item(id).ok()).collect()
}

fn every_id(app: &App) -> Vec<ItemId> {
    let mut ids = Vec::new();
    app.each_item(&Query::All, Sort::Code, None, |item| {
        ids.push(item.id);
        Ok::<(), nuo::app::StoreError>(())
    })
    .expect("the ledger is read");
    ids
}

/// Every line finds as many commitments as it counts, and they are open,
/// closed or late as it says.
fn check_lines(app: &App, overview: &Overview, picked: &str) -> Result<(), TestCaseError> {
    let today = day(TODAY);
    let letters: BTreeSet<&str> =
        overview.parts.iter().map(|(part, _)| part.letter.as_str()).collect();
    for subset in Facet::ALL.into_iter().flat_map(|facet| overview.subsets(facet)) {
        for lang in [Lang::Zh, Lang::En] {
            let term = subset_filter(&subset, letters.len(), lang);
            let filter = format!("{picked} {term}");
            let query = parse(&filter, today);
            let query = query.unwrap_or_else(|error| panic!("{filter}: {error:?}"));
            let found = app.count(&query).expect("counted");
            prop_assert_eq!(found, overview.now(&subset), "{}", filter);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn an_overview_is_what_a_naive_count_finds(
        deeds in proptest::collection::vec((0u8..12, 0usize..10, 0u64..25, 0u64..40), 0..30),
        picked in 0usize..5,
    ) {
        let file = ledger();
        let mut app = file.on(TODAY);
        let ids = every_id(&app);
        for deed in deeds {
            perform(&mut app, deed);
        }
        let all = items(&app, &ids);
        let overview = app.overview(&Query::All).expect("an overview");
        naive::check(&overview, &all)?;
        check_lines(&app, &overview, "")?;

        // A filter picks commitments out as they are now, for both days.
        let filter = ["牵头:财政", "状态:推进中,未核查", "(逾期 | 2.15)", "status:done", "没有"][picked];
        let query = parse(filter, day(TODAY)).expect("a filter");
        let thresholds = Thresholds { soon_days: 30, ..app.thresholds() };
        prop_assert_eq!(thresholds.soon_days, timeliness::SOON_DAYS);
        let letters = app.letters().expect("letters");
        let around = crate::evaluate::Around { thresholds, letters: &letters };
        let matching: Vec<Commitment> =
            all.into_iter().filter(|item| crate::evaluate::holds(&query, item, &around)).collect();
        let overview = app.overview(&query).expect("an overview");
        naive::check(&overview, &matching)?;
        check_lines(&app, &overview, filter)?;
    }
}
