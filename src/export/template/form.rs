//! The form of one agency: who it is, then its scores from the indicators to the result.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::export::wording::template::{self as words, Label, Sheet};
use crate::export::workbook::styles;
use crate::export::workbook::table::{Paper, height};
use crate::export::workbook::text::wrapped_lines;
use crate::model::Instrument;

use super::checks::{self, Cells, Scores, at};
use super::{FIRST_ROW, Template, add_sheet, formats, write_legend};

const LABEL: u16 = 0;
const NAME: u16 = 1;
const SCORE: u16 = 2;

const LABEL_WIDTH: u16 = 18;
const NAME_WIDTH: u16 = 54;
const SCORE_WIDTH: u16 = 22;

/// Where what stands.
struct Rows {
    instruments: [u32; 3],
    /// First and last indicator of each instrument.
    indicators: [(u32, u32); 3],
    next: u32,
}

pub(super) fn add(workbook: &mut Workbook, template: &Template) -> Result<(), XlsxError> {
    let worksheet = add_sheet(workbook, template, Sheet::Form, Paper::Portrait)?;
    for (column, width) in [(LABEL, LABEL_WIDTH), (NAME, NAME_WIDTH), (SCORE, SCORE_WIDTH)] {
        worksheet.set_column_width(column, width)?;
    }
    write_legend(worksheet, template)?;
    worksheet.set_freeze_panes(1, 0)?;
    worksheet.set_repeat_rows(0, 0)?;
    let heading = write_agency(worksheet, template)? + 1;
    let language = template.language;
    for (column, label) in [(LABEL, Label::IndicatorNumber), (NAME, Label::Indicator), (SCORE, Label::Score)] {
        worksheet.write_string_with_format(heading, column, label.text(language), &styles::heading())?;
    }
    let rows = write_scores(worksheet, template, heading + 1)?;
    write_outcome(worksheet, template, &rows)?;
    worksheet.set_selection(FIRST_ROW, NAME, FIRST_ROW, NAME)?;
    Ok(())
}

/// Writes the labels of who and when; returns the row behind them.
fn write_agency(worksheet: &mut Worksheet, template: &Template) -> Result<u32, XlsxError> {
    let language = template.language;
    let labels = [Label::Agency, Label::Kind, Label::District, Label::Province, Label::FiscalYear];
    for (row, label) in (FIRST_ROW..).zip(labels) {
        worksheet.write_string_with_format(row, LABEL, label.text(language), &formats::label())?;
        let cells = Cells::one(row, NAME);
        if label == Label::FiscalYear {
            worksheet.write_number_with_format(row, NAME, template.fiscal_year, &formats::text())?;
            checks::year(worksheet, cells, template)?;
            continue;
        }
        worksheet.write_blank(row, NAME, &formats::text())?;
        match label {
            Label::Agency => checks::prompt(worksheet, cells, words::name_check(language))?,
            Label::District => checks::prompt(worksheet, cells, words::district_check(language))?,
            Label::Kind => checks::kinds(worksheet, cells, language)?,
            _ => checks::provinces(worksheet, cells, language)?,
        }
    }
    Ok(FIRST_ROW + 5)
}

/// Writes each instrument with its indicators under it.
fn write_scores(worksheet: &mut Worksheet, template: &Template, first: u32) -> Result<Rows, XlsxError> {
    let language = template.language;
    let mut rows = Rows { instruments: [first; 3], indicators: [(first, first); 3], next: first };
    let places = rows.instruments.iter_mut().zip(&mut rows.indicators);
    for (instrument, (own, indicators)) in Instrument::ALL.into_iter().zip(places) {
        *own = rows.next;
        if let Some(rule) = template.rules.instrument(instrument) {
            let name = language.pick(&rule.name, &rule.english);
            worksheet.write_string_with_format(*own, LABEL, instrument.code(), &styles::heading())?;
            worksheet.write_string_with_format(*own, NAME, name, &formats::label())?;
            worksheet.set_row_height(*own, height(wrapped_lines(name, NAME_WIDTH.into())))?;
        }
        worksheet.write_blank(*own, SCORE, &formats::score().set_bold())?;
        checks::scores(worksheet, Cells::one(*own, SCORE), SCORE, words::instrument_check(language))?;
        *indicators = (*own + 1, *own);
        for rule in template.rules.indicators.iter().filter(|rule| rule.instrument == instrument) {
            indicators.1 += 1;
            worksheet.write_number_with_format(indicators.1, LABEL, rule.number, &formats::number())?;
            let name = language.pick(&rule.name, &rule.english);
            worksheet.write_string_with_format(indicators.1, NAME, name, &formats::name())?;
            worksheet.write_blank(indicators.1, SCORE, &formats::score())?;
        }
        let cells = Cells { column: SCORE, first: indicators.0, last: indicators.1 };
        checks::scores(worksheet, cells, SCORE, words::indicator_check(language))?;
        rows.next = indicators.1 + 1;
    }
    Ok(rows)
}

/// Writes overall score, grade and result, and colours what does not agree.
fn write_outcome(worksheet: &mut Worksheet, template: &Template, rows: &Rows) -> Result<(), XlsxError> {
    let language = template.language;
    let [overall, grade, result] = [0, 1, 2].map(|behind| rows.next + behind);
    let lines = [
        (overall, Label::Overall, formats::score()),
        (grade, Label::Grade, formats::choice()),
        (result, Label::Result, formats::choice()),
    ];
    for (row, label, format) in lines {
        worksheet.write_blank(row, LABEL, &formats::label())?;
        worksheet.write_string_with_format(row, NAME, label.text(language), &formats::label())?;
        worksheet.write_blank(row, SCORE, &format.set_bold())?;
    }
    let cells = |row| Cells::one(row, SCORE);
    checks::scores(worksheet, cells(overall), SCORE, words::overall_check(template.rules, language))?;
    checks::grades(worksheet, cells(grade), template)?;
    checks::results(worksheet, cells(result), language)?;

    let cell = |row| at(row, SCORE);
    let indicators = |(first, last): (u32, u32)| {
        let count = usize::try_from((last + 1).saturating_sub(first)).unwrap_or(0);
        (format!("{}:{}", cell(first), cell(last)), count)
    };
    let scores = Scores {
        indicators: rows.indicators.map(indicators),
        instruments: rows.instruments.map(cell),
        overall: cell(overall),
        grade: cell(grade),
        result: cell(result),
    };
    checks::colour_instruments(worksheet, rows.instruments.map(cells), &scores)?;
    checks::colour_overall(worksheet, cells(overall), &scores, template.rules)?;
    checks::colour_judgements(worksheet, [cells(grade), cells(result)], &scores, template)
}
