//! nuo (诺) tracks the commitments that an official reply letter makes.
//!
//! This page is the map of the house. Modules stand in reading order; each
//! says at its head what it is for and what it must not know.
//!
//! # Layers
//! | module | what it is |
//! |---|---|
//! | [`domain`] | what a commitment is and what may happen to it: due dates, targets, events, decisions, the calendar, the agenda, the filter language, the register, the weekly report |
//! | [`text`] | columns, clipping, wrapping, cleaning, escaping, folding, pinyin |
//! | [`clock`] | the only reader of the time |
//! | [`i18n`] | every word that people read, in Chinese and in English |
//! | [`extract`] | a letter's paragraphs become candidates: head, segments, cues, dates, numbers, units |
//! | [`import`] | files that become drafts: the built-in letter's catalogue, the tables that offices keep, letters in whatever form |
//! | [`export`] | the register as CSV, a workbook, a Markdown table or a calendar |
//! | [`report`] | a weekly report as text, Markdown, HTML, JSON and a Word document |
//! | [`store`] | the ledger file; the only SQL |
//! | [`app`] | the one door: commands in, queries out |
//! | [`settings`] | flag > environment > `config.toml` > default |
//! | [`editing`] | a text in the person's own editor, and the form of a commitment |
//! | [`cli`] | the command line: one file a subcommand |
//! | [`tui`] | the terminal interface |
//!
//! Who may use whom is a table in `tests/suite/shape.rs`; the test fails when
//! a new arrow appears.
//!
//! # What holds everywhere
//! - `domain` knows no clock, no language, no SQL and no terminal. `store`
//!   knows no rules and no words. `update` and `view` in `tui` do no input or
//!   output. `cli` and `tui` never meet `store`. Only `tui/theme.rs` and
//!   `cli/output.rs` name a colour. Only `clock.rs` and `main.rs` ask for the
//!   time or the environment.
//! - Events are the truth: `op` and `event` only grow, and the tables that
//!   listings read are made from them in the same transaction. `nuo doctor`
//!   proves that they still are.
//! - One command is one operation, whatever number of commitments it touches.
//!   Undoing takes an operation's events out of force and is recorded itself.
//! - Two days belong to every event: when it was recorded, and from which day
//!   it holds.
//! - The screen never says what is not on disk.
//!
//! # Nine ways through the house
//! **Start to first frame.** `main` reads arguments and environment into
//! [`settings::Settings`]; [`app::App::open`] opens the ledger, or makes it and
//! records the built-in letter in one operation; [`tui::run`] takes the
//! terminal, asks it how wide it draws, loads one window of rows and draws.
//!
//! **A key that changes something.** `x` opens a dialog; when it is confirmed,
//! `update` returns an effect, `perform` hands the command to
//! [`app::App::execute`], which loads what the command touches, lets
//! [`domain::decide::decide`] say which events follow or why not, writes events
//! and derived rows in one transaction, and commits. Only then comes the
//! message that the model changes on, and the next frame shows it.
//!
//! **`nuo weekly`.** [`app::App::weekly`] gathers a week's events and counts by
//! effective day; [`domain::weekly`] makes the report of them, which is data;
//! [`report`] writes it as text, Markdown, HTML, JSON or a Word document.
//!
//! **The past.** [`app::App::past`] opens the file once more and lays tables of
//! its own over those of the file: what was recorded later is left out, and only
//! the commitments that it touched are made again from their events. Every
//! query then answers as it would have answered, and no command is taken.
//!
//! **`nuo letter attach`.** The letter's text is not part of the program. A
//! copy that somebody has is read, its paragraphs are matched by length and by
//! a hash of each clause that the catalogue names, and kept in the ledger; from
//! then on [`app::App::clauses`] quotes the letter's own words.
//!
//! **A report that is handed on.** [`app::App::seal`] keeps the report as data
//! and as it was printed, under their hashes, and records both as an operation
//! in the same transaction, if nothing was recorded since the report was made.
//! A week that is over is printed from what was kept.
//!
//! **An office's table.** [`import`] reads a sheet into rows or rejects, without
//! the ledger; [`domain::intake`] says what each row would do to it, which is
//! the preview; the same plan, made again in the transaction, gives the events
//! of one operation.
//!
//! **`nuo read` and the letter's screen.** [`app::open_paper`] makes paragraphs
//! of a file's bytes and lists what is not the letter, a pdf in a process of its
//! own; [`extract::read`] finds head, regions and clauses and makes candidates of
//! them, each with its grounds and doubts; [`domain::reading`] compares them with
//! what the ledger has and lays them on a desk, where a person accepts, mends or
//! refuses one by one; [`app::App::take`] records what was accepted as one
//! operation, and keeps the text.
//!
//! **A whole ledger.** [`app::App::whole`] writes every operation as it is
//! chained, with all bytes that events name; [`app::App::import_whole`] builds a
//! ledger of that, proves it, and puts it in place only where nothing is lost.

pub mod app;
pub mod cli;
pub mod clock;
pub mod domain;
pub mod editing;
pub mod export;
pub mod extract;
pub mod i18n;
pub mod import;
pub mod report;
pub mod settings;
pub mod store;
pub mod text;
pub mod tui;
