//! What each block of one file was taken for, for `inspect`. The batch itself takes no such notes.

use std::path::PathBuf;

use super::conclusion::conclude;
use super::reading::{FileResult, Outcome, Reading};
use super::walk::{self, LeftOut};
use super::worker::Readers;
use super::{Error, Quiet, Stop};
use crate::model::{Comparison, Explanation};
use crate::rules::RuleBook;

/// What a file comes to, as [`super::run`] gives it, and what its blocks were taken for; none where it cannot be read, is
/// not read at all, or holds files or assessments instead of blocks.
///
/// # Errors
/// [`Error::NotFound`] where the path is not there.
pub fn explain(path: &PathBuf, readers: &Readers) -> Result<(Comparison, Option<Explanation>), Error> {
    let met = walk::walk(std::slice::from_ref(path), LeftOut::Nothing)?;
    let rules = RuleBook::embedded();
    let locations = walk::locations(&met);
    let mut results = Reading::new(rules, readers, &Quiet, &Stop::default()).explaining().all(met)?;
    let explanation = match results.as_mut_slice() {
        [FileResult { outcome: Outcome::Read { explanation, .. }, .. }] => explanation.take(),
        // An archive's results are those of its members too.
        _ => None,
    };
    Ok((Comparison { locations, ..conclude(results, Vec::new(), rules) }, explanation))
}
