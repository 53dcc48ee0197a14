//! The records of a sheet that has very many: they are put into its part when the package is packed.
//!
//! The workbook's writer holds every cell of every sheet and looks up a format for each, which takes most of the time and
//! memory of a sheet with a row for every agency. So a sheet is looked over first (`Survey`), and the writer writes in the
//! place of its records only a cell for every look that they have, in the order in which they have it first. Here these
//! cells give way to the records (`rows`), and the strings of the workbook are numbered anew (`strings`).

mod rows;
mod strings;

use std::io::{self, Write};
use std::ops::ControlFlow;

use rust_xlsxwriter::XlsxError;

use super::Book;
use super::cell::{Cell, Look};
use super::styles::Kind;
use super::table::{Column, LINK_LIMIT};
use rows::Rows;
pub(super) use strings::Strings;

/// Takes a record, and tells whether to go on.
pub(super) type Take<'t> = dyn FnMut(&[Cell<'_>]) -> Result<ControlFlow<()>, XlsxError> + 't;

/// Gives the records of a sheet, in the order of the rows.
pub(super) type Records = fn(&Book, &mut Take<'_>) -> Result<(), XlsxError>;

/// What must be known of the records of a sheet before the first is written.
#[derive(Default)]
pub(super) struct Survey {
    /// How many there are.
    pub(super) count: u32,
    /// The looks of their cells, in the order in which a cell has them first.
    pub(super) looks: Vec<Look>,
    links: u32,
}

impl Survey {
    /// Looks at all records.
    pub(super) fn of(book: &Book, columns: &[Column], records: Records) -> Result<Survey, XlsxError> {
        let mut survey = Survey::default();
        records(book, &mut |record| {
            survey.add(columns, record);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(survey)
    }

    /// Looks at the first record alone, where it leads somewhere in all columns in which others may; others have these
    /// looks, and some of them more.
    pub(super) fn of_first(
        book: &Book,
        columns: &[Column],
        records: Records,
        count: u32,
        leading: &[u16],
        more: &[Look],
    ) -> Result<Survey, XlsxError> {
        let mut first = Survey::default();
        let mut leads = false;
        records(book, &mut |record| {
            first.add(columns, record);
            leads = leading.iter().all(|column| {
                let cell = record.get(usize::from(*column)).map(Cell::bare);
                cell.is_some_and(|bare| bare.target.is_some() || matches!(bare.cell, Cell::Leading(_)))
            });
            Ok(ControlFlow::Break(()))
        })?;
        if !leads {
            return Survey::of(book, columns, records);
        }
        more.iter().for_each(|look| first.add_look(*look));
        Ok(Survey { count, ..first })
    }

    fn add(&mut self, columns: &[Column], record: &[Cell<'_>]) {
        self.count += 1;
        for (cell, column) in record.iter().zip(columns) {
            let bare = cell.bare();
            let may_link = self.links < LINK_LIMIT;
            self.add_look(Look::of(&bare, column.kind, may_link));
            self.links += u32::from(may_link && bare.target.is_some());
        }
    }

    pub(super) fn add_look(&mut self, look: Look) {
        if !self.looks.contains(&look) {
            self.looks.push(look);
        }
    }
}

/// Room that a sheet has for its records.
pub(super) struct Room {
    /// The first row and the last, from 1.
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    /// The looks whose cells stand there, row by row.
    pub(super) looks: Vec<Look>,
    /// Kind and width of each column.
    pub(super) columns: Vec<(Kind, u16)>,
    pub(super) records: Records,
}

impl Room {
    /// Writes the sheet's part with all records.
    pub(super) fn fill(
        &self,
        part: &str,
        strings: &mut Strings,
        book: &Book,
        into: &mut dyn Write,
    ) -> Result<(), XlsxError> {
        let sheet = Sheet::read(part, self).ok_or_else(|| malformed("a sheet"))?;
        into.write_all(strings.renumber(&sheet.head).as_bytes())?;
        let mut rows = Rows::begin(&sheet, &self.columns, book.language, strings, into);
        (self.records)(book, &mut |record| {
            if rows.next_row() > self.last_row {
                return Ok(ControlFlow::Break(()));
            }
            rows.push(record)?;
            Ok(ControlFlow::Continue(()))
        })?;
        let tail = rows.strings.renumber(sheet.tail);
        Ok(rows.finish(around_links(&tail))?)
    }
}

/// What stands before the list of links in the tail of a sheet, and what stands behind it.
fn around_links(tail: &str) -> [&str; 2] {
    let (before, behind) = tail.split_at(tail.find("<printOptions").unwrap_or(tail.len()));
    [before, behind]
}

pub(super) fn malformed(part: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{part} is not as expected"))
}

/// The part of a sheet, around the records that are put into it.
struct Sheet<'p> {
    head: String,
    tail: &'p str,
    /// The number of each look in this workbook.
    styles: Vec<(Look, &'p str)>,
    /// What every row says of itself behind its number.
    row_attributes: &'p str,
    /// Where the records begin, counted from 1.
    first_row: u32,
}

impl<'p> Sheet<'p> {
    /// Takes a sheet apart at its room.
    fn read(part: &'p str, room: &Room) -> Option<Sheet<'p>> {
        let (head, rows) = part.split_at(part.find(&row_begin(room.first_row))?);
        let styles = rows.split("<c ").skip(1).zip(&room.looks);
        let styles = styles.map(|(cell, look)| Some((*look, quoted(cell, " s=\"")?))).collect::<Option<Vec<_>>>()?;
        let attributes = rows.get(row_begin(room.first_row).len()..)?.split_once('>')?.0;
        let row_attributes = attributes.split_once(" ht=\"").map_or(attributes, |(before, _)| before);
        // Rows of heights or notes alone may stand behind the looks.
        let mut tail = rows;
        loop {
            let next = tail.find("<row ").unwrap_or(tail.len()).min(tail.find("</sheetData>")?);
            tail = tail.get(next..)?;
            if row_number(tail).is_none_or(|row| row > room.last_row) {
                break;
            }
            tail = tail.get(1..)?;
        }
        let head = with_last_row(head, room.last_row)?;
        Some(Sheet { head, tail, styles, row_attributes, first_row: room.first_row })
    }

    fn style(&self, look: Look) -> io::Result<&'p str> {
        let found = self.styles.iter().find(|(of, _)| *of == look);
        found.map(|(_, style)| *style).ok_or_else(|| malformed("the room of a sheet"))
    }
}

fn row_begin(row: u32) -> String {
    format!("<row r=\"{row}\"")
}

fn row_number(xml: &str) -> Option<u32> {
    quoted(xml.strip_prefix("<row")?, " r=\"")?.parse().ok()
}

/// What stands in quotation marks behind a name.
fn quoted<'p>(text: &'p str, name: &str) -> Option<&'p str> {
    Some(text.split_once(name)?.1.split_once('"')?.0)
}

/// The head of a sheet that tells its range as far as a row, at least.
fn with_last_row(head: &str, last_row: u32) -> Option<String> {
    let (before, range) = head.split_once("<dimension ref=\"")?;
    let (range, behind) = range.split_once('"')?;
    let (first, last) = range.split_once(':')?;
    let (column, row) = last.split_at(last.find(|c: char| c.is_ascii_digit())?);
    let row = row.parse::<u32>().ok()?.max(last_row);
    Some(format!("{before}<dimension ref=\"{first}:{column}{row}\"{behind}"))
}

fn push_escaped(into: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = memchr::memchr3(b'&', b'<', b'>', rest.as_bytes()) {
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

/// A number behind what there is already.
pub(super) fn push_number(into: &mut String, number: u64) {
    let mut digits = [b'0'; 20];
    let mut rest = number;
    let mut first = digits.len();
    for (at, digit) in digits.iter_mut().enumerate().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        first = at;
        if rest == 0 {
            break;
        }
    }
    into.push_str(digits.get(first..).and_then(|digits| str::from_utf8(digits).ok()).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::super::cell::Target;
    use super::super::formula::{Live, Value};
    use super::super::styles::Tone;
    use super::super::table::reference;
    use super::*;
    use crate::export::wording::Language;
    use crate::export::wording::workbook::Sheet as SheetName;

    #[test]
    fn rows_take_the_place_of_the_looks() {
        let cell = |place: &str, look: u8, rest: &str| format!("<c r=\"{place}\" s=\"{look}\"{rest}");
        let head = |last: u32| format!("<dimension ref=\"A1:B{last}\"/><sheetData><row r=\"2\">x</row>");
        let looks = cell("A3", 7, "/>") + &cell("B3", 9, "/>");
        let more = cell("A4", 5, "/>");
        let rows =
            format!("<row r=\"3\" spans=\"1:2\" ht=\"48\" customHeight=\"1\">{looks}</row><row r=\"4\">{more}</row>");
        let tail = ["</sheetData><autoFilter/>", "<printOptions/></worksheet>"];
        let sheet = format!("{}{rows}<row r=\"5\"/><row r=\"6\"><c/></row>{}", head(9), tail.concat());
        let mut strings = Strings::read("<sst count=\"1\" uniqueCount=\"1\"><si><t>a</t></si></sst>").unwrap();
        let plain = Look::Body(Kind::Text, Tone::Plain);
        let looks = vec![plain, Look::Link, Look::Body(Kind::Text, Tone::Doubtful)];
        let columns = vec![(Kind::Text, 5), (Kind::Text, 9)];
        let room = Room { first_row: 3, last_row: 5, looks, columns, records: |_, _| Ok(()) };
        let sheet = Sheet::read(&sheet, &room).unwrap();
        assert_eq!((sheet.head.as_str(), sheet.row_attributes), (head(9).as_str(), " spans=\"1:2\""));
        let mut written = Vec::new();
        let mut rows = Rows::begin(&sheet, &room.columns, Language::English, &mut strings, &mut written);
        let live = Live::formula("=A1".to_owned(), Value::Text("y".into()));
        rows.push(&[Cell::text("b"), Cell::Leading(live)]).unwrap();
        rows.push(&[Cell::Number(Decimal::new(850, 1)), Cell::text("c\nb")]).unwrap();
        let target = Target { sheet: SheetName::Ranking, row: 6, column: 1 };
        rows.push(&[Cell::Empty.toned(Tone::Doubtful), Cell::Link { text: "\"b\"".into(), target }]).unwrap();
        rows.finish(around_links(sheet.tail)).unwrap();
        let location = reference(target, Language::English);
        let expected = [
            "<row r=\"3\" spans=\"1:2\">".to_owned(),
            cell("A3", 7, " t=\"s\"><v>0</v></c>"),
            cell("B3", 9, " t=\"str\"><f>A1</f><v>y</v></c>"),
            "</row><row r=\"4\" spans=\"1:2\" ht=\"48\" customHeight=\"1\">".to_owned(),
            cell("A4", 7, "><v>85</v></c>"),
            cell("B4", 7, " t=\"s\"><v>1</v></c>"),
            "</row><row r=\"5\" spans=\"1:2\">".to_owned(),
            cell("A5", 5, "/>"),
            cell("B5", 9, " t=\"s\"><v>2</v></c>"),
            "</row><row r=\"6\"><c/></row>".to_owned(),
            tail[0].to_owned(),
            format!(
                "<hyperlinks><hyperlink ref=\"B5\" location=\"{location}\" display=\"&quot;b&quot;\"/></hyperlinks>"
            ),
            tail[1].to_owned(),
        ];
        assert_eq!(String::from_utf8(written).unwrap(), expected.concat());
    }
}
