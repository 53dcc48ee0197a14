//! Which formats become which: packages stay what they are, and the old binary formats become packages here.

use serde::{Deserialize, Serialize};

use crate::export;
use crate::ingest::{doc, guard, workbook};
use crate::model::{Format, ReadFailure, Remark};

use super::names;

/// A document of an old format as a package.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Modern {
    /// The package.
    pub bytes: Vec<u8>,
    /// Its format.
    pub format: Format,
    /// What of the old document it does not have.
    pub remarks: Vec<Remark>,
}

/// The document as a package; none for formats that do not become one. Bytes that the guard has let pass; the caller
/// isolates the call.
///
/// # Errors
/// Why the document cannot be read.
pub fn modern(bytes: &[u8], format: Format) -> Result<Option<Modern>, ReadFailure> {
    // What was read and cannot be written is no fault of the file.
    let unwritten = |_| ReadFailure::ReaderFailed;
    Ok(match format {
        Format::Doc => {
            let document = doc::formatted(bytes)?;
            let bytes = export::word::write(&document).map_err(unwritten)?;
            Some(Modern { bytes, format: Format::Docx, remarks: document.remarks })
        }
        Format::Xls => {
            let workbook = workbook::xls::formatted(bytes)?;
            let bytes = export::spreadsheet::write(&workbook).map_err(unwritten)?;
            Some(Modern { bytes, format: Format::Xlsx, remarks: workbook.remarks })
        }
        _ => None,
    })
}

/// The extension of the result of a source that the guard has let pass; none for formats that are not converted.
pub(super) fn extension(source: &str, bytes: &[u8], format: Format) -> Option<&'static str> {
    match format {
        Format::Docx | Format::Xlsx => names::own_extension(source, format)
            .or_else(|| names::extension(format, guard::main_content_type(bytes).as_deref())),
        // What comes of these has no macros and is no template.
        Format::Doc => names::extension(Format::Docx, None),
        Format::Xls => names::extension(Format::Xlsx, None),
        _ => None,
    }
}
