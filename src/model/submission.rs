//! What became of each file that was met: every one is listed once.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Format, Loss};

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
    /// The operating system refused; its own words are for the log.
    #[error("the file cannot be opened: {system}")]
    Refused {
        /// The system's kind of error, such as `permission denied`.
        system: String,
    },
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
    /// A limit was met before reading.
    #[error("{what}: {found} is over the limit of {limit}")]
    OverLimit {
        /// What is limited, such as `uncompressed bytes`.
        what: String,
        /// What the file has, as far as it was counted.
        found: u64,
        /// The limit.
        limit: u64,
    },
    /// A part of the package holds what no office program writes: a document type with entities.
    #[error("{part} declares entities")]
    Entities {
        /// The part's name.
        part: String,
    },
    /// x
    #[error("x")]
    TookTooLong {
        /// x
        seconds: u64,
    },
    /// y
    #[error("y")]
    ReaderDied,
    /// A reader failed in a way that it should not; the batch went on.
    #[error("the reader failed")]
    ReaderFailed,
}
