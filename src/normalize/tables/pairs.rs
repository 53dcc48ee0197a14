//! Labels with their values beside or under them, without a header.

use crate::model::CellKind;

use super::super::column::Column;
use super::super::grid::Row;
use super::super::reading::Reading;
use super::super::values::{self, Score};
use super::super::vocabulary::Label;
use super::super::words::{LabelField, Role};
use super::Reader;
use super::subject::{RowSubject, year_in_year_column};

impl Reader<'_> {
    /// Labels and values side by side, without a header: "คะแนน IIT | 95.73 | คะแนน EIT | 95.50".
    pub(super) fn pairs(&mut self, readings: &[Reading<'_, '_>]) {
        let mut label: Option<&Reading<'_, '_>> = None;
        let mut values = 0;
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
            if reading.agency.is_none() && matches!(reading.label.role, Some(Role::Agency | Role::Year)) {
                asks = reading.label.role;
                label = None;
                continue;
            }
            let names = reading.label.field.is_some() || reading.label.role == Some(Role::Score);
            if names && !reading.number {
                label = Some(reading);
                values = 0;
                continue;
            }
            let Some(named) = label else { continue };
            // A header has said what stands there, or nobody understands it.
            if self.columns.get(reading.column).is_some_and(Column::holds_no_value) {
                continue;
            }
            values += 1;
            // A second number behind a label may be anything: full marks, a weight, last year's.
            let only = values == 1
                && !readings.iter().any(|other| {
                    other.column > reading.column && other.number && {
                        !readings.iter().any(|between| {
                            between.column > reading.column
                                && between.column < other.column
                                && between.label.field.is_some()
                        })
                    }
                });
            if !only {
                continue;
            }
            // Words beside a name, under a header or not, are no score gone wrong.
            if reading.cell.cell.kind == CellKind::Text
                && values::score(reading.cell) == Score::Unreadable
                && values::stated(&reading.cell.text).is_none()
            {
                continue;
            }
            let field = named.label.field.clone().unwrap_or(LabelField::Overall);
            let subject = RowSubject {
                agency: whose.agency.clone(),
                fiscal_year: named.label.fiscal_year.or(whose.fiscal_year),
                ..RowSubject::default()
            };
            let mut column = self.columns.get(reading.column).cloned().unwrap_or_default();
            column.full_marks = column.full_marks.or(named.label.full_marks);
            if named.label.role == Some(Role::Weighted) {
                column.role = Some(Role::Weighted);
            }
            self.value(reading.cell, &field, &subject, &column);
        }
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
        let subject = RowSubject { fiscal_year: label.fiscal_year, ..RowSubject::default() };
        let mut column = Column::default();
        column.full_marks = label.full_marks;
        column.role = label.role;
        self.value(only.cell, &field, &subject, &column)
    }
}
