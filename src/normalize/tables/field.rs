//! Which value of an assessment a cell states, from what its row and its column name together.

use super::super::column::Column;
use super::super::words::{LabelField, Role};
use super::Reader;
use super::subject::RowSubject;

impl Reader<'_> {
    /// What a cell states, from its row and its column together; none where they name nothing or contradict. `summed` is
    /// the column whose scores a total there sums up.
    pub(super) fn field_of(&self, row: &RowSubject, column: &Column, summed: Option<u32>) -> Option<LabelField> {
        if column.role == Some(Role::InstrumentScore) {
            // Below the instruments' scores stands what they give.
            let whole = matches!(row.field, Some(LabelField::Overall | LabelField::Grade | LabelField::Result));
            return if whole { row.field.clone() } else { row.instrument.map(LabelField::Instrument) };
        }
        match (&row.field, &column.field) {
            (Some(row), None) => Some(row.clone()),
            (None, Some(LabelField::Result)) if row.total => None,
            (None, Some(column @ LabelField::Instrument(instrument))) if row.total => {
                Some(column.clone()).filter(|_| !row.others && self.has_read_all_of(*instrument))
            }
            (None, Some(column)) => Some(column.clone()).filter(|_| !row.total),
            // "คะแนนรวม" over the scores of indicators means their scores.
            (
                Some(row @ (LabelField::Indicator(_) | LabelField::SubIndicator(_) | LabelField::Instrument(_))),
                Some(LabelField::Overall),
            ) => Some(row.clone()),
            // Beside targets "ผล" is what was scored.
            (
                Some(row @ (LabelField::Indicator(_) | LabelField::SubIndicator(_) | LabelField::Instrument(_))),
                Some(LabelField::Result),
            ) => Some(row.clone()),
            (Some(LabelField::Result), Some(column @ (LabelField::Indicator(_) | LabelField::Instrument(_)))) => {
                Some(column.clone())
            }
            (Some(LabelField::Overall), Some(judged @ (LabelField::Grade | LabelField::Result)))
            | (Some(judged @ (LabelField::Grade | LabelField::Result)), Some(LabelField::Overall)) => {
                Some(judged.clone())
            }
            // Indicators against indicators are no scores of either.
            (Some(LabelField::Indicator(_)), Some(LabelField::Indicator(_))) if self.columns.are_indicators() => None,
            (Some(row), Some(column)) => (row == column).then(|| row.clone()),
            (None, None) if row.total => self.total_of(self.section.parts(summed)?).filter(|_| !row.others),
            (None, None) => {
                let overall = match column.role {
                    Some(Role::Score) => {
                        let by_year = row.fiscal_year.is_some() && !self.columns.has_role(Role::Indicator);
                        (row.agency.is_some() || by_year) && !self.columns.has_overall()
                    }
                    Some(Role::Total) => return self.total_beside(row, column),
                    // "หน่วยงาน | ปี 2563 | ปี 2564" under a title of scores.
                    None => {
                        let by_name = row.agency.is_some() && !self.columns.has_role(Role::Score);
                        let by_year = column.fiscal_year.is_some() && (by_name || row.scored);
                        by_year && !self.columns.has_overall() && self.context.scored
                    }
                    _ => false,
                };
                overall.then_some(LabelField::Overall)
            }
        }
    }
}
