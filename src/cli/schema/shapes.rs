//! Which schemas there are, and how one is named.

use crate::domain::query::nearest;

/// Whether nuo writes an object of a shape or reads it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Use {
    Written,
    Read,
}

impl Use {
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Read => "read",
        }
    }
}

/// Whether an object says in its key `schema` which shape it has.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Named {
    ByKey,
    /// The command that was run says it.
    ByCommand,
}

/// A shape that has a schema.
#[derive(Debug)]
pub struct Shape {
    /// As it is typed: `list`.
    pub name: &'static str,
    pub usage: Use,
    named: Named,
    /// The schema, with references to what several have in common.
    pub(super) text: &'static str,
}

impl Shape {
    /// The `$id` of its schema.
    #[must_use]
    pub fn id(&self) -> String {
        format!("nuo:{}/1", self.name)
    }

    /// What stands in the key `schema` of such an object.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        match self.named {
            Named::ByKey => Some(format!("nuo.{}/1", self.name)),
            Named::ByCommand => None,
        }
    }
}

macro_rules! shapes {
    ($($name:literal $usage:ident $named:ident;)+) => {
        /// Every shape, in the order of the list.
        pub const SHAPES: &[Shape] = &[$(Shape {
            name: $name,
            usage: Use::$usage,
            named: Named::$named,
            text: include_str!(concat!("../../../assets/schemas/", $name, ".json")),
        }),+];
    };
}

shapes! {
    "list" Written ByKey;
    "show" Written ByKey;
    "agenda" Written ByKey;
    "status" Written ByKey;
    "check" Written ByKey;
    "review" Written ByKey;
    "weekly" Written ByKey;
    "log" Written ByKey;
    "diff" Written ByKey;
    "letters" Written ByKey;
    "letter-facts" Written ByKey;
    "candidates" Written ByKey;
    "paragraphs" Written ByKey;
    "views" Written ByKey;
    "keys" Written ByKey;
    "doctor" Written ByKey;
    "backup" Written ByKey;
    "restore" Written ByKey;
    "schemas" Written ByKey;
    "imported" Written ByCommand;
    "written" Written ByCommand;
    "undone" Written ByCommand;
    "redone" Written ByCommand;
    "preview" Written ByCommand;
    "error" Written ByCommand;
    "ledger" Written ByKey;
    "import-ledger" Written ByKey;
    "letter" Read ByKey;
}

/// The name in what was typed: `list` also of `nuo.list/1` and `nuo:list/1`.
fn bare(typed: &str) -> &str {
    let typed = typed.trim();
    let typed = typed.strip_prefix("nuo.").or_else(|| typed.strip_prefix("nuo:")).unwrap_or(typed);
    typed.strip_suffix("/1").unwrap_or(typed)
}

/// The shape that a typed name means.
#[must_use]
pub fn named(typed: &str) -> Option<&'static Shape> {
    let typed = bare(typed);
    SHAPES.iter().find(|shape| shape.name.eq_ignore_ascii_case(typed))
}

/// The name that was probably meant.
pub(super) fn near(typed: &str) -> Option<&'static str> {
    nearest(bare(typed), SHAPES.iter().map(|shape| shape.name))
}
