//! Labels with their values beside or under them, without a header.

use crate::model::{Cell, CellKind, Place, Table};

use super::super::column::Column;
use super::super::grid::{Grid, Row};
use super::super::lines;
use super::super::reading::Reading;
use super::super::values;
use super::super::vocabulary::Label;
use super::super::words::{LabelField, Role};
use super::Reader;
use super::subject::{RowSubject, year_in_year_column};

impl Reader<'_> {
    /// True for a row of several labels with a value behind each, over which no header says anything or which name
    /// different indicators.
    pub(super) fn in_pairs(&self, readings: &[Reading<'_, '_>]) -> bool {
        let label = |reading: &Reading<'_, '_>| reading.label.field.is_some() && !reading.number;
        let silent = |reading: &Reading<'_, '_>| {
            self.columns.get(reading.column).is_none_or(|column| column.field.is_none() && column.role.is_none())
        };
        readings.chunks(2).all(|pair| matches!(pair, [name, value] if label(name) && !label(value)))
            && readings.len() > 2
            && (readings.iter().all(silent) || names_several(readings))
    }

    /// A row of cells that each have a label and its value in lines of their own; false where any has not.
    pub(super) fn labels_in_cells(&mut self, readings: &[Reading<'_, '_>]) -> bool {
        let pair = |reading: &Reading<'_, '_>| {
            let cell = reading.cell.cell;
            lines::labelled_above(&cell.text, &cell.place, cell.row, self.vocabulary)
        };
        let Some(pairs) = readings.iter().map(pair).collect::<Option<Vec<Vec<Cell>>>>() else { return false };
        for (reading, pair) in readings.iter().zip(pairs) {
            self.pair_in_cell(reading.cell.cell.place.clone(), pair);
        }
        true
    }

    /// A label with its value that share one cell: they stand in no column of the table above.
    pub(super) fn pair_in_cell(&mut self, place: Place, pair: Vec<Cell>) {
        let pair = Table::in_text(place, pair);
        let columns = std::mem::take(&mut self.columns);
        for row in &Grid::new(&pair).rows {
            self.row(row, &[]);
        }
        self.columns = columns;
    }

    /// Labels and values side by side, without a header: "คะแนน IIT | 95.73 | คะแนน EIT | 95.50".
    pub(super) fn pairs(&mut self, readings: &[Reading<'_, '_>]) {
        let mut label: Option<&Reading<'_, '_>> = None;
        let mut behind: Vec<&Reading<'_, '_>> = Vec::new();
        let mut whose = RowSubject::default();
        let mut asks = None;
        for reading in readings {
            // "หน่วยงาน | อบต.ก | คะแนน | 80.90" is of whom it says.
            match asks.take() {
                Some(Role::Agency) if reading.agency.is_some() => {
                    whose.agency = reading.agency.as_ref().map(|mention| mention.agency.clone());
                    let place = reading.cell.cell.place.clone();
                    self.said.mentions.extend(reading.agency.clone().map(|mention| (mention, place)));
                }
                Some(Role::Year) => whose.fiscal_year = year_in_year_column(&reading.cell.text),
                _ => {}
            }
            let asked = reading.agency.is_none() && matches!(reading.label.role, Some(Role::Agency | Role::Year));
            let names = reading.label.field.is_some() || reading.label.role == Some(Role::Score);
            if asked || names && !reading.number {
                self.pair(label, &behind, &whose);
                behind.clear();
                asks = reading.label.role.filter(|_| asked);
                label = Some(reading).filter(|_| !asked);
            } else if label.is_some() {
                behind.push(reading);
            }
        }
        self.pair(label, &behind, &whose);
    }

    /// The value of a label among what stands behind it, where there is but one: a second number may be anything, full
    /// marks, a weight, last year's.
    fn pair(&mut self, label: Option<&Reading<'_, '_>>, behind: &[&Reading<'_, '_>], whose: &RowSubject) {
        let Some(named) = label else { return };
        let field = named.label.field.clone().unwrap_or(LabelField::Overall);
        let judges = matches!(field, LabelField::Grade | LabelField::Result);
        // A header has said what stands in its column, or nobody understands it; and words are no score gone wrong.
        let mut candidates = behind.iter().filter(|reading| {
            let headed = self.columns.get(reading.column).is_some_and(Column::holds_no_value);
            let stated = values::stated(&reading.cell.text);
            let value = match reading.cell.cell.kind {
                CellKind::Text | CellKind::Number => stated.is_some_and(|stated| judges || stated.score.is_some()),
                _ => true,
            };
            !headed && value
        });
        let (Some(reading), None) = (candidates.next(), candidates.next()) else { return };
        let subject = RowSubject {
            agency: whose.agency.clone(),
            fiscal_year: named.label.fiscal_year.or(whose.fiscal_year),
            qualified: named.label.qualified,
            ..RowSubject::default()
        };
        let mut column = self.columns.get(reading.column).cloned().unwrap_or_default();
        column.full_marks = column.full_marks.or(named.label.full_marks);
        if named.label.role == Some(Role::Weighted) {
            column.role = Some(Role::Weighted);
        }
        self.value(reading.cell, &field, &subject, &column, None);
    }

    /// A value right under a label that stood alone in its row; false where it is none.
    pub(super) fn value_under(
        &mut self,
        row: &Row<'_>,
        only: &Reading<'_, '_>,
        above: Option<&(u32, u32, Label)>,
    ) -> bool {
        let Some((at, column, label)) = above else { return false };
        let Some(field) = label.field.clone().filter(|_| at + 1 == row.number && *column == only.column) else {
            return false;
        };
        if values::stated(&only.cell.text).is_none() || only.label.field.is_some() {
            return false;
        }
        let (fiscal_year, qualified) = (label.fiscal_year, label.qualified);
        let subject = RowSubject { fiscal_year, qualified, ..RowSubject::default() };
        let column = Column { full_marks: label.full_marks, role: label.role, ..Column::default() };
        self.value(only.cell, &field, &subject, &column, None)
    }
}

/// True for a row that names different indicators.
fn names_several(readings: &[Reading<'_, '_>]) -> bool {
    let mut named = readings.iter().filter_map(|reading| match reading.label.field {
        Some(LabelField::Indicator(number)) => Some(number),
        _ => None,
    });
    let first = named.next();
    named.any(|number| Some(number) != first)
}
