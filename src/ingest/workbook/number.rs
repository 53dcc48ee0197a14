//! Numbers of a sheet as plain decimal text and as dates: digit by digit, never through floating point.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan as _};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Excel computes in binary and shows at most 15 significant digits; what is beyond is noise of the binary form.
const SIGNIFICANT_DIGITS: usize = 15;

/// More zeros than this before or after the digits are no score and no date; such a number stays as it is written.
const LONGEST_RUN_OF_ZEROS: i32 = 30;

/// The last day of Excel's calendar, 9999-12-31, as a serial number of the 1900 system.
const LAST_DAY: i64 = 2_958_465;

const SECONDS_A_DAY: i64 = 86_400;

/// A decimal number: `0.d1d2d3… × 10^point`, no zero first or last; zero has no digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    negative: bool,
    digits: Vec<u8>,
    point: i32,
}

/// The first day of a workbook's calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 January 1900 is day 1, and 1900 is taken for a leap year.
    Y1900,
    /// 1 January 1904 is day 0.
    Y1904,
}

impl Numeral {
    /// Reads `-12.50`, `9.573E-1`; none where the text is no number.
    pub fn parse(text: &str) -> Option<Numeral> {
        let text = text.trim();
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i16>().ok()?),
            None => (text, 0),
        };
        let negative = mantissa.starts_with('-');
        let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let is_number = !(whole.is_empty() && fraction.is_empty())
            && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
        if !is_number {
            return None;
        }
        let zeros = whole.bytes().chain(fraction.bytes()).take_while(|&byte| byte == b'0').count();
        let point = i32::try_from(whole.len()).ok()? - i32::try_from(zeros).ok()? + i32::from(exponent);
        let digits = whole.bytes().chain(fraction.bytes()).skip(zeros).map(|byte| byte - b'0').collect();
        Some(Numeral { negative, digits, point }.trimmed())
    }

    /// Rounded to the digits that Excel shows, half up.
    pub fn without_noise(mut self) -> Numeral {
        let Some(&next) = self.digits.get(SIGNIFICANT_DIGITS) else { return self };
        self.digits.truncate(SIGNIFICANT_DIGITS);
        if next >= 5 {
            let nines = self.digits.iter().rev().take_while(|&&digit| digit == 9).count();
            self.digits.truncate(self.digits.len() - nines);
            match self.digits.last_mut() {
                Some(last) => *last += 1,
                None => {
                    self.digits.push(1);
                    self.point += 1;
                }
            }
        }
        self.trimmed()
    }

    /// A hundred times as much: what a percentage shows.
    pub fn hundredfold(mut self) -> Numeral {
        if !self.digits.is_empty() {
            self.point += 2;
        }
        self
    }

    /// Plain notation; none where that would be mostly zeros.
    pub fn plain(&self) -> Option<String> {
        let count = i32::try_from(self.digits.len()).ok()?;
        if self.point < -LONGEST_RUN_OF_ZEROS || self.point > count + LONGEST_RUN_OF_ZEROS {
            return None;
        }
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        if self.point <= 0 {
            text.push('0');
        }
        let mut digits = self.digits.iter().map(|digit| char::from(b'0' + digit));
        for _ in 0..self.point {
            text.push(digits.next().unwrap_or('0'));
        }
        let mut fraction = digits.peekable();
        if fraction.peek().is_some() {
            text.push('.');
            text.extend((self.point..0).map(|_| '0'));
            text.extend(fraction);
        }
        Some(text)
    }

    /// The date or time that the number is as a serial number of days: `2021-03-31`, `2021-03-31 08:30:00`, and
    /// `08:30:00` where it is less than a day. None outside Excel's calendar.
    pub fn as_date(&self, epoch: Epoch) -> Option<String> {
        let (days, seconds) = self.days_and_seconds()?;
        let day = match (epoch, days) {
            (Epoch::Y1900, 0) => return Some(clock(seconds)),
            // The day that 1900 did not have; Excel shows it all the same.
            (Epoch::Y1900, 60) => "1900-02-29".to_owned(),
            (Epoch::Y1900, 1..60) => plus(date(1899, 12, 31), days)?.to_string(),
            (Epoch::Y1900, _) => plus(date(1899, 12, 30), days)?.to_string(),
            (Epoch::Y1904, _) => plus(date(1904, 1, 1), days)?.to_string(),
        };
        Some(if seconds == 0 { day } else { format!("{day} {}", clock(seconds)) })
    }

    /// The length of time that the number is as days, in hours: `26:30:00`.
    pub fn as_duration(&self) -> Option<String> {
        let (days, seconds) = self.days_and_seconds()?;
        Some(clock(days * SECONDS_A_DAY + seconds))
    }

    fn days_and_seconds(&self) -> Option<(i64, i64)> {
        let value: Decimal = self.plain()?.parse().ok()?;
        let seconds = value.fract().checked_mul(SECONDS_A_DAY.into())?.round().to_i64()?;
        let days = value.trunc().to_i64()? + seconds / SECONDS_A_DAY;
        (!self.negative && days <= LAST_DAY).then_some((days, seconds % SECONDS_A_DAY))
    }

    fn trimmed(mut self) -> Numeral {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
            self.negative = false;
        }
        self
    }
}

fn plus(first: Date, days: i64) -> Option<Date> {
    let span: Span = i32::try_from(days).ok()?.days();
    first.checked_add(span).ok()
}

fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_decimal_comes_back_as_the_same_value(units in any::<i64>(), scale in 0..19_u32) {
            let value = Decimal::new(units, scale);
            let read = Numeral::parse(&value.to_string()).and_then(|numeral| numeral.plain()).unwrap();
            prop_assert_eq!(read, value.normalize().to_string());
        }

        #[test]
        fn a_score_in_binary_comes_back_as_it_was_typed(hundredths in 0..=10_000_i64, scientific in any::<bool>()) {
            let typed = Decimal::new(hundredths, 2).normalize();
            let stored: f64 = typed.to_string().parse().unwrap();
            let written = if scientific { format!("{stored:.16E}") } else { format!("{stored:.17}") };
            prop_assert_eq!(shown(&written), Some(typed.to_string()));
        }

        #[test]
        fn every_day_of_the_calendar_comes_back(day in 61..=LAST_DAY, minutes in 0..1440_i64) {
            let number = Decimal::from(day) + Decimal::from(minutes) / Decimal::from(1440);
            let read = Numeral::parse(&number.to_string()).and_then(|numeral| numeral.as_date(Epoch::Y1900)).unwrap();
            let (date, clock) = read.split_once(' ').unwrap_or((&read, "00:00:00"));
            let date: Date = date.parse().unwrap();
            prop_assert_eq!(i64::from((date - Date::constant(1899, 12, 30)).get_days()), day);
            prop_assert_eq!(clock, format!("{:02}:{:02}:00", minutes / 60, minutes % 60));
        }
    }

    fn shown(text: &str) -> Option<String> {
        Numeral::parse(text)?.without_noise().plain()
    }

    #[test]
    fn numbers_are_written_as_excel_shows_them() {
        let cases = [
            ("95.729999999999990", "95.73"),
            ("95.72999999999999", "95.73"),
            ("58.825", "58.825"),
            ("58.824999999999996", "58.825"),
            ("0.30000000000000004", "0.3"),
            ("99.999999999999999", "100"),
            ("2564", "2564"),
            ("-0", "0"),
            ("0.000", "0"),
            ("007.50", "7.5"),
            ("-12.5", "-12.5"),
            (".5", "0.5"),
            ("9.5730000000000004E-1", "0.9573"),
            ("1E21", "1000000000000000000000"),
            ("1.5e-7", "0.00000015"),
            ("123456789012345678", "123456789012346000"),
        ];
        for (written, plain) in cases {
            assert_eq!(shown(written).as_deref(), Some(plain), "{written}");
        }
        for no_number in ["", "-", ".", "1.2.3", "NaN", "1e", "1e99999", "๙๕", "0x10", "1 2"] {
            assert_eq!(Numeral::parse(no_number), None, "{no_number}");
        }
        assert_eq!(shown("1e300"), None, "mostly zeros: stays as written");
    }

    #[test]
    fn a_percentage_shows_a_hundredfold() {
        for (written, percent) in [("0.9573", "95.73"), ("1", "100"), ("0", "0"), ("0.57825000000000004", "57.825")] {
            let numeral = Numeral::parse(written).unwrap().without_noise().hundredfold();
            assert_eq!(numeral.plain().as_deref(), Some(percent), "{written}");
        }
    }

    #[test]
    fn serial_numbers_are_dates_of_the_workbooks_calendar() {
        let cases = [
            ("44286", Epoch::Y1900, Some("2021-03-31")),
            ("44286.354166666664", Epoch::Y1900, Some("2021-03-31 08:30:00")),
            ("44286.999999999", Epoch::Y1900, Some("2021-04-01")),
            ("1", Epoch::Y1900, Some("1900-01-01")),
            ("59", Epoch::Y1900, Some("1900-02-28")),
            ("60", Epoch::Y1900, Some("1900-02-29")),
            ("61", Epoch::Y1900, Some("1900-03-01")),
            ("0.5", Epoch::Y1900, Some("12:00:00")),
            ("42824", Epoch::Y1904, Some("2021-03-31")),
            ("2958465", Epoch::Y1900, Some("9999-12-31")),
            ("2958466", Epoch::Y1900, None),
            ("-1", Epoch::Y1900, None),
            ("1e20", Epoch::Y1900, None),
        ];
        for (serial, epoch, expected) in cases {
            assert_eq!(Numeral::parse(serial).unwrap().as_date(epoch).as_deref(), expected, "{serial}");
        }
        assert_eq!(Numeral::parse("1.1041666667").unwrap().as_duration().as_deref(), Some("26:30:00"));
    }
}
