//! *By district* and *by kind*: groups of agencies of one year against each other, by formulas over the ranking.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use crate::export::wording::labels;
use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::model::{Group, Instrument, YearComparison};

use super::cell::{Cell, Target};
use super::formula::{Live, Value, quoted, round_mean};
use super::overview::pass_rate;
use super::ranking::{AGENCY, DISTRICT, FIRST_INSTRUMENT, KIND, Layout as Columns, PROVINCE, RESULT, USED, YEAR};
use super::styles::Kind;
use super::table::{Column, Paper, Table, add_sheet, letters};
use super::{Book, WrittenSheet};

/// Adds the sheet of districts: in each year the best mean first.
pub(super) fn add_districts(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Districts, Paper::Landscape, book.language)?;
    let keys = [
        Column::new(Word::Province.text(book.language), 15, Kind::Text),
        Column::new(Word::District.text(book.language), 16, Kind::Text),
    ];
    let mut table = Table::filling(worksheet, columns(book, keys), 3, book.language)?;
    for year in book.comparison.years.iter().rev() {
        let mut groups: Vec<_> = year.districts.iter().collect();
        groups.sort_by_key(|group| (group.mean.is_none(), Reverse(group.mean)));
        for group in groups {
            let (province, district) = &group.key;
            let keys = [(PROVINCE, named(province)), (DISTRICT, named(district))];
            let row = table.last_row() + 1;
            table.push(record(book, year, group, &keys, row))?;
        }
    }
    table.finish()
}

/// Adds the sheet of kinds, in the order of kinds.
pub(super) fn add_kinds(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Kinds, Paper::Landscape, book.language)?;
    let keys = [Column::new(Word::Kind.text(book.language), 32, Kind::Text)];
    let mut table = Table::filling(worksheet, columns(book, keys), 2, book.language)?;
    for year in book.comparison.years.iter().rev() {
        for group in &year.kinds {
            let keys = [(KIND, labels::kind(group.key, book.language))];
            let row = table.last_row() + 1;
            table.push(record(book, year, group, &keys, row))?;
        }
    }
    table.finish()
}

fn named(name: &str) -> &str {
    if name.is_empty() { words::NOTHING } else { name }
}

fn columns(book: &Book, keys: impl IntoIterator<Item = Column>) -> Vec<Column> {
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let mut columns = vec![column(Word::FiscalYear, 9, Kind::Centre)];
    columns.extend(keys);
    columns.extend([
        column(Word::AgencyCount, 9, Kind::Count),
        column(Word::MeanScore, 9, Kind::Score),
        column(Word::DifferenceOfGroup, 10, Kind::Difference),
        column(Word::Passed, 8, Kind::Count),
        column(Word::Failed, 8, Kind::Count),
        column(Word::PassRate, 10, Kind::Share),
    ]);
    columns.extend(
        Instrument::ALL.map(|instrument| Column::new(words::mean_of(instrument.code(), book.language), 9, Kind::Score)),
    );
    columns.extend([column(Word::BestAgency, 38, Kind::Text), column(Word::WeakestAgency, 38, Kind::Text)]);
    columns
}

/// One group: the keys are columns of the ranking and what must stand there.
fn record<K>(
    book: &Book,
    year: &YearComparison,
    group: &Group<K>,
    keys: &[(u16, &str)],
    row: u32,
) -> Vec<Cell<'static>> {
    let at = |column: u16| format!("${}{}", letters(column), row + 1);
    let first_figure = u16::try_from(keys.len()).unwrap_or(0) + 1;
    let over = Columns::column;
    let own_keys: String =
        (1_u16..).zip(keys).map(|(own, (column, _))| format!(",{},{}", over(*column), at(own))).collect();
    let members = format!("{},{}{own_keys}", over(YEAR), at(0));
    // A name may read as a condition ("<5", "ก*") to COUNTIFS: then the figures stand as values.
    let by_formula = book.live && keys.iter().all(|(_, key)| reads_as_itself(key));
    let live = |formula: String, value: Value| {
        Cell::Live(if by_formula { Live::formula(formula, value) } else { Live::fixed(value) })
    };
    let with_result = |passed| {
        let criterion = quoted(labels::passed(passed, book.language));
        format!("=COUNTIFS({members},{},{criterion})", over(RESULT))
    };
    let (passed, failed) = (Decimal::from(group.passed), Decimal::from(group.failed));
    let mean_cell = at(first_figure + 1);
    // Of the rounded means, as the formula takes it.
    let shown = |mean: Option<Decimal>| Value::mean(mean).as_number();
    let difference =
        shown(group.mean).zip(shown(year.overall_mean)).and_then(|(mean, of_year)| mean.checked_sub(of_year));
    let average = |column: u16, mean: Option<Decimal>| {
        let average = round_mean(&format!("AVERAGEIFS({},{members})", over(column)));
        live(format!("=IFERROR({average},\"\")"), Value::mean(mean))
    };

    let mut cells = vec![Cell::count(year.fiscal_year)];
    cells.extend(keys.iter().map(|(_, key)| Cell::text((*key).to_owned())));
    cells.push(live(format!("=COUNTIFS({members})"), Value::Number(group.assessments.len().into())));
    cells.push(average(USED, group.mean));
    cells.push(Cell::Live(match book.overview.mean_of_year(year.fiscal_year, book) {
        Some(of_year) => Live::formula(
            format!("=IF(ISNUMBER({mean_cell}),{},\"\")", round_mean(&format!("{mean_cell}-{of_year}"))),
            Value::mean(difference),
        ),
        None => Live::fixed(Value::mean(difference)),
    }));
    cells.push(live(with_result(true), Value::Number(passed)));
    cells.push(live(with_result(false), Value::Number(failed)));
    cells.push(pass_rate(&at(first_figure + 3), &at(first_figure + 4), passed, failed));
    cells.extend(
        (FIRST_INSTRUMENT..).zip(Instrument::ALL).map(|(column, of)| average(column, instrument_mean(book, group, of))),
    );
    let has_score =
        |index: &usize| book.comparison.assessments.get(*index).is_some_and(|found| found.overall.value().is_some());
    let mut with_score = group.assessments.iter().copied().filter(has_score);
    let best = with_score.next();
    cells.push(agency_link(book, best));
    cells.push(agency_link(book, with_score.next_back().or(best)));
    cells
}

/// The plain mean of an instrument over those of a group that have a score of it.
fn instrument_mean<K>(book: &Book, group: &Group<K>, instrument: Instrument) -> Option<Decimal> {
    let members = group.assessments.iter().filter_map(|index| book.comparison.assessments.get(*index));
    let scores: Vec<Decimal> =
        members.filter_map(|found| found.instruments.get(&instrument)?.value().copied()).collect();
    let sum = scores.iter().try_fold(Decimal::ZERO, |sum, score| sum.checked_add(*score))?;
    sum.checked_div(Decimal::from(scores.len()))
}

/// An agency's name with its score, leading to its row in the ranking.
fn agency_link(book: &Book, assessment: Option<usize>) -> Cell<'static> {
    let named = assessment.and_then(|index| {
        let found = book.comparison.assessments.get(index)?;
        Some((&found.agency.name, found.overall.value()?, book.ranking.row(index)?))
    });
    match named {
        Some((name, score, row)) => Cell::Link {
            text: format!("{name} ({})", words::score(*score)).into(),
            target: Target { sheet: Sheet::Ranking, row, column: AGENCY },
        },
        None => Cell::text(words::NOTHING),
    }
}

/// Whether COUNTIFS takes a text as nothing but itself: Thai or Latin words, no operators, wildcards or numbers.
fn reads_as_itself(text: &str) -> bool {
    text == words::NOTHING
        || text.chars().all(|c| c == ' ' || c.is_ascii_alphabetic() || matches!(c, '\u{0E01}'..='\u{0E4E}'))
            && text.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_read_as_conditions_are_told() {
        let cases = [
            ("เขื่องใน", true),
            ("ม่วงสามสิบ", true),
            ("–", true),
            ("City municipality", true),
            ("=ก", false),
            ("<5", false),
            ("ก*", false),
            ("ก?", false),
            ("2564", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(reads_as_itself(text), expected, "{text}");
        }
    }
}
