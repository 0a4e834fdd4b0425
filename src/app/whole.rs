//! The whole ledger as one JSON document (`nuo.ledger/1`), and a ledger made of
//! such a document.
//!
//! The document holds every operation with its events and the hashes that chain
//! them, the attached letters, the sealed reports and the copied evidence. What
//! is made of one is proved before it is put in the ledger's place.

use super::backup::Restorable;
use super::document::{Content, Part, read_document};
use super::evidence::{carry, copies_in, is_intact, keep_copy};
use super::{App, AppError, Opening, Restored};
use crate::store::{Access, BrokenOp, FILES, Opened, Store, StoreError, beside};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs::Permissions;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// The name of this shape.
pub const LEDGER_SCHEMA: &str = "nuo.ledger/1";

/// How many things a document holds.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct WholeCounts {
    pub operations: i64,
    pub files: usize,
}

/// What became of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    /// The ledger holds it all already.
    Nothing(WholeCounts),
    /// The ledger is what the document says.
    Made { counts: WholeCounts, restored: Restored },
}

impl App {
    /// The whole ledger, an operation a line; the same ledger gives the same
    /// bytes.
    ///
    /// # Errors
    /// When the ledger or a file of it cannot be read.
    pub fn whole(&self) -> Result<(Vec<u8>, WholeCounts), AppError> {
        self.store.reading(|store| self.document(store))
    }

    fn document(&self, store: &Store) -> Result<(Vec<u8>, WholeCounts), AppError> {
        let mut out = format!(
            "{{\"schema\":\"{LEDGER_SCHEMA}\",\"origin\":{},\n\"operations\":[",
            line(&store.origin()?)?
        );
        let mut counts = WholeCounts::default();
        store.each_op(|op| {
            counts.operations = op.seq;
            put(&mut out, &op)
        })?;
        out.push_str("\n],\n\"texts\":[");
        for text in store.attached_texts()? {
            put(&mut out, &text)?;
        }
        out.push_str("\n],\n\"sealed\":[");
        let seals = store.every_seal()?;
        let kept = seals.iter().flat_map(|sealed| [&sealed.seal.report, &sealed.seal.printed.kept]);
        let hashes: BTreeSet<&str> = kept.map(|kept| kept.sha256.as_str()).collect();
        for hash in hashes {
            put(&mut out, &Content::of(&store.kept_bytes(hash)?))?;
        }
        out.push_str("\n],\n\"files\":[");
        for path in copies_in(&beside(self.path(), FILES))? {
            let problem = |source| AppError::File { path: path.clone(), source };
            let content = Content::of(&std::fs::read(&path).map_err(problem)?);
            // Bytes that are not those of their name are nobody's proof.
            if path.file_name().is_some_and(|name| name == content.sha256.as_str()) {
                put(&mut out, &content)?;
                counts.files += 1;
            }
        }
        out.push_str("\n]}\n");
        Ok((out.into_bytes(), counts))
    }

    /// The evidence files that records name and that are missing or have other
    /// bytes: no document can hold them.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn files_missing(&self) -> Result<usize, AppError> {
        let folder = beside(self.path(), FILES);
        let mut missing = 0;
        self.store.every_item(|item| {
            let files = item.evidence.iter().filter_map(|added| added.evidence.file.as_ref());
            missing += files.filter(|file| !is_intact(&folder, file)).count();
        })?;
        Ok(missing)
    }

    /// Makes the ledger what a document says, if it holds nothing that the
    /// document lacks: it was made just now, or is an earlier state of the same
    /// ledger. What it was is kept among its copies.
    ///
    /// # Errors
    /// A [`WholeProblem`], or that something cannot be read or written. The
    /// ledger is as it was then.
    pub fn import_whole(&mut self, document: impl Read) -> Result<Imported, AppError> {
        self.present()?;
        if self.access() == Access::Read {
            return Err(StoreError::ReadOnly.into());
        }
        let folder = self.path().parent().unwrap_or(Path::new(".")).to_owned();
        let work = tempfile::Builder::new()
            .prefix(".nuo-import-")
            .permissions(Permissions::from_mode(0o700))
            .tempdir_in(&folder)
            .map_err(|source| AppError::File { path: folder, source })?;
        let place = work.path().join("made.db");
        let counts = build(&place, &self.opening, document)?;
        let Opened { store: made, .. } = Store::open(&place, Access::Read, self.opening.wait, "")?;
        let newest = self.store.newest_op()?;
        let relation = self.relation(&made)?;
        drop(made);
        match relation {
            Relation::Holds => {
                // Proofs that are missing here may have come with it.
                carry(&beside(&place, FILES), &beside(self.path(), FILES))?;
                Ok(Imported::Nothing(counts))
            }
            Relation::Apart { seq } => Err(WholeProblem::Apart { seq }.into()),
            Relation::Lacks => {
                let restorable = Restorable::look(&place, self.opening.clone())?;
                let restored = restorable.put_in_place_of(newest)?;
                Ok(Imported::Made { counts, restored })
            }
        }
    }

    fn relation(&self, made: &Store) -> Result<Relation, AppError> {
        let (here, there) = (self.store.op_hashes()?, made.op_hashes()?);
        let differs = here.iter().zip(&there).find(|(here, there)| here != there);
        Ok(match differs {
            None if here.len() >= there.len() => Relation::Holds,
            None => Relation::Lacks,
            // Nobody has recorded anything in it yet.
            Some(_) if here.len() == 1 => Relation::Lacks,
            Some(((seq, _), _)) => Relation::Apart { seq: *seq },
        })
    }
}

/// How the ledger stands to a document.
enum Relation {
    /// It has all that the document has.
    Holds,
    /// The document has all that it has, and more.
    Lacks,
    /// They differ from this operation on.
    Apart { seq: i64 },
}

/// Why a document did not become the ledger.
#[derive(Debug, thiserror::Error)]
pub enum WholeProblem {
    #[error("{0}")]
    Json(serde_json::Error),
    #[error("schema {found:?}, not nuo.ledger/1")]
    Schema { found: String },
    #[error("operation {seq} does not fit the chain")]
    Chain { seq: i64 },
    /// The bytes under a hash have another one.
    #[error("{sha256} has other bytes")]
    OtherBytes { sha256: String },
    /// Something was recorded in the ledger while the document was read.
    #[error("something was recorded meanwhile")]
    Outdated,
    /// Both ledgers were written to since they were one.
    #[error("the ledgers differ from operation {seq} on")]
    Apart { seq: i64 },
}

/// Makes a ledger of a document.
fn build(place: &Path, opening: &Opening, document: impl Read) -> Result<WholeCounts, AppError> {
    let Opened { mut store, .. } = Store::open(place, Access::Write, opening.wait, "new")?;
    let writing = store.begin()?;
    let mut building = writing.building();
    let files = beside(place, FILES);
    let mut counts = WholeCounts::default();
    read_document(document, |part| {
        match part {
            Part::Schema(found) if found == LEDGER_SCHEMA => {}
            Part::Schema(found) => return Err(WholeProblem::Schema { found }.into()),
            Part::Origin(origin) => writing.set_origin(&origin)?,
            Part::Operation(op) => {
                let broken = |BrokenOp(seq)| WholeProblem::Chain { seq };
                building.add(&op)?.map_err(broken)?;
            }
            Part::Text(text) => writing.put_text(&text)?,
            Part::Sealed(content) => writing.keep_bytes(&content.sha256, &content.bytes()?)?,
            Part::File(content) => {
                let problem = |source| AppError::File { path: files.clone(), source };
                keep_copy(&content.bytes()?, &files).map_err(problem)?;
                counts.files += 1;
            }
        }
        Ok(())
    })?;
    counts.operations = building.finish()?;
    writing.commit()?;
    Ok(counts)
}

fn line(value: &impl Serialize) -> Result<String, StoreError> {
    Ok(serde_json::to_string(value)?)
}

/// Adds a value to a list, on a line of its own.
fn put(out: &mut String, value: &impl Serialize) -> Result<(), StoreError> {
    if !out.ends_with('[') {
        out.push(',');
    }
    out.push('\n');
    out.push_str(&line(value)?);
    Ok(())
}
