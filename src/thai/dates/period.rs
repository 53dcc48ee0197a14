//! The periods of measures: "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔", "ตลอดปีงบประมาณ", "ไตรมาสที่ ๑ - ๒", "ภายในวันที่ ๓๐ ก.ย. ๖๔".
//!
//! A text is understood only as a whole: the days and months in it, and between them nothing but words that are known
//! to join or surround them. Anything else could change the meaning, so it gives no dates.

use jiff::civil::Date;

use super::moments::{Moment, Normal, moments_in};
use super::{BUDDHIST_ERA, FIRST_MONTH, YEARS, days_of_fiscal_year};
use crate::thai::repair::{fold, repair};

/// A period is a phrase; what is longer (in bytes) is a story.
const LONGEST_PERIOD: usize = 2_000;

/// What is told of a report on the measure, or of every year, is not when the measure is done.
const OTHER_SUBJECTS: [&str; 4] = ["รายงาน", "ทุกปี", "รอบ", "ประเมินผล"];

/// Words for the whole fiscal year, longer ones before their parts.
const WHOLE_YEAR: [&str; 16] = [
    "ภายในปีงบประมาณ",
    "ตลอดปีงบประมาณ",
    "ตลอดทั้งปีงบประมาณ",
    "ทั้งปีงบประมาณ",
    "ตลอดทั้งปี",
    "ตลอดปี",
    "ทั้งปี",
    "เป็นประจำทุกเดือน",
    "ประจำทุกเดือน",
    "ทุกเดือน",
    "รายเดือน",
    "เดือนละ",
    "ทุกไตรมาส",
    "รายไตรมาส",
    "ทุกสัปดาห์",
    "ทุกวันทำการ",
];

/// Words that surround days, months and years without changing what they mean, longer ones before their parts.
const SURROUNDING: [&str; 25] = [
    "ประจำปีงบประมาณ",
    "ปีงบประมาณ",
    "งบประมาณ",
    "พ.ศ.",
    "พ.ศ",
    "พศ.",
    "ระหว่าง",
    "ดำเนินการ",
    "ระยะเวลา",
    "ช่วงเวลา",
    "ภายใน",
    "สิ้นเดือน",
    "สิ้นสุด",
    "ไม่เกิน",
    "ตั้งแต่",
    "เริ่ม",
    "ประจำ",
    "เดือน",
    "วันที่",
    "ช่วง",
    "เป็นต้นไป",
    "ของ",
    "ปี",
    "ใน",
    "ณ",
];

/// The first and last day that a text about a period means, as far as it tells, read within a fiscal year.
///
/// Months without a year lie in the fiscal year; a year behind the second of two months holds for both, so that
/// "ตุลาคม - มีนาคม ๒๕๖๔" begins in 2563. "ภายใน" means from the first day of the fiscal year. Words for a whole year or
/// for quarters mean those of the fiscal year that the text names, else of the one given. Nothing where the text tells
/// of a report or is not fully understood.
pub fn period_in(text: &str, fiscal_year: Option<u16>) -> (Option<Date>, Option<Date>) {
    if text.len() > LONGEST_PERIOD {
        return (None, None);
    }
    let normal = Normal::new(&repair(text)).text;
    let folded = fold(&normal);
    if OTHER_SUBJECTS.iter().any(|word| folded.contains(word)) {
        return (None, None);
    }
    let (named_years, without_years) = fiscal_years_in(&normal);
    let fiscal_year = named_years.map(|(first, _)| first).or(fiscal_year);
    let moments = moments_in(&without_years);
    let period = if moments.is_empty() {
        let last_year = named_years.map(|(_, last)| last).or(fiscal_year);
        recurring(&fold(&without_years), named_years.is_some(), fiscal_year, last_year)
    } else {
        dated(&without_years, &moments, fiscal_year)
    };
    match period {
        Some((Some(start), Some(end))) if start > end => (None, None),
        Some(period) => period,
        None => (None, None),
    }
}

type Period = (Option<Date>, Option<Date>);

/// The first and last fiscal year that a text names as such ("ปีงบประมาณ พ.ศ. ๒๕๖๒ – ๒๕๖๔"), and the text without them.
fn fiscal_years_in(text: &str) -> (Option<(u16, u16)>, String) {
    const NAME: &str = "ปีงบประมาณ";
    let nothing = || (None, text.to_owned());
    let Some((before, behind)) = text.split_once(NAME) else { return nothing() };
    let digits_at = |text: &str| -> Option<(u16, usize)> {
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        let year: u16 = text.get(..length)?.parse().ok()?;
        YEARS.contains(&year).then_some((year, length))
    };
    let skip = |text: &'_ str, words: &[&str]| -> usize {
        let mut rest = text.trim_start();
        for word in words {
            rest = rest.strip_prefix(word).unwrap_or(rest).trim_start();
        }
        text.len() - rest.len()
    };
    let mut at = skip(behind, &["พ.ศ.", "พ.ศ", "พศ."]);
    let Some((first, length)) = behind.get(at..).and_then(digits_at) else { return nothing() };
    at += length;
    let mut last = first;
    let rest = behind.get(at..).unwrap_or_default();
    let joined = skip(rest, &["-", "–", "ถึง", "พ.ศ."]);
    if let Some((year, length)) = rest.get(joined..).and_then(digits_at).filter(|_| joined > 0) {
        last = year;
        at += joined + length;
    }
    (Some((first, last)), format!("{before}{NAME}{}", behind.get(at..).unwrap_or_default()))
}

/// A whole year or quarters, from a folded text without years; `named` when the text named the year.
fn recurring(text: &str, named: bool, first_year: Option<u16>, last_year: Option<u16>) -> Option<Period> {
    let (year_start, _) = days_of_fiscal_year(first_year?)?;
    let (_, year_end) = days_of_fiscal_year(last_year?)?;
    if text.contains("ไตรมาส") && !WHOLE_YEAR.iter().any(|word| text.contains(word)) {
        let (first, last) = quarters_in(text)?;
        let year = first_year?;
        return Some((Some(quarter(year, first)?.0), Some(quarter(year, last)?.1)));
    }
    let mut rest = text.to_owned();
    let mut whole = named && text.contains("ปีงบประมาณ");
    for word in WHOLE_YEAR {
        whole |= rest.contains(word);
        rest = rest.replace(word, "");
    }
    // How often within a month or year does not change when.
    for word in ["อย่างน้อย", "ครั้ง", "เป็น"] {
        rest = rest.replace(word, "");
    }
    let rest = without_surroundings(&rest);
    let only_counts = rest.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric());
    (whole && only_counts).then_some((Some(year_start), Some(year_end)))
}

/// "ไตรมาสที่1-2", "ไตรมาส1และไตรมาส2", "ไตรมาสที่4": the first and last quarter, adjacent ones only.
fn quarters_in(text: &str) -> Option<(i8, i8)> {
    let mut rest = text.to_owned();
    for word in ["ไตรมาสที่", "ไตรมาส"] {
        rest = rest.replace(word, "");
    }
    let rest = without_surroundings(&rest);
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

/// First and last day of a quarter of a fiscal year; the first begins in October.
fn quarter(fiscal_year: u16, number: i8) -> Option<(Date, Date)> {
    let (start, _) = days_of_fiscal_year(fiscal_year)?;
    let month = (start.month() - 1 + 3 * (number - 1)) % 12 + 1;
    let year = if number == 1 { start.year() } else { start.year() + 1 };
    Some((Date::new(year, month, 1).ok()?, Date::new(year, month + 2, 1).ok()?.last_of_month()))
}

/// How two moments are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    Nothing,
    Range,
    List,
}

impl Join {
    /// The join that a text without surrounding words is; none where it is more than a join.
    fn of(text: &str) -> Option<Join> {
        let mut rest = text.to_owned();
        let mut join = Join::Nothing;
        for (word, meaning) in [
            ("จนถึง", Join::Range),
            ("ถึง", Join::Range),
            ("-", Join::Range),
            ("–", Join::Range),
            ("—", Join::Range),
            ("\u{2212}", Join::Range),
            ("~", Join::Range),
            ("และ", Join::List),
            (",", Join::List),
            ("/", Join::List),
        ] {
            if rest.contains(word) {
                if join != Join::Nothing && join != meaning {
                    return None;
                }
                join = meaning;
                rest = rest.replace(word, "");
            }
        }
        rest.chars().all(|c| matches!(c, '(' | ')' | '.' | ':')).then_some(join)
    }
}

/// A folded text without the words that change nothing.
fn without_surroundings(text: &str) -> String {
    let mut rest = text.to_owned();
    for word in WHOLE_YEAR.iter().chain(SURROUNDING.iter()) {
        rest = rest.replace(word, "");
    }
    rest
}

/// A period of days and months.
fn dated(text: &str, moments: &[Moment], fiscal_year: Option<u16>) -> Option<Period> {
    let segment = |start: usize, end: usize| text.get(start..end).map(fold).unwrap_or_default();
    let (first, last) = (moments.first()?, moments.last()?);
    let before = segment(0, first.range.start);
    let behind = segment(last.range.end, text.len());
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
    let adjacent = days.iter().zip(days.iter().skip(1)).all(|(left, right)| left.1.tomorrow().ok() == Some(right.0));
    match joins.as_slice() {
        [] => {
            let until = front == Join::Range || ["ภายใน", "ไม่เกิน", "สิ้นสุด"].iter().any(|word| before.contains(word));
            let from = before.contains("ตั้งแต่") || before.contains("เริ่ม") || behind.contains("เป็นต้นไป");
            match (from, until) {
                (true, true) => None,
                (true, false) => Some((Some(start), None)),
                (false, true) => {
                    let begin = fiscal_year.and_then(days_of_fiscal_year).map(|(first, _)| first);
                    Some((begin.filter(|begin| *begin <= end), Some(end)))
                }
                (false, false) => Some((Some(start), Some(end))),
            }
        }
        [Join::Range] if front == Join::Nothing => Some((Some(start), Some(end))),
        joins if front == Join::Nothing && adjacent && joins.iter().all(|join| *join == Join::List) => {
            Some((Some(start), Some(end)))
        }
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A period as ISO dates, `-` for an end that is not told.
    fn period(text: &str, fiscal_year: impl Into<Option<u16>>) -> String {
        let (start, end) = period_in(text, fiscal_year.into());
        let day = |day: Option<Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        format!("{} {}", day(start), day(end))
    }

    #[test]
    fn periods_in_words() {
        let first_half = "2020-10-01 2021-03-31";
        let year = "2020-10-01 2021-09-30";
        let cases = [
            // Months.
            ("ตุลาคม ๒๕๖๓", "2020-10-01 2020-10-31"),
            ("เดือนตุลาคม พ.ศ. ๒๕๖๓", "2020-10-01 2020-10-31"),
            ("ต.ค. 63", "2020-10-01 2020-10-31"),
            ("ต.ค.-63", "2020-10-01 2020-10-31"),
            ("ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔", first_half),
            ("ตุลาคม ๒๕๖๓\n- มีนาคม ๒๕๖๔", first_half),
            ("<p>ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔</p>", first_half),
            ("ต.ค. ๖๓ – มี.ค. ๖๔", first_half),
            ("ต.ค.63-มี.ค.64", first_half),
            ("ตค 63 - มีค 64", first_half),
            ("ตั้งแต่เดือนตุลาคม ๒๕๖๓ ถึงเดือนมีนาคม ๒๕๖๔", first_half),
            ("ระหว่างเดือน ตุลาคม 2563 จนถึง มีนาคม 2564", first_half),
            ("ตุลาคม 2020 - มีนาคม 2021", first_half),
            ("มกราคม - มีนาคม ๒๕๖๔", "2021-01-01 2021-03-31"),
            ("ตุลาคม - มีนาคม ๒๕๖๔", first_half),
            ("ตุลาคม ๒๕๖๓ - มีนาคม", first_half),
            ("ตุลาคม - มีนาคม", first_half),
            ("ต.ค. - มี.ค.", first_half),
            ("มีนาคม", "2021-03-01 2021-03-31"),
            ("ตุลาคม - มีนาคม ปีงบประมาณ ๒๕๖๔", first_half),
            ("ตุลาคม, พฤศจิกายน และธันวาคม ๒๕๖๓", "2020-10-01 2020-12-31"),
            ("กุมภาพันธ์ ๒๕๖๓", "2020-02-01 2020-02-29"),
            // Days.
            ("๑ ตุลาคม ๒๕๖๓ ถึง ๓๑ มีนาคม ๒๕๖๔", first_half),
            ("วันที่ 1 ต.ค. 63 - วันที่ 31 มี.ค. 64", first_half),
            ("1 ต.ค.63-31 มี.ค.64", first_half),
            ("1/10/2563 - 31/3/2564", first_half),
            ("1/10/2563-31/3/2564", first_half),
            ("2020-10-01 - 2021-03-31", first_half),
            ("๑ - ๓๑ ตุลาคม ๒๕๖๓", "2020-10-01 2020-10-31"),
            ("๑ ตุลาคม - ๓๐ พฤศจิกายน ๒๕๖๓", "2020-10-01 2020-11-30"),
            ("๓ เมษายน ๒๕๖๔", "2021-04-03 2021-04-03"),
            // One end only.
            ("ภายในวันที่ ๓๐ ก.ย. ๖๔", year),
            ("ภายในเดือนมีนาคม ๒๕๖๔", first_half),
            ("ไม่เกินวันที่ 31 มีนาคม 2564", first_half),
            ("ภายใน ๓๐ ก.ย. ๖๓", "- 2020-09-30"),
            ("ตั้งแต่เดือนตุลาคม ๒๕๖๓ เป็นต้นไป", "2020-10-01 -"),
            // The whole year, quarters.
            ("ตลอดปีงบประมาณ", year),
            ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๔", year),
            ("ตลอดปี", year),
            ("ทั้งปี", year),
            ("ทุกเดือน", year),
            ("เป็นประจำทุกเดือน", year),
            ("รายเดือน", year),
            ("เดือนละ ๑ ครั้ง", year),
            ("ทุกไตรมาส", year),
            ("ปีงบประมาณ ๒๕๖๔", year),
            ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๒ – ๒๕๖๔", "2018-10-01 2021-09-30"),
            ("ปีงบประมาณ ๒๕๖๕", "2021-10-01 2022-09-30"),
            ("ไตรมาสที่ 1-2", first_half),
            ("ไตรมาส ๑ ถึง ไตรมาส ๒", first_half),
            ("ไตรมาสที่ ๑ และ ๒", first_half),
            ("ไตรมาสที่ ๑ ปีงบประมาณ ๒๕๖๔", "2020-10-01 2020-12-31"),
            ("ไตรมาส 4", "2021-07-01 2021-09-30"),
            ("ตลอดปีงบประมาณ (ต.ค. ๖๓ - ก.ย. ๖๔)", year),
            ("ภายในปีงบประมาณ", year),
        ];
        for (text, expected) in cases {
            assert_eq!(period(text, 2564), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_clear_has_no_dates() {
        let cases = [
            "",
            "-",
            "–",
            "๖ เดือน",
            "ปี ๒๕๖๔",
            "โดยเร็ว",
            "ปีละ ๑ ครั้ง",
            "ภายใน ๓๐ วัน",
            "รายงานผลการดำเนินการในรอบ ๖ เดือน เดือนมีนาคม และรายงานผลการดำเนินงานประจำปี เดือนตุลาคมของทุกปี",
            "รอบ ๖ เดือน เดือนมีนาคม ๒๕๖๔",
            "ทุกปี",
            "เดือนตุลาคมของทุกปี",
            // Two months with nothing, or something unknown, between them; months that do not touch.
            "ตุลาคม ๒๕๖๓ มีนาคม ๒๕๖๔",
            "ตุลาคม ๒๕๖๓ และ มีนาคม ๒๕๖๔",
            "หลังเดือนตุลาคม ๒๕๖๓",
            "ยกเว้นเดือนมีนาคม ๒๕๖๔",
            "ไม่ใช่ตลอดปี",
            "ไตรมาสที่ 5",
            "ไตรมาสที่ 1 และ 3",
            "ไตรมาส",
            // Days that no calendar has, ends before beginnings, years that may be of either era.
            "๓๑ เมษายน ๒๕๖๔",
            "มีนาคม ๒๕๖๔ - ตุลาคม ๒๕๖๓",
            "ต.ค. 20",
            "ก.พ.ร. ๒๕๖๔",
            "1 - 31 มี.ค. 21",
        ];
        for text in cases {
            assert_eq!(period(text, 2564), "- -", "{text}");
        }
    }

    #[test]
    fn without_a_fiscal_year_only_dates_of_their_own_count() {
        assert_eq!(period("ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔", None), "2020-10-01 2021-03-31");
        assert_eq!(period("ปีงบประมาณ ๒๕๖๔", None), "2020-10-01 2021-09-30");
        assert_eq!(period("ภายในวันที่ ๓๐ ก.ย. ๖๔", None), "- 2021-09-30");
        for text in ["ตุลาคม - มีนาคม", "ตลอดปี", "ไตรมาสที่ ๑"]
        {
            assert_eq!(period(text, None), "- -", "{text}");
        }
    }
}
