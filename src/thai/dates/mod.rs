//! Thai dates: the Buddhist era, month names, fiscal years, and the periods that offices put in words.

mod dated;
mod moments;
mod month_names;
mod period;
mod phrases;
mod recurring;

use std::cell::RefCell;
use std::ops::Range;

use jiff::civil::Date;

use super::digits::digit_of;
use super::memory::{Memory, remembered};

pub use period::period_in;

/// The Buddhist era counts 543 years more than the Gregorian calendar.
const BUDDHIST_ERA: i16 = 543;

/// A fiscal year begins in October of the calendar year before it.
const FIRST_MONTH: i8 = 10;

/// Years of the Buddhist era that a document can mean.
const YEARS: std::ops::RangeInclusive<u16> = 2400..=2700;

/// The fiscal year (Buddhist era) a day lies in: FY 2564 is 2020-10-01 to 2021-09-30.
pub fn fiscal_year_of(date: Date) -> u16 {
    let begun = i16::from(date.month() >= FIRST_MONTH);
    u16::try_from(date.year() + BUDDHIST_ERA + begun).unwrap_or(0)
}

/// First and last day of a fiscal year of the Buddhist era; none for years out of all reason (before 2400, after 2700).
pub fn days_of_fiscal_year(fiscal_year: u16) -> Option<(Date, Date)> {
    if !YEARS.contains(&fiscal_year) {
        return None;
    }
    let last = i16::try_from(fiscal_year).ok()? - BUDDHIST_ERA;
    Some((Date::new(last - 1, FIRST_MONTH, 1).ok()?, Date::new(last, FIRST_MONTH - 1, 30).ok()?))
}

/// The full days named in a text, in order, with the byte range each stands at: "๓ เมษายน ๒๕๖๔", "30 ก.ย. 64", "3/4/2564".
///
/// Months in full or short, with dots or without; the year in the Buddhist era with four digits or two (50 to 99), or
/// Gregorian with four. Of "๓ - ๕ เมษายน ๒๕๖๔" both days. Days that no calendar has are left out.
pub fn dates_in(text: &str) -> Vec<(Range<usize>, Date)> {
    // No day is told without a digit.
    if !text.contains(|c| digit_of(c).is_some()) {
        return Vec::new();
    }
    remembered(&DATES, (), text, || found_dates(text))
}

/// Where a day stands, and which.
type Dated = (Range<usize>, Date);

thread_local! {
    static DATES: RefCell<Memory<(), Vec<Dated>>> = RefCell::default();
}

fn found_dates(text: &str) -> Vec<Dated> {
    let normal = moments::Normal::new(text);
    let dated = |moment: moments::Moment| {
        let date = Date::new(moment.year?, moment.month, moment.day?).ok()?;
        Some((normal.original(&moment.range), date))
    };
    moments::moments_in(&normal.text).into_iter().filter_map(dated).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn fiscal_years_begin_in_october() {
        assert_eq!(fiscal_year_of(date(2020, 9, 30)), 2563);
        assert_eq!(fiscal_year_of(date(2020, 10, 1)), 2564);
        assert_eq!(fiscal_year_of(date(2021, 9, 30)), 2564);
        assert_eq!(fiscal_year_of(Date::MIN), 0);
        assert_eq!(fiscal_year_of(Date::MAX), 9999 + 544);
        assert_eq!(days_of_fiscal_year(2564), Some((date(2020, 10, 1), date(2021, 9, 30))));
        for unreasonable in [0, 2399, 2701, u16::MAX] {
            assert_eq!(days_of_fiscal_year(unreasonable), None);
        }
    }

    #[test]
    fn days_in_all_their_spellings() {
        let cases: [(&str, &[Date]); 30] = [
            ("เมื่อวันที่ ๓ เมษายน ๒๕๖๔", &[date(2021, 4, 3)]),
            ("๓ เมษายน พ.ศ. ๒๕๖๔", &[date(2021, 4, 3)]),
            ("วันที่ 3 เดือนเมษายน พ.ศ.2564", &[date(2021, 4, 3)]),
            ("๓เมษายน๒๕๖๔", &[date(2021, 4, 3)]),
            ("๓\u{00A0}เมษา\u{200B}ยน\n๒๕๖๔", &[date(2021, 4, 3)]),
            ("3 เม.ย. 64", &[date(2021, 4, 3)]),
            ("3 เม.ย.64", &[date(2021, 4, 3)]),
            ("3 เมย 2564", &[date(2021, 4, 3)]),
            ("30 ก.ย ๖๔", &[date(2021, 9, 30)]),
            ("๑ ม. ค. ๖๔", &[date(2021, 1, 1)]),
            ("28 กุมภาพันธ์ 2021", &[date(2021, 2, 28)]),
            ("28 ก.พ. ค.ศ. 2021", &[date(2021, 2, 28)]),
            ("3/4/2564", &[date(2021, 4, 3)]),
            ("๐๓/๐๔/๒๕๖๔", &[date(2021, 4, 3)]),
            ("3/4/2021", &[date(2021, 4, 3)]),
            ("3-4-64", &[date(2021, 4, 3)]),
            ("3.4.2564", &[date(2021, 4, 3)]),
            ("2021-04-03", &[date(2021, 4, 3)]),
            ("2021-04-03 08:30:00", &[date(2021, 4, 3)]),
            ("2564-04-03", &[date(2021, 4, 3)]),
            ("3-เม.ย.-64", &[date(2021, 4, 3)]),
            ("๓ - ๕ เมษายน ๒๕๖๔", &[date(2021, 4, 3), date(2021, 4, 5)]),
            ("๒๙ กุมภาพันธ์ ๒๕๖๓ และ ๑ มี.ค. ๖๓", &[date(2020, 2, 29), date(2020, 3, 1)]),
            // Days that no calendar has, and what is no full day.
            ("๓๑ เม.ย. ๒๕๖๔ ๒๙ กุมภาพันธ์ ๒๕๖๔", &[]),
            ("0 เม.ย. 2564 3/13/2564 32/1/2564", &[]),
            ("เมษายน ๒๕๖๔ ๓ เมษายน", &[]),
            ("ข้อ 9.1.2 และ 3/5 กับ 3/4/21", &[]),
            ("3 เม.ย. 21", &[]),
            ("๑๒๓ เมษายน ๒๕๖๔ ๓ เมษายน ๒๕๖๔๑", &[]),
            ("หนังสือ อบ 72501/3/4/2564 โทร 081-4-2564", &[]),
        ];
        for (text, dates) in cases {
            let found: Vec<Date> = dates_in(text).into_iter().map(|(_, date)| date).collect();
            assert_eq!(found, dates, "{text}");
        }
    }

    #[test]
    fn ranges_are_those_of_the_original_text() {
        let text = "ประกาศ ๓\u{00A0}เม\u{200B}ษายน ๒๕๖๔ แล้ว";
        let found = dates_in(text);
        assert_eq!(
            found.iter().map(|(range, _)| &text[range.clone()]).collect::<Vec<_>>(),
            ["๓\u{00A0}เม\u{200B}ษายน ๒๕๖๔"]
        );
    }

    #[test]
    fn every_month_in_every_length() {
        let months = [
            ("มกราคม", "ม.ค."),
            ("กุมภาพันธ์", "ก.พ."),
            ("มีนาคม", "มี.ค."),
            ("เมษายน", "เม.ย."),
            ("พฤษภาคม", "พ.ค."),
            ("มิถุนายน", "มิ.ย."),
            ("กรกฎาคม", "ก.ค."),
            ("สิงหาคม", "ส.ค."),
            ("กันยายน", "ก.ย."),
            ("ตุลาคม", "ต.ค."),
            ("พฤศจิกายน", "พ.ย."),
            ("ธันวาคม", "ธ.ค."),
        ];
        for (month, (full, short)) in (1..).zip(months) {
            for spelling in [full, short, &short.replace('.', ""), short.trim_end_matches('.')] {
                let found = dates_in(&format!("๒ {spelling} ๒๕๖๔"));
                assert_eq!(found.first().map(|(_, date)| *date), Some(date(2021, month, 2)), "{spelling}");
            }
        }
    }

    /// A day in each of the forms that offices write.
    fn written(day: Date) -> Vec<String> {
        const MONTHS: [(&str, &str, &str); 12] = [
            ("มกราคม", "ม.ค.", "January"),
            ("กุมภาพันธ์", "ก.พ.", "February"),
            ("มีนาคม", "มี.ค.", "March"),
            ("เมษายน", "เม.ย.", "April"),
            ("พฤษภาคม", "พ.ค.", "May"),
            ("มิถุนายน", "มิ.ย.", "June"),
            ("กรกฎาคม", "ก.ค.", "July"),
            ("สิงหาคม", "ส.ค.", "August"),
            ("กันยายน", "ก.ย.", "September"),
            ("ตุลาคม", "ต.ค.", "October"),
            ("พฤศจิกายน", "พ.ย.", "November"),
            ("ธันวาคม", "ธ.ค.", "December"),
        ];
        let (d, m, year) = (day.day(), day.month(), day.year());
        let (full, short, english) = MONTHS[usize::try_from(m - 1).unwrap()];
        let buddhist = year + BUDDHIST_ERA;
        let two = buddhist - 2500;
        let arabic = [
            format!("{d} {full} {buddhist}"),
            format!("วันที่ {d} เดือน{full} พ.ศ. {buddhist}"),
            format!("{d}{full}{buddhist}"),
            format!("{d} {full} {year}"),
            format!("{d} {short} {buddhist}"),
            format!("{d} {short}{two}"),
            format!("{d} {} {two}", short.replace('.', "")),
            format!("{d} {english} {year}"),
            format!("{d}/{m}/{buddhist}"),
            format!("{d:02}/{m:02}/{two}"),
            format!("{d}-{m}-{buddhist}"),
            format!("{d}.{m}.{buddhist}"),
            format!("{year}-{m:02}-{d:02}"),
        ];
        let thai = |text: &String| -> String {
            let digit = |c: char| c.to_digit(10).and_then(|value| char::from_u32(0x0E50 + value)).unwrap_or(c);
            text.chars().map(digit).collect()
        };
        arabic.iter().map(thai).chain(arabic.clone()).collect()
    }

    proptest! {
        #[test]
        fn a_day_written_in_any_form_is_that_day(
            (start, length) in (2010_i16..2036, 1_i8..13, 1_i8..29, 0_i64..500)
                .prop_map(|(year, month, day, length)| (date(year, month, day), length)),
        ) {
            let end = start.checked_add(jiff::Span::new().days(length)).unwrap();
            for (first, last) in written(start).iter().zip(written(end)) {
                let found: Vec<Date> = dates_in(&format!("ทำเมื่อ {first} แล้ว")).into_iter().map(|(_, day)| day).collect();
                prop_assert_eq!(found, [start], "{}", first);
                for joint in [" - ", " ถึง ", " – "] {
                    let text = format!("{first}{joint}{last}");
                    prop_assert_eq!(period_in(&text, None), (Some(start), Some(end)), "{}", text);
                }
            }
        }

        #[test]
        fn no_text_is_too_odd(text in prop_oneof![any::<String>(), "[0-9๑-๙ตุลาคม./ ถึง\\-]{0,40}"]) {
            for (range, _) in dates_in(&text) {
                prop_assert!(text.get(range).is_some());
            }
            if let (Some(start), Some(end)) = period_in(&text, Some(2564)) {
                prop_assert!(start <= end);
            }
        }
    }
}
