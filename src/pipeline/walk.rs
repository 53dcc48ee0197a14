//! Which files a run is about, and what each is called.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::Error;
use super::agency_reports::is_own;
use super::output::aside::is_aside;
use crate::model::{ReadFailure, Unopened};

/// What a run writes beside each other; in its own output folder these are results and no submissions.
pub const OUTPUTS: [&str; 3] = ["comparison.xlsx", "comparison.docx", "assessments.json"];

/// What a run writes beside them only where it is asked for; one of an earlier run is a result all the same.
pub const OUTPUTS_ON_REQUEST: [&str; 1] = ["letters.docx"];

/// Files that systems leave in folders unasked, in small letters.
const LEFT_BY_SYSTEMS: [&str; 3] = ["thumbs.db", "desktop.ini", "__macosx"];

/// Something met under the paths of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Met {
    /// What places and messages call it: relative to what was submitted, `/` between folders.
    pub name: Arc<str>,
    /// What is to become of it.
    pub fate: Fate,
}

impl Met {
    /// What its name ends with, which tells most kinds of files apart.
    pub fn extension(&self) -> Option<&OsStr> {
        Path::new(&*self.name).extension()
    }

    /// Whether it is the file at a path.
    pub fn lies_at(&self, path: &Path) -> bool {
        matches!(&self.fate, Fate::Read(own) if own == path)
    }
}

/// What is to become of what was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// A file to read, at this path.
    Read(PathBuf),
    /// Passed over.
    Ignore,
    /// The system does not let us in.
    Refuse(ReadFailure),
}

/// What of the paths is no input, though it lies there.
#[derive(Clone, Copy, Debug)]
pub(super) enum LeftOut<'p> {
    /// Everything is input.
    Nothing,
    /// Results of an earlier run ([`OUTPUTS`], [`OUTPUTS_ON_REQUEST`], untouched reports of agencies) right in this folder.
    ResultsIn(&'p Path),
    /// All of this folder.
    Folder(&'p Path),
}

/// Everything under the paths, sorted by name, each file once however often it was given.
///
/// One folder alone gives names relative to it; several paths put each one's own last component in front.
pub(super) fn walk(paths: &[PathBuf], left_out: LeftOut<'_>) -> Result<Vec<Met>, Error> {
    // A folder that is not there yet has nothing in it to leave out.
    let standing = |path: &Path| path.canonicalize().ok();
    let (results_in, folder) = match left_out {
        LeftOut::Nothing => (None, None),
        LeftOut::ResultsIn(path) => (standing(path), None),
        LeftOut::Folder(path) => (None, standing(path)),
    };
    let mut walk = Walk { results_in, folder, met: Vec::new(), files: BTreeSet::new(), names: BTreeSet::new() };
    let mut prefixes = BTreeSet::new();
    for path in paths {
        let found = match path.canonicalize() {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::NotFound { path: path.clone() });
            }
            Err(error) => {
                walk.add(last_component(path), Fate::Refuse(refused(&error)));
                continue;
            }
        };
        let is_folder = found.is_dir();
        let prefix = match (is_folder, paths.len()) {
            (true, 1) => String::new(),
            (true, _) => unique(last_component(&found), &mut prefixes),
            (false, _) => String::new(),
        };
        if is_folder {
            walk.folder(&found, &prefix);
        } else {
            walk.file(last_component(&found), &found);
        }
    }
    walk.met.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(walk.met)
}

/// Where the files to read lie, by what they are called.
pub(super) fn locations(met: &[Met]) -> BTreeMap<Arc<str>, PathBuf> {
    let location = |met: &Met| match &met.fate {
        Fate::Read(path) => Some((met.name.clone(), path.clone())),
        Fate::Ignore | Fate::Refuse(_) => None,
    };
    met.iter().filter_map(location).collect()
}

struct Walk {
    results_in: Option<PathBuf>,
    folder: Option<PathBuf>,
    met: Vec<Met>,
    files: BTreeSet<PathBuf>,
    names: BTreeSet<String>,
}

impl Walk {
    fn folder(&mut self, root: &Path, prefix: &str) {
        let mut entries = WalkDir::new(root).min_depth(1).follow_links(false).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if self.folder.as_deref() == Some(entry.path()) => entries.skip_current_dir(),
                // What another run has there now, or was killed with, is not even listed: a repeated run does not meet it.
                Ok(entry) if entry.file_type().is_file() && is_aside(&entry.file_name().to_string_lossy()) => {}
                Ok(entry) if is_passed_over(&entry.file_name().to_string_lossy()) => {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                    self.add(relative(entry.path(), root, prefix), Fate::Ignore);
                }
                Ok(entry) if entry.file_type().is_dir() || self.is_result(&entry) => {}
                Ok(entry) if entry.file_type().is_file() => {
                    self.file(relative(entry.path(), root, prefix), entry.path());
                }
                // Links, pipes and devices are not followed or opened.
                Ok(entry) => self.add(relative(entry.path(), root, prefix), Fate::Ignore),
                Err(error) => {
                    let name = relative(error.path().unwrap_or(root), root, prefix);
                    let kind = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
                    self.add(name, Fate::Refuse(refused(&io::Error::from(kind))));
                }
            }
        }
    }

    /// One of our own results, from an earlier run to the same folder. It is not even listed: a run that is repeated
    /// writes the same bytes.
    fn is_result(&self, entry: &DirEntry) -> bool {
        self.results_in.as_deref().is_some_and(|output| entry.path().parent() == Some(output))
            && (OUTPUTS.iter().chain(&OUTPUTS_ON_REQUEST).any(|name| entry.file_name() == OsStr::new(name))
                || is_own(entry.path()))
    }

    fn file(&mut self, name: String, path: &Path) {
        if self.files.insert(path.to_owned()) {
            self.add(name, Fate::Read(path.to_owned()));
        }
    }

    fn add(&mut self, name: String, fate: Fate) {
        let name = unique(name, &mut self.names).into();
        self.met.push(Met { name, fate });
    }
}

/// Hidden files and folders, lock and temporary files of office programs, what systems leave behind.
pub(super) fn is_passed_over(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || (name.starts_with('~') && name.ends_with(".tmp"))
        || LEFT_BY_SYSTEMS.contains(&name.as_str())
        || name.ends_with(".md")
}

/// The path from the root, its components lossily as text where they are none.
fn relative(path: &Path, root: &Path, prefix: &str) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let components = below.components().map(|component| component.as_os_str().to_string_lossy().into_owned());
    let all: Vec<String> = (!prefix.is_empty()).then(|| prefix.to_owned()).into_iter().chain(components).collect();
    if all.is_empty() { last_component(root) } else { all.join("/") }
}

fn last_component(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The name, or the first of `name (2)`, `name (3)` … that is not taken yet.
pub(super) fn unique(name: String, taken: &mut BTreeSet<String>) -> String {
    if taken.insert(name.clone()) {
        return name;
    }
    let mut number = 2_u64;
    loop {
        let candidate = format!("{name} ({number})");
        if taken.insert(candidate.clone()) {
            return candidate;
        }
        number += 1;
    }
}

fn refused(error: &io::Error) -> ReadFailure {
    ReadFailure::Refused(Unopened::of(error))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder_with(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        folder
    }

    fn names(met: &[Met]) -> Vec<String> {
        let mark = |met: &Met| match met.fate {
            Fate::Read(_) => met.name.to_string(),
            Fate::Ignore => format!("-{}", met.name),
            Fate::Refuse(_) => format!("!{}", met.name),
        };
        met.iter().map(mark).collect()
    }

    #[test]
    fn one_folder_names_its_files_and_what_it_passes_over() {
        let folder = folder_with(&[
            "b/two.xlsx",
            "b/~$two.xlsx",
            "a.docx",
            ".git/config",
            ".git/HEAD",
            "Thumbs.db",
            ".DS_Store",
            "results/comparison.xlsx",
            "results/letters.docx",
            "results/other.xlsx",
            "comparison.xlsx",
            "letters.docx",
        ]);
        let met = walk(&[folder.path().to_owned()], LeftOut::ResultsIn(&folder.path().join("results"))).unwrap();
        assert_eq!(
            names(&met),
            [
                "-.DS_Store",
                "-.git",
                "-Thumbs.db",
                "a.docx",
                "b/two.xlsx",
                "-b/~$two.xlsx",
                "comparison.xlsx",
                "letters.docx",
                "results/other.xlsx",
            ]
        );
    }

    #[test]
    fn a_folder_that_is_left_out_is_not_even_listed() {
        let folder = folder_with(&["a.docx", "out/a.docx", "out/sub/b.docx", "outer/c.docx"]);
        let met = walk(&[folder.path().to_owned()], LeftOut::Folder(&folder.path().join("outer/../out"))).unwrap();
        assert_eq!(names(&met), ["a.docx", "outer/c.docx"]);
        let met = walk(&[folder.path().to_owned()], LeftOut::Folder(&folder.path().join("absent"))).unwrap();
        assert_eq!(met.len(), 4);
    }

    #[test]
    fn several_paths_are_told_apart_and_a_file_given_twice_is_met_once() {
        let folder = folder_with(&["x/sub/a.csv", "y/sub/a.csv", "z/a.csv", "z/b.csv"]);
        let path = |name: &str| folder.path().join(name);
        let met = walk(&[path("x/sub"), path("y/sub"), path("z/a.csv"), path("z")], LeftOut::Nothing).unwrap();
        assert_eq!(names(&met), ["a.csv", "sub (2)/a.csv", "sub/a.csv", "z/b.csv"]);
        let missing = walk(&[path("nowhere")], LeftOut::Nothing);
        assert!(matches!(missing, Err(Error::NotFound { path: found }) if found == path("nowhere")));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_listed_and_not_followed() {
        let folder = folder_with(&["a.csv"]);
        std::os::unix::fs::symlink("/etc", folder.path().join("etc")).unwrap();
        std::os::unix::fs::symlink("a.csv", folder.path().join("b.csv")).unwrap();
        let met = walk(&[folder.path().to_owned()], LeftOut::Nothing).unwrap();
        assert_eq!(names(&met), ["a.csv", "-b.csv", "-etc"]);
    }
}
