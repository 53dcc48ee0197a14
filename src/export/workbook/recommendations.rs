//! *Recommendations*: what the assessors recommend to each agency, by instrument.

use rust_xlsxwriter::XlsxError;

use crate::export::wording::report::position;
use crate::export::wording::workbook::{Sheet, Word};

use super::appended::{Survey, Take};
use super::cell::Cell;
use super::styles::Kind;
use super::table::{Column, Paper, Table, add_sheet};
use super::{Book, WrittenSheet};

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Recommendations, Paper::Landscape, book.language)?;
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let columns = vec![
        column(Word::FiscalYear, 8, Kind::Centre),
        column(Word::Agency, 32, Kind::Text),
        column(Word::Instrument, 11, Kind::Centre),
        column(Word::Recommendation, 80, Kind::Text),
        column(Word::File, 26, Kind::Text),
        column(Word::Place, 20, Kind::Text),
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
    for (index, assessment) in book.latest_year_first() {
        for recommendation in &assessment.recommendations {
            let first_place = recommendation.places.first();
            let record = [
                Cell::count(assessment.fiscal_year),
                book.agency_link(index),
                Cell::text(recommendation.instrument.code()),
                Cell::text(&recommendation.text),
                first_place.map_or(Cell::Empty, |first| Cell::text(&*first.file)),
                first_place.map_or(Cell::Empty, |first| Cell::text(position(&first.at, book.language))),
            ];
            if take(&record)?.is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}
