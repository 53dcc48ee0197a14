//! Records as the rows of a sheet's part.

use std::io::{self, Write};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::super::cell::{Bare, Cell, Look, Target};
use super::super::formula::{Live, Value};
use super::super::styles::{self, Kind};
use super::super::table::{LINK_LIMIT, height, letters, reference};
use super::super::text::{cell_text, wrapped_lines};
use super::{Sheet, Strings, push_escaped, push_number};
use crate::export::wording::Language;
use crate::export::wording::workbook as words;

/// So much of a sheet is made before it is packed.
const PIECE: usize = 1 << 16;

/// Digits that every number of binary arithmetic keeps.
const SURE_DIGITS: u64 = 1_000_000_000_000_000;

/// Rows on their way into the part of a sheet.
pub(super) struct Rows<'s> {
    sheet: &'s Sheet<'s>,
    columns: Vec<Column>,
    language: Language,
    pub(super) strings: &'s mut Strings,
    into: &'s mut dyn Write,
    made: String,
    /// The list of links, which stands behind all rows, and how many there are.
    links: String,
    linked: u32,
    /// Counted from 1, and as it is written.
    next_row: u32,
    row: String,
}

struct Column {
    kind: Kind,
    width: usize,
    letters: String,
    /// The text of the record before, which is most often that of the next: its number, and how many lines it takes.
    is_known: bool,
    text: String,
    number: Option<usize>,
    lines: usize,
}

impl<'s> Rows<'s> {
    pub(super) fn begin(
        sheet: &'s Sheet<'s>,
        columns: &[(Kind, u16)],
        language: Language,
        strings: &'s mut Strings,
        into: &'s mut dyn Write,
    ) -> Rows<'s> {
        let columns = columns.iter().zip((0..).map(letters)).map(|((kind, width), letters)| Column {
            kind: *kind,
            width: (*width).into(),
            letters,
            is_known: false,
            text: String::new(),
            number: None,
            lines: 1,
        });
        Rows {
            sheet,
            columns: columns.collect(),
            language,
            strings,
            into,
            made: String::with_capacity(PIECE + PIECE / 4),
            links: String::new(),
            linked: 0,
            next_row: sheet.first_row,
            row: String::new(),
        }
    }

    pub(super) fn next_row(&self) -> u32 {
        self.next_row
    }

    /// One more record.
    pub(super) fn push(&mut self, record: &[Cell<'_>]) -> io::Result<()> {
        self.row.clear();
        push_number(&mut self.row, self.next_row.into());
        self.next_row += 1;
        let lines = self.know_texts(record);
        self.begin_row(lines);
        for (at, cell) in record.iter().enumerate() {
            self.push_cell(at, &cell.bare())?;
        }
        self.made.push_str("</row>");
        if self.made.len() >= PIECE {
            self.into.write_all(self.made.as_bytes())?;
            self.made.clear();
        }
        Ok(())
    }

    /// Finds the numbers of all texts, and how many lines the highest takes.
    fn know_texts(&mut self, record: &[Cell<'_>]) -> usize {
        let mut lines = 1;
        for (cell, column) in record.iter().zip(&mut self.columns) {
            let (text, is_wrapped) = match cell.bare().cell {
                Cell::Text(text) | Cell::Link { text, .. } => (&**text, true),
                Cell::Live(Live { formula: None, value: Value::Text(text) }) => (&**text, false),
                _ => continue,
            };
            if column.is_known && column.text == text {
                if column.number.is_some() {
                    self.strings.again();
                }
            } else {
                column.is_known = true;
                text.clone_into(&mut column.text);
                column.lines = if column.kind == Kind::Text { wrapped_lines(text, column.width) } else { 1 };
                let shown = cell_text(text);
                column.number = (!shown.is_empty()).then(|| self.strings.number(&shown));
            }
            lines = lines.max(if is_wrapped { column.lines } else { 1 });
        }
        lines
    }

    fn begin_row(&mut self, lines: usize) {
        let made = &mut self.made;
        for piece in ["<row r=\"", &self.row, "\"", self.sheet.row_attributes] {
            made.push_str(piece);
        }
        let pixels = (u32::from(height(lines)) * 4 + 1) / 3;
        if pixels != styles::LINE_PIXELS {
            made.push_str(" ht=\"");
            push_decimal(made, Decimal::new(i64::from(pixels) * 75, 2).normalize());
            made.push_str("\" customHeight=\"1\"");
        }
        made.push('>');
    }

    fn push_cell(&mut self, at: usize, bare: &Bare<'_, '_>) -> io::Result<()> {
        let Some(column) = self.columns.get(at) else { return Ok(()) };
        let may_link = self.linked < LINK_LIMIT;
        let style = self.sheet.style(Look::of(bare, column.kind, may_link))?;
        let made = &mut self.made;
        for piece in ["<c r=\"", &column.letters, &self.row, "\" s=\"", style, "\""] {
            made.push_str(piece);
        }
        match bare.cell {
            Cell::Text(_) | Cell::Link { .. } | Cell::Live(Live { formula: None, value: Value::Text(_) }) => {
                match column.number {
                    Some(number) => {
                        made.push_str(" t=\"s\"><v>");
                        push_number(made, number as u64);
                        made.push_str("</v></c>");
                    }
                    None => made.push_str("/>"),
                }
            }
            Cell::Number(number) | Cell::Live(Live { formula: None, value: Value::Number(number) }) => {
                made.push_str("><v>");
                push_binary(made, *number);
                made.push_str("</v></c>");
            }
            Cell::Live(Live { formula: Some(formula), value })
            | Cell::Leading(Live { formula: Some(formula), value }) => {
                push_formula(made, formula, value);
            }
            _ => made.push_str("/>"),
        }
        let shown = match bare.cell {
            Cell::Link { .. } => column.text.as_str(),
            _ => words::NOTHING,
        };
        if let Some(target) = bare.target.filter(|_| may_link) {
            self.linked += 1;
            push_link(&mut self.links, &[&column.letters, &self.row], target, shown, self.language);
        }
        Ok(())
    }

    /// Ends the part: what stands before the list of links, and what stands behind it.
    pub(super) fn finish(mut self, [before, behind]: [&str; 2]) -> io::Result<()> {
        self.made.push_str(before);
        if !self.links.is_empty() {
            self.made.push_str("<hyperlinks>");
            self.into.write_all(self.made.as_bytes())?;
            self.into.write_all(self.links.as_bytes())?;
            self.made.clear();
            self.made.push_str("</hyperlinks>");
        }
        self.made.push_str(behind);
        self.into.write_all(self.made.as_bytes())
    }
}

fn push_link(links: &mut String, place: &[&str; 2], target: Target, shown: &str, language: Language) {
    links.push_str("<hyperlink ref=\"");
    place.iter().for_each(|piece| links.push_str(piece));
    for piece in
        ["\" location=\"", &reference(target, language), "\" display=\"", &attribute(&cell_text(shown)), "\"/>"]
    {
        links.push_str(piece);
    }
}

/// A formula with the result that is shown until it is calculated.
fn push_formula(made: &mut String, formula: &str, value: &Value) {
    let kind = match value {
        Value::Number(_) => "",
        Value::Nothing => " t=\"str\"",
        Value::Text(text) if text.parse::<f64>().is_ok() => "",
        Value::Text(_) => " t=\"str\"",
        Value::NotAvailable => " t=\"e\"",
    };
    made.push_str(kind);
    made.push_str("><f>");
    push_escaped(made, formula.strip_prefix('=').unwrap_or(formula));
    made.push_str("</f><v>");
    match value {
        Value::Number(number) => push_decimal(made, *number),
        Value::Text(text) => push_escaped(made, text),
        Value::Nothing | Value::NotAvailable => made.push_str(&value.cached()),
    }
    made.push_str("</v></c>");
}

/// A number as the nearest one of binary arithmetic is written, as short as it can be.
fn push_binary(made: &mut String, number: Decimal) {
    let short = number.normalize();
    // Of so few digits none is lost on the way there and back.
    if short.mantissa().unsigned_abs() < SURE_DIGITS.into() && !(number.is_zero() && number.is_sign_negative()) {
        push_decimal(made, short);
    } else {
        made.push_str(&number.to_f64().unwrap_or_default().to_string());
    }
}

/// A number with all its decimals.
fn push_decimal(made: &mut String, number: Decimal) {
    let (Ok(digits), scale) = (u64::try_from(number.mantissa().unsigned_abs()), number.scale()) else {
        return made.push_str(&number.to_string());
    };
    let Some(unit) = 10_u64.checked_pow(scale) else { return made.push_str(&number.to_string()) };
    if number.is_sign_negative() {
        made.push('-');
    }
    push_number(made, digits / unit);
    if scale > 0 {
        made.push('.');
        let fraction = digits % unit;
        let leading = (1..scale).rev().take_while(|power| 10_u64.pow(*power) > fraction).count();
        made.extend(std::iter::repeat_n('0', leading));
        push_number(made, fraction);
    }
}

/// A text as the writer writes it into an attribute.
fn attribute(text: &str) -> String {
    let mut attribute = String::with_capacity(text.len());
    push_escaped(&mut attribute, text);
    if attribute.contains(['"', '\n']) { attribute.replace('"', "&quot;").replace('\n', "&#xA;") } else { attribute }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_writer_of_the_workbook_does() {
        let cases = ["0", "-0.00", "7", "85.00", "80.05", "-0.0001", "0.1", "1000000", "0.30000000000000004"];
        let long = ["79228162514264337593543950335", "0.1234567890123456789012345678", "123456789012345.6", "-1.5"];
        for text in cases.into_iter().chain(long) {
            let number: Decimal = text.parse().unwrap();
            let (mut binary, mut exact) = (String::new(), String::new());
            push_binary(&mut binary, number);
            push_decimal(&mut exact, number);
            assert_eq!(binary, number.to_f64().unwrap().to_string());
            assert_eq!(exact, number.to_string());
        }
    }

    #[test]
    fn a_formula_shows_its_result() {
        let cases = [
            (Value::Number("85.00".parse().unwrap()), "><f>A1&amp;\"&lt;\"</f><v>85.00</v></c>"),
            (Value::Text("<ก>".into()), " t=\"str\"><f>A1&amp;\"&lt;\"</f><v>&lt;ก&gt;</v></c>"),
            (Value::Text("1".into()), "><f>A1&amp;\"&lt;\"</f><v>1</v></c>"),
            (Value::Nothing, " t=\"str\"><f>A1&amp;\"&lt;\"</f><v></v></c>"),
            (Value::NotAvailable, " t=\"e\"><f>A1&amp;\"&lt;\"</f><v>#N/A</v></c>"),
        ];
        for (value, expected) in cases {
            let mut made = String::new();
            push_formula(&mut made, "=A1&\"<\"", &value);
            assert_eq!(made, expected);
        }
    }
}
