//! The agency's measures to promote integrity and transparency, in the six columns of the reports.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::export::wording::template::{Label, Sheet};
use crate::export::workbook::styles;
use crate::export::workbook::table::Paper;

use super::{Template, add_sheet, formats};

const HEADING_ROW: u32 = 2;
/// Rows to begin with; more may be added.
const ROWS: u32 = 20;

const COLUMNS: [(Label, u16); 6] = [
    (Label::Measure, 32),
    (Label::Steps, 36),
    (Label::Responsible, 18),
    (Label::Period, 20),
    (Label::Results, 36),
    (Label::Suggestion, 24),
];

pub(super) fn add(workbook: &mut Workbook, template: &Template) -> Result<(), XlsxError> {
    let worksheet = add_sheet(workbook, template, Sheet::Measures, Paper::Landscape)?;
    for (column, (label, width)) in (0..).zip(COLUMNS) {
        worksheet.set_column_width(column, width)?;
        let heading = label.text(template.language);
        worksheet.write_string_with_format(HEADING_ROW, column, heading, &styles::heading())?;
        for row in HEADING_ROW + 1..=HEADING_ROW + ROWS {
            worksheet.write_blank(row, column, &formats::long_text())?;
        }
    }
    worksheet.set_freeze_panes(HEADING_ROW + 1, 0)?;
    worksheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    worksheet.set_selection(HEADING_ROW + 1, 0, HEADING_ROW + 1, 0)?;
    Ok(())
}
