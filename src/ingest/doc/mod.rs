//! DOC (MS-DOC, Word 97 to 2003; Word 6 and 95 as far as their text and tables go), read by `office_oxide`.
//!
//! **Read**: paragraphs and tables of the body in order, a cell's paragraphs as lines, merged cells as spans, nested
//! tables as tables of their own, text boxes after the paragraph that holds them, headings that the document states,
//! list items, field results; footnotes, endnotes, headers and footers.
//!
//! **Left out, as Word shows nothing of it**: deleted and hidden text, field instructions, comments. **Ignored**:
//! pictures, embedded objects and the text in them, blank paragraphs (though counted).
//!
//! **Lost without a word**: automatic numbers ("๑." in front of a list item): office_oxide 0.1.16 tells neither the
//! digits nor whether a list goes on, and a number made up would be a wrong one.
//!
//! What stands here beside office_oxide, and why: `marks` counts paragraphs and cells before it sees the file, as it
//! needs kilobytes for each; `numbering` finds the place of each paragraph, as it leaves out blank ones; `layout` gives
//! each cell its row and column from where the file says that cells begin (`rows`, `columns`), as it leaves out covered
//! ones and counts a column twice whose edges are rounded differently. Its guesses at headings are taken back.
//!
//! For the conversion to DOCX, [`formatted()`] reads the same files with their formatting, by a reader of its own.
//!
//! **A loss**: text that the document says it has and that is not there; a table whose rows do not fit together.
//! **Refused**: encrypted documents, broken ones, more paragraphs than anyone writes.

mod columns;
mod formatted;
mod grid;
mod layout;
mod marks;
mod numbering;
mod properties;
mod rows;
mod story;
mod streams;
mod text;

use std::io::Cursor;
use std::sync::Arc;

use office_oxide::doc::DocError;
use office_oxide::limits::Limits;
use office_oxide::options::ParseOptions;
use office_oxide::{Document as Office, DocumentFormat, OfficeError};

pub use self::formatted::formatted;
use self::layout::Definitions;
use self::streams::Streams;
use crate::model::{Document, Format, Limit, Loss, ReadFailure};

/// What office_oxide may spend on copies of pictures, which are not read.
const PICTURE_BYTES: u64 = 1 << 20;

/// What office_oxide says where it could not tell paragraphs and tables from each other.
const NO_STRUCTURE: &str = "its tables and paragraph structure were not read";

/// What office_oxide makes of a document, hidden and deleted text left out.
fn open(bytes: &[u8]) -> Result<Office, ReadFailure> {
    let mut options = ParseOptions::default();
    options.limits = Limits::strict();
    options.limits.memory_bytes = PICTURE_BYTES;
    options.limits.text_chars = Limit::OldCharacters.length();
    options.include_hidden_text = false;
    options.include_deleted_text = false;
    let office = Office::from_reader_with(Cursor::new(bytes.to_vec()), DocumentFormat::Doc, &options);
    office.map_err(|error| match error {
        OfficeError::Doc(DocError::Encrypted) => ReadFailure::Encrypted,
        OfficeError::Panic(_) => ReadFailure::ReaderFailed,
        _ => damaged(),
    })
}

fn damaged() -> ReadFailure {
    ReadFailure::Damaged { what: "WordDocument".to_owned() }
}

/// Reads a compound file that holds a Word document.
///
/// # Errors
/// [`ReadFailure::Encrypted`], [`ReadFailure::OverLimit`]; [`ReadFailure::Damaged`] where the text cannot be found.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    let streams = Streams::open(bytes)?;
    marks::check(&streams)?;
    let office = open(bytes)?;
    let word = office.as_doc().ok_or_else(damaged)?;
    if word.warnings().iter().any(|warning| warning.contains(NO_STRUCTURE)) {
        return Err(damaged());
    }
    let mut losses = Vec::new();
    if !word.text_complete() {
        losses.push(Loss::Truncated { part: "WordDocument".to_owned() });
    }
    let document = office.to_ir();
    let definitions = Definitions::new(&streams, &document);
    let (blocks, not_read) = story::blocks(&document, word.plain_text_ref(), definitions, file);
    losses.extend(not_read);
    if blocks.is_empty() && !losses.is_empty() {
        return Err(damaged());
    }
    Ok(Document { file: file.clone(), format: Format::Doc, blocks, losses })
}
