//! *Overview*: a page to begin with: the years, what needs a look, grades, how scores are spread, and the indicators.
//!
//! What charts draw beyond the tables stands to the right of the printed area.

mod attention;
mod distribution;
mod grades;
mod indicators;

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::export::wording::labels;
use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::model::{Comparison, Instrument, YearComparison};

use super::cell::Cell;
use super::formula::{Live, Value, quoted, round_mean};
use super::ranking::{FIRST_INSTRUMENT, Layout as Columns, RESULT, USED, YEAR};
use super::styles::{self, Kind};
use super::table::{Column, HEADING_ROW, Paper, Table, add_sheet, letters};
use super::{Book, WrittenSheet};

const MEAN: u16 = 2;
const HIGHEST: u16 = 3;
const LOWEST: u16 = 4;
/// The first column holds names, the others figures.
const NAME_WIDTH: u16 = 27;
const WIDTH: u16 = 9;
/// The last column that is printed.
const LAST: u16 = 12;
/// The first column of what only charts need.
const CHART_DATA: u16 = LAST + 2;
/// Years whose indicators stand side by side at most, latest first; the sheet of years tells of all.
const YEARS_ACROSS: usize = 8;
/// Years that leave room for all on one page.
const YEARS_ON_ONE_PAGE: usize = 2;
/// Columns of these widths, in pixels.
const NAME_PIXELS: u32 = 194;
const COLUMN_PIXELS: u32 = 68;
/// The height of a row between two parts, in points.
const GAP_HEIGHT: u16 = 12;
/// Headings of two lines, which is what they take where they are broken by hand.
const HEADING_HEIGHT: u16 = 2 * styles::LINE_HEIGHT;
/// The room between charts and the cells around them, in pixels.
const CHART_MARGIN: u32 = 4;

/// Where the years stand, known before the sheet is written.
pub(super) struct Layout {
    /// Latest first.
    years: Vec<u16>,
}

impl Layout {
    pub(super) fn of(comparison: &Comparison) -> Layout {
        Layout { years: comparison.years.iter().rev().map(|year| year.fiscal_year).collect() }
    }

    /// The cell with the mean overall score of a year, as formulas of other sheets write it.
    pub(super) fn mean_of_year(&self, fiscal_year: u16, book: &Book) -> Option<String> {
        let row = self.row_of(fiscal_year)?;
        Some(format!("'{}'!${}${}", Sheet::Overview.name(book.language), letters(MEAN), row + 1))
    }

    /// The cell of a year in a column of the table of years, as formulas of this sheet write it.
    fn cell_of(&self, fiscal_year: u16, column: u16) -> String {
        format!("${}${}", letters(column), self.row_of(fiscal_year).unwrap_or(HEADING_ROW) + 1)
    }

    fn row_of(&self, fiscal_year: u16) -> Option<u32> {
        (HEADING_ROW + 1..).zip(&self.years).find(|(_, year)| **year == fiscal_year).map(|(row, _)| row)
    }
}

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Overview, Paper::Portrait, book.language)?;
    worksheet.set_column_width(0, NAME_WIDTH)?;
    worksheet.set_column_range_width(1, LAST, WIDTH)?;
    worksheet.set_column_range_width(CHART_DATA, CHART_DATA + LAST, WIDTH)?;
    worksheet.set_screen_gridlines(false);

    let mut last = write_years(worksheet, book)?;
    let Some(charted) = book.comparison.main_year() else {
        let row = HEADING_ROW + 1;
        worksheet.write_string_with_format(row, 0, words::no_agencies(book.language), &styles::lead())?;
        attention::write(worksheet, book, row + 2)?;
        return Ok(());
    };
    let attention = after_gap(worksheet, last)?;
    last = attention::write(worksheet, book, attention)?;
    let grades = after_gap(worksheet, last)?;
    last = grades::write(worksheet, book, grades)?;
    let distribution = after_gap(worksheet, last)?;
    last = distribution::write(worksheet, book, charted, distribution)?;
    let indicators = after_gap(worksheet, last)?;
    last = indicators::write(worksheet, book, charted, indicators)?;
    worksheet.set_print_area(0, 0, last, LAST)?;
    if book.comparison.years.len() <= YEARS_ON_ONE_PAGE {
        worksheet.set_print_fit_to_pages(1, 1);
    } else {
        worksheet.set_page_breaks(&[indicators])?;
    }
    distribution::name_lines(written, book, charted, distribution)
}

/// The first row of the next part, under a row that only parts it from the one before.
fn after_gap(worksheet: &mut Worksheet, last: u32) -> Result<u32, XlsxError> {
    worksheet.set_row_height(last + 1, GAP_HEIGHT)?;
    Ok(last + 2)
}

fn headings(words: &[Word], kind: Kind, book: &Book) -> Vec<Column> {
    words.iter().map(|word| Column::new(word.text(book.language), WIDTH, kind)).collect()
}

/// One line a year: how many, means, results. Returns the last row.
fn write_years(worksheet: &mut Worksheet, book: &Book) -> Result<u32, XlsxError> {
    let mut columns = vec![Column::new(Word::FiscalYear.text(book.language), NAME_WIDTH, Kind::Centre)];
    columns.extend(headings(&[Word::AgencyCount], Kind::Count, book));
    columns.extend(headings(&[Word::MeanScore, Word::HighestScore, Word::LowestScore], Kind::Score, book));
    columns.extend(headings(&[Word::Passed, Word::Failed, Word::ResultUnknown], Kind::Count, book));
    columns.extend(headings(&[Word::PassRate], Kind::Share, book));
    columns.extend(
        Instrument::ALL
            .map(|instrument| Column::new(words::mean_of(instrument.code(), book.language), WIDTH, Kind::Score)),
    );
    columns.extend(headings(&[Word::NationMean], Kind::Score, book));
    let mut table = Table::at(worksheet, HEADING_ROW, columns, book.language)?;
    for year in book.comparison.years.iter().rev() {
        let row = table.last_row() + 1;
        table.push(year_record(book, year, row))?;
    }
    let last = table.last_row();
    worksheet.set_row_height(HEADING_ROW, HEADING_HEIGHT)?;
    Ok(last)
}

fn year_record(book: &Book, year: &YearComparison, row: u32) -> Vec<Cell<'static>> {
    let at = |column: u16| format!("${}{}", letters(column), row + 1);
    let over = Columns::column;
    let in_year = format!("{},{}", over(YEAR), at(0));
    let mean = |column, mean: Option<Decimal>| {
        let average = round_mean(&format!("AVERAGEIFS({},{in_year})", over(column)));
        live(format!("=IFERROR({average},\"\")"), Value::mean(mean))
    };
    let scores = || year.ranking.iter().filter_map(|ranked| ranked.overall);
    // MAX and MIN by condition without array formulas: AGGREGATE leaves out the errors of other years.
    let extreme = |largest: bool, value: Option<Decimal>| {
        let function = if largest { 14 } else { 15 };
        let formula =
            format!("=IFERROR(_xlfn.AGGREGATE({function},6,{}/({}={}),1),\"\")", over(USED), over(YEAR), at(0));
        live(formula, Value::mean(value))
    };
    let passed = |passed| {
        let criterion = quoted(labels::passed(passed, book.language));
        format!("COUNTIFS({in_year},{},{criterion})", over(RESULT))
    };
    let agencies = Decimal::from(year.ranking.len());
    let (passes, fails) = (Decimal::from(year.passed), Decimal::from(year.failed));
    let mut cells = vec![
        Cell::count(year.fiscal_year),
        live(format!("=COUNTIFS({in_year})"), Value::Number(agencies)),
        mean(USED, year.overall_mean),
        extreme(true, scores().max()),
        extreme(false, scores().min()),
        live(format!("={}", passed(true)), Value::Number(passes)),
        live(format!("={}", passed(false)), Value::Number(fails)),
        live(format!("={}-{}-{}", at(1), at(5), at(6)), Value::Number(agencies - passes - fails)),
        pass_rate(&at(5), &at(6), passes, fails),
    ];
    cells.extend(
        (FIRST_INSTRUMENT..)
            .zip(Instrument::ALL)
            .map(|(column, instrument)| mean(column, year.instrument_means.get(&instrument).copied())),
    );
    cells.push(Cell::number(book.rules.nation(year.fiscal_year).and_then(|nation| nation.mean)));
    cells
}

/// The share of those with a result that passed.
pub(super) fn pass_rate(passed_cell: &str, failed_cell: &str, passed: Decimal, failed: Decimal) -> Cell<'static> {
    let share = round_mean(&format!("{passed_cell}/({passed_cell}+{failed_cell})"));
    live(format!("=IF({passed_cell}+{failed_cell}>0,{share},\"\")"), Value::mean(passed.checked_div(passed + failed)))
}

fn live(formula: String, value: Value) -> Cell<'static> {
    Cell::Live(Live::formula(formula, value))
}

/// How wide a chart is that begins in a column and ends with the printed area, in pixels.
fn chart_width(first_column: u16) -> u32 {
    let columns = u32::from((LAST + 1).saturating_sub(first_column.max(1)));
    let name = if first_column == 0 { NAME_PIXELS } else { 0 };
    (columns * COLUMN_PIXELS + name).saturating_sub(2 * CHART_MARGIN)
}

/// How high a chart is that takes so many rows, in pixels.
fn chart_height(rows: u32) -> u32 {
    (rows * styles::LINE_PIXELS).saturating_sub(2 * CHART_MARGIN)
}
