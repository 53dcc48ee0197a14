//! The columns of a table: edges of its rows that lie together are one edge, and cells span what lies between.

use super::rows::{Merge, RowDefinition};

/// Edges this near are one, in twips (at most 1.4 mm): programs round each row's for itself. The first at which no
/// column of any row disappears is taken.
const TOGETHER: [i32; 4] = [80, 40, 16, 4];

/// How near office_oxide takes edges for one where it leaves out a cell that goes on from above.
const LEFT_OUT: i32 = 4;

/// A cell of a row, also one that goes on from above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The grid column, from 0.
    pub column: u32,
    pub column_span: u32,
    pub row_span: u32,
    /// True where office_oxide gives the cell.
    pub is_given: bool,
    /// True for a cell that another one covers from above.
    pub is_covered: bool,
}

/// The cells of each row of a table, from the definitions of its rows; nothing where these make no columns: an edge
/// that goes backward, or two edges of a row so near that they would be one.
pub(super) fn spans(rows: &[&RowDefinition]) -> Option<Vec<Vec<Span>>> {
    let mut edges: Vec<i32> = rows.iter().flat_map(|row| row.edges.iter().copied()).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut spans = TOGETHER.iter().find_map(|together| across(rows, &edges, *together))?;
    merge(rows, &mut spans);
    leave_out(rows, &mut spans);
    Some(spans)
}

/// The columns that each cell spans, where edges so near are one.
fn across(rows: &[&RowDefinition], edges: &[i32], together: i32) -> Option<Vec<Vec<Span>>> {
    let mut columns: Vec<i32> = Vec::new();
    let mut last = None;
    for edge in edges {
        if last.is_none_or(|last| edge - last > together) {
            columns.push(*edge);
        }
        last = Some(*edge);
    }
    let column = |edge: i32| u32::try_from(columns.partition_point(|first| *first <= edge)).ok()?.checked_sub(1);
    let row = |row: &&RowDefinition| -> Option<Vec<Span>> {
        let of_row = row.edges.windows(2).map(|pair| {
            let (left, right) = (column(*pair.first()?)?, column(*pair.last()?)?);
            let column_span = right.checked_sub(left).filter(|span| *span > 0)?;
            Some(Span { column: left, column_span, row_span: 1, is_given: true, is_covered: false })
        });
        of_row.collect()
    };
    rows.iter().map(row).collect()
}

/// Cells that go on from above lengthen the cell that begins there, if it has the same columns.
fn merge(rows: &[&RowDefinition], spans: &mut [Vec<Span>]) {
    // Where the merges that are open began: row and cell.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let mut next = Vec::new();
        for (cell, merge) in row.cells.iter().enumerate() {
            match merge {
                Merge::None => {}
                Merge::Begins => next.push((number, cell)),
                Merge::GoesOn => {
                    let columns = |spans: &[Vec<Span>], (row, cell): (usize, usize)| {
                        spans.get(row)?.get(cell).map(|span| (span.column, span.column_span))
                    };
                    let here = columns(spans, (number, cell));
                    let Some(begin) = open.iter().copied().find(|begin| columns(spans, *begin) == here) else {
                        continue;
                    };
                    if let Some(span) = spans.get_mut(begin.0).and_then(|row| row.get_mut(begin.1)) {
                        span.row_span += 1;
                    }
                    if let Some(span) = spans.get_mut(number).and_then(|row| row.get_mut(cell)) {
                        span.is_covered = true;
                    }
                    next.push(begin);
                }
            }
        }
        open = next;
    }
}

/// Marks the cells that office_oxide leaves out: those whose two edges are nearly those of the cell that they go on.
fn leave_out(rows: &[&RowDefinition], spans: &mut [Vec<Span>]) {
    let mut open: Vec<(i32, i32)> = Vec::new();
    for (row, spans) in rows.iter().zip(spans) {
        let mut next = Vec::new();
        for ((merge, pair), span) in row.cells.iter().zip(row.edges.windows(2)).zip(spans) {
            let [left, right] = pair else { continue };
            match merge {
                Merge::None => {}
                Merge::Begins => next.push((*left, *right)),
                Merge::GoesOn => {
                    let near = |one: i32, other: i32| (one - other).abs() <= LEFT_OUT;
                    if let Some(at) = open.iter().position(|(l, r)| near(*l, *left) && near(*r, *right)) {
                        next.push(open.swap_remove(at));
                        span.is_given = false;
                    }
                }
            }
        }
        open = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(edges: &[i32], cells: &[Merge]) -> RowDefinition {
        RowDefinition { edges: edges.to_vec(), cells: cells.to_vec() }
    }

    fn columns(rows: &[RowDefinition]) -> Option<Vec<Vec<(u32, u32, u32)>>> {
        let spans = spans(&rows.iter().collect::<Vec<_>>())?;
        let uncovered = |row: &Vec<Span>| {
            let uncovered = row.iter().filter(|span| !span.is_covered);
            uncovered.map(|span| (span.column, span.column_span, span.row_span)).collect()
        };
        Some(spans.iter().map(uncovered).collect())
    }

    #[test]
    fn edges_that_were_rounded_differently_are_one() {
        let rows = [
            row(&[0, 500, 1500], &[Merge::None; 2]),
            row(&[2, 503, 1003, 1497], &[Merge::None; 3]),
            row(&[0, 497, 994, 1500], &[Merge::None; 3]),
        ];
        let three = vec![(0, 1, 1), (1, 1, 1), (2, 1, 1)];
        assert_eq!(columns(&rows), Some(vec![vec![(0, 1, 1), (1, 2, 1)], three.clone(), three]));
    }

    #[test]
    fn a_cell_goes_on_below_where_the_columns_are_the_same() {
        let rows = [
            row(&[0, 500, 1500], &[Merge::Begins, Merge::Begins]),
            row(&[0, 506, 1000, 1500], &[Merge::GoesOn, Merge::GoesOn, Merge::None]),
        ];
        let spans = spans(&rows.iter().collect::<Vec<_>>()).expect("columns");
        assert_eq!(spans[0].iter().map(|span| span.row_span).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(spans[1].iter().map(|span| span.is_covered).collect::<Vec<_>>(), [true, false, false]);
        assert!(spans[1].iter().all(|span| span.is_given), "six twips are too many for office_oxide");
    }

    #[test]
    fn narrow_columns_are_columns() {
        let rows = [row(&[0, 30, 60, 2000], &[Merge::None; 3]), row(&[1, 2000], &[Merge::None])];
        assert_eq!(columns(&rows), Some(vec![vec![(0, 1, 1), (1, 1, 1), (2, 1, 1)], vec![(0, 3, 1)]]));
        assert_eq!(columns(&[row(&[500, 0], &[Merge::None])]), None, "an edge that goes backward");
    }
}
