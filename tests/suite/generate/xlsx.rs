//! Makes a workbook of a page.

use std::io::{Cursor, Read as _, Write as _};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::page::{Page, Part, Value, placed, width};
use super::style::{Digits, Scores};

/// How a sheet is laid out, whatever stands on it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    /// The first row and column that are used.
    pub top: u32,
    pub left: u16,
    /// A column (from 0) that is left blank, what would stand there and behind it being one further right.
    pub blank_column: Option<u16>,
    /// What is hidden.
    pub hidden: Hidden,
    /// Scores are formulas.
    pub formulas: Formulas,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hidden {
    #[default]
    Nothing,
    /// The rows of the last agency or label, so many from the end.
    LastRows(u32),
    /// Columns from the left.
    Column(u16),
    /// The last sheet.
    LastSheet,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Formulas {
    #[default]
    None,
    /// With the value that was calculated last.
    Stored,
    /// Written by a program that calculates nothing.
    Uncalculated,
}

impl Habits {
    /// Where a column of the page stands in the sheet.
    fn column(&self, column: u16) -> u16 {
        self.left + column + u16::from(self.blank_column.is_some_and(|blank| column >= blank))
    }
}

/// The file's bytes. Lines go over the sheet's width in merged cells, grids under each other with a row between.
pub fn write(page: &Page) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2021, 10, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet_width = page.parts.iter().map(|part| if let Part::Grid(grid) = part { width(grid) } else { 1 }).max();
    let habits = page.habits;
    let mut sheet = Worksheet::new();
    sheet.set_name("ผลคะแนน")?;
    let mut row = habits.top;
    for (at, part) in page.parts.iter().enumerate() {
        match part {
            Part::Sheet(name) => {
                if at > 0 {
                    workbook.push_worksheet(std::mem::take(&mut sheet));
                }
                sheet.set_name(page.style.in_digits(name))?;
                row = habits.top;
            }
            Part::Line(text) => {
                let last = habits.column(u16::try_from(sheet_width.unwrap_or(1)).unwrap_or(u16::MAX).saturating_sub(1));
                if last > habits.left {
                    sheet.merge_range(row, habits.left, row, last, text, &Format::new())?;
                } else {
                    sheet.write_string(row, habits.left, text)?;
                }
                row += 1;
            }
            Part::Grid(grid) => {
                for (down, column, cell) in placed(grid) {
                    let (top, left) = (row + down, habits.column(column as u16));
                    let (bottom, right) = (top + cell.rows - 1, habits.column((column + cell.columns) as u16 - 1));
                    if (top, left) != (bottom, right) {
                        sheet.merge_range(top, left, bottom, right, "", &Format::new())?;
                    }
                    write_value(&mut sheet, top, left, &cell.value, page)?;
                }
                row += grid.len() as u32 + 1;
                if let Hidden::LastRows(rows) = habits.hidden {
                    (row - 1 - rows..row - 1).try_for_each(|row| sheet.set_row_hidden(row).map(|_| ()))?;
                }
            }
        }
    }
    match habits.hidden {
        Hidden::Column(column) => {
            sheet.set_column_hidden(habits.column(column))?;
        }
        Hidden::LastSheet => {
            sheet.set_hidden(true);
        }
        Hidden::Nothing | Hidden::LastRows(_) => {}
    }
    workbook.push_worksheet(sheet);
    let bytes = workbook.save_to_buffer()?;
    Ok(if habits.formulas == Formulas::Uncalculated { without_values_of_formulas(&bytes) } else { bytes })
}

/// The package with no stored values in cells of formulas, as programs write it that do not calculate.
fn without_values_of_formulas(bytes: &[u8]) -> Vec<u8> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut stripped = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..package.len() {
        let mut part = package.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            let xml = String::from_utf8(content).unwrap();
            content = xml
                .replace("</f><v></v>", "</f>")
                .replace("</f><v>0</v>", "</f>")
                .replace(" t=\"str\"", "")
                .into_bytes();
        }
        stripped.start_file(name, SimpleFileOptions::default()).unwrap();
        stripped.write_all(&content).unwrap();
    }
    stripped.finish().unwrap().into_inner()
}

fn write_value(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, page: &Page) -> Result<(), XlsxError> {
    let style = &page.style;
    let as_numbers = style.digits == Digits::Arabic;
    match value {
        Value::Text(text) if text.is_empty() => {}
        Value::Score(score, _) if page.habits.formulas != Formulas::None => {
            let stored = if page.habits.formulas == Formulas::Stored { score.to_string() } else { String::new() };
            sheet.write_formula(row, column, Formula::new(format!("=ROUND({score},2)")).set_result(stored))?;
        }
        Value::Score(score, _) if as_numbers && style.scores == Scores::Number => {
            sheet.write_number(row, column, score.to_f64().unwrap_or_default())?;
        }
        Value::Score(score, _) if as_numbers && style.scores == Scores::Long => {
            let exact = page.exact.get(score).unwrap_or(score).to_f64().unwrap_or_default();
            sheet.write_number_with_format(row, column, exact, &Format::new().set_num_format("0.00"))?;
        }
        Value::Score(score, _) if as_numbers && style.scores == Scores::Percent => {
            let share = (score / Decimal::ONE_HUNDRED).to_f64().unwrap_or_default();
            sheet.write_number_with_format(row, column, share, &Format::new().set_num_format("0.00%"))?;
        }
        Value::Count(count, _) if as_numbers => {
            sheet.write_number(row, column, *count)?;
        }
        Value::Text(text) | Value::Score(_, text) | Value::Count(_, text) => {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(())
}
