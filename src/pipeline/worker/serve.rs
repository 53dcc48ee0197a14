//! The process's own side: limits itself, and answers until its input ends.

use std::io::{self, Read, Write};
use std::str::FromStr;
use std::sync::Arc;

#[cfg(unix)]
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
#[cfg(unix)]
use rustix::time::{ClockId, clock_gettime};

use super::protocol::{Answer, Task, receive, send};
use super::{Modern, formats, ingest, isolation};
use crate::ingest::Content;
use crate::model::{Document, Format, Limit, ReadFailure};

/// How much memory a process may have, all in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// [`Limit::SharedReaderMemory`]: one for each thread.
    Shared,
    /// [`Limit::ReaderMemory`]: at most one at any time.
    Alone,
}

impl Room {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Room::Shared => "shared",
            Room::Alone => "alone",
        }
    }

    /// In bytes.
    pub fn bytes(self) -> u64 {
        match self {
            Room::Shared => Limit::SharedReaderMemory.most(),
            Room::Alone => Limit::ReaderMemory.most(),
        }
    }
}

/// A name that is no room.
#[derive(Debug, thiserror::Error)]
#[error("no such room: {0}")]
pub struct UnknownRoom(String);

impl FromStr for Room {
    type Err = UnknownRoom;

    fn from_str(name: &str) -> Result<Room, UnknownRoom> {
        [Room::Shared, Room::Alone]
            .into_iter()
            .find(|room| room.name() == name)
            .ok_or_else(|| UnknownRoom(name.to_owned()))
    }
}

/// Answers questions until there are no more.
///
/// # Errors
/// Where the answer to a question cannot be sent or the limits cannot be set. The end of the input is no error.
pub fn serve(room: Room, mut questions: impl Read, mut answers: impl Write) -> io::Result<()> {
    limit(room)?;
    while let Ok(task) = receive(&mut questions) {
        let bytes = receive(&mut questions)?;
        let task: Task = postcard::from_bytes(&task).map_err(io::Error::other)?;
        limit_time()?;
        let answer = match task {
            Task::Read { format, name } => Answer::Read(document(&bytes, format, &name)),
            Task::Modernise { format } => Answer::Modern(modern(&bytes, format)),
        };
        drop(bytes);
        send(&mut answers, &postcard::to_stdvec(&answer).map_err(io::Error::other)?)?;
    }
    Ok(())
}

/// The document of a format that holds one.
pub(super) fn document(bytes: &[u8], format: Format, name: &Arc<str>) -> Result<Document, ReadFailure> {
    match ingest::read_admitted(bytes, format, name) {
        Ok(Content::Document(document)) => Ok(document),
        Ok(Content::Archive | Content::Assessments(_)) => Err(ReadFailure::ReaderFailed),
        Err((_, failure)) => Err(failure),
    }
}

/// The package that a document of an old format becomes.
pub(super) fn modern(bytes: &[u8], format: Format) -> Result<Option<Modern>, ReadFailure> {
    isolation::run(|| formats::modern(bytes, format)).unwrap_or(Err(ReadFailure::ReaderFailed))
}

/// No more memory than this from here on: what asks for more aborts the process. An abort leaves no image of its memory
/// behind. `RLIMIT_DATA` counts what may be written to and not the program itself, so that the limit is the file's.
#[cfg(unix)]
fn limit(room: Room) -> io::Result<()> {
    for (resource, most) in [(Resource::Core, 0), (Resource::Data, room.bytes())] {
        let most = at_most(resource, most);
        setrlimit(resource, Rlimit { current: most, maximum: most })?;
    }
    Ok(())
}

/// No more time of a processor than this from here on: whoever asked ends a process that is late, unless it was killed
/// itself and the process would go round for ever.
#[cfg(unix)]
fn limit_time() -> io::Result<()> {
    let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or(0);
    let current = at_most(Resource::Cpu, used + 1 + Limit::ReaderSeconds.most());
    // The next file raises it again.
    setrlimit(Resource::Cpu, Rlimit { current, maximum: getrlimit(Resource::Cpu).maximum })?;
    Ok(())
}

/// So much, or less where the process was started with less.
#[cfg(unix)]
fn at_most(resource: Resource, most: u64) -> Option<u64> {
    Some(getrlimit(resource).maximum.map_or(most, |started| started.min(most)))
}

/// Elsewhere the readers' own limits must do, and that of time which whoever asks keeps.
#[cfg(not(unix))]
fn limit(_: Room) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn limit_time() -> io::Result<()> {
    Ok(())
}
