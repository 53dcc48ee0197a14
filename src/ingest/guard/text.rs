//! Bytes that may be a text file.

use serde::de::IgnoredAny;

use super::{limited, unsupported};
use crate::ingest::csv::encoding;
use crate::model::{Format, ReadFailure};

/// Text is decoded whole, so it is bounded closer than packages are: the scores of all agencies are under 5 MiB.
const MAX_TEXT_BYTES: u64 = 64 << 20;

/// How much of a text is looked at to tell other formats that are text.
const SAMPLE: usize = 1024;

/// Tags that web pages, and exports that are web pages under another name, begin with.
const HTML_STARTS: [&str; 8] = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div"];

/// Separated values, unless the text is of another format that we know.
pub(super) fn admit(bytes: &[u8]) -> Result<Format, (Format, ReadFailure)> {
    let encoding = encoding::recognise(bytes).ok_or((Format::Unknown, ReadFailure::UnknownFormat))?;
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (start, _) = encoding.decode(sample);
    let start = start.trim_start().to_ascii_lowercase();
    let other = if HTML_STARTS.iter().any(|tag| start.starts_with(tag)) {
        Some("HTML")
    } else if start.starts_with("mime-version:") {
        Some("web archive (.mht)")
    } else if start.starts_with("<?xml") && start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        Some("XML Spreadsheet 2003 (.xml)")
    } else if start.starts_with("<?xml") && start.contains("html") {
        Some("HTML")
    } else if start.starts_with("<?xml") {
        Some("XML")
    } else if start.starts_with(['{', '[']) && serde_json::from_str::<IgnoredAny>(&encoding.decode(bytes).0).is_ok() {
        Some("JSON")
    } else {
        None
    };
    if let Some(name) = other {
        return Err((Format::Unknown, unsupported(name)));
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    limited("bytes of text", size, MAX_TEXT_BYTES).map_err(|failure| (Format::Csv, failure))?;
    Ok(Format::Csv)
}
