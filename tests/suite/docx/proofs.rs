//! Other programs read the document.
