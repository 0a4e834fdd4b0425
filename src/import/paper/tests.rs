//! What files of every sort give, and what is refused.

use super::{Asked, Foreign, Format, PaperError, open};
use crate::domain::vocabulary::{DoubtKind, NoiseKind};
use crate::text::encoding::Encoding;

fn told(encoding: &str) -> Asked {
    Asked { encoding: Encoding::named(encoding), ..Asked::default() }
}

#[test]
fn plain_text_gives_its_non_empty_lines_in_order_and_lists_the_noise_among_them() {
    let text =
        "当前位置：首页 > 公开\n\n　　张代表：\r\n 您的建议收悉。 \n扫一扫在手机打开当前页\n";
    let paper = open(text.as_bytes(), Some("a.txt"), Asked::default()).expect("a letter");
    assert_eq!((paper.format, paper.encoding), (Format::Txt, "UTF-8"));
    let lines = ["当前位置：首页 > 公开", "张代表：", "您的建议收悉。", "扫一扫在手机打开当前页"];
    assert_eq!(paper.paragraphs, lines);
    let noise: Vec<_> = paper.noise.iter().map(|noise| (noise.paragraph, noise.kind)).collect();
    assert_eq!(noise, [(Some(1), NoiseKind::Navigation), (Some(4), NoiseKind::Control)]);
    assert_eq!(paper.doubts, []);
}

#[test]
fn damaged_text_is_doubted_where_it_is_damaged() {
    let mut bytes = "张代表：\n您的建议收悉，我局将于年底前修好道路。".as_bytes().to_vec();
    bytes[13] = 0xFF;
    let paper = open(&bytes, None, told("utf-8")).expect("a letter");
    let doubt = paper.doubts.first().expect("a doubt");
    assert_eq!(doubt.kind, DoubtKind::DamagedText);
    let place = doubt.place.as_ref().expect("a place");
    assert_eq!(place.paragraph, 2);
    assert_eq!(&paper.paragraphs[1][place.bytes(&paper.paragraphs[1])], doubt.words);
    assert!(doubt.words.contains('\u{fffd}'));
}

#[test]
fn what_is_no_letter_is_refused_with_the_reason() {
    let rows: [(&[u8], PaperError); 5] = [
        (b"", PaperError::Empty),
        (b" \n\t\r\n", PaperError::Empty),
        ("\u{feff}\u{3000}\n".as_bytes(), PaperError::Empty),
        (b"\xff\xfe\xfd\xfc\xfb", PaperError::NotText),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", PaperError::Foreign(Foreign::Image)),
    ];
    for (bytes, error) in rows {
        assert_eq!(open(bytes, Some("a.txt"), Asked::default()), Err(error), "{bytes:?}");
    }
}
