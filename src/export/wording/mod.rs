//! Words for people, in one place, Thai and English side by side.

pub mod agency_report;
pub mod chart;
pub mod cli;
pub mod convert;
pub mod dates;
pub mod decisions;
pub mod document;
pub mod explanation;
pub mod findings;
pub mod house_style;
pub mod labels;
pub mod letters;
pub mod limits;
pub mod oit;
pub mod pass;
pub mod report;
pub mod template;
pub mod workbook;

/// The languages of what people read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Thai, the default.
    #[default]
    Thai,
    /// English.
    English,
}

impl Language {
    /// The one of two texts that is in this language.
    pub fn pick<'a>(self, thai: &'a str, english: &'a str) -> &'a str {
        match self {
            Language::Thai => thai,
            Language::English => english,
        }
    }
}

/// A short text in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    thai: &'static str,
    english: &'static str,
}

impl Label {
    /// The text in Thai and in English.
    pub const fn new(thai: &'static str, english: &'static str) -> Label {
        Label { thai, english }
    }

    /// The text in a language.
    pub fn text(self, language: Language) -> &'static str {
        language.pick(self.thai, self.english)
    }
}
