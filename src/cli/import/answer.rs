//! What an import would do or did, as JSON.

use super::ImportArgs;
use super::preview::{RowView, View};
use crate::app::Outcome;
use crate::cli::failure::Failure;
use crate::cli::item_json::whole_numbers;
use crate::cli::session::Session;
use crate::domain::ids::ItemId;
use crate::domain::intake::{Doubt, Kept, Reject};
use crate::i18n::import::reject_reason;
use serde_json::{Value, json};

/// Writes the answer.
pub(super) fn write(
    session: &mut Session,
    args: &ImportArgs,
    view: &View,
    outcome: Option<&Outcome>,
) -> Result<(), Failure> {
    let counts = view.counts();
    let changed: Vec<&str> =
        outcome.iter().flat_map(|outcome| &outcome.changed).map(ItemId::code).collect();
    let reject = |reject: &Reject| {
        json!({
            "row": reject.row, "column": reject.column, "value": reject.value,
            "reason": reject_reason(reject, session.lang),
        })
    };
    let gone = |(id, _): &(ItemId, String)| json!({ "code": id.code(), "letter": id.letter() });
    let mut answer = json!({
        "file": view.name, "dry_run": args.dry_run, "on_conflict": args.on_conflict().key(),
        "op": outcome.map(|outcome| outcome.op.seq),
        "undo": outcome.map(|outcome| format!("nuo undo {}", outcome.op.seq)),
        "changed": changed,
        "counts": {
            "added": counts.added, "changed": counts.changed, "same": counts.same,
            "doubtful": counts.doubtful, "kept": counts.kept, "gone": counts.gone,
            "rejected": counts.rejected,
        },
        "letters": view.letters,
        "rows": {
            "added": rows(&view.added), "changed": rows(&view.changed),
            "doubtful": rows(&view.doubtful), "kept": rows(&view.kept),
            "gone": view.gone.iter().map(gone).collect::<Vec<_>>(),
            "rejected": view.rejects.iter().map(reject).collect::<Vec<_>>(),
            "passed_over": view.passed_over,
        },
        "unknown_headers": view.unknown,
    });
    whole_numbers(&mut answer);
    Ok(session.output.json(&answer)?)
}

fn rows(rows: &[RowView]) -> Vec<Value> {
    rows.iter().map(row).collect()
}

fn row(row: &RowView) -> Value {
    let mut object = json!({
        "row": row.row, "code": row.id.code(), "letter": row.id.letter(), "title": row.title,
    });
    if !row.changes.is_empty() {
        object["changes"] = serde_json::to_value(&row.changes).unwrap_or_default();
    }
    if !row.brings.is_empty() {
        object["brings"] = serde_json::to_value(&row.brings).unwrap_or_default();
    }
    match &row.doubt {
        Some(Doubt::OtherCode { row, ledger }) => {
            object["doubt"] = json!({ "kind": "other_code", "row": row, "ledger": ledger });
        }
        Some(Doubt::OtherTitle { row, ledger }) => {
            object["doubt"] = json!({ "kind": "other_title", "row": row, "ledger": ledger });
        }
        None => {}
    }
    let kept = |kept: &Kept| match kept {
        Kept::Status { ledger, row } => {
            json!({ "field": "status", "ledger": ledger, "row": row })
        }
        Kept::Due { ledger, row, .. } => json!({ "field": "due", "ledger": ledger, "row": row }),
        Kept::Kind { ledger, row } => json!({ "field": "kind", "ledger": ledger, "row": row }),
        Kept::Strength { ledger, row } => {
            json!({ "field": "strength", "ledger": ledger, "row": row })
        }
        Kept::Condition { ledger, row } => {
            json!({ "field": "condition", "ledger": ledger, "row": row })
        }
        Kept::Target { ledger, row } => json!({ "field": "target", "ledger": ledger, "row": row }),
        Kept::Untold(fact) => json!({ "field": "told", "row": fact }),
        Kept::Withdrawn { on } => json!({ "field": "withdrawn", "ledger": on }),
    };
    if !row.kept.is_empty() {
        object["kept"] = row.kept.iter().map(kept).collect();
    }
    object
}
