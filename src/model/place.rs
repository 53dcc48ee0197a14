//! Where a value stands: a file and a position in it, as a person would count in the opened file.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shared;

/// A position in a named file. Cheap to clone: the file's name is shared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The file's path relative to what was submitted, with `/` between folders.
    #[serde(deserialize_with = "shared::file")]
    pub file: Arc<str>,
    /// Where in the file.
    pub at: Position,
}

/// A position inside one file. All numbers count from 1. It is stored in words where people read them, in its parts
/// elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub enum Position {
    /// The file as a whole; written `file`.
    File,
    /// A paragraph of the body outside tables, empty ones counted; written `paragraph 12`.
    Paragraph(u32),
    /// A cell of a Word table, tables counted in document order (a nested table after the one around it), cells as
    /// they stand in their row; written `table 2, row 3, cell 4`.
    TableCell {
        /// The table's number in the document.
        table: u32,
        /// The row's number in the table.
        row: u32,
        /// The cell's number in the row.
        cell: u32,
    },
    /// A footnote, in the order of their references; written `footnote 1`.
    Footnote(u32),
    /// An endnote; written `endnote 1`.
    Endnote(u32),
    /// A paragraph of a page header, headers counted in document order; written `header 1`.
    Header(u32),
    /// A paragraph of a page footer; written `footer 1`.
    Footer(u32),
    /// A worksheet as a whole; written `Sheet1` (quoted as Excel does when needed).
    Sheet(#[serde(deserialize_with = "shared::sheet")] Arc<str>),
    /// A cell of a worksheet; written `Sheet1!B5`, the sheet quoted as Excel does when needed.
    SheetCell {
        /// The sheet's name as its tab shows it.
        #[serde(deserialize_with = "shared::sheet")]
        sheet: Arc<str>,
        /// The row, from 1.
        row: u32,
        /// The column, from 1 (A).
        column: u32,
    },
    /// A field of a text table; written `line 7, column 3`.
    Field {
        /// The line the record begins on, from 1.
        line: u32,
        /// The field's number in its record, from 1.
        column: u32,
    },
}

/// What is written for a file as a whole.
const WHOLE_FILE: &str = "file";

impl Place {
    /// The place of a whole file.
    pub fn file(file: &Arc<str>) -> Place {
        Place { file: file.clone(), at: Position::File }
    }

    /// A position in a file.
    pub fn new(file: &Arc<str>, at: Position) -> Place {
        Place { file: file.clone(), at }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Position::File => f.write_str(&self.file),
            _ => write!(f, "{}: {}", self.file, self.at),
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Position::File => f.write_str(WHOLE_FILE),
            Position::Paragraph(number) => write!(f, "paragraph {number}"),
            Position::TableCell { table, row, cell } => write!(f, "table {table}, row {row}, cell {cell}"),
            Position::Footnote(number) => write!(f, "footnote {number}"),
            Position::Endnote(number) => write!(f, "endnote {number}"),
            Position::Header(number) => write!(f, "header {number}"),
            Position::Footer(number) => write!(f, "footer {number}"),
            // Without apostrophes it would be the file as a whole.
            Position::Sheet(sheet) if &**sheet == WHOLE_FILE => write!(f, "'{sheet}'"),
            Position::Sheet(sheet) => f.write_str(&quoted_sheet(sheet)),
            Position::SheetCell { sheet, row, column } => {
                write!(f, "{}!{}{row}", quoted_sheet(sheet), column_letters(*column))
            }
            Position::Field { line, column } => write!(f, "line {line}, column {column}"),
        }
    }
}

/// What is written in an `at` that is no position we write.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a position: {0:?}")]
pub struct UnknownPosition(String);

impl FromStr for Position {
    type Err = UnknownPosition;

    fn from_str(text: &str) -> Result<Position, UnknownPosition> {
        parse_position(text).ok_or_else(|| UnknownPosition(text.to_owned()))
    }
}

fn parse_position(text: &str) -> Option<Position> {
    if text == WHOLE_FILE {
        return Some(Position::File);
    }
    if let Some(position) = parse_sheet_cell(text) {
        return Some(position);
    }
    let numbers = |prefixes: &[&str]| -> Option<Vec<u32>> {
        let parts: Vec<&str> = text.split(", ").collect();
        if parts.len() != prefixes.len() {
            return None;
        }
        parts.iter().zip(prefixes).map(|(part, prefix)| part.strip_prefix(prefix)?.parse().ok()).collect()
    };
    let one = |prefix: &str| numbers(&[prefix]).and_then(|found| found.first().copied());
    if let Some([table, row, cell]) = numbers(&["table ", "row ", "cell "]).as_deref() {
        return Some(Position::TableCell { table: *table, row: *row, cell: *cell });
    }
    if let Some([line, column]) = numbers(&["line ", "column "]).as_deref() {
        return Some(Position::Field { line: *line, column: *column });
    }
    one("paragraph ")
        .map(Position::Paragraph)
        .or_else(|| one("footnote ").map(Position::Footnote))
        .or_else(|| one("endnote ").map(Position::Endnote))
        .or_else(|| one("header ").map(Position::Header))
        .or_else(|| one("footer ").map(Position::Footer))
        .or_else(|| unquoted_sheet(text).map(|sheet| Position::Sheet(sheet.into())))
}

fn parse_sheet_cell(text: &str) -> Option<Position> {
    let (sheet, cell) = text.rsplit_once('!')?;
    let (column, row) = cell.split_at_checked(cell.bytes().take_while(u8::is_ascii_uppercase).count())?;
    Some(Position::SheetCell {
        sheet: unquoted_sheet(sheet)?.into(),
        row: row.parse().ok()?,
        column: column_number(column)?,
    })
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The derived functions have these names too, and are no trait's.
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            Position::serialize(self, serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Position, D::Error> {
        if !deserializer.is_human_readable() {
            return Position::deserialize(deserializer);
        }
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A column's letters as Excel writes them: 1 is `A`, 27 is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

fn column_number(letters: &str) -> Option<u32> {
    if letters.is_empty() {
        return None;
    }
    letters
        .bytes()
        .try_fold(0_u32, |number, letter| number.checked_mul(26)?.checked_add(u32::from(letter.checked_sub(b'A')?) + 1))
}

/// A sheet's name in apostrophes where Excel would write them: when it holds anything but letters, digits, `_` and
/// `.`, begins with a digit, or reads like a cell.
fn quoted_sheet(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '.' || is_thai_mark(c);
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let reads_like_a_cell =
        (1..=3).contains(&letters) && name.len() > letters && name.bytes().skip(letters).all(|b| b.is_ascii_digit());
    let bare = !name.is_empty()
        && name.chars().all(plain)
        && !name.starts_with(|c: char| c.is_numeric() || c == '.')
        && !reads_like_a_cell;
    if bare { name.to_owned() } else { format!("'{}'", name.replace('\'', "''")) }
}

fn unquoted_sheet(text: &str) -> Option<String> {
    match text.strip_prefix('\'') {
        Some(rest) => Some(rest.strip_suffix('\'')?.replace("''", "'")),
        None if text.is_empty() => None,
        None => Some(text.to_owned()),
    }
}

/// Thai vowels and marks above and below a consonant: part of a word, though Unicode does not call them letters.
fn is_thai_mark(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Names of sheets with whatever a name can hold, and such as read like something else.
    fn sheet() -> impl Strategy<Value = Arc<str>> {
        const ODD: [&str; 7] = ["file", "paragraph 12", "A1", "Sheet1!B5", "'", "ปี 2564", "table 1, row 2, cell 3"];
        prop_oneof![prop::sample::select(&ODD).prop_map(str::to_owned), "[ก-๙a-z0-9 !'_.]{1,12}", ".{1,12}"]
            .prop_map(Arc::from)
    }

    fn position() -> impl Strategy<Value = Position> {
        let number = 1..=u32::MAX;
        prop_oneof![
            Just(Position::File),
            number.clone().prop_map(Position::Paragraph),
            (number.clone(), number.clone(), number.clone()).prop_map(|(table, row, cell)| Position::TableCell {
                table,
                row,
                cell
            }),
            number.clone().prop_map(Position::Footnote),
            number.clone().prop_map(Position::Endnote),
            number.clone().prop_map(Position::Header),
            number.clone().prop_map(Position::Footer),
            sheet().prop_map(Position::Sheet),
            (sheet(), number.clone(), prop_oneof![1..20_000_u32, number.clone()])
                .prop_map(|(sheet, row, column)| Position::SheetCell { sheet, row, column }),
            (number.clone(), number).prop_map(|(line, column)| Position::Field { line, column }),
        ]
    }

    proptest! {
        #[test]
        fn every_position_comes_back_from_its_text(position in position()) {
            let text = position.to_string();
            prop_assert_eq!(text.parse(), Ok(position), "{}", text);
        }
    }

    #[test]
    fn positions_are_written_as_a_person_counts_and_read_back() {
        let sheet_cell = |sheet: &str, row, column| Position::SheetCell { sheet: sheet.into(), row, column };
        let cases = [
            (Position::File, "file"),
            (Position::Paragraph(12), "paragraph 12"),
            (Position::TableCell { table: 2, row: 3, cell: 4 }, "table 2, row 3, cell 4"),
            (Position::Footnote(1), "footnote 1"),
            (Position::Field { line: 7, column: 3 }, "line 7, column 3"),
            (sheet_cell("Sheet", 5, 2), "Sheet!B5"),
            (sheet_cell("คะแนน", 1, 27), "คะแนน!AA1"),
            (sheet_cell("ปี 2564", 5, 2), "'ปี 2564'!B5"),
            (sheet_cell("2564", 5, 2), "'2564'!B5"),
            (sheet_cell("A1", 5, 2), "'A1'!B5"),
            (sheet_cell("it's", 10, 703), "'it''s'!AAA10"),
            (Position::Sheet("o'x!".into()), "'o''x!'"),
        ];
        for (position, text) in cases {
            assert_eq!(position.to_string(), text);
            assert_eq!(text.parse(), Ok(position), "{text}");
        }
    }
}
