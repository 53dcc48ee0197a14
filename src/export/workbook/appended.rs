//! The records of a sheet that has very many, but for the first: they are put into its part when the package is packed.
//!
//! The workbook's writer holds every cell of every sheet and looks up a format for each, which takes most of the time and
//! memory of a sheet with a row for every place of every value. So it writes the first record only, as a pattern, and a
//! mark in the row behind it. Here the mark gives way to the other records, each cell in the look of the pattern's, and the
//! strings of the workbook are numbered anew: a string has its number from the first cell that holds it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::formula::{Live, Value};
use super::styles;
use super::table::{Cell, height, letters};
use super::text::cell_text;

/// Stands where the records go. No text of a cell holds it: it is taken out of all.
pub(super) const MARK: &str = "\u{FFFF}";

/// The mark among the strings; a text that reads so has its own escaped.
const MARK_ITEM: &str = "<si><t>_xFFFF_</t></si>";

/// So much of a sheet is made before it is packed.
const PIECE: usize = 1 << 16;

/// A cell of such a record.
pub(super) enum Plain<'a> {
    Empty,
    Text(&'a str),
    Number(Decimal),
    /// A formula that leads somewhere, and what it shows.
    Leading(Live),
}

impl From<Plain<'_>> for Cell {
    fn from(plain: Plain<'_>) -> Cell {
        match plain {
            Plain::Empty => Cell::Empty,
            Plain::Text(text) => Cell::Text(text.to_owned()),
            Plain::Number(number) => Cell::Number(number),
            Plain::Leading(live) => Cell::Leading(live),
        }
    }
}

/// The strings of a workbook, in the order of their numbers, as they are written: `<si>...</si>`.
pub(super) struct Strings {
    /// What stands before the first.
    head: String,
    written: Vec<String>,
    /// How many cells hold one.
    cells: usize,
    numbers: HashMap<String, usize>,
    /// Those that cells behind the records had, in order.
    behind: Vec<String>,
    /// The number of the mark before the records were there.
    mark: usize,
    renumbered: Vec<usize>,
}

impl Strings {
    /// Those of a part, without the mark and what has its number from cells behind it.
    pub(super) fn read(part: &str) -> Option<Strings> {
        let (head, list) = part.split_at(part.find("<si>")?);
        let mut written: Vec<String> =
            list.split_inclusive("</si>").filter(|one| one.starts_with("<si>")).map(str::to_owned).collect();
        let mark = written.iter().position(|one| one == MARK_ITEM)?;
        let behind = written.split_off(mark).split_off(1);
        let cells = head.split_once(" count=\"")?.1.split_once('"')?.0.parse().ok()?;
        let numbers = written.iter().cloned().zip(0..).collect();
        Some(Strings { head: head.to_owned(), written, cells, numbers, behind, mark, renumbered: Vec::new() })
    }

    /// The number of a text in one more cell.
    fn number(&mut self, text: &str) -> usize {
        self.cells += 1;
        self.number_of(item(text))
    }

    /// A number in one more cell.
    fn again(&mut self, number: usize) -> usize {
        self.cells += 1;
        number
    }

    fn number_of(&mut self, item: String) -> usize {
        if let Some(number) = self.numbers.get(&item) {
            return *number;
        }
        let number = self.written.len();
        self.written.push(item.clone());
        self.numbers.insert(item, number);
        number
    }

    /// Numbers what cells behind the records hold, once all records have their numbers.
    pub(super) fn go_on_behind(&mut self) {
        let behind = std::mem::take(&mut self.behind);
        self.renumbered = behind.into_iter().map(|item| self.number_of(item)).collect();
    }

    /// A later sheet with the numbers that its strings have now.
    pub(super) fn renumber(&self, sheet: &str) -> String {
        const STRING: &str = "t=\"s\"><v>";
        let mut parts = sheet.split(STRING);
        let mut renumbered = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once('<').unwrap_or((part, ""));
            let old: usize = number.parse().unwrap_or_default();
            let new = old.checked_sub(self.mark + 1).and_then(|at| self.renumbered.get(at)).copied().unwrap_or(old);
            // Writing to a string does not fail.
            let _ = write!(renumbered, "{STRING}{new}<{rest}");
        }
        renumbered
    }

    /// The part.
    pub(super) fn part(&self) -> String {
        let attributes = self.head.find(" count=\"").map_or(self.head.as_str(), |at| self.head.split_at(at).0);
        // The mark's cell is gone.
        let (cells, unique) = (self.cells.saturating_sub(1), self.written.len());
        let mut part = format!("{attributes} count=\"{cells}\" uniqueCount=\"{unique}\">");
        part.reserve(self.written.iter().map(String::len).sum());
        part.extend(self.written.iter().map(String::as_str));
        part.push_str("</sst>");
        part
    }
}

/// A string as the workbook's writer writes it.
fn item(text: &str) -> String {
    let blank = ['\t', '\n', ' '];
    let preserve = if text.starts_with(blank) || text.ends_with(blank) { " xml:space=\"preserve\"" } else { "" };
    let mut item = format!("<si><t{preserve}>");
    push_escaped(&mut item, &without_escapes(text));
    item.push_str("</t></si>");
    item
}

/// A text in which nothing reads like Excel's own way to write a character, `_x000D_`.
fn without_escapes(text: &str) -> Cow<'_, str> {
    const LENGTH: usize = "_x000D_".len();
    let reads_so = |at: usize| {
        let found = text.as_bytes().get(at..at + LENGTH);
        found.is_some_and(|found| found.ends_with(b"_") && found.iter().skip(2).take(4).all(u8::is_ascii_hexdigit))
    };
    let mut without = Cow::Borrowed(text);
    for (at, _) in text.rmatch_indices("_x").filter(|(at, _)| reads_so(*at)) {
        without.to_mut().insert_str(at, "_x005F");
    }
    without
}

fn push_escaped(into: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>']) {
        let (plain, behind) = rest.split_at(at);
        into.push_str(plain);
        into.push_str(match behind.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            _ => "&gt;",
        });
        rest = behind.get(1..).unwrap_or_default();
    }
    into.push_str(rest);
}

/// The part of a sheet, around the records that are put into it.
pub(super) struct Sheet<'p> {
    head: String,
    tail: &'p str,
    /// The looks of the pattern's cells.
    looks: Vec<&'p str>,
    /// The columns of a row, as its attribute says them.
    spans: &'p str,
}

impl<'p> Sheet<'p> {
    /// Takes a sheet apart at its mark, whose row is given, counted from 1, as is the last row of all.
    pub(super) fn read(part: &'p str, mark_row: u32, last_row: u32) -> Option<Sheet<'p>> {
        let pattern = part.find(&format!("<row r=\"{}\"", mark_row - 1))?;
        let mark = pattern + part.get(pattern..)?.find(&format!("<row r=\"{mark_row}\""))?;
        let (head, tail) = (part.get(..mark)?, part.get(mark..)?.split_once("</row>")?.1);
        let pattern = part.get(pattern..mark)?;
        let quoted = |text: &'p str, name: &str| Some(text.split_once(name)?.1.split_once('"')?.0);
        let looks = pattern.split("<c ").skip(1).map(|cell| quoted(cell, " s=\"")).collect::<Option<Vec<_>>>()?;
        let last_column = letters(u16::try_from(looks.len().checked_sub(1)?).ok()?);
        let dimension = |row: u32| format!("<dimension ref=\"A1:{last_column}{row}\"/>");
        let head = head.replacen(&dimension(mark_row), &dimension(last_row), 1);
        Some(Sheet { head, tail, looks, spans: quoted(pattern, " spans=\"")? })
    }
}

/// Rows on their way into the part of a sheet.
pub(super) struct Rows<'s, W> {
    sheet: &'s Sheet<'s>,
    strings: &'s mut Strings,
    into: W,
    /// Numbers of texts that were met before.
    met: HashMap<String, usize>,
    columns: Vec<String>,
    made: String,
    /// Counted from 1.
    next_row: u32,
}

impl<'s, W: Write> Rows<'s, W> {
    /// Begins behind the pattern.
    pub(super) fn begin(sheet: &'s Sheet<'s>, strings: &'s mut Strings, row: u32, into: W) -> Rows<'s, W> {
        let columns = (0..).zip(&sheet.looks).map(|(column, _)| letters(column)).collect();
        let made = sheet.head.clone();
        Rows { sheet, strings, into, met: HashMap::new(), columns, made, next_row: row }
    }

    /// One more record, with how many lines it has. A cell without a text looks like the one in column `plain`, where the
    /// pattern's own leads somewhere.
    pub(super) fn push(&mut self, record: &[Plain<'_>], lines: usize, plain: usize) -> io::Result<()> {
        let row = self.next_row;
        self.next_row += 1;
        let made = &mut self.made;
        let _ = write!(made, "<row r=\"{row}\" spans=\"{}\"", self.sheet.spans);
        let pixels = (u32::from(height(lines)) * 4 + 1) / 3;
        if pixels != styles::LINE_PIXELS {
            let points = Decimal::new(i64::from(pixels) * 75, 2).normalize();
            let _ = write!(made, " ht=\"{points}\" customHeight=\"1\"");
        }
        made.push('>');
        for ((at, cell), column) in record.iter().enumerate().zip(&self.columns) {
            let leads = matches!(cell, Plain::Leading(_));
            let of = if !leads && at > plain { plain } else { at };
            let look = self.sheet.looks.get(of).copied().unwrap_or_default();
            let _ = write!(made, "<c r=\"{column}{row}\" s=\"{look}\"");
            match cell {
                Plain::Text(text) if !text.is_empty() => {
                    let text = cell_text(text);
                    let number = match self.met.get(text.as_ref()) {
                        Some(number) => self.strings.again(*number),
                        None => {
                            let number = self.strings.number(&text);
                            self.met.insert(text.into_owned(), number);
                            number
                        }
                    };
                    let _ = write!(made, " t=\"s\"><v>{number}</v></c>");
                }
                Plain::Number(number) => {
                    let number = number.to_f64().unwrap_or_default();
                    let _ = write!(made, "><v>{number}</v></c>");
                }
                Plain::Leading(Live { formula: Some(formula), value: Value::Text(shown) }) => {
                    made.push_str(" t=\"str\"><f>");
                    push_escaped(made, formula.strip_prefix('=').unwrap_or(formula));
                    made.push_str("</f><v>");
                    push_escaped(made, shown);
                    made.push_str("</v></c>");
                }
                Plain::Empty | Plain::Text(_) | Plain::Leading(_) => made.push_str("/>"),
            }
        }
        made.push_str("</row>");
        if made.len() >= PIECE {
            self.into.write_all(made.as_bytes())?;
            made.clear();
        }
        Ok(())
    }

    /// Ends the part.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.made.push_str(self.sheet.tail);
        self.into.write_all(self.made.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part with these strings, the mark where one is empty.
    fn part(cells: usize, texts: &[&str]) -> String {
        let items: String =
            texts.iter().map(|text| if text.is_empty() { MARK_ITEM.to_owned() } else { item(text) }).collect();
        format!("<sst xmlns=\"main\" count=\"{cells}\" uniqueCount=\"{}\">{items}</sst>", texts.len())
    }

    #[test]
    fn a_string_has_its_number_from_the_first_cell_that_holds_it() {
        let mut strings = Strings::read(&part(9, &["a", "", "b", "c"])).unwrap();
        assert_eq!(["c", "a", "d & e", "c"].map(|text| strings.number(text)), [1, 0, 2, 1]);
        strings.go_on_behind();
        let cell = |number: usize| format!("<c r=\"A1\" s=\"3\" t=\"s\"><v>{number}</v></c><c r=\"B1\"><v>2</v></c>");
        let sheet = |numbers: [usize; 3]| numbers.map(cell).concat();
        assert_eq!(strings.renumber(&sheet([0, 2, 3])), sheet([0, 3, 1]));
        // Nine cells and four more, less that of the mark.
        assert_eq!(strings.part(), part(12, &["a", "c", "d & e", "b"]));
    }

    #[test]
    fn a_text_is_written_as_the_writer_of_the_workbook_does() {
        let cases = [
            ("ก", "<si><t>ก</t></si>"),
            (" ก\n", "<si><t xml:space=\"preserve\"> ก\n</t></si>"),
            ("<a> & b", "<si><t>&lt;a&gt; &amp; b</t></si>"),
            ("_x000D_ _x00ก_", "<si><t>_x005F_x000D_ _x00ก_</t></si>"),
        ];
        for (text, written) in cases {
            assert_eq!(item(text), written);
        }
    }

    #[test]
    fn rows_take_the_place_of_the_mark_and_look_like_the_pattern() {
        let cell = |place: &str, look: u8, rest: &str| format!("<c r=\"{place}\" s=\"{look}\"{rest}");
        let pattern = cell("A2", 7, " t=\"s\"><v>0</v></c>") + &cell("B2", 9, " t=\"str\"><f>A1</f><v>x</v></c>");
        let before = "<dimension ref=\"A1:B3\"/><sheetData><row r=\"2\" spans=\"1:2\">";
        let sheet = format!("{before}{pattern}</row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c></row></sheetData>");
        let mut strings = Strings::read(&part(2, &["a", ""])).unwrap();
        let sheet = Sheet::read(&sheet, 3, 4).unwrap();
        let mut written = Vec::new();
        let mut rows = Rows::begin(&sheet, &mut strings, 3, &mut written);
        let live = Live::formula("=A1&\"<\"".to_owned(), Value::Text("y".to_owned()));
        rows.push(&[Plain::Text("b"), Plain::Leading(live)], 1, 0).unwrap();
        rows.push(&[Plain::Number(Decimal::new(850, 1)), Plain::Empty], 2, 0).unwrap();
        rows.finish().unwrap();
        let expected = [
            before.replace("B3", "B4"),
            pattern,
            "</row><row r=\"3\" spans=\"1:2\">".to_owned(),
            cell("A3", 7, " t=\"s\"><v>1</v></c>"),
            cell("B3", 9, " t=\"str\"><f>A1&amp;\"&lt;\"</f><v>y</v></c>"),
            "</row><row r=\"4\" spans=\"1:2\" ht=\"48\" customHeight=\"1\">".to_owned(),
            cell("A4", 7, "><v>85</v></c>"),
            cell("B4", 7, "/>"),
            "</row></sheetData>".to_owned(),
        ];
        assert_eq!(String::from_utf8(written).unwrap(), expected.concat());
    }
}
