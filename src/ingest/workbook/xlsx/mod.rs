//! XLSX (ECMA-376 part 1 and ISO/IEC 29500 strict, SpreadsheetML), with macros (XLSM) and as a template (XLTX) too:
//! every worksheet a table, read by `calamine`.
//!
//! What stands here beside calamine 0.38, and why:
//!
//! - `check`: one pass over the XML before calamine sees it, for what calamine takes on trust (entities, checksums,
//!   counts that it reserves by, references that overflow, parts that no limit covers, one part under many sheets), and
//!   for what it does not tell: `fullCalcOnLoad`, hidden rows and columns.
//! - `stored`: the package once more with the parts that calamine reads, inflated already.
//! - `mend`: other encodings than UTF-8, and packages without relationships of their own.
//! - percentages and the date formats of the Thai edition: calamine tells the codes, not what they mean.
//!
//! Calamine gives either a cell's style or its formula: there are two passes over the cells of a sheet that has formulas.
//! A cell that it
//! does not know (`#SPILL!`, `#CALC!`) is lost alone where all cells say where they stand, otherwise with the rest of
//! its sheet. Left out: formulas' text, comments, headers and footers, drawings, charts, pivot caches, conditional
//! formats, what a number format adds to a number but `%` and the meaning of a date.

mod check;
mod extract;
mod known;
mod looks;
mod mend;
mod sheet;
mod stored;
mod unread;

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx};

use super::content::{SheetContent, WorkbookContent};
use super::number::Epoch;
use crate::ingest::isolation;
use crate::ingest::package::Package;
use crate::model::{Document, Format, Limit, Loss, ReadFailure};
pub use extract::{has_sheets, only_sheets_with};
use sheet::Workbook;

/// Reads the bytes of a package that the guard has let pass.
///
/// # Errors
/// [`ReadFailure::Damaged`] where the package or a part that all sheets need is, or no worksheet can be read;
/// [`ReadFailure::Entities`].
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    read_package(Package::open(bytes)?, file)
}

/// As [`read`], for a package that is open.
pub(in crate::ingest) fn read_package(mut package: Package<'_>, file: &Arc<str>) -> Result<Document, ReadFailure> {
    match mend::mended(&mut package)? {
        Some(mended) => read_mended(Package::open(&mended)?, file),
        None => read_mended(package, file),
    }
}

fn read_mended(mut package: Package<'_>, file: &Arc<str>) -> Result<Document, ReadFailure> {
    let mut checked = check::check(&mut package)?;
    let stored = stored::stored(&mut package, &checked);
    let bytes = stored.as_deref().unwrap_or(package.source());
    let Ok(calamine) = Xlsx::new(Cursor::new(bytes)) else { return Err(checked.damaged(&mut package)) };
    let sheets = calamine.sheets_metadata().to_vec();
    if sheets.is_empty() {
        // Every workbook has a sheet: the list of them is gone.
        return Err(checked.damaged(&mut package));
    }
    let mut hidden = checked.hidden_by_sheet();
    let mut known = checked.known_by_sheet();
    let mut workbook = Workbook {
        epoch: if calamine.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 },
        calamine,
        recalculates: checked.recalculates,
        states_places: checked.states_places,
        styles: None,
        content: WorkbookContent::new(Format::Xlsx, file),
    };
    for part in std::mem::take(&mut checked.broken) {
        workbook.content.lose(Loss::Truncated { part });
    }
    if sheets.len() > Limit::Sheets.length() {
        workbook.content.lose(Limit::Sheets.loss());
    }
    let mut seen = BTreeSet::new();
    for sheet in sheets.iter().take(Limit::Sheets.length()).filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let name: Arc<str> = sheet.name.as_str().into();
        // Calamine finds sheets by name: a second one of that name cannot be had.
        let read = if seen.insert(name.clone()) {
            isolation::run(|| workbook.read_sheet(&name, known.remove(&sheet.name))).ok()
        } else {
            None
        };
        let mut found = read.unwrap_or_else(SheetContent::unreadable);
        found.hidden = hidden.remove(&sheet.name).unwrap_or_default();
        workbook.content.add(&name, sheet.visible != SheetVisible::Visible, found, "xl/styles.xml");
        if workbook.content.budget.is_spent() {
            break;
        }
    }
    // Which part to name is looked for where one must be named.
    workbook.content.finish(ReadFailure::ReaderFailed).map_err(|_| checked.damaged(&mut package))
}
