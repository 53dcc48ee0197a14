//! Makes a workbook of a page.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::page::{Page, Part, Value, placed, width};
use super::style::{Digits, Scores, Style};

/// The file's bytes. Lines go over the sheet's width in merged cells, grids under each other with a row between.
pub fn write(page: &Page) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2021, 10, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet_width = page.parts.iter().map(|part| if let Part::Grid(grid) = part { width(grid) } else { 1 }).max();
    let mut sheet = Worksheet::new();
    sheet.set_name("ผลคะแนน")?;
    let mut row = 0;
    for (at, part) in page.parts.iter().enumerate() {
        match part {
            Part::Sheet(name) => {
                if at > 0 {
                    workbook.push_worksheet(std::mem::take(&mut sheet));
                }
                sheet.set_name(page.style.in_digits(name))?;
                row = 0;
            }
            Part::Line(text) => {
                let last = u16::try_from(sheet_width.unwrap_or(1)).unwrap_or(u16::MAX).saturating_sub(1);
                if last > 0 {
                    sheet.merge_range(row, 0, row, last, text, &Format::new())?;
                } else {
                    sheet.write_string(row, 0, text)?;
                }
                row += 1;
            }
            Part::Grid(grid) => {
                for (down, column, cell) in placed(grid) {
                    let (top, left) = (row + down, column as u16);
                    let (bottom, right) = (top + cell.rows - 1, left + cell.columns as u16 - 1);
                    if (top, left) != (bottom, right) {
                        sheet.merge_range(top, left, bottom, right, "", &Format::new())?;
                    }
                    write_value(&mut sheet, top, left, &cell.value, &page.style)?;
                }
                row += grid.len() as u32 + 1;
            }
        }
    }
    workbook.push_worksheet(sheet);
    workbook.save_to_buffer()
}

fn write_value(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, style: &Style) -> Result<(), XlsxError> {
    let as_numbers = style.digits == Digits::Arabic;
    match value {
        Value::Score(score, _) if as_numbers && style.scores == Scores::Number => {
            sheet.write_number(row, column, score.to_f64().unwrap_or_default())?;
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
