//! The claim that a cell makes of the field its row and column name.

use rust_decimal::Decimal;

use crate::model::{Agency, Claim, Field, Finding, FindingDetail, Grade, Statement, Subject};

use super::super::column::Column;
use super::super::full_marks::FullMarks;
use super::super::grid::GridCell;
use super::super::values::{self, Score};
use super::super::vocabulary::Label;
use super::super::words::{LabelField, Role};
use super::Reader;
use super::subject::RowSubject;

/// What a number is out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OutOf {
    /// 100, as scores are.
    Hundred,
    /// The weight of its instrument: a part of the overall score.
    Part,
}

impl Reader<'_> {
    /// Claims what a cell says of a field; true where it says anything, or should, or is known to be nobody's. A total is
    /// one of what column `summed` holds.
    pub(super) fn value(
        &mut self,
        cell: &GridCell<'_>,
        field: &LabelField,
        row: &RowSubject,
        column: &Column,
        summed: Option<u32>,
    ) -> bool {
        // What stands below a caption of others' scores is theirs, unless it says whose it is.
        if self.context.of_others && row.agency.is_none() && column.agency.is_none() {
            return true;
        }
        let unranked = cell.without_rank().filter(|_| column.ranked);
        let cell = unranked.as_ref().unwrap_or(cell);
        let subject = self.subject_of(row, column);
        let mut statements = match field {
            LabelField::Grade | LabelField::Result => judged(field, &cell.text),
            _ => Vec::new(),
        };
        // "92.90 (ผ่านดี)" is the only place where the score stands.
        let only_here = || {
            let elsewhere = self.columns.has_overall() || self.columns.has_role(Role::Score);
            !elsewhere
                && !statements.is_empty()
                && values::stated(&cell.text).is_some_and(|stated| stated.score.is_some())
        };
        let scored = match field {
            LabelField::Grade | LabelField::Result if only_here() => {
                statements.clear();
                Some(LabelField::Overall)
            }
            LabelField::Grade => None,
            LabelField::Result if !statements.is_empty() || self.columns.has_overall() => None,
            LabelField::Result => matches!(values::score(cell), Score::Value(_)).then_some(LabelField::Overall),
            field => Some(field.clone()),
        };
        if let Some(field) = scored {
            match values::score(cell) {
                Score::Absent => return false,
                Score::Unreadable => return self.unreadable(cell, &field, &subject),
                Score::Value(value) => {
                    let stated = values::stated(&cell.text).unwrap_or_default();
                    let behind = stated.out_of.map(|value| FullMarks { value, said: true });
                    let full_marks = behind.or(column.full_marks);
                    let weighted = column.role == Some(Role::Weighted);
                    let total = row.total || column.role == Some(Role::Total);
                    let Some(meant) = self.out_of(&field, value, weighted, full_marks) else { return true };
                    statements.extend(self.scored(&field, value, meant, total, summed));
                    if field == LabelField::Overall && !statements.is_empty() {
                        statements.extend(judgements(stated, column.graded));
                    }
                }
            }
        }
        if statements.is_empty() {
            return false;
        }
        self.hidden.note(cell.cell, &subject);
        if row.qualified || column.qualified {
            let from = self.said.claims.len();
            self.qualified.extend(from..from + statements.len());
        }
        self.said.claims.extend(statements.into_iter().map(|statement| Claim {
            subject: subject.clone(),
            statement,
            place: cell.cell.place.clone(),
        }));
        true
    }

    /// Of whom and when a cell speaks.
    pub(super) fn subject_of(&mut self, row: &RowSubject, column: &Column) -> Subject {
        let of_column = column.agency.as_ref().map(|agency| Agency {
            district: agency.district.clone().or(column.district.clone()),
            province: agency.province.clone().or(column.province.clone()),
            ..agency.clone()
        });
        let agency = row.agency.as_ref().or(of_column.as_ref());
        // "คะแนน ITA ปี 2564 | ระดับ": where nothing else says a year, that of the one header is the table's.
        let of_table = || self.columns.only_year().filter(|_| self.context.fiscal_year.is_none());
        let fiscal_year = row.fiscal_year.or(column.fiscal_year).or_else(of_table);
        self.context.subject(agency, fiscal_year)
    }

    /// Whether a number is a score out of a hundred or an instrument's part of the overall score; none where it is out
    /// of something else, or nobody can tell.
    fn out_of(
        &self,
        field: &LabelField,
        value: Decimal,
        weighted: bool,
        full_marks: Option<FullMarks>,
    ) -> Option<OutOf> {
        if weighted {
            return match field {
                LabelField::Instrument(_) => Some(OutOf::Part),
                LabelField::Overall => Some(OutOf::Hundred),
                // The parts of indicators have no field.
                _ => None,
            };
        }
        let Some(FullMarks { value: marks, said }) = full_marks else { return Some(OutOf::Hundred) };
        if marks == Decimal::ONE_HUNDRED || matches!(field, LabelField::Item(_)) {
            return Some(OutOf::Hundred);
        }
        // What is more than the full marks shows that they are a weight: "IIT (30)" over 95.73.
        if !said && value > marks && marks < Decimal::ONE_HUNDRED {
            return Some(OutOf::Hundred);
        }
        match field {
            LabelField::Instrument(instrument) if self.vocabulary.is_part(*instrument, marks) && value <= marks => {
                Some(OutOf::Part)
            }
            _ => None,
        }
    }

    /// The statement of a number for a field; none where it is a sum rather than a score.
    fn scored(
        &mut self,
        field: &LabelField,
        value: Decimal,
        out_of: OutOf,
        total: bool,
        summed: Option<u32>,
    ) -> Option<Statement> {
        if total {
            let hundred = Decimal::ONE_HUNDRED;
            let parts = self.section.parts(summed).map_or(&[][..], |parts| &parts.indicators);
            let summed_up = |number: u8| match field {
                LabelField::Instrument(instrument) => self.vocabulary.instrument_of(number) == Some(*instrument),
                _ => true,
            };
            let indicators: Vec<(u8, Decimal)> =
                parts.iter().filter(|(number, _)| summed_up(*number)).copied().collect();
            let count = Decimal::from(indicators.len());
            let mut scores = indicators.iter().map(|(_, score)| *score);
            let sum = scores.try_fold(Decimal::ZERO, |sum, score| sum.checked_add(score));
            let is_sum = count > Decimal::ONE && Some(value) == sum && !value.is_zero();
            // The plain mean of indicators of several instruments is not the overall score.
            let mean = sum.and_then(|sum| sum.checked_div(count));
            // Where all are the same, it is the weighted mean too.
            let differ = indicators.windows(2).any(|pair| matches!(pair, [one, next] if one.1 != next.1));
            let is_plain_mean = *field == LabelField::Overall
                && differ
                && mean.and_then(|mean| mean.checked_sub(value)).is_some_and(|by| by.abs() <= Decimal::new(1, 2));
            if value > hundred || is_sum || is_plain_mean {
                return None;
            }
        }
        match field {
            LabelField::Indicator(number) => {
                self.section.columns.entry(summed).or_default().indicators.push((*number, value));
                Some(Statement::Indicator(*number, value))
            }
            LabelField::Instrument(instrument) => {
                let parts = self.section.columns.entry(summed).or_default();
                parts.indicators.clear();
                parts.instruments.push(*instrument);
                Some(match out_of {
                    OutOf::Part => Statement::WeightedInstrument(*instrument, value),
                    OutOf::Hundred => Statement::Instrument(*instrument, value),
                })
            }
            LabelField::Overall => Some(Statement::Overall(value)),
            LabelField::SubIndicator(code) => Some(Statement::SubIndicator(code.clone(), value)),
            // What marks of items mean is decided for a sheet as a whole.
            LabelField::Item(_) | LabelField::Grade | LabelField::Result => None,
        }
    }

    fn unreadable(&mut self, cell: &GridCell<'_>, field: &LabelField, subject: &Subject) -> bool {
        // A sentence under a header of scores is a note, not a score gone wrong.
        if cell.text.chars().count() > 40 || !self.label_of(&cell.text) {
            return false;
        }
        self.tell_unreadable(cell, field, subject)
    }

    /// Tells that a cell holds something else than the score that belongs there.
    pub(super) fn tell_unreadable(&mut self, cell: &GridCell<'_>, field: &LabelField, subject: &Subject) -> bool {
        let field = match field {
            LabelField::Indicator(number) => Field::Indicator(*number),
            LabelField::Instrument(instrument) => Field::Instrument(*instrument),
            LabelField::Overall => Field::Overall,
            LabelField::SubIndicator(code) => match Field::sub_indicator(code) {
                Some(field) => field,
                None => return false,
            },
            LabelField::Grade | LabelField::Result | LabelField::Item(_) => return false,
        };
        self.said.findings.push(Finding {
            detail: FindingDetail::UnreadableScore { field, text: cell.cell.text.clone() },
            agency: subject.agency.as_deref().cloned(),
            fiscal_year: subject.fiscal_year,
            places: vec![cell.cell.place.clone()],
        });
        true
    }

    /// True for a text that is no label and no judgement, so that it can only be meant as a score.
    fn label_of(&self, cleaned: &str) -> bool {
        let label = self.vocabulary.label(cleaned);
        label == Label::default()
            && values::stated(cleaned).is_none_or(|stated| stated.grade.is_none() && stated.passed.is_none())
    }
}

/// The statements that a grade's or result's cell makes.
fn judged(field: &LabelField, cleaned: &str) -> Vec<Statement> {
    judgements(values::stated(cleaned).unwrap_or_default(), *field == LabelField::Grade)
}

/// The grade and the result of a cell. Where a level is expected (`graded`) ผ่าน is the level of that name; whether the
/// year has levels is settled when it is known.
pub(super) fn judgements(stated: values::Stated, graded: bool) -> Vec<Statement> {
    let (grade, passed) = match (stated.grade, stated.passed) {
        (None, Some(true)) if graded => (Some(Grade::Passed), None),
        other => other,
    };
    grade.map(Statement::Grade).into_iter().chain(passed.map(Statement::Passed)).collect()
}
