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

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use crate::model::{AssessmentsFile, Document, Format, Limit, ReadFailure, Unopened};

pub mod archive;
pub mod assessments;
mod bytes;
pub mod csv;
pub mod doc;
pub mod docx;
mod encoding;
pub mod guard;
pub mod html;
pub mod isolation;
mod link;
mod markup;
pub mod office;
mod package;
pub mod rtf;
pub mod spreadsheet_xml;
pub mod text;
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

/// The bytes of a regular file within the limit. Links, pipes and devices are not opened.
///
/// # Errors
/// [`ReadFailure::Refused`] and [`ReadFailure::OverLimit`].
pub fn load(path: &Path) -> Result<Vec<u8>, ReadFailure> {
    let status = fs::symlink_metadata(path)?;
    if !status.is_file() {
        return Err(ReadFailure::Refused(Unopened::NotAFile));
    }
    Limit::FileBytes.check(status.len())?;
    let mut bytes = Vec::new();
    let read = File::open(path)?.take(Limit::FileBytes.most() + 1).read_to_end(&mut bytes)?;
    // It may have grown since its size was asked.
    Limit::FileBytes.check(u64::try_from(read).unwrap_or(u64::MAX))?;
    Ok(bytes)
}

/// Reads one file's bytes: the pure function behind [`read`].
///
/// # Errors
/// As [`read`].
pub fn read_content(bytes: &[u8], file: &Arc<str>) -> Result<Content, (Format, ReadFailure)> {
    read_admitted(bytes, admit(bytes)?, file)
}

/// The first half of [`read_content`]: what the bytes are, where the [`guard`] lets them pass.
///
/// # Errors
/// As [`read`].
pub fn admit(bytes: &[u8]) -> Result<Format, (Format, ReadFailure)> {
    isolation::run(|| guard::admit(bytes)).unwrap_or(Err((Format::Unknown, ReadFailure::ReaderFailed)))
}

/// The second half of [`read_content`]: what bytes hold that [`admit`] has told the format of.
///
/// # Errors
/// As [`read`].
pub fn read_admitted(bytes: &[u8], format: Format, file: &Arc<str>) -> Result<Content, (Format, ReadFailure)> {
    let content = isolation::run(|| match format {
        Format::Zip => Ok(Content::Archive),
        Format::Json => assessments::read(bytes).map(Content::Assessments),
        _ => match reader(format) {
            Some(read) => read(bytes, file).map(Content::Document),
            None => Err(ReadFailure::UnknownFormat),
        },
    });
    content.unwrap_or(Err(ReadFailure::ReaderFailed)).map_err(|failure| (format, failure))
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
