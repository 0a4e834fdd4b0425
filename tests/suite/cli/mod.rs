//! The command line, run as people run it.

mod agenda;
mod errors;
mod own;
mod past;
mod reading;
mod review;
mod status;
mod streams;
mod writing;
