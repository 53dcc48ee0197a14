//! A worksheet: its cells, and what lies around and over them.

use super::{Area, Borders, Cell, Colour, Fill, PageSetup};

/// A worksheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether its tab is shown.
    pub visibility: Visibility,
    /// The colour of its tab.
    pub tab_colour: Option<Colour>,
    /// The cells by row and column, each once.
    pub cells: Vec<Cell>,
    /// The rows of which something is said, in order, each once.
    pub rows: Vec<Row>,
    /// The columns of which something is said, in order, none twice.
    pub columns: Vec<Column>,
    /// The height of other rows in twentieths of a point.
    pub default_row_height: Option<u16>,
    /// Whether somebody set that height.
    pub default_height_is_set: bool,
    /// Whether other rows are hidden.
    pub default_row_hidden: bool,
    /// The width of other columns in 256ths of a digit's, with its padding.
    pub default_column_width: Option<u16>,
    /// The width of other columns in digits, without padding.
    pub default_column_digits: Option<u16>,
    /// Merged cells; no two of them overlap.
    pub merged: Vec<Area>,
    /// How the sheet is shown.
    pub view: View,
    /// How it is printed.
    pub page: PageSetup,
    /// Links from cells.
    pub hyperlinks: Vec<Hyperlink>,
    /// Notes on cells, each cell once.
    pub notes: Vec<Note>,
    /// What may be typed where.
    pub validations: Vec<Validation>,
    /// Looks that depend on values.
    pub conditions: Vec<Condition>,
    /// Whether headings of a table have the buttons of a filter.
    pub has_filter: bool,
    /// That table, with its headings.
    pub auto_filter: Option<Area>,
    /// What is kept from changes; none where the sheet is not protected.
    pub protection: Option<SheetProtection>,
    /// Whether the sums of groups of rows stand below them.
    pub summary_below: bool,
    /// Whether the sums of groups of columns stand right of them.
    pub summary_right: bool,
}

/// Whether a sheet's tab is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// It is.
    #[default]
    Visible,
    /// It is not, but can be made so.
    Hidden,
    /// It can be shown by programs only.
    VeryHidden,
}

/// What is said of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub row: u32,
    /// Its height in twentieths of a point.
    pub height: Option<u16>,
    /// Whether somebody set that height.
    pub custom_height: bool,
    /// Whether it is not shown.
    pub hidden: bool,
    /// The format of its cells that have none.
    pub format: Option<usize>,
    /// How deep it lies in groups.
    pub outline: u8,
    /// Whether the group that it sums up is closed.
    pub collapsed: bool,
}

/// What is said of columns side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
    /// Their width in 256ths of a digit's, with its padding.
    pub width: u16,
    /// Whether somebody set that width.
    pub custom_width: bool,
    /// Whether they are not shown.
    pub hidden: bool,
    /// Whether the width follows the content.
    pub best_fit: bool,
    /// The format of their cells that have none.
    pub format: usize,
    /// How deep they lie in groups.
    pub outline: u8,
    /// Whether the group that they sum up is closed.
    pub collapsed: bool,
}

/// How a sheet is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Whether lines are drawn between cells.
    pub grid_lines: bool,
    /// Whether row numbers and column letters are shown.
    pub headings: bool,
    /// Whether noughts are shown.
    pub zeros: bool,
    /// Whether formulas are shown instead of values.
    pub formulas: bool,
    /// Whether the sheet begins at the right.
    pub right_to_left: bool,
    /// Whether the buttons of groups are shown.
    pub outline_symbols: bool,
    /// Whether panes stay where they are.
    pub is_frozen: bool,
    /// Whether its breaks of pages are shown.
    pub page_breaks: bool,
    /// Whether its tab is among the selected ones.
    pub selected: bool,
    /// The size in per cent.
    pub zoom: u16,
    /// The upper left cell: row and column.
    pub top_left: (u32, u32),
    /// Parts of the window that are moved by themselves.
    pub panes: Option<Panes>,
}

impl Default for View {
    fn default() -> View {
        View {
            grid_lines: true,
            headings: true,
            zeros: true,
            formulas: false,
            right_to_left: false,
            outline_symbols: true,
            is_frozen: false,
            page_breaks: false,
            selected: false,
            zoom: 100,
            top_left: (0, 0),
            panes: None,
        }
    }
}

/// The parts of a divided window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// Columns that stay at the left; of panes that are not frozen, twentieths of a point.
    pub x: u16,
    /// Rows that stay at the top; of panes that are not frozen, twentieths of a point.
    pub y: u16,
    /// The first row below and the first column at the right.
    pub top_left: (u32, u32),
    /// Whether they stay where they are.
    pub frozen: bool,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink {
    /// The cells that it is on.
    pub area: Area,
    /// An address outside of the workbook.
    pub target: Option<String>,
    /// A place in the target, or in the workbook itself.
    pub location: Option<String>,
    /// What is shown of it over the cell.
    pub tip: Option<String>,
    /// What it was to show in the cell.
    pub display: Option<String>,
}

/// A note on a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The cell's row.
    pub row: u32,
    /// The cell's column.
    pub column: u32,
    /// Who wrote it.
    pub author: String,
    /// What it says.
    pub text: String,
    /// Whether it is always shown.
    pub visible: bool,
}

/// What may be typed into cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validation {
    /// The cells.
    pub areas: Vec<Area>,
    /// What kind of value.
    pub kind: ValidationKind,
    /// How it is compared, in SpreadsheetML's words.
    pub operator: &'static str,
    /// What happens to other values: `stop`, `warning` or `information`.
    pub error_style: &'static str,
    /// What it is compared with, formula text relative to the first cell.
    pub formulas: [Option<String>; 2],
    /// Whether nothing may be typed.
    pub allow_blank: bool,
    /// Whether the list is not offered.
    pub no_drop_down: bool,
    /// Whether the prompt is shown.
    pub shows_prompt: bool,
    /// Whether the error is shown.
    pub shows_error: bool,
    /// Title and text of the prompt.
    pub prompt: [String; 2],
    /// Title and text of the error.
    pub error: [String; 2],
}

/// What kind of value may be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "SpreadsheetML's own words")]
pub enum ValidationKind {
    Any,
    Whole,
    Decimal,
    List,
    Date,
    Time,
    TextLength,
    Custom,
}

/// A look for cells of which something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The cells.
    pub areas: Vec<Area>,
    /// What has to hold.
    pub test: ConditionTest,
    /// What they then look like.
    pub look: Look,
}

/// What has to hold of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionTest {
    /// Its value compares so, in SpreadsheetML's words, with these formulas.
    Value(&'static str, String, Option<String>),
    /// The formula, relative to the first cell, gives true.
    Formula(String),
}

/// Parts of a look that replace those of the cell; what is none stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// Bold or not.
    pub bold: Option<bool>,
    /// Italic or not.
    pub italic: Option<bool>,
    /// Struck through or not.
    pub strike: Option<bool>,
    /// Underlined, by the name of the underline.
    pub underline: Option<super::Underline>,
    /// The colour of text.
    pub colour: Option<Colour>,
    /// The background.
    pub fill: Option<Fill>,
    /// The edges.
    pub borders: Option<Borders>,
}

/// What a protected sheet keeps. Its password is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetProtection {
    /// Whether pictures and shapes are protected.
    pub objects: bool,
    /// Whether scenarios are protected.
    pub scenarios: bool,
    /// The password's hash of 16 bits (ECMA-376 part 4, 14.7.1), 0 where there is none.
    pub password: u16,
}
