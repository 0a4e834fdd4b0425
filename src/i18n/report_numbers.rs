//! The numbers of the weekly report in sentences.

use super::{Lang, either};
use crate::domain::seal::Since;
use crate::domain::vocabulary::Status;
use crate::domain::weekly::{Change, Totals};

/// The numbers of the overview in sentences.
#[must_use]
pub fn overview(
    now: &Totals,
    before: &Totals,
    change: &Change,
    since: Option<&Since>,
    lang: Lang,
) -> Vec<String> {
    let (this, zh_this) = match since {
        None => ("this week", "本周"),
        Some(_) => ("since then", "本期"),
    };
    let total = against(now.total, before.total, since, lang);
    let overdue = against(now.tally.overdue, before.tally.overdue, since, lang);
    let Change { newly_done, reopened, newly_overdue, cleared, added, withdrawn } = *change;
    let (all, due, due_done) = (now.total, now.tally.due, now.tally.due_done);
    let (late, undated) = (now.tally.overdue, now.tally.undated);
    let missing = now.tally.limits.base_missing;
    let done = now.tally.of(Status::Done);
    let mut lines = vec![
        either!(
            lang,
            "承诺 {all} 条（{total}），累计办结 {done} 条，{zh_this}新办结 {newly_done} 条。",
            "{all} commitments ({total}), {done} done, \
             {newly_done} of them {this}."
        ),
        either!(
            lang,
            "到期应办结 {due} 条，其中已办结 {due_done} 条；逾期未结 {late} 条（{overdue}：\
             新逾期 {newly_overdue}，消除 {cleared}）。",
            "{due} have fallen due, {due_done} of them are done; {late} are overdue \
             ({overdue}: {newly_overdue} new, {cleared} cleared)."
        ),
        either!(
            lang,
            "未结事项中，无时限 {undated} 条，基准日待填 {missing} 条。",
            "Of the open ones {undated} have no due date, and {missing} count from a day \
             that is not known."
        ),
    ];
    if added + withdrawn + reopened > 0 {
        lines.push(either!(
            lang,
            "{zh_this}新增 {added} 条，撤回 {withdrawn} 条，办结后重新打开 {reopened} 条。",
            "Added {this}: {added}; withdrawn: {withdrawn}; reopened: {reopened}."
        ));
    }
    lines
}

/// A number compared with the week before, or with the last report.
#[must_use]
pub fn against(now: usize, before: usize, since: Option<&Since>, lang: Lang) -> String {
    let difference = difference(now, before);
    let (zh, en) = match since {
        None => ("上周", "the week before"),
        Some(_) => ("上期", "the last report"),
    };
    match now == before {
        true => either!(lang, "与{zh}持平", "as {en}"),
        false => either!(lang, "比{zh} {difference}", "{difference} on {en}"),
    }
}

/// A difference with its sign; none is `0`.
#[must_use]
pub fn difference(now: usize, before: usize) -> String {
    if now >= before { plus(now - before) } else { format!("-{}", before - now) }
}

fn plus(more: usize) -> String {
    if more == 0 { "0".to_owned() } else { format!("+{more}") }
}

/// A share of a whole with one decimal.
#[must_use]
pub fn share(part: usize, whole: usize) -> String {
    let thousandths = (part * 2000).checked_div(whole).unwrap_or(0).div_ceil(2);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::{difference, share};

    #[test]
    fn shares_are_rounded_to_one_decimal() {
        for (part, whole, text) in [
            (0, 0, "0.0%"),
            (0, 60, "0.0%"),
            (1, 60, "1.7%"),
            (1, 3, "33.3%"),
            (2, 3, "66.7%"),
            (1, 2000, "0.1%"),
            (60, 60, "100.0%"),
        ] {
            assert_eq!(share(part, whole), text, "{part}/{whole}");
        }
    }

    #[test]
    fn differences_have_a_sign() {
        assert_eq!([difference(3, 1), difference(1, 3), difference(2, 2)], ["+2", "-2", "0"]);
    }
}
