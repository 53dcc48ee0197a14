//! Reads a file into a [`Document`]. A reader knows its format and nothing of the ITA.
//!
//! What a file is, its first bytes say. Everything is bounded before it is believed: see [`guard`].

use std::path::Path;
use std::sync::Arc;

use crate::model::{Document, Format, ReadFailure};

pub mod csv;
pub mod docx;
pub mod guard;
pub mod workbook;

/// Reads one file.
///
/// `path` is where it lies, `file` is what places and messages call it. Nothing panics and nothing is written.
///
/// # Errors
/// The format as far as it was recognised, and why the file cannot be read.
pub fn read(_path: &Path, _file: &Arc<str>) -> Result<Document, (Format, ReadFailure)> {
    Err((Format::Unknown, ReadFailure::UnknownFormat))
}

/// Reads one file's bytes: the pure function behind [`read`], for tests and fuzzing.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(_bytes: &[u8], _file: &Arc<str>) -> Result<Document, (Format, ReadFailure)> {
    Err((Format::Unknown, ReadFailure::UnknownFormat))
}
