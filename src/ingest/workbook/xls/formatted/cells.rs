//! The cells of a sheet as their records come, formulas with what they share.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Budget;
use super::formula::{self, Context, Refusal};
use super::globals::Globals;
use super::losses::Losses;
use crate::ingest::bytes::{f64_at, u16_at};
use crate::ingest::workbook::biff::error_name;
use crate::ingest::workbook::xls::records::Head;
use crate::model::workbook::{Area, Cell, Formula, Text, Value};
use crate::model::{ReadFailure, RemarkKind};

/// The cells of one sheet.
#[derive(Default)]
pub(super) struct Cells {
    all: Vec<Cell>,
    /// Cells whose formula stands elsewhere, by where: index of the cell, and the cell that the formula is stored with.
    sharing: Vec<(usize, (u32, u32))>,
    /// Formulas that several cells share, by the cell that they are stored with.
    shared: BTreeMap<(u32, u32), Shared>,
}

/// A formula of several cells.
struct Shared {
    area: Area,
    is_array: bool,
    tokens: Vec<u8>,
    extra: Vec<u8>,
    /// How often its text could not be made.
    refusals: u8,
}

/// A formula's stored result.
pub(super) enum Outcome {
    /// A value; blank where nobody has calculated it.
    Value(Value),
    /// A text, which comes in a record of its own.
    Text,
}

impl Cells {
    /// Puts a value in its place.
    ///
    /// # Errors
    /// [`ReadFailure::OverLimit`].
    pub fn put(&mut self, head: &Head, value: Value, budget: &mut Budget) -> Result<(), ReadFailure> {
        let own = match &value {
            Value::Text(text) if Arc::strong_count(text) == 1 => text.text.len(),
            _ => 0,
        };
        budget.spend(own)?;
        self.all.push(Cell { row: head.row, column: head.column, format: head.format, value, formula: None });
        Ok(())
    }

    /// The text that the last formula gives.
    pub fn set_text(&mut self, text: String) {
        if let Some(cell) = self.all.last_mut() {
            cell.value = Value::Text(Arc::new(Text::plain(text)));
        }
    }

    /// Gives the last cell its formula, or notes where that stands.
    ///
    /// # Errors
    /// [`ReadFailure::OverLimit`].
    pub fn set_formula(
        &mut self,
        (tokens, extra): (&[u8], &[u8]),
        context: Context<'_>,
        losses: &mut Losses,
        budget: &mut Budget,
    ) -> Result<(), ReadFailure> {
        let Some(index) = self.all.len().checked_sub(1) else { return Ok(()) };
        if let Some(stored_with) = formula::shared_with(tokens) {
            self.sharing.push((index, stored_with));
            return Ok(());
        }
        let text = formula::text(tokens, extra, context);
        self.settle(index, text.map(|text| Formula { text, array: None }), losses, budget)
    }

    /// Takes up a formula that several cells share: it belongs to the last formula's cell.
    pub fn share(&mut self, area: Area, is_array: bool, formula: (&[u8], &[u8])) {
        let Some(cell) = self.all.last() else { return };
        let shared = Shared { area, is_array, tokens: formula.0.to_vec(), extra: formula.1.to_vec(), refusals: 0 };
        self.shared.insert((cell.row, cell.column), shared);
    }

    /// All cells in order, each once, with the formulas that they share.
    ///
    /// # Errors
    /// [`ReadFailure::OverLimit`].
    pub fn finish(
        mut self,
        globals: &Globals,
        sheet: usize,
        losses: &mut Losses,
        budget: &mut Budget,
    ) -> Result<Vec<Cell>, ReadFailure> {
        for (index, stored_with) in std::mem::take(&mut self.sharing) {
            let Some(place) = self.all.get(index).map(|cell| (cell.row, cell.column)) else { continue };
            let found = self.shared_formula(place, stored_with, globals, sheet);
            match found {
                // The other cells of an array hold results only.
                Ok(None) => {}
                Ok(Some(formula)) => self.settle(index, Ok(formula), losses, budget)?,
                Err(refusal) => self.settle(index, Err(refusal), losses, budget)?,
            }
        }
        self.all.sort_by_key(|cell| (cell.row, cell.column));
        // A cell written twice is what its last writing says, as in the programs that open such a file.
        self.all.dedup_by(|later, earlier| {
            let same = (later.row, later.column) == (earlier.row, earlier.column);
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        Ok(self.all)
    }

    fn shared_formula(
        &mut self,
        (row, column): (u32, u32),
        stored_with: (u32, u32),
        globals: &Globals,
        sheet: usize,
    ) -> Result<Option<Formula>, Refusal> {
        let shared = self.shared.get_mut(&stored_with).ok_or(Refusal::Unknown)?;
        if shared.refusals == u8::MAX || !shared.area.overlaps(&Area::cell(row, column)) {
            return Err(Refusal::Unknown);
        }
        if shared.is_array && (row, column) != (shared.area.first_row, shared.area.first_column) {
            return Ok(None);
        }
        let base = (row, column);
        let context = Context { book: &globals.book, sheet: Some(sheet), base, in_name: false };
        match formula::text(&shared.tokens, &shared.extra, context) {
            Ok(text) => Ok(Some(Formula { text, array: shared.is_array.then_some(shared.area) })),
            Err(refusal) => {
                // Near the edges of a sheet a formula can be refused that is a formula elsewhere; nowhere that often.
                shared.refusals = shared.refusals.saturating_add(1);
                Err(refusal)
            }
        }
    }

    /// Gives a cell its formula, or counts that it has none any more.
    fn settle(
        &mut self,
        index: usize,
        found: Result<Formula, Refusal>,
        losses: &mut Losses,
        budget: &mut Budget,
    ) -> Result<(), ReadFailure> {
        let Some(cell) = self.all.get_mut(index) else { return Ok(()) };
        match found {
            Ok(formula) => {
                budget.spend_text(formula.text.len())?;
                cell.formula = Some(formula);
            }
            Err(_) if cell.value == Value::Blank => losses.add(RemarkKind::FormulaLost),
            Err(Refusal::External) => losses.add(RemarkKind::ExternalReferenceBecameValue),
            Err(Refusal::Unknown) => losses.add(RemarkKind::FormulaBecameValue),
        }
        Ok(())
    }
}

/// The stored result of a formula (`FormulaValue`, MS-XLS 2.5.133); none where it is nothing that is known.
///
/// `doubts_zero`: who wrote the workbook may have stored a nought without calculating it; `never_calculated`: so were
/// its blank texts.
pub(super) fn outcome(data: &[u8], doubts_zero: bool, never_calculated: bool) -> Option<Outcome> {
    let value = if u16_at(data, 12)? == 0xFFFF {
        match *data.get(6)? {
            0 => return Some(Outcome::Text),
            1 => Value::Boolean(*data.get(8)? != 0),
            2 => Value::Error(error_name(*data.get(8)?)?),
            3 if never_calculated => Value::Blank,
            3 => Value::Text(Arc::new(Text::default())),
            _ => return None,
        }
    } else {
        match f64_at(data, 6)? {
            value if !value.is_finite() => return None,
            value if value == 0.0 && doubts_zero => Value::Blank,
            value => Value::Number(value),
        }
    };
    Some(Outcome::Value(value))
}

/// A number in four bytes (MS-XLS 2.5.217), the very double that Excel makes of it.
#[allow(clippy::float_arithmetic, reason = "so is the number defined: a division, rounded once")]
pub(super) fn rk(stored: u32) -> f64 {
    let value = if stored & 2 != 0 {
        f64::from(stored.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(stored & !3) << 32)
    };
    if stored & 1 != 0 { value / 100.0 } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes_are_the_doubles_that_were_meant() {
        let upper = |value: f64| u32::try_from(value.to_bits() >> 32).unwrap() & !3;
        let cases = [
            (2 | (2564 << 2), 2564.0_f64),
            (3 | (9573 << 2), 95.73),
            (3 | ((-1250_i32) << 2).cast_unsigned(), -12.5),
            (upper(0.5), 0.5),
            (upper(9583.0) | 1, 95.83),
            (0, 0.0),
        ];
        for (stored, expected) in cases {
            assert_eq!(rk(stored).to_bits(), expected.to_bits(), "{stored:#x}");
        }
    }
}
