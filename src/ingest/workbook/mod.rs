//! XLSX (ECMA-376 part 1, SpreadsheetML): every worksheet a table, read by `calamine`.
//!
//! What stands here beside calamine 0.38, and why:
//!
//! - `check`: one pass over the XML before calamine sees it, for what calamine takes on trust (entities, checksums,
//!   counts that it reserves by, references that overflow, parts that no limit covers, one part under many sheets), and
//!   for `fullCalcOnLoad`, which it does not tell.
//! - `styles`: percentages and the date formats of the Thai edition; calamine tells the codes, not what they mean.
//! - `number`: its floating point numbers as the decimal text that Excel shows, and as dates without clamping.
//! - `merges`: merged cells as spans.
//!
//! Calamine gives either a cell's style or its formula: there are two passes over the cells of a sheet. A cell that it
//! does not know (`#SPILL!`, `#CALC!`) is lost alone where all cells say where they stand, otherwise with the rest of
//! its sheet. Left out: formulas' text, comments, headers and footers, drawings, charts, pivot caches, conditional
//! formats, what a number format adds to a number but `%` and the meaning of a date.

mod check;
mod merges;
mod number;
mod sheet;
mod styles;

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx};

use super::isolation;
use super::package::Package;
use crate::model::{Block, Document, Format, Loss, Place, Position, ReadFailure, Table};
use number::Epoch;
use sheet::{SheetCells, Workbook};

/// More sheets than this are no workbook that anyone opens.
const MAX_SHEETS: usize = 2_000;

/// Cells of one workbook: all 8,300 agencies with their 43 items and ten indicators are less than half of it.
const MAX_CELLS: u64 = 1_000_000;

/// Text of one workbook, shared strings counted as often as they are used: what bounds memory.
const MAX_TEXT: u64 = 64 << 20;

/// What may still be read of one workbook.
struct Budget {
    cells: u64,
    text: u64,
    spent: Option<Loss>,
}

impl Budget {
    /// Takes one cell with so many bytes of text; false where that is more than is left.
    fn spend(&mut self, text: usize) -> bool {
        let text = u64::try_from(text).unwrap_or(u64::MAX);
        if self.cells == 0 {
            self.spent = Some(Loss::Limit { what: "cells".to_owned(), limit: MAX_CELLS });
        } else if self.text < text {
            self.spent = Some(Loss::Limit { what: "bytes of text".to_owned(), limit: MAX_TEXT });
        } else {
            self.cells -= 1;
            self.text -= text;
        }
        self.spent.is_none()
    }
}

/// Reads the bytes of a package that the guard has let pass.
///
/// # Errors
/// [`ReadFailure::Damaged`] where the package or a part that all sheets need is, or no worksheet can be read;
/// [`ReadFailure::Entities`].
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    let checked = check::check(&mut Package::open(bytes)?)?;
    let damaged = ReadFailure::Damaged { what: checked.first_fault.unwrap_or_else(|| "xl/workbook.xml".to_owned()) };
    let Ok(calamine) = Xlsx::new(Cursor::new(bytes)) else { return Err(damaged) };
    let sheets = calamine.sheets_metadata().to_vec();
    let mut workbook = Workbook {
        file,
        epoch: if calamine.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 },
        calamine,
        recalculates: checked.recalculates,
        states_places: checked.states_places,
        styles: None,
        budget: Budget { cells: MAX_CELLS, text: MAX_TEXT, spent: None },
    };
    let mut document = Document { file: file.clone(), format: Format::Xlsx, blocks: Vec::new(), losses: Vec::new() };
    document.losses.extend(checked.broken.into_iter().map(|part| Loss::Truncated { part }));
    if sheets.len() > MAX_SHEETS {
        document.losses.push(Loss::Limit { what: "sheets".to_owned(), limit: MAX_SHEETS as u64 });
    }
    let mut seen = BTreeSet::new();
    let mut readable = 0;
    for sheet in sheets.iter().take(MAX_SHEETS).filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let name: Arc<str> = sheet.name.as_str().into();
        // Calamine finds sheets by name: a second one of that name cannot be had.
        let read = if seen.insert(name.clone()) { isolation::run(|| workbook.read_sheet(&name)).ok() } else { None };
        let found = read.unwrap_or_else(SheetCells::unreadable);
        if !found.is_short || !found.cells.is_empty() {
            readable += 1;
        }
        if found.is_short {
            document.losses.push(Loss::Sheet { sheet: sheet.name.clone() });
        }
        let styles = Loss::Part { part: "xl/styles.xml".to_owned() };
        if found.lacks_formats && !document.losses.contains(&styles) {
            document.losses.push(styles);
        }
        if !found.cells.is_empty() {
            document.blocks.push(Block::Table(Table {
                sheet: Some(name.clone()),
                hidden: sheet.visible != SheetVisible::Visible,
                hidden_rows: Vec::new(),
                hidden_columns: Vec::new(),
                place: Place::new(file, Position::Sheet(name)),
                cells: found.cells,
            }));
        }
        if let Some(limit) = workbook.budget.spent.take() {
            document.losses.push(limit);
            break;
        }
    }
    if readable == 0 && !document.losses.is_empty() {
        return Err(damaged);
    }
    Ok(document)
}
