//! `comparison.docx`.

use crate::model::Comparison;
use crate::rules::RuleBook;

use super::{ExportError, Settings};

/// The bytes of `comparison.docx`.
///
/// # Errors
/// Where the writer refuses, which no input should bring about.
pub fn write(_comparison: &Comparison, _rules: &RuleBook, _settings: &Settings) -> Result<Vec<u8>, ExportError> {
    Ok(Vec::new())
}
