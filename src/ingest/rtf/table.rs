//! Rows of RTF as a true grid. A row says for each cell only where its right edge lies, so that the columns are what
//! the edges of all rows together make.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Cell, CellKind, Place, Position, Table};

/// Edges nearer than this many twips are one: rows that were drawn by hand are never quite alike.
const NEAR: i32 = 100;

/// What a row says of one of its cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellDefinition {
    /// The right edge, in twips.
    pub edge: i32,
    /// Covered by the cell to the left.
    pub covered_by_left: bool,
    /// The first of cells merged downward.
    pub merged_down: bool,
    /// Covered by the cell above.
    pub covered_by_above: bool,
}

/// A row of texts with what it says of its cells.
pub(super) struct Row {
    pub definitions: Vec<CellDefinition>,
    pub texts: Vec<String>,
}

/// The table that rows make; none where they hold nothing.
pub(super) fn table(rows: Vec<Row>, number: u32, file: &Arc<str>) -> Option<Table> {
    let edges = edges(&rows);
    let mut cells: Vec<Cell> = Vec::new();
    // The cell that goes on downward, by column.
    let mut above: BTreeMap<u32, usize> = BTreeMap::new();
    for (row, Row { definitions, texts }) in (0..).zip(rows) {
        let mut left = 0;
        let mut last: Option<usize> = None;
        let mut origins = BTreeMap::new();
        for (ordinal, text) in (0..).zip(texts) {
            let definition = definitions.get(ordinal).copied();
            let column = left;
            let right = match (definition, &edges) {
                (Some(definition), Some(edges)) => column_of(edges, definition.edge).max(column),
                _ => column,
            };
            left = right.saturating_add(1);
            let definition = definition.unwrap_or_default();
            let is_blank = text.trim().is_empty();
            if definition.covered_by_left && is_blank {
                if let Some(cell) = last.and_then(|last| cells.get_mut(last)) {
                    cell.column_span = right.saturating_sub(cell.column).saturating_add(1);
                }
                continue;
            }
            if definition.covered_by_above
                && is_blank
                && let Some(&origin) = above.get(&column)
            {
                if let Some(cell) = cells.get_mut(origin) {
                    cell.row_span += 1;
                }
                origins.insert(column, origin);
                last = None;
                continue;
            }
            last = Some(cells.len());
            if definition.merged_down {
                origins.insert(column, cells.len());
            }
            let cell = u32::try_from(ordinal).unwrap_or(u32::MAX).saturating_add(1);
            cells.push(Cell {
                row,
                column,
                row_span: 1,
                column_span: right - column + 1,
                kind: CellKind::Text,
                text: text.trim().to_owned(),
                place: Place::new(file, Position::TableCell { table: number, row: row + 1, cell }),
            });
        }
        above = origins;
    }
    cells.retain(|cell| !cell.text.is_empty());
    let place = cells.first()?.place.clone();
    Some(Table::in_text(place, cells))
}

/// The right edges of the columns; none where all rows have as many cells and nothing needs them.
fn edges(rows: &[Row]) -> Option<Vec<i32>> {
    let count = rows.first().map_or(0, |row| row.texts.len());
    if rows.iter().all(|row| row.texts.len() == count) {
        return None;
    }
    let all = rows.iter().flat_map(|row| row.definitions.iter().take(row.texts.len()));
    let mut all: Vec<i32> = all.map(|definition| definition.edge).collect();
    all.sort_unstable();
    all.dedup_by(|later, earlier| later.saturating_sub(*earlier) < NEAR);
    Some(all)
}

fn column_of(edges: &[i32], edge: i32) -> u32 {
    let at = edges.partition_point(|found| found.saturating_add(NEAR) <= edge);
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(i32, &str)]) -> Row {
        let definitions = cells.iter().map(|(edge, _)| CellDefinition { edge: *edge, ..CellDefinition::default() });
        Row { definitions: definitions.collect(), texts: cells.iter().map(|(_, text)| (*text).to_owned()).collect() }
    }

    #[test]
    fn columns_are_what_the_edges_of_all_rows_make() {
        let rows = vec![
            row(&[(1000, "ก"), (3000, "ข")]),
            row(&[(1010, "1"), (2000, "2"), (2990, "3")]),
            row(&[(3000, "รวม")]),
        ];
        let table = table(rows, 1, &"a.rtf".into()).unwrap();
        let told: Vec<_> =
            table.cells.iter().map(|cell| (cell.row, cell.column, cell.column_span, cell.text.as_str())).collect();
        assert_eq!(
            told,
            [(0, 0, 1, "ก"), (0, 1, 2, "ข"), (1, 0, 1, "1"), (1, 1, 1, "2"), (1, 2, 1, "3"), (2, 0, 3, "รวม")]
        );
    }

    #[test]
    fn merged_cells_cover_those_below_and_beside() {
        let mut first = row(&[(1000, "ก"), (2000, "ข"), (3000, "")]);
        first.definitions[0].merged_down = true;
        first.definitions[2].covered_by_left = true;
        let mut second = row(&[(1000, ""), (2000, "1"), (3000, "2")]);
        second.definitions[0].covered_by_above = true;
        let table = table(vec![first, second], 1, &"a.rtf".into()).unwrap();
        let told: Vec<_> =
            table.cells.iter().map(|cell| (cell.row_span, cell.column_span, cell.text.as_str())).collect();
        assert_eq!(told, [(2, 1, "ก"), (1, 2, "ข"), (1, 1, "1"), (1, 1, "2")]);
    }
}
