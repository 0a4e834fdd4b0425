//! The command line, run as people run it.

mod agenda;
mod errors;
mod own;
mod reading;
mod review;
mod status;
mod streams;
mod writing;
