//! *Files*: every file that was met and what became of it.

use rust_xlsxwriter::XlsxError;

use crate::export::wording::workbook::{Sheet, Word};
use crate::export::wording::{findings, labels};
use crate::model::{FileStatus, Place};

use super::styles::{Kind, Tone};
use super::table::{Cell, Column, Paper, Table, add_sheet};
use super::{Book, WrittenSheet};

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Files, Paper::Landscape, book.language)?;
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let columns = vec![
        column(Word::File, 56, Kind::Text),
        column(Word::Format, 10, Kind::Centre),
        column(Word::Status, 16, Kind::Centre),
        column(Word::Reason, 58, Kind::Text),
        column(Word::File, 10, Kind::Text),
    ];
    let mut table = Table::filling(worksheet, columns, 1, book.language)?;
    for file in &book.comparison.files {
        let tone = match file.status {
            FileStatus::Unreadable(_) => Tone::Bad,
            FileStatus::Partial(_) => Tone::Doubtful,
            FileStatus::Read | FileStatus::Empty | FileStatus::Ignored => Tone::Plain,
        };
        table.push(vec![
            Cell::Text(file.path.to_string()),
            Cell::Text(labels::format(file.format, book.language).to_owned()),
            Cell::Text(labels::status(&file.status, book.language).to_owned()).toned(tone),
            findings::reason(&file.status, book.language).map_or(Cell::Empty, Cell::Text),
            book.opening(&Place::file(&file.path)),
        ])?;
    }
    table.finish()
}
