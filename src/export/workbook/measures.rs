//! *Measures*: one row each, as the agencies' reports tell them.

use rust_xlsxwriter::XlsxError;

use crate::export::wording::Language;
use crate::export::wording::report::position;
use crate::export::wording::workbook::{Sheet, Word};
use crate::model::{Assessment, Measure, SharedText};

use super::appended::{Survey, Take};
use super::cell::{Cell, Look};
use super::styles::{Kind, Tone};
use super::table::{Column, Paper, Table, add_sheet};
use super::{Book, WrittenSheet};

/// The column of an agency's name, which leads to the ranking.
const AGENCY: u16 = 1;

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Measures, Paper::Landscape, book.language)?;
    let measures = || book.comparison.assessments.iter().flat_map(|assessment| &assessment.measures);
    let count = u32::try_from(measures().count()).unwrap_or(u32::MAX);
    let looks: &[Look] = if measures().any(has_blank) { &[Look::Body(Kind::Text, Tone::Doubtful)] } else { &[] };
    let columns = columns(book.language);
    let survey = Survey::of_first(book, &columns, records, count, &[AGENCY], looks)?;
    let mut table = Table::filling(worksheet, columns, 2, book.language)?;
    let room = table.leave_room(records, survey)?;
    table.finish()?;
    written.room = room;
    Ok(())
}

fn columns(language: Language) -> Vec<Column> {
    let column = |word: Word, width, kind| Column::new(word.text(language), width, kind);
    vec![
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
    ]
}

/// Gives every record, in the order of the rows.
fn records(book: &Book, take: &mut Take<'_>) -> Result<(), XlsxError> {
    for (index, assessment) in book.latest_year_first() {
        for measure in &assessment.measures {
            if take(&record(book, index, assessment, measure))?.is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Whether a measure has a cell that is [`blank`].
fn has_blank(measure: &Measure) -> bool {
    [&measure.steps, &measure.responsible, &measure.results].iter().any(|lines| lines.is_empty())
        || measure.period.is_none()
}

/// What a report leaves blank is what an officer looks for: it is coloured, not only empty.
fn blank<'a>() -> Cell<'a> {
    Cell::Empty.toned(Tone::Doubtful)
}

fn record<'a>(book: &Book<'a>, index: usize, assessment: &'a Assessment, measure: &'a Measure) -> [Cell<'a>; 12] {
    let text = |text: &'a str| Cell::text(text);
    let lines = |items: &'a [SharedText]| match items {
        [] => blank(),
        [only] => text(only),
        items => Cell::text(items.join("\n")),
    };
    let indicators: Vec<String> = measure.indicators.iter().map(u8::to_string).collect();
    let first_place = measure.places.first();
    [
        Cell::count(assessment.fiscal_year),
        book.agency_link(index),
        measure.number.map_or(Cell::Empty, Cell::count),
        text(&measure.title),
        Cell::text(indicators.join(", ")),
        lines(&measure.steps),
        lines(&measure.responsible),
        measure.period.as_ref().map_or_else(blank, |period| text(&period.text)),
        lines(&measure.results),
        measure.suggestion.as_deref().map_or(Cell::Empty, text),
        first_place.map_or(Cell::Empty, |first| text(&first.file)),
        first_place.map_or(Cell::Empty, |first| Cell::text(position(&first.at, book.language))),
    ]
}
