//! Where the cells of tables stand: by the definitions of their rows, or as office_oxide has it where these are not
//! known.

use std::collections::VecDeque;

use office_oxide::ir::{DocumentIR, Element, Table, TableCell, TableRow};

use super::columns::{self, Span};
use super::grid::Grid;
use super::rows::{self, RowDefinition, RowEnd};
use super::streams::Streams;
use super::text::{is_blank, text};

/// Where a cell stands and how far it reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// The grid row, from 0.
    pub row: u32,
    /// The grid column, from 0.
    pub column: u32,
    pub row_span: u32,
    pub column_span: u32,
    /// The cell's number in its row, from 1, covered ones counted.
    pub ordinal: u32,
}

/// The cells of a table and of the tables in it.
pub(super) struct Layout {
    /// Of each row the places of the cells that office_oxide gives, `None` for one that another covers; nothing where
    /// the rows do not fit together.
    pub rows: Option<Vec<Vec<Option<At>>>>,
    /// The tables in the cells, in the order of the text.
    pub nested: Vec<Layout>,
}

/// The row definitions of the tables that have not come by.
pub(super) struct Definitions(VecDeque<RowEnd>);

impl Definitions {
    /// Those of a file; none where they are not as many as the document's rows.
    pub fn new(streams: &Streams, document: &DocumentIR) -> Self {
        let definitions = rows::definitions(streams).unwrap_or_default();
        let found: usize = document.sections.iter().flat_map(|section| tables(&section.elements)).map(row_count).sum();
        Self(if definitions.len() == found { definitions.into() } else { VecDeque::new() })
    }

    /// Lays out the next table, and those in its cells, whose rows end before the row that holds them.
    pub fn lay_out(&mut self, table: &Table) -> Layout {
        let mut nested = Vec::new();
        let mut definitions = Vec::new();
        for row in &table.rows {
            for cell in &row.cells {
                nested.extend(tables(&cell.content).map(|table| self.lay_out(table)));
            }
            definitions.push(self.0.pop_front().flatten());
        }
        let definitions: Option<Vec<_>> = definitions.iter().map(Option::as_deref).collect();
        let defined = definitions.and_then(|definitions| defined(table, &definitions));
        Layout { rows: defined.or_else(|| counted(table)), nested }
    }
}

fn tables(elements: &[Element]) -> impl Iterator<Item = &Table> {
    elements.iter().filter_map(|element| match element {
        Element::Table(table) => Some(table),
        _ => None,
    })
}

/// The rows of a table and of the tables in its cells.
fn row_count(table: &Table) -> usize {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    table.rows.len() + cells.flat_map(|cell| tables(&cell.content)).map(row_count).sum::<usize>()
}

/// The places by the definitions of the rows; nothing where these are not the rows that office_oxide gives.
fn defined(table: &Table, definitions: &[&RowDefinition]) -> Option<Vec<Vec<Option<At>>>> {
    let spans = columns::spans(definitions)?;
    let row = |((row, spans), number): ((&TableRow, Vec<Span>), u32)| {
        let given: Vec<_> = spans.iter().zip(1..).filter(|(span, _)| span.is_given).collect();
        if given.len() != row.cells.len() {
            return None;
        }
        let place = |(cell, (span, ordinal)): (&TableCell, (&Span, u32))| {
            if span.is_covered {
                return is_blank_cell(cell).then_some(None);
            }
            let Span { column, row_span, column_span, .. } = *span;
            Some(Some(At { row: number, column, row_span, column_span, ordinal }))
        };
        row.cells.iter().zip(given).map(place).collect()
    };
    table.rows.iter().zip(spans).zip(0..).map(row).collect()
}

/// The places by the spans that office_oxide gives. It counts them between edges that programs round row by row, so
/// they hold only where all rows end at the same column, and rows of equally many cells have none.
fn counted(table: &Table) -> Option<Vec<Vec<Option<At>>>> {
    let is_level = table.rows.windows(2).all(|pair| matches!(pair, [one, next] if one.cells.len() == next.cells.len()));
    let mut grid = Grid::default();
    let mut width = None;
    let mut rows = Vec::new();
    for row in &table.rows {
        let place = |cell: &TableCell| {
            let column_span = if is_level { 1 } else { cell.col_span.max(1) };
            Some(grid.place(column_span, cell.row_span.max(1)))
        };
        rows.push(row.cells.iter().map(place).collect());
        if *width.get_or_insert(grid.width()) != grid.width() {
            return None;
        }
        grid.end_row();
    }
    Some(rows)
}

fn is_blank_cell(cell: &TableCell) -> bool {
    cell.content.iter().all(|element| match element {
        Element::Paragraph(paragraph) => is_blank(&text(&paragraph.content)),
        _ => false,
    })
}
