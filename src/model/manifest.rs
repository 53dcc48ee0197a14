//! The contract of `manifest.json`, which lists every result of the conversions to one folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Changes, Format, Remark};

/// The whole of `manifest.json`. Keys that a later version adds are passed over when reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`Manifest::SCHEMA`]; another value means another contract.
    pub schema: String,
    /// What the last run was told, and by which version it was done.
    #[serde(flatten)]
    pub made: Made,
    /// Sums over all files.
    pub totals: Totals,
    /// Every file of the last run and every other result that is still there, sorted by source and result.
    pub files: Vec<ManifestEntry>,
}

impl Manifest {
    /// The name and version of this contract.
    pub const SCHEMA: &str = "prongsai.conversion/1";
}

/// What decides the bytes of a result beside its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The version of the program.
    pub version: String,
    /// What it was told.
    pub settings: ConversionOptions,
}

/// What a conversion is told to do, as it can be stored and compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversionOptions {
    /// The digits that text is to have.
    pub to: TargetDigits,
    /// Whether broken Thai text is mended.
    pub repair: bool,
    /// Whether cells that hold numbers as text stay text.
    pub keep_text: bool,
    /// Regular expressions of text that keeps its digits, sorted, each once.
    pub keep: Vec<String>,
}

/// Digits that text is to have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetDigits {
    /// 0 to 9.
    #[default]
    Arabic,
    /// ๐ to ๙.
    Thai,
    /// Those that it has.
    Keep,
}

/// Sums over the files of a manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// How many files are listed.
    pub files: u64,
    /// How many of each status; those that were not met are absent.
    pub statuses: BTreeMap<String, u64>,
    /// What was changed in all of them.
    pub changes: Changes,
    /// What was left behind or left as it was in all of them, sorted, each kind once.
    pub remarks: Vec<Remark>,
}

/// One file, as `manifest.json` holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestEntry {
    /// Its path relative to what was given, with `/` between folders.
    pub source: Arc<str>,
    /// The path of its result in the output folder; none where it has none.
    pub result: Option<String>,
    /// What the source's bytes are.
    pub format: Format,
    /// The code of [`ConversionStatus`](super::ConversionStatus).
    pub status: String,
    /// Why, in the language of the run; none where there is nothing to say.
    pub reason: Option<String>,
    /// What was changed.
    pub changes: Changes,
    /// What was left behind or left as it was.
    pub remarks: Vec<Remark>,
    /// The SHA-256 of the bytes that the result was made of, in hexadecimal.
    pub source_sha256: Option<String>,
    /// The SHA-256 of the result as it was written, in hexadecimal.
    pub result_sha256: Option<String>,
    /// What the result was made with, where that is not what the manifest itself says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_with: Option<Made>,
}
