//! Files of our own in an output folder that are no results: what they are called, and how they go.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::lock::LOCK;
use super::replacement::{BACK, FORWARD};
use crate::pipeline::hash::sha256;

/// What a file beside another one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pipeline) enum Kind {
    /// What is to take its place.
    New,
    /// What was in its place.
    Old,
}

/// Where the file beside the one of this name lies. Its own name is a function of that one, as short for long names as
/// for short ones.
pub(in crate::pipeline) fn aside(folder: &Path, name: impl AsRef<OsStr>, kind: Kind) -> PathBuf {
    let hash: String = sha256(name.as_ref().as_encoded_bytes()).chars().take(16).collect();
    let end = match kind {
        Kind::New => "new",
        Kind::Old => "old",
    };
    folder.join(format!(".prongsai-{hash}.{end}"))
}

/// True for a name that nothing has but our own files which are no results.
pub(in crate::pipeline) fn is_aside(name: &str) -> bool {
    let is_temporary = |rest: &str| [".new", ".old", ".tmp"].iter().any(|end| rest.ends_with(end));
    [LOCK, FORWARD, BACK].contains(&name) || name.strip_prefix(".prongsai-").is_some_and(is_temporary)
}

/// A new file, also where a killed run has left one.
///
/// # Errors
/// Those of the file system.
pub(in crate::pipeline) fn create(path: &Path) -> io::Result<File> {
    match File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            File::create_new(path)
        }
        created => created,
    }
}

/// Removes everything right in a folder that is no result but the lock.
pub(super) fn clear(folder: &Path) {
    clear_to(folder, 1);
}

/// As [`clear`], in the folders below too. Links are not followed.
pub(in crate::pipeline) fn clear_all(folder: &Path) {
    clear_to(folder, usize::MAX);
}

fn clear_to(folder: &Path, depth: usize) {
    let entries = WalkDir::new(folder).min_depth(1).max_depth(depth).follow_links(false).into_iter();
    for entry in entries.filter_map(Result::ok) {
        let is_ours = entry.file_name().to_str().is_some_and(|name| name != LOCK && is_aside(name));
        if is_ours && entry.file_type().is_file() {
            // Where one cannot be removed, the next run tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_no_results() {
        let cases = [
            (".prongsai-lock", true),
            (".prongsai-forward", true),
            (".prongsai-0123456789abcdef.new", true),
            (".prongsai-list.tmp", true),
            (".prongsai-scores.xlsx", false),
            (".prongsai-", false),
            ("prongsai-lock", false),
            (".lock", false),
        ];
        for (name, expected) in cases {
            assert_eq!(is_aside(name), expected, "{name}");
        }
        let long = aside(Path::new("out"), "ก".repeat(80), Kind::New);
        assert!(is_aside(long.file_name().unwrap().to_str().unwrap()), "{long:?}");
    }

    #[test]
    fn what_killed_runs_left_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        fs::create_dir(folder.path().join(".prongsai-folder.tmp")).unwrap();
        for name in ["a.docx", ".prongsai-1.tmp", ".prongsai-lock", "sub/.prongsai-2.new", "sub/.hidden"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let left = || {
            let entries = WalkDir::new(folder.path()).min_depth(1).sort_by_file_name().into_iter().map(Result::unwrap);
            entries.map(|entry| entry.file_name().to_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        clear(folder.path());
        assert_eq!(left(), [".prongsai-folder.tmp", ".prongsai-lock", "a.docx", "sub", ".hidden", ".prongsai-2.new"]);
        clear_all(folder.path());
        assert_eq!(left(), [".prongsai-folder.tmp", ".prongsai-lock", "a.docx", "sub", ".hidden"]);
    }
}
