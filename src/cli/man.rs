//! `nuo man`: the manual page, in the language of the interface, from the same
//! texts as the help of each command.

use super::args::Typed;
use super::help::{Described, below, describe};
use super::output::{Broken, Output};
use crate::domain::query::{Flag, Key};
use crate::i18n::Lang;
use crate::i18n::cli::Say;
use crate::i18n::cli::man::{FILES, ManSay, Row, VARIABLES, row_text};
use crate::text::may_break;
use clap::{Command, CommandFactory};

/// Prints the page as `man` reads it.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(output: &mut Output, lang: Lang) -> Result<(), Broken> {
    let mut root = Typed::command();
    root.build();
    page(&root, lang).lines().try_for_each(|line| output.line(line))?;
    output.finish()
}

fn page(root: &Command, lang: Lang) -> String {
    let mut roff = Roff::default();
    let version = env!("CARGO_PKG_VERSION");
    let manual = ManSay::Manual.say(lang);
    roff.raw(&format!(".TH NUO 1 \"\" \"nuo {version}\" \"{manual}\""));
    roff.raw(".ad l");
    roff.heading(ManSay::Name.say(lang));
    roff.text(&format!("nuo - {}", ManSay::Summary.say(lang)));
    roff.heading(ManSay::Synopsis.say(lang));
    let all = describe(root, "", lang);
    roff.bold(&all.usage);
    roff.heading(ManSay::Description.say(lang));
    roff.text(all.about);
    roff.paragraph(ManSay::Told.say(lang));
    roff.heading(ManSay::Commands.say(lang));
    commands(&mut roff, root, "", lang);
    roff.heading(ManSay::General.say(lang));
    let [_, _, own, general] = &all.sections;
    roff.rows(&own.1);
    roff.rows(&general.1);
    filters(&mut roff, lang);
    roff.heading(ManSay::Environment.say(lang));
    roff.rows(&named(VARIABLES, lang));
    roff.heading(ManSay::Files.say(lang));
    roff.rows(&named(FILES, lang));
    roff.heading(ManSay::Exit.say(lang));
    let codes = Say::HelpExitCodes.say(lang);
    roff.text(codes.split_once(['：', ':']).map_or(codes, |(_, codes)| codes.trim()));
    roff.heading(ManSay::Examples.say(lang));
    roff.examples(all.examples);
    roff.0
}

fn commands(roff: &mut Roff, command: &Command, path: &str, lang: Lang) {
    for found in command.get_subcommands().filter(|found| found.get_name() != "help") {
        let path = below(path, found.get_name());
        let Described { about, usage, sections, examples } = describe(found, &path, lang);
        if found.has_subcommands() {
            commands(roff, found, &path, lang);
            continue;
        }
        roff.subheading(&usage);
        roff.text(about);
        let [_, arguments, options, _] = &sections;
        roff.rows(&arguments.1);
        roff.rows(&options.1);
        roff.examples(examples);
    }
}

fn filters(roff: &mut Roff, lang: Lang) {
    let both = |english: &str, chinese: &str| format!("{english} {chinese}");
    let comma = lang.pick("、", ", ");
    let keys: Vec<String> = Key::ALL.iter().map(|key| both(key.english(), key.chinese())).collect();
    let flags: Vec<String> =
        Flag::ALL.iter().map(|flag| both(flag.english(), flag.chinese())).collect();
    roff.heading(ManSay::Filters.say(lang));
    let gap = lang.pick("", " ");
    roff.text(&format!("{}{gap}{}", ManSay::FilterForm.say(lang), keys.join(comma)));
    roff.paragraph(&format!("{}{gap}{}", ManSay::FilterFlags.say(lang), flags.join(comma)));
    roff.paragraph(ManSay::FilterSigns.say(lang));
}

fn named(rows: &[Row], lang: Lang) -> Vec<(String, String)> {
    rows.iter().map(|row| (row.0.to_owned(), row_text(row, lang).to_owned())).collect()
}

/// A page in the making.
#[derive(Default)]
struct Roff(String);

impl Roff {
    fn raw(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn text(&mut self, text: &str) {
        let text = escaped(text);
        self.raw(&text);
    }

    fn paragraph(&mut self, text: &str) {
        self.raw(".PP");
        self.text(text);
    }

    fn bold(&mut self, text: &str) {
        let text = escaped(text);
        self.raw(&format!("\\fB{text}\\fR"));
    }

    fn heading(&mut self, text: &str) {
        self.raw(&format!(".SH \"{text}\""));
    }

    fn subheading(&mut self, text: &str) {
        self.raw(&format!(".SS \"{}\"", escaped(text)));
    }

    fn rows(&mut self, rows: &[(String, String)]) {
        for (name, text) in rows {
            self.raw(".TP");
            self.bold(name);
            self.text(text);
        }
    }

    fn examples(&mut self, examples: &[&str]) {
        if examples.is_empty() {
            return;
        }
        for line in [".PP", ".RS 4", ".nf"] {
            self.raw(line);
        }
        examples.iter().for_each(|example| self.text(example));
        for line in [".fi", ".RE"] {
            self.raw(line);
        }
    }
}

/// A line of text in which nothing is a request to the formatter.
fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut before = None;
    for c in text.chars() {
        // Chinese has no spaces at which a line could end.
        if before.is_some_and(|before: char| {
            !(before.is_ascii() && c.is_ascii()) && may_break(before, c)
        }) {
            line.push_str("\\:");
        }
        before = Some(c);
        match c {
            '\\' => line.push_str("\\e"),
            '-' => line.push_str("\\-"),
            '\'' => line.push_str("\\(aq"),
            '"' => line.push_str("\\(dq"),
            '~' => line.push_str("\\(ti"),
            '^' => line.push_str("\\(ha"),
            '`' => line.push_str("\\(ga"),
            c => line.push(c),
        }
    }
    if line.starts_with('.') { format!("\\&{line}") } else { line }
}
