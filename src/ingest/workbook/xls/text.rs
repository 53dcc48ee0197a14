//! Strings of the binary formats: UTF-16 with or without its high bytes in BIFF8, a code page in BIFF5.

use crate::ingest::bytes::{u16_at, u32_at};

/// Text of all shared strings: with it the strings of a workbook are bounded, whatever they repeat.
const MAX_SHARED_TEXT: usize = 128 << 20;

/// How the text of a workbook is stored.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Encoding {
    /// BIFF8.
    Utf16,
    /// BIFF5 without a code page that is known: Thai Windows.
    #[default]
    Thai,
    /// BIFF5 with a code page.
    CodePage(&'static encoding_rs::Encoding),
}

impl Encoding {
    /// The encoding of a workbook that names this code page; one of BIFF8 stays what it is.
    pub fn with_code_page(self, page: u16) -> Encoding {
        let label = match page {
            _ if matches!(self, Encoding::Utf16) => return self,
            874 => "windows-874",
            932 => "shift_jis",
            936 => "gbk",
            949 => "euc-kr",
            950 => "big5",
            1250..=1258 => {
                return encoding_rs::Encoding::for_label(format!("windows-{page}").as_bytes())
                    .map_or(self, Encoding::CodePage);
            }
            65001 => "utf-8",
            _ => return self,
        };
        encoding_rs::Encoding::for_label(label.as_bytes()).map_or(self, Encoding::CodePage)
    }

    /// A string with one byte of length.
    pub fn short_text(self, data: &[u8], at: usize) -> Option<String> {
        self.text(data, at + 1, usize::from(*data.get(at)?), &[])
    }

    /// A string with two bytes of length.
    pub fn long_text(self, data: &[u8], at: usize) -> Option<String> {
        self.joined_text(data, at, &[])
    }

    /// A string with two bytes of length that may reach over joints.
    pub fn joined_text(self, data: &[u8], at: usize, joints: &[usize]) -> Option<String> {
        self.text(data, at + 2, usize::from(u16_at(data, at)?), joints)
    }

    fn text(self, data: &[u8], at: usize, length: usize, joints: &[usize]) -> Option<String> {
        let encoding = match self {
            Encoding::Utf16 => {
                let mut reader = TextReader { data, joints, at };
                let flags = reader.byte()?;
                return reader.units(length, flags);
            }
            Encoding::Thai => encoding_rs::WINDOWS_874,
            Encoding::CodePage(encoding) => encoding,
        };
        Some(encoding.decode_without_bom_handling(data.get(at..at + length)?).0.into_owned())
    }
}

/// The shared strings.
#[derive(Default)]
pub(super) struct Texts {
    all: Vec<String>,
}

impl Texts {
    /// Reads them as far as they are there.
    pub fn read(data: &[u8], joints: &[usize]) -> Texts {
        let mut texts = Texts::default();
        let mut reader = TextReader { data, joints, at: 8 };
        let mut size = 0;
        // The counts before the strings can lie; the bytes cannot.
        while let Some(text) = reader.rich_text() {
            size += text.len() + size_of::<String>();
            if size > MAX_SHARED_TEXT {
                break;
            }
            texts.all.push(text);
        }
        texts
    }

    /// The string of this number.
    pub fn get(&self, number: u32) -> Option<&str> {
        self.all.get(usize::try_from(number).ok()?).map(String::as_str)
    }
}

/// Reads strings of BIFF8 from a record that may be continued.
struct TextReader<'a> {
    data: &'a [u8],
    joints: &'a [usize],
    at: usize,
}

impl TextReader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.data.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// A string with its length, flags, and what may follow it: runs of formats and phonetic text, which are left out.
    fn rich_text(&mut self) -> Option<String> {
        let length = usize::from(u16_at(self.data, self.at)?);
        self.at += 2;
        let flags = self.byte()?;
        let mut after = 0;
        if flags & 8 != 0 {
            after += usize::from(u16_at(self.data, self.at)?) * 4;
            self.at += 2;
        }
        if flags & 4 != 0 {
            after += usize::try_from(u32_at(self.data, self.at)?).ok()?;
            self.at += 4;
        }
        let text = self.units(length, flags)?;
        self.at = self.at.checked_add(after)?;
        Some(text)
    }

    /// So many characters, of two bytes each or of the low one only; a joint says anew which.
    fn units(&mut self, length: usize, mut flags: u8) -> Option<String> {
        let mut units = Vec::new();
        while units.len() < length {
            if self.joints.binary_search(&self.at).is_ok() {
                flags = self.byte()?;
            }
            if flags & 1 != 0 {
                units.push(u16_at(self.data, self.at)?);
                self.at += 2;
            } else {
                units.push(u16::from(self.byte()?));
            }
        }
        Some(String::from_utf16_lossy(&units))
    }
}
