//! *Years*: agencies that stand in more than one fiscal year, the latest change first, the greatest gain on top.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::export::wording::labels;
use crate::export::wording::workbook::{Sheet, Word};
use crate::model::{Assessment, Change, Instrument};

use super::Book;
use super::formula::{Live, Value, round_mean};
use super::styles::{Kind, Tone};
use super::table::{Cell, Column, Paper, Table, add_sheet, letters};

const BEFORE: u16 = 5;
const AFTER: u16 = 6;

pub(super) fn add(workbook: &mut Workbook, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(workbook, Sheet::Years, Paper::Landscape, book.language)?;
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let mut columns = vec![
        column(Word::Agency, 34, Kind::Text),
        column(Word::District, 14, Kind::Text),
        column(Word::Province, 14, Kind::Text),
        column(Word::YearBefore, 9, Kind::Centre),
        column(Word::YearAfter, 9, Kind::Centre),
        column(Word::ScoreBefore, 9, Kind::Score),
        column(Word::ScoreAfter, 9, Kind::Score),
        column(Word::Change, 10, Kind::Difference),
    ];
    columns
        .extend(Instrument::ALL.map(|instrument| Column::new(format!("{} ±", instrument.code()), 9, Kind::Difference)));
    columns.extend([
        column(Word::GradeBefore, 11, Kind::Centre),
        column(Word::GradeAfter, 11, Kind::Centre),
        column(Word::ResultBefore, 10, Kind::Centre),
        column(Word::ResultAfter, 10, Kind::Centre),
        column(Word::ResultChange, 17, Kind::Centre),
    ]);
    let mut table = Table::filling(worksheet, columns, 1, book.language)?;

    let all = &book.comparison.assessments;
    let mut changes: Vec<(&Change, &Assessment, &Assessment)> = book
        .comparison
        .changes
        .iter()
        .filter_map(|change| Some((change, all.get(change.from)?, all.get(change.to)?)))
        .collect();
    changes.sort_by_key(|(change, _, to)| {
        (Reverse(to.fiscal_year), change.difference.is_none(), Reverse(change.difference))
    });
    for (change, from, to) in changes {
        let row = table.last_row() + 1;
        table.push(record(book, change, from, to, row))?;
    }
    table.finish()
}

fn record(book: &Book, change: &Change, from: &Assessment, to: &Assessment, row: u32) -> Vec<Cell> {
    let (before, after) = (format!("{}{}", letters(BEFORE), row + 1), format!("{}{}", letters(AFTER), row + 1));
    let difference = round_mean(&format!("{after}-{before}"));
    let difference = Live::first_that_gives(
        Value::mean(change.difference),
        [Live::formula(format!("=IF(COUNT({before}:{after})=2,{difference},\"\")"), Value::mean(change.difference))],
    );
    let passed = |assessment: &Assessment| match assessment.passed.value() {
        Some(passed) => Cell::Text(labels::passed(*passed, book.language).to_owned()),
        None => Cell::Empty,
    };
    let grade = |assessment: &Assessment| match assessment.grade.value() {
        Some(grade) => Cell::Text(labels::grade(*grade, book.language).to_owned()),
        None => Cell::Empty,
    };
    let mut cells = vec![
        book.agency_link(change.to),
        Cell::text_or_dash(to.agency.district.as_deref()),
        Cell::text_or_dash(to.agency.province.as_deref()),
        Cell::count(from.fiscal_year),
        Cell::count(to.fiscal_year),
        Cell::number(from.overall.value().copied()),
        Cell::number(to.overall.value().copied()),
        Cell::Live(difference).toned(match change.difference {
            Some(difference) if difference.is_sign_negative() && !difference.is_zero() => Tone::Bad,
            Some(difference) if !difference.is_zero() => Tone::Good,
            _ => Tone::Plain,
        }),
    ];
    cells.extend(Instrument::ALL.map(|instrument| {
        let score =
            |assessment: &Assessment| -> Option<Decimal> { assessment.instruments.get(&instrument)?.value().copied() };
        Cell::number(score(to).zip(score(from)).and_then(|(to, from)| to.checked_sub(from)))
    }));
    cells.extend([grade(from), grade(to), passed(from), passed(to)]);
    cells.push(match change.newly_passed {
        Some(true) => Cell::Text(Word::NewPass.text(book.language).to_owned()).toned(Tone::Good),
        Some(false) => Cell::Text(Word::NewFail.text(book.language).to_owned()).toned(Tone::Bad),
        None => Cell::Empty,
    });
    cells
}
