//! Text on a terminal: nothing in a document may steer it, and Thai columns stand under each other.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::thai::repair::{is_mark, is_unseen};

/// Text of a document or of a file's name as it may be printed: on one line, without control characters, invisible
/// characters and changes of direction.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .filter_map(|c| match c {
                '\n' | '\r' | '\t' => Some(' '),
                c if steers(c) => None,
                c => Some(c),
            })
            .collect(),
    )
}

fn steers(c: char) -> bool {
    c.is_control() || is_unseen(c)
}

/// JSON as it may be printed: the control characters that JSON lets stand unescaped are escaped too.
pub fn printable_json(json: &str) -> String {
    let mut printable = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\n' => printable.push(c),
            c if steers(c) => printable.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => printable.push(c),
        }
    }
    printable
}

/// How many columns of a terminal a text takes: Thai vowels and marks above and below a consonant take none.
pub fn width(text: &str) -> usize {
    text.chars().filter(|c| !stands_over_another(*c)).count()
}

fn stands_over_another(c: char) -> bool {
    is_mark(c) || matches!(c, '\u{0300}'..='\u{036F}') || steers(c)
}

/// Prints rows with their columns under each other, two blanks between, indented by two. The last column is not
/// filled up, so a long text in it does not widen the others.
///
/// # Errors
/// Those of the output.
pub fn table(out: &mut dyn Write, rows: &[Vec<String>]) -> io::Result<()> {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        let filled = row.len().saturating_sub(1);
        widths.resize(widths.len().max(filled), 0);
        for (cell, widest) in row.iter().take(filled).zip(&mut widths) {
            *widest = width(cell).max(*widest);
        }
    }
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            line.push_str("  ");
            line.push_str(cell);
            let widest = widths.get(column).copied().unwrap_or_default();
            line.extend(std::iter::repeat_n(' ', widest.saturating_sub(width(cell))));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Prints a line about something wrong on the standard error.
pub fn complain(sentence: &str) {
    // Where the standard error is closed there is nobody left to tell.
    let _ = writeln!(io::stderr().lock(), "prongsai: {}", printable(sentence));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_cannot_steer_the_terminal() {
        let cases = [
            ("องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล"),
            ("\u{1b}[2Jgone", "[2Jgone"),
            ("\u{9b}31mred", "31mred"),
            ("two\r\nlines\tand a tab", "two  lines and a tab"),
            ("a\u{202E}b\u{200B}c\u{7}", "abc"),
        ];
        for (text, printed) in cases {
            assert_eq!(printable(text), printed, "{text:?}");
        }
    }

    #[test]
    fn printed_json_is_the_same_json_without_raw_controls() {
        let value = serde_json::json!({ "name": "ก\u{9b}31m\u{202E}\u{1b}" });
        let printed = printable_json(&serde_json::to_string_pretty(&value).unwrap());
        assert!(!printed.chars().any(|c| c != '\n' && steers(c)), "{printed:?}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&printed).unwrap(), value);
    }

    #[test]
    fn marks_over_and_under_a_consonant_take_no_column() {
        let cases = [("abc", 3), ("กำ", 2), ("ที่", 1), ("ผู้มีส่วนได้", 7), ("๘๐.๙", 4), ("", 0)];
        for (text, columns) in cases {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [["ที่", "1", "x"], ["คะแนน", "10", "y"]].map(|row| row.map(str::to_owned).to_vec());
        let mut printed = Vec::new();
        table(&mut printed, &rows).unwrap();
        assert_eq!(String::from_utf8(printed).unwrap(), "  ที่      1   x\n  คะแนน  10  y\n");
    }
}
