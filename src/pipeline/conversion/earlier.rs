//! What earlier runs to the same folder have recorded: `manifest.json`, and behind it the journal of a run that did not
//! get to its end.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::model::{Made, Manifest, ManifestEntry};

use super::journal::{self, JOURNAL};
use super::{MANIFEST, TABLE};

/// A manifest of two million files has about this.
const MAX_BYTES: u64 = 1 << 30;

/// A result of an earlier run.
pub(super) struct Recorded {
    /// What the run wrote about it; it has a result and both hashes.
    pub entry: ManifestEntry,
    /// What that run was told.
    pub made: Made,
}

/// The results of earlier runs, by their names.
#[derive(Default)]
pub(super) struct Earlier {
    recorded: BTreeMap<String, Recorded>,
    /// True where an earlier run of ours wrote to the folder.
    pub is_ours: bool,
}

/// A file stands where one of ours belongs.
pub(super) struct Foreign(pub PathBuf);

impl Earlier {
    /// What is recorded in an output folder, which need not be there.
    pub fn read(output: &Path) -> Result<Earlier, Foreign> {
        let (manifest, journal, table) = (output.join(MANIFEST), output.join(JOURNAL), output.join(TABLE));
        let mut earlier = Earlier::default();
        let has_manifest = stands(&manifest)?;
        if has_manifest {
            let read = read_manifest(&manifest).ok_or(Foreign(manifest))?;
            for mut entry in read.files {
                let made = entry.made_with.take().unwrap_or_else(|| read.made.clone());
                earlier.add(entry, made);
            }
        }
        let has_journal = stands(&journal)?;
        if has_journal {
            let Ok(Some(entries)) = journal::read(&journal) else { return Err(Foreign(journal)) };
            for (entry, made) in entries {
                earlier.add(entry, made);
            }
        }
        earlier.is_ours = has_manifest || has_journal;
        // The table is written before the manifest, so one alone with a journal is ours too.
        if stands(&table)? && !earlier.is_ours {
            return Err(Foreign(table));
        }
        Ok(earlier)
    }

    fn add(&mut self, entry: ManifestEntry, made: Made) {
        if let (Some(result), Some(_), Some(_)) = (&entry.result, &entry.source_sha256, &entry.result_sha256) {
            self.recorded.insert(result.clone(), Recorded { entry, made });
        }
    }

    /// What is recorded of a result that was made of this source.
    pub fn of(&self, source: &str, result: &str) -> Option<&Recorded> {
        self.recorded.get(result).filter(|recorded| *recorded.entry.source == *source)
    }

    /// All that is recorded.
    pub fn all(&self) -> impl Iterator<Item = &Recorded> {
        self.recorded.values()
    }
}

/// Whether a file is there; anything else in its place is not ours.
fn stands(path: &Path) -> Result<bool, Foreign> {
    match fs::symlink_metadata(path) {
        Ok(status) if status.is_file() && status.len() <= MAX_BYTES => Ok(true),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
        _ => Err(Foreign(path.to_owned())),
    }
}

fn read_manifest(path: &Path) -> Option<Manifest> {
    let manifest: Manifest = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    (manifest.schema == Manifest::SCHEMA).then_some(manifest)
}
