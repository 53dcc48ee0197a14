//! References to cells and areas, from where they are stored to the text `$A$1:B2`.

use super::tokens::Bytes;
use super::{Context, Refusal};
use crate::ingest::workbook::content::{MAX_COLUMNS, MAX_ROWS};
use crate::model::column_letters;

/// The last row of the old format.
const LAST_ROW: u32 = 0xFFFF;

/// The last column of the old format.
const LAST_COLUMN: u32 = 0xFF;

/// A row and a column as they are stored, and whether each moves with the formula.
#[derive(Clone, Copy)]
pub(super) struct Corner {
    row: u16,
    column: u8,
    row_moves: bool,
    column_moves: bool,
    /// The bits of a row: 16, or 14 in BIFF5.
    bits: u32,
}

/// Reads one cell.
pub(super) fn corner(bytes: &mut Bytes<'_>, wide: bool) -> Result<Corner, Refusal> {
    let row = bytes.number()?;
    if wide {
        let column = bytes.number()?;
        return joined(row, column & 0x3FFF, column, true);
    }
    let column = u16::from(bytes.byte()?);
    joined(row & 0x3FFF, column, row, false)
}

/// Reads an area: both rows, then both columns.
pub(super) fn corners(bytes: &mut Bytes<'_>, wide: bool) -> Result<(Corner, Corner), Refusal> {
    let (first, last) = (bytes.number()?, bytes.number()?);
    if wide {
        let (left, right) = (bytes.number()?, bytes.number()?);
        return Ok((joined(first, left & 0x3FFF, left, true)?, joined(last, right & 0x3FFF, right, true)?));
    }
    let (left, right) = (u16::from(bytes.byte()?), u16::from(bytes.byte()?));
    Ok((joined(first & 0x3FFF, left, first, false)?, joined(last & 0x3FFF, right, last, false)?))
}

fn joined(row: u16, column: u16, flags: u16, wide: bool) -> Result<Corner, Refusal> {
    Ok(Corner {
        row,
        column: u8::try_from(column).map_err(|_| Refusal::Unknown)?,
        row_moves: flags & 0x8000 != 0,
        column_moves: flags & 0x4000 != 0,
        bits: if wide { 16 } else { 14 },
    })
}

/// The text of one cell. `is_offset`: what moves is stored as a distance from the formula's base.
pub(super) fn cell(corner: Corner, is_offset: bool, context: &Context<'_>) -> Result<String, Refusal> {
    let (row, column) = corner.place(is_offset, context);
    Ok(format!("{}{}", column_text(column, corner.column_moves)?, row_text(row, corner.row_moves)?))
}

/// The text of an area; whole columns and whole rows stay whole, though the new format has more of them.
pub(super) fn area(first: Corner, last: Corner, is_offset: bool, context: &Context<'_>) -> Result<String, Refusal> {
    let last_row = if first.bits == 16 { LAST_ROW } else { 0x3FFF };
    let is_fixed = |moves: bool| !(is_offset && moves);
    let whole_columns = u32::from(first.row) == 0
        && u32::from(last.row) == last_row
        && is_fixed(first.row_moves)
        && is_fixed(last.row_moves);
    let whole_rows = u32::from(first.column) == 0
        && u32::from(last.column) == LAST_COLUMN
        && is_fixed(first.column_moves)
        && is_fixed(last.column_moves);
    let (first_place, last_place) = (first.place(is_offset, context), last.place(is_offset, context));
    if whole_columns && !whole_rows {
        let left = column_text(first_place.1, first.column_moves)?;
        return Ok(format!("{left}:{}", column_text(last_place.1, last.column_moves)?));
    }
    if whole_rows {
        let top = row_text(first_place.0, first.row_moves)?;
        return Ok(format!("{top}:{}", row_text(last_place.0, last.row_moves)?));
    }
    // What went over the edge and came back on the other side is no area any more.
    if first_place.0 > last_place.0 || first_place.1 > last_place.1 {
        return Err(Refusal::Unknown);
    }
    let upper_left = cell(first, is_offset, context)?;
    Ok(format!("{upper_left}:{}", cell(last, is_offset, context)?))
}

impl Corner {
    /// The row and column, from 0. Distances that lead over the edge of a sheet go on at the other side: of shared
    /// formulas at that of the old format, as they were calculated; of names at that of the new one, in which they
    /// still stand for "the cell above".
    fn place(self, is_offset: bool, context: &Context<'_>) -> (u32, u32) {
        let rows = 1_u32 << self.bits;
        let row = u32::from(self.row);
        let column = u32::from(self.column);
        if context.in_name {
            let before = |value: u32, size: u32, moves: bool, new: u32| {
                if moves && value >= size / 2 { new - (size - value) } else { value }
            };
            return (
                before(row, rows, self.row_moves, MAX_ROWS),
                before(column, LAST_COLUMN + 1, self.column_moves, MAX_COLUMNS),
            );
        }
        let moved = |value: u32, size: u32, moves: bool, base: u32| {
            if is_offset && moves { (base + value) % size } else { value }
        };
        (
            moved(row, rows, self.row_moves, context.base.0),
            moved(column, LAST_COLUMN + 1, self.column_moves, context.base.1),
        )
    }
}

fn column_text(column: u32, moves: bool) -> Result<String, Refusal> {
    if column >= MAX_COLUMNS {
        return Err(Refusal::Unknown);
    }
    Ok(format!("{}{}", if moves { "" } else { "$" }, column_letters(column + 1)))
}

fn row_text(row: u32, moves: bool) -> Result<String, Refusal> {
    if row >= MAX_ROWS {
        return Err(Refusal::Unknown);
    }
    Ok(format!("{}{}", if moves { "" } else { "$" }, row + 1))
}
