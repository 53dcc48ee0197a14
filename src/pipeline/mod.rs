//! The batch: walk, read and recognise in parallel, order restored; one bad file becomes one finding.

mod explain;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::compare;
use crate::export::ExportError;
use crate::ingest::{self, isolation};
use crate::model::{
    Comparison, FileRecord, FileStatus, Finding, FindingDetail, Format, Loss, Place, ReadFailure, Subject,
};
use crate::normalize::{self, Recognised, Recogniser};
use crate::rules::RuleBook;
pub use explain::explain;
pub use walk::OUTPUTS;
use walk::{Fate, Met};

/// Why a run as a whole failed. What is wrong with single files is a finding instead.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A path that was asked for is not there.
    #[error("{path}: no such file or folder")]
    NotFound {
        /// The path as given.
        path: PathBuf,
    },
    /// An output could not be written.
    #[error("{path}: cannot be written")]
    Write {
        /// The output's path.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// An output could not be made.
    #[error("an output could not be made")]
    Export(#[from] ExportError),
}

/// Told about the progress of a batch; called from many threads.
pub trait Progress: Sync {
    /// So many files were found.
    fn found(&self, files: usize);
    /// One more file is done.
    fn done(&self, file: &str);
}

/// No progress wanted.
pub struct Quiet;

impl Progress for Quiet {
    fn found(&self, _files: usize) {}
    fn done(&self, _file: &str) {}
}

/// Reads everything under the paths and compares it. The result is the same on any number of threads.
///
/// # Errors
/// [`Error::NotFound`] where a path is not there.
pub fn run(paths: &[PathBuf], progress: &dyn Progress) -> Result<Comparison, Error> {
    run_beside(paths, None, progress)
}

/// As [`run`], for a run that writes to the folder `output`: results of an earlier run there ([`OUTPUTS`]) are no
/// submissions and are left out, so that repeating a run changes nothing.
///
/// # Errors
/// As [`run`].
pub fn run_beside(paths: &[PathBuf], output: Option<&Path>, progress: &dyn Progress) -> Result<Comparison, Error> {
    let met = walk::walk(paths, output)?;
    progress.found(met.iter().filter(|met| matches!(met.fate, Fate::Read(_))).count());
    let rules = RuleBook::embedded();
    // Collected in the order of the walk, whoever was done first.
    let recogniser = Recogniser::new(rules);
    let results: Vec<FileResult> = met.into_par_iter().map(|met| process(met, &recogniser, progress)).collect();
    Ok(conclude(results, rules))
}

/// What one file gave. The document itself is gone by then: memory holds those in flight only.
struct FileResult {
    name: Arc<str>,
    format: Format,
    outcome: Outcome,
}

enum Outcome {
    Ignored,
    Unreadable(ReadFailure),
    Read { recognised: Recognised, losses: Vec<Loss>, content: Content },
}

/// What tells a file's content from another's: its length and two hashes of its bytes.
type Content = (usize, u64, u64);

fn process(met: Met, recogniser: &Recogniser<'_>, progress: &dyn Progress) -> FileResult {
    let name = met.name;
    let (format, outcome) = match met.fate {
        Fate::Ignore => (Format::Unknown, Outcome::Ignored),
        Fate::Refuse(failure) => (Format::Unknown, Outcome::Unreadable(failure)),
        Fate::Read(path) => {
            let (format, outcome) = read(&path, &name, recogniser)
                .unwrap_or_else(|(format, failure)| (format, Outcome::Unreadable(failure)));
            progress.done(&name);
            (format, outcome)
        }
    };
    FileResult { name, format, outcome }
}

fn read(path: &Path, name: &Arc<str>, recogniser: &Recogniser<'_>) -> Result<(Format, Outcome), (Format, ReadFailure)> {
    let bytes = ingest::load(path).map_err(|failure| (Format::Unknown, failure))?;
    let document = ingest::read_bytes(&bytes, name)?;
    let format = document.format;
    let recognised = isolation::run(|| recogniser.recognise(&document))
        .map_err(|isolation::Panicked| (format, ReadFailure::ReaderFailed))?;
    Ok((format, Outcome::Read { recognised, losses: document.losses, content: content(&bytes) }))
}

fn content(bytes: &[u8]) -> Content {
    let hash = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(salt);
        hasher.write(bytes);
        hasher.finish()
    };
    (bytes.len(), hash(0), hash(1))
}

/// Concludes from all files in their order; every one of them is listed.
fn conclude(results: Vec<FileResult>, rules: &RuleBook) -> Comparison {
    let mut claims = Vec::new();
    let mut findings = Vec::new();
    let mut files = Vec::new();
    let mut firsts: BTreeMap<(Content, BTreeSet<Subject>), Arc<str>> = BTreeMap::new();
    for FileResult { name, format, outcome } in results {
        let mut note = |detail| {
            findings.push(Finding { detail, agency: None, fiscal_year: None, places: vec![Place::file(&name)] });
        };
        let status = match outcome {
            Outcome::Ignored => FileStatus::Ignored,
            Outcome::Unreadable(failure) => {
                note(FindingDetail::UnreadableFile(failure.clone()));
                FileStatus::Unreadable(failure)
            }
            Outcome::Read { recognised, losses, content } => {
                let is_empty = recognised.claims.is_empty();
                // The same form under the names of two agencies may speak of both: then it is no copy.
                let subjects = recognised.claims.iter().map(|claim| claim.subject.clone()).collect();
                let first = firsts.entry((content, subjects)).or_insert_with(|| name.clone()).clone();
                if !losses.is_empty() {
                    note(FindingDetail::PartlyRead(losses.clone()));
                }
                if first == name {
                    claims.extend(recognised.claims);
                    findings.extend(recognised.findings);
                } else if !is_empty {
                    // What a copy says has been said; only that it is one is news.
                    note(FindingDetail::DuplicateSubmission { first });
                }
                match (losses.is_empty(), is_empty) {
                    (false, _) => FileStatus::Partial(losses),
                    (true, true) => FileStatus::Empty,
                    (true, false) => FileStatus::Read,
                }
            }
        };
        files.push(FileRecord { path: name, format, status });
    }
    let (assessments, concluded) = normalize::assess(claims, rules);
    findings.extend(concluded);
    compare::compare(assessments, findings, files)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Mutex;

    use super::*;
    use crate::model::{Claim, Statement};

    #[derive(Default)]
    struct Recorded {
        found: Mutex<usize>,
        done: Mutex<BTreeSet<String>>,
    }

    impl Progress for Recorded {
        fn found(&self, files: usize) {
            *self.found.lock().unwrap() = files;
        }

        fn done(&self, file: &str) {
            self.done.lock().unwrap().insert(file.to_owned());
        }
    }

    #[test]
    fn one_bad_file_becomes_one_finding_and_every_file_is_listed() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in
            [("notes.csv", "ไม่มีคะแนน\n"), ("nothing.xlsx", ""), ("page.xls", "<html></html>"), (".hidden", "")]
        {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let progress = Recorded::default();
        let comparison = run(&[folder.path().to_owned()], &progress).unwrap();
        let html = ReadFailure::Unsupported { format: "HTML".to_owned() };
        let listed: Vec<_> = comparison.files.iter().map(|file| (&*file.path, &file.status)).collect();
        assert_eq!(
            listed,
            [
                (".hidden", &FileStatus::Ignored),
                ("notes.csv", &FileStatus::Empty),
                ("nothing.xlsx", &FileStatus::Unreadable(ReadFailure::NoBytes)),
                ("page.xls", &FileStatus::Unreadable(html)),
            ]
        );
        let found: Vec<_> =
            comparison.findings.iter().map(|one| (one.detail.code(), one.places[0].to_string())).collect();
        assert_eq!(found, [("unreadable-file", "nothing.xlsx".to_owned()), ("unreadable-file", "page.xls".to_owned())]);
        assert_eq!(*progress.found.lock().unwrap(), 3);
        let done = ["nothing.xlsx", "notes.csv", "page.xls"].map(str::to_owned);
        assert_eq!(*progress.done.lock().unwrap(), BTreeSet::from(done));
    }

    #[test]
    fn a_copy_is_told_and_what_was_lost_makes_a_file_partial() {
        let result = |name: &str, bytes: &[u8], fiscal_year, losses: &[Loss]| {
            let name: Arc<str> = name.into();
            let subject = Subject { agency: None, fiscal_year };
            let claim = Claim { subject, statement: Statement::Passed(true), place: Place::file(&name) };
            let recognised = Recognised { claims: vec![claim], findings: Vec::new() };
            let outcome = Outcome::Read { recognised, losses: losses.to_vec(), content: content(bytes) };
            FileResult { name, format: Format::Csv, outcome }
        };
        let loss = [Loss::Part { part: "word/footnotes.xml".to_owned() }];
        let results = vec![
            result("a", b"same", Some(2564), &[]),
            result("b", b"same", Some(2564), &[]),
            result("c", b"same", Some(2565), &[]),
            result("d", b"other", Some(2564), &loss),
        ];
        let comparison = conclude(results, RuleBook::embedded());
        let statuses: Vec<_> = comparison.files.iter().map(|file| file.status.code()).collect();
        assert_eq!(statuses, ["read", "read", "read", "partial"]);
        let of_code = |code: &str| -> Vec<String> {
            let matching = comparison.findings.iter().filter(|finding| finding.detail.code() == code);
            matching.map(|finding| finding.places[0].file.to_string()).collect()
        };
        assert_eq!(of_code("duplicate-submission"), ["b"]);
        assert_eq!(of_code("partly-read"), ["d"]);
    }
}
