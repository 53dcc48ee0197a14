//! *Overview*: a page to begin with: the years, what needs a look, grades and indicators, with charts.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartLegendPosition, ChartSolidFill, ChartType, Workbook, Worksheet, XlsxError,
};

use crate::export::wording::labels;
use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::model::{Comparison, FileStatus, Grade, Instrument, ReadFailure, Severity, YearComparison};

use super::Book;
use super::formula::{Live, Value, quoted, round_mean};
use super::ranking::{FIRST_INDICATOR, FIRST_INSTRUMENT, GRADE, Layout as Columns, RESULT, USED, YEAR};
use super::styles::{self, Kind, Tone};
use super::table::{Cell, Column, HEADING_ROW, Paper, Table, add_sheet, letters};

const MEAN: u16 = 2;
/// Years that stand side by side at most, latest first; all stand in the table of years.
const YEARS_ACROSS: usize = 20;
/// Years that leave room for a chart beside their columns.
const YEARS_BESIDE_CHART: usize = 5;
/// Rows that a page holds.
const PAGE_ROWS: u32 = 46;
/// Columns of the table of years; charts end where it ends.
const COLUMNS: u16 = 12;
/// Rows that the chart of grades takes.
const COLUMN_CHART_ROWS: u32 = 11;
/// Rows that the chart of indicators takes.
const BAR_CHART_ROWS: u32 = 17;
/// A column of nine digits, in pixels.
const COLUMN_PIXELS: u32 = 68;

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
        let row = (HEADING_ROW + 1..).zip(&self.years).find(|(_, year)| **year == fiscal_year)?.0;
        Some(format!("'{}'!${}${}", Sheet::Overview.name(book.language), letters(MEAN), row + 1))
    }
}

pub(super) fn add(workbook: &mut Workbook, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(workbook, Sheet::Overview, Paper::Portrait, book.language)?;
    worksheet.set_column_width(0, 30)?;
    worksheet.set_column_range_width(1, COLUMNS - 1, 9)?;
    worksheet.set_screen_gridlines(false);

    let mut next = write_years(worksheet, book)? + 2;
    if book.comparison.years.is_empty() {
        worksheet.write_string_with_format(
            HEADING_ROW + 1,
            0,
            words::no_agencies(book.language),
            &styles::paragraph(),
        )?;
        next += 1;
    }
    next = write_attention(worksheet, book, next)? + 2;
    if !book.comparison.years.is_empty() {
        next = write_grades(worksheet, book, next)? + 2;
        let last = write_indicators(worksheet, book, next)?;
        if last > PAGE_ROWS {
            worksheet.set_page_breaks(&[next])?;
        }
    }
    Ok(())
}

fn headings(words: &[Word], width: u16, kind: Kind, book: &Book) -> Vec<Column> {
    words.iter().map(|word| Column::new(word.text(book.language), width, kind)).collect()
}

/// One line a year: how many, means, results. Returns the last row.
fn write_years(worksheet: &mut Worksheet, book: &Book) -> Result<u32, XlsxError> {
    let mut columns = vec![Column::new(Word::FiscalYear.text(book.language), 30, Kind::Centre)];
    columns.extend(headings(&[Word::Agencies], 9, Kind::Count, book));
    columns.extend(headings(&[Word::Mean, Word::Highest, Word::Lowest], 9, Kind::Score, book));
    columns.extend(headings(&[Word::Passed, Word::Failed, Word::ResultUnknown], 9, Kind::Count, book));
    columns.extend(headings(&[Word::PassRate], 9, Kind::Share, book));
    columns.extend(
        Instrument::ALL.map(|instrument| Column::new(words::mean_of(instrument.code(), book.language), 9, Kind::Score)),
    );
    let mut table = Table::at(worksheet, HEADING_ROW, columns, book.language)?;
    for year in book.comparison.years.iter().rev() {
        let row = table.last_row() + 1;
        table.push(year_record(book, year, row))?;
    }
    Ok(table.last_row())
}

fn year_record(book: &Book, year: &YearComparison, row: u32) -> Vec<Cell> {
    let at = |column: u16| format!("${}{}", letters(column), row + 1);
    let over = |column| Columns::column(column);
    let in_year = format!("{},{}", over(YEAR), at(0));
    let live = |formula, value| live(book, formula, value);
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
        Cell::Live(Live::formula(format!("={}-{}-{}", at(1), at(5), at(6)), Value::Number(agencies - passes - fails))),
        pass_rate(&at(5), &at(6), passes, fails),
    ];
    cells.extend(
        (FIRST_INSTRUMENT..)
            .zip(Instrument::ALL)
            .map(|(column, instrument)| mean(column, year.instrument_means.get(&instrument).copied())),
    );
    cells
}

/// The share of those with a result that passed.
pub(super) fn pass_rate(passed_cell: &str, failed_cell: &str, passed: Decimal, failed: Decimal) -> Cell {
    let share = round_mean(&format!("{passed_cell}/({passed_cell}+{failed_cell})"));
    Cell::Live(Live::formula(
        format!("=IF({passed_cell}+{failed_cell}>0,{share},\"\")"),
        Value::mean(passed.checked_div(passed + failed)),
    ))
}

/// How many findings and files of each sort. Returns the last row.
fn write_attention(worksheet: &mut Worksheet, book: &Book, row: u32) -> Result<u32, XlsxError> {
    worksheet.write_string_with_format(row, 0, Word::Attention.text(book.language), &styles::section())?;
    let link = |sheet: Sheet| Cell::Link { text: sheet.name(book.language).to_owned(), sheet, row: 0, column: 0 };

    let severities = [(Severity::Error, Tone::Bad), (Severity::Warning, Tone::Doubtful), (Severity::Note, Tone::Plain)];
    let findings = severities.map(|(severity, tone)| {
        let count = book.comparison.findings.iter().filter(|found| found.detail.severity() == severity).count();
        (labels::severity(severity, book.language), count, tone)
    });
    let last = write_counts(worksheet, book, row + 1, (Word::Severity, link(Sheet::Findings)), &findings)?;

    let statuses = [
        (FileStatus::Read, Tone::Plain),
        (FileStatus::Partial(Vec::new()), Tone::Doubtful),
        (FileStatus::Empty, Tone::Plain),
        (FileStatus::Unreadable(ReadFailure::NoBytes), Tone::Bad),
        (FileStatus::Ignored, Tone::Plain),
    ];
    let files = statuses.map(|(status, tone)| {
        let count = book.comparison.files.iter().filter(|file| file.status.code() == status.code()).count();
        (labels::status(&status, book.language), count, tone)
    });
    write_counts(worksheet, book, last + 2, (Word::Status, link(Sheet::Files)), &files)
}

fn write_counts(
    worksheet: &mut Worksheet,
    book: &Book,
    row: u32,
    (heading, name): (Word, Cell),
    counts: &[(&str, usize, Tone)],
) -> Result<u32, XlsxError> {
    let mut columns = vec![Column::new(heading.text(book.language), 30, Kind::Text)];
    columns.extend(counts.iter().map(|(label, _, _)| Column::new(*label, 9, Kind::Count)));
    let mut table = Table::at(worksheet, row, columns, book.language)?;
    let mut record = vec![name];
    record.extend(
        counts.iter().map(|(_, count, tone)| Cell::count(*count).toned(if *count > 0 { *tone } else { Tone::Plain })),
    );
    table.push(record)?;
    Ok(table.last_row())
}

/// How many of each grade, one column a year, with a chart. Returns the last row.
fn write_grades(worksheet: &mut Worksheet, book: &Book, row: u32) -> Result<u32, XlsxError> {
    worksheet.write_string_with_format(row, 0, Word::Grades.text(book.language), &styles::section())?;
    let years: Vec<&YearComparison> = book.comparison.years.iter().rev().take(YEARS_ACROSS).collect();
    let mut table = Table::at(worksheet, row + 1, year_columns(Word::Grade, Kind::Count, &years, book), book.language)?;
    let first = table.last_row() + 1;
    for grade in grades(book, &years) {
        let line = table.last_row() + 1;
        let mut record = vec![Cell::Text(grade.label().to_owned())];
        record.extend((1..).zip(&years).map(|(column, year)| {
            let count = year.grades.get(&grade).copied().unwrap_or(0);
            let formula = format!(
                "=COUNTIFS({},{}${},{},$A{})",
                Columns::column(YEAR),
                letters(column),
                row + 2,
                Columns::column(GRADE),
                line + 1
            );
            live(book, formula, Value::Number(count.into()))
        }));
        table.push(record)?;
    }
    let last = table.last_row();
    let chart = Charted { title: Word::Grades, kind: ChartType::Column, first, last, years: years.len() };
    insert_chart(worksheet, book, row + 1, chart)
}

/// The mean of each indicator, one column a year, with a chart. Returns the last row.
fn write_indicators(worksheet: &mut Worksheet, book: &Book, row: u32) -> Result<u32, XlsxError> {
    worksheet.write_string_with_format(row, 0, Word::IndicatorMeans.text(book.language), &styles::section())?;
    let years: Vec<&YearComparison> = book.comparison.years.iter().rev().take(YEARS_ACROSS).collect();
    let columns = year_columns(Word::Indicator, Kind::Score, &years, book);
    let mut table = Table::at(worksheet, row + 1, columns, book.language)?;
    let first = table.last_row() + 1;
    for (number, indicator) in (1..=10).zip(FIRST_INDICATOR..) {
        let mut record = vec![Cell::Text(format!("{number} {}", book.indicator_name(number)))];
        record.extend((1..).zip(&years).map(|(column, year)| {
            let average = round_mean(&format!(
                "AVERAGEIFS({},{},{}${})",
                Columns::column(indicator),
                Columns::column(YEAR),
                letters(column),
                row + 2
            ));
            let mean = year.indicator_means.get(&number).copied();
            live(book, format!("=IFERROR({average},\"\")"), Value::mean(mean))
        }));
        table.push(record)?;
    }
    let last = table.last_row();
    let chart = Charted { title: Word::IndicatorMeans, kind: ChartType::Bar, first, last, years: years.len() };
    insert_chart(worksheet, book, row + 1, chart)
}

fn live(book: &Book, formula: String, value: Value) -> Cell {
    Cell::Live(if book.live { Live::formula(formula, value) } else { Live::fixed(value) })
}

fn year_columns(first: Word, kind: Kind, years: &[&YearComparison], book: &Book) -> Vec<Column> {
    let mut columns = vec![Column::new(first.text(book.language), 30, Kind::Text)];
    columns.extend(years.iter().map(|year| Column::year(year.fiscal_year, 9, kind)));
    columns
}

/// The grades of every scale that the years use, so that a grade nobody has shows as none; best first.
fn grades(book: &Book, years: &[&YearComparison]) -> Vec<Grade> {
    let in_use = |grade: &Grade| {
        years.iter().any(|year| {
            let bands = book.rules.for_year(year.fiscal_year).map_or(&[][..], |rules| &rules.bands);
            year.grades.contains_key(grade) || bands.iter().any(|band| band.grade == *grade)
        })
    };
    Grade::ALL.into_iter().filter(in_use).collect()
}

/// A table's part that a chart draws: labels in the first column, one series for each of the next ones.
struct Charted {
    title: Word,
    kind: ChartType,
    first: u32,
    last: u32,
    years: usize,
}

/// Draws a chart beside its table where the years leave room, else under it. Returns the last row taken.
fn insert_chart(worksheet: &mut Worksheet, book: &Book, heading_row: u32, charted: Charted) -> Result<u32, XlsxError> {
    let Charted { title, kind, first, last, years } = charted;
    if first > last {
        return Ok(last);
    }
    let font = styles::chart_font(11);
    let mut chart = Chart::new(kind);
    let sheet = Sheet::Overview.name(book.language);
    for ((column, colour), year) in (1_u16..).zip(styles::SERIES).zip(book.comparison.years.iter().rev()) {
        let mut labels = ChartDataLabel::new();
        // No label for a grade that nobody has.
        let number_format = if kind == ChartType::Bar { "0.0" } else { "0;;" };
        labels.show_value().set_num_format(number_format).set_font(&styles::chart_font(10));
        chart
            .add_series()
            .set_name(words::fiscal_year(year.fiscal_year, book.language).as_str())
            .set_categories((sheet, first, 0, last, 0))
            .set_values((sheet, first, column, last, column))
            .set_format(ChartSolidFill::new().set_color(colour))
            .set_gap(60)
            .set_data_label(&labels);
    }
    chart.title().set_name(title.text(book.language)).set_font(styles::chart_font(14).set_bold());
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    chart.set_alt_text(title.text(book.language));
    chart.x_axis().set_font(&font);
    chart.y_axis().set_font(&font);
    // The labels tell the values: of the axis of values only its range matters. In a bar chart that is x.
    let values = if kind == ChartType::Bar {
        // The first indicator on top, as in the table; scores from 0, or their bars would lie.
        chart.y_axis().set_reverse();
        chart.x_axis().set_min(0).set_max(110)
    } else {
        chart.y_axis().set_min(0)
    };
    values.set_hidden(true).set_major_gridlines(false);
    let beside = years <= YEARS_BESIDE_CHART;
    let chart_rows = if kind == ChartType::Bar { BAR_CHART_ROWS } else { COLUMN_CHART_ROWS };
    let (row, column) = if beside { (heading_row, u16::try_from(years).unwrap_or(0) + 1) } else { (last + 1, 0) };
    let rows = if beside { chart_rows.max(last + 1 - heading_row) } else { chart_rows };
    let columns = u32::from(COLUMNS.saturating_sub(column));
    let first_column = if beside { 0 } else { COLUMN_PIXELS * 3 };
    chart.set_width(columns * COLUMN_PIXELS + first_column - 12).set_height(rows * styles::LINE_PIXELS - 4);
    worksheet.insert_chart_with_offset(row, column, &chart, 12, 4)?;
    Ok(last.max(row + rows))
}
