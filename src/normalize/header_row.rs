//! What a header row as a whole says of the columns under its cells.

use super::column::{Closed, Column};
use super::identity;
use super::reading::Reading;
use super::text::key;
use super::values;
use super::vocabulary::Label;
use super::words::{LabelField, OF_ITS_PARTS, OF_NO_ASSESSMENT, OF_OTHER_ASSESSMENTS, OF_THE_ASSESSMENT, Role};
use crate::thai::words::Holds as _;

/// What a header row as a whole says of its cells.
#[derive(Clone, Copy)]
pub(super) struct HeaderRow {
    /// It counts people.
    pub people: bool,
    /// It names agencies, so that the rows below name something else.
    pub across: bool,
    /// It has a column for the kinds of agencies.
    pub kinds: bool,
}

impl HeaderRow {
    /// Settles what a header cell alone does not say of its column.
    pub fn settle(self, column: &mut Column, reading: &Reading<'_, '_>, unheard: bool) {
        let text = &*reading.cell.text;
        let span = reading.cell.cell.column_span;
        if self.kinds && unheard && matches!(text, "ชื่อ" | "รายชื่อ" | "นาม" | "name") {
            column.role = Some(Role::Agency);
        }
        if column.role == Some(Role::Crossed) {
            column.role = Some(if self.across { Role::Indicator } else { Role::Agency });
        }
        if self.people && column.role == Some(Role::Score) && !text.holds("คะแนน") {
            column.role = Some(Role::Aside);
        }
        column.numbers |= ["ตัวชี้วัด", "ตชว", "ndicator"].iter().any(|word| text.holds(word));
        column.says_full |= column.role == Some(Role::FullMarks) && text.holds("เต็ม");
        if let Some(mention) = &reading.agency {
            column.agency = Some(mention.agency.clone());
        }
        if column.role.is_none() && column.closed == Closed::No && reading.judges() {
            // Under an instrument or an indicator it is a verdict on that.
            let of_agency = !matches!(column.field, Some(LabelField::Instrument(_) | LabelField::Indicator(_)));
            column.verdict = values::stated(text).filter(|_| of_agency);
            column.field = None;
            column.role = Some(Role::Aside);
        }
        let untouched = Column { numbers: false, ..column.clone() } == Column::default();
        if unheard && untouched {
            // A header that is not understood makes its column nobody's scores.
            column.role = Some(Role::Aside);
            let whole = key(text);
            let says = |words: &[&str]| words.iter().any(|word| whole.holds(word));
            if says(OF_OTHER_ASSESSMENTS) || span > 1 && !says(OF_THE_ASSESSMENT) {
                column.closed = Closed::ToScores;
            }
        } else if unheard && reading.label.role == Some(Role::Aside) {
            column.closed = Closed::ToAll;
        }
        if column.role == Some(Role::Agency) {
            column.kind = identity::kind_of_title(text).or_else(|| identity::kind_of_names(text)).or(column.kind);
        }
    }
}

/// What the header over the names of a table's rows says, where it is not understood: whether they are names of
/// something else than what is assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    /// Of the assessment's parts.
    OfTheAssessment,
    /// Of projects, of risks, of another assessment's parts.
    OfSomethingElse,
    /// Of nobody knows what.
    Unknown,
}

/// What the first header cell says, running numbers aside; none where it is understood.
fn names(readings: &[Reading<'_, '_>]) -> Option<(u32, Names)> {
    let first = readings.iter().find(|reading| reading.label.role != Some(Role::Order))?;
    if first.label != Label::default() || first.agency.is_some() {
        return None;
    }
    let whole = key(&first.cell.text);
    let says = |words: &[&str]| words.iter().any(|word| whole.holds(word));
    let names = if says(OF_ITS_PARTS) {
        Names::OfTheAssessment
    } else if says(OF_OTHER_ASSESSMENTS) || says(OF_NO_ASSESSMENT) {
        Names::OfSomethingElse
    } else if says(&["ประเมิน"]) {
        Names::OfTheAssessment
    } else {
        Names::Unknown
    };
    Some((first.column, names))
}

/// True for a header whose rows are projects, risks, questions of another assessment: their figures are no scores here.
pub(super) fn is_of_something_else(readings: &[Reading<'_, '_>]) -> bool {
    let of_the_assessment = readings.iter().any(|reading| {
        let scores = matches!(
            reading.label.field,
            Some(LabelField::Indicator(_) | LabelField::Instrument(_) | LabelField::Overall)
        );
        scores || reading.agency.is_some() || matches!(reading.label.role, Some(Role::Agency | Role::Indicator))
    });
    !of_the_assessment && names(readings).is_some_and(|(_, names)| names == Names::OfSomethingElse)
}

/// True for words over names and figures, of which no header is understood that says that the figures are scores.
pub(super) fn is_not_understood(readings: &[Reading<'_, '_>]) -> bool {
    let words = readings.iter().all(|reading| {
        let label = &reading.label;
        let names_one = matches!(label.field, Some(LabelField::Indicator(_) | LabelField::Instrument(_)));
        let value = reading.number || reading.judges() || values::is_none(&reading.cell.text);
        !value && !names_one && reading.agency.is_none() && label.number.is_none() && label.fiscal_year.is_none()
    });
    let Some((column, names)) = names(readings).filter(|_| words && readings.len() > 1) else { return false };
    let scores = readings.iter().filter(|reading| reading.column != column).any(|reading| {
        let understood = reading.label.field.is_some()
            || matches!(reading.label.role, Some(Role::Score | Role::Total | Role::InstrumentScore | Role::Weighted));
        // "ร้อยละ" and "ผล" may be of anything.
        let says_so = || ["คะแนน", "ประเมิน", "ita", "score"].iter().any(|word| key(&reading.cell.text).contains(word));
        understood && (names == Names::OfTheAssessment || says_so())
    });
    names == Names::OfSomethingElse || !scores
}
