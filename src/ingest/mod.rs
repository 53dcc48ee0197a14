//! Reads a file into a [`Document`]. A reader knows its format and nothing of the ITA.
//!
//! What a file is, its first bytes say, and never its name. Everything is bounded before it is believed: see [`guard`].
//!
//! | format | reader |
//! |---|---|
//! | DOCX | [`docx`] |
//! | DOC | [`doc`] |
//! | XLSX, XLSB, XLS, ODS | [`workbook`] |
//! | separated values | [`csv`] |
//! | text without columns | [`text`] |
//! | web page, also as MHT | [`html`] |
//! | Rich Text Format | [`rtf`] |
//! | XML Spreadsheet 2003 | [`spreadsheet_xml`] |
//! | our own `assessments.json` | [`assessments`], into what it is |
//! | zip archive | [`archive`], into its members |
//! | any other | named, and refused with the reason |
//!
//! # Memory
//!
//! The reading of one file takes at most about 800 bytes for each of 600,000 cells and four times the bytes of its text (at
//! most 32 MiB) or of what its markup inflates to (at most 128 MiB): 600 MB for the worst that the limits let pass, 20 MB
//! for what offices send. [`weight`] tells it beforehand, so that no more large files are read at one time than fit a
//! budget together.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use crate::model::{AssessmentsFile, Document, Format, Limit, ReadFailure, Unopened};
pub use opened::Opened;
use package::Package;

pub mod archive;
pub mod assessments;
mod bytes;
pub mod csv;
pub mod doc;
pub mod docx;
mod encoding;
pub mod guard;
pub mod html;
mod inflate;
pub mod isolation;
mod lengths;
mod link;
mod markup;
pub mod office;
mod opened;
mod package;
pub mod rtf;
pub mod spreadsheet_xml;
pub mod text;
pub mod weight;
pub mod workbook;

/// What the bytes of one file hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Paragraphs and tables.
    Document(Document),
    /// The results of an earlier run.
    Assessments(AssessmentsFile),
    /// Files of their own, which [`archive::Archive`] gives.
    Archive,
}

/// Makes a document of bytes that the guard has let pass.
type Reader = fn(&[u8], &Arc<str>) -> Result<Document, ReadFailure>;

/// The reader of each format of documents.
fn reader(format: Format) -> Option<Reader> {
    Some(match format {
        Format::Docx => docx::read,
        Format::Doc => doc::read,
        Format::Xlsx => workbook::xlsx::read,
        Format::Xls => workbook::xls::read,
        Format::Xlsb => workbook::xlsb::read,
        Format::Ods => workbook::ods::read,
        Format::Csv => csv::read,
        Format::Text => text::read,
        Format::Html => html::read,
        Format::Rtf => rtf::read,
        Format::Xml => spreadsheet_xml::read,
        _ => return None,
    })
}

/// Reads one file.
///
/// `path` is where it lies, `file` is what places and messages call it. Nothing panics and nothing is written.
///
/// # Errors
/// The format as far as it was recognised, and why the file cannot be read.
pub fn read(path: &Path, file: &Arc<str>) -> Result<Content, (Format, ReadFailure)> {
    let bytes = load(path).map_err(|failure| (Format::Unknown, failure))?;
    read_content(&bytes, file)
}

/// The bytes of a regular file within the limit. Links are not followed, and pipes and devices not read, even where one
/// takes a file's place at the last moment: what was opened is asked what it is, and not the name.
///
/// # Errors
/// [`ReadFailure::Refused`], also for a file that is written while it is read; [`ReadFailure::OverLimit`].
pub fn load(path: &Path) -> Result<Vec<u8>, ReadFailure> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(ReadFailure::Refused(Unopened::NotAFile));
    }
    let mut file = open(path)?;
    let status = file.metadata()?;
    if !status.is_file() {
        return Err(ReadFailure::Refused(Unopened::NotAFile));
    }
    let size = status.len();
    Limit::FileBytes.check(size)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    let read = file.by_ref().take(size + 1).read_to_end(&mut bytes)?;
    // Half a file may be a whole one in its format, with other figures in it.
    if u64::try_from(read) == Ok(size) { Ok(bytes) } else { Err(ReadFailure::Refused(Unopened::InUse)) }
}

/// Opens what lies there, and waits for nobody at the other end of a pipe.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Reads one file's bytes: the pure function behind [`read`].
///
/// # Errors
/// As [`read`].
pub fn read_content(bytes: &[u8], file: &Arc<str>) -> Result<Content, (Format, ReadFailure)> {
    let mut opened = Opened::new(bytes);
    let format = opened.admit()?;
    opened.read(format, file)
}

/// The first half of [`read_content`]: what the bytes are, where the [`guard`] lets them pass.
///
/// # Errors
/// As [`read`].
pub fn admit(bytes: &[u8]) -> Result<Format, (Format, ReadFailure)> {
    Opened::new(bytes).admit()
}

/// The second half of [`read_content`]: what bytes hold that [`admit`] has told the format of.
///
/// # Errors
/// As [`read`].
pub fn read_admitted(bytes: &[u8], format: Format, file: &Arc<str>) -> Result<Content, (Format, ReadFailure)> {
    Opened::new(bytes).read(format, file)
}

/// What bytes of a format hold, which may be open already as the package that they are.
fn read_opened(
    bytes: &[u8],
    package: Option<Package<'_>>,
    format: Format,
    file: &Arc<str>,
) -> Result<Content, ReadFailure> {
    let document = match (format, package) {
        (Format::Zip, _) => return Ok(Content::Archive),
        (Format::Json, _) => return assessments::read(bytes).map(Content::Assessments),
        (Format::Docx, Some(package)) => docx::read_package(package, file),
        (Format::Xlsx, Some(package)) => workbook::xlsx::read_package(package, file),
        (Format::Ods, Some(package)) => workbook::ods::read_package(package, file),
        (Format::Xlsb, Some(package)) => workbook::xlsb::read_package(package, file),
        _ => reader(format).ok_or(ReadFailure::UnknownFormat)?(bytes, file),
    };
    document.map(|mut document| {
        lengths::bounded(&mut document);
        Content::Document(document)
    })
}

/// As [`read_content`], for bytes that are to be a document: for tests and fuzzing.
///
/// # Errors
/// As [`read`]; what holds no document is unsupported here.
pub fn read_bytes(bytes: &[u8], file: &Arc<str>) -> Result<Document, (Format, ReadFailure)> {
    match read_content(bytes, file)? {
        Content::Document(document) => Ok(document),
        Content::Assessments(AssessmentsFile { schema, .. }) => {
            Err((Format::Json, ReadFailure::Unsupported { format: schema }))
        }
        Content::Archive => Err((Format::Zip, ReadFailure::Unsupported { format: "zip archive (.zip)".to_owned() })),
    }
}
