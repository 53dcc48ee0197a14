//! Strings of the binary formats: UTF-16 with or without its high bytes in BIFF8, a code page in BIFF5.

use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::{Limit, ReadFailure};

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

    /// A string of so many characters whose length stands elsewhere, and the bytes that it takes.
    pub fn counted_text(self, data: &[u8], at: usize, length: usize) -> Option<(String, usize)> {
        let size = match self {
            Encoding::Utf16 if data.get(at)? & 1 != 0 => 1 + length * 2,
            Encoding::Utf16 => 1 + length,
            _ => length,
        };
        Some((self.text(data, at, length, &[])?, size))
    }

    /// A string of so many characters that begins in a continued record, whose first byte says how it is stored.
    pub fn continued_text(self, data: &[u8], at: usize, length: usize, joints: &[usize]) -> Option<String> {
        match self {
            Encoding::Utf16 => TextReader { data, joints, at }.units(length, 0),
            _ => self.text(data, at, length, &[]),
        }
    }

    /// A string of so many characters that may reach over joints.
    pub fn text(self, data: &[u8], at: usize, length: usize, joints: &[usize]) -> Option<String> {
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
    ///
    /// # Errors
    /// [`ReadFailure::OverLimit`].
    pub fn read(data: &[u8], joints: &[usize]) -> Result<Texts, ReadFailure> {
        let mut rich = RichTexts::new(data, joints);
        let all = rich.by_ref().map(|rich| rich.text).collect();
        rich.check()?;
        Ok(Texts { all })
    }

    /// The string of this number.
    pub fn get(&self, number: u32) -> Option<&str> {
        self.all.get(usize::try_from(number).ok()?).map(String::as_str)
    }
}

/// A shared string with the fonts of its parts.
pub(super) struct RichText<'a> {
    /// The string.
    pub text: String,
    /// Four bytes for each part: the character that it begins with, and its font.
    pub runs: &'a [u8],
}

/// The shared strings one after the other, as far as they are there and within the limit.
pub(super) struct RichTexts<'a> {
    reader: TextReader<'a>,
    size: usize,
}

impl<'a> RichTexts<'a> {
    /// Those of the record with this data.
    pub fn new(data: &'a [u8], joints: &'a [usize]) -> RichTexts<'a> {
        // The counts before the strings can lie; the bytes cannot.
        RichTexts { reader: TextReader { data, joints, at: 8 }, size: 0 }
    }

    /// Fails where there were more than [`Limit::SharedBytes`], once all were asked for.
    ///
    /// # Errors
    /// [`ReadFailure::OverLimit`].
    pub fn check(&self) -> Result<(), ReadFailure> {
        Limit::SharedBytes.check(u64::try_from(self.size).unwrap_or(u64::MAX))
    }
}

impl<'a> Iterator for RichTexts<'a> {
    type Item = RichText<'a>;

    fn next(&mut self) -> Option<RichText<'a>> {
        let found = self.reader.rich_text()?;
        self.size += found.text.len() + size_of::<String>();
        (self.size <= Limit::SharedBytes.length()).then_some(found)
    }
}

/// Reads strings of BIFF8 from a record that may be continued.
struct TextReader<'a> {
    data: &'a [u8],
    joints: &'a [usize],
    at: usize,
}

impl<'a> TextReader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.data.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// A string with its length, flags, and what may follow it: the fonts of its parts, and phonetic text, which is
    /// left out.
    fn rich_text(&mut self) -> Option<RichText<'a>> {
        let length = usize::from(u16_at(self.data, self.at)?);
        self.at += 2;
        let flags = self.byte()?;
        let (mut runs, mut after) = (0, 0);
        if flags & 8 != 0 {
            runs = usize::from(u16_at(self.data, self.at)?) * 4;
            self.at += 2;
        }
        if flags & 4 != 0 {
            after = usize::try_from(u32_at(self.data, self.at)?).ok()?;
            self.at += 4;
        }
        let text = self.units(length, flags)?;
        let runs = self.data.get(self.at..self.at.checked_add(runs)?).unwrap_or_default();
        self.at = self.at.checked_add(runs.len())?.checked_add(after)?;
        Some(RichText { text, runs })
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
