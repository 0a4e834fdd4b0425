//! Why a file cannot be read as a table.

/// Why a file as a whole cannot be imported. Nothing was changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ImportError {
    #[error("nothing in it")]
    Empty,
    #[error("more than {limit_bytes} bytes")]
    TooLarge { limit_bytes: u64 },
    #[error("more than {limit} rows")]
    TooManyRows { limit: usize },
    /// Something stands in a column beyond the last that is read.
    #[error("more than {limit} columns")]
    TooManyColumns { limit: usize },
    #[error("more than {limit} cells")]
    TooManyCells { limit: usize },
    /// Neither UTF-8 nor GB18030, nor what its byte order mark says.
    #[error("no text")]
    NotText,
    #[error("line {line}: {detail}")]
    Csv { line: u64, detail: String },
    #[error("line {line}, column {column}: {detail}")]
    Json { line: usize, column: usize, detail: String },
    /// JSON, but neither a list of objects nor an object with one.
    #[error("not a list of objects")]
    NotATable,
    /// A schema of nuo's that holds no commitments to import.
    #[error("schema {schema}")]
    Schema { schema: String },
    #[error("not a workbook: {detail}")]
    Workbook { detail: String },
    /// An old workbook, or another format of a spreadsheet program.
    #[error("not an xlsx workbook")]
    OldWorkbook,
    /// Unpacked it would be larger than any honest table.
    #[error("unpacks to more than {limit_bytes} bytes")]
    Bomb { limit_bytes: u64 },
    #[error("no sheet {name}")]
    NoSheet { name: String, known: Vec<String> },
    /// No row has a header for what is promised; `seen` is the row most like
    /// one.
    #[error("no header")]
    NoHeader { seen: Vec<String> },
    /// Two columns for one field.
    #[error("{headers:?} are both {field}")]
    Doubled { field: &'static str, headers: Vec<String> },
    /// What was given with `--map` cannot be read.
    #[error("cannot read the mapping {text}")]
    BadMap { text: String, known: Vec<&'static str> },
    /// A header that `--map` names and the table does not have.
    #[error("no column {header}")]
    NoColumn { header: String, known: Vec<String> },
}
