//! What files of every sort give, and what is refused.

use super::{Asked, Foreign, Format, PaperError, open};
use crate::domain::vocabulary::{DoubtKind, NoiseKind};
use crate::text::encoding::Encoding;
use proptest::prelude::{any, prop, prop_assert, proptest};
#[cfg(target_os = "linux")]
use std::time::Duration;

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

#[test]
fn a_text_that_speaks_of_pdf_files_is_a_text_where_somebody_says_so() {
    let text = "张代表：\n文件以%PDF-1.4开头。";
    let asked = Asked { format: Some(Format::Txt), ..Asked::default() };
    let paper = open(text.as_bytes(), None, asked).expect("a letter");
    assert_eq!((paper.format, paper.paragraphs.len()), (Format::Txt, 2));
}

const FORMS: [Format; 3] = [Format::Txt, Format::Md, Format::Html];

/// What holds for every file that was read: places point into it.
fn is_sound(bytes: &[u8], asked: Asked) -> bool {
    let Ok(paper) = open(bytes, None, asked) else { return true };
    let count = paper.paragraphs.len();
    let inside = |number: u32| (1..=count).contains(&(number as usize));
    !paper.paragraphs.is_empty()
        && paper.paragraphs.iter().all(|line| !line.is_empty() && line.trim() == line)
        && paper.noise.iter().all(|noise| noise.paragraph.is_none_or(inside))
        && paper.doubts.iter().all(|doubt| {
            let place = doubt.place.as_ref().expect("a place");
            let line = &paper.paragraphs[place.paragraph as usize - 1];
            line[place.bytes(line)] == doubt.words
        })
}

const PAGE: &str = "<!DOCTYPE html><meta charset=utf-8><nav><a>首页</a></nav><form><table><tr><td>索引号：\
    </td><td>000</td></tr></table><div id=zoom><p>张代表：</p><p style='display:none'>藏</p><p>您的建议收悉。<br>\
    我局将修路。</p><ul><li>一</ul></div></form><script>x</script><footer>版权所有</footer>";

proptest! {
    #[test]
    fn no_bytes_are_too_strange(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(is_sound(&bytes, Asked::default()));
        for format in FORMS {
            for encoding in [None, Encoding::named("utf-8"), Encoding::named("utf-16le")] {
                let asked = Asked { format: Some(format), encoding };
                prop_assert!(is_sound(&bytes, asked));
            }
        }
    }

    #[test]
    fn a_page_cut_and_pasted_at_random_is_still_read(
        cuts in prop::collection::vec((0..PAGE.len(), 0..PAGE.len()), 1..12)
    ) {
        let pieces = cuts.iter().map(|(from, to)| &PAGE.as_bytes()[*from.min(to)..*from.max(to)]);
        let bytes = pieces.collect::<Vec<_>>().concat();
        let asked = Asked { format: Some(Format::Html), encoding: Encoding::named("utf-8") };
        prop_assert!(is_sound(&bytes, asked));
    }
}

/// How long this thread is busy with a file, the shortest of two times.
#[cfg(target_os = "linux")]
fn busy(text: &str) -> Duration {
    let now = || {
        let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
        // SAFETY: the clock is there, and the place is of the type that is written to.
        let set = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
        assert_eq!(set, 0);
        let seconds = u64::try_from(time.tv_sec).expect("it goes forward");
        Duration::new(seconds, u32::try_from(time.tv_nsec).expect("less than a second"))
    };
    let once = || {
        let begun = now();
        let read = open(text.as_bytes(), None, Asked::default());
        (now() - begun, read.is_ok()).0
    };
    once().min(once())
}

#[cfg(target_os = "linux")]
#[test]
fn the_time_grows_with_the_length_of_a_file_and_not_with_its_square() {
    type Make = fn(usize) -> String;
    let shapes: [(&str, Make); 8] = [
        ("nested", |n| format!("<html>{}甲。{}", "<div>".repeat(n), "</div>".repeat(n))),
        ("unclosed", |n| format!("<html>{}", "<div><p>甲。<span>".repeat(n))),
        ("crossed", |n| {
            format!("<html><section><table><td>{}{}", "<div>".repeat(n), "</section>".repeat(n))
        }),
        ("rows", |n| format!("<html><table>{}", "<tr><td>甲<td>乙".repeat(n))),
        ("many lines", |n| "来源：某局\n张代表：\n".repeat(n)),
        ("one line", |n| "您的建议收悉，[我局*将修路。".repeat(n)),
        ("facts", |n| "文号：\n".repeat(n)),
        ("comments", |n| format!("<html>{}", "<!-- ".repeat(n))),
    ];
    for (name, make) in shapes {
        // Ten times as much takes ten times as long; its square would be a hundred.
        let (small, large) = (busy(&make(400)), busy(&make(4000)));
        let most = small.max(Duration::from_millis(1)) * 40;
        assert!(large < most, "{name}: {small:?}, {large:?}");
    }
}
