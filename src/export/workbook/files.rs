//! *Files*: every file that was met and what became of it.

use rust_xlsxwriter::XlsxError;

use crate::export::wording::workbook::{Sheet, Word};
use crate::export::wording::{findings, labels};
use crate::model::{FileStatus, Place};

use super::appended::{Survey, Take};
use super::cell::Cell;
use super::styles::{Kind, Tone};
use super::table::{Column, Paper, Table, add_sheet};
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
    let survey = Survey::of(book, &columns, records)?;
    let mut table = Table::filling(worksheet, columns, 1, book.language)?;
    let room = table.leave_room(records, survey)?;
    table.finish()?;
    written.room = room;
    Ok(())
}

/// Gives every record, in the order of the rows.
fn records(book: &Book, take: &mut Take<'_>) -> Result<(), XlsxError> {
    for file in &book.comparison.files {
        let tone = match file.status {
            FileStatus::Unreadable(_) => Tone::Bad,
            FileStatus::Partial(_) => Tone::Doubtful,
            FileStatus::Read | FileStatus::Empty | FileStatus::Ignored => Tone::Plain,
        };
        let record = [
            Cell::text(&*file.path),
            Cell::text(labels::format(file.format, book.language)),
            Cell::text(labels::status(&file.status, book.language)).toned(tone),
            findings::reason(&file.status, book.language).map_or(Cell::Empty, Cell::text),
            book.opening(&Place::file(&file.path)),
        ];
        if take(&record)?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}
