//! What each block of one file was taken for, for `inspect`. The batch itself takes no such notes.

use std::path::PathBuf;

use crate::ingest::{self, isolation};
use crate::model::Explanation;
use crate::normalize::Recogniser;
use crate::rules::RuleBook;

use super::Error;
use super::walk::{self, Fate};

/// What the file was taken for; none where it cannot be read or is not read at all.
///
/// # Errors
/// [`Error::NotFound`] where the path is not there.
pub fn explain(path: &PathBuf) -> Result<Option<Explanation>, Error> {
    let met = walk::walk(std::slice::from_ref(path), None)?;
    let Some(met) = met.into_iter().next() else { return Ok(None) };
    let Fate::Read(path) = met.fate else { return Ok(None) };
    let Some(document) = ingest::load(&path).ok().and_then(|bytes| ingest::read_bytes(&bytes, &met.name).ok()) else {
        return Ok(None);
    };
    let recogniser = Recogniser::new(RuleBook::embedded());
    Ok(isolation::run(|| recogniser.explain(&document).1).ok())
}
