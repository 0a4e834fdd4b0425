//! The command line, run as people run it.

mod errors;
mod own;
mod reading;
mod streams;
mod writing;
