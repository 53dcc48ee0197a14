//! A table as rows and columns in which a merged cell stands everywhere it covers.

use std::collections::BTreeMap;
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
    /// Cells with text, by column. A cell merged over several columns or rows stands at each of them.
    pub cells: BTreeMap<u32, GridCell<'a>>,
}

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

/// A merge reaches no further than this: a sheet's title merged over all 16,384 columns is still one title.
const WIDEST_MERGE: u32 = 512;

impl<'a> Grid<'a> {
    /// Lays a table out. Merges reach only into rows that hold a cell of their own, so that their cost is bounded by
    /// what is there.
    pub fn new(table: &'a Table) -> Grid<'a> {
        let mut rows: BTreeMap<u32, Row<'a>> = BTreeMap::new();
        let filled: Vec<(usize, &Cell, Rc<str>)> = table
            .cells
            .iter()
            .enumerate()
            .map(|(index, cell)| (index, cell, Rc::<str>::from(clean(&cell.text))))
            .filter(|(_, cell, text)| !text.is_empty() || !matches!(cell.kind, CellKind::Text))
            .collect();
        for (_, cell, _) in &filled {
            rows.entry(cell.row).or_insert_with(|| Row { number: cell.row, cells: BTreeMap::new() });
        }
        for (index, cell, text) in filled {
            let last_row = cell.row.saturating_add(cell.row_span.saturating_sub(1));
            let last_column = cell.column.saturating_add(cell.column_span.clamp(1, WIDEST_MERGE) - 1);
            for (number, row) in rows.range_mut(cell.row..=last_row) {
                for column in cell.column..=last_column {
                    let origin = *number == cell.row && column == cell.column;
                    let here = GridCell { cell, text: text.clone(), index, origin };
                    if origin {
                        row.cells.insert(column, here);
                    } else {
                        row.cells.entry(column).or_insert(here);
                    }
                }
            }
        }
        Grid { rows: rows.into_values().collect() }
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
    pub fn distinct(&self) -> Vec<(u32, &GridCell<'a>)> {
        let mut last = None;
        self.cells
            .iter()
            .filter(|(_, cell)| last.replace(cell.index) != Some(cell.index))
            .map(|(column, cell)| (*column, cell))
            .collect()
    }
}
