//! A table as rows and columns in which a merged cell stands everywhere it covers.

use std::rc::Rc;

use crate::model::{Cell, CellKind, Table};

use super::text::clean;

/// A table's rows that hold anything, in order.
pub(super) struct Grid<'a> {
    /// The rows, each with its number from 0.
    pub rows: Vec<Row<'a>>,
}

/// One row.
pub(super) struct Row<'a> {
    /// The grid row, from 0.
    pub number: u32,
    /// Cells with text. A cell merged over several columns or rows stands at each of them.
    pub cells: Cells<'a>,
}

/// The cells of a row, by column.
#[derive(Default)]
pub(super) struct Cells<'a>(Vec<(u32, GridCell<'a>)>);

/// A cell, or the part of a merged cell that stands in one place.
#[derive(Clone)]
pub(super) struct GridCell<'a> {
    /// The cell itself.
    pub cell: &'a Cell,
    /// Its text for understanding.
    pub text: Rc<str>,
    /// Which of the table's cells it is: the same for all places of a merged cell.
    pub index: usize,
    /// True where the cell begins, false where its merge only reaches.
    pub origin: bool,
}

/// Most rows have no more cells than this.
const FEW_CELLS: usize = 8;

/// A merge reaches no further than this: a sheet's title merged over all 16,384 columns is still one title.
const WIDEST_MERGE: u32 = 512;

impl<'a> Grid<'a> {
    /// Lays a table out. Merges reach only into rows that hold a cell of their own, so that their cost is bounded by
    /// what is there.
    pub fn new(table: &'a Table) -> Grid<'a> {
        let filled: Vec<(usize, &Cell, Rc<str>)> = table
            .cells
            .iter()
            .enumerate()
            .map(|(index, cell)| (index, cell, Rc::<str>::from(clean(&cell.text))))
            .filter(|(_, cell, text)| !text.is_empty() || !matches!(cell.kind, CellKind::Text))
            .collect();
        let mut numbers: Vec<u32> = filled.iter().map(|(_, cell, _)| cell.row).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut rows: Vec<Row<'a>> =
            numbers.into_iter().map(|number| Row { number, cells: Cells::default() }).collect();
        for (index, cell, text) in filled {
            let last_row = cell.row.saturating_add(cell.row_span.saturating_sub(1));
            let last_column = cell.column.saturating_add(cell.column_span.clamp(1, WIDEST_MERGE) - 1);
            let first = rows.partition_point(|row| row.number < cell.row);
            for row in rows.iter_mut().skip(first).take_while(|row| row.number <= last_row) {
                for column in cell.column..=last_column {
                    let origin = row.number == cell.row && column == cell.column;
                    row.cells.push(column, GridCell { cell, text: text.clone(), index, origin });
                }
            }
        }
        rows.iter_mut().for_each(|row| row.cells.settle());
        Grid { rows }
    }
}

impl<'a> Cells<'a> {
    /// Adds a cell. Merges may cover each other without end: before more room is made, what is covered is let go.
    fn push(&mut self, column: u32, cell: GridCell<'a>) {
        if self.0.len() == self.0.capacity() {
            self.settle();
            self.0.reserve(self.0.len().max(FEW_CELLS));
        }
        self.0.push((column, cell));
    }

    /// Puts the cells in order. Of several at one column that counts which begins there, else the first.
    fn settle(&mut self) {
        self.0.sort_by_key(|(column, _)| *column);
        self.0.dedup_by(|(next, cell), (column, kept)| {
            if next == column && cell.origin {
                std::mem::swap(cell, kept);
            }
            next == column
        });
    }

    /// The cell at a column.
    pub fn get(&self, column: u32) -> Option<&GridCell<'a>> {
        let at = self.0.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.0.get(at).map(|(_, cell)| cell)
    }

    /// All, from left to right.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &GridCell<'a>)> {
        self.at_or_behind(0)
    }

    /// Those from a column on.
    pub fn at_or_behind(&self, column: u32) -> impl Iterator<Item = (u32, &GridCell<'a>)> {
        let first = self.0.partition_point(|(at, _)| *at < column);
        self.0.get(first..).unwrap_or_default().iter().map(|(column, cell)| (*column, cell))
    }
}

impl GridCell<'_> {
    /// The cell without the rank behind its score, where one stands there: "80.90 (2)", "80.90 / 2".
    pub fn without_rank(&self) -> Option<Self> {
        let (score, rank) = self.text.split_once(['(', '/'])?;
        let rank = rank.trim_end_matches(')').trim();
        let rank =
            ["อันดับที่", "อันดับ", "ลำดับที่", "ที่"].iter().find_map(|word| rank.strip_prefix(word)).unwrap_or(rank).trim();
        let is_rank = !rank.is_empty() && rank.chars().all(|c| c.is_ascii_digit());
        is_rank.then(|| GridCell { text: score.trim().into(), ..self.clone() })
    }
}

impl<'a> Row<'a> {
    /// The cells from left to right, each merged cell once, at its first column here.
    pub fn distinct(&self) -> impl Iterator<Item = (u32, &GridCell<'a>)> {
        let mut last = None;
        self.cells.iter().filter(move |(_, cell)| last.replace(cell.index) != Some(cell.index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    #[test]
    fn a_cell_stands_where_it_begins_whatever_is_merged_over_it() {
        let cell = |row, column, column_span, text: &str| Cell {
            row,
            column,
            row_span: 2,
            column_span,
            kind: CellKind::Text,
            text: text.to_owned(),
            place: Place::file(&"a".into()),
        };
        let cells = vec![cell(0, 0, 3, "ก"), cell(1, 2, 1, "ข"), cell(1, 1, 1, "ค"), cell(1, 0, 2, "ง")];
        let table = Table::in_text(Place::file(&"a".into()), cells);
        let grid = Grid::new(&table);
        let texts = |row: &Row<'_>| -> Vec<(u32, String)> {
            row.cells.iter().map(|(column, cell)| (column, cell.text.to_string())).collect()
        };
        let expected: [[(u32, &str); 3]; 2] = [[(0, "ก"), (1, "ก"), (2, "ก")], [(0, "ง"), (1, "ค"), (2, "ข")]];
        let expected = expected.map(|row| row.map(|(column, text)| (column, text.to_owned())).to_vec());
        assert_eq!(grid.rows.iter().map(texts).collect::<Vec<_>>(), expected);
    }
}
