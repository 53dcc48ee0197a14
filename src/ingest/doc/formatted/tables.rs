//! Tables, from the rows that come by.

use super::rows::{CellDefinition, RowEnd};
use crate::model::word::{
    Block, Border, Cell, CellBorders, CellMargins, Frame, Row, Table, TableBorders, VerticalMerge,
};

/// Edges this near are one, in twips: programs round each row's for itself. The first at which no column of any row
/// disappears is taken.
const TOGETHER: [i32; 5] = [60, 30, 12, 4, 0];

/// The width of a cell of which nothing is said, and the least that a cell has.
const UNSAID: i32 = 1440;
const NARROWEST: i32 = 5;

/// A table of which rows are still to come.
#[derive(Default)]
pub(super) struct OpenTable {
    rows: Vec<(RowEnd, Vec<Vec<Block>>)>,
    cells: Vec<Vec<Block>>,
    cell: Vec<Block>,
}

impl OpenTable {
    /// Adds to the cell that is open.
    pub fn push(&mut self, block: Block) {
        self.cell.push(block);
    }

    pub fn end_cell(&mut self) {
        let mut cell = std::mem::take(&mut self.cell);
        if !matches!(cell.last(), Some(Block::Paragraph(_))) {
            cell.push(Block::Paragraph(Box::default()));
        }
        self.cells.push(cell);
    }

    pub fn end_row(&mut self, mut end: RowEnd) {
        // Text behind the last cell's mark belongs to it.
        let left = std::mem::take(&mut self.cell);
        match self.cells.last_mut() {
            Some(last) => last.extend(left),
            None if !left.is_empty() => self.cells.push(left),
            None => {}
        }
        if !self.cells.is_empty() {
            fit(&mut end, self.cells.len());
            self.rows.push((end, std::mem::take(&mut self.cells)));
        }
    }

    /// The table; its blocks instead, where no row of it has ended.
    pub fn finish(mut self) -> Result<Table, Vec<Block>> {
        if !self.cell.is_empty() {
            self.end_cell();
        }
        if self.rows.is_empty() {
            return Err(self.cells.into_iter().flatten().collect());
        }
        self.end_row(RowEnd::default());
        Ok(table(self.rows))
    }
}

/// As many cells are defined as there are, and each begins right of the one before.
fn fit(end: &mut RowEnd, count: usize) {
    if end.edges.is_empty() {
        end.edges.push(0);
    }
    while end.edges.len() <= count {
        let last = end.edges.last().copied().unwrap_or(0);
        end.edges.push(last + UNSAID);
    }
    end.edges.truncate(count + 1);
    let mut least = i32::MIN;
    for edge in &mut end.edges {
        *edge = (*edge).max(least);
        least = edge.saturating_add(NARROWEST);
    }
    end.cells.resize(count, CellDefinition::default());
    // What defined cells that are not there would stay in memory.
    end.cells.shrink_to_fit();
    end.edges.shrink_to_fit();
}

fn table(rows: Vec<(RowEnd, Vec<Vec<Block>>)>) -> Table {
    let columns = columns(&rows);
    let first = rows.first().map(|(end, _)| end.clone()).unwrap_or_default();
    let origin = columns.first().copied().unwrap_or(0);
    let mut table = Table {
        grid: columns.windows(2).map(|pair| pair.iter().rev().copied().reduce(|a, b| a - b).unwrap_or(0)).collect(),
        alignment: first.alignment.filter(|alignment| *alignment != "left"),
        indent: origin,
        is_fixed: !first.is_autofit,
        is_right_to_left: first.is_right_to_left,
        borders: first.borders,
        margins: margins(&first),
        frame: first.frame.filter(is_apart),
        rows: Vec::new(),
    };
    let count = rows.len();
    for (number, (end, cells)) in rows.into_iter().enumerate() {
        let is_other = (end.borders != table.borders).then_some((number == 0, number + 1 == count));
        table.rows.push(row(&end, cells, &columns, is_other));
    }
    merge(&mut table.rows);
    table
}

fn margins(end: &RowEnd) -> CellMargins {
    CellMargins {
        left: end.margins.left.or(Some(end.gap_half)),
        right: end.margins.right.or(Some(end.gap_half)),
        ..end.margins
    }
}

fn is_apart(frame: &Frame) -> bool {
    frame.x.is_some_and(|x| x != 0) || frame.y.is_some_and(|y| y != 0) || frame.x_align.is_some_and(|x| x != "left")
}

/// Where the columns of the grid begin, and where the last ends. Edges that lie together are one.
fn columns(rows: &[(RowEnd, Vec<Vec<Block>>)]) -> Vec<i32> {
    let mut edges: Vec<i32> = rows.iter().flat_map(|(end, _)| end.edges.iter().copied()).collect();
    edges.sort_unstable();
    edges.dedup();
    let clusters = |together: i32| {
        let mut columns: Vec<i32> = Vec::new();
        let mut last = None;
        for edge in &edges {
            if last.is_none_or(|last: i32| edge - last > together) {
                columns.push(*edge);
            }
            last = Some(*edge);
        }
        columns
    };
    let keeps = |columns: &Vec<i32>| {
        let distinct = |end: &RowEnd| {
            let mut found = end.edges.iter().map(|edge| column(columns, *edge));
            let first = found.next();
            found.try_fold(first, |last, this| (Some(this) > last).then_some(Some(this))).is_some()
        };
        rows.iter().all(|(end, _)| distinct(end))
    };
    TOGETHER.iter().map(|together| clusters(*together)).find(keeps).unwrap_or(edges)
}

fn column(columns: &[i32], edge: i32) -> usize {
    columns.partition_point(|first| *first <= edge).saturating_sub(1)
}

/// A row; `borders` where its lines are not those of the table: whether it is the first and the last.
fn row(end: &RowEnd, contents: Vec<Vec<Block>>, columns: &[i32], borders: Option<(bool, bool)>) -> Row {
    let span = |from: i32, to: i32| {
        let span = column(columns, to).saturating_sub(column(columns, from));
        u32::try_from(span).unwrap_or(1)
    };
    let (first, last) = (end.edges.first().copied().unwrap_or(0), end.edges.last().copied().unwrap_or(0));
    let mut row = Row {
        before: span(columns.first().copied().unwrap_or(first), first),
        after: span(last, columns.last().copied().unwrap_or(last)),
        height: end.height,
        is_header: end.is_header,
        cant_split: end.cant_split,
        cells: Vec::new(),
    };
    let count = contents.len();
    let definitions = end.edges.windows(2).zip(&end.cells);
    for (index, ((edges, definition), blocks)) in definitions.zip(contents).enumerate() {
        let [from, to] = edges else { continue };
        if definition.horizontal == 1
            && let Some(cover) = row.cells.last_mut()
        {
            cover.span += span(*from, *to).max(1);
            cover.width += to - from;
            cover.blocks.extend(blocks.into_iter().filter(|block| !is_blank(block)));
            if !matches!(cover.blocks.last(), Some(Block::Paragraph(_))) {
                cover.blocks.push(Block::Paragraph(Box::default()));
            }
            continue;
        }
        let own = definition.borders;
        let borders = borders.map_or(own, |(is_first, is_last)| {
            resolved(own, &end.borders, [is_first, index == 0, is_last, index + 1 == count])
        });
        row.cells.push(Cell {
            span: span(*from, *to).max(1),
            width: to - from,
            vertical_merge: match definition.vertical {
                1 => Some(VerticalMerge::Continue),
                3 => Some(VerticalMerge::Restart),
                _ => None,
            },
            borders,
            shading: definition.shading,
            margins: definition.margins,
            vertical_alignment: definition.alignment,
            text_direction: definition.text_direction,
            no_wrap: definition.no_wrap,
            fit_text: definition.fit_text,
            blocks,
        });
    }
    row
}

fn is_blank(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.runs.is_empty())
}

/// The lines of a cell, where it has none those of its row: outer ones at the edges that are named (above, left,
/// below, right).
fn resolved(own: CellBorders, row: &TableBorders, [top, left, bottom, right]: [bool; 4]) -> CellBorders {
    let side = |own: Option<Border>, is_outer: bool, outer, inner| own.or(if is_outer { outer } else { inner });
    CellBorders {
        top: side(own.top, top, row.top, row.inside_horizontal),
        left: side(own.left, left, row.left, row.inside_vertical),
        bottom: side(own.bottom, bottom, row.bottom, row.inside_horizontal),
        right: side(own.right, right, row.right, row.inside_vertical),
    }
}

/// Cells go on only from cells above of the same columns, and begin only where others go on.
fn merge(rows: &mut [Row]) {
    // The cells of the row above that others may go on from: columns, and where they began.
    let mut above: Vec<(u32, u32, (usize, usize))> = Vec::new();
    let mut continued = std::collections::BTreeSet::new();
    for (number, row) in rows.iter_mut().enumerate() {
        let mut column = row.before;
        let mut here = Vec::new();
        for (index, cell) in row.cells.iter_mut().enumerate() {
            let began = above.iter().find(|(from, span, _)| (*from, *span) == (column, cell.span));
            match (cell.vertical_merge, began) {
                (Some(VerticalMerge::Continue), Some((_, _, began))) => {
                    continued.insert(*began);
                    here.push((column, cell.span, *began));
                }
                (Some(_), _) => {
                    cell.vertical_merge = Some(VerticalMerge::Restart);
                    here.push((column, cell.span, (number, index)));
                }
                _ => {}
            }
            column += cell.span;
        }
        above = here;
    }
    for (number, row) in rows.iter_mut().enumerate() {
        for (index, cell) in row.cells.iter_mut().enumerate() {
            if cell.vertical_merge == Some(VerticalMerge::Restart) && !continued.contains(&(number, index)) {
                cell.vertical_merge = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of rows: the edges of each, and how its cells are merged downward.
    fn table(rows: &[(&[i32], &[u8])]) -> Table {
        let mut open = OpenTable::default();
        for (edges, merges) in rows {
            for _ in *merges {
                open.push(Block::Paragraph(Box::default()));
                open.end_cell();
            }
            let cells =
                merges.iter().map(|vertical| CellDefinition { vertical: *vertical, ..CellDefinition::default() });
            open.end_row(RowEnd { edges: edges.to_vec(), cells: cells.collect(), ..RowEnd::default() });
        }
        open.finish().expect("rows")
    }

    fn cells(table: &Table) -> Vec<Vec<(u32, Option<VerticalMerge>)>> {
        let row = |row: &Row| row.cells.iter().map(|cell| (cell.span, cell.vertical_merge)).collect();
        table.rows.iter().map(row).collect()
    }

    #[test]
    fn edges_that_were_rounded_differently_are_one() {
        let table = table(&[(&[0, 500, 1500], &[0, 0]), (&[2, 503, 1003, 1497], &[0, 0, 0])]);
        assert_eq!(cells(&table), [vec![(1, None), (2, None)], vec![(1, None); 3]]);
        assert_eq!(table.grid, [500, 503, 494]);
    }

    #[test]
    fn cells_go_on_only_from_cells_above_of_the_same_columns() {
        let table = table(&[
            (&[0, 500, 1500], &[3, 3]),
            (&[0, 500, 1000, 1500], &[1, 1, 0]),
            (&[0, 500, 1000, 1500], &[1, 0, 3]),
        ]);
        let (restart, goes_on) = (Some(VerticalMerge::Restart), Some(VerticalMerge::Continue));
        assert_eq!(
            cells(&table),
            [
                vec![(1, restart), (2, None)],
                vec![(1, goes_on), (1, None), (1, None)],
                vec![(1, goes_on), (1, None), (1, None)]
            ]
        );
    }

    #[test]
    fn rows_that_begin_later_or_say_too_little_fit_the_grid() {
        let table = table(&[(&[0, 500, 1000], &[0, 0]), (&[500, 1000], &[0]), (&[0], &[0]), (&[900, 100], &[0])]);
        assert_eq!(table.rows.iter().map(|row| row.before).collect::<Vec<_>>(), [0, 1, 0, 2]);
        assert!(table.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.span > 0 && cell.width > 0));
        let columns = |row: &Row| row.before + row.after + row.cells.iter().map(|cell| cell.span).sum::<u32>();
        assert!(table.rows.iter().all(|row| columns(row) == u32::try_from(table.grid.len()).expect("few")));
    }
}
