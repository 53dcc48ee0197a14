//! The envelope of `assessments.json`: what is written after a run, and read when last year's output joins this year's.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Assessment, DecisionRecord, FindingRecord, Format};

/// The whole of `assessments.json`. Keys that a later version adds are passed over when reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentsFile {
    /// [`AssessmentsFile::SCHEMA`]; another value means another contract.
    pub schema: String,
    /// In the order of the comparison.
    pub assessments: Vec<Assessment>,
    /// In the order of the comparison.
    pub findings: Vec<FindingRecord>,
    /// Every file that was met, sorted by path.
    pub files: Vec<FileEntry>,
    /// Findings that officers settled, with what they decided; the key is absent where nobody did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<DecisionRecord>,
}

impl AssessmentsFile {
    /// The name and version of this contract.
    pub const SCHEMA: &str = "prongsai.assessments/1";
}

/// What became of one file, as `assessments.json` holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its path relative to what was submitted, with `/` between folders.
    pub path: Arc<str>,
    /// What its bytes are.
    pub format: Format,
    /// The code of [`FileStatus`](super::FileStatus): `read`, `partial`, `empty`, `unreadable` or `ignored`.
    pub status: String,
    /// Why, in the language of the run; none where there is nothing to say.
    pub reason: Option<String>,
}
