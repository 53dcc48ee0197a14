//! *Year by year*: the group in each fiscal year against the one before, and a chart of what agencies gained and lost.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartLegendPosition, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::model::{Change, GroupChange, YearComparison};

use super::cell::Cell;
use super::formula::{Live, Value, round_mean};
use super::ranking::USED;
use super::styles::{self, Kind};
use super::table::{Column, HEADING_ROW, Paper, Table, add_sheet, letters};
use super::{Book, WrittenSheet};

const MEAN: u16 = 2;
const NATION: u16 = 3;
const FIRST_WIDTH: u16 = 34;
const WIDTH: u16 = 12;
const COLUMNS: u16 = 13;

/// So many agencies stand in the chart all together.
const CHARTED: usize = 30;
/// Of more, so many of the greatest gains and as many of the greatest losses.
const OF_EACH: usize = 15;

const BEFORE: u16 = 1;
const AFTER: u16 = 2;
const ROSE: u16 = 3;
const FELL: u16 = 4;

/// Pixels of a bar with its gap, and of what stands around the bars.
const BAR_PIXELS: u32 = 25;
const AROUND_BARS: u32 = 110;
/// Pixels of the widths above.
const CHART_WIDTH: u32 = 1_290;

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::YearSummary, Paper::Landscape, book.language)?;
    worksheet.set_column_width(0, FIRST_WIDTH)?;
    worksheet.set_column_range_width(1, COLUMNS - 1, WIDTH)?;
    worksheet.set_freeze_panes(HEADING_ROW, 0)?;
    worksheet.set_screen_gridlines(false);
    let last = write_years(worksheet, book)?;
    let charted = charted(book);
    if charted.changes.iter().any(|change| change.difference.is_some_and(|difference| !difference.is_zero())) {
        write_changes(worksheet, book, last + 2, &charted)?;
    }
    Ok(())
}

/// One line a year, the latest first. Returns the last row.
fn write_years(worksheet: &mut Worksheet, book: &Book) -> Result<u32, XlsxError> {
    let column = |word: Word, kind| Column::new(word.text(book.language), WIDTH, kind);
    let columns = vec![
        Column::new(Word::FiscalYear.text(book.language), FIRST_WIDTH, Kind::Centre),
        column(Word::Agencies, Kind::Count),
        column(Word::Mean, Kind::Score),
        column(Word::NationMean, Kind::Score),
        column(Word::DifferenceToNation, Kind::Difference),
        column(Word::ComparedWith, Kind::Centre),
        column(Word::Rose, Kind::Count),
        column(Word::Fell, Kind::Count),
        column(Word::Stayed, Kind::Count),
        column(Word::NewPass, Kind::Count),
        column(Word::NewFail, Kind::Count),
        column(Word::Appeared, Kind::Count),
        column(Word::Gone, Kind::Count),
    ];
    let mut table = Table::at(worksheet, HEADING_ROW, columns, book.language)?;
    for year in book.comparison.years.iter().rev() {
        let group = book.comparison.group_changes.iter().find(|group| group.to == year.fiscal_year);
        let row = table.last_row() + 1;
        table.push(year_record(book, year, group, row))?;
    }
    Ok(table.last_row())
}

fn year_record(book: &Book, year: &YearComparison, group: Option<&GroupChange>, row: u32) -> Vec<Cell<'static>> {
    let at = |column: u16| format!("{}{}", letters(column), row + 1);
    let mean = Value::mean(year.overall_mean);
    let mean_cell = match book.overview.mean_of_year(year.fiscal_year, book).filter(|_| mean != Value::Nothing) {
        Some(formula) => Live::formula(format!("={formula}"), mean.clone()),
        None => Live::fixed(mean.clone()),
    };
    let nation = book.rules.nation(year.fiscal_year).and_then(|nation| nation.mean);
    let difference = mean.as_number().zip(nation).and_then(|(mean, nation)| mean.checked_sub(nation));
    let (own, of_nation) = (at(MEAN), at(NATION));
    let difference_formula = round_mean(&format!("{own}-{of_nation}"));
    let mut cells = vec![
        Cell::count(year.fiscal_year),
        Cell::count(year.ranking.len()),
        Cell::Live(mean_cell),
        Cell::number(nation),
        Cell::Live(match difference {
            Some(_) => Live::formula(
                format!("=IF(COUNT({own}:{of_nation})=2,{difference_formula},\"\")"),
                Value::mean(difference),
            ),
            None => Live::fixed(Value::Nothing),
        }),
    ];
    match group {
        Some(group) => {
            let GroupChange { from, rose, fell, stayed, newly_passed, newly_failed, appeared, gone, .. } = *group;
            cells.push(Cell::count(from));
            cells.extend([rose, fell, stayed, newly_passed, newly_failed, appeared, gone].map(Cell::count));
        }
        None => cells.extend((0..8).map(|_| Cell::Empty)),
    }
    cells
}

/// What the chart draws.
struct Charted<'a> {
    from: u16,
    to: u16,
    changes: Vec<&'a Change>,
    /// How many changes there are.
    all: usize,
}

/// The latest two neighbouring years that have agencies in common, and the changes between them that the chart shows, the
/// greatest gain first.
fn charted<'a>(book: &Book<'a>) -> Charted<'a> {
    let compared = |group: &&GroupChange| group.rose + group.fell + group.stayed > 0;
    let Some(GroupChange { from, to, .. }) = book.comparison.group_changes.iter().rfind(compared).copied() else {
        return Charted { from: 0, to: 0, changes: Vec::new(), all: 0 };
    };
    let year = |index: usize| book.comparison.assessments.get(index).map(|found| found.fiscal_year);
    let mut changes: Vec<&Change> = book
        .comparison
        .changes
        .iter()
        .filter(|change| (year(change.from), year(change.to)) == (Some(from), Some(to)) && change.difference.is_some())
        .collect();
    changes.sort_by_key(|change| (Reverse(change.difference), change.to));
    let all = changes.len();
    if changes.len() > CHARTED {
        let sign = |positive: bool| {
            move |change: &&&Change| {
                change.difference.is_some_and(|one| !one.is_zero() && one.is_sign_positive() == positive)
            }
        };
        let gains = changes.iter().filter(sign(true)).take(OF_EACH);
        let mut losses: Vec<&&Change> = changes.iter().rev().filter(sign(false)).take(OF_EACH).collect();
        losses.reverse();
        changes = gains.chain(losses).copied().collect();
    }
    Charted { from, to, changes, all }
}

/// The chart, and under it the table that it draws.
fn write_changes(worksheet: &mut Worksheet, book: &Book, row: u32, charted: &Charted) -> Result<(), XlsxError> {
    let Charted { from, to, changes, all } = charted;
    let title = words::changes_of(*from, *to, book.language);
    let bars = u32::try_from(changes.len()).unwrap_or(u32::MAX);
    let height = bars.saturating_mul(BAR_PIXELS).saturating_add(AROUND_BARS);
    let chart_rows = height.div_ceil(styles::LINE_PIXELS) + 1;
    let heading = row + chart_rows + 1;
    worksheet.set_page_breaks(&[heading])?;
    worksheet.write_string_with_format(heading, 0, title.as_str(), &styles::section())?;
    if *all > changes.len() {
        let note = words::charted(OF_EACH, book.language);
        worksheet.write_string_with_format(heading + 1, 0, note, &styles::lead())?;
    }
    let column = |word: Word, kind| Column::new(word.text(book.language), WIDTH, kind);
    let columns = vec![
        Column::new(Word::Agency.text(book.language), FIRST_WIDTH, Kind::Text),
        Column::new(from.to_string(), WIDTH, Kind::Score),
        Column::new(to.to_string(), WIDTH, Kind::Score),
        column(Word::Rose, Kind::Difference),
        column(Word::Fell, Kind::Difference),
    ];
    let mut table = Table::at(worksheet, heading + 2, columns, book.language)?;
    let first = table.last_row() + 1;
    for change in changes {
        let line = table.last_row() + 1;
        table.push(change_record(book, change, line))?;
    }
    let last = table.last_row();
    let rose = changes.iter().filter(|change| change.difference > Some(Decimal::ZERO)).count();
    let fell = changes.iter().filter(|change| change.difference < Some(Decimal::ZERO)).count();

    let sheet = Sheet::YearSummary.name(book.language);
    let mut chart = Chart::new(ChartType::Bar);
    for (column, word, colour) in [(ROSE, Word::Rose, styles::PASSED), (FELL, Word::Fell, styles::NOT_PASSED)] {
        let mut labels = ChartDataLabel::new();
        labels.show_value().set_num_format("+0.00;-0.00;;").set_font(&styles::chart_font(10));
        chart
            .add_series()
            .set_name(word.text(book.language))
            .set_categories((sheet, first, 0, last, 0))
            .set_values((sheet, first, column, last, column))
            .set_format(ChartSolidFill::new().set_color(colour))
            .set_gap(40)
            .set_overlap(100)
            .set_data_label(&labels);
    }
    chart.title().set_name(&title).set_font(styles::chart_font(14).set_bold());
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&styles::chart_font(11));
    chart.set_alt_text(words::changes_alternative(&title, rose, fell, book.language));
    // The greatest gain on top, as in the table; names stand left of all bars, not across those that fell.
    chart.y_axis().set_reverse().set_font(&styles::chart_font(11)).set_label_position(ChartAxisLabelPosition::Low);
    chart.x_axis().set_hidden(true).set_major_gridlines(false);
    chart.set_width(CHART_WIDTH).set_height(height);
    worksheet.insert_chart_with_offset(row, 0, &chart, 8, 4)?;
    Ok(())
}

fn change_record<'a>(book: &Book<'a>, change: &Change, row: u32) -> Vec<Cell<'a>> {
    let at = |column: u16| format!("{}{}", letters(column), row + 1);
    let score = |index: usize| book.comparison.assessments.get(index).and_then(|found| found.overall.value().copied());
    let (before, after) = (at(BEFORE), at(AFTER));
    let difference = round_mean(&format!("{after}-{before}"));
    let value = |positive: bool| {
        let shown = change.difference.filter(|one| !one.is_zero() && one.is_sign_positive() == positive);
        Value::mean(shown)
    };
    let part = |sign: &str, positive: bool| {
        let formula = format!("=IF(COUNT({before}:{after})=2,IF({difference}{sign}0,{difference},\"\"),\"\")");
        Cell::Live(Live::first_that_gives(value(positive), [Live::formula(formula, value(positive))]))
    };
    vec![
        book.agency_over_years(&[change.from, change.to]),
        book.ranked_number(change.from, USED, score(change.from)),
        book.ranked_number(change.to, USED, score(change.to)),
        part(">", true),
        part("<", false),
    ]
}
