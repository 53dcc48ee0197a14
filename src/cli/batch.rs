//! Reading many files: what the commands that do have in common.

use std::path::Path;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::export::house_style::HouseStyle;
use crate::export::wording::{self, Language};
use crate::export::{Digits, Settings};
use crate::model::{Comparison, FileRecord, FileStatus};
use crate::pipeline::{self, Error, Request};

use super::args::{Batch, DigitsName, Words};
use super::failure::Failure;
use super::progress::progress;
use super::terminal;
use super::worker::readers;

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
    /// In which language and digits it writes.
    pub settings: Settings,
    /// The look of the office's own documents, where one was named.
    pub house: Option<HouseStyle>,
    /// The threads that it works on.
    pub pool: ThreadPool,
    /// What its submissions come to.
    pub comparison: Comparison,
}

/// Finds out whether the folder of the request can be written to and its template read, then reads the submissions and
/// tells of those that cannot be read.
///
/// # Errors
/// Those of [`may_write`], [`pool`] and [`read`], and where the document named cannot serve as template.
pub fn begin(batch: &Batch, digits: Option<DigitsName>, beside: Request<'_>) -> Result<Begun, Failure> {
    let settings = settings(batch.words, digits);
    beside.output.map_or(Ok(()), may_write)?;
    let house = house_style(beside.template)?;
    let pool = pool(batch)?;
    let comparison = read(batch, beside, &pool)?;
    tell_unreadable(&comparison.files, settings.language);
    Ok(Begun { settings, house, pool, comparison })
}

fn house_style(template: Option<&Path>) -> Result<Option<HouseStyle>, Failure> {
    Ok(template.map(pipeline::house_style::read).transpose().map_err(Error::from)?)
}

/// The threads that the batch asks for, else one for each core.
///
/// # Errors
/// Where the system gives no threads.
pub fn pool(batch: &Batch) -> Result<ThreadPool, Failure> {
    let threads = batch.threads.map_or(0, usize::from);
    Ok(ThreadPoolBuilder::new().num_threads(threads).build()?)
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

/// Finds out before a long reading whether the output folder can take files.
///
/// # Errors
/// Where it is no folder, or cannot.
pub fn may_write(folder: &Path) -> Result<(), Failure> {
    let standing = folder.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(Path::new("."));
    if !standing.is_dir() {
        return Err(Failure::NotAFolder { path: standing.to_owned() });
    }
    match tempfile::tempfile_in(standing) {
        Ok(_) => Ok(()),
        Err(source) => Err(Error::Write { path: folder.to_owned(), source }.into()),
    }
}

/// A line on the standard error for every file that could not be read.
fn tell_unreadable(files: &[FileRecord], language: Language) {
    for file in files.iter().filter(|file| matches!(file.status, FileStatus::Unreadable(_))) {
        if let Some(reason) = wording::findings::reason(&file.status, language) {
            terminal::complain(&format!("{}: {reason}", file.path));
        }
    }
}
