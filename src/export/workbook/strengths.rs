//! *Strengths and weaknesses*: agency by indicator, those with the most to improve first.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::model::{Assessment, Ranked};

use super::appended::{Survey, Take};
use super::cell::Cell;
use super::styles::{Kind, Tone};
use super::table::{Column, Paper, Table, add_sheet};
use super::{Book, WrittenSheet};

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Strengths, Paper::Landscape, book.language)?;
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let mut columns = vec![
        column(Word::FiscalYear, 8, Kind::Centre),
        column(Word::Agency, 32, Kind::Text),
        column(Word::District, 13, Kind::Text),
        Column::upright(Word::WeaknessCount.text(book.language), 7, Kind::Count),
        Column::upright(Word::StrengthCount.text(book.language), 7, Kind::Count),
    ];
    columns.extend(
        (1..=10).map(|number| Column::upright(format!("{number} {}", book.indicator_name(number)), 8, Kind::Centre)),
    );
    columns.push(column(Word::WeakestFirst, 44, Kind::Text));
    let survey = Survey::of(book, &columns, records)?;
    let mut table = Table::filling(worksheet, columns, 2, book.language)?;
    let room = table.leave_room(records, survey)?;
    table.finish()?;
    written.room = room;
    Ok(())
}

/// Gives every record, in the order of the rows.
fn records(book: &Book, take: &mut Take<'_>) -> Result<(), XlsxError> {
    for year in book.comparison.years.iter().rev() {
        let found = |ranked: &Ranked| Some((ranked.assessment, book.comparison.assessments.get(ranked.assessment)?));
        let mut assessed: Vec<(usize, &Assessment)> = year.ranking.iter().filter_map(found).collect();
        // The ranking ends with the weakest: from there the sort keeps the order among equals.
        assessed.reverse();
        assessed.sort_by_key(|(_, assessment)| Reverse(assessment.weaknesses.len()));
        for (index, assessment) in assessed {
            if take(&record(book, index, assessment))?.is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn record<'a>(book: &Book<'a>, index: usize, assessment: &'a Assessment) -> Vec<Cell<'a>> {
    let mut cells = vec![
        Cell::count(assessment.fiscal_year),
        book.agency_link(index),
        Cell::text_or_dash(assessment.agency.district.as_deref()),
        Cell::count(assessment.weaknesses.len()),
        Cell::count(assessment.strengths.len()),
    ];
    cells.extend((1..=10).map(|number| {
        let strong = assessment.strengths.contains(&number);
        let weak = assessment.weaknesses.contains(&number);
        match (strong, weak) {
            (true, false) => Cell::text(Word::Strong.text(book.language)).toned(Tone::Good),
            (false, true) => Cell::text(Word::Weak.text(book.language)).toned(Tone::Bad),
            // Told as both: a finding says so.
            (true, true) => Cell::text(Word::Unclear.text(book.language)).toned(Tone::Doubtful),
            (false, false) => Cell::text(words::NOTHING),
        }
    }));
    cells.push(Cell::text(weakest_first(book, assessment)));
    cells
}

/// The weaknesses with their scores, lowest first, those without a score last.
fn weakest_first(book: &Book, assessment: &Assessment) -> String {
    let score = |number: u8| -> Option<Decimal> {
        assessment.indicators.iter().find(|indicator| indicator.number == number)?.score.value().copied()
    };
    let mut weak: Vec<(Option<Decimal>, u8)> =
        assessment.weaknesses.iter().map(|number| (score(*number), *number)).collect();
    weak.sort_by_key(|(score, number)| (score.is_none(), *score, *number));
    let lines: Vec<String> = weak
        .into_iter()
        .map(|(score, number)| {
            let name = book.indicator_name(number);
            score.map_or_else(|| format!("{number} {name}"), |score| format!("{number} {name} {}", words::score(score)))
        })
        .collect();
    if lines.is_empty() { words::NOTHING.to_owned() } else { lines.join("\n") }
}
