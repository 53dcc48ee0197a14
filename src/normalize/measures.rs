//! Measure tables.

use crate::model::{Measure, Table};
use crate::rules::Rules;

/// What the columns of a measure table are, so that a table that goes on without a header can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureColumns {}

/// The measures of one table, or none where it is no measure table.
///
/// `previous` are the columns of the measure table just before it, for one that continues without a header, and
/// `last` the last measure so far, to which a row without title and number belongs (it is completed in place).
pub fn measures_of(
    _table: &Table,
    _previous: Option<&MeasureColumns>,
    _last: Option<&mut Measure>,
    _fiscal_year: Option<u16>,
    _rules: Option<&Rules>,
) -> Option<(MeasureColumns, Vec<Measure>)> {
    None
}
