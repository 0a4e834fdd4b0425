//! What keys make of the week screen. Pure, as all of `update`.

use crate::app::{AppError, Existing, Written};
use crate::domain::dates::parse_week;
use crate::domain::iso_week::Week;
use crate::domain::weekly::Wanted;
use crate::i18n::report::{replaced_link, written};
use crate::i18n::tui::said_copied;
use crate::i18n::week_screen::{WeekText, sealing, taken};
use crate::i18n::{phrase, phrase_date};
use crate::report::Format;
use crate::tui::canvas::Target;
use crate::tui::keymap::Action;
use crate::tui::model::{Message, Model, Overlay, Tone};
use crate::tui::moving::{scrolled, steps};
use crate::tui::msg::{Effect, Outside};
use crate::tui::prompt::{Confirm, ConfirmSubject, Prompt, PromptPurpose};
use crate::tui::state::ScreenAsk;
use crate::tui::state::week::{Ask, Choice, LANGUAGES, Laid, Loaded, Pane, Printing};
use crate::tui::view::choices::{format_name, languages};
use crate::tui::view::week::{last_top, layout_of, lines_of, page_rows};

/// Some terminals take no more than this from a program, in bytes.
const COPY_LIMIT: usize = 74_000;

/// Asks for everything that the screen shows.
#[must_use]
pub fn load(model: &Model) -> Effect {
    let (week, unit) = (model.week.week, model.week.sender.unit.clone());
    ask(Ask::Report { week, unit, wanted: previewed(model) })
}

/// What the preview shows besides words.
const fn previewed(model: &Model) -> Wanted {
    model.week.format.readable().wanted()
}

const fn ask(ask: Ask) -> Effect {
    Effect::Screen(ScreenAsk::Week(ask))
}

/// Takes an answer in.
pub fn take_in(model: &mut Model, loaded: Loaded) -> Vec<Effect> {
    match loaded {
        Loaded::Report { report, sealed } => {
            model.week.sealed = sealed;
            let other = model.week.report.as_ref().map(|before| before.week) != Some(report.week);
            model.week.report = Some(report);
            model.week.laid = None;
            if other {
                model.week.top = 0;
            }
            lay_out(model);
        }
        Loaded::Written(file) => {
            model.overlay = Overlay::None;
            model.message = Some(Message { text: wrote(&file, model), tone: Tone::Done });
        }
        Loaded::Copied(text) => return hand_over(model, text),
        Loaded::Taken { typed, path } => {
            let question = taken(&path.display().to_string(), model.lang);
            let act = WeekText::Replace.say(model.lang).to_owned();
            let subject = ConfirmSubject::Overwrite(typed);
            model.overlay = Overlay::Confirm(Confirm { question, act, subject });
        }
    }
    Vec::new()
}

fn wrote(file: &Written, model: &Model) -> String {
    let said = written(&file.path.display().to_string(), file.bytes, model.lang);
    match file.replaced_link {
        true => format!("{said}  {}", replaced_link(model.lang)),
        false => said,
    }
}

/// Keeps the lines of the report, so that scrolling costs nothing.
fn lay_out(model: &mut Model) {
    let Some(report) = &model.week.report else { return };
    let layout = layout_of(model);
    if model.week.laid.as_ref().is_none_or(|laid| laid.layout != layout) {
        model.week.laid = Some(Laid { layout, lines: lines_of(report, layout, model.ambiguous) });
    }
    model.week.top = model.week.top.min(last_top(model));
}

/// What an action means here; nothing where it means what it does everywhere.
pub fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    let page = page_rows(model).max(1);
    let choosing = model.week.pane == Pane::Choices;
    match action {
        Action::Down if choosing => step_choice(model, 1),
        Action::Up if choosing => step_choice(model, Choice::ALL.len() - 1),
        Action::Open if choosing && model.week.choice == Choice::Week => return Some(pick(model)),
        Action::Open if choosing => return Some(choose(model, Step::On)),
        Action::WeekBefore if choosing => return Some(choose(model, Step::Back)),
        Action::WeekAfter if choosing => return Some(choose(model, Step::On)),
        Action::NextPane | Action::PreviousPane => {
            model.week.pane = if choosing { Pane::Page } else { Pane::Choices };
            let keys = model.fill(WeekText::Choosing.say(model.lang));
            model.message = (!choosing).then(|| Message::plain(keys));
        }
        Action::Back => model.week.pane = Pane::Page,
        Action::Open => {}
        Action::WeekBefore => return Some(step_week(model, Step::Back)),
        Action::WeekAfter => return Some(step_week(model, Step::On)),
        Action::WeekPick => return Some(pick(model)),
        Action::WeekWrite => return Some(name_file(model)),
        Action::WeekCopy => return Some(copy(model)),
        Action::WeekSeal => ask_to_seal(model),
        _ => scroll(model, steps(action, page)?),
    }
    Some(Vec::new())
}

/// Goes to what was pointed at, and takes the option that was.
pub fn point(model: &mut Model, target: Target) -> Vec<Effect> {
    match target {
        Target::Pane(number) => {
            model.week.pane = if number == 0 { Pane::Page } else { Pane::Choices };
        }
        Target::Line(_, place) => {
            model.week.pane = Pane::Choices;
            model.week.choice = Choice::ALL.get(place).copied().unwrap_or_default();
        }
        Target::Choice(place) => {
            let languages = LANGUAGES.get(place).copied();
            let format = Format::ALL.get(place.saturating_sub(LANGUAGES.len())).copied();
            match (languages, format) {
                (Some(languages), _) => model.week.languages = Some(languages),
                (None, Some(format)) => model.week.format = format,
                (None, None) => {}
            }
            return chosen(model);
        }
        Target::Tab(_) | Target::Row(_) | Target::Entry(_) => {}
    }
    Vec::new()
}

fn scroll(model: &mut Model, by: isize) {
    lay_out(model);
    let last = last_top(model);
    model.week.top = scrolled(model.week.top, by, last);
}

/// One further on, or one back.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Step {
    On,
    Back,
}

fn step_choice(model: &mut Model, by: usize) {
    let at = Choice::ALL.iter().position(|choice| *choice == model.week.choice).unwrap_or(0);
    model.week.choice = Choice::ALL[(at + by) % Choice::ALL.len()];
}

fn choose(model: &mut Model, step: Step) -> Vec<Effect> {
    match model.week.choice {
        Choice::Week => return step_week(model, step),
        Choice::Languages => {
            model.week.languages = Some(neighbour(&LANGUAGES, languages(model), step));
        }
        Choice::Format => model.week.format = neighbour(&Format::ALL, model.week.format, step),
    }
    chosen(model)
}

/// Shows the report as it is now chosen; reads it again where that form shows
/// more than was read.
fn chosen(model: &mut Model) -> Vec<Effect> {
    model.week.top = 0;
    lay_out(model);
    let has_charts = model.week.report.as_ref().is_some_and(|report| report.trend.is_some());
    if previewed(model).charts && !has_charts { vec![load(model)] } else { Vec::new() }
}

fn neighbour<T: Copy + PartialEq>(all: &[T], now: T, step: Step) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    let by = if step == Step::On { 1 } else { all.len() - 1 };
    all[(at + by) % all.len()]
}

fn step_week(model: &mut Model, step: Step) -> Vec<Effect> {
    let week = shown_week(model);
    let week = if step == Step::On { week.next() } else { week.previous() };
    match begun(week, model) {
        Ok(()) => go_to(model, week),
        Err(text) => {
            model.message = Some(Message { text, tone: Tone::Error });
            Vec::new()
        }
    }
}

/// The week on the screen.
fn shown_week(model: &Model) -> Week {
    let report = model.week.report.as_ref();
    report.map_or_else(|| Week::containing(model.today), |report| report.week)
}

/// Whether a week has begun.
///
/// # Errors
/// The words for one that has not.
fn begun(week: Week, model: &Model) -> Result<(), String> {
    let today = model.today;
    if week.start() <= today {
        return Ok(());
    }
    let why = phrase(&AppError::FutureWeek { week, today }, model.lang).message;
    Err(format!("{why}   {}", WeekText::OnlyUntilNow.say(model.lang)))
}

fn go_to(model: &mut Model, week: Week) -> Vec<Effect> {
    // The present week stays the present one when the day changes.
    model.week.week = (week != Week::containing(model.today)).then_some(week);
    vec![load(model)]
}

fn pick(model: &mut Model) -> Vec<Effect> {
    model.overlay = Overlay::Prompt(Prompt::new(PromptPurpose::Week, ""));
    Vec::new()
}

/// Goes to the week that was typed.
///
/// # Errors
/// Why there is no such week to report on, in words.
pub fn typed_week(model: &mut Model, typed: &str) -> Result<Vec<Effect>, String> {
    let week =
        parse_week(typed, model.today).map_err(|problem| phrase_date(&problem, model.lang))?;
    begun(week, model)?;
    model.overlay = Overlay::None;
    Ok(go_to(model, week))
}

fn name_file(model: &mut Model) -> Vec<Effect> {
    let Some(report) = &model.week.report else { return nothing_yet(model) };
    let name = format!("nuo-{}.{}", report.week, model.week.format.ending());
    model.overlay = Overlay::Prompt(Prompt::new(PromptPurpose::ReportFile, &name));
    Vec::new()
}

/// Asks for the report to be written to the file that was typed.
///
/// # Errors
/// Why it cannot be, in words.
pub fn typed_file(model: &Model, typed: &str, existing: Existing) -> Result<Vec<Effect>, String> {
    if typed.trim().is_empty() {
        return Err(WeekText::NoName.say(model.lang).to_owned());
    }
    let printing =
        printing(model).ok_or_else(|| WeekText::NothingYet.say(model.lang).to_owned())?;
    let (typed, folder) = (typed.to_owned(), model.week.sender.folder.clone());
    Ok(vec![ask(Ask::Write { typed, folder, printing, existing })])
}

fn copy(model: &mut Model) -> Vec<Effect> {
    match printing(model) {
        Some(printing) => vec![ask(Ask::Copy(printing))],
        None => nothing_yet(model),
    }
}

/// Asks whether the report is to be sealed.
fn ask_to_seal(model: &mut Model) {
    let Some(printing) = printing(model) else { return drop(nothing_yet(model)) };
    let lang = model.lang;
    let form = format_name(printing.format).say(lang);
    let report = model.week.report.as_ref();
    let days = report.map(|report| (report.week, report.as_of));
    let question = days.map(|(week, as_of)| sealing(week, as_of, form, lang)).unwrap_or_default();
    let act = WeekText::Seal.say(lang).to_owned();
    let subject = ConfirmSubject::Seal(Box::new(printing));
    model.overlay = Overlay::Confirm(Confirm { question, act, subject });
}

/// Gives a text to the terminal, and says so.
fn hand_over(model: &mut Model, text: String) -> Vec<Effect> {
    let mut said = said_copied(&text, model.lang);
    if text.len() > COPY_LIMIT {
        said = format!("{}   {said}", model.fill(WeekText::TooLongToCopy.say(model.lang)));
    }
    model.message = Some(Message::plain(said));
    vec![Effect::Outside(Outside::Copy(text))]
}

fn nothing_yet(model: &mut Model) -> Vec<Effect> {
    let text = WeekText::NothingYet.say(model.lang).to_owned();
    model.message = Some(Message { text, tone: Tone::Error });
    Vec::new()
}

/// What is handed on; nothing before the report was read.
fn printing(model: &Model) -> Option<Printing> {
    let week = &model.week;
    let report = week.report.as_ref()?;
    Some(Printing {
        week: Some(report.week),
        unit: week.sender.unit.clone(),
        format: week.format,
        languages: languages(model),
        ambiguous: week.sender.ambiguous,
    })
}
