//! Why a command as a whole failed.

use std::io;
use std::path::PathBuf;

use crate::export::wording::{Language, cli as words, convert, decisions as decided};
use crate::pipeline::{self, conversion::Refusal, decisions::DecisionsError};

/// Why a command failed. Its sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The run failed.
    #[error(transparent)]
    Run(#[from] pipeline::Error),
    /// The output folder is a file.
    #[error("{path}: not a folder")]
    NotAFolder {
        /// The path as given.
        path: PathBuf,
    },
    /// One file was asked for, and this is a folder.
    #[error("{path}: not a file")]
    NotAFile {
        /// The path as given.
        path: PathBuf,
    },
    /// The system gives no threads.
    #[error("no threads to read with")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// The standard output takes no more.
    #[error("the result cannot be printed")]
    Print(#[from] io::Error),
}

impl Failure {
    /// What happened and what to do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Failure::Run(pipeline::Error::NotFound { path }) => words::not_found(path, language),
            Failure::Run(pipeline::Error::Write { path, source }) => words::cannot_write(path, source, language),
            Failure::Run(pipeline::Error::Export(failed)) => words::cannot_make(failed, language),
            Failure::Run(pipeline::Error::Refused(refusal)) => refused(refusal, language),
            Failure::Run(pipeline::Error::Decisions(refusal)) => decisions(refusal, language),
            Failure::NotAFolder { path } => words::not_a_folder(path, language),
            Failure::NotAFile { path } => words::not_a_file(path, language),
            Failure::Threads(_) => words::no_threads(language),
            Failure::Print(source) => words::cannot_print(source, language),
        }
    }
}

fn decisions(refusal: &DecisionsError, language: Language) -> String {
    match refusal {
        DecisionsError::NotFound { path } => words::not_found(path, language),
        DecisionsError::Unreadable { path, failure } => decided::unreadable(path, failure, language),
        DecisionsError::NotOurs { path } => decided::not_ours(path, language),
        DecisionsError::Unapplied { path, unapplied } => decided::unapplied(path, *unapplied, language),
        DecisionsError::Doubtful { path, failure } => decided::doubtful(path, failure, language),
    }
}

fn refused(refusal: &Refusal, language: Language) -> String {
    match refusal {
        Refusal::SourceInOutput { source_path, output } => convert::source_in_output(source_path, output, language),
        Refusal::OutputAmongSources { output } => convert::output_among_sources(output, language),
        Refusal::ForeignManifest { path } => convert::foreign_manifest(path, language),
        Refusal::Pattern { pattern, source } => convert::bad_pattern(pattern, source, language),
    }
}
