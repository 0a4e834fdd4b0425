//! How far one word is from another, for guesses at what was meant.

/// Letters to insert, delete, replace or swap with their neighbour to come from
/// one word to the other.
#[must_use]
pub fn distance(from: &[char], to: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let replaced = last[j] + usize::from(a != b);
            let mut best = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from[i - 1] == *b && to[j - 1] == *a {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn a_letter_more_less_other_or_swapped_is_one_step() {
        for (from, to, steps) in [
            ("2.12", "2.12", 0),
            ("2.12", "2.2", 1),
            ("2.12", "2.122", 1),
            ("2.12", "2.13", 1),
            ("2.12", "2.21", 1),
            ("2.12", "3.21", 2),
            ("", "ab", 2),
        ] {
            let letters = |word: &str| word.chars().collect::<Vec<char>>();
            assert_eq!(distance(&letters(from), &letters(to)), steps, "{from} {to}");
        }
    }
}
