//! Reading many files: what `compare` and `check` have in common.

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::export::wording::findings;
use crate::model::{Comparison, FileStatus};
use crate::pipeline;

use super::args::Batch;
use super::failure::Failure;
use super::progress::progress;
use super::terminal;

/// The threads that the batch asks for, else one for each core.
///
/// # Errors
/// Where the system gives no threads.
pub fn pool(batch: &Batch) -> Result<ThreadPool, Failure> {
    let threads = batch.threads.map_or(0, usize::from);
    Ok(ThreadPoolBuilder::new().num_threads(threads).build()?)
}

/// Reads everything that the batch names. Files that cannot be read are told on the standard error.
///
/// # Errors
/// A path that is not there.
pub fn read(batch: &Batch, pool: &ThreadPool) -> Result<Comparison, Failure> {
    let language = batch.words.lang.into();
    let progress = progress(!batch.quiet, language);
    let comparison = pool.install(|| pipeline::run(&batch.paths, progress.as_ref()))?;
    drop(progress);
    for file in &comparison.files {
        if let FileStatus::Unreadable(_) = file.status
            && let Some(reason) = findings::reason(&file.status, language)
        {
            terminal::complain(&format!("{}: {reason}", file.path));
        }
    }
    Ok(comparison)
}
