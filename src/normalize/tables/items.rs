//! Items in a table: whose their marks are.

use super::super::grid::Row;
use super::super::items::{Mark, Slot, is_named};
use super::super::reading::Reading;
use super::super::vocabulary::Label;
use super::super::words::Role;
use super::Reader;
use super::subject::RowSubject;

impl Reader<'_> {
    /// Gives cells that name an item or a sub-indicator that meaning as labels.
    pub(super) fn name_parts(&self, readings: &mut [Reading<'_, '_>]) {
        for reading in readings {
            if let Some(field) = self.sheet.field(reading.cell.index) {
                reading.label = Label { field: Some(field.clone()), ..Label::default() };
                reading.agency = None;
                reading.number = false;
            }
        }
    }

    /// Reads a row of items; false for any other row.
    pub(super) fn items(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>], next: Option<&Row<'_>>) -> bool {
        if self.sheet.is_header(row.number) {
            self.columns.take_header(row, readings, self.vocabulary);
            self.section.begin_anew();
            self.last_agency = None;
            return true;
        }
        let is_item_row = self.sheet.is_item_row(row.number);
        let slots: Vec<Slot> = self.sheet.slots(row.number).to_vec();
        if slots.is_empty() {
            return is_item_row;
        }
        let subject = self.subject_of_items(row, readings, next);
        let by_agency = self.columns.has_role(Role::Agency);
        // An item may be called anything: whose it is, the agency says, where there is one to say.
        let known = is_item_row && (subject.agency.is_some() || !by_agency);
        if (known || !subject.nothing) && !(subject.total && (by_agency || !is_item_row)) {
            for slot in slots {
                self.mark(slot, &subject);
            }
        }
        if !is_item_row {
            for (columns, part) in self.columns.halves(readings) {
                self.data_row(row, &columns, part, next);
            }
        }
        true
    }

    /// Whose a row of items is. A name left blank under another is the same agency's next item.
    fn subject_of_items(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>], next: Option<&Row<'_>>) -> RowSubject {
        let mut subject = self.row_subject(row, &(0..u32::MAX), readings, next);
        let agencies = self.columns.iter().find(|(_, column)| column.role == Some(Role::Agency)).map(|(at, _)| at);
        let blank = agencies.is_some_and(|at| row.cells.get(at).is_none());
        if subject.nothing && blank && self.sheet.is_item_row(row.number) {
            subject.agency = self.last_agency.clone();
            subject.nothing = subject.agency.is_none();
        }
        subject
    }

    fn mark(&mut self, slot: Slot, row: &RowSubject) {
        let column = self.columns.get(slot.column);
        if !is_named(slot.of, column) {
            return;
        }
        let agency = row.agency.as_ref().or_else(|| column?.agency.as_ref());
        let fiscal_year = row.fiscal_year.or_else(|| column?.fiscal_year);
        let subject = self.context.subject(agency, fiscal_year);
        let Slot { item, written, group, place, .. } = slot;
        self.said.marks.push(Mark { subject, item, written, group, place });
    }
}
