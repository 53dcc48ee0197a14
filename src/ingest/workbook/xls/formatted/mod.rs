//! A workbook of Excel 97-2003 with its looks, formulas and pages: what becomes an XLSX.
//!
//! The records are those of the reader beside this one, which reads for scores and leaves looks and formulas out.
//!
//! **Read**: cells and their formulas ([`formula`]), `Font`, `Format`, `XF` with `XFExt` and `Theme`, `Style`, `Palette`, `Lbl`
//! (names), `Row`, `ColInfo` and the defaults of both, `MergeCells`, `Window2`, `Pane`, `Scl`, all that is said of pages,
//! `HLink`, `Note` with `TxO`, `DV`, `CondFmt` with `CF`, the place of the filter, `Protect`. **Told as a loss**: what is
//! drawn, macros, pivot tables, criteria of filters, and whatever of the above is not understood. **Refused**: a workbook
//! that is encrypted or damaged before its first sheet, that has no worksheet, or is over the limits: what is converted
//! in part without need would be taken for whole.

mod book;
mod cells;
mod conditions;
mod extras;
mod formula;
mod globals;
mod links;
mod looks;
mod losses;
mod names;
mod notes;
mod page;
mod settings;
mod sheet;
mod styles;
mod texts;
mod theme;
mod validations;

use std::collections::BTreeSet;
use std::io::Cursor;

use office_oxide::cfb::CfbReader;
use office_oxide::cfb::oleps::{SummaryProperties, read_document_properties};

use crate::ingest::isolation;
use crate::model::workbook::{Properties, Workbook};
use crate::model::{Limit, ReadFailure, RemarkKind};
use globals::Globals;
use losses::Losses;
use sheet::SheetReader;

/// Reads a compound file that holds a workbook, with all that an XLSX can take from it. The bytes are such as the
/// [guard](crate::ingest::guard) has let pass. What is not carried over is told in the workbook's remarks.
///
/// # Errors
/// [`ReadFailure::Encrypted`]; [`ReadFailure::Damaged`] where the compound file or the workbook's own records are, or no
/// worksheet is in it; [`ReadFailure::OverLimit`].
pub fn formatted(bytes: &[u8]) -> Result<Workbook, ReadFailure> {
    isolation::run(|| read(bytes)).map_err(|_| ReadFailure::ReaderFailed)?
}

fn read(bytes: &[u8]) -> Result<Workbook, ReadFailure> {
    let damaged = |what: &str| ReadFailure::Damaged { what: what.to_owned() };
    let mut container = CfbReader::new(Cursor::new(bytes)).map_err(|_| damaged("compound file"))?;
    let name = if container.has_stream("Workbook") { "Workbook" } else { "Book" };
    let stream = container.open_stream(name).map_err(|_| damaged(name))?;
    let mut losses = Losses::default();
    if !container.truncated_streams().is_empty() {
        losses.add(RemarkKind::SheetDamaged);
    }
    if container.has_root_entry("_VBA_PROJECT_CUR") || container.has_root_entry("_VBA_PROJECT") {
        losses.add(RemarkKind::MacrosLost);
    }
    let properties = read_document_properties(&mut container).unwrap_or_default();
    drop(container);
    let globals = Globals::read(&stream, &mut losses)?.ok_or_else(|| damaged(name))?;
    let mut workbook = read_sheets(globals, &stream, losses, damaged(name))?;
    workbook.properties = said_of(properties);
    Ok(workbook)
}

/// What is said about the workbook as a whole.
fn said_of(found: SummaryProperties) -> Properties {
    Properties {
        title: found.title.unwrap_or_default(),
        subject: found.subject.unwrap_or_default(),
        creator: found.author.unwrap_or_default(),
        keywords: found.keywords.unwrap_or_default(),
        description: found.comments.unwrap_or_default(),
        category: found.category.unwrap_or_default(),
        last_modified_by: found.last_author.unwrap_or_default(),
        created: found.created.unwrap_or_default(),
        modified: found.modified.unwrap_or_default(),
    }
}

fn read_sheets(
    mut globals: Globals,
    stream: &[u8],
    mut losses: Losses,
    damaged: ReadFailure,
) -> Result<Workbook, ReadFailure> {
    Limit::Sheets.check(u64::try_from(globals.book.sheets.len()).unwrap_or(u64::MAX))?;
    if globals.book.sheets.iter().all(|sheet| sheet.carried.is_none()) {
        return Err(damaged);
    }
    let names = names::settle(&mut globals.book, &mut losses);
    let never_calculated = super::cells::never_calculated(stream);
    let starts: BTreeSet<usize> = globals.places.iter().map(|place| place.start).collect();
    let mut seen = BTreeSet::new();
    let mut budget = Budget { cells: Limit::ConvertedCells.most(), text: Limit::SharedBytes.most() };
    let mut workbook = Workbook { names, ..Workbook::default() };
    let mut is_readable = false;
    for (number, place) in globals.places.iter().enumerate() {
        let Some(bound) = globals.book.sheets.get(number).filter(|sheet| sheet.carried.is_some()) else { continue };
        // A sheet ends where the next one begins, whatever its own records say: no byte is read twice.
        let end = starts.range(place.start + 1..).next().copied().unwrap_or(stream.len());
        let records = if seen.insert(place.start) { stream.get(place.start..end) } else { None };
        let mut reader = SheetReader::new(&globals, number, never_calculated, &mut losses, &mut budget);
        is_readable |= reader.read(records.unwrap_or_default())?;
        workbook.manual_calculation |= reader.calculates_on_request;
        let mut sheet = reader.finish()?;
        sheet.name.clone_from(&bound.name);
        sheet.visibility = place.visibility;
        workbook.sheets.push(sheet);
    }
    if !is_readable {
        return Err(damaged);
    }
    globals.complete(&mut workbook);
    workbook.remarks = losses.remarks();
    Ok(workbook)
}

/// What may still be read of one workbook.
struct Budget {
    cells: u64,
    text: u64,
}

impl Budget {
    /// Takes one cell with so many bytes of text of its own.
    ///
    /// # Errors
    /// [`ReadFailure::OverLimit`] where that is more than is left.
    fn spend(&mut self, text: usize) -> Result<(), ReadFailure> {
        self.cells = self.cells.checked_sub(1).ok_or_else(|| Limit::ConvertedCells.met())?;
        self.spend_text(text)
    }

    /// Takes so many bytes of text.
    ///
    /// # Errors
    /// As [`Budget::spend`].
    fn spend_text(&mut self, text: usize) -> Result<(), ReadFailure> {
        let text = u64::try_from(text).unwrap_or(u64::MAX);
        self.text = self.text.checked_sub(text).ok_or_else(|| Limit::SharedBytes.met())?;
        Ok(())
    }
}
