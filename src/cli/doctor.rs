//! `nuo doctor`: whether the ledger is sound, and what nuo runs in.

use super::failure::{Exit, Failure};
use super::output::{Paint, Role};
use super::session::{Form, Session};
use super::show::write_facts;
use crate::app::{Access, Finding, ledger_files, sqlite_version};
use crate::i18n::cli::{Say, finding_words, wide_open};
use crate::settings::Environment;
use crate::tui::keymap::Keymap;
use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Proves the ledger and describes the environment.
///
/// # Errors
/// When the ledger cannot be read at all.
pub fn run(session: &mut Session, environment: &Environment) -> Result<Exit, Failure> {
    let health = session.app.doctor()?;
    let open_to_others = open_to_others(session.app.path());
    let sound = health.findings.is_empty();
    let ledger = session.app.path().display().to_string();
    let access = session.app.access();
    let lang = session.lang;
    let passed_over = session.passed_over.as_ref().map(|problem| problem.phrase(lang).message);
    let (_, mistakes) = Keymap::with(&session.settings.keys);
    for mistake in &mistakes {
        session.output.note(&mistake.say(lang));
    }
    if session.form == Form::Json {
        let findings: Vec<Value> = health.findings.iter().map(finding_json).collect();
        let permissions = open_to_others.iter().map(|(path, mode)| {
            json!({ "kind": "permissions", "path": path, "mode": format!("{mode:o}") })
        });
        let keys = mistakes.iter().map(
            |mistake| json!({ "kind": "keys", "line": mistake.line, "message": mistake.say(lang) }),
        );
        let config = passed_over.iter().map(|message| {
            json!({ "kind": "config", "path": session.settings.config, "message": message })
        });
        let warnings: Vec<Value> = permissions.chain(keys).chain(config).collect();
        let answer = json!({
            "schema": "nuo.doctor/1", "sound": sound, "findings": findings,
            "warnings": warnings, "operations": health.operations,
            "commitments": health.commitments, "files": health.files,
            "copies": session.app.copies(), "ledger": ledger, "config": session.settings.config,
            "read_only": access == Access::Read, "version": env!("CARGO_PKG_VERSION"),
            "sqlite": sqlite_version(), "today": session.today, "lang": lang.key(),
            "actor": session.settings.actor, "term": environment.get("TERM"),
            "columns": session.output.width_columns(),
        });
        session.output.json(&answer)?;
    } else {
        let paint = match session.output.paint() {
            Paint::Colors => Say::Yes,
            Paint::Plain => Say::No,
        };
        let access = match access {
            Access::Write => Say::Writable,
            Access::Read => Say::ReadOnly,
        };
        let kept = session.app.copies();
        let copies = match kept.first() {
            Some(newest) => {
                let folder = session.app.copies_folder().display().to_string();
                format!("{} ({newest})  {folder}", kept.len())
            }
            None => "0".to_owned(),
        };
        let columns = session.output.width_columns().map(|width| width.to_string());
        let config = session.settings.config.as_ref().map(|path| path.display().to_string());
        let text = |say: Say| vec![say.say(lang).to_owned()];
        let facts = vec![
            (Say::Ledger, vec![ledger]),
            (Say::Access, text(access)),
            (Say::Operations, vec![health.operations.to_string()]),
            (Say::Commitments, vec![health.commitments.to_string()]),
            (Say::Files, vec![health.files.to_string()]),
            (Say::Copies, vec![copies]),
            (Say::Config, config.into_iter().collect()),
            (Say::Version, vec![format!("nuo {}", env!("CARGO_PKG_VERSION"))]),
            (Say::Sqlite, vec![sqlite_version().to_owned()]),
            (Say::Today, vec![session.today.to_string()]),
            (Say::Language, vec![lang.key().to_owned()]),
            (Say::Actor, vec![session.settings.actor.clone()]),
            (Say::Terminal, environment.get("TERM").map(str::to_owned).into_iter().collect()),
            (Say::Columns, columns.into_iter().collect()),
            (Say::Colors, text(paint)),
        ];
        write_facts(session, facts)?;
        session.output.line("")?;
        for finding in &health.findings {
            let words = finding_words(finding, lang);
            session.output.pieces(&[(Role::Alarm, "! "), (Role::Plain, &words)])?;
        }
        for line in passed_over.iter().flat_map(|message| message.lines()) {
            session.output.pieces(&[(Role::Warning, "> "), (Role::Plain, line)])?;
        }
        for (path, mode) in &open_to_others {
            let words = wide_open(path, *mode, lang);
            session.output.pieces(&[(Role::Warning, "> "), (Role::Plain, &words)])?;
        }
        let verdict = if sound { Say::Sound } else { Say::Unsound };
        session.output.line(verdict.say(lang))?;
    }
    Ok(match (sound, passed_over) {
        (false, _) => Exit::Integrity,
        (true, Some(_)) => Exit::Usage,
        (true, None) => Exit::Done,
    })
}

/// The ledger's files that others may read or write, with their modes.
fn open_to_others(ledger: &Path) -> Vec<(PathBuf, u32)> {
    let folder = ledger.parent().map(Path::to_owned);
    folder
        .into_iter()
        .chain(ledger_files(ledger))
        .filter_map(|path| {
            let mode = std::fs::metadata(&path).ok()?.permissions().mode() & 0o777;
            (mode & 0o077 != 0).then_some((path, mode))
        })
        .collect()
}

fn finding_json(finding: &Finding) -> Value {
    match finding {
        Finding::File(text) => json!({ "kind": "file", "detail": text }),
        Finding::Chain(op) => json!({ "kind": "chain", "op": op }),
        Finding::Item(id) => json!({ "kind": "commitment", "id": id }),
        Finding::Seal(op) => json!({ "kind": "seal", "op": op }),
        Finding::Letter(id) => json!({ "kind": "letter", "id": id }),
        Finding::Evidence { code, name, path } => {
            json!({ "kind": "evidence", "code": code, "name": name, "path": path })
        }
    }
}
