//! The period of a measure: its words, and the days they mean.

use crate::model::{Measure, Period};
use crate::thai::dates::period_in;

/// Stands between the periods of a measure's rows.
const ANOTHER: &str = "; ";

/// Adds what a row says of the period; what it repeats is said once.
pub(super) fn add_period(measure: &mut Measure, more: &str) {
    match &mut measure.period {
        Some(period) if period.text.split(ANOTHER).any(|said| said == more) => {}
        Some(period) => {
            period.text.push_str(ANOTHER);
            period.text.push_str(more);
        }
        None => measure.period = Some(Period { text: more.to_owned(), start: None, end: None }),
    }
}

/// Dates the period of a measure within a fiscal year. The steps of a measure may have periods of their own: theirs is
/// from the first day of any to the last, where all are dated.
pub fn date_period(measure: &mut Measure, fiscal_year: Option<u16>) {
    let Some(period) = &mut measure.period else { return };
    let whole = period_in(&period.text.replace(ANOTHER, " "), fiscal_year);
    (period.start, period.end) = if whole == (None, None) && period.text.contains(ANOTHER) {
        let spans: Option<Vec<_>> = period
            .text
            .split(ANOTHER)
            .map(|text| match period_in(text, fiscal_year) {
                (Some(start), Some(end)) => Some((start, end)),
                _ => None,
            })
            .collect();
        let spans = spans.unwrap_or_default();
        (spans.iter().map(|(start, _)| *start).min(), spans.iter().map(|(_, end)| *end).max())
    } else {
        whole
    };
}
