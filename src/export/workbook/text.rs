//! Text on its way into a cell: cleaned, cut to what a cell holds, and measured.

use std::borrow::Cow;

use crate::thai::repair::is_mark;

/// What a cell holds at most, in UTF-16 code units (Excel's specification).
const CELL_LIMIT: usize = 32_767;

/// What the indent and the border of a cell take of its column, in digits.
const MARGIN: usize = 2;

/// Stands at the end of a text that was cut.
const CUT_MARK: char = '…';

/// The text as a cell may hold it: line breaks as `\n`, no control characters, cut with a mark at Excel's limit.
pub(in crate::export) fn cell_text(text: &str) -> Cow<'_, str> {
    let clean = without_controls(text);
    let units = |c: char| c.len_utf16();
    if clean.len() <= CELL_LIMIT || clean.chars().map(units).sum::<usize>() <= CELL_LIMIT {
        return clean;
    }
    let mut room = CELL_LIMIT - units(CUT_MARK);
    let fits = |c: &char| match room.checked_sub(units(*c)) {
        Some(rest) => {
            room = rest;
            true
        }
        None => false,
    };
    let mut cut: String = clean.chars().take_while(fits).collect();
    cut.push(CUT_MARK);
    Cow::Owned(cut)
}

fn without_controls(text: &str) -> Cow<'_, str> {
    let unwanted = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    // What begins like U+0080 or U+FFFE, or is below a space, may be unwanted.
    let is_suspect = |byte: u8| (byte < b' ' && byte != b'\n') | matches!(byte, 0x7F | 0xC2 | 0xEF);
    if !text.bytes().fold(false, |found, byte| found | is_suspect(byte)) || !text.contains(unwanted) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    Cow::Owned(text.chars().filter(|c| !unwanted(*c)).collect())
}

/// How wide a line of text is, in digits. Thai vowels and marks above and below take no room of their own.
pub(in crate::export) fn display_width(line: &str) -> usize {
    line.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    match c {
        ' '..='~' | 'ก'..='ะ' | 'า' | 'ำ' | 'เ'..='ๆ' | '๐'..='๙' => 1,
        c if is_mark(c) => 0,
        '\u{200B}'..='\u{200F}' | '\u{FEFF}' => 0,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF00}'..='\u{FF60}' => 2,
        _ => 1,
    }
}

/// How many lines a text takes in a column of so many digits, wrapped. Thai breaks between words, and a word is some
/// digits long: a line that does not hold all is reckoned a sixth shorter than its column.
pub(in crate::export) fn wrapped_lines(text: &str, column_width: usize) -> usize {
    let whole = column_width.saturating_sub(MARGIN);
    let room = (whole * 5 / 6).max(1);
    let lines = |line: &str| {
        // No character is wider than it is long in bytes.
        let width = if line.len() <= whole { line.len() } else { display_width(line) };
        if width <= whole { 1 } else { width.div_ceil(room) }
    };
    text.split('\n').map(lines).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_marks_above_and_below_take_no_room() {
        let cases = [("", 0), ("85.00", 5), ("การใช้อำนาจ", 10), ("ที่", 1), ("น้ำ", 2), ("๑๐", 2), ("漢字", 4)];
        for (text, width) in cases {
            assert_eq!(display_width(text), width, "{text}");
        }
    }

    #[test]
    fn wrapped_text_takes_whole_lines() {
        let cases = [
            ("", 12, 1),
            ("กกกกกกกกกก", 12, 1),
            ("กกกกกกกกกกก", 12, 2),
            ("กกกกกกกกกกกกกกกกก", 12, 3),
            ("ก\nข", 12, 2),
            ("ก\n\nข", 3, 3),
        ];
        for (text, width, lines) in cases {
            assert_eq!(wrapped_lines(text, width), lines, "{text:?} in {width}");
        }
    }

    #[test]
    fn control_characters_are_left_out_and_line_breaks_kept() {
        let cases = [("ก\r\nข", "ก\nข"), ("ก\u{0}\u{B}ข", "กข"), ("ก\tข", "ก ข"), ("\u{FFFE}ก", "ก"), ("ก ข", "ก ข")];
        for (text, clean) in cases {
            assert_eq!(cell_text(text), clean);
        }
    }

    #[test]
    fn text_over_the_limit_of_a_cell_is_cut_with_a_mark() {
        let full = "ก".repeat(32_767);
        assert_eq!(cell_text(&full), full);
        let cut = cell_text(&"ก".repeat(32_768)).into_owned();
        assert_eq!(cut.chars().count(), 32_767);
        assert!(cut.ends_with("ก…"));
        assert_eq!(cell_text(&"😀".repeat(20_000)).chars().map(char::len_utf16).sum::<usize>(), 32_767);
    }
}
