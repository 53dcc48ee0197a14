//! What a header row as a whole says of the columns under its cells.

use super::column::{Closed, Column};
use super::identity;
use super::reading::Reading;
use super::text::key;
use super::values;
use super::words::{LabelField, OF_OTHER_ASSESSMENTS, OF_THE_ASSESSMENT, Role};

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
        if self.people && column.role == Some(Role::Score) && !text.contains("คะแนน") {
            column.role = Some(Role::Aside);
        }
        column.numbers |= ["ตัวชี้วัด", "ตชว", "ndicator"].iter().any(|word| text.contains(word));
        column.says_full |= column.role == Some(Role::FullMarks) && text.contains("เต็ม");
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
            let says = |words: &[&str]| words.iter().any(|word| whole.contains(word));
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
