//! The words of a listing: its columns and its groups.

use super::{Lang, Term, either, part_name, unit};
use crate::domain::letter::Letter;
use crate::domain::listing::{Column, Group};
use crate::domain::vocabulary::{Status, Timeliness};

/// The word above a column.
#[must_use]
pub const fn column(column: Column, lang: Lang) -> &'static str {
    match column {
        Column::Mark => "",
        Column::Code => lang.pick("编号", "Code"),
        Column::Letter => lang.pick("来文", "Letter"),
        Column::Due => lang.pick("期限", "Due"),
        Column::Left => lang.pick("剩余", "Left"),
        Column::Status => lang.pick("状态", "Status"),
        Column::Timeliness => lang.pick("时限", "Timeliness"),
        Column::Kind => lang.pick("类型", "Kind"),
        Column::Strength => lang.pick("力度", "Strength"),
        Column::Lead => lang.pick("牵头", "Lead"),
        Column::Title => lang.pick("承诺", "Commitment"),
        Column::Progress => lang.pick("进度", "Progress"),
        Column::Evidence => lang.pick("佐证", "Evidence"),
        Column::Moves => lang.pick("延期", "Moves"),
        Column::Review => lang.pick("复核日", "Review"),
        Column::Updated => lang.pick("更新", "Updated"),
    }
}

/// What a listing is grouped by.
#[must_use]
pub const fn group(group: Group, lang: Lang) -> &'static str {
    match group {
        Group::Part => lang.pick("部分", "part"),
        Group::Lead => lang.pick("牵头", "lead"),
        Group::Status => lang.pick("状态", "status"),
        Group::Month => lang.pick("月份", "month"),
    }
}

/// The name of one group by its key in the ledger.
#[must_use]
pub fn group_name(by: Group, key: &str, letters: &[Letter], lang: Lang) -> String {
    match by {
        Group::Status => Status::from_key(key).map_or(key, |status| status.word(lang)).to_owned(),
        Group::Part => {
            let (letter, part) = key.rsplit_once('/').unwrap_or(("", key));
            part_name(letters, letter, part.parse().unwrap_or(0), lang)
        }
        Group::Lead if key.is_empty() => lang.pick("未定牵头单位", "No lead unit").to_owned(),
        Group::Lead => unit(letters, key, lang).to_owned(),
        Group::Month if key.is_empty() => Timeliness::Undated.word(lang).to_owned(),
        Group::Month => key.to_owned(),
    }
}

/// How many commitments a group has, and how many of them are overdue.
#[must_use]
pub fn group_counts(total: usize, overdue: usize, lang: Lang) -> String {
    let late = Timeliness::Overdue.word(lang);
    match (overdue, lang) {
        (0, Lang::Zh) => format!("{total} 条"),
        (0, Lang::En) => total.to_string(),
        (_, Lang::Zh) => format!("{total} 条，{late} {overdue}"),
        (_, Lang::En) => format!("{total}, {overdue} overdue"),
    }
}

/// How many commitments something is about.
#[must_use]
pub fn how_many(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (_, Lang::Zh) => format!("{count} 条"),
        (1, Lang::En) => "1 commitment".to_owned(),
        (_, Lang::En) => format!("{count} commitments"),
    }
}

/// How many commitments are marked, and how many of them the list leaves out.
#[must_use]
pub fn marked(count: usize, hidden: usize, lang: Lang) -> String {
    match hidden {
        0 => either!(lang, "已选 {count}", "{count} marked"),
        _ => either!(
            lang,
            "已选 {count}（{hidden} 条未列出）",
            "{count} marked ({hidden} not listed)"
        ),
    }
}
