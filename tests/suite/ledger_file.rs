//! A ledger in a folder of its own, and short words for what tests do to it.

use chrono::NaiveDate;
use nuo::app::{Access, App, AppError, Opening, Outcome};
use nuo::clock::Clock;
use nuo::domain::commitment::{Commitment, Draft, DueWords, Evidence};
use nuo::domain::event::{Command, LetterChange, Scope};
use nuo::domain::evidence::from_words;
use nuo::domain::ids::ItemId;
use nuo::domain::vocabulary::{Channel, Kind, Status, Strength};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;
use tempfile::TempDir;

/// The name of the built-in letter.
pub const LETTER: &str = "gx-2021122";

/// Makes an up-to-date ledger one of the first version.
pub const MAKE_OLD: &str = "
    DROP TABLE sealed; DROP INDEX event_seal;
    DROP INDEX commitment_review; DROP INDEX commitment_looks; DROP INDEX commitment_overview;
    ALTER TABLE commitment DROP COLUMN looked_on;
    ALTER TABLE commitment DROP COLUMN days_moved;
    UPDATE commitment SET body = json_remove(body, '$.looked_on');
    PRAGMA user_version = 1;";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The bytes of a ledger that was founded and closed, made once: founding takes
/// longer than anything else that a test does.
static FOUNDED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("nuo.db");
    drop(App::open(opening(&path, day("2021-09-01"))).expect("a ledger is founded"));
    std::fs::read(&path).expect("the ledger is read")
});

pub fn opening(path: &Path, today: NaiveDate) -> Opening {
    Opening {
        path: path.to_owned(),
        access: Access::Write,
        clock: Clock::Fixed(today),
        actor: "李".to_owned(),
        channel: Channel::Cli,
        wait: Duration::from_secs(20),
        soon_days: 30,
        stale_days: 90,
        review: nuo::domain::review::ReviewRules::default(),
        home: None,
    }
}

/// A folder with a ledger in it, which goes with the value.
pub struct LedgerFile {
    folder: TempDir,
}

impl LedgerFile {
    /// A ledger that was founded on 2021-09-01.
    pub fn founded() -> Self {
        Self::holding(&FOUNDED)
    }

    /// A copy of a ledger that was closed.
    pub fn holding(bytes: &[u8]) -> Self {
        let file = Self::absent();
        std::fs::write(file.path(), bytes).expect("the ledger is written");
        file
    }

    /// A folder in which a ledger can be made.
    pub fn absent() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("nuo.db")
    }

    pub fn on(&self, today: &str) -> App {
        self.on_day(day(today))
    }

    pub fn on_day(&self, today: NaiveDate) -> App {
        self.open(opening(&self.path(), today)).expect("the ledger opens")
    }

    pub fn open(&self, opening: Opening) -> Result<App, AppError> {
        App::open(opening).map(|(app, _)| app)
    }
}

/// The item with this code.
pub fn item(app: &App, code: &str) -> Commitment {
    app.item(&id(app, code)).expect("the item is there")
}

pub fn id(app: &App, code: &str) -> ItemId {
    app.resolve(code).expect("the code is known")
}

/// A command to mark items as a whole, without note, proof or value.
pub fn marking(items: Vec<ItemId>, scope: Scope, status: Status) -> Command {
    Command::Mark { items, scope, status, note: None, evidence: Vec::new(), value: None }
}

pub fn mark(app: &mut App, code: &str, status: Status) -> Result<Outcome, AppError> {
    let command = marking(vec![id(app, code)], Scope::Whole, status);
    app.execute(&command, None)
}

pub fn mark_on(app: &mut App, code: &str, status: Status, on: &str) -> Outcome {
    let command = marking(vec![id(app, code)], Scope::Whole, status);
    app.execute(&command, Some(day(on))).expect("the status is set")
}

pub fn mark_scope(
    app: &mut App,
    code: &str,
    scope: Scope,
    status: Status,
) -> Result<Outcome, AppError> {
    let command = marking(vec![id(app, code)], scope, status);
    app.execute(&command, None)
}

pub fn note(app: &mut App, code: &str, text: &str) -> Result<Outcome, AppError> {
    app.execute(&Command::Note { items: vec![id(app, code)], text: text.to_owned() }, None)
}

pub fn defer(app: &mut App, code: &str, to: &str, reason: &str) -> Result<Outcome, AppError> {
    let command =
        Command::Defer { items: vec![id(app, code)], to: day(to), reason: reason.to_owned() };
    app.execute(&command, None)
}

pub fn attach(app: &mut App, code: &str, evidence: Vec<Evidence>) -> Result<Outcome, AppError> {
    app.execute(&Command::Attach { items: vec![id(app, code)], evidence }, None)
}

pub fn proof(title: &str) -> Evidence {
    from_words(title)
}

pub fn reply_date(app: &mut App, on: &str) -> Result<Outcome, AppError> {
    let change = LetterChange::ReplyDate(day(on));
    app.execute(&Command::SetLetter { letter: LETTER.to_owned(), change }, None)
}

/// A commitment of one's own, due by `rule`.
pub fn own(code: &str, rule: &str) -> Draft {
    Draft {
        code: code.to_owned(),
        title: format!("自定事项 {code}"),
        title_en: String::new(),
        kind: Kind::Output,
        strength: Strength::Firm,
        condition: None,
        condition_en: None,
        lead: vec!["办公室".to_owned()],
        lead_named: true,
        co: Vec::new(),
        due: DueWords {
            wording: String::new(),
            wording_en: String::new(),
            rule: rule.parse().expect("a rule"),
        },
        target: None,
        parts: Vec::new(),
        theme: String::new(),
        theme_en: String::new(),
        tags: Vec::new(),
        source: Vec::new(),
        fields: std::collections::BTreeMap::new(),
    }
}

pub fn add(app: &mut App, draft: Draft) -> Result<Outcome, AppError> {
    let tail = format!("t{}", draft.code);
    app.execute(&Command::Add { draft: Box::new(draft), tail, note: None }, None)
}

pub fn findings(app: &App) -> Vec<nuo::app::Finding> {
    app.doctor().expect("the ledger can be read").findings
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
