//! The batch: walk, load ahead, read and recognise in parallel, order restored; one bad file becomes one finding.
//! [`conversion`] is the batch of `convert`.

pub mod agency_reports;
mod ahead;
mod conclusion;
pub mod conversion;
pub mod decisions;
mod disguise;
mod explain;
mod file_name;
mod gate;
mod hash;
pub mod house_style;
pub mod output;
mod reading;
mod roster;
mod stop;
mod walk;
pub mod worker;

use std::path::{Path, PathBuf};

use crate::export::ExportError;
use crate::model::{Comparison, ReadFailure};
use crate::rules::RuleBook;
use crate::thai::memory;
pub use explain::explain;
use reading::Reading;
pub use roster::roster;
pub use stop::{Left, Stop};
use walk::{Fate, LeftOut};
pub use walk::{OUTPUTS, OUTPUTS_ON_REQUEST};
use worker::Readers;

/// Why a run as a whole failed. What is wrong with single files is a finding instead.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A path that was asked for is not there.
    #[error("{path}: no such file or folder")]
    NotFound {
        /// The path as given.
        path: PathBuf,
    },
    /// A file that is needed for the whole run cannot be read.
    #[error("{path}: cannot be read")]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// Why.
        #[source]
        reason: ReadFailure,
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
    /// One of several outputs could not take the place of an old one.
    #[error("{path}: cannot be replaced")]
    Replace {
        /// The output's path.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
        /// True where all old outputs are back; else the next run puts the folder in order.
        is_undone: bool,
    },
    /// Another run is writing to the output folder.
    #[error("{folder}: another run is writing to it")]
    Busy {
        /// The folder as given.
        folder: PathBuf,
    },
    /// The run was stopped before its end.
    #[error("stopped")]
    Stopped {
        /// What it left behind.
        left: Left,
    },
    /// Decisions cannot be taken up, or would be lost.
    #[error(transparent)]
    Decisions(#[from] decisions::DecisionsError),
    /// A document cannot lend its look.
    #[error(transparent)]
    Template(#[from] house_style::TemplateError),
    /// A conversion was refused.
    #[error(transparent)]
    Refused(#[from] conversion::Refusal),
    /// Reports of agencies cannot be written.
    #[error(transparent)]
    Reports(#[from] agency_reports::Refusal),
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
    run_request(&Request { paths, ..Request::default() }, progress)
}

/// What is to be compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'r> {
    /// Files and folders.
    pub paths: &'r [PathBuf],
    /// The folder that the run writes to: results of an earlier run there ([`OUTPUTS`], [`OUTPUTS_ON_REQUEST`], reports of
    /// agencies that nobody has edited) are no submissions and are left out, so that repeating a run changes nothing.
    pub output: Option<&'r Path>,
    /// A comparison workbook in which officers answered findings. It is no submission either.
    pub decisions: Option<&'r Path>,
    /// A document that the outputs take their look from. It is no submission either.
    pub template: Option<&'r Path>,
    /// What reads the files; without it all are read in this process.
    pub readers: Option<&'r Readers>,
    /// Ends the run early.
    pub stop: Option<&'r Stop>,
}

/// As [`run`], with all that can be asked for.
///
/// # Errors
/// As [`run`], [`Error::Decisions`] where decisions cannot be read, and [`Error::Stopped`].
pub fn run_request(request: &Request<'_>, progress: &dyn Progress) -> Result<Comparison, Error> {
    let Request { paths, output, decisions, template, readers, stop } = *request;
    let never = Stop::default();
    let stop = stop.unwrap_or(&never);
    let decided = decisions.map(decisions::read).transpose()?.unwrap_or_default();
    let mut met = walk::walk(paths, output.map_or(LeftOut::Nothing, LeftOut::ResultsIn))?;
    for file in [decisions, template].into_iter().flatten().filter_map(|path| path.canonicalize().ok()) {
        met.retain(|met| !met.lies_at(&file));
    }
    progress.found(met.iter().filter(|met| matches!(met.fate, Fate::Read(_))).count());
    let rules = RuleBook::embedded();
    let locations = walk::locations(&met);
    let here = Readers::here();
    let results = Reading::new(rules, readers.unwrap_or(&here), progress, stop).all(met)?;
    rayon::broadcast(|_| memory::forget());
    Ok(Comparison { locations, ..conclusion::conclude(results, decided, rules) })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::sync::Mutex;

    use super::*;
    use crate::model::FileStatus;

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
            [("notes.csv", "ไม่มีคะแนน\n"), ("nothing.xlsx", ""), ("page.xls", "%PDF-1.7"), (".hidden", "")]
        {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let progress = Recorded::default();
        let comparison = run(&[folder.path().to_owned()], &progress).unwrap();
        let pdf = ReadFailure::Unsupported { format: "PDF (.pdf)".to_owned() };
        let listed: Vec<_> = comparison.files.iter().map(|file| (&*file.path, &file.status)).collect();
        assert_eq!(
            listed,
            [
                (".hidden", &FileStatus::Ignored),
                ("notes.csv", &FileStatus::Empty),
                ("nothing.xlsx", &FileStatus::Unreadable(ReadFailure::NoBytes)),
                ("page.xls", &FileStatus::Unreadable(pdf)),
            ]
        );
        let found: Vec<_> =
            comparison.findings.iter().map(|one| (one.detail.code(), one.places[0].to_string())).collect();
        assert_eq!(found, [("unreadable-file", "nothing.xlsx".to_owned()), ("unreadable-file", "page.xls".to_owned())]);
        assert_eq!(*progress.found.lock().unwrap(), 3);
        let done = ["nothing.xlsx", "notes.csv", "page.xls"].map(str::to_owned);
        assert_eq!(*progress.done.lock().unwrap(), BTreeSet::from(done));
    }
}
