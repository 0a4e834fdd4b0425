//! The command line, run as people run it.

mod errors;
mod reading;
mod review;
mod streams;
mod writing;
