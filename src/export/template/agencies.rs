//! The sheet for many: a row an agency, named already, and a column for every score.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::export::wording::template::{self as words, Label, Sheet};
use crate::export::workbook::styles;
use crate::export::workbook::table::{Paper, height};
use crate::export::workbook::text::{cell_text, display_width, wrapped_lines};
use crate::model::{Instrument, Listed};

use super::checks::{self, Cells, Scores, at};
use super::{FIRST_ROW, Template, add_sheet, formats, write_legend};

const ORDER: u16 = 0;
const AGENCY: u16 = 1;
const DISTRICT: u16 = 2;
const PROVINCE: u16 = 3;
const FIRST_INDICATOR: u16 = 4;
const FIRST_INSTRUMENT: u16 = 14;
const OVERALL: u16 = 17;
const GRADE: u16 = 18;
const RESULT: u16 = 19;

const AGENCY_WIDTH: u16 = 36;
/// Rows behind the last agency in which checks hold, too: agencies may be added.
const SPARE_ROWS: u32 = 200;

const HEADING_ROW: u32 = FIRST_ROW;
const FIRST_RECORD: u32 = HEADING_ROW + 1;

pub(super) fn add(workbook: &mut Workbook, template: &Template, listed: &[Listed]) -> Result<(), XlsxError> {
    let worksheet = add_sheet(workbook, template, Sheet::Agencies, Paper::Landscape)?;
    write_legend(worksheet, template)?;
    write_headings(worksheet, template)?;
    worksheet.set_freeze_panes(FIRST_RECORD, DISTRICT)?;
    worksheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    let last = write_records(worksheet, listed)?;
    add_checks(worksheet, template, last + SPARE_ROWS)?;
    worksheet.set_selection(FIRST_RECORD, FIRST_INDICATOR, FIRST_RECORD, FIRST_INDICATOR)?;
    Ok(())
}

fn write_headings(worksheet: &mut Worksheet, template: &Template) -> Result<(), XlsxError> {
    let language = template.language;
    let label = |label: Label| label.text(language).to_owned();
    let mut columns = vec![
        (ORDER, label(Label::Order), 6),
        (AGENCY, label(Label::Agency), AGENCY_WIDTH),
        (DISTRICT, label(Label::District), 16),
        (PROVINCE, label(Label::Province), 16),
        (OVERALL, label(Label::Overall), 10),
        (GRADE, label(Label::Grade), 18),
        (RESULT, label(Label::Result), 14),
    ];
    columns.extend((FIRST_INSTRUMENT..).zip(Instrument::ALL).map(|(column, of)| (column, of.code().to_owned(), 8)));
    let mut lines = 1;
    for (column, heading, width) in &columns {
        worksheet.write_string_with_format(HEADING_ROW, *column, heading, &styles::heading())?;
        worksheet.set_column_width(*column, *width)?;
        lines = lines.max(wrapped_lines(heading, usize::from(*width)));
    }
    for (column, rule) in (FIRST_INDICATOR..FIRST_INSTRUMENT).zip(&template.rules.indicators) {
        let heading = format!("{} {}", rule.number, language.pick(&rule.name, &rule.english));
        worksheet.write_string_with_format(HEADING_ROW, column, &heading, &styles::upright_heading())?;
        worksheet.set_column_width(column, 8)?;
        // Upright text is as high as it is long: a line of height holds some three digits.
        lines = lines.max(display_width(&heading).div_ceil(3).min(9));
    }
    worksheet.set_row_height(HEADING_ROW, height(lines))?;
    Ok(())
}

/// Writes a row for each agency; returns the last row.
fn write_records(worksheet: &mut Worksheet, listed: &[Listed]) -> Result<u32, XlsxError> {
    let (number, text, score, choice) = (formats::number(), formats::text(), formats::score(), formats::choice());
    let mut last = HEADING_ROW;
    for (row, agency) in (FIRST_RECORD..).zip(listed) {
        worksheet.write_number_with_format(row, ORDER, row - HEADING_ROW, &number)?;
        worksheet.write_string_with_format(row, AGENCY, cell_text(&agency.name), &text)?;
        let lines = wrapped_lines(&agency.name, AGENCY_WIDTH.into());
        if lines > 1 {
            worksheet.set_row_height(row, height(lines))?;
        }
        for (column, place) in [(DISTRICT, &agency.district), (PROVINCE, &agency.province)] {
            write_or_blank(worksheet, row, column, place.as_deref(), &text)?;
        }
        for column in FIRST_INDICATOR..=RESULT {
            worksheet.write_blank(row, column, if column <= OVERALL { &score } else { &choice })?;
        }
        last = row;
    }
    Ok(last)
}

fn write_or_blank(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: Option<&str>,
    format: &Format,
) -> Result<(), XlsxError> {
    match text {
        Some(text) => worksheet.write_string_with_format(row, column, cell_text(text), format)?,
        None => worksheet.write_blank(row, column, format)?,
    };
    Ok(())
}

fn add_checks(worksheet: &mut Worksheet, template: &Template, last: u32) -> Result<(), XlsxError> {
    let language = template.language;
    let cells = |column| Cells { column, first: FIRST_RECORD, last };
    checks::scores(worksheet, cells(FIRST_INDICATOR), FIRST_INSTRUMENT - 1, words::indicator_check(language))?;
    checks::scores(worksheet, cells(FIRST_INSTRUMENT), OVERALL - 1, words::instrument_check(language))?;
    checks::scores(worksheet, cells(OVERALL), OVERALL, words::overall_check(template.rules, language))?;
    checks::grades(worksheet, cells(GRADE), template)?;
    checks::results(worksheet, cells(RESULT), language)?;

    let cell = |column| at(FIRST_RECORD, column);
    let columns_of = |instrument| {
        let own = |rule: &&crate::rules::IndicatorRule| rule.instrument == instrument;
        let numbers: Vec<u16> = template.rules.indicators.iter().filter(own).map(|rule| rule.number.into()).collect();
        let column = |number: Option<&u16>| FIRST_INDICATOR + number.map_or(0, |number| number.saturating_sub(1));
        (format!("{}:{}", cell(column(numbers.first())), cell(column(numbers.last()))), numbers.len())
    };
    let instruments = [0, 1, 2].map(|behind| FIRST_INSTRUMENT + behind);
    let scores = Scores {
        indicators: Instrument::ALL.map(columns_of),
        instruments: instruments.map(cell),
        overall: cell(OVERALL),
        grade: cell(GRADE),
        result: cell(RESULT),
    };
    checks::colour_instruments(worksheet, instruments.map(cells), &scores)?;
    checks::colour_overall(worksheet, cells(OVERALL), &scores, template.rules)?;
    checks::colour_judgements(worksheet, [cells(GRADE), cells(RESULT)], &scores, template)
}
