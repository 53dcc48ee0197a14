//! Bytes of RTF as letters: by the character set of the font they stand in, else by the code page of the file.

use std::collections::BTreeMap;

use crate::model::Limit;
use encoding_rs::{Encoding, WINDOWS_874, WINDOWS_1252};

/// The character set of Thai fonts.
const THAI: i32 = 222;

/// Thai as Windows numbers languages.
const THAI_LANGUAGE: i32 = 1054;

/// What a file says of its letters.
pub(super) struct Letters {
    page: &'static Encoding,
    fonts: BTreeMap<i32, i32>,
    /// True where the file has a Thai font or is in Thai: programs leave bytes of Thai in fonts that are not.
    speaks_thai: bool,
}

impl Letters {
    /// As it is until something is said.
    pub fn new() -> Letters {
        Letters { page: WINDOWS_1252, fonts: BTreeMap::new(), speaks_thai: false }
    }

    /// The code page (`\ansicpg`).
    pub fn set_page(&mut self, number: i32) {
        self.page = match number {
            874 => WINDOWS_874,
            932 => encoding_rs::SHIFT_JIS,
            936 => encoding_rs::GBK,
            949 => encoding_rs::EUC_KR,
            950 => encoding_rs::BIG5,
            65001 => encoding_rs::UTF_8,
            number => Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(WINDOWS_1252),
        };
        self.speaks_thai |= number == 874;
    }

    /// The language of a text (`\lang`, `\deflang`).
    pub fn set_language(&mut self, number: i32) {
        self.speaks_thai |= number == THAI_LANGUAGE;
    }

    /// A font's character set (`\fcharset`); false where it is one too many.
    pub fn set_font(&mut self, font: i32, charset: i32) -> bool {
        self.speaks_thai |= charset == THAI;
        let is_read = self.fonts.len() < Limit::Styles.length() || self.fonts.contains_key(&font);
        if is_read {
            self.fonts.insert(font, charset);
        }
        is_read
    }

    /// The letters that bytes in a font are.
    pub fn decode(&self, bytes: &[u8], font: i32) -> String {
        let encoding = match self.fonts.get(&font) {
            Some(&THAI) => WINDOWS_874,
            Some(204) => encoding_rs::WINDOWS_1251,
            Some(128) => encoding_rs::SHIFT_JIS,
            Some(129) => encoding_rs::EUC_KR,
            Some(134) => encoding_rs::GBK,
            Some(136) => encoding_rs::BIG5,
            _ => self.page,
        };
        let is_thai = |byte: &u8| byte.is_ascii() || matches!(byte, 0xA0..=0xDA | 0xDF..=0xFB);
        let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
        let mistaken = encoding == WINDOWS_1252 && self.speaks_thai && high >= 2 && bytes.iter().all(is_thai);
        let encoding = if mistaken { WINDOWS_874 } else { encoding };
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_thai_by_font_code_page_or_language() {
        let bytes = WINDOWS_874.encode("ร้อยละ 95").0.into_owned();
        let mut letters = Letters::new();
        assert_ne!(letters.decode(&bytes, 0), "ร้อยละ 95");
        letters.set_language(1054);
        assert_eq!(letters.decode(&bytes, 0), "ร้อยละ 95");

        let mut letters = Letters::new();
        letters.set_font(3, 222);
        assert_eq!(letters.decode(&bytes, 3), "ร้อยละ 95");
        assert_eq!(letters.decode(b"caf\xE9", 0), "café");

        let mut letters = Letters::new();
        letters.set_page(874);
        assert_eq!(letters.decode(&bytes, 9), "ร้อยละ 95");
    }
}
