//! A page of a site: the letter in it, without the site around it.
//!
//! The letter is where the sentences are. Its holder is the innermost element
//! that has nearly all of them; the lines directly above and below it are taken
//! along where they are a letter's head or signature. What is left is listed.
//! A row of a table is one paragraph, its cells parted by a space, unless cells
//! hold whole texts, as where a table lays out the page.

mod page;
mod tags;

use super::cells::{is_row, joined};
use super::line::beginning;
use super::shape::{is_end, is_head};
use super::{Sheet, kept_facts};
use crate::domain::reading::Noise;
use crate::domain::vocabulary::NoiseKind;
use crate::extract::noise::noise;
use page::{Block, Page};

/// The lines next to the letter's sentences among which its head and its
/// signature are looked for.
const NEAR: usize = 40;

pub(super) fn read(text: &str) -> Sheet {
    let page = page::read(text);
    let mut dropped: Vec<(NoiseKind, String)> =
        page.silent.iter().map(|(kind, text)| (*kind, beginning(text))).collect();
    let weights = weights(&page);
    let aside = left_aside(&page, &weights);
    let letter = holder(&page, &weights, &aside);
    let mut lines: Vec<(Block, bool)> = Vec::new();
    let mut last_node = None;
    for (block, inside) in rows(&page, &letter) {
        match aside[block.node] {
            Some((root, kind)) => {
                let same = last_node.replace(root) == Some(root);
                list(&mut dropped, kind, &block.text, same);
            }
            None => lines.push((block, inside)),
        }
    }
    let kept = choose(lines, &mut dropped);
    let dropped = dropped
        .into_iter()
        .map(|(kind, text)| Noise { kind, text: beginning(&text), paragraph: None })
        .collect();
    Sheet::of(kept, dropped)
}

/// Adds a text to what is left aside, to the last entry where it goes on.
fn list(dropped: &mut Vec<(NoiseKind, String)>, kind: NoiseKind, text: &str, goes_on: bool) {
    match dropped.last_mut() {
        Some((last, before)) if goes_on && *last == kind => {
            // More of it is not shown anyhow.
            if before.len() < 2000 {
                before.push(' ');
                before.push_str(text);
            }
        }
        _ => dropped.push((kind, text.to_owned())),
    }
}

/// Whether a line has a sentence in it that is no link.
fn is_sentence(block: &Block) -> bool {
    let marks = ['。', '；', '，', '：', '！', '？', ',', ';', '.'];
    block.linked * 2 < block.text.len()
        && (block.text.contains('。') || block.text.len() > 60 && block.text.contains(marks))
}

/// For each element, how many bytes of sentences stand in it.
fn weights(page: &Page) -> Vec<usize> {
    let mut weights = vec![0; page.nodes.len()];
    for block in page.blocks.iter().filter(|block| is_sentence(block)) {
        weights[block.node] += block.text.len();
    }
    // An element stands behind the one that holds it.
    for node in (1..page.nodes.len()).rev() {
        weights[page.nodes[node].parent] += weights[node];
    }
    weights
}

/// For each element, in which element that is left aside it stands, and why. One
/// that has most of the sentences is not left aside: some sites put all of a
/// page into a form.
fn left_aside(page: &Page, weights: &[usize]) -> Vec<Option<(usize, NoiseKind)>> {
    let mut aside: Vec<Option<(usize, NoiseKind)>> = Vec::with_capacity(page.nodes.len());
    for (at, node) in page.nodes.iter().enumerate() {
        let above = if at == 0 { None } else { aside[node.parent] };
        let most = match weights[0] {
            0 => node.aside == Some(NoiseKind::Control),
            all => weights[at] * 5 > all * 3,
        };
        let own = node.aside.filter(|_| !most).map(|kind| (at, kind));
        aside.push(above.or(own));
    }
    aside
}

/// For each element, whether it is in the innermost one that has nearly all of
/// the sentences.
fn holder(page: &Page, weights: &[usize], aside: &[Option<(usize, NoiseKind)>]) -> Vec<bool> {
    let mut heaviest = vec![0; page.nodes.len()];
    for (at, node) in page.nodes.iter().enumerate().skip(1) {
        let best = heaviest[node.parent];
        if node.holds && aside[at].is_none() && (best == 0 || weights[at] > weights[best]) {
            heaviest[node.parent] = at;
        }
    }
    let mut holder = 0;
    while !page.nodes[holder].named {
        let inner = heaviest[holder];
        if inner == 0 || weights[inner] * 5 < weights[holder] * 4 || weights[inner] == 0 {
            break;
        }
        holder = inner;
    }
    let mut inside = vec![false; page.nodes.len()];
    for (at, node) in page.nodes.iter().enumerate() {
        inside[at] = at == holder || at > 0 && inside[node.parent];
    }
    inside
}

/// The lines of the page, those of a row of a letter's table as one, and whether
/// the letter's holder has them.
fn rows(page: &Page, inside: &[bool]) -> Vec<(Block, bool)> {
    let mut lines: Vec<(Block, bool)> = Vec::with_capacity(page.blocks.len());
    let mut at = 0;
    while let Some(block) = page.blocks.get(at) {
        let row = block.cell.map(|(row, _)| row).filter(|row| !page.nesting[*row]);
        let same = |next: &&Block| row.is_some() && next.cell.map(|(row, _)| row) == row;
        let count = page.blocks[at..].iter().take_while(same).count().max(1);
        let blocks = &page.blocks[at..at + count];
        at += count;
        let in_cells = blocks.iter().filter_map(|block| Some((block.cell?.1, block.text.len())));
        if row.is_some() && is_row(in_cells) {
            let texts =
                blocks.iter().filter_map(|block| Some((block.cell?.1, block.text.as_str())));
            let mut joined = Block { text: joined(texts), ..block.clone() };
            joined.linked += blocks[1..].iter().map(|next| next.linked).sum::<usize>();
            lines.push((joined, inside[block.node]));
        } else {
            lines.extend(blocks.iter().map(|block| (block.clone(), inside[block.node])));
        }
    }
    lines
}

/// Which of the lines are the letter's; the others are listed.
fn choose(lines: Vec<(Block, bool)>, dropped: &mut Vec<(NoiseKind, String)>) -> Vec<String> {
    let texts: Vec<String> = lines.iter().map(|(block, _)| block.text.clone()).collect();
    let mut verdicts: Vec<Option<NoiseKind>> = vec![None; lines.len()];
    for found in noise(&texts) {
        if let Some(number) = found.paragraph {
            verdicts[number as usize - 1] = Some(found.kind);
        }
    }
    let inside = |at: usize| lines[at].1;
    let first = (0..lines.len()).find(|at| inside(*at)).unwrap_or(0);
    let last = (0..lines.len()).rfind(|at| inside(*at)).unwrap_or(0);
    let is_link = |at: usize| lines[at].0.linked * 5 > lines[at].0.text.len() * 4;
    let mut keep: Vec<bool> =
        (0..lines.len()).map(|at| inside(at) && verdicts[at].is_none()).collect();
    // The head above the holder, and the signature below it.
    let fits = |at: usize| verdicts[at].is_none() && !is_link(at);
    for at in (0..first).rev().take(NEAR) {
        keep[at] = fits(at) && is_head(&texts[at]);
    }
    for at in (last + 1..lines.len()).take(NEAR) {
        if !(fits(at) && is_end(&texts[at])) {
            break;
        }
        keep[at] = true;
    }
    // Links alone in their lines before the first sentence and behind the last
    // are ways through the site.
    let sentence = |at: &usize| keep[*at] && is_sentence(&lines[*at].0);
    let begins = (0..lines.len()).find(sentence).unwrap_or(lines.len());
    let ends = (0..lines.len()).rfind(sentence).unwrap_or(0);
    let title = |at: usize| at < begins && is_head(&texts[at]);
    for at in (0..lines.len()).filter(|at| *at < begins || *at > ends) {
        let attached = texts[at].starts_with("附件");
        keep[at] &= !is_link(at) || begins == lines.len() || title(at) || attached;
    }
    let mut kept = Vec::new();
    let mut goes_on = false;
    for (at, text) in texts.into_iter().enumerate() {
        let fact = verdicts[at].is_some_and(|kind| kept_facts(kind, &text));
        if keep[at] || fact {
            kept.push(text);
            goes_on = false;
        } else {
            let kind = verdicts[at].unwrap_or(NoiseKind::Navigation);
            list(dropped, kind, &text, goes_on);
            goes_on = true;
        }
    }
    kept
}

#[cfg(test)]
mod tests;
