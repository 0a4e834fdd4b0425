//! A `nuo.ledger/1` document, read piece by piece: a large ledger is never held
//! in memory as a whole.

use super::AppError;
use super::whole::WholeProblem;
use crate::store::{WholeOp, WholeText, content_hash};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::io::{BufReader, Read};
use std::marker::PhantomData;

/// A piece of a document, in the order of the document.
pub(super) enum Part {
    Schema(String),
    Origin(String),
    Operation(Box<WholeOp>),
    Text(WholeText),
    Sealed(Content),
    File(Content),
}

/// Bytes with their hash.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Content {
    pub sha256: String,
    base64: String,
}

impl Content {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { sha256: content_hash(bytes), base64: BASE64.encode(bytes) }
    }

    /// The bytes, if they are those of the hash.
    ///
    /// # Errors
    /// `OtherBytes`.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, WholeProblem> {
        let bytes = BASE64.decode(&self.base64).ok();
        let same = bytes.filter(|bytes| content_hash(bytes) == self.sha256);
        same.ok_or_else(|| WholeProblem::OtherBytes { sha256: self.sha256.clone() })
    }
}

/// Reads a document and hands its pieces over.
///
/// # Errors
/// What `each` returns, or that it is no such document, with line and column.
pub(super) fn read_document(
    document: impl Read,
    mut each: impl FnMut(Part) -> Result<(), AppError>,
) -> Result<(), AppError> {
    let mut failure = None;
    let mut hand = |part| each(part).map_err(|error| failure = Some(error)).is_ok();
    let mut reader = serde_json::Deserializer::from_reader(BufReader::new(document));
    let read = (&mut reader).deserialize_map(Pieces(&mut hand)).and_then(|()| reader.end());
    match (failure, read) {
        (Some(error), _) => Err(error),
        (None, Err(error)) => Err(WholeProblem::Json(error).into()),
        (None, Ok(())) => Ok(()),
    }
}

type Hand<'h> = dyn FnMut(Part) -> bool + 'h;

struct Pieces<'p, 'h>(&'p mut Hand<'h>);

impl<'de> Visitor<'de> for Pieces<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a ledger of the shape nuo.ledger/1")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let (mut is_named, mut has_origin) = (false, false);
        while let Some(key) = map.next_key::<String>()? {
            if !is_named && key != "schema" {
                return Err(M::Error::custom("\"schema\" has to come first"));
            }
            match key.as_str() {
                "schema" => {
                    is_named = true;
                    give(self.0, Part::Schema(map.next_value()?))?;
                }
                "origin" => {
                    has_origin = true;
                    give(self.0, Part::Origin(map.next_value()?))?;
                }
                "operations" => {
                    map.next_value_seed(list(self.0, |op| Part::Operation(Box::new(op))))?;
                }
                "texts" => map.next_value_seed(list(self.0, Part::Text))?,
                "sealed" => map.next_value_seed(list(self.0, Part::Sealed))?,
                "files" => map.next_value_seed(list(self.0, Part::File))?,
                // Later versions may add to it.
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        match (is_named, has_origin) {
            (true, true) => Ok(()),
            (false, _) => Err(M::Error::missing_field("schema")),
            (true, false) => Err(M::Error::missing_field("origin")),
        }
    }
}

fn give<E: serde::de::Error>(hand: &mut Hand<'_>, part: Part) -> Result<(), E> {
    if hand(part) { Ok(()) } else { Err(E::custom("not taken")) }
}

/// The elements of a list, one after another.
struct List<'p, 'h, T, F> {
    hand: &'p mut Hand<'h>,
    part: F,
    element: PhantomData<T>,
}

fn list<'p, 'h, T, F: Fn(T) -> Part>(hand: &'p mut Hand<'h>, part: F) -> List<'p, 'h, T, F> {
    List { hand, part, element: PhantomData }
}

impl<'de, T: Deserialize<'de>, F: Fn(T) -> Part> DeserializeSeed<'de> for List<'_, '_, T, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>, F: Fn(T) -> Part> Visitor<'de> for List<'_, '_, T, F> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        while let Some(element) = list.next_element()? {
            give(self.hand, (self.part)(element))?;
        }
        Ok(())
    }
}
