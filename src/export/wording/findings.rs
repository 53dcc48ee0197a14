//! The sentence of every finding and of every reason why a file could not be read.

use crate::model::{FileStatus, Finding};

use super::Language;

/// The sentence of a finding: what does not add up, with its figures, and what to do.
pub fn message(_finding: &Finding, _language: Language) -> String {
    String::new()
}

/// Why a file is partial, empty or unreadable; none where there is nothing to say.
pub fn reason(_status: &FileStatus, _language: Language) -> Option<String> {
    None
}
