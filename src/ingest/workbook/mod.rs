//! XLSX (ECMA-376 part 1, SpreadsheetML): every worksheet a table.
//!
//! - Read: `workbook.xml` (sheets, their visibility, `date1904`, `fullCalcOnLoad`), `sharedStrings.xml` and `is` (runs
//!   joined), `styles.xml` (number formats only), `c` with `v` of every type, `mergeCells`; transitional and strict.
//! - Left out: phonetic hints (`rPh`), formulas' text, comments, headers and footers, drawings, charts, pivot caches,
//!   conditional formats, what a number format adds to a number but `%` and the meaning of a date.
//! - Refused: documents with entities. Declared sizes, counts and dimensions are not looked at: nothing is allocated
//!   by them.
//!
//! The parts are read here, as those of a text document are, rather than by `calamine`: one pass gives a cell's value,
//! number format and formula together, where calamine 0.38 needs three over each sheet; figures go from the file's
//! digits to decimal text without floating point; an error value that is not among calamine's seven (`#SPILL!`,
//! `#CALC!`) costs nothing instead of the rest of the sheet; and what comes before a break in a part is kept. A test
//! compares the two on every sample.

mod contents;
mod merges;
mod number;
mod sheet;
mod strings;
mod styles;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::package::{Fault, Package};
use crate::model::{Block, Document, Format, Loss, Place, Position, ReadFailure, Table};
use contents::{Contents, MAX_SHEETS, Sheet, SheetKind};
use sheet::{Shared, SheetCells};
use strings::SharedStrings;
use styles::Styles;

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
/// [`ReadFailure::Damaged`] where the package or its workbook part is, or no worksheet can be read;
/// [`ReadFailure::Entities`].
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    let mut package = Package::open(bytes)?;
    let contents = Contents::read(&mut package).map_err(|fault| failure(fault, "xl/workbook.xml"))?;
    let mut document = Document { file: file.clone(), format: Format::Xlsx, blocks: Vec::new(), losses: Vec::new() };
    if contents.fault.is_some() {
        document.losses.push(Loss::Truncated { part: contents.part.clone() });
    }
    if contents.sheets.len() == MAX_SHEETS {
        document.losses.push(Loss::Limit { what: "sheets".to_owned(), limit: MAX_SHEETS as u64 });
    }
    let shared = shared(&mut package, &contents, &mut document.losses)?;
    let mut budget = Budget { cells: MAX_CELLS, text: MAX_TEXT, spent: None };
    let mut seen = BTreeSet::new();
    let mut readable = 0;
    for sheet in &contents.sheets {
        let part = match &sheet.kind {
            SheetKind::Other => continue,
            SheetKind::Worksheet(part) => part.as_str(),
            SheetKind::Missing => "",
        };
        // A part belongs to one sheet; a list that names it a thousand times is a trap.
        let fresh = seen.insert(part);
        let Some(mut xml) = package.xml(part).filter(|_| fresh) else {
            document.losses.push(Loss::Sheet { sheet: sheet.name.clone() });
            continue;
        };
        let name: Arc<str> = sheet.name.as_str().into();
        let found = sheet::read(&mut xml, file, &name, &shared, &mut budget);
        if found.fault == Some(Fault::Entities) {
            return Err(failure(Fault::Entities, part));
        }
        if found.fault.is_none() || !found.cells.is_empty() {
            readable += 1;
        }
        add(&mut document, sheet, name, part, found, &contents);
        if let Some(limit) = budget.spent.take() {
            document.losses.push(limit);
            break;
        }
    }
    if readable == 0 && !document.losses.is_empty() {
        return Err(failure(Fault::Broken, &contents.part));
    }
    Ok(document)
}

/// Adds a worksheet's table and losses to the document; a blank sheet adds neither.
fn add(document: &mut Document, sheet: &Sheet, name: Arc<str>, part: &str, found: SheetCells, contents: &Contents) {
    match found.fault {
        Some(_) if found.cells.is_empty() => document.losses.push(Loss::Sheet { sheet: sheet.name.clone() }),
        Some(_) => document.losses.push(Loss::Truncated { part: part.to_owned() }),
        None => {}
    }
    let incomplete = [
        (found.misplaced, Some(part), ""),
        (found.lacks_strings, contents.strings.as_deref(), "xl/sharedstrings.xml"),
        (found.lacks_formats, contents.styles.as_deref(), "xl/styles.xml"),
    ];
    for (_, part, usual) in incomplete.into_iter().filter(|(lacks, ..)| *lacks) {
        let loss = Loss::Part { part: part.unwrap_or(usual).to_owned() };
        if !document.losses.contains(&loss) {
            document.losses.push(loss);
        }
    }
    if !found.cells.is_empty() {
        document.blocks.push(Block::Table(Table {
            sheet: Some(name.clone()),
            hidden: sheet.hidden,
            place: Place::new(&document.file, Position::Sheet(name)),
            cells: found.cells,
        }));
    }
}

/// Reads what all sheets refer to.
fn shared(package: &mut Package<'_>, contents: &Contents, losses: &mut Vec<Loss>) -> Result<Shared, ReadFailure> {
    let mut fault_of = |part: &str, fault: Option<Fault>| match fault {
        Some(Fault::Entities) => Err(failure(Fault::Entities, part)),
        Some(Fault::Broken) => {
            losses.push(Loss::Truncated { part: part.to_owned() });
            Ok(())
        }
        // What refers to it is told as lost where it stands.
        Some(Fault::Corrupt) | None => Ok(()),
    };
    let mut strings = SharedStrings::default();
    if let Some((part, mut xml)) = contents.strings.as_deref().and_then(|part| Some((part, package.xml(part)?))) {
        let (read, fault) = SharedStrings::read(&mut xml);
        fault_of(part, fault)?;
        strings = read;
    }
    let mut styles = Styles::default();
    if let Some((part, mut xml)) = contents.styles.as_deref().and_then(|part| Some((part, package.xml(part)?))) {
        let (read, fault) = Styles::read(&mut xml);
        fault_of(part, fault)?;
        styles = read;
    }
    Ok(Shared { strings, styles, epoch: contents.epoch, recalculates: contents.recalculates })
}

fn failure(fault: Fault, part: &str) -> ReadFailure {
    match fault {
        Fault::Entities => ReadFailure::Entities { part: part.to_owned() },
        Fault::Broken | Fault::Corrupt => ReadFailure::Damaged { what: part.to_owned() },
    }
}
