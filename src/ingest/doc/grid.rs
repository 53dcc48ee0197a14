//! Rows of cells with spans as a true grid, covered cells counted.

use super::layout::At;

/// The columns that cells of the rows above still cover, and how many rows more.
#[derive(Default)]
pub(super) struct Grid {
    row: u32,
    column: u32,
    ordinal: u32,
    covered: Vec<Covered>,
}

/// A cell that goes on below.
struct Covered {
    column: u32,
    span: u32,
    rows: u32,
}

impl Grid {
    /// Places the next cell of the row.
    pub fn place(&mut self, column_span: u32, row_span: u32) -> At {
        self.skip_covered();
        self.ordinal += 1;
        let at = At { row: self.row, column: self.column, row_span, column_span, ordinal: self.ordinal };
        self.column = self.column.saturating_add(column_span);
        if row_span > 1 {
            self.covered.push(Covered { column: at.column, span: column_span, rows: row_span });
        }
        at
    }

    /// How many columns the row has so far.
    pub fn width(&mut self) -> u32 {
        self.skip_covered();
        self.column
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
        self.ordinal = 0;
        self.covered.retain_mut(|covered| {
            covered.rows -= 1;
            covered.rows > 0
        });
        self.covered.sort_unstable_by_key(|covered| covered.column);
    }

    fn skip_covered(&mut self) {
        // Those of this row were put in behind and cover nothing to its right.
        for covered in &self.covered {
            if covered.column == self.column {
                self.column = self.column.saturating_add(covered.span);
                self.ordinal += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_right_of_those_that_cover_from_above() {
        let mut grid = Grid::default();
        let mut row = |spans: &[(u32, u32)]| -> Vec<(u32, u32, u32)> {
            let places = spans.iter().map(|(columns, rows)| grid.place(*columns, *rows));
            let places = places.map(|at| (at.row, at.column, at.ordinal)).collect();
            grid.end_row();
            places
        };
        assert_eq!(row(&[(1, 3), (2, 1), (1, 2)]), [(0, 0, 1), (0, 1, 2), (0, 3, 3)]);
        assert_eq!(row(&[(1, 2), (1, 1)]), [(1, 1, 2), (1, 2, 3)], "two covered");
        assert_eq!(row(&[(1, 1), (1, 1)]), [(2, 2, 3), (2, 3, 4)], "the first two covered");
        assert_eq!(row(&[(4, 1)]), [(3, 0, 1)]);
    }
}
