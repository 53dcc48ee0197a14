//! Codes of number formats (ECMA-376 part 1, 18.8.30 and 18.8.31): which digits they show.
//!
//! Thai digits are asked for by `t` in front of a section ("t0.00"), by the digit shape in a section's locale
//! (`[$-D07041E]`: shape 0D, calendar 07, language 041E), or by what LibreOffice writes, `[NatNum1]`. Text in quotes or
//! behind a backslash is text like any other.
//!
//! Excel needs no language beside the shape; LibreOffice shows a number in Thai digits only where the language is Thai.
//! A language means nothing to a number but much to a date, whose months it names: so it is written where no date is.

use std::borrow::Cow;
use std::ops::Range;

use super::exchange::Exchange;
use super::passage::{Edit, Passage};
use crate::thai::digits::{Digits, in_digits, to_arabic};
use crate::thai::mend::{self, Replacement};

/// The digit shapes in the highest byte of a locale (MS-OE376, part 4 section 2.1.743).
const SHAPE: u32 = 0xFF00_0000;
const ARABIC_SHAPE: u32 = 0x0100_0000;
const THAI_SHAPE: u32 = 0x0D00_0000;

/// A locale of Thai digits for dates, which keep their language.
const THAI_DIGITS_OF_DATE: &str = "[$-D000000]";

/// A locale of Thai digits for numbers.
const THAI_DIGITS: &str = "[$-D00041E]";

/// The language of Thailand without calendar or digits.
const THAI: u32 = 0x041E;

/// Locales that stand for the system's own formats of date and time: they have no digits of their own.
const SYSTEM_LOCALES: [u32; 2] = [0xF800, 0xF400];

/// A stretch of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// Text in quotes or behind a backslash, the marks not included.
    Literal(Range<usize>),
    /// What stands in brackets, with them.
    Bracket(Range<usize>),
    /// The letter that asks for Thai digits.
    ThaiDigits(Range<usize>),
    /// A Thai digit as it is.
    BareDigit(Range<usize>),
    /// What shows digits: a placeholder, a letter of a date, General.
    Shown { of_date: bool },
    /// The end of a section.
    SectionEnd(usize),
}

/// Changes a code in place, and counts it. A code that follows those of cells (`linked`) is only rewritten where it
/// names digits itself. Returns the code as it is then.
pub(super) fn edit(code: &Passage, linked: bool, exchange: &mut Exchange<'_>, edits: &mut Vec<Edit>) -> String {
    let Some(digits) = exchange.digits() else { return code.text().to_owned() };
    let changed = if linked { replacements(code.text(), digits) } else { all_replacements(code.text(), digits) };
    if !changed.is_empty() {
        exchange.told.changes.number_formats += 1;
        code.edits(&changed, edits);
    }
    code.replaced(&changed)
}

/// The code that shows the same in other digits; none where it is the same code.
pub(super) fn converted(code: &str, digits: Digits) -> Option<String> {
    let replacements = all_replacements(code, digits);
    (!replacements.is_empty()).then(|| mend::replaced(code, &replacements))
}

fn all_replacements(code: &str, digits: Digits) -> Vec<Replacement> {
    let replacements = replacements(code, digits);
    if digits == Digits::Thai { with_locales(code, replacements) } else { replacements }
}

/// What changes in a code as it stands.
pub(super) fn replacements(code: &str, digits: Digits) -> Vec<Replacement> {
    let mut replacements = Vec::new();
    let tokens = tokens(code);
    for section in tokens.split(|token| matches!(token, Token::SectionEnd(_))) {
        let is_date = section.contains(&Token::Shown { of_date: true });
        replacements.extend(section.iter().filter_map(|token| replacement(code, token, is_date, digits)));
    }
    replacements
}

fn replacement(code: &str, token: &Token, is_date: bool, digits: Digits) -> Option<Replacement> {
    let text = |range: &Range<usize>| code.get(range.clone()).unwrap_or_default();
    let (range, by) = match (token, digits) {
        (Token::Literal(range), digits) => (range, in_digits(text(range), digits).into_owned()),
        (Token::ThaiDigits(range), Digits::Arabic) => (range, String::new()),
        // A bare 0 would be a placeholder.
        (Token::BareDigit(range), Digits::Arabic) => (range, format!("\\{}", to_arabic(text(range)))),
        (Token::Bracket(range), digits) => (range, bracket(text(range), is_date, digits)?),
        _ => return None,
    };
    (text(range) != by).then(|| Replacement { range: range.clone(), by: Cow::Owned(by) })
}

/// The replacements for Thai digits, and a locale in front of each section that shows digits and has none.
fn with_locales(code: &str, mut replacements: Vec<Replacement>) -> Vec<Replacement> {
    let mut start = 0;
    let mut section = Vec::new();
    for token in tokens(code).into_iter().chain([Token::SectionEnd(code.len())]) {
        let Token::SectionEnd(end) = token else {
            section.push(token);
            continue;
        };
        let is_date = section.contains(&Token::Shown { of_date: true });
        let shows = is_date || section.contains(&Token::Shown { of_date: false });
        let has_locale = section.drain(..).any(|token| match token {
            Token::ThaiDigits(_) => true,
            Token::Bracket(range) => {
                let written = code.get(range).unwrap_or_default();
                locale(written).is_some() || written.starts_with("[NatNum")
            }
            _ => false,
        });
        if shows && !has_locale {
            let by = if is_date { THAI_DIGITS_OF_DATE } else { THAI_DIGITS };
            replacements.push(Replacement { range: start..start, by: Cow::Borrowed(by) });
        }
        start = end + 1;
    }
    replacements.sort_by_key(|replacement| (replacement.range.start, replacement.range.end));
    replacements
}

/// A bracket as it is to be; none where it stays.
fn bracket(written: &str, is_date: bool, digits: Digits) -> Option<String> {
    if digits == Digits::Arabic && written.eq_ignore_ascii_case("[NatNum1]") {
        return Some(String::new());
    }
    let Locale { symbol, value } = locale(written)?;
    let (shape, rest) = (value & SHAPE, value & !SHAPE);
    let value = match digits {
        Digits::Arabic if shape == THAI_SHAPE && symbol.is_empty() && (rest == 0 || (rest == THAI && !is_date)) => {
            return Some(String::new());
        }
        // With a calendar, programs write the digits out; without, the language's own are Arabic.
        Digits::Arabic if shape == THAI_SHAPE && rest > 0xFFFF && symbol.is_empty() => rest | ARABIC_SHAPE,
        Digits::Arabic if shape == THAI_SHAPE => rest,
        Digits::Thai if (shape == 0 || shape == ARABIC_SHAPE) && !SYSTEM_LOCALES.contains(&rest) => rest | THAI_SHAPE,
        _ => return None,
    };
    Some(format!("[${symbol}-{value:X}]"))
}

/// The locale of a section, with the symbol of a currency or none.
struct Locale<'c> {
    symbol: &'c str,
    value: u32,
}

fn locale(written: &str) -> Option<Locale<'_>> {
    let (symbol, value) = written.strip_prefix("[$")?.strip_suffix(']')?.rsplit_once('-')?;
    Some(Locale { symbol, value: u32::from_str_radix(value, 16).ok()? })
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut characters = code.char_indices().peekable();
    let mut previous = ' ';
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => {
                let start = at + 1;
                let end = characters.find(|&(_, c)| c == '"').map_or(code.len(), |(end, _)| end);
                tokens.push(Token::Literal(start..end));
            }
            '\\' => {
                if let Some((start, c)) = characters.next() {
                    tokens.push(Token::Literal(start..start + c.len_utf8()));
                }
            }
            // A space as wide as the character behind, or that character as often as it fits.
            '_' | '*' => drop(characters.next()),
            '[' => {
                let end = characters.find(|&(_, c)| c == ']').map_or(code.len(), |(end, _)| end + 1);
                // A time that goes on behind its hour, minute or second.
                let inside = code.get(at + 1..end).unwrap_or_default().trim_end_matches(']');
                if !inside.is_empty() && inside.trim_matches(['h', 'H', 'm', 'M', 's', 'S', 'ช', 'น', 'ท']).is_empty()
                {
                    tokens.push(Token::Shown { of_date: false });
                }
                tokens.push(Token::Bracket(at..end));
            }
            ';' => tokens.push(Token::SectionEnd(at)),
            't' | 'T' if !previous.is_ascii_alphabetic() => tokens.push(Token::ThaiDigits(at..at + 1)),
            '๐'..='๙' => tokens.push(Token::BareDigit(at..at + c.len_utf8())),
            '0' | '#' | '?' => tokens.push(Token::Shown { of_date: false }),
            // Letters of dates, in English and in Thai. Those of General, of powers of ten and of a time are none: only days,
            // years, months by name, and halves of days are told by a language.
            c if c.is_ascii_alphabetic() || ('ก'..='ฮ').contains(&c) => {
                let is_name = code.get(at..at + 3).is_some_and(|start| start.eq_ignore_ascii_case("mmm"));
                let of_date = !c.is_ascii() || is_name || "dybp".contains(c.to_ascii_lowercase());
                tokens.push(Token::Shown { of_date });
            }
            _ => {}
        }
        previous = c;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_digits_in_every_form_become_arabic() {
        let cases = [
            ("t0.00", "0.00"),
            ("t#,##0;-t#,##0", "#,##0;-#,##0"),
            ("[$-D07041E]d mmm yyyy", "[$-107041E]d mmm yyyy"),
            ("[$-D07041E]d mmmm bbbb;@", "[$-107041E]d mmmm bbbb;@"),
            ("[$-D00041E]0.00", "0.00"),
            ("[$-D00041E]d mmm yyyy", "[$-41E]d mmm yyyy"),
            ("[$-D000000]0;[$-D000000]-0", "0;-0"),
            ("[$฿-D00041E]#,##0.00", "[$฿-41E]#,##0.00"),
            ("[NatNum1][$-41E]0", "[$-41E]0"),
            ("\"ปี \"0\" ข้อ ๑\"", "\"ปี \"0\" ข้อ 1\""),
            ("0\\๕", "0\\5"),
            ("0๐", "0\\0"),
            ("t d mmm yy", " d mmm yy"),
        ];
        for (code, expected) in cases {
            assert_eq!(converted(code, Digits::Arabic).as_deref(), Some(expected), "{code}");
        }
    }

    #[test]
    fn other_formats_stay() {
        for code in
            ["General", "0.00", "@", "[$-107041E]d mmm yyyy", "[$-41E]d", "[Red]0", "[$-F800]dddd", "\"t\"0", ""]
        {
            assert_eq!(converted(code, Digits::Arabic), None, "{code}");
        }
        for code in ["@", ";;;", "\"ก\"", "t0.00", "[$-D07041E]d mmm", "[$-F800]"] {
            assert_eq!(converted(code, Digits::Thai), None, "{code}");
        }
    }

    #[test]
    fn to_thai_and_back_is_the_same_code() {
        let cases = [
            ("General", "[$-D00041E]General"),
            ("0.00", "[$-D00041E]0.00"),
            ("#,##0;[Red]-#,##0;@", "[$-D00041E]#,##0;[$-D00041E][Red]-#,##0;@"),
            ("[$-107041E]d mmm yyyy", "[$-D07041E]d mmm yyyy"),
            ("d mmm yyyy", "[$-D000000]d mmm yyyy"),
            ("h:mm AM/PM", "[$-D000000]h:mm AM/PM"),
            ("0.00E+00", "[$-D00041E]0.00E+00"),
            ("[$-41E]d mmm", "[$-D00041E]d mmm"),
            ("[$฿-41E]#,##0", "[$฿-D00041E]#,##0"),
            ("[h]:mm", "[$-D00041E][h]:mm"),
            ("mm:ss", "[$-D00041E]mm:ss"),
            ("mmmm", "[$-D000000]mmmm"),
            ("_(* #,##0_);_(* \\(#,##0\\);_(@_)", "[$-D00041E]_(* #,##0_);[$-D00041E]_(* \\(#,##0\\);_(@_)"),
            ("0\" ข้อ 1\"", "[$-D00041E]0\" ข้อ ๑\""),
        ];
        for (code, thai) in cases {
            assert_eq!(converted(code, Digits::Thai).as_deref(), Some(thai), "{code}");
            assert_eq!(converted(thai, Digits::Arabic).as_deref(), Some(code), "{thai}");
        }
    }
}
