//! Why a letter's file cannot be read, and what to do about it.

use super::errors::Phrase;
use super::{Lang, either};
use crate::app::{Foreign, PaperError};

/// Why a file cannot be read as a letter; `name` is `-` for standard input.
#[must_use]
pub fn phrase_paper(name: &str, error: &PaperError, lang: Lang) -> Phrase {
    let name = if name == "-" { lang.pick("标准输入", "standard input") } else { name };
    let colon = lang.pick("：", ": ");
    let said =
        |key, words: &str, hint: &str| Phrase::new(key, format!("{name}{colon}{words}"), hint);
    let limit = match error {
        PaperError::TooLarge { limit_bytes } | PaperError::Bomb { limit_bytes } => {
            limit_bytes >> 20
        }
        _ => 0,
    };
    match error {
        PaperError::Empty => said(
            "empty",
            lang.pick("里面没有文字", "there is no text in it"),
            lang.pick("看看是不是选错了文件", "See whether this is the right file"),
        ),
        PaperError::NoLetter => said(
            "no_letter",
            lang.pick(
                "除了网页的菜单、按钮和页脚，没有别的文字",
                "there is nothing in it but the menus, buttons and foot of a page",
            ),
            lang.pick(
                "把正文复制到一个 txt 文件里再读",
                "Copy the letter's text into a txt file, and read that",
            ),
        ),
        PaperError::TooLarge { .. } => said(
            "too_large",
            &either!(lang, "超过 {limit} MB", "it has more than {limit} MB"),
            lang.pick(
                "复函没有这么大；只留正文再读",
                "No letter is that large; keep its text only",
            ),
        ),
        PaperError::Bomb { .. } => said(
            "too_large",
            &either!(lang, "展开后超过 {limit} MB", "it unpacks to more than {limit} MB"),
            lang.pick("另存为 txt 再读", "Save it as txt, and read that"),
        ),
        PaperError::NotText => said(
            "not_text",
            lang.pick(
                "看不出是哪种编码的文字（UTF-8、UTF-16、GB18030 都不是）",
                "it is no text in an encoding that can be told (UTF-8, UTF-16, GB18030)",
            ),
            lang.pick(
                "用 --encoding 指明编码，或另存为 UTF-8 再读",
                "Name its encoding with --encoding, or save it as UTF-8",
            ),
        ),
        PaperError::Foreign(foreign) => {
            let (what, hint) = foreign_words(*foreign, lang);
            said("foreign_file", what, hint)
        }
        PaperError::Damaged { format, detail } => said(
            "damaged_file",
            &either!(lang, "不是完好的 {format}（{detail}）", "it is no sound {format} ({detail})"),
            lang.pick(
                "重新下载，或打开后另存一份再读",
                "Fetch it once more, or open it and save it anew",
            ),
        ),
        PaperError::Locked => said(
            "locked_file",
            lang.pick("有打开密码", "it opens with a password only"),
            lang.pick(
                "用密码打开后另存一份再读",
                "Open it with the password and save a copy without",
            ),
        ),
        PaperError::Scanned { pages } => said(
            "scanned",
            &either!(
                lang,
                "是扫描件：{pages} 页全是图，没有文字",
                "it is a scan: pictures on {pages} pages, and no text"
            ),
            lang.pick(
                "先做文字识别（OCR），或找网页版、Word 版",
                "Recognise its text first (OCR), or find it as a web page or a Word file",
            ),
        ),
        PaperError::Garbled => said(
            "garbled",
            lang.pick(
                "文字取不出来：字体没有说明哪个图形是哪个字",
                "its text cannot be taken out: the fonts do not say which shape is which character",
            ),
            lang.pick(
                "换网页版、Word 版，或当扫描件做文字识别（OCR）",
                "Take the web page or the Word file, or recognise it as a scan (OCR)",
            ),
        ),
        PaperError::BrokeOff => said(
            "broke_off",
            lang.pick(
                "读到一半停下了：文件损坏，或者展开后大得不像复函",
                "reading it broke off: it is damaged, or unpacks to more than any letter",
            ),
            lang.pick("打开后另存一份，或另存为 txt 再读", "Open it and save it anew, or as txt"),
        ),
    }
}

/// What it is, and what to do.
const fn foreign_words(foreign: Foreign, lang: Lang) -> (&'static str, &'static str) {
    let as_docx = lang.pick("打开后另存为 docx 或 txt 再读", "Open it and save it as docx or txt");
    match foreign {
        Foreign::OldWord => (
            lang.pick(
                "是旧版 Office 文档（doc、wps、xls），或加了密码的文档",
                "it is a document of an older Office (doc, wps, xls), or one with a password",
            ),
            as_docx,
        ),
        Foreign::Workbook => (
            lang.pick("是工作簿", "it is a workbook"),
            lang.pick("表格用 nuo import 导入", "Tables come in with nuo import"),
        ),
        Foreign::Slides => (lang.pick("是幻灯片", "these are slides"), as_docx),
        Foreign::OpenDocument => (
            lang.pick("是 LibreOffice 文档（odt）", "it is a document of LibreOffice (odt)"),
            as_docx,
        ),
        Foreign::Ofd => (
            lang.pick("是 OFD 版式文档", "it is a document in the OFD layout"),
            lang.pick("用阅读器另存为 txt 或 pdf 再读", "Save it as txt or pdf with its reader"),
        ),
        Foreign::Rtf => (lang.pick("是 RTF 文档", "it is an RTF document"), as_docx),
        Foreign::WebArchive => (
            lang.pick("是网页存档（mht）", "it is a web archive (mht)"),
            lang.pick(
                "在浏览器里打开，另存为“仅 HTML”再读",
                "Open it in a browser and save it as HTML only",
            ),
        ),
        Foreign::Image => (
            lang.pick("是图片", "it is a picture"),
            lang.pick("先做文字识别（OCR）", "Recognise its text first (OCR)"),
        ),
        Foreign::Archive => (
            lang.pick(
                "是压缩包，里面没有 Word 文档",
                "it is an archive, with no Word document in it",
            ),
            lang.pick("解开后读其中的文件", "Unpack it and read the file in it"),
        ),
    }
}
