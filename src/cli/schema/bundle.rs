//! A schema with everything it refers to, so that it can be used alone.
//!
//! Keys keep the order in which they were written, which is the order to read
//! them in.

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::collections::{BTreeSet, VecDeque};
use std::fmt;

const SHARED: &str = include_str!("../../../assets/schemas/shared.json");
/// How a schema refers to what several have in common, and how to its own.
const SHARED_PLACE: &str = "nuo:shared/1#/$defs/";
const OWN_PLACE: &str = "#/$defs/";
const DEFINITIONS: &str = "$defs";

/// A JSON value whose objects keep their order.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Object(Vec<(String, Node)>),
    List(Vec<Node>),
    Leaf(Value),
}

/// The schema with what it refers to among its own definitions.
pub(super) fn whole(text: &str) -> Node {
    let read = |text| serde_json::from_str::<Node>(text).expect("the schemas are well-formed");
    let mut schema = read(text);
    let shared = read(SHARED);
    let mut wanted = VecDeque::new();
    schema.settle(&mut wanted);
    let mut taken = BTreeSet::new();
    let mut definitions = Vec::new();
    while let Some(name) = wanted.pop_front() {
        if taken.insert(name.clone()) {
            let found = shared.member(DEFINITIONS).and_then(|all| all.member(&name));
            let mut found = found.cloned().expect("a test settles every reference");
            found.gather(&mut wanted);
            definitions.push((name, found));
        }
    }
    schema.define(definitions);
    schema
}

impl Node {
    fn member(&self, key: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// Makes references to what is shared references to its own definitions,
    /// and gathers their names.
    fn settle(&mut self, wanted: &mut VecDeque<String>) {
        self.each_reference(&mut |reference| {
            if let Some(name) = reference.strip_prefix(SHARED_PLACE) {
                wanted.push_back(name.to_owned());
                *reference = format!("{OWN_PLACE}{name}");
            }
        });
    }

    /// Gathers what a shared definition refers to.
    fn gather(&mut self, wanted: &mut VecDeque<String>) {
        self.each_reference(&mut |reference| {
            wanted.extend(reference.strip_prefix(OWN_PLACE).map(str::to_owned));
        });
    }

    fn each_reference(&mut self, see: &mut impl FnMut(&mut String)) {
        match self {
            Self::Object(members) => {
                for (key, node) in members {
                    match node {
                        Self::Leaf(Value::String(reference)) if key == "$ref" => see(reference),
                        node => node.each_reference(see),
                    }
                }
            }
            Self::List(nodes) => nodes.iter_mut().for_each(|node| node.each_reference(see)),
            Self::Leaf(_) => {}
        }
    }

    /// Adds to its definitions.
    fn define(&mut self, definitions: Vec<(String, Self)>) {
        let Self::Object(members) = self else { return };
        if definitions.is_empty() {
            return;
        }
        match members.iter_mut().find(|(name, _)| name == DEFINITIONS) {
            Some((_, Self::Object(own))) => own.extend(definitions),
            Some(_) | None => members.push((DEFINITIONS.to_owned(), Self::Object(definitions))),
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, node) in members {
                    map.serialize_entry(key, node)?;
                }
                map.end()
            }
            Self::List(nodes) => {
                let mut list = serializer.serialize_seq(Some(nodes.len()))?;
                for node in nodes {
                    list.serialize_element(node)?;
                }
                list.end()
            }
            Self::Leaf(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Node::Object(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Leaf(text.into()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Leaf(Value::Null))
    }
}
