//! How a worksheet is printed.

/// Paper, margins and what stands on every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageSetup {
    /// Paper, orientation and scale; none where the printer's own were to be used.
    pub paper: Option<Paper>,
    /// Whether the sheet is made to fit on pages.
    pub fit_to_pages: bool,
    /// On how many pages side by side and under each other; 0 is as many as it takes.
    pub pages: Option<(u16, u16)>,
    /// The space around; none where nothing is said of it.
    pub margins: Option<Margins>,
    /// What stands at the top of each page, in the codes of SpreadsheetML (`&L`, `&P` and so on).
    pub header: String,
    /// What stands at the bottom.
    pub footer: String,
    /// Whether the sheet is in the middle of the width.
    pub centre_horizontally: bool,
    /// Whether the sheet is in the middle of the height.
    pub centre_vertically: bool,
    /// Whether the lines between cells are printed.
    pub grid_lines: bool,
    /// Whether row numbers and column letters are printed.
    pub headings: bool,
    /// Whether pages go over, then down.
    pub over_then_down: bool,
    /// Whether colours are left out.
    pub black_and_white: bool,
    /// Whether pictures and lines are left out.
    pub draft: bool,
    /// The number of the first page, where it is not 1 by itself.
    pub first_page: Option<u16>,
    /// How notes are printed: `atEnd` or `asDisplayed`.
    pub notes: Option<&'static str>,
    /// How errors are printed: `blank`, `dash` or `NA`.
    pub errors: Option<&'static str>,
    /// The rows that begin a new page.
    pub row_breaks: Vec<u32>,
    /// The columns that begin a new page.
    pub column_breaks: Vec<u32>,
}

/// Paper, orientation and scale: what a printer is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The size by Windows' number: 9 is A4; 0 where it is not said.
    pub size: u16,
    /// Which way it lies; none where it is not said.
    pub orientation: Option<Orientation>,
    /// The scale in per cent, where the sheet is not fitted to pages.
    pub scale: u16,
    /// How many copies.
    pub copies: u16,
}

/// Which way the paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// On its side.
    Landscape,
}

/// The space around a page, in inches.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "which margin, the name says")]
pub struct Margins {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub header: f64,
    pub footer: f64,
}
