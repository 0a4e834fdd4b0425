//! What a date is said of: a limit, a beginning, or something that was done.

use super::words::{COMING, DONE, NOT_DONE, PUT_INTO};
use super::{Found, Role};
use crate::domain::due::Rule;
use crate::extract::glyphs::Glyphs;

const STOPS: &str = "，。；！？：\n";

/// The mention with its role, and with the words that give it the role.
pub(super) fn settled(g: &Glyphs, found: Found) -> Found {
    if found.role != Role::Limit {
        return found;
    }
    if g.back_any(found.start, &["截至到", "截止到", "截至", "截止"]).is_some() {
        return Found { role: Role::Past, ..found };
    }
    if let Some(end) = since(g, &found) {
        return Found { role: Role::Past, end, ..found };
    }
    let recurring = matches!(found.rule, Rule::Every { .. });
    if !recurring && let Some(end) = beginning(g, found.end) {
        let start = g.back_any(found.start, &["自", "从"]).unwrap_or(found.start);
        let done = is_done(g, start, end);
        let role = if done { Role::Past } else { Role::Start };
        return Found { role, start, end, ..found };
    }
    let dated = found.year.is_some();
    if dated && is_done(g, found.start, found.end) {
        return Found { role: Role::Past, ..found };
    }
    let start = g
        .back_any(found.start, &["到", "至"])
        .filter(|start| dated && !"达得做受收看想等直截甚截及送报感".contains(g.before(*start)));
    Found { start: start.unwrap_or(found.start), ..found }
}

/// Behind 以来 or 至今. 今年以来 before a plan tells of this year's plan.
fn since(g: &Glyphs, found: &Found) -> Option<usize> {
    if let Some(end) = g.eat(found.end, "以来") {
        let tail = g.until(end + 1, 12, STOPS);
        let planned = found.rule == Rule::ReplyYearEnd(0)
            && g.has_any(end..tail, &["计划", "将", "拟"])
            && !g.has_any(end..tail, DONE);
        return (!planned).then_some(end);
    }
    g.eat(found.end, "至今").filter(|end| g.at(*end) != '年')
}

/// Behind 起, 开始 or 以后, which make a beginning of a date.
fn beginning(g: &Glyphs, at: usize) -> Option<usize> {
    if let Some(end) = g.eat(at, "起") {
        return (!"草步点来重诉源".contains(g.at(end))).then_some(end);
    }
    if let Some(end) = g.eat_any(at, &["开始", "以后", "之后"]) {
        return Some(end);
    }
    let end = g.eat(at, "后")?;
    "，。；\n".contains(g.at(end)).then_some(end)
}

/// Whether the clause around a date tells of something that was done.
fn is_done(g: &Glyphs, start: usize, end: usize) -> bool {
    let head = g.since(start, 14, STOPS);
    if g.has_any(head..start, PUT_INTO) {
        return false;
    }
    let led = g.back_any(start, &["于", "在", "自", "从"]).unwrap_or(start);
    if g.back_any(led, &["已经", "已", "曾", "早"]).is_some() {
        return true;
    }
    // A comma right behind the date parts it from its own clause.
    let from = if g.at(end) == '，' { end + 1 } else { end };
    let tail = g.until(from, 30, STOPS);
    if g.has_any(head..tail, COMING) {
        return false;
    }
    (from..tail).any(|at| {
        let done = g.eat_any(at, DONE).is_some();
        done && NOT_DONE.iter().all(|word| {
            let inside = word.chars().count();
            (0..inside).all(|back| at < back || g.eat(at - back, word).is_none())
        })
    })
}
