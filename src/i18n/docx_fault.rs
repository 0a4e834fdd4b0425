//! What can be wrong with a Word file that somebody brings as a template.

use super::{Lang, Phrase, either};

/// Why a Word file cannot be filled in; every one names the part it is about,
/// where it is about one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fault {
    /// It is no zip file, or a damaged one.
    NotAPackage {
        detail: String,
    },
    /// A zip file in which there is no Word document.
    NoDocument,
    TooManyParts {
        count: usize,
        most: usize,
    },
    /// A part, or all of them together, would be larger than is read.
    TooLarge {
        part: Option<String>,
        most_bytes: u64,
    },
    /// The part is not XML, or not in UTF-8.
    NotXml {
        part: String,
        detail: String,
    },
    /// A tag begins in a paragraph and does not end there.
    Unclosed {
        part: String,
        tag: String,
    },
    /// A tag that stands for its whole paragraph or row has other text beside it.
    NotAlone {
        part: String,
        tag: String,
    },
    /// A tag that stands for a row is in no table.
    NoRow {
        part: String,
        tag: String,
    },
    /// The template language refuses it.
    Refused {
        part: String,
        tag: String,
        detail: String,
    },
    /// A tag and its end stand in different places, so that the filled part is
    /// no document any more.
    Crossed {
        part: String,
        detail: String,
    },
}

impl Fault {
    /// The words for it, where the file lies at `path`.
    #[must_use]
    pub fn phrase(&self, path: &str, lang: Lang) -> Phrase {
        let place = match self.part() {
            Some(part) => {
                either!(lang, "Word 模板 {path} 的 {part}", "Word template {path}, {part}")
            }
            None => either!(lang, "Word 模板 {path}", "Word template {path}"),
        };
        let colon = lang.pick("：", ": ");
        let (what, hint) = (self.what(lang), self.hint(lang).to_owned());
        Phrase { key: "template", message: format!("{place}{colon}{what}"), hint }
    }

    fn part(&self) -> Option<&str> {
        match self {
            Self::NotAPackage { .. } | Self::NoDocument | Self::TooManyParts { .. } => None,
            Self::TooLarge { part, .. } => part.as_deref(),
            Self::NotXml { part, .. }
            | Self::Unclosed { part, .. }
            | Self::NotAlone { part, .. }
            | Self::NoRow { part, .. }
            | Self::Refused { part, .. }
            | Self::Crossed { part, .. } => Some(part),
        }
    }

    fn what(&self, lang: Lang) -> String {
        match self {
            Self::NotAPackage { detail } => {
                either!(lang, "不是 docx 文件（{detail}）", "it is no docx file ({detail})")
            }
            Self::NoDocument => {
                lang.pick("里面没有 Word 文档", "there is no document in it").into()
            }
            Self::TooManyParts { count, most } => either!(
                lang,
                "有 {count} 个部件，最多 {most} 个",
                "it has {count} parts; {most} are the most"
            ),
            Self::TooLarge { most_bytes, .. } => {
                let most = most_bytes >> 20;
                either!(lang, "展开后超过 {most} MB", "it unpacks to more than {most} MB")
            }
            Self::NotXml { detail, .. } => {
                either!(lang, "不是完好的 XML（{detail}）", "it is no sound XML ({detail})")
            }
            Self::Unclosed { tag, .. } => either!(
                lang,
                "标签“{tag}”在本段内没有结束",
                "the tag \"{tag}\" does not end in its paragraph"
            ),
            Self::NotAlone { tag, .. } => either!(
                lang,
                "“{tag}”代表整段或整行，旁边还有别的文字",
                "\"{tag}\" stands for all of its paragraph or row, and there is other text beside it"
            ),
            Self::NoRow { tag, .. } => {
                either!(lang, "“{tag}”代表表格的一行，却不在表格里", "\"{tag}\" is in no table row")
            }
            Self::Refused { tag, detail, .. } if tag.is_empty() => detail.clone(),
            Self::Refused { tag, detail, .. } => {
                either!(lang, "“{tag}”处：{detail}", "at \"{tag}\": {detail}")
            }
            Self::Crossed { detail, .. } => either!(
                lang,
                "标签的首尾不在同一层，填好后不成文档（{detail}）",
                "a tag and its end stand at different levels, so that the result is no document ({detail})"
            ),
        }
    }

    const fn hint(&self, lang: Lang) -> &'static str {
        match self {
            Self::NotAPackage { .. } | Self::NoDocument => {
                lang.pick("在 Word 里另存为 docx 再用", "Save it as docx in Word, and use that")
            }
            Self::TooManyParts { .. } | Self::TooLarge { .. } | Self::NotXml { .. } => {
                lang.pick("在 Word 里打开另存一份再用", "Open it in Word and save it anew")
            }
            Self::Unclosed { .. } | Self::Refused { .. } => lang.pick(
                "可用的名字见 nuo weekly --format json，另有 pages 和 papers",
                "The names are those of nuo weekly --format json, pages and papers",
            ),
            Self::NotAlone { .. } | Self::NoRow { .. } => lang.pick(
                "{%p … %} 独占一段，{%tr … %} 独占表格的一行",
                "{%p … %} stands alone in a paragraph, {%tr … %} alone in a table row",
            ),
            Self::Crossed { .. } => lang.pick(
                "跨段的用 {%p … %}，跨行的用 {%tr … %}",
                "Use {%p … %} around paragraphs and {%tr … %} around rows",
            ),
        }
    }
}
