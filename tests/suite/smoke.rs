use nuo::app::*;
use nuo::domain::event::*;
use nuo::domain::query::*;
use nuo::domain::vocabulary::*;
#[test]
fn smoke() {
    let dir = tempfile::tempdir().unwrap();
    let opening = Opening {
        path: dir.path().join("a/nuo.db"),
        access: Access::Write,
        clock: nuo::clock::Clock::Fixed("2026-11-24".parse().unwrap()),
        actor: "li".into(),
        channel: Channel::Cli,
        wait: std::time::Duration::from_secs(1),
        soon_days: 30,
        stale_days: 90,
        home: None,
    };
    let (mut app, start) = App::open(opening.clone()).unwrap();
    assert_eq!(start, Start::Made);
    let page = app.page(&Query::All, Sort::Due, 0..10).unwrap();
    for row in &page.rows {
        println!(
            "{} {:?} {:?} {}",
            row.id,
            row.due,
            row.timeliness("2026-11-24".parse().unwrap(), 30),
            row.title
        );
    }
    println!("{} {:?}", page.total, app.counts(&Query::All).unwrap());
    let id = app.resolve("1.1").unwrap();
    let evidence = vec![app.evidence("桂办发〔2021〕14号").unwrap()];
    let out = app
        .execute(
            &Command::Mark {
                items: vec![id.clone()],
                scope: Scope::Whole,
                status: Status::Done,
                note: None,
                evidence,
                value: None,
            },
            None,
        )
        .unwrap();
    println!("{out:?}");
    for text in [
        "牵头:财政",
        "overdue | 未结",
        "code:2",
        "shifan",
        "示范",
        "-closed",
        "sf",
        "letter:2021122",
        "due<eom",
        "note:x",
    ] {
        let q = parse(text, "2026-11-24".parse().unwrap()).unwrap();
        println!("{text} -> {}", app.count(&q).unwrap());
    }
    println!("{:?}", app.undo(None).unwrap().1.seq);
    println!("{:?}", app.redo().unwrap().1.seq);
    println!("{:?}", app.tally("2026-11-24".parse().unwrap()).unwrap());
    println!("{:?}", app.doctor().unwrap());
    println!("{:?}", app.position(&Query::All, Sort::Code, &id).unwrap());
    let a = app.attach_text("gx-2021122", std::path::Path::new("/work/shared/letter.txt"));
    println!("{:?}", a.map(|o| o.op.seq));
    println!("{:?}", app.clauses(&app.item(&id).unwrap()).unwrap());
}
