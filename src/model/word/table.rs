//! Tables.

use super::{Block, Border, Shading, Token};

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The widths of the grid's columns.
    pub grid: Vec<i32>,
    /// ST_JcTable.
    pub alignment: Option<Token>,
    /// How far its left edge is from the margin.
    pub indent: i32,
    /// Whether columns are as wide as they are said to be.
    pub is_fixed: bool,
    /// Whether columns run from right to left.
    pub is_right_to_left: bool,
    /// The lines of cells that have none of their own.
    pub borders: TableBorders,
    /// The space within cells that say nothing of it.
    pub margins: CellMargins,
    /// Its place if it stands apart from the text.
    pub frame: Option<super::Frame>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// The lines of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableBorders {
    /// Above the table.
    pub top: Option<Border>,
    /// Left of it.
    pub left: Option<Border>,
    /// Below it.
    pub bottom: Option<Border>,
    /// Right of it.
    pub right: Option<Border>,
    /// Between rows.
    pub inside_horizontal: Option<Border>,
    /// Between columns.
    pub inside_vertical: Option<Border>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Columns of the grid before its first cell.
    pub before: u32,
    /// Columns of the grid behind its last cell.
    pub after: u32,
    /// Its height.
    pub height: Option<RowHeight>,
    /// Whether it is repeated on every page.
    pub is_header: bool,
    /// Whether it stays on one page.
    pub cant_split: bool,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A row's height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowHeight {
    /// In twips.
    pub value: i32,
    /// Exactly so, or at least.
    pub is_exact: bool,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many columns of the grid it spans, at least 1.
    pub span: u32,
    /// Its width.
    pub width: i32,
    /// How it is merged downward.
    pub vertical_merge: Option<VerticalMerge>,
    /// Its lines.
    pub borders: CellBorders,
    /// Its ground.
    pub shading: Option<Shading>,
    /// The space within.
    pub margins: CellMargins,
    /// ST_VerticalJc.
    pub vertical_alignment: Option<Token>,
    /// ST_TextDirection.
    pub text_direction: Option<Token>,
    /// Whether its text stays on one line.
    pub no_wrap: bool,
    /// Whether its text is drawn as wide as the cell.
    pub fit_text: bool,
    /// What it holds; the last is a paragraph.
    pub blocks: Vec<Block>,
}

/// How a cell is merged downward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerticalMerge {
    /// The merged cell begins here.
    Restart,
    /// It goes on here.
    Continue,
}

/// The lines of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellBorders {
    /// Above.
    pub top: Option<Border>,
    /// Left.
    pub left: Option<Border>,
    /// Below.
    pub bottom: Option<Border>,
    /// Right.
    pub right: Option<Border>,
}

/// The space within a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellMargins {
    /// Above.
    pub top: Option<i32>,
    /// Left.
    pub left: Option<i32>,
    /// Below.
    pub bottom: Option<i32>,
    /// Right.
    pub right: Option<i32>,
}
