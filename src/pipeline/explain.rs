//! What each block of one file was taken for, for `inspect`. The batch itself takes no such notes.

use std::path::PathBuf;

use super::Error;
use super::walk::{self, Fate, LeftOut};
use super::worker::Readers;
use crate::ingest::{self, Content, Opened, isolation};
use crate::model::Explanation;
use crate::normalize::Recogniser;
use crate::rules::RuleBook;

/// What the file was taken for; none where it cannot be read, is not read at all, or holds files or assessments instead
/// of blocks.
///
/// # Errors
/// [`Error::NotFound`] where the path is not there.
pub fn explain(path: &PathBuf, readers: &Readers) -> Result<Option<Explanation>, Error> {
    let met = walk::walk(std::slice::from_ref(path), LeftOut::Nothing)?;
    let Some(met) = met.into_iter().next() else { return Ok(None) };
    let Fate::Read(path) = met.fate else { return Ok(None) };
    let content = ingest::load(&path)
        .ok()
        .and_then(|bytes| readers.content(Opened::new(&bytes), &met.name, &mut readers.enter(0)).ok());
    let Some(Content::Document(document)) = content else { return Ok(None) };
    let recogniser = Recogniser::new(RuleBook::embedded());
    Ok(isolation::run(|| recogniser.explain(&document).1).ok())
}
