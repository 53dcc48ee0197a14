//! Measures whose labels stand at the left: one table, or one block of rows, for each measure.

use super::columns::{MeasureColumns, rows_of, width_of};
use super::labels::{Role, role_of};
use super::{MeasureTable, Part, Surroundings, level};
use crate::model::{Cell, Measure, Table};

/// A measure has no more labels than this.
const MOST_LABELS: usize = 16;

/// True where labels of measures stand under each other in the first column: the measure, and who or when.
pub(super) fn may_hold_measures(table: &Table) -> bool {
    let Some(first) = table.cells.iter().map(|cell| cell.column).min() else { return false };
    let labels = || table.cells.iter().filter(|cell| cell.column == first).take(MOST_LABELS);
    let has = |role| labels().any(|cell| role_of(&cell.text) == Some(role));
    // A title in the first row with another label beside it is the header of a table like any other.
    let beside =
        || table.cells.iter().any(|cell| cell.column > first && role_of(&cell.text) == Some(Role::Responsible));
    has(Role::Title) && (has(Role::Responsible) || has(Role::Period)) && !beside()
}

/// The measures of a table whose first column holds the labels; none where it is none.
pub(super) fn read(table: &Table, surroundings: &Surroundings) -> Option<MeasureTable> {
    let rows = rows_of(table);
    let first_column = table.cells.iter().map(|cell| cell.column).min()?;
    let begins = |cells: &[&Cell]| {
        let label = cells.first().filter(|cell| cell.column == first_column);
        cells.len() > 1 && label.is_some_and(|label| role_of(&label.text) == Some(Role::Title))
    };
    let mut above: Vec<Cell> = Vec::new();
    let mut blocks: Vec<Vec<&Cell>> = Vec::new();
    for (_, cells) in &rows {
        if begins(cells) {
            blocks.push(cells.clone());
        } else if let Some(block) = blocks.last_mut() {
            block.extend(cells);
        } else {
            above.extend(cells.iter().map(|cell| (*cell).clone()));
        }
    }
    let mut measures: Vec<Measure> = Vec::new();
    let Surroundings { heading, fiscal_year, topics, .. } = *surroundings;
    for block in &blocks {
        let turned = turned(table, block);
        let header = rows_of(&turned);
        if header.first().is_none_or(|(_, labels)| labels.len() > MOST_LABELS) {
            return None;
        }
        MeasureColumns::headed(&header, width_of(&turned), false)?;
        let alone = Surroundings { heading, fiscal_year, topics, ..Surroundings::default() };
        for part in level::read(&turned, alone)?.parts {
            if let Part::Measures(found) = part {
                measures.extend(found);
            }
        }
    }
    let titles = (!above.is_empty()).then(|| Part::Other(Table { cells: above, ..table.clone() }));
    let parts = titles.into_iter().chain([Part::Measures(measures)]).collect();
    (!blocks.is_empty()).then_some(MeasureTable { columns: None, parts })
}

/// A block of rows with rows and columns exchanged, so that the labels stand above.
fn turned(table: &Table, block: &[&Cell]) -> Table {
    let turn = |cell: &&Cell| Cell {
        row: cell.column,
        column: cell.row,
        row_span: cell.column_span,
        column_span: cell.row_span,
        ..(*cell).clone()
    };
    let mut cells: Vec<Cell> = block.iter().map(turn).collect();
    cells.sort_by_key(|cell| (cell.row, cell.column));
    Table {
        sheet: table.sheet.clone(),
        hidden: table.hidden,
        hidden_rows: Vec::new(),
        hidden_columns: Vec::new(),
        place: table.place.clone(),
        cells,
    }
}
