//! The command line, run as people run it.

mod agenda;
mod errors;
mod reading;
mod streams;
mod writing;
