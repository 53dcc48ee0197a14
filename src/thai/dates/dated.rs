//! Periods of days and months: "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔", "ภายในวันที่ ๓๐ ก.ย. ๖๔", "มกราคม - มีนาคม ๒๕๖๔".

use jiff::civil::Date;

use super::moments::Moment;
use super::period::Period;
use super::phrases::{Join, names_whole_year, without_surroundings};
use super::{BUDDHIST_ERA, FIRST_MONTH, YEARS, days_of_fiscal_year, fiscal_year_of};
use crate::thai::repair::fold;
use crate::thai::words::Holds as _;

/// The period of the days and months that a text names, years completed within a fiscal year; none where anything
/// between or around them is not known to join or surround them.
pub(super) fn dated(text: &str, moments: &[Moment], fiscal_year: Option<u16>) -> Option<Period> {
    let segment = |start: usize, end: usize| text.get(start..end).map(fold).unwrap_or_default();
    let (first, last) = (moments.first()?, moments.last()?);
    let before = segment(0, first.range.start);
    let mut behind = segment(last.range.end, text.len());
    // "มกราคม ๒๕๖๔ ถึงสิ้นปีงบประมาณ"
    let joint = behind.strip_suffix("สิ้นปีงบประมาณ").filter(|joint| Join::of(joint) == Some(Join::Range));
    let to_the_end = joint.is_some() && moments.len() == 1;
    if to_the_end {
        behind.clear();
    }
    // A dash in front begins a list of one, "ถึง" in front an end without a beginning.
    let front = Join::of(without_surroundings(&before).trim_start_matches(['-', '–']))?;
    if front == Join::List || Join::of(&without_surroundings(&behind)) != Some(Join::Nothing) {
        return None;
    }
    let days = days_of(moments, fiscal_year)?;
    let joins = moments
        .iter()
        .zip(moments.iter().skip(1))
        .map(|(left, right)| Join::of(&without_surroundings(&segment(left.range.end, right.range.start))))
        .collect::<Option<Vec<Join>>>()?;
    let start = days.first()?.0;
    let end = days.last()?.1;
    let period = match joins.as_slice() {
        [] => {
            let until = front == Join::Range || ["ภายใน", "ไม่เกิน", "สิ้นสุด"].iter().any(|word| before.holds(word));
            let from = before.holds("ตั้งแต่") || before.holds("เริ่ม") || behind.contains("เป็นต้นไป");
            match (from, until) {
                (_, false) if to_the_end => {
                    let last = fiscal_year.and_then(days_of_fiscal_year).map(|(_, last)| last)?;
                    (start <= last).then_some((Some(start), Some(last)))
                }
                _ if to_the_end => None,
                (true, true) => None,
                (true, false) => Some((Some(start), None)),
                (false, true) => {
                    let begin = fiscal_year.and_then(days_of_fiscal_year).map(|(first, _)| first);
                    Some((begin.filter(|begin| *begin <= end), Some(end)))
                }
                (false, false) => Some((Some(start), Some(end))),
            }
        }
        joins if front == Join::Nothing => {
            let spans = spans_of(&days, joins)?;
            let adjacent = spans.windows(2).all(|pair| match pair {
                [(_, left), (right, _)] => left.tomorrow().ok() == Some(*right),
                _ => true,
            });
            adjacent.then_some((Some(start), Some(end)))
        }
        _ => None,
    };
    // "ตลอดปีงบประมาณ (ต.ค. ๖๓ - มี.ค. ๖๔)" says two things.
    period.filter(|period| !names_whole_year(&fold(text)) || is_fiscal_year(*period))
}

/// The spans of days that a list holds: "ต.ค. - ธ.ค. และ เม.ย. - มิ.ย." are two. None for three joined in a row.
fn spans_of(days: &[(Date, Date)], joins: &[Join]) -> Option<Vec<(Date, Date)>> {
    let mut spans = vec![*days.first()?];
    let mut open = true;
    for (join, day) in joins.iter().zip(days.iter().skip(1)) {
        match join {
            Join::List => spans.push(*day),
            Join::Range if open => spans.last_mut()?.1 = day.1,
            Join::Range | Join::Nothing => return None,
        }
        open = *join == Join::List;
    }
    Some(spans)
}

fn is_fiscal_year(period: Period) -> bool {
    let (Some(start), Some(end)) = period else { return false };
    days_of_fiscal_year(fiscal_year_of(start)) == Some((start, end))
}

/// First and last day of each moment, years completed; none where a day does not exist or a year is not known.
fn days_of(moments: &[Moment], fiscal_year: Option<u16>) -> Option<Vec<(Date, Date)>> {
    let mut years: Vec<Option<i16>> = moments.iter().map(|moment| moment.year).collect();
    let months: Vec<i8> = moments.iter().map(|moment| moment.month).collect();
    // A year told later holds for what comes before it, one told earlier for what comes after it, over a new year.
    for index in (0..years.len().saturating_sub(1)).rev() {
        if let (None, Some(Some(next))) = (years.get(index)?, years.get(index + 1)) {
            let year = next - i16::from(months.get(index) > months.get(index + 1));
            *years.get_mut(index)? = Some(year);
        }
    }
    for index in 1..years.len() {
        if let (Some(Some(previous)), None) = (years.get(index - 1), years.get(index)?) {
            let year = previous + i16::from(months.get(index - 1) > months.get(index));
            *years.get_mut(index)? = Some(year);
        }
    }
    let in_fiscal_year = |month: i8| -> Option<i16> {
        let last = i16::try_from(fiscal_year.filter(|year| YEARS.contains(year))?).ok()? - BUDDHIST_ERA;
        Some(last - i16::from(month >= FIRST_MONTH))
    };
    let days = moments.iter().zip(years).map(|(moment, year)| {
        let year = year.or_else(|| in_fiscal_year(moment.month))?;
        let first = Date::new(year, moment.month, moment.day.unwrap_or(1)).ok()?;
        Some((first, if moment.day.is_some() { first } else { first.last_of_month() }))
    });
    days.collect()
}
