//! Bytes of a file as text.

/// The text of a file: by its byte order mark, else UTF-8, else GB18030.
/// `None` where it is none of these, or holds a zero.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<String> {
    let encoding = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8,
        None => encoding_rs::GB18030,
    };
    let (text, _, damaged) = encoding.decode(bytes);
    (!damaged && !text.contains('\0')).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn chinese_texts_are_read_in_every_encoding_that_offices_use() {
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("编号".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let rows: [&[u8]; 4] =
            ["编号".as_bytes(), "\u{feff}编号".as_bytes(), b"\xb1\xe0\xba\xc5", &utf16];
        for bytes in rows {
            let text = decode(bytes).expect("a text");
            assert_eq!(text.trim_start_matches('\u{feff}'), "编号");
        }
        assert_eq!(decode(b"a\0b"), None);
        assert_eq!(decode(b"\xff\xff\xff"), None);
    }
}
