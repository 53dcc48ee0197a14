//! Bytes that may be a text file: which of the formats that are text they are.

use serde::de::IgnoredAny;

use super::{limited, unsupported};
use crate::ingest::csv::dialect;
use crate::ingest::encoding;
use crate::model::{Format, ReadFailure};

/// Text is decoded whole, so it is bounded closer than packages are: the scores of all agencies are under 5 MiB.
const MAX_TEXT_BYTES: u64 = 32 << 20;

/// How much of a text is looked at to tell other formats that are text.
const SAMPLE: usize = 4096;

/// How much of it is looked at to tell columns.
const COLUMNS_SAMPLE: usize = 128 << 10;

/// What web pages, and exports that are web pages under another name, begin with.
const HTML_STARTS: [&str; 22] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<table",
    "<meta",
    "<style",
    "<div",
    "<title",
    "<script",
    "<link",
    "<center",
    "<font",
    "<span",
    "<p>",
    "<p ",
    "<br",
    "<b>",
    "<h1",
    "<h2",
    "<h3",
    "<hr",
];

/// Namespaces and roots of XML that is something known, each with its name.
const XML_KINDS: [(&str, &str); 3] = [
    ("http://schemas.microsoft.com/office/word/2003/wordml", "Word 2003 XML (.xml)"),
    ("http://schemas.microsoft.com/office/2006/xmlpackage", "Word XML document (.xml)"),
    ("urn:oasis:names:tc:opendocument", "OpenDocument as one XML file (.fods, .fodt)"),
];

/// The format of a text that a reader of ours takes.
pub(super) fn admit(bytes: &[u8]) -> Result<Format, (Format, ReadFailure)> {
    let format = recognise(bytes)?;
    // RTF is read byte by byte, pictures and all; of our own JSON a country's results are more.
    if !matches!(format, Format::Rtf | Format::Json) {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        limited("bytes of text", size, MAX_TEXT_BYTES).map_err(|failure| (format, failure))?;
    }
    Ok(format)
}

fn recognise(bytes: &[u8]) -> Result<Format, (Format, ReadFailure)> {
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    let found = encoding::recognise(bytes);
    // What is not Thai may be a web page that names its encoding: its tags are ASCII in all of them.
    let encoding = found.unwrap_or(encoding::Encoding::Utf8);
    let (start, _) = encoding.decode(bytes.get(..SAMPLE).unwrap_or(bytes));
    let start = start.trim_start().to_ascii_lowercase();
    let has_workbook = start.contains("<workbook") || start.contains("<ss:workbook");
    if has_workbook && start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Ok(Format::Xml);
    }
    if is_html(&start) || is_web_archive(&start) {
        return Ok(Format::Html);
    }
    if found.is_none() {
        return Err((Format::Unknown, ReadFailure::UnknownFormat));
    }
    if start.starts_with("<?xml") {
        let known = XML_KINDS.iter().find(|(name, _)| start.contains(name));
        return Err((Format::Unknown, unsupported(known.map_or("XML", |(_, name)| name))));
    }
    if start.starts_with(['{', '[']) {
        // A damaged one of ours is ours still, and no table.
        let ours = start.starts_with('{') && start.contains("\"schema\"") && start.contains("\"prongsai.");
        if ours || serde_json::from_str::<IgnoredAny>(&encoding.decode(bytes).0).is_ok() {
            return Ok(Format::Json);
        }
    }
    let sample = bytes.get(..COLUMNS_SAMPLE).unwrap_or(bytes);
    let (sample, _) = encoding.decode(sample);
    Ok(if dialect::has_columns(whole_lines(&sample, bytes.len() > COLUMNS_SAMPLE)) {
        Format::Csv
    } else {
        Format::Text
    })
}

/// True for a page by its first tag, or by a table behind whatever a program printed before it.
fn is_html(start: &str) -> bool {
    let mut rest = start;
    // Comments, declarations and processing instructions come first in what office programs write.
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        let Some((_, after)) = rest.split_once(end) else { break };
        rest = after.trim_start();
    }
    HTML_STARTS.iter().any(|tag| rest.starts_with(tag))
        || start.contains("<table") && (start.contains("<tr") || start.contains("<td") || start.contains("<th"))
        || rest.starts_with("<!doctype") && start.contains("<html")
}

/// True for the parts of a page in one file, as mail has them (`.mht`).
fn is_web_archive(start: &str) -> bool {
    let head = start.split("\n\n").next().unwrap_or(start).split("\r\n\r\n").next().unwrap_or(start);
    let is_field = |line: &str| {
        line.starts_with([' ', '\t'])
            || line.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            })
    };
    head.lines().all(is_field) && (head.contains("multipart/related") || head.starts_with("mime-version:"))
}

/// The sample without the line that its end may cut.
fn whole_lines(sample: &str, is_cut: bool) -> &str {
    if !is_cut {
        return sample;
    }
    sample.rfind('\n').and_then(|end| sample.get(..=end)).unwrap_or(sample)
}
