//! A file as it was read: paragraphs and tables with their places, and nothing of the ITA.

use std::ops::RangeInclusive;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Limit, Place, shared};

/// One file's content in reading order. What a reader makes and the recognisers read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The path that every [`Place`] in it names.
    #[serde(deserialize_with = "shared::file")]
    pub file: Arc<str>,
    /// What its bytes are.
    pub format: Format,
    /// Paragraphs and tables in document order. A worksheet is one table; a nested table follows the one around it.
    pub blocks: Vec<Block>,
    /// What could not be read though the rest could.
    pub losses: Vec<Loss>,
}

/// What a file's bytes are, whatever its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Office Open XML word processing (`.docx`).
    Docx,
    /// Office Open XML spreadsheet (`.xlsx`).
    Xlsx,
    /// Separated values as text (`.csv`).
    Csv,
    /// Excel's binary workbook in a package (`.xlsb`).
    Xlsb,
    /// OpenDocument spreadsheet (`.ods`).
    Ods,
    /// Word 97 to 2003 (`.doc`).
    Doc,
    /// Excel 97 to 2003 (`.xls`).
    Xls,
    /// A web page (`.html`, and exports that are one under another name).
    Html,
    /// Rich Text Format (`.rtf`).
    Rtf,
    /// Excel's XML Spreadsheet 2003 (`.xml`).
    Xml,
    /// Text without columns (`.txt`).
    Text,
    /// Our own `assessments.json`.
    Json,
    /// A zip archive of submissions.
    Zip,
    /// None of these.
    Unknown,
}

/// A part of a document in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph outside tables.
    Paragraph(Paragraph),
    /// A table, or a worksheet.
    Table(Table),
}

/// A paragraph's text as its program shows it: automatic numbers in front, deletions left out. Never repaired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The text; line breaks inside the paragraph are `\n`, tabs `\t`.
    pub text: String,
    /// Outline level from 1 where the paragraph is a heading.
    pub heading: Option<u8>,
    /// Where it stands.
    pub place: Place,
}

/// A table as a true grid, sparse: only cells that are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// A worksheet's name; none for a table in a text.
    pub sheet: Option<Arc<str>>,
    /// True for a worksheet that its workbook hides.
    pub hidden: bool,
    /// Grid rows that are hidden, as ascending ranges.
    pub hidden_rows: Vec<RangeInclusive<u32>>,
    /// Grid columns that are hidden, as ascending ranges.
    pub hidden_columns: Vec<RangeInclusive<u32>>,
    /// The whole table's place (its first cell, or the sheet).
    pub place: Place,
    /// Cells ordered by row, then column. Cells covered by a merge are absent: the cell that covers them says so in
    /// its spans.
    pub cells: Vec<Cell>,
}

impl Table {
    /// A table in a text, at `place`, with these cells in order: none of it is hidden.
    pub fn in_text(place: Place, cells: Vec<Cell>) -> Table {
        Table { sheet: None, hidden: false, hidden_rows: Vec::new(), hidden_columns: Vec::new(), place, cells }
    }
}

/// A cell, at its true place in the grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The grid row, from 0.
    pub row: u32,
    /// The grid column, from 0, cells merged to the left counted with their span.
    pub column: u32,
    /// How many rows it covers, at least 1.
    pub row_span: u32,
    /// How many columns it covers, at least 1.
    pub column_span: u32,
    /// What the cell holds, beside its text.
    pub kind: CellKind,
    /// The text as written; paragraphs in it are separated by `\n`. A number is written with all its decimals, free
    /// of binary noise; a percentage with its sign.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// What kind of value a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    /// Text, which may well be a number somebody typed as text.
    Text,
    /// A number; the text is plain decimal notation.
    Number,
    /// A date or time; the text is `2021-03-31` or `2021-03-31 08:30:00`.
    Date,
    /// A truth value; the text is `TRUE` or `FALSE`.
    Boolean,
    /// An error such as `#DIV/0!`, which is the text.
    Error,
    /// A formula that was never calculated: the text is empty.
    Uncalculated,
}

/// Something a reader had to leave out; it makes the file's status `partial`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    /// A part named in the package could not be read.
    Part {
        /// The part's name, such as `word/footnotes.xml`.
        part: String,
    },
    /// A worksheet could not be read.
    Sheet {
        /// The sheet's name.
        sheet: String,
    },
    /// The rows of a table do not fit together: no telling which cells stand below each other.
    Table {
        /// The table's number in its document, from 1.
        table: u32,
    },
    /// The XML of a part breaks off; what came before was read.
    Truncated {
        /// The part's name.
        part: String,
    },
    /// Bytes that are no text in the encoding of the file.
    Undecodable {
        /// The encoding's name.
        encoding: String,
    },
    /// More of something than is read: a limit of the reader.
    Limit {
        /// Which one.
        limit: Limit,
    },
}
