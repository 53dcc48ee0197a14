//! Readers of the binary formats in processes of their own: one that aborts, hangs or eats memory costs its file and
//! nothing else.
//!
//! A process is this program again, started by the hidden command `worker`, with limits of memory and time
//! ([`Room`]). It reads tasks from its standard input and answers on its standard output ([`protocol`]), file after
//! file; one that dies is replaced. DOC, XLS and XLSB are read so: their readers follow counts and offsets of the
//! file's own into memory. The readers of XML and text are bounded by what the guard lets pass and stay in the process.
//!
//! **Memory.** Files are read side by side in little room ([`Room::Shared`]). A file for which that, or its time, was not
//! enough is read again alone, in as much room as any file may have ([`Room::Alone`]), while no other file is read. So
//! what becomes of a file depends on that file, and what a run takes is bounded.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::ingest::{self, Content, Opened, isolation};
use crate::model::{Document, Format, Limit, ReadFailure};

mod process;
mod protocol;
mod serve;

use super::conversion::formats;
pub(super) use super::conversion::formats::Modern;
use super::gate::{Gate, Pass};
use process::{Lost, Process};
use protocol::{Answer, Task};
pub use serve::{Room, serve};

/// Reads files, those of the binary formats in processes of their own where it was told of a program for them.
#[derive(Debug)]
pub struct Readers {
    program: Option<PathBuf>,
    patience: Duration,
    /// Processes that wait for a file.
    idle: Mutex<Vec<Process>>,
    gate: Gate,
}

impl Readers {
    /// Everything is read in this process: for libraries and tests, whose program knows no command `worker`.
    pub fn here() -> Readers {
        Readers {
            program: None,
            patience: Duration::from_secs(Limit::ReaderSeconds.most()),
            idle: Mutex::default(),
            gate: Gate::new(),
        }
    }

    /// Binary formats are read in processes of this program, which must understand the command `worker`.
    pub fn apart(program: PathBuf) -> Readers {
        Readers { program: Some(program), ..Readers::here() }
    }

    /// The same, with another limit of time for each file than [`Limit::ReaderSeconds`].
    #[must_use]
    pub fn within(self, patience: Duration) -> Readers {
        Readers { patience, ..self }
    }

    /// Waits until there is memory for a file of this weight ([`ingest::weight`]).
    pub(super) fn enter(&self, weight: u64) -> Pass<'_> {
        self.gate.enter(weight)
    }

    /// As [`ingest::read_content`], for a file that was let in.
    pub(super) fn content(
        &self,
        mut opened: Opened<'_>,
        name: &Arc<str>,
        pass: &mut Pass<'_>,
    ) -> Result<Content, (Format, ReadFailure)> {
        let bytes = opened.bytes();
        let format = opened.admit()?;
        let document = match &self.program {
            Some(program) if is_binary(format) => self.document(program, bytes, format, name, pass),
            _ => return opened.read(format, name),
        };
        document.map(Content::Document).map_err(|failure| (format, failure))
    }

    fn document(
        &self,
        program: &Path,
        bytes: &[u8],
        format: Format,
        name: &Arc<str>,
        pass: &mut Pass<'_>,
    ) -> Result<Document, ReadFailure> {
        match self.ask(program, &Task::Read { format, name: name.clone() }, bytes, pass) {
            Some(Ok(Answer::Read(document))) => document,
            Some(Ok(Answer::Modern(_))) => Err(ReadFailure::ReaderFailed),
            Some(Err(lost)) => Err(self.failure(lost)),
            None => serve::document(bytes, format, name),
        }
    }

    /// A document of an old format as a package; none for formats that do not become one. Bytes that the guard has let
    /// pass, of a file that was let in.
    ///
    /// # Errors
    /// Why the document cannot be read.
    pub(super) fn modern(
        &self,
        bytes: &[u8],
        format: Format,
        pass: &mut Pass<'_>,
    ) -> Result<Option<Modern>, ReadFailure> {
        let answer = match &self.program {
            Some(program) if is_binary(format) => self.ask(program, &Task::Modernise { format }, bytes, pass),
            _ => None,
        };
        match answer {
            Some(Ok(Answer::Modern(modern))) => modern,
            Some(Ok(Answer::Read(_))) => Err(ReadFailure::ReaderFailed),
            Some(Err(lost)) => Err(self.failure(lost)),
            None => serve::modern(bytes, format),
        }
    }

    /// What the status of a file says that got no answer.
    fn failure(&self, lost: Lost) -> ReadFailure {
        match lost {
            Lost::Dead => ReadFailure::ReaderDied,
            Lost::Late => ReadFailure::TookTooLong { seconds: self.patience.as_secs() },
        }
    }

    /// A process's answer; none where the system starts no process, so that the file is read here.
    fn ask(&self, program: &Path, task: &Task, bytes: &[u8], pass: &mut Pass<'_>) -> Option<Result<Answer, Lost>> {
        let waiting = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut process = match waiting {
            Some(process) => process,
            None => Process::start(program, Room::Shared, self.patience).ok()?,
        };
        match process.ask(task, bytes) {
            Ok(answer) => {
                self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(process);
                Some(Ok(answer))
            }
            // With others beside it, it may have been short of memory or of time: alone it is short of neither.
            Err(Lost::Dead | Lost::Late) => {
                drop(process);
                pass.be_alone();
                // What those that wait had keeps its memory.
                self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
                // A file that has killed a process is not read here.
                let alone = Process::start(program, Room::Alone, self.patience).map_err(|_| Lost::Dead);
                Some(alone.and_then(|mut process| process.ask(task, bytes)))
            }
        }
    }
}

/// The formats whose readers may take more than they should.
fn is_binary(format: Format) -> bool {
    matches!(format, Format::Doc | Format::Xls | Format::Xlsb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_no_process_can_be_started_files_are_read_here() {
        let readers = Readers::apart(PathBuf::from("/there/is/no/such/program"));
        let bytes = std::fs::read("samples/reports/dangmo.docx").unwrap();
        let read =
            |readers: &Readers| readers.content(Opened::new(&bytes), &"a.docx".into(), &mut readers.enter(0)).unwrap();
        assert_eq!(read(&readers), read(&Readers::here()));
    }
}
