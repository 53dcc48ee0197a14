//! Measures of several agencies in one table: each agency's are read as a table of its own.

use crate::model::{AgencyKind, Table};

use super::super::identity;
use super::super::measures::{self, ByAgency};
use super::super::text::clean;
use super::super::words::Role;
use super::Reader;

impl Reader<'_, '_> {
    /// Claims the measures of several agencies that stand in one table; false where it is no such one.
    pub(super) fn measures_by_agency(&mut self, table: &Table) -> bool {
        let vocabulary = &self.recogniser.vocabulary;
        let heads = |text: &str| vocabulary.label(&clean(text)).role == Some(Role::Agency);
        let named = |text: &str| {
            identity::agency_of_cell(&clean(text), None).filter(|mention| mention.agency.kind != AgencyKind::Other)
        };
        let about_measures = self.is_about_measures(table);
        let Some(ByAgency { titles, agencies }) =
            measures::by_agency(table, about_measures, heads, |text| named(text).is_some())
        else {
            return false;
        };
        self.about_measures = about_measures;
        let (outer, before) = (self.enter(table), self.context.agency.clone());
        titles.iter().for_each(|titles| drop(self.scores_here(titles)));
        for (cell, part) in agencies {
            let Some(mention) = named(&cell.text) else { continue };
            self.context.agency = Some(mention.agency.clone());
            self.note_title(vec![mention], &cell.place);
            (self.measure_columns, self.measures_at) = (None, None);
            self.measures(&part);
        }
        self.context.agency = before;
        (self.measure_columns, self.measures_at) = (None, None);
        self.leave(outer);
        true
    }
}
