//! XLS (MS-XLS, BIFF8; and BIFF5 of Excel 5 and 95): every worksheet a table.
//!
//! `office_oxide` opens the compound file and gives the stream of records: chains of sectors that loop or point out of
//! the file end there. The records are read here, because office_oxide 0.1.16 and calamine 0.38 leave out what we need:
//! hidden rows and columns, formulas without a result, what a number format makes of a number (office_oxide shows 95.73
//! as `96%` where the format has no decimals), and calamine aborts on broken files. Both judge this reader in tests.
//!
//! **Read**: `BoundSheet8`, `SST`, `LabelSst`, `Label`, `RString`, `Number`, `RK`, `MulRk`, `BoolErr`, `Formula` with
//! `String` (the stored result), `Format`, `XF`, `Date1904`, `CodePage`, `Row` and `ColInfo` (hidden ones),
//! `MergeCells`. **Ignored**: formulas' text, notes, drawings, charts, macros, pivot tables, conditional formats.
//! **A loss**: a sheet whose records break off, a string or a format that is not there. **Refused**: `FilePass`
//! (encrypted), a stream without a workbook's beginning.
//!
//! [`formatted()`] reads the same records once more with looks and formulas, for the conversion to XLSX.

mod cells;
mod formatted;
mod records;
mod text;

pub use formatted::formatted;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

use office_oxide::cfb::CfbReader;

use super::content::{SheetContent, WorkbookContent};
use super::number::Epoch;
use super::styles::{NumberFormat, Styles};
use crate::ingest::bytes::{u16_at, u32_at};
use crate::ingest::isolation;
use crate::model::{Document, Format, Limit, Loss, ReadFailure};
use cells::SheetReader;
use records::{Records, kind};
use text::{Encoding, Texts};

/// The version of Excel's calculator that LibreOffice gives for its own: that of 2002.
const LIBREOFFICE: u32 = 101_716;

/// The version of BIFF8 in the first record.
const BIFF8: u16 = 0x0600;

/// The version of BIFF5 in the first record.
const BIFF5: u16 = 0x0500;

/// What the workbook says of all its sheets.
struct Globals {
    encoding: Encoding,
    epoch: Epoch,
    /// True where no Excel that is still in use has said (`RecalcId`) that it calculated the formulas: it does so anew
    /// when it opens the workbook. LibreOffice stores a nought for a text that it took over from a newer format.
    recalculates: bool,
    sheets: Vec<BoundSheet>,
    texts: Texts,
    styles: Styles,
}

/// A sheet as the workbook lists it.
struct BoundSheet {
    name: Arc<str>,
    /// Where its records begin.
    start: usize,
    hidden: bool,
    is_worksheet: bool,
}

/// Reads a compound file that holds a workbook.
///
/// # Errors
/// [`ReadFailure::Encrypted`]; [`ReadFailure::Damaged`] where the compound file or the workbook's own records are, or
/// no worksheet can be read.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    let damaged = |what: &str| ReadFailure::Damaged { what: what.to_owned() };
    let mut container = CfbReader::new(Cursor::new(bytes)).map_err(|_| damaged("compound file"))?;
    let name = if container.has_stream("Workbook") { "Workbook" } else { "Book" };
    let stream = container.open_stream(name).map_err(|_| damaged(name))?;
    let is_cut = !container.truncated_streams().is_empty();
    drop(container);
    let globals = Globals::read(&stream)?.ok_or_else(|| damaged(name))?;
    let mut content = WorkbookContent::new(Format::Xls, file);
    if is_cut {
        content.lose(Loss::Truncated { part: name.to_owned() });
    }
    if globals.sheets.len() > Limit::Sheets.length() {
        content.lose(Limit::Sheets.loss());
    }
    let starts: BTreeSet<usize> = globals.sheets.iter().map(|sheet| sheet.start).collect();
    let never_calculated = cells::never_calculated(&stream);
    let mut seen = BTreeSet::new();
    for sheet in globals.sheets.iter().take(Limit::Sheets.length()).filter(|sheet| sheet.is_worksheet) {
        // A sheet ends where the next one begins, whatever its own records say: no byte is read twice.
        let end = starts.range(sheet.start + 1..).next().copied().unwrap_or(stream.len());
        let found = if seen.insert(sheet.start) {
            let mut reader = SheetReader::new(&globals, sheet.name.clone(), never_calculated, &mut content);
            isolation::run(|| reader.read(stream.get(sheet.start..end).unwrap_or_default())).ok()
        } else {
            None
        };
        content.add(&sheet.name, sheet.hidden, found.unwrap_or_else(SheetContent::unreadable), name);
        if content.budget.is_spent() {
            break;
        }
    }
    content.finish(damaged(name))
}

impl Globals {
    /// Reads the records before the sheets; none where they do not begin as a workbook's do.
    fn read(stream: &[u8]) -> Result<Option<Globals>, ReadFailure> {
        let mut records = Records::new(stream);
        let version = match records.next() {
            Some(first) if first.kind == kind::BOF => u16_at(&first.data, 0).unwrap_or(0),
            _ => return Ok(None),
        };
        let mut encoding = match version {
            BIFF8 => Encoding::Utf16,
            BIFF5 => Encoding::default(),
            _ => return Ok(None),
        };
        let mut globals = Globals {
            encoding,
            epoch: Epoch::Y1900,
            recalculates: true,
            sheets: Vec::new(),
            texts: Texts::default(),
            styles: Styles::new(Vec::new()),
        };
        let mut codes: BTreeMap<u16, String> = BTreeMap::new();
        let mut formats: Vec<u16> = Vec::new();
        for record in records {
            let data = record.data.as_ref();
            match record.kind {
                kind::FILEPASS => return Err(ReadFailure::Encrypted),
                kind::CODEPAGE => encoding = encoding.with_code_page(u16_at(data, 0).unwrap_or(0)),
                kind::DATE1904 if u16_at(data, 0) == Some(1) => globals.epoch = Epoch::Y1904,
                kind::BOUNDSHEET => globals.sheets.extend(BoundSheet::read(data, encoding)),
                kind::SST => globals.texts = Texts::read(data, &record.joints)?,
                kind::FORMAT | kind::XF if codes.len().max(formats.len()) == Limit::Styles.length() => {
                    return Err(Limit::Styles.met());
                }
                kind::FORMAT => {
                    let id = u16_at(data, 0);
                    let code = match encoding {
                        Encoding::Utf16 => encoding.long_text(data, 2),
                        _ => encoding.short_text(data, 2),
                    };
                    if let (Some(id), Some(code)) = (id, code) {
                        codes.insert(id, code);
                    }
                }
                kind::XF => formats.extend(u16_at(data, 2)),
                kind::RECALCID => {
                    globals.recalculates = u32_at(data, 4).is_none_or(|version| version <= LIBREOFFICE);
                }
                kind::EOF => break,
                _ => {}
            }
        }
        let format = |id: &u16| NumberFormat::of_id(*id, codes.get(id).map(String::as_str));
        globals.styles = Styles::new(formats.iter().map(format).collect());
        globals.encoding = encoding;
        Ok(Some(globals))
    }
}

impl BoundSheet {
    fn read(data: &[u8], encoding: Encoding) -> Option<BoundSheet> {
        let name = encoding.short_text(data, 6)?;
        Some(BoundSheet {
            name: name.into(),
            start: usize::try_from(u32_at(data, 0)?).ok()?,
            hidden: data.get(4)? & 3 != 0,
            is_worksheet: *data.get(5)? == 0,
        })
    }
}
