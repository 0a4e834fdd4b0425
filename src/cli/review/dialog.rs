//! The dialogs of the screens, asked line by line: the same entries, the same
//! mistakes, the same requests.

use super::prompts::Prompts;
use crate::cli::failure::Failure;
use crate::domain::commitment::Commitment;
use crate::i18n::review::ReviewText;
use crate::i18n::{Lang, Phrase};
use crate::text::fold::fold_text;
use crate::tui::form::{Body, Choice, Entry, Form, Name, Purpose, Request};

/// How a dialog ended.
pub enum Asked {
    Request(Request),
    /// The person went back.
    Back,
    /// The input has ended.
    End,
}

/// What an entry was answered with.
enum Taken {
    Value,
    Back,
    End,
}

/// Asks for what a change needs.
///
/// # Errors
/// When standard output cannot be written.
pub fn ask(
    prompts: &mut Prompts<'_>,
    purpose: Purpose,
    item: &Commitment,
) -> Result<Asked, Failure> {
    let (today, lang) = (prompts.session.today, prompts.session.lang);
    let mut form = Form::new(purpose, item, today);
    prompts.say(&format!(
        "{} {}  ({})",
        purpose.say(lang),
        item.code(),
        ReviewText::GoBack.say(lang)
    ))?;
    for place in 0..form.entries.len() {
        if is_clear(&form, place) {
            continue;
        }
        match entry(prompts, &mut form, place)? {
            Taken::Value => {}
            Taken::Back => return Ok(Asked::Back),
            Taken::End => return Ok(Asked::End),
        }
    }
    loop {
        let (name, message) = match form.request(today, lang) {
            Ok(request) => return Ok(Asked::Request(request)),
            Err(problem) => problem,
        };
        say_mistake(prompts, message)?;
        let place = form.entries.iter().position(|entry| entry.name == name).unwrap_or(0);
        match entry(prompts, &mut form, place)? {
            Taken::Value => {}
            Taken::Back => return Ok(Asked::Back),
            Taken::End => return Ok(Asked::End),
        }
    }
}

/// The verdict on the whole was chosen with the dialog; parts and periods have
/// one of their own.
fn is_clear(form: &Form, place: usize) -> bool {
    let split = |entry: &Entry| matches!(entry.name, Name::Part | Name::Period);
    form.entries[place].name == Name::Outcome && !form.entries.iter().any(split)
}

fn entry(prompts: &mut Prompts<'_>, form: &mut Form, place: usize) -> Result<Taken, Failure> {
    match form.entries[place].body.clone() {
        Body::Text(_) | Body::Area(_) => {
            let usual = form.entries[place].typed().unwrap_or_default().to_owned();
            text(prompts, form, place, &usual)
        }
        Body::Choice { options, chosen } => choice(prompts, form, place, &options, chosen),
    }
}

fn text(
    prompts: &mut Prompts<'_>,
    form: &mut Form,
    place: usize,
    usual: &str,
) -> Result<Taken, Failure> {
    let (today, lang) = (prompts.session.today, prompts.session.lang);
    let name = form.entries[place].name;
    let is_day = matches!(name, Name::Date | Name::NewDue);
    let question = format!("{}{}", name.say(lang), hint(form, place, usual, prompts));
    loop {
        let Some(answer) = prompts.ask(&question)? else { return Ok(Taken::End) };
        if answer == "<" || answer == "＜" {
            return Ok(Taken::Back);
        }
        let value = if answer.is_empty() { usual } else { answer.as_str() };
        form.entries[place].fill(value);
        match form.request(today, lang) {
            Err((wrong, message)) if wrong == name => say_mistake(prompts, message)?,
            Ok(_) | Err(_) => {
                // A day is said back, so that a misreading is heard.
                if is_day {
                    let said = form.explain(&form.entries[place], today, lang);
                    prompts.say(&format!("  {said}"))?;
                }
                return Ok(Taken::Value);
            }
        }
    }
}

/// What may be typed, in brackets behind the name of an entry.
fn hint(form: &Form, place: usize, usual: &str, prompts: &Prompts<'_>) -> String {
    let lang = prompts.session.lang;
    let optional = || ReviewText::MayBeEmpty.say(lang).to_owned();
    let entry = &form.entries[place];
    let text = match entry.name {
        Name::Date => format!("{} {usual}", ReviewText::Keep.say(lang)),
        Name::Note if form.purpose == Purpose::Note => String::new(),
        Name::Note => optional(),
        Name::Value if form.purpose != Purpose::Progress => {
            let explained = form.explain(entry, prompts.session.today, lang);
            format!("{explained}{}{}", lang.pick("；", "; "), optional())
        }
        Name::NewDue | Name::Value | Name::Evidence => {
            form.explain(entry, prompts.session.today, lang)
        }
        Name::Reason | Name::Outcome | Name::Part | Name::Period => String::new(),
    };
    bracketed(&text, lang)
}

fn bracketed(text: &str, lang: Lang) -> String {
    match (text.trim(), lang) {
        ("", _) => String::new(),
        (text, Lang::Zh) => format!("（{text}）"),
        (text, Lang::En) => format!(" ({text})"),
    }
}

fn choice(
    prompts: &mut Prompts<'_>,
    form: &mut Form,
    place: usize,
    options: &[Choice],
    usual: usize,
) -> Result<Taken, Failure> {
    let lang = prompts.session.lang;
    for (number, option) in (1..).zip(options) {
        prompts.say(&format!("  {number} {}", option.say(lang)))?;
    }
    let kept = format!("{} {}", ReviewText::Keep.say(lang), usual + 1);
    let (choose, comma) = (ReviewText::Choose.say(lang), lang.pick("，", ", "));
    let question = format!(
        "{}{}",
        form.entries[place].name.say(lang),
        bracketed(&format!("{choose}{comma}{kept}"), lang)
    );
    loop {
        let Some(answer) = prompts.ask(&question)? else { return Ok(Taken::End) };
        let answer = fold_text(&answer);
        if answer == "<" {
            return Ok(Taken::Back);
        }
        let place_of = |number: usize| number.checked_sub(1).filter(|at| *at < options.len());
        let chosen = match answer.as_str() {
            "" => Some(usual),
            typed => typed.parse().ok().and_then(place_of),
        };
        if let Some(chosen) = chosen {
            form.entries[place].body = Body::Choice { options: options.to_vec(), chosen };
            return Ok(Taken::Value);
        }
        say_mistake(prompts, ReviewText::NoSuchChoice.say(lang).to_owned())?;
    }
}

fn say_mistake(prompts: &mut Prompts<'_>, message: String) -> Result<(), Failure> {
    prompts.say_problem(&Phrase { key: "review", message, hint: String::new() })
}
