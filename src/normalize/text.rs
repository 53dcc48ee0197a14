//! The one form in which recognisers read a text: repaired, in Arabic digits, with single spaces. What a document says
//! is kept beside it as written.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

use regex::Regex;

use crate::thai::memory::{Memory, remembered};
use crate::thai::{digits, repair};

/// The text for understanding: repaired, Thai digits as Arabic ones, every run of white space one space.
pub(super) fn clean(text: &str) -> String {
    // Several recognisers look at each text.
    remembered(&CLEANED, (), text, || cleaned(text))
}

thread_local! {
    static CLEANED: RefCell<Memory<(), String>> = RefCell::default();
}

fn cleaned(text: &str) -> String {
    let unmarked = without_marks(text);
    let repaired = repair::repair(&unmarked);
    let arabic = digits::to_arabic(&repaired);
    if has_single_spaces(&arabic) {
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

/// True where white space is single spaces between words: a repaired text has no other than that of ASCII.
fn has_single_spaces(repaired: &str) -> bool {
    let mut before = b' ';
    for byte in repaired.bytes() {
        if byte == b' ' && before == b' ' || matches!(byte, b'\t'..=b'\r') {
            return false;
        }
        before = byte;
    }
    before != b' ' || repaired.is_empty()
}

/// The text without the literal marks of paragraphs and lines that copying from web pages leaves.
fn without_marks(text: &str) -> Cow<'_, str> {
    match MARKS.as_ref().filter(|_| text.contains('<')) {
        Some(marks) => marks.replace_all(text, " "),
        None => Cow::Borrowed(text),
    }
}

static MARKS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)</?(?:p|br) ?/?>").ok());

/// The key of a cleaned text: lower case, no white space at all.
pub(super) fn key(cleaned: &str) -> String {
    let mut key = String::with_capacity(cleaned.len());
    let mut from = 0;
    for (at, c) in cleaned.char_indices() {
        // Most letters stay as they are.
        if matches!(c, 'ก'..='๛' | '0'..='9' | 'a'..='z') {
            continue;
        }
        key.push_str(cleaned.get(from..at).unwrap_or_default());
        if !c.is_whitespace() {
            key.extend(c.to_lowercase());
        }
        from = at + c.len_utf8();
    }
    key.push_str(cleaned.get(from..).unwrap_or_default());
    key
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
}
