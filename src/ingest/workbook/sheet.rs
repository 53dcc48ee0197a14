//! The cells of one worksheet, as calamine streams them.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Xlsx, XlsxError};

use super::merges::{self, Region};
use super::number::{Epoch, Numeral};
use super::styles::{NumberFormat, Styles};
use super::{Budget, MAX_CELLS};
use crate::model::{Cell, CellKind, Place, Position};

/// The rows and columns that a worksheet can have (to 1,048,576 and XFD).
const MAX_ROWS: u32 = 1_048_576;
const MAX_COLUMNS: u32 = 16_384;

/// More merged regions than the cells of any sheet that people look at.
const MAX_REGIONS: usize = 200_000;

/// A workbook as calamine has opened it.
pub(super) struct Workbook<'a> {
    pub file: &'a Arc<str>,
    pub calamine: Xlsx<Cursor<&'a [u8]>>,
    pub epoch: Epoch,
    /// True where the workbook says that every formula is still to be calculated.
    pub recalculates: bool,
    /// True where every cell says where it stands.
    pub states_places: bool,
    /// The formats that cells refer to, once a sheet was opened.
    pub styles: Option<Styles>,
    pub budget: Budget,
}

/// What was read of a worksheet.
#[derive(Default)]
pub(super) struct SheetCells {
    /// Ordered by row and column, merges applied.
    pub cells: Vec<Cell>,
    /// True where there is more than was read.
    pub is_short: bool,
    /// True where a number's format could not be read.
    pub lacks_formats: bool,
}

/// One cell of a stream.
enum Step<T> {
    Read(T),
    /// Not readable, and nothing else is touched by that.
    Lost,
    /// Not readable, and what follows cannot be trusted.
    Broken,
    End,
}

/// What the formulas' pass says of a cell, by its number in the stream.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Formula {
    Uncalculated,
    Unreadable,
}

impl SheetCells {
    /// Nothing of a sheet.
    pub fn unreadable() -> SheetCells {
        SheetCells { is_short: true, ..SheetCells::default() }
    }
}

impl Workbook<'_> {
    /// Reads the cells of a worksheet.
    pub fn read_sheet(&mut self, sheet: &Arc<str>) -> SheetCells {
        let mut result = SheetCells::default();
        if self.read_cells(sheet, &mut result).is_err() {
            result.is_short = true;
        }
        if !result.cells.is_sorted_by_key(|cell| (cell.row, cell.column)) {
            result.cells.sort_by_key(|cell| (cell.row, cell.column));
        }
        // A cell written twice is what its last writing says, as in the programs that open such a file.
        result.cells.dedup_by(|later, earlier| {
            let same = (later.row, later.column) == (earlier.row, earlier.column);
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        match self.calamine.merge_cells_by_sheet_name(sheet) {
            Ok(merged) => {
                let regions = merged.into_iter().take(MAX_REGIONS).map(Region::from).collect();
                merges::apply(&mut result.cells, regions);
            }
            Err(_) => result.is_short = true,
        }
        result
    }

    /// Calamine tells a cell's formula or its style, not both: the second pass takes up the first by the cells' order.
    fn read_cells(&mut self, sheet: &Arc<str>, result: &mut SheetCells) -> Result<(), XlsxError> {
        let (formulas, readable) = self.formulas(sheet, &mut result.is_short)?;
        let mut formulas = formulas.into_iter().peekable();
        let mut reader = self.calamine.worksheet_cells_reader(sheet)?;
        let styles = self.styles.get_or_insert_with(|| Styles::of(reader.styles()));
        for number in 0..readable {
            let formula = formulas.next_if(|(at, _)| *at == number).map(|(_, formula)| formula);
            let (cell, style) = match step(reader.next_cell_with_style_id(), self.states_places) {
                Step::Read(_) | Step::Lost if formula == Some(Formula::Unreadable) => {
                    result.is_short = true;
                    continue;
                }
                Step::Read(read) => read,
                Step::Lost => {
                    result.is_short = true;
                    continue;
                }
                Step::Broken => {
                    result.is_short = true;
                    break;
                }
                Step::End => break,
            };
            let (row, column) = cell.get_position();
            let content = if formula.is_some() {
                Some((CellKind::Uncalculated, String::new()))
            } else {
                content(cell.get_value(), styles.format(style), self.epoch, &mut result.lacks_formats)
            };
            let Some((kind, text)) = content else { continue };
            if row >= MAX_ROWS || column >= MAX_COLUMNS {
                result.is_short = true;
                continue;
            }
            if !self.budget.spend(text.len()) {
                return Ok(());
            }
            let position = Position::SheetCell { sheet: sheet.clone(), row: row + 1, column: column + 1 };
            let place = Place::new(self.file, position);
            result.cells.push(Cell { row, column, row_span: 1, column_span: 1, kind, text, place });
        }
        Ok(())
    }

    /// The cells with formulas that have no result, and how many cells can be read at all.
    fn formulas(&mut self, sheet: &str, is_short: &mut bool) -> Result<(Vec<(u64, Formula)>, u64), XlsxError> {
        let mut found = Vec::new();
        let mut number = 0;
        let mut reader = self.calamine.worksheet_cells_reader(sheet)?;
        loop {
            if u64::try_from(found.len()).is_ok_and(|found| found > MAX_CELLS) {
                *is_short = true;
                break;
            }
            match step(reader.next_cell_with_formula_metadata(), self.states_places) {
                Step::Read(cell) if cell.formula.is_some() && is_waiting(&cell.value, self.recalculates) => {
                    found.push((number, Formula::Uncalculated));
                }
                Step::Read(_) => {}
                Step::Lost => found.push((number, Formula::Unreadable)),
                Step::Broken => {
                    *is_short = true;
                    break;
                }
                Step::End => break,
            }
            number += 1;
        }
        Ok((found, number))
    }
}

fn step<T>(next: Result<Option<T>, XlsxError>, states_places: bool) -> Step<T> {
    use XlsxError::{Encoding, Io, Xml, XmlEof, Zip};
    match next {
        Ok(Some(cell)) => Step::Read(cell),
        Ok(None) => Step::End,
        // After any other error calamine has left the cell and goes on with the next one; one that does not say where
        // it stands would then be misplaced.
        Err(Io(_) | Zip(_) | Xml(_) | XmlEof(_) | Encoding(_)) => Step::Broken,
        Err(_) if states_places => Step::Lost,
        Err(_) => Step::Broken,
    }
}

/// True for what stands beside a formula without a result. Libraries that write formulas and cannot calculate put 0
/// there and ask for a calculation on opening; that 0 is no figure.
fn is_waiting(value: &DataRef<'_>, recalculates: bool) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::Float(value) => recalculates && *value == 0.0,
        _ => false,
    }
}

/// What a cell holds; none where it is blank, or a number of a format that is not known.
fn content(
    value: &DataRef<'_>,
    format: Option<NumberFormat>,
    epoch: Epoch,
    lacks_formats: &mut bool,
) -> Option<(CellKind, String)> {
    let (kind, text) = match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DurationIso(text) => (CellKind::Text, with_line_ends(text)),
        DataRef::SharedString(text) => (CellKind::Text, with_line_ends(text)),
        DataRef::Bool(value) => (CellKind::Boolean, if *value { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::Error(error) => (CellKind::Error, error.to_string()),
        DataRef::DateTimeIso(written) => (CellKind::Date, iso_date(written)),
        number => {
            *lacks_formats |= format.is_none();
            let written = match number {
                DataRef::Int(value) => value.to_string(),
                DataRef::Float(value) => format!("{value:e}"),
                DataRef::DateTime(date) => format!("{:e}", date.as_f64()),
                _ => return None,
            };
            shown(written, format?, epoch)
        }
    };
    (!text.is_empty()).then_some((kind, text))
}

/// A number as it is shown. What lies outside the calendar stays a number, where calamine gives the calendar's end.
fn shown(written: String, format: NumberFormat, epoch: Epoch) -> (CellKind, String) {
    let Some(numeral) = Numeral::parse(&written).map(Numeral::without_noise) else {
        return (CellKind::Text, written);
    };
    let date = match format {
        NumberFormat::Date => numeral.as_date(epoch),
        NumberFormat::Duration => numeral.as_duration(),
        NumberFormat::Plain | NumberFormat::Percent => None,
    };
    if let Some(date) = date {
        return (CellKind::Date, date);
    }
    let text = match format {
        NumberFormat::Percent => numeral.hundredfold().plain().map(|text| text + "%"),
        _ => numeral.plain(),
    };
    (CellKind::Number, text.unwrap_or(written))
}

/// The text with every line end a `\n`.
fn with_line_ends(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// A date that is written as one (`t="d"`), in our notation: `2021-03-31T00:00:00` is `2021-03-31`.
fn iso_date(written: &str) -> String {
    let (day, time) = written.split_once('T').unwrap_or((written, ""));
    let time = time.trim_end_matches('Z');
    let time = time.split_once('.').map_or(time, |(seconds, _)| seconds);
    if time.is_empty() || time == "00:00:00" { day.to_owned() } else { format!("{day} {time}") }
}
