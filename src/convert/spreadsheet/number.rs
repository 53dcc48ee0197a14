//! Texts of cells that are numbers and nothing else.

/// A number that a cell held as text, with what its format must show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The value as SpreadsheetML stores it: plain decimal notation, of a percentage the hundredth.
    pub value: String,
    /// How many decimals were stated.
    pub decimals: usize,
    /// Whether thousands were parted by commas.
    pub thousands: bool,
    /// Whether it was a percentage.
    pub percent: bool,
}

/// A spreadsheet keeps so many digits of a number.
const MOST_DIGITS: usize = 15;

/// The number that a text in Arabic digits is as a whole; none where it is anything else, or where the number would
/// lose something: zeros in front (a telephone number), more digits than are kept.
pub(super) fn parse(text: &str) -> Option<Number> {
    let text = text.trim();
    let (negative, rest) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (rest, percent) = match rest.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (rest, false),
    };
    let (whole, fraction) = match rest.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (rest, None),
    };
    let thousands = whole.contains(',');
    let whole = if thousands { without_commas(whole)? } else { whole.to_owned() };
    let fraction = fraction.unwrap_or_default();
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_fraction = rest.contains('.');
    let well_formed =
        !whole.is_empty() && all_digits(&whole) && all_digits(fraction) && has_fraction != fraction.is_empty();
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    let shift = if percent { 2 } else { 0 };
    if !well_formed || leading_zero || whole.len() + fraction.len() + shift > MOST_DIGITS {
        return None;
    }
    let mut value = shifted(&whole, fraction, shift);
    if value == "0" && negative {
        return None;
    }
    if negative {
        value.insert(0, '-');
    }
    Some(Number { value, decimals: fraction.len(), thousands, percent })
}

impl Number {
    /// The format's code, and its number where it is one of those that every program knows (ECMA-376 part 1, 18.8.30).
    pub fn format(&self) -> (String, Option<u32>) {
        let whole = if self.thousands { "#,##0" } else { "0" };
        let point = if self.decimals > 0 { "." } else { "" };
        let percent = if self.percent { "%" } else { "" };
        let code = format!("{whole}{point}{}{percent}", "0".repeat(self.decimals));
        let known = match code.as_str() {
            "0" => Some(1),
            "0.00" => Some(2),
            "#,##0" => Some(3),
            "#,##0.00" => Some(4),
            "0%" => Some(9),
            "0.00%" => Some(10),
            _ => None,
        };
        (code, known)
    }

    /// Whether the General format shows it as it was stated, whatever the column's width.
    pub fn is_general(&self) -> bool {
        /// General turns to powers of ten behind so many digits.
        const MOST_GENERAL_DIGITS: usize = 11;
        self.decimals == 0 && !self.thousands && !self.percent && self.value.len() <= MOST_GENERAL_DIGITS
    }
}

/// "1,234,567" as digits alone; none where the groups are not those of thousands.
fn without_commas(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    ((1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)).then(|| text.replace(',', ""))
}

/// Plain notation of a number divided by ten so many times, without zeros that say nothing.
fn shifted(whole: &str, fraction: &str, by: usize) -> String {
    let digits = format!("{}{whole}{fraction}", "0".repeat(by));
    let point = digits.len() - fraction.len() - by;
    let (whole, fraction) = digits.split_at_checked(point).unwrap_or((&digits, ""));
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    match (whole, fraction) {
        ("", "") => "0".to_owned(),
        ("", fraction) => format!("0.{fraction}"),
        (whole, "") => whole.to_owned(),
        (whole, fraction) => format!("{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_what_was_stated() {
        let cases = [
            ("95.73", "95.73", "0.00"),
            ("80.90", "80.9", "0.00"),
            (" 80.9 ", "80.9", "0.0"),
            ("2564", "2564", "0"),
            ("0", "0", "0"),
            ("0.50", "0.5", "0.00"),
            ("-5.25", "-5.25", "0.00"),
            ("1,234", "1234", "#,##0"),
            ("1,234,567.50", "1234567.5", "#,##0.00"),
            ("95.73%", "0.9573", "0.00%"),
            ("100 %", "1", "0%"),
            ("0.5%", "0.005", "0.0%"),
            ("1234567890123", "1234567890123", "0"),
        ];
        for (text, value, code) in cases {
            let number = parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((number.value.as_str(), number.format().0.as_str()), (value, code), "{text}");
        }
    }

    #[test]
    fn what_would_lose_something_stays_text() {
        let cases = [
            "",
            "-",
            "0812345678",
            "00",
            "1.",
            ".5",
            "1,23",
            "1,2,3",
            "12,34.5",
            "95,73",
            "1 234",
            "1.2.3",
            "1/2564",
            "1234567890123456",
            "0.1234567890123456",
            "1e5",
            "5 คะแนน",
            "-0",
            "(5)",
            "1-2",
            "+5",
            "1,234,",
        ];
        for text in cases {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn general_shows_whole_numbers_alone() {
        let general = |text: &str| parse(text).unwrap().is_general();
        assert!(general("2564") && general("-12"));
        assert!(!general("95.73") && !general("1,234") && !general("5%") && !general("123456789012"));
    }
}
