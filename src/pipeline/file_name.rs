//! Names of files that every system takes, made of names that came from documents or from another system.

use std::borrow::Cow;

use crate::thai::repair::is_mark;

/// Names of files have no more bytes than this on most systems; Thai letters have three each.
pub(super) const LONGEST: usize = 255;

/// What Windows keeps for devices, in small letters, whatever stands behind a point after it. With a digit behind, those
/// of [`PORTS`] too.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// See [`DEVICES`].
const PORTS: [&str; 2] = ["com", "lpt"];

/// One name, of a file or a folder, without what a system refuses or takes for something else: marks that lead elsewhere,
/// control characters, points and blanks at its end, names of devices.
pub(super) fn safe(name: &str) -> Cow<'_, str> {
    let is_refused = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*');
    let mut safe = Cow::Borrowed(name);
    if name.contains(is_refused) {
        safe = Cow::Owned(name.chars().map(|c| if is_refused(c) { '-' } else { c }).collect());
    }
    let kept = safe.trim_end_matches(['.', ' ']).len();
    if kept < safe.len() {
        safe.to_mut().truncate(kept);
    }
    let before_point = safe.split('.').next().unwrap_or_default().trim_end();
    if safe.is_empty() || is_device(&before_point.to_lowercase()) {
        let at = before_point.len();
        safe.to_mut().insert(at, '_');
    }
    safe
}

fn is_device(name: &str) -> bool {
    let is_port = |port: &str| {
        let mut behind = name.strip_prefix(port).unwrap_or_default().chars();
        matches!((behind.next(), behind.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    DEVICES.contains(&name) || PORTS.into_iter().any(is_port)
}

/// The beginning of a text in no more bytes than there is room for, cut before a letter and not between a letter and its
/// marks.
pub(super) fn cut(text: &str, room: usize) -> &str {
    // Sara am stands behind its consonant, and has a mark above it.
    let goes_with_letter = |c: char| is_mark(c) || c == '\u{E33}';
    let mut end = room.min(text.len());
    while !text.is_char_boundary(end)
        || text.get(end..).and_then(|rest| rest.chars().next()).is_some_and(goes_with_letter)
    {
        end = end.saturating_sub(1);
        if end == 0 {
            break;
        }
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_by_every_system() {
        let cases = [
            ("อบต.แดงหม้อ 2564.docx", "อบต.แดงหม้อ 2564.docx"),
            ("a:b?c*d<e>f|g\"h\\i/j", "a-b-c-d-e-f-g-h-i-j"),
            ("a\u{0}b\nc\u{9b}d\u{7f}", "a-b-c-d-"),
            ("folder. . ", "folder"),
            ("...", "_"),
            ("", "_"),
            ("CON", "CON_"),
            ("con.docx", "con_.docx"),
            ("Aux .tar.docx", "Aux_ .tar.docx"),
            ("NUL.", "NUL_"),
            ("com1.xlsx", "com1_.xlsx"),
            ("LPT³", "LPT³_"),
            ("com", "com"),
            ("com10.xlsx", "com10.xlsx"),
            ("console.docx", "console.docx"),
            ("conin$", "conin$_"),
        ];
        for (name, expected) in cases {
            assert_eq!(safe(name), expected, "{name:?}");
            assert_eq!(safe(expected), expected, "{expected:?} is not left as it is");
        }
    }

    #[test]
    fn a_long_text_is_cut_before_a_letter() {
        let cases =
            [("กู้ยืม", 3, ""), ("กู้ยืม", 8, ""), ("กู้ยืม", 9, "กู้"), ("กู้ยืม", 14, "กู้"), ("กู้", 99, "กู้"), ("\u{E31}", 1, "")];
        for (text, room, expected) in cases {
            assert_eq!(cut(text, room), expected, "{text} {room}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_safe_stays_so(name in "[ .:?/a-cA-C\u{0}0-1nouxNOUXlptLPTกู้]{0,8}") {
            let once = safe(&name).into_owned();
            proptest::prop_assert_eq!(safe(&once), once.as_str());
        }
    }
}
