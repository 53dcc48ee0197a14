//! Thai and Arabic digits, and decimal numbers as offices write them.

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;

use super::repair::repair;

/// A cell or phrase longer than this (in bytes) is no number.
const LONGEST_NUMBER: usize = 256;

/// Which digits text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// ๐ to ๙
    Thai,
    /// 0 to 9
    Arabic,
}

/// The text with Thai digits (๐ to ๙) as Arabic ones, all else unchanged.
pub fn to_arabic(text: &str) -> Cow<'_, str> {
    if !has_thai_digit(text) {
        return Cow::Borrowed(text);
    }
    let mut arabic = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, digit)) = first_thai_digit(rest.as_bytes()) {
        arabic.push_str(rest.get(..at).unwrap_or_default());
        arabic.push(char::from(b'0' + digit));
        rest = rest.get(at + '๐'.len_utf8()..).unwrap_or_default();
    }
    arabic.push_str(rest);
    Cow::Owned(arabic)
}

/// The byte where the first Thai digit stands, and its value.
fn first_thai_digit(text: &[u8]) -> Option<(usize, u8)> {
    let mut rest = text;
    loop {
        rest = match rest {
            [0xE0, 0xB9, digit @ 0x90..=0x99, ..] => return Some((text.len() - rest.len(), digit - 0x90)),
            // All characters that begin so are as long.
            [0xE0, _, _, behind @ ..] | [_, behind @ ..] => behind,
            [] => return None,
        };
    }
}

/// The byte where the first Arabic digit stands. Many places are looked at at once, since most texts have none.
pub fn place_of_arabic(text: &str) -> Option<usize> {
    let mut parts = text.as_bytes().chunks(32).enumerate();
    let (number, part) =
        parts.find(|(_, part)| part.iter().fold(false, |found, byte| found | byte.is_ascii_digit()))?;
    Some(number * 32 + part.iter().position(u8::is_ascii_digit)?)
}

/// True where a Thai digit stands in the text: U+0E50 to U+0E59 are E0 B9 90 to E0 B9 99 in UTF-8. Looked for in all
/// places at once, since most texts have none.
fn has_thai_digit(text: &str) -> bool {
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    bytes
        .iter()
        .zip(behind)
        .fold(false, |found, (first, second)| found | ((*first == 0xB9) & (second.wrapping_sub(0x90) < 10)))
}

/// True where any digit stands in the text, or what begins as a full-width one.
fn may_have_digit(text: &str) -> bool {
    let ascii = text.bytes().fold(false, |found, byte| found | byte.is_ascii_digit() | (byte == 0xEF));
    ascii || has_thai_digit(text)
}

/// The text with Arabic digits as Thai ones, all else unchanged.
pub fn to_thai(text: &str) -> Cow<'_, str> {
    exchange(text, |c| if c.is_ascii_digit() { digit_of(c) } else { None }, '๐')
}

/// The text with Thai and Arabic digits as those that are asked for, all else unchanged.
pub fn in_digits(text: &str, digits: Digits) -> Cow<'_, str> {
    match digits {
        Digits::Arabic => to_arabic(text),
        Digits::Thai => to_thai(text),
    }
}

/// The text with every digit that `value` knows as that of the script whose zero is given.
fn exchange(text: &str, value: impl Fn(char) -> Option<u32>, zero: char) -> Cow<'_, str> {
    let mut exchanged = String::new();
    let mut done = 0;
    for (at, c) in text.char_indices() {
        let Some(digit) = value(c).and_then(|value| char::from_u32(u32::from(zero) + value)) else { continue };
        if done == 0 {
            exchanged.reserve(text.len());
        }
        exchanged.push_str(text.get(done..at).unwrap_or_default());
        exchanged.push(digit);
        done = at + c.len_utf8();
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    exchanged.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(exchanged)
}

/// The value of a Thai, Arabic or full-width digit.
#[inline]
pub fn digit_of(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '๐'..='๙' => '๐',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// The number that a text as a whole is: Thai, Arabic or full-width digits mixed, decimal point or comma ("95,73"),
/// spaces inside ("95. 73", "9 5.73"), a percent sign, ร้อยละ in front and คะแนน or เปอร์เซ็นต์ behind. The decimals that were
/// stated are kept ("73.90" has two). None where the text is anything else or could mean two numbers.
///
/// A comma before exactly three digits separates thousands ("1,234" is 1234). A space is taken as a slip only where
/// the whole then reads like a score: a decimal point, an integer part up to 100, two decimals where it splits them.
pub fn parse_decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if text.len() > LONGEST_NUMBER || !may_begin_number(text) {
        return None;
    }
    if is_plain_notation(text) || is_digits(text) {
        return Decimal::from_str_exact(text).ok();
    }
    // What has no digit is no number.
    if !may_have_digit(text) || !text.contains(|c| digit_of(c).is_some()) {
        return None;
    }
    let repaired = repair(text);
    let text = to_arabic(&repaired);
    let text = without_units(&text);
    let (sign, unsigned) = match text.strip_prefix(['-', '\u{2212}', '–']) {
        // With a space behind it, it may as well be a dash that begins a list.
        Some(rest) if rest.starts_with(char::is_whitespace) => return None,
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let plain = if unsigned.contains(char::is_whitespace) { joined(unsigned)? } else { plain_notation(unsigned)? };
    Decimal::from_str_exact(&format!("{sign}{plain}")).ok()
}

/// True for "95.73": Arabic digits, a point, and Arabic digits.
fn is_plain_notation(text: &str) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = text.as_bytes();
    let whole = digits(text);
    let fraction = text.get(whole + 1..).unwrap_or_default();
    whole > 0 && text.get(whole) == Some(&b'.') && !fraction.is_empty() && digits(fraction) == fraction.len()
}

/// False for a text that is empty or begins with another letter than that of ร้อยละ: no number does.
fn may_begin_number(text: &str) -> bool {
    let is_letter = |c: char| matches!(c, 'ก'..='ฮ' | 'เ'..='ไ') || c.is_ascii_alphabetic();
    text.chars().next().is_some_and(|c| !is_letter(c) || c == 'ร')
}

/// A number without the words and signs that say it is a percentage or a score.
fn without_units(text: &str) -> &str {
    const BEFORE: [&str; 1] = ["ร้อยละ"];
    const BEHIND: [&str; 5] = ["%", "คะแนน", "เปอร์เซ็นต์", "เปอร์เซนต์", "เปอร์เซ็น"];
    let mut text = text.trim();
    while let Some(rest) = BEFORE
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .or_else(|| BEHIND.iter().find_map(|word| text.strip_suffix(word)))
    {
        text = rest.trim();
    }
    text
}

/// Plain decimal notation of an unsigned number in Arabic digits without spaces: decimal comma, thousands.
fn plain_notation(text: &str) -> Option<String> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => match text.split_once(',') {
            Some((whole, fraction)) if (1..=2).contains(&fraction.len()) => (whole, Some(fraction)),
            _ => (text, None),
        },
    };
    let whole = match whole {
        "" if fraction.is_some() => "0".to_owned(),
        _ if whole.contains(',') => without_thousands(whole)?,
        _ => whole.to_owned(),
    };
    match fraction {
        Some(fraction) => (is_digits(&whole) && is_digits(fraction)).then(|| format!("{whole}.{fraction}")),
        None => is_digits(&whole).then_some(whole),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// "1,234,567" as digits alone; none where the groups are not those of thousands.
fn without_thousands(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let first_group = (1..=3).contains(&first.len()) && !first.starts_with('0');
    (first_group && groups.all(|group| group.len() == 3)).then(|| text.replace(',', ""))
}

/// A number that spaces have cut into pieces, joined; none where the pieces may be two numbers.
fn joined(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.')?;
    let pieces = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (whole, fraction) = (pieces(whole), pieces(fraction));
    if !whole.iter().chain(&fraction).all(|piece| is_digits(piece)) || whole.is_empty() || fraction.is_empty() {
        return None;
    }
    let split_whole = whole.len() > 1;
    let split_fraction = fraction.len() > 1;
    let (whole, fraction) = (whole.concat(), fraction.concat());
    let like_a_score = whole.parse::<u32>().is_ok_and(|score| score <= 100) && !whole.starts_with('0');
    let fits = (!split_whole || like_a_score) && (!split_fraction || fraction.len() == 2);
    fits.then(|| format!("{whole}.{fraction}"))
}

/// Every number in running text, with the byte range it stands at.
///
/// Thai, Arabic and full-width digits; a decimal point or comma; thousands separators; also "97 .47" and, where it
/// cannot be a list marker, "95. 73". A full stop behind is no part of the number, nor is a sign in front (in running
/// text it is a dash). Small ascending numbers with a comma ("9,10") are two. Left out are codes (`o18`) and outline
/// numbers or dates of three parts with dots (`9.1.2`). A list marker ("๑.") is a number: the caller decides.
pub fn decimals_in(text: &str) -> Vec<(Range<usize>, Decimal)> {
    let mut found = Vec::new();
    let mut previous = None;
    let mut at = 0;
    while let Some(c) = character_at(text, at) {
        if digit_of(c).is_none() {
            previous = Some(c);
            at += c.len_utf8();
            continue;
        }
        let (end, notation) = number_at(text, at);
        let code = previous.is_some_and(|c| c.is_ascii_alphabetic());
        if let Some(value) = notation.filter(|_| !code).and_then(|number| Decimal::from_str_exact(&number).ok()) {
            found.push((at..end, value));
        }
        previous = Some(c);
        at = end;
    }
    found
}

/// The decimal point, also in full width.
const POINT: [char; 2] = ['.', '．'];

/// The comma, also in full width.
const COMMA: [char; 2] = [',', '，'];

/// A run of digits: their values in Arabic digits and where it ends.
struct Run {
    digits: String,
    end: usize,
}

impl Run {
    /// The run at a byte position; none where no digit stands there.
    fn at(text: &str, start: usize) -> Option<Run> {
        let rest = text.get(start..)?;
        let digits: String = rest.chars().map_while(digit_of).filter_map(|value| char::from_digit(value, 10)).collect();
        let length: usize = rest.chars().take_while(|&c| digit_of(c).is_some()).map(char::len_utf8).sum();
        (length > 0).then_some(Run { digits, end: start + length })
    }

    /// The run behind a separator that stands at a byte position.
    fn behind(text: &str, at: usize, separators: [char; 2]) -> Option<Run> {
        let separator = character_at(text, at).filter(|c| separators.contains(c))?;
        Run::at(text, at + separator.len_utf8())
    }
}

fn character_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Where the spaces at a byte position end; a slip of the pen is two of them at most.
fn behind_spaces(text: &str, at: usize) -> usize {
    let spaces = text.get(at..).unwrap_or_default().chars().take(2).take_while(|&c| c == ' ' || c == '\u{00A0}');
    at + spaces.map(char::len_utf8).sum::<usize>()
}

/// The end of the number whose first digit stands at a byte position, and its plain notation; none for an outline
/// number or a date.
fn number_at(text: &str, start: usize) -> (usize, Option<String>) {
    let Some(first) = Run::at(text, start) else { return (start + 1, None) };
    let Run { digits: mut whole, mut end } = first;
    let mut thousands = false;
    if whole.len() <= 3 && !whole.starts_with('0') {
        while let Some(group) = Run::behind(text, end, COMMA).filter(|group| group.digits.len() == 3) {
            whole.push_str(&group.digits);
            end = group.end;
            thousands = true;
        }
    }
    if let Some(fraction) = Run::behind(text, end, POINT) {
        let mut end = fraction.end;
        let mut parts = 2;
        while let Some(part) = Run::behind(text, end, POINT) {
            end = part.end;
            parts += 1;
        }
        return (end, (parts == 2).then(|| format!("{whole}.{}", fraction.digits)));
    }
    let fraction = match thousands {
        true => None,
        false => decimal_comma(text, &whole, start, end).or_else(|| spaced_fraction(text, &whole, start, end)),
    };
    match fraction {
        Some(fraction) => (fraction.end, Some(format!("{whole}.{}", fraction.digits))),
        None => (end, Some(whole)),
    }
}

/// The fraction behind a decimal comma: one or two digits and no further comma. Small ascending numbers are a list.
fn decimal_comma(text: &str, whole: &str, start: usize, end: usize) -> Option<Run> {
    const SMALL: u32 = 50;
    let fraction = Run::behind(text, end, COMMA)?;
    let listed = text.get(..start)?.ends_with(COMMA) || Run::behind(text, fraction.end, COMMA).is_some();
    let (left, right) = (whole.parse::<u32>().ok()?, fraction.digits.parse::<u32>().ok()?);
    let ascending = left < right && right < SMALL;
    (fraction.digits.len() <= 2 && !listed && !ascending).then_some(fraction)
}

/// The fraction that a space has cut off: before the point always, behind the point only where a score is cut rather
/// than a list numbered.
fn spaced_fraction(text: &str, whole: &str, start: usize, end: usize) -> Option<Run> {
    let spaced = behind_spaces(text, end);
    if spaced > end {
        return Run::behind(text, spaced, POINT).filter(|fraction| Run::behind(text, fraction.end, POINT).is_none());
    }
    let point = character_at(text, end).filter(|c| POINT.contains(c)).map(|c| end + c.len_utf8())?;
    let fraction = Run::at(text, behind_spaces(text, point))?;
    let before = text.get(..start)?.trim_end_matches([' ', '\u{00A0}', '(']);
    let list_marker = before.is_empty() || before.ends_with(['\n', '\t']);
    let like_a_score = whole.len() == 2 && fraction.digits.len() == 2 && !whole.starts_with('0');
    let goes_on = Run::behind(text, fraction.end, POINT).is_some();
    (like_a_score && !list_marker && !goes_on).then_some(fraction)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_as_offices_write_them() {
        let cases = [
            ("95.73", "95.73"),
            ("๙๕.๗๓", "95.73"),
            ("๙5.๗3", "95.73"),
            ("９５．７３", "95.73"),
            ("73.90", "73.90"),
            ("100", "100"),
            (" 80.9 ", "80.9"),
            ("95,73", "95.73"),
            ("95,7", "95.7"),
            ("1,234.5", "1234.5"),
            ("1,234", "1234"),
            ("12,345,678", "12345678"),
            ("95.73%", "95.73"),
            ("95.73 %", "95.73"),
            ("ร้อยละ ๙๕.๗๓ คะแนน", "95.73"),
            ("ร้อยละ๙๕.๗๓", "95.73"),
            ("๘๐.๙ คะเเนน", "80.9"),
            ("80 เปอร์เซ็นต์", "80"),
            ("๙๕. ๗๓", "95.73"),
            ("97 .47", "97.47"),
            ("97 . 47", "97.47"),
            ("9 5.73", "95.73"),
            ("10 0.00", "100.00"),
            ("95.7 3", "95.73"),
            ("9\u{200B}5.73\u{00A0}", "95.73"),
            ("-5.25", "-5.25"),
            ("–5.25", "-5.25"),
            ("\u{2212}5", "-5"),
            ("+1.5", "1.5"),
            (".5", "0.5"),
            ("0", "0"),
        ];
        for (text, number) in cases {
            assert_eq!(parse_decimal(text).map(|number| number.to_string()).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_number() {
        let cases = [
            "",
            " ",
            "-",
            "–",
            "—",
            ".",
            ",",
            "%",
            "ร้อยละ",
            "คะแนน",
            "ไม่มี",
            "o18",
            "A",
            "3/5",
            "85.00 – 94.99",
            "85-100",
            "2021-04-03",
            "3/4/2564",
            "๓ เมษายน ๒๕๖๔",
            "95.73 80.90",
            "95 73",
            "1 95.73",
            "95.73 80",
            "95, 73",
            "- 95.73",
            "1,2,3",
            "95,73,1",
            "1,23.5",
            "0,123",
            "1.2.3",
            "95..73",
            "1e5",
            "95.",
            "๑) 95",
            "(95.73)",
            "12:30",
            "95.73\n80",
        ];
        for text in cases {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }

    #[test]
    fn a_million_digits_are_no_number() {
        let digits = "9".repeat(1_000_000);
        assert_eq!(parse_decimal(&digits), None);
        assert_eq!(decimals_in(&digits), []);
        assert_eq!(parse_decimal(&"9".repeat(40)), None, "more than a decimal holds");
        assert_eq!(decimals_in(&"1,".repeat(200_000)).len(), 200_000);
    }

    #[test]
    fn numbers_are_found_in_running_text() {
        let cases: [(&str, &[&str]); 16] = [
            ("ได้คะแนน ๘๐.๙ คะแนน", &["80.9"]),
            ("เท่ากับ ๔๓.๗๕. และ 58.82.", &["43.75", "58.82"]),
            ("ร้อยละ ๙5.๗3 จาก 100", &["95.73", "100"]),
            ("งบ 1,234,567.50 บาท 2,000 คน", &["1234567.50", "2000"]),
            ("ได้ 95,73 และ 80,9", &["95.73", "80.9"]),
            ("ตัวชี้วัดที่ 9,10 และ 3,2,1", &["9", "10", "3", "2", "1"]),
            ("๘๕.๐๐ – ๙๔.๙๙", &["85.00", "94.99"]),
            ("85-100", &["85", "100"]),
            ("๑. การปฏิบัติหน้าที่ ๙๙.๘๓", &["1", "99.83"]),
            ("10. 25 คน", &["10", "25"]),
            ("ได้ 97 .47 และ ๙๕. ๗๓ คะแนน", &["97.47", "95.73"]),
            ("ข้อ o18 และ e1 ได้ 0", &["0"]),
            ("หัวข้อ 9.1.2 ได้ 50", &["50"]),
            ("จำนวน๕ตัวชี้วัด", &["5"]),
            ("คะแนน ９５．７３", &["95.73"]),
            ("ไม่มี", &[]),
        ];
        for (text, numbers) in cases {
            let found: Vec<String> = decimals_in(text).iter().map(|(_, number)| number.to_string()).collect();
            assert_eq!(found, numbers, "{text}");
        }
    }

    #[test]
    fn ranges_are_those_of_the_original_text() {
        let text = "ได้ ๙๕. ๗๓ คะแนน";
        let found = decimals_in(text);
        assert_eq!(found.iter().map(|(range, _)| &text[range.clone()]).collect::<Vec<_>>(), ["๙๕. ๗๓"]);
    }

    #[test]
    fn digits_change_script_and_nothing_else() {
        assert_eq!(to_arabic("ปี ๒๕๖4 ฯ"), "ปี 2564 ฯ");
        assert_eq!(to_thai("ปี ๒๕๖4 ITA"), "ปี ๒๕๖๔ ITA");
        assert!(matches!(to_arabic("ITA 2564"), Cow::Borrowed(_)));
        assert!(matches!(to_thai("ปี ๒๕๖๔"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn arabic_digits_survive_the_way_to_thai_and_back(text in "[0-9a-zA-Zก-ฮ .,]{0,40}") {
            let thai = to_thai(&text);
            prop_assert_eq!(to_arabic(&thai), text.as_str());
        }

        #[test]
        fn a_decimal_is_read_as_it_is_written(units in 0_i64..10_000_000, scale in 0_u32..5) {
            let number = Decimal::new(units, scale);
            prop_assert_eq!(parse_decimal(&to_thai(&number.to_string())), Some(number));
            prop_assert_eq!(decimals_in(&number.to_string()).len(), 1);
        }

        #[test]
        fn no_text_is_too_odd(text in prop_oneof![any::<String>(), "[0-9๐-๙., \\-%]{0,30}"]) {
            let _ = parse_decimal(&text);
            for (range, number) in decimals_in(&text) {
                prop_assert!(text.get(range).is_some_and(|part| part.contains(|c| digit_of(c).is_some())));
                prop_assert!(!number.is_sign_negative());
            }
        }
    }
}
