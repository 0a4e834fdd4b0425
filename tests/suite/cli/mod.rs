//! The command line, run as people run it.

mod errors;
mod past;
mod reading;
mod streams;
mod writing;
