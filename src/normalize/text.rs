//! The one form in which recognisers read a text: repaired, in Arabic digits, with single spaces. What a document says
//! is kept beside it as written.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

use regex::Regex;

use crate::thai::memory::{Memory, remembered};
use crate::thai::{digits, repair, words};

/// The text for understanding: repaired, Thai digits as Arabic ones, every run of white space one space.
pub(super) fn clean(text: &str) -> String {
    if text.len() <= SHORT {
        return cleaned(text);
    }
    // Several recognisers look at each text.
    remembered(&CLEANED, (), text, || cleaned(text))
}

/// To clean a text of so many bytes, a number or a word, takes less time than to remember it.
const SHORT: usize = 12;

thread_local! {
    static CLEANED: RefCell<Memory<(), String>> = RefCell::default();
}

fn cleaned(text: &str) -> String {
    let unmarked = without_marks(text);
    let repaired = repair::repair(&unmarked);
    let arabic = digits::to_arabic(&repaired);
    if words::has_single_spaces(&arabic) {
        return arabic.into_owned();
    }
    let mut cleaned = String::with_capacity(arabic.len());
    for word in arabic.split_whitespace() {
        if !cleaned.is_empty() {
            cleaned.push(' ');
        }
        cleaned.push_str(word);
    }
    cleaned
}

/// The text without the literal marks of paragraphs and lines that copying from web pages leaves.
fn without_marks(text: &str) -> Cow<'_, str> {
    match MARKS.as_ref().filter(|_| memchr::memchr(b'<', text.as_bytes()).is_some()) {
        Some(marks) => marks.replace_all(text, " "),
        None => Cow::Borrowed(text),
    }
}

static MARKS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)</?(?:p|br) ?/?>").ok());

/// The key of a cleaned text: lower case, no white space at all.
pub(super) fn key(cleaned: &str) -> String {
    match words::plain_without_spaces(cleaned) {
        Some(mut key) => {
            key.make_ascii_lowercase();
            key
        }
        None => in_lower_case(cleaned, |c| !c.is_whitespace()),
    }
}

/// A text in lower case.
pub(super) fn lower_case(text: &str) -> String {
    if words::is_plain(text) { text.to_ascii_lowercase() } else { in_lower_case(text, |_| true) }
}

/// A text in lower case, without the characters that do not `stay`: only of white space and of what has, or may have,
/// another lower case is that asked.
fn in_lower_case(text: &str, stay: impl Fn(char) -> bool) -> String {
    let bytes = text.as_bytes();
    let mut lower = String::with_capacity(text.len());
    let mut from = 0;
    // Most letters stay as they are.
    loop {
        let at = from + letters_that_stay(bytes.get(from..).unwrap_or_default());
        lower.push_str(text.get(from..at).unwrap_or_default());
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        if stay(c) {
            lower.extend(c.to_lowercase());
        }
        from = at + c.len_utf8();
    }
    lower
}

/// How many bytes a text begins with that a key holds as they are.
#[inline]
fn letters_that_stay(text: &[u8]) -> usize {
    // Words are long: many letters are looked at at once.
    let parts = text.chunks_exact(16).take_while(|part| part.iter().fold(true, |all, byte| all & stays(*byte)));
    let whole = parts.count() * 16;
    let rest = text.get(whole..).unwrap_or_default();
    whole + rest.iter().position(|byte| !stays(*byte)).unwrap_or(rest.len())
}

/// True for a byte of a character that is neither white space nor has another form in lower case: small letters,
/// digits and signs, and the scripts of U+0800 to U+0FFF, Thai among them, which begin with one byte.
#[inline]
fn stays(byte: u8) -> bool {
    matches!(byte, b'!'..=b'@' | b'['..=0xBF | 0xE0)
}

/// True for a text of digits and signs alone, which names nothing: most cells of a table are numbers.
pub(super) fn has_no_letter(cleaned: &str) -> bool {
    cleaned.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation())
}

/// The text without a list marker in front ("1. ", "1) ", "(1) ", "1.2 ", "- ", "• "), and the marker's number where it
/// has one and only one.
pub(super) fn without_marker(cleaned: &str) -> (Option<u32>, &str) {
    let rest = cleaned.trim_start();
    if let Some(rest) = rest.strip_prefix(['-', '–', '•', '*', '➢', '✓', '▪', '●', 'o']).filter(|r| r.starts_with(' '))
    {
        return (None, rest.trim_start());
    }
    let inner = rest.strip_prefix('(').unwrap_or(rest);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let (number, after) = inner.split_at_checked(digits).unwrap_or(("", inner));
    let closed = after.strip_prefix(')');
    let dotted = number.ends_with('.');
    let marker = digits > 0 && digits <= 8 && (closed.is_some() || dotted || number.contains('.'));
    // "95.73 คะแนน" begins with a number that is no marker.
    let score = number.split_once('.').is_some_and(|(_, decimals)| decimals.len() >= 2 && !decimals.contains('.'));
    if !marker || score {
        return (None, rest);
    }
    let number = number.trim_end_matches('.').parse().ok();
    (number, closed.unwrap_or(after).trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_markers_are_taken_off() {
        let cases = [
            ("1. การปฏิบัติหน้าที่", Some(1), "การปฏิบัติหน้าที่"),
            ("10) การป้องกัน", Some(10), "การป้องกัน"),
            ("(2) ข้อ", Some(2), "ข้อ"),
            ("9.1 ข้อมูลพื้นฐาน", None, "ข้อมูลพื้นฐาน"),
            ("- จุดแข็ง", None, "จุดแข็ง"),
            ("2564", None, "2564"),
            ("95.73 คะแนน", None, "95.73 คะแนน"),
            ("คะแนน", None, "คะแนน"),
        ];
        for (text, number, rest) in cases {
            assert_eq!(without_marker(text), (number, rest), "{text}");
        }
    }

    #[test]
    fn keys_are_lower_case_without_white_space() {
        for c in (1..=0x1FFFF).filter_map(char::from_u32) {
            let text = format!("ก{c}B ");
            let expected: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
            assert_eq!(key(&text), expected, "{c:?}");
            assert_eq!(lower_case(&text), text.chars().flat_map(char::to_lowercase).collect::<String>(), "{c:?}");
        }
    }
}
