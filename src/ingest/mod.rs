//! Reads a file into a [`Document`]. A reader knows its format and nothing of the ITA.
//!
//! What a file is, its first bytes say. Everything is bounded before it is believed: see [`guard`].
//!
//! | format | reader |
//! |---|---|
//! | DOCX | [`docx`] |
//! | DOC | [`doc`] |
//! | XLSX, XLSB, XLS, ODS | [`workbook`] |
//! | CSV | [`csv`] |
//! | any other | named, and refused with the reason |

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use crate::model::{Document, Format, ReadFailure};

pub mod csv;
pub mod doc;
pub mod docx;
pub mod guard;
pub mod isolation;
mod package;
pub mod workbook;

/// Reads one file.
///
/// `path` is where it lies, `file` is what places and messages call it. Nothing panics and nothing is written.
///
/// # Errors
/// The format as far as it was recognised, and why the file cannot be read.
pub fn read(path: &Path, file: &Arc<str>) -> Result<Document, (Format, ReadFailure)> {
    let bytes = load(path).map_err(|failure| (Format::Unknown, failure))?;
    read_bytes(&bytes, file)
}

/// The bytes of a regular file within the limit. Links, pipes and devices are not opened.
///
/// # Errors
/// [`ReadFailure::Refused`] and [`ReadFailure::OverLimit`].
pub fn load(path: &Path) -> Result<Vec<u8>, ReadFailure> {
    let refused = |error: io::Error| ReadFailure::Refused { system: error.kind().to_string() };
    let status = fs::symlink_metadata(path).map_err(refused)?;
    if !status.is_file() {
        return Err(ReadFailure::Refused { system: "not a regular file".to_owned() });
    }
    let over = |found| ReadFailure::OverLimit { what: "bytes".to_owned(), found, limit: guard::MAX_FILE_BYTES };
    if status.len() > guard::MAX_FILE_BYTES {
        return Err(over(status.len()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(refused)?;
    let read = file.take(guard::MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(refused)?;
    match u64::try_from(read) {
        Ok(read) if read <= guard::MAX_FILE_BYTES => Ok(bytes),
        // It has grown since its size was asked.
        _ => Err(over(guard::MAX_FILE_BYTES + 1)),
    }
}

/// Reads one file's bytes: the pure function behind [`read`], for tests and fuzzing.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(bytes: &[u8], file: &Arc<str>) -> Result<Document, (Format, ReadFailure)> {
    let failed = |format| move |_| (format, ReadFailure::ReaderFailed);
    let format = isolation::run(|| guard::admit(bytes)).map_err(failed(Format::Unknown))??;
    let document = isolation::run(|| match format {
        Format::Docx => docx::read(bytes, file),
        Format::Doc => doc::read(bytes, file),
        Format::Xlsx => workbook::xlsx::read(bytes, file),
        Format::Xls => workbook::xls::read(bytes, file),
        Format::Xlsb => workbook::xlsb::read(bytes, file),
        Format::Ods => workbook::ods::read(bytes, file),
        Format::Csv => csv::read(bytes, file),
        _ => Err(ReadFailure::UnknownFormat),
    });
    document.map_err(failed(format))?.map_err(|failure| (format, failure))
}
