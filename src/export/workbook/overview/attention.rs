//! How many findings and files there are of each sort, side by side.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::export::wording::workbook::{Sheet, Word};
use crate::export::wording::{decisions, labels};
use crate::model::{FileStatus, ReadFailure, Severity};

use super::super::Book;
use super::super::cell::{Cell, Target};
use super::super::styles::{self, Kind, Tone};
use super::super::table::{Column, Table};
use super::{HEADING_HEIGHT, NAME_WIDTH, WIDTH};

/// Where the counts of files begin, a column after those of findings.
const FILES: u16 = 6;

/// Returns the last row.
pub(super) fn write(worksheet: &mut Worksheet, book: &Book, row: u32) -> Result<u32, XlsxError> {
    worksheet.write_string_with_format(row, 0, Word::Attention.text(book.language), &styles::section())?;
    let link = |sheet: Sheet| Cell::Link {
        text: sheet.name(book.language).into(),
        target: Target { sheet, row: 0, column: 0 },
    };
    let severities = [(Severity::Error, Tone::Bad), (Severity::Warning, Tone::Doubtful), (Severity::Note, Tone::Plain)];
    let open = severities.map(|(severity, tone)| {
        let count = book.comparison.findings.iter().filter(|found| found.detail.severity() == severity).count();
        (labels::severity(severity, book.language), count, tone)
    });
    let mut findings = open.to_vec();
    findings.push((decisions::settled(book.language), book.comparison.settled.len(), Tone::Good));
    let statuses = [
        (FileStatus::Read, Tone::Plain),
        (FileStatus::Partial(Vec::new()), Tone::Doubtful),
        (FileStatus::Empty, Tone::Plain),
        (FileStatus::Unreadable(ReadFailure::NoBytes), Tone::Bad),
        (FileStatus::Ignored, Tone::Plain),
    ];
    let files = statuses.map(|(status, tone)| {
        let count = book.comparison.files.iter().filter(|file| file.status.code() == status.code()).count();
        // As a heading the word must break.
        let label = match status {
            FileStatus::Unreadable(_) => Word::Unreadable.text(book.language),
            _ => labels::status(&status, book.language),
        };
        (label, count, tone)
    });
    let place = |column| (row + 1, column);
    write_counts(worksheet, book, place(0), (Word::Severity, NAME_WIDTH, link(Sheet::Findings)), &findings)?;
    let last = write_counts(worksheet, book, place(FILES), (Word::Status, WIDTH, link(Sheet::Files)), &files)?;
    worksheet.set_row_height(row + 1, HEADING_HEIGHT)?;
    Ok(last)
}

fn write_counts(
    worksheet: &mut Worksheet,
    book: &Book,
    place: (u32, u16),
    (heading, width, name): (Word, u16, Cell),
    counts: &[(&str, usize, Tone)],
) -> Result<u32, XlsxError> {
    let mut columns = vec![Column::new(heading.text(book.language), width, Kind::Text)];
    columns.extend(counts.iter().map(|(label, _, _)| Column::new(*label, WIDTH, Kind::Count)));
    let mut table = Table::beginning(worksheet, place, columns, book.language)?;
    let mut record = vec![name];
    record.extend(
        counts.iter().map(|(_, count, tone)| Cell::count(*count).toned(if *count > 0 { *tone } else { Tone::Plain })),
    );
    table.push(record)?;
    Ok(table.last_row())
}
