//! *Trends*: every agency that stands in several fiscal years, one row over all of them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::{Sparkline, SparklineType, XlsxError};

use crate::export::wording::workbook::{Sheet, Word};
use crate::model::{Ranked, Trend};

use super::appended::{Survey, Take};
use super::cell::Cell;
use super::formula::{Live, Value, round_mean};
use super::ranking::{RANK, USED};
use super::styles::{self, Kind};
use super::table::{Column, FIRST_ROW, Paper, Table, add_sheet, letters};
use super::{Book, WrittenSheet};

/// Years that have a column: the latest ones.
const YEARS: usize = 20;
const FIRST_YEAR: u16 = 3;
/// Bars are drawn in so many rows; a workbook with more would open slowly.
const SPARKLINES: u32 = 2_000;

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Trends, Paper::Landscape, book.language)?;
    let word = |word: Word| word.text(book.language);
    let years = years(book);
    let mut columns = vec![
        Column::new(word(Word::Agency), 36, Kind::Text),
        Column::new(word(Word::District), 14, Kind::Text),
        Column::new(word(Word::Province), 14, Kind::Text),
    ];
    columns.extend(years.iter().map(|year| Column::year(*year, 9, Kind::Score)));
    columns.extend([
        Column::new(word(Word::Trend), 18, Kind::Centre),
        Column::new(word(Word::ChangeOverAll), 10, Kind::Difference),
        Column::new(word(Word::ChangeAYear), 10, Kind::Difference),
        Column::new(word(Word::RankFirst), 9, Kind::Count),
        Column::new(word(Word::RankLast), 9, Kind::Count),
    ]);
    let survey = Survey::of(book, &columns, records)?;
    let mut table = Table::filling(worksheet, columns, 1, book.language)?;
    let room = table.leave_room(records, survey)?;
    let last_row = table.last_row();
    table.finish()?;
    let last_year = FIRST_YEAR + u16::try_from(years.len()).unwrap_or(0);
    for row in (FIRST_ROW..=last_row).take_while(|row| row - FIRST_ROW < SPARKLINES).take(book.comparison.trends.len())
    {
        // One scale for all rows, as the heading says: rows can be compared, and small changes are not blown up.
        let bars = Sparkline::new()
            .set_range((Sheet::Trends.name(book.language), row, FIRST_YEAR, row, last_year - 1))
            .set_type(SparklineType::Column)
            .set_custom_min(50)
            .set_custom_max(100)
            .set_sparkline_color(styles::PASSED);
        worksheet.add_sparkline(row, last_year, &bars)?;
    }
    written.room = room;
    Ok(())
}

/// The years that have a column.
fn years(book: &Book) -> Vec<u16> {
    let all = &book.comparison.years;
    all.iter().skip(all.len().saturating_sub(YEARS)).map(|year| year.fiscal_year).collect()
}

/// Gives every record, in the order of the rows.
fn records(book: &Book, take: &mut Take<'_>) -> Result<(), XlsxError> {
    let years = years(book);
    let mut trends: Vec<&Trend> = book.comparison.trends.iter().collect();
    trends.sort_by_key(|trend| trend.assessments.last().and_then(|last| book.ranking.row(*last)));
    let ranked = book.comparison.years.iter().flat_map(|year| &year.ranking);
    let ranks: BTreeMap<usize, &Ranked> = ranked.map(|ranked| (ranked.assessment, ranked)).collect();
    for (row, trend) in (FIRST_ROW..).zip(trends) {
        if take(&record(book, trend, &years, &ranks, row))?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

fn record<'a>(
    book: &Book<'a>,
    trend: &Trend,
    years: &[u16],
    ranks: &BTreeMap<usize, &Ranked>,
    row: u32,
) -> Vec<Cell<'a>> {
    let all = &book.comparison.assessments;
    let (first, last) = (trend.assessments.first().copied(), trend.assessments.last().copied());
    let agency = last.and_then(|last| all.get(last)).map(|found| &found.agency);
    let by_year: BTreeMap<u16, (usize, Option<Decimal>)> = trend
        .assessments
        .iter()
        .filter_map(|index| Some((*index, all.get(*index)?)))
        .map(|(index, found)| (found.fiscal_year, (index, found.overall.value().copied())))
        .collect();
    let mut cells = vec![
        book.agency_over_years(&trend.assessments),
        Cell::text_or_dash(agency.and_then(|agency| agency.district.as_deref())),
        Cell::text_or_dash(agency.and_then(|agency| agency.province.as_deref())),
    ];
    // Where the columns of the first and the last score are, with their years.
    let mut scored: Vec<(String, u16, Decimal)> = Vec::new();
    for (column, year) in (FIRST_YEAR..).zip(years) {
        let Some((index, score)) = by_year.get(year) else {
            cells.push(Cell::Empty);
            continue;
        };
        cells.push(book.ranked_number(*index, USED, *score));
        scored.extend(score.map(|score| (format!("{}{}", letters(column), row + 1), *year, score)));
    }
    cells.push(Cell::Empty);
    let change = || {
        let ((from, first, before), (to, last, after)) = (scored.first()?, scored.last()?);
        let change = after.checked_sub(*before)?;
        let years = last.checked_sub(*first)?;
        Some((format!("({to}-{from})"), format!("COUNT({from},{to})=2"), change, years))
    };
    let over_all = change().map(|(formula, both, change, _)| {
        Live::formula(format!("=IF({both},{},\"\")", round_mean(&formula)), Value::mean(Some(change)))
    });
    let a_year = change().map(|(formula, both, change, years)| {
        let value = Value::mean(change.checked_div(years.into()));
        Live::formula(format!("=IF({both},{},\"\")", round_mean(&format!("{formula}/{years}"))), value)
    });
    cells.push(Cell::Live(Live::first_that_gives(Value::mean(trend.change), over_all)));
    cells.push(Cell::Live(Live::first_that_gives(Value::mean(trend.change_a_year), a_year)));
    for index in [first, last].into_iter().flatten() {
        let rank = ranks.get(&index).and_then(|ranked| ranked.rank).map(Decimal::from);
        cells.push(book.ranked_number(index, RANK, rank));
    }
    cells
}
