//! What became of each file that was met: every one is listed once.

use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Format, Limit, Loss};

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRecord {
    /// Its path relative to what was submitted, with `/` between folders.
    pub path: Arc<str>,
    /// What its bytes are.
    pub format: Format,
    /// What became of it.
    pub status: FileStatus,
}

/// What became of a file; the words for it are in `export::wording`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileStatus {
    /// Read, and all of it.
    Read,
    /// Read, but for these.
    Partial(Vec<Loss>),
    /// Readable, with no ITA data in it.
    Empty,
    /// Not readable, for this reason.
    Unreadable(ReadFailure),
    /// Passed over: lock files, hidden files, links.
    Ignored,
}

impl FileStatus {
    /// The status as `assessments.json` names it.
    pub fn code(&self) -> &'static str {
        match self {
            FileStatus::Read => "read",
            FileStatus::Partial(_) => "partial",
            FileStatus::Empty => "empty",
            FileStatus::Unreadable(_) => "unreadable",
            FileStatus::Ignored => "ignored",
        }
    }
}

/// Why a file could not be read at all. A closed list: the sentences are in `export::wording`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadFailure {
    /// The file has no bytes.
    #[error("the file is empty")]
    NoBytes,
    /// The operating system does not give the file out.
    #[error("the file cannot be opened: {0:?}")]
    Refused(Unopened),
    /// Protected by a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// A format that we do not read, though we know what it is.
    #[error("{format} is not read by this version")]
    Unsupported {
        /// The format's usual name, such as `Word 97-2003 (.doc)`.
        format: String,
    },
    /// Bytes of no known format.
    #[error("the file is of no known format")]
    UnknownFormat,
    /// The file breaks off or contradicts itself.
    #[error("the file is damaged: {what}")]
    Damaged {
        /// Which part, such as `word/document.xml`, in the format's own words.
        what: String,
    },
    /// The file has more of something than is read.
    #[error("{}: {found} is over the limit of {}", limit.code(), limit.most())]
    OverLimit {
        /// Which limit.
        limit: Limit,
        /// What the file has, as far as it was counted, in the limit's unit.
        found: u64,
        /// The part of the file that has it, where it is one alone.
        part: Option<String>,
    },
    /// A part of the package holds what no office program writes: a document type with entities, or one that stands in
    /// another file.
    #[error("{part} declares entities or refers to another file")]
    Entities {
        /// The part's name.
        part: String,
    },
    /// A reader failed in a way that it should not; the batch went on.
    #[error("the reader failed")]
    ReaderFailed,
    /// Reading took longer than [`Limit::ReaderSeconds`] and was ended.
    #[error("reading took longer than {seconds} seconds")]
    TookTooLong {
        /// How long it was let go on.
        seconds: u64,
    },
    /// The process that read the file ended before it answered, most likely for want of memory
    /// ([`Limit::ReaderMemory`]).
    #[error("the process that read the file died")]
    ReaderDied,
}

/// Why the operating system does not give a file out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unopened {
    /// The user has no right to read it.
    NotPermitted,
    /// It is not there, or not there any more.
    Vanished,
    /// It is no file but a link, a folder, a pipe or a device.
    NotAFile,
    /// The system takes no name or path of this length or these characters.
    BadName,
    /// Another program holds it.
    InUse,
    /// The drive or the network does not answer, or for another reason.
    Other,
}

impl Unopened {
    /// What the system's kind of error means for a file that is to be read.
    pub fn of(error: &io::Error) -> Unopened {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::PermissionDenied => Unopened::NotPermitted,
            Kind::NotFound | Kind::NotADirectory => Unopened::Vanished,
            Kind::IsADirectory => Unopened::NotAFile,
            Kind::InvalidFilename | Kind::InvalidInput => Unopened::BadName,
            Kind::ResourceBusy | Kind::ExecutableFileBusy | Kind::WouldBlock | Kind::Deadlock => Unopened::InUse,
            // Windows: another program has it open, or a part of it locked.
            _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => Unopened::InUse,
            _ => Unopened::Other,
        }
    }
}

impl From<io::Error> for ReadFailure {
    fn from(error: io::Error) -> ReadFailure {
        ReadFailure::Refused(Unopened::of(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_told_by_what_helps() {
        let cases = [
            (io::ErrorKind::PermissionDenied, Unopened::NotPermitted),
            (io::ErrorKind::NotFound, Unopened::Vanished),
            (io::ErrorKind::NotADirectory, Unopened::Vanished),
            (io::ErrorKind::IsADirectory, Unopened::NotAFile),
            (io::ErrorKind::InvalidFilename, Unopened::BadName),
            (io::ErrorKind::ResourceBusy, Unopened::InUse),
            (io::ErrorKind::TimedOut, Unopened::Other),
        ];
        for (kind, expected) in cases {
            assert_eq!(ReadFailure::from(io::Error::from(kind)), ReadFailure::Refused(expected), "{kind}");
        }
    }
}
