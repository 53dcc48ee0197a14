//! DOCX.

use std::sync::Arc;

use crate::model::{Document, ReadFailure};

/// Reads the bytes of a package that the guard has let pass.
///
/// # Errors
/// Where the package or its main part is damaged.
pub fn read(_bytes: &[u8], _file: &Arc<str>) -> Result<Document, ReadFailure> {
    Err(ReadFailure::ReaderFailed)
}
