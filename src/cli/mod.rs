//! The command line: one short file a command, each of them words in, a call
//! of [`App`], words out.
//!
//! It reads no environment, ends no program and never meets the store; `main`
//! hands it the arguments and the environment and gets an [`Ending`] back. It
//! must not know how a screen is drawn: bare `nuo` is handed back to `main`.
//!
//! Data goes to standard output and everything said about it to standard
//! error. The form of the data never depends on what standard output is; only
//! colours and the clipping of tables do.

pub mod agenda;
pub mod args;
mod check;
pub mod choice;
mod columns;
mod completions;
mod copies;
mod diff;
mod doctor;
mod export;
pub mod failure;
mod handing;
mod help;
mod import;
mod item_json;
mod keys;
mod letter;
mod list;
mod log;
mod man;
mod mark;
pub mod output;
mod own;
mod past;
mod printing;
mod read;
mod record;
mod review;
pub mod schema;
mod sealing;
pub mod session;
mod show;
mod show_target;
mod status;
mod status_json;
mod table;
mod undo;
mod usage;
mod views;
pub mod weekly;

use crate::app::{
    Access, App, AppError, Clock, EXTRACT, Opening, Start, StoreError, extract_apart,
};
use crate::domain::vocabulary::Channel;
use crate::i18n::Lang;
use crate::i18n::cli::{UsageProblem, made_ledger, unknown_key};
use crate::settings::{Color, Environment, Flags, Settings, early_language, fixed_day};
use crate::tui::{LetterFile, Screen};
use args::{Apart, Asked, Global, Typed, Verb};
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use failure::{Exit, Failure, of_settings};
use output::{Output, Paint, Talk};
use session::{Form, Input, Session};
use std::ffi::OsString;
use std::io::IsTerminal;
use std::time::Duration;
use usage::Glance;

/// How long a command waits for another process that writes.
const WAIT: Duration = Duration::from_secs(10);
/// How long the screens wait: a person sits before them.
const SCREEN_WAIT: Duration = Duration::from_secs(2);

/// What is left to do for `main`.
#[derive(Debug)]
pub enum Ending {
    /// End with this exit code.
    Exit(u8),
    /// Open the screens.
    Screens(Box<Screens>),
}

/// What the screens are opened with.
#[derive(Debug)]
pub struct Screens {
    pub app: App,
    pub settings: Settings,
    /// The screen to begin with.
    pub screen: Screen,
    /// The filter to begin with.
    pub filter: Option<String>,
    /// Whether the ledger was made just now.
    pub made: bool,
    /// A letter that was read, to be gone through.
    pub letter: Option<Box<LetterFile>>,
}

/// Does what the arguments say; the first one is the program's name.
#[must_use]
pub fn run(arguments: Vec<OsString>, environment: &Environment) -> Ending {
    if arguments.get(1).is_some_and(|word| word == completions::QUESTION) {
        let rest = arguments.get(2..).unwrap_or_default();
        // A shell that does not listen any more needs no answer.
        let _ = completions::answer(rest, environment);
        return Ending::Exit(Exit::Done.code());
    }
    if arguments.get(1).is_some_and(|word| word == EXTRACT) {
        let done = extract_apart(std::io::stdin().lock(), std::io::stdout().lock());
        let exit = if done.is_ok() { Exit::Done } else { Exit::Internal };
        return Ending::Exit(exit.code());
    }
    let root = Typed::command();
    let glance = usage::glance(&arguments, &root);
    let said = glance.lang.as_deref().and_then(Lang::from_key);
    let lang = early_language(&Flags { lang: said, ..Flags::default() }, environment);
    let arguments = usage::shielded(arguments, &glance);
    let result = match parse(&arguments, &glance, lang) {
        Ok(Parsed::Typed(typed)) => obey(*typed, &glance.commands.join(" "), environment),
        Ok(Parsed::Page(text)) => show_page(&text).map(|()| Ending::Exit(Exit::Done.code())),
        Err(failure) => Err(failure),
    };
    result.unwrap_or_else(|failure| {
        failure.say(lang, glance.json);
        if matches!(failure, Failure::Usage(UsageProblem::NoTerminal)) && !glance.json {
            output::complain("");
            help::page(&with_globals(root), "", lang).lines().for_each(output::complain);
        }
        Ending::Exit(failure.exit().code())
    })
}

/// What the arguments turned out to be.
enum Parsed {
    Typed(Box<Typed>),
    /// A help page or the version.
    Page(String),
}

fn with_globals(mut root: clap::Command) -> clap::Command {
    root.build();
    root
}

fn parse(arguments: &[OsString], glance: &Glance, lang: Lang) -> Result<Parsed, Failure> {
    let read = |root: clap::Command| {
        let matches = root.try_get_matches_from(arguments)?;
        Typed::from_arg_matches(&matches)
    };
    let error = match read(Typed::command()) {
        Ok(typed) => return Ok(Parsed::Typed(Box::new(typed))),
        Err(error) => error,
    };
    match error.kind() {
        // The pages are laid out only when one of them is asked for.
        ErrorKind::DisplayHelp => match read(help::with_help(Typed::command(), lang)) {
            Err(page) => Ok(Parsed::Page(page.to_string())),
            Ok(typed) => Ok(Parsed::Typed(Box::new(typed))),
        },
        ErrorKind::DisplayVersion => Ok(Parsed::Page(error.to_string())),
        _ => {
            let root = with_globals(Typed::command());
            let shape = usage::command_at(&root, &glance.commands);
            let path = glance.commands.join(" ");
            Err(UsageProblem::Shape(usage::shape_problem(&error, &path, shape, lang)).into())
        }
    }
}

fn show_page(text: &str) -> Result<(), Failure> {
    let mut output = Output::new(Paint::Plain, Talk::Normal, None);
    text.lines().try_for_each(|line| output.line(line))?;
    Ok(output.finish()?)
}

fn obey(typed: Typed, command: &str, environment: &Environment) -> Result<Ending, Failure> {
    let mut global = typed.global;
    let flags = Flags {
        db: global.db.clone(),
        lang: global.lang.and_then(choice::LangChoice::interface),
        today: global.today.as_deref().map(|typed| fixed_day("--today", typed)).transpose()?,
        color: global.color,
    };
    let (settings, passed_over) = settings(&flags, environment, typed.asked.as_ref())?;
    // Without its settings the ledger may be another one, which is not to be made.
    global.read_only |= passed_over.is_some();
    let takes_as_of = typed.asked.as_ref().is_some_and(Asked::takes_as_of);
    if global.as_of.is_some() && !takes_as_of {
        return Err(UsageProblem::AsOf { command: command.to_owned() }.into());
    }
    let Some(asked) = typed.asked else {
        let screen = typed.screen.unwrap_or_default();
        return open_screens(settings, &global, screen, typed.filter, environment);
    };
    let screen_flag = typed.filter.map(|_| "--filter").or(typed.screen.map(|_| "--screen"));
    if let Some(flag) = screen_flag {
        return Err(UsageProblem::ScreenFlag { flag }.into());
    }
    let verb = match asked {
        Asked::Ledger(verb) => verb,
        Asked::Apart(apart) => {
            let exit = apart_from_ledgers(&apart, &settings, &global, environment)?;
            return Ok(Ending::Exit(exit.code()));
        }
    };
    if let Verb::Review(args) = verb.as_ref()
        && review::wants_screens(args, &global, environment)
    {
        let filter = Some(usage::filter_text(&args.filter)).filter(|text| !text.is_empty());
        return open_screens(settings, &global, Screen::Review, filter, environment);
    }
    if let Verb::Read(args) = verb.as_ref()
        && read::wants_screens(args, &global, environment)
    {
        let mut screens = screens(settings, &global, Screen::default(), None, environment)?;
        let today = screens.app.thresholds().today;
        screens.letter = Some(Box::new(read::for_screens(args, today)?));
        return Ok(Ending::Screens(Box::new(screens)));
    }
    let opened = App::open(opening(&settings, &global, Channel::Cli, WAIT));
    let (app, start) = match (opened, passed_over.clone()) {
        (Err(AppError::Store(StoreError::Missing(_))), Some(problem)) => {
            return Err(problem.into());
        }
        (opened, _) => opened?,
    };
    let mut session = Session {
        lang: settings.lang,
        today: app.thresholds().today,
        output: output(&settings, &global, environment),
        form: form(&global),
        input: if global.no_input { Input::Refused } else { Input::Allowed },
        app,
        settings,
        passed_over,
    };
    if start == Start::Made {
        let path = session.app.path().display().to_string();
        let words = made_ledger(&path, session.lang);
        session.output.note(&words);
    }
    for key in session.settings.unknown_keys.clone() {
        session.output.note(&unknown_key(&key, session.lang));
    }
    if let Some(typed) = &global.as_of {
        past::look_back(&mut session, typed)?;
    }
    let exit = perform(&mut session, &verb, environment)?;
    session.output.finish()?;
    Ok(Ending::Exit(exit.code()))
}

/// The settings. `doctor` goes on without a `config.toml` that cannot be used, and
/// says what is wrong with it.
fn settings(
    flags: &Flags,
    environment: &Environment,
    asked: Option<&Asked>,
) -> Result<(Settings, Option<UsageProblem>), Failure> {
    let goes_on = match asked {
        Some(Asked::Ledger(verb)) => matches!(**verb, Verb::Doctor),
        Some(Asked::Apart(_)) | None => false,
    };
    match Settings::resolve(flags, environment) {
        Err(problem) if goes_on && problem.is_of_config() => {
            let settings = Settings::without_config(flags, environment)?;
            Ok((settings, Some(of_settings(problem))))
        }
        resolved => Ok((resolved?, None)),
    }
}

fn apart_from_ledgers(
    apart: &Apart,
    settings: &Settings,
    global: &Global,
    environment: &Environment,
) -> Result<Exit, Failure> {
    let mut output = output(settings, global, environment);
    match apart {
        Apart::Completions(args) => completions::run(&mut output, args)?,
        Apart::Man => man::run(&mut output, settings.lang)?,
        Apart::Schema(args) => {
            let ambiguous = settings.ambiguous.known().unwrap_or_default();
            return schema::run(&mut output, args, form(global), settings.lang, ambiguous);
        }
        Apart::Restore(args) => {
            let opening = opening(settings, global, Channel::Cli, WAIT);
            return copies::restore(args, opening, global, output, settings.lang);
        }
    }
    Ok(Exit::Done)
}

const fn form(global: &Global) -> Form {
    if global.json { Form::Json } else { Form::Text }
}

fn perform(session: &mut Session, verb: &Verb, environment: &Environment) -> Result<Exit, Failure> {
    match verb {
        Verb::List(args) => list::run(session, args),
        Verb::Agenda(args) => agenda::run(session, args),
        Verb::Show(args) => show::run(session, args),
        Verb::Status(args) => status::run(session, args),
        Verb::Mark(args) => mark::mark(session, args),
        Verb::Done(args) => mark::done(session, args),
        Verb::Progress(args) => mark::progress(session, args),
        Verb::Note(args) => record::note(session, args),
        Verb::Attach(args) => record::attach(session, args),
        Verb::Defer(args) => record::defer(session, args),
        Verb::Add(args) => own::add(session, args, environment),
        Verb::Edit(args) => own::edit(session, args, environment),
        Verb::Withdraw(args) => record::withdraw(session, args),
        Verb::Read(args) => read::run(session, args, environment),
        Verb::Import(args) => import::run(session, args),
        Verb::Review(args) => review::run(session, args),
        Verb::Log(args) => log::run(session, args),
        Verb::Diff(args) => diff::run(session, args),
        Verb::Undo(args) => undo::undo(session, args),
        Verb::Redo(args) => undo::redo(session, args),
        Verb::Letter(args) => letter::run(session, &args.verb),
        Verb::Weekly(args) => weekly::obey(session, args, environment),
        Verb::Export(args) => export::run(session, args),
        Verb::Check(args) => check::run(session, args),
        Verb::Doctor => doctor::run(session, environment),
        Verb::Backup(args) => copies::backup(session, args),
        Verb::Keys => keys::run(session),
        Verb::Views => views::run(session),
    }
}

fn open_screens(
    settings: Settings,
    global: &Global,
    screen: Screen,
    filter: Option<String>,
    environment: &Environment,
) -> Result<Ending, Failure> {
    let screens = screens(settings, global, screen, filter, environment)?;
    Ok(Ending::Screens(Box::new(screens)))
}

fn screens(
    settings: Settings,
    global: &Global,
    screen: Screen,
    filter: Option<String>,
    environment: &Environment,
) -> Result<Screens, Failure> {
    if !has_terminal() {
        return Err(UsageProblem::NoTerminal.into());
    }
    let term = environment.get("TERM").unwrap_or_default();
    if is_poor(term) {
        return Err(UsageProblem::PoorTerminal { term: term.to_owned() }.into());
    }
    let (app, start) = App::open(opening(&settings, global, Channel::Tui, SCREEN_WAIT))?;
    let made = start == Start::Made;
    Ok(Screens { app, settings, screen, filter, made, letter: None })
}

/// Whether a person sits before both streams.
fn has_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Whether a terminal of this type cannot place the cursor.
fn is_poor(term: &str) -> bool {
    matches!(term, "" | "dumb")
}

fn opening(settings: &Settings, global: &Global, channel: Channel, wait: Duration) -> Opening {
    Opening {
        path: settings.db.clone(),
        access: if global.read_only { Access::Read } else { Access::Write },
        clock: settings.today.map_or(Clock::System, Clock::Fixed),
        actor: settings.actor.clone(),
        channel,
        wait,
        soon_days: settings.soon_days,
        stale_days: settings.stale_days,
        review: settings.review,
        home: settings.home.clone(),
    }
}

fn output(settings: &Settings, global: &Global, environment: &Environment) -> Output {
    let terminal = std::io::stdout().is_terminal();
    let able = terminal && environment.get("TERM").is_some_and(|term| term != "dumb");
    let paint = match settings.color {
        Color::Always => Paint::Colors,
        Color::Auto if able => Paint::Colors,
        Color::Auto | Color::Never => Paint::Plain,
    };
    let talk = if global.quiet { Talk::Quiet } else { Talk::Normal };
    let size = terminal.then(ratatui::crossterm::terminal::size).and_then(Result::ok);
    let width = size.map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0);
    Output::new(paint, talk, width)
}
