//! ODS (OpenDocument 1.0 to 1.4, spreadsheets): every `table:table` of `content.xml` a table.
//!
//! Read here in one streaming pass, as calamine 0.38 lays out every repeated row and cell before it gives any (a short
//! file aborts the process) and leaves out percentages, merges and what is hidden. It judges this reader in tests.
//!
//! **Read**: `table:table-row` and `table:table-cell` with their repeats and spans; `office:value-type` float, currency,
//! percentage, date, time, boolean and string; `text:p`, `text:s`, `text:tab`, `text:line-break`, `text:span`, `text:a`;
//! `table:visibility`, groups that are folded, sheets whose style has `table:display="false"`. A formula without a
//! result is uncalculated; a number beside which an error is shown is that error. **Ignored**: formulas' text, notes,
//! drawings and the text in them, tracked changes, tables in cells, copies of sheets of other files.
//! **A loss**: XML that breaks off. **Refused**: declared entities, bytes that are not what was packed, encryption.

mod cell;
mod xml;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::content::{MAX_COLUMNS, MAX_ROWS, SheetContent, WorkbookContent};
use super::merges::Region;
use crate::ingest::package::{Fault, Package};
use crate::model::{CellKind, Document, Format, Limit, Loss, ReadFailure};
use xml::{Element, Stream, Token};

/// The part that holds the sheets.
const CONTENT: &str = "content.xml";

/// Reads the bytes of a package that the guard has let pass.
///
/// # Errors
/// [`ReadFailure::Damaged`] where there are no sheets, or they are not what was packed; [`ReadFailure::Entities`].
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    read_package(Package::open(bytes)?, file)
}

/// As [`read`], for a package that is open.
pub(in crate::ingest) fn read_package(mut package: Package<'_>, file: &Arc<str>) -> Result<Document, ReadFailure> {
    let damaged = || ReadFailure::Damaged { what: CONTENT.to_owned() };
    let markup = package.markup(CONTENT).ok_or_else(damaged)?;
    let xml = Stream::new(markup.xml());
    let workbook = WorkbookContent::new(Format::Ods, file);
    let mut reader = SheetsReader { xml, workbook, hidden_styles: BTreeSet::new(), sheets: 0 };
    match reader.sheets() {
        Ok(()) => {}
        Err(Fault::Entities) => return Err(ReadFailure::Entities { part: CONTENT.to_owned() }),
        Err(Fault::Corrupt) => return Err(damaged()),
        Err(Fault::Broken) => reader.workbook.lose(Loss::Truncated { part: CONTENT.to_owned() }),
    }
    reader.workbook.finish(damaged())
}

struct SheetsReader<'x, 'f> {
    xml: Stream<'x>,
    workbook: WorkbookContent<'f>,
    /// The styles of sheets that are not shown.
    hidden_styles: BTreeSet<String>,
    sheets: usize,
}

/// A sheet while its rows are read.
struct Sheet {
    name: Arc<str>,
    content: SheetContent,
    row: u32,
    column: u32,
    /// For each group that is open, whether it is folded.
    folded: Vec<bool>,
}

/// A cell of a row that holds something.
struct RowCell {
    column: u32,
    repeat: u32,
    content: (CellKind, String),
}

impl SheetsReader<'_, '_> {
    /// Reads to the end of the part, and with it to its checksum.
    fn sheets(&mut self) -> Result<(), Fault> {
        let mut style = String::new();
        loop {
            match self.xml.next()? {
                Token::Start(element) => match element.name.as_str() {
                    "style" => style = element.value("name"),
                    "table-properties" if element.value("display") == "false" => {
                        if self.hidden_styles.len() < Limit::Styles.length() {
                            self.hidden_styles.insert(style.clone());
                        } else {
                            self.workbook.lose(Limit::Styles.loss());
                        }
                    }
                    "table" => self.sheet(&element)?,
                    "tracked-changes" | "dde-links" | "forms" | "annotation" => self.xml.skip()?,
                    _ => {}
                },
                Token::End | Token::Text(_) => {}
                Token::Eof if self.xml.is_open() => return Err(Fault::Broken),
                Token::Eof => return Ok(()),
            }
        }
    }

    fn sheet(&mut self, element: &Element) -> Result<(), Fault> {
        let name = element.value("name");
        self.sheets += 1;
        if self.sheets > Limit::Sheets.length() {
            self.workbook.lose(Limit::Sheets.loss());
        }
        // What another file's sheet said when it was last looked up, or no more can be read.
        if name.starts_with("'file:") || self.sheets > Limit::Sheets.length() || self.workbook.budget.is_spent() {
            return self.xml.skip();
        }
        let is_hidden = self.hidden_styles.contains(&element.value("style-name"));
        let name: Arc<str> = name.into();
        let content = SheetContent::default();
        let mut sheet = Sheet { name, content, row: 0, column: 0, folded: Vec::new() };
        let end = self.rows(&mut sheet);
        // What came before the XML breaks off is what was written.
        sheet.content.is_short |= end.is_err();
        self.workbook.add(&sheet.name, is_hidden, sheet.content, CONTENT);
        end
    }

    /// Reads a sheet's columns and rows, to its end.
    fn rows(&mut self, sheet: &mut Sheet) -> Result<(), Fault> {
        loop {
            match self.xml.next()? {
                Token::Start(element) => match element.name.as_str() {
                    "table-row" => self.row(sheet, &element)?,
                    "table-column" => {
                        let next = sheet.column.saturating_add(element.repeat("number-columns-repeated"));
                        if (is_hidden(&element) || sheet.folded.contains(&true)) && sheet.column < MAX_COLUMNS {
                            sheet.content.hidden.add_columns(sheet.column..=next.min(MAX_COLUMNS) - 1);
                        }
                        sheet.column = next;
                        self.xml.skip()?;
                    }
                    "table-row-group" | "table-column-group" => sheet.folded.push(element.value("display") == "false"),
                    "table-rows" | "table-header-rows" | "table-columns" | "table-header-columns" => {
                        sheet.folded.push(false);
                    }
                    _ => self.xml.skip()?,
                },
                Token::End if sheet.folded.pop().is_none() => return Ok(()),
                Token::End | Token::Text(_) => {}
                Token::Eof => return Err(Fault::Broken),
            }
        }
    }

    fn row(&mut self, sheet: &mut Sheet, element: &Element) -> Result<(), Fault> {
        let first = sheet.row;
        let next = first.saturating_add(element.repeat("number-rows-repeated"));
        sheet.row = next;
        if (is_hidden(element) || sheet.folded.contains(&true)) && first < MAX_ROWS {
            sheet.content.hidden.add_rows(first..=next.min(MAX_ROWS) - 1);
        }
        let mut cells = Vec::new();
        let end = self.cells(sheet, first, &mut cells);
        for row in first..next {
            // Every row costs at least a cell of the budget: a repeat of a billion ends there.
            if cells.is_empty() || !self.put(sheet, row, &cells) {
                break;
            }
        }
        end
    }

    /// Reads the cells of a row, to its end.
    fn cells(&mut self, sheet: &mut Sheet, row: u32, cells: &mut Vec<RowCell>) -> Result<(), Fault> {
        let mut column = 0_u32;
        loop {
            match self.xml.next()? {
                Token::Start(element) => {
                    let repeat = element.repeat("number-columns-repeated");
                    match element.name.as_str() {
                        "table-cell" => {
                            self.merge(sheet, row, column, &element);
                            let (text, is_cut) = cell::text(&mut self.xml)?;
                            if is_cut {
                                self.workbook.lose(Limit::CellBytes.loss());
                            }
                            if let Some(content) = cell::content(&element, text) {
                                // No cell stands to the right of the last column.
                                sheet.content.is_short |= column >= MAX_COLUMNS;
                                if column < MAX_COLUMNS {
                                    cells.push(RowCell { column, repeat, content });
                                }
                            }
                        }
                        "covered-table-cell" => self.xml.skip()?,
                        _ => {
                            self.xml.skip()?;
                            continue;
                        }
                    }
                    column = column.saturating_add(repeat);
                }
                Token::End => return Ok(()),
                Token::Text(_) => {}
                Token::Eof => return Err(Fault::Broken),
            }
        }
    }

    fn merge(&mut self, sheet: &mut Sheet, row: u32, column: u32, element: &Element) {
        let columns = element.repeat("number-columns-spanned");
        let rows = element.repeat("number-rows-spanned");
        if columns > 1 || rows > 1 {
            sheet.content.merge(Region {
                first_row: row,
                first_column: column,
                last_row: row.saturating_add(rows - 1),
                last_column: column.saturating_add(columns - 1),
            });
        }
    }

    /// Puts a row's cells, each as often as it repeats; false where no more can be read.
    fn put(&mut self, sheet: &mut Sheet, row: u32, cells: &[RowCell]) -> bool {
        for cell in cells {
            for column in cell.column..cell.column.saturating_add(cell.repeat) {
                let at = (row, column);
                if at.0 >= MAX_ROWS || at.1 >= MAX_COLUMNS {
                    sheet.content.is_short = true;
                    return at.0 < MAX_ROWS;
                }
                if !self.workbook.put(&mut sheet.content, &sheet.name, at, cell.content.clone()) {
                    return false;
                }
            }
        }
        true
    }
}

fn is_hidden(element: &Element) -> bool {
    matches!(element.value("visibility").as_str(), "collapse" | "filter")
}
