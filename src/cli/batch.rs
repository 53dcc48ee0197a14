//! Reading many files: what `compare` and `check` have in common.

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::model::Comparison;
use crate::pipeline;

use super::args::Batch;
use super::failure::Failure;
use super::progress::progress;

/// The threads that the batch asks for, else one for each core.
///
/// # Errors
/// Where the system gives no threads.
pub fn pool(batch: &Batch) -> Result<ThreadPool, Failure> {
    let threads = batch.threads.map_or(0, usize::from);
    Ok(ThreadPoolBuilder::new().num_threads(threads).build()?)
}

/// Reads everything that the batch names, and shows how far it is.
///
/// # Errors
/// A path that is not there.
pub fn read(batch: &Batch, pool: &ThreadPool) -> Result<Comparison, Failure> {
    let language = batch.words.lang.into();
    let progress = progress(!batch.quiet, language);
    Ok(pool.install(|| pipeline::run(&batch.paths, progress.as_ref()))?)
}
