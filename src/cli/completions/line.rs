//! A command line that is not finished: its words, and what the shell takes for
//! the word at the cursor.

/// The words up to the cursor; the last one is being typed and may be empty.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    pub words: Vec<String>,
    /// How many bytes of the last word the shell does not count to what it
    /// replaces: bash breaks words at `:` and `=`.
    pub behind_break: usize,
}

impl Line {
    /// Words that a shell has split.
    #[must_use]
    pub fn of_words(words: &[String]) -> Self {
        Self { words: words.to_vec(), behind_break: 0 }
    }

    /// A line as it was typed up to the cursor. `breaks` are the characters at
    /// which the shell breaks words outside quotes.
    #[must_use]
    pub fn typed(line: &str, breaks: &str) -> Self {
        let mut words = vec![String::new()];
        let mut behind_break = 0;
        let mut quote = None;
        let mut chars = line.trim_start().chars();
        while let Some(c) = chars.next() {
            let word = words.last_mut().expect("there is one from the beginning");
            match (quote, c) {
                (Some(open), c) if c == open => quote = None,
                (None, '\'' | '"') => {
                    quote = Some(c);
                    // What stands in quotes is replaced as a whole.
                    behind_break = word.len();
                }
                (None | Some('"'), '\\') => word.extend(chars.next()),
                (None, c) if c.is_whitespace() => {
                    if !word.is_empty() {
                        words.push(String::new());
                    }
                    behind_break = 0;
                }
                (None, c) => {
                    word.push(c);
                    if breaks.contains(c) {
                        behind_break = word.len();
                    }
                }
                (Some(_), c) => word.push(c),
            }
        }
        Self { words, behind_break }
    }
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn a_line_is_split_as_bash_splits_it() {
        let breaks = " \t\n\"'><=;|&(:";
        for (line, words, behind_break) in [
            ("nuo ", vec!["nuo", ""], 0),
            ("nuo sh", vec!["nuo", "sh"], 0),
            ("nuo list 状态:推", vec!["nuo", "list", "状态:推"], "状态:".len()),
            ("nuo list '状态:推", vec!["nuo", "list", "状态:推"], 0),
            ("nuo list 'a b' lead", vec!["nuo", "list", "a b", "lead"], 0),
            ("nuo list a\\ b", vec!["nuo", "list", "a b"], 0),
            ("  nuo --lang=e", vec!["nuo", "--lang=e"], "--lang=".len()),
            ("nuo mark  2.1 ", vec!["nuo", "mark", "2.1", ""], 0),
        ] {
            let read = Line::typed(line, breaks);
            assert_eq!((read.words, read.behind_break), (words_of(&words), behind_break), "{line}");
        }
    }

    fn words_of(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }
}
