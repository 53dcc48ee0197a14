//! The period of a measure: its words, and the days they mean.

use crate::model::{Measure, Period};
use crate::thai::dates::period_in;
use crate::thai::words::Holds as _;

/// Stands between the periods of a measure's rows.
const ANOTHER: &str = "; ";

/// Longer texts (in bytes) are no period any more.
const LONGEST: usize = 2_000;

/// Adds what a row says of the period; what it repeats is said once.
pub(super) fn add_period(measure: &mut Measure, more: &str) {
    match &mut measure.period {
        Some(period) if period.text.len() <= LONGEST && period.text.split(ANOTHER).any(|said| said == more) => {}
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
    if period.text.len() > LONGEST {
        (period.start, period.end) = (None, None);
        return;
    }
    let several = period.text.holds(ANOTHER);
    let whole = match several {
        true => period_in(&period.text.replace(ANOTHER, " "), fiscal_year),
        false => period_in(&period.text, fiscal_year),
    };
    (period.start, period.end) = if whole == (None, None) && several {
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

#[cfg(test)]
mod tests {
    use super::super::reader::new_measure;
    use super::*;

    #[test]
    fn the_rows_of_a_measure_may_have_periods_of_their_own() {
        let cases: [(&[&str], &str, &str); 6] = [
            (&["ตุลาคม ๒๕๖๓", "มีนาคม ๒๕๖๔"], "ตุลาคม ๒๕๖๓; มีนาคม ๒๕๖๔", "2020-10-01 2021-03-31"),
            (&["มี.ค. ๖๔", "ต.ค. ๖๓", "มี.ค. ๖๔"], "มี.ค. ๖๔; ต.ค. ๖๓", "2020-10-01 2021-03-31"),
            (&["ตลอดปี", "ตลอดปี"], "ตลอดปี", "2020-10-01 2021-09-30"),
            // A period that was broken over two rows.
            (&["ตุลาคม ๒๕๖๓ -", "มีนาคม ๒๕๖๔"], "ตุลาคม ๒๕๖๓ -; มีนาคม ๒๕๖๔", "2020-10-01 2021-03-31"),
            // Unless all rows are dated, nothing is.
            (&["ตุลาคม ๒๕๖๓", "โดยเร็ว"], "ตุลาคม ๒๕๖๓; โดยเร็ว", "-"),
            (&["ตุลาคม ๒๕๖๓", "๓๑ กุมภาพันธ์ ๒๕๖๔"], "ตุลาคม ๒๕๖๓; ๓๑ กุมภาพันธ์ ๒๕๖๔", "-"),
        ];
        for (rows, text, days) in cases {
            let mut measure = new_measure(None, String::new(), Vec::new());
            rows.iter().for_each(|row| add_period(&mut measure, row));
            date_period(&mut measure, Some(2564));
            let period = measure.period.unwrap();
            let dates = period.start.zip(period.end).map(|(start, end)| format!("{start} {end}"));
            assert_eq!((period.text.as_str(), dates.as_deref().unwrap_or("-")), (text, days));
        }
    }
}
