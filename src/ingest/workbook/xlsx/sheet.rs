//! The cells of one worksheet, as calamine streams them.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Xlsx, XlsxCellReader, XlsxError};

use super::super::content::{SheetContent, WorkbookContent, iso_date, shown, truth, with_line_ends};
use super::super::merges::Region;
use super::super::number::Epoch;
use super::super::styles::{NumberFormat, Styles};
use super::known::Known;
use crate::model::{CellKind, Limit};

/// A workbook as calamine has opened it.
pub(super) struct Workbook<'a> {
    pub calamine: Xlsx<Cursor<&'a [u8]>>,
    pub epoch: Epoch,
    /// True where the workbook says that every formula is still to be calculated.
    pub recalculates: bool,
    /// True where every cell says where it stands.
    pub states_places: bool,
    /// The formats that cells refer to, once a sheet was opened.
    pub styles: Option<Styles>,
    pub content: WorkbookContent<'a>,
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

impl Workbook<'_> {
    /// Reads the cells of a worksheet and its merges, where it is known what the check saw of it.
    pub fn read_sheet(&mut self, sheet: &Arc<str>, known: Option<Known>) -> SheetContent {
        let mut result = SheetContent::default();
        let has_formulas = known.as_ref().is_none_or(|known| known.has_formulas);
        if self.read_cells(sheet, has_formulas, &mut result).is_err() {
            result.is_short = true;
        }
        if let Some(merged) = known.and_then(|known| known.merged) {
            merged.into_iter().for_each(|region| result.merge(region));
            return result;
        }
        match self.calamine.merge_cells_by_sheet_name(sheet) {
            Ok(merged) => merged.into_iter().map(Region::from).for_each(|region| result.merge(region)),
            Err(_) => result.is_short = true,
        }
        result
    }

    /// Calamine tells a cell's formula or its style, not both: the second pass takes up the first by the cells' order.
    fn read_cells(&mut self, sheet: &Arc<str>, has_formulas: bool, result: &mut SheetContent) -> Result<(), XlsxError> {
        let (formulas, readable) =
            if has_formulas { self.formulas(sheet, &mut result.is_short)? } else { (Vec::new(), u64::MAX) };
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
            let Some(content) = content else { continue };
            if !self.content.put(result, sheet, (row, column), content) {
                result.is_short |= !has_formulas && breaks_off(&mut reader, self.states_places);
                return Ok(());
            }
        }
        Ok(())
    }

    /// The cells with formulas that have no result, and how many cells can be read at all.
    fn formulas(&mut self, sheet: &str, is_short: &mut bool) -> Result<(Vec<(u64, Formula)>, u64), XlsxError> {
        let mut found = Vec::new();
        let mut number = 0;
        let mut reader = self.calamine.worksheet_cells_reader(sheet)?;
        loop {
            if found.len() > Limit::Cells.length() {
                self.content.lose(Limit::Cells.loss());
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

/// True where the cells that are left end in an error.
fn breaks_off(reader: &mut XlsxCellReader<'_, Cursor<&[u8]>>, states_places: bool) -> bool {
    loop {
        match step(reader.next_cell_with_style_id(), states_places) {
            Step::Read(_) | Step::Lost => {}
            Step::Broken => return true,
            Step::End => return false,
        }
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
        DataRef::Bool(value) => truth(*value),
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
