//! What became of each file of a conversion: every file that was met is one record.

use std::sync::Arc;

use super::{Changes, Format, Made, ReadFailure, Remark};

/// What became of one file that was to be converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversionRecord {
    /// Its path relative to what was given, with `/` between folders.
    pub source: Arc<str>,
    /// The path of its result in the output folder, with `/` between folders; none where it has none.
    pub result: Option<String>,
    /// What the source's bytes are.
    pub format: Format,
    /// What became of it.
    pub status: ConversionStatus,
    /// What was changed in it.
    pub changes: Changes,
    /// What was left behind or left as it was.
    pub remarks: Vec<Remark>,
    /// The SHA-256 of the bytes that the result was made of, in hexadecimal.
    pub source_sha256: Option<String>,
    /// The SHA-256 of the result as it was written, in hexadecimal.
    pub result_sha256: Option<String>,
    /// True where the result was there before the run, which did not write it again.
    pub skipped: bool,
    /// The settings that the result was made with, where these are not those of this run.
    pub made_with: Option<Made>,
}

impl ConversionRecord {
    /// A file of which there is no result.
    pub fn without_result(source: Arc<str>, format: Format, status: ConversionStatus) -> ConversionRecord {
        ConversionRecord {
            source,
            result: None,
            format,
            status,
            changes: Changes::default(),
            remarks: Vec::new(),
            source_sha256: None,
            result_sha256: None,
            skipped: false,
            made_with: None,
        }
    }
}

/// What became of a file; the words for it are in `export::wording`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConversionStatus {
    /// Its result is in the output folder, written now or by an earlier run.
    Converted,
    /// Another result is in the output folder and was not overwritten.
    Exists(Standing),
    /// Of a format that is not converted.
    Unsupported(Stranger),
    /// Not readable, for this reason.
    Unreadable(ReadFailure),
    /// Its result could not be written.
    Unwritten {
        /// The system's kind of error, such as `permission denied`.
        system: String,
    },
    /// Passed over: lock files, hidden files, links.
    Ignored,
}

impl ConversionStatus {
    /// The status as the manifest names it.
    pub fn code(&self) -> &'static str {
        match self {
            ConversionStatus::Converted => "converted",
            ConversionStatus::Exists(_) => "exists",
            ConversionStatus::Unsupported(_) => "unsupported",
            ConversionStatus::Unreadable(_) => "unreadable",
            ConversionStatus::Unwritten { .. } => "unwritten",
            ConversionStatus::Ignored => "ignored",
        }
    }
}

/// Why the file that stands where a result belongs was not overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No earlier run is known to have made it of this source.
    Foreign,
    /// It was changed after it was written.
    Edited,
    /// The source was changed after it was written.
    SourceChanged,
    /// It was made with other settings.
    OtherSettings,
    /// It was made by another version of the program, which made it otherwise.
    OtherVersion,
}

/// A file that is not converted, as far as it is known what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// What it is.
    pub kind: StrangerKind,
    /// What its name ends with, where that says another format.
    pub disguise: Option<String>,
}

/// What a file is that is not converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrangerKind {
    /// One of the formats that the program reads.
    Read(Format),
    /// Another that is known, by its usual name, such as `PDF (.pdf)`.
    Named(String),
    /// Bytes of no known format.
    Unknown,
}
