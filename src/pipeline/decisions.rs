//! Decisions of officers: read from a workbook, and not lost where that workbook is about to be overwritten.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::export::workbook;
use crate::ingest::workbook::xlsx;
use crate::ingest::{self, Content, isolation};
use crate::model::{Basis, Comparison, Decision, Document, FindingDetail, Loss, ReadFailure, marks};
use crate::normalize;

/// Why decisions cannot be taken from a file.
#[derive(Debug, thiserror::Error)]
pub enum DecisionsError {
    /// It is not there.
    #[error("{path}: no such file")]
    NotFound {
        /// The path as given.
        path: PathBuf,
    },
    /// It cannot be read.
    #[error("{path} cannot be read")]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// Why.
        #[source]
        failure: ReadFailure,
    },
    /// It is no workbook of ours with findings to answer.
    #[error("{path} has no findings to answer")]
    NotOurs {
        /// The path as given.
        path: PathBuf,
    },
    /// The workbook that is about to be overwritten has decisions that the run does not take up.
    #[error("{path} has {unapplied} decisions that this run does not apply")]
    Unapplied {
        /// The workbook's path.
        path: PathBuf,
        /// How many.
        unapplied: usize,
    },
    /// The workbook that is about to be overwritten has figures that somebody corrected by hand.
    #[error("{path} was edited by hand")]
    Edited {
        /// The workbook's path.
        path: PathBuf,
    },
    /// There is no telling whether the workbook that is about to be overwritten has decisions.
    #[error("{path} may have decisions and cannot be read")]
    Doubtful {
        /// The workbook's path.
        path: PathBuf,
        /// Why.
        #[source]
        failure: ReadFailure,
    },
}

/// The decisions in a comparison workbook.
///
/// # Errors
/// [`DecisionsError::NotFound`], [`DecisionsError::Unreadable`] and [`DecisionsError::NotOurs`].
pub fn read(path: &Path) -> Result<Vec<Decision>, DecisionsError> {
    if !path.exists() {
        return Err(DecisionsError::NotFound { path: path.to_owned() });
    }
    match Workbook::load(path).and_then(|workbook| workbook.decisions()) {
        Ok(Some(decisions)) => Ok(decisions),
        Ok(None) => Err(DecisionsError::NotOurs { path: path.to_owned() }),
        Err(failure) => Err(DecisionsError::Unreadable { path: path.to_owned(), failure }),
    }
}

/// Finds out whether a workbook may be overwritten with a comparison: all of its decisions are in it.
///
/// # Errors
/// [`DecisionsError::Unapplied`] where some are not, [`DecisionsError::Edited`] where somebody corrected scores in the
/// ranking itself, [`DecisionsError::Doubtful`] where that cannot be told.
pub fn may_overwrite(path: &Path, comparison: &Comparison) -> Result<(), DecisionsError> {
    if !path.exists() {
        return Ok(());
    }
    let loaded = Workbook::load(path).and_then(|workbook| {
        let (decisions, is_edited) = rayon::join(|| workbook.decisions(), || workbook.is_edited());
        Ok((decisions?.unwrap_or_default(), is_edited))
    });
    let (decisions, is_edited) = match loaded {
        Ok(loaded) => loaded,
        // What holds no text that we could read holds no answers to findings of ours either.
        Err(ReadFailure::NoBytes | ReadFailure::UnknownFormat) => return Ok(()),
        Err(failure) => return Err(DecisionsError::Doubtful { path: path.to_owned(), failure }),
    };
    let kept: Vec<(String, &Decision)> = kept(comparison);
    let is_kept = |decision: &Decision| {
        let Basis::Finding(key) = &decision.basis else { return true };
        let words = |decision: &Decision| [decision.value.clone(), decision.reason.clone(), decision.by.clone()];
        kept.iter().any(|(known, one)| known == key && words(one) == words(decision))
    };
    match decisions.iter().filter(|decision| !is_kept(decision)).count() {
        0 if is_edited => Err(DecisionsError::Edited { path: path.to_owned() }),
        0 => Ok(()),
        unapplied => Err(DecisionsError::Unapplied { path: path.to_owned(), unapplied }),
    }
}

/// Every decision that a comparison holds, applied or told as not applied, with the key of its row.
fn kept(comparison: &Comparison) -> Vec<(String, &Decision)> {
    let settled = comparison.settled.iter().map(|settled| (settled.finding.key(), &settled.decision));
    let told = comparison.findings.iter().filter_map(|finding| match &finding.detail {
        FindingDetail::DecisionNotApplied { decision, .. } => Some((finding.key(), &**decision)),
        _ => None,
    });
    settled.chain(told).collect()
}

/// A workbook's bytes, of which sheets are read one by one.
struct Workbook {
    name: Arc<str>,
    bytes: Vec<u8>,
}

impl Workbook {
    fn load(path: &Path) -> Result<Workbook, ReadFailure> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into();
        Ok(Workbook { name, bytes: ingest::load(path)? })
    }

    /// The decisions in it; none where it has no findings of ours.
    fn decisions(&self) -> Result<Option<Vec<Decision>>, ReadFailure> {
        // Either mark may have been taken out: answers are lost then where nobody tells.
        let found = match self.sheet_with(marks::KEY)? {
            Some(document) => Some(document),
            None => self.sheet_with(marks::VALUE)?,
        };
        let Some(document) = found else { return Ok(None) };
        let (decisions, is_marked) =
            isolation::run(|| (normalize::decisions::read(&document), normalize::decisions::is_marked(&document)))
                .map_err(|isolation::Panicked| ReadFailure::ReaderFailed)?;
        if decisions.is_none() && is_marked {
            return Err(ReadFailure::Damaged { what: "marks of the findings".to_owned() });
        }
        // Of a sheet that was not read to its end there is no telling what is missing.
        match document.losses.first() {
            Some(loss) if decisions.is_some() => Err(as_failure(loss)),
            _ => Ok(decisions),
        }
    }

    /// Whether somebody corrected scores in the ranking itself.
    fn is_edited(&self) -> bool {
        let document = self.sheet_with(marks::RANKING).ok().flatten();
        document.and_then(|document| workbook::is_edited(&document)).unwrap_or(false)
    }

    /// It with the sheet that has a mark; none for what is no workbook, or has no such sheet.
    fn sheet_with(&self, mark: &str) -> Result<Option<Document>, ReadFailure> {
        // A workbook of thousands of agencies is over the limits of what is read; one sheet of it is not.
        let reduced = match isolation::run(|| xlsx::only_sheets_with(&self.bytes, mark)) {
            Ok(Ok(Some(reduced))) => Some(reduced),
            Ok(Ok(None)) if xlsx::has_sheets(&self.bytes) => return Ok(None),
            // Saved in another format, or damaged: that is told by the one who reads it whole.
            _ => None,
        };
        let bytes = reduced.as_ref().unwrap_or(&self.bytes);
        match ingest::read_content(bytes, &self.name).map_err(|(_, failure)| failure)? {
            Content::Document(document) => Ok(Some(document)),
            Content::Assessments(_) | Content::Archive => Ok(None),
        }
    }
}

/// What a loss is where all is needed.
fn as_failure(loss: &Loss) -> ReadFailure {
    match loss {
        Loss::Limit { limit } => limit.met(),
        Loss::Part { part } | Loss::Truncated { part } => ReadFailure::Damaged { what: part.clone() },
        Loss::Sheet { .. } | Loss::Table { .. } | Loss::Undecodable { .. } => {
            ReadFailure::Damaged { what: "marks of the findings".to_owned() }
        }
    }
}
