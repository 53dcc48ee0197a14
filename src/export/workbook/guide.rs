//! *How to read*: what each sheet and colour means, and the rules that were used for each year.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::export::wording::labels;
use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::rules::Rules;

use super::cell::Cell;
use super::styles::{self, Kind, Tone};
use super::table::{Column, HEADING_ROW, Paper, Table, add_sheet, height, letters};
use super::text::wrapped_lines;
use super::{Book, SOURCE_FOLDER, WrittenSheet};

const NAME_WIDTH: u16 = 26;
const TEXT_WIDTH: u16 = 40;
/// Page breaks of a worksheet (Excel's specification is 1,026).
const PAGE_BREAKS: usize = 1_000;
/// Years whose rules fit on a page.
const YEARS_A_PAGE: usize = 2;
const MIDDLE_WIDTH: u16 = 16;
const LAST_WIDTH: u16 = 16;
const COLUMNS: u16 = 4;

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Guide, Paper::Portrait, book.language)?;
    worksheet.set_column_width(0, NAME_WIDTH)?;
    worksheet.set_column_width(1, MIDDLE_WIDTH)?;
    worksheet.set_column_width(2, TEXT_WIDTH)?;
    worksheet.set_column_width(3, LAST_WIDTH)?;
    worksheet.set_freeze_panes(HEADING_ROW, 0)?;
    worksheet.set_repeat_rows(0, 0)?;
    worksheet.set_screen_gridlines(false);

    let mut row = HEADING_ROW;
    row = write_section(worksheet, row, Word::Sheets.text(book.language))?;
    for sheet in Sheet::ALL.into_iter().filter(|sheet| book.has(*sheet)) {
        row = write_term(worksheet, row, sheet.name(book.language), sheet.purpose(book.language))?;
    }
    row = write_section(worksheet, row + 1, Word::Reading.text(book.language))?;
    for (term, meaning) in words::reading(book.language) {
        row = write_term(worksheet, row, term, meaning)?;
    }
    let folder_row = row + 2;
    row = write_links(worksheet, book, row)?;
    let mut page_breaks = Vec::new();
    for (number, year) in book.comparison.years.iter().rev().enumerate() {
        if number % YEARS_A_PAGE == 0 {
            page_breaks.push(row);
        }
        row = write_rules(worksheet, book, row + 1, year.fiscal_year)?;
    }
    page_breaks.truncate(PAGE_BREAKS);
    worksheet.set_page_breaks(&page_breaks)?;
    if book.links.folder().is_some() {
        let cell = format!("='{}'!${}${}", Sheet::Guide.name(book.language), letters(1), folder_row + 1);
        written.define_name(SOURCE_FOLDER, cell);
    }
    Ok(())
}

/// The one cell in which all links to files begin, under its heading. Returns the next free row.
fn write_links(worksheet: &mut Worksheet, book: &Book, row: u32) -> Result<u32, XlsxError> {
    let Some(folder) = book.links.folder() else { return Ok(row) };
    let row = write_section(worksheet, row + 1, Word::SourceFiles.text(book.language))?;
    let label = Word::SourceFolder.text(book.language);
    worksheet.write_string_with_format(row, 0, label, &styles::paragraph().set_bold())?;
    worksheet.merge_range(row, 1, row, COLUMNS - 1, folder, &styles::body(Kind::Text, Tone::Doubtful))?;
    worksheet
        .set_row_height(row, height(wrapped_lines(folder, usize::from(MIDDLE_WIDTH + TEXT_WIDTH + LAST_WIDTH))))?;
    write_term(worksheet, row + 1, "", words::source_folder(book.language))
}

fn write_section(worksheet: &mut Worksheet, row: u32, text: &str) -> Result<u32, XlsxError> {
    worksheet.write_string_with_format(row, 0, text, &styles::section())?;
    worksheet.set_row_height(row, 26)?;
    Ok(row + 1)
}

fn write_term(worksheet: &mut Worksheet, row: u32, term: &str, meaning: &str) -> Result<u32, XlsxError> {
    let width = usize::from(MIDDLE_WIDTH + TEXT_WIDTH + LAST_WIDTH);
    worksheet.write_string_with_format(row, 0, term, &styles::paragraph().set_bold())?;
    worksheet.merge_range(row, 1, row, COLUMNS - 1, meaning, &styles::paragraph())?;
    let lines = wrapped_lines(meaning, width).max(wrapped_lines(term, NAME_WIDTH.into()));
    worksheet.set_row_height(row, height(lines))?;
    Ok(row + 1)
}

/// The rules used for a year: weights, target and bands. Returns the next free row.
fn write_rules(worksheet: &mut Worksheet, book: &Book, row: u32, fiscal_year: u16) -> Result<u32, XlsxError> {
    let language = book.language;
    let row = write_section(worksheet, row, &words::rules_of(fiscal_year, language))?;
    let Some(rules) = book.rules.for_year(fiscal_year) else {
        return write_term(worksheet, row, "", words::no_rules(language));
    };
    let mut row = row;
    if rules.fiscal_year != fiscal_year {
        row = write_term(worksheet, row, "", &words::rules_assumed(rules.fiscal_year, language))?;
    }
    row = write_term(worksheet, row, Word::Target.text(language), &words::target(rules.target, language))?;
    row = write_term(worksheet, row, Word::Source.text(language), language.pick(&rules.source, &rules.source_english))?;
    row = write_weights(worksheet, book, row, rules)?;
    write_bands(worksheet, book, row + 1, rules)
}

fn write_weights(worksheet: &mut Worksheet, book: &Book, row: u32, rules: &Rules) -> Result<u32, XlsxError> {
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let columns = vec![
        column(Word::Instrument, NAME_WIDTH, Kind::Centre),
        column(Word::Weight, MIDDLE_WIDTH, Kind::Share),
        column(Word::InstrumentName, TEXT_WIDTH, Kind::Text),
        column(Word::Indicators, LAST_WIDTH, Kind::Text),
    ];
    let mut table = Table::at(worksheet, row, columns, book.language)?;
    for rule in &rules.instruments {
        let indicators: Vec<String> = rules
            .indicators
            .iter()
            .filter(|indicator| indicator.instrument == rule.instrument)
            .map(|indicator| indicator.number.to_string())
            .collect();
        table.push(vec![
            Cell::text(rule.instrument.code()),
            Cell::Number(rule.weight),
            Cell::text(book.language.pick(&rule.name, &rule.english).to_owned()),
            Cell::text(indicators.join(", ")),
        ])?;
    }
    Ok(table.last_row() + 1)
}

fn write_bands(worksheet: &mut Worksheet, book: &Book, row: u32, rules: &Rules) -> Result<u32, XlsxError> {
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let columns = vec![
        column(Word::Grade, NAME_WIDTH, Kind::Centre),
        column(Word::OverallFrom, MIDDLE_WIDTH, Kind::Score),
        column(Word::EveryInstrumentFrom, TEXT_WIDTH, Kind::Score),
        column(Word::Result, LAST_WIDTH, Kind::Centre),
    ];
    let mut table = Table::at(worksheet, row, columns, book.language)?;
    for band in &rules.bands {
        let tone = if band.passed { Tone::Good } else { Tone::Bad };
        table.push(vec![
            Cell::text(labels::grade(band.grade, book.language)),
            Cell::Number(band.overall),
            Cell::number(band.every_instrument),
            Cell::text(labels::passed(band.passed, book.language)).toned(tone),
        ])?;
    }
    Ok(table.last_row() + 1)
}
