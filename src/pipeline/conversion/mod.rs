//! Documents in, documents out: converts everything under some paths into a folder of the same structure, with a
//! manifest of what became of each file.
//!
//! Sources are only read. A result is written where nothing stands, where an earlier run's own result was torn by a
//! loss of power, and over anything else only when told to. The manifest records every result with the hashes of its
//! source and of itself, so a repeated run knows what is done and what was edited since.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

use super::output::OutputFolder;
use super::output::aside::{clear_all, is_aside};
use super::walk::{self, Fate, LeftOut};
use super::worker::Readers;
use super::{Error, Progress, Stop};
use crate::convert;
use crate::export::wording::Language;
use crate::export::{ExportError, manifest};
use crate::model::{
    ConversionOptions, ConversionRecord, ConversionStatus, Made, Manifest, ManifestEntry, TargetDigits,
};
use crate::thai::digits::Digits;

mod earlier;
pub(super) mod formats;
mod job;
mod journal;
mod names;
mod output;

use earlier::{Earlier, Foreign};
use job::Job;
use journal::Journal;
use names::Names;
use output::Output;

/// The manifest's name in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// The name of its table.
pub const TABLE: &str = "manifest.csv";

/// What is to be converted, how and to where.
#[derive(Clone, Debug)]
pub struct Request<'r> {
    /// Files and folders.
    pub paths: &'r [PathBuf],
    /// The folder for results; none only for a dry run, which then takes it for empty.
    pub output: Option<&'r Path>,
    /// What to change.
    pub options: ConversionOptions,
    /// Whether to overwrite what stands in the output folder and is no result that is up to date.
    pub force: bool,
    /// Whether nothing is written at all.
    pub dry_run: bool,
    /// The language of reasons.
    pub language: Language,
    /// What reads the old binary formats.
    pub readers: &'r Readers,
    /// Ends the run early.
    pub stop: Option<&'r Stop>,
}

/// Why a conversion as a whole was refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// A source lies in the output folder or is that folder.
    #[error("{source_path} lies in the output folder {output}")]
    SourceInOutput {
        /// The source as given.
        source_path: PathBuf,
        /// The output folder as given.
        output: PathBuf,
    },
    /// The output folder lies among the sources and holds files that are no results.
    #[error("{output} lies among the sources and holds other files")]
    OutputAmongSources {
        /// The output folder as given.
        output: PathBuf,
    },
    /// A file stands where one of ours belongs, and it is not ours.
    #[error("{path} is no manifest of ours")]
    ForeignManifest {
        /// The file.
        path: PathBuf,
    },
    /// A pattern is no regular expression.
    #[error("{pattern}: not a regular expression")]
    Pattern {
        /// The pattern as given.
        pattern: String,
        /// What is wrong with it.
        #[source]
        source: regex::Error,
    },
}

/// How a conversion ended.
#[derive(Clone, Debug)]
pub struct Conversion {
    /// What became of each file that was met, sorted by source.
    pub records: Vec<ConversionRecord>,
    /// What the output folder now holds, or would hold.
    pub manifest: Manifest,
    /// The manifest's files that were written.
    pub written: Vec<PathBuf>,
    /// True where the file system of the output folder knows no locks, so that another run may have written there too.
    pub is_unlocked: bool,
}

/// Converts everything under the paths. The result is the same on any number of threads, and a run that is repeated
/// writes nothing new.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Write`], [`Error::Stopped`], and before anything is written [`Error::Refused`] and
/// [`Error::Busy`].
pub fn run(request: &Request<'_>, progress: &dyn Progress) -> Result<Conversion, Error> {
    let settings = settings(&request.options)?;
    let made = made(&request.options);
    let never = Stop::default();
    let (earlier, folder) =
        request.output.map_or_else(|| Ok((Earlier::default(), None)), |output| prepare(output, request))?;
    let met = walk::walk(request.paths, request.output.map_or(LeftOut::Nothing, LeftOut::Folder))?;
    progress.found(met.iter().filter(|met| matches!(met.fate, Fate::Read(_))).count());
    let names = Names::new(met.iter().map(|met| &*met.name));
    let output = request.output.map(Output::new);
    let journal = request.output.filter(|_| !request.dry_run).map(|output| Journal::new(output, made.clone()));
    let job = Job {
        settings: &settings,
        made: &made,
        names: &names,
        earlier: &earlier,
        output: output.as_ref(),
        journal: journal.as_ref(),
        force: request.force,
        language: request.language,
        readers: request.readers,
        progress,
        stop: request.stop.unwrap_or(&never),
    };
    let records = job.all(&met)?;
    let mut files: Vec<ManifestEntry> =
        records.iter().map(|record| manifest::entry(record, request.language)).collect();
    if let Some(output) = &output {
        files.extend(carried(&earlier, &records, &made, output));
    }
    let mut conversion = Conversion {
        records,
        manifest: manifest::manifest(made, files),
        written: Vec::new(),
        is_unlocked: folder.as_ref().is_some_and(|folder| !folder.is_locked()),
    };
    if let (Some(folder), Some(journal), true) = (&folder, journal, conversion.has_results()) {
        conversion.written = write(folder, &conversion.manifest, request.language)?;
        journal.remove().map_err(|source| Error::Write { path: folder.path().join(journal::JOURNAL), source })?;
    }
    Ok(conversion)
}

impl Conversion {
    /// True where any file that was met has its result.
    pub fn has_results(&self) -> bool {
        self.records.iter().any(|record| record.status == ConversionStatus::Converted)
    }
}

fn made(options: &ConversionOptions) -> Made {
    let mut settings = options.clone();
    // In whatever order patterns were given, they say the same.
    settings.keep.sort();
    settings.keep.dedup();
    Made { version: env!("CARGO_PKG_VERSION").to_owned(), settings }
}

fn settings(options: &ConversionOptions) -> Result<convert::Settings, Refusal> {
    let pattern =
        |pattern: &String| Regex::new(pattern).map_err(|source| Refusal::Pattern { pattern: pattern.clone(), source });
    Ok(convert::Settings {
        digits: match options.to {
            TargetDigits::Arabic => Some(Digits::Arabic),
            TargetDigits::Thai => Some(Digits::Thai),
            TargetDigits::Keep => None,
        },
        repair: options.repair,
        keep_text: options.keep_text,
        keep: options.keep.iter().map(pattern).collect::<Result<_, _>>()?,
    })
}

/// Refuses what would harm, has the folder for this run alone where it is written to, and reads what earlier runs
/// recorded.
fn prepare(output: &Path, request: &Request<'_>) -> Result<(Earlier, Option<OutputFolder>), Error> {
    let is_among_sources = among_sources(output, request.paths)?;
    let folder = (!request.dry_run).then(|| OutputFolder::open(output)).transpose()?;
    let earlier = match Earlier::read(output) {
        Ok(earlier) => earlier,
        Err(Foreign(_)) if request.force && !is_among_sources => {
            if !request.dry_run {
                forget(&output.join(journal::JOURNAL))?;
            }
            Earlier::default()
        }
        Err(Foreign(path)) => return Err(Refusal::ForeignManifest { path }.into()),
    };
    let is_something = |entry: &fs::DirEntry| !entry.file_name().to_str().is_some_and(is_aside);
    let holds_something =
        || fs::read_dir(output).is_ok_and(|mut entries| entries.any(|entry| entry.is_ok_and(|one| is_something(&one))));
    if is_among_sources && !earlier.is_ours && holds_something() {
        // What lies there would be neither read nor safe.
        return Err(Refusal::OutputAmongSources { output: output.to_owned() }.into());
    }
    if folder.is_some() && earlier.is_ours {
        clear_all(output);
    }
    Ok((earlier, folder))
}

/// Whether the output folder lies below a source.
///
/// # Errors
/// [`Refusal::SourceInOutput`] where it is one, or has one below it.
fn among_sources(output: &Path, sources: &[PathBuf]) -> Result<bool, Refusal> {
    let Ok(standing) = output.canonicalize() else { return Ok(false) };
    let mut is_below = false;
    for source in sources {
        let Ok(found) = source.canonicalize() else { continue };
        if found.starts_with(&standing) {
            return Err(Refusal::SourceInOutput { source_path: source.clone(), output: output.to_owned() });
        }
        is_below |= standing.starts_with(&found);
    }
    Ok(is_below)
}

/// Removes a journal that is not ours, or that stands beside a manifest that is not.
fn forget(journal: &Path) -> Result<(), Error> {
    match fs::remove_file(journal) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::Write { path: journal.to_owned(), source: error })
        }
        _ => Ok(()),
    }
}

/// Results of earlier runs that this one has not restated: they are still there, so the manifest still lists them.
fn carried(earlier: &Earlier, records: &[ConversionRecord], made: &Made, output: &Output) -> Vec<ManifestEntry> {
    let restated: BTreeSet<String> = records
        .iter()
        .filter(|record| record.result_sha256.is_some())
        .filter_map(|record| Some(record.result.as_ref()?.to_lowercase()))
        .collect();
    let is_carried = |entry: &ManifestEntry| {
        let result = entry.result.as_deref().unwrap_or_default();
        entry.status == ConversionStatus::Converted.code()
            && !restated.contains(&result.to_lowercase())
            && output.holds(result)
    };
    earlier
        .all()
        .filter(|recorded| is_carried(&recorded.entry))
        .map(|recorded| ManifestEntry {
            made_with: (recorded.made != *made).then(|| recorded.made.clone()),
            ..recorded.entry.clone()
        })
        .collect()
}

/// Writes the manifest, which is what says that the run got to its end, last.
fn write(folder: &OutputFolder, manifest: &Manifest, language: Language) -> Result<Vec<PathBuf>, Error> {
    let files: [(&str, Result<Vec<u8>, ExportError>); 2] =
        [(TABLE, manifest::csv(manifest, language)), (MANIFEST, manifest::json(manifest))];
    let mut written = Vec::new();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        let bytes = bytes?;
        // A run that is repeated touches nothing.
        if fs::read(&path).ok().as_ref() != Some(&bytes) {
            folder.write(name, &bytes)?;
        }
        written.push(path);
    }
    Ok(written)
}
