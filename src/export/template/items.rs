//! The items of the OIT, under their sub-indicators, in the years whose items are known.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::export::wording::template::{Label, Sheet};
use crate::export::workbook::styles;
use crate::export::workbook::table::{Paper, height};
use crate::export::workbook::text::wrapped_lines;

use super::checks::{self, Cells};
use super::{Template, add_sheet, formats};

const CODE: u16 = 0;
const NAME: u16 = 1;
const SCORE: u16 = 2;
const HEADING_ROW: u32 = 2;
const NAME_WIDTH: u16 = 70;

pub(super) fn add(workbook: &mut Workbook, template: &Template) -> Result<(), XlsxError> {
    let worksheet = add_sheet(workbook, template, Sheet::Items, Paper::Portrait)?;
    let language = template.language;
    for (column, label, width) in
        [(CODE, Label::Item, 10), (NAME, Label::ItemName, NAME_WIDTH), (SCORE, Label::Score, 12)]
    {
        worksheet.set_column_width(column, width)?;
        worksheet.write_string_with_format(HEADING_ROW, column, label.text(language), &styles::heading())?;
    }
    worksheet.set_freeze_panes(HEADING_ROW + 1, 0)?;
    worksheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    let mut row = HEADING_ROW + 1;
    for sub in &template.rules.sub_indicators {
        worksheet.write_string_with_format(row, CODE, &sub.code, &styles::heading())?;
        worksheet.write_string_with_format(row, NAME, language.pick(&sub.name, &sub.english), &formats::label())?;
        worksheet.write_blank(row, SCORE, &styles::heading())?;
        let first = row + 1;
        for number in sub.items.0..=sub.items.1 {
            let code = format!("o{number}");
            let Some(item) = template.rules.items.iter().find(|item| item.code == code) else { continue };
            row += 1;
            let name = language.pick(&item.name, &item.english);
            worksheet.write_string_with_format(row, CODE, &code, &formats::number())?;
            worksheet.write_string_with_format(row, NAME, name, &formats::name())?;
            worksheet.write_blank(row, SCORE, &formats::choice())?;
            worksheet.set_row_height(row, height(wrapped_lines(name, NAME_WIDTH.into())))?;
        }
        checks::items(worksheet, Cells { column: SCORE, first, last: row }, language)?;
        row += 1;
    }
    worksheet.set_selection(HEADING_ROW + 2, SCORE, HEADING_ROW + 2, SCORE)?;
    Ok(())
}
