//! Making a text fit a number of columns: clip, pad, or look through a window.
//!
//! No function here ever emits half a glyph, and none measures further than it
//! has to. The text is taken as one line; newlines are the caller's to remove.

use std::borrow::Cow;

use crate::text::width::{Ambiguous, clusters, columns};

/// The mark of a cut, one column wide in either mode.
///
/// `…` itself is ambiguous, so a terminal that draws it wide gets `~`.
pub fn ellipsis(ambiguous: Ambiguous) -> &'static str {
    match ambiguous {
        Ambiguous::Narrow => "…",
        Ambiguous::Wide => "~",
    }
}

/// At most `max_columns` of `text`; when something is cut, it ends with [`ellipsis`].
pub fn clip(text: &str, max_columns: usize, ambiguous: Ambiguous) -> Cow<'_, str> {
    if columns_within(text, max_columns, ambiguous).is_some() {
        return Cow::Borrowed(text);
    }
    match max_columns.checked_sub(1) {
        None => Cow::Borrowed(""),
        Some(room) => {
            let head = head_within(text, room, ambiguous);
            Cow::Owned(format!("{head}{}", ellipsis(ambiguous)))
        }
    }
}

/// Like [`clip`], but cuts out the middle: for paths, whose ends say the most.
///
/// The head gets half of the room and the tail the rest.
pub fn clip_middle(text: &str, max_columns: usize, ambiguous: Ambiguous) -> Cow<'_, str> {
    if columns_within(text, max_columns, ambiguous).is_some() {
        return Cow::Borrowed(text);
    }
    let Some(room) = max_columns.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let head = head_within(text, room / 2, ambiguous);
    let tail_room = room - columns(head, ambiguous);
    let tail = tail_within(&text[head.len()..], tail_room, ambiguous);
    Cow::Owned(format!("{head}{}{tail}", ellipsis(ambiguous)))
}

/// `text` clipped, then followed by spaces: exactly `width_columns`, whatever the text.
pub fn pad(text: &str, width_columns: usize, ambiguous: Ambiguous) -> String {
    let (clipped, spaces) = clip_and_count(text, width_columns, ambiguous);
    format!("{clipped}{:spaces$}", "")
}

/// `text` clipped, then preceded by spaces: exactly `width_columns`, for numbers.
pub fn pad_left(text: &str, width_columns: usize, ambiguous: Ambiguous) -> String {
    let (clipped, spaces) = clip_and_count(text, width_columns, ambiguous);
    format!("{:spaces$}{clipped}", "")
}

/// The window of `take` columns that begins `skip` columns into `text`.
///
/// A glyph that straddles an edge of the window becomes spaces, so the result
/// has exactly `take` columns, or what is left of the text if that is less.
pub fn slice_columns(text: &str, skip: usize, take: usize, ambiguous: Ambiguous) -> String {
    let window_end = skip.saturating_add(take);
    let mut window = String::new();
    let mut start = 0;
    for (cluster, width) in clusters(text, ambiguous) {
        let end = start + width;
        if start >= window_end {
            break;
        }
        if start >= skip && end <= window_end {
            window.push_str(cluster);
        } else {
            let seen = end.min(window_end).saturating_sub(start.max(skip));
            window.extend(std::iter::repeat_n(' ', seen));
        }
        start = end;
    }
    window
}

fn clip_and_count(text: &str, width_columns: usize, ambiguous: Ambiguous) -> (Cow<'_, str>, usize) {
    let clipped = clip(text, width_columns, ambiguous);
    let spaces = width_columns.saturating_sub(columns(&clipped, ambiguous));
    (clipped, spaces)
}

/// The columns of `text` if they are at most `max_columns`; stops looking when they are not.
fn columns_within(text: &str, max_columns: usize, ambiguous: Ambiguous) -> Option<usize> {
    clusters(text, ambiguous)
        .try_fold(0, |used, (_, width)| Some(used + width).filter(|&used| used <= max_columns))
}

/// The longest beginning of `text` that fits.
fn head_within(text: &str, max_columns: usize, ambiguous: Ambiguous) -> &str {
    let mut used = 0;
    let bytes: usize = clusters(text, ambiguous)
        .take_while(|(_, width)| {
            used += width;
            used <= max_columns
        })
        .map(|(cluster, _)| cluster.len())
        .sum();
    &text[..bytes]
}

/// The longest end of `text` that fits.
fn tail_within(text: &str, max_columns: usize, ambiguous: Ambiguous) -> &str {
    let mut left = columns(text, ambiguous);
    let bytes: usize = clusters(text, ambiguous)
        .take_while(|(_, width)| {
            let too_long = left > max_columns;
            left -= width;
            too_long
        })
        .map(|(cluster, _)| cluster.len())
        .sum();
    &text[bytes..]
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::{prop_assert, prop_assert_eq, proptest};

    use super::{clip, clip_middle, pad, pad_left, slice_columns};
    use crate::text::samples::{THREE_WIDE, any_ambiguous, any_text};
    use crate::text::width::{Ambiguous, columns};

    #[track_caller]
    fn check_clip(text: &str, max_columns: usize, narrow: &str, wide: &str) {
        assert_eq!(clip(text, max_columns, Ambiguous::Narrow), narrow);
        assert_eq!(clip(text, max_columns, Ambiguous::Wide), wide);
    }

    #[test]
    fn a_cut_text_ends_with_an_ellipsis_of_known_width() {
        check_clip("承诺事项", 8, "承诺事项", "承诺事项");
        check_clip("承诺事项", 7, "承诺事…", "承诺事~");
        check_clip("承诺事项", 6, "承诺…", "承诺~");
        check_clip("承诺事项", 2, "…", "~");
        check_clip("承诺事项", 1, "…", "~");
        check_clip("承诺事项", 0, "", "");
        check_clip("“承”", 4, "“承”", "“~");
        check_clip("nuo", 3, "nuo", "nuo");
        check_clip("", 0, "", "");
        check_clip("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…", "e\u{301}~");
    }

    #[test]
    fn a_text_that_fits_is_not_copied() {
        let fits = clip("承诺", 4, Ambiguous::Narrow);
        assert!(matches!(fits, Cow::Borrowed("承诺")));
    }

    #[track_caller]
    fn check_middle(text: &str, max_columns: usize, expected: &str) {
        assert_eq!(clip_middle(text, max_columns, Ambiguous::Narrow), expected);
    }

    #[test]
    fn a_path_keeps_both_ends() {
        check_middle("/home/li/letters/2021122.txt", 40, "/home/li/letters/2021122.txt");
        check_middle("/home/li/letters/2021122.txt", 21, "/home/li/l…021122.txt");
        check_middle("承诺/事项/重庆", 8, "承…/重庆");
        check_middle("承诺/事项/重庆", 1, "…");
        check_middle("承诺/事项/重庆", 0, "");
    }

    #[track_caller]
    fn check_pad(text: &str, width_columns: usize, right: &str, left: &str) {
        assert_eq!(pad(text, width_columns, Ambiguous::Narrow), right);
        assert_eq!(pad_left(text, width_columns, Ambiguous::Narrow), left);
    }

    #[test]
    fn padding_fills_with_spaces() {
        check_pad("承诺", 6, "承诺  ", "  承诺");
        check_pad("承诺", 3, "承…", "承…");
        check_pad("承诺事", 4, "承… ", " 承…");
        check_pad("", 2, "  ", "  ");
        check_pad("12", 0, "", "");
    }

    #[track_caller]
    fn check_slice(text: &str, skip: usize, take: usize, expected: &str) {
        assert_eq!(slice_columns(text, skip, take, Ambiguous::Narrow), expected);
    }

    #[test]
    fn a_straddled_glyph_becomes_spaces() {
        check_slice("承诺事项", 0, 8, "承诺事项");
        check_slice("承诺事项", 1, 4, " 诺 ");
        check_slice("承诺事项", 2, 3, "诺 ");
        check_slice("承诺事项", 1, 1, " ");
        check_slice("承诺", 3, 9, " ");
        check_slice("承诺", 9, 9, "");
        check_slice("承诺", 0, 0, "");
        check_slice("ab", 1, usize::MAX, "b");
    }

    proptest! {
        #[test]
        fn clip_is_never_wider_than_asked(
            text in any_text(), max in 0usize..30, ambiguous in any_ambiguous(),
        ) {
            prop_assert!(columns(&clip(&text, max, ambiguous), ambiguous) <= max);
            prop_assert!(columns(&clip_middle(&text, max, ambiguous), ambiguous) <= max);
        }

        #[test]
        fn clip_leaves_at_most_one_glyph_of_room(
            text in any_text(), max in 1usize..30, ambiguous in any_ambiguous(),
        ) {
            let whole = columns(&text, ambiguous);
            let kept = columns(&clip(&text, max, ambiguous), ambiguous);
            prop_assert!(kept == whole || kept + 2 >= max || text.contains(THREE_WIDE));
        }

        #[test]
        fn padded_text_has_exactly_the_columns(
            text in any_text(), width in 0usize..30, ambiguous in any_ambiguous(),
        ) {
            prop_assert_eq!(columns(&pad(&text, width, ambiguous), ambiguous), width);
            prop_assert_eq!(columns(&pad_left(&text, width, ambiguous), ambiguous), width);
        }

        #[test]
        fn a_window_has_exactly_its_columns(
            text in any_text(), skip in 0usize..30, take in 0usize..30, ambiguous in any_ambiguous(),
        ) {
            let left = columns(&text, ambiguous).saturating_sub(skip);
            let window = slice_columns(&text, skip, take, ambiguous);
            prop_assert_eq!(columns(&window, ambiguous), take.min(left));
        }
    }
}
