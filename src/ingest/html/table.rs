//! A table while its rows and cells are read, and the grid that spans make of them.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::model::{Cell, CellKind, Limit, Place, Position, Table};

/// What HTML itself allows.
const MOST_COLUMNS_SPANNED: u32 = 1_000;
const MOST_ROWS_SPANNED: u32 = 65_534;

/// A table while it is read.
pub(super) struct OpenTable {
    number: u32,
    hidden: bool,
    /// Its place among the blocks, once it has a cell.
    pub slot: Option<usize>,
    /// Rows so far.
    rows: u32,
    /// Cells of the row so far, as they stand in it.
    cells_in_row: u32,
    next_column: u32,
    in_row: bool,
    cell: Option<OpenCell>,
    /// Cells of rows above that reach down: columns, and the row that they no longer reach. By column.
    reaching: Vec<(RangeInclusive<u32>, u32)>,
    described_columns: u32,
    hidden_rows: Vec<RangeInclusive<u32>>,
    hidden_columns: Vec<RangeInclusive<u32>>,
    cells: Vec<Cell>,
    /// The limit that was met: the rest is passed over.
    full: Option<Limit>,
}

struct OpenCell {
    /// True for one that is not shown: it takes no column and leaves nothing.
    hidden: bool,
    row: u32,
    column: u32,
    row_span: u32,
    column_span: u32,
    ordinal: u32,
    text: String,
}

impl OpenTable {
    /// A table with its number in the document, and whether it is shown.
    pub fn new(number: u32, hidden: bool) -> OpenTable {
        OpenTable {
            number,
            hidden,
            slot: None,
            rows: 0,
            cells_in_row: 0,
            next_column: 0,
            in_row: false,
            cell: None,
            reaching: Vec::new(),
            described_columns: 0,
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            cells: Vec::new(),
            full: None,
        }
    }

    /// The text of the open cell.
    pub fn text(&mut self) -> Option<&mut String> {
        self.cell.as_mut().map(|cell| &mut cell.text)
    }

    /// A `<col>` over so many columns.
    pub fn column(&mut self, span: u32, hidden: bool) {
        let first = self.described_columns;
        self.described_columns = first.saturating_add(span.clamp(1, MOST_COLUMNS_SPANNED));
        // No cell lies beyond: nothing is lost.
        if hidden && first < Limit::TableColumns.number() {
            self.hidden_columns.push(first..=self.described_columns - 1);
        }
    }

    /// Begins a row.
    pub fn row(&mut self, hidden: bool, file: &Arc<str>) {
        self.end_row(file);
        self.in_row = true;
        if hidden {
            match self.hidden_rows.last_mut() {
                Some(last) if *last.end() + 1 == self.rows => *last = *last.start()..=self.rows,
                _ => self.hidden_rows.push(self.rows..=self.rows),
            }
        }
    }

    /// Ends the row, where one is open.
    pub fn end_row(&mut self, file: &Arc<str>) {
        self.end_cell(file);
        if self.in_row {
            self.in_row = false;
            self.rows = self.rows.saturating_add(1);
            self.cells_in_row = 0;
            self.next_column = 0;
            let rows = self.rows;
            self.reaching.retain(|(_, until)| *until > rows);
        }
    }

    /// Ends a group of rows: no cell reaches out of it.
    pub fn end_group(&mut self, file: &Arc<str>) {
        self.end_row(file);
        self.reaching.clear();
    }

    /// Begins a cell that is not shown: browsers lay the others out as if it were not there.
    pub fn hidden_cell(&mut self, file: &Arc<str>) {
        self.end_cell(file);
        self.cells_in_row += 1;
        let ordinal = self.cells_in_row;
        self.cell = Some(OpenCell {
            hidden: true,
            row: self.rows,
            column: self.next_column,
            row_span: 1,
            column_span: 1,
            ordinal,
            text: String::new(),
        });
    }

    /// Begins a cell.
    ///
    /// # Errors
    /// The limit by which it is not read, nor any after it.
    pub fn cell(&mut self, row_span: Option<u32>, column_span: Option<u32>, file: &Arc<str>) -> Result<(), Limit> {
        self.end_cell(file);
        if !self.in_row {
            self.row(false, file);
        }
        self.cells_in_row += 1;
        let column = self.free_column(self.next_column);
        // 0 is to the end of the group.
        let row_span =
            row_span.map_or(1, |span| if span == 0 { MOST_ROWS_SPANNED } else { span.min(MOST_ROWS_SPANNED) });
        let column_span = column_span.unwrap_or(1).clamp(1, MOST_COLUMNS_SPANNED);
        let last = column.saturating_add(column_span - 1);
        if last >= Limit::TableColumns.number() {
            self.full.get_or_insert(Limit::TableColumns);
        } else if row_span > 1 && self.reaching.len() == Limit::SpanningCells.length() {
            self.full.get_or_insert(Limit::SpanningCells);
        }
        if let Some(limit) = self.full {
            return Err(limit);
        }
        self.next_column = last + 1;
        if row_span > 1 {
            let at = self.reaching.partition_point(|(columns, _)| *columns.start() < column);
            self.reaching.insert(at, (column..=last, self.rows.saturating_add(row_span)));
        }
        self.cell = Some(OpenCell {
            hidden: false,
            row: self.rows,
            column,
            row_span,
            column_span,
            ordinal: self.cells_in_row,
            text: String::new(),
        });
        Ok(())
    }

    /// The first column from here that no cell reaches down into.
    fn free_column(&self, from: u32) -> u32 {
        let mut free = from;
        for (columns, until) in &self.reaching {
            // What was begun in this row lies to the left already.
            if *until > self.rows && columns.contains(&free) {
                free = columns.end() + 1;
            }
        }
        free
    }

    /// Ends the cell, where one is open; a blank one leaves nothing.
    pub fn end_cell(&mut self, file: &Arc<str>) {
        let Some(cell) = self.cell.take() else { return };
        let text = cell.text.trim();
        if text.is_empty() || cell.hidden {
            return;
        }
        let position = Position::TableCell { table: self.number, row: cell.row + 1, cell: cell.ordinal };
        self.cells.push(Cell {
            row: cell.row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            kind: CellKind::Text,
            text: text.to_owned(),
            place: Place::new(file, position),
        });
    }

    /// True where a cell is open.
    pub fn has_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// The table; none where it holds nothing.
    pub fn finish(mut self, file: &Arc<str>) -> Option<Table> {
        self.end_row(file);
        // Cells of a row come in order, but one that a span pushed aside may come behind its neighbour.
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        let place = self.cells.first()?.place.clone();
        Some(Table {
            sheet: None,
            hidden: self.hidden,
            hidden_rows: self.hidden_rows,
            hidden_columns: self.hidden_columns,
            place,
            cells: self.cells,
        })
    }
}
