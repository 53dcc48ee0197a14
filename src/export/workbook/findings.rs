//! *Findings*: everything that does not add up, what must be decided first.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::export::wording::report::position;
use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::export::wording::{findings, labels};
use crate::model::{Finding, Severity};

use super::Book;
use super::styles::{Kind, Tone};
use super::table::{Cell, Column, Paper, Table, add_sheet};

/// Places of one finding that are written out.
const PLACES: usize = 10;

pub(super) fn add(workbook: &mut Workbook, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(workbook, Sheet::Findings, Paper::Landscape, book.language)?;
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let columns = vec![
        column(Word::Severity, 10, Kind::Centre),
        column(Word::FiscalYear, 8, Kind::Centre),
        column(Word::Agency, 30, Kind::Text),
        column(Word::Message, 64, Kind::Text),
        column(Word::File, 26, Kind::Text),
        column(Word::Place, 28, Kind::Text),
        column(Word::Code, 22, Kind::Text),
    ];
    let mut table = Table::filling(worksheet, columns, 1, book.language)?;
    for finding in &book.comparison.findings {
        table.push(record(book, finding))?;
    }
    table.finish()
}

fn record(book: &Book, finding: &Finding) -> Vec<Cell> {
    let severity = finding.detail.severity();
    let tone = match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Doubtful,
        Severity::Note => Tone::Plain,
    };
    let assessment =
        finding.agency.as_ref().zip(finding.fiscal_year).and_then(|key| book.assessments.get(&key)).copied();
    let agency = match assessment {
        Some(index) => book.agency_link(index),
        None => Cell::text_or_dash(finding.agency.as_ref().map(|agency| agency.name.as_str())),
    };
    let shown = || finding.places.iter().take(PLACES);
    let mut files: Vec<&str> = shown().map(|found| &*found.file).collect();
    files.dedup();
    let one_file = files.len() <= 1;
    let mut places: Vec<String> = shown()
        .map(|found| match position(&found.at, book.language) {
            at if one_file => at,
            at => format!("{}: {at}", found.file),
        })
        .collect();
    if let Some(more @ 1..) = finding.places.len().checked_sub(PLACES) {
        places.push(words::more(more, book.language));
    }
    vec![
        Cell::Text(labels::severity(severity, book.language).to_owned()).toned(tone),
        finding.fiscal_year.map_or(Cell::Empty, Cell::count),
        agency,
        Cell::Text(findings::message(finding, book.language)),
        Cell::Text(files.join("\n")),
        Cell::Text(places.join("\n")),
        Cell::Text(finding.detail.code().to_owned()),
    ]
}
