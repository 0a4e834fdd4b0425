//! What the columns of an office's table mean: a table of the words that
//! offices put above them, and the choices of the person who imports.

use super::error::ImportError;
use super::synonyms::SYNONYMS;
use crate::text::fold::fold_text;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column can say.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Ord, PartialOrd)]
pub enum Field {
    Code,
    /// A running number, which is the code where no other column has one.
    Serial,
    /// The letter's name in the ledger.
    Letter,
    /// Number and title of the suggestion in one.
    Suggestion,
    SuggestionNumber,
    SuggestionTitle,
    Deputy,
    /// Unit, document number and date of the reply in one.
    Reply,
    ReplyUnit,
    DocumentNumber,
    ReplyDate,
    Class,
    Title,
    TitleEn,
    Source,
    Strength,
    Kind,
    Condition,
    Lead,
    Co,
    Owner,
    Target,
    Due,
    DueBasis,
    Status,
    StatusOn,
    /// How it stands in free words, or by one of the statuses.
    Situation,
    Value,
    Latest,
    Problem,
    NextStep,
    Evidence,
    Completed,
    Verified,
    Feedback,
    Remarks,
    Tags,
    /// What nuo computes itself, and what it wrote beside rejected rows.
    Computed,
}

impl Field {
    /// The key for `--map`.
    #[must_use]
    pub fn key(self) -> &'static str {
        SYNONYMS.iter().find(|(field, ..)| *field == self).map_or("", |(_, key, _)| key)
    }

    /// Every field that a column can be mapped to.
    #[must_use]
    pub fn keys() -> Vec<&'static str> {
        SYNONYMS
            .iter()
            .filter(|(field, ..)| *field != Self::Computed)
            .map(|(_, key, _)| *key)
            .collect()
    }
}

/// What becomes of a column.
#[derive(Clone, Debug, Eq, PartialEq, Hash)]
pub enum Meaning {
    Field(Field),
    /// It is kept under this name, as the office has it.
    Own(String),
    /// It is not imported.
    LeftOut,
}

/// A choice of the person: the meaning of the column with this header.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Choice {
    pub header: String,
    pub meaning: Meaning,
}

/// Reads `HEADER=field`, `HEADER=-`, `HEADER=field:NAME`.
///
/// # Errors
/// What is not of this form or names no field.
pub fn read_choice(text: &str) -> Result<Choice, ImportError> {
    let bad = || ImportError::BadMap { text: text.to_owned(), known: Field::keys() };
    let (header, wanted) = text.rsplit_once(['=', '＝']).ok_or_else(bad)?;
    let header = header.trim().to_owned();
    let meaning = read_meaning(wanted, &header).ok_or_else(bad)?;
    match header.is_empty() {
        true => Err(bad()),
        false => Ok(Choice { header, meaning }),
    }
}

/// The meaning that a person typed for the column with this header.
#[must_use]
pub fn read_meaning(typed: &str, header: &str) -> Option<Meaning> {
    let typed = typed.trim();
    let own = ["field:", "field：", "栏:", "栏："].iter().find_map(|mark| typed.strip_prefix(mark));
    match (typed, own.map(str::trim)) {
        ("-", _) => Some(Meaning::LeftOut),
        ("field", _) => Some(Meaning::Own(header.to_owned())),
        (_, Some("")) => None,
        (_, Some(name)) => Some(Meaning::Own(name.to_owned())),
        _ => {
            let by_key =
                SYNONYMS.iter().find(|(_, key, _)| *key == typed).map(|(field, ..)| *field);
            by_key.or_else(|| field_of(typed)).map(Meaning::Field)
        }
    }
}

/// What nuo writes behind the name of an office's own column that would else be
/// read as one of its own.
const OFFICE_MARKS: &[&str] = &["（原表）", "(原表)", "(office's table)", "（office's table）"];

/// The name that an office gave a column, where its header says that it is the
/// office's.
#[must_use]
pub fn office_name(header: &str) -> Option<&str> {
    let header = header.trim();
    let name = OFFICE_MARKS.iter().find_map(|mark| header.strip_suffix(mark))?.trim();
    (!name.is_empty()).then_some(name)
}

/// Whether a column under this header is not kept under the header as it is.
#[must_use]
pub fn is_taken(header: &str) -> bool {
    field_of(header).is_some() || office_name(header).is_some()
}

/// The field that a header names.
#[must_use]
pub fn field_of(header: &str) -> Option<Field> {
    if office_name(header).is_some() {
        return None;
    }
    // `完成日期（按期/逾期）` has a name of its own; of `量化目标（家）` the hint
    // does not count.
    let whole = KNOWN.get(&header_key(header, Brackets::Count));
    whole.or_else(|| KNOWN.get(&header_key(header, Brackets::PassedOver))).copied()
}

/// The fields by the words for them as they are compared.
static KNOWN: LazyLock<HashMap<String, Field>> = LazyLock::new(|| {
    let words =
        SYNONYMS.iter().flat_map(|(field, _, words)| words.iter().map(|word| (word, *field)));
    words.map(|(word, field)| (header_key(word, Brackets::Count), field)).collect()
});

/// Whether what stands in brackets is part of a header.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Brackets {
    Count,
    PassedOver,
}

/// A header as headers are compared: half-width, lower-case letters and digits.
fn header_key(header: &str, brackets: Brackets) -> String {
    let mut depth = 0_u32;
    let mut key = String::new();
    for c in fold_text(header).chars() {
        match c {
            '(' | '[' | '【' | '〔' | '〈' | '<' => depth += 1,
            ')' | ']' | '】' | '〕' | '〉' | '>' => depth = depth.saturating_sub(1),
            _ if depth > 0 && brackets == Brackets::PassedOver => {}
            c if c.is_alphanumeric() => key.push(c),
            _ => {}
        }
    }
    key
}

/// Whether a header stands above what is promised.
#[must_use]
pub fn is_title(header: &str) -> bool {
    field_of(header) == Some(Field::Title)
}

/// How much a row looks like a header: zero without a column for what is
/// promised, or when it has no more than that and no header was named.
#[must_use]
pub fn header_score(words: &[String], named: &[&str]) -> usize {
    let chosen = |word: &String| named.iter().any(|name| same_header(name, word));
    let filled: Vec<&String> = words.iter().filter(|word| !word.trim().is_empty()).collect();
    // A header is short; a sentence that begins like one is none.
    if filled.len() < 2 && !filled.iter().any(|word| chosen(word)) {
        let only = filled.first().filter(|word| is_title(word));
        return usize::from(only.is_some());
    }
    let known = filled.iter().filter(|word| chosen(word) || field_of(word).is_some()).count();
    let title = filled.iter().any(|word| chosen(word) || is_title(word));
    if title { known + 1 } else { 0 }
}

/// Whether a header stands above what nuo wrote beside rejected rows, in either
/// language; an office's own reasons have another.
#[must_use]
pub fn is_reason(header: &str) -> bool {
    ["导入未成原因", "nuo: reason"].iter().any(|reason| same_header(header, reason))
}

/// Whether two headers are the same but for width, case and space.
#[must_use]
pub fn same_header(one: &str, other: &str) -> bool {
    let (one_key, other_key) =
        (header_key(one, Brackets::Count), header_key(other, Brackets::Count));
    one_key == other_key && (!one_key.is_empty() || one.trim() == other.trim())
}

/// The columns of a table with what they mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// One for each header.
    pub meanings: Vec<Meaning>,
    /// Headers that no table of words knows; they are kept as they are.
    pub unknown: Vec<String>,
    /// Headers above what nuo computes itself, which is not imported.
    pub computed: Vec<String>,
}

impl Columns {
    /// Finds out what the headers mean; choices come first.
    ///
    /// # Errors
    /// Two columns for one field, and a choice for a header that is not there.
    pub fn of(headers: &[String], choices: &[Choice]) -> Result<Self, ImportError> {
        for choice in choices {
            if !headers.iter().any(|header| same_header(header, &choice.header)) {
                let known = headers.iter().filter(|header| !header.is_empty()).cloned().collect();
                return Err(ImportError::NoColumn { header: choice.header.clone(), known });
            }
        }
        let mut columns = Self::default();
        for header in headers {
            let chosen = choices.iter().rev().find(|choice| same_header(header, &choice.header));
            let meaning = match (chosen, field_of(header)) {
                (Some(choice), _) => choice.meaning.clone(),
                (None, Some(Field::Computed)) => {
                    columns.computed.push(header.clone());
                    Meaning::LeftOut
                }
                (None, Some(field)) => Meaning::Field(field),
                (None, None) if header.is_empty() => Meaning::LeftOut,
                (None, None) if let Some(name) = office_name(header) => {
                    Meaning::Own(name.to_owned())
                }
                (None, None) => {
                    columns.unknown.push(header.clone());
                    Meaning::Own(header.clone())
                }
            };
            columns.meanings.push(meaning);
        }
        columns.no_field_twice(headers)?;
        match columns.place(Field::Title) {
            Some(_) => Ok(columns),
            None => Err(ImportError::NoHeader { seen: headers.to_vec() }),
        }
    }

    fn no_field_twice(&self, headers: &[String]) -> Result<(), ImportError> {
        let mut places: HashMap<&Meaning, Vec<usize>> = HashMap::new();
        for (place, meaning) in self.meanings.iter().enumerate() {
            places.entry(meaning).or_default().push(place);
        }
        for meaning in &self.meanings {
            let field = match meaning {
                Meaning::Field(field) => field.key(),
                Meaning::Own(_) => "field",
                Meaning::LeftOut => continue,
            };
            let both = places.get(meaning).filter(|places| places.len() > 1);
            if let Some(places) = both {
                let headers = places.iter().map(|place| headers[*place].clone()).collect();
                return Err(ImportError::Doubled { field, headers });
            }
        }
        Ok(())
    }

    /// Where a field stands.
    #[must_use]
    pub fn place(&self, field: Field) -> Option<usize> {
        self.meanings.iter().position(|meaning| *meaning == Meaning::Field(field))
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Columns, Field, Meaning, field_of, header_score, read_choice};
    use crate::import::error::ImportError;

    #[test]
    fn headers_are_known_in_the_words_that_offices_use() {
        for (header, field) in [
            ("承诺事项", Field::Title),
            (" 任 务 ", Field::Title),
            ("工作任务", Field::Title),
            ("Commitment", Field::Title),
            ("序号", Field::Serial),
            ("事项编号", Field::Code),
            ("责任单位", Field::Lead),
            ("牵头单位（盖章）", Field::Lead),
            ("会办单位：", Field::Co),
            ("完成时限（年月日）", Field::Due),
            ("办结时限*", Field::Due),
            ("DUE DATE", Field::Due),
            ("办复类别（口径）", Field::Class),
            ("答复单位·文号·日期", Field::Reply),
            ("完成日期（按期/逾期）", Field::Completed),
            ("完成日期", Field::Completed),
            ("最新进展（日期）", Field::Latest),
            ("落实情况", Field::Situation),
            ("时限依据与把握", Field::DueBasis),
            ("ｓｔａｔｕｓ＿ｏｎ", Field::StatusOn),
            ("导入未成原因", Field::Computed),
        ] {
            assert_eq!(field_of(header), Some(field), "{header}");
        }
        for header in ["", "（）", "原因", "reason", "资金（万元）", "联系电话"] {
            assert_eq!(field_of(header), None, "{header}");
        }
    }

    #[test]
    fn a_title_above_the_table_is_no_header() {
        let row = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(header_score(&row(&["2024年代表建议承诺事项台账", "", ""]), &[]), 0);
        assert_eq!(header_score(&row(&["单位：科技厅", "日期：2024"]), &[]), 0);
        assert_eq!(header_score(&row(&["序号", "承诺事项", "时限"]), &[]), 4);
        assert_eq!(header_score(&row(&["甲", "乙"]), &["乙"]), 2);
    }

    #[test]
    fn choices_come_before_the_table_of_words_and_nothing_is_taken_twice() {
        let headers = ["事项".to_owned(), "资金".to_owned(), "任务".to_owned()];
        let choice = |text: &str| read_choice(text).expect(text);
        let doubled = Columns::of(&headers, &[]);
        assert!(matches!(doubled, Err(ImportError::Doubled { field: "title", .. })), "{doubled:?}");
        let columns = Columns::of(&headers, &[choice("任务=-")]).expect("columns");
        let own = Meaning::Own("资金".into());
        assert_eq!(columns.meanings, [Meaning::Field(Field::Title), own, Meaning::LeftOut]);
        assert_eq!(columns.unknown, ["资金"]);
        let columns =
            Columns::of(&headers, &[choice("任务=field:所属任务"), choice("资金=target")]);
        let columns = columns.expect("columns");
        assert_eq!(
            columns.meanings[1..],
            [Meaning::Field(Field::Target), Meaning::Own("所属任务".into())]
        );
        let missing = Columns::of(&headers, &[choice("部门=lead")]);
        assert!(matches!(missing, Err(ImportError::NoColumn { .. })));
        for bad in ["部门", "=lead", "部门=没有", "部门=field:"] {
            assert!(read_choice(bad).is_err(), "{bad}");
        }
        let written = read_choice("a=b=责任单位").expect("read");
        assert_eq!(written, Choice { header: "a=b".into(), meaning: Meaning::Field(Field::Lead) });
    }
}
