//! A text in the person's own editor: running the editor, and the form in which
//! a commitment is filled in.
//!
//! The command line and the screens both use it. It must not know a ledger, and
//! whoever calls it has given the terminal back.

mod editor;
pub mod form;

pub use editor::{Editor, Sheet};
