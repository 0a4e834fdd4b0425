//! Whatever is recorded, the numbers add up and the lines fit.

use super::{Story, ids};
use chrono::{Days, NaiveDate};
use nuo::app::App;
use nuo::domain::event::{Amount, Command, Scope};
use nuo::domain::vocabulary::Status;
use nuo::domain::weekly::WeeklyReport;
use nuo::i18n::Lang;
use nuo::report::{Languages, json, markdown, text};
use nuo::text::Ambiguous;
use nuo::text::width::columns;
use proptest::{prop_assert, prop_assert_eq, proptest, test_runner::Config};

const TODAY: &str = "2026-11-24";

/// One thing that somebody does: what, to which, how long ago, and a number.
type Deed = (u8, usize, u64, u64);

fn perform(app: &mut App, (what, which, ago, number): Deed) {
    let codes = ["1.1", "1.5", "2.12", "2.13", "2.15", "3.1", "4.5"];
    let item = ids(app, &[codes[which % codes.len()]]).remove(0);
    let today: NaiveDate = super::day(TODAY);
    let on = today - Days::new(ago);
    let items = vec![item.clone()];
    let status = Status::ALL[usize::try_from(number).unwrap() % Status::ALL.len()];
    let mark = |scope| Command::Mark {
        items: items.clone(),
        scope,
        status,
        note: Some("说明“一二三”……，长长的、不断的说明文字".into()),
        evidence: Vec::new(),
        value: None,
    };
    let command = match what {
        0 | 1 => mark(Scope::Whole),
        2 => mark(Scope::AllParts),
        3 => mark(Scope::Period("2019".parse().unwrap())),
        4 => Command::Observe {
            item,
            amount: Amount::Total(number as f64),
            period: None,
            note: None,
            evidence: Vec::new(),
        },
        5 => Command::Defer {
            items,
            to: today + Days::new(number) - Days::new(20),
            reason: "改".into(),
        },
        6 => Command::Review { items },
        7 => Command::Withdraw { items, reason: "重复".into() },
        _ => {
            let _ = app.undo(None);
            return;
        }
    };
    // Refusals are part of life.
    let _ = app.execute(&command, Some(on));
}

fn adds_up(report: &WeeklyReport) -> Result<(), proptest::test_runner::TestCaseError> {
    let (now, before, change) = (&report.totals, &report.before, report.change);
    for totals in [now, before] {
        let sum: usize = totals.tally.statuses.iter().map(|(_, count)| count).sum();
        prop_assert_eq!(sum, totals.total);
        let open = totals.tally.statuses.iter().filter(|(status, _)| status.is_open());
        prop_assert_eq!(open.map(|(_, count)| count).sum::<usize>(), totals.tally.limits.open());
    }
    prop_assert_eq!(before.total + change.added, now.total + change.withdrawn);
    let done = |totals: &nuo::domain::weekly::Totals| totals.tally.of(Status::Done);
    prop_assert_eq!(done(before) + change.newly_done, done(now) + change.reopened);
    prop_assert_eq!(
        before.tally.overdue + change.newly_overdue,
        now.tally.overdue + change.cleared
    );
    prop_assert_eq!(report.overdue.len(), now.tally.overdue);
    prop_assert_eq!(report.newly_overdue.len(), change.newly_overdue);
    prop_assert!(report.done.len() == change.newly_done);
    prop_assert!(report.no_proof.len() <= done(now));
    Ok(())
}

proptest! {
    #![proptest_config(Config::with_cases(24))]

    #[test]
    fn numbers_add_up_and_lines_fit(
        deeds in proptest::collection::vec((0u8..9, 0usize..7, 0u64..25, 0u64..40), 0..14),
        width in 8usize..100,
    ) {
        let story = Story::begin();
        let mut app = story.on(TODAY);
        for deed in deeds {
            perform(&mut app, deed);
        }
        for week in ["2026-W48", "2026-W47", "2026-W46"] {
            let report = story.report(TODAY, week);
            adds_up(&report)?;
            for lang in [Lang::Zh, Lang::En] {
                let page = text::render(&report, Languages::One(lang), width, Ambiguous::Wide);
                for line in page.lines() {
                    prop_assert!(columns(line, Ambiguous::Wide) <= width, "{:?}", line);
                    prop_assert!(!line.ends_with(' '), "{:?}", line);
                }
            }
            prop_assert!(markdown::render(&report, Languages::Both).contains("\n---\n"));
            let read: serde_json::Value = serde_json::from_str(&json::render(&report)).unwrap();
            prop_assert_eq!(&read["schema"], "nuo.weekly/1");
        }
    }
}
