//! XML Spreadsheet 2003 (SpreadsheetML of Office XP and 2003): every `ss:Worksheet` a table.
//!
//! **Read**: `ss:Row` and `ss:Cell` with `ss:Index`, `ss:MergeAcross`, `ss:MergeDown`, `ss:Data` of every `ss:Type`,
//! marked-up text; percentages by `ss:NumberFormat`; `ss:Hidden` rows and columns, hidden sheets. A formula without a
//! value is uncalculated. **Left out**: comments, names, pivot tables, page headers. **Refused**: declared entities.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rust_decimal::Decimal;

use super::encoding;
use super::package::{attribute, flag};
use crate::model::{Block, Cell, CellKind, Document, Format, Limit, Loss, Place, Position, ReadFailure, Table};
use crate::ooxml::leads_outside;

/// The rows and columns that a worksheet can have.
const MAX_ROWS: u32 = 1_048_576;
const MAX_COLUMNS: u32 = 16_384;

/// Digits of a number that are meant; the rest is binary noise.
const MEANT_DIGITS: u32 = 15;

/// Reads the workbook.
///
/// # Errors
/// [`ReadFailure::UnknownFormat`] where the bytes are no text, [`ReadFailure::Entities`].
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    let (text, losses) = encoding::text(bytes)?;
    let document = Document { file: file.clone(), format: Format::Xml, blocks: Vec::new(), losses };
    let mut workbook =
        Workbook { document, percentages: BTreeSet::new(), style: None, sheet: None, cell: None, cells: 0 };
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => workbook.start(&element),
            Ok(Event::End(element)) => workbook.end(element.name().local_name().as_ref()),
            Ok(Event::Text(text)) => workbook.text(&text),
            Ok(Event::CData(text)) => workbook.text(&text),
            Ok(Event::GeneralRef(reference)) => workbook.reference(&reference),
            Ok(Event::DocType(declaration)) if leads_outside(&declaration) => {
                return Err(ReadFailure::Entities { part: "XML Spreadsheet".to_owned() });
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                workbook.document.losses.push(Loss::Truncated { part: "XML Spreadsheet".to_owned() });
                break;
            }
        }
        if workbook.cells > Limit::TextCells.length() {
            workbook.lose(Limit::TextCells.loss());
            break;
        }
    }
    workbook.end_of_sheet();
    Ok(workbook.document)
}

/// What has been read so far.
struct Workbook {
    document: Document,
    /// The identifiers of styles that show a number as a percentage.
    percentages: BTreeSet<String>,
    /// The style that is being declared.
    style: Option<String>,
    sheet: Option<Sheet>,
    cell: Option<OpenCell>,
    cells: usize,
}

/// A worksheet while it is read; rows and columns from 0.
struct Sheet {
    name: Arc<str>,
    hidden: bool,
    hidden_rows: Vec<RangeInclusive<u32>>,
    hidden_columns: Vec<RangeInclusive<u32>>,
    cells: Vec<Cell>,
    next_row: u32,
    row: u32,
    next_column: u32,
    /// The next column that `ss:Column` describes.
    described: u32,
    says_visible: bool,
    /// True where it hides more than is kept.
    hides_more: bool,
}

/// A cell while it is read.
struct OpenCell {
    column: u32,
    row_span: u32,
    column_span: u32,
    style: String,
    formula: bool,
    kind: Option<String>,
    /// True inside `ss:Data`.
    in_data: bool,
    text: String,
}

impl Workbook {
    fn start(&mut self, element: &BytesStart<'_>) {
        let number = |name: &str| attribute(element, name).and_then(|value| value.trim().parse::<u32>().ok());
        match (element.name().local_name().as_ref(), &mut self.sheet) {
            ("Style", _) => self.style = attribute(element, "ID"),
            ("NumberFormat", _) => {
                let format = attribute(element, "Format").unwrap_or_default();
                if let Some(style) = self.style.as_ref().filter(|_| format.contains('%') || format == "Percent") {
                    self.percentages.insert(style.clone());
                }
            }
            ("Worksheet", _) => {
                self.end_of_sheet();
                let name = attribute(element, "Name").unwrap_or_default();
                self.sheet = Some(Sheet::new(name.into()));
            }
            ("Column", Some(sheet)) => {
                let first = number("Index").map_or(sheet.described, |index| index.saturating_sub(1));
                let last = first.saturating_add(number("Span").unwrap_or(0));
                sheet.described = last.saturating_add(1);
                if flag(element, "Hidden") {
                    sheet.hide(|sheet| &mut sheet.hidden_columns, first..=last);
                }
            }
            ("Row", Some(sheet)) => {
                sheet.row = number("Index").map_or(sheet.next_row, |index| index.saturating_sub(1));
                let last = sheet.row.saturating_add(number("Span").unwrap_or(0));
                sheet.next_row = last.saturating_add(1);
                sheet.next_column = 0;
                if flag(element, "Hidden") {
                    sheet.hide(|sheet| &mut sheet.hidden_rows, sheet.row..=last);
                }
            }
            ("Cell", Some(sheet)) => {
                let column = number("Index").map_or(sheet.next_column, |index| index.saturating_sub(1));
                let across = number("MergeAcross").unwrap_or(0).min(MAX_COLUMNS);
                let down = number("MergeDown").unwrap_or(0).min(MAX_ROWS);
                sheet.next_column = column.saturating_add(across).saturating_add(1);
                self.cell = Some(OpenCell {
                    column,
                    row_span: down + 1,
                    column_span: across + 1,
                    style: attribute(element, "StyleID").unwrap_or_default(),
                    formula: attribute(element, "Formula").is_some(),
                    kind: None,
                    in_data: false,
                    text: String::new(),
                });
            }
            ("Data", _) => {
                if let Some(cell) = &mut self.cell {
                    // A comment has data of its own behind that of the cell.
                    cell.in_data = cell.kind.is_none();
                    cell.kind.get_or_insert_with(|| attribute(element, "Type").unwrap_or_default());
                }
            }
            ("Comment", _) => {
                if let Some(cell) = &mut self.cell {
                    cell.in_data = false;
                    cell.kind.get_or_insert_default();
                }
            }
            ("Visible", Some(sheet)) => sheet.says_visible = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "Style" => self.style = None,
            "Worksheet" => self.end_of_sheet(),
            "Data" => {
                if let Some(cell) = &mut self.cell {
                    cell.in_data = false;
                }
            }
            "Cell" => self.end_of_cell(),
            "Visible" => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.says_visible = false;
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.in_data) {
            cell.text.push_str(text);
        } else if let Some(sheet) = self.sheet.as_mut().filter(|sheet| sheet.says_visible) {
            sheet.hidden |= text.trim().starts_with("SheetHidden") || text.trim().starts_with("SheetVeryHidden");
        }
    }

    fn reference(&mut self, reference: &str) {
        let resolved = quick_xml::escape::unescape(&format!("&{reference};")).map(std::borrow::Cow::into_owned);
        self.text(&resolved.unwrap_or_default());
    }

    fn end_of_cell(&mut self) {
        let (Some(cell), Some(sheet)) = (self.cell.take(), &mut self.sheet) else { return };
        if sheet.row >= MAX_ROWS || cell.column >= MAX_COLUMNS {
            let loss = Loss::Sheet { sheet: sheet.name.to_string() };
            return self.lose(loss);
        }
        let shows_percent = self.percentages.contains(&cell.style);
        let (kind, text) = if cell.formula && cell.text.is_empty() {
            (CellKind::Uncalculated, String::new())
        } else {
            content(cell.kind.as_deref().unwrap_or_default(), cell.text, shows_percent)
        };
        if kind == CellKind::Text && text.is_empty() {
            return;
        }
        self.cells += 1;
        let position = Position::SheetCell { sheet: sheet.name.clone(), row: sheet.row + 1, column: cell.column + 1 };
        sheet.cells.push(Cell {
            row: sheet.row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            kind,
            text,
            place: Place::new(&self.document.file, position),
        });
    }

    /// Notes a loss, once.
    fn lose(&mut self, loss: Loss) {
        if !self.document.losses.contains(&loss) {
            self.document.losses.push(loss);
        }
    }

    fn end_of_sheet(&mut self) {
        self.cell = None;
        let Some(mut sheet) = self.sheet.take() else { return };
        if sheet.hides_more {
            self.lose(Limit::HiddenRanges.loss());
        }
        if sheet.cells.is_empty() {
            return;
        }
        sheet.cells.sort_by_key(|cell| (cell.row, cell.column));
        sheet.cells.dedup_by_key(|cell| (cell.row, cell.column));
        sheet.hidden_rows.sort_by_key(|range| *range.start());
        sheet.hidden_columns.sort_by_key(|range| *range.start());
        self.document.blocks.push(Block::Table(Table {
            place: Place::new(&self.document.file, Position::Sheet(sheet.name.clone())),
            sheet: Some(sheet.name),
            hidden: sheet.hidden,
            hidden_rows: sheet.hidden_rows,
            hidden_columns: sheet.hidden_columns,
            cells: sheet.cells,
        }));
    }
}

impl Sheet {
    fn new(name: Arc<str>) -> Sheet {
        Sheet {
            name,
            hidden: false,
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            cells: Vec::new(),
            next_row: 0,
            row: 0,
            next_column: 0,
            described: 0,
            says_visible: false,
            hides_more: false,
        }
    }

    fn hide(&mut self, all: fn(&mut Sheet) -> &mut Vec<RangeInclusive<u32>>, range: RangeInclusive<u32>) {
        let all = all(self);
        if all.len() < Limit::HiddenRanges.length() {
            all.push(range);
        } else {
            self.hides_more = true;
        }
    }
}

/// What a cell shows, by the type that its data has.
fn content(kind: &str, text: String, shows_percent: bool) -> (CellKind, String) {
    match kind {
        "Number" => match number(&text, shows_percent) {
            Some(number) => (CellKind::Number, number),
            None => (CellKind::Text, text),
        },
        "DateTime" => {
            let (day, time) = text.split_once('T').unwrap_or((&text, ""));
            let time = time.split_once('.').map_or(time, |(seconds, _)| seconds);
            let is_day = time.is_empty() || time == "00:00:00";
            (CellKind::Date, if is_day { day.to_owned() } else { format!("{day} {time}") })
        }
        "Boolean" => (CellKind::Boolean, if text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
        "Error" => (CellKind::Error, text),
        _ => (CellKind::Text, text.replace("\r\n", "\n").replace('\r', "\n")),
    }
}

/// A number in plain notation, free of binary noise; a percentage with its sign.
fn number(text: &str, shows_percent: bool) -> Option<String> {
    let text = text.trim();
    let value = text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(text)).ok()?;
    let value = value.round_sf(MEANT_DIGITS)?;
    if shows_percent {
        return Some(format!("{}%", value.checked_mul(Decimal::ONE_HUNDRED)?.normalize()));
    }
    Some(value.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_the_sheet_shows() {
        let cases = [
            ("95.730000000000004", false, "95.73"),
            ("80", false, "80"),
            ("0.95730000000000004", true, "95.73%"),
            ("1E-3", false, "0.001"),
            ("๙๕", false, "-"),
        ];
        for (text, percent, expected) in cases {
            assert_eq!(number(text, percent).as_deref().unwrap_or("-"), expected, "{text}");
        }
    }
}
