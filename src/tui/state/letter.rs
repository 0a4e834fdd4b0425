//! What the screen of a letter that is being read remembers.

use crate::domain::letter::AttachedText;
use crate::domain::reading::Reading;

/// A letter that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterFile {
    pub reading: Reading,
    /// The file's name and the hash of its bytes.
    pub text: AttachedText,
    /// The name that the letter is to have in the ledger, where one was given.
    pub id: Option<String>,
}
