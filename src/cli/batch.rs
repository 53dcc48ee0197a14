//! Reading many files: what the commands that do have in common.

use std::path::{Path, PathBuf};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::export::house_style::HouseStyle;
use crate::export::wording::{self, Language, cli as words};
use crate::export::{Digits, Settings};
use crate::model::{Comparison, FileRecord, FileStatus};
use crate::pipeline::output::OutputFolder;
use crate::pipeline::{self, Error, Request, Stop};

use super::args::{Batch, DigitsName, Words};
use super::failure::Failure;
use super::progress::progress;
use super::worker::readers;
use super::{interrupts, terminal};

/// How outputs are written: in the digits that were asked for, else in those that go with the language.
fn settings(words: Words, digits: Option<DigitsName>) -> Settings {
    let language = words.lang.into();
    let digits = match (digits, language) {
        (Some(DigitsName::Thai), _) | (None, Language::Thai) => Digits::Thai,
        (Some(DigitsName::Arabic), _) | (None, Language::English) => Digits::Arabic,
    };
    Settings { language, digits }
}

/// What a command that writes Word documents begins with.
pub struct Begun {
    /// Where it writes, and nobody else meanwhile.
    pub folder: OutputFolder,
    /// The wish of whoever started it to end it early.
    pub stop: Stop,
    /// In which language and digits it writes.
    pub settings: Settings,
    /// The look of the office's own documents, where one was named.
    pub house: Option<HouseStyle>,
    /// The threads that it works on.
    pub pool: ThreadPool,
    /// What its submissions come to.
    pub comparison: Comparison,
}

/// Opens the output folder and reads the template, then reads the submissions and tells of those that cannot be read.
///
/// # Errors
/// Those of [`open`], [`pool`] and [`read`], and where the document named cannot serve as template.
pub fn begin(batch: &Batch, digits: Option<DigitsName>, output: &Path, beside: Request<'_>) -> Result<Begun, Failure> {
    let settings = settings(batch.words, digits);
    let stop = interrupts::stop();
    let folder = open(output, settings.language)?;
    let house = house_style(beside.template)?;
    let pool = pool(batch.threads)?;
    let comparison = read(batch, Request { output: Some(output), stop: Some(&stop), ..beside }, &pool)?;
    tell_unreadable(&comparison.files, settings.language);
    Ok(Begun { folder, stop, settings, house, pool, comparison })
}

fn house_style(template: Option<&Path>) -> Result<Option<HouseStyle>, Failure> {
    Ok(template.map(pipeline::house_style::read).transpose().map_err(Error::from)?)
}

/// As many threads as were asked for, else one for each core.
///
/// # Errors
/// Where the system gives no threads.
pub fn pool(threads: Option<u16>) -> Result<ThreadPool, Failure> {
    let threads = threads.map_or(0, usize::from);
    Ok(ThreadPoolBuilder::new().num_threads(threads).build()?)
}

/// The threads for a command that only reads: for one file that is no archive this one, since starting others takes as
/// long as reading it. Not on Windows, whose first thread has half the room of others for what is nested deeply.
///
/// # Errors
/// As [`pool`].
pub fn reading_pool(paths: &[PathBuf], threads: Option<u16>) -> Result<ThreadPool, Failure> {
    let is_archive = |path: &Path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    match paths {
        [path] if !cfg!(windows) && path.is_file() && !is_archive(path) => {
            Ok(ThreadPoolBuilder::new().num_threads(1).use_current_thread().build()?)
        }
        _ => pool(threads),
    }
}

/// Reads everything that the batch names but what stands `beside` the submissions, takes up what was decided in a
/// workbook, and shows how far it is.
///
/// # Errors
/// A path that is not there, decisions that cannot be read.
pub fn read(batch: &Batch, beside: Request<'_>, pool: &ThreadPool) -> Result<Comparison, Failure> {
    let language = batch.words.lang.into();
    let progress = progress(!batch.quiet, language);
    let readers = readers();
    let request = Request { paths: &batch.paths, readers: Some(&readers), ..beside };
    Ok(pool.install(|| pipeline::run_request(&request, progress.as_ref()))?)
}

/// Opens an output folder for this run alone, before a long reading.
///
/// # Errors
/// Where it is no folder, takes no files, or another run has it.
pub fn open(folder: &Path, language: Language) -> Result<OutputFolder, Failure> {
    is_folder(folder)?;
    let opened = OutputFolder::open(folder)?;
    if !opened.is_locked() {
        terminal::complain(&words::unlocked(folder, language));
    }
    Ok(opened)
}

/// Finds out whether an output folder is one, or can be made.
///
/// # Errors
/// Where it or what it lies in is something else.
pub fn is_folder(folder: &Path) -> Result<(), Failure> {
    let standing = folder.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(Path::new("."));
    if standing.is_dir() { Ok(()) } else { Err(Failure::NotAFolder { path: standing.to_owned() }) }
}

/// A line on the standard error for every file that could not be read.
fn tell_unreadable(files: &[FileRecord], language: Language) {
    for file in files.iter().filter(|file| matches!(file.status, FileStatus::Unreadable(_))) {
        if let Some(reason) = wording::findings::reason(&file.status, language) {
            terminal::complain(&format!("{}: {reason}", file.path));
        }
    }
}
