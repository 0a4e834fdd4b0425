//! A whole ledger that comes in as one document, which is no table: it becomes
//! the ledger or is refused.

use crate::app::{Imported, LEDGER_SCHEMA};
use crate::cli::failure::{Exit, Failure};
use crate::cli::session::{Form, Session};
use crate::i18n::whole::imported;
use serde_json::json;
use std::io::Read;

/// Bytes at the beginning of a file that are enough to tell.
pub(super) const HEAD_BYTES: u64 = 128;

/// Whether a file with this beginning is a whole ledger.
pub(super) fn is_whole(head: &[u8]) -> bool {
    let tight: Vec<u8> = head.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    tight.starts_with(format!("{{\"schema\":\"{LEDGER_SCHEMA}\"").as_bytes())
}

/// Makes the ledger what the document says.
///
/// # Errors
/// As [`crate::app::App::import_whole`].
pub(super) fn run(session: &mut Session, document: impl Read) -> Result<Exit, Failure> {
    let result = session.app.import_whole(document)?;
    match session.form {
        Form::Text => {
            let lines = imported(&result, session.lang);
            lines.iter().for_each(|line| session.output.note(line));
        }
        Form::Json => session.output.json(&answer(&result))?,
    }
    Ok(Exit::Done)
}

fn answer(result: &Imported) -> serde_json::Value {
    let (made, counts, restored) = match result {
        Imported::Nothing(counts) => (false, counts, None),
        Imported::Made { counts, restored } => (true, counts, Some(restored)),
    };
    json!({
        "schema": "nuo.import-ledger/1", "made": made, "operations": counts.operations,
        "files": counts.files, "kept": restored.and_then(|restored| restored.kept.as_ref()),
        "files_missing": restored.map_or(0, |restored| restored.files_missing),
    })
}
