//! The agencies that a file lists, for a score sheet to be made for them.

use std::path::Path;
use std::sync::Arc;

use super::Error;
use super::worker::Readers;
use crate::ingest::{self, Content, Opened, isolation};
use crate::model::{Format, ReadFailure, Roster};
use crate::normalize;
use crate::rules::RuleBook;

/// The agencies that a file lists, whatever of the formats it has that are read.
///
/// # Errors
/// [`Error::NotFound`] where the path is not there, [`Error::Unreadable`] where the file cannot be read.
pub fn roster(path: &Path, readers: &Readers) -> Result<Roster, Error> {
    // A link that was named is meant: what it leads to is read.
    let found = path.canonicalize().map_err(|_| Error::NotFound { path: path.to_owned() })?;
    let unreadable = |reason| Error::Unreadable { path: path.to_owned(), reason };
    let bytes = ingest::load(&found).map_err(unreadable)?;
    let name: Arc<str> = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()).into();
    let rules = RuleBook::embedded();
    let content = match readers.content(Opened::new(&bytes), &name, &mut readers.enter(0)) {
        // A text without text lists nobody.
        Err((_, ReadFailure::NoBytes)) => return Ok(Roster::default()),
        Err((_, failure)) => return Err(unreadable(failure)),
        Ok(content) => content,
    };
    let listed = isolation::run(|| match content {
        Content::Document(document) => Ok(normalize::roster(&document, rules)),
        Content::Assessments(file) => Ok(normalize::roster_of(normalize::restate(file, &name, rules).claims, rules)),
        Content::Archive => Err(Format::Zip),
    });
    match listed {
        Ok(Ok(roster)) => Ok(roster),
        Ok(Err(_)) => Err(unreadable(ReadFailure::Unsupported { format: "zip archive (.zip)".to_owned() })),
        Err(isolation::Panicked) => Err(unreadable(ReadFailure::ReaderFailed)),
    }
}
