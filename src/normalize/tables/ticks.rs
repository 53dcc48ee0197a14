//! Grades and results told by a tick in one of several columns: "AA | A | B | C", "ผ่าน | ไม่ผ่าน".

use std::collections::BTreeMap;

use crate::model::{Agency, Claim, Grade};

use super::super::grid::GridCell;
use super::super::items::is_tick;
use super::super::reading::Reading;
use super::super::values::{self, Stated};
use super::super::words::{LabelField, Role};
use super::Reader;
use super::subject::RowSubject;
use super::value::judgements;

/// The columns of one choice: whose and of which year it is, and whether it is of grades.
type Choice = (Option<Agency>, Option<u16>, bool);

impl Reader<'_> {
    /// Claims what the one tick of a row says under each choice of grades or results.
    pub(super) fn ticks(&mut self, row: &RowSubject, readings: &[Reading<'_, '_>]) {
        let judged = matches!(row.field, Some(LabelField::Overall | LabelField::Grade | LabelField::Result));
        let named = row.agency.is_some() || row.fiscal_year.is_some() && !self.columns.has_role(Role::Indicator);
        if !(judged || named && row.field.is_none()) {
            return;
        }
        let levels = self.columns.iter().any(|(_, column)| column.verdict.is_some_and(is_level));
        let mut marks: BTreeMap<Choice, Vec<(&GridCell<'_>, Stated, u32)>> = BTreeMap::new();
        for reading in readings.iter().filter(|reading| !values::is_none(&reading.cell.text)) {
            let Some(column) = self.columns.get(reading.column) else { continue };
            let Some(verdict) = column.verdict else { continue };
            let choice = (column.agency.clone(), column.fiscal_year, verdict.grade.is_some() || levels);
            marks.entry(choice).or_default().push((reading.cell, verdict, reading.column));
        }
        for ((_, _, graded), marks) in marks {
            // Two marks, or anything but a tick, choose nothing.
            let [(cell, verdict, at)] = marks.as_slice() else { continue };
            let Some(column) = self.columns.get(*at).filter(|_| is_tick(&cell.text)).cloned() else { continue };
            let subject = self.subject_of(row, &column);
            let statements = judgements(*verdict, graded);
            self.hidden.note(cell.cell, &subject);
            self.said.claims.extend(statements.into_iter().map(|statement| Claim {
                subject: subject.clone(),
                statement,
                place: cell.cell.place.clone(),
            }));
        }
    }
}

/// True for the levels of later years, among which ผ่าน is one.
fn is_level(verdict: Stated) -> bool {
    matches!(
        verdict.grade,
        Some(Grade::PassedExcellent | Grade::PassedGood | Grade::NeedsImprovement | Grade::NeedsUrgentImprovement)
    )
}
