//! How many of each grade, one line a year: letters and levels in tables of their own, since they are no one scale.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::export::wording::labels;
use crate::export::wording::workbook::Word;
use crate::model::{Grade, YearComparison};

use super::super::Book;
use super::super::cell::Cell;
use super::super::formula::Value;
use super::super::ranking::{GRADE, Layout as Columns, YEAR};
use super::super::styles::{self, Kind};
use super::super::table::{Column, Table, letters};
use super::{NAME_WIDTH, WIDTH, after_gap, live};

/// Returns the last row.
pub(super) fn write(worksheet: &mut Worksheet, book: &Book, row: u32) -> Result<u32, XlsxError> {
    worksheet.write_string_with_format(row, 0, Word::Grades.text(book.language), &styles::section())?;
    let mut last = row;
    for letters in [false, true] {
        let years: Vec<&YearComparison> =
            book.comparison.years.iter().rev().filter(|year| has_scale(book, year, letters)).collect();
        if !years.is_empty() {
            let first = if last == row { row + 1 } else { after_gap(worksheet, last)? };
            last = write_scale(worksheet, book, first, letters, &years)?;
        }
    }
    Ok(last)
}

/// Whether a year's rules give grades of a scale, or a document states one of it.
fn has_scale(book: &Book, year: &YearComparison, letters: bool) -> bool {
    let bands = book.rules.for_year(year.fiscal_year).map_or(&[][..], |rules| &rules.bands);
    year.grades.keys().copied().chain(bands.iter().map(|band| band.grade)).any(|grade| grade.is_letter() == letters)
}

fn write_scale(
    worksheet: &mut Worksheet,
    book: &Book,
    row: u32,
    letter_scale: bool,
    years: &[&YearComparison],
) -> Result<u32, XlsxError> {
    let grades = || Grade::ALL.into_iter().filter(|grade| grade.is_letter() == letter_scale);
    let mut columns = vec![Column::new(Word::FiscalYear.text(book.language), NAME_WIDTH, Kind::Centre)];
    columns.extend(grades().map(|grade| Column::new(labels::grade(grade, book.language), WIDTH, Kind::Count)));
    let mut table = Table::at(worksheet, row, columns, book.language)?;
    for year in years {
        let line = table.last_row() + 2;
        let mut record = vec![Cell::count(year.fiscal_year)];
        record.extend((1..).zip(grades()).map(|(column, grade)| {
            let count = year.grades.get(&grade).copied().unwrap_or(0);
            let formula = format!(
                "=COUNTIFS({},$A{line},{},{}${})",
                Columns::column(YEAR),
                Columns::column(GRADE),
                letters(column),
                row + 1
            );
            live(formula, Value::Number(count.into()))
        }));
        table.push(record)?;
    }
    let last = table.last_row();
    let lines = if letter_scale { 2 } else { 3 };
    worksheet.set_row_height(row, lines * styles::LINE_HEIGHT)?;
    Ok(last)
}
