//! `manifest.journal`: results that were written since the last manifest, one a line, so that a run that was killed
//! goes on where it was.
//!
//! A line is added before its result is written. So there is no result without a line, and a line without a result
//! does no harm.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::model::{Made, ManifestEntry};

/// The journal's name in the output folder.
pub(super) const JOURNAL: &str = "manifest.journal";

const SCHEMA: &str = "prongsai.conversion-journal/1";

/// What a journal begins with.
const BEGINNING: &[u8] = b"{\"schema\":\"prongsai.conversion-journal";

/// The line before those of a run.
#[derive(Serialize, Deserialize)]
struct Header {
    schema: String,
    #[serde(flatten)]
    made: Made,
}

/// The journal of a run. The file is made with the first line.
pub(super) struct Journal {
    path: PathBuf,
    made: Made,
    file: Mutex<Option<File>>,
}

impl Journal {
    /// In this output folder, for results that are made so.
    pub fn new(output: &Path, made: Made) -> Journal {
        Journal { path: output.join(JOURNAL), made, file: Mutex::new(None) }
    }

    /// Adds a line, in one piece.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn add(&self, entry: &ManifestEntry) -> io::Result<()> {
        let line = line(entry)?;
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.is_none() {
            *file = Some(self.open()?);
        }
        file.as_mut().map_or(Ok(()), |file| file.write_all(&line))
    }

    fn open(&self) -> io::Result<File> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(&self.path)?;
        let mut start = Vec::new();
        if file.seek(SeekFrom::End(0))? > 0 {
            file.seek(SeekFrom::End(-1))?;
            let mut last = [0];
            file.read_exact(&mut last)?;
            if last != *b"\n" {
                // The line that a killed run left half stays alone.
                start.push(b'\n');
            }
        }
        start.extend(line(&Header { schema: SCHEMA.to_owned(), made: self.made.clone() })?);
        let is_new = file.metadata()?.len() == 0;
        match file.write_all(&start) {
            // Half a line says nothing, and would stay in a folder without results.
            Err(error) if is_new => {
                let _ = fs::remove_file(&self.path);
                Err(error)
            }
            written => written.map(|()| file),
        }
    }

    /// Removes the file, whose lines the manifest now has.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn remove(self) -> io::Result<()> {
        let path = self.path.clone();
        drop(self);
        match fs::remove_file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }
}

fn line(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line)
}

/// The lines of a journal in their order, each with what its run was told; none where the file is no journal of ours.
/// Half lines are passed over.
///
/// # Errors
/// Those of the file system.
pub(super) fn read(path: &Path) -> io::Result<Option<Vec<(ManifestEntry, Made)>>> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut entries = Vec::new();
    let mut made: Option<Made> = None;
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        if let (Some(made), Ok(entry)) = (&made, serde_json::from_slice(&line)) {
            entries.push((entry, made.clone()));
        } else if let Ok(header) = serde_json::from_slice::<Header>(&line) {
            if header.schema != SCHEMA {
                return Ok(None);
            }
            made = Some(header.made);
        } else if made.is_none() && !is_half_header(&line) {
            return Ok(None);
        }
        line.clear();
    }
    Ok(Some(entries))
}

/// True for what a killed run left of its first line.
fn is_half_header(line: &[u8]) -> bool {
    !line.ends_with(b"\n") && (line.starts_with(BEGINNING) || BEGINNING.starts_with(line))
}
