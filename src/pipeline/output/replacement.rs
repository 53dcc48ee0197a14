//! Files that take the places of old ones together, so that a folder never holds results of two runs.
//!
//! Every new file is written beside its place first, and every old one gets a second name. Then a list of them is put
//! into the folder: from that moment the replacement is certain, and what a killed run left of it the next one finishes.
//! Where the system refuses to replace a file, the list gets another name and the old files are put back; that too the
//! next run finishes. A file that somebody changed after the run was killed is left as it is.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::aside::{Kind, aside, clear};
use crate::export::ExportError;
use crate::pipeline::hash::{Hashing, sha256_of};

/// The list of a replacement that is to be finished.
pub(super) const FORWARD: &str = ".prongsai-forward";

/// The list of a replacement that is to be undone.
pub(super) const BACK: &str = ".prongsai-back";

/// What the list is called until it is whole.
const LIST: &str = ".prongsai-list.tmp";

const SCHEMA: &str = "prongsai.replacement/1";

/// A list has a line for each output of a run.
const MAX_LIST_BYTES: u64 = 1 << 20;

/// Why files were not replaced.
#[derive(Debug)]
pub(super) struct Failed {
    /// The file that was about to be written or replaced.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
    /// Where it went wrong.
    pub at: Step,
}

/// Where it went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Before any file was replaced.
    Beside,
    /// While files were replaced; all old ones are back.
    Replacing,
    /// While old ones were put back: the next run has to.
    PuttingBack,
}

/// What stands in a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum There {
    Nothing,
    /// A file with this SHA-256.
    File(String),
    /// A link, or something that cannot be read.
    Other,
}

impl There {
    fn at(path: &Path) -> There {
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => There::Nothing,
            Ok(status) if status.is_file() => File::open(path).and_then(sha256_of).map_or(There::Other, There::File),
            _ => There::Other,
        }
    }
}

/// A file to replace.
#[derive(Debug, Serialize, Deserialize)]
struct Replaced {
    name: String,
    old: There,
    new: There,
}

#[derive(Debug, Serialize, Deserialize)]
struct List {
    schema: String,
    files: Vec<Replaced>,
}

/// New files that stand beside their places.
pub(super) struct Replacement<'f> {
    folder: &'f Path,
    list: List,
}

/// What makes the bytes of a file into what it is given.
pub type Making<'m> = dyn Fn(&mut dyn Write) -> Result<(), ExportError> + Sync + 'm;

/// Why files do not stand beside their places.
#[derive(Debug)]
pub(super) enum Unstaged {
    /// One could not be made.
    Unmade(ExportError),
    /// The system refused.
    Refused(Failed),
}

impl<'f> Replacement<'f> {
    /// Makes files beside their places in a folder, at one time as far as there are threads.
    ///
    /// # Errors
    /// That of the first file that was not made, or [`Step::Beside`], with nothing left behind.
    pub fn stage(folder: &'f Path, files: &[(&str, &Making<'_>)]) -> Result<Replacement<'f>, Unstaged> {
        let staged: Vec<Result<Replaced, Unstaged>> =
            files.par_iter().map(|(name, making)| staged(folder, name, making)).collect();
        match staged.into_iter().collect() {
            Ok(files) => Ok(Replacement { folder, list: List { schema: SCHEMA.to_owned(), files } }),
            Err(unstaged) => {
                clear(folder);
                Err(unstaged)
            }
        }
    }

    /// Leaves everything as it was.
    pub fn drop_all(self) {
        clear(self.folder);
    }

    /// Replaces all files, or none.
    ///
    /// # Errors
    /// [`Step::Beside`] and [`Step::Replacing`] with everything as it was; [`Step::PuttingBack`] where it is not.
    pub fn run(self) -> Result<(), Failed> {
        if let Err(source) = self.seal() {
            clear(self.folder);
            let path = self.folder.to_owned();
            return Err(Failed { path, source, at: Step::Beside });
        }
        for file in &self.list.files {
            if let Err(source) = self.place(file) {
                let at = if self.put_back().is_ok() { Step::Replacing } else { Step::PuttingBack };
                return Err(Failed { path: self.folder.join(&file.name), source, at });
            }
        }
        self.finish();
        Ok(())
    }

    /// Makes the replacement certain.
    fn seal(&self) -> io::Result<()> {
        let list = serde_json::to_vec(&self.list)?;
        write_new(&self.folder.join(LIST), &list)?;
        fs::rename(self.folder.join(LIST), self.folder.join(FORWARD))?;
        sync(self.folder);
        Ok(())
    }

    /// Replaces one file.
    fn place(&self, file: &Replaced) -> io::Result<()> {
        fs::rename(aside(self.folder, &file.name, Kind::New), self.folder.join(&file.name))
    }

    /// Removes what the replacement needed.
    fn finish(&self) {
        sync(self.folder);
        // The list before the rest: without it the rest is only litter.
        let _ = fs::remove_file(self.folder.join(FORWARD));
        clear(self.folder);
    }

    fn put_back(&self) -> io::Result<()> {
        fs::rename(self.folder.join(FORWARD), self.folder.join(BACK))?;
        back(self.folder, &self.list.files).map_err(|failed| failed.source)
    }
}

/// Finishes what a killed run left in a folder, or undoes it where that was already being done.
///
/// # Errors
/// Where a file cannot be replaced still.
pub(super) fn recover(folder: &Path) -> Result<(), Failed> {
    let read = |name| {
        let path = folder.join(name);
        read(&path).map_err(|source| Failed { path, source, at: Step::PuttingBack })
    };
    if let Some(list) = read(BACK)? {
        return back(folder, &list.files);
    }
    for file in read(FORWARD)?.into_iter().flat_map(|list| list.files) {
        let (new, place) = (aside(folder, &file.name, Kind::New), folder.join(&file.name));
        if There::at(&new) == file.new && There::at(&place) == file.old {
            fs::rename(new, &place).map_err(|source| Failed { path: place, source, at: Step::PuttingBack })?;
        }
    }
    sync(folder);
    let _ = fs::remove_file(folder.join(FORWARD));
    clear(folder);
    Ok(())
}

/// Puts old files back where new ones stand.
fn back(folder: &Path, files: &[Replaced]) -> Result<(), Failed> {
    for file in files.iter().filter(|file| file.old != file.new) {
        let place = folder.join(&file.name);
        // The new file is gone from beside its place only where it was put there.
        if There::at(&place) != file.new || There::at(&aside(folder, &file.name, Kind::New)) == file.new {
            continue;
        }
        let done = match file.old {
            There::Nothing => fs::remove_file(&place),
            There::File(_) | There::Other => fs::rename(aside(folder, &file.name, Kind::Old), &place),
        };
        done.map_err(|source| Failed { path: place, source, at: Step::PuttingBack })?;
    }
    sync(folder);
    let _ = fs::remove_file(folder.join(BACK));
    clear(folder);
    Ok(())
}

/// A list of ours; none where there is none or names anything but files in its own folder.
///
/// # Errors
/// Those of the file system: a list that cannot be read is no reason to clear what it is about.
fn read(path: &Path) -> io::Result<Option<List>> {
    let status = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        status => status?,
    };
    let is_ours = status.is_file() && status.len() <= MAX_LIST_BYTES;
    Ok(if is_ours { list(&fs::read(path)?) } else { None })
}

fn list(bytes: &[u8]) -> Option<List> {
    let list: List = serde_json::from_slice(bytes).ok()?;
    let is_name = |file: &Replaced| Path::new(&file.name).file_name().is_some_and(|name| name == file.name.as_str());
    (list.schema == SCHEMA && list.files.iter().all(is_name)).then_some(list)
}

/// Makes one file beside its place, whole and on the disk, and keeps the old one.
fn staged(folder: &Path, name: &str, making: &Making<'_>) -> Result<Replaced, Unstaged> {
    let place = folder.join(name);
    let refused = |source| Unstaged::Refused(Failed { path: place.clone(), source, at: Step::Beside });
    let old = There::at(&place);
    let file = super::aside::create(&aside(folder, name, Kind::New)).map_err(refused)?;
    let mut hashing = Hashing::new(file);
    if let Err(unmade) = making(&mut hashing) {
        return Err(hashing.refused().map_or(Unstaged::Unmade(unmade), refused));
    }
    let new = There::File(hashing.finish().map_err(refused)?);
    if old != There::Nothing {
        keep(folder, name).map_err(refused)?;
    }
    Ok(Replaced { name: name.to_owned(), old, new })
}

/// Writes one file of a folder under another name, whole and on the disk.
///
/// # Errors
/// Those of the file system; nothing is left behind then.
pub(super) fn write_beside(folder: &Path, name: impl AsRef<OsStr>, bytes: &[u8]) -> io::Result<()> {
    let aside = aside(folder, name, Kind::New);
    write_new(&aside, bytes).inspect_err(|_| {
        let _ = fs::remove_file(&aside);
    })
}

/// Replaces one file by what was written beside it.
///
/// # Errors
/// Those of the file system; nothing is left behind then.
pub(super) fn place(folder: &Path, name: impl AsRef<OsStr>) -> io::Result<()> {
    let aside = aside(folder, &name, Kind::New);
    fs::rename(&aside, folder.join(name.as_ref())).inspect_err(|_| {
        let _ = fs::remove_file(&aside);
    })
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = super::aside::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives an old file a second name, or where the file system knows one name only, copies it.
fn keep(folder: &Path, name: &str) -> io::Result<()> {
    let (place, kept) = (folder.join(name), aside(folder, name, Kind::Old));
    match fs::remove_file(&kept) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::hard_link(&place, &kept).or_else(|_| fs::copy(&place, &kept).map(drop))
}

/// Has the system keep the order of names across a loss of power, where it can.
fn sync(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::hash::sha256;

    const OLD: [(&str, &[u8]); 2] = [("a.xlsx", b"old a"), ("b.docx", b"old b")];
    /// The third was not there before.
    const NEW: [(&str, &[u8]); 3] = [("a.xlsx", b"new a"), ("b.docx", b"new b"), ("c.json", b"new c")];

    /// [`NEW`] beside its places.
    fn stage(folder: &Path) -> Result<Replacement<'_>, Unstaged> {
        let [a, b, c] = NEW.map(|(_, bytes)| move |into: &mut dyn Write| Ok(into.write_all(bytes)?));
        Replacement::stage(folder, &[(NEW[0].0, &a), (NEW[1].0, &b), (NEW[2].0, &c)])
    }

    /// A folder with the outputs of an earlier run.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in OLD {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        folder
    }

    /// Every file in a folder.
    fn held(folder: &Path) -> Vec<(String, Vec<u8>)> {
        let mut held: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
            .collect();
        held.sort();
        held
    }

    fn holds(folder: &Path, files: &[(&str, &[u8])]) -> bool {
        let expected: Vec<_> = files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
        held(folder) == expected
    }

    /// Runs the first steps of a replacement and breaks off, as a killed run does.
    fn killed_after(steps: usize, folder: &Path) {
        if steps == 0 {
            // Half a file, before anything else.
            return fs::write(aside(folder, "a.xlsx", Kind::New), "ne").unwrap();
        }
        let replacement = stage(folder).unwrap();
        if steps >= 2 {
            replacement.seal().unwrap();
        }
        for file in replacement.list.files.iter().take(steps.saturating_sub(2)) {
            replacement.place(file).unwrap();
        }
        if steps == 6 {
            fs::remove_file(folder.join(FORWARD)).unwrap();
        }
    }

    #[test]
    fn a_run_that_is_not_disturbed_replaces_all() {
        let folder = folder();
        stage(folder.path()).unwrap().run().unwrap();
        assert!(holds(folder.path(), &NEW), "{:?}", held(folder.path()));
    }

    #[test]
    fn whenever_a_run_is_killed_the_next_one_finds_outputs_of_one_run() {
        let cases = [
            (0, false, "while it wrote beside"),
            (1, false, "when all stood beside"),
            (2, true, "when the list was there"),
            (3, true, "after the first file"),
            (4, true, "after the second file"),
            (5, true, "after the last file"),
            (6, true, "while it tidied up"),
        ];
        for (steps, is_new, moment) in cases {
            let folder = folder();
            killed_after(steps, folder.path());
            recover(folder.path()).unwrap();
            let expected: &[(&str, &[u8])] = if is_new { &NEW } else { &OLD };
            assert!(holds(folder.path(), expected), "{moment}: {:?}", held(folder.path()));
        }
    }

    #[test]
    fn where_one_file_cannot_be_replaced_all_old_ones_are_back() {
        for stuck in ["a.xlsx", "b.docx", "c.json"] {
            let folder = folder();
            let replacement = stage(folder.path()).unwrap();
            // As if the system refused: what is to be put there is gone.
            fs::remove_file(aside(folder.path(), stuck, Kind::New)).unwrap();
            let failed = replacement.run().unwrap_err();
            assert_eq!((failed.path, failed.at), (folder.path().join(stuck), Step::Replacing));
            assert!(holds(folder.path(), &OLD), "{stuck}: {:?}", held(folder.path()));
        }
    }

    #[test]
    fn a_run_that_is_killed_while_it_puts_old_files_back_is_finished_by_the_next() {
        for done in 0..=2 {
            let folder = folder();
            let replacement = stage(folder.path()).unwrap();
            replacement.seal().unwrap();
            for file in &replacement.list.files[..2] {
                replacement.place(file).unwrap();
            }
            fs::rename(folder.path().join(FORWARD), folder.path().join(BACK)).unwrap();
            for (name, _) in &OLD[..done] {
                fs::rename(aside(folder.path(), name, Kind::Old), folder.path().join(name)).unwrap();
            }
            recover(folder.path()).unwrap();
            assert!(holds(folder.path(), &OLD), "{done}: {:?}", held(folder.path()));
        }
    }

    #[test]
    fn what_somebody_changed_after_the_run_was_killed_is_left() {
        let (folder_forward, folder_back) = (folder(), folder());
        killed_after(3, folder_forward.path());
        fs::write(folder_forward.path().join("b.docx"), "edited").unwrap();
        recover(folder_forward.path()).unwrap();
        assert!(holds(folder_forward.path(), &[NEW[0], ("b.docx", b"edited"), NEW[2]]));

        killed_after(5, folder_back.path());
        fs::rename(folder_back.path().join(FORWARD), folder_back.path().join(BACK)).unwrap();
        fs::remove_file(folder_back.path().join("c.json")).unwrap();
        fs::write(folder_back.path().join("c.json"), "edited").unwrap();
        recover(folder_back.path()).unwrap();
        assert!(holds(folder_back.path(), &[OLD[0], OLD[1], ("c.json", b"edited")]));
    }

    #[test]
    fn a_list_that_leads_out_of_the_folder_is_none_of_ours() {
        let folder = folder();
        let outside = tempfile::tempdir().unwrap();
        let target = outside.path().join("kept");
        fs::write(&target, "kept").unwrap();
        let new = There::File(sha256(b"kept"));
        for name in [target.to_str().unwrap(), "../kept", "sub/kept", "..", ""] {
            let files = vec![Replaced { name: name.to_owned(), old: There::Nothing, new: new.clone() }];
            let list = serde_json::to_vec(&List { schema: SCHEMA.to_owned(), files }).unwrap();
            fs::write(folder.path().join(BACK), list).unwrap();
            recover(folder.path()).unwrap();
            assert_eq!(fs::read(&target).unwrap(), b"kept", "{name}");
            assert!(holds(folder.path(), &OLD), "{name}: {:?}", held(folder.path()));
        }
    }

    #[test]
    fn where_one_file_cannot_be_made_nothing_is_replaced() {
        let folder = folder();
        let half = |into: &mut dyn Write| -> Result<(), ExportError> {
            into.write_all(b"half of it")?;
            Err(ExportError::Picture)
        };
        let whole = |into: &mut dyn Write| Ok(into.write_all(b"new a")?);
        let failed = Replacement::stage(folder.path(), &[("a.xlsx", &whole), ("b.docx", &half)]).map(drop);
        assert!(matches!(failed, Err(Unstaged::Unmade(ExportError::Picture))), "{failed:?}");
        assert!(holds(folder.path(), &OLD), "{:?}", held(folder.path()));
    }

    #[test]
    fn a_folder_in_the_place_of_a_file_stops_it_before_anything_is_replaced() {
        let folder = folder();
        fs::create_dir(folder.path().join("c.json")).unwrap();
        let Err(Unstaged::Refused(failed)) = stage(folder.path()) else { panic!("it was staged") };
        assert_eq!((failed.path, failed.at), (folder.path().join("c.json"), Step::Beside));
        fs::remove_dir(folder.path().join("c.json")).unwrap();
        assert!(holds(folder.path(), &OLD), "{:?}", held(folder.path()));
    }
}
