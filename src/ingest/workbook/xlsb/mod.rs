//! XLSB (MS-XLSB): every worksheet a table, read from the records of its parts (BIFF12).
//!
//! Read here, as calamine 0.38 tells no percentages, merges, hidden rows or columns, and panics on broken records; it
//! judges this reader in tests. What is inflated is bounded as it inflates; records are read one at a time.
//!
//! **Read**: `BrtBundleSh`, `BrtWbProp` (the 1904 calendar), `BrtCalcProp` (`fFullCalcOnLoad`), `BrtFmt`, `BrtXF`,
//! `BrtSSTItem`; of sheets `BrtRowHdr` and `BrtColInfo` (hidden ones), all cells, formulas' stored results,
//! `BrtMergeCell`. **Ignored**: formulas' text, notes, drawings, charts, tables, conditional formats.
//! **A loss**: a sheet that breaks off or is missing, a string or a format that is not there. **Refused**: a workbook
//! part that cannot be read, more than the limit inflated.

mod cells;
mod records;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::content::{SheetContent, WorkbookContent};
use super::number::Epoch;
use super::styles::{NumberFormat, Styles};
use crate::ingest::bytes::{u16_at, u32_at};
use crate::ingest::isolation;
use crate::ingest::package::{Fault, Package, attribute};
use crate::model::{Document, Format, Limit, Loss, ReadFailure};
use crate::ooxml::resolve;
use cells::SheetReader;
use quick_xml::events::Event;
use records::{Records, kind, text_at};

/// The part that lists the sheets.
const WORKBOOK: &str = "xl/workbook.bin";

/// The part of the number formats.
const STYLES: &str = "xl/styles.bin";

/// The part of the shared strings.
const STRINGS: &str = "xl/sharedstrings.bin";

/// What the workbook says of all its sheets.
struct Globals {
    epoch: Epoch,
    /// True where the workbook says that every formula is still to be calculated.
    recalculates: bool,
    sheets: Vec<Bundle>,
    texts: Vec<String>,
    styles: Styles,
}

/// A sheet as the workbook lists it.
struct Bundle {
    name: Arc<str>,
    relationship: String,
    hidden: bool,
}

/// Reads the bytes of a package that the guard has let pass.
///
/// # Errors
/// [`ReadFailure::Damaged`] where the workbook's own part is, or no worksheet can be read.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    read_package(Package::open(bytes)?, file)
}

/// As [`read`], for a package that is open.
pub(in crate::ingest) fn read_package(mut package: Package<'_>, file: &Arc<str>) -> Result<Document, ReadFailure> {
    let damaged = || ReadFailure::Damaged { what: WORKBOOK.to_owned() };
    let mut left = Limit::UnpackedBytes.most();
    let mut content = WorkbookContent::new(Format::Xlsb, file);
    let mut globals = Globals::read(&mut package, &mut left).ok_or_else(damaged)?;
    globals.read_styles(&mut package, &mut left, &mut content)?;
    globals.read_texts(&mut package, &mut left, &mut content)?;
    let targets = worksheets(&mut package);
    if globals.sheets.len() > Limit::Sheets.length() {
        content.lose(Limit::Sheets.loss());
    }
    let mut seen = BTreeSet::new();
    for sheet in globals.sheets.iter().take(Limit::Sheets.length()) {
        let Some(target) = targets.get(&sheet.relationship) else {
            content.add(&sheet.name, sheet.hidden, SheetContent::unreadable(), STYLES);
            continue;
        };
        // A chart, or an old macro sheet.
        let Target::Worksheet(part) = target else { continue };
        // A part belongs to one sheet.
        let records = if seen.insert(part) { Records::of(&mut package, part, left) } else { None };
        let found = records.and_then(|records| {
            let mut reader = SheetReader::new(&globals, sheet.name.clone(), &mut content);
            let (found, rest) = isolation::run(|| reader.read(records)).ok()?;
            left = rest;
            Some(found)
        });
        content.add(&sheet.name, sheet.hidden, found.unwrap_or_else(SheetContent::unreadable), STYLES);
        if content.budget.is_spent() {
            break;
        }
    }
    content.finish(damaged())
}

/// What a relationship of the workbook leads to.
enum Target {
    Worksheet(String),
    Other,
}

/// The parts that the workbook's relationships mean.
fn worksheets(package: &mut Package<'_>) -> BTreeMap<String, Target> {
    let mut found = BTreeMap::new();
    let Some(part) = package.markup("xl/_rels/workbook.bin.rels") else { return found };
    let mut xml = part.xml();
    while found.len() < 4 * Limit::Sheets.length() {
        match xml.next() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "Relationship" => {
                let value = |name| attribute(&element, name).unwrap_or_default();
                let is_worksheet = value("Type").ends_with("/worksheet");
                let part = resolve("xl", &value("Target"));
                found.insert(value("Id"), if is_worksheet { Target::Worksheet(part) } else { Target::Other });
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    found
}

impl Globals {
    /// Reads the workbook's own part; none where it lists no sheets.
    fn read(package: &mut Package<'_>, left: &mut u64) -> Option<Globals> {
        let mut globals = Globals {
            epoch: Epoch::Y1900,
            recalculates: false,
            sheets: Vec::new(),
            texts: Vec::new(),
            styles: Styles::new(Vec::new()),
        };
        let mut records = Records::of(package, WORKBOOK, *left)?;
        while let Some(record) = records.next() {
            let data = record.data;
            match record.kind {
                kind::WB_PROP if data.first().is_some_and(|flags| flags & 1 != 0) => globals.epoch = Epoch::Y1904,
                kind::CALC_PROP => globals.recalculates = data.get(24).is_some_and(|flags| flags & 1 != 0),
                kind::BUNDLE_SH if globals.sheets.len() <= Limit::Sheets.length() => {
                    globals.sheets.extend(Bundle::read(data))
                }
                _ => {}
            }
        }
        *left = records.left();
        (!globals.sheets.is_empty() && records.fault().is_none()).then_some(globals)
    }

    fn read_styles(
        &mut self,
        package: &mut Package<'_>,
        left: &mut u64,
        content: &mut WorkbookContent<'_>,
    ) -> Result<(), ReadFailure> {
        let Some(mut records) = Records::of(package, STYLES, *left) else { return Ok(()) };
        let mut codes: BTreeMap<u16, String> = BTreeMap::new();
        let mut formats: Vec<u16> = Vec::new();
        let mut of_cells = false;
        while let Some(record) = records.next() {
            match record.kind {
                kind::FMT | kind::XF if codes.len().max(formats.len()) == Limit::Styles.length() => {
                    return Err(Limit::Styles.met());
                }
                kind::FMT => {
                    if let (Some(id), Some(code)) = (u16_at(record.data, 0), text_at(record.data, 2)) {
                        codes.insert(id, code);
                    }
                }
                kind::BEGIN_CELL_XFS => of_cells = true,
                kind::END_CELL_XFS => of_cells = false,
                kind::XF if of_cells => formats.extend(u16_at(record.data, 2)),
                _ => {}
            }
        }
        *left = records.left();
        note_fault(&records, STYLES, content)?;
        let format = |id: &u16| NumberFormat::of_id(*id, codes.get(id).map(String::as_str));
        self.styles = Styles::new(formats.iter().map(format).collect());
        Ok(())
    }

    fn read_texts(
        &mut self,
        package: &mut Package<'_>,
        left: &mut u64,
        content: &mut WorkbookContent<'_>,
    ) -> Result<(), ReadFailure> {
        let Some(mut records) = Records::of(package, STRINGS, *left) else { return Ok(()) };
        let mut size = 0;
        while let Some(record) = records.next() {
            if record.kind == kind::SST_ITEM {
                let text = text_at(record.data, 1).unwrap_or_else(|| {
                    content.lose(Loss::Part { part: STRINGS.to_owned() });
                    String::new()
                });
                size += text.len() + size_of::<String>();
                if size > Limit::SharedBytes.length() {
                    return Err(Limit::SharedBytes.met());
                }
                self.texts.push(text);
            }
        }
        *left = records.left();
        note_fault(&records, STRINGS, content)
    }
}

/// A part that breaks off is a loss; one whose bytes are not those that were packed can be no part of a figure.
fn note_fault(records: &Records<'_>, part: &str, content: &mut WorkbookContent<'_>) -> Result<(), ReadFailure> {
    match records.fault() {
        None => {}
        Some(_) if records.is_over() => return Err(Limit::UnpackedBytes.met()),
        Some(Fault::Corrupt) => return Err(ReadFailure::Damaged { what: part.to_owned() }),
        Some(Fault::Broken | Fault::Entities) => content.lose(Loss::Truncated { part: part.to_owned() }),
    }
    Ok(())
}

impl Bundle {
    fn read(data: &[u8]) -> Option<Bundle> {
        // A sheet without a part of its own has no relationship: the string's length says so.
        let relationship = text_at(data, 8)?;
        let units = usize::try_from(u32_at(data, 8)?).ok()?;
        let name = text_at(data, 12 + 2 * units)?;
        Some(Bundle { name: name.into(), relationship, hidden: u32_at(data, 0)? != 0 })
    }
}
