//! The schemas as the program prints them, and copies of them in which every
//! object is closed.

use crate::run::Home;
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Every schema by its name.
pub struct Shapes(BTreeMap<String, Value>);

impl Shapes {
    pub fn printed() -> Self {
        let home = Home::new();
        let list = home.json("schema");
        let names = list["items"].as_array().expect("a list").iter();
        let names = names.map(|item| item["name"].as_str().expect("a name").to_owned());
        Self(names.map(|name| (name.clone(), home.json(&format!("schema {name}")))).collect())
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn printed_one(&self, name: &str) -> &Value {
        &self.0[name]
    }

    /// The schema in which no object may have a key that it does not name.
    pub fn closed(&self, name: &str) -> Value {
        let mut schema = self.0[name].clone();
        let extended = extended(&schema);
        close(&mut schema, true, &extended);
        schema
    }
}

/// What checks values against a schema, dates too.
pub fn validator(schema: &Value) -> Validator {
    let options = jsonschema::options().should_validate_formats(true);
    options.build(schema).unwrap_or_else(|error| panic!("{}: {error}", schema["$id"]))
}

/// The definitions that others add keys to; those are closed where they end.
fn extended(schema: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    each(schema, &mut |members| {
        if let (Some(Value::String(base)), true) =
            (members.get("$ref"), members.contains_key("properties"))
        {
            found.insert(base.clone());
        }
    });
    found
}

/// Sees every object in a value.
fn each(value: &Value, see: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            see(members);
            members.values().for_each(|member| each(member, see));
        }
        Value::Array(items) => items.iter().for_each(|item| each(item, see)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn close(schema: &mut Value, closing: bool, extended: &BTreeSet<String>) {
    let Value::Object(members) = schema else { return };
    let extends = members.get("$ref").and_then(Value::as_str).is_some_and(|r| extended.contains(r));
    let is_object = members.contains_key("properties") || extends;
    for (key, member) in members.iter_mut() {
        match (key.as_str(), member) {
            ("properties", Value::Object(properties)) => {
                properties.values_mut().for_each(|below| close(below, true, extended));
            }
            ("$defs", Value::Object(definitions)) => {
                for (name, definition) in definitions {
                    let is_base = extended.contains(&format!("#/$defs/{name}"));
                    close(definition, !is_base, extended);
                }
            }
            ("items" | "additionalProperties" | "propertyNames", below) => {
                close(below, true, extended);
            }
            ("oneOf" | "anyOf" | "allOf", Value::Array(branches)) => {
                // An object with branches is closed as a whole.
                let closing = closing && !is_object;
                branches.iter_mut().for_each(|below| close(below, closing, extended));
            }
            _ => {}
        }
    }
    if closing && is_object {
        members.insert("unevaluatedProperties".to_owned(), json!(false));
    }
}

/// The keys of which nothing is told, neither where they stand nor where they
/// lead.
pub fn untold(schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let told = |property: &Value| {
        let place = property["$ref"].as_str().map(|place| place.trim_start_matches('#'));
        let led = place.and_then(|place| schema.pointer(place));
        property.get("const").is_some()
            || property.get("description").is_some()
            || led.is_some_and(|led| led.get("description").is_some())
    };
    each(schema, &mut |members| {
        let Some(Value::Object(properties)) = members.get("properties") else { return };
        // What a change came from and went to is told by the change.
        let is_change = properties.contains_key("change");
        let untold = properties.iter().filter(|(_, property)| !is_change && !told(property));
        found.extend(untold.map(|(key, _)| key.clone()));
    });
    found
}
