//! Why a command as a whole failed.

use std::io;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use crate::export::ExportError;
use crate::export::wording::{
    Language, agency_report, cli as words, convert, decisions as decided, house_style as house, template,
};
use crate::pipeline::house_style::{Refused, TemplateError};
use crate::pipeline::{self, Left, agency_reports, conversion::Refusal, decisions::DecisionsError};

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
    /// A score sheet for a year that has none.
    #[error("{year}: no fiscal year of the assessment")]
    Year {
        /// The year as given.
        year: u16,
        /// The years that a sheet can be made for.
        years: RangeInclusive<u16>,
    },
    /// An output that must be a workbook by its name.
    #[error("{path}: not the name of a workbook")]
    NotAWorkbook {
        /// The path as given.
        path: PathBuf,
    },
    /// An output that is there already.
    #[error("{path}: is there already")]
    IsThere {
        /// The path as given.
        path: PathBuf,
    },
    /// A score sheet could not be made.
    #[error("{path}: cannot be made")]
    Template {
        /// The path as given.
        path: PathBuf,
        /// Why.
        #[source]
        source: ExportError,
    },
    /// The system gives no threads.
    #[error("no threads to read with")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// The standard output takes no more.
    #[error("the result cannot be printed")]
    Print(#[from] io::Error),
}

impl Failure {
    /// True where the run ended because somebody wanted it to.
    pub fn is_wish(&self) -> bool {
        matches!(self, Failure::Run(pipeline::Error::Stopped { .. }))
    }

    /// What happened and what to do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Failure::Run(pipeline::Error::NotFound { path }) => words::not_found(path, language),
            Failure::Run(pipeline::Error::Write { path, source }) => words::cannot_write(path, source, language),
            Failure::Run(pipeline::Error::Replace { path, source, is_undone }) => {
                words::cannot_replace(path, source, *is_undone, language)
            }
            Failure::Run(pipeline::Error::Busy { folder }) => words::busy(folder, language),
            Failure::Run(pipeline::Error::Stopped { left }) => match left {
                Left::Nothing => words::stopped(language),
                Left::Reports => agency_report::stopped(language),
                Left::Results => convert::stopped(language),
            }
            .to_owned(),
            Failure::Run(pipeline::Error::Export(failed)) => words::cannot_make(failed, language),
            Failure::Run(pipeline::Error::Refused(refusal)) => refused(refusal, language),
            Failure::Run(pipeline::Error::Decisions(refusal)) => decisions(refusal, language),
            Failure::Run(pipeline::Error::Reports(refusal)) => reports(refusal, language),
            Failure::Run(pipeline::Error::Template(refusal)) => house_style(refusal, language),
            Failure::NotAFolder { path } => words::not_a_folder(path, language),
            Failure::NotAFile { path } => words::not_a_file(path, language),
            Failure::Run(pipeline::Error::Unreadable { path, reason }) => words::cannot_read(path, reason, language),
            Failure::Year { year, years } => template::no_such_year(*year, years, language),
            Failure::NotAWorkbook { path } => template::not_a_workbook(path, language),
            Failure::IsThere { path } => template::is_there(path, language),
            Failure::Template { path, source } => template::cannot_make(path, source, language),
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
        DecisionsError::Edited { path } => decided::edited(path, language),
        DecisionsError::Doubtful { path, failure } => decided::doubtful(path, failure, language),
    }
}

fn house_style(TemplateError { path, why }: &TemplateError, language: Language) -> String {
    match why {
        Refused::NotFound => words::not_found(path, language),
        Refused::Unreadable(failure) => house::unreadable(path, failure, language),
        Refused::OtherFormat(format) => house::other_format(path, *format, language),
        Refused::Macros => house::macros(path, language),
        Refused::Unusable(why) => house::unusable(path, *why, language),
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

fn reports(refusal: &agency_reports::Refusal, language: Language) -> String {
    use agency_reports::Refusal;
    match refusal {
        Refusal::UnknownAgency { asked, nearest } => agency_report::unknown_agency(asked, nearest, language),
        Refusal::UnknownYear { year, years } => {
            let years: Vec<String> = years.iter().map(u16::to_string).collect();
            agency_report::no_such_year(*year, &years.join(", "), language)
        }
        Refusal::AreThere { first, more } => agency_report::are_there(first, *more, language),
        Refusal::IsSource { path } => agency_report::is_a_source(path, language),
        Refusal::Made { path, source } => agency_report::cannot_make(path, source, language),
    }
}
