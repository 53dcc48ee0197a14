//! The names of members: bytes of an encoding that the archive does not tell, made a path that can only be shown.

use super::super::encoding::{self, Encoding};

/// A member's name as text. Programs on Thai Windows write the Thai code page without saying so; `fallback` is what
/// the standard makes of the bytes.
pub(super) fn decode(raw: &[u8], fallback: &str) -> String {
    let utf8 = std::str::from_utf8(raw).ok();
    // Two bytes of Thai may be one letter of UTF-8, but then not a Thai one.
    if let Some(name) = utf8.filter(|name| name.is_ascii() || is_thai(name)) {
        return name.to_owned();
    }
    if is_thai(fallback) {
        return fallback.to_owned();
    }
    if encoding::recognise(raw) == Some(Encoding::Windows874) || utf8.is_some() && is_thai_throughout(raw) {
        return Encoding::Windows874.decode(raw).0.into_owned();
    }
    utf8.unwrap_or(fallback).to_owned()
}

/// The path for showing: `/` between folders, no way up, no root, no control characters, never empty.
pub(super) fn shown(decoded: &str) -> String {
    let path = decoded.replace('\\', "/");
    let parts = path.split('/').map(|part| part.replace(char::is_control, "\u{FFFD}"));
    let parts: Vec<String> = parts.filter(|part| !matches!(part.trim(), "" | "." | "..")).collect();
    if parts.is_empty() { "?".to_owned() } else { parts.join("/") }
}

fn is_thai(text: &str) -> bool {
    text.chars().any(|c| ('\u{0E01}'..='\u{0E5B}').contains(&c))
}

/// True where every letter before the extension is a Thai one of the code page.
fn is_thai_throughout(raw: &[u8]) -> bool {
    let end = raw.iter().rposition(|byte| *byte == b'.').unwrap_or(raw.len());
    let is_thai = |byte: &u8| matches!(byte, 0xA1..=0xDA | 0xDF..=0xFB);
    raw.iter().take(end).all(|byte| is_thai(byte) || byte.is_ascii() && !byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_thai_name_comes_back_however_it_was_stored(name in "([ก-ฮ]([ิีุู][่้]?|[ะา])?){3,12}[ ._-]?[๐-๙0-9]{0,4}[.](docx|xlsx|csv)") {
            prop_assert_eq!(&decode(name.as_bytes(), "?"), &name);
            prop_assert_eq!(&decode(&encoding_rs::WINDOWS_874.encode(&name).0, "?"), &name);
        }

        #[test]
        fn no_name_leads_anywhere(name in prop_oneof!["[a./\\\\: ]{0,12}", ".{0,12}"]) {
            let shown = shown(&name);
            prop_assert!(!shown.contains(char::is_control) && !shown.contains('\\'));
            prop_assert!(shown.split('/').all(|part| !matches!(part.trim(), "" | "." | "..")));
        }
    }

    #[test]
    fn names_are_decoded_as_they_were_meant() {
        let thai = |text: &str| encoding_rs::WINDOWS_874.encode(text).0.into_owned();
        let cases: [(Vec<u8>, &str, &str); 5] = [
            ("อบต.แดงหม้อ.docx".as_bytes().to_vec(), "x", "อบต.แดงหม้อ.docx"),
            (thai("อบต.แดงหม้อ/คะแนน ๒๕๖๔.xlsx"), "x", "อบต.แดงหม้อ/คะแนน ๒๕๖๔.xlsx"),
            (thai("ยก.csv"), "x", "ยก.csv"),
            ("café.csv".as_bytes().to_vec(), "x", "café.csv"),
            (b"caf\x82.csv".to_vec(), "café.csv", "café.csv"),
        ];
        for (raw, fallback, name) in cases {
            assert_eq!(decode(&raw, fallback), name);
        }
    }

    #[test]
    fn a_name_leads_nowhere() {
        let cases = [
            ("a/b.docx", "a/b.docx"),
            ("..\\..\\windows\\b.docx", "windows/b.docx"),
            ("/etc/passwd", "etc/passwd"),
            ("C:\\รายงาน\\b.docx", "C:/รายงาน/b.docx"),
            ("a/./../b\u{1b}[2J", "a/b\u{FFFD}[2J"),
            ("../..", "?"),
        ];
        for (name, expected) in cases {
            assert_eq!(shown(name), expected, "{name:?}");
        }
    }
}
