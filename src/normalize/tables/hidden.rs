//! Which of a table's cells nobody sees, and whose values stand in them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::model::{Cell, Finding, FindingDetail, Place, Subject, Table};

/// Hidden parts of a table and the values met in them.
pub(super) struct Hidden<'t> {
    table: &'t Table,
    met: BTreeMap<Subject, Vec<Place>>,
}

/// A finding names no more places than this.
const MOST_PLACES: usize = 5;

impl<'t> Hidden<'t> {
    /// The hidden parts of a table.
    pub fn of(table: &'t Table) -> Hidden<'t> {
        Hidden { table, met: BTreeMap::new() }
    }

    /// Notes a value of somebody where its cell is hidden.
    pub fn note(&mut self, cell: &Cell, subject: &Subject) {
        let hidden = self.table.hidden
            || within(&self.table.hidden_rows, cell.row)
            || within(&self.table.hidden_columns, cell.column);
        if hidden {
            let places = self.met.entry(subject.clone()).or_default();
            if places.len() < MOST_PLACES {
                places.push(cell.place.clone());
            }
        }
    }

    /// One finding for each agency and year with hidden values.
    pub fn findings(self) -> impl Iterator<Item = Finding> {
        self.met.into_iter().map(|(subject, places)| Finding {
            detail: FindingDetail::HiddenValues,
            agency: subject.agency.map(Arc::unwrap_or_clone),
            fiscal_year: subject.fiscal_year,
            places,
        })
    }
}

/// One finding for all hidden values of a file, about the agency and the year that they have in common.
pub(in super::super) fn join(findings: &mut Vec<Finding>) {
    let mut hidden = findings.extract_if(.., |finding| finding.detail == FindingDetail::HiddenValues);
    let Some(mut joined) = hidden.next() else { return };
    for other in hidden.by_ref() {
        joined.agency = joined.agency.filter(|agency| other.agency.as_ref() == Some(agency));
        joined.fiscal_year = joined.fiscal_year.filter(|year| other.fiscal_year == Some(*year));
        joined.places.extend(other.places);
        joined.places.truncate(MOST_PLACES);
    }
    drop(hidden);
    findings.push(joined);
}

/// True when one of the ascending ranges holds a number.
fn within(ranges: &[RangeInclusive<u32>], number: u32) -> bool {
    let next = ranges.partition_point(|range| *range.end() < number);
    ranges.get(next).is_some_and(|range| range.contains(&number))
}
