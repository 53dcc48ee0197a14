//! The claim that a cell makes of the field its row and column name.

use rust_decimal::Decimal;

use crate::model::{Claim, Field, Finding, FindingDetail, Grade, Statement, Subject};

use super::super::columns::Column;
use super::super::grid::GridCell;
use super::super::stated::sub_indicator_field;
use super::super::values::{self, Score};
use super::super::vocabulary::Label;
use super::super::words::{LabelField, Role};
use super::Reader;
use super::subject::RowSubject;

impl Reader<'_> {
    /// Claims what a cell says of a field; true where it says anything, or should.
    pub(super) fn value(
        &mut self,
        cell: &GridCell<'_>,
        field: &LabelField,
        weighted: bool,
        row: &RowSubject,
        column: &Column,
    ) -> bool {
        let subject = self
            .context
            .subject(row.agency.as_ref().or(column.agency.as_ref()), row.fiscal_year.or(column.fiscal_year));
        let place = cell.cell.place.clone();
        let statements = match field {
            LabelField::Grade | LabelField::Result => judged(field, &cell.text),
            _ => Vec::new(),
        };
        let scored = match field {
            LabelField::Grade => None,
            LabelField::Result if !statements.is_empty() || self.columns.has_overall() => None,
            LabelField::Result => matches!(values::score(cell), Score::Value(_)).then_some(LabelField::Overall),
            field => Some(field.clone()),
        };
        let statements = match scored {
            None => statements,
            Some(field) => match values::score(cell) {
                Score::Absent => return false,
                Score::Unreadable => {
                    return self.unreadable(cell, &field, &subject);
                }
                Score::Value(value) => {
                    self.scored(&field, value, weighted, row.total || column.role == Some(Role::Total))
                }
            },
        };
        let said = !statements.is_empty();
        self.said.claims.extend(statements.into_iter().map(|statement| Claim {
            subject: subject.clone(),
            statement,
            place: place.clone(),
        }));
        said
    }

    /// The statement of a number for a field; none where it is a sum rather than a score.
    fn scored(&mut self, field: &LabelField, value: Decimal, weighted: bool, total: bool) -> Vec<Statement> {
        if total {
            let hundred = Decimal::ONE_HUNDRED;
            let count = Decimal::from(self.section.indicators.len());
            let sum: Decimal = self.section.indicators.iter().map(|(_, score)| *score).sum();
            let is_sum = count > Decimal::ONE && value == sum && !value.is_zero();
            // The plain mean of indicators of several instruments is not the overall score.
            let is_plain_mean = *field == LabelField::Overall
                && sum.checked_div(count).is_some_and(|mean| (mean - value).abs() <= Decimal::new(1, 2));
            if value > hundred || is_sum || is_plain_mean {
                return Vec::new();
            }
        }
        let statement = match field {
            LabelField::Indicator(number) => {
                self.section.indicators.push((*number, value));
                Statement::Indicator(*number, value)
            }
            LabelField::Instrument(instrument) => {
                self.section.indicators.clear();
                self.section.instruments.push(*instrument);
                if weighted {
                    Statement::WeightedInstrument(*instrument, value)
                } else {
                    Statement::Instrument(*instrument, value)
                }
            }
            LabelField::Overall => Statement::Overall(value),
            LabelField::SubIndicator(code) => Statement::SubIndicator(code.clone(), value),
            // What marks of items mean is decided for a sheet as a whole.
            LabelField::Item(_) | LabelField::Grade | LabelField::Result => return Vec::new(),
        };
        vec![statement]
    }

    fn unreadable(&mut self, cell: &GridCell<'_>, field: &LabelField, subject: &Subject) -> bool {
        let field = match field {
            LabelField::Indicator(number) => Field::Indicator(*number),
            LabelField::Instrument(instrument) => Field::Instrument(*instrument),
            LabelField::Overall => Field::Overall,
            LabelField::SubIndicator(code) => match sub_indicator_field(code) {
                Some(field) => field,
                None => return false,
            },
            LabelField::Grade | LabelField::Result | LabelField::Item(_) => return false,
        };
        // A sentence under a header of scores is a note, not a score gone wrong.
        if cell.text.chars().count() > 40 || !self.label_of(&cell.text) {
            return false;
        }
        self.said.findings.push(Finding {
            detail: FindingDetail::UnreadableScore { field, text: cell.cell.text.clone() },
            agency: subject.agency.clone(),
            fiscal_year: subject.fiscal_year,
            places: vec![cell.cell.place.clone()],
        });
        true
    }

    /// True for a text that is no label and no judgement, so that it can only be meant as a score.
    fn label_of(&self, cleaned: &str) -> bool {
        let label = self.vocabulary.label(cleaned);
        label == Label::default() && values::judgement(cleaned) == (None, None)
    }
}

/// The statements that a grade's or result's cell makes.
fn judged(field: &LabelField, cleaned: &str) -> Vec<Statement> {
    let (grade, passed) = values::judgement(cleaned);
    // In a column of levels ผ่าน is the level of that name; whether the year has levels is settled when it is known.
    let plain_pass = (*field == LabelField::Grade && grade.is_none() && passed == Some(true)).then_some(Grade::Passed);
    // A level says by itself whether it passes: that is no second statement.
    let passed = passed.filter(|_| grade.is_none_or(Grade::is_letter) && plain_pass.is_none());
    let grade = grade.or(plain_pass).map(Statement::Grade);
    grade.into_iter().chain(passed.map(Statement::Passed)).collect()
}
