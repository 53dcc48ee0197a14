//! Whole fiscal years, their halves and quarters: "ตลอดปีงบประมาณ", "ครึ่งปีแรก", "ไตรมาสที่ ๑ - ๒", "ทุกเดือน".

use crate::thai::words::{Holds as _, without_words};
use jiff::civil::Date;

use super::days_of_fiscal_year;
use super::period::Period;
use super::phrases::{ALWAYS, Join, WHOLE_YEAR, names_whole_year, without_surroundings};

/// How a half of the year is called, once "6 เดือน" has become "ครึ่งปี".
const HALVES: [(&str, i8, i8); 2] = [("ครึ่งปีแรก", 1, 2), ("ครึ่งปีหลัง", 3, 4)];

/// A whole year, a half or quarters, from a folded text without the fiscal years that it named; `named` are those.
pub(super) fn recurring(text: &str, named: Option<(u16, u16)>, fiscal_year: Option<u16>) -> Option<Period> {
    let text = plain(text);
    let (quarter_year, text) = years_of_quarters(&text)?;
    let (first_year, last_year) = match (named, quarter_year) {
        (Some(named), None) => named,
        (Some(named), Some(year)) if named == (year, year) => named,
        (None, Some(year)) => (year, year),
        (Some(_), Some(_)) => return None,
        (None, None) => (fiscal_year?, fiscal_year?),
    };
    if let Some((half, first, last)) = HALVES.iter().find(|(half, ..)| text.holds(half)) {
        let rest = without_surroundings(&text.replace(half, ""));
        let alone = rest.chars().all(|c| matches!(c, '(' | ')'));
        return (alone && first_year == last_year).then(|| quarters(first_year, *first, *last))?;
    }
    let frequent = without_words(&text, &ALWAYS);
    if frequent.contains("ไตรมาส") {
        let (first, last) = quarters_in(&frequent)?;
        if first_year != last_year || names_whole_year(&frequent) && !frequent.contains("ไตรมาสที่") {
            return None;
        }
        let (start, end) = quarters(first_year, first, last)?;
        // "ภายใน" is until the end, as with months.
        let until = ["ภายใน", "ไม่เกิน"].iter().any(|word| frequent.holds(word));
        return if until { Some((Some(days_of_fiscal_year(first_year)?.0), end)) } else { Some((start, end)) };
    }
    let whole = frequent != text || names_whole_year(&text) || named.is_some() && text.holds("ปีงบประมาณ");
    // How often within a month or year does not change when.
    let rest = without_words(&without_words(&text, &WHOLE_YEAR), &ALWAYS);
    let rest = without_words(&rest, &["อย่างน้อย", "ครั้ง", "เป็น", "อย่างต่อเนื่อง", "ต่อเนื่อง"]);
    let rest = without_year(&without_surroundings(&rest), first_year);
    let counts = rest.split(|c: char| !c.is_ascii_digit()).all(|digits| digits.len() <= 2);
    let only_counts = counts && rest.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric());
    let (start, end) = (days_of_fiscal_year(first_year)?.0, days_of_fiscal_year(last_year)?.1);
    (whole && only_counts).then_some((Some(start), Some(end)))
}

/// A folded text with one word for each notion.
fn plain(text: &str) -> String {
    let text = text.replace('ๆ', "").replace("ไตรมาสแรก", "ไตรมาสที่1").replace("ไตรมาสสุดท้าย", "ไตรมาสที่4");
    let mut text = text.replace("6เดือนแรก", "ครึ่งปีแรก").replace("6เดือนหลัง", "ครึ่งปีหลัง");
    text = text.replace("รอบครึ่งปี", "ครึ่งปี");
    for quarter in ['1', '2', '3', '4'] {
        text = text.replace(&format!("q{quarter}"), &format!("ไตรมาส{quarter}"));
    }
    // "ทุกวันที่ ๕ ของเดือน" is every month.
    if let Some(at) = text.find("ทุกวันที่") {
        let behind = text.get(at + "ทุกวันที่".len()..).unwrap_or_default();
        let rest = behind.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = rest.strip_prefix("ของ").unwrap_or(rest);
        let rest = rest.strip_prefix("ทุก").unwrap_or(rest);
        if let Some(rest) = rest.strip_prefix("เดือน") {
            return format!("{}ทุกเดือน{rest}", text.get(..at).unwrap_or_default());
        }
    }
    text
}

/// "ตลอดปี ๒๕๖๔" may mean the year of the calendar, but not where the fiscal year has that number.
fn without_year(text: &str, fiscal_year: u16) -> String {
    text.replacen(&fiscal_year.to_string(), "", 1)
}

/// The one year of quarters written "2/2564", and the text without it; none where there are several years.
fn years_of_quarters(text: &str) -> Option<(Option<u16>, String)> {
    if !text.holds("ไตรมาส") {
        return Some((None, text.to_owned()));
    }
    let mut year = None;
    let mut rest = String::with_capacity(text.len());
    for (index, part) in text.split('/').enumerate() {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let after_quarter = index > 0 && rest.ends_with(|c: char| c.is_ascii_digit());
        if after_quarter && digits == 4 {
            let found = part.get(..digits)?.parse().ok()?;
            if year.is_some_and(|year| year != found) {
                return None;
            }
            year = Some(found);
            rest.push_str(part.get(digits..)?);
        } else {
            if index > 0 {
                rest.push('/');
            }
            rest.push_str(part);
        }
    }
    Some((year, rest))
}

/// "ไตรมาสที่1-2", "ไตรมาส1และไตรมาส2", "ไตรมาสที่4": the first and last quarter, adjacent ones only.
fn quarters_in(text: &str) -> Option<(i8, i8)> {
    let rest = without_surroundings(&without_words(text, &["ไตรมาสที่", "ไตรมาส"]));
    let numbers: Vec<i8> = rest
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok().filter(|quarter| (1..=4).contains(quarter)))
        .collect::<Option<_>>()?;
    let joins: String = rest.chars().filter(|c| !c.is_ascii_digit()).collect();
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    let adjacent = numbers.iter().zip(first..).all(|(number, expected)| *number == expected);
    let understood = match Join::of(&joins) {
        Some(Join::Nothing) => numbers.len() == 1,
        Some(Join::Range) => numbers.len() == 2 && first <= last,
        Some(Join::List) => adjacent,
        None => false,
    };
    understood.then_some((first, last))
}

/// First day of one quarter and last day of another of a fiscal year; the first quarter begins in October.
fn quarters(fiscal_year: u16, first: i8, last: i8) -> Option<Period> {
    let (begin, _) = days_of_fiscal_year(fiscal_year)?;
    let months = |quarter: i8| -> Option<(Date, Date)> {
        let month = (begin.month() - 1 + 3 * (quarter - 1)) % 12 + 1;
        let year = if quarter == 1 { begin.year() } else { begin.year() + 1 };
        Some((Date::new(year, month, 1).ok()?, Date::new(year, month + 2, 1).ok()?.last_of_month()))
    };
    Some((Some(months(first)?.0), Some(months(last)?.1)))
}
