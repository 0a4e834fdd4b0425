//! The encoding that a page says it has, which holds where its bytes do not say
//! another.

use crate::text::encoding::{Decoded, Encoding, detect, told};

/// How far into a page its encoding is looked for.
const HEAD_BYTES: usize = 4096;

/// The text of a file in the encoding that its bytes tell, or that it names where
/// they do not.
pub(super) fn decoded(bytes: &[u8]) -> Option<Decoded> {
    let found = detect(bytes);
    if found.as_ref().is_some_and(|found| !found.damaged && found.encoding != "gb18030") {
        return found;
    }
    let named = named(&bytes[..bytes.len().min(HEAD_BYTES)]).map(|encoding| told(bytes, encoding));
    match (named, found) {
        // Of an old encoding the page knows more than its bytes tell.
        (Some(named), found) if !named.damaged || found.is_none() => Some(named),
        (_, found) => found,
    }
}

/// `<meta charset="gbk">`, `charset=gb2312` or the encoding of an XML declaration.
fn named(head: &[u8]) -> Option<Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if !head.contains("<meta") && !head.contains("<?xml") {
        return None;
    }
    let label = |mark: &str| {
        let rest = head.split_once(mark)?.1.trim_start();
        let rest = rest.strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)));
        Encoding::named(&rest[..end.unwrap_or(rest.len())]).filter(|named| is_usual(*named))
    };
    label("charset").or_else(|| label("encoding"))
}

/// Whether a Chinese page may be in it. Western encodings make something of any
/// bytes, so that what they make proves nothing; and a page whose bytes name
/// UTF-16 in ASCII is not in it.
fn is_usual(encoding: Encoding) -> bool {
    matches!(encoding.name(), "UTF-8" | "GBK" | "gb18030" | "Big5")
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn a_page_names_its_encoding_where_its_bytes_do_not_tell_it() {
        let big5 = encoding_rs::BIG5.encode("<meta charset=\"big5\"><p>建議").0.into_owned();
        assert_eq!(decoded(&big5).map(|decoded| decoded.encoding), Some("Big5"));
        // What it names is wrong.
        let utf8 = "<meta charset=gb2312><p>建议".as_bytes();
        assert_eq!(decoded(utf8).map(|decoded| decoded.encoding), Some("UTF-8"));
        let gbk = encoding_rs::GBK.encode("<meta charset=utf-8><p>建议收悉").0.into_owned();
        let read = decoded(&gbk).expect("a text");
        assert!(read.text.ends_with("建议收悉") && !read.damaged);
        for wrong in ["iso-8859-1", "windows-1252", "utf-16", "shift_jis"] {
            let page = format!("<meta charset={wrong}><p>建议收悉");
            let gbk = encoding_rs::GBK.encode(&page).0.into_owned();
            assert_eq!(decoded(&gbk).map(|decoded| decoded.text), Some(page));
        }
    }
}
