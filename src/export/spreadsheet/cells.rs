//! The rows and cells of a sheet.

use super::elements::twentieths;
use super::strings::Strings;
use super::styles::Styles;
use super::xml::{Attribute, Xml};
use crate::model::workbook::{Area, Cell, Row, Sheet, Value};

/// Writes all rows of which something is said or that hold cells.
pub(super) fn write(xml: &mut Xml, sheet: &Sheet, styles: &Styles<'_>, strings: &mut Strings) {
    if sheet.cells.is_empty() && sheet.rows.is_empty() {
        xml.empty("sheetData", &[]);
        return;
    }
    xml.open("sheetData", &[]);
    let mut settings = sheet.rows.iter().peekable();
    let mut rows = sheet.cells.chunk_by(|one, other| one.row == other.row).peekable();
    loop {
        let next_cells = rows.peek().and_then(|cells| cells.first()).map(|cell| cell.row);
        let next = match (settings.peek().map(|row| row.row), next_cells) {
            (Some(one), Some(other)) => one.min(other),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => break,
        };
        let setting = settings.next_if(|row| row.row == next).copied();
        let cells = if next_cells == Some(next) { rows.next().unwrap_or_default() } else { &[] };
        row(xml, &setting.unwrap_or(Row { row: next, ..Row::default() }), cells, styles, strings);
    }
    xml.close("sheetData");
}

fn row(xml: &mut Xml, row: &Row, cells: &[Cell], styles: &Styles<'_>, strings: &mut Strings) {
    let number = row.row + 1;
    let height = row.height.map(twentieths);
    let format = row.format.map(|format| styles.number(format));
    let mut attributes: Vec<Attribute<'_>> = vec![("r", &number)];
    if let Some(format) = &format {
        attributes.push(("s", format));
        attributes.push(("customFormat", &1));
    }
    if let Some(height) = &height {
        attributes.push(("ht", height));
    }
    if row.hidden {
        attributes.push(("hidden", &1));
    }
    if row.custom_height {
        attributes.push(("customHeight", &1));
    }
    if row.outline > 0 {
        attributes.push(("outlineLevel", &row.outline));
    }
    if row.collapsed {
        attributes.push(("collapsed", &1));
    }
    if cells.is_empty() {
        xml.empty("row", &attributes);
        return;
    }
    xml.open("row", &attributes);
    for one in cells {
        cell(xml, one, styles, strings);
    }
    xml.close("row");
}

fn cell(xml: &mut Xml, cell: &Cell, styles: &Styles<'_>, strings: &mut Strings) {
    let place = Area::cell(cell.row, cell.column).reference();
    let format = styles.number(cell.format);
    let mut attributes: Vec<Attribute<'_>> = vec![("r", &place)];
    if format > 0 {
        attributes.push(("s", &format));
    }
    let (kind, value) = match &cell.value {
        Value::Blank => (None, None),
        Value::Number(number) => (None, Some(digits(*number))),
        Value::Boolean(value) => (Some("b"), Some(u8::from(*value).to_string())),
        Value::Error(error) => (Some("e"), Some((*error).to_owned())),
        Value::Text(text) if cell.formula.is_some() => (Some("str"), Some(text.text.clone())),
        Value::Text(text) => (Some("s"), Some(strings.number(text).to_string())),
    };
    if let Some(kind) = &kind {
        attributes.push(("t", kind));
    }
    if value.is_none() && cell.formula.is_none() {
        xml.empty("c", &attributes);
        return;
    }
    xml.open("c", &attributes);
    if let Some(formula) = &cell.formula {
        match formula.array.map(|area| area.reference()) {
            Some(area) => xml.text("f", &[("t", &"array"), ("ref", &area)], &formula.text),
            None => xml.text("f", &[], &formula.text),
        }
    }
    if let Some(value) = value {
        xml.text("v", &[], &value);
    }
    xml.close("c");
}

/// A number in as few digits as give the same double again.
fn digits(number: f64) -> String {
    /// Numbers from here on are written with a power of ten.
    const MANY_DIGITS: usize = 21;
    let plain = number.to_string();
    if plain.len() <= MANY_DIGITS { plain } else { format!("{number:E}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_same_double_again() {
        for number in [95.73_f64, 0.1 + 0.2, 1e300, -5e-324, 1e15, 123_456_789_012_345_680.0, 1.0 / 3.0, -0.0, 2564.0] {
            let read: f64 = digits(number).parse().unwrap();
            assert_eq!(read.to_bits(), number.to_bits(), "{number}");
        }
        assert_eq!(digits(95.73), "95.73");
        assert_eq!(digits(1e300), "1E300");
    }
}
