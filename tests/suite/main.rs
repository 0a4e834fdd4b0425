//! The one test binary.

mod attached;
mod catalogue;
mod children;
mod cli;
mod crash;
mod evaluate;
mod files;
mod ledger;
mod ledger_file;
mod model;
mod picture;
mod readme;
mod run;
mod shape;
mod stories;
mod weekly;
