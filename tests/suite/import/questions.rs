//! What is asked at a terminal about columns that are not clear.

use crate::ledger_file::LedgerFile;
use crate::pty::{Answer, Terminal, nuo};
use nuo::domain::commitment::Commitment;

const SHEET: &str = "事项,责任单位,督办领导,怪栏\n修桥,住建局,谭,甲\n";

/// Imports at a terminal with these answers to the questions about the last two
/// columns; gives what was recorded.
fn answered(answers: [&str; 2]) -> Commitment {
    let file = LedgerFile::founded();
    std::fs::write(file.folder().join("sheet.csv"), SHEET).expect("written");
    let mut command = nuo(&file);
    command.args(["import", "sheet.csv"]);
    let mut terminal = Terminal::start(command, (120, 30), Answer::Never);
    for (header, answer) in ["督办领导", "怪栏"].into_iter().zip(answers) {
        terminal.wait_for(&format!("“{header}”是哪一栏？"));
        terminal.send(answer);
        terminal.send("\r");
    }
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.text());
    let app = file.on(crate::desk::TODAY);
    let own = nuo::domain::query::Query::All;
    let page = app.page(&own, nuo::app::Sort::Code, 0..100).expect("read");
    let row = page.rows.iter().find(|row| row.id.letter() == "own").expect("it was imported");
    app.item(&row.id).expect("it is there")
}

#[test]
fn an_answer_says_what_a_column_is_and_none_keeps_it_as_it_is() {
    let item = answered(["co", ""]);
    assert_eq!(item.draft.co, ["谭"]);
    assert_eq!(item.draft.fields.get("怪栏").map(String::as_str), Some("甲"));
    assert_eq!(item.draft.lead, ["住建局"]);
    let item = answered(["责任人", "-"]);
    assert_eq!(item.draft.fields.get("owner").map(String::as_str), Some("谭"));
    assert!(!item.draft.fields.contains_key("怪栏"), "{:?}", item.draft.fields);
}
