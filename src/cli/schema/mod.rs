//! `nuo schema`: a JSON Schema for every JSON that nuo writes or reads.
//!
//! The schemas are files in `assets/schemas`. They leave every object open:
//! JSON is only ever added to.

mod bundle;
mod shapes;

pub use shapes::{SHAPES, Shape, named};

use super::failure::{Exit, Failure};
use super::output::{Output, Role};
use super::session::Form;
use super::table::{Cell, Line, Yielding, write_table};
use crate::i18n::Lang;
use crate::i18n::cli::UsageProblem;
use crate::i18n::cli::schemas::{SchemaSay, shape_title};
use crate::text::Ambiguous;
use clap::Args;
use serde_json::{Value, json};
use shapes::{Use, near};

#[derive(Debug, Args)]
pub struct SchemaArgs {
    #[arg(value_name = "SCHEMA")]
    pub name: Option<String>,
}

/// Lists the schemas, or prints one.
///
/// # Errors
/// When there is none of that name, or standard output cannot be written.
pub fn run(
    output: &mut Output,
    args: &SchemaArgs,
    form: Form,
    lang: Lang,
    ambiguous: Ambiguous,
) -> Result<Exit, Failure> {
    match (&args.name, form) {
        (Some(typed), _) => print(output, typed)?,
        (None, Form::Json) => output.json(&list_json())?,
        (None, Form::Text) => list(output, lang, ambiguous)?,
    }
    output.finish()?;
    Ok(Exit::Done)
}

fn print(output: &mut Output, typed: &str) -> Result<(), Failure> {
    let Some(shape) = named(typed) else {
        let known = SHAPES.iter().map(|shape| shape.name).collect();
        return Err(
            UsageProblem::Schema { word: typed.to_owned(), near: near(typed), known }.into()
        );
    };
    let whole = bundle::whole(shape.text);
    let text = serde_json::to_string_pretty(&whole).expect("a schema has string keys");
    Ok(text.lines().try_for_each(|line| output.line(line))?)
}

fn list(output: &mut Output, lang: Lang, ambiguous: Ambiguous) -> Result<(), Failure> {
    let row = |shape: &Shape| {
        let usage = match shape.usage {
            Use::Written => SchemaSay::Written,
            Use::Read => SchemaSay::Read,
        };
        Line::Cells(vec![
            Cell::new(Role::Heading, shape.name),
            Cell::plain(usage.say(lang)),
            Cell::plain(shape_title(shape.name, lang)),
        ])
    };
    let lines: Vec<Line> = SHAPES.iter().map(row).collect();
    let headings = [SchemaSay::Name, SchemaSay::Use, SchemaSay::About];
    let headings = headings.map(|say| Cell::plain(say.say(lang))).into();
    let yielding = Yielding { clipped: Some(2), dropped: Vec::new() };
    write_table(output, headings, &lines, &yielding, ambiguous)?;
    output.note(SchemaSay::Way.say(lang));
    Ok(())
}

fn list_json() -> Value {
    let items: Vec<Value> = SHAPES
        .iter()
        .map(|shape| {
            json!({
                "name": shape.name, "id": shape.id(), "schema": shape.key(),
                "use": shape.usage.key(), "title": shape_title(shape.name, Lang::Zh),
                "title_en": shape_title(shape.name, Lang::En),
            })
        })
        .collect();
    json!({ "schema": "nuo.schemas/1", "count": items.len(), "items": items })
}
