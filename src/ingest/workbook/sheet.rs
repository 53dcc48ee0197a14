//! The cells of one worksheet, in one pass over its part.

use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::super::package::{Fault, Part, attribute, push_reference};
use super::Budget;
use super::merges::{self, Region};
use super::number::{Epoch, Numeral};
use super::strings::{RichText, SharedStrings, unescape};
use super::styles::{NumberFormat, Styles};
use crate::model::{Cell, CellKind, Place, Position};

/// The last row and column that a worksheet can have (1,048,576 and XFD), from 1.
const MAX_ROWS: u32 = 1_048_576;
const MAX_COLUMNS: u32 = 16_384;

/// More merged regions than the cells of any sheet that people look at.
const MAX_REGIONS: usize = 200_000;

/// What the cells of all sheets of a workbook refer to.
pub(super) struct Shared {
    pub strings: SharedStrings,
    pub styles: Styles,
    pub epoch: Epoch,
    /// True where the workbook says that every formula is still to be calculated.
    pub recalculates: bool,
}

/// What was read of a worksheet.
#[derive(Default)]
pub(super) struct SheetCells {
    /// Ordered by row and column, merges applied.
    pub cells: Vec<Cell>,
    /// Why there may be more than was read.
    pub fault: Option<Fault>,
    /// True where a cell refers to a shared string that could not be read.
    pub lacks_strings: bool,
    /// True where a number's format could not be read.
    pub lacks_formats: bool,
    /// True where a cell does not say where it stands.
    pub misplaced: bool,
}

/// A cell while its element is open.
#[derive(Default)]
struct Open {
    /// From 1, or none where the reference is no reference.
    position: Option<(u32, u32)>,
    kind: String,
    style: usize,
    value: Option<String>,
    inline: RichText,
    has_formula: bool,
}

/// Reads the cells of a worksheet's part; `file` and `sheet` are for their places.
pub(super) fn read(
    xml: &mut Part<'_>,
    file: &Arc<str>,
    sheet: &Arc<str>,
    shared: &Shared,
    budget: &mut Budget,
) -> SheetCells {
    let mut reader = SheetReader { file, sheet, shared, result: SheetCells::default(), row: 0, column: 0 };
    let mut regions = Vec::new();
    reader.result.fault = reader.read(xml, &mut regions, budget).err();
    let mut result = reader.result;
    if result.fault == Some(Fault::Corrupt) {
        result.cells.clear();
    }
    if !result.cells.is_sorted_by_key(|cell| (cell.row, cell.column)) {
        result.cells.sort_by_key(|cell| (cell.row, cell.column));
    }
    // A cell written twice is what its last writing says, as in the programs that open such a file.
    result.cells.dedup_by(|later, earlier| {
        let same = (later.row, later.column) == (earlier.row, earlier.column);
        if same {
            std::mem::swap(later, earlier);
        }
        same
    });
    merges::apply(&mut result.cells, regions);
    result
}

struct SheetReader<'a> {
    file: &'a Arc<str>,
    sheet: &'a Arc<str>,
    shared: &'a Shared,
    result: SheetCells,
    /// The row and column read last, from 1: what follows without a reference stands next to it.
    row: u32,
    column: u32,
}

impl SheetReader<'_> {
    fn read(&mut self, xml: &mut Part<'_>, regions: &mut Vec<Region>, budget: &mut Budget) -> Result<(), Fault> {
        let mut is_worksheet = false;
        let mut ended = false;
        loop {
            match xml.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "worksheet" => is_worksheet = true,
                    "row" => {
                        let stated = attribute(&element, "r").and_then(|row| row.parse().ok());
                        self.row = stated.unwrap_or(self.row.saturating_add(1));
                        self.column = 0;
                    }
                    "c" => {
                        let cell = self.open(&element);
                        let cell = read_cell(xml, cell)?;
                        if !self.close(cell, budget) {
                            return Ok(());
                        }
                    }
                    "mergeCell" if regions.len() < MAX_REGIONS => {
                        regions.extend(attribute(&element, "ref").and_then(|text| region(&text)));
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "worksheet" => ended = true,
                Event::Eof => return if is_worksheet && ended { Ok(()) } else { Err(Fault::Broken) },
                _ => {}
            }
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Open {
        let mut open = Open::default();
        let mut reference = None;
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            match attribute.key.as_ref() {
                "r" => reference = Some(position(&attribute.value)),
                "s" => open.style = attribute.value.parse().unwrap_or(0),
                "t" => open.kind = attribute.value.into_owned(),
                _ => {}
            }
        }
        open.position = match reference {
            Some(stated) => stated,
            None => within_limits(self.row.max(1), self.column.saturating_add(1)),
        };
        if let Some((row, column)) = open.position {
            (self.row, self.column) = (row, column);
        }
        open
    }

    /// Keeps a cell that holds anything; false where the budget of the workbook is spent.
    fn close(&mut self, mut open: Open, budget: &mut Budget) -> bool {
        let Some((kind, text)) = self.content(&mut open) else { return true };
        let Some((row, column)) = open.position else {
            self.result.misplaced = true;
            return true;
        };
        if !budget.spend(text.len()) {
            return false;
        }
        self.result.cells.push(Cell {
            row: row - 1,
            column: column - 1,
            row_span: 1,
            column_span: 1,
            kind,
            text,
            place: Place::new(self.file, Position::SheetCell { sheet: self.sheet.clone(), row, column }),
        });
        true
    }

    /// What a cell holds; none where it is blank.
    fn content(&mut self, open: &mut Open) -> Option<(CellKind, String)> {
        let value = open.value.take();
        let is_text = open.kind == "str";
        if open.has_formula && self.is_uncalculated(value.as_deref(), is_text) {
            return Some((CellKind::Uncalculated, String::new()));
        }
        let (kind, text) = match open.kind.as_str() {
            "inlineStr" => (CellKind::Text, open.inline.finish()),
            "s" => (CellKind::Text, self.shared_string(&value?)?),
            "str" => (CellKind::Text, unescape(&value?)),
            "b" => match value?.trim() {
                "1" | "true" => (CellKind::Boolean, "TRUE".to_owned()),
                "0" | "false" => (CellKind::Boolean, "FALSE".to_owned()),
                other => (CellKind::Text, other.to_owned()),
            },
            "e" => (CellKind::Error, value?),
            "d" => (CellKind::Date, iso_date(&value?)),
            "" | "n" => self.number(value?, open.style)?,
            _ => (CellKind::Text, value?),
        };
        (!text.is_empty()).then_some((kind, text))
    }

    /// A formula without a result. Libraries that write formulas and cannot calculate put 0 there and ask for a
    /// calculation on opening; that 0 is no figure.
    fn is_uncalculated(&self, value: Option<&str>, is_text: bool) -> bool {
        match value {
            None => true,
            Some("") => !is_text,
            Some("0") => self.shared.recalculates,
            Some(_) => false,
        }
    }

    fn shared_string(&mut self, index: &str) -> Option<String> {
        let text = index.trim().parse().ok().and_then(|index| self.shared.strings.get(index));
        self.result.lacks_strings |= text.is_none();
        text.map(str::to_owned)
    }

    /// A number as it is shown; what is none stays the text that stands there.
    fn number(&mut self, written: String, style: usize) -> Option<(CellKind, String)> {
        let Some(numeral) = Numeral::parse(&written).map(Numeral::without_noise) else {
            return Some((CellKind::Text, written));
        };
        let format = self.shared.styles.format(style);
        self.result.lacks_formats |= format.is_none();
        let format = format?;
        let date = match format {
            NumberFormat::Date => numeral.as_date(self.shared.epoch),
            NumberFormat::Duration => numeral.as_duration(),
            NumberFormat::Plain | NumberFormat::Percent => None,
        };
        if let Some(date) = date {
            return Some((CellKind::Date, date));
        }
        let text = match format {
            NumberFormat::Percent => numeral.hundredfold().plain().map(|text| text + "%"),
            _ => numeral.plain(),
        };
        Some((CellKind::Number, text.unwrap_or(written)))
    }
}

/// Reads up to the end of the cell's element.
fn read_cell(xml: &mut Part<'_>, mut open: Open) -> Result<Open, Fault> {
    let mut in_value = false;
    let mut in_inline = false;
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "v" => {
                    in_value = true;
                    open.value = Some(String::new());
                }
                "is" => in_inline = true,
                "f" => open.has_formula = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "c" => return Ok(open),
                "v" => in_value = false,
                "is" => in_inline = false,
                _ => {}
            },
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
        if in_inline {
            open.inline.take(&event);
        } else if let (true, Some(value)) = (in_value, open.value.as_mut()) {
            match &event {
                Event::Text(text) => value.push_str(&text.xml10_content()),
                Event::CData(text) => value.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => push_reference(reference, value),
                _ => {}
            }
        }
    }
}

/// Row and column, from 1, of a reference such as `B5`.
fn position(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = reference.split_at_checked(letters)?;
    if !(1..=3).contains(&letters) || row.len() > 7 || !row.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let column = column.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    within_limits(row.parse().ok()?, column)
}

fn within_limits(row: u32, column: u32) -> Option<(u32, u32)> {
    ((1..=MAX_ROWS).contains(&row) && (1..=MAX_COLUMNS).contains(&column)).then_some((row, column))
}

/// The cells of a reference such as `A1:C2`.
fn region(reference: &str) -> Option<Region> {
    let (first, last) = reference.split_once(':')?;
    let ((first_row, first_column), (last_row, last_column)) = (position(first)?, position(last)?);
    Some(Region {
        first_row: first_row - 1,
        first_column: first_column - 1,
        last_row: last_row - 1,
        last_column: last_column - 1,
    })
}

/// A date that is written as one (`t="d"`), in our notation: `2021-03-31T00:00:00` is `2021-03-31`.
fn iso_date(written: &str) -> String {
    let (day, time) = written.split_once('T').unwrap_or((written, ""));
    let time = time.trim_end_matches('Z');
    let time = time.split_once('.').map_or(time, |(seconds, _)| seconds);
    if time.is_empty() || time == "00:00:00" { day.to_owned() } else { format!("{day} {time}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_or_refused() {
        let cases = [
            ("A1", Some((1, 1))),
            ("b5", Some((5, 2))),
            ("XFD1048576", Some((1_048_576, 16_384))),
            ("XFE1", None),
            ("A1048577", None),
            ("A0", None),
            ("A", None),
            ("12", None),
            ("ZZZZZZZ9", None),
            ("A99999999999", None),
            ("ก1", None),
        ];
        for (reference, expected) in cases {
            assert_eq!(position(reference), expected, "{reference}");
        }
    }
}
