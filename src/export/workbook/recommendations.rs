//! *Recommendations*: what the assessors recommend to each agency, by instrument.

use rust_xlsxwriter::XlsxError;

use crate::export::wording::report::position;
use crate::export::wording::workbook::{Sheet, Word};

use super::styles::Kind;
use super::table::{Cell, Column, Paper, Table, add_sheet};
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
    let mut table = Table::filling(worksheet, columns, 2, book.language)?;
    for (index, assessment) in book.latest_year_first() {
        for recommendation in &assessment.recommendations {
            let first_place = recommendation.places.first();
            table.push(vec![
                Cell::count(assessment.fiscal_year),
                book.agency_link(index),
                Cell::Text(recommendation.instrument.code().to_owned()),
                Cell::Text(recommendation.text.clone()),
                first_place.map_or(Cell::Empty, |first| Cell::Text(first.file.to_string())),
                first_place.map_or(Cell::Empty, |first| Cell::Text(position(&first.at, book.language))),
            ])?;
        }
    }
    table.finish()
}
