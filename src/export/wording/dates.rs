//! Days in words.

use jiff::civil::Date;

use super::Language;

/// What the Buddhist era is ahead of the Gregorian one.
const BUDDHIST_ERA: i32 = 543;

/// A day as a letter writes it: `3 เมษายน 2564` or `3 April 2021`.
pub fn day(date: Date, language: Language) -> String {
    let (thai, english) = month(date.month());
    let year = match language {
        Language::Thai => i32::from(date.year()) + BUDDHIST_ERA,
        Language::English => i32::from(date.year()),
    };
    format!("{} {} {year}", date.day(), language.pick(thai, english))
}

fn month(number: i8) -> (&'static str, &'static str) {
    match number {
        1 => ("มกราคม", "January"),
        2 => ("กุมภาพันธ์", "February"),
        3 => ("มีนาคม", "March"),
        4 => ("เมษายน", "April"),
        5 => ("พฤษภาคม", "May"),
        6 => ("มิถุนายน", "June"),
        7 => ("กรกฎาคม", "July"),
        8 => ("สิงหาคม", "August"),
        9 => ("กันยายน", "September"),
        10 => ("ตุลาคม", "October"),
        11 => ("พฤศจิกายน", "November"),
        _ => ("ธันวาคม", "December"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_written_in_the_era_of_its_language() {
        let cases = [
            (date(2021, 4, 3), "3 เมษายน 2564", "3 April 2021"),
            (date(2020, 10, 1), "1 ตุลาคม 2563", "1 October 2020"),
            (date(2020, 12, 31), "31 ธันวาคม 2563", "31 December 2020"),
        ];
        for (date, thai, english) in cases {
            assert_eq!(day(date, Language::Thai), thai);
            assert_eq!(day(date, Language::English), english);
        }
    }
}
