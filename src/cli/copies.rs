//! `nuo backup` and `nuo restore`: whole ledgers, out and back in.

use super::args::Global;
use super::failure::{Exit, Failure};
use super::log::op_json;
use super::output::Output;
use super::session::{Form, Session};
use crate::app::{Carried, Opening, Restorable, Standing, ledger_files};
use crate::i18n::Lang;
use crate::i18n::cli::UsageProblem;
use crate::i18n::cli::copies::{
    CopySay, about_to_restore, backed_up, files_carried, files_missing, is_yes, kept_before,
    newest, restored, way_to_restore,
};
use clap::Args;
use serde_json::{Value, json};
use std::io::{BufRead, IsTerminal};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct BackupArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct RestoreArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(short, long)]
    pub yes: bool,
}

/// Copies the ledger and its evidence files to a file, and proves the copy.
///
/// # Errors
/// When the file stands there already, or the copy cannot be made or is not
/// sound.
pub fn backup(session: &mut Session, args: &BackupArgs) -> Result<Exit, Failure> {
    let standing = if args.force { Standing::Replace } else { Standing::Refuse };
    let copy = session.app.backup(&args.file, standing)?;
    let (lang, proved) = (session.lang, &copy.proved);
    if session.form == Form::Json {
        let answer = json!({
            "schema": "nuo.backup/1", "file": copy.path, "operations": proved.operations,
            "commitments": proved.commitments, "newest": op_json(&proved.newest),
            "files": files_json(copy.carried, proved.files_missing),
        });
        session.output.json(&answer)?;
        return Ok(whole(proved.files_missing));
    }
    session.output.line(&backed_up(&copy, lang))?;
    session.output.line(&newest(&proved.newest, lang))?;
    let command = format!("nuo restore {}", quoted(&copy.path));
    say_files(&mut session.output, &copy.path, copy.carried, proved.files_missing, lang);
    session.output.note(&way_to_restore(&command, lang));
    Ok(whole(proved.files_missing))
}

/// A copy that lacks proofs is told by the exit code too, so that a timer
/// notices.
const fn whole(files_missing: usize) -> Exit {
    if files_missing == 0 { Exit::Done } else { Exit::Integrity }
}

/// Puts a copy in the ledger's place, once somebody said yes. It opens no
/// ledger before: the one that is to be replaced may be damaged.
///
/// # Errors
/// When the copy is not sound, nobody said yes, or something cannot be written;
/// the ledger is as it was then.
pub fn restore(
    args: &RestoreArgs,
    opening: Opening,
    global: &Global,
    mut output: Output,
    lang: Lang,
) -> Result<Exit, Failure> {
    let ledger = opening.path.clone();
    let restorable = Restorable::look(&args.file, opening)?;
    if !args.yes {
        if global.no_input || !std::io::stdin().is_terminal() {
            return Err(UsageProblem::NotConfirmed.into());
        }
        for line in about_to_restore(&restorable, &ledger, lang) {
            super::output::complain(&line);
        }
        super::output::ask(CopySay::Question.say(lang));
        let mut answer = String::new();
        let read = std::io::stdin().lock().read_line(&mut answer);
        if read.is_err() || !is_yes(&answer) {
            output.note(CopySay::NotRestored.say(lang));
            return Ok(Exit::Refused);
        }
    }
    let newest_op = restorable.proved.newest.clone();
    let done = restorable.put_in_place()?;
    let way_back = done.kept.as_ref().map(|kept| way_back(kept, global));
    if global.json {
        let answer = json!({
            "schema": "nuo.restore/1", "restored": args.file, "ledger": ledger,
            "newest": op_json(&newest_op), "kept": done.kept, "undo": way_back,
            "files": files_json(done.carried, done.files_missing),
        });
        output.json(&answer)?;
    } else {
        output.line(&restored(&args.file, &ledger, lang))?;
        output.line(&newest(&newest_op, lang))?;
        say_files(&mut output, &ledger, done.carried, done.files_missing, lang);
        let back = way_back.and_then(|command| kept_before(&done, &command, lang));
        back.into_iter().for_each(|line| output.note(&line));
    }
    output.finish()?;
    Ok(Exit::Done)
}

fn say_files(output: &mut Output, ledger: &Path, carried: Carried, missing: usize, lang: Lang) {
    let [_, _, _, folder, _] = ledger_files(ledger);
    let said = files_carried(carried.copied, carried.present, &folder, lang);
    for line in said.into_iter().chain(files_missing(missing, lang)) {
        output.note(&line);
    }
}

fn files_json(carried: Carried, missing: usize) -> Value {
    json!({ "copied": carried.copied, "present": carried.present, "missing": missing })
}

/// The command that goes back; it names the ledger where the person did.
fn way_back(kept: &Path, global: &Global) -> String {
    let ledger = global.db.as_ref().map(|db| format!("--db {} ", quoted(db)));
    format!("nuo {}restore {}", ledger.unwrap_or_default(), quoted(kept))
}

/// A path as it can be typed in a shell.
pub(super) fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | ',');
    match text.chars().all(plain) && !text.starts_with('-') {
        true => text,
        false => format!("'{}'", text.replace('\'', "'\\''")),
    }
}
