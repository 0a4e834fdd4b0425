//! The command line.

pub mod weekly;
