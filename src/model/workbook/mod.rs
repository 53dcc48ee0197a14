//! A workbook with everything that is to survive a change of file format: cells, formulas, looks and pages.
//!
//! This is not the [`Document`](super::Document) that scores are read from, in which a worksheet is a table of text.
//! Rows and columns count from 0 here, as in the files.

mod format;
mod page;
mod sheet;

pub use format::{
    Alignment, Borders, CellFormat, Colour, Edge, Fill, Font, FontScript, HorizontalAlignment, LineStyle, NumberFormat,
    Pattern, Protection, Underline, VerticalAlignment,
};
pub use page::{Margins, Orientation, PageSetup, Paper};
pub use sheet::{
    Column, Condition, ConditionTest, Hyperlink, Look, Note, Panes, Row, Sheet, SheetProtection, Validation,
    ValidationKind, View, Visibility,
};

use std::sync::Arc;

use super::Remark;

/// A workbook of at least one worksheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// The worksheets in the order of their tabs.
    pub sheets: Vec<Sheet>,
    /// The names that formulas may use, print areas and repeated rows among them.
    pub names: Vec<DefinedName>,
    /// The fonts that formats and texts refer to.
    pub fonts: Vec<Font>,
    /// The named styles that formats are made after. The first is "Normal"; widths count in digits of its font.
    pub styles: Vec<NamedStyle>,
    /// What cells, rows and columns look like; they refer to these by index. The first is that of all that name none.
    pub formats: Vec<CellFormat>,
    /// Whether day 0 is 1 January 1904 instead of 31 December 1899.
    pub date_1904: bool,
    /// The sheet that is shown first.
    pub active_sheet: usize,
    /// Whether the programs that open the workbook should calculate all formulas, as who wrote it may not have.
    pub recalculates: bool,
    /// Whether formulas are calculated on request only.
    pub manual_calculation: bool,
    /// Whether formulas calculate with numbers as they are shown.
    pub precision_as_shown: bool,
    /// Whether sheets can be neither added nor removed, with the password's hash of 16 bits, 0 where there is none.
    pub structure_lock: Option<u16>,
    /// What is said about the workbook as a whole.
    pub properties: Properties,
    /// What the source holds and this does not, each kind once.
    pub remarks: Vec<Remark>,
}

/// What is said about a workbook as a whole; what is not said is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of OPC (ECMA-376 part 2, 11.1)")]
pub struct Properties {
    pub title: String,
    pub subject: String,
    pub creator: String,
    pub keywords: String,
    pub description: String,
    pub category: String,
    pub last_modified_by: String,
    /// As `2021-03-31T08:30:00Z`.
    pub created: String,
    /// As `2021-03-31T08:30:00Z`.
    pub modified: String,
}

/// A look that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedStyle {
    /// The name, none twice.
    pub name: String,
    /// What programs know it as; none where its author made it up.
    pub built_in: Option<BuiltInStyle>,
    /// The look.
    pub format: CellFormat,
}

/// A style that programs bring with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltInStyle {
    /// The number by which they know it; 0 is "Normal".
    pub number: u8,
    /// Of the styles of groups, how deep these lie, from 0.
    pub level: Option<u8>,
}

/// A name for a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinedName {
    /// The name, such as `Rate`, or of those that programs know `_xlnm.Print_Area`.
    pub name: String,
    /// The sheet that it is of; none where it is of the whole workbook.
    pub sheet: Option<usize>,
    /// What it stands for, as formula text without `=`.
    pub formula: String,
    /// Whether it is kept out of lists of names.
    pub hidden: bool,
}

/// A rectangle of cells, all numbers included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// The upper row.
    pub first_row: u32,
    /// The left column.
    pub first_column: u32,
    /// The lower row.
    pub last_row: u32,
    /// The right column.
    pub last_column: u32,
}

/// A cell that holds something or has a format of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u32,
    /// Its format, an index into [`Workbook::formats`].
    pub format: usize,
    /// What it shows; of a formula, the stored result.
    pub value: Value,
    /// The formula that gives the value.
    pub formula: Option<Formula>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// A number, finite, the very one of the source.
    Number(f64),
    /// Text, which is never a formula.
    Text(Arc<Text>),
    /// True or false.
    Boolean(bool),
    /// An error as it is shown, such as `#N/A`.
    Error(&'static str),
}

/// Text, of which parts may have fonts of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    /// The text with `\n` between lines.
    pub text: String,
    /// Where another font begins: a byte of the text and the font, an index into [`Workbook::fonts`]. In order; what
    /// comes before the first has the font of the cell.
    pub runs: Vec<(usize, usize)>,
}

/// A formula as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// The text without `=`, in English with commas, as SpreadsheetML stores it.
    pub text: String,
    /// The cells that an array formula fills; it stands in the upper left one of them.
    pub array: Option<Area>,
}

impl Text {
    /// Text in one font.
    pub fn plain(text: impl Into<String>) -> Text {
        Text { text: text.into(), runs: Vec::new() }
    }
}

impl Area {
    /// One cell.
    pub fn cell(row: u32, column: u32) -> Area {
        Area { first_row: row, first_column: column, last_row: row, last_column: column }
    }

    /// The area as `A1:C3`, one cell as `A1`.
    pub fn reference(&self) -> String {
        let first = format!("{}{}", super::column_letters(self.first_column + 1), self.first_row + 1);
        if (self.first_row, self.first_column) == (self.last_row, self.last_column) {
            return first;
        }
        format!("{first}:{}{}", super::column_letters(self.last_column + 1), self.last_row + 1)
    }

    /// True where the areas share a cell.
    pub fn overlaps(&self, other: &Area) -> bool {
        self.first_row <= other.last_row
            && other.first_row <= self.last_row
            && self.first_column <= other.last_column
            && other.first_column <= self.last_column
    }
}
