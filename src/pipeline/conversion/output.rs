//! The output folder: what stands in it, and how a result gets there whole and nowhere else.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::ingest;

use super::Error;
use crate::pipeline::output::aside::{Kind, aside, create};

/// The folder that results go to.
pub(super) struct Output {
    root: PathBuf,
    /// Folders in it that are known to be there and to be no links.
    folders: Mutex<BTreeSet<PathBuf>>,
}

/// What stands where a result belongs.
pub(super) enum There {
    /// Nothing.
    Nothing,
    /// A file with these bytes.
    File(Vec<u8>),
    /// Something else, or a file that cannot be read.
    Other,
}

impl Output {
    pub fn new(root: &Path) -> Output {
        Output { root: root.to_owned(), folders: Mutex::new(BTreeSet::new()) }
    }

    /// The failure of a run that cannot write to the folder.
    pub fn failed(&self, source: io::Error) -> Error {
        Error::Write { path: self.root.clone(), source }
    }

    /// Where a result lies: always below the folder, whatever its name holds.
    fn path(&self, result: &str) -> PathBuf {
        let mut path = self.root.clone();
        path.extend(result.split('/').filter(|part| !matches!(*part, "" | "." | "..")));
        path
    }

    /// True where a file lies there.
    pub fn holds(&self, result: &str) -> bool {
        fs::symlink_metadata(self.path(result)).is_ok_and(|status| status.is_file())
    }

    /// What stands where a result belongs.
    pub fn there(&self, result: &str) -> There {
        let path = self.path(result);
        match fs::symlink_metadata(&path) {
            // Where a path is too long there can be nothing; that it cannot be written either is told by writing.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidFilename
                ) =>
            {
                There::Nothing
            }
            _ => ingest::load(&path).map_or(There::Other, There::File),
        }
    }

    /// Writes a result under a temporary name in its folder and renames it. That name is a function of the result's,
    /// so what a killed run leaves is written over by the next one.
    ///
    /// The file is not synchronised: on disks that keep their promise that takes milliseconds, for thousands of files.
    /// A result that a loss of power tears is known by the record of its hash, and written again.
    ///
    /// # Errors
    /// Those of the file system; [`io::ErrorKind::NotADirectory`] where a link or file stands for a folder.
    pub fn write(&self, result: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(result);
        let folder = path.parent().unwrap_or(&self.root);
        self.make(folder)?;
        let aside = aside(folder, result, Kind::New);
        let written = create(&aside).and_then(|mut file| file.write_all(bytes));
        let placed = written.and_then(|()| fs::rename(&aside, &path));
        if placed.is_err() {
            // What went wrong has been told; that it cannot be tidied up is no news.
            let _ = fs::remove_file(&aside);
        }
        placed
    }

    /// Makes a folder at or below the output folder, and follows no link below it.
    fn make(&self, folder: &Path) -> io::Result<()> {
        if self.folders.lock().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        fs::create_dir_all(&self.root)?;
        let below = folder.strip_prefix(&self.root).unwrap_or(Path::new(""));
        let mut path = self.root.clone();
        for part in below {
            path.push(part);
            match fs::create_dir(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => made?,
            }
            if !fs::symlink_metadata(&path)?.is_dir() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
        }
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_result_lies_outside_the_folder() {
        let output = Output::new(Path::new("out"));
        let cases = [
            ("a.docx", "out/a.docx"),
            ("sub/a.docx", "out/sub/a.docx"),
            ("../../etc/a.docx", "out/etc/a.docx"),
            ("//etc/./a.docx", "out/etc/a.docx"),
        ];
        for (result, path) in cases {
            assert_eq!(output.path(result), Path::new(path), "{result}");
        }
    }

    #[test]
    fn what_a_killed_run_left_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::new(&folder.path().join("new"));
        output.write("sub/a.docx", b"first").unwrap();
        let aside = aside(&folder.path().join("new/sub"), "sub/a.docx", Kind::New);
        fs::write(&aside, "half").unwrap();
        output.write("sub/a.docx", b"second").unwrap();
        assert!(matches!(output.there("sub/a.docx"), There::File(bytes) if bytes == b"second"));
        assert!(!aside.exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_in_the_folder_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let kept = elsewhere.path().join("kept");
        fs::write(&kept, "kept").unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("sub")).unwrap();
        std::os::unix::fs::symlink(&kept, folder.path().join("a.docx")).unwrap();
        let output = Output::new(folder.path());
        assert!(output.write("sub/b.docx", b"x").is_err());
        assert!(!elsewhere.path().join("b.docx").exists());
        assert!(matches!(output.there("a.docx"), There::Other));
        output.write("a.docx", b"x").unwrap();
        assert_eq!(fs::read_to_string(&kept).unwrap(), "kept");
        assert!(fs::symlink_metadata(folder.path().join("a.docx")).unwrap().is_file());
    }
}
