//! The records of a sheet that has very many, but for the first: they are put into its part when the package is packed.
//!
//! The workbook's writer holds every cell of every sheet and looks up a format for each, which takes most of the time and
//! memory of a sheet with a row for every place of every value. So it writes the first record only, as a pattern, and in
//! the row behind it a mark, with a cell for every look that the pattern has not. Here that row gives way to the other
//! records, and the strings of the workbook are numbered anew: a string has its number from the first cell that holds it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::ControlFlow;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::XlsxError;

use super::Book;
use super::formula::{Live, Value};
use super::styles::{self, Kind, Tone};
use super::table::{Cell, Column, LINK_LIMIT, height, letters, reference};
use super::text::{cell_text, wrapped_lines};
use crate::export::wording::Language;
use crate::export::wording::workbook::Sheet as SheetName;

/// Stands where the records go. No text of a cell holds it: it is taken out of all.
pub(super) const MARK: &str = "\u{FFFF}";

/// The mark among the strings; a text that reads so has its own escaped.
const MARK_ITEM: &str = "<si><t>_xFFFF_</t></si>";

/// So much of a sheet is made before it is packed.
const PIECE: usize = 1 << 16;

/// A cell of such a record.
pub(super) enum Plain<'a> {
    Empty(Tone),
    Text(Cow<'a, str>),
    Toned(Cow<'a, str>, Tone),
    Number(Decimal),
    /// A formula that leads somewhere, and what it shows.
    Leading(Live),
    /// Text that leads to a cell of a sheet.
    Link {
        text: Cow<'a, str>,
        sheet: SheetName,
        row: u32,
        column: u16,
    },
}

impl Plain<'_> {
    /// The text that decides how many lines a row has.
    fn wrapped(&self) -> Option<&str> {
        match self {
            Plain::Text(text) | Plain::Toned(text, _) | Plain::Link { text, .. } => Some(text),
            Plain::Empty(_) | Plain::Number(_) | Plain::Leading(_) => None,
        }
    }
}

impl From<&Plain<'_>> for Cell {
    fn from(plain: &Plain<'_>) -> Cell {
        match plain {
            Plain::Empty(tone) => Cell::Empty.toned(*tone),
            Plain::Text(text) => Cell::Text(text.to_string()),
            Plain::Toned(text, tone) => Cell::Text(text.to_string()).toned(*tone),
            Plain::Number(number) => Cell::Number(*number),
            Plain::Leading(live) => Cell::Leading(live.clone()),
            Plain::Link { text, sheet, row, column } => {
                Cell::Link { text: text.to_string(), sheet: *sheet, row: *row, column: *column }
            }
        }
    }
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Link,
    Body(Kind, Tone),
}

impl Look {
    /// That of a cell in a column of a kind, as long as there may be links.
    pub(super) fn of(cell: &Plain<'_>, kind: Kind, may_link: bool) -> Look {
        match cell {
            Plain::Leading(_) => Look::Link,
            Plain::Link { .. } if may_link => Look::Link,
            Plain::Empty(tone) | Plain::Toned(_, tone) => Look::Body(kind, *tone),
            Plain::Text(_) | Plain::Number(_) | Plain::Link { .. } => Look::Body(kind, Tone::Plain),
        }
    }
}

/// Takes a record, and tells whether to go on.
pub(super) type Take<'t> = dyn FnMut(&[Plain<'_>]) -> Result<ControlFlow<()>, XlsxError> + 't;

/// Gives the records of a sheet, in the order of the rows.
pub(super) type Records = fn(&Book, &mut Take<'_>) -> Result<(), XlsxError>;

/// The records of a sheet, and how they look.
pub(super) struct Listing<'l> {
    pub(super) columns: fn(Language) -> Vec<Column>,
    pub(super) records: Records,
    /// How many there are.
    pub(super) count: u32,
    /// The columns in which cells lead somewhere.
    pub(super) links: &'l [u16],
    /// Looks of cells that the first record may lack, in the order in which others have them first.
    pub(super) looks: &'l [Look],
}

/// Room that a sheet has for its records.
pub(super) struct Room {
    /// The row of the mark, from 1.
    pub(super) mark_row: u32,
    /// The last row, from 1.
    pub(super) last_row: u32,
    /// The looks of the pattern's cells, then those of the cells beside the mark.
    pub(super) looks: Vec<Look>,
    pub(super) columns: fn(Language) -> Vec<Column>,
    pub(super) records: Records,
}

impl Room {
    /// Puts all records but the first into the sheet's part.
    pub(super) fn fill(
        &self,
        part: &str,
        strings: &mut Strings,
        book: &Book,
        into: &mut dyn Write,
    ) -> Result<(), XlsxError> {
        let sheet = Sheet::read(part, self).ok_or_else(|| malformed("a sheet"))?;
        let mut rows = Rows::begin(&sheet, (self.columns)(book.language), book.language, strings, into);
        let mut is_first = true;
        (self.records)(book, &mut |record| {
            if !std::mem::take(&mut is_first) {
                rows.push(record)?;
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(rows.finish()?)
    }
}

pub(super) fn malformed(part: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{part} is not as expected"))
}

/// The strings of a workbook, in the order of their numbers, as they are written: `<si>...</si>`.
pub(super) struct Strings {
    /// What stands before the first.
    head: String,
    written: Vec<String>,
    /// How many cells hold one.
    cells: usize,
    numbers: HashMap<String, usize>,
    /// The number of the mark before the records were there.
    mark: usize,
    /// Those whose first cell is behind the mark, in order, each with its number once a cell was met that holds it.
    behind: Vec<(String, Option<usize>)>,
}

impl Strings {
    /// Those of a part, without the mark and what has its number from cells behind it.
    pub(super) fn read(part: &str) -> Option<Strings> {
        let (head, list) = part.split_at(part.find("<si>")?);
        let mut written: Vec<String> =
            list.split_inclusive("</si>").filter(|one| one.starts_with("<si>")).map(str::to_owned).collect();
        let mark = written.iter().position(|one| one == MARK_ITEM)?;
        let behind = written.split_off(mark).split_off(1).into_iter().map(|item| (item, None)).collect();
        let cells = head.split_once(" count=\"")?.1.split_once('"')?.0.parse().ok()?;
        let numbers = written.iter().cloned().zip(0..).collect();
        Some(Strings { head: head.to_owned(), written, cells, numbers, mark, behind })
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

    /// The number of a string that the part had under another.
    fn renumbered(&mut self, old: usize) -> usize {
        let Some(at) = old.checked_sub(self.mark + 1) else { return old };
        let Some((item, number)) = self.behind.get_mut(at) else { return old };
        if let Some(number) = number {
            return *number;
        }
        let item = std::mem::take(item);
        let new = self.number_of(item);
        if let Some((_, number)) = self.behind.get_mut(at) {
            *number = Some(new);
        }
        new
    }

    /// A sheet with the numbers that its strings have now. Sheets come in their order, each behind the records of those
    /// before.
    pub(super) fn renumber(&mut self, sheet: &str) -> String {
        const STRING: &str = "t=\"s\"><v>";
        let mut parts = sheet.split(STRING);
        let mut renumbered = parts.next().unwrap_or_default().to_owned();
        renumbered.reserve(sheet.len().saturating_sub(renumbered.len()));
        for part in parts {
            let (number, rest) = part.split_once('<').unwrap_or((part, ""));
            let new = number.parse().map_or(0, |old| self.renumbered(old));
            // Writing to a string does not fail.
            let _ = write!(renumbered, "{STRING}{new}<{rest}");
        }
        renumbered
    }

    /// The part.
    pub(super) fn part(&self) -> String {
        let attributes = self.head.find(" count=\"").map_or(self.head.as_str(), |at| self.head.split_at(at).0);
        let (cells, unique) = (self.cells, self.written.len());
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

/// A text as the writer writes it into an attribute.
fn attribute(text: &str) -> String {
    let mut attribute = String::with_capacity(text.len());
    push_escaped(&mut attribute, text);
    if attribute.contains(['"', '\n']) { attribute.replace('"', "&quot;").replace('\n', "&#xA;") } else { attribute }
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
struct Sheet<'p> {
    head: String,
    /// What stands between the records and the end of the list of links.
    tail: &'p str,
    /// The list's end and what stands behind it; nothing in a sheet without links.
    end: &'p str,
    /// The number of each look in this workbook.
    styles: Vec<(Look, &'p str)>,
    /// The columns of a row, as its attribute says them.
    spans: &'p str,
    /// Where the records begin, counted from 1.
    first_row: u32,
}

impl<'p> Sheet<'p> {
    /// Takes a sheet apart at its mark.
    fn read(part: &'p str, room: &Room) -> Option<Sheet<'p>> {
        let mark_row = room.mark_row;
        let pattern = part.find(&format!("<row r=\"{}\"", mark_row - 1))?;
        let mark = pattern + part.get(pattern..)?.find(&format!("<row r=\"{mark_row}\""))?;
        let (marked, tail) = part.get(mark..)?.split_once("</row>")?;
        let pattern = part.get(pattern..mark)?;
        let quoted = |text: &'p str, name: &str| Some(text.split_once(name)?.1.split_once('"')?.0);
        let cells = |row: &'p str| row.split("<c ").skip(1);
        // The mark itself has no look.
        let styles = cells(pattern).chain(cells(marked).skip(1)).zip(&room.looks);
        let styles = styles.map(|(cell, look)| Some((*look, quoted(cell, " s=\"")?))).collect::<Option<Vec<_>>>()?;
        let last_column = letters(u16::try_from(cells(pattern).count().checked_sub(1)?).ok()?);
        let dimension = |row: u32| format!("<dimension ref=\"A1:{last_column}{row}\"/>");
        let head = part.get(..mark)?.replacen(&dimension(mark_row), &dimension(room.last_row), 1);
        let (tail, end) = tail.split_at(tail.find("</hyperlinks>").unwrap_or(tail.len()));
        Some(Sheet { head, tail, end, styles, spans: quoted(pattern, " spans=\"")?, first_row: mark_row })
    }

    fn style(&self, look: Look) -> io::Result<&'p str> {
        let found = self.styles.iter().find(|(of, _)| *of == look);
        found.map(|(_, style)| *style).ok_or_else(|| malformed("the first record of a sheet"))
    }
}

/// Rows on their way into the part of a sheet.
struct Rows<'s> {
    sheet: &'s Sheet<'s>,
    columns: Vec<(Column, String)>,
    language: Language,
    strings: &'s mut Strings,
    into: &'s mut dyn Write,
    /// Numbers of texts that were met before.
    met: HashMap<String, usize>,
    made: String,
    /// The list of links, which stands behind all rows, and how many there are with the pattern's.
    links: String,
    linked: u32,
    next_row: u32,
}

impl<'s> Rows<'s> {
    /// Begins behind the pattern.
    fn begin(
        sheet: &'s Sheet<'s>,
        columns: Vec<Column>,
        language: Language,
        strings: &'s mut Strings,
        into: &'s mut dyn Write,
    ) -> Rows<'s> {
        // The mark's cell is gone.
        strings.cells = strings.cells.saturating_sub(1);
        Rows {
            sheet,
            columns: columns.into_iter().zip((0..).map(letters)).collect(),
            language,
            strings,
            into,
            met: HashMap::new(),
            made: sheet.head.clone(),
            links: String::new(),
            linked: u32::try_from(sheet.tail.matches("<hyperlink ").count()).unwrap_or(LINK_LIMIT),
            next_row: sheet.first_row,
        }
    }

    /// One more record.
    fn push(&mut self, record: &[Plain<'_>]) -> io::Result<()> {
        let row = self.next_row;
        self.next_row += 1;
        let wrapped = record.iter().zip(&self.columns).filter_map(|(cell, (column, _))| {
            cell.wrapped().filter(|_| column.kind == Kind::Text).map(|text| wrapped_lines(text, column.width.into()))
        });
        let lines = wrapped.max().unwrap_or(1).max(1);
        let made = &mut self.made;
        // Writing to a string does not fail.
        let _ = write!(made, "<row r=\"{row}\" spans=\"{}\"", self.sheet.spans);
        let pixels = (u32::from(height(lines)) * 4 + 1) / 3;
        if pixels != styles::LINE_PIXELS {
            let points = Decimal::new(i64::from(pixels) * 75, 2).normalize();
            let _ = write!(made, " ht=\"{points}\" customHeight=\"1\"");
        }
        made.push('>');
        for (cell, (column, letters)) in record.iter().zip(&self.columns) {
            let may_link = self.linked < LINK_LIMIT;
            let style = self.sheet.style(Look::of(cell, column.kind, may_link))?;
            let _ = write!(made, "<c r=\"{letters}{row}\" s=\"{style}\"");
            match cell {
                Plain::Text(text) | Plain::Toned(text, _) | Plain::Link { text, .. } if !text.is_empty() => {
                    let text = cell_text(text);
                    if let Plain::Link { sheet, row: to_row, column: to_column, .. } = cell
                        && may_link
                    {
                        self.linked += 1;
                        let target = reference(*sheet, *to_row, *to_column, self.language);
                        let shown = attribute(&text);
                        let _ = write!(
                            self.links,
                            "<hyperlink ref=\"{letters}{row}\" location=\"{target}\" display=\"{shown}\"/>"
                        );
                    }
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
                _ => made.push_str("/>"),
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
    fn finish(mut self) -> io::Result<()> {
        for piece in [self.sheet.tail, &self.links, self.sheet.end] {
            self.made.push_str(piece);
        }
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
        let cell = |number: usize| format!("<c r=\"A1\" s=\"3\" t=\"s\"><v>{number}</v></c><c r=\"B1\"><v>2</v></c>");
        let sheet = |numbers: [usize; 3]| numbers.map(cell).concat();
        assert_eq!(strings.renumber(&sheet([0, 2, 3])), sheet([0, 3, 1]));
        // Nine cells and four more.
        assert_eq!(strings.part(), part(13, &["a", "c", "d & e", "b"]));
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

    fn columns(_: Language) -> Vec<Column> {
        vec![Column::new("", 5, Kind::Text), Column::new("", 9, Kind::Text)]
    }

    #[test]
    fn rows_take_the_place_of_the_mark_and_look_like_the_pattern() {
        let cell = |place: &str, look: u8, rest: &str| format!("<c r=\"{place}\" s=\"{look}\"{rest}");
        let pattern = cell("A2", 7, " t=\"s\"><v>0</v></c>") + &cell("B2", 9, " t=\"s\"><v>0</v></c>");
        let mark = "<c r=\"A3\" t=\"s\"><v>1</v></c>".to_owned() + &cell("B3", 5, "/>");
        let before = "<dimension ref=\"A1:B3\"/><sheetData><row r=\"2\" spans=\"1:2\">";
        let (list, end) = ("</sheetData><hyperlinks><hyperlink ref=\"B2\"/>", "</hyperlinks></worksheet>");
        let sheet = format!("{before}{pattern}</row><row r=\"3\">{mark}</row>{list}{end}");
        let mut strings = Strings::read(&part(3, &["a", ""])).unwrap();
        let plain = Look::Body(Kind::Text, Tone::Plain);
        let looks = vec![plain, Look::Link, Look::Body(Kind::Text, Tone::Doubtful)];
        let room = Room { mark_row: 3, last_row: 5, looks, columns, records: |_, _| Ok(()) };
        let sheet = Sheet::read(&sheet, &room).unwrap();
        let mut written = Vec::new();
        let mut rows = Rows::begin(&sheet, columns(Language::English), Language::English, &mut strings, &mut written);
        let live = Live::formula("=A1&\"<\"".to_owned(), Value::Text("y".to_owned()));
        rows.push(&[Plain::Text("b".into()), Plain::Leading(live)]).unwrap();
        rows.push(&[Plain::Number(Decimal::new(850, 1)), Plain::Text("c\nb".into())]).unwrap();
        let link = Plain::Link { text: "\"b\"".into(), sheet: SheetName::Ranking, row: 6, column: 1 };
        rows.push(&[Plain::Empty(Tone::Doubtful), link]).unwrap();
        rows.finish().unwrap();
        let target = reference(SheetName::Ranking, 6, 1, Language::English);
        let expected = [
            before.replace("B3", "B5"),
            pattern,
            "</row><row r=\"3\" spans=\"1:2\">".to_owned(),
            cell("A3", 7, " t=\"s\"><v>1</v></c>"),
            cell("B3", 9, " t=\"str\"><f>A1&amp;\"&lt;\"</f><v>y</v></c>"),
            "</row><row r=\"4\" spans=\"1:2\" ht=\"48\" customHeight=\"1\">".to_owned(),
            cell("A4", 7, "><v>85</v></c>"),
            cell("B4", 7, " t=\"s\"><v>2</v></c>"),
            "</row><row r=\"5\" spans=\"1:2\">".to_owned(),
            cell("A5", 5, "/>"),
            cell("B5", 9, " t=\"s\"><v>3</v></c>"),
            "</row>".to_owned(),
            list.to_owned(),
            format!("<hyperlink ref=\"B5\" location=\"{target}\" display=\"&quot;b&quot;\"/>"),
            end.to_owned(),
        ];
        assert_eq!(String::from_utf8(written).unwrap(), expected.concat());
    }
}
