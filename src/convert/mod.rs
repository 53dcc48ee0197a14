//! Exchanges digits and mends text inside DOCX and XLSX packages. Nothing else in them changes: parts without such text
//! are copied as they are packed, and in the others only the characters in question are replaced, in the bytes as they
//! stand.

use regex::Regex;

use conversion::{Conversion, Kind};

mod conversion;
mod encoding;
mod exchange;
mod field;
mod markup;
mod number_format;
mod package;
mod passage;
mod properties;
mod spreadsheet;
mod story;

use crate::model::{Changes, Format, Remark};
use crate::thai::digits::Digits;

/// What to change.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The digits that text is to have; none leaves all digits as they are.
    pub digits: Option<Digits>,
    /// Whether broken Thai text is mended.
    pub repair: bool,
    /// Whether a cell that holds a number as text in Thai digits stays text (in Arabic digits) instead of becoming a
    /// number.
    pub keep_text: bool,
    /// Text that matches any of these keeps its digits.
    pub keep: Vec<Regex>,
}

/// A package that has been gone through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The new package; the very bytes of the old one where nothing had to be changed.
    pub bytes: Vec<u8>,
    /// What was changed.
    pub changes: Changes,
    /// What was left as it was though it has to do with digits, sorted, each kind once.
    pub remarks: Vec<Remark>,
}

/// Why a package could not be converted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    /// The package contradicts itself.
    #[error("the package is damaged: {what}")]
    Damaged {
        /// Which part, in the format's own words.
        what: String,
    },
}

/// Converts a package that the guard has let pass as one of [`Format::Docx`] or [`Format::Xlsx`]. Pure: the same bytes
/// and settings give the same result.
///
/// # Errors
/// [`ConvertError`] where the package cannot be taken apart.
pub fn convert(bytes: &[u8], format: Format, settings: &Settings) -> Result<Converted, ConvertError> {
    let mut conversion = Conversion::open(bytes, settings)?;
    let parts = conversion.parts();
    for part in &parts {
        match part.kind {
            Kind::Story => conversion.edit(&part.name, story::edits),
            Kind::Properties => conversion.edit(&part.name, properties::edits),
            _ => {}
        }
    }
    if format == Format::Xlsx {
        spreadsheet::convert(&mut conversion, &parts);
    }
    conversion.finish(bytes)
}
