//! A part's bytes as text, and back into the encoding that it has.

use encoding_rs::{Encoding, UTF_8};

use crate::ooxml::declared_encoding;

/// The mark that some programs put in front of UTF-8.
const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How a part's text is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stored {
    /// UTF-8, with the mark in front or without.
    Utf8 { mark: bool },
    /// UTF-16, with the mark in front or without.
    Utf16 { big_endian: bool, mark: bool },
    /// What the XML declaration names.
    Named(&'static Encoding),
}

/// A part's text without any mark, and how it is stored; none where the bytes are no text in the encoding.
pub(super) fn decode(bytes: Vec<u8>) -> Option<(String, Stored)> {
    if let Some(marked) = bytes.strip_prefix(UTF_8_MARK) {
        return Some((String::from_utf8(marked.to_vec()).ok()?, Stored::Utf8 { mark: true }));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let big_endian = bytes.starts_with(b"\xFE\xFF");
        return Some((decode_utf16(bytes.get(2..)?, big_endian)?, Stored::Utf16 { big_endian, mark: true }));
    }
    // Every part begins with an angle bracket.
    if bytes.starts_with(b"<\0") || bytes.starts_with(b"\0<") {
        let big_endian = bytes.starts_with(b"\0");
        return Some((decode_utf16(&bytes, big_endian)?, Stored::Utf16 { big_endian, mark: false }));
    }
    let encoding = declared_encoding(&bytes).unwrap_or(UTF_8);
    if encoding == UTF_8 {
        return Some((String::from_utf8(bytes).ok()?, Stored::Utf8 { mark: false }));
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes)?.into_owned();
    // Some encodings are read but not written, or have two ways to write one text.
    let (again, _, _) = encoding.encode(&text);
    (*again == *bytes).then_some((text, Stored::Named(encoding)))
}

/// Text in the encoding that it had; none where it has a character that the encoding lacks.
pub(super) fn encode(text: String, stored: Stored) -> Option<Vec<u8>> {
    match stored {
        Stored::Utf8 { mark: false } => Some(text.into_bytes()),
        Stored::Utf8 { mark: true } => Some([UTF_8_MARK, text.as_bytes()].concat()),
        Stored::Utf16 { big_endian, mark } => {
            let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
            Some(units.flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect())
        }
        Stored::Named(encoding) => {
            let (bytes, _, unmappable) = encoding.encode(&text);
            (!unmappable).then(|| bytes.into_owned())
        }
    }
}

fn decode_utf16(bytes: &[u8], big_endian: bool) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) });
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_decoded_is_encoded_as_it_was(
            head in prop::sample::select(&["", "\u{FEFF}", "<?xml version='1.0' encoding='windows-874'?>", "<?xml encoding='euc-kr'?>"][..]),
            bytes in prop_oneof!["[<>a-zก-๙]{0,12}".prop_map(String::into_bytes), prop::collection::vec(any::<u8>(), 0..12)],
        ) {
            let bytes = [head.as_bytes(), &bytes].concat();
            if let Some((text, stored)) = decode(bytes.clone()) {
                prop_assert_eq!(encode(text, stored), Some(bytes));
            }
        }
    }

    #[test]
    fn every_encoding_comes_back_as_it_was() {
        let utf16 = |big_endian: bool| {
            let bytes = |unit: u16| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() };
            "\u{FEFF}<a>๒</a>".encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
        };
        let cases: [(Vec<u8>, Stored); 6] = [
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>๒</a>".into(), Stored::Utf8 { mark: false }),
            ("\u{FEFF}<a>๒</a>".into(), Stored::Utf8 { mark: true }),
            (utf16(false), Stored::Utf16 { big_endian: false, mark: true }),
            (utf16(true), Stored::Utf16 { big_endian: true, mark: true }),
            (utf16(true)[2..].to_vec(), Stored::Utf16 { big_endian: true, mark: false }),
            (
                b"<?xml version='1.0' encoding='windows-874'?><a>\xF2</a>".into(),
                Stored::Named(encoding_rs::WINDOWS_874),
            ),
        ];
        for (bytes, expected) in cases {
            let (text, stored) = decode(bytes.clone()).unwrap();
            assert_eq!(stored, expected);
            assert!(text.contains("<a>๒</a>"), "{text}");
            assert_eq!(encode(text, stored).unwrap(), bytes);
        }
    }

    #[test]
    fn what_is_no_text_is_none() {
        for bytes in [&b"<a>\xE0</a>"[..], b"\xFF\xFE<", b"<?xml version='1.0' encoding='windows-874'?>\xFF"] {
            assert_eq!(decode(bytes.to_vec()), None);
        }
    }
}
