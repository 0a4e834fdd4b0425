//! The help texts, laid out by columns: clap's own help speaks English only
//! and aligns Chinese wrongly.

use crate::i18n::Lang;
use crate::i18n::cli::{Say, about, argument_text, examples, value_name};
use crate::text::Ambiguous;
use crate::text::fit::pad;
use crate::text::width::columns;
use clap::{Arg, Command};

/// The command line with the help of every command put in.
#[must_use]
pub fn with_help(root: Command, lang: Lang) -> Command {
    let mut root = root;
    root.build();
    explained(root, "", lang)
}

fn explained(command: Command, path: &str, lang: Lang) -> Command {
    let text = page(&command, path, lang);
    let mut command = command.override_help(text);
    let names: Vec<String> =
        command.get_subcommands().map(|found| found.get_name().to_owned()).collect();
    for name in names {
        let below = below(path, &name);
        command = command.mut_subcommand(&name, |found| explained(found, &below, lang));
    }
    command
}

/// The path of a command's command.
#[must_use]
pub fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path} {name}") }
}

/// What there is to say about a command, before it is laid out.
#[derive(Debug)]
pub struct Described {
    pub about: &'static str,
    /// How it is written, in short.
    pub usage: String,
    /// Commands, arguments, options and general options, each by name.
    pub sections: [(Say, Vec<(String, String)>); 4],
    pub examples: &'static [&'static str],
}

/// Describes one command.
#[must_use]
pub fn describe(command: &Command, path: &str, lang: Lang) -> Described {
    let shown = |arg: &&Arg| !arg.is_hide_set();
    let global = |arg: &&Arg| {
        let usual = matches!(arg.get_id().as_str(), "help" | "version");
        arg.is_global_set() || usual
    };
    let commands: Vec<(String, String)> = command
        .get_subcommands()
        .filter(|found| found.get_name() != "help")
        .map(|found| {
            let name = found.get_name();
            (name.to_owned(), about(&below(path, name), lang).to_owned())
        })
        .collect();
    let of = |args: Vec<&Arg>| -> Vec<(String, String)> {
        args.into_iter().map(|arg| (spelled(arg, lang), explained_arg(arg, path, lang))).collect()
    };
    let positionals = command.get_positionals().collect();
    let own = command.get_arguments().filter(|arg| !arg.is_positional());
    let own = own.filter(shown).filter(|arg| !global(arg)).collect();
    let general = command.get_arguments().filter(shown).filter(|arg| global(arg)).collect();
    Described {
        about: about(path, lang),
        usage: usage(command, path, lang),
        sections: [
            (Say::HelpCommands, commands),
            (Say::HelpArguments, of(positionals)),
            (Say::HelpOptions, of(own)),
            (Say::HelpGeneral, of(general)),
        ],
        examples: examples(path),
    }
}

/// The help of one command.
#[must_use]
pub fn page(command: &Command, path: &str, lang: Lang) -> String {
    let Described { about, usage, sections, examples } = describe(command, path, lang);
    let heading = Say::HelpUsage.say(lang);
    let mut lines = vec![about.to_owned(), String::new(), format!("{heading}{usage}")];
    for (heading, rows) in &sections {
        section(&mut lines, *heading, rows, lang);
    }
    if !examples.is_empty() {
        lines.push(String::new());
        lines.push(Say::HelpExamples.say(lang).to_owned());
        lines.extend(examples.iter().map(|example| format!("  {example}")));
    }
    if path.is_empty() {
        lines.push(String::new());
        lines.push(Say::HelpExitCodes.say(lang).to_owned());
    }
    lines.join("\n") + "\n"
}

/// How a command is written, in short.
fn usage(command: &Command, path: &str, lang: Lang) -> String {
    let name = if path.is_empty() { "nuo".to_owned() } else { format!("nuo {path}") };
    if command.has_subcommands() {
        let rest = Say::HelpCommandPlace.say(lang);
        return format!("{name} {rest}");
    }
    let mut words = vec![name];
    words.extend(command.get_positionals().map(|arg| {
        let name = first_value_name(arg);
        let name = value_name(&name, lang);
        let many = if arg.get_num_args().is_some_and(|n| n.max_values() > 1) { "…" } else { "" };
        if arg.is_required_set() { format!("<{name}>{many}") } else { format!("[{name}]{many}") }
    }));
    words.push(Say::HelpOptionsPlace.say(lang).to_owned());
    words.join(" ")
}

fn first_value_name(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    names.first().map_or_else(|| arg.get_id().to_string(), ToString::to_string)
}

/// `-q, --quiet`, `--on <日期>`.
fn spelled(arg: &Arg, lang: Lang) -> String {
    let value = format!("<{}>", value_name(&first_value_name(arg), lang));
    if arg.is_positional() {
        return value;
    }
    let mut flags: Vec<String> = arg.get_short().map(|c| format!("-{c}")).into_iter().collect();
    flags.extend(arg.get_long().map(|long| format!("--{long}")));
    let flags = flags.join(", ");
    if arg.get_action().takes_values() { format!("{flags} {value}") } else { flags }
}

fn explained_arg(arg: &Arg, path: &str, lang: Lang) -> String {
    let mut text = argument_text(path, arg.get_id().as_str(), lang).to_owned();
    let values: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !values.is_empty() && arg.get_action().takes_values() {
        text.push_str(&format!("{}{}", Say::HelpValues.say(lang), values.join(" ")));
    }
    if let [default] = arg.get_default_values()
        && !arg.is_hide_default_value_set()
        && arg.get_action().takes_values()
    {
        let default = default.to_string_lossy();
        text.push_str(&format!("{}{default}", Say::HelpDefault.say(lang)));
    }
    text
}

fn section(lines: &mut Vec<String>, heading: Say, rows: &[(String, String)], lang: Lang) {
    if rows.is_empty() {
        return;
    }
    lines.push(String::new());
    lines.push(heading.say(lang).to_owned());
    let widest = rows.iter().map(|(name, _)| columns(name, Ambiguous::Narrow)).max();
    let name_columns = widest.unwrap_or(0);
    for (name, text) in rows {
        let name = pad(name, name_columns, Ambiguous::Narrow);
        lines.push(format!("  {name}  {text}").trim_end().to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::cli::args::Typed;
    use crate::i18n::Lang;
    use crate::i18n::cli::{about, argument_text};
    use clap::{Command, CommandFactory};

    fn each_command(command: &Command, path: &str, see: &mut impl FnMut(&Command, &str)) {
        see(command, path);
        for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
            each_command(below, &super::below(path, below.get_name()), see);
        }
    }

    fn built() -> Command {
        let mut root = Typed::command();
        root.build();
        root
    }

    #[test]
    fn the_command_line_is_well_formed() {
        Typed::command().debug_assert();
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        each_command(&built(), "", &mut |command, path| {
            assert!(chinese(about(path, Lang::Zh)), "{path}");
            assert!(!about(path, Lang::En).is_empty() && !chinese(about(path, Lang::En)), "{path}");
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                assert!(chinese(argument_text(path, id, Lang::Zh)), "{path} {id}");
                let en = argument_text(path, id, Lang::En);
                assert!(!en.is_empty() && !chinese(en), "{path} {id}");
            }
        });
    }

    #[test]
    fn every_line_of_chinese_help_has_chinese_in_it() {
        let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        each_command(&built(), "", &mut |command, path| {
            for line in page(command, path, Lang::Zh).lines() {
                let plain = line.is_empty() || line.starts_with("  nuo ");
                assert!(plain || chinese(line), "{path}: {line}");
            }
        });
    }
}
