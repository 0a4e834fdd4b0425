//! The one test binary.

mod attached;
mod catalogue;
mod children;
mod cli;
mod copies;
mod crash;
mod desk;
mod evaluate;
mod files;
mod journeys;
mod ledger;
mod ledger_file;
mod listing;
mod looking;
mod model;
mod picture;
mod pty;
mod readme;
mod run;
mod screen_properties;
mod screens;
mod shape;
mod stories;
mod terminal;
mod views;
mod weekly;
