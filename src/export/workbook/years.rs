//! *Years*: agencies that stand in more than one fiscal year, the latest change first, the greatest gain on top.
//!
//! Scores and results refer to the ranking, so that a corrected score follows. Grades of the one scale and levels of the
//! other stand beside each other and are never called better or worse.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatType, Worksheet,
    XlsxError,
};

use crate::export::wording::labels;
use crate::export::wording::workbook::{Sheet, Word};
use crate::model::{Assessment, Change, Instrument};

use super::appended::{Survey, Take};
use super::cell::Cell;
use super::formula::{Live, Value, quoted, round_mean};
use super::ranking::{FIRST_INDICATOR, FIRST_INSTRUMENT, GRADE, RESULT, USED};
use super::styles::{self, Kind, Tone};
use super::table::{Column, FIRST_ROW, HEADING_ROW, Paper, Table, add_sheet, letters};
use super::{Book, WrittenSheet};

const BEFORE: u16 = 5;
const AFTER: u16 = 6;
const CHANGE: u16 = 7;
const FIRST_DIFFERENCE: u16 = 8;
const LAST_DIFFERENCE: u16 = 20;
const RESULT_BEFORE: u16 = 23;
const RESULT_AFTER: u16 = 24;
const RESULT_CHANGE: u16 = 25;

/// The points of change at which the colours of the heat map are full.
const FULL_COLOUR: i8 = 10;

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Years, Paper::Landscape, book.language)?;
    let columns = columns(book);
    let survey = Survey::of(book, &columns, records)?;
    let mut table = Table::filling(worksheet, columns, 1, book.language)?;
    let room = table.leave_room(records, survey)?;
    let last_row = table.last_row();
    table.finish()?;
    if last_row > HEADING_ROW {
        colour(worksheet, book, last_row)?;
    }
    written.room = room;
    Ok(())
}

/// Gives every record, in the order of the rows.
fn records(book: &Book, take: &mut Take<'_>) -> Result<(), XlsxError> {
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
    for (row, (change, from, to)) in (FIRST_ROW..).zip(changes) {
        if take(&Record { book, change, from, to, row }.cells())?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

fn columns(book: &Book) -> Vec<Column> {
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let mut columns = vec![
        column(Word::Agency, 34, Kind::Text),
        column(Word::District, 12, Kind::Text),
        column(Word::Province, 13, Kind::Text),
        column(Word::YearBefore, 8, Kind::Centre),
        column(Word::YearAfter, 8, Kind::Centre),
        column(Word::ScoreBefore, 9, Kind::Score),
        column(Word::ScoreAfter, 9, Kind::Score),
        column(Word::Change, 10, Kind::Difference),
    ];
    columns
        .extend(Instrument::ALL.map(|instrument| Column::new(format!("{} ±", instrument.code()), 8, Kind::Difference)));
    columns.extend(
        (1..=10)
            .map(|number| Column::upright(format!("{number} {} ±", book.indicator_name(number)), 8, Kind::Difference)),
    );
    columns.extend([
        column(Word::GradeBefore, 15, Kind::Centre),
        column(Word::GradeAfter, 15, Kind::Centre),
        column(Word::ResultBefore, 9, Kind::Centre),
        column(Word::ResultAfter, 9, Kind::Centre),
        column(Word::ResultChange, 16, Kind::Centre),
        column(Word::Note, 18, Kind::Text),
    ]);
    columns
}

/// Heat map over the differences, new passes green and new fails red.
fn colour(worksheet: &mut Worksheet, book: &Book, last_row: u32) -> Result<(), XlsxError> {
    let heat = ConditionalFormat3ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, -FULL_COLOUR)
        .set_midpoint(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, FULL_COLOUR)
        .set_minimum_color(styles::LOW)
        .set_midpoint_color("#FFFFFF")
        .set_maximum_color(styles::HIGH);
    worksheet.add_conditional_format(FIRST_ROW, FIRST_DIFFERENCE, last_row, LAST_DIFFERENCE, &heat)?;
    let tones = [
        (ConditionalFormatCellRule::GreaterThan(0), Tone::Good),
        // An empty text is greater than every number, and no change is none.
        (ConditionalFormatCellRule::LessThan(0), Tone::Bad),
    ];
    for (rule, tone) in tones {
        let rule = ConditionalFormatCell::new().set_rule(rule).set_format(styles::fill(tone));
        worksheet.add_conditional_format(FIRST_ROW, CHANGE, last_row, CHANGE, &rule)?;
    }
    for (word, tone) in [(Word::NewPass, Tone::Good), (Word::NewFail, Tone::Bad)] {
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(word.text(book.language)))
            .set_format(styles::fill(tone));
        worksheet.add_conditional_format(FIRST_ROW, RESULT_CHANGE, last_row, RESULT_CHANGE, &rule)?;
    }
    Ok(())
}

/// One agency from one year to a later one.
struct Record<'b, 'a> {
    book: &'b Book<'a>,
    change: &'a Change,
    from: &'a Assessment,
    to: &'a Assessment,
    row: u32,
}

impl<'a> Record<'_, 'a> {
    fn at(&self, column: u16) -> String {
        format!("{}{}", letters(column), self.row + 1)
    }

    fn cells(&self) -> Vec<Cell<'a>> {
        let Record { book, change, from, to, .. } = self;
        let mut cells = vec![
            book.agency_over_years(&[change.from, change.to]),
            Cell::text_or_dash(to.agency.district.as_deref()),
            Cell::text_or_dash(to.agency.province.as_deref()),
            Cell::count(from.fiscal_year),
            Cell::count(to.fiscal_year),
            book.ranked_number(change.from, USED, from.overall.value().copied()),
            book.ranked_number(change.to, USED, to.overall.value().copied()),
            Cell::Live(self.change_of_overall()),
        ];
        cells.extend(Instrument::ALL.into_iter().zip(FIRST_INSTRUMENT..).map(|(instrument, column)| {
            self.difference(column, |found| found.instruments.get(&instrument)?.value().copied())
        }));
        cells.extend((1..=10).zip(FIRST_INDICATOR..).map(|(number, column)| {
            self.difference(column, |found| {
                found.indicators.iter().find(|indicator| indicator.number == number)?.score.value().copied()
            })
        }));
        let grade = |index, found: &Assessment| {
            book.ranked_text(index, GRADE, found.grade.value().map(|grade| labels::grade(*grade, book.language)))
        };
        let result = |index, found: &Assessment| {
            let passed = found.passed.value().map(|passed| labels::passed(*passed, book.language));
            book.ranked_text(index, RESULT, passed)
        };
        cells.extend([
            grade(change.from, from),
            grade(change.to, to),
            result(change.from, from),
            result(change.to, to),
            Cell::Live(self.result_change()),
            match self.scale_changed() {
                true => Cell::text(Word::ScaleChanged.text(book.language)),
                false => Cell::Empty,
            },
        ]);
        cells
    }

    fn change_of_overall(&self) -> Live {
        let (before, after) = (self.at(BEFORE), self.at(AFTER));
        let difference = round_mean(&format!("{after}-{before}"));
        let value = Value::mean(self.change.difference);
        let formula = format!("=IF(COUNT({before}:{after})=2,{difference},\"\")");
        Live::first_that_gives(value.clone(), [Live::formula(formula, value)])
    }

    /// The later score of a column of the ranking less the earlier one.
    fn difference(&self, column: u16, score: impl Fn(&Assessment) -> Option<Decimal>) -> Cell<'a> {
        let Record { book, change, from, to, .. } = self;
        let value = Value::mean(score(to).zip(score(from)).and_then(|(to, from)| to.checked_sub(from)));
        let cells = book.ranked(change.from, column).zip(book.ranked(change.to, column)).filter(|_| book.live);
        match cells.filter(|_| value != Value::Nothing) {
            Some((before, after)) => {
                let difference = round_mean(&format!("{after}-{before}"));
                Cell::Live(Live::formula(format!("=IF(COUNT({before},{after})=2,{difference},\"\")"), value))
            }
            None => Cell::Live(Live::fixed(value)),
        }
    }

    fn result_change(&self) -> Live {
        let language = self.book.language;
        let value = Value::text(
            self.change
                .newly_passed
                .map(|passed| if passed { Word::NewPass.text(language) } else { Word::NewFail.text(language) }),
        );
        if !self.book.live {
            return Live::fixed(value);
        }
        let (before, after) = (self.at(RESULT_BEFORE), self.at(RESULT_AFTER));
        let became = |passed: bool, word: Word| {
            let (was, is) = (labels::passed(!passed, language), labels::passed(passed, language));
            (format!("AND({before}={},{after}={})", quoted(was), quoted(is)), quoted(word.text(language)))
        };
        let ((newly, pass), (lost, fail)) = (became(true, Word::NewPass), became(false, Word::NewFail));
        Live::formula(format!("=IF({newly},{pass},IF({lost},{fail},\"\"))"), value)
    }

    /// Whether the two years grade by different scales: letters, or levels in words.
    fn scale_changed(&self) -> bool {
        let letters = |found: &Assessment| {
            let band = self.book.rules.for_year(found.fiscal_year).and_then(|rules| rules.bands.first());
            band.map(|band| band.grade.is_letter())
        };
        letters(self.from).zip(letters(self.to)).is_some_and(|(before, after)| before != after)
    }
}
