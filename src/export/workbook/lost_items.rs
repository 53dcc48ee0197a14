//! *OIT items lost*: what stated scores and items tell of them, one row a sub-indicator of an agency.

use rust_xlsxwriter::XlsxError;

use crate::export::wording::oit;
use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::model::{Assessment, LostAlternatives, LostItems};

use super::appended::{Survey, Take};
use super::cell::Cell;
use super::styles::Kind;
use super::table::{Column, Paper, Table, add_sheet};
use super::{Book, WrittenSheet};

/// Whether there is anything to show of an assessment.
pub(super) fn has(assessment: &Assessment) -> bool {
    !assessment.lost_items.is_empty() || !assessment.lost_alternatives.is_empty()
}

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::LostItems, Paper::Landscape, book.language)?;
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let columns = vec![
        column(Word::FiscalYear, 8, Kind::Centre),
        column(Word::Agency, 32, Kind::Text),
        column(Word::District, 13, Kind::Text),
        column(Word::SubIndicator, 32, Kind::Text),
        column(Word::ItemsLost, 9, Kind::Count),
        column(Word::WhichItems, 44, Kind::Text),
        column(Word::ItemNames, 50, Kind::Text),
    ];
    let survey = Survey::of(book, &columns, records)?;
    let mut table = Table::filling(worksheet, columns, 2, book.language)?;
    let room = table.leave_room(records, survey)?;
    table.finish()?;
    written.room = room;
    Ok(())
}

/// Gives every record, in the order of the rows.
fn records(book: &Book, take: &mut Take<'_>) -> Result<(), XlsxError> {
    for (index, assessment) in book.latest_year_first().into_iter().filter(|(_, assessment)| has(assessment)) {
        let determined = assessment.lost_items.iter().map(|lost| determined(book, index, assessment, lost));
        let told = assessment.lost_alternatives.iter().map(|told| alternatives(book, index, assessment, told));
        for record in determined.chain(told) {
            if take(&record)?.is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn determined<'a>(book: &Book<'a>, index: usize, assessment: &'a Assessment, lost: &LostItems) -> [Cell<'a>; 7] {
    let names = oit::names(lost, assessment.fiscal_year, book.language);
    let names = if names.is_empty() { words::NOTHING.to_owned() } else { names.join("\n") };
    [
        Cell::count(assessment.fiscal_year),
        book.agency_link(index),
        Cell::text_or_dash(assessment.agency.district.as_deref()),
        Cell::text(oit::sub_indicator(&lost.sub_indicator, assessment.fiscal_year, book.language)),
        Cell::count(lost.lost),
        Cell::text(oit::lost(lost, &lost.lost.to_string(), book.language)),
        Cell::text(names),
    ]
}

/// A row of an indicator that does not tell which of its sub-indicators lost how many.
fn alternatives<'a>(
    book: &Book<'a>,
    index: usize,
    assessment: &'a Assessment,
    told: &LostAlternatives,
) -> [Cell<'a>; 7] {
    [
        Cell::count(assessment.fiscal_year),
        book.agency_link(index),
        Cell::text_or_dash(assessment.agency.district.as_deref()),
        Cell::text(format!("{} {}", told.indicator, book.indicator_name(told.indicator))),
        Cell::Empty,
        Cell::text(oit::ways(told, |count| count.to_string(), book.language)),
        Cell::text(words::NOTHING),
    ]
}
