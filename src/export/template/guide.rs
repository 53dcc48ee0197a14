//! How to fill the workbook, in a few lines.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::export::wording::template::{self as words, Sheet};
use crate::export::workbook::styles;
use crate::export::workbook::table::{Paper, height, set_up_page};
use crate::export::workbook::text::wrapped_lines;

use super::Template;

const TERM_WIDTH: u16 = 20;
const TEXT_WIDTH: u16 = 72;
const FIRST_ROW: u32 = 2;

pub(super) fn add(workbook: &mut Workbook, template: &Template) -> Result<(), XlsxError> {
    let language = template.language;
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(Sheet::Guide.name(language))?;
    let main = if template.agencies.is_some() { Sheet::Agencies } else { Sheet::Form };
    let document = main.title(template.fiscal_year, language);
    set_up_page(worksheet, Paper::Portrait, &document, Sheet::Guide.name(language), language);
    worksheet.set_screen_gridlines(false);
    worksheet.write_string_with_format(0, 0, Sheet::Guide.lead(language), &styles::title())?;
    worksheet.set_row_height(0, 34)?;
    worksheet.set_column_width(0, TERM_WIDTH)?;
    worksheet.set_column_width(1, TEXT_WIDTH)?;
    worksheet.set_freeze_panes(1, 0)?;
    let (term, text) = (styles::paragraph().set_bold(), styles::paragraph());
    let guide = words::guide(template.agencies.is_some(), template.has_items(), language);
    for (row, (about, told)) in (FIRST_ROW..).zip(guide) {
        worksheet.write_string_with_format(row, 0, about, &term)?;
        worksheet.write_string_with_format(row, 1, told, &text)?;
        worksheet.set_row_height(row, height(wrapped_lines(told, TEXT_WIDTH.into())))?;
    }
    Ok(())
}
