//! The periods of measures: "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔", "ตลอดปีงบประมาณ", "ไตรมาสที่ ๑ - ๒", "ภายในวันที่ ๓๐ ก.ย. ๖๔".
//!
//! A text is understood only as a whole: the days and months in it, and between them nothing but words that are known
//! to join or surround them. Anything else could change the meaning, so it gives no dates.

use std::cell::RefCell;

use jiff::civil::Date;

use super::YEARS;
use super::dated::dated;
use super::moments::{FIRST_SHORT_YEAR, Moment, Normal, gregorian_year, moments_in};
use super::recurring::recurring;
use crate::thai::memory::{Memory, remembered};
use crate::thai::repair::{fold, repair};
use crate::thai::words::{Holds as _, without_words};

/// A period is a phrase; what is longer (in bytes) is a story.
const LONGEST_PERIOD: usize = 2_000;

/// What is told of a report on the measure, or of every year, is not when the measure is done.
const OTHER_SUBJECTS: [&str; 4] = ["รายงาน", "ทุกปี", "รอบ", "ประเมินผล"];

/// First and last day, as far as they are told.
pub(super) type Period = (Option<Date>, Option<Date>);

/// The first and last day that a text about a period means, as far as it tells, read within a fiscal year.
///
/// Months without a year lie in the fiscal year; a year behind the second of two months holds for both, so that
/// "ตุลาคม - มีนาคม ๒๕๖๔" begins in 2563. "ภายใน" means from the first day of the fiscal year. Words for a whole year,
/// for halves or for quarters mean those of the fiscal year that the text names, else of the one given. What stands in
/// parentheses says the same again or how long it takes; where the two contradict each other there are no dates.
/// Nothing where the text tells of a report or is not fully understood.
pub fn period_in(text: &str, fiscal_year: Option<u16>) -> (Option<Date>, Option<Date>) {
    if text.len() > LONGEST_PERIOD {
        return (None, None);
    }
    remembered(&PERIODS, fiscal_year, text, || read_period(text, fiscal_year))
}

thread_local! {
    static PERIODS: RefCell<Memory<Option<u16>, Period>> = RefCell::default();
}

fn read_period(text: &str, fiscal_year: Option<u16>) -> Period {
    let normal = without_hours(&without_times(&Normal::new(&repair(text)).text));
    let period = match parenthesis(&normal) {
        None => understood(&normal, fiscal_year),
        Some((outside, inside)) => match (understood(&outside, fiscal_year), understood(inside, fiscal_year)) {
            (Some(once), Some(again)) if once == again => Some(once),
            (None, Some(period)) if is_duration(&outside) || is_round(&outside) => Some(period),
            (Some(period), None) if is_duration(inside) => Some(period),
            _ => understood(&normal, fiscal_year),
        },
    };
    match period {
        Some((Some(start), Some(end))) if start > end => (None, None),
        Some(period) => period,
        None => (None, None),
    }
}

/// The period of a normal text that says it once.
fn understood(normal: &str, fiscal_year: Option<u16>) -> Option<Period> {
    let folded = without_words(&fold(normal), &["รอบ6เดือนแรก", "รอบ6เดือนหลัง", "รอบครึ่งปี"]);
    if OTHER_SUBJECTS.iter().any(|word| folded.holds(word)) {
        return None;
    }
    let (named_years, without_years) = fiscal_years_in(normal);
    let fiscal_year = named_years.map(|(first, _)| first).or(fiscal_year);
    if let Some(months) = numeric_months(&fold(&without_years)) {
        return dated("-", &months, fiscal_year);
    }
    let moments = moments_in(&without_years);
    if moments.is_empty() {
        recurring(&fold(&without_years), named_years, fiscal_year)
    } else {
        dated(&without_years, &moments, fiscal_year)
    }
}

/// The text without its one parenthesis, and what stands in it; none where there are no parentheses or several.
fn parenthesis(text: &str) -> Option<(String, &str)> {
    let (before, rest) = text.split_once('(')?;
    let (inside, behind) = rest.split_once(')')?;
    let several = [inside, behind].iter().any(|part| part.contains(['(', ')']));
    (!several && !inside.trim().is_empty()).then(|| (format!("{before} {behind}"), inside))
}

/// True for a text that tells no more than how long or how often: "๖ เดือน", "ระยะเวลา ๑ ปี", "๒ ครั้ง", nothing.
fn is_duration(text: &str) -> bool {
    let rest = without_words(&fold(text), &["ระยะเวลา", "รวม", "รอบ", "ดำเนินการ", "ประมาณ"]);
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.is_empty() && rest.is_empty() || ["วัน", "สัปดาห์", "เดือน", "ปี", "ไตรมาส", "ครั้ง"].contains(&unit)
}

/// True for a text that counts a round: "รอบที่ ๑".
fn is_round(text: &str) -> bool {
    let folded = fold(text);
    let number = folded.strip_prefix("รอบ").map(|rest| rest.strip_prefix("ที่").unwrap_or(rest));
    number.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The text without "เวลา ๐๙.๐๐ น.", "เวลา 9.00 - 12.00 น.".
fn without_hours(text: &str) -> String {
    let Some((before, behind)) = text.split_once("เวลา") else { return text.to_owned() };
    let part_of_a_clock = |c: char| c.is_ascii_digit() || c == ' ' || matches!(c, '.' | ':' | '-' | '–');
    let rest = behind.trim_start_matches(part_of_a_clock);
    let told = behind.bytes().take(behind.len() - rest.len()).any(|byte| byte.is_ascii_digit());
    match rest.strip_prefix("น.").filter(|_| told && !before.ends_with(|c: char| c.is_alphanumeric())) {
        Some(rest) => format!("{before}{rest}"),
        None => text.to_owned(),
    }
}

/// The text without the times of day that a workbook writes behind its dates.
fn without_times(text: &str) -> String {
    let is_date = |word: &str| word.len() == 10 && word.bytes().filter(|byte| *byte == b'-').count() == 2;
    let is_time = |word: &str| {
        let parts: Vec<&str> = word.split(':').collect();
        matches!(parts.len(), 2 | 3) && parts.iter().all(|part| part.len() == 2 && part.parse::<u8>().is_ok())
    };
    let mut after_date = false;
    let kept = text.split(' ').filter(|word| !(std::mem::replace(&mut after_date, is_date(word)) && is_time(word)));
    kept.collect::<Vec<_>>().join(" ")
}

/// "10/2563-03/2564": two months by their numbers, and nothing else. Alone, "1/2564" may number anything.
fn numeric_months(folded: &str) -> Option<Vec<Moment>> {
    let rest = without_words(folded, &["ตั้งแต่", "ระหว่าง", "เดือน"]);
    let (first, last) = ["-", "–", "ถึง"].iter().find_map(|joint| rest.split_once(joint))?;
    let month = |text: &str, at: usize| -> Option<Moment> {
        let (month, year) = text.split_once('/')?;
        let digits = |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let month: i8 = if digits(month, 2) { month.parse().ok()? } else { return None };
        let year = if digits(year, 4) && year.len() == 4 { gregorian_year(year.parse().ok()?)? } else { return None };
        (1..=12).contains(&month).then_some(Moment { range: at..at, day: None, month, year: Some(year) })
    };
    Some(vec![month(first, 0)?, month(last, 1)?])
}

/// The first and last fiscal year that a text names as such ("ปีงบประมาณ พ.ศ. ๒๕๖๒ – ๒๕๖๔"), and the text without them.
fn fiscal_years_in(text: &str) -> (Option<(u16, u16)>, String) {
    const NAMES: [&str; 4] = ["ปีงบประมาณ", "ปีงบฯ", "ปีงบ.", "ปีงบ"];
    let nothing = || (None, text.to_owned());
    let Some((before, behind)) = NAMES.iter().find_map(|name| text.split_once(name)) else { return nothing() };
    let digits_at = |text: &str| -> Option<(u16, usize)> {
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        let number: u16 = text.get(..length)?.parse().ok()?;
        let year = if length == 2 && number >= FIRST_SHORT_YEAR { 2500 + number } else { number };
        YEARS.contains(&year).then_some((year, length))
    };
    let skip = |text: &'_ str, words: &[&str]| -> usize {
        let mut rest = text.trim_start();
        for word in words {
            rest = rest.strip_prefix(word).unwrap_or(rest).trim_start();
        }
        text.len() - rest.len()
    };
    let mut at = skip(behind, &["(", "พ.ศ.", "พ.ศ", "พศ."]);
    let Some((first, length)) = behind.get(at..).and_then(digits_at) else {
        return (None, format!("{before}ปีงบประมาณ{behind}"));
    };
    at += length;
    let mut last = first;
    let rest = behind.get(at..).unwrap_or_default();
    let joined = skip(rest, &["-", "–", "ถึง", "พ.ศ."]);
    if let Some((year, length)) = rest.get(joined..).and_then(digits_at).filter(|_| joined > 0) {
        last = year;
        at += joined + length;
    }
    (Some((first, last)), format!("{before}ปีงบประมาณ{}", behind.get(at..).unwrap_or_default()))
}

#[cfg(test)]
mod tests;
