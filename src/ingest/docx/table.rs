//! Tables as a true grid: from spans and merges of cells to rows and columns.

use super::content::Content;
use super::story::{Flow, StoryReader};
use super::xml::{Element, Space};
use crate::model::{Cell, Limit, Position};

/// A table while its rows are read.
struct Grid {
    number: u32,
    cells: Vec<Cell>,
    /// Rows of the grid so far: deleted ones are none.
    rows: u32,
    /// `w:tr` so far, deleted ones counted.
    ordinal: u32,
    /// The cells of the row above that may go on below, by column.
    above: Vec<Origin>,
}

/// The cell that a vertically merged column goes back to.
#[derive(Clone, Copy)]
struct Origin {
    column: u32,
    span: u32,
    /// Its index among the table's cells.
    cell: usize,
}

/// A row while its cells are read.
struct Row {
    column: u32,
    ordinal: u32,
    /// The origins that this row hands down.
    origins: Vec<Origin>,
    /// The cell before, which a horizontally merged cell belongs to; none where that is covered itself.
    before: Option<usize>,
    deleted: bool,
}

/// What a `w:tcPr` says.
#[derive(Default)]
struct CellProperties {
    span: u32,
    /// Covered by the cell above (`w:vMerge` that continues), or the first of such cells.
    vertical: Merge,
    /// The same to the left (`w:hMerge`, of older programs).
    horizontal: Merge,
    deleted: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Merge {
    #[default]
    None,
    Restart,
    Continue,
}

impl<'x> StoryReader<'x, '_> {
    /// Reads a `w:tbl` to its end.
    pub fn table(&mut self) {
        self.content.tables = self.content.tables.saturating_add(1);
        let index = self.content.blocks.len();
        let mut grid = Grid { number: self.content.tables, cells: Vec::new(), rows: 0, ordinal: 0, above: Vec::new() };
        self.rows(&mut grid);
        if !grid.cells.is_empty() {
            self.content.insert_table(index, grid.number, grid.cells);
        }
    }

    /// Reads the rest of a `w:tbl` or of what is wrapped around its rows.
    fn rows(&mut self, grid: &mut Grid) {
        while let Some(element) = self.xml.child() {
            match (element.space, element.name()) {
                (Space::Word, "tr") => self.row(grid),
                (Space::Word, "tblPr" | "tblGrid" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "del" | "moveFrom") => {
                    self.xml.skip();
                }
                (Space::Compatibility, "AlternateContent") => {
                    self.alternatives(&mut |reader: &mut Self| reader.rows(grid));
                }
                _ => self.rows(grid),
            }
        }
    }

    fn row(&mut self, grid: &mut Grid) {
        grid.ordinal = grid.ordinal.saturating_add(1);
        let mut row = Row { column: 0, ordinal: 0, origins: Vec::new(), before: None, deleted: false };
        self.cells(grid, &mut row);
        if !row.deleted {
            grid.above = row.origins;
            grid.rows = grid.rows.saturating_add(1);
        }
    }

    /// Reads the rest of a `w:tr` or of what is wrapped around its cells.
    fn cells(&mut self, grid: &mut Grid, row: &mut Row) {
        while let Some(element) = self.xml.child() {
            match (element.space, element.name()) {
                (Space::Word, "tc") if !row.deleted => self.cell(grid, row),
                (Space::Word, "trPr") => self.row_properties(row),
                (Space::Word, "tc" | "tblPrEx" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "del" | "moveFrom") => {
                    self.xml.skip();
                }
                (Space::Compatibility, "AlternateContent") => {
                    self.alternatives(&mut |reader: &mut Self| reader.cells(grid, row));
                }
                _ => self.cells(grid, row),
            }
            if self.content.is_full() {
                self.xml.halt();
            }
        }
    }

    fn row_properties(&mut self, row: &mut Row) {
        while let Some(element) = self.xml.child() {
            match (element.space, element.name()) {
                (Space::Word, "gridBefore") => {
                    row.column = self.columns(&element).unwrap_or(0);
                }
                (Space::Word, "del" | "moveFrom") => row.deleted = true,
                _ => {}
            }
            self.xml.skip();
        }
    }

    /// A number of columns; none where it is no number, or over the limit, so that the table's grid is not true.
    fn columns(&mut self, element: &Element<'_>) -> Option<u32> {
        let columns: u32 = element.number()?;
        if columns > Limit::TableColumns.number() {
            self.content.lose(Limit::TableColumns.loss());
            return None;
        }
        Some(columns)
    }

    fn cell(&mut self, grid: &mut Grid, row: &mut Row) {
        row.ordinal = row.ordinal.saturating_add(1);
        let mut flow = Flow::cell();
        let mut properties = CellProperties { span: 1, ..CellProperties::default() };
        let mut covered = None;
        while let Some(element) = self.xml.child() {
            if (element.space, element.name()) == (Space::Word, "tcPr") {
                properties = self.cell_properties();
                covered = grid.covering(row, &properties);
            } else if covered.is_some() || properties.deleted {
                // Word shows nothing of a cell that another one covers.
                self.xml.skip();
            } else {
                self.block(&element, &mut flow);
            }
        }
        self.end_joined(&mut flow);
        if !self.xml.is_cut_short() {
            grid.place(row, &properties, covered, flow.into_cell_text(), self.content);
        }
    }

    fn cell_properties(&mut self) -> CellProperties {
        let mut properties = CellProperties { span: 1, ..CellProperties::default() };
        while let Some(element) = self.xml.child() {
            match (element.space, element.name()) {
                (Space::Word, "gridSpan") => {
                    properties.span = self.columns(&element).filter(|span| *span > 0).unwrap_or(1);
                }
                (Space::Word, "vMerge") => properties.vertical = merge(&element),
                (Space::Word, "hMerge") => properties.horizontal = merge(&element),
                (Space::Word, "cellDel") => properties.deleted = true,
                _ => {}
            }
            self.xml.skip();
        }
        properties
    }
}

/// A merge without `w:val` continues (17.4.84).
fn merge(element: &Element<'_>) -> Merge {
    if element.attribute("val").as_deref() == Some("restart") { Merge::Restart } else { Merge::Continue }
}

/// The cell that covers another.
#[derive(Clone, Copy)]
enum Covering {
    Above(Origin),
    /// The cell to the left, none where that one is covered from above.
    Left(Option<usize>),
}

impl Grid {
    /// The cell that covers the one with these properties. One that goes on without anything to go on from is a cell
    /// of its own.
    fn covering(&self, row: &Row, properties: &CellProperties) -> Option<Covering> {
        if properties.horizontal == Merge::Continue && row.ordinal > 1 {
            return Some(Covering::Left(row.before));
        }
        if properties.vertical != Merge::Continue {
            return None;
        }
        let found = self.above.binary_search_by_key(&row.column, |origin| origin.column).ok()?;
        self.above.get(found).filter(|origin| origin.span == properties.span).map(|origin| Covering::Above(*origin))
    }

    fn place(
        &mut self,
        row: &mut Row,
        properties: &CellProperties,
        covered: Option<Covering>,
        text: String,
        content: &mut Content,
    ) {
        let column = row.column;
        row.column = column.saturating_add(properties.span);
        match covered {
            Some(Covering::Left(left)) => {
                if let Some(left) = left.and_then(|left| self.cells.get_mut(left)) {
                    left.column_span = left.column_span.saturating_add(properties.span);
                }
                return;
            }
            Some(Covering::Above(origin)) => {
                if let Some(cell) = self.cells.get_mut(origin.cell) {
                    cell.row_span = self.rows.saturating_sub(cell.row).saturating_add(1);
                }
                row.before = None;
                row.origins.push(origin);
                return;
            }
            None => {}
        }
        let at = Position::TableCell { table: self.number, row: self.ordinal, cell: row.ordinal };
        if let Some(cell) = content.cell(self.rows, column, properties.span, text, at) {
            row.before = Some(self.cells.len());
            if properties.vertical != Merge::None {
                row.origins.push(Origin { column, span: properties.span, cell: self.cells.len() });
            }
            self.cells.push(cell);
        }
    }
}
