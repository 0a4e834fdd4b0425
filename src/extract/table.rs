//! Tables in a letter: rows of cells under a head that names them.
//!
//! It knows which cell says what, and nothing of dates or units.

use std::ops::Range;

/// The cells of a row that say something of a task, in bytes of the paragraph.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Row {
    pub task: Range<usize>,
    pub unit: Option<Range<usize>>,
    pub time: Option<Range<usize>>,
}

/// What the columns of a table hold, by their head.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Columns {
    count: usize,
    task: usize,
    unit: Option<usize>,
    time: Option<usize>,
}

const TASK: &[&str] = &["任务", "措施", "事项", "内容", "工作", "项目", "举措"];
const UNIT: &[&str] = &["责任单位", "牵头", "单位", "部门"];
const TIME: &[&str] = &["时限", "完成时间", "时间", "期限", "节点", "进度安排"];
const DONE: &[&str] = &["完成情况", "已完成", "进展", "落实情况"];

/// The cells of a paragraph that is a row of a table.
pub(super) fn cells(paragraph: &str) -> Option<Vec<Range<usize>>> {
    let sign = match (paragraph.matches('\t').count(), paragraph.matches(['|', '｜']).count()) {
        (tabs, _) if tabs >= 2 => '\t',
        (_, bars) if bars >= 2 => '|',
        _ => return None,
    };
    let splits = |letter: char| letter == sign || (sign == '|' && letter == '｜');
    let mut cells = Vec::new();
    let mut begin = 0;
    for (at, letter) in paragraph.char_indices().filter(|(_, letter)| splits(*letter)) {
        cells.push(trimmed(paragraph, begin..at));
        begin = at + letter.len_utf8();
    }
    cells.push(trimmed(paragraph, begin..paragraph.len()));
    if sign == '|' {
        let framed = |cell: &Range<usize>| cell.is_empty();
        if cells.first().is_some_and(framed) {
            cells.remove(0);
        }
        if cells.last().is_some_and(framed) {
            cells.pop();
        }
    }
    (cells.len() >= 3).then_some(cells)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let cell = &text[range.clone()];
    let start = range.start + (cell.len() - cell.trim_start().len());
    start..start + cell.trim().len()
}

/// The columns that a row names, where it is the head of a table of tasks.
pub(super) fn head(paragraph: &str, cells: &[Range<usize>]) -> Option<Columns> {
    let names: Vec<&str> = cells.iter().map(|cell| &paragraph[cell.clone()]).collect();
    let short = names.iter().all(|name| name.chars().count() <= 10);
    let column =
        |words: &[&str]| names.iter().position(|name| words.iter().any(|word| name.contains(word)));
    if !short || column(DONE).is_some() {
        return None;
    }
    let (unit, time) = (column(UNIT), column(TIME));
    let free = |at: &usize| Some(*at) != unit && Some(*at) != time;
    let named = |at: &usize| TASK.iter().any(|word| names[*at].contains(word));
    let task = (0..names.len()).filter(free).find(named)?;
    (time.is_some() || unit.is_some()).then_some(Columns { count: names.len(), task, unit, time })
}

/// What a row says by the columns of its table.
pub(super) fn row(columns: &Columns, cells: &[Range<usize>]) -> Option<Row> {
    let cell = |at: Option<usize>| at.map(|at| cells[at].clone()).filter(|cell| !cell.is_empty());
    (cells.len() == columns.count && !cells[columns.task].is_empty()).then(|| Row {
        task: cells[columns.task].clone(),
        unit: cell(columns.unit),
        time: cell(columns.time),
    })
}

#[cfg(test)]
mod tests {
    use super::{cells, head, row};

    #[test]
    fn a_row_is_read_by_the_head_of_its_table() {
        let names = "| 序号 | 任务 | 责任单位 | 完成时限 |";
        let columns = head(names, &cells(names).expect("cells")).expect("a head");
        let line = "| 1 | 修缮站房两处 | 县水务站 | 2025年6月底前 |";
        let found = row(&columns, &cells(line).expect("cells")).expect("a row");
        assert_eq!(&line[found.task], "修缮站房两处");
        assert_eq!(found.unit.map(|cell| &line[cell]), Some("县水务站"));
        assert_eq!(found.time.map(|cell| &line[cell]), Some("2025年6月底前"));
        let past = "任务\t责任单位\t完成情况";
        assert_eq!(head(past, &cells(past).expect("cells")), None);
        assert_eq!(cells("没有|表格"), None);
    }
}
