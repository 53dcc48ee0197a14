//! A measure whose title stands in the line above its table: "มาตรการที่ ๑ ลดขั้นตอน", below it the labels of its parts.

use std::collections::BTreeSet;

use super::columns::rows_of;
use super::labels::{Role, role_of};
use super::outline::numbered_measure;
use super::{MeasureTable, Part, Surroundings, level, upright};
use crate::model::{Cell, CellKind, Table};

/// A table of one measure has no more rows than this.
const MOST_ROWS: u32 = 64;

/// Parts of a measure that such a table names at least, with who or when among them.
const LEAST_PARTS: usize = 3;

/// The measure of a table below a line with its number and title; none where the table names measures itself, or too few
/// of a measure's parts. It is read as the table that it would be with a column, or a row, for the title.
pub(super) fn read(table: &Table, surroundings: &Surroundings) -> Option<MeasureTable> {
    let heading = surroundings.heading.filter(|heading| numbered_measure(heading, 0).is_some())?;
    let rows = rows_of(table);
    let (first_row, head) = rows.first()?;
    let first_column = table.cells.iter().map(|cell| cell.column).min()?;
    let last_row = rows.last().map(|(row, _)| *row)?;
    if table.sheet.is_some() || last_row.saturating_sub(*first_row) > MOST_ROWS {
        return None;
    }
    let roles = |cells: &mut dyn Iterator<Item = &Cell>| -> BTreeSet<Role> {
        cells.filter_map(|cell| role_of(&cell.text)).filter(|role| *role != Role::Number).collect()
    };
    let above = roles(&mut head.iter().copied());
    let left = roles(&mut table.cells.iter().filter(|cell| cell.column == first_column));
    let upright = left.len() > above.len();
    let told = if upright { &left } else { &above };
    let sure = told.contains(&Role::Responsible) || told.contains(&Role::Period);
    if told.len() < LEAST_PARTS || !sure || told.contains(&Role::Title) {
        return None;
    }
    let (right, down) = if upright { (0, 1) } else { (1, 0) };
    let moved = |cell: &Cell| Cell {
        row: cell.row.saturating_add(down),
        column: cell.column.saturating_add(right),
        ..cell.clone()
    };
    let added = |row: u32, column: u32, row_span: u32, text: &str| Cell {
        row,
        column,
        row_span,
        column_span: 1,
        kind: CellKind::Text,
        text: text.to_owned(),
        place: table.place.clone(),
    };
    let mut cells: Vec<Cell> = table.cells.iter().map(moved).collect();
    cells.push(added(*first_row, first_column, 1, "มาตรการ"));
    let (below, beside) = (first_row.saturating_add(right), first_column.saturating_add(down));
    cells.push(added(below, beside, if upright { 1 } else { MOST_ROWS + 1 }, heading));
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let whole = Table { cells, ..table.clone() };
    let alone =
        Surroundings { fiscal_year: surroundings.fiscal_year, topics: surroundings.topics, ..Surroundings::default() };
    let found = if upright { upright::read(&whole, &alone) } else { level::read(&whole, alone) }?;
    let is_one = matches!(found.parts.as_slice(), [Part::Measures(measures)] if measures.len() == 1);
    is_one.then_some(MeasureTable { columns: None, parts: found.parts })
}
