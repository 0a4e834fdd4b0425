//! What the tags of a page mean for its text.

use crate::domain::vocabulary::NoiseKind;

/// A tag whose beginning and end are followed. Others only make text bold.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Tag {
    A,
    Span,
    /// Raised, as a footnote's number is.
    Sup,
    /// Words that were taken back.
    Struck,
    P,
    Li,
    /// A heading, a list, a line of an address: text in a block of its own.
    Text,
    /// Text in which the ends of lines count.
    Pre,
    /// What holds other blocks: body, div, section, main, form.
    Holder,
    /// A part of a page that is seldom the letter's.
    Aside(NoiseKind),
    /// What nobody reads as text.
    Silent(NoiseKind),
    Table,
    Tr,
    Td,
}

/// How many sorts of tags there are, for counting those that are open.
pub(super) const SORTS: usize = 14;

impl Tag {
    /// The tag with this name, if it is followed.
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"a" => Self::A,
            b"span" | b"label" | b"font" => Self::Span,
            b"sup" => Self::Sup,
            b"del" | b"s" | b"strike" => Self::Struck,
            b"p" => Self::P,
            b"pre" => Self::Pre,
            b"li" | b"dd" | b"dt" => Self::Li,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"ul" | b"ol" | b"dl"
            | b"blockquote" | b"center" | b"address" | b"caption" | b"figcaption" | b"legend"
            | b"summary" => Self::Text,
            b"html" | b"body" | b"div" | b"section" | b"article" | b"main" | b"fieldset"
            | b"figure" | b"details" | b"hgroup" => Self::Holder,
            b"nav" | b"menu" | b"header" | b"aside" => Self::Aside(NoiseKind::Navigation),
            b"footer" => Self::Aside(NoiseKind::Footer),
            b"form" => Self::Aside(NoiseKind::Control),
            b"script" | b"style" | b"template" | b"noscript" | b"title" | b"svg" | b"math"
            | b"iframe" | b"object" | b"video" | b"audio" | b"canvas" | b"noembed" => {
                Self::Silent(NoiseKind::Machine)
            }
            b"select" | b"button" | b"textarea" | b"datalist" => Self::Silent(NoiseKind::Control),
            b"table" => Self::Table,
            b"tr" => Self::Tr,
            b"td" | b"th" => Self::Td,
            _ => return None,
        })
    }

    /// Under which number open tags of this sort are counted.
    pub(super) const fn sort(self) -> usize {
        match self {
            Self::A => 0,
            Self::Span => 1,
            Self::P => 2,
            Self::Li => 3,
            Self::Text => 4,
            Self::Holder => 5,
            Self::Aside(_) => 6,
            Self::Silent(_) => 7,
            Self::Table => 8,
            Self::Tr => 9,
            Self::Td => 10,
            Self::Sup => 11,
            Self::Struck => 12,
            Self::Pre => 13,
        }
    }

    /// Whether it stands in a line of text.
    pub(super) const fn is_inline(self) -> bool {
        matches!(self, Self::A | Self::Span | Self::Sup | Self::Struck)
    }

    /// Whether the end of another tag in it does not reach out of it.
    pub(super) const fn is_closed(self) -> bool {
        matches!(self, Self::Table | Self::Td)
    }
}

/// Whether a tag without an end ends a line.
pub(super) fn breaks(name: &[u8]) -> bool {
    matches!(name, b"br" | b"hr" | b"tbody" | b"thead" | b"tfoot" | b"frame")
}

/// Whether what an element says of itself hides it.
pub(super) fn hides(name: &[u8], value: &[u8]) -> bool {
    match name {
        b"hidden" => true,
        b"aria-hidden" => value.eq_ignore_ascii_case(b"true"),
        b"style" => {
            let mut style = String::from_utf8_lossy(value).to_ascii_lowercase();
            style.retain(|c| !c.is_whitespace());
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        _ => false,
    }
}

/// Whether the name of an element is one that sites give to their articles.
pub(super) fn names_article(name: &[u8], value: &[u8]) -> bool {
    const NAMES: &[&str] = &[
        "zoom",
        "trs_editor",
        "trs_ueditor",
        "ucapcontent",
        "pages_content",
        "vsb_content",
        "article-content",
        "article_content",
        "articlecontent",
        "article-body",
        "arcontent",
    ];
    matches!(name, b"id" | b"class") && {
        let value = String::from_utf8_lossy(value).to_ascii_lowercase();
        value.split_ascii_whitespace().any(|word| NAMES.contains(&word))
    }
}
