//! In which encoding markup is, told from its beginning: a byte order mark, the pattern of zero bytes, or what its
//! declaration names.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::ooxml::declared_encoding;

/// The encoding of a part that begins so; none for UTF-8, which all others are taken for.
pub(super) fn foreign(head: &[u8]) -> Option<&'static Encoding> {
    match head.get(..2) {
        Some([0xFF, 0xFE] | [b'<', 0]) => return Some(UTF_16LE),
        Some([0xFE, 0xFF] | [0, b'<']) => return Some(UTF_16BE),
        _ => {}
    }
    // What declares a wide encoding in single bytes is not in it.
    declared_encoding(head).filter(|found| ![UTF_8, UTF_16LE, UTF_16BE].contains(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_told_by_mark_pattern_or_declaration() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let cases = [
            (b"<a/>".to_vec(), None),
            (b"\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><a/>".to_vec(), None),
            (b"<?xml version=\"1.0\" encoding=\"windows-874\"?><a/>".to_vec(), Some("windows-874")),
            (b"<?xml version='1.0' encoding = 'TIS-620' ?><a/>".to_vec(), Some("windows-874")),
            (b"<?xml version='1.0' encoding='UTF-16'?><a/>".to_vec(), None),
            (b"<?xml version='1.0'?><a encoding='windows-874'/>".to_vec(), None),
            (wide("\u{FEFF}<a/>"), Some("UTF-16LE")),
            (wide("<?xml version='1.0'?>"), Some("UTF-16LE")),
            (b"\xFE\xFF\0<".to_vec(), Some("UTF-16BE")),
            (b"\0<\0a".to_vec(), Some("UTF-16BE")),
            (Vec::new(), None),
        ];
        for (head, expected) in cases {
            assert_eq!(foreign(&head).map(Encoding::name), expected, "{}", String::from_utf8_lossy(&head));
        }
    }
}
