//! The lock on an output folder: one run at a time.
//!
//! The system gives the lock back when the process ends in whatever way, so a killed run locks nobody out. The file is
//! removed at the end, for a folder that is compared or sent on holds results only; what that costs is a look at whether
//! the file that was locked is still the one in the folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

/// The name of the lock's file.
pub(super) const LOCK: &str = ".prongsai-lock";

/// So often another run may remove the file between opening and locking it.
const TRIES: usize = 100;

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Closing the file gives the lock back, after its name is gone.
    _file: File,
    /// False where the file system knows no locks.
    pub is_held: bool,
}

impl Lock {
    /// Locks a folder; none where another run has it.
    ///
    /// # Errors
    /// Those of the file system where the folder takes no file.
    pub fn take(folder: &Path) -> io::Result<Option<Lock>> {
        let path = folder.join(LOCK);
        for _ in 0..TRIES {
            let file = open(&path)?;
            let is_held = match file.try_lock() {
                Ok(()) => true,
                Err(TryLockError::WouldBlock) => return Ok(None),
                // Some shares of a network answer so.
                Err(TryLockError::Error(_)) => false,
            };
            if !is_held || is_at(&file, &path)? {
                return Ok(Some(Lock { path, _file: file, is_held }));
            }
        }
        // The other runs end one after another, and yet another is always there.
        Ok(None)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is locked: later, it might be another run's. One that stays does no harm.
        let _ = fs::remove_file(&self.path);
    }
}

fn open(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path).is_ok_and(|status| !status.is_file()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    match opened {
        // A killed run of another user has left it: locking takes no right to write.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied && path.exists() => File::open(path),
        opened => opened,
    }
}

/// Whether an open file is the one at a path: the run that had the lock may have removed it meanwhile.
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    match Handle::from_path(path) {
        Ok(there) => Ok(Handle::from_file(file.try_clone()?)? == there),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_has_the_lock_until_it_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::take(folder.path()).unwrap().unwrap();
        assert!(first.is_held);
        assert!(Lock::take(folder.path()).unwrap().is_none());
        drop(first);
        assert!(!folder.path().join(LOCK).exists());
        assert!(Lock::take(folder.path()).unwrap().is_some());
    }

    #[test]
    fn what_a_killed_run_left_locks_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(LOCK), "").unwrap();
        assert!(Lock::take(folder.path()).unwrap().is_some());
    }

    #[test]
    fn a_lock_on_a_file_that_was_removed_meanwhile_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LOCK);
        let file = open(&path).unwrap();
        assert!(is_at(&file, &path).unwrap());
        fs::remove_file(&path).unwrap();
        assert!(!is_at(&file, &path).unwrap());
        open(&path).unwrap();
        assert!(!is_at(&file, &path).unwrap());
    }

    #[test]
    fn many_at_once_never_share_it() {
        let folder = tempfile::tempdir().unwrap();
        let inside = std::sync::atomic::AtomicUsize::new(0);
        let taken = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let Some(lock) = Lock::take(folder.path()).unwrap() else { continue };
                        assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                        taken.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                        inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                        drop(lock);
                    }
                });
            }
        });
        assert!(taken.into_inner() > 0);
    }
}
