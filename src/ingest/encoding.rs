//! Which encoding a text file is in, told from its bytes.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_874};

use crate::model::{Loss, ReadFailure};

/// An encoding that Thai offices' text files come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// Windows' Thai code page, of which TIS-620 is the part that matters.
    Windows874,
}

impl Encoding {
    /// The encoding's usual name.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Windows874 => "windows-874",
        }
    }

    /// The text without its byte order mark, and whether every byte was text.
    pub fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        let codec = match self {
            Encoding::Utf8 => encoding_rs::UTF_8,
            Encoding::Utf16Le => UTF_16LE,
            Encoding::Utf16Be => UTF_16BE,
            Encoding::Windows874 => WINDOWS_874,
        };
        let (text, malformed) = codec.decode_with_bom_removal(bytes);
        (text, !malformed)
    }
}

/// The encoding of a text; none where the bytes are no text in any that we know.
pub(super) fn recognise(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return Some(Encoding::Utf8);
    }
    if let Some(encoding) = utf16(bytes) {
        return is_text(&encoding.decode(bytes).0).then_some(encoding);
    }
    let (text, lossless) = Encoding::Utf8.decode(bytes);
    if lossless {
        return is_text(&text).then_some(Encoding::Utf8);
    }
    // A few broken bytes in UTF-8 leave most of its letters whole; Thai of another encoding leaves none.
    let broken = text.matches(char::REPLACEMENT_CHARACTER).count();
    let whole = text.chars().filter(|c| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER).count();
    if whole > 10 * broken && is_text(&text) {
        return Some(Encoding::Utf8);
    }
    let (text, _) = Encoding::Windows874.decode(bytes);
    (is_text(&text) && is_thai(&text)).then_some(Encoding::Windows874)
}

/// A file's text, and what of it was lost.
///
/// # Errors
/// [`ReadFailure::UnknownFormat`] where the bytes are no text in any encoding that we know.
pub(super) fn text(bytes: &[u8]) -> Result<(Cow<'_, str>, Vec<Loss>), ReadFailure> {
    let encoding = recognise(bytes).ok_or(ReadFailure::UnknownFormat)?;
    let (text, lossless) = encoding.decode(bytes);
    let loss = (!lossless).then(|| Loss::Undecodable { encoding: encoding.name().to_owned() });
    Ok((text, loss.into_iter().collect()))
}

/// UTF-16 by its mark, or by every other byte being the upper half of a Latin, Thai or punctuation character.
fn utf16(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let upper_half = |of_pair: usize| {
        let halves = || bytes.chunks_exact(2).filter_map(move |pair| pair.get(of_pair));
        let fitting = halves().filter(|half| matches!(half, 0x00 | 0x0E | 0x20)).count();
        let ascii = halves().filter(|half| **half == 0).count();
        bytes.len() >= 4 && bytes.len().is_multiple_of(2) && ascii > 0 && fitting == bytes.len() / 2
    };
    match (upper_half(1), upper_half(0)) {
        (true, false) => Some(Encoding::Utf16Le),
        (false, true) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// False for what holds control characters as no text does.
fn is_text(text: &str) -> bool {
    // 0x1A ends a text of DOS.
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{1A}');
    let controls = text.chars().filter(|c| control(*c)).count();
    !text.contains('\0') && controls * 200 <= text.chars().count()
}

/// True where what is not ASCII is Thai that a person may have written: vowels and marks above and below stand on
/// something, as they would not if another encoding's bytes were taken for Thai.
fn is_thai(text: &str) -> bool {
    let mut foreign = 0_usize;
    let mut thai = 0_usize;
    let mut floating = 0_usize;
    let mut before = ' ';
    for character in text.chars() {
        let is_thai = ('\u{0E01}'..='\u{0E5B}').contains(&character);
        let is_mark = matches!(character, '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}');
        let usual = matches!(character, '€' | '…' | '‘' | '’' | '“' | '”' | '•' | '–' | '—' | '\u{A0}');
        if is_thai {
            thai += 1;
            floating += usize::from(is_mark && !('\u{0E01}'..='\u{0E4E}').contains(&before));
        } else if !character.is_ascii() && !usual {
            foreign += 1;
        }
        before = character;
    }
    thai > 0 && foreign * 20 <= thai && floating * 20 <= thai
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn thai_text_comes_back_from_every_encoding(words in prop::collection::vec("[ก-ฮ][ะาิีุู]?[่้]?[ก-ฮ]{1,5}[0-9 ,.\n]{0,3}", 1..12)) {
            let text = words.concat();
            let wide = |unit: fn(u16) -> [u8; 2]| utf16_bytes(&format!("\u{FEFF}{text}"), unit);
            let encoded = [
                text.clone().into_bytes(),
                format!("\u{FEFF}{text}").into_bytes(),
                wide(u16::to_le_bytes),
                wide(u16::to_be_bytes),
                WINDOWS_874.encode(&text).0.into_owned(),
            ];
            for bytes in encoded {
                let read = super::text(&bytes);
                prop_assert_eq!(read.as_ref().map(|(read, losses)| (&**read, losses.len())), Ok((text.as_str(), 0)), "{:?}", bytes);
            }
        }
    }

    const TEXT: &str = "หน่วยงาน,คะแนน\nอบต.แดงหม้อ,80.9\n";

    fn utf16_bytes(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn encodings_are_told_from_the_bytes() {
        let with_mark = format!("\u{FEFF}{TEXT}");
        let cases = [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (with_mark.as_bytes().to_vec(), Encoding::Utf8),
            (utf16_bytes(&with_mark, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16_bytes(&with_mark, u16::to_be_bytes), Encoding::Utf16Be),
            (utf16_bytes(TEXT, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16_bytes(TEXT, u16::to_be_bytes), Encoding::Utf16Be),
            (WINDOWS_874.encode(TEXT).0.into_owned(), Encoding::Windows874),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(recognise(&bytes), Some(encoding));
            assert_eq!(encoding.decode(&bytes), (TEXT.into(), true), "{encoding:?}");
        }
    }

    #[test]
    fn a_broken_byte_does_not_make_utf8_another_encoding() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.truncate(bytes.len() - 8);
        bytes.push(0xB8);
        assert_eq!(recognise(&bytes), Some(Encoding::Utf8));
        assert!(!Encoding::Utf8.decode(&bytes).1);
    }

    #[test]
    fn what_is_no_text_is_none() {
        let noise: Vec<u8> = (0..2000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert_eq!(recognise(&noise), None);
        assert_eq!(recognise(b"abc\0def\0\0gh"), None);
        assert_eq!(recognise(b"caf\xE9, \xE9t\xE9, r\xE9sum\xE9"), None, "Latin 1 is not Thai");
    }
}
