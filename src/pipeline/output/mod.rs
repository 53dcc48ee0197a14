//! The folder that a run writes to: no other run writes to it meanwhile, what a killed run left is put in order first,
//! and every file gets there whole, those of one comparison together or not at all.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(super) mod aside;
mod lock;
mod replacement;

use super::Error;
use super::stop::{Left, Stop};
use lock::Lock;
pub use replacement::Making;
use replacement::{Failed, Replacement, Step, Unstaged};

/// So often a folder that was just made may be removed again by the run that is ending in it.
const TRIES: usize = 10;

/// A folder that this run alone writes to, until this is dropped.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    lock: Option<Lock>,
    /// Folders that this run made, deepest first.
    made: Vec<PathBuf>,
}

impl OutputFolder {
    /// Makes the folder where it is missing, locks it and puts in order what a killed run left.
    ///
    /// # Errors
    /// [`Error::Busy`] where another run has it, [`Error::Write`] where it takes no files, [`Error::Replace`] where what
    /// was left cannot be put in order.
    pub fn open(path: &Path) -> Result<OutputFolder, Error> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let (made, lock) = made_and_locked(path).map_err(|source| Error::Write { path: path.to_owned(), source })?;
        let is_free = lock.is_some();
        let folder = OutputFolder { path: path.to_owned(), lock, made };
        if !is_free {
            return Err(Error::Busy { folder: path.to_owned() });
        }
        replacement::recover(path).map_err(Error::from)?;
        Ok(folder)
    }

    /// Where it is, as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// False where the file system knows no locks, so that nothing keeps another run from writing here meanwhile.
    pub fn is_locked(&self) -> bool {
        self.lock.as_ref().is_some_and(|lock| lock.is_held)
    }

    /// Puts one file here, whole; where that fails, an old one stays as it was. Gives its path.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn write(&self, name: impl AsRef<OsStr>, bytes: &[u8]) -> Result<PathBuf, Error> {
        let path = self.path.join(name.as_ref());
        match replacement::write_beside(&self.path, &name, bytes).and_then(|()| replacement::place(&self.path, &name)) {
            Ok(()) => Ok(path),
            Err(source) => Err(Error::Write { path, source }),
        }
    }

    /// Makes files and puts them here, all of them or none. Gives their paths.
    ///
    /// # Errors
    /// [`Error::Export`] where one cannot be made, [`Error::Write`] and [`Error::Replace`]; [`Error::Stopped`] where the
    /// run was stopped before the first was replaced.
    pub fn write_all(&self, files: &[(&str, &Making<'_>)], stop: &Stop) -> Result<Vec<PathBuf>, Error> {
        stop.check(Left::Nothing)?;
        let staged = Replacement::stage(&self.path, files)?;
        if let Err(stopped) = stop.check(Left::Nothing) {
            staged.drop_all();
            return Err(stopped);
        }
        staged.run()?;
        Ok(files.iter().map(|(name, _)| self.path.join(name)).collect())
    }
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        self.lock = None;
        remove_empty(&self.made);
    }
}

/// Removes folders, deepest first: a run that wrote nothing leaves none. One that holds something cannot be removed.
fn remove_empty(made: &[PathBuf]) {
    for folder in made {
        let _ = fs::remove_dir(folder);
    }
}

impl From<Unstaged> for Error {
    fn from(unstaged: Unstaged) -> Error {
        match unstaged {
            Unstaged::Unmade(error) => Error::Export(error),
            Unstaged::Refused(failed) => failed.into(),
        }
    }
}

impl From<Failed> for Error {
    fn from(Failed { path, source, at }: Failed) -> Error {
        match at {
            Step::Beside => Error::Write { path, source },
            Step::Replacing => Error::Replace { path, source, is_undone: true },
            Step::PuttingBack => Error::Replace { path, source, is_undone: false },
        }
    }
}

fn made_and_locked(path: &Path) -> io::Result<(Vec<PathBuf>, Option<Lock>)> {
    let mut tries = 0;
    loop {
        let missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let made: Vec<PathBuf> = path.ancestors().take_while(missing).map(Path::to_owned).collect();
        match fs::create_dir_all(path).and_then(|()| Lock::take(path)) {
            // A run that ended without results has just removed the folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound && tries < TRIES => tries += 1,
            Err(error) => {
                remove_empty(&made);
                return Err(error);
            }
            Ok(lock) => return Ok((made, lock)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_folder_is_open_to_one_run_at_a_time_and_gone_where_nothing_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/out");
        let first = OutputFolder::open(&path).unwrap();
        assert!(first.is_locked());
        assert!(matches!(OutputFolder::open(&path), Err(Error::Busy { folder }) if folder == path));
        drop(first);
        assert!(!folder.path().join("new").exists());
        let second = OutputFolder::open(&path).unwrap();
        second.write("a.xlsx", b"a").unwrap();
        drop(second);
        let left: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["a.xlsx"]);
    }

    #[test]
    fn a_run_that_was_stopped_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let output = OutputFolder::open(folder.path()).unwrap();
        let stop = Stop::default();
        let [old, new] = [b"old", b"new"].map(|bytes| move |into: &mut dyn Write| Ok(into.write_all(bytes)?));
        output.write_all(&[("a.xlsx", &old), ("b.docx", &old)], &stop).unwrap();
        stop.request();
        let refused = output.write_all(&[("a.xlsx", &new), ("b.docx", &new)], &stop);
        assert!(matches!(refused, Err(Error::Stopped { left: Left::Nothing })));
        drop(output);
        assert_eq!(fs::read(folder.path().join("a.xlsx")).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
