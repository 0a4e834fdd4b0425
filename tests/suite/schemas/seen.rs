//! Which keys of the schemas occur in values, and which are left out anywhere.

use super::closed::Shapes;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The keys of the schemas, and where each was found and missed.
pub struct Seen<'s> {
    shapes: &'s Shapes,
    shared: BTreeSet<String>,
    /// Whether a key is required.
    keys: BTreeMap<String, bool>,
    written: BTreeSet<String>,
    left_out: BTreeSet<String>,
}

/// A part of a schema, the schema that it belongs to, and its name here.
struct Part<'s> {
    schema: &'s Value,
    root: &'s Value,
    shape: &'s str,
    name: String,
}

impl<'s> Part<'s> {
    fn below(&self, schema: &'s Value, name: &str) -> Self {
        let name = format!("{}.{name}", self.name);
        Self { schema, root: self.root, shape: self.shape, name }
    }

    fn required(&self, key: &str) -> bool {
        self.schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == key))
    }

    fn branches(&self) -> impl Iterator<Item = Self> {
        let lists = ["oneOf", "anyOf", "allOf"].map(|word| self.schema[word].as_array());
        let branches = lists.into_iter().flatten().flatten();
        branches.map(|branch| {
            let word = ["fact", "change", "kind"].iter().find_map(|key| {
                Some(format!("{key}={}", branch["properties"][key]["const"].as_str()?))
            });
            match word {
                Some(word) => self.below(branch, &word),
                None => Self { schema: branch, name: self.name.clone(), ..*self },
            }
        })
    }

    fn properties(&self) -> impl Iterator<Item = (&'s str, Self)> {
        let properties = self.schema["properties"].as_object().into_iter().flatten();
        properties.map(|(key, below)| (key.as_str(), self.below(below, key)))
    }

    fn reference(&self) -> Option<&'s str> {
        self.schema["$ref"].as_str()?.strip_prefix("#/$defs/")
    }
}

impl<'s> Seen<'s> {
    pub fn of(shapes: &'s Shapes) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schemas/shared.json");
        let text = std::fs::read_to_string(file).expect("the shared definitions are read");
        let shared: Value = serde_json::from_str(&text).expect("JSON");
        let shared = shared["$defs"].as_object().expect("definitions").keys().cloned().collect();
        let empty = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        let (keys, written, left_out) = empty;
        let mut seen = Self { shapes, shared, keys, written, left_out };
        for shape in shapes.names() {
            let root = shapes.printed_one(shape);
            seen.name_keys(&Part { schema: root, root, shape, name: shape.to_owned() });
            for (name, schema) in root["$defs"].as_object().into_iter().flatten() {
                let name = seen.definition(shape, name);
                seen.name_keys(&Part { schema, root, shape, name });
            }
        }
        seen
    }

    fn definition(&self, shape: &str, name: &str) -> String {
        if self.shared.contains(name) { name.to_owned() } else { format!("{shape}.{name}") }
    }

    fn name_keys(&mut self, part: &Part<'s>) {
        for (key, below) in part.properties() {
            self.keys.insert(below.name.clone(), part.required(key));
            self.name_keys(&below);
        }
        for branch in part.branches() {
            self.name_keys(&branch);
        }
        for word in ["items", "additionalProperties"] {
            if part.schema[word].is_object() {
                self.name_keys(&part.below(&part.schema[word], word));
            }
        }
    }

    /// Looks at a value of a shape.
    pub fn look(&mut self, shape: &'s str, value: &Value) {
        let root = self.shapes.printed_one(shape);
        self.see(&Part { schema: root, root, shape, name: shape.to_owned() }, value);
    }

    fn see(&mut self, part: &Part<'s>, value: &Value) {
        if let Some(name) = part.reference() {
            let schema = &part.root["$defs"][name];
            let name = self.definition(part.shape, name);
            self.see(&Part { schema, name, ..*part }, value);
        }
        if let Some(members) = value.as_object() {
            for (key, below) in part.properties() {
                match members.get(key) {
                    Some(member) => {
                        self.written.insert(below.name.clone());
                        self.see(&below, member);
                    }
                    None => drop(self.left_out.insert(below.name)),
                }
            }
        }
        for branch in part.branches().filter(|branch| fits(branch, value)) {
            self.see(&branch, value);
        }
        for item in value.as_array().into_iter().flatten() {
            self.see(&part.below(&part.schema["items"], "items"), item);
        }
    }

    /// The keys that no value had, but for those that are known to be so.
    pub fn never_written(&self, known: &[&str]) -> Vec<&str> {
        let missing = self.keys.keys().filter(|key| !self.written.contains(*key));
        let known = |key: &&str| known.iter().any(|known| key.starts_with(known));
        missing.map(String::as_str).filter(|key| !known(key)).collect()
    }

    /// The keys that every value had, and that are not required.
    pub fn always_written(&self) -> Vec<&str> {
        let optional = self.keys.iter().filter(|(_, required)| !**required);
        let always = |key: &&String| self.written.contains(*key) && !self.left_out.contains(*key);
        optional.map(|(key, _)| key).filter(always).map(String::as_str).collect()
    }
}

/// Whether a branch can be meant by a value: by its type, the keys that it has to
/// have, and the words that have to stand in them.
fn fits(branch: &Part<'_>, value: &Value) -> bool {
    let target = branch.reference().map(|name| &branch.root["$defs"][name]);
    let schema = target.unwrap_or(branch.schema);
    let of_type = match &schema["type"] {
        Value::String(word) => word == type_of(value),
        _ => !value.is_null(),
    };
    let required = schema["required"].as_array().into_iter().flatten();
    let has_all = required.filter_map(Value::as_str).all(|key| value.get(key).is_some());
    let said = |(key, property): (&String, &Value)| match property.get("const") {
        Some(word) => value.get(key) == Some(word),
        None => true,
    };
    let says = schema["properties"].as_object().into_iter().flatten().all(said);
    let is_word = schema.get("const").is_none_or(|word| word == value);
    of_type && has_all && says && is_word
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
