//! Which parts of a Word file hold text.

use super::Fault;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

const TYPES: &str = "[Content_Types].xml";
const DOCUMENT: &str = "wordprocessingml.document.main+xml";
/// What beside the document itself people see as text.
const BESIDE: [&str; 4] = ["header+xml", "footer+xml", "footnotes+xml", "endnotes+xml"];

/// The parts with text by their names in the file, as its list of types has
/// them; the document comes first.
///
/// # Errors
/// When the list cannot be read, or names no document.
pub fn text_parts(types: &str) -> Result<Vec<String>, Fault> {
    let wrong = |detail: String| Fault::NotXml { part: TYPES.to_owned(), detail };
    let mut reader = Reader::from_str(types);
    let (mut documents, mut beside) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().map_err(|error| wrong(error.to_string()))? {
            Event::Start(element) | Event::Empty(element) => {
                let Some((name, kind)) = named(&element).map_err(wrong)? else { continue };
                if kind.ends_with(DOCUMENT) {
                    documents.push(name);
                } else if BESIDE.iter().any(|ending| kind.ends_with(ending)) {
                    beside.push(name);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if documents.is_empty() {
        return Err(Fault::NoDocument);
    }
    Ok(documents.into_iter().chain(beside).collect())
}

/// The name of a part and its type.
fn named(element: &BytesStart) -> Result<Option<(String, String)>, String> {
    let value = |name: &str| -> Result<Option<String>, String> {
        let found = element.try_get_attribute(name).map_err(|error| error.to_string())?;
        Ok(found.map(|attribute| attribute.value.into_owned()))
    };
    let (name, kind) = (value("PartName")?, value("ContentType")?);
    Ok(name.zip(kind).map(|(name, kind)| (name.trim_start_matches('/').to_owned(), kind)))
}
