//! *Measures*: one row each, as the agencies' reports tell them.

use rust_xlsxwriter::XlsxError;

use crate::export::wording::report::position;
use crate::export::wording::workbook::{Sheet, Word};
use crate::model::{Assessment, Measure};

use super::styles::{Kind, Tone};
use super::table::{Cell, Column, Paper, Table, add_sheet};
use super::{Book, WrittenSheet};

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Measures, Paper::Landscape, book.language)?;
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let columns = vec![
        column(Word::FiscalYear, 8, Kind::Centre),
        column(Word::Agency, 30, Kind::Text),
        column(Word::Number, 6, Kind::Centre),
        column(Word::Measure, 28, Kind::Text),
        column(Word::Indicators, 9, Kind::Centre),
        column(Word::Steps, 36, Kind::Text),
        column(Word::Responsible, 16, Kind::Text),
        column(Word::Period, 18, Kind::Text),
        column(Word::Results, 36, Kind::Text),
        column(Word::Suggestion, 22, Kind::Text),
        column(Word::File, 20, Kind::Text),
        column(Word::Place, 16, Kind::Text),
    ];
    let mut table = Table::filling(worksheet, columns, 2, book.language)?;
    for (index, assessment) in book.latest_year_first() {
        for measure in &assessment.measures {
            table.push(record(book, index, assessment, measure))?;
        }
    }
    table.finish()
}

fn record(book: &Book, index: usize, assessment: &Assessment, measure: &Measure) -> Vec<Cell> {
    // What a report leaves blank is what an officer looks for: it is coloured, not only empty.
    let lines = |items: &[String]| match items {
        [] => Cell::Empty.toned(Tone::Doubtful),
        items => Cell::Text(items.join("\n")),
    };
    let indicators: Vec<String> = measure.indicators.iter().map(u8::to_string).collect();
    let first_place = measure.places.first();
    vec![
        Cell::count(assessment.fiscal_year),
        book.agency_link(index),
        measure.number.map_or(Cell::Empty, Cell::count),
        Cell::Text(measure.title.clone()),
        Cell::Text(indicators.join(", ")),
        lines(&measure.steps),
        lines(&measure.responsible),
        measure.period.as_ref().map_or(Cell::Empty.toned(Tone::Doubtful), |period| Cell::Text(period.text.clone())),
        lines(&measure.results),
        measure.suggestion.clone().map_or(Cell::Empty, Cell::Text),
        first_place.map_or(Cell::Empty, |first| Cell::Text(first.file.to_string())),
        first_place.map_or(Cell::Empty, |first| Cell::Text(position(&first.at, book.language))),
    ]
}
